#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What callers and officers write for a place, brought to one form.
namespace haven {

using PlaceWords = std::vector<std::string>;

// As text programs write it in "O’Brien": of a name it is no part, as that of the keyboard.
inline constexpr std::string_view kCurlyApostrophe = "’";

// Upper case words in one spelling: "North Elm Street" and "N. ELM ST" both give N ELM ST, "Third"
// gives 3RD, "I-95" gives I 95, and what joins two streets (& / @ and, at) gives "&". Abbreviations
// are those of USPS Publication 28. "St" is Street and Saint alike, because both shrink to it.
// Commas come out as words of their own.
PlaceWords placeWords(std::string_view text);
std::string joinedWords(const PlaceWords& words);
// The name without direction and kind of street: N ELM ST -> ELM. A name that is nothing else
// ("Avenue", "North St") keeps what it needs to stay a name.
PlaceWords coreWords(const PlaceWords& words);
// All that placeWords() brings to this word, itself first: STREET and STR for ST, NORTH for N.
PlaceWords spellingsOf(std::string_view word);
// ST, AVE, LN: a word for what kind of street it is, in the spelling of placeWords().
bool isStreetKind(std::string_view word);
// 3RD ST -> THIRD ST, up to the twelfth: for what is matched letter by letter.
PlaceWords ordinalsInLetters(PlaceWords words);
// HL -> HILL, N -> NORTH, ST -> SAINT or, at the end, STREET: for what is compared letter by
// letter, where a typo may stand in any of them.
PlaceWords inLongSpelling(PlaceWords words);
// How it sounds, roughly: "Phinney" and "Finny" give the same. Letters in, in upper case.
std::string soundOf(std::string_view letters);
// Letters and digits alone, so that one word or two, hyphen or none, compare the same.
std::string squeezed(const PlaceWords& words);
// Whether a is b but for one letter: one changed, added, missing, or two neighbors swapped.
bool isOneTypoApart(std::string_view a, std::string_view b);

struct PlaceQuery {
    std::optional<std::int32_t> number; // house number; 12A, 12-14 and 12 1/2 count as 12
    std::string numberText;             // as written: "12A"
    PlaceWords words;                   // after the number, without the parts below
    PlaceWords allWords;                // with the number and the remark, without unit and town
    PlaceWords wholeWords;              // all before the first comma
    std::string unitPart;               // "APT 3", "FL 2", "# 206": kept, not searched
    std::string remark;                 // after a comma, if it is neither unit nor town: "lobby"
    std::string town;                   // in the spelling of placeWords(); empty if not said
    bool isTownGuessed = false;         // only begun, or with a typo
};

// An address as files write it, in one text: "1092R FARMINGTON AVENUE #5".
struct AddressText {
    std::int32_t number = 0;
    std::string numberText; // "1092R"; empty where it is just the number
    std::string street;     // "FARMINGTON AVENUE", as written
    std::string unit;       // "# 5", in the spelling of placeWords()
};
// Empty when it does not begin with a number or has no street.
std::optional<AddressText> addressText(std::string_view text);

// `towns`: the towns that may be named at the end, each as placeWords().
PlaceQuery parsePlaceQuery(std::string_view text, const std::vector<PlaceWords>& towns);

} // namespace haven
