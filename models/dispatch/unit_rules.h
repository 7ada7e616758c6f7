#pragma once

#include "models/dispatch/decide_parts.h"

#include <set>

// What the rules about units share. Private to decide_unit*.cpp, decide_dispatch*.cpp,
// decide_emergency.cpp, decide_incident_join.cpp, decide_undo.cpp and undo_*.cpp.
namespace haven {

// A rule that says no, but lets a person go on with a reason.
struct Objection {
    Refusal refusal;
    std::optional<UnitId> unit;
    std::optional<IncidentId> incident;
};
// The objection itself, or, with a reason, the fact that puts it on the supervisor's list.
Facts overridden(const Objection& objection, const std::string& reason, const State& state,
                 const Act& act);

// Somebody is in the car and has not arrived: leaving the work would end the transport unsaid.
// `line`: what ends it with a reason, such as "cl 3A12".
std::optional<Objection> transportObjection(const Unit& unit, const std::string& line);

// Whoever called for help stays where help was sent, and reads as free on no board: no reason takes
// them off that work while the emergency stands. Errors: EmergencyStands.
std::optional<Refusal> emergencyHolds(const Unit& unit);
// An officer on it called for help, and that is not over.
bool hasEmergency(const State& state, const Incident& incident);

void append(std::vector<Event>& facts, std::vector<Event> more);
// Silent where one of them is: nobody says anything of it on the air.
SendVoice airVoiceOf(const State& state, const std::vector<IncidentId>& incidents);
// In the order named, each once. Errors: UnitsMissing.
Result<std::vector<UnitId>> distinctUnits(const std::vector<UnitId>& units);

UnitStatus statusOf(const StatusRule& rule);
UnitStatus stageStatus(const Codes& codes, AssignmentStage stage);
UnitStatus freeStatus(const Codes& codes);
// What a status means for an assignment; nothing for meal, court and the like.
std::optional<AssignmentStage> stageOf(UnitSecondary secondary);
std::string stageWords(AssignmentStage stage);
std::string statusWords(const Codes& codes, const UnitStatus& status);

// Of the unit's incident, as far as its status check goes by it (R40).
struct CheckedWork {
    Priority priority = Priority::P3;
    TypeCode type;
};
// The next status check: the shortest of what the status, and the priority and type of the work,
// ask for. Nothing asks for one: no check.
std::optional<Instant> checkDueAt(const Codes& codes, const UnitStatus& status,
                                  const std::optional<CheckedWork>& work, Instant from);

bool hasPrimary(const Incident& incident);
const Assignment* assignmentOf(const Incident& incident, const UnitId& unit);
// Who becomes primary when these leave: nothing when the primary stays or nobody does.
std::optional<UnitId> nextPrimary(const Incident& incident, const std::set<UnitId>& leaving);
// The unit leaves its incident: the clearing, and the new primary unit if it was that.
// Precondition: the unit is on an incident of the state.
std::vector<Event> leaving(const State& state, const Unit& unit, ClearReason reason,
                           const UnitStatus& status);
// Done after arrival, canceled before it: the unit gets the credit it is due (F47).
ClearReason clearReasonOf(const Unit& unit);

} // namespace haven
