#include "models/crisis/cue_match.h"

#include <algorithm>
#include <array>
#include <string_view>

// Who somebody is must not change what the words around it say: it costs a gap nothing and leads no
// cue anywhere, as if it were not there.
namespace haven {

namespace {

constexpr int kOriginWords = 5; // "from the north end", "who only speaks Polish"
constexpr std::size_t kDwellingWords = 6;

// "from Harbor St howling": what somebody does is no part of where they are from.
bool isDoing(const std::string& word)
{
    constexpr std::string_view kEnding = "ing";
    return word.size() > kEnding.size() + 1 &&
           word.compare(word.size() - kEnding.size(), kEnding.size(), kEnding) == 0;
}

// Where somebody is from, or which language they speak.
void markOrigins(const CompiledCues& cues, std::vector<NoteWord>& words)
{
    for (std::size_t i = 1; i < words.size(); ++i) {
        if (words[i].token.before != Break::None || cues.origins.count(words[i].token.word) == 0 ||
            (cues.subjects.count(canonicalWord(cues, words[i - 1].token.word)) == 0 &&
             cues.agesAlone.count(words[i - 1].token.word) == 0))
            continue;
        for (std::size_t k = i; k < words.size() && k < i + kOriginWords; ++k) {
            if (k > i && (words[k].token.before != Break::None || words[k].isRestarting ||
                          (!words[k].isNeutral && isDoing(words[k].token.word))))
                break;
            // Five words may reach into what somebody did: of those we know, only a place's pass.
            if (k > i && !words[k].isPlace && !words[k].isFiller && !words[k].symbols.empty())
                continue;
            words[k].isNeutral = true;
        }
    }
}

// "middle eastern" is as neutral as "eastern".
void markCompounds(const CompiledCues& cues, std::vector<NoteWord>& words)
{
    for (std::size_t i = 1; i < words.size(); ++i) {
        if (!words[i].isNeutral || cues.neutralBefore.count(words[i - 1].token.word) == 0)
            continue;
        words[i - 1].isNeutral = true;
        words[i - 1].symbols.clear();
    }
}

void hide(NoteWord& word)
{
    word.isNeutral = true;
    word.symbols.clear();
}

bool isSubject(const CompiledCues& cues, const NoteWord& word)
{
    return cues.subjects.count(canonicalWord(cues, word.token.word)) > 0;
}

// A person, or an age that stands for one: "TEEN", "JUV".
bool isWho(const CompiledCues& cues, const NoteWord& word)
{
    return isSubject(cues, word) || cues.agesAlone.count(word.token.word) > 0;
}

bool isAsBefore(const NoteWord& word)
{
    return word.token.before == Break::None;
}

// "GROUP HOME", "SECTION 8 APARTMENT", "TRAILER PARK" and "CONDO" are one word each, and that word
// is the same.
void markDwellings(const CompiledCues& cues, std::vector<NoteWord>& words)
{
    const auto isBefore = [&](std::size_t i) {
        return cues.dwellingBefore.count(words[i].token.word) > 0;
    };
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::size_t at = i;
        while (at + 1 < words.size() && (isBefore(at) || (at > i && words[at].token.number >= 0)) &&
               isAsBefore(words[at + 1]))
            ++at;
        const std::string& word = words[at].token.word;
        const bool isNamed = at > i && (word == "home" || word == "park");
        std::size_t last = at;
        if (!isNamed && cues.dwellings.count(word) == 0) {
            // "in a trailer": what may stand before a dwelling may be one.
            if (at == i || cues.dwellings.count(words[at - 1].token.word) == 0)
                continue;
            last = at - 1;
        }
        for (std::size_t k = i; k < last; ++k)
            hide(words[k]);
        words[last].symbols = cues.dwellingSymbols;
        words[last].isKnown = true;
        words[last].isNeutral = false;
        words[last].isPlace = true;
        words[last].leanNowhere();
        i = last;
    }
}

// "from the group home", "who lives in a trailer", "of no fixed address": up to the dwelling. The
// index behind it, or `at` where there is none.
std::size_t behindDwelling(const CompiledCues& cues, const std::vector<NoteWord>& words,
                           std::size_t at)
{
    std::size_t behind = at;
    for (std::size_t i = at; i < words.size() && i < at + kDwellingWords; ++i) {
        const NoteWord& word = words[i];
        if (!isAsBefore(word))
            break;
        const bool isDwelling = cues.dwellings.count(word.token.word) > 0 ||
                                cues.dwellingOfPerson.count(word.token.word) > 0;
        if (isDwelling)
            behind = i + 1;
        else if (behind > at && word.token.number < 0) // "section 8 housing"
            break;
        const bool isOn = isDwelling || word.isFiller || word.isNeutral || word.token.number >= 0 ||
                          cues.noDwelling.count(word.token.word) > 0 || word.token.word == "in" ||
                          word.token.word == "at";
        if (!isOn)
            break;
    }
    return behind;
}

// What says where a person lives says nothing else.
void markHomes(const CompiledCues& cues, std::vector<NoteWord>& words)
{
    for (std::size_t i = 1; i < words.size(); ++i) {
        if (!isAsBefore(words[i]) || !isWho(cues, words[i - 1]))
            continue;
        std::size_t from = i; // "who lives in", "from"
        while (from < words.size() && from < i + 2 && isAsBefore(words[from]) &&
               cues.origins.count(words[from].token.word) > 0)
            ++from;
        if (from == i)
            continue;
        const std::size_t behind = behindDwelling(cues, words, from);
        for (std::size_t k = i; behind > from && k < behind; ++k)
            hide(words[k]);
    }
    // "GROUP HOME RESIDENT": the person is named by the dwelling.
    for (std::size_t i = 1; i + 1 < words.size(); ++i) {
        const bool isNamed = words[i - 1].isNeutral && words[i].isPlace &&
                             words[i].symbols == cues.dwellingSymbols && isAsBefore(words[i]) &&
                             isAsBefore(words[i + 1]) && isSubject(cues, words[i + 1]);
        if (isNamed)
            hide(words[i]);
    }
}

// Words that join a person to what they wear and tell of nothing by themselves.
bool isJoining(std::string_view word)
{
    constexpr std::array<std::string_view, 16> kJoining = {
        "in",  "with", "wearing", "wears", "wore", "dressed", "a", "an",
        "the", "and",  "his",     "her",   "has",  "having",  "w", "under"};
    return std::find(kJoining.begin(), kJoining.end(), word) != kJoining.end();
}

// "with an accent", "in a hijab".
void markAttire(const CompiledCues& cues, std::vector<NoteWord>& words)
{
    constexpr std::size_t kReach = 4;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (cues.attire.count(words[i].token.word) == 0)
            continue;
        std::size_t from = i;
        while (from > 0 && i - from < kReach && isAsBefore(words[from]) &&
               !isWho(cues, words[from]))
            --from;
        if (!isWho(cues, words[from]))
            continue;
        // "WITH KNIFE AND BEARD": what lies between is hidden only where it says nothing else.
        for (std::size_t k = from + 1; k <= i; ++k) {
            if (k == i || words[k].isFiller || words[k].isPlace || words[k].symbols.empty() ||
                isJoining(words[k].token.word))
                hide(words[k]);
        }
    }
}

