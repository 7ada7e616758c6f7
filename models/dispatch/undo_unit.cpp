#include "models/dispatch/undoing.h"
#include "models/dispatch/waiting.h"

// Taking back what was done with a unit: its status, its work, its crew, the channel.
namespace haven {

namespace undoing {

namespace {

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

// A waiting P1 is heard at once, not when its limit has passed.
std::vector<Event> noticed(const Undoing& undo, IncidentId id, const std::set<UnitId>& leavers)
{
    const Incident* incident = incidentOf(undo, id);
    const bool isLeft =
        incident && incident->priority == Priority::P1 &&
        std::all_of(incident->assignments.begin(), incident->assignments.end(),
                    [&](const Assignment& one) {
                        return leavers.count(one.unit) > 0 ||
                               !canAnswer(*incident, one, undo.act.knowledge->codes);
                    });
    if (!isLeft)
        return {};
    AlarmRaised alarm;
    alarm.incident = id;
    alarm.dueAt = undo.act.happenedAt;
    alarm.priority =
        undo.act.knowledge->codes.alarms.priorityOf(AlarmKind::WaitLimit, Priority::P1);
    return {std::move(alarm)};
}

// Nobody has taken the unit out of service since, or to a meal: it is as the act left it, or as
// what is taken back beside this left it.
bool isAsCleared(const Undoing& undo, const Unit& unit, const UnitCleared& fact)
{
    if (unit.status == fact.status || undo.restored.count(fact.unit) > 0)
        return true;
    return std::any_of(undo.act.lastAct.begin(), undo.act.lastAct.end(), [&](const Recorded& one) {
        const auto* changed = one.event ? kindIf<UnitStatusChanged>(&*one.event) : nullptr;
        return changed && changed->unit == fact.unit;
    });
}

bool isSentInAct(const Undoing& undo, const UnitId& unit, IncidentId incident)
{
    return std::any_of(undo.act.lastAct.begin(), undo.act.lastAct.end(), [&](const Recorded& one) {
        const auto* sent = one.event ? kindIf<UnitDispatched>(&*one.event) : nullptr;
        return sent && sent->unit == unit && sent->incident == incident;
    });
}

// No silence stays, or is lost, by a slip. It stays where somebody else goes there, who may have
// been sent silently after it: a slip of silence is seen on the row, its loss is not.
SendVoice voiceBack(const Undoing& undo, const UnitDispatched& fact)
{
    if (fact.voice == SendVoice::NotSaid)
        return SendVoice::NotSaid;
    if (fact.voiceBefore == SendVoice::Silent)
        return SendVoice::Silent;
    const Incident* incident = incidentOf(undo, fact.incident);
    const bool isOtherThere =
        incident && std::any_of(incident->assignments.begin(), incident->assignments.end(),
                                [&](const Assignment& one) {
                                    return !isSentInAct(undo, one.unit, fact.incident);
                                });
    return fact.voice == SendVoice::Silent && isOtherThere ? SendVoice::Silent : SendVoice::Spoken;
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

} // namespace

} // namespace undoing

Facts undoing::undoOf(Undoing& undo, const UnitStatusChanged& fact)
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

Facts undoing::undoOf(Undoing& undo, const UnitDispatched& fact)
{
    const Unit* unit = unitOf(undo, fact.unit);
    if (!isStill(unit, fact.incident, fact.stage))
        return overtaken(undo);
    const bool wasReserved = !holds<UnitCleared>(undo.act.lastAct) &&
                             fact.stage != AssignmentStage::Assigned && unit->statusBefore &&
                             stageOf(unit->statusBefore->secondary) == AssignmentStage::Assigned;
    if (wasReserved) {
        auto facts = puttingBack(undo, fact.unit, fact.incident, AssignmentStage::Assigned);
        if (facts)
            kindIf<UnitDispatched>(&facts.value().front())->voice = voiceBack(undo, fact);
        return facts;
    }
    UnitCleared back;
    back.unit = fact.unit;
    back.incident = fact.incident;
    back.reason = ClearReason::Undone;
    back.status = freeStatus(undo.act.knowledge->codes);
    back.voice = voiceBack(undo, fact);
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

Facts undoing::undoOf(Undoing& undo, const UnitEnRoute& fact)
{
    if (!isStill(unitOf(undo, fact.unit), fact.incident, AssignmentStage::EnRoute))
        return overtaken(undo);
    return puttingBack(undo, fact.unit, fact.incident, AssignmentStage::Dispatched);
}

Facts undoing::undoOf(Undoing& undo, const UnitArrived& fact)
{
    const Unit* unit = unitOf(undo, fact.unit);
    if (!isStill(unit, fact.incident, AssignmentStage::OnScene))
        return overtaken(undo);
    return puttingBack(undo, fact.unit, fact.incident,
                       stageBefore(*unit, AssignmentStage::Dispatched));
}

Facts undoing::undoOf(Undoing& undo, const UnitTransporting& fact)
{
    if (!isStill(unitOf(undo, fact.unit), fact.incident, AssignmentStage::Transporting))
        return overtaken(undo);
    return puttingBack(undo, fact.unit, fact.incident, AssignmentStage::OnScene);
}

Facts undoing::undoOf(Undoing& undo, const UnitCleared& fact)
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
    if (!isFree || !isAsCleared(undo, *unit, fact) || !incident ||
        (incident->stage == IncidentStage::Closed && !isClosedByIt))
        return overtaken(undo);
    auto facts =
        puttingBack(undo, fact.unit, fact.incident, stageBefore(*unit, AssignmentStage::OnScene));
    if (facts && gaveAwayPrimary(undo, fact.incident) && leftFirst(undo, fact.incident, fact.unit))
        facts.value().push_back(PrimaryUnitChanged{fact.incident, fact.unit});
    return facts;
}

// Beside a clearing: the unit comes back and is primary again. Alone it says not who was before.
Facts undoing::undoOf(Undoing& undo, const PrimaryUnitChanged&)
{
    return impossible(undo, "make the other unit primary again");
}

// It left as its incident was closed, and is there again as that is open.
Facts undoing::undoOf(Undoing& undo, const UnitLoggedOff& fact)
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

Facts undoing::undoOf(Undoing& undo, const CrewChanged& fact)
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

Facts undoing::undoOf(Undoing& undo, const WorkStacked& fact)
{
    const Unit* unit = unitOf(undo, fact.unit);
    const bool isThere = unit && std::find(unit->stack.begin(), unit->stack.end(), fact.incident) !=
                                     unit->stack.end();
    if (!isThere)
        return overtaken(undo);
    return std::vector<Event>{WorkUnstacked{fact.unit, fact.incident, "undone"}};
}

Facts undoing::undoOf(Undoing& undo, const AirHeld& fact)
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

Facts undoing::undoOf(Undoing& undo, const AirReleased& fact)
{
    if (undo.state.airHolds.count(fact.channel) > 0)
        return overtaken(undo);
    return std::vector<Event>{
        AirHeld{fact.channel, fact.unit, fact.incident, "held again, the release was undone"}};
}

Facts undoing::undoOf(Undoing& undo, const EmergencyDeclared&)
{
    return never(undo, "an officer's emergency is ended with a reason");
}
Facts undoing::undoOf(Undoing& undo, const EmergencyAcknowledged&)
{
    return never(undo, "an officer's emergency is ended with a reason");
}
Facts undoing::undoOf(Undoing& undo, const EmergencyEnded&)
{
    return never(undo, "declare the emergency again");
}

} // namespace haven
