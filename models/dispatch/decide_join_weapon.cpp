#include "models/crisis/weapon_quote.h"
#include "models/dispatch/decide_parts.h"
#include "models/dispatch/flag_sources.h"
#include "models/dispatch/unit_rules.h"
#include "models/dispatch/weapon.h"

#include <algorithm>
#include <array>

// What was read and answered of the one, at the other: no join and no split hides a weapon.
namespace haven {

namespace {

constexpr const char* kNone = "none";
// Where the more dangerous word comes later; "unknown": spoken of, and not how it is.
constexpr std::array kWeaponWords = {"none", "unknown", "within_reach", "in_hand", "used"};

std::ptrdiff_t weaponRank(const std::string& value)
{
    return std::find(kWeaponWords.begin(), kWeaponWords.end(), value) - kWeaponWords.begin();
}

const AnswerRecord* weaponAnswered(const Incident& incident)
{
    const auto found = incident.answers.find(Fact::Weapon);
    const bool isAnswered =
        found != incident.answers.end() && found->second.answer.state == AskState::Answered;
    return isAnswered ? &found->second : nullptr;
}

std::ptrdiff_t answeredRank(const Incident& incident)
{
    const AnswerRecord* answer = weaponAnswered(incident);
    return answer ? weaponRank(answer->answer.value) : 0;
}

// How much of a weapon is shown there, whoever said it.
std::ptrdiff_t shownRank(const Incident& incident)
{
    const auto possible = possibleWeapon(incident);
    return std::max(possible ? weaponRank(possible->value) : 0, answeredRank(incident));
}

std::vector<FlagFact> weaponFacts(const Incident& from, const Incident& into)
{
    const auto possible = possibleWeapon(from);
    if (!possible)
        return {};
    const auto there = possibleWeapon(into);
    // The one's knife does not hide the other's shotgun.
    const bool isOther =
        there && !weaponAnswered(into) && namesOtherWeapon(there->words, possible->words);
    if (!isOther && weaponRank(possible->value) <= shownRank(into))
        return {};
    return {{Fact::Weapon, possible->value, possible->words}};
}

// What the other's words said stays what they said.
CrisisFlagSuggested suggestionFor(const Incident& from, const Incident& into)
{
    CrisisFlagSuggested fact;
    fact.incident = into.id;
    const bool isHigher = from.flag.suggested > into.flag.suggested;
    fact.flag = isHigher ? from.flag.suggested : into.flag.suggested;
    fact.reason = isHigher ? from.flag.reason : into.flag.reason;
    fact.score = std::max(from.flag.score, into.flag.score);
    fact.cueSet = into.flag.cueSet.empty() ? from.flag.cueSet : into.flag.cueSet;
    fact.spans = into.flag.spans; // places in notes of its own
    fact.suppressed = into.flag.suppressed;
    fact.sources = mergedSources(into.flag.sources, from.flag.sources);
    return fact;
}

// The worst that a note since then speaks of. A weapon that was known before keeps its first time.
std::optional<FlagFact> weaponNotedSince(const Incident& incident, Instant since)
{
    std::optional<FlagFact> worst;
    for (const NoteMarks& marks : incident.noteMarks) {
        const bool isSince =
            std::any_of(incident.notes.begin(), incident.notes.end(), [&](const Note& note) {
                return note.id == marks.note && note.at >= since;
            });
        for (const FlagFact& fact : marks.facts) {
            const bool isWeapon = fact.fact == Fact::Weapon && fact.value != kNone;
            if (isSince && isWeapon &&
                (!worst || weaponRank(fact.value) > weaponRank(worst->value)))
                worst = fact;
        }
    }
    return worst;
}

bool speaksOfWeapon(const FlagFact& fact)
{
    return fact.fact == Fact::Weapon && fact.value != kNone;
}

bool isSaidWhile(const JoinedWhile& joined, const SuggestFlag& command)
{
    if (joined.factUpTo == 0)
        return false; // joined still: it goes to where people work
    if (const auto& note = command.suggestion.note)
        return note->value > joined.noteAfter.value && note->value <= joined.noteUpTo.value;
    return command.saidIn > joined.factAfter && command.saidIn <= joined.factUpTo;
}

// Whoever answered there had the note in front of them.
bool isNoteAnswered(const State& state, const CrisisFlagSuggested& read)
{
    const auto there = state.incidents.find(read.incident);
    const auto* answer = there == state.incidents.end() ? nullptr : weaponAnswered(there->second);
    return answer && read.note && read.note->value <= answer->noteThen.value;
}

// Where nothing of a weapon is to be told, there is nothing to suggest.
std::vector<Event> toldAtSplit(CrisisFlagSuggested fact, const Incident& off)
{
    if (fact.facts.empty())
        return {};
    fact.flag = std::max(fact.flag, Flag::No);
    if (fact.reason.empty())
        fact.reason = "split off " + off.number;
    return {std::move(fact)};
}

} // namespace

bool isAnswerMoved(Fact which, const FactAnswer& answer, const Incident& into)
{
    const bool isSaid = answer.state == AskState::Answered;
    const auto spoken = into.suggestions.find(which);
    const bool isSpoken = spoken != into.suggestions.end() && spoken->second.value != kNone;
    const bool isAnswered = into.answers.count(which) > 0;
    if (which == Fact::Weapon && isSaid && answer.value != kNone) {
        const bool saysMore = !isAnswered || weaponRank(answer.value) > answeredRank(into);
        // Also what was known there before somebody asked in vain.
        const auto possible = possibleWeapon(into);
        return saysMore && (!possible || weaponRank(answer.value) >= weaponRank(possible->value));
    }
    const bool saysLess = !isSaid || answer.value == kNone;
    return !isAnswered && !(saysLess && isSpoken);
}

std::vector<Event> weaponTold(const Incident& from, IncidentId to)
{
    Incident apart;
    apart.id = to;
    CrisisFlagSuggested fact = suggestionFor(from, apart);
    fact.facts = weaponFacts(from, apart);
    // What is answered of the one is to be asked of the other.
    if (const auto rank = answeredRank(from); rank > 0 && fact.facts.empty())
        fact.facts.push_back({Fact::Weapon, from.answers.at(Fact::Weapon).answer.value, {}});
    return toldAtSplit(std::move(fact), from);
}

std::vector<Event> weaponHeardSince(const Incident& survivor, const Incident& apart, Instant now)
{
    // A join that was a slip is taken back at once. Later, what stood there before counts too: who
    // heard of a weapon again, of whichever of the two, had nothing to write down.
    constexpr Span kSlip = Span::minutes(2);
    const bool wasSlip = !apart.closedAt || now - *apart.closedAt < kSlip;
    const auto isSince = [&](Instant at) {
        return !wasSlip || (apart.closedAt && at >= *apart.closedAt);
    };
    CrisisFlagSuggested fact = suggestionFor(apart, apart);
    const auto answer = survivor.answers.find(Fact::Weapon);
    const auto possible = possibleWeapon(survivor);
    // It is to be asked of this one, whoever answered it of the other.
    if (answeredRank(survivor) > shownRank(apart) && isSince(answer->second.at))
        fact.facts.push_back({Fact::Weapon, answer->second.answer.value, {}});
    else if (possible && weaponRank(possible->value) > shownRank(apart) && isSince(possible->since))
        fact.facts.push_back({Fact::Weapon, possible->value, possible->words});
    else if (weaponSign(survivor) != WeaponSign::None && apart.closedAt) {
        const auto noted = weaponNotedSince(survivor, *apart.closedAt);
        if (noted && weaponRank(noted->value) > shownRank(apart))
            fact.facts.push_back(*noted);
    }
    return toldAtSplit(std::move(fact), survivor);
}

std::vector<Event> weaponToldApart(const State& state, const SuggestFlag& command)
{
    const CrisisFlagSuggested& read = command.suggestion;
    const auto spoken = std::find_if(read.facts.begin(), read.facts.end(), speaksOfWeapon);
    std::vector<Event> facts;
    if (spoken == read.facts.end() || isNoteAnswered(state, read))
        return facts;
    for (const auto& [id, all] : state.joinedWhile) {
        const auto found = state.incidents.find(id);
        if (found == state.incidents.end() || found->second.stage == IncidentStage::Closed)
            continue;
        const Incident& apart = found->second;
        const auto joined = std::find_if(all.begin(), all.end(), [&](const JoinedWhile& one) {
            return one.with == read.incident && isSaidWhile(one, command);
        });
        const auto* answer = weaponAnswered(apart);
        if (joined == all.end() || (answer && answer->at >= joined->until) ||
            weaponRank(spoken->value) <= shownRank(apart))
            continue;
        const Incident& other = state.incidents.at(read.incident);
        CrisisFlagSuggested fact = suggestionFor(apart, apart);
        fact.facts.push_back(*spoken);
        // The words stay behind the title where the other is restricted and this one is not.
        if (other.visibility == Visibility::Restricted && apart.visibility == Visibility::Normal)
            fact.facts.back().text.clear();
        append(facts, toldAtSplit(std::move(fact), other));
    }
    return facts;
}

std::vector<Event> suggestionsMoved(const Incident& from, const Incident& into)
{
    CrisisFlagSuggested fact = suggestionFor(from, into);
    fact.facts = weaponFacts(from, into);
    for (const auto& [which, one] : from.suggestions) {
        const bool isWeapon = which == Fact::Weapon && (one.value != kNone || !fact.facts.empty());
        if (!isWeapon && into.answers.count(which) == 0 && into.suggestions.count(which) == 0)
            fact.facts.push_back({which, one.value, one.text});
    }
    if (fact.facts.empty() && from.flag.suggested <= into.flag.suggested)
        return {};
    return {std::move(fact)};
}

} // namespace haven
