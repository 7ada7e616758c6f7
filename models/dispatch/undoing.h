#pragma once

#include "models/dispatch/unit_rules.h"

#include <algorithm>
#include <map>
#include <set>

// How each kind of fact is taken back. Private to decide_undo.cpp and undo_*.cpp. Each overload is
// defined as undoing::undoOf, which compiles only where it is declared here: so none is passed over
// for the one that refuses.
namespace haven::undoing {

// What undoing has gathered so far, newest fact first.
struct Undoing {
    const State& state; // before any of it
    const Act& act;
    std::string what;
    std::set<UnitId> restored; // units that this undo has put back already
    // Of lists whose turns it took back.
    std::map<std::string, std::vector<std::string>> orders = {};
};

template <class T>
bool holds(const std::vector<Recorded>& act)
{
    return std::any_of(act.begin(), act.end(),
                       [](const Recorded& one) { return one.event && isKind<T>(*one.event); });
}

// With what to do instead; with why not; and because others have acted on it since.
Refusal impossible(const Undoing& undo, const std::string& instead);
Refusal never(const Undoing& undo, const std::string& why);
Refusal overtaken(const Undoing& undo);
// undo_instead.cpp: the act that corrects it, as it is typed.
std::string insteadOf(const Undoing& undo, const Event& fact);

const Unit* unitOf(const Undoing& undo, const UnitId& id);
const Incident* incidentOf(const Undoing& undo, IncidentId id);
// The stage of its work that the unit was in before the present one.
AssignmentStage stageBefore(const Unit& unit, AssignmentStage otherwise);

// Whatever nobody has said how to take back.
template <class Fact>
Facts undoOf(Undoing& undo, const Fact& fact)
{
    return impossible(undo, insteadOf(undo, Event(fact)));
}

// --- undo_incident.cpp ---
Facts undoOf(Undoing& undo, const IncidentOpened& fact);
Facts undoOf(Undoing& undo, const CallTaken& fact);
Facts undoOf(Undoing& undo, const NoteAdded& fact);
Facts undoOf(Undoing& undo, const DetailsCorrected& fact);
Facts undoOf(Undoing& undo, const CallbackOwed& fact);
Facts undoOf(Undoing& undo, const TextSessionMarked& fact);
Facts undoOf(Undoing& undo, const CommunicationNeedsRecorded& fact);
Facts undoOf(Undoing& undo, const LocationChanged& fact);
Facts undoOf(Undoing& undo, const TypeChanged& fact);
Facts undoOf(Undoing& undo, const PriorityChanged& fact);
Facts undoOf(Undoing& undo, const IncidentHeld& fact);
Facts undoOf(Undoing& undo, const HoldReleased& fact);
Facts undoOf(Undoing& undo, const IncidentClosed& fact);

// --- undo_unit.cpp ---
Facts undoOf(Undoing& undo, const UnitStatusChanged& fact);
Facts undoOf(Undoing& undo, const UnitDispatched& fact);
Facts undoOf(Undoing& undo, const UnitEnRoute& fact);
Facts undoOf(Undoing& undo, const UnitArrived& fact);
Facts undoOf(Undoing& undo, const UnitTransporting& fact);
Facts undoOf(Undoing& undo, const UnitCleared& fact);
Facts undoOf(Undoing& undo, const PrimaryUnitChanged& fact);
Facts undoOf(Undoing& undo, const UnitLoggedOff& fact);
Facts undoOf(Undoing& undo, const CrewChanged& fact);
Facts undoOf(Undoing& undo, const WorkStacked& fact);
Facts undoOf(Undoing& undo, const AirHeld& fact);
Facts undoOf(Undoing& undo, const AirReleased& fact);
Facts undoOf(Undoing& undo, const EmergencyDeclared& fact);
Facts undoOf(Undoing& undo, const EmergencyAcknowledged& fact);
Facts undoOf(Undoing& undo, const EmergencyEnded& fact);

// --- undo_crisis.cpp ---
Facts undoOf(Undoing& undo, const FactAnswered& fact);
Facts undoOf(Undoing& undo, const ClinicianAnswered& fact);
Facts undoOf(Undoing& undo, const LevelChanged& fact);
Facts undoOf(Undoing& undo, const CrisisFlagDecided& fact);
Facts undoOf(Undoing& undo, const ChecklistStepDone& fact);
Facts undoOf(Undoing& undo, const HandoffPlaced& fact);

// --- undo_aid.cpp ---
Facts undoOf(Undoing& undo, const AidAsked& fact);
Facts undoOf(Undoing& undo, const AidProgressed& fact);
Facts undoOf(Undoing& undo, const RotationTurned& fact);
Facts undoOf(Undoing& undo, const DisciplinePriorityChanged& fact);
Facts undoOf(Undoing& undo, const BoloCreated& fact);

// --- decide_undo.cpp: what follows from other facts of its act ---
Facts undoOf(Undoing& undo, const AlarmRaised& fact);
Facts undoOf(Undoing& undo, const AlarmAcknowledged& fact);
Facts undoOf(Undoing& undo, const BoloMatched& fact);
Facts undoOf(Undoing& undo, const TransportDetailed& fact);
Facts undoOf(Undoing& undo, const OverrideRecorded& fact);
Facts undoOf(Undoing& undo, const ActReconstructed& fact);
Facts undoOf(Undoing& undo, const ReportNumberAssigned& fact);
Facts undoOf(Undoing& undo, const ChecklistFinished& fact);
Facts undoOf(Undoing& undo, const ProtocolKept& fact);
Facts undoOf(Undoing& undo, const BolosDropped& fact);

} // namespace haven::undoing
