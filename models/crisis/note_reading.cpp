#include "models/crisis/note_reading.h"

#include <algorithm>

// Which findings of a note count: each context silences what it reaches.
namespace haven {

namespace {

constexpr std::string_view kListedTrait = "listed";
constexpr std::string_view kNotSeen = "nobody saw one"; // no answer: who looked may not have seen
constexpr std::string_view kBearingTrait = "bearing";
constexpr std::string_view kAgainst = "the other words speak of something else";

bool isWide(ContextScope scope)
{
    return scope == ContextScope::Subject || scope == ContextScope::Sentence ||
           scope == ContextScope::Note;
}

} // namespace

Flag flagOf(const CueSettings& settings, int score)
{
    if (score >= settings.yesFrom)
        return Flag::Yes;
    return score >= settings.possibleFrom ? Flag::Possible : Flag::No;
}

NoteReading::NoteReading(const CompiledCues& cues, std::string_view note)
    : m_cues(cues), m_note(note), m_words(readNote(cues, note))
{
    read();
}

NoteReading::NoteReading(const CompiledCues& cues, std::string_view note, WordsLookedUp& known)
    : m_cues(cues), m_note(note), m_words(readNote(cues, note, known))
{
    read();
}

void NoteReading::read()
{
    std::vector<Finding> contexts;
    auto matches = findMatches(m_cues, m_words);
    if (takeRenamed(matches))
        matches = findMatches(m_cues, m_words);
    for (const auto& match : matches) {
        const auto& pattern = m_cues.patterns[static_cast<std::size_t>(match.pattern)];
        auto& list = pattern.kind == RuleKind::Context ? contexts : m_cueFindings;
        list.push_back(Finding{match, &pattern, {}});
    }
    int strong = 0;
    for (const NoteWord& word : m_words) {
        strong += word.token.before == Break::Strong ? 1 : 0;
        m_strongUpTo.push_back(strong);
    }
    m_startingAt.resize(m_words.size());
    for (std::size_t i = 0; i < m_cueFindings.size(); ++i) {
        const Finding& finding = m_cueFindings[i];
        m_startingAt[finding.match.first].push_back(i);
        if (finding.pattern->kind == RuleKind::Cue &&
            familyOf(finding).traits.count(std::string(kUnspokenTrait)) > 0)
            m_unspoken.push_back(finding.match);
    }
    // Covers first: the "no" inside "no longer on meds" is not there for a negation to stand on.
    const auto scopeOf = [&](const Finding& finding) {
        return m_cues.contexts[static_cast<std::size_t>(finding.pattern->rule)].scope;
    };
    for (const auto& context : contexts) {
        if (scopeOf(context) == ContextScope::Covers)
            applyContext(context);
    }
    for (const auto& context : contexts) {
        if (scopeOf(context) != ContextScope::Covers)
            applyContext(context);
    }
    leanNowhereInDenied();
    holdBackWeak();
}

// "NOT SUICIDAL, NOTHING LIKE THAT": what was denied makes no yes of a possible.
void NoteReading::leanNowhereInDenied()
{
    std::vector<char> counted(m_words.size(), 0);
    const auto mark = [&](std::string_view why, const auto& done) {
        for (const auto& finding : m_cueFindings) {
            if (finding.pattern->kind != RuleKind::Cue || finding.why != why)
                continue;
            for (std::size_t i = finding.match.first; i <= finding.match.last; ++i)
                done(i);
        }
    };
    mark({}, [&](std::size_t i) { counted[i] = 1; });
    mark(kDenied, [&](std::size_t i) {
        int& clear = m_words[i].clear;
        if (counted[i] == 0 && clear >= 0 && fullWeight(m_cues.clearLeanings, clear) > 0)
            clear = -1;
    });
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

// Does a small sign count that names a means, an end, the person's own words or who cares for them?
bool NoteReading::isBearing() const
{
    return std::any_of(m_cueFindings.begin(), m_cueFindings.end(), [&](const Finding& finding) {
        return finding.pattern->kind == RuleKind::Cue && finding.why.empty() &&
               !cueOf(finding).isOpen &&
               familyOf(finding).traits.count(std::string(kBearingTrait)) > 0;
    });
}

// What parts a yes from a possible, and how plainly it must speak for a yes. Plain words alone make
// nothing a yes: beside them stands what is enough for a possible, or a small sign that bears. Of
// what only says that something happened, an overdose of which nobody says more, they make none.
LeaningNote NoteReading::clearNote() const
{
    LeaningNote note = leaningNoteOf(m_cues, m_words, m_cues.clearLeanings);
    if (flagOf(m_cues.settings, closedScore()) == Flag::No)
        note.plainFrom = isBearing() ? note.leanings->limits.signsFrom : 0;
    return note;
}

int NoteReading::clearing() const
{
    const CueSettings& settings = m_cues.settings;
    const int first = firstScore();
    if (flagOf(settings, first) == Flag::No)
        return 0;
    const LeaningNote note = clearNote();
    if (first < settings.yesFrom)
        return isFor(note) ? settings.yesFrom - first : 0;
    const bool isHeld = isAgainst(note) && first <= note.leanings->limits.heldBack;
    return isHeld ? settings.yesFrom - 1 - first : 0;
}

// A sign that is not strong does not count where the rest of the note speaks of something else.
void NoteReading::holdBackWeak()
{
    const LeaningNote note = leaningNote();
    if (!isAgainst(note) || firstScore() > note.leanings->limits.heldBack)
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
        return rule.factsReached[static_cast<std::size_t>(factOf(finding).fact)] != 0;
    return rule.familiesReached[static_cast<std::size_t>(cueOf(finding).family)] != 0;
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
    return from < to && m_strongUpTo[to] > m_strongUpTo[from];
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
    for (const std::size_t i : m_startingAt[at]) {
        Finding& finding = m_cueFindings[i];
        // Who calls and how old somebody is carries no denial on to the next words.
        if ((isAfterComma && !isListed(finding)) || !reaches(rule, finding))
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
    for (std::size_t inside = at + 1; inside < behind; ++inside) {
        for (const std::size_t i : m_startingAt[inside])
            suppress(m_cueFindings[i], rule);
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
        for (std::size_t i = finding.match.last + 1;
             i < context.match.first && between <= rule.reach; ++i)
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
    int between = 0;
    for (std::size_t i = context.match.last + 1; i < m_words.size() && between <= rule.reach; ++i) {
        if (m_words[i].token.before >= Break::Weak)
            return;
        for (const std::size_t starting : m_startingAt[i])
            suppress(m_cueFindings[starting], rule);
        between += m_words[i].isFiller || m_words[i].isNeutral ? 0 : 1;
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

} // namespace haven
