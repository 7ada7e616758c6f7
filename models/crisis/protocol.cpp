#include "models/crisis/protocol.h"

#include "models/base/text.h"
#include "models/crisis/level.h"

#include <algorithm>

namespace haven {

namespace {

const StepOutcome* outcomeOf(const std::vector<StepOutcome>& outcomes, std::string_view step)
{
    const auto found =
        std::find_if(outcomes.rbegin(), outcomes.rend(),
                     [step](const StepOutcome& outcome) { return outcome.step == step; });
    return found == outcomes.rend() ? nullptr : &*found;
}

const ProtocolStep* following(const Protocol& protocol, const ProtocolStep& step,
                              std::string_view next)
{
    if (next == "end")
        return nullptr;
    if (!next.empty())
        return findStep(protocol, next);
    const auto index = static_cast<std::size_t>(&step - protocol.steps.data());
    return index + 1 < protocol.steps.size() ? &protocol.steps[index + 1] : nullptr;
}

const ProtocolStep* after(const Protocol& protocol, const ProtocolStep& step,
                          const StepOutcome& outcome)
{
    if (outcome.kind == StepOutcomeKind::Answered) {
        const StepAnswer* answer = findAnswer(step, outcome.answer);
        return following(protocol, step, answer ? answer->next : std::string_view{});
    }
    return following(protocol, step, step.next);
}

std::string spacedWords(std::string_view text)
{
    std::string words(text);
    std::replace(words.begin(), words.end(), '_', ' ');
    std::replace(words.begin(), words.end(), '-', ' ');
    return words;
}

// Lower comes first.
enum class OfferRank { First, ByFact, ByType, ByWords };

struct RankedOffer {
    OfferRank rank = OfferRank::First;
    int danger = 0; // the level that the facts of the reason lead to by themselves
    ProtocolOffer offer;
};

struct OfferFacts {
    std::string_view typeCode;
    const Answers& answers;
    const std::vector<std::string>& families;
    const std::vector<std::string>& notes;
};

// What one part of a trigger found: the words for people, and the facts it rests on.
struct TriggerFinding {
    std::string reason;
    Answers facts;
};

int dangerOf(const Answers& facts)
{
    Answers quiet = {{Fact::Weapon, answered("none")},
                     {Fact::Violence, answered("none")},
                     {Fact::Injury, answered("none")}};
    for (const auto& [fact, answer] : facts)
        quiet[fact] = answer;
    return static_cast<int>(levelFor(quiet).level);
}

std::optional<TriggerFinding> factFinding(const FactTrigger& trigger, const Answers& answers)
{
    for (const auto& value : trigger.values) {
        if (hasValue(answers, trigger.fact, value))
            return TriggerFinding{factSentence(trigger.fact, answered(value)),
                                  {{trigger.fact, answered(value)}}};
    }
    return std::nullopt;
}

std::optional<TriggerFinding> typeFinding(const std::vector<std::string>& types,
                                          std::string_view typeCode)
{
    for (const auto& type : types) {
        if (equalsIgnoringCase(type, typeCode))
            return TriggerFinding{"incident type " + type, {}};
    }
    return std::nullopt;
}

std::optional<TriggerFinding> wordsFinding(const std::vector<std::string>& wanted,
                                           const std::vector<std::string>& families)
{
    for (const auto& family : wanted) {
        if (std::find(families.begin(), families.end(), family) != families.end())
            return TriggerFinding{"words: " + spacedWords(family), {}};
    }
    return std::nullopt;
}

bool isOfWord(char c)
{
    return (c >= 'a' && c <= 'z') || isDigit(c) || static_cast<unsigned char>(c) >= 0x80U;
}

// As whole words: "vet" is not in "veteran". Both in small letters.
bool saysWords(std::string_view note, std::string_view words)
{
    for (auto at = note.find(words); at != std::string_view::npos; at = note.find(words, at + 1)) {
        const auto end = at + words.size();
        const bool isCutBefore = at == 0 || !isOfWord(note[at - 1]);
        if (isCutBefore && (end == note.size() || !isOfWord(note[end])))
            return true;
    }
    return false;
}

std::optional<TriggerFinding> notedFinding(const std::vector<std::string>& wanted,
                                           const std::vector<std::string>& notes)
{
    for (const auto& note : notes) {
        const std::string small = toLower(note);
        for (const auto& words : wanted) {
            if (saysWords(small, toLower(words)))
                return TriggerFinding{"words: " + words, {}};
        }
    }
    return std::nullopt;
}

std::optional<TriggerFinding> clauseFinding(const TriggerClause& clause, const OfferFacts& known)
{
    std::vector<std::optional<TriggerFinding>> parts;
    if (!clause.types.empty())
        parts.push_back(typeFinding(clause.types, known.typeCode));
    for (const auto& fact : clause.facts)
        parts.push_back(factFinding(fact, known.answers));
    if (!clause.families.empty())
        parts.push_back(wordsFinding(clause.families, known.families));
    TriggerFinding all;
    for (const auto& part : parts) {
        if (!part)
            return std::nullopt;
        all.reason += (all.reason.empty() ? "" : ", ") + part->reason;
        all.facts.insert(part->facts.begin(), part->facts.end());
    }
    if (parts.empty())
        return std::nullopt;
    return all;
}

std::optional<RankedOffer> offerOf(const Protocol& protocol, const OfferFacts& known)
{
    const auto ranked = [&protocol](OfferRank rank, const TriggerFinding& finding) {
        const bool isFirst = rank == OfferRank::First;
        return RankedOffer{rank, dangerOf(finding.facts), {protocol.id, finding.reason, isFirst}};
    };
    if (typeFinding(protocol.triggers.notTypes, known.typeCode))
        return std::nullopt;
    for (const auto& clause : protocol.triggers.first) {
        if (const auto found = clauseFinding(clause, known))
            return ranked(OfferRank::First, *found);
    }
    for (const auto& trigger : protocol.triggers.facts) {
        if (const auto found = factFinding(trigger, known.answers))
            return ranked(OfferRank::ByFact, *found);
    }
    if (const auto found = typeFinding(protocol.triggers.types, known.typeCode))
        return ranked(OfferRank::ByType, *found);
    if (const auto found = wordsFinding(protocol.triggers.families, known.families))
        return ranked(OfferRank::ByWords, *found);
    if (const auto found = notedFinding(protocol.triggers.words, known.notes))
        return ranked(OfferRank::ByWords, *found);
    return std::nullopt;
}

} // namespace

const ProtocolStep* findStep(const Protocol& protocol, std::string_view stepId)
{
    const auto found =
        std::find_if(protocol.steps.begin(), protocol.steps.end(),
                     [stepId](const ProtocolStep& step) { return step.id == stepId; });
    return found == protocol.steps.end() ? nullptr : &*found;
}

const StepAnswer* findAnswer(const ProtocolStep& step, std::string_view label)
{
    const auto found =
        std::find_if(step.answers.begin(), step.answers.end(), [label](const StepAnswer& answer) {
            return equalsIgnoringCase(answer.label, label);
        });
    return found == step.answers.end() ? nullptr : &*found;
}

std::string answersInWords(const ProtocolStep& step)
{
    std::string words;
    for (std::size_t i = 0; i < step.answers.size(); ++i) {
        const bool isLast = i + 1 == step.answers.size();
        if (i > 0)
            words += isLast ? " or " : ", ";
        words += step.answers[i].label;
    }
    return words;
}

const ProtocolStep& firstStep(const Protocol& protocol)
{
    HAVEN_ASSERT(!protocol.steps.empty());
    return protocol.steps.front();
}

std::vector<const ProtocolStep*> pathOf(const Protocol& protocol,
                                        const std::vector<StepOutcome>& outcomes)
{
    std::vector<const ProtocolStep*> path;
    const ProtocolStep* step = &firstStep(protocol);
    while (step) {
        path.push_back(step);
        const StepOutcome* outcome = outcomeOf(outcomes, step->id);
        if (!outcome)
            return path;
        step = after(protocol, *step, *outcome);
    }
    return path;
}

const ProtocolStep* nextStep(const Protocol& protocol, const std::vector<StepOutcome>& outcomes)
{
    const ProtocolStep* last = pathOf(protocol, outcomes).back();
    return outcomeOf(outcomes, last->id) ? nullptr : last;
}

bool isFinished(const Protocol& protocol, const std::vector<StepOutcome>& outcomes)
{
    return nextStep(protocol, outcomes) == nullptr;
}

Answers factsSetBy(const Protocol& protocol, const std::vector<StepOutcome>& outcomes)
{
    Answers facts;
    for (const auto& outcome : outcomes) {
        const ProtocolStep* step = findStep(protocol, outcome.step);
        if (!step || outcome.kind != StepOutcomeKind::Answered)
            continue;
        const StepAnswer* answer = findAnswer(*step, outcome.answer);
        if (answer && answer->fact)
            facts[*answer->fact] = answer->sets;
    }
    return facts;
}

std::vector<ProtocolOffer> protocolsFor(const std::vector<Protocol>& protocols,
                                        std::string_view typeCode, const Answers& answers,
                                        const std::vector<std::string>& families,
                                        const std::vector<std::string>& notes)
{
    std::vector<RankedOffer> ranked;
    for (const auto& protocol : protocols) {
        if (auto offer = offerOf(protocol, {typeCode, answers, families, notes}))
            ranked.push_back(std::move(*offer));
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const RankedOffer& a, const RankedOffer& b) {
        return a.rank != b.rank ? a.rank < b.rank : a.danger > b.danger;
    });
    std::vector<ProtocolOffer> offers;
    for (auto& one : ranked)
        offers.push_back(std::move(one.offer));
    return offers;
}

} // namespace haven
