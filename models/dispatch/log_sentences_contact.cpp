#include "models/dispatch/call_rules.h"
#include "models/dispatch/log_sentences.h"

#include <fmt/format.h>

// Sentences about the contact itself. Who said it, and from where, is never open; that it was done
// is.
namespace haven {

namespace {

std::string_view mediumWords(TextMedium medium)
{
    switch (medium) {
    case TextMedium::Text:
        return "Text session";
    case TextMedium::Tty:
        return "TTY session";
    case TextMedium::Relay:
        return "Relay session";
    }
    return {};
}

} // namespace

Sentence sentenceOf(const CallLocated& fact, const Labels&)
{
    CallFix fix;
    fix.source = fact.source;
    fix.serviceClass = fact.serviceClass;
    fix.radiusM = fact.radiusM;
    fix.confidencePct = fact.confidencePct;
    fix.carrier = fact.carrier;
    return say("Call comes from ") + police(fact.place.text + ", " + fixWords(fix));
}

Sentence sentenceOf(const CarrierPingMarked& fact, const Labels&)
{
    auto sentence = say("Carrier ping " + stepWords(fact.step));
    if (!fact.carrier.empty())
        sentence = std::move(sentence) + police(", " + fact.carrier);
    return std::move(sentence) + because(fact.words);
}

Sentence sentenceOf(const InterpreterMarked& fact, const Labels&)
{
    auto sentence = say(fmt::format("Interpreter for {} {}", fact.language, stepWords(fact.step)));
    if (!fact.provider.empty())
        sentence = std::move(sentence) + police(", " + fact.provider);
    if (!fact.interpreter.empty())
        sentence = std::move(sentence) + police(", number " + fact.interpreter);
    return std::move(sentence) + because(fact.words);
}

Sentence sentenceOf(const CommunicationNeedsRecorded& fact, const Labels&)
{
    const std::string words = needsWords(CommunicationNeeds{fact.after, fact.words});
    return say("How somebody here communicates") +
           because(words.empty() ? "nothing special" : words);
}

Sentence sentenceOf(const TextSessionMarked& fact, const Labels&)
{
    const std::string_view medium = mediumWords(fact.medium);
    switch (fact.step) {
    case TextStep::Opened:
        return say(fmt::format("{} opened", medium)) + because(fact.words);
    case TextStep::Written:
        return say(fmt::format("{}: {} {} written down, {} of the caller", medium, fact.lines,
                               fact.lines == 1 ? "line" : "lines", fact.fromCaller));
    case TextStep::Closed:
        return say(fmt::format("{} ended", medium)) + because(fact.words);
    }
    return {};
}

Sentence sentenceOf(const TransferPlaced& fact, const Labels&)
{
    auto sentence = say("Transfer placed") + police(" to " + fact.target);
    if (!fact.number.empty())
        sentence = std::move(sentence) + police(", " + fact.number);
    return std::move(sentence) + because(fact.reason);
}

Sentence sentenceOf(const TransferProgressed& fact, const Labels&)
{
    auto sentence = say(fmt::format("Transfer: {} after {} s", stepWords(fact.step), fact.waitedS));
    if (!fact.who.empty())
        sentence = std::move(sentence) + police(", " + fact.who);
    return std::move(sentence) + because(fact.reason);
}

// That there is a code word is told, and what it is never.
Sentence sentenceOf(const PremiseAlarmRecorded& fact, const Labels&)
{
    auto sentence = say("Alarm company");
    const auto add = [&sentence](const char* what, const std::string& text) {
        if (!text.empty())
            sentence = std::move(sentence) + police(std::string(", ") + what + text);
    };
    add("", fact.alarm.company);
    add("operator ", fact.alarm.callOperator);
    add("call ", fact.alarm.phone);
    add("zone ", fact.alarm.zone);
    add("permit ", fact.alarm.permit);
    add("keyholder ", fact.alarm.keyholder);
    add("keyholder's number ", fact.alarm.keyholderPhone);
    return fact.alarm.code.empty() ? sentence : std::move(sentence) + ", a code word is on record";
}

Sentence sentenceOf(const PremiseAlarmCanceled& fact, const Labels&)
{
    return say("Alarm canceled by ") + police(fact.by) + because(fact.reason);
}

} // namespace haven
