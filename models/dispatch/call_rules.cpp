#include "models/dispatch/call_rules.h"

#include "models/base/text.h"
#include "models/dispatch/nearby.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace haven {

const Call* callMeant(const Incident& incident, const std::optional<CallId>& call)
{
    if (!call)
        return incident.calls.empty() ? nullptr : &incident.calls.back();
    const auto found = std::find_if(incident.calls.begin(), incident.calls.end(),
                                    [&](const Call& one) { return one.id == *call; });
    return found == incident.calls.end() ? nullptr : &*found;
}

int callOrdinal(const Incident& incident, CallId call)
{
    int at = 0;
    for (const Call& one : incident.calls) {
        ++at;
        if (one.id == call)
            return at;
    }
    return 0;
}

bool isLostCall(CallKind kind)
{
    return kind == CallKind::HangUp || kind == CallKind::Abandoned || kind == CallKind::Silent;
}

CallKind kindByType(std::string_view commonCode, CallKind said)
{
    if (said != CallKind::Voice)
        return said;
    if (commonCode == "911H")
        return CallKind::HangUp;
    return commonCode == "911OPN" ? CallKind::OpenLine : said;
}

CallbackCause causeOf(CallKind kind)
{
    if (kind == CallKind::Silent)
        return CallbackCause::Silent;
    return kind == CallKind::Abandoned ? CallbackCause::Abandoned : CallbackCause::HangUp;
}

std::string causeWords(CallbackCause cause)
{
    switch (cause) {
    case CallbackCause::LostInHandoff:
        return "the caller was lost in a hand-off";
    case CallbackCause::HangUp:
        return "the caller hung up";
    case CallbackCause::Abandoned:
        return "the call was abandoned before it was answered";
    case CallbackCause::LineDropped:
        return "the line was lost";
    case CallbackCause::TransferReturned:
        return "the transfer came back";
    case CallbackCause::Silent:
        return "nobody spoke, a TTY query comes first";
    }
    return {};
}

bool isOwedTo(const Incident& incident, std::string_view number)
{
    const std::string key = phoneKey(number);
    const auto isIt = [&](const CallbackTask& one) { return phoneKey(one.number) == key; };
    const auto& others = incident.callbacksWaiting;
    return (incident.callback && isIt(*incident.callback)) ||
           std::any_of(others.begin(), others.end(), isIt);
}

std::optional<CallbackOwed> owedFor(const Incident* incident, IncidentId id, CallKind kind,
                                    const std::string& number)
{
    const std::string known = isTelephone(number) ? number : std::string();
    if (!isLostCall(kind) || (incident && isOwedTo(*incident, known)))
        return std::nullopt;
    CallbackOwed owed;
    owed.incident = id;
    owed.number = known;
    owed.cause = causeOf(kind);
    return owed;
}

namespace {

bool isCauseOfOneCall(CallbackCause cause)
{
    return cause == CallbackCause::HangUp || cause == CallbackCause::Abandoned ||
           cause == CallbackCause::Silent;
}

} // namespace

void followNumber(Incident& incident, const Call& corrected, std::string_view before)
{
    const std::string old = phoneKey(before);
    const bool isElsewhere =
        std::any_of(incident.calls.begin(), incident.calls.end(), [&](const Call& one) {
            return one.id != corrected.id && !old.empty() && phoneKey(one.callback) == old;
        });
    // What is no number leaves the one at which a call is owed.
    if (isElsewhere || !isTelephone(corrected.callback))
        return;
    const auto follow = [&](CallbackTask& task) {
        // Without a number before, it is the lost call's own that was learned.
        const bool isOwn = corrected.kind == CallKind::Silent ? task.cause == CallbackCause::Silent
                                                              : isLostCall(corrected.kind);
        const bool isOther = old.empty() && isCauseOfOneCall(task.cause) && !isOwn;
        if (phoneKey(task.number) == old && !isOther)
            task.number = corrected.callback;
    };
    if (incident.callback)
        follow(*incident.callback);
    for (CallbackTask& task : incident.callbacksWaiting)
        follow(task);
}

