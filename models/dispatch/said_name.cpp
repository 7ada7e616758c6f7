#include "models/dispatch/said_name.h"

#include "models/base/text.h"

#include <algorithm>
#include <set>
#include <vector>

namespace haven {

namespace {

// Letters beyond ASCII are bytes of one word.
bool isNameByte(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

enum class Escapes { AreText, PartWords };

std::vector<std::string> lowWords(std::string_view text, Escapes escapes)
{
    const std::string low = toLower(text);
    std::vector<std::string> out(1);
    for (std::size_t i = 0; i < low.size(); ++i) {
        const bool isEscape = escapes == Escapes::PartWords && low[i] == '\\';
        if (!isEscape && isNameByte(low[i])) {
            out.back() += low[i];
            continue;
        }
        i += isEscape ? 1 : 0; // the letter of "\n" is of no word
        if (!out.back().empty())
            out.emplace_back();
    }
    if (out.back().empty())
        out.pop_back();
    return out;
}

} // namespace

bool saysName(std::string_view stored, std::string_view name)
{
    const auto wanted = lowWords(name, Escapes::AreText);
    if (wanted.empty())
        return false;
    if (toLower(stored).find(toLower(name)) != std::string::npos)
        return true;
    const auto words = lowWords(stored, Escapes::PartWords);
    const std::set<std::string_view> said(words.begin(), words.end());
    return std::all_of(wanted.begin(), wanted.end(),
                       [&](const std::string& word) { return said.count(word) > 0; });
}

std::string longestWordOf(std::string_view name)
{
    const auto words = lowWords(name, Escapes::AreText);
    const auto longest =
        std::max_element(words.begin(), words.end(), [](const auto& one, const auto& other) {
            return one.size() < other.size();
        });
    return longest == words.end() ? std::string() : *longest;
}

} // namespace haven
