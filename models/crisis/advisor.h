#pragma once

#include "models/crisis/cues.h"
#include "models/crisis/facts.h"
#include "models/crisis/flag.h"
#include "models/crisis/level.h"

#include <string>
#include <string_view>
#include <vector>

namespace haven {

// A place in the note that counts. Offsets are bytes, [start, end).
struct CueSpan {
    std::size_t start = 0;
    std::size_t end = 0;
    std::string text;
    std::string family;
    int weight = 0;
    std::string reason; // plain words: "stopped medication"
    bool operator==(const CueSpan&) const = default;
};

// A place that looks like a cue and does not count.
struct SuppressedSpan {
    std::size_t start = 0;
    std::size_t end = 0;
    std::string text;
    std::string family; // the cue family, or the word of a fact
    std::string why;    // "negated", "other person", "place name", "figure of speech", …
    bool operator==(const SuppressedSpan&) const = default;
};

// An answer the text suggests; a person confirms it. The value may be "unknown": the text speaks
// of it without saying how it is.
struct SuggestedFact {
    Fact fact = Fact::Weapon;
    FactAnswer answer;
    std::vector<CueSpan> spans; // family is the word of the fact, weight 0
    std::string words = {};     // that stand for all of it on a board; the gravest weapon first
    bool operator==(const SuggestedFact&) const = default;
};

HAVEN_ENUM(CallerRequest, None, CrisisHelp)

// What is known beside the words. Each source is shown apart and can only raise the flag.
struct AdviceContext {
    std::string typeCode; // common incident type code, or empty
    Answers answers;      // what was asked and answered so far
    CallerRequest request = CallerRequest::None;
    // Flagged incidents of the same apartment or confirmed person within 12 months; never counted
    // for shelters, hospitals or group homes by whoever fills this in.
    int priorFlagged = 0;
    // Cautions in force at the same apartment that say how to approach a person. A diagnosis is no
    // caution, and none of the other kinds says anything about behavioral health.
    int approachCautions = 0;
};

struct SourcedFlag {
    FlagSource source = FlagSource::Words;
    Flag flag = Flag::No;
    std::string reason;
    bool operator==(const SourcedFlag&) const = default;
};

struct Advice {
    Flag flag = Flag::No; // the strongest of sources
    Flag wordsFlag = Flag::No;
    int score = 0;                          // of the words
    std::vector<CueSpan> spans;             // by start
    std::vector<SuppressedSpan> suppressed; // by start
    std::vector<SuggestedFact> facts;       // by fact
    std::vector<SourcedFlag> sources;       // Words first
    LevelResult suggestedLevel;             // levelFor() over the suggested facts
    std::vector<std::string> families;      // that counted, strongest first
    std::string reason;
    bool operator==(const Advice&) const = default;
};

constexpr std::size_t kAdvisedBytesMax = 20'000; // what is longer is scored up to here

// Scores one note. The same text always gives the same answer; deleting every span of the advice
// from the note makes the flag of the words No. Pure; well under 2 ms for 2,000 characters.
Advice advise(const CueSet& cues, std::string_view note, const AdviceContext& context = {});

// The words for a weapon in a text that is on no record yet; empty where it speaks of none.
std::optional<std::string> weaponWordsIn(const CueSet& cues, std::string_view text);

// What speaks for it beside the words: type, answers, the caller's request, what was before.
std::vector<SourcedFlag> sourcesBeside(const CueSet& cues, const AdviceContext& context);

// Is it a family whose words are never shown back: terms that police and clinicians have given up?
bool isUnspokenFamily(const CueSet& cues, std::string_view family);

// The groups of cues that count in a note, as indexes into the compiled set. What a group weighs
// has no part in it, so weights can be tried out without reading the notes again.
std::vector<int> countedRules(const CueSet& cues, std::string_view note);

// What the plain words add to the score of a note.
int leaningOf(const CueSet& cues, std::string_view note);

// The answers of the suggested facts, as levelFor() and protocolsFor() read them.
Answers suggestedAnswers(const Advice& advice);

} // namespace haven
