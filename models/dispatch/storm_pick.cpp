#include "models/dispatch/storm_pick.h"

#include "models/base/text.h"
#include "models/dispatch/crisis_rules.h"
#include "models/dispatch/incident_rules.h"
#include "models/dispatch/weapon.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace haven {

namespace {

constexpr std::size_t kLeftNamedMax = 12; // more are counted

bool isHeldTogether(const State& state, IncidentId id)
{
    return std::any_of(state.room.storms.begin(), state.room.storms.end(), [&](const auto& storm) {
        const auto& all = storm.second.incidents;
        return std::find(all.begin(), all.end(), id) != all.end();
    });
}

// Answered by a person, or read in what was written and not yet answered.
bool isSomebodyInDanger(const Incident& one)
{
    constexpr std::array<Fact, 4> kOfPeople = {Fact::Injury, Fact::MedicalDanger, Fact::SelfHarm,
                                               Fact::Violence};
    return std::any_of(kOfPeople.begin(), kOfPeople.end(), [&](Fact fact) {
        const auto answered = one.answers.find(fact);
        if (answered != one.answers.end() && answered->second.answer.state == AskState::Answered)
            return answered->second.answer.value != "none";
        return one.suggestions.count(fact) > 0;
    });
}

std::string whyLeft(const Incident& one)
{
    if (weaponSign(one) != WeaponSign::None)
        return weaponSign(one) == WeaponSign::Answered ? "weapon" : "possible weapon";
    if (one.level.level > 0 || standingThreat(one) || isSomebodyInDanger(one))
        return "somebody may be in danger";
    if (one.priority <= Priority::P2)
        return std::string(enumName(one.priority));
    const bool isWrittenSince =
        std::any_of(one.notes.begin(), one.notes.end(),
                    [&](const Note& note) { return note.at > one.openedAt; });
    return isWrittenSince ? "a note since" : "";
}

} // namespace

StormPick stormPick(const State& state, IncidentId parent, const std::vector<TypeCode>& types)
{
    StormPick pick;
    for (const auto& [id, one] : state.incidents) {
        const bool isOfType = std::find(types.begin(), types.end(), one.type) != types.end();
        if (!isOfType || id == parent || one.visibility != Visibility::Normal ||
            one.stage != IncidentStage::Open || isHeldTogether(state, id) ||
            !one.assignments.empty())
            continue;
        if (std::string why = whyLeft(one); why.empty() && canHold(state, id))
            pick.taken.push_back(id);
        else if (!why.empty())
            pick.left.push_back({id, std::move(why)});
    }
    return pick;
}

std::string stormLeftNumbers(const State& state, const StormPick& pick)
{
    std::vector<std::string> numbers;
    for (const StormLeft& one : pick.left)
        numbers.push_back(state.incidents.at(one.incident).number);
    return joined(numbers, ", ");
}

std::vector<std::string> stormLeftWords(const State& state, const StormPick& pick)
{
    std::vector<std::string> words;
    for (const StormLeft& one : pick.left) {
        if (words.size() == kLeftNamedMax)
            break;
        words.push_back(
            fmt::format("{} is not held: {}", state.incidents.at(one.incident).number, one.why));
    }
    if (pick.left.size() > words.size())
        words.push_back(fmt::format("{} more are not held", pick.left.size() - words.size()));
    return words;
}

} // namespace haven
