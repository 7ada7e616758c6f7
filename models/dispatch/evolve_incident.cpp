#include "models/dispatch/call_rules.h"
#include "models/dispatch/evolve_parts.h"

#include <algorithm>

namespace haven {

namespace {

constexpr std::size_t kJoinsKept = 8; // what was said at one before that has been read long since

Call* callOf(Incident& incident, CallId id)
{
    const auto found = std::find_if(incident.calls.begin(), incident.calls.end(),
                                    [&](const Call& call) { return call.id == id; });
    return found == incident.calls.end() ? nullptr : &*found;
}

// Adds, or replaces the one with the same id.
template <class T>
void put(std::vector<T>& list, const T& item)
{
    const auto found =
        std::find_if(list.begin(), list.end(), [&](const T& one) { return one.id == item.id; });
    if (found == list.end())
        list.push_back(item);
    else
        *found = item;
}

// The counters follow the facts, so that ids are never given twice.
void reach(std::int64_t& counter, std::int64_t value)
{
    counter = std::max(counter, value);
}

// "26-014482" -> the counter of that year.
void reachNumber(const std::string& number, std::int64_t& year, std::int64_t& inYear)
{
    const auto dash = number.find('-');
    if (dash == std::string::npos)
        return;
    std::int64_t y = 0;
    std::int64_t n = 0;
    for (std::size_t i = 0; i < number.size(); ++i) {
        if (i == dash)
            continue;
        if (number[i] < '0' || number[i] > '9')
            return;
        auto& part = i < dash ? y : n;
        part = part * 10 + (number[i] - '0');
    }
    if (y != year)
        inYear = 0;
    year = y;
    reach(inYear, n);
}

void setCallField(Call& call, const DetailsCorrected& fact)
{
    if (fact.field == "caller_name")
        call.callerName = fact.after;
    else if (fact.field == "callback")
        call.callback = fact.after;
    else if (fact.field == "safe_contact")
        call.safeContact = enumFromName<SafeContact>(fact.after).value_or(SafeContact::Unknown);
    else if (fact.field == "safe_contact_when")
        call.safeContactWhen = fact.after;
    else if (fact.field == "language")
        call.language = fact.after;
    else if (fact.field == "relation")
        call.relation = fact.after;
    else if (fact.field == "kind")
        call.kind = enumFromName<CallKind>(fact.after).value_or(call.kind);
    else if (fact.field == "recorder")
        call.recorder = fact.after;
    else if (fact.field == "caller_location")
        call.callerLocation.text = fact.after;
}

// An alarm about a closed incident asks for an answer nobody can give.
void endAlarmsOf(const Fold& f, IncidentId id)
{
    std::erase_if(f.state.alarms, [&](const Alarm& alarm) { return alarm.incident == id; });
    f.changes.isAlarmChanged = true;
}

// What was answered of the one was put to the other in the same act, just before the join.
void markAnswersJoined(Incident& into, const Incident& from, const Envelope& join)
{
    for (auto& [which, record] : into.answers) {
        const auto theirs = from.answers.find(which);
        const bool isSame = theirs != from.answers.end() && theirs->second.answer == record.answer;
        if (isSame && record.at == join.happenedAt && record.by == join.doneBy)
            record.joinedFrom = from.id;
    }
}

} // namespace

void fold(const Fold& f, const IncidentOpened& fact)
{
    Incident incident;
    incident.id = fact.incident;
    incident.number = fact.number;
    incident.type = fact.type;
    incident.commonType = fact.commonType;
    incident.priority = fact.priority;
    incident.location = fact.location;
    incident.origin = fact.origin;
    incident.fedFrom = fact.fedFrom;
    incident.protocol = fact.protocol;
    incident.voice = fact.voice;
    incident.openedAt = f.envelope.happenedAt;
    incident.clockSince = f.envelope.happenedAt;
    incident.openedBy = f.envelope.doneBy;
    incident.openedFrom = f.envelope.position;
    incident.lastSequence = f.envelope.sequence;
    f.state.incidents[fact.incident] = std::move(incident);
    f.changes.incidents.insert(fact.incident);
    reach(f.state.counters.incident, fact.incident.value);
    reachNumber(fact.number, f.state.counters.numberYear, f.state.counters.numberInYear);
}

void fold(const Fold& f, const CallTaken& fact)
{
    reach(f.state.counters.call, fact.call.value);
    Incident* incident = f.incident(fact.incident);
    if (!incident)
        return;
    Call call;
    call.id = fact.call;
    call.kind = fact.kind;
    call.receivedAt = fact.receivedAt;
    call.takenBy = f.envelope.doneBy;
    call.callerName = fact.callerName;
    call.callback = fact.callback;
    call.safeContact = fact.safeContact;
    call.safeContactWhen = fact.safeContactWhen;
    call.callerLocation = fact.callerLocation;
    call.language = fact.language;
    call.relation = fact.relation;
    put(incident->calls, call);
}

void fold(const Fold& f, const CallbackAttempted& fact)
{
    Incident* incident = f.incident(fact.incident);
    if (!incident)
        return;
    Call* call = callOf(*incident, fact.call);
    if (!call)
        return;
    call->callbacks.push_back(fact.result);
    call->tries.push_back({fact.result, f.envelope.happenedAt, f.envelope.doneBy, fact.note});
    // A try at somebody else is none at whoever is owed.
    if (!incident->callback)
        return;
    CallbackTask* task = &*incident->callback;
    for (CallbackTask& other : incident->callbacksWaiting) {
        if (!isTaskOf(*task, *call) && isTaskOf(other, *call))
            task = &other;
    }
    if (!isTaskOf(*task, *call))
        return;
    endAlarms(f, AlarmKind::CallbackDue, fact.incident);
    ++task->tries;
    task->triedAt = f.envelope.happenedAt;
}

void fold(const Fold& f, const CallMoved& fact)
{
    Incident* from = f.incident(fact.from);
    Incident* to = f.incident(fact.to);
    if (!from || !to)
        return;
    if (const Call* call = callOf(*from, fact.call))
        put(to->calls, *call);
    // A call that was there when it was held is not there any more: the next one is a further one.
    const auto gone = std::find_if(from->calls.begin(), from->calls.end(),
                                   [&](const Call& call) { return call.id == fact.call; });
    if (gone != from->calls.end() && from->callsWhenHeld &&
        gone - from->calls.begin() < *from->callsWhenHeld)
        --*from->callsWhenHeld;
    std::erase_if(from->calls, [&](const Call& call) { return call.id == fact.call; });
    if (from->mergedInto == fact.to)
        from->callsBefore.push_back(fact.call);
    else if (to->origin == IncidentOrigin::SplitOff && f.state.joinedWhile.count(fact.to) == 0)
        f.state.joinedWhile[fact.to] = {{fact.from,
                                         {},
                                         NoteId(f.state.counters.note),
                                         0,
                                         f.envelope.sequence,
                                         f.envelope.happenedAt}};
}

void fold(const Fold& f, const NoteAdded& fact)
{
    reach(f.state.counters.note, fact.note.value);
    Incident* incident = f.incident(fact.incident);
    if (!incident)
        return;
    Note note;
    note.id = fact.note;
    note.at = f.envelope.happenedAt;
    note.by = f.envelope.doneBy;
    note.call = fact.call;
    note.text = fact.text;
    note.fieldClass = fact.fieldClass;
    note.corrects = fact.corrects;
    for (auto& earlier : incident->notes) {
        if (fact.corrects && earlier.id == *fact.corrects)
            earlier.correctedBy = fact.note;
    }
    incident->notes.push_back(std::move(note));
}

void fold(const Fold& f, const DetailsCorrected& fact)
{
    Incident* incident = f.incident(fact.incident);
    if (!incident)
        return;
    if (fact.call) {
        Call* call = callOf(*incident, *fact.call);
        if (call)
            setCallField(*call, fact);
        if (call && fact.field == "callback")
            followNumber(*incident, *call, fact.before);
    } else if (fact.field == "title") {
        incident->title = fact.after;
    } else if (fact.field == kVoiceField) {
        incident->voice = enumFromName<SendVoice>(fact.after).value_or(incident->voice);
    }
}

void fold(const Fold& f, const LocationChanged& fact)
{
    Incident* incident = f.incident(fact.incident);
    if (!incident)
        return;
    if (!fact.call)
        incident->location = fact.after;
    else if (Call* call = callOf(*incident, *fact.call))
        call->callerLocation = fact.after;
}

void fold(const Fold& f, const TypeChanged& fact)
{
    Incident* incident = f.incident(fact.incident);
    if (!incident)
        return;
    incident->type = fact.after;
    if (incident->commonType != fact.commonType)
        incident->commonTypesBefore.push_back(incident->commonType);
    incident->commonType = fact.commonType;
    incident->priority = fact.priorityAfter;
    incident->protocol = fact.protocol;
}

void fold(const Fold& f, const PriorityChanged& fact)
{
    if (Incident* incident = f.incident(fact.incident))
        incident->priority = fact.after;
}

void fold(const Fold& f, const PersonRecorded& fact)
{
    reach(f.state.counters.person, fact.person.id.value);
    if (Incident* incident = f.incident(fact.incident))
        put(incident->persons, fact.person);
}

void fold(const Fold& f, const VehicleRecorded& fact)
{
    reach(f.state.counters.vehicle, fact.vehicle.id.value);
    if (Incident* incident = f.incident(fact.incident))
        put(incident->vehicles, fact.vehicle);
}

void fold(const Fold& f, const CautionRecorded& fact)
{
    reach(f.state.counters.caution, fact.caution.id.value);
    f.state.cautions[fact.caution.id] = fact.caution;
    f.changes.cautions.insert(fact.caution.id);
    if (!fact.incident)
        return;
    f.state.cautionIncidents[fact.caution.id] = *fact.incident;
    f.incident(*fact.incident);
}

void fold(const Fold& f, const CautionEnded& fact)
{
    const auto found = f.state.cautions.find(fact.caution);
    if (found != f.state.cautions.end())
        found->second.endedAt = f.envelope.happenedAt;
    f.changes.cautions.insert(fact.caution);
}

void fold(const Fold& f, const CautionAcknowledged& fact)
{
    Incident* incident = f.incident(fact.incident);
    if (!incident)
        return;
    incident->cautionsSeen.insert(fact.caution);
    incident->seenBy.push_back({fact.caution, f.envelope.doneBy, f.envelope.happenedAt});
}

void fold(const Fold& f, const IncidentHeld& fact)
{
    Incident* incident = f.incident(fact.incident);
    if (!incident)
        return;
    endAlarms(f, AlarmKind::WaitLimit, fact.incident);
    endAlarms(f, AlarmKind::HoldExpired, fact.incident); // held anew
    incident->stage = IncidentStage::Held;
    incident->holdReason = fact.reason;
    incident->heldAt = f.envelope.happenedAt;
    incident->heldUntil = fact.until;
    incident->callsWhenHeld = static_cast<std::int64_t>(incident->calls.size());
}

void fold(const Fold& f, const HoldReleased& fact)
{
    Incident* incident = f.incident(fact.incident);
    if (!incident)
        return;
    endAlarms(f, AlarmKind::HoldExpired, fact.incident);
    incident->stage = IncidentStage::Open;
    incident->holdReason.clear();
    incident->heldAt.reset();
    incident->heldUntil.reset();
    incident->callsWhenHeld.reset();
    for (auto& [parent, storm] : f.state.room.storms) {
        const auto holds = [&](const std::vector<IncidentId>& list) {
            return std::find(list.begin(), list.end(), fact.incident) != list.end();
        };
        if (holds(storm.incidents) && !holds(storm.left))
            storm.left.push_back(fact.incident);
    }
}

void fold(const Fold& f, const IncidentsLinked& fact)
{
    if (Incident* incident = f.incident(fact.incident))
        incident->links.insert(fact.other);
    if (Incident* other = f.incident(fact.other))
        other->links.insert(fact.incident);
}

void fold(const Fold& f, const IncidentsMerged& fact)
{
    bool isIntoHidden = false;
    if (Incident* into = f.incident(fact.into)) {
        isIntoHidden = into->visibility == Visibility::Restricted;
        into->mergedFrom.push_back(fact.from);
        if (fact.voice != SendVoice::NotSaid)
            into->voice = fact.voice;
    }
    Incident* from = f.incident(fact.from);
    if (!from)
        return;
    from->mergedInto = fact.into;
    if (Incident* into = f.incident(fact.into))
        markAnswersJoined(*into, *from, f.envelope);
    auto& joined = f.state.joinedWhile[fact.from];
    if (joined.size() >= kJoinsKept)
        joined.erase(joined.begin());
    joined.push_back({fact.into, NoteId(f.state.counters.note), {}, f.envelope.sequence, 0, {}});
    joined.back().isHidden = isIntoHidden && from->visibility == Visibility::Normal;
    from->stage = IncidentStage::Closed;
    from->closedAt = f.envelope.happenedAt;
    endAlarmsOf(f, fact.from);
}

void fold(const Fold& f, const IncidentSplit& fact)
{
    if (Incident* from = f.incident(fact.from))
        std::erase(from->mergedFrom, fact.incident);
    Incident* incident = f.incident(fact.incident);
    if (!incident)
        return;
    incident->mergedInto.reset();
    const auto joined = f.state.joinedWhile.find(fact.incident);
    if (joined != f.state.joinedWhile.end() && joined->second.back().factUpTo == 0) {
        joined->second.back().noteUpTo = NoteId(f.state.counters.note);
        joined->second.back().factUpTo = f.envelope.sequence;
        joined->second.back().until = f.envelope.happenedAt;
    }
    if (fact.voice != SendVoice::NotSaid)
        incident->voice = fact.voice;
    incident->callsBefore.clear();
    incident->stage = IncidentStage::Open;
    incident->closedAt.reset();
}

void fold(const Fold& f, const IncidentClosed& fact)
{
    Incident* incident = f.incident(fact.incident);
    if (!incident)
        return;
    incident->stage = IncidentStage::Closed;
    incident->disposition = fact.disposition;
    incident->furtherDispositions = fact.further;
    incident->commonDisposition = fact.commonDisposition;
    incident->closedAt = f.envelope.happenedAt;
    endAlarmsOf(f, fact.incident);
}

void fold(const Fold& f, const IncidentReopened& fact)
{
    Incident* incident = f.incident(fact.incident);
    if (!incident)
        return;
    incident->stage = IncidentStage::Open;
    incident->waitMoved =
        WaitMoved{incident->clockSince, f.envelope.sequence, f.envelope.recordedBy};
    incident->clockSince = f.envelope.happenedAt;
    incident->closedAt.reset();
    incident->disposition.reset();
    incident->furtherDispositions.clear();
    incident->commonDisposition.clear();
    ++incident->reopenedCount;
}

void fold(const Fold& f, const ReportNumberAssigned& fact)
{
    if (Incident* incident = f.incident(fact.incident))
        incident->reportNumber = fact.reportNumber;
    reachNumber(fact.reportNumber, f.state.counters.reportYear, f.state.counters.reportInYear);
}

void fold(const Fold& f, const VisibilityChanged& fact)
{
    if (Incident* incident = f.incident(fact.incident))
        incident->visibility = fact.visibility;
    // Whoever restricts it again after somebody lifted it means this one.
    const auto joined = f.state.joinedWhile.find(fact.incident);
    if (fact.visibility == Visibility::Normal && joined != f.state.joinedWhile.end())
        joined->second.back().isHidden = false;
}

void fold(const Fold& f, const EmdRecorded& fact)
{
    Incident* incident = f.incident(fact.incident);
    if (!incident)
        return;
    incident->emd.state = fact.state;
    incident->emd.transferredTo = fact.transferredTo;
    incident->emd.determinant = fact.determinant;
    incident->emd.at = f.envelope.happenedAt;
}

namespace {

// What was written at a restricted incident stays hidden with it.
void keepHidden(State& state, IncidentId trimmed)
{
    const auto found = state.incidents.find(trimmed);
    const bool isHidden =
        found != state.incidents.end() && found->second.visibility == Visibility::Restricted;
    if (!isHidden && state.cautionsHidden.empty())
        return;
    for (const auto& [caution, writtenAt] : state.cautionIncidents) {
        if (writtenAt == trimmed && isHidden)
            state.cautionsHidden.insert(caution);
        else if (writtenAt == trimmed)
            state.cautionsHidden.erase(caution);
    }
}

} // namespace

void fold(const Fold& f, const BoardTrimmed& fact)
{
    for (const auto& id : fact.incidents) {
        keepHidden(f.state, id);
        f.state.incidents.erase(id);
        f.state.incidentsCaughtUp.erase(id);
        f.state.joinedWhile.erase(id);
        f.changes.incidents.insert(id);
        std::erase_if(f.state.followUps, [&](const auto& one) {
            return one.second.incident == id && one.second.end.has_value();
        });
    }
}

void fold(const Fold& f, const IncidentRecalled& fact)
{
    f.state.incidents[fact.incident.id] = fact.incident;
    f.incident(fact.incident.id);
}

} // namespace haven
