#include "models/base/text.h"
#include "models/dispatch/bolo_match.h"
#include "models/dispatch/log_sentences.h"
#include "models/dispatch/record_check.h"
#include "models/dispatch/work_stack.h"

#include <algorithm>
#include <fmt/format.h>

// The sentences about crews, stacks, the channel, transports, record checks and BOLOs.
namespace haven {

namespace {

SentencePart ofClass(std::string text, FieldClass fieldClass)
{
    return {std::move(text), fieldClass};
}
SentencePart justice(std::string text)
{
    return ofClass(std::move(text), FieldClass::CriminalJustice);
}

std::string minutesOf(Span span)
{
    return std::to_string(std::max<std::int64_t>(span.wholeSeconds(), 0) / 60);
}

} // namespace

Sentence sentenceOf(const CrewChanged& fact, const Labels&)
{
    Sentence sentence = say(fmt::format("Unit {} changed", fact.unit.value));
    const auto changed = [&](std::string_view what, const std::string& before,
                             const std::string& after) {
        if (after.empty())
            return;
        sentence = std::move(sentence) +
                   (before.empty() ? fmt::format(", {} {}", what, after)
                                   : fmt::format(", {} {} in place of {}", what, after, before));
    };
    changed("car", fact.vehicleBefore, fact.vehicle);
    changed("radio", fact.radioBefore, fact.radio);
    if (!fact.joined.empty())
        sentence = std::move(sentence) + police(", joined by " + joined(fact.joined, ", "));
    if (!fact.left.empty())
        sentence = std::move(sentence) + police(", left by " + joined(fact.left, ", "));
    if (!fact.equipment.empty())
        sentence = std::move(sentence) + (", carries " + joined(fact.equipment, ", "));
    if (!fact.odometer.empty())
        sentence = std::move(sentence) + (", odometer " + fact.odometer);
    return sentence;
}

Sentence sentenceOf(const WorkStacked& fact, const Labels& labels)
{
    return say(fmt::format("{} waits for unit {}", labels.number(fact.incident), fact.unit.value));
}

Sentence sentenceOf(const WorkUnstacked& fact, const Labels& labels)
{
    return say(fmt::format("{} no longer waits for unit {}", labels.number(fact.incident),
                           fact.unit.value)) +
           because(fact.reason);
}

Sentence sentenceOf(const AirHeld& fact, const Labels& labels)
{
    std::string words = fmt::format("Air of channel {} held", fact.channel);
    if (fact.unit)
        words += ", asked for by " + fact.unit->value;
    if (fact.incident)
        words += ", for " + labels.number(*fact.incident);
    return say(std::move(words)) + because(fact.reason);
}

Sentence sentenceOf(const AirReleased& fact, const Labels& labels)
{
    // Entered afterwards, it may stand before the hold.
    const auto seconds = std::max<std::int64_t>((labels.at - fact.heldSince).wholeSeconds(), 0);
    return say(fmt::format("Air of channel {} released after {} min {} s", fact.channel,
                           seconds / 60, seconds % 60)) +
           because(fact.reason);
}

Sentence sentenceOf(const TransportDetailed& fact, const Labels& labels)
{
    Sentence sentence = say(fmt::format("Transport by {}", fact.unit.value));
    if (fact.kind != TransportKind::Other)
        sentence = std::move(sentence) + fmt::format(", {}", transportKindWord(fact.kind));
    if (fact.carried.sex != CarriedSex::NotSaid)
        sentence = std::move(sentence) + police(", " + toLower(enumName(fact.carried.sex)));
    if (fact.carried.by == CarriedBy::OppositeSex)
        sentence = std::move(sentence) + police(", not of the crew's sex");
    if (fact.carried.age == CarriedAge::Juvenile)
        sentence = std::move(sentence) + ofClass(", under 18", FieldClass::Juvenile);
    if (!fact.odometer.empty())
        sentence = std::move(sentence) + fmt::format(", odometer {}", fact.odometer);
    return std::move(sentence) +
           fmt::format(", to be there within {} min", minutesOf(fact.lateAt - labels.at));
}

Sentence sentenceOf(const TransportReached& fact, const Labels& labels)
{
    Sentence sentence = say(fmt::format("{} has arrived with the transport", fact.unit.value)) +
                        police(", " + fact.destination) +
                        fmt::format(", after {} min", minutesOf(labels.at - fact.startedAt));
    if (!fact.odometer.empty())
        sentence = std::move(sentence) + fmt::format(", odometer {}", fact.odometer);
    const std::string miles = milesBetween(fact.odometerStart, fact.odometer);
    return miles.empty() ? sentence : std::move(sentence) + fmt::format(", {} miles", miles);
}

Sentence sentenceOf(const CheckRun& fact, const Labels&)
{
    RecordCheck check;
    check.kind = fact.kind;
    check.what = fact.what;
    check.result = fact.result;
    check.code = fact.code;
    return say(fmt::format("Record check for {}", fact.unit.value)) +
           justice(", " + checkWords(check));
}

Sentence sentenceOf(const CheckConfirmed& fact, const Labels&)
{
    const bool isConfirmed = fact.outcome == CheckOutcome::Confirmed;
    const std::string what = fact.what.empty()
                                 ? std::string()
                                 : fmt::format(" ({} {})", checkKindWord(fact.kind), fact.what);
    return say(fmt::format("Record check for {} settled", fact.unit.value)) +
           justice((isConfirmed ? ", the hit is confirmed" : ", the hit is not confirmed") + what) +
           because(fact.note, FieldClass::CriminalJustice);
}

Sentence sentenceOf(const BoloCreated& fact, const Labels& labels)
{
    const auto hours = (fact.expiresAt - labels.at).wholeSeconds() / 3600;
    return say(fmt::format("BOLO {} for {} h", boloNumber(fact.bolo), hours)) +
           ofClass(": " + boloWords(fact.text), fact.text.fieldClass);
}

Sentence sentenceOf(const BoloBroadcast& fact, const Labels&)
{
    const std::string channel = fact.channel.empty() ? "" : " on channel " + fact.channel;
    return say(fmt::format("BOLO {} broadcast{} to {} units on duty", boloNumber(fact.bolo),
                           channel, fact.units.size()));
}

Sentence sentenceOf(const BoloAcknowledged& fact, const Labels&)
{
    return say(
        fmt::format("BOLO {} acknowledged by {}", boloNumber(fact.bolo), unitList(fact.units)));
}

Sentence sentenceOf(const BoloRenewed& fact, const Labels& labels)
{
    const auto hours = (fact.expiresAt - labels.at).wholeSeconds() / 3600;
    return say(fmt::format("BOLO {} renewed for {} h", boloNumber(fact.bolo), hours)) +
           because(fact.reason, FieldClass::CriminalJustice);
}

Sentence sentenceOf(const BoloCanceled& fact, const Labels&)
{
    return say(fmt::format("BOLO {} canceled", boloNumber(fact.bolo))) +
           because(fact.reason, FieldClass::CriminalJustice);
}

Sentence sentenceOf(const BoloMatched& fact, const Labels&)
{
    return say(fmt::format("BOLO {} may fit", boloNumber(fact.bolo))) +
           police(fmt::format(", {}: {}", boloTypedWords(fact.typed),
                              boloHitWords(fact.field, fact.sure)));
}

Sentence sentenceOf(const BolosDropped& fact, const Labels&)
{
    return say(fact.bolos.size() == 1
                   ? "One BOLO that is long over left the list"
                   : fmt::format("{} BOLOs that are long over left the list", fact.bolos.size()));
}

} // namespace haven
