#include "models/dispatch/call_rules.h"
#include "models/dispatch/log_sentences.h"

#include <fmt/format.h>

// Sentences about the response to a crisis. To whom a person was handed, and why not, speaks of the
// person's health; that a hand-off was made does not.
namespace haven {

namespace {

std::string handoffWords(HandoffStage stage)
{
    switch (stage) {
    case HandoffStage::Placed:
        return "Hand-off: call placed";
    case HandoffStage::Answered:
        return "Hand-off: answered";
    case HandoffStage::Accepted:
        return "Hand-off: accepted";
    case HandoffStage::Refused:
        return "Hand-off: refused";
    case HandoffStage::NoAnswer:
        return "Hand-off: no answer";
    case HandoffStage::Dropped:
        return "Hand-off: the caller was lost";
    case HandoffStage::NotPlaced:
        return "Hand-off: no call was placed after all";
    }
    return {};
}

std::string itemWords(ClosingItem item)
{
    switch (item) {
    case ClosingItem::Children:
        return "Children";
    case ClosingItem::Resource:
        return "Resource offered";
    case ClosingItem::FollowUp:
        return "Follow-up";
    case ClosingItem::RecheckPlan:
        return "Re-check plan";
    case ClosingItem::Officer:
        return "Caller wants an officer";
    case ClosingItem::Decided:
        return "Who decided";
    }
    return {};
}

// Who was lost in a hand-off is a person in crisis; who hung up is a caller.
FieldClass classOfCallback(CallbackCause cause)
{
    return cause == CallbackCause::LostInHandoff ? FieldClass::Care : FieldClass::Police;
}

std::string spaced(const std::string& code)
{
    std::string words = code;
    for (char& letter : words)
        letter = letter == '_' ? ' ' : letter;
    return words;
}

} // namespace

Sentence sentenceOf(const HandoffPlaced& fact, const Labels&)
{
    auto sentence = say("Hand-off: call placed") + care(" to " + fact.target);
    return fact.number.empty() ? sentence : std::move(sentence) + care(", " + fact.number);
}

Sentence sentenceOf(const HandoffProgressed& fact, const Labels&)
{
    if (fact.stage == HandoffStage::NotPlaced)
        return say(handoffWords(fact.stage));
    auto sentence = say(fmt::format("{} after {} s", handoffWords(fact.stage), fact.waitedS)) +
                    because(fact.reason, FieldClass::Care);
    if (fact.fallback.empty())
        return sentence;
    return std::move(sentence) + care("; next: " + fact.fallback);
}

Sentence sentenceOf(const CallbackOwed& fact, const Labels&)
{
    auto sentence = say("A call back is owed");
    if (!fact.number.empty())
        sentence = std::move(sentence) + police(" to " + fact.number);
    if (fact.cause != CallbackCause::LostInHandoff)
        sentence = std::move(sentence) + ": " + causeWords(fact.cause);
    return std::move(sentence) + because(fact.reason, FieldClass::Care);
}

Sentence sentenceOf(const CallbackTried& fact, const Labels&)
{
    return say("Called back, ") + police(spacedWords(enumName(fact.result))) +
           because(fact.note, classOfCallback(fact.cause));
}

Sentence sentenceOf(const CallbackSettled& fact, const Labels&)
{
    return say("No call back is owed any more") + because(fact.reason, classOfCallback(fact.cause));
}

Sentence sentenceOf(const ClosingItemRecorded& fact, const Labels&)
{
    auto sentence = say(itemWords(fact.item));
    if (fact.state == ClosingState::Unable)
        sentence = std::move(sentence) + " not known";
    return std::move(sentence) + because(fact.words, FieldClass::Care);
}

Sentence sentenceOf(const ClinicianWithheld& fact, const Labels&)
{
    return say("No clinician goes, reason: " + spaced(fact.code)) +
           because(fact.words, FieldClass::Care);
}

Sentence sentenceOf(const ClinicianNeedJudged& fact, const Labels&)
{
    const std::string level =
        fact.level == 0 ? std::string("Eligible for a clinician, no level yet: ")
                        : fmt::format("Eligible for a clinician at level {}: ", fact.level);
    if (fact.outcome == ClinicianOutcome::Sent)
        return say(level + "sent");
    return say(level + "not sent, " + spaced(fact.code)) + because(fact.words, FieldClass::Care);
}

Sentence sentenceOf(const RiskProtectionRecorded& fact, const Labels&)
{
    return say("Risk-protection investigation ") + police(spacedWords(enumName(fact.decision))) +
           because(fact.words);
}

} // namespace haven
