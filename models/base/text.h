#pragma once

#include <string>
#include <string_view>
#include <vector>

// Small text tools. All of them work on UTF-8 bytes; case folding is ASCII only, because codes,
// call signs and verbs are ASCII and stored text is never changed.
namespace haven {

std::string_view trimmed(std::string_view text);
std::string toLower(std::string_view text);
std::string toUpper(std::string_view text);
bool equalsIgnoringCase(std::string_view a, std::string_view b);
bool startsWithIgnoringCase(std::string_view text, std::string_view prefix);
// Keeps empty parts: "a,,b" has three.
std::vector<std::string> split(std::string_view text, char separator);
std::string joined(const std::vector<std::string>& parts, std::string_view separator);
constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
bool isDigits(std::string_view text); // and not empty
// True for well-formed UTF-8 without NUL: what may be stored.
bool isStorableText(std::string_view text);
// Keeps whole code points: at most bytesMax bytes.
std::string_view clipped(std::string_view text, std::size_t bytesMax);

} // namespace haven
