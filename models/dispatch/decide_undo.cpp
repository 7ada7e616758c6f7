#include "models/dispatch/unit_rules.h"

#include "models/dispatch/aid_rules.h"
#include "models/dispatch/clinician_desk.h"
#include "models/dispatch/discipline.h"
#include "models/dispatch/event_codec.h"
#include "models/dispatch/log_words.h"

#include <algorithm>

// Undo: one's own last act, by facts that set it right again. It never lowers a level or a
// priority, never touches an officer's emergency, and says who has to hear it by radio.
namespace haven {

namespace {

constexpr Span kUndoMax = Span::minutes(10);

// What undoing has gathered so far; `now` is the state with it folded in, newest fact first.
struct Undoing {
    const State& state;
    const Act& act;
    std::string what;
    std::set<UnitId> restored; // units that this undo has put back already
    std::map<std::string, std::vector<std::string>> orders =
        {}; // of lists whose turns it took back
};

template <class T>
bool holds(const std::vector<Recorded>& act)
{
    return std::any_of(act.begin(), act.end(),
                       [](const Recorded& one) { return one.event && isKind<T>(*one.event); });
}

Refusal impossible(const Undoing& undo, const std::string& instead)
{
    return refuse(RefusalCode::UndoImpossible, undo.what, instead);
}
Refusal never(const Undoing& undo, const std::string& why)
{
    return refuse(RefusalCode::UndoNever, undo.what, why);
}
Refusal overtaken(const Undoing& undo)
{
    return refuse(RefusalCode::UndoOvertaken, undo.what);
}

const Unit* unitOf(const Undoing& undo, const UnitId& id)
{
    const auto found = undo.state.units.find(id);
    return found == undo.state.units.end() ? nullptr : &found->second;
}
const Incident* incidentOf(const Undoing& undo, IncidentId id)
{
    const auto found = undo.state.incidents.find(id);
    return found == undo.state.incidents.end() ? nullptr : &found->second;
}

// Has the unit stayed as the act left it?
bool isStill(const Unit* unit, IncidentId incident, AssignmentStage stage)
{
    return unit && unit->incident == incident && unit->stage == stage;
}

// Several units left in one act: the first named was the primary one.
bool leftFirst(const Undoing& undo, IncidentId incident, const UnitId& unit)
{
    for (const auto& one : undo.act.lastAct) {
        const auto* left = one.event ? kindIf<UnitCleared>(&*one.event) : nullptr;
        if (left && left->incident == incident)
            return left->unit == unit;
    }
    return true;
}

bool gaveAwayPrimary(const Undoing& undo, IncidentId incident)
{
    return std::any_of(undo.act.lastAct.begin(), undo.act.lastAct.end(), [&](const Recorded& one) {
        const auto* gave = one.event ? kindIf<PrimaryUnitChanged>(&*one.event) : nullptr;
        return gave && gave->incident == incident;
    });
}

// The place that was exchanged: who takes it back has the role of who had it meanwhile.
std::optional<AssignmentRole> swappedRole(const Undoing& undo, IncidentId incident)
{
    std::optional<AssignmentRole> role;
    bool isSwap = false;
    for (const auto& one : undo.act.lastAct) {
        const auto* left = one.event ? kindIf<UnitCleared>(&*one.event) : nullptr;
        const auto* sent = one.event ? kindIf<UnitDispatched>(&*one.event) : nullptr;
        isSwap =
            isSwap || (left && left->incident == incident && left->reason == ClearReason::Swapped);
        if (sent && sent->incident == incident)
            role = sent->role;
    }
    return isSwap ? role : std::nullopt;
}

// The unit on this incident at this stage, as it was before.
Facts puttingBack(const Undoing& undo, const UnitId& unit, IncidentId id, AssignmentStage stage)
{
    const Incident* incident = incidentOf(undo, id);
    if (!incident)
        return overtaken(undo);
    const Codes& codes = undo.act.knowledge->codes;
    const Assignment* assignment = assignmentOf(*incident, unit);
    const bool isFirst = incident->assignments.empty() && leftFirst(undo, id, unit);
    const AssignmentRole roleAlone = isFirst ? AssignmentRole::Primary : AssignmentRole::Backup;
    UnitDispatched fact;
    fact.unit = unit;
    fact.incident = id;
    fact.stage = stage;
    fact.role = assignment ? assignment->role : swappedRole(undo, id).value_or(roleAlone);
    fact.status = stageStatus(codes, stage);
    fact.checkDueAt = checkDueAt(
        codes, fact.status, CheckedWork{incident->priority, incident->type}, undo.act.happenedAt);
    return std::vector<Event>{std::move(fact)};
}

AssignmentStage stageBefore(const Unit& unit, AssignmentStage otherwise)
{
    if (!unit.statusBefore)
        return otherwise;
    return stageOf(unit.statusBefore->secondary).value_or(otherwise);
}

// A waiting P1 is heard at once, not when its limit has passed.
std::vector<Event> noticed(const Undoing& undo, IncidentId id, const std::set<UnitId>& leavers)
{
    const Incident* incident = incidentOf(undo, id);
    const bool isLeft =
        incident && incident->priority == Priority::P1 &&
        std::all_of(incident->assignments.begin(), incident->assignments.end(),
                    [&](const Assignment& one) { return leavers.count(one.unit) > 0; });
    if (!isLeft)
        return {};
    AlarmRaised alarm;
    alarm.incident = id;
    alarm.dueAt = undo.act.happenedAt;
    alarm.priority =
        undo.act.knowledge->codes.alarms.priorityOf(AlarmKind::WaitLimit, Priority::P1);
    return {std::move(alarm)};
}

// --- one overload a fact that undo knows; in the order of events_*.h ---

template <class Fact>
Facts undoOf(Undoing& undo, const Fact&)
{
    return impossible(undo, "correct it with a new act");
}

Facts undoOf(Undoing& undo, const IncidentOpened&)
{
    return impossible(undo, "close the incident with a disposition, or join it to another");
}
Facts undoOf(Undoing& undo, const CallTaken&)
{
    return impossible(undo, "the call stays; correct its fields");
}
Facts undoOf(Undoing& undo, const NoteAdded&)
{
    return impossible(undo, "add a note that corrects it");
}
Facts undoOf(Undoing&, const AlarmRaised&)
{
    return std::vector<Event>{};
}
Facts undoOf(Undoing& undo, const AlarmAcknowledged&)
{
    return never(undo, "an alarm that was answered was answered");
}
// What followed from the words that were typed, and from a transport that is taken back itself.
Facts undoOf(Undoing&, const BoloMatched&)
{
    return std::vector<Event>{};
}
Facts undoOf(Undoing&, const TransportDetailed&)
{
    return std::vector<Event>{};
}
Facts undoOf(Undoing&, const OverrideRecorded&)
{
    return std::vector<Event>{};
}
Facts undoOf(Undoing&, const ActReconstructed&)
{
    return std::vector<Event>{};
}
// These follow from an act and stay: a number is not given twice, a level does not fall.
Facts undoOf(Undoing&, const ReportNumberAssigned&)
{
    return std::vector<Event>{};
}
Facts undoOf(Undoing&, const ChecklistFinished&)
{
    return std::vector<Event>{};
}
Facts undoOf(Undoing&, const ProtocolKept&)
{
    return std::vector<Event>{};
}

Facts undoOf(Undoing& undo, const DetailsCorrected& fact)
{
    if (!incidentOf(undo, fact.incident))
        return overtaken(undo);
    DetailsCorrected back = fact;
    std::swap(back.before, back.after);
    back.reason = "undone";
    return std::vector<Event>{std::move(back)};
}

// Owed because of a kind that is taken back with it; a caller who was lost on the way stays owed.
Facts undoOf(Undoing& undo, const CallbackOwed& fact)
{
    const Incident* incident = incidentOf(undo, fact.incident);
    const bool isByKind = fact.cause == CallbackCause::HangUp ||
                          fact.cause == CallbackCause::Abandoned ||
                          fact.cause == CallbackCause::Silent;
    if (!isByKind || !holds<DetailsCorrected>(undo.act.lastAct))
        return impossible(undo, "call back, or say why nobody has to: cb INCIDENT over WHY");
    if (!incident || !incident->callback)
        return overtaken(undo);
    const auto isIt = [&](const CallbackTask& one) {
        return one.number == fact.number && one.tries == 0;
    };
    if (isIt(*incident->callback))
        return std::vector<Event>{CallbackSettled{fact.incident, "undone", fact.cause}};
    const auto& waiting = incident->callbacksWaiting;
    if (fact.number.empty() || !std::any_of(waiting.begin(), waiting.end(), isIt))
        return overtaken(undo);
    return std::vector<Event>{CallbackSettled{fact.incident, "undone", fact.cause, fact.number}};
}

Facts undoOf(Undoing& undo, const TextSessionMarked& fact)
{
    if (!incidentOf(undo, fact.incident))
        return overtaken(undo);
    if (fact.step == TextStep::Written)
        return impossible(undo, "add a note that corrects the lines");
    TextSessionMarked back = fact;
    const bool wasOpened = fact.step == TextStep::Opened;
    back.step = wasOpened ? TextStep::Closed : TextStep::Opened;
    back.words = wasOpened ? "undone" : "";
    return std::vector<Event>{std::move(back)};
}

Facts undoOf(Undoing& undo, const CommunicationNeedsRecorded& fact)
{
    const Incident* incident = incidentOf(undo, fact.incident);
    if (!incident || incident->communication != CommunicationNeeds{fact.after, fact.words})
        return overtaken(undo);
    CommunicationNeedsRecorded back = fact;
    std::swap(back.before, back.after);
    std::swap(back.wordsBefore, back.words);
    return std::vector<Event>{std::move(back)};
}

Facts undoOf(Undoing& undo, const LocationChanged& fact)
{
    const Incident* incident = incidentOf(undo, fact.incident);
    if (!incident || (!fact.call && incident->location != fact.after))
        return overtaken(undo);
    LocationChanged back = fact;
    std::swap(back.before, back.after);
    back.reason = "undone";
    return std::vector<Event>{std::move(back)};
}

Facts undoOf(Undoing& undo, const TypeChanged& fact)
{
    const Incident* incident = incidentOf(undo, fact.incident);
    if (!incident || incident->type != fact.after)
        return overtaken(undo);
    const IncidentType* before = undo.act.knowledge->codes.typeFor(fact.before.value);
    TypeChanged back;
    back.incident = fact.incident;
    back.before = fact.after;
    back.after = fact.before;
    back.commonType = before ? before->commonCode : std::string();
    back.priorityBefore = incident->priority;
    back.priorityAfter = std::min(incident->priority, fact.priorityBefore);
    if (before)
        back.protocol = before->protocol;
    return std::vector<Event>{std::move(back)};
}

Facts undoOf(Undoing& undo, const PriorityChanged& fact)
{
    const Incident* incident = incidentOf(undo, fact.incident);
    if (!incident || incident->priority != fact.after)
        return overtaken(undo);
    if (fact.before > fact.after)
        return never(undo, "it would lower the priority; lower it with a reason of its own");
    return std::vector<Event>{PriorityChanged{fact.incident, fact.after, fact.before, "undone"}};
}

Facts undoOf(Undoing& undo, const IncidentHeld& fact)
{
    const Incident* incident = incidentOf(undo, fact.incident);
    if (!incident || incident->stage != IncidentStage::Held)
        return overtaken(undo);
    return std::vector<Event>{HoldReleased{fact.incident, "undone"}};
}

Facts undoOf(Undoing& undo, const HoldReleased& fact)
{
    const Incident* incident = incidentOf(undo, fact.incident);
    if (!incident || incident->stage != IncidentStage::Open)
        return overtaken(undo);
    if (incident->priority == Priority::P1)
        return never(undo, "a P1 incident is never held");
    return std::vector<Event>{IncidentHeld{fact.incident, kHeldAgain, {}}};
}

Facts undoOf(Undoing& undo, const IncidentClosed& fact)
{
    const Incident* incident = incidentOf(undo, fact.incident);
    if (!incident || incident->stage != IncidentStage::Closed || incident->mergedInto)
        return overtaken(undo);
    return std::vector<Event>{IncidentReopened{fact.incident, "closing was undone"}};
}

Facts undoOf(Undoing& undo, const UnitStatusChanged& fact)
{
    const Unit* unit = unitOf(undo, fact.unit);
    if (!unit || unit->status != fact.after)
        return overtaken(undo);
    UnitStatusChanged back = fact;
    std::swap(back.before, back.after);
    back.note.clear();
    back.place.reset();
    std::optional<CheckedWork> checked;
    if (const Incident* work = unit->incident ? incidentOf(undo, *unit->incident) : nullptr)
        checked = CheckedWork{work->priority, work->type};
    back.checkDueAt =
        checkDueAt(undo.act.knowledge->codes, back.after, checked, undo.act.happenedAt);
    return std::vector<Event>{std::move(back)};
}

Facts undoOf(Undoing& undo, const UnitDispatched& fact)
{
    const Unit* unit = unitOf(undo, fact.unit);
    if (!isStill(unit, fact.incident, fact.stage))
        return overtaken(undo);
    const bool wasReserved = !holds<UnitCleared>(undo.act.lastAct) &&
                             fact.stage != AssignmentStage::Assigned && unit->statusBefore &&
                             stageOf(unit->statusBefore->secondary) == AssignmentStage::Assigned;
    if (wasReserved)
        return puttingBack(undo, fact.unit, fact.incident, AssignmentStage::Assigned);
    UnitCleared back;
    back.unit = fact.unit;
    back.incident = fact.incident;
    back.reason = ClearReason::Undone;
    back.status = freeStatus(undo.act.knowledge->codes);
    if (fact.voice != SendVoice::NotSaid) // no silence stays, or is lost, by a slip
        back.voice = fact.voiceBefore == SendVoice::Silent ? SendVoice::Silent : SendVoice::Spoken;
    // What the unit was before it was sent, unless that was other work, which comes back below.
    if (unit->statusBefore && !stageOf(unit->statusBefore->secondary))
        back.status = *unit->statusBefore;
    std::vector<Event> facts{std::move(back)};
    const Incident* incident = incidentOf(undo, fact.incident);
    std::set<UnitId> leavers = undo.restored;
    leavers.insert(fact.unit);
    const bool isTakenBack = swappedRole(undo, fact.incident).has_value();
    const auto next = incident && !isTakenBack ? nextPrimary(*incident, leavers) : std::nullopt;
    if (next)
        facts.push_back(PrimaryUnitChanged{fact.incident, *next});
    append(facts, noticed(undo, fact.incident, leavers));
    return facts;
}

Facts undoOf(Undoing& undo, const UnitEnRoute& fact)
{
    if (!isStill(unitOf(undo, fact.unit), fact.incident, AssignmentStage::EnRoute))
        return overtaken(undo);
    return puttingBack(undo, fact.unit, fact.incident, AssignmentStage::Dispatched);
}

Facts undoOf(Undoing& undo, const UnitArrived& fact)
{
    const Unit* unit = unitOf(undo, fact.unit);
    if (!isStill(unit, fact.incident, AssignmentStage::OnScene))
        return overtaken(undo);
    return puttingBack(undo, fact.unit, fact.incident,
                       stageBefore(*unit, AssignmentStage::Dispatched));
}

Facts undoOf(Undoing& undo, const UnitTransporting& fact)
{
    if (!isStill(unitOf(undo, fact.unit), fact.incident, AssignmentStage::Transporting))
        return overtaken(undo);
    return puttingBack(undo, fact.unit, fact.incident, AssignmentStage::OnScene);
}

// How a unit of others went off the board in the act, where it can come back; else nullptr.
const UnitLoggedOff* leftTheBoard(const Undoing& undo, const UnitId& unit)
{
    for (const auto& one : undo.act.lastAct) {
        const auto* gone = one.event ? kindIf<UnitLoggedOff>(&*one.event) : nullptr;
        if (gone && gone->unit == unit && gone->was)
            return gone;
    }
    return nullptr;
}

Facts undoOf(Undoing& undo, const UnitCleared& fact)
{
    const Unit* unit = unitOf(undo, fact.unit);
    const Incident* incident = incidentOf(undo, fact.incident);
    const bool isFree = unit && (!unit->incident || undo.restored.count(fact.unit) > 0);
    const bool isClosedByIt = fact.reason == ClearReason::IncidentClosed;
    // Another agency's unit that left with the incident comes back with it, as far as the fact of
    // its leaving says who it was.
    if (!unit && isClosedByIt) {
        const UnitLoggedOff* gone = leftTheBoard(undo, fact.unit);
        if (!gone || !incident)
            return std::vector<Event>{};
        return puttingBack(undo, fact.unit, fact.incident,
                           gone->stage.value_or(AssignmentStage::OnScene));
    }
    if (!isFree || !incident || (incident->stage == IncidentStage::Closed && !isClosedByIt))
        return overtaken(undo);
    auto facts =
        puttingBack(undo, fact.unit, fact.incident, stageBefore(*unit, AssignmentStage::OnScene));
    if (facts && gaveAwayPrimary(undo, fact.incident) && leftFirst(undo, fact.incident, fact.unit))
        facts.value().push_back(PrimaryUnitChanged{fact.incident, fact.unit});
    return facts;
}

// Beside a clearing: the unit comes back and is primary again. Alone it says not who was before.
Facts undoOf(Undoing& undo, const PrimaryUnitChanged&)
{
    return impossible(undo, "make the other unit primary again");
}

// --- crews, the channel, BOLO ---

Facts undoOf(Undoing& undo, const CrewChanged& fact)
{
    const Unit* unit = unitOf(undo, fact.unit);
    const bool isStillSo = unit && (fact.vehicle.empty() || unit->vehicle == fact.vehicle) &&
                           (fact.radio.empty() || unit->radio == fact.radio);
    if (!isStillSo)
        return overtaken(undo);
    // A car or radio nobody had named before has no name to go back to.
    const bool hasNoWayBack = (!fact.vehicle.empty() && fact.vehicleBefore.empty()) ||
                              (!fact.radio.empty() && fact.radioBefore.empty()) ||
                              !fact.odometer.empty() || !fact.equipment.empty();
    if (hasNoWayBack)
        return impossible(undo, "say what is so now, with: crew " + fact.unit.value);
    CrewChanged back = fact;
    std::swap(back.vehicle, back.vehicleBefore);
    std::swap(back.radio, back.radioBefore);
    std::swap(back.joined, back.left);
    return std::vector<Event>{std::move(back)};
}

Facts undoOf(Undoing& undo, const WorkStacked& fact)
{
    const Unit* unit = unitOf(undo, fact.unit);
    const bool isThere = unit && std::find(unit->stack.begin(), unit->stack.end(), fact.incident) !=
                                     unit->stack.end();
    if (!isThere)
        return overtaken(undo);
    return std::vector<Event>{WorkUnstacked{fact.unit, fact.incident, "undone"}};
}

Facts undoOf(Undoing& undo, const AirHeld& fact)
{
    const auto held = undo.state.airHolds.find(fact.channel);
    // Somebody else may hold it by now, for another officer.
    const Envelope& own = undo.act.lastAct.front().envelope;
    if (held == undo.state.airHolds.end() || held->second.since != own.happenedAt ||
        held->second.by != own.doneBy)
        return overtaken(undo);
    return std::vector<Event>{
        AirReleased{fact.channel, fact.unit, fact.incident, held->second.since, "undone"}};
}

Facts undoOf(Undoing& undo, const AirReleased& fact)
{
    if (undo.state.airHolds.count(fact.channel) > 0)
        return overtaken(undo);
    return std::vector<Event>{
        AirHeld{fact.channel, fact.unit, fact.incident, "held again, the release was undone"}};
}

Facts undoOf(Undoing& undo, const BoloCreated& fact)
{
    const auto bolo = undo.state.bolos.find(fact.bolo);
    if (bolo == undo.state.bolos.end() || bolo->second.canceledAt)
        return overtaken(undo);
    return std::vector<Event>{BoloCanceled{fact.bolo, "undone"}};
}

Facts undoOf(Undoing&, const BolosDropped&)
{
    return std::vector<Event>{};
}

Facts undoOf(Undoing& undo, const EmergencyDeclared&)
{
    return never(undo, "an officer's emergency is ended with a reason");
}
Facts undoOf(Undoing& undo, const EmergencyAcknowledged&)
{
    return never(undo, "an officer's emergency is ended with a reason");
}
Facts undoOf(Undoing& undo, const EmergencyEnded&)
{
    return never(undo, "declare the emergency again");
}
Facts undoOf(Undoing& undo, const FactAnswered&)
{
    return impossible(undo, "answer it again, that is on the record as a correction");
}
const ClinicianRequest* requestBehind(const Undoing& undo, const ClinicianAnswered& fact)
{
    const ClinicianRequest* request = nullptr;
    if (const Incident* incident = incidentOf(undo, fact.incident)) {
        for (const auto& one : incident->clinicianRequests)
            request = one.id == fact.request ? &one : request;
    }
    return request;
}

// It followed from a unit that left, which comes back below.
Facts backOnRequest(Undoing& undo, const ClinicianAnswered& fact, const ClinicianRequest* request)
{
    const Unit* unit = fact.unit ? unitOf(undo, *fact.unit) : nullptr;
    const Incident* incident = incidentOf(undo, fact.incident);
    const bool isAskedAnew =
        incident && openRequest(*incident) && openRequest(*incident) != request;
    if (!request || request->stage != fact.stage || !unit || isAskedAnew)
        return overtaken(undo);
    ClinicianAnswered back = fact;
    const bool wasComing =
        stageBefore(*unit, AssignmentStage::Dispatched) == AssignmentStage::EnRoute;
    if (fact.stage == ClinicianStage::Done)
        back.stage = ClinicianStage::Arrived;
    else
        back.stage = wasComing ? ClinicianStage::EnRoute : ClinicianStage::Accepted;
    return std::vector<Event>{std::move(back)};
}

// It followed from a unit that set out or arrived, which comes back below.
Facts undoOf(Undoing& undo, const ClinicianAnswered& fact)
{
    const bool isOfLeaving =
        holds<UnitCleared>(undo.act.lastAct) && !holds<IncidentClosed>(undo.act.lastAct);
    if (isOfLeaving)
        return backOnRequest(undo, fact, requestBehind(undo, fact));
    if (!holds<UnitArrived>(undo.act.lastAct) && !holds<UnitEnRoute>(undo.act.lastAct))
        return impossible(undo, "say what is so now");
    const ClinicianRequest* request = requestBehind(undo, fact);
    if (!request || request->stage != fact.stage)
        return overtaken(undo);
    // What it was before: somebody's acceptance is not this act's to take back.
    ClinicianAnswered back = fact;
    back.stage = request->answeredAt ? ClinicianStage::Accepted : ClinicianStage::Asked;
    if (fact.stage == ClinicianStage::Arrived && request->enRouteAt)
        back.stage = ClinicianStage::EnRoute;
    return std::vector<Event>{std::move(back)};
}
Facts undoOf(Undoing& undo, const LevelChanged&)
{
    return never(undo, "a level falls only by a named person with a reason");
}
Facts undoOf(Undoing& undo, const CrisisFlagDecided&)
{
    return impossible(undo, "decide the flag again");
}

// --- other agencies ---

Facts undoOf(Undoing& undo, const AidAsked&)
{
    return impossible(undo, "whoever was asked has to be called off: cancel the request");
}
Facts undoOf(Undoing& undo, const AidProgressed& fact)
{
    const Incident* incident = incidentOf(undo, fact.incident);
    const AidRequest* request = incident ? aidNumbered(*incident, fact.request) : nullptr;
    if (!request || request->stage != fact.stage || request->etaAt != fact.etaAt)
        return overtaken(undo);
    AidProgressed back = fact;
    std::swap(back.stage, back.before);
    std::swap(back.etaAt, back.etaBefore);
    back.words = "taken back";
    return std::vector<Event>{std::move(back)};
}
Facts undoOf(Undoing& undo, const RotationTurned& fact)
{
    const auto list = undo.state.rotation.lists.find(fact.list);
    if (list == undo.state.rotation.lists.end())
        return overtaken(undo);
    auto& order = undo.orders.try_emplace(fact.list, companiesOf(list->second)).first->second;
    if (order != fact.after)
        return overtaken(undo);
    order = fact.before;
    return std::vector<Event>{
        TurnTakenBack{fact.list, fact.incident, fact.company, fact.outcome, fact.before}};
}
Facts undoOf(Undoing& undo, const DisciplinePriorityChanged& fact)
{
    const Incident* incident = incidentOf(undo, fact.incident);
    if (!incident ||
        priorityFor(*incident, fact.discipline, undo.act.knowledge->codes) != fact.after)
        return overtaken(undo);
    const bool isRise = fact.after && (!fact.before || *fact.after < *fact.before);
    if (isRise)
        return never(undo, "it would lower the priority; lower it with a reason of its own");
    DisciplinePriorityChanged back = fact;
    std::swap(back.before, back.after);
    back.reason = "undone";
    return std::vector<Event>{std::move(back)};
}
// It left as its incident was closed, and is there again as that is open.
Facts undoOf(Undoing& undo, const UnitLoggedOff& fact)
{
    if (!holds<IncidentClosed>(undo.act.lastAct))
        return impossible(undo, "log the unit on again");
    if (!fact.was || unitOf(undo, fact.unit))
        return std::vector<Event>{};
    UnitLoggedOn back = *fact.was;
    back.status = freeStatus(undo.act.knowledge->codes);
    std::vector<Event> facts{std::move(back)};
    if (fact.outside)
        facts.push_back(OutsideUnitJoined{fact.unit, *fact.outside});
    return facts;
}

// Facts that only follow from others of the same act, and are dealt with there.
bool isConsequence(const Event& event, const std::vector<Recorded>& act)
{
    if (isKind<PrimaryUnitChanged>(event))
        return holds<UnitCleared>(act);
    const bool isRise = isKind<LevelChanged>(event) || isKind<PriorityChanged>(event);
    return isRise && (holds<TypeChanged>(act) || holds<CrisisFlagDecided>(act));
}

Result<void> mayUndo(const Act& act)
{
    if (act.lastAct.empty())
        return refuse(RefusalCode::UndoNothing);
    const Envelope& envelope = act.lastAct.front().envelope;
    if (envelope.recordedBy != act.recordedBy)
        return refuse(RefusalCode::UndoNotYours, envelope.recordedBy.value);
    if (act.recordedAt - envelope.recordedAt > kUndoMax)
        return refuse(RefusalCode::UndoTooLate, std::to_string(kUndoMax.ms / 60'000));
    if (holds<ActUndone>(act.lastAct))
        return refuse(RefusalCode::UndoTwice);
    return {};
}

LogWordsContext wordsContext(const State& state, const Act& act)
{
    LogWordsContext context;
    context.codes = &act.knowledge->codes;
    context.numberOf = [&state](IncidentId id) { return numberOf(state, id); };
    return context;
}

// Somebody's words or place: they belong to the fact that is undone, where a restriction or a
// removal under law finds them, and not a second time to the fact of the undoing.
bool bearsWords(const Event& event)
{
    return isKind<DetailsCorrected>(event) || isKind<LocationChanged>(event) ||
           isKind<PersonRecorded>(event) || isKind<VehicleRecorded>(event) ||
           isKind<CautionRecorded>(event) || isKind<CallTaken>(event) || isKind<NoteAdded>(event);
}

// What stands in the fact of the undoing is read by more people than what it undoes, where that is
// of criminal justice.
std::string wordsOfUndone(const Recorded& recorded, const LogWordsContext& words)
{
    if (recorded.event && bearsWords(*recorded.event)) {
        const auto incidents = incidentsOf(*recorded.event);
        const std::string entry = "entry " + std::to_string(recorded.envelope.sequence);
        return incidents.empty() ? entry : entry + " of " + words.numberOf(incidents.front());
    }
    LogLine line = wordsFor(recorded, words);
    if (line.fieldClass != FieldClass::CriminalJustice)
        return std::move(line.text);
    return outwardWords(recorded, words, LogAudience::Court).line.text;
}

std::vector<IncidentId> incidentsIn(const std::vector<Recorded>& act)
{
    std::vector<IncidentId> all;
    for (const auto& one : act) {
        if (!one.event)
            continue;
        for (const auto id : incidentsOf(*one.event)) {
            if (std::find(all.begin(), all.end(), id) == all.end())
                all.push_back(id);
        }
    }
    return all;
}

std::vector<UnitId> toTell(const std::vector<Recorded>& act)
{
    std::vector<UnitId> tell;
    for (const auto& one : act) {
        if (!one.event)
            continue;
        const bool wasTold =
            isKind<UnitDispatched>(*one.event) || isKind<UnitCleared>(*one.event) ||
            isKind<UnitStatusChanged>(*one.event) || isKind<UnitEnRoute>(*one.event) ||
            isKind<UnitArrived>(*one.event) || isKind<UnitTransporting>(*one.event);
        const auto units = wasTold ? unitsOf(*one.event) : std::vector<UnitId>{};
        for (const auto& unit : units) {
            if (std::find(tell.begin(), tell.end(), unit) == tell.end())
                tell.push_back(unit);
        }
    }
    return tell;
}

// A dispatch that took its unit off other work: both halves are undone, newest first.
void noteRestored(Undoing& undo, const Event& event)
{
    if (const auto* sent = kindIf<UnitDispatched>(&event))
        undo.restored.insert(sent->unit);
}

} // namespace

Facts decideOne(const State& state, const Undo& command, const Act& act)
{
    if (const auto allowed = mayUndo(act); !allowed)
        return allowed.refusal();
    if (command.act && *command.act != act.lastAct.front().envelope.sequence)
        return refuse(RefusalCode::UndoNotLast);
    Undoing undo{state, act, {}, {}};
    undo.what = wordsOfUndone(act.lastAct.front(), wordsContext(state, act));
    std::vector<Event> facts;
    for (auto one = act.lastAct.rbegin(); one != act.lastAct.rend(); ++one) {
        if (!one->event)
            return impossible(undo, "its text was lawfully removed");
        if (isConsequence(*one->event, act.lastAct))
            continue;
        auto back = visitKind([&](const auto& fact) { return undoOf(undo, fact); }, *one->event);
        if (!back)
            return back.refusal();
        append(facts, std::move(back).value());
        noteRestored(undo, *one->event);
    }
    ActUndone undone;
    undone.undoneSequence = act.lastAct.front().envelope.sequence;
    undone.what = undo.what;
    undone.tell = toTell(act.lastAct);
    undone.incidents = incidentsIn(act.lastAct);
    undone.voice = airVoiceOf(state, undone.incidents);
    facts.push_back(std::move(undone));
    return facts;
}

} // namespace haven
