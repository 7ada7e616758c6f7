#pragma once

#include "models/crisis/scoring.h"

#include <string>
#include <vector>

namespace haven {

struct WeightChange {
    std::string path; // "suicide.json families[0].cues[1]"
    std::string label;
    int before = 0;
    int after = 0;
    int notes = 0; // of the fitted part, where the group counts
};

// What other weights would do. The cues themselves are written by people; only how much each
// group counts is fitted, and a person takes the change over into the files or leaves it.
struct Refit {
    std::vector<WeightChange> changes; // in the order of the files
    CutScore fittedBefore;
    CutScore fittedAfter;
    CutScore heldBefore;
    CutScore heldAfter;
};

// Fits the weights to the notes of the looked-at half and measures both halves. A group that
// counts in fewer than kRefitNotesMin notes keeps its weight. Steps of one weight at a time, in
// the order of the files, so that the same notes always give the same answer.
Refit refitWeights(const CueSet& cues, const std::vector<GoldNote>& gold);

constexpr int kRefitNotesMin = 5;

// The changes and the four figures as lines of text.
std::string refitText(const Refit& refit);

} // namespace haven
