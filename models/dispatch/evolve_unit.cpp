#include "models/dispatch/evolve_parts.h"
#include "models/dispatch/waiting.h"

#include <algorithm>

namespace haven {

namespace {

void setStatus(const Fold& f, Unit& unit, const UnitStatus& status)
{
    if (unit.status != status) {
        unit.statusBefore = unit.status;
        unit.status = status;
        unit.statusSince = f.envelope.happenedAt;
    }
    unit.lastContactAt = f.envelope.happenedAt;
}

void setPlace(const Fold& f, Unit& unit, const Location& place)
{
    unit.place = place;
    unit.placeAt = f.envelope.happenedAt;
}

// It was heard from: nobody has to ask how it is, or whether it got the call.
void hearFrom(const Fold& f, const UnitId& id)
{
    endAlarms(f, AlarmKind::StatusCheck, id);
    endAlarms(f, AlarmKind::NoAcknowledge, id);
    const auto found = f.state.units.find(id);
    if (found != f.state.units.end())
        found->second.ladder.clear();
}

void endTransport(const Fold& f, Unit& unit)
{
    if (unit.transport)
        unit.transportBefore = std::move(unit.transport);
    unit.transport.reset();
    endAlarms(f, AlarmKind::TransportLate, unit.id);
}

// The times of the steps the assignment has reached; a step taken back loses its time.
void stampStep(Assignment& assignment, AssignmentStage stage, Instant at)
{
    const auto stamp = [&](std::optional<Instant>& time, AssignmentStage step) {
        if (stage < step)
            time.reset();
        else if (stage == step && !time)
            time = at;
    };
    stamp(assignment.enRouteAt, AssignmentStage::EnRoute);
    stamp(assignment.arrivedAt, AssignmentStage::OnScene);
}

Assignment* assignmentOf(Incident& incident, const UnitId& unit)
{
    const auto found = std::find_if(incident.assignments.begin(), incident.assignments.end(),
                                    [&](const Assignment& one) { return one.unit == unit; });
    return found == incident.assignments.end() ? nullptr : &*found;
}

// Who has come stays on the list when it leaves; an arrival that was taken back was none.
void noteCame(Incident& incident, const UnitId& id, const Unit* unit,
              const std::optional<Instant>& arrivedAt)
{
    auto& came = incident.unitsCame;
    const auto found =
        std::find_if(came.begin(), came.end(), [&](const UnitCame& one) { return one.unit == id; });
    if (!arrivedAt && found != came.end())
        came.erase(found);
    else if (arrivedAt && found == came.end())
        came.push_back({id, unit ? unit->skills : std::vector<std::string>(),
                        unit ? unit->discipline : Discipline::Police});
}

// When a unit that was there left it as dealt with; taken back, or sent again, it is not.
void noteDone(Incident& incident, const UnitId& id, const std::optional<Instant>& doneAt)
{
    for (UnitCame& one : incident.unitsCame) {
        if (one.unit == id)
            one.doneAt = doneAt;
    }
}

// Status, check and assignment move together: one fact, both boards.
template <class Fact>
void advance(const Fold& f, const Fact& fact, AssignmentStage stage)
{
    if (Unit* unit = f.unit(fact.unit)) {
        setStatus(f, *unit, fact.status);
        unit->incident = fact.incident;
        unit->stage = stage;
        unit->checkDueAt = fact.checkDueAt;
        hearFrom(f, fact.unit);
        if (stage != AssignmentStage::Transporting)
            endTransport(f, *unit);
    }
    Incident* incident = f.incident(fact.incident);
    Assignment* assignment = incident ? assignmentOf(*incident, fact.unit) : nullptr;
    if (!assignment)
        return;
    assignment->stage = stage;
    assignment->since = f.envelope.happenedAt;
    const bool wasThere = assignment->arrivedAt.has_value();
    stampStep(*assignment, stage, f.envelope.happenedAt);
    if (wasThere || assignment->arrivedAt)
        noteCame(*incident, fact.unit, f.unit(fact.unit), assignment->arrivedAt);
    if (stage == AssignmentStage::OnScene && !incident->firstArrivedAt)
        incident->firstArrivedAt = f.envelope.happenedAt;
}

// Somebody was there and it was dealt with: what waits again, to be closed or for somebody else,
// waits from now. Where nobody came who can answer it, or a unit was taken off it, the caller has
// waited all along.
void waitFromNow(const Fold& f, Incident& incident, ClearReason reason)
{
    const bool isOver = reason == ClearReason::Done || reason == ClearReason::CanceledBeforeArrival;
    const bool isLeft =
        std::all_of(incident.assignments.begin(), incident.assignments.end(),
                    [](const Assignment& one) { return one.stage == AssignmentStage::Assigned; });
    if (!isOver || !isLeft || !cameWhoAnswers(incident) ||
        f.envelope.happenedAt <= incident.clockSince)
        return;
    incident.waitMoved = WaitMoved{incident.clockSince, f.envelope.sequence, f.envelope.recordedBy};
    incident.clockSince = f.envelope.happenedAt;
}

} // namespace

void fold(const Fold& f, const UnitLoggedOn& fact)
{
    Unit unit;
    unit.id = fact.unit;
    unit.officers = fact.officers;
    unit.vehicle = fact.vehicle;
    unit.radio = fact.radio;
    unit.beat = fact.beat;
    unit.skills = fact.skills;
    unit.discipline = fact.discipline;
    unit.status = fact.status;
    unit.statusSince = f.envelope.happenedAt;
    unit.loggedOnAt = f.envelope.happenedAt;
    unit.lastContactAt = f.envelope.happenedAt;
    unit.lastSequence = f.envelope.sequence;
    f.state.units[fact.unit] = std::move(unit);
    f.changes.units.insert(fact.unit);
}

void fold(const Fold& f, const UnitLoggedOff& fact)
{
    std::erase_if(f.state.alarms, [&](const Alarm& alarm) { return alarm.unit == fact.unit; });
    f.changes.isAlarmChanged = true;
    f.state.units.erase(fact.unit);
    f.changes.units.insert(fact.unit);
}

void fold(const Fold& f, const UnitStatusChanged& fact)
{
    Unit* unit = f.unit(fact.unit);
    if (!unit)
        return;
    setStatus(f, *unit, fact.after);
    unit->note = fact.note;
    if (fact.place)
        setPlace(f, *unit, *fact.place);
    unit->checkDueAt = fact.checkDueAt;
    hearFrom(f, fact.unit);
}

void fold(const Fold& f, const UnitDispatched& fact)
{
    if (Unit* unit = f.unit(fact.unit))
        std::erase(unit->stack, fact.incident);
    if (Incident* incident = f.incident(fact.incident)) {
        if (!assignmentOf(*incident, fact.unit)) {
            Assignment assignment;
            assignment.unit = fact.unit;
            assignment.assignedAt = f.envelope.happenedAt;
            incident->assignments.push_back(std::move(assignment));
        }
        Assignment& sent = *assignmentOf(*incident, fact.unit);
        sent.role = fact.role;
        if (const Unit* unit = f.unit(fact.unit)) {
            sent.skills = unit->skills;
            sent.discipline = unit->discipline;
        }
        noteDone(*incident, fact.unit, std::nullopt);
        if (fact.voice != SendVoice::NotSaid)
            incident->voice = fact.voice;
        if (fact.stage != AssignmentStage::Assigned && !incident->firstDispatchedAt)
            incident->firstDispatchedAt = f.envelope.happenedAt;
    }
    advance(f, fact, fact.stage);
    // Only an undo or a join sends a unit that transports already: it goes on with the same person.
    Unit* unit = f.unit(fact.unit);
    if (unit && fact.stage == AssignmentStage::Transporting && !unit->transport &&
        unit->transportBefore) {
        unit->transport = unit->transportBefore;
        unit->note = unit->transport->destination;
    }
    if (fact.stage != AssignmentStage::Assigned)
        endAlarms(f, AlarmKind::WaitLimit, fact.incident);
}

void fold(const Fold& f, const UnitEnRoute& fact)
{
    advance(f, fact, AssignmentStage::EnRoute);
}

void fold(const Fold& f, const UnitArrived& fact)
{
    advance(f, fact, AssignmentStage::OnScene);
    const auto found = f.state.incidents.find(fact.incident);
    if (Unit* unit = f.unit(fact.unit); unit && found != f.state.incidents.end())
        setPlace(f, *unit, found->second.location);
}

void fold(const Fold& f, const UnitTransporting& fact)
{
    advance(f, fact, AssignmentStage::Transporting);
    if (Unit* unit = f.unit(fact.unit)) {
        unit->transport.reset(); // a new one; its details follow
        unit->transportBefore.reset();
        unit->note = fact.destination;
        if (!fact.odometer.empty())
            unit->odometer = fact.odometer;
    }
}

void fold(const Fold& f, const UnitCleared& fact)
{
    if (Incident* incident = f.incident(fact.incident)) {
        const Assignment* was = assignmentOf(*incident, fact.unit);
        if (was && was->stage != AssignmentStage::Assigned && fact.reason != ClearReason::Undone)
            incident->wasSent = true;
        std::erase_if(incident->assignments,
                      [&](const Assignment& one) { return one.unit == fact.unit; });
        if (fact.reason == ClearReason::Done)
            noteDone(*incident, fact.unit, f.envelope.happenedAt);
        waitFromNow(f, *incident, fact.reason);
        if (fact.voice != SendVoice::NotSaid)
            incident->voice = fact.voice;
        std::erase(incident->unitsBefore, fact.unit);
        incident->unitsBefore.push_back(fact.unit);
    }
    Unit* unit = f.unit(fact.unit);
    if (!unit)
        return;
    setStatus(f, *unit, fact.status);
    if (unit->stage == AssignmentStage::OnScene && unit->placeAt)
        unit->placeAt = f.envelope.happenedAt; // it was there until now
    unit->incident.reset();
    unit->stage.reset();
    unit->checkDueAt.reset();
    unit->note.clear();
    hearFrom(f, fact.unit);
    endTransport(f, *unit);
}

void fold(const Fold& f, const PrimaryUnitChanged& fact)
{
    Incident* incident = f.incident(fact.incident);
    if (!incident)
        return;
    for (auto& assignment : incident->assignments) {
        assignment.role =
            assignment.unit == fact.unit ? AssignmentRole::Primary : AssignmentRole::Backup;
    }
}

void fold(const Fold& f, const StatusChecked& fact)
{
    Unit* unit = f.unit(fact.unit);
    if (!unit)
        return;
    unit->lastContactAt = f.envelope.happenedAt;
    unit->checkDueAt = fact.checkDueAt;
    hearFrom(f, fact.unit);
}

void fold(const Fold& f, const UnitMoved& fact)
{
    if (Unit* unit = f.unit(fact.unit))
        setPlace(f, *unit, fact.place);
}

void fold(const Fold& f, const EmergencyDeclared& fact)
{
    Unit* unit = f.unit(fact.unit);
    if (!unit)
        return;
    // Said again before anybody answered, with words: it stands since the first time.
    const bool isStanding = unit->emergency && !unit->emergency->acknowledgedAt;
    if (!isStanding) {
        Emergency cry{f.envelope.happenedAt, f.envelope.doneBy, fact.how, {}, {}};
        // Nobody has ended the one before: what was said with it holds.
        if (unit->emergency) {
            cry.words = std::move(unit->emergency->words);
            cry.said = std::move(unit->emergency->said);
        }
        unit->emergency = std::move(cry);
    }
    unit->emergency->said.push_back({f.envelope.happenedAt, f.envelope.doneBy});
    if (!fact.words.empty())
        unit->emergency->words += (unit->emergency->words.empty() ? "" : "; ") + fact.words;
    if (fact.place)
        setPlace(f, *unit, *fact.place);
    f.changes.isAlarmChanged = true;
}

void fold(const Fold& f, const EmergencyAcknowledged& fact)
{
    Unit* unit = f.unit(fact.unit);
    if (!unit || !unit->emergency)
        return;
    unit->emergency->acknowledgedBy = f.envelope.doneBy;
    unit->emergency->acknowledgedAt = f.envelope.happenedAt;
    f.changes.isAlarmChanged = true;
}

void fold(const Fold& f, const EmergencyEnded& fact)
{
    if (Unit* unit = f.unit(fact.unit))
        unit->emergency.reset();
    endAlarms(f, AlarmKind::OfficerEmergency, fact.unit);
    f.changes.isAlarmChanged = true;
}

void fold(const Fold&, const OverrideRecorded&) {}
// One's own last act: what the same person did from its first fact on belongs to it, and so does
// the reopening that stands beside this.
void fold(const Fold& f, const ActUndone& fact)
{
    for (const IncidentId id : fact.incidents) {
        const auto found = f.state.incidents.find(id);
        if (found == f.state.incidents.end() || !found->second.waitMoved)
            continue;
        const WaitMoved& moved = *found->second.waitMoved;
        if (moved.by < fact.undoneSequence || moved.who != f.envelope.recordedBy)
            continue;
        Incident& incident = *f.incident(id);
        incident.clockSince = moved.before;
        incident.waitMoved.reset();
    }
}

} // namespace haven
