#pragma once

#include "models/base/enums.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace haven {

// Words that may not stand in anything Haven ships: terms that medicine has withdrawn, and names
// and items of instruments that belong to others. An agency that has a license keeps such a form in
// its own folder; the product knows its result and nothing of its text.
HAVEN_ENUM(GuardedKind, RejectedTerm, SuicideScreen, LethalityForm, MedicalCards, SafetyPlanForm,
           MoodScale)

// So many words in a row, by the hash of wordsHash(). Hashes, so that the guarded text is not in
// the tree that is guarded.
struct GuardedWords {
    GuardedKind kind = GuardedKind::RejectedTerm;
    int words = 1;
    std::uint64_t hash = 0;
};

struct GuardedFinding {
    GuardedKind kind = GuardedKind::RejectedTerm;
    std::size_t start = 0; // bytes, [start, end)
    std::size_t end = 0;
    bool operator==(const GuardedFinding&) const = default;
};

const std::vector<GuardedWords>& guardedWords();

// FNV-1a, 64 bits, over the words in small ASCII letters with one blank between. What is not a
// letter, a digit or beyond ASCII parts two words; an apostrophe is left out.
std::uint64_t wordsHash(std::string_view text);

// Every place of a guarded row of words, by start; adjoining finds of one kind are one.
std::vector<GuardedFinding> guardedIn(std::string_view text,
                                      const std::vector<GuardedWords>& guarded = guardedWords());

// The first words of the text that medicine has withdrawn as a term, as they are written there.
// What stands on a board or goes over the air says what somebody does.
std::optional<std::string> withdrawnTermIn(std::string_view text);

// "the text of a licensed suicide screen", for the middle of a sentence.
std::string_view guardedName(GuardedKind kind);

} // namespace haven
