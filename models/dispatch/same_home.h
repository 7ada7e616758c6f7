#pragma once

#include "models/dispatch/types.h"

#include <string>

// Whose door a location is: the house and the apartment in it, each in one spelling, so that "12
// Elm Street" with "#3" and "12 ELM ST APT 3" are one home. Without a map nothing else brings them
// together, and of all people it is a neighbor who must not be taken for somebody else.
namespace haven {

struct Home {
    std::string house;     // "12 ELM ST", "12 ELM ST BLDG 4 HARTFORD"; empty where none is said
    std::string apartment; // "3", "3B", "FL 2", "FL 2 3"; empty where none is said
    bool operator==(const Home&) const = default;
};

// The apartment is what is written in its own field, or at the end of the place. "Rear door" and
// "lobby" are none.
Home homeOf(const Location& location);
// Both name the same house and the same apartment: an address alone is a whole house of people.
bool isSameHome(const Location& one, const Location& other);

} // namespace haven
