#pragma once

#include "models/crisis/advisor.h"
#include "models/crisis/cue_match.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

// One note as the advisor reads it: what was found in it, and what silences it. Private to
// advisor.cpp, note_reading.cpp and note_findings.cpp.
namespace haven {

// The words a dispatcher is shown for terms that police and clinicians have given up.
inline constexpr std::string_view kDescribeInstead = "describe the behavior; send EMS";
inline constexpr std::string_view kUnspokenTrait = "unspoken";
inline constexpr std::string_view kUnknownValue = "unknown";
// The reasons of contexts that are an answer themselves: a denial, and that somebody asks whether.
inline constexpr std::string_view kDenied = "negated";
inline constexpr std::string_view kNotKnown = "not known";

Flag flagOf(const CueSettings& settings, int score);

// Precondition: the cues and the note outlive it.
class NoteReading final
{
public:
    NoteReading(const CompiledCues& cues, std::string_view note);
    // The same, with what is known of words from an earlier reading.
    NoteReading(const CompiledCues& cues, std::string_view note, WordsLookedUp& known);

    int score() const { return firstScore() + clearing(); }
    int cueScore() const;
    // Without what leaves open whether it was meant.
    int closedScore() const;
    // Do the plain words make the flag what it is?
    bool isLeaningDecisive() const
    {
        return flagOf(m_cues.settings, score()) != flagOf(m_cues.settings, cueScore());
    }
    int leaning() const;
    // What a flagged note that tells gains or loses because its words speak plainly for a yes, or
    // for no more than a possible.
    int clearing() const;
    bool isExplained() const;
    LeaningNote leaningNote() const { return leaningNoteOf(m_cues, m_words); }
    LeaningNote clearNote() const;
    std::vector<int> rules() const;
    std::vector<CueSpan> spans() const;
    std::vector<SuppressedSpan> suppressed() const;
    std::vector<SuggestedFact> facts() const;
    std::vector<std::string> families() const;

private:
    std::set<Fact> outrightFacts() const;
    bool isBearing() const;
    void leanNowhereInDenied();
    // One found pattern with what became of it.
    struct Finding {
        PatternMatch match;
        const CuePattern* pattern = nullptr;
        std::string why; // empty: it counts
    };

    void read();
    bool takeRenamed(const std::vector<PatternMatch>& matches);
    void holdBackWeak();
    void applyContext(const Finding& context);
    void suppressNext(const Finding& context, const ContextRule& rule);
    void suppressPrevious(const Finding& context, const ContextRule& rule);
    void suppressCovered(const Finding& context, const ContextRule& rule);
    void suppressOverlapping(const Finding& context, const ContextRule& rule);
    void suppressSubject(const Finding& context, const ContextRule& rule);
    void suppressSentence(const Finding& context, const ContextRule& rule);
    void suppress(Finding& finding, const ContextRule& rule) const;
    bool reaches(const ContextRule& rule, const Finding& finding) const;
    bool isListed(const Finding& finding) const;
    bool hasAlternative(std::size_t from) const;
    bool isStrongBetween(std::size_t from, std::size_t to) const;
    std::size_t suppressStarting(std::size_t at, const ContextRule& rule, bool isAfterComma);
    std::size_t startOf(const Finding& finding) const
    {
        return m_words[finding.match.first].token.start;
    }
    std::size_t endOf(const Finding& finding) const
    {
        return m_words[finding.match.last].token.end;
    }
    const CueRule& cueOf(const Finding& finding) const
    {
        return m_cues.cues[static_cast<std::size_t>(finding.pattern->rule)];
    }
    const CueFamily& familyOf(const Finding& finding) const
    {
        return m_cues.families[static_cast<std::size_t>(cueOf(finding).family)];
    }
    const FactRule& factOf(const Finding& finding) const
    {
        return m_cues.facts[static_cast<std::size_t>(finding.pattern->rule)];
    }
    bool isUnspoken(const Finding& finding) const;
    std::string excerpt(const Finding& finding) const;
    int firstScore() const { return cueScore() + leaning(); }
    std::vector<CueSpan> leaningSpans(const LeaningNote& note, int points) const;
    std::map<int, int> weightByFamily(bool withOpen = true) const;
    SuggestedFact suggestion(Fact fact, std::string_view value) const;
    std::string wordsFor(const SuggestedFact& suggested) const;
    bool holdsDenied(Fact fact, const CueSpan& span) const;

    const CompiledCues& m_cues;
    std::string_view m_note;
    std::vector<NoteWord> m_words;
    std::vector<Finding> m_cueFindings; // cues and facts
    std::vector<int> m_strongUpTo;      // full stops before each word, and those before that
    std::vector<std::vector<std::size_t>> m_startingAt; // of these, by the word they start at
    std::vector<PatternMatch> m_unspoken;               // words that are never shown back
};

} // namespace haven
