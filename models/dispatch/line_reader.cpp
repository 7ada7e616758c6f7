#include "models/dispatch/line_reader.h"

namespace haven {

namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

} // namespace

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
            const bool mayOpen = token.text.empty() || token.text == "@";
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
