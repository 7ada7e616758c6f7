#include "models/base/text.h"
#include "models/dispatch/decide_parts.h"
#include "models/dispatch/dispatch_group.h"

#include <algorithm>

// Which beats are a dispatch group, and which desk watches it.
namespace haven {

namespace {

std::string groupNames(const State& state)
{
    std::vector<std::string> names;
    for (const auto& [name, beats] : state.groupBook.groups)
        names.push_back(name);
    return names.empty() ? "none" : joined(names, ", ");
}

bool isGroupName(std::string_view name)
{
    return !name.empty() && name.size() <= kGroupNameMax &&
           name.find_first_of(" ,\t\n") == std::string_view::npos;
}

} // namespace

Facts decideOne(const State& state, const ChangeDispatchGroup& command, const Act& act)
{
    const std::string name(trimmed(command.group));
    if (!isGroupName(name))
        return refuse(RefusalCode::GroupNameBad, std::to_string(kGroupNameMax));
    const std::string known = groupSpelled(state, name);
    if (known.empty() && command.beats.empty())
        return refuse(RefusalCode::GroupUnknown, name, groupNames(state));
    if (known.empty() && state.groupBook.groups.size() >= kGroupsMax)
        return refuse(RefusalCode::RoomFull, std::to_string(kGroupsMax));
    DispatchGroupChanged fact;
    fact.group = known.empty() ? name : known;
    for (const BeatId& said : command.beats) {
        auto beat = knownBeat(act, said);
        if (!beat)
            return beat.refusal();
        if (std::find(fact.beats.begin(), fact.beats.end(), *beat) == fact.beats.end())
            fact.beats.push_back(*std::move(beat));
    }
    if (!known.empty() && state.groupBook.groups.at(known) == fact.beats)
        return std::vector<Event>{};
    return std::vector<Event>{std::move(fact)};
}

Facts decideOne(const State& state, const WatchGroups& command, const Act& act)
{
    GroupsWatched fact;
    fact.position = act.position;
    for (const std::string& name : command.groups) {
        const std::string known = groupSpelled(state, trimmed(name));
        if (known.empty())
            return refuse(RefusalCode::GroupUnknown, name, groupNames(state));
        if (std::find(fact.groups.begin(), fact.groups.end(), known) == fact.groups.end())
            fact.groups.push_back(known);
    }
    const auto before = state.groupBook.watching.find(act.position);
    const bool isSame = before == state.groupBook.watching.end() ? fact.groups.empty()
                                                                 : before->second == fact.groups;
    if (isSame)
        return std::vector<Event>{};
    return std::vector<Event>{std::move(fact)};
}

} // namespace haven
