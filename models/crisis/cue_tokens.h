#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace haven {

// What stands between a word and the one before. Slash joins ("SI/HI"); Weak is a comma, colon or
// bracket; Strong ends a sentence.
enum class Break { None, Slash, Weak, Strong };

struct CueToken {
    std::string word;      // small letters, accents and apostrophes gone
    std::size_t start = 0; // byte offsets in the note
    std::size_t end = 0;
    Break before = Break::None;
    int number = -1; // the value when the word is a number under 1,000,000
};

// Words of a note with where they stand. Numbers part from the letters behind them ("79YOM");
// possessive endings fall away ("RP's"); "w/o" stays one word. A period behind one of the
// abbreviations, or inside a number, ends nothing; behind one that is written with "#" ("no#") only
// where a number follows: "suicidal: no. weapon: knife" are two sentences.
std::vector<CueToken> cueTokens(std::string_view text, const std::set<std::string>& abbreviations);

} // namespace haven
