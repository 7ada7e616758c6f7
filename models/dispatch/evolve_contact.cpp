#include "models/dispatch/evolve_parts.h"

#include <algorithm>

namespace haven {

namespace {

Call* contactOf(const Fold& f, IncidentId id, CallId call)
{
    Incident* incident = f.incident(id);
    if (!incident)
        return nullptr;
    const auto found = std::find_if(incident->calls.begin(), incident->calls.end(),
                                    [&](const Call& one) { return one.id == call; });
    return found == incident->calls.end() ? nullptr : &*found;
}

} // namespace

void fold(const Fold& f, const CallLocated& fact)
{
    if (Call* call = contactOf(f, fact.incident, fact.call))
        call->fixes.push_back({fact.source, fact.serviceClass, fact.place, fact.radiusM,
                               fact.confidencePct, fact.carrier, f.envelope.happenedAt,
                               f.envelope.doneBy});
}

void fold(const Fold& f, const CarrierPingMarked& fact)
{
    Call* call = contactOf(f, fact.incident, fact.call);
    if (!call)
        return;
    if (fact.step == PingStep::Asked) {
        call->pings.push_back({fact.step,
                               fact.carrier,
                               fact.words,
                               {},
                               f.envelope.happenedAt,
                               f.envelope.doneBy,
                               std::nullopt});
        return;
    }
    if (call->pings.empty())
        return;
    CarrierPing& ping = call->pings.back();
    ping.step = fact.step;
    ping.answer = fact.words;
    ping.answeredAt = f.envelope.happenedAt;
}

void fold(const Fold& f, const InterpreterMarked& fact)
{
    Call* call = contactOf(f, fact.incident, fact.call);
    if (!call)
        return;
    if (fact.step == InterpreterStep::Asked) {
        InterpreterUse use;
        use.language = fact.language;
        use.provider = fact.provider;
        use.askedAt = f.envelope.happenedAt;
        call->interpreters.push_back(std::move(use));
        return;
    }
    if (call->interpreters.empty())
        return;
    InterpreterUse& use = call->interpreters.back();
    use.step = fact.step;
    if (!fact.provider.empty())
        use.provider = fact.provider;
    if (!fact.interpreter.empty())
        use.interpreter = fact.interpreter;
    (fact.step == InterpreterStep::Connected ? use.connectedAt : use.endedAt) =
        f.envelope.happenedAt;
}

void fold(const Fold& f, const CommunicationNeedsRecorded& fact)
{
    if (Incident* incident = f.incident(fact.incident))
        incident->communication = CommunicationNeeds{fact.after, fact.words};
}

void fold(const Fold& f, const TextSessionMarked& fact)
{
    Call* call = contactOf(f, fact.incident, fact.call);
    if (!call)
        return;
    const Instant at = f.envelope.happenedAt;
    if (fact.step == TextStep::Opened) {
        // Opened again: what was written before belongs to it.
        TextSession session = call->text.value_or(TextSession{});
        session.medium = fact.medium;
        session.openedAt = at;
        session.closedAt.reset();
        call->text = std::move(session);
        return;
    }
    if (!call->text)
        return;
    if (fact.step == TextStep::Closed) {
        call->text->closedAt = at;
        return;
    }
    call->text->lastAt = at;
    call->text->lines += fact.lines;
    if (fact.note)
        call->text->notes.push_back(*fact.note);
}

void fold(const Fold& f, const TransferPlaced& fact)
{
    Incident* incident = f.incident(fact.incident);
    if (!incident)
        return;
    CallTransfer transfer;
    transfer.number = fact.transfer;
    transfer.call = fact.call;
    transfer.target = fact.target;
    transfer.entry = fact.entry;
    transfer.phone = fact.number;
    transfer.why = fact.reason;
    transfer.placedAt = f.envelope.happenedAt;
    transfer.by = f.envelope.doneBy;
    incident->transfers.push_back(std::move(transfer));
}

void fold(const Fold& f, const TransferProgressed& fact)
{
    endAlarms(f, AlarmKind::HandoffUnanswered, fact.incident);
    Incident* incident = f.incident(fact.incident);
    if (!incident)
        return;
    for (CallTransfer& transfer : incident->transfers) {
        if (transfer.number != fact.transfer)
            continue;
        if (!fact.who.empty())
            transfer.who = fact.who;
        if (!fact.reason.empty())
            transfer.reason = fact.reason;
        if (fact.step == TransferStep::StayedOn || fact.step == TransferStep::LeftLine) {
            transfer.stay = fact.step == TransferStep::StayedOn ? LineStay::Stayed : LineStay::Left;
            continue;
        }
        transfer.step = fact.step;
        (fact.step == TransferStep::Answered ? transfer.answeredAt : transfer.endedAt) =
            f.envelope.happenedAt;
    }
}

void fold(const Fold& f, const PremiseAlarmRecorded& fact)
{
    Incident* incident = f.incident(fact.incident);
    if (!incident)
        return;
    if (!incident->premiseAlarm)
        incident->premiseAlarm.emplace();
    PremiseAlarmState& known = *incident->premiseAlarm;
    if (!known.alarm.code.empty() && known.alarm.code != fact.alarm.code)
        known.codesBefore.push_back(known.alarm.code);
    known.alarm = fact.alarm;
}

void fold(const Fold& f, const PremiseAlarmCanceled& fact)
{
    Incident* incident = f.incident(fact.incident);
    if (!incident)
        return;
    if (!incident->premiseAlarm)
        incident->premiseAlarm.emplace();
    incident->premiseAlarm->canceledBy = fact.by;
    incident->premiseAlarm->canceledWhy = fact.reason;
    incident->premiseAlarm->canceledAt = f.envelope.happenedAt;
}

} // namespace haven
