#include "models/crisis/advisor.h"

#include "models/crisis/cue_match.h"

#include "models/base/text.h"

#include <algorithm>
#include <map>

namespace haven {

namespace {

constexpr int kDeletionRounds = 8;
// The words a dispatcher is shown for terms that police and clinicians have given up.
constexpr std::string_view kDescribeInstead = "describe the behavior; send EMS";
constexpr std::string_view kUnspokenTrait = "unspoken";
constexpr std::string_view kListedTrait = "listed";
constexpr std::string_view kWeakTrait = "weak";
constexpr std::string_view kDenied = "negated"; // the reason of a context that is an answer
constexpr std::string_view kUnknownValue = "unknown";
constexpr std::string_view kNotKnown = "not known";     // the reason of one that asks whether
constexpr std::string_view kNotSeen = "nobody saw one"; // no answer: who looked may not have seen
constexpr std::string_view kLeaning = "leaning"; // what stands as family of a word that leans
constexpr std::string_view kAgainst = "the other words speak of something else";

Flag flagOf(const CueSettings& settings, int score)
{
    if (score >= settings.yesFrom)
        return Flag::Yes;
    return score >= settings.possibleFrom ? Flag::Possible : Flag::No;
}

bool isWide(ContextScope scope)
{
    return scope == ContextScope::Subject || scope == ContextScope::Sentence ||
           scope == ContextScope::Note;
}

// One found pattern with what became of it.
struct Finding {
    PatternMatch match;
    const CuePattern* pattern = nullptr;
    std::string why; // empty: it counts
};

class NoteReading final
{
public:
    NoteReading(const CompiledCues& cues, std::string_view note);

    int score() const { return cueScore() + leaning(); }
    int cueScore() const;
    // Do the plain words make the flag what it is?
    bool isLeaningDecisive() const
    {
        return flagOf(m_cues.settings, score()) != flagOf(m_cues.settings, cueScore());
    }
    int leaning() const;
    bool isExplained() const;
    LeaningNote leaningNote() const { return leaningNoteOf(m_cues, m_words); }
    std::vector<int> rules() const;
    std::vector<CueSpan> spans() const;
    std::vector<SuppressedSpan> suppressed() const;
    std::vector<SuggestedFact> facts() const;
    std::vector<std::string> families() const;

private:
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
    std::vector<CueSpan> leaningSpans() const;
    std::map<int, int> weightByFamily() const;
    SuggestedFact suggestion(Fact fact, std::string_view value) const;

