#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

// How the plain words of a note lean. No word here proves anything; each has stood a little more
// often in calls of this kind, or a little less, and many of them together are worth a look where
// no cue fits. Included by cues.cpp, note_reading.h, leaning_fit.cpp and their tests only.
namespace haven {

constexpr int kLeaningTenths = 10; // weights are tenths of a point of the score
constexpr int kLeaningWeightMax = 120;

// How far the words may reach.
struct LeaningLimits {
    int noteMin = 0;    // a short summary says too little to lean at all: words of it we know
    int wordsMin = 0;   // and how many of them lean
    int wordsFull = 0;  // each word of a longer note counts for less
    int base = 0;       // what a note that is long enough begins with, beside start
    int leansFrom = 0;  // from these tenths on the words add pointsMin at least
    int pointsMin = 0;  // enough for a possible; 0: only what they add up to
    int pointsMax = 0;  // never more than possible by themselves
    int againstMin = 0; // words that we know, for them to speak against anything
    int against = 0;    // at these tenths or under, they hold back what is not strong
    int heldBack = 0;   // a score up to this is not strong
    // What parts a yes from a possible alone: so many tenths where the cues that count are not
    // enough for a possible, but one of them bears. 0: never.
    int signsFrom = 0;
    // For the fit alone: how many calls looked at in vain one missed call is worth, and at how many
    // tenths a note stands that then is as likely as not.
    int missCost = 1;
    int evenAt = 0;
};

// Words of one subject; the label is the reason shown.
struct LeaningTheme {
    std::string label;
    int weight = 0; // once, however many of its words stand in the note
};

struct LeaningWord {
    std::string word; // as the file writes it
    int theme = 0;
    int weight = 0;
};

struct Leanings {
    LeaningLimits limits;
    int start = 0; // where a note without any word begins; under 0
    std::vector<LeaningTheme> themes;
    std::vector<LeaningWord> words;
    std::unordered_map<std::string, int> byStem;

    int find(const std::string& canonicalWord) const; // -1: none
};

// What a note gives to lean on.
struct LeaningNote {
    const Leanings* leanings = nullptr; // those for a note of this length
    std::set<int> words;                // into Leanings::words
    int known = 0;     // words that mean something to us, a name or an origin among them not
    int plainFrom = 0; // from these tenths on it speaks plainly; 0: never
};

// "bridges" and "bridge", "painted" and "painting" are one word.
std::string stemOf(std::string_view word);

// The tenths of a note with these words.
int leaningTenths(const Leanings& leanings, const std::set<int>& words);
// What it adds to the score: whole points, 0 to pointsMax.
int leaningPoints(const LeaningNote& note);
// Does it speak plainly for it?
bool isFor(const LeaningNote& note);
// Does it speak plainly of something else?
bool isAgainst(const LeaningNote& note);

// The words that carry it, heaviest first: without them nothing is added, and nothing speaks
// plainly for it. Nothing when nothing does.
std::vector<int> carryingWords(const LeaningNote& note);

// What a word weighs with the share of its theme.
int fullWeight(const Leanings& leanings, int word);

} // namespace haven
