#pragma once

#include "models/crisis/scoring.h"

#include <string>
#include <vector>

namespace haven {

// Fits what the words of resources/cues/leanings.json weigh to labelled notes. Which words there
// are, and which theme each is of, stays a person's choice. Logistic, with a penalty on every
// weight, in a fixed order: the same notes always give the same weights.
std::string fittedLeanings(const CueSet& cues, const std::vector<GoldNote>& gold);

} // namespace haven
