#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace haven {

// A word of a command line. Quotes hold blanks together and are not part of the text; `start` and
// `end` are byte offsets into the line, so that free text can be taken verbatim from there.
struct LineToken {
    std::string text;
    std::size_t start = 0;
    std::size_t end = 0;
    // Open: the quote was never closed, so that what belongs to it nobody knows.
    enum class Quoting { Bare, Quoted, Open } quoting = Quoting::Bare;
};

// What a word says it is, whatever place it stands in: "ph:8605551212", "t:WELFARE".
enum class NamedField { Unit, Incident, Type, Priority, Place, Phone, Plate, Status, Disposition };
struct FieldWord {
    std::string_view word; // "ph:"
    NamedField field;
    std::string_view meaning;
};
const std::vector<FieldWord>& namedFields();
// Empty: the word names no field.
const FieldWord* fieldWordOf(std::string_view word);

// Cuts at blanks; "two words", @"two words" and a:"two words" stay together; an unclosed quote runs
// to the end and is marked so.
std::vector<LineToken> tokensOf(std::string_view line);

inline constexpr std::size_t kLineBytesMax = 16'384;
// A place is a line on an envelope; what is longer is a narrative that missed its "!".
inline constexpr std::size_t kPlaceBytesMax = 300;
inline constexpr std::size_t kQuoteShownMax = 60;

} // namespace haven
