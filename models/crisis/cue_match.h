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
#include <unordered_set>
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
    std::string path;    // where it stands: "suicide.json families[0].cues[1]"
    std::string label;   // the group's own words, or the family's
    bool isOpen = false; // it says that something happened, not that it was meant
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
    // What the traits come to, by family and by fact; empty where there are none.
    std::vector<char> familiesReached;
    std::vector<char> factsReached;
};

struct CueSettings {
    std::string version;
    int yesFrom = 0;
    int possibleFrom = 0;
    std::set<std::string> behavioralTypes; // common type codes that are behavioral health
    std::vector<std::string> sharedPlaces; // words of a place many live or stay at
    std::set<std::string> streetsCalled;   // those of them that streets are called by as well
    std::set<std::string> streetWords;     // what follows them then: "st", "avenue"
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

// Asked for every word of a note.
using CueWords = std::unordered_set<std::string>;

struct CompiledCues {
    CueSettings settings;
    std::string fingerprint;
    std::map<std::string, std::vector<std::string>> classes;
    std::unordered_map<std::string, std::string> aliases;
    // Two words in a row that are one, as "ex" before some words is no partner; whatever stands
    // between them. Both words with a blank -> the one.
    std::map<std::string, std::string> compounds;
    CueWords neutral; // race, sex, housing, language: skipped, never a cue
    CueWords filler;
    std::set<std::string> subjects;      // "person": what an origin may follow
    CueWords origins;                    // "from", "who": where somebody is from is neutral
    CueWords places;                     // "hill", "river": part of such a name, and no more
    CueWords neutralBefore;              // "middle" before a neutral word: one with it
    std::set<std::string> dwellings;     // "house", "shelter": each is read as all others
    CueWords dwellingBefore;             // "group" before "home"
    CueWords dwellingOfPerson;           // and what only a person is from
    CueWords noDwelling;                 // "of no fixed address"
    CueWords personBefore;               // "adult" before "male"
    CueWords sexLetters;                 // "39 M"
    CueWords years;                      // "yo", "yr"
    CueWords ages;                       // "elderly": how old somebody is leads no cue
    CueWords agesAlone;                  // "teen", "girl": where no person follows, it is one
    CueWords agedPersons;                // "neighbor": an age before it is only its age
    CueWords attire;                     // "with an accent", "in a hijab"
    CueWords givenNames;                 // "jesus": a name before a word we do not know
    CueWords surnames;                   // "brown": one behind a name
    CueWords joining;                    // and, or: a list goes on
    CueWords alternatives;               // or, nor: what a negation is told to reach
    CueWords stopping;                   // but, says: a negation ends
    CueWords restarting;                 // "and is", "and has": a new statement begins
    std::set<std::string> abbreviations; // a period after them ends no sentence
    std::set<std::string> exact;         // never taken for a typing error
    std::set<std::string> vocabulary;    // words a typing error may have meant
    std::vector<CueFamily> families;
    std::vector<CueRule> cues;
    std::vector<FactRule> facts;
    std::vector<ContextRule> contexts;
    std::vector<CuePattern> patterns;
    Leanings leanings;      // of a note that tells
    Leanings terseLeanings; // of a summary in a few words
    Leanings clearLeanings; // what parts a yes from a possible in a note that tells
    std::unordered_map<std::string, int> symbolIds;
    SymbolTable symbols;
    std::vector<int> dwellingSymbols; // sorted
    std::vector<int> personSymbols;
    std::vector<std::vector<int>> patternsBySymbol;
    std::vector<int> patternsByClauseStart;
    // The symbols that a note must have for pattern i: those from patternNeedsAt[i] on, up to those
    // of i + 1. In one row, as every pattern that a note begins is asked.
    std::vector<int> patternNeeds;
    std::vector<std::size_t> patternNeedsAt;
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
    int clear = -1;   // and of clearLeanings

    void leanNowhere() { leaning = terse = clear = -1; }
};

std::string canonicalWord(const CompiledCues& cues, const std::string& word);
// Marks as neutral what says who somebody is: origin, home, age, a name. Symbols that would lead a
// cue there go with it.
void markWhoItIs(const CompiledCues& cues, std::vector<NoteWord>& words);
std::vector<NoteWord> readNote(const CompiledCues& cues, std::string_view note);
// Each word as it is by itself, wherever it stands: the same word again, and again in the note from
// which others were left out, is looked up once.
using WordsLookedUp = std::unordered_map<std::string, NoteWord>;
std::vector<NoteWord> readNote(const CompiledCues& cues, std::string_view note,
                               WordsLookedUp& known);
// Where a word stands among those for a note of this length; -1: nowhere.
int leaningIn(const CompiledCues& cues, const LeaningNote& note, const NoteWord& word);
// What the note gives to lean on; what a neutral word or an origin hides is left out.
LeaningNote leaningNoteOf(const CompiledCues& cues, const std::vector<NoteWord>& words);
// The same for one table, however long the note is.
LeaningNote leaningNoteOf(const CompiledCues& cues, const std::vector<NoteWord>& words,
                          const Leanings& leanings);
std::vector<PatternMatch> findMatches(const CompiledCues& cues, const std::vector<NoteWord>& words);

} // namespace haven
