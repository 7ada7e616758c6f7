#include "models/dispatch/line_reader.h"

#include "models/base/text.h"

#include <algorithm>

namespace haven {

namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

// "t:" alone: a quote may begin behind it.
bool isFieldWord(std::string_view text)
{
    const FieldWord* field = fieldWordOf(text);
    return field && field->word.size() == text.size();
}

} // namespace

const std::vector<FieldWord>& namedFields()
{
    static const std::vector<FieldWord> words{
        {"u:", NamedField::Unit, "A unit, or several with commas"},
        {"i:", NamedField::Incident, "An incident's number, or the unit that works it"},
        {"t:", NamedField::Type, "The type"},
        {"p:", NamedField::Priority, "The priority, 1 to 5"},
        {"a:", NamedField::Place, "The place"},
        {"ph:", NamedField::Phone, "The caller's number"},
        {"pl:", NamedField::Plate, "A plate"},
        {"s:", NamedField::Status, "What a unit is doing"},
        {"d:", NamedField::Disposition, "How it ended"}};
    return words;
}

const FieldWord* fieldWordOf(std::string_view word)
{
    const auto& all = namedFields();
    const auto found = std::find_if(all.begin(), all.end(), [&](const FieldWord& one) {
        return startsWithIgnoringCase(word, one.word);
    });
    return found == all.end() ? nullptr : &*found;
}

std::vector<LineToken> tokensOf(std::string_view line)
{
    std::vector<LineToken> tokens;
    std::size_t at = 0;
    for (;;) {
        while (at < line.size() && isBlank(line[at]))
            ++at;
        if (at == line.size())
            return tokens;
        LineToken token;
        token.start = at;
        bool isInside = false;
        for (; at < line.size() && (isInside || !isBlank(line[at])); ++at) {
            const bool mayOpen = token.text.empty() || token.text == "@" || isFieldWord(token.text);
            if (line[at] == '"' && (isInside || mayOpen)) {
                isInside = !isInside;
                token.quoting = LineToken::Quoting::Quoted;
            } else {
                token.text += line[at];
            }
        }
        if (isInside)
            token.quoting = LineToken::Quoting::Open;
        token.end = at;
        tokens.push_back(std::move(token));
    }
}

} // namespace haven
