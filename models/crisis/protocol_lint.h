#pragma once

#include "models/base/enums.h"
#include "models/base/result.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace haven {

// Must: the file may not be shipped or approved so. Should: somebody looks at it once more.
HAVEN_ENUM(LintWeight, Must, Should)

// Which rule speaks; the word is in every finding, so that a script can count them.
HAVEN_ENUM(LintRule, NotJson, Format, FileName, Guarded, PlainWords, OneAction, ShortStep,
           Punctuation, CriticalStep, NotKnown, FirstStep, Contact, Unreached, Sources, Review,
           Trigger)

struct LintFinding {
    int line = 1;
    std::string path; // "steps[3].text"; empty for the whole file
    LintWeight weight = LintWeight::Must;
    LintRule rule = LintRule::Format;
    std::string sentence;
    bool operator==(const LintFinding&) const = default;
};

struct JargonWord {
    std::string word; // as written; one in capitals counts only in capitals
    std::string plain;
    bool operator==(const JargonWord&) const = default;
};

struct LintRules {
    std::vector<JargonWord> jargon;
    std::set<std::string> acts; // words with which an action begins, in small letters
    // What triggers may name; an empty set is not looked at.
    std::set<std::string> types;    // common incident type codes
    std::set<std::string> families; // cue families
};

// resources/wording/plain_words.json. Errors: ProtocolMalformed, "plain_words" and the fault.
Result<LintRules> parseLintRules(std::string_view json);

struct LintWish {
    std::string_view text;     // of the protocol file
    std::string_view fileName; // "overdose.json"; empty: not looked at
    std::string_view today;    // YYYY-MM-DD
};

constexpr std::size_t kMaxStepWords = 16;
constexpr std::size_t kMaxProtocolTitle = 60; // code points
constexpr int kReviewYearsMax = 2;
constexpr int kPromptCriticalSeconds = 120; // an act due this soon is a critical one

// What is wrong with a protocol file, by line. A file that parseProtocol() refuses has that as a
// finding, and its words are looked at all the same. Pure: the same file and day give the same.
std::vector<LintFinding> lintProtocol(const LintWish& wish, const LintRules& rules);

bool isOfWeight(const std::vector<LintFinding>& findings);

} // namespace haven
