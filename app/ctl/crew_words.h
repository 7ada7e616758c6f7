#pragma once

#include "models/dispatch/state.h"

#include <nlohmann/json.hpp>

// What the board tells beside queue and statuses: channels that are held, and what is behind each
// call sign. Classes open and police alone.
namespace haven::ctl {

nlohmann::json airJson(const State& state, Instant now);
// car, radio, officers, equipment, odometer, what waits for it and the transport under way.
nlohmann::json crewJson(const State& state, const UnitId& id);
void sayAir(const State& state, Instant now);
void sayStacks(const State& state);

} // namespace haven::ctl
