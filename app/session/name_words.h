#pragma once

#include <string>
#include <string_view>

// What a part of a name is besides: the table behind models/decisions/0032-names-in-free-words.md.
namespace haven {

enum class NamePart {
    Name,     // nothing else, wherever it stands
    Everyday, // also a word that everybody uses; a name where it has a capital: Will, Rose, Elm
    Opening,  // also one that every other sentence begins with: So, Do, He
    Beside,   // also a weapon or a particle; a name only next to another part of it: Colt, de
    Nobody,   // what is typed where no name is known, and how somebody is related
};

// Folded: small letters without their marks.
NamePart namePartOf(std::string_view word);
// What stands around a word, folded; empty where nothing does, or only behind a comma.
struct WordsAround {
    std::string_view before;
    std::string_view next;
    std::string_view afterNext; // whatever signs stand before it
};
// An everyday word is one, also with a capital, by what follows it: "Will call", "White male",
// "May 5". In a text without small letters, or at its beginning, nothing else tells. An age behind
// it tells of a person: "Brown, 34", "MAY 14 F".
bool isWordBefore(std::string_view word, const WordsAround& around);
// "Mrs", "named": behind it stands a name, however it is written.
bool isBeforeName(std::string_view word);
// "st", "avenue": whatever stands before it is a street.
bool isStreetWord(std::string_view word);
// "court", "dr": a street behind a house number and a name.
bool isNumberedStreet(std::string_view word);

} // namespace haven
