#include "models/dispatch/evolve_parts.h"
#include "models/dispatch/nearby.h"

#include <algorithm>

namespace haven {

void fold(const Fold& f, const HandoffPlaced& fact)
{
    Incident* incident = f.incident(fact.incident);
    if (!incident)
        return;
    Handoff handoff;
    handoff.number = fact.handoff;
    handoff.target = fact.target;
    handoff.entry = fact.entry;
    handoff.phone = fact.number;
    handoff.placedAt = f.envelope.happenedAt;
    handoff.by = f.envelope.doneBy;
    incident->handoffs.push_back(std::move(handoff));
}

void fold(const Fold& f, const HandoffProgressed& fact)
{
    endAlarms(f, AlarmKind::HandoffUnanswered, fact.incident);
    Incident* incident = f.incident(fact.incident);
    if (!incident)
        return;
    if (fact.stage == HandoffStage::NotPlaced) {
        std::erase_if(incident->handoffs,
                      [&](const Handoff& one) { return one.number == fact.handoff; });
        return;
    }
    for (auto& handoff : incident->handoffs) {
        if (handoff.number != fact.handoff)
            continue;
        handoff.stage = fact.stage;
        handoff.fallback = fact.fallback;
        if (!fact.reason.empty())
            handoff.reason = fact.reason;
        if (fact.stage == HandoffStage::Answered) {
            handoff.answeredAt = f.envelope.happenedAt;
            handoff.endedAt.reset(); // an acceptance that was a slip
        } else {
            handoff.endedAt = f.envelope.happenedAt;
        }
    }
}

void fold(const Fold& f, const CallbackOwed& fact)
{
    Incident* incident = f.incident(fact.incident);
    if (!incident)
        return;
    CallbackTask task;
    task.number = fact.number;
    task.reason = fact.reason;
    task.since = f.envelope.happenedAt;
    task.cause = fact.cause;
    const std::string key = phoneKey(task.number);
    std::erase_if(incident->callbacksWaiting,
                  [&](const CallbackTask& one) { return phoneKey(one.number) == key; });
    const bool isAnother = incident->callback && phoneKey(incident->callback->number) != key;
    // A second lost caller waits behind the first, but whoever was lost between two telephones goes
    // before all others.
    if (isAnother && task.cause != CallbackCause::LostInHandoff) {
        incident->callbacksWaiting.push_back(std::move(task));
        return;
    }
    if (isAnother)
        incident->callbacksWaiting.insert(incident->callbacksWaiting.begin(),
                                          *std::move(incident->callback));
    incident->callback = std::move(task);
}

void fold(const Fold& f, const CallbackTried& fact)
{
    endAlarms(f, AlarmKind::CallbackDue, fact.incident);
    Incident* incident = f.incident(fact.incident);
    if (!incident)
        return;
    for (Call& call : incident->calls) {
        if (call.id == fact.call)
            call.tries.push_back(
                {fact.result, f.envelope.happenedAt, f.envelope.doneBy, fact.note});
    }
    if (!incident->callback)
        return;
    ++incident->callback->tries;
    incident->callback->triedAt = f.envelope.happenedAt;
}

void fold(const Fold& f, const CallbackSettled& fact)
{
    endAlarms(f, AlarmKind::CallbackDue, fact.incident);
    Incident* incident = f.incident(fact.incident);
    if (!incident)
        return;
    auto& waiting = incident->callbacksWaiting;
    if (!fact.number.empty()) {
        std::erase_if(waiting, [&](const CallbackTask& one) { return one.number == fact.number; });
        return;
    }
    incident->callback.reset();
    if (!waiting.empty()) {
        incident->callback = std::move(waiting.front());
        waiting.erase(waiting.begin());
    }
}

void fold(const Fold& f, const ClosingItemRecorded& fact)
{
    Incident* incident = f.incident(fact.incident);
    if (!incident)
        return;
    ClosingAnswer answer;
    answer.state = fact.state;
    answer.words = fact.words;
    answer.by = f.envelope.doneBy;
    answer.at = f.envelope.happenedAt;
    incident->closingItems[fact.item] = std::move(answer);
}

void fold(const Fold& f, const ClinicianWithheld& fact)
{
    Incident* incident = f.incident(fact.incident);
    if (!incident)
        return;
    NoClinician reason;
    reason.code = fact.code;
    reason.words = fact.words;
    reason.by = f.envelope.doneBy;
    reason.at = f.envelope.happenedAt;
    incident->noClinician = std::move(reason);
}

// A record for the report; the incident itself holds all of it already.
void fold(const Fold& f, const ClinicianNeedJudged& fact)
{
    static_cast<void>(f.incident(fact.incident));
}

void fold(const Fold& f, const RiskProtectionRecorded& fact)
{
    if (Incident* incident = f.incident(fact.incident))
        incident->riskProtection =
            RiskProtection{fact.decision, fact.words, f.envelope.doneBy, f.envelope.happenedAt};
    endAlarms(f, AlarmKind::RiskUndecided, fact.incident);
}

} // namespace haven
