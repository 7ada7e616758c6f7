#pragma once

#include <string>
#include <string_view>

// Words that stand in a name or are called like one, and are none where they stand: what tells of a
// weapon, a place or how somebody looks reaches whoever answers.
namespace haven {

// "winchester", "hatchet": told unless another part of the name stands beside it.
bool isMakeOfWeapon(std::string_view word);
// "hoodie", "suspect", "basement": likewise.
bool isLook(std::string_view word);

struct PlaceSaid {
    std::string_view word;
    std::string_view before;
    std::string_view next;
    bool isLarge = false; // the whole text: no capital tells a name
};
// "IN WOODS", "Town Hall", "behind the Church"; not "THE HALL BOY". Folded words of one sentence.
bool isPlaceSaid(const PlaceSaid& said);

// Empty where what was entered as a name is none: "Male Black Hoodie", "Kid In Basement", "Mother
// of suspect".
std::string withoutDescription(const std::string& name);

} // namespace haven
