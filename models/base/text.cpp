#include "models/base/text.h"

#include <algorithm>
#include <array>

namespace haven {

namespace {

char lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
char raised(char c)
{
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}
bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// Length of the code point that starts here, 0 where it is malformed (RFC 3629).
std::size_t codePointLength(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(at);
    if (first < 0x80)
        return first == 0 ? 0 : 1;
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || at + length > text.size())
        return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(at + i) & 0xC0) != 0x80)
            return 0;
    }
    const unsigned char second = byte(at + 1);
    const bool isOverlong = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
    const bool isSurrogate = first == 0xED && second > 0x9F;
    const bool isTooLarge = first == 0xF4 && second > 0x8F;
    return isOverlong || isSurrogate || isTooLarge ? 0 : length;
}

// Of the sign at the start that turns the reading order, in bytes; 0 where there is none.
std::size_t directionSignLength(std::string_view text)
{
    if (text.substr(0, 2) == "\xD8\x9C") // U+061C
        return 2;
    const std::string_view two = text.substr(0, 2);
    if (text.size() < 3 || (two != "\xE2\x80" && two != "\xE2\x81"))
        return 0;
    const auto last = static_cast<unsigned char>(text[2]);
    const bool isMark = last == 0x8E || last == 0x8F || (last >= 0xAA && last <= 0xAE);
    const bool isIsolate = last >= 0xA6 && last <= 0xA9;
    return (two == "\xE2\x80" ? isMark : isIsolate) ? 3 : 0;
}

template <class Written>
std::string withDirections(std::string_view text, Written written)
{
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = directionSignLength(text.substr(at));
        if (length > 0)
            out += written(text.substr(at, length));
        else
            out += text[at];
        at += std::max<std::size_t>(length, 1);
    }
    return out;
}

} // namespace

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return text;
}

std::string toLower(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), lowered);
    return out;
}

std::string toUpper(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), raised);
    return out;
}

bool equalsIgnoringCase(std::string_view a, std::string_view b)
{
    return a.size() == b.size() && startsWithIgnoringCase(a, b);
}

bool startsWithIgnoringCase(std::string_view text, std::string_view prefix)
{
    if (text.size() < prefix.size())
        return false;
    return std::equal(prefix.begin(), prefix.end(), text.begin(),
                      [](char x, char y) { return lowered(x) == lowered(y); });
}

std::string asTyped(std::string_view word)
{
    std::string out(word);
    std::replace(out.begin(), out.end(), '_', '-');
    return out;
}

std::string asKept(std::string_view word)
{
    std::string out(word);
    std::replace(out.begin(), out.end(), '-', '_');
    return out;
}

std::vector<std::string> split(std::string_view text, char separator)
{
    std::vector<std::string> parts;
    for (;;) {
        const auto at = text.find(separator);
        parts.emplace_back(text.substr(0, at));
        if (at == std::string_view::npos)
            return parts;
        text.remove_prefix(at + 1);
    }
}

std::string joined(const std::vector<std::string>& parts, std::string_view separator)
{
    std::string out;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0)
            out += separator;
        out += parts[i];
    }
    return out;
}

bool isDigits(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), isDigit);
}

bool isTelephone(std::string_view text)
{
    constexpr std::ptrdiff_t kDigitsMin = 3;
    return std::count_if(text.begin(), text.end(), [](char c) { return isDigit(c); }) >= kDigitsMin;
}

bool namesNobody(std::string_view text)
{
    constexpr std::array<std::string_view, 11> kNobody = {
        "none", "n/a", "nil", "null", "unknown", "tbd", "tba", "todo", "x", "ninguno", "ninguna"};
    const std::string small = toLower(trimmed(text));
    // Letters beyond ASCII are letters.
    const bool isSaid = std::any_of(small.begin(), small.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || isDigit(c) || static_cast<unsigned char>(c) >= 0x80U;
    });
    return !isSaid || std::find(kNobody.begin(), kNobody.end(), small) != kNobody.end();
}

bool isStorableText(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = codePointLength(text, at);
        if (length == 0)
            return false;
        at += length;
    }
    return true;
}

std::string withDirectionsShown(std::string_view text)
{
    return withDirections(text, [](std::string_view) { return std::string("\xEF\xBF\xBD"); });
}

std::string withDirectionsEscaped(std::string_view json)
{
    return withDirections(json, [](std::string_view sign) {
        const auto last = static_cast<unsigned>(sign.back()) & 0x3FU;
        const bool isOfTwo = sign.size() == 2; // U+061C
        const unsigned middle = isOfTwo ? 0 : static_cast<unsigned>(sign[1]) & 0x3FU;
        const unsigned code = isOfTwo ? 0x061C : 0x2000U + (middle << 6U) + last;
        constexpr std::string_view kHex = "0123456789abcdef";
        std::string escaped = "\\u";
        for (const unsigned shift : {12U, 8U, 4U, 0U})
            escaped += kHex[(code >> shift) & 0xFU];
        return escaped;
    });
}

std::size_t codePoints(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

std::string_view clipped(std::string_view text, std::size_t bytesMax)
{
    if (text.size() <= bytesMax)
        return text;
    std::size_t end = bytesMax;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    return text.substr(0, end);
}

} // namespace haven
