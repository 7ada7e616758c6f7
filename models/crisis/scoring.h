#pragma once

#include "models/crisis/advisor.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace haven {

// A note with the answer of careful readers.
struct GoldNote {
    std::string id;
    std::string note;
    Flag flag = Flag::No;
    std::map<std::string, std::string> facts; // fact word -> value; may be empty
    std::vector<std::string> tags;
    std::string pair; // notes that differ by one small change share it; empty: none
};

// Labelled notes are split once, by a fixed rule: FNV-1a (64 bit) of the pair, else of the id; odd
// is held out. Nobody reads the held-out half while writing cues; it is scored rarely. Both notes
// of a pair fall on the same side.
HAVEN_ENUM(GoldHalf, Looked, Held)
GoldHalf goldHalf(const GoldNote& note);

// JSON Lines with id, note, flag and, if there, facts and tags. Refuses the first line that cannot
// be read (GoldMalformed: line number, what is wrong).
Result<std::vector<GoldNote>> parseGold(std::string_view jsonLines);

// A share with its 95 % Wilson interval; 0 of 0 is 0 with the interval 0 to 1.
struct Proportion {
    int hits = 0;
    int of = 0;
    double value = 0;
    double low = 0;
    double high = 1;
};

Proportion proportionOf(int hits, int of);

// One note: should it be found, and was it?
struct Outcome {
    bool wanted = false;
    bool found = false;
};

// How good one cut is: what counts as found, and as wanted.
struct CutScore {
    int truePositives = 0;
    int falsePositives = 0;
    int falseNegatives = 0;
    int trueNegatives = 0;
    Proportion precision;
    Proportion recall;
    double f1 = 0;
    double f1Low = 0; // 95 % bootstrap, fixed seed
    double f1High = 0;
};

// The counts and shares; the interval of F1 is left out.
CutScore cutOf(const std::vector<Outcome>& outcomes);

struct ScoredNote {
    std::string id;
    Flag gold = Flag::No;
    Flag given = Flag::No;
    std::string note;
    std::string reason;
};

struct FactScore {
    int wanted = 0; // notes where the readers saw a value that is neither none nor not mentioned
    int right = 0;
    int wrong = 0; // another value was suggested
    int extra = 0; // a value was suggested where the readers saw none
};

struct FlagScore {
    int notes = 0;
    CutScore flagged;                      // yes or possible against no
    Proportion yesFound;                   // gold yes that got yes or possible
    Proportion yesAsYes;                   // gold yes that got yes
    std::map<std::string, CutScore> byTag; // tags up to a colon: "pair:004" is "pair"
    std::map<std::string, FactScore> byFact;
    std::vector<ScoredNote> misses;      // gold yes or possible, given no
    std::vector<ScoredNote> falseAlarms; // gold no, given yes or possible
    std::vector<ScoredNote> underCalled; // gold yes, given possible
};

// Scores the words alone, with an empty context.
FlagScore scoreFlags(const CueSet& cues, const std::vector<GoldNote>& gold);

// The figures as lines of text; a row a miss.
std::string scoreText(const FlagScore& score);
// The same as one JSON object.
std::string scoreJson(const FlagScore& score);

} // namespace haven
