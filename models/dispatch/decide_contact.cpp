#include "models/base/text.h"
#include "models/dispatch/call_rules.h"
#include "models/dispatch/decide_parts.h"
#include "models/dispatch/transcript.h"

#include <algorithm>

// The contact itself: where the network says it comes from, interpreters, how somebody
// communicates, and what was typed instead of said.
namespace haven {

namespace {

constexpr std::int64_t kRadiusMMax = 100'000;
constexpr std::int64_t kPercentMax = 100;

struct ContactMeant {
    const Incident* incident;
    const Call* call;
};

// Errors: those of knownIncident(), CallNotFound, CallNone, IncidentIsMerged.
Result<ContactMeant> contactMeant(const State& state, IncidentId id,
                                  const std::optional<CallId>& call)
{
    const auto incident = knownIncident(state, id);
    if (!incident)
        return incident.refusal();
    const Call* meant = callMeant(**incident, call);
    if (!meant && call)
        return refuse(RefusalCode::CallNotFound, std::to_string(call->value), (*incident)->number);
    // Its calls went along: adding one to it would be refused as well.
    if (!meant && (*incident)->mergedInto)
        return refuse(RefusalCode::IncidentIsMerged, (*incident)->number,
                      numberOf(state, *(*incident)->mergedInto));
    if (!meant)
        return refuse(RefusalCode::CallNone, (*incident)->number);
    return ContactMeant{*incident, meant};
}

Result<void> radiusFits(const std::optional<std::int64_t>& radiusM,
                        const std::optional<std::int64_t>& percent)
{
    if (radiusM && (*radiusM < 0 || *radiusM > kRadiusMMax))
        return refuse(RefusalCode::CallRadiusBad, std::to_string(*radiusM));
    if (percent && (*percent < 1 || *percent > kPercentMax))
        return refuse(RefusalCode::CallConfidenceBad, std::to_string(*percent));
    return {};
}

const CarrierPing* openPing(const Call& call)
{
    const bool isOpen = !call.pings.empty() && call.pings.back().step == PingStep::Asked;
    return isOpen ? &call.pings.back() : nullptr;
}

const InterpreterUse* openInterpreter(const Call& call)
{
    const bool isOpen = !call.interpreters.empty() && !call.interpreters.back().endedAt;
    return isOpen ? &call.interpreters.back() : nullptr;
}

} // namespace

// Also on an incident that is closed: a re-bid may come in late.
Facts decideOne(const State& state, const RecordCallLocation& command, const Act& act)
{
    const auto meant = contactMeant(state, command.incident, command.call);
    if (!meant)
        return meant.refusal();
    CallLocated fact;
    fact.call = meant->call->id;
    fact.incident = command.incident;
    fact.source = command.source;
    fact.serviceClass = command.serviceClass;
    fact.place = placed(command.place, act);
    fact.radiusM = command.radiusM;
    fact.confidencePct = command.confidencePct;
    fact.carrier = trimmed(command.carrier);
    if (trimmed(fact.place.text).empty())
        return refuse(RefusalCode::CallLocationMissing, meant->incident->number);
    if (const auto fits = radiusFits(fact.radiusM, fact.confidencePct); !fits)
        return fits.refusal();
    return std::vector<Event>{std::move(fact)};
}

Facts decideOne(const State& state, const TakeCallLocation& command, const Act& act)
{
    const auto working = workingIncident(state, command.incident);
    if (!working)
        return working.refusal();
    const auto meant = contactMeant(state, command.incident, command.call);
    if (!meant)
        return meant.refusal();
    if (meant->call->fixes.empty())
        return refuse(RefusalCode::CallNotLocated, meant->incident->number);
    const CallFix& fix = meant->call->fixes.back();
    LocationChanged fact;
    fact.incident = command.incident;
    fact.before = meant->incident->location;
    fact.after = placed(fix.place, act);
    fact.reason = "taken over from the call, " + fixWords(fix);
    if (fact.before == fact.after)
        return refuse(RefusalCode::NothingToChange,
                      "The place of incident " + meant->incident->number);
    return std::vector<Event>{std::move(fact)};
}

Facts decideOne(const State& state, const MarkCarrierPing& command, const Act& act)
{
    const auto meant = contactMeant(state, command.incident, command.call);
    if (!meant)
        return meant.refusal();
    const std::string& number = meant->incident->number;
    const CarrierPing* open = openPing(*meant->call);
    CarrierPingMarked fact;
    fact.call = meant->call->id;
    fact.incident = command.incident;
    fact.step = command.step;
    fact.carrier = trimmed(command.carrier);
    fact.words = trimmed(command.words);
    if (command.step == PingStep::Asked) {
        if (open)
            return refuse(RefusalCode::PingIsOpen, number);
        if (fact.carrier.empty() || fact.words.empty())
            return refuse(RefusalCode::PingNeedsGround, number);
        return std::vector<Event>{std::move(fact)};
    }
    if (!open)
        return refuse(RefusalCode::PingNone, number);
    if (isBeforeStep(act, open->askedAt))
        return refuse(RefusalCode::ContactTimeBefore, number);
    fact.carrier = open->carrier;
    if (command.step != PingStep::Located)
        return std::vector<Event>{std::move(fact)};
    CallLocated found;
    found.call = fact.call;
    found.incident = command.incident;
    found.source = FixSource::Ping;
    found.place = placed(command.place.value_or(Location{}), act);
    found.radiusM = command.radiusM;
    found.carrier = open->carrier;
    if (trimmed(found.place.text).empty())
        return refuse(RefusalCode::CallLocationMissing, number);
    if (const auto fits = radiusFits(found.radiusM, std::nullopt); !fits)
        return fits.refusal();
    return std::vector<Event>{std::move(fact), std::move(found)};
}

Facts decideOne(const State& state, const MarkInterpreter& command, const Act& act)
{
    const auto meant = contactMeant(state, command.incident, command.call);
    if (!meant)
        return meant.refusal();
    const std::string& number = meant->incident->number;
    const InterpreterUse* open = openInterpreter(*meant->call);
    InterpreterMarked fact;
    fact.call = meant->call->id;
    fact.incident = command.incident;
    fact.step = command.step;
    fact.language = trimmed(command.language);
    fact.provider = trimmed(command.provider);
    fact.interpreter = trimmed(command.interpreter);
    fact.words = trimmed(command.words);
    const bool isAsking = command.step == InterpreterStep::Asked;
    if (isAsking && open)
        return refuse(RefusalCode::InterpreterIsAsked, number, open->language);
    if (!isAsking && !open)
        return refuse(RefusalCode::InterpreterNone, number);
    if (open && isBeforeStep(act, open->connectedAt.value_or(open->askedAt)))
        return refuse(RefusalCode::ContactTimeBefore, number);
    if (fact.language.empty())
        fact.language = open ? open->language : meant->call->language;
    if (fact.language.empty())
        return refuse(RefusalCode::InterpreterNeedsLanguage, number);
    if (command.step == InterpreterStep::Connected && open->connectedAt)
        return refuse(RefusalCode::InterpreterIsThere, number);
    if (command.step == InterpreterStep::Released && !open->connectedAt)
        return refuse(RefusalCode::InterpreterNotThere, number);
    if (command.step == InterpreterStep::NotAvailable && open->connectedAt)
        return refuse(RefusalCode::InterpreterIsThere, number);
    std::vector<Event> facts;
    // What is asked for is what the caller speaks, where nobody has said so yet.
    if (isAsking && meant->call->language.empty()) {
        DetailsCorrected language;
        language.incident = command.incident;
        language.call = meant->call->id;
        language.field = "language";
        language.after = fact.language;
        facts.emplace_back(std::move(language));
    }
    facts.emplace_back(std::move(fact));
    return facts;
}

Facts decideOne(const State& state, const RecordCommunicationNeeds& command, const Act&)
{
    const auto found = knownIncident(state, command.incident);
    if (!found)
        return found.refusal();
    const CommunicationNeeds& before = (*found)->communication;
    CommunicationNeedsRecorded fact;
    fact.incident = command.incident;
    fact.before = before.needs;
    fact.wordsBefore = before.words;
    fact.after = command.needs;
    fact.words = trimmed(command.words);
    const bool isOther = fact.after.count(CommunicationNeed::Other) > 0;
    if (isOther && fact.words.empty())
        return refuse(RefusalCode::NeedNeedsWords, (*found)->number);
    if (fact.before == fact.after && fact.wordsBefore == fact.words)
        return refuse(RefusalCode::NothingToChange,
                      "How people communicate at incident " + (*found)->number);
    return std::vector<Event>{std::move(fact)};
}

Facts decideOne(const State& state, const MarkTextSession& command, const Act&)
{
    const auto meant = contactMeant(state, command.incident, command.call);
    if (!meant)
        return meant.refusal();
    const std::string& number = meant->incident->number;
    TextSessionMarked fact;
    fact.call = meant->call->id;
    fact.incident = command.incident;
    fact.step = command.step;
    fact.medium = command.medium;
    fact.words = trimmed(command.words);
    if (command.step == TextStep::Written)
        return refuse(RefusalCode::TranscriptEmpty, number);
    if (command.step == TextStep::Opened) {
        if (isTextOpen(*meant->call))
            return refuse(RefusalCode::TextSessionIsOpen, number);
        return std::vector<Event>{std::move(fact)};
    }
    // Without a call named the one that is open is meant, though another came in since.
    const Call* open = command.call ? meant->call : openTextSession(*meant->incident);
    if (!open || !isTextOpen(*open))
        return refuse(RefusalCode::TextSessionNone, number);
    if (fact.words.empty())
        return refuse(RefusalCode::TextSessionNeedsReason, number);
    fact.call = open->id;
    fact.medium = open->text->medium;
    return std::vector<Event>{std::move(fact)};
}

namespace {

bool isThereSince(const Incident& incident, const Call& call)
{
    const auto& owed = incident.callback;
    if (!owed)
        return false;
    const CallbackTask* task = isTaskOf(*owed, call) ? &*owed : waitingTaskOf(incident, call);
    return task && (task->cause == CallbackCause::Silent || call.receivedAt > task->since);
}

} // namespace

// The lines become a note of the call. Who writes without a session opens one: no line is refused
// for want of a form.
Facts decideOne(const State& state, const AddTranscript& command, const Act&)
{
    const auto meant = contactMeant(state, command.incident, command.call);
    if (!meant)
        return meant.refusal();
    const std::string& number = meant->incident->number;
    const Call* open = command.call ? nullptr : openTextSession(*meant->incident);
    const Call& call = open ? *open : *meant->call;
    const auto lines = readTranscript(command.text);
    if (lines.empty())
        return refuse(RefusalCode::TranscriptEmpty, number);
    if (lines.size() > kTranscriptLinesMax)
        return refuse(RefusalCode::TranscriptTooLong, number, std::to_string(kTranscriptLinesMax));
    std::vector<Event> facts;
    TextSessionMarked written;
    written.call = call.id;
    written.incident = command.incident;
    written.medium = call.text ? call.text->medium : mediumOf(call.kind).value_or(TextMedium::Text);
    if (!isTextOpen(call))
        facts.emplace_back(written);
    NoteAdded note;
    note.note = NoteId(state.counters.note + 1);
    note.incident = command.incident;
    note.call = call.id;
    note.text = transcriptText(lines);
    written.step = TextStep::Written;
    written.note = note.note;
    written.lines = static_cast<std::int64_t>(lines.size());
    written.fromCaller = std::count_if(lines.begin(), lines.end(), [](const TranscriptLine& one) {
        return one.who == TextSpeaker::Caller;
    });
    // Who types to us has been reached, however the call began; somebody else whose number nobody
    // has may be anybody.
    const bool isHeard = written.fromCaller > 0 &&
                         (isLostCall(call.kind) || isTelephone(call.callback)) &&
                         isThereSince(*meant->incident, call);
    facts.emplace_back(std::move(written));
    facts.emplace_back(std::move(note));
    if (auto settled = isHeard ? settledBy(*meant->incident, call) : std::nullopt)
        facts.emplace_back(*std::move(settled));
    return facts;
}

} // namespace haven
