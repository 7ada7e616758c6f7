#include "models/dispatch/line_macros.h"

#include "models/base/text.h"
#include "models/dispatch/line_reader.h"
#include "models/dispatch/verbs.h"

#include <algorithm>

namespace haven {

namespace {

constexpr std::string_view kExample = "macro go = d $1 $2; en $1";

bool isNameShaped(std::string_view name)
{
    const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    const auto isInside = [&](char c) { return isLetter(c) || (c >= '0' && c <= '9') || c == '-'; };
    return !name.empty() && name.size() <= kMacroNameMax && isLetter(name.front()) &&
           std::all_of(name.begin(), name.end(), isInside);
}

// What a macro may stand for: a verb that becomes a command. Words to be sealed are never kept.
bool isUsable(std::string_view line)
{
    const auto tokens = tokensOf(line);
    const bool isTimed = tokens.size() > 1 && tokens.front().text.rfind('-', 0) == 0;
    const std::size_t at = isTimed ? 1 : 0;
    const Verb* verb = tokens.empty() ? nullptr : findVerb(tokens[at].text);
    return verb && !verb->question && verb->words == Verb::Words::Plain;
}

// The words of a line as they were typed, quotes and all.
std::vector<std::string> wordsTyped(std::string_view line)
{
    std::vector<std::string> words;
    for (const LineToken& token : tokensOf(line))
        words.emplace_back(line.substr(token.start, token.end - token.start));
    return words;
}

bool hasRest(std::string_view line)
{
    return line.find("$*") != std::string_view::npos;
}

// The highest of $1 to $9 in the lines; 0: none.
std::size_t wantedWords(const std::vector<std::string>& lines)
{
    std::size_t most = 0;
    for (const std::string& line : lines) {
        for (std::size_t at = line.find('$'); at != std::string::npos;
             at = line.find('$', at + 1)) {
            const char next = at + 1 < line.size() ? line[at + 1] : '\0';
            if (next >= '1' && next <= '9')
                most = std::max(most, static_cast<std::size_t>(next - '0'));
        }
    }
    return most;
}

// Each place is filled once, so that a "$" in what was typed stays what it is.
std::string filled(std::string_view line, const std::vector<std::string>& words,
                   const std::string& rest)
{
    std::string out;
    for (std::size_t at = 0; at < line.size(); ++at) {
        const char next = at + 1 < line.size() ? line[at + 1] : '\0';
        if (line[at] == '$' && next >= '1' && next <= '9')
            out += words.at(static_cast<std::size_t>(next - '0'));
        else if (line[at] == '$' && next == '*')
            out += rest;
        else {
            out += line[at];
            continue;
        }
        ++at;
    }
    return std::string(trimmed(out));
}

} // namespace

Result<LineScript> scriptOf(std::string_view line, const MacroBook& macros)
{
    const auto words = wordsTyped(line);
    const auto found = words.empty() ? macros.end() : macros.find(toLower(words.front()));
    if (found == macros.end() || findVerb(words.front()))
        return LineScript{{}, {std::string(line)}};
    const auto& [name, lines] = *found;
    const std::size_t wanted = wantedWords(lines);
    if (words.size() <= wanted)
        return refuse(RefusalCode::MacroArgumentMissing, name, "$" + std::to_string(words.size()),
                      macroText(lines));
    const bool takesRest = std::any_of(lines.begin(), lines.end(), hasRest);
    if (words.size() > wanted + 1 && !takesRest)
        return refuse(RefusalCode::MacroWordLeft, words[wanted + 1], name, macroText(lines));
    std::string rest;
    if (words.size() > wanted + 1)
        rest = std::string(trimmed(line.substr(tokensOf(line)[wanted + 1].start)));
    LineScript script{name, {}};
    for (const std::string& one : lines)
        script.lines.push_back(filled(one, words, rest));
    return script;
}

Result<MacroWish> macroWishOf(std::string_view line)
{
    const auto tokens = tokensOf(line);
    MacroWish wish;
    if (tokens.size() < 2)
        return wish;
    wish.name = toLower(tokens[1].text);
    if (tokens.size() < 3)
        return refuse(RefusalCode::SlotMissing, "=", std::string(kExample));
    if (tokens[2].text == "-" && tokens.size() == 3)
        return wish;
    if (tokens[2].text != "=")
        return refuse(RefusalCode::WordUnexpected, tokens[2].text, "[NAME = LINE; LINE | NAME -]",
                      std::string(kExample));
    wish.lines = macroLines(line.substr(tokens[2].end));
    if (wish.lines.empty())
        return refuse(RefusalCode::SlotMissing, "LINE", std::string(kExample));
    return wish;
}

Result<MacroBook> withMacro(MacroBook macros, const MacroWish& wish)
{
    const std::string name = toLower(wish.name);
    if (wish.lines.empty()) {
        if (macros.erase(name) == 0)
            return refuse(RefusalCode::MacroUnknown, name);
        return macros;
    }
    if (findVerb(name))
        return refuse(RefusalCode::MacroShadows, name);
    if (!isNameShaped(name))
        return refuse(RefusalCode::MacroNameBad, clipped(wish.name, kQuoteShownMax),
                      std::to_string(kMacroNameMax));
    if (wish.lines.size() > kMacroLinesMax)
        return refuse(RefusalCode::MacroTooMany, std::to_string(kMacroLinesMax) + " lines");
    for (const std::string& line : wish.lines) {
        if (!isUsable(line) || line.size() > kPlaceBytesMax)
            return refuse(RefusalCode::MacroLineBad, clipped(line, kQuoteShownMax));
    }
    macros[name] = wish.lines;
    if (macros.size() > kMacrosMax)
        return refuse(RefusalCode::MacroTooMany, std::to_string(kMacrosMax) + " macros");
    return macros;
}

std::string macroText(const std::vector<std::string>& lines)
{
    return joined(lines, "; ");
}

std::vector<std::string> macroLines(std::string_view text)
{
    std::vector<std::string> lines;
    std::string line;
    const auto end = [&] {
        if (!trimmed(line).empty())
            lines.emplace_back(trimmed(line));
        line.clear();
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool isPart = text[at] == ';' && (at + 1 == text.size() || text[at + 1] == ' ');
        if (text[at] == '\n' || isPart)
            end();
        else
            line += text[at];
    }
    end();
    return lines;
}

std::string macrosWords(const MacroBook& macros)
{
    if (macros.empty())
        return "You have no macro. Make one with: " + std::string(kExample);
    std::vector<std::string> all;
    for (const auto& [name, lines] : macros)
        all.push_back(name + ": " + macroText(lines));
    return joined(all, " | ");
}

} // namespace haven
