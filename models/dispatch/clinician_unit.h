#pragma once

#include "models/dispatch/act.h"
#include "models/dispatch/events_crisis.h"
#include "models/dispatch/state.h"

#include <optional>
#include <vector>

// The unit that a clinician comes with: what it does answers the request, and its clinician may say
// what it does.
namespace haven {

bool isClinicianUnit(const Unit& unit);
// One with an officer in it (waiting.h); who transports somebody has left with them.
bool isOfficerOnScene(const Incident& incident, const State& state);
// That of the open request, else a clinician's unit that works the incident; empty without one.
std::optional<UnitId> clinicianUnitOf(const State& state, const Incident& incident);
// Whether whoever does this act may say for this unit that it is on the way or there: at a desk any
// unit, a clinician only one of clinicians that no other clinician has taken.
bool maySayFor(const State& state, const UnitId& unit, const Act& act);

} // namespace haven