// "22 YEAR OLD MAN" is no old man, "IN HIS 40S" stands where nothing needs to, and "39 M" is a man.
// The facts still read the age.
void markAges(const CompiledCues& cues, std::vector<NoteWord>& words)
{
    constexpr int kAgeMin = 13; // "5 m" is a length
    constexpr int kAgeMax = 110;
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        NoteWord& next = words[i + 1];
        if (words[i].token.number < 0 || !isAsBefore(next))
            continue;
        const std::string canonical = canonicalWord(cues, next.token.word);
        const bool isSex = cues.sexLetters.count(next.token.word) > 0 &&
                           words[i].token.number >= kAgeMin && words[i].token.number <= kAgeMax;
        if (isSex) {
            next.symbols.insert(next.symbols.end(), cues.personSymbols.begin(),
                                cues.personSymbols.end());
            std::sort(next.symbols.begin(), next.symbols.end());
        }
        const bool isAge = cues.years.count(canonical) > 0;
        words[i].isNeutral = words[i].isNeutral || isAge || isSex || isSubject(cues, next);
        next.isNeutral = next.isNeutral || isAge;
        if (isAge && i + 2 < words.size() && words[i + 2].token.word == "old")
            hide(words[i + 2]);
    }
    // "F 19 ON BRIDGE": the letter first.
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        const int age = words[i + 1].token.number;
        if (age < kAgeMin || age > kAgeMax || !isAsBefore(words[i + 1]) ||
            cues.sexLetters.count(words[i].token.word) == 0 || words[i].isNeutral)
            continue;
        words[i].symbols.insert(words[i].symbols.end(), cues.personSymbols.begin(),
                                cues.personSymbols.end());
        std::sort(words[i].symbols.begin(), words[i].symbols.end());
        words[i + 1].isNeutral = true;
    }
    for (std::size_t i = 0; i + 3 < words.size(); ++i) {
        const bool isDecade = words[i + 2].token.number >= 0 && words[i + 3].token.word == "s" &&
                              words[i].token.word == "in" &&
                              canonicalWord(cues, words[i + 1].token.word) == "his";
        if (!isDecade)
            continue;
        hide(words[i]);
        hide(words[i + 1]);
        words[i + 2].isNeutral = true;
        words[i + 3].isNeutral = true;
    }
}

