#include "models/dispatch/weapon.h"

#include "models/crisis/weapon_quote.h"

#include <algorithm>

namespace haven {

namespace {

constexpr const char* kNoWeapon = "none";

Instant writtenAt(const Incident& incident, NoteId id)
{
    const auto note = std::find_if(incident.notes.begin(), incident.notes.end(),
                                   [id](const Note& one) { return one.id == id; });
    return note == incident.notes.end() ? incident.openedAt : note->at;
}

// The newest note that speaks of one, with the words of others that name another weapon.
std::optional<PossibleWeapon> markedWeapon(const Incident& incident)
{
    std::optional<PossibleWeapon> newest;
    for (auto marks = incident.noteMarks.rbegin(); marks != incident.noteMarks.rend(); ++marks) {
        for (const FlagFact& fact : marks->facts) {
            if (fact.fact != Fact::Weapon || fact.value == kNoWeapon)
                continue;
            if (newest)
                newest->words = weaponQuote(newest->words, fact.text);
            else
                newest = {fact.text, fact.value, writtenAt(incident, marks->note)};
        }
    }
    return newest;
}

const FactAnswer* weaponAnswer(const Incident& incident)
{
    const auto found = incident.answers.find(Fact::Weapon);
    const bool isAnswered =
        found != incident.answers.end() && found->second.answer.state == AskState::Answered;
    return isAnswered ? &found->second.answer : nullptr;
}

// Answered once, and now nobody knows: it may be there still.
std::optional<PossibleWeapon> weaponBefore(const Incident& incident)
{
    const auto found = incident.answers.find(Fact::Weapon);
    if (found == incident.answers.end() || !found->second.knownAt ||
        found->second.knownBefore == kNoWeapon)
        return std::nullopt;
    return PossibleWeapon{{}, found->second.knownBefore, *found->second.knownAt};
}

} // namespace

std::optional<PossibleWeapon> possibleWeapon(const Incident& incident)
{
    const auto suggested = incident.suggestions.find(Fact::Weapon);
    if (suggested != incident.suggestions.end() && suggested->second.value != kNoWeapon)
        return PossibleWeapon{suggested->second.text, suggested->second.value,
                              suggested->second.since};
    if (weaponAnswer(incident))
        return std::nullopt;
    const auto before = weaponBefore(incident);
    const auto marked = markedWeapon(incident);
    return before && (!marked || before->since > marked->since) ? before : marked;
}

bool isWeaponNotedSince(const Incident& incident, Instant since)
{
    const auto answer = incident.answers.find(Fact::Weapon);
    const bool isDenied = answer != incident.answers.end() &&
                          answer->second.answer.state == AskState::Answered &&
                          answer->second.answer.value == kNoWeapon;
    const Instant from = isDenied ? std::max(since, answer->second.at) : since;
    return std::any_of(
        incident.noteMarks.begin(), incident.noteMarks.end(), [&](const NoteMarks& marks) {
            return writtenAt(incident, marks.note) > from &&
                   std::any_of(marks.facts.begin(), marks.facts.end(), [](const FlagFact& fact) {
                       return fact.fact == Fact::Weapon && fact.value != kNoWeapon;
                   });
        });
}

WeaponSign weaponSign(const Incident& incident)
{
    const FactAnswer* answer = weaponAnswer(incident);
    if (answer && answer->value != kNoWeapon)
        return WeaponSign::Answered;
    return possibleWeapon(incident) ? WeaponSign::Possible : WeaponSign::None;
}

std::string weaponWords(const Incident& incident)
{
    switch (weaponSign(incident)) {
    case WeaponSign::None:
        return {};
    case WeaponSign::Possible:
        return possibleWeaponWords(possibleWeapon(incident)->words);
    case WeaponSign::Answered: {
        std::string value = weaponAnswer(incident)->value;
        std::replace(value.begin(), value.end(), '_', ' ');
        return "weapon " + value;
    }
    }
    return {};
}

std::string possibleWeaponWords(const std::string& words)
{
    std::string line = words;
    std::replace_if(
        line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return line.empty() ? "possible weapon" : "possible weapon “" + line + "”";
}

} // namespace haven
