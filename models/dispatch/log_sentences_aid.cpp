#include "models/base/text.h"
#include "models/dispatch/aid_rules.h"
#include "models/dispatch/discipline.h"
#include "models/dispatch/log_sentences.h"
#include "models/dispatch/outside_units.h"

#include <algorithm>
#include <fmt/format.h>

// Sentences about other agencies, turns and disciplines. That somebody was asked is open; who, and
// what for, may say what happened to a person.
namespace haven {

namespace {

std::string aidSteps(AidStage stage)
{
    switch (stage) {
    case AidStage::Asked:
        return "asked";
    case AidStage::Accepted:
        return "accepted";
    case AidStage::Rolling:
        return "on the way";
    case AidStage::Arrived:
        return "arrived";
    case AidStage::Finished:
        return "finished";
    case AidStage::Refused:
        return "refused";
    case AidStage::NoAnswer:
        return "no answer";
    case AidStage::Canceled:
        return "canceled";
    }
    return {};
}

std::string turnWords(TurnOutcome outcome)
{
    switch (outcome) {
    case TurnOutcome::Taken:
        return "has taken its turn";
    case TurnOutcome::Refused:
        return "refused its turn";
    case TurnOutcome::NoAnswer:
        return "did not answer in its turn";
    case TurnOutcome::Skipped:
        return "was passed over";
    case TurnOutcome::CanceledEarly:
        return "was called off before it rolled";
    case TurnOutcome::CanceledLate:
        return "was called off on the way";
    }
    return {};
}

// "position 1 to 4 of 4"; where it stays: "keeps position 1".
std::string turnPlaceWords(const RotationTurned& fact)
{
    const auto placeIn = [&](const std::vector<std::string>& order) {
        return std::find(order.begin(), order.end(), fact.company) - order.begin() + 1;
    };
    const auto before = placeIn(fact.before);
    const auto after = placeIn(fact.after);
    return before == after
               ? fmt::format("keeps position {} of {}", after, fact.after.size())
               : fmt::format("position {} to {} of {}", before, after, fact.after.size());
}

} // namespace

Sentence sentenceOf(const AidAsked& fact, const Labels&)
{
    auto sentence = say(fmt::format("Request {} made", fact.request)) + police(": " + fact.label);
    if (!fact.whom.empty())
        sentence = std::move(sentence) + police(", " + fact.whom);
    if (fact.way != AidWay::NotSaid)
        sentence = std::move(sentence) + (", by " + aidWayWord(fact.way));
    if (!fact.phone.empty())
        sentence = std::move(sentence) + police(" " + fact.phone);
    if (!fact.list.empty())
        sentence = std::move(sentence) + ", next in turn";
    return std::move(sentence) + because(fact.note);
}

Sentence sentenceOf(const AidProgressed& fact, const Labels& labels)
{
    const bool isNewTime = fact.stage == fact.before;
    auto sentence = say(fmt::format("Request {} {}", fact.request,
                                    isNewTime ? "has a new time" : aidSteps(fact.stage)));
    const bool isUnderWay = fact.stage == AidStage::Accepted || fact.stage == AidStage::Rolling;
    if (fact.etaAt && isUnderWay && fact.etaAt != fact.etaBefore) {
        const auto minutes = (*fact.etaAt - labels.at).ms / Span::minutes(1).ms;
        sentence = std::move(sentence) + fmt::format(", there in {} min", minutes);
    }
    return std::move(sentence) + because(fact.words);
}

namespace {

// "tow/3/*" in words, as the list is called everywhere else.
std::string listCalled(const std::string& key)
{
    const std::vector<std::string> parts = split(key, '/');
    if (parts.size() != 3)
        return key;
    const auto given = [](const std::string& part) { return part == "*" ? std::string() : part; };
    RotationList list;
    list.kind = parts[0];
    list.zone = given(parts[1]);
    list.grade = given(parts[2]);
    return rotationName(list);
}

} // namespace

Sentence sentenceOf(const RotationListChanged& fact, const Labels&)
{
    const std::string name = rotationName(fact.list);
    if (fact.list.members.empty())
        return say("List of turns taken away, " + name) + because(fact.reason);
    const std::string how = fact.before.empty() ? "made" : "changed";
    return say(fmt::format("List of turns {}, {}: {}", how, name,
                           joined(companiesOf(fact.list), ", "))) +
           because(fact.reason);
}

Sentence sentenceOf(const RotationTurned& fact, const Labels&)
{
    return say(fmt::format("List {}: {} {}, {}", listCalled(fact.list), fact.company,
                           turnWords(fact.outcome), turnPlaceWords(fact))) +
           because(fact.reason);
}

Sentence sentenceOf(const TurnTakenBack& fact, const Labels&)
{
    return say(fmt::format("List {}: taken back that {} {}", listCalled(fact.list), fact.company,
                           turnWords(fact.outcome)));
}

Sentence sentenceOf(const DisciplinePriorityChanged& fact, const Labels&)
{
    const auto whom = disciplineWord(fact.discipline);
    const auto was = [&fact] { return enumName(*fact.before); };
    std::string words = fmt::format("No longer concerns {}", whom);
    if (fact.after && fact.before)
        words = fmt::format("Priority for {} {} to {}", whom, was(), enumName(*fact.after));
    else if (fact.after)
        words = fmt::format("Priority for {} set to {}", whom, enumName(*fact.after));
    else if (fact.before)
        words += fmt::format(", was {}", was());
    return say(std::move(words)) + because(fact.reason);
}

Sentence sentenceOf(const OutsideUnitJoined& fact, const Labels& labels)
{
    auto sentence =
        say(fmt::format("{} is a unit of {}", fact.unit.value, outsideWords(fact.outside)));
    if (!fact.outside.until)
        return sentence;
    return std::move(sentence) + (", until " + labels.number(*fact.outside.until) + " is closed");
}

} // namespace haven
