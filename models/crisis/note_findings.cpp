#include "models/crisis/note_reading.h"
#include "models/crisis/weapon_quote.h"

#include <algorithm>
#include <set>
#include <tuple>

// What the findings of a note add up to: its score, its places, the answers it suggests.
namespace haven {

namespace {

constexpr std::string_view kWeakTrait = "weak";
constexpr std::string_view kLeaning = "leaning"; // what stands as family of a word that leans

std::size_t rankOf(Fact fact, std::string_view value)
{
    const auto& values = factValues(fact);
    if (value == kUnknownValue)
        return 1; // over "none", under whatever is said outright
    const auto at = std::find(values.begin(), values.end(), value);
    const auto index = static_cast<std::size_t>(at - values.begin());
    return index == 0 ? 0 : index + 1;
}

} // namespace

std::vector<int> NoteReading::rules() const
{
    std::set<int> counted;
    for (const auto& finding : m_cueFindings) {
        if (finding.pattern->kind == RuleKind::Cue && finding.why.empty())
            counted.insert(finding.pattern->rule);
    }
    return {counted.begin(), counted.end()};
}

std::map<int, int> NoteReading::weightByFamily(bool withOpen) const
{
    std::map<int, int> weights;
    for (const auto& finding : m_cueFindings) {
        if (finding.pattern->kind != RuleKind::Cue || !finding.why.empty())
            continue;
        const CueRule& rule = cueOf(finding);
        if (rule.isOpen && !withOpen)
            continue;
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

int NoteReading::closedScore() const
{
    int total = 0;
    for (const auto& [family, weight] : weightByFamily(false))
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
    if (!isLeaningDecisive())
        return list;
    for (auto& span : leaningSpans(leaningNote(), leaning()))
        list.push_back(std::move(span));
    if (clearing() > 0) {
        for (auto& span : leaningSpans(clearNote(), clearing())) {
            const auto isSame = [&](const CueSpan& one) {
                return one.start == span.start && one.family == span.family;
            };
            if (std::none_of(list.begin(), list.end(), isSame))
                list.push_back(std::move(span));
        }
    }
    return list;
}

// The words without which nothing would lean, each place of them.
std::vector<CueSpan> NoteReading::leaningSpans(const LeaningNote& note, int points) const
{
    const Leanings& leanings = *note.leanings;
    std::vector<CueSpan> list;
    for (const int carrying : carryingWords(note)) {
        const auto theme = leanings.words[static_cast<std::size_t>(carrying)].theme;
        const int weight =
            std::clamp(fullWeight(leanings, carrying) / kLeaningTenths, 1, std::max(1, points));
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
    // "WILL NOT DROP THE KNIFE": what was not done is the dropping, so no knife is listed as
    // denied.
    const auto isHeldOnTo = [&](const Finding& denied) {
        return denied.why == kDenied && denied.pattern->kind == RuleKind::Fact &&
               factOf(denied).fact == Fact::Weapon &&
               std::any_of(m_cueFindings.begin(), m_cueFindings.end(), [&](const Finding& one) {
                   return one.why.empty() && one.pattern->kind == RuleKind::Fact &&
                          factOf(one).fact == Fact::Weapon && factOf(one).value == "in_hand" &&
                          one.match.first < denied.match.first &&
                          one.match.last >= denied.match.first;
               });
    };
    std::vector<SuppressedSpan> list;
    for (const auto& finding : m_cueFindings) {
        // A small sign does not look like a cue, so nobody needs to be told it is none.
        const bool isSmall = finding.pattern->kind == RuleKind::Cue &&
                             familyOf(finding).traits.count(std::string(kWeakTrait)) > 0;
        // Nobody knowing whether counts, as "not known".
        if (finding.why.empty() || isSmall || finding.why == kNotKnown || isHeldOnTo(finding))
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

SuggestedFact NoteReading::suggestion(Fact fact, std::string_view value) const
{
    SuggestedFact suggested;
    suggested.fact = fact;
    suggested.answer = value == kUnknownValue ? askedNotKnown() : answered(value);
    const bool isOutright = outrightFacts().count(fact) > 0;
    for (const auto& finding : m_cueFindings) {
        if (finding.pattern->kind != RuleKind::Fact || factOf(finding).fact != fact ||
            (isOutright && !factOf(finding).isOutright))
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
    // "NO GUN SEEN, KNIFE SEEN": the first words are those that stand for all of it on a board.
    std::stable_partition(suggested.spans.begin(), suggested.spans.end(),
                          [&](const CueSpan& span) { return !holdsDenied(fact, span); });
    suggested.words = wordsFor(suggested);
    return suggested;
}

// "KNIFE IN HAND, SHOTGUN IN HIS CAR": the gun is named on the board too, whatever is nearer.
std::string NoteReading::wordsFor(const SuggestedFact& suggested) const
{
    std::string words = suggested.spans.empty() ? std::string() : suggested.spans.front().text;
    const bool isNone = suggested.answer.state == AskState::Answered &&
                        suggested.answer.value == factValues(suggested.fact).front();
    if (suggested.fact != Fact::Weapon || isNone)
        return words;
    for (const auto& finding : m_cueFindings) {
        if (finding.pattern->kind != RuleKind::Fact || factOf(finding).fact != Fact::Weapon ||
            !finding.why.empty() || factOf(finding).value == factValues(Fact::Weapon).front())
            continue;
        const CueSpan span{startOf(finding), endOf(finding), excerpt(finding), {}, 0, {}};
        if (!holdsDenied(Fact::Weapon, span))
            words = weaponQuote(words, span.text);
    }
    return words;
}

// Is it there in spite of a denial, "no gun seen"?
bool NoteReading::holdsDenied(Fact fact, const CueSpan& span) const
{
    return std::any_of(m_cueFindings.begin(), m_cueFindings.end(), [&](const Finding& finding) {
        return finding.pattern->kind == RuleKind::Fact && factOf(finding).fact == fact &&
               finding.why == kDenied && startOf(finding) >= span.start &&
               endOf(finding) <= span.end;
    });
}

// Facts of which something speaks outright: "CALLER WANTS TO DIE" says who is meant, whoever else
// is named beside it.
std::set<Fact> NoteReading::outrightFacts() const
{
    std::set<Fact> facts;
    for (const auto& finding : m_cueFindings) {
        if (finding.pattern->kind == RuleKind::Fact && finding.why.empty() &&
            factOf(finding).isOutright)
            facts.insert(factOf(finding).fact);
    }
    return facts;
}

// What is said outright wins over a denial, the more dangerous over the less.
std::vector<SuggestedFact> NoteReading::facts() const
{
    const std::set<Fact> outright = outrightFacts();
    std::map<Fact, std::string> best;
    for (const auto& finding : m_cueFindings) {
        if (finding.pattern->kind != RuleKind::Fact)
            continue;
        const FactRule& rule = factOf(finding);
        if (!rule.isOutright && outright.count(rule.fact) > 0)
            continue;
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

} // namespace haven
