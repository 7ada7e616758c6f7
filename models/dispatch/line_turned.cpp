#include "models/base/text.h"
#include "models/dispatch/codes.h"
#include "models/dispatch/line_slots.h"
#include "models/dispatch/verbs.h"

#include <algorithm>

// "3A12 os": as it is said by radio, the unit first.
namespace haven {

namespace {

bool areUnits(std::string_view word, const State& state)
{
    const auto names = split(word, ',');
    return std::all_of(names.begin(), names.end(), [&state](const std::string& name) {
        return state.units.count(unitIdOf(trimmed(name), state)) > 0;
    });
}

// What is sealed or kept in part is read by its first word elsewhere as well, and stays as typed.
bool takesUnits(const Verb& verb)
{
    const auto isUnits = [](const SlotRule& rule) { return rule.slot == Slot::Units; };
    const bool isAsTyped = verb.words == Verb::Words::Plain || verb.words == Verb::Words::Cry;
    return isAsTyped && std::any_of(verb.slots.begin(), verb.slots.end(), isUnits);
}

} // namespace

bool isUnitFirst(const std::vector<LineToken>& tokens, std::size_t at, const LineContext& context)
{
    return at < tokens.size() && tokens[at].quoting == LineToken::Quoting::Bare &&
           !findVerb(tokens[at].text) && areUnits(tokens[at].text, context.state);
}

std::string verbFirst(std::string_view line, const LineContext& context)
{
    const auto tokens = tokensOf(line);
    const std::size_t at = timeTokensAt(tokens, 0);
    if (at + 1 >= tokens.size() || !isUnitFirst(tokens, at, context))
        return std::string(line);
    const LineToken& unit = tokens[at];
    const LineToken& second = tokens[at + 1];
    const std::string before(line.substr(0, unit.start));
    if (const Verb* verb = findVerb(second.text); verb && takesUnits(*verb))
        return before + second.text + " " + unit.text + std::string(line.substr(second.end));
    if (!findVerb(second.text) && context.knowledge.codes.statusFor(second.text))
        return before + "st " + std::string(line.substr(unit.start));
    return std::string(line);
}

std::vector<Completion> afterUnit(std::string_view typed, const LineContext& context)
{
    std::vector<Completion> list;
    for (const Verb& verb : verbs()) {
        if (takesUnits(verb) && startsWithIgnoringCase(verb.help.name, typed))
            list.push_back({std::string(verb.help.name), std::string(verb.help.sentence)});
    }
    for (const StatusRule& status : context.knowledge.codes.statuses) {
        if (startsWithIgnoringCase(status.label.value, typed))
            list.push_back({status.label.value, status.text});
    }
    return list;
}

} // namespace haven