    const CompiledCues& m_cues;
    std::string_view m_note;
    std::vector<NoteWord> m_words;
    std::vector<Finding> m_cueFindings;   // cues and facts
    std::vector<PatternMatch> m_unspoken; // words that are never shown back
};

NoteReading::NoteReading(const CompiledCues& cues, std::string_view note)
    : m_cues(cues), m_note(note), m_words(readNote(cues, note))
{
    std::vector<Finding> contexts;
    auto matches = findMatches(cues, m_words);
    if (takeRenamed(matches))
        matches = findMatches(cues, m_words);
    for (const auto& match : matches) {
        const auto& pattern = cues.patterns[static_cast<std::size_t>(match.pattern)];
        auto& list = pattern.kind == RuleKind::Context ? contexts : m_cueFindings;
        list.push_back(Finding{match, &pattern, {}});
    }
    for (const auto& finding : m_cueFindings) {
        if (finding.pattern->kind == RuleKind::Cue &&
            familyOf(finding).traits.count(std::string(kUnspokenTrait)) > 0)
            m_unspoken.push_back(finding.match);
    }
    // Covers first: the "no" inside "no longer on meds" is not there for a negation to stand on.
    const auto scopeOf = [&](const Finding& finding) {
        return cues.contexts[static_cast<std::size_t>(finding.pattern->rule)].scope;
    };
    for (const auto& context : contexts) {
        if (scopeOf(context) == ContextScope::Covers)
            applyContext(context);
    }
    for (const auto& context : contexts) {
        if (scopeOf(context) != ContextScope::Covers)
            applyContext(context);
    }
    holdBackWeak();
}

// "HOLDING A GLUE GUN AND A KNIFE": the gun is none, and the knife is held all the same. What is
// renamed is listed, and its words are read no further.
bool NoteReading::takeRenamed(const std::vector<PatternMatch>& matches)
{
    const auto patternOf = [&](const PatternMatch& match) -> const CuePattern& {
        return m_cues.patterns[static_cast<std::size_t>(match.pattern)];
    };
    bool isAny = false;
    for (const auto& match : matches) {
        const CuePattern& pattern = patternOf(match);
        if (pattern.kind != RuleKind::Context)
            continue;
        const auto& rule = m_cues.contexts[static_cast<std::size_t>(pattern.rule)];
        if (rule.scope != ContextScope::Renames)
            continue;
        isAny = true;
        for (const auto& inside : matches) {
            if (patternOf(inside).kind != RuleKind::Context && inside.first >= match.first &&
                inside.last <= match.last)
                m_cueFindings.push_back(Finding{inside, &patternOf(inside), rule.why});
        }
        for (std::size_t i = match.first; i <= match.last; ++i) {
            m_words[i].symbols.clear();
            m_words[i].isNeutral = true;
        }
    }
    return isAny;
}

// Does something plain silence what looked like a cue?
bool NoteReading::isExplained() const
{
    return std::any_of(m_cueFindings.begin(), m_cueFindings.end(), [](const Finding& finding) {
        return finding.pattern->kind == RuleKind::Cue && !finding.why.empty() &&
               finding.why != kAgainst;
    });
}

int NoteReading::leaning() const
{
    const LeaningNote note = leaningNote();
    // A summary has few words, so they fill in only where no cue speaks, and none was explained.
    const bool isTerse = note.leanings == &m_cues.terseLeanings;
    if (isTerse && (cueScore() >= m_cues.settings.possibleFrom || isExplained()))
        return 0;
    return leaningPoints(note);
}

// A sign that is not strong does not count where the rest of the note speaks of something else.
void NoteReading::holdBackWeak()
{
    const LeaningNote note = leaningNote();
    if (!isAgainst(note) || score() > note.leanings->limits.heldBack)
        return;
    for (auto& finding : m_cueFindings) {
        if (finding.pattern->kind == RuleKind::Cue && finding.why.empty())
            finding.why = std::string(kAgainst);
    }
}

bool NoteReading::reaches(const ContextRule& rule, const Finding& finding) const
{
    if (finding.pattern->kind == RuleKind::Fact) {
        // How old somebody is and who calls is no cue; nothing needs to hold it back. A weapon is
        // shown whatever else the sentence is about: only a denial of it answers it, and who does
        // not know whether there is one leaves it open.
        const Fact fact = factOf(finding).fact;
        if (fact == Fact::AgeGroup || fact == Fact::ThirdPartyCaller)
            return false;
        if (fact == Fact::Weapon && rule.why != kDenied && rule.why != kNotKnown &&
            rule.why != kNotSeen)
            return false;
    }
    if (rule.traits.empty())
        return finding.pattern->kind == RuleKind::Cue || !isWide(rule.scope);
    if (finding.pattern->kind == RuleKind::Fact)
        return rule.traits.count(std::string(factWord(factOf(finding).fact))) > 0;
    const auto& traits = familyOf(finding).traits;
    return std::any_of(traits.begin(), traits.end(),
                       [&](const std::string& trait) { return rule.traits.count(trait) > 0; });
}

void NoteReading::suppress(Finding& finding, const ContextRule& rule) const
{
    if (finding.why.empty() && reaches(rule, finding))
        finding.why = rule.why;
}

// "DENIES GUN, KNIFE ON TABLE": who says where a weapon is does not go on denying.
bool NoteReading::isListed(const Finding& finding) const
{
    if (finding.pattern->kind == RuleKind::Fact) {
        const FactRule& fact = factOf(finding);
        return fact.fact != Fact::Weapon || fact.value == kUnknownValue ||
               fact.value == factValues(fact.fact).front();
    }
    return familyOf(finding).traits.count(std::string(kListedTrait)) > 0;
}

bool NoteReading::isStrongBetween(std::size_t from, std::size_t to) const
{
    for (std::size_t i = from + 1; i <= to; ++i) {
        if (m_words[i].token.before == Break::Strong)
            return true;
    }
    return false;
}

void NoteReading::applyContext(const Finding& context)
{
    const auto& rule = m_cues.contexts[static_cast<std::size_t>(context.pattern->rule)];
    switch (rule.scope) {
    case ContextScope::Next:
        suppressNext(context, rule);
        return;
    case ContextScope::Previous:
        suppressPrevious(context, rule);
        return;
    case ContextScope::Covers:
        suppressCovered(context, rule);
        return;
    case ContextScope::Overlaps:
        suppressOverlapping(context, rule);
        return;
    case ContextScope::Subject:
        suppressSubject(context, rule);
        return;
    case ContextScope::Sentence:
        suppressSentence(context, rule);
        return;
    case ContextScope::Note:
        for (auto& finding : m_cueFindings)
            suppress(finding, rule);
        return;
    case ContextScope::Renames: // done before anything was found
        return;
    }
}

// Suppresses what starts at this word; returns the word behind the longest of it, or at.
std::size_t NoteReading::suppressStarting(std::size_t at, const ContextRule& rule,
                                          bool isAfterComma)
{
    std::size_t behind = at;
    for (auto& finding : m_cueFindings) {
        // Who calls and how old somebody is carries no denial on to the next words.
        if (finding.match.first != at || (isAfterComma && !isListed(finding)) ||
            !reaches(rule, finding))
            continue;
        suppress(finding, rule);
        behind = std::max(behind, finding.match.last + 1);
    }
    // "not threatening to kill himself": what lies inside goes with it; in "not armed with a gun
    // but has a hatchet" the hatchet does not.
    for (std::size_t i = at + 1; i < behind; ++i) {
        if (m_words[i].isStopping || m_words[i].token.before >= Break::Weak)
            behind = i;
    }
    for (auto& finding : m_cueFindings) {
        if (finding.match.first > at && finding.match.first < behind)
            suppress(finding, rule);
    }
    return behind;
}

// Is there an "or" from here on, up to the next sentence? "NO WEAPONS, DRUGS OR THREATS" denies
// all three; "NO DRUGS, KEEPS HITTING HIS HEAD" only the first.
bool NoteReading::hasAlternative(std::size_t from) const
{
    for (std::size_t i = from; i < m_words.size(); ++i) {
        if (i > from && m_words[i].token.before == Break::Strong)
            return false;
        if (m_words[i].isAlternative)
            return true;
        if (m_words[i].isStopping)
            return false;
    }
    return false;
}

// "DENIES SI/HI, WEAPONS OR PLAN": goes on over list words, and over commas to what is asked for
// in lists; stops at "but", at a full stop and at any comma that begins something new.
void NoteReading::suppressNext(const Finding& context, const ContextRule& rule)
{
    int cost = 0;
    bool isAfterComma = false;
    std::size_t i = context.match.last + 1;
    while (i < m_words.size() && cost <= rule.reach) {
        const NoteWord& word = m_words[i];
        if (word.token.before == Break::Strong || word.isStopping)
            return;
        const bool isFirst = i == context.match.last + 1;
        if (word.isRestarting && !isFirst && m_words[i - 1].isJoining)
            return;
        if (word.token.before == Break::Weak) {
            // "WHEN TOLD NO, MUTTERING": the denial is over before it reaches anything.
            if (isFirst || !(rule.isList || hasAlternative(i)))
                return;
            isAfterComma = true;
        }
        const std::size_t behind = suppressStarting(i, rule, isAfterComma);
        if (behind > i) {
            i = behind;
            isAfterComma = false;
            cost = 0;
            continue;
        }
        if (isAfterComma && !word.isJoining && !word.isFiller)
            return;
        if (!word.isFiller && !word.isJoining && !word.isNeutral)
            ++cost;
        ++i;
    }
}

void NoteReading::suppressPrevious(const Finding& context, const ContextRule& rule)
{
    for (auto& finding : m_cueFindings) {
        if (finding.match.last >= context.match.first)
            continue;
        if (isStrongBetween(finding.match.last, context.match.first))
            continue;
        int between = 0;
        for (std::size_t i = finding.match.last + 1; i < context.match.first; ++i)
            between += m_words[i].isFiller || m_words[i].isNeutral || m_words[i].isJoining ? 0 : 1;
        if (between <= rule.reach)
            suppress(finding, rule);
    }
}

void NoteReading::suppressCovered(const Finding& context, const ContextRule& rule)
{
    for (auto& finding : m_cueFindings) {
        if (finding.match.first >= context.match.first && finding.match.last <= context.match.last)
            suppress(finding, rule);
    }
}

void NoteReading::suppressOverlapping(const Finding& context, const ContextRule& rule)
{
    for (auto& finding : m_cueFindings) {
        if (finding.match.first <= context.match.last && context.match.first <= finding.match.last)
            suppress(finding, rule);
    }
}

void NoteReading::suppressSubject(const Finding& context, const ContextRule& rule)
{
    for (auto& finding : m_cueFindings) {
        if (finding.match.first <= context.match.last)
            continue;
        int between = 0;
        bool isCut = false;
        for (std::size_t i = context.match.last + 1; i <= finding.match.first; ++i) {
            isCut = isCut || m_words[i].token.before >= Break::Weak;
            if (i < finding.match.first)
                between += m_words[i].isFiller || m_words[i].isNeutral ? 0 : 1;
        }
        if (!isCut && between <= rule.reach)
            suppress(finding, rule);
    }
}

void NoteReading::suppressSentence(const Finding& context, const ContextRule& rule)
{
    for (auto& finding : m_cueFindings) {
        const std::size_t from = std::min(finding.match.first, context.match.first);
        const std::size_t to = std::max(finding.match.first, context.match.first);
        if (!isStrongBetween(from, to))
            suppress(finding, rule);
    }
}

std::vector<int> NoteReading::rules() const
{
    std::set<int> counted;
    for (const auto& finding : m_cueFindings) {
        if (finding.pattern->kind == RuleKind::Cue && finding.why.empty())
            counted.insert(finding.pattern->rule);
    }
    return {counted.begin(), counted.end()};
}

std::map<int, int> NoteReading::weightByFamily() const
{
    std::map<int, int> weights;
    for (const auto& finding : m_cueFindings) {
        if (finding.pattern->kind != RuleKind::Cue || !finding.why.empty())
            continue;
        const CueRule& rule = cueOf(finding);
        int& weight = weights[rule.family];
        weight = std::max(weight, rule.weight);
    }
    return weights;
}

// The heaviest cue of each family; repeating a word proves nothing.
int NoteReading::cueScore() const
{
    int total = 0;
    for (const auto& [family, weight] : weightByFamily())
        total += weight;
    return total;
}

std::vector<std::string> NoteReading::families() const
{
    std::vector<std::pair<int, int>> order;
    for (const auto& [family, weight] : weightByFamily())
        order.emplace_back(-weight, family);
    std::sort(order.begin(), order.end());
    std::vector<std::string> names;
    for (const auto& entry : order)
        names.push_back(m_cues.families[static_cast<std::size_t>(entry.second)].name);
    if (isLeaningDecisive())
        names.emplace_back(kLeaning);
    return names;
}

// A fact that is read from such words does not show them either.
bool NoteReading::isUnspoken(const Finding& finding) const
{
    return std::any_of(m_unspoken.begin(), m_unspoken.end(), [&](const PatternMatch& one) {
        return one.first >= finding.match.first && one.last <= finding.match.last;
    });
}

std::string NoteReading::excerpt(const Finding& finding) const
{
    if (isUnspoken(finding))
        return std::string(kDescribeInstead);
    return std::string(m_note.substr(startOf(finding), endOf(finding) - startOf(finding)));
}

std::vector<CueSpan> NoteReading::spans() const
{
    std::map<std::pair<std::pair<std::size_t, std::size_t>, int>, CueSpan> unique;
    for (const auto& finding : m_cueFindings) {
        if (finding.pattern->kind != RuleKind::Cue || !finding.why.empty())
            continue;
        const CueRule& rule = cueOf(finding);
        CueSpan span{startOf(finding),       endOf(finding), excerpt(finding),
                     familyOf(finding).name, rule.weight,    rule.label};
        auto& kept = unique[{{span.start, span.end}, rule.family}];
        if (span.weight > kept.weight)
            kept = std::move(span);
    }
    std::vector<CueSpan> list;
    for (auto& entry : unique)
        list.push_back(std::move(entry.second));
    if (isLeaningDecisive()) {
        for (auto& span : leaningSpans())
            list.push_back(std::move(span));
    }
    return list;
}

// The words without which nothing would lean, each place of them.
std::vector<CueSpan> NoteReading::leaningSpans() const
{
    const LeaningNote note = leaningNote();
    const Leanings& leanings = *note.leanings;
    std::vector<CueSpan> list;
    for (const int carrying : carryingWords(note)) {
        const auto theme = leanings.words[static_cast<std::size_t>(carrying)].theme;
        const int weight =
            std::clamp(fullWeight(leanings, carrying) / kLeaningTenths, 1, leaning());
        for (const auto& word : m_words) {
            if (leaningIn(m_cues, note, word) != carrying)
                continue;
            const auto [start, end] = std::pair(word.token.start, word.token.end);
            list.push_back({start, end, std::string(m_note.substr(start, end - start)),
                            std::string(kLeaning), weight,
                            leanings.themes[static_cast<std::size_t>(theme)].label});
        }
    }
    return list;
}

std::vector<SuppressedSpan> NoteReading::suppressed() const
{
    std::vector<SuppressedSpan> list;
    for (const auto& finding : m_cueFindings) {
        // A small sign does not look like a cue, so nobody needs to be told it is none.
        const bool isSmall = finding.pattern->kind == RuleKind::Cue &&
                             familyOf(finding).traits.count(std::string(kWeakTrait)) > 0;
        // Nobody knowing whether counts, as "not known".
        if (finding.why.empty() || isSmall || finding.why == kNotKnown)
            continue;
        const std::string family = finding.pattern->kind == RuleKind::Cue
                                       ? familyOf(finding).name
                                       : std::string(factWord(factOf(finding).fact));
        SuppressedSpan span{startOf(finding), endOf(finding), excerpt(finding), family,
                            finding.why};
        if (std::find(list.begin(), list.end(), span) == list.end())
            list.push_back(std::move(span));
    }
    std::sort(list.begin(), list.end(), [](const SuppressedSpan& a, const SuppressedSpan& b) {
        return std::tie(a.start, a.end, a.family) < std::tie(b.start, b.end, b.family);
    });
    return list;
}

std::size_t rankOf(Fact fact, std::string_view value)
{
    const auto& values = factValues(fact);
    if (value == kUnknownValue)
        return 1; // over "none", under whatever is said outright
    const auto at = std::find(values.begin(), values.end(), value);
    const auto index = static_cast<std::size_t>(at - values.begin());
    return index == 0 ? 0 : index + 1;
}

SuggestedFact NoteReading::suggestion(Fact fact, std::string_view value) const
{
    SuggestedFact suggested;
    suggested.fact = fact;
    suggested.answer = value == kUnknownValue ? askedNotKnown() : answered(value);
    for (const auto& finding : m_cueFindings) {
        if (finding.pattern->kind != RuleKind::Fact || factOf(finding).fact != fact)
            continue;
        const bool isDenial = finding.why == kDenied && value == factValues(fact).front();
        const bool isOpen = finding.why == kNotKnown && value == kUnknownValue;
        if (!isDenial && !isOpen && (!finding.why.empty() || factOf(finding).value != value))
            continue;
        CueSpan span{
            startOf(finding),  endOf(finding), excerpt(finding), std::string(factWord(fact)), 0,
            std::string(value)};
        if (std::find(suggested.spans.begin(), suggested.spans.end(), span) ==
            suggested.spans.end())
            suggested.spans.push_back(std::move(span));
    }
    return suggested;
}

// What is said outright wins over a denial, the more dangerous over the less.
std::vector<SuggestedFact> NoteReading::facts() const
{
    std::map<Fact, std::string> best;
    for (const auto& finding : m_cueFindings) {
        if (finding.pattern->kind != RuleKind::Fact)
            continue;
        const FactRule& rule = factOf(finding);
        std::string value = rule.value;
        if (finding.why == kNotKnown) {
            value = std::string(kUnknownValue);
        } else if (!finding.why.empty()) {
            // A denial is an answer where the fact has a "none" or "no".
            const auto lowest = factValues(rule.fact).front();
            if (finding.why != kDenied || (lowest != "none" && lowest != "no"))
                continue;
            value = std::string(lowest);
        }
        const auto found = best.find(rule.fact);
        if (found == best.end() || rankOf(rule.fact, value) > rankOf(rule.fact, found->second))
            best[rule.fact] = value;
    }
    std::vector<SuggestedFact> list;
    for (const auto& [fact, value] : best)
        list.push_back(suggestion(fact, value));
    return list;
}

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
void completeSpans(const CompiledCues& cues, std::string_view note, std::vector<CueSpan>& spans)
{
    for (int round = 0; round < kDeletionRounds; ++round) {
        const Shortened left = withoutSpans(note, spans);
        const NoteReading again(cues, left.note);
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
    const NoteReading reading(cues, text);
    Advice advice;
    advice.score = reading.score();
    advice.wordsFlag = flagOf(cues.settings, advice.score);
    advice.spans = reading.spans();
    advice.suppressed = reading.suppressed();
    advice.facts = reading.facts();
    advice.families = reading.families();
    advice.reason = wordsReason(cues, advice.wordsFlag, advice.spans, advice.suppressed);
    if (saysDescribe(cues, advice.families))
        advice.reason += " Please " + std::string(kDescribeInstead) + ".";
    if (advice.wordsFlag != Flag::No)
        completeSpans(cues, text, advice.spans);
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
