#pragma once

#include "models/dispatch/events_group.h"

namespace haven {

struct Codes;
struct State;

inline constexpr std::size_t kGroupsMax = 50;
inline constexpr std::size_t kGroupNameMax = 24; // one word of a line

struct GroupBook {
    std::map<std::string, std::vector<BeatId>> groups;
    std::map<PositionId, std::vector<std::string>> watching;
    std::map<std::string, std::string> channels = {}; // by group, of those that have one
    bool operator==(const GroupBook&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("groups", &GroupBook::groups);
        f("watching", &GroupBook::watching);
        f("channels", &GroupBook::channels);
    }
};

// Who watches a group now. A desk where nobody is signed on watches nothing.
struct GroupStanding {
    std::string group; // empty: what lies in no group
    std::vector<BeatId> beats;
    std::string channel;
    std::vector<PositionId> watchers;
    int open = 0;
    int waiting = 0; // of these
    bool isUnwatched() const { return !group.empty() && watchers.empty(); }
    bool operator==(const GroupStanding&) const = default;
};
// Unwatched ones first, then by name; last, where there are groups and it is not empty, what lies
// in none of them.
std::vector<GroupStanding> groupStandings(const State& state, const Codes& codes);
// The channel that a beat is worked on; empty: no group with one has it.
std::string channelOfBeat(const State& state, const std::optional<BeatId>& beat);
// Whether a desk listens to a channel: to those of the groups it watches, to one that belongs to no
// group, and to each where it watches no group with a channel. What is not sure counts as heard.
bool isHeardAt(const State& state, const PositionId& position, std::string_view channel);
// The group as it is spelled; empty: there is none.
std::string groupSpelled(const State& state, std::string_view name);

} // namespace haven
