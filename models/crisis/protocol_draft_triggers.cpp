#include "models/crisis/protocol_draft_triggers.h"

#include "models/base/text.h"

#include <algorithm>

namespace haven {

namespace {

using TriggerJson = nlohmann::ordered_json;

constexpr std::string_view kTypesWord = "types";
constexpr std::string_view kFamiliesWord = "families";

// Nothing where it is no list of texts: then a field could not show it.
std::optional<std::vector<std::string>> draftTextsIn(const TriggerJson& json)
{
    const bool isList =
        json.is_array() &&
        std::all_of(json.begin(), json.end(), [](const auto& one) { return one.is_string(); });
    return isList ? std::optional(json.get<std::vector<std::string>>()) : std::nullopt;
}

bool hasNoOther(const TriggerJson& json, std::initializer_list<std::string_view> keys)
{
    return json.is_object() &&
           std::all_of(json.items().begin(), json.items().end(), [&](auto item) {
               return std::find(keys.begin(), keys.end(), item.key()) != keys.end();
           });
}

std::optional<std::vector<DraftFact>> factsIn(const TriggerJson& json)
{
    if (!json.is_array())
        return std::nullopt;
    std::vector<DraftFact> facts;
    for (const auto& one : json) {
        const bool isFact =
            hasNoOther(one, {"fact", "values"}) && one.size() == 2 && one["fact"].is_string();
        auto values = isFact ? draftTextsIn(one["values"]) : std::nullopt;
        if (!values)
            return std::nullopt;
        facts.push_back({one["fact"].get<std::string>(), *std::move(values)});
    }
    return facts;
}

std::optional<DraftClause> clauseIn(const TriggerJson& json)
{
    if (!hasNoOther(json, {"types", "facts", "families"}))
        return std::nullopt;
    const TriggerJson none = TriggerJson::array();
    auto types = draftTextsIn(json.value("types", none));
    auto facts = factsIn(json.value("facts", none));
    auto families = draftTextsIn(json.value("families", none));
    if (!types || !facts || !families)
        return std::nullopt;
    return DraftClause{*std::move(types), *std::move(facts), *std::move(families)};
}

std::optional<std::vector<DraftClause>> clausesIn(const TriggerJson& json)
{
    if (!json.is_array())
        return std::nullopt;
    std::vector<DraftClause> clauses;
    for (const auto& one : json) {
        auto clause = clauseIn(one);
        if (!clause)
            return std::nullopt;
        clauses.push_back(*std::move(clause));
    }
    return clauses;
}

// Out of the rest into its field.
template <class Field, class Read>
void takeField(TriggerJson& rest, const char* key, Field& field, Read read)
{
    if (!rest.contains(key))
        return;
    auto value = read(rest[key]);
    if (!value)
        return;
    field = *std::move(value);
    rest.erase(key);
}

TriggerJson factsJson(const std::vector<DraftFact>& facts)
{
    TriggerJson json = TriggerJson::array();
    for (const auto& one : facts)
        json.push_back({{"fact", one.fact}, {"values", one.values}});
    return json;
}

TriggerJson clauseJson(const DraftClause& clause)
{
    TriggerJson json = TriggerJson::object();
    if (!clause.types.empty())
        json["types"] = clause.types;
    if (!clause.facts.empty())
        json["facts"] = factsJson(clause.facts);
    if (!clause.families.empty())
        json["families"] = clause.families;
    return json;
}

std::vector<std::string> listOf(std::string_view text)
{
    std::vector<std::string> parts;
    for (const auto& part : split(text, ',')) {
        if (const std::string_view one = trimmed(part); !one.empty())
            parts.emplace_back(one);
    }
    return parts;
}

// "self_harm ideation, self_injury": its word and what follows it.
DraftFact wordAndList(std::string_view part)
{
    const auto gap = part.find(' ');
    const std::string_view rest = gap == std::string_view::npos ? "" : part.substr(gap);
    return {std::string(part.substr(0, gap)), listOf(rest)};
}

} // namespace

void readDraftTriggers(const nlohmann::ordered_json& triggers, ProtocolDraft& draft)
{
    TriggerJson rest = triggers;
    takeField(rest, "types", draft.types, draftTextsIn);
    takeField(rest, "facts", draft.facts, factsIn);
    takeField(rest, "families", draft.families, draftTextsIn);
    takeField(rest, "first", draft.first, clausesIn);
    takeField(rest, "words", draft.words, draftTextsIn);
    takeField(rest, "notTypes", draft.notTypes, draftTextsIn);
    if (!rest.empty())
        draft.otherTriggers = rest.dump(-1, ' ', false, TriggerJson::error_handler_t::replace);
}

nlohmann::ordered_json draftTriggers(const ProtocolDraft& draft)
{
    TriggerJson triggers = TriggerJson::object();
    if (!draft.types.empty())
        triggers["types"] = draft.types;
    if (!draft.facts.empty())
        triggers["facts"] = factsJson(draft.facts);
    if (!draft.families.empty())
        triggers["families"] = draft.families;
    for (const auto& clause : draft.first)
        triggers["first"].push_back(clauseJson(clause));
    if (!draft.words.empty())
        triggers["words"] = draft.words;
    if (!draft.notTypes.empty())
        triggers["notTypes"] = draft.notTypes;
    const auto other = TriggerJson::parse(draft.otherTriggers, nullptr, false);
    if (!other.is_object())
        return triggers;
    // Where a field was filled that could not be shown before, what was typed counts.
    for (const auto& [key, value] : other.items()) {
        if (!triggers.contains(key))
            triggers[key] = value;
    }
    return triggers;
}

std::string factsLine(const std::vector<DraftFact>& facts)
{
    std::vector<std::string> parts;
    for (const auto& one : facts)
        parts.push_back(one.values.empty() ? one.fact : one.fact + " " + joined(one.values, ", "));
    return joined(parts, "; ");
}

std::vector<DraftFact> factsOfLine(std::string_view line)
{
    std::vector<DraftFact> facts;
    for (const auto& part : split(line, ';')) {
        if (const std::string_view one = trimmed(part); !one.empty())
            facts.push_back(wordAndList(one));
    }
    return facts;
}

std::string clauseLine(const DraftClause& clause)
{
    std::vector<std::string> parts;
    if (!clause.types.empty())
        parts.push_back(std::string(kTypesWord) + " " + joined(clause.types, ", "));
    if (!clause.facts.empty())
        parts.push_back(factsLine(clause.facts));
    if (!clause.families.empty())
        parts.push_back(std::string(kFamiliesWord) + " " + joined(clause.families, ", "));
    return joined(parts, "; ");
}

DraftClause clauseOfLine(std::string_view line)
{
    DraftClause clause;
    for (auto& one : factsOfLine(line)) {
        std::vector<std::string>* list = one.fact == kTypesWord      ? &clause.types
                                         : one.fact == kFamiliesWord ? &clause.families
                                                                     : nullptr;
        if (list)
            list->insert(list->end(), one.values.begin(), one.values.end());
        else
            clause.facts.push_back(std::move(one));
    }
    return clause;
}

} // namespace haven
