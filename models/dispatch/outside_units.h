#pragma once

#include "models/dispatch/event.h"
#include "models/dispatch/state.h"

#include <string>
#include <vector>

// Units of other agencies on our board: sent like ours, counted apart, never recommended.
namespace haven {

// "WHFD-E1": letters or digits on both sides of a hyphen, so that nobody takes it for one of ours.
bool hasAgencyPrefix(const UnitId& unit);
std::size_t outsideUnitCount(const State& state);
// "West Haven Fire, engine"
std::string outsideWords(const OutsideUnit& outside);
// Those that leave as the incident closes: they came for it and have no other work.
std::vector<Event> outsideUnitsGone(const State& state, const Incident& incident);

} // namespace haven
