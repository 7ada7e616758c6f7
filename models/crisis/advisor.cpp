#include "models/crisis/advisor.h"

#include "models/base/text.h"
#include "models/crisis/note_reading.h"

#include <algorithm>

namespace haven {

namespace {

constexpr int kDeletionRounds = 8;
constexpr std::string_view kHeldAtPossible = "The other words speak for no more than a possible.";

// The note without the bytes of the spans, and where each byte that stays came from.
struct Shortened {
    std::string note;
    std::vector<std::size_t> origin;
};

Shortened withoutSpans(std::string_view note, const std::vector<CueSpan>& spans)
{
    std::vector<char> isGone(note.size(), 0);
    for (const auto& span : spans)
        std::fill(isGone.begin() + static_cast<std::ptrdiff_t>(span.start),
                  isGone.begin() + static_cast<std::ptrdiff_t>(span.end), char{1});
    Shortened left;
    for (std::size_t i = 0; i < note.size(); ++i) {
        if (isGone[i] != 0)
            continue;
        left.note += note[i];
        left.origin.push_back(i);
    }
    return left;
}

// Deleting words can bring others together, or take away what held a cue back. What would flag
// then is listed too, so that the list is the whole reason for the flag.
void completeSpans(const CompiledCues& cues, std::string_view note, WordsLookedUp& known,
                   std::vector<CueSpan>& spans)
{
    for (int round = 0; round < kDeletionRounds; ++round) {
        const Shortened left = withoutSpans(note, spans);
        const NoteReading again(cues, left.note, known);
        if (flagOf(cues.settings, again.score()) == Flag::No)
            return;
        for (CueSpan span : again.spans()) {
            span.start = left.origin[span.start];
            span.end = left.origin[span.end - 1] + 1;
            span.text = std::string(note.substr(span.start, span.end - span.start));
            span.reason += " (once the rest is left out)";
            spans.push_back(std::move(span));
        }
    }
}

std::vector<std::string> reasonsOf(const std::vector<CueSpan>& spans)
{
    std::vector<const CueSpan*> order;
    for (const auto& span : spans)
        order.push_back(&span);
    std::stable_sort(order.begin(), order.end(),
                     [](const CueSpan* a, const CueSpan* b) { return a->weight > b->weight; });
    std::vector<std::string> reasons;
    for (const CueSpan* span : order) {
        if (span->reason.find('(') != std::string::npos)
            continue;
        if (std::find(reasons.begin(), reasons.end(), span->reason) == reasons.end())
            reasons.push_back(span->reason);
    }
    return reasons;
}

std::string wordsReason(const CompiledCues& cues, Flag flag, const std::vector<CueSpan>& spans,
                        const std::vector<SuppressedSpan>& suppressed)
{
    std::string text = "Nothing in the words speaks for it.";
    if (!spans.empty()) {
        const std::string list = joined(reasonsOf(spans), ", ");
        text =
            flag == Flag::No ? "Too little to flag: " + list + "." : "Flagged for: " + list + ".";
    }
    std::vector<std::string> left;
    for (const auto& span : suppressed) {
        const auto family =
            std::find_if(cues.families.begin(), cues.families.end(),
                         [&](const CueFamily& one) { return one.name == span.family; });
        std::string name = family == cues.families.end() ? span.family : family->label;
        std::replace(name.begin(), name.end(), '_', ' ');
        const std::string entry = name + " (" + span.why + ")";
        if (std::find(left.begin(), left.end(), entry) == left.end())
            left.push_back(entry);
    }
    if (!left.empty())
        text += " Not counted: " + joined(left, ", ") + ".";
    return text;
}

bool saysDescribe(const CompiledCues& cues, const std::vector<std::string>& families)
{
    return std::any_of(cues.families.begin(), cues.families.end(), [&](const CueFamily& family) {
        return family.traits.count(std::string(kUnspokenTrait)) > 0 &&
               std::find(families.begin(), families.end(), family.name) != families.end();
    });
}

} // namespace

Advice advise(const CueSet& cueSet, std::string_view note, const AdviceContext& context)
{
    const CompiledCues& cues = cueSet.compiled();
    const std::string_view text = clipped(note, kAdvisedBytesMax);
    WordsLookedUp known;
    const NoteReading reading(cues, text, known);
    Advice advice;
    advice.score = reading.score();
    advice.wordsFlag = flagOf(cues.settings, advice.score);
    advice.spans = reading.spans();
    advice.suppressed = reading.suppressed();
    advice.facts = reading.facts();
    advice.families = reading.families();
    advice.reason = wordsReason(cues, advice.wordsFlag, advice.spans, advice.suppressed);
    if (reading.clearing() < 0)
        advice.reason += " " + std::string(kHeldAtPossible);
    if (saysDescribe(cues, advice.families))
        advice.reason += " Please " + std::string(kDescribeInstead) + ".";
    if (advice.wordsFlag != Flag::No)
        completeSpans(cues, text, known, advice.spans);
    advice.sources.push_back({FlagSource::Words, advice.wordsFlag, advice.reason});
    advice.flag = advice.wordsFlag;
    for (auto& source : sourcesBeside(cueSet, context)) {
        advice.flag = std::max(advice.flag, source.flag);
        advice.reason += " " + source.reason;
        advice.sources.push_back(std::move(source));
    }
    std::stable_sort(advice.spans.begin(), advice.spans.end(),
                     [](const CueSpan& a, const CueSpan& b) { return a.start < b.start; });
    advice.suggestedLevel = levelFor(suggestedAnswers(advice));
    return advice;
}

std::optional<std::string> weaponWordsIn(const CueSet& cues, std::string_view text)
{
    for (const SuggestedFact& fact : advise(cues, text).facts) {
        const bool isNone = fact.answer.state == AskState::Answered && fact.answer.value == "none";
        if (fact.fact == Fact::Weapon && !isNone)
            return fact.words;
    }
    return std::nullopt;
}

bool isUnspokenFamily(const CueSet& cues, std::string_view family)
{
    const auto& families = cues.compiled().families;
    return std::any_of(families.begin(), families.end(), [&](const CueFamily& one) {
        return one.name == family && one.traits.count(std::string(kUnspokenTrait)) > 0;
    });
}

std::vector<int> countedRules(const CueSet& cues, std::string_view note)
{
    return NoteReading(cues.compiled(), clipped(note, kAdvisedBytesMax)).rules();
}

int leaningOf(const CueSet& cues, std::string_view note)
{
    return NoteReading(cues.compiled(), clipped(note, kAdvisedBytesMax)).leaning();
}

Answers suggestedAnswers(const Advice& advice)
{
    Answers answers;
    for (const auto& suggested : advice.facts)
        answers[suggested.fact] = suggested.answer;
    return answers;
}

} // namespace haven
