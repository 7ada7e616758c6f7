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
// A word of a code as people read and type it, "self-harm", and as it is kept, "self_harm".
std::string asTyped(std::string_view word);
std::string asKept(std::string_view word);
// Keeps empty parts: "a,,b" has three.
std::vector<std::string> split(std::string_view text, char separator);
std::string joined(const std::vector<std::string>& parts, std::string_view separator);
constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
bool isDigits(std::string_view text); // and not empty
// Three digits or more, whatever stands around them: "911", "203-555-0147 ext 4".
bool isTelephone(std::string_view text);
// What stands in a field so that it is not empty, and names nobody: "?", "--", "none", "n/a".
bool namesNobody(std::string_view text);
// True for well-formed UTF-8 without NUL: what may be stored.
bool isStorableText(std::string_view text);
// Signs that nobody sees and that turn the order in which the rest of a line is read (U+061C,
// U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069) become U+FFFD. What is stored keeps them;
// this is for whatever shows or prints it.
std::string withDirectionsShown(std::string_view text);
// The same for a JSON document: they become \u202e and the like, so that nothing is lost.
std::string withDirectionsEscaped(std::string_view json);
// Of well-formed UTF-8.
std::size_t codePoints(std::string_view text);
// Keeps whole code points: at most bytesMax bytes.
std::string_view clipped(std::string_view text, std::size_t bytesMax);

} // namespace haven
