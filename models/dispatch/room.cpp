#include "models/dispatch/room.h"

#include "models/dispatch/state.h"

#include <algorithm>
#include <tuple>

namespace haven {

namespace {

constexpr Span kWatchDay = Span::hours(24);

const Incident* heldIncident(const State& state, const StormHeld& storm, IncidentId id)
{
    const auto found = state.incidents.find(id);
    if (found == state.incidents.end() || found->second.stage != IncidentStage::Held)
        return nullptr;
    const Incident& one = found->second;
    const bool hasLeft = std::find(storm.left.begin(), storm.left.end(), id) != storm.left.end();
    const bool isBack = one.holdReason == storm.reason || one.holdReason == kHeldAgain;
    return !hasLeft || isBack ? &one : nullptr;
}

} // namespace

std::vector<ScheduledId> dueScheduled(const State& state, Instant now)
{
    std::vector<std::pair<Instant, ScheduledId>> due;
    for (const auto& [id, one] : state.room.scheduled) {
        if (one.dueAt <= now)
            due.emplace_back(one.dueAt, id);
    }
    std::sort(due.begin(), due.end());
    std::vector<ScheduledId> out;
    for (const auto& [at, id] : due)
        out.push_back(id);
    return out;
}

bool needsTidying(const State& state, Instant now)
{
    const auto& room = state.room;
    return std::any_of(room.passOns.begin(), room.passOns.end(),
                       [&](const auto& one) { return one.second.until <= now; }) ||
           std::any_of(room.watches.begin(), room.watches.end(),
                       [&](const auto& one) { return one.second.placed.until + kWatchDay <= now; });
}

std::vector<WatchStanding> watchStandings(const State& state, Instant now)
{
    std::vector<WatchStanding> out;
    for (const auto& [id, watch] : state.room.watches) {
        if (watch.placed.from > now || watch.placed.until <= now)
            continue;
        WatchStanding one;
        one.watch = id;
        one.wanted = watch.placed.visitsADay;
        for (const WatchVisit& visit : watch.visits) {
            if (visit.at > now - kWatchDay && visit.at <= now)
                ++one.visits;
            one.lastAt = std::max(one.lastAt.value_or(visit.at), visit.at);
        }
        out.push_back(one);
    }
    std::stable_sort(out.begin(), out.end(), [](const WatchStanding& a, const WatchStanding& b) {
        return a.isShort() && !b.isShort();
    });
    return out;
}

std::vector<IncidentId> stormOrder(const State& state, const StormHeld& storm)
{
    using Key = std::tuple<Priority, Instant, IncidentId>;
    std::vector<Key> keys;
    for (const IncidentId id : storm.incidents) {
        if (const Incident* one = heldIncident(state, storm, id))
            keys.emplace_back(one->priority, one->clockSince, id);
    }
    std::sort(keys.begin(), keys.end());
    std::vector<IncidentId> out;
    for (const Key& key : keys)
        out.push_back(std::get<IncidentId>(key));
    return out;
}

std::vector<StormCount> stormCounts(const State& state)
{
    std::vector<StormCount> out;
    for (const auto& [parent, storm] : state.room.storms) {
        StormCount one;
        one.parent = parent;
        one.gathered = static_cast<int>(storm.incidents.size());
        one.held = static_cast<int>(stormOrder(state, storm).size());
        if (const auto found = state.incidents.find(parent); found != state.incidents.end()) {
            one.number = found->second.number;
            if (found->second.visibility == Visibility::Normal)
                one.title = found->second.location.text;
        }
        out.push_back(std::move(one));
    }
    return out;
}

RoomCounts roomCounts(const State& state, int late, Instant now)
{
    RoomCounts counts;
    for (const auto& [id, one] : state.incidents) {
        counts.open += one.stage == IncidentStage::Closed ? 0 : 1;
        counts.held += one.stage == IncidentStage::Held ? 1 : 0;
    }
    counts.late = late;
    counts.units = static_cast<int>(state.units.size());
    counts.scheduled = static_cast<int>(state.room.scheduled.size());
    for (const auto& [id, note] : state.room.passOns)
        counts.passOns += note.until > now ? 1 : 0;
    return counts;
}

bool maySendUnits(const std::set<Role>& roles)
{
    return roles.count(Role::Dispatcher) > 0 || roles.count(Role::Supervisor) > 0;
}

std::optional<Refusal> whyNotTakeRelief(const State& state, const PositionId& position,
                                        const AgentId& agent, const std::set<Role>& roles)
{
    const auto found = state.room.reliefs.find(position);
    if (found == state.room.reliefs.end() || found->second.takenBy)
        return refuse(RefusalCode::ReliefNone, position.value);
    const ShiftRelief& relief = found->second;
    if (relief.from == agent)
        return refuse(RefusalCode::ReliefOneself);
    if (relief.desk == ReliefDesk::Dispatch && !maySendUnits(roles))
        return refuse(RefusalCode::ReliefMayNot, agent.value, "their role may not send units",
                      relief.to.value);
    return std::nullopt;
}

bool isForDesk(const DeskMessage& message, const PositionId& position)
{
    return !message.unit && (!message.position || *message.position == position);
}

} // namespace haven
