#pragma once

#include "models/dispatch/state.h"

#include <string>
#include <vector>

// What is known of the place of a call in which nobody said anything: a row without a mark would
// read as one without a danger.
namespace haven {

// Every call of it was a hang-up, abandoned or silent.
bool isWordless(const Incident& incident);
// "caution here: officer safety, rifle in home", "26-000043 at this place: possible weapon
// “knife”", "care plan here, say on the air: ...". Empty for an incident where somebody spoke, for
// a restricted one, and where no place is known. What is merely near by is not told. That there is
// a care plan says something of somebody's health: it is told at a desk where somebody is signed
// on, and stands on no paper and in no copy.
enum class MarksToldTo { Anybody, Desk };
std::vector<std::string> placeMarks(const State& state, const Incident& incident, Instant now,
                                    MarksToldTo whom);

} // namespace haven