namespace {

std::string unsafeOf(const Call& call, CallbackResult result)
{
    switch (call.safeContact) {
    case SafeContact::NotAsked:
    case SafeContact::Voicemail:
        return {};
    case SafeContact::Call:
        return result == CallbackResult::VoicemailLeft
                   ? "a call is safe, and a message was not said to be"
                   : std::string();
    case SafeContact::TextMessage:
        return "only a text is safe";
    case SafeContact::Never:
        return "the caller said never to call back";
    case SafeContact::Unknown:
        return "whether it is safe was asked and is not known";
    }
    return {};
}

} // namespace

std::string unsafeWords(const Incident& incident, const Call& call, CallbackResult result)
{
    const std::string number = phoneKey(call.callback);
    for (const Call& one : incident.calls) {
        const bool isSame =
            one.id == call.id || (!number.empty() && phoneKey(one.callback) == number);
        std::string why = isSame ? unsafeOf(one, result) : std::string();
        if (why.empty())
            continue;
        if (!one.safeContactWhen.empty())
            why += " (safe: " + one.safeContactWhen + ")";
        return why;
    }
    return {};
}

std::string unsafeWords(const State& state, const Incident& incident, const Call& call,
                        CallbackResult result)
{
    std::string here = unsafeWords(incident, call, result);
    const std::string number = phoneKey(call.callback);
    if (!here.empty() || number.empty())
        return here;
    const auto isAsked = [&number](const Call& one) {
        return one.safeContact != SafeContact::NotAsked && phoneKey(one.callback) == number;
    };
    if (std::any_of(incident.calls.begin(), incident.calls.end(), isAsked))
        return here;
    const Call* newest = nullptr;
    const Incident* where = nullptr;
    for (const auto& [id, other] : state.incidents) {
        for (const Call& one : other.calls) {
            if (isAsked(one) && (!newest || one.receivedAt >= newest->receivedAt)) {
                newest = &one;
                where = &other;
            }
        }
    }
    std::string why = newest ? unsafeOf(*newest, result) : std::string();
    if (!why.empty() && !newest->safeContactWhen.empty())
        why += " (safe: " + newest->safeContactWhen + ")";
    return why.empty() ? why : fmt::format("{} (said on incident {})", why, where->number);
}

bool isAnswer(CallbackResult result)
{
    return result == CallbackResult::Answered || result == CallbackResult::VoiceHeard;
}

bool isTaskOf(const CallbackTask& task, const Call& call)
{
    const std::string wanted = phoneKey(task.number);
    const std::string own = phoneKey(call.callback);
    return wanted.empty() ? own.empty() || isLostCall(call.kind) : own == wanted;
}

const Call* callOwed(const Incident& incident)
{
    if (!incident.callback)
        return nullptr;
    const std::string wanted = phoneKey(incident.callback->number);
    const Call* newest = nullptr;
    for (auto call = incident.calls.rbegin(); call != incident.calls.rend(); ++call) {
        if (!wanted.empty() && phoneKey(call->callback) == wanted)
            return &*call;
        if (!newest && isTelephone(call->callback))
            newest = &*call;
    }
    return newest;
}

const CallbackTask* waitingTaskOf(const Incident& incident, const Call& call)
{
    const auto& waiting = incident.callbacksWaiting;
    const auto found = std::find_if(waiting.begin(), waiting.end(),
                                    [&](const CallbackTask& one) { return isTaskOf(one, call); });
    return found == waiting.end() ? nullptr : &*found;
}

std::optional<CallbackSettled> settledBy(const Incident& incident, const Call& call)
{
    const auto& owed = incident.callback;
    if (!owed)
        return std::nullopt;
    const std::string own = phoneKey(call.callback);
    const auto& waiting = incident.callbacksWaiting;
    const auto exact = std::find_if(waiting.begin(), waiting.end(), [&](const CallbackTask& one) {
        return !own.empty() && phoneKey(one.number) == own;
    });
    if (exact != waiting.end())
        return CallbackSettled{incident.id, "reached", exact->cause, exact->number};
    if (isTaskOf(*owed, call))
        return CallbackSettled{incident.id, "reached", owed->cause};
    const CallbackTask* other = waitingTaskOf(incident, call);
    if (!other || other->number.empty())
        return std::nullopt;
    return CallbackSettled{incident.id, "reached", other->cause, other->number};
}

