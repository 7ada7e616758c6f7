#include "models/dispatch/dispatch_group.h"

#include "models/base/text.h"
#include "models/dispatch/board.h"
#include "models/dispatch/state.h"

#include <algorithm>

namespace haven {

namespace {

bool holdsBeat(const std::vector<BeatId>& beats, const std::optional<BeatId>& beat)
{
    return beat && std::find(beats.begin(), beats.end(), *beat) != beats.end();
}

void countOne(GroupStanding& standing, const Incident& one, const Codes& codes)
{
    ++standing.open;
    standing.waiting += one.stage == IncidentStage::Open && isWaiting(one, codes) ? 1 : 0;
}

} // namespace

std::vector<GroupStanding> groupStandings(const State& state, const Codes& codes)
{
    std::vector<GroupStanding> out;
    const GroupBook& book = state.groupBook;
    for (const auto& [name, beats] : book.groups) {
        GroupStanding one;
        one.group = name;
        one.beats = beats;
        if (const auto channel = book.channels.find(name); channel != book.channels.end())
            one.channel = channel->second;
        for (const auto& [position, watched] : book.watching) {
            const bool isWatched = std::find(watched.begin(), watched.end(), name) != watched.end();
            if (isWatched && state.signOns.count(position) > 0)
                one.watchers.push_back(position);
        }
        out.push_back(std::move(one));
    }
    if (out.empty())
        return out;
    GroupStanding rest;
    for (const auto& [id, incident] : state.incidents) {
        if (incident.stage == IncidentStage::Closed)
            continue;
        bool isInOne = false;
        for (GroupStanding& one : out) {
            if (!holdsBeat(one.beats, incident.location.beat))
                continue;
            isInOne = true;
            countOne(one, incident, codes);
        }
        if (!isInOne)
            countOne(rest, incident, codes);
    }
    std::stable_sort(out.begin(), out.end(), [](const GroupStanding& a, const GroupStanding& b) {
        return a.isUnwatched() && !b.isUnwatched();
    });
    if (rest.open > 0)
        out.push_back(std::move(rest));
    return out;
}

std::string channelOfBeat(const State& state, const std::optional<BeatId>& beat)
{
    for (const auto& [name, channel] : state.groupBook.channels) {
        const auto group = state.groupBook.groups.find(name);
        if (group != state.groupBook.groups.end() && holdsBeat(group->second, beat))
            return channel;
    }
    return {};
}

bool isHeardAt(const State& state, const PositionId& position, std::string_view channel)
{
    const GroupBook& book = state.groupBook;
    const auto watched = book.watching.find(position);
    if (watched == book.watching.end())
        return true;
    bool isOfGroup = false;
    bool hasOwn = false;
    for (const auto& [name, own] : book.channels) {
        const bool isIt = equalsIgnoringCase(own, channel);
        const auto& mine = watched->second;
        const bool isMine = std::find(mine.begin(), mine.end(), name) != mine.end();
        if (isIt && isMine)
            return true;
        isOfGroup = isOfGroup || isIt;
        hasOwn = hasOwn || isMine;
    }
    return !hasOwn || !isOfGroup;
}

std::string groupSpelled(const State& state, std::string_view name)
{
    for (const auto& [spelled, beats] : state.groupBook.groups) {
        if (equalsIgnoringCase(spelled, name))
            return spelled;
    }
    return {};
}

} // namespace haven
