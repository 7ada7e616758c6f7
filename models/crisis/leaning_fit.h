#pragma once

#include "models/crisis/scoring.h"

#include <string>
#include <vector>

namespace haven {

// Which file: notes that tell, summaries in a few words, or what parts a yes from a possible.
enum class LeaningLength { Told, Terse, Clear };

// Fits what the words of resources/cues/leanings.json, or leanings_terse.json, weigh to the
// labelled notes of that length. Which words there are, and which theme each is of, stays a
// person's choice. Logistic, beside what the cues of the note say, with a penalty on every weight,
// in a fixed order: the same notes always give the same weights.
std::string fittedLeanings(const CueSet& cues, const std::vector<GoldNote>& gold,
                           LeaningLength length = LeaningLength::Told);

} // namespace haven