// "ELDERLY MAN" and "TEEN NEIGHBOR" are read as "MAN" and "NEIGHBOR", and "TEEN" alone as a person.
// The facts still read the age.
void markAgeWords(const CompiledCues& cues, std::vector<NoteWord>& words)
{
    for (std::size_t i = words.size(); i-- > 0;) {
        NoteWord& word = words[i];
        const bool isAlone = cues.agesAlone.count(word.token.word) > 0;
        if (!isAlone && cues.ages.count(word.token.word) == 0)
            continue;
        word.leanNowhere();
        // "2 ELDERLY": how many they are is no age.
        const bool isCounted = i > 0 && words[i - 1].token.number >= 0 && isAsBefore(word);
        std::size_t next = i + 1;
        while (next < words.size() && isAsBefore(words[next]) && words[next].isNeutral)
            ++next;
        const bool isBefore =
            next < words.size() && isAsBefore(words[next]) &&
            (isWho(cues, words[next]) ||
             cues.agedPersons.count(canonicalWord(cues, words[next].token.word)) > 0);
        if (isBefore) {
            word.isNeutral = true;
            word.isPlace = false; // "OLD MAN", not "OLD TOWN": a fact may begin there
        } else if (isAlone && !isCounted) {
            word.symbols.insert(word.symbols.end(), cues.personSymbols.begin(),
                                cues.personSymbols.end());
            std::sort(word.symbols.begin(), word.symbols.end());
        }
    }
}

// "ADULT MALE", "TRANSIENT MALE": one person.
void markDoubled(const CompiledCues& cues, std::vector<NoteWord>& words)
{
    bool isPerson = false; // is that ahead, over neutral words: "race" before "man"
    for (std::size_t i = words.size(); i-- > 1;) {
        isPerson = isSubject(cues, words[i]) || (isPerson && words[i].isNeutral);
        const bool isBeforePerson = isPerson && isAsBefore(words[i]) &&
                                    cues.personBefore.count(words[i - 1].token.word) > 0;
        isPerson = isPerson && isAsBefore(words[i]);
        const bool isDouble =
            isAsBefore(words[i]) && isSubject(cues, words[i]) && isSubject(cues, words[i - 1]);
        if (isBeforePerson || isDouble)
            hide(words[i - 1]);
    }
}

// "WHO ONLY SPEAKS POLISH": the "only" begins nothing new.
void markSpeech(const CompiledCues& cues, std::vector<NoteWord>& words)
{
    constexpr std::size_t kReach = 4;
    for (std::size_t i = 1; i < words.size(); ++i) {
        if (!isAsBefore(words[i]) || cues.origins.count(words[i].token.word) == 0 ||
            !isWho(cues, words[i - 1]))
            continue;
        std::size_t last = i;
        for (std::size_t k = i + 1; k < words.size() && k <= i + kReach; ++k) {
            if (!isAsBefore(words[k]) ||
                (!words[k].isNeutral && !words[k].isStopping && !words[k].isFiller))
                break;
            if (words[k].isNeutral)
                last = k;
        }
        for (std::size_t k = i; last > i && k <= last; ++k) {
            hide(words[k]);
            words[k].isStopping = false;
        }
    }
}

// "J.S. IS YELLING": the period ends no sentence where a verb goes on.
void joinInitials(std::vector<NoteWord>& words)
{
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        const NoteWord& word = words[i];
        const bool isDotted = word.token.word.size() == 2 && word.token.end - word.token.start == 3;
        NoteWord& next = words[i + 1];
        if (isDotted && word.symbols.empty() && (next.isFiller || next.isRestarting) &&
            next.token.start == word.token.end + 2)
            next.token.before = Break::None;
    }
}

bool isStrange(const NoteWord& word)
{
    return word.symbols.empty() && !word.isKnown && !word.isFiller && !word.isJoining &&
           !word.isNeutral && word.token.number < 0;
}

// "JESUS RIVERA", not "JESUS TOLD": a name stands before a word that means nothing to us, and
// "BROWN" behind one is a name too.
void markNames(const CompiledCues& cues, std::vector<NoteWord>& words)
{
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        NoteWord& next = words[i + 1];
        if (!isAsBefore(next))
            continue;
        const bool isGiven = cues.givenNames.count(words[i].token.word) > 0;
        const bool isSurname = cues.surnames.count(next.token.word) > 0;
        if (isGiven && (isStrange(next) || isSurname)) {
            hide(words[i]);
            words[i].isNeutral = false;
            words[i].isKnown = false;
            words[i].leanNowhere();
        }
        if (isSurname && (isGiven || isStrange(words[i]))) {
            hide(next);
            next.isNeutral = false;
            next.isKnown = false;
            next.leanNowhere();
        }
    }
}

} // namespace

void markWhoItIs(const CompiledCues& cues, std::vector<NoteWord>& words)
{
    markCompounds(cues, words);
    markDwellings(cues, words);
    markAges(cues, words);
    markAgeWords(cues, words);
    markHomes(cues, words);
    markSpeech(cues, words);
    joinInitials(words);
    markAttire(cues, words);
    markOrigins(cues, words);
    markDoubled(cues, words);
    markNames(cues, words);
}

} // namespace haven
