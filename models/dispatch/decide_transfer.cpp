#include "models/base/text.h"
#include "models/dispatch/call_rules.h"
#include "models/dispatch/crisis_response.h"
#include "models/dispatch/decide_parts.h"
#include "models/dispatch/premise_code.h"

// A call that another center takes, and what an alarm company says. A warm hand-off of a person in
// crisis has rules of its own (decide_response.cpp); decision 0019 says why these are apart.
namespace haven {

namespace {

bool transferMayBecome(TransferStep before, TransferStep after)
{
    switch (after) {
    case TransferStep::Placed:
        return false;
    case TransferStep::Answered:
    case TransferStep::NoAnswer:
        return before == TransferStep::Placed;
    case TransferStep::StayedOn:
    case TransferStep::LeftLine:
    case TransferStep::Accepted:
    case TransferStep::CallerLost:
        return before == TransferStep::Placed || before == TransferStep::Answered;
    case TransferStep::Refused:
    case TransferStep::Misrouted: // found out after they had taken it, too
        return before != TransferStep::Refused && before != TransferStep::Misrouted;
    }
    return false;
}

bool needsReason(TransferStep step)
{
    return step == TransferStep::Refused || step == TransferStep::Misrouted;
}

// What a step is said of: the one under way, or the last one, where they have it and give it back.
const CallTransfer* transferMeant(const Incident& incident, TransferStep step)
{
    const CallTransfer* open = openTransfer(incident);
    const bool mayComeBack = step == TransferStep::Refused || step == TransferStep::Misrouted;
    if (open || !mayComeBack || incident.transfers.empty())
        return open;
    const CallTransfer& last = incident.transfers.back();
    return last.step == TransferStep::Accepted ? &last : nullptr;
}

std::string numberOfCall(const Incident& incident, const std::optional<CallId>& call)
{
    const Call* meant = callMeant(incident, call);
    return meant && isTelephone(meant->callback) ? meant->callback : std::string();
}

// The caller is ours again: at once where we stayed on the line, else somebody calls back.
std::optional<CallbackOwed> owedAfter(const Incident& incident, const CallTransfer& transfer,
                                      TransferStep step)
{
    const bool isLost = step == TransferStep::CallerLost;
    // Once they had the caller we were on the line no more.
    const bool isOnLine =
        transfer.stay == LineStay::Stayed && transfer.step != TransferStep::Accepted;
    const bool isBack = bringsBack(step) && !isOnLine;
    const std::string number = numberOfCall(incident, transfer.call);
    if ((!isLost && !isBack) || isOwedTo(incident, number))
        return std::nullopt;
    CallbackOwed owed;
    owed.incident = incident.id;
    owed.number = number;
    owed.cause = isLost ? CallbackCause::LineDropped : CallbackCause::TransferReturned;
    return owed;
}

bool isEmpty(const PremiseAlarm& alarm)
{
    return alarm == PremiseAlarm{};
}

std::string latest(std::string_view now, const std::string& before)
{
    const std::string_view said = trimmed(now);
    return said.empty() ? before : std::string(said);
}

} // namespace

// No place and no number are asked for: what belongs to another center goes there at once.
Facts decideOne(const State& state, const PlaceTransfer& command, const Act& act)
{
    const auto found = workingIncident(state, command.incident);
    if (!found)
        return found.refusal();
    const Incident& incident = **found;
    if (command.call && !callMeant(incident, command.call))
        return refuse(RefusalCode::CallNotFound, std::to_string(command.call->value),
                      incident.number);
    if (const CallTransfer* open = openTransfer(incident))
        return refuse(RefusalCode::TransferIsOpen, incident.number, open->target);
    const std::string words(trimmed(command.target));
    if (namesNobody(words))
        return refuse(RefusalCode::TransferNeedsTarget, incident.number);
    TransferPlaced fact;
    fact.incident = incident.id;
    fact.transfer = static_cast<std::int64_t>(incident.transfers.size()) + 1;
    if (const Call* call = callMeant(incident, command.call))
        fact.call = call->id;
    fact.target = words;
    fact.reason = trimmed(command.reason);
    if (const DirectoryEntry* entry = entryFor(words, *act.knowledge)) {
        // Who is in crisis gets a hand-off: place and number first, and a level behind it.
        if (entry->kind != DirectoryKind::DispatchCenter)
            return refuse(RefusalCode::TransferIsHandoff, incident.number, entry->name);
        fact.target = entry->name;
        fact.entry = entry->id;
        fact.number = phoneOf(act.knowledge->directory, *entry);
    }
    return std::vector<Event>{std::move(fact)};
}

Facts decideOne(const State& state, const MarkTransfer& command, const Act& act)
{
    const auto found = workingIncident(state, command.incident);
    if (!found)
        return found.refusal();
    const Incident& incident = **found;
    const CallTransfer* open = transferMeant(incident, command.step);
    if (!open)
        return refuse(RefusalCode::TransferNone, incident.number);
    if (!transferMayBecome(open->step, command.step))
        return refuse(RefusalCode::TransferOrder, incident.number, stepWords(open->step),
                      stepWords(command.step));
    if (isBeforeStep(act, open->endedAt.value_or(open->answeredAt.value_or(open->placedAt))))
        return refuse(RefusalCode::ContactTimeBefore, incident.number);
    const std::string words(trimmed(command.words));
    if (needsReason(command.step) && words.empty())
        return refuse(RefusalCode::TransferNeedsReason, incident.number, open->target);
    TransferProgressed fact;
    fact.incident = incident.id;
    fact.transfer = open->number;
    fact.step = command.step;
    const bool isWho =
        command.step == TransferStep::Answered || command.step == TransferStep::Accepted;
    (isWho ? fact.who : fact.reason) = words;
    fact.waitedS = secondsWaited(*open, act.happenedAt);
    std::vector<Event> facts{std::move(fact)};
    if (auto owed = owedAfter(incident, *open, command.step))
        facts.emplace_back(*std::move(owed));
    return facts;
}

Facts decideOne(const State& state, const RecordPremiseAlarm& command, const Act&)
{
    const auto found = knownIncident(state, command.incident);
    if (!found)
        return found.refusal();
    const Incident& incident = **found;
    if (isEmpty(command.alarm))
        return refuse(RefusalCode::PremiseAlarmEmpty, incident.number);
    const PremiseAlarm before =
        incident.premiseAlarm ? incident.premiseAlarm->alarm : PremiseAlarm{};
    const PremiseAlarm& said = command.alarm;
    for (const std::string* phone : {&said.phone, &said.keyholderPhone}) {
        if (!phone->empty() && !isTelephone(*phone))
            return refuse(RefusalCode::CallbackNumberBad, *phone);
    }
    PremiseAlarmRecorded fact;
    fact.incident = incident.id;
    fact.alarm.company = latest(said.company, before.company);
    fact.alarm.callOperator = latest(said.callOperator, before.callOperator);
    fact.alarm.phone = latest(said.phone, before.phone);
    fact.alarm.zone = latest(said.zone, before.zone);
    fact.alarm.permit = latest(said.permit, before.permit);
    fact.alarm.keyholder = latest(said.keyholder, before.keyholder);
    fact.alarm.keyholderPhone = latest(said.keyholderPhone, before.keyholderPhone);
    fact.alarm.code = latest(said.code, before.code);
    if (fact.alarm == before)
        return refuse(RefusalCode::NothingToChange,
                      "What the alarm company says of incident " + incident.number);
    return std::vector<Event>{std::move(fact)};
}

// It lowers nothing and calls nobody back: whether units go on is a person's decision.
Facts decideOne(const State& state, const CancelPremiseAlarm& command, const Act&)
{
    const auto found = knownIncident(state, command.incident);
    if (!found)
        return found.refusal();
    const Incident& incident = **found;
    const std::string by(trimmed(command.by));
    if (by.empty())
        return refuse(RefusalCode::AlarmCancelNeedsWho, incident.number);
    if (incident.premiseAlarm && incident.premiseAlarm->canceledAt)
        return refuse(RefusalCode::AlarmIsCanceled, incident.number,
                      incident.premiseAlarm->canceledBy);
    const std::string reason(trimmed(command.reason));
    const std::string code =
        incident.premiseAlarm ? incident.premiseAlarm->alarm.code : std::string();
    if (holdsCode(by, code) || holdsCode(reason, code))
        return refuse(RefusalCode::AlarmCodeInWords, incident.number);
    return std::vector<Event>{PremiseAlarmCanceled{incident.id, by, reason}};
}

} // namespace haven
