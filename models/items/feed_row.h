#pragma once

#include "models/base/enums.h"
#include "models/base/instant.h"

#include <optional>
#include <string>
#include <vector>

namespace haven {

// How a feed of live positions fares. Quiet: the line stands and nothing comes. Dead: no line.
// Flooding: more comes than can be read.
HAVEN_ENUM(FeedHealth, Off, Starting, Live, Quiet, Dead, Flooding)

// A feed as the screen lists it.
struct FeedRow {
    std::string name;
    std::string address;
    FeedHealth health = FeedHealth::Off;
    Instant since;                  // in this health
    std::optional<Instant> heardAt; // when the last position came in
    std::string why;                // of Dead, in the system's words
    std::int64_t positions = 0;
    std::int64_t units = 0;
    std::int64_t leftOut = 0;      // positions that were of no use, or of nobody
    std::int64_t droppedBytes = 0; // unread, in a flood
    std::vector<std::string> unknownSenders;
    bool operator==(const FeedRow&) const = default;
};

// Somebody has to be told.
inline bool isTrouble(FeedHealth health)
{
    return health == FeedHealth::Dead || health == FeedHealth::Flooding;
}

} // namespace haven
