#include "models/base/text.h"
#include "models/dispatch/decide_parts.h"
#include "models/dispatch/dispatch_group.h"
#include "models/dispatch/work_stack.h"

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

std::string channelNow(const State& state, const std::string& group)
{
    const auto found = state.groupBook.channels.find(group);
    return found == state.groupBook.channels.end() ? std::string() : found->second;
}

// As the air of it is held. Errors: ChannelMalformed.
Result<std::string> channelMeant(const State& state, const std::string& group,
                                 const std::string& said)
{
    const std::string word(trimmed(said));
    if (word.empty())
        return channelNow(state, group);
    if (equalsIgnoringCase(word, "none"))
        return std::string();
    if (word.size() > kChannelBytesMax || word.find_first_of("\r\n\t") != std::string::npos)
        return refuse(RefusalCode::ChannelMalformed, std::to_string(kChannelBytesMax));
    return channelOf(state, word);
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
    if (fact.beats.empty())
        return std::vector<Event>{std::move(fact)};
    auto channel = channelMeant(state, known, command.channel);
    if (!channel)
        return channel.refusal();
    fact.channel = *std::move(channel);
    if (!known.empty() && state.groupBook.groups.at(known) == fact.beats &&
        channelNow(state, known) == fact.channel)
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
