#pragma once

#include "models/dispatch/events_group.h"

namespace haven {

// Makes the group, or gives it other beats; without beats it ends. A channel that is not told stays
// as it is; "none": none of its own.
struct ChangeDispatchGroup {
    static constexpr const char* kName = "ChangeDispatchGroup";
    std::string group;
    std::vector<BeatId> beats;
    std::string channel = {};
    bool operator==(const ChangeDispatchGroup&) const = default;
};

// In place of what this desk watched before.
struct WatchGroups {
    static constexpr const char* kName = "WatchGroups";
    std::vector<std::string> groups;
    bool operator==(const WatchGroups&) const = default;
};

} // namespace haven
