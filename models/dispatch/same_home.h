#pragma once

#include "models/dispatch/types.h"

#include <string>

// Where a location is: the house, or the corner, and the apartment in it, each in one spelling, so
// that "12 Elm Street" with "#3" and "12 ELM ST APT 3" are one home. Without a map nothing else
// brings them together. Who asks whether two are one place asks one_place.h.
namespace haven {

struct Home {
    std::string house;      // "12 ELM ST", "ELM ST & MAIN ST"; empty where none is said
    std::string apartment;  // "3", "3B", "FL 2", "FL 2 3"; empty where none is said
    std::string town{};     // "BOLTON"; behind a comma or behind the kind of street
    std::string building{}; // "BLDG 4"
    std::string spot{};     // "REAR HOUSE", behind a comma or behind the kind of street
    bool operator==(const Home&) const = default;
};

// The apartment is what is written in its own field, or at the end of the place. "Rear door" and
// "lobby" are none.
Home homeOf(const Location& location);
// Both name the same house and the same apartment: an address alone is a whole house of people. Of
// all people it is a neighbor who must not be taken for somebody else, so that what one of the two
// does not say, the town or the building, keeps them apart.
bool isSameHome(const Location& one, const Location& other);

// What its own field says that is no apartment, in one spelling: "REAR DOOR", "GROUP HOME B".
std::string doorKey(const Location& location);
// All of it in one text: equal for two spellings of one place. Empty where no place is said.
std::string placeKey(const Location& location);

} // namespace haven
