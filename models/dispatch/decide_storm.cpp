#include "models/base/text.h"
#include "models/dispatch/board.h"
#include "models/dispatch/decide_parts.h"
#include "models/dispatch/room.h"
#include "models/dispatch/storm_pick.h"
#include "models/dispatch/unseen_rules.h"

#include <algorithm>

// Forty trees and wires in one hour: held together with one reason under one parent, let go in
// order. Nothing of the single calls is lost, for each is held and released as itself.
namespace haven {

namespace {

bool isGathered(const State& state, IncidentId id)
{
    return std::any_of(state.room.storms.begin(), state.room.storms.end(), [&](const auto& storm) {
        const auto& all = storm.second.incidents;
        return std::find(all.begin(), all.end(), id) != all.end();
    });
}

// As one by one: whoever has not read why it waits neither parks it nor ends that.
bool isUnseen(const State& state, IncidentId id, const Act& act)
{
    return isRestricted(state, id) && !mayReadRestricted(act.roles);
}

} // namespace

Facts decideOne(const State& state, const GatherStorm& command, const Act& act)
{
    const auto parent = workingIncident(state, command.parent);
    if (!parent)
        return parent.refusal();
    if (trimmed(command.reason).empty())
        return refuse(RefusalCode::ReasonMissing, "Holding many incidents");
    // Asked here: what each of them refuses is left out below without a word.
    if (command.until && *command.until <= act.recordedAt)
        return refuse(RefusalCode::HoldUntilPast, numberOf(state, command.parent));
    std::vector<TypeCode> types;
    for (const TypeCode& code : command.types) {
        const auto type = knownType(act, code);
        if (!type)
            return type.refusal();
        types.push_back((*type)->code);
    }
    for (const IncidentId id : command.incidents) {
        if (isUnseen(state, id, act))
            return refuse(RefusalCode::IncidentIsRestricted, numberOf(state, id));
    }
    std::vector<IncidentId> wanted = command.incidents;
    // What somebody has to look at is not swept up by its type: it is held by its own number.
    const StormPick pick = stormPick(state, command.parent, types);
    wanted.insert(wanted.end(), pick.taken.begin(), pick.taken.end());
    std::vector<Event> facts;
    StormGathered gathered;
    gathered.parent = command.parent;
    gathered.reason = command.reason;
    for (const IncidentId id : wanted) {
        const auto& done = gathered.incidents;
        if (id == command.parent || isGathered(state, id) ||
            std::find(done.begin(), done.end(), id) != done.end())
            continue;
        // What is urgent, has units or is held for a reason of its own stays as it is: also where
        // somebody called again, for whom it has just been woken.
        const auto known = state.incidents.find(id);
        if (known != state.incidents.end() && known->second.stage == IncidentStage::Held)
            continue;
        auto held = decideOne(state, HoldIncident{id, command.reason, command.until}, act);
        if (!held)
            continue;
        facts.insert(facts.end(), held->begin(), held->end());
        gathered.incidents.push_back(id);
    }
    if (gathered.incidents.empty())
        return refuse(RefusalCode::StormNothing);
    const auto before = state.room.storms.find(command.parent);
    const std::size_t standing =
        before == state.room.storms.end() ? 0 : before->second.incidents.size();
    if (standing + gathered.incidents.size() > kStormMax)
        return refuse(RefusalCode::RoomFull, std::to_string(kStormMax));
    facts.push_back(std::move(gathered));
    return facts;
}

Facts decideOne(const State& state, const ReleaseStorm& command, const Act& act)
{
    const auto found = state.room.storms.find(command.parent);
    if (found == state.room.storms.end())
        return refuse(RefusalCode::StormNone, numberOf(state, command.parent));
    if (command.count && *command.count < 1)
        return refuse(RefusalCode::StormCountBad);
    if (trimmed(command.reason).empty())
        return refuse(RefusalCode::ReasonMissing, "Releasing many incidents");
    std::vector<Event> facts;
    StormReleased released;
    released.parent = command.parent;
    released.reason = command.reason;
    const auto order = stormOrder(state, found->second);
    const std::size_t most =
        command.count ? static_cast<std::size_t>(*command.count) : order.size();
    std::optional<IncidentId> unseen;
    for (const IncidentId id : order) {
        if (released.incidents.size() >= most)
            break;
        // It stays held and on the list, for somebody who may read it.
        if (isUnseen(state, id, act)) {
            unseen = id;
            continue;
        }
        auto let = decideOne(state, ReleaseHold{id, command.reason}, act);
        if (!let)
            continue;
        facts.insert(facts.end(), let->begin(), let->end());
        released.incidents.push_back(id);
    }
    if (unseen && released.incidents.empty())
        return refuse(RefusalCode::IncidentIsRestricted, numberOf(state, *unseen));
    // Those that were let go, closed or joined one by one leave the list with the others.
    for (const IncidentId id : found->second.incidents) {
        if (std::find(order.begin(), order.end(), id) == order.end())
            released.gone.push_back(id);
    }
    facts.push_back(std::move(released));
    return facts;
}

} // namespace haven
