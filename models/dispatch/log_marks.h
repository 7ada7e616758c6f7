#pragma once

#include "models/dispatch/query.h"

#include <string>
#include <vector>

// What a supervisor looks at first, worked out from the fact alone and without its words, so that a
// long log is searched for it quickly.
namespace haven {

std::vector<LogMark> marksOf(const Recorded& recorded);
// The types a fact with one of these marks can be of, a removed text aside; empty: any type.
std::vector<std::string> typesWithMarks(const std::vector<LogMark>& marks);

// A person set it lower, with a reason. What answers make of "3, not yet asked", and what follows
// from an answer that was put right, nobody lowered.
bool isLoweredByHand(const LevelChanged& fact);

} // namespace haven