std::optional<TextMedium> mediumOf(CallKind kind)
{
    if (kind == CallKind::TextSession)
        return TextMedium::Text;
    if (kind == CallKind::Tty)
        return TextMedium::Tty;
    if (kind == CallKind::Relay)
        return TextMedium::Relay;
    return std::nullopt;
}

CallKind kindOf(TextMedium medium)
{
    switch (medium) {
    case TextMedium::Text:
        return CallKind::TextSession;
    case TextMedium::Tty:
        return CallKind::Tty;
    case TextMedium::Relay:
        return CallKind::Relay;
    }
    return CallKind::TextSession;
}

bool isTextOpen(const Call& call)
{
    return call.text && !call.text->closedAt;
}

const Call* openTextSession(const Incident& incident)
{
    const auto found = std::find_if(incident.calls.begin(), incident.calls.end(), isTextOpen);
    return found == incident.calls.end() ? nullptr : &*found;
}

bool isTranscript(const Incident& incident, NoteId note)
{
    return std::any_of(incident.calls.begin(), incident.calls.end(), [&](const Call& call) {
        return call.text && std::find(call.text->notes.begin(), call.text->notes.end(), note) !=
                                call.text->notes.end();
    });
}

const Note* transcriptBefore(const Incident& incident, NoteId note)
{
    for (const Call& call : incident.calls) {
        const std::vector<NoteId> kept = call.text ? call.text->notes : std::vector<NoteId>();
        const auto at = std::find(kept.begin(), kept.end(), note);
        if (at == kept.end() || at == kept.begin())
            continue;
        const auto before =
            std::find_if(incident.notes.begin(), incident.notes.end(),
                         [&](const Note& one) { return one.id == *(at - 1) && !one.correctedBy; });
        return before == incident.notes.end() ? nullptr : &*before;
    }
    return nullptr;
}

const CallTransfer* openTransfer(const Incident& incident)
{
    const auto found = std::find_if(
        incident.transfers.rbegin(), incident.transfers.rend(), [](const CallTransfer& one) {
            return one.step == TransferStep::Placed || one.step == TransferStep::Answered;
        });
    return found == incident.transfers.rend() ? nullptr : &*found;
}

bool bringsBack(TransferStep step)
{
    return step == TransferStep::Refused || step == TransferStep::NoAnswer ||
           step == TransferStep::Misrouted;
}

std::int64_t secondsWaited(const CallTransfer& transfer, Instant now)
{
    const Instant end = transfer.endedAt.value_or(now);
    return std::max<std::int64_t>(0, (end - transfer.placedAt).wholeSeconds());
}

RepeatCaller repeatCaller(const State& state, std::string_view number, Instant now)
{
    RepeatCaller repeat;
    const std::string wanted = phoneKey(number);
    if (wanted.empty())
        return repeat;
    for (const auto& [id, incident] : state.incidents) {
        bool isHere = false;
        for (const Call& call : incident.calls) {
            const Span age = now - call.receivedAt;
            if (age > kRepeatSpan || phoneKey(call.callback) != wanted)
                continue;
            ++repeat.calls;
            repeat.lastHour += age <= Span::hours(1) ? 1 : 0;
            isHere = true;
        }
        repeat.incidents += isHere ? 1 : 0;
    }
    return repeat;
}

std::string repeatWords(const RepeatCaller& repeat)
{
    if (!repeat.isRepeat())
        return {};
    return fmt::format("{} calls from this number in 24 h, {} of them in the last hour, on {} {}",
                       repeat.calls, repeat.lastHour, repeat.incidents,
                       repeat.incidents == 1 ? "incident" : "incidents");
}

} // namespace haven
