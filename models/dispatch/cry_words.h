#pragma once

#include "models/dispatch/state.h"

#include <string>

// What was said with an officer's cry, for everybody who is told of it: on the cry itself where the
// unit works nothing, else in the notes that its work was given with it.
namespace haven {

// Where the unit was last, and where it was sent since and has not said that it is there: "16
// Chapel St → 71 Quarry Rd". Whoever goes to help looks on the way between. Empty where neither is
// known.
std::string cryPlace(const State& state, const Unit& unit);
// All that was said, oldest first; empty where nothing was, or the unit is in no emergency. A note
// that somebody corrected is told as it was corrected. Of a restricted incident nothing is told,
// and of a note above police neither.
std::string cryWords(const State& state, const Unit& unit);
// "16 Chapel St → 71 Quarry Rd: behind the shed; possible weapon “shotgun”": all of it.
std::string cryTold(const State& state, const Unit& unit);
// The weapon that is known of where the unit works, as the board shows it.
std::string cryWeapon(const State& state, const Unit& unit);

} // namespace haven
