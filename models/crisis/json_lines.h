#pragma once

#include <map>
#include <string>
#include <string_view>

namespace haven {

// The line, counted from 1, of each value of a JSON text, by the path JsonReader names:
// "steps[3].text" -> 41; the whole is "" -> 1. A value's line is that of its key. Deeper than
// kJsonDepthMax is left out.
// Precondition: the text is JSON.
inline constexpr int kJsonDepthMax = 16;
std::map<std::string, int> jsonLines(std::string_view text);

// Of the value itself, or of the nearest one around it: what is missing is looked for there.
int lineOf(const std::map<std::string, int>& lines, std::string path);

// Line and column, both from 1, of a byte.
struct TextPlace {
    int line = 1;
    int column = 1;
    bool operator==(const TextPlace&) const = default;
};
TextPlace placeOfByte(std::string_view text, std::size_t byte);

} // namespace haven
