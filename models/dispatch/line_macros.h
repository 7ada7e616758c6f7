#pragma once

#include "models/base/result.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

// A person's own short words for the command line: each stands for one or several lines, with $1 to
// $9 for the words that follow it and $* for all that are left.
namespace haven {

inline constexpr std::size_t kMacrosMax = 60;
inline constexpr std::size_t kMacroNameMax = 16;
inline constexpr std::size_t kMacroLinesMax = 9;

// Name, in lower case -> its lines.
using MacroBook = std::map<std::string, std::vector<std::string>>;

// What a typed line comes to.
struct LineScript {
    std::string macro;              // whose lines they are; empty: the line is itself
    std::vector<std::string> lines; // at least one
};
// A verb of Haven is never taken for a macro, also where one of that name was kept. Errors:
// MacroArgumentMissing, MacroWordLeft.
Result<LineScript> scriptOf(std::string_view line, const MacroBook& macros);

// What the verb "macro" asks for: no name lists them, a name without lines forgets it.
struct MacroWish {
    std::string name;
    std::vector<std::string> lines;
    bool operator==(const MacroWish&) const = default;
};
// "macro", "macro go = d $1 $2; en $1", "macro go -". Errors: SlotMissing, WordUnexpected.
Result<MacroWish> macroWishOf(std::string_view line);

// The macros as they are with it. Errors: MacroNameBad, MacroShadows, MacroLineBad, MacroTooMany,
// MacroUnknown.
Result<MacroBook> withMacro(MacroBook macros, const MacroWish& wish);

// "d $1 $2; en $1".
std::string macroText(const std::vector<std::string>& lines);
// The lines of such a text: parted by a semicolon with a blank behind it, or a line end.
std::vector<std::string> macroLines(std::string_view text);
// "go: d $1 $2; en $1", parted by bars; a sentence where there are none.
std::string macrosWords(const MacroBook& macros);

} // namespace haven
