#pragma once

#include "models/crisis/cue_tokens.h"
#include "models/crisis/cues.h"
#include "models/crisis/leanings.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

// The machinery below the advisor: patterns over words. Included by cues.cpp, note_reading.h and
// their tests only.
namespace haven {

// One step of a pattern. Word takes a token that has the symbol; Gap lets up to reach words pass;
// NotNext, ClauseStart and ClauseEnd look without taking.
enum class ElementKind { Word, Gap, NotNext, ClauseStart, ClauseEnd };

struct PatternElement {
    ElementKind kind = ElementKind::Word;
    int symbol = -1;
    int reach = 0;
};

enum class RuleKind { Cue, Fact, Context };

struct CuePattern {
    RuleKind kind = RuleKind::Cue;
    int rule = 0; // index into the list of its kind
    std::vector<PatternElement> elements;
};

struct CueFamily {
    std::string name;
    std::string label; // plain words for the reason sentence
    std::set<std::string> traits;
};

constexpr int kCueWeightMax = 20;

struct CueRule {
    int family = 0;
    int weight = 0;
    std::string path;  // where it stands: "suicide.json families[0].cues[1]"
    std::string label; // the group's own words, or the family's
};

struct FactRule {
    Fact fact = Fact::Weapon;
    std::string value;       // a value of the fact, or "unknown"
    bool isOutright = false; // where one is found, what only hints at the fact does not count
};

// How far a context reaches. Next: the cues after it, as long as only fillers and list words stand
// between. Previous: the cue right before it. Covers: cues that lie inside it. Overlaps: cues that
// share a word with it. Subject: cues after it in the same clause. Sentence: both sides up to a
// full stop. Note: everywhere. Renames: its words are another thing ("glue gun") and mean nothing
// to any other pattern.
HAVEN_ENUM(ContextScope, Next, Previous, Covers, Overlaps, Subject, Sentence, Note, Renames)

struct ContextRule {
    std::string why; // "negated", "place name", …
    ContextScope scope = ContextScope::Covers;
    int reach = 0;
    bool isList = false;          // "denies a, b, c": goes on over commas to what is listed
    std::set<std::string> traits; // families it can suppress; empty: all
};

struct CueSettings {
    std::string version;
    int yesFrom = 0;
    int possibleFrom = 0;
    std::set<std::string> behavioralTypes; // common type codes that are behavioral health
    std::vector<std::string> sharedPlaces; // words of a place many live or stay at
};

// Sets of words are numbered; a token carries the numbers of the sets it is in.
struct SymbolTable {
    std::unordered_map<std::string, std::vector<int>> words;
    std::unordered_map<std::string, std::vector<int>> prefixes;
    struct NumberRange {
        int low = 0;
        int high = 0;
        int symbol = 0;
    };
    std::vector<NumberRange> numbers;
    std::size_t prefixLengthMin = 3;
};

struct CompiledCues {
    CueSettings settings;
    std::string fingerprint;
    std::map<std::string, std::vector<std::string>> classes;
    std::unordered_map<std::string, std::string> aliases;
    // Two words in a row that are one, as "ex" before some words is no partner; whatever stands
    // between them. Both words with a blank -> the one.
    std::map<std::string, std::string> compounds;
    std::set<std::string> neutral; // race, sex, housing, language: skipped, never a cue
    std::set<std::string> filler;
    std::set<std::string> subjects;         // "person": what an origin may follow
    std::set<std::string> origins;          // "from", "who": where somebody is from is neutral
    std::set<std::string> places;           // "hill", "river": part of such a name, and no more
    std::set<std::string> neutralBefore;    // "middle" before a neutral word: one with it
    std::set<std::string> dwellings;        // "house", "shelter": each is read as all others
    std::set<std::string> dwellingBefore;   // "group" before "home"
    std::set<std::string> dwellingOfPerson; // and what only a person is from
    std::set<std::string> noDwelling;       // "of no fixed address"
    std::set<std::string> personBefore;     // "adult" before "male"
    std::set<std::string> sexLetters;       // "39 M"
    std::set<std::string> years;            // "yo", "yr"
    std::set<std::string> ages;             // "elderly": how old somebody is leads no cue
    std::set<std::string> agesAlone;        // "teen", "girl": where no person follows, it is one
    std::set<std::string> agedPersons;      // "neighbor": an age before it is only its age
    std::set<std::string> attire;           // "with an accent", "in a hijab"
    std::set<std::string> givenNames;       // "jesus": a name before a word we do not know
    std::set<std::string> surnames;         // "brown": one behind a name
    std::set<std::string> joining;          // and, or: a list goes on
    std::set<std::string> alternatives;     // or, nor: what a negation is told to reach
    std::set<std::string> stopping;         // but, says: a negation ends
    std::set<std::string> restarting;       // "and is", "and has": a new statement begins
    std::set<std::string> abbreviations;    // a period after them ends no sentence
    std::set<std::string> exact;            // never taken for a typing error
    std::set<std::string> vocabulary;       // words a typing error may have meant
    std::vector<CueFamily> families;
    std::vector<CueRule> cues;
    std::vector<FactRule> facts;
    std::vector<ContextRule> contexts;
    std::vector<CuePattern> patterns;
    Leanings leanings;      // of a note that tells
    Leanings terseLeanings; // of a summary in a few words
    std::map<std::string, int> symbolIds;
    SymbolTable symbols;
    std::vector<int> dwellingSymbols; // sorted
    std::vector<int> personSymbols;
    std::vector<std::vector<int>> patternsBySymbol;
    std::vector<int> patternsByClauseStart;
    // A vocabulary word with one letter left out -> the word; for one typing error a word.
    std::unordered_map<std::string, std::string> nearMisses;
    // The same for a letter inside any long word of a pattern, for one that is missing alone.
    std::unordered_map<std::string, std::string> missingLetters;
};

// A pattern found in a note, in tokens [first, last].
struct PatternMatch {
    int pattern = 0;
    std::size_t first = 0;
    std::size_t last = 0;
};

// What a token is for matching: folded, aliased, corrected for one typing error, looked up.
struct NoteWord {
    CueToken token;
    std::vector<int> symbols; // sorted
    bool isNeutral = false;
    bool isPlace = false;
    bool isKnown = false; // a cue or the leanings have this very word
    bool isFiller = false;
    bool isJoining = false;
    bool isAlternative = false;
    bool isStopping = false;
    bool isRestarting = false;
    int leaning = -1; // into the words of CompiledCues::leanings
    int terse = -1;   // and of terseLeanings
};

std::string canonicalWord(const CompiledCues& cues, const std::string& word);
// Marks as neutral what says who somebody is: origin, home, age, a name. Symbols that would lead a
// cue there go with it.
void markWhoItIs(const CompiledCues& cues, std::vector<NoteWord>& words);
std::vector<NoteWord> readNote(const CompiledCues& cues, std::string_view note);
// Where a word stands among those for a note of this length; -1: nowhere.
int leaningIn(const CompiledCues& cues, const LeaningNote& note, const NoteWord& word);
// What the note gives to lean on; what a neutral word or an origin hides is left out.
LeaningNote leaningNoteOf(const CompiledCues& cues, const std::vector<NoteWord>& words);
std::vector<PatternMatch> findMatches(const CompiledCues& cues, const std::vector<NoteWord>& words);

} // namespace haven
