#include "models/dispatch/risk_protection.h"

#include "models/base/text.h"
#include "models/crisis/weapon_quote.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace haven {

namespace {

// The protocol that nobody starts without a firearm.
constexpr const char* kFirearmProtocol = "suicidal-firearm";

constexpr std::array<std::string_view, 38> kFirearmWords = {
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

Instant writtenAt(const Incident& incident, NoteId id)
{
    const auto note = std::find_if(incident.notes.begin(), incident.notes.end(),
                                   [id](const Note& one) { return one.id == id; });
    return note == incident.notes.end() ? incident.openedAt : note->at;
}

// Since when something speaks of danger to anybody; nothing where nothing does. A person's answer
// stands over what notes said before; what is suggested now was written since.
std::optional<Instant> dangerSince(const Incident& incident)
{
    std::optional<Instant> since;
    const auto count = [&since](Instant at) { since = since ? std::min(*since, at) : at; };
    for (const auto& [fact, suggestion] : incident.suggestions) {
        if (isDanger(fact, suggestion.value))
            count(suggestion.since);
    }
    for (const auto& [fact, record] : incident.answers) {
        if (record.answer.state == AskState::Answered && isDanger(fact, record.answer.value))
            count(record.at);
    }
    for (const auto& marks : incident.noteMarks) {
        for (const auto& one : marks.facts) {
            if (!answerTo(incident, one.fact) && isDanger(one.fact, one.value))
                count(writtenAt(incident, marks.note));
        }
    }
    return since;
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
    // Asked of every incident every second, and hardly any speaks of danger: that is looked at
    // before any word is compared.
    const auto danger = dangerSince(incident);
    auto prompt = danger ? firearmSaid(incident) : std::nullopt;
    if (prompt)
        prompt->since = std::max(prompt->since, *danger);
    return prompt;
}

std::optional<Instant> riskAskedAgainAt(const Incident& incident, const State& state,
                                        const Codes& codes)
{
    if (incident.stage == IncidentStage::Closed)
        return std::nullopt;
    auto prompt = riskPrompt(incident);
    for (const IncidentId id : incident.mergedFrom) { // what was joined to it is asked of here
        const auto joined = state.incidents.find(id);
        if (prompt || joined == state.incidents.end())
            continue;
        prompt = riskPrompt(joined->second);
    }
    if (!prompt)
        return std::nullopt;
    const auto set = state.settings.find(kRiskMinutesSetting);
    const auto own = set == state.settings.end() ? std::nullopt : riskSpanFrom(set->second);
    return prompt->since + own.value_or(codes.alarms.riskWithin);
}

std::optional<Span> riskSpanFrom(std::string_view minutes)
{
    const std::string_view digits = trimmed(minutes);
    if (!isDigits(digits) || digits.size() > 4)
        return std::nullopt;
    const int number = std::stoi(std::string(digits));
    if (number < kRiskMinutesMin || number > kRiskMinutesMax)
        return std::nullopt;
    return Span::minutes(number);
}

bool speaksOfFirearm(std::string_view words)
{
    // Asked of every word on the board every second: nothing is copied.
    const auto isLetter = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; };
    auto at = words.begin();
    for (;;) {
        const auto from = std::find_if(at, words.end(), isLetter);
        if (from == words.end())
            return namesFirearm(words); // slips, and other names
        at = std::find_if_not(from, words.end(), isLetter);
        const std::string_view word(&*from, static_cast<std::size_t>(at - from));
        if (std::any_of(kFirearmWords.begin(), kFirearmWords.end(), [&](std::string_view one) {
                return one.size() == word.size() && equalsIgnoringCase(one, word);
            }))
            return true;
    }
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
