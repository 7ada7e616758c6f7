#include "models/crisis/facts.h"

#include "models/base/text.h"

#include <algorithm>

namespace haven {

namespace {

using Words = std::vector<std::string_view>;

struct FactRow {
    Fact fact;
    std::string_view word;
    Words values;
};

const std::vector<FactRow>& factRows()
{
    static const Words yesNo = {"no", "yes"};
    static const std::vector<FactRow> rows = {
        {Fact::Weapon, "weapon", {"none", "within_reach", "in_hand", "used"}},
        {Fact::Violence, "violence", {"none", "threat", "assault_now"}},
        {Fact::SelfHarm,
         "self_harm",
         {"none", "attempt_past", "ideation", "self_injury", "plan_and_means",
          "attempt_in_progress"}},
        {Fact::Injury, "injury", {"none", "minor", "serious"}},
        {Fact::AgeGroup, "age_group", {"adult", "elder", "youth", "child"}},
        {Fact::Intoxication, "intoxication", yesNo},
        {Fact::Alone, "alone", yesNo},
        {Fact::ThirdPartyCaller, "third_party_caller", yesNo},
        {Fact::ContactConfirmed, "contact_confirmed", yesNo},
        {Fact::MedicalDanger,
         "medical_danger",
         {"none", "severe_agitation", "overdose", "unconscious"}},
        {Fact::Standoff, "standoff", {"none", "barricade", "hostage"}},
        {Fact::ImmediateDanger, "immediate_danger", yesNo},
        {Fact::Psychosis, "psychosis", {"none", "calm", "agitated"}},
        {Fact::DangerousPlace,
         "dangerous_place",
         {"none", "road", "water", "rail", "height", "bridge"}},
        {Fact::ViolenceHistory, "violence_history", yesNo},
        {Fact::CannotCareForSelf, "cannot_care_for_self", yesNo},
        {Fact::OffMedication, "off_medication", yesNo},
        {Fact::SupportOnly, "support_only", {"yes", "no"}},
    };
    return rows;
}

const FactRow& rowOf(Fact fact)
{
    const auto& rows = factRows();
    const auto found = std::find_if(rows.begin(), rows.end(),
                                    [fact](const FactRow& row) { return row.fact == fact; });
    HAVEN_ASSERT(found != rows.end());
    return *found;
}

std::string underscored(std::string_view text)
{
    std::string word = toLower(trimmed(text));
    std::replace(word.begin(), word.end(), '-', '_');
    std::replace(word.begin(), word.end(), ' ', '_');
    return word;
}

std::string spaced(std::string_view text)
{
    std::string words(text);
    std::replace(words.begin(), words.end(), '_', ' ');
    return words;
}

std::string listed(const Words& values)
{
    std::vector<std::string> parts(values.begin(), values.end());
    return asTyped(joined(parts, ", "));
}

} // namespace

FactAnswer answered(std::string_view value)
{
    return FactAnswer{AskState::Answered, std::string(value), {}};
}

FactAnswer askedNotKnown()
{
    return FactAnswer{AskState::AskedNotKnown, {}, {}};
}

FactAnswer unableBecause(std::string_view reason)
{
    return FactAnswer{AskState::Unable, {}, std::string(reason)};
}

std::string_view factWord(Fact fact)
{
    return rowOf(fact).word;
}

std::optional<Fact> factFromWord(std::string_view word)
{
    static const std::map<std::string_view, Fact> shortWords = {
        {"weapons", Fact::Weapon},           {"age", Fact::AgeGroup},
        {"intox", Fact::Intoxication},       {"third_party", Fact::ThirdPartyCaller},
        {"contact", Fact::ContactConfirmed}, {"suicidal", Fact::SelfHarm},
        {"medical", Fact::MedicalDanger},    {"meds", Fact::OffMedication},
        {"place", Fact::DangerousPlace},     {"history", Fact::ViolenceHistory},
        {"support", Fact::SupportOnly},      {"barricade", Fact::Standoff},
    };
    const std::string wanted = underscored(word);
    for (const auto& row : factRows()) {
        if (row.word == wanted)
            return row.fact;
    }
    const auto found = shortWords.find(wanted);
    if (found == shortWords.end())
        return std::nullopt;
    return found->second;
}

const std::vector<std::string_view>& factValues(Fact fact)
{
    return rowOf(fact).values;
}

bool isFactValue(Fact fact, std::string_view value)
{
    const auto& values = factValues(fact);
    return std::find(values.begin(), values.end(), value) != values.end();
}

const std::vector<Fact>& allFacts()
{
    static const std::vector<Fact> facts = [] {
        std::vector<Fact> list;
        for (const auto& row : factRows())
            list.push_back(row.fact);
        return list;
    }();
    return facts;
}

Result<FactAnswer> parseFactAnswer(Fact fact, std::string_view words)
{
    const std::string_view all = trimmed(words);
    const auto space = all.find_first_of(" \t");
    const std::string first = underscored(all.substr(0, space));
    if (first == "unable" || first == "cannot") {
        const auto reason =
            space == std::string_view::npos ? std::string_view{} : trimmed(all.substr(space));
        if (reason.empty())
            return refuse(RefusalCode::UnableNeedsReason, asTyped(factWord(fact)));
        return unableBecause(reason);
    }
    const std::string value = underscored(all);
    if (value == "unknown" || value == "unk" || value == "not_known")
        return askedNotKnown();
    if (isFactValue(fact, value))
        return answered(value);
    return refuse(RefusalCode::FactValueUnknown, asTyped(factWord(fact)), all,
                  listed(factValues(fact)));
}

std::string printFactAnswer(const FactAnswer& answer)
{
    switch (answer.state) {
    case AskState::NotAsked:
        return "not_asked";
    case AskState::AskedNotKnown:
        return "unknown";
    case AskState::Answered:
        return answer.value;
    case AskState::Unable:
        return "unable " + answer.reason;
    }
    return {};
}

std::string factSentence(Fact fact, const FactAnswer& answer)
{
    std::string text = spaced(factWord(fact)) + ": ";
    switch (answer.state) {
    case AskState::NotAsked:
        return text + "not asked";
    case AskState::AskedNotKnown:
        return text + "asked, not known";
    case AskState::Answered:
        return text + spaced(answer.value);
    case AskState::Unable:
        return text + "cannot be asked" + (answer.reason.empty() ? "" : ", " + answer.reason);
    }
    return text;
}

AskState stateOf(const Answers& answers, Fact fact)
{
    const auto found = answers.find(fact);
    return found == answers.end() ? AskState::NotAsked : found->second.state;
}

bool wasAsked(const Answers& answers, Fact fact)
{
    return stateOf(answers, fact) != AskState::NotAsked;
}

bool hasValue(const Answers& answers, Fact fact, std::string_view value)
{
    const auto found = answers.find(fact);
    return found != answers.end() && found->second.state == AskState::Answered &&
           found->second.value == value;
}

} // namespace haven
