#pragma once

#include "models/dispatch/types.h"

#include <map>
#include <set>

// Dispatch groups: which beats belong together, and which desk watches them.
namespace haven {

// All of its beats as they are from now on, and the channel they are worked on; no beats: there is
// no such group any more.
struct DispatchGroupChanged {
    static constexpr const char* kType = "DispatchGroupChanged";
    std::string group;
    std::vector<BeatId> beats;
    std::string channel = {}; // empty: none of its own
    bool operator==(const DispatchGroupChanged&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("group", &DispatchGroupChanged::group);
        f("beats", &DispatchGroupChanged::beats);
        f("channel", &DispatchGroupChanged::channel);
    }
};

// All that this desk watches from now on, whoever sits there; none: nothing.
struct GroupsWatched {
    static constexpr const char* kType = "GroupsWatched";
    PositionId position;
    std::vector<std::string> groups;
    bool operator==(const GroupsWatched&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("position", &GroupsWatched::position);
        f("groups", &GroupsWatched::groups);
    }
};

} // namespace haven
