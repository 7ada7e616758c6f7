#include "models/dispatch/crisis_rules.h"
#include "models/dispatch/log_sentences.h"
#include "models/dispatch/weapon.h"

#include "models/base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

// Sentences about the crisis lane. What was said about a person's health is of the class Care.
namespace haven {

namespace {

// Facts that speak of a person's health; danger to others (weapon, violence, standoff) is for
// everybody who goes there.
constexpr std::array<Fact, 8> kHealthFacts = {Fact::SelfHarm,      Fact::Injury,
                                              Fact::Intoxication,  Fact::MedicalDanger,
                                              Fact::Psychosis,     Fact::CannotCareForSelf,
                                              Fact::OffMedication, Fact::SupportOnly};

FieldClass classOfCause(const std::string& text)
{
    const bool tellsHealth = std::any_of(kHealthFacts.begin(), kHealthFacts.end(), [&](Fact fact) {
        return text.find(spacedWords(factWord(fact))) != std::string::npos;
    });
    return tellsHealth ? FieldClass::Care : FieldClass::Police;
}

std::string flagWord(Flag flag)
{
    return toLower(enumName(flag));
}

std::string decisionWord(FlagDecision decision)
{
    return toLower(enumName(decision));
}

std::string levelName(int level)
{
    const auto named = levelFromNumber(level);
    return named ? toLower(enumName(*named)) : std::string("none");
}

// An answer that would have lowered it by itself, and did not.
bool isKeptLevel(const LevelChanged& fact)
{
    return fact.before == fact.after && fact.cause == LevelCause::ByPerson &&
           std::string_view(fact.because).substr(0, kKeptLevel.size()) == kKeptLevel;
}

std::string levelWords(const LevelChanged& fact)
{
    if (isOpenLevel(fact.asked, fact.because))
        return fmt::format("Level {}, not yet asked", fact.after);
    if (isKeptLevel(fact))
        return fmt::format("Level stays {}", fact.after);
    if (fact.before == fact.after && fact.cause != LevelCause::ByPerson)
        return fmt::format("Level stays {}, {}", fact.after,
                           fact.asked == Asked::Done ? "all asked" : "not all asked");
    if (fact.before == 0 || fact.before == fact.after)
        return fmt::format("Level {} set", fact.after);
    return fmt::format("Level {} to {}, {}", fact.before, fact.after, levelName(fact.after));
}

std::string clinicianWords(ClinicianStage stage)
{
    switch (stage) {
    case ClinicianStage::Asked:
        return "Clinician requested";
    case ClinicianStage::Accepted:
        return "Clinician accepted";
    case ClinicianStage::EnRoute:
        return "Clinician en route";
    case ClinicianStage::Declined:
        return "Clinician declined";
    case ClinicianStage::Arrived:
        return "Clinician arrived";
    case ClinicianStage::Done:
        return "Clinician done";
    case ClinicianStage::NotSent:
        return "No clinician sent";
    }
    return {};
}

std::string outcomeWords(const StepOutcome& outcome)
{
    switch (outcome.kind) {
    case StepOutcomeKind::Done:
        return outcome.step + " done";
    case StepOutcomeKind::Answered:
        return outcome.step + " answered “" + outcome.answer + "”";
    case StepOutcomeKind::Cannot:
        return outcome.step + " could not be done: " + outcome.reason;
    case StepOutcomeKind::NotNeeded:
        return outcome.step + " not needed: " + outcome.reason;
    }
    return {};
}

} // namespace

Sentence sentenceOf(const CrisisFlagSuggested& fact, const Labels&)
{
    auto sentence = say("Advisor suggests behavioral health flag ") + care(flagWord(fact.flag));
    if (fact.suggestedLevel)
        sentence = std::move(sentence) + care(fmt::format(", level {}", *fact.suggestedLevel));
    for (const auto& one : fact.facts) {
        // Danger to whoever goes there is told to everybody who goes there.
        if (one.fact == Fact::Weapon && one.value != "none")
            sentence = std::move(sentence) + police(", " + possibleWeaponWords(one.text));
    }
    return std::move(sentence) + because(fact.reason, FieldClass::Care);
}

Sentence sentenceOf(const CrisisFlagDecided& fact, const Labels&)
{
    return say("Behavioral health flag ") +
           care(fmt::format("{}, {}", decisionWord(fact.decision), flagWord(fact.flag))) +
           because(fact.reason, FieldClass::Care);
}

Sentence sentenceOf(const FlagDecisionUndone& fact, const Labels&)
{
    const std::string now =
        fact.decision
            ? fmt::format("{} again, {}", decisionWord(*fact.decision), flagWord(fact.flag))
            : std::string("not decided again");
    return say("Behavioral health flag ") + care(now);
}

Sentence sentenceOf(const FactAnswered& fact, const Labels&)
{
    const std::string sentence = factSentence(fact.fact, fact.answer);
    const auto colon = sentence.find(": ");
    auto words = say(fmt::format("Answered {}", sentence.substr(0, colon)));
    if (colon == std::string::npos)
        return words;
    // A weapon or violence is for everybody who goes there; a typed reason may speak of anything.
    const bool isHealth =
        !fact.answer.reason.empty() ||
        std::find(kHealthFacts.begin(), kHealthFacts.end(), fact.fact) != kHealthFacts.end();
    const std::string answer = sentence.substr(colon);
    return std::move(words) + (isHealth ? care(answer) : police(answer));
}

Sentence sentenceOf(const LevelChanged& fact, const Labels&)
{
    auto sentence = say(levelWords(fact));
    if (fact.because == kNotYetAsked)
        return sentence;
    // A person's own reason speaks of how somebody is; a rule's names the answer that decided.
    const FieldClass fieldClass =
        fact.cause == LevelCause::ByPerson ? FieldClass::Care : classOfCause(fact.because);
    return std::move(sentence) +
           because(isKeptLevel(fact) ? fact.because.substr(kKeptLevel.size()) : fact.because,
                   fieldClass);
}

Sentence sentenceOf(const ClinicianRequested& fact, const Labels&)
{
    return say("Clinician requested") + because(fact.reason, FieldClass::Care);
}

Sentence sentenceOf(const ClinicianAnswered& fact, const Labels&)
{
    // Taken back, or whoever was coming left before they came.
    auto sentence = say(fact.stage == ClinicianStage::Asked ? "Clinician request waits again"
                                                            : clinicianWords(fact.stage));
    if (fact.clinician)
        sentence = std::move(sentence) + fmt::format(", {}", fact.clinician->value);
    if (fact.unit)
        sentence = std::move(sentence) + fmt::format(", unit {}", fact.unit->value);
    return std::move(sentence) + because(fact.reason, FieldClass::Care);
}

Sentence sentenceOf(const ChecklistStarted& fact, const Labels&)
{
    return say("Checklist ") + police(fact.protocol.value) +
           fmt::format(" started, version {}", fact.version);
}

Sentence sentenceOf(const ChecklistStepDone& fact, const Labels&)
{
    const std::string& note = fact.outcome.note;
    return say("Checklist step ") +
           care(outcomeWords(fact.outcome) + (note.empty() ? note : ", noted: " + note));
}

Sentence sentenceOf(const ChecklistStepUndone& fact, const Labels&)
{
    return say("Checklist step ") + care(fact.step + " taken back, to be done again");
}

Sentence sentenceOf(const ChecklistFinished& fact, const Labels&)
{
    return say("Checklist finished") + because(fact.reason, FieldClass::Care);
}

Sentence sentenceOf(const RecheckDone& fact, const Labels& labels)
{
    return say(fmt::format("Crisis re-check done for {}", labels.number(fact.incident))) +
           because(fact.note, FieldClass::Care);
}

Sentence sentenceOf(const ProtocolApproved& fact, const Labels&)
{
    return say(fmt::format("Protocol {} version {} approved by {}, {}", fact.protocol.value,
                           fact.version, fact.approver, fact.credentials));
}

} // namespace haven
