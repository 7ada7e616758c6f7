#include "models/dispatch/risk_protection.h"

#include "models/base/text.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace haven {

namespace {

// The protocol that nobody starts without a firearm.
constexpr const char* kFirearmProtocol = "suicidal-firearm";

constexpr std::array kFirearmWords = {
    "gun",     "guns",     "handgun",  "handguns", "shotgun",  "shotguns",  "pistol",   "pistols",
    "rifle",   "rifles",   "firearm",  "firearms", "revolver", "revolvers", "glock",    "gunpoint",
    "gunman",  "gunshot",  "gunshots", "gunfire",  "shoot",    "shooting",  "shooter",  "shot",
    "shots",   "ar15",     "ak47",     "9mm",      "gsw",      "pistola",   "pistolas", "escopeta",
    "disparo", "disparos", "disparar", "balazo",   "balazos",  "fuego",
};

struct DangerRule {
    Fact fact;
    std::array<std::string_view, 5> values;
};

// Of whom, is for people: danger to the person and danger to others both count.
constexpr std::array<DangerRule, 6> kDangers = {{
    {Fact::Weapon, {"in_hand", "used"}},
    {Fact::Violence, {"threat", "assault_now"}},
    {Fact::SelfHarm,
     {"attempt_past", "ideation", "self_injury", "plan_and_means", "attempt_in_progress"}},
    {Fact::ImmediateDanger, {"yes"}},
    {Fact::Standoff, {"barricade", "hostage"}},
    {Fact::ViolenceHistory, {"yes"}},
}};

// Facts whose words may name the firearm: "gun to his head" is one of self-harm.
constexpr std::array kTellingFacts = {Fact::Weapon, Fact::Violence, Fact::SelfHarm,
                                      Fact::ImmediateDanger, Fact::Standoff};

bool isDanger(Fact fact, std::string_view value)
{
    return std::any_of(kDangers.begin(), kDangers.end(), [&](const DangerRule& rule) {
        return rule.fact == fact && !value.empty() &&
               std::find(rule.values.begin(), rule.values.end(), value) != rule.values.end();
    });
}

const FactAnswer* answerTo(const Incident& incident, Fact fact)
{
    const auto found = incident.answers.find(fact);
    const bool isAnswered =
        found != incident.answers.end() && found->second.answer.state == AskState::Answered;
    return isAnswered ? &found->second.answer : nullptr;
}

// A person's answer stands over what notes said before; what is suggested now was written since.
bool isAnybodyInDanger(const Incident& incident)
{
    for (const auto& [fact, suggestion] : incident.suggestions) {
        if (isDanger(fact, suggestion.value))
            return true;
    }
    for (const auto& [fact, record] : incident.answers) {
        if (record.answer.state == AskState::Answered && isDanger(fact, record.answer.value))
            return true;
    }
    for (const auto& marks : incident.noteMarks) {
        for (const auto& one : marks.facts) {
            if (!answerTo(incident, one.fact) && isDanger(one.fact, one.value))
                return true;
        }
    }
    return false;
}

Instant writtenAt(const Incident& incident, NoteId id)
{
    const auto note = std::find_if(incident.notes.begin(), incident.notes.end(),
                                   [id](const Note& one) { return one.id == id; });
    return note == incident.notes.end() ? incident.openedAt : note->at;
}

bool tellsFirearm(Fact fact, const std::string& value, const std::string& words)
{
    const bool isTelling =
        std::find(kTellingFacts.begin(), kTellingFacts.end(), fact) != kTellingFacts.end();
    return isTelling && value != "none" && value != "no" && speaksOfFirearm(words);
}

std::optional<RiskPrompt> firearmSaid(const Incident& incident)
{
    for (const auto& [fact, suggestion] : incident.suggestions) {
        if (tellsFirearm(fact, suggestion.value, suggestion.text))
            return RiskPrompt{suggestion.text, suggestion.since};
    }
    // "There is no weapon" is an answer to all that notes said of one before.
    const FactAnswer* weapon = answerTo(incident, Fact::Weapon);
    if (weapon && weapon->value == "none")
        return std::nullopt;
    for (const auto& marks : incident.noteMarks) {
        for (const auto& one : marks.facts) {
            if (tellsFirearm(one.fact, one.value, one.text))
                return RiskPrompt{one.text, writtenAt(incident, marks.note)};
        }
    }
    for (const auto& run : incident.checklists) {
        if (run.protocol.value == kFirearmProtocol)
            return RiskPrompt{"the checklist for a firearm was started", run.startedAt};
    }
    return std::nullopt;
}

} // namespace

std::optional<RiskPrompt> riskPrompt(const Incident& incident)
{
    const auto& recorded = incident.riskProtection;
    if (recorded && recorded->decision != RiskDecision::NotDecided)
        return std::nullopt;
    if (recorded)
        return RiskPrompt{recorded->words, recorded->at};
    return isAnybodyInDanger(incident) ? firearmSaid(incident) : std::nullopt;
}

bool speaksOfFirearm(std::string_view words)
{
    const auto isLetter = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; };
    std::size_t at = 0;
    while (at < words.size()) {
        if (!isLetter(words[at])) {
            ++at;
            continue;
        }
        const std::size_t from = at;
        while (at < words.size() && isLetter(words[at]))
            ++at;
        const std::string word = toLower(words.substr(from, at - from));
        if (std::find(kFirearmWords.begin(), kFirearmWords.end(), word) != kFirearmWords.end())
            return true;
    }
    return false;
}

std::string riskWord(RiskDecision decision)
{
    switch (decision) {
    case RiskDecision::NotDecided:
        return "not_decided";
    case RiskDecision::Needed:
        return "needed";
    case RiskDecision::NotNeeded:
        return "not_needed";
    }
    return {};
}

std::optional<RiskDecision> riskFromWord(std::string_view word)
{
    std::string typed = toLower(word);
    std::replace(typed.begin(), typed.end(), '-', '_');
    for (const auto decision :
         {RiskDecision::NotDecided, RiskDecision::Needed, RiskDecision::NotNeeded}) {
        if (riskWord(decision) == typed)
            return decision;
    }
    return std::nullopt;
}

std::string riskSentence(const RiskProtection& risk)
{
    std::string word = riskWord(risk.decision);
    std::replace(word.begin(), word.end(), '_', ' ');
    return "Risk-protection investigation: " + word +
           (risk.words.empty() ? std::string() : ", " + risk.words);
}

} // namespace haven
