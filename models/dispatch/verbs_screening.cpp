#include "models/base/text.h"
#include "models/dispatch/verbs.h"

#include <algorithm>

// The line that records a result of an installed instrument.
namespace haven {

namespace {

constexpr std::string_view kScreeningTakes =
    "INCIDENT INSTRUMENT FIELD=VALUE... | declined [WHY] | notpossible WHY";
constexpr std::string_view kScreeningExample = "scr 4482 acme-screen total=14 result=high";

std::string firstOf(std::string_view text)
{
    return std::string(text.substr(0, std::min(text.find(' '), text.size())));
}

// "total=14 remark=wants to rest": a value goes on until the next word with a sign of equality.
Result<InstrumentValues> valuesIn(const std::string& rest)
{
    InstrumentValues values;
    std::string field;
    for (const auto& word : split(rest, ' ')) {
        const auto sign = word.find('=');
        if (sign != std::string::npos && sign > 0) {
            field = toLower(word.substr(0, sign));
            if (values.count(field) > 0)
                return refuse(RefusalCode::WordUnexpected, word, std::string(kScreeningTakes),
                              std::string(kScreeningExample));
            values[field] = word.substr(sign + 1);
            continue;
        }
        if (word.empty())
            continue;
        if (field.empty())
            return refuse(RefusalCode::WordUnexpected, word, std::string(kScreeningTakes),
                          std::string(kScreeningExample));
        values[field] += " " + word;
    }
    return values;
}

Result<Command> buildScreening(const LineParts& parts, const LineContext& context)
{
    RecordScreening command;
    command.instrument = InstrumentId(toLower(wordOr(parts, Slot::Word)));
    const std::string first = firstOf(parts.rest);
    const std::string after(trimmed(std::string_view(parts.rest).substr(first.size())));
    if (equalsIgnoringCase(first, "declined")) {
        command.outcome = ScreeningOutcome::Declined;
        command.reason = after;
    } else if (equalsIgnoringCase(first, "notpossible")) {
        command.outcome = ScreeningOutcome::NotPossible;
        command.reason = after;
    } else {
        auto values = valuesIn(parts.rest);
        if (!values)
            return values.refusal();
        command.values = *std::move(values);
    }
    return about(parts, context, std::move(command));
}

} // namespace

std::vector<Verb> screeningVerbs()
{
    return {
        {{"scr", "screening", kScreeningTakes, kScreeningExample,
          "Record the result of an instrument that your agency installed"},
         {{Slot::Incident, Need::Required},
          {Slot::Word, Need::Required},
          {Slot::Reason, Need::Required}},
         {},
         Verb::Place::None,
         Verb::Extras::None,
         buildScreening,
         {},
         {},
         Verb::Words::Brief},
    };
}

} // namespace haven
