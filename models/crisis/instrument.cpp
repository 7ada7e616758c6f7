#include "models/crisis/instrument.h"

#include "models/base/text.h"

#include <algorithm>

namespace haven {

namespace {

constexpr std::size_t kNumberLettersMax = 6;

std::optional<int> wholeNumber(std::string_view text)
{
    const bool isBelowZero = !text.empty() && text.front() == '-';
    const std::string digits(isBelowZero ? text.substr(1) : text);
    if (digits.empty() || digits.size() > kNumberLettersMax || !isDigits(digits))
        return std::nullopt;
    return isBelowZero ? -std::stoi(digits) : std::stoi(digits);
}

bool applies(const InstrumentSuggestion& rule, const std::string& value)
{
    if (!rule.is.empty())
        return rule.is.count(value) > 0;
    const auto number = wholeNumber(value);
    return number && (!rule.from || *number >= *rule.from) && (!rule.to || *number <= *rule.to);
}

} // namespace

const InstrumentField* instrumentField(const Instrument& instrument, std::string_view id)
{
    const auto found =
        std::find_if(instrument.fields.begin(), instrument.fields.end(),
                     [&](const InstrumentField& one) { return equalsIgnoringCase(one.id, id); });
    return found == instrument.fields.end() ? nullptr : &*found;
}

std::string takenBy(const InstrumentField& field)
{
    switch (field.kind) {
    case InstrumentFieldKind::Choice: {
        std::vector<std::string> values;
        for (const auto& choice : field.choices)
            values.push_back(choice.value);
        return joined(values, ", ");
    }
    case InstrumentFieldKind::Number:
        return std::to_string(field.from) + " to " + std::to_string(field.to);
    case InstrumentFieldKind::Text:
        return "any words";
    }
    return {};
}

std::optional<std::string> valueFor(const InstrumentField& field, std::string_view typed)
{
    const std::string_view text = trimmed(typed);
    if (text.empty())
        return std::nullopt;
    switch (field.kind) {
    case InstrumentFieldKind::Choice:
        for (const auto& choice : field.choices) {
            if (equalsIgnoringCase(choice.value, text))
                return choice.value;
        }
        return std::nullopt;
    case InstrumentFieldKind::Number:
        if (const auto number = wholeNumber(text);
            number && *number >= field.from && *number <= field.to)
            return std::to_string(*number);
        return std::nullopt;
    case InstrumentFieldKind::Text:
        return std::string(text);
    }
    return std::nullopt;
}

std::string shownValue(const InstrumentField& field, const std::string& value)
{
    const auto found =
        std::find_if(field.choices.begin(), field.choices.end(),
                     [&](const InstrumentChoice& one) { return one.value == value; });
    return found == field.choices.end() ? value : found->label;
}

std::vector<std::string> suggestionsFor(const Instrument& instrument,
                                        const InstrumentValues& values)
{
    std::vector<std::string> said;
    for (const auto& rule : instrument.suggestions) {
        const auto value = values.find(rule.field);
        const bool isNew = std::find(said.begin(), said.end(), rule.say) == said.end();
        if (value != values.end() && isNew && applies(rule, value->second))
            said.push_back(rule.say);
    }
    return said;
}

} // namespace haven
