#pragma once

#include "models/geo/position_reader.h"

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace haven {

// Starting: no position yet. Live: positions come. Quiet: the line stands and none come. Dead: no
// line; it is tried again. Flooding: more comes than is read, and the rest is dropped.
HAVEN_ENUM(FeedState, Off, Starting, Live, Quiet, Dead, Flooding)

inline constexpr std::size_t kFeedUnitsMax = 5000;
inline constexpr std::size_t kUnknownListMax = 50;

// How a feed does: what the status bar and havenctl say of it.
struct FeedStatus {
    std::string name;
    FeedState state = FeedState::Off;
    Instant since;                    // in this state
    std::optional<Instant> lastFixAt; // when the last usable position came in
    std::string why;                  // of Dead, in the system's words
    FeedCounts counts;
    std::uint64_t positions = 0;    // handed to the desk
    std::uint64_t overwritten = 0;  // a newer one of the same unit came before it was shown
    std::uint64_t outOfOrder = 0;   // older than what the desk has
    std::uint64_t unusable = 0;     // no fix, or simulated
    std::uint64_t clockOff = 0;     // the receiver's clock could not be used
    std::uint64_t droppedBytes = 0; // unread, in a flood
    std::uint64_t droppedUnits = 0; // positions beyond kFeedUnitsMax units
    std::uint64_t restarts = 0;
    std::uint64_t fromUnknown = 0;    // positions of senders that no alias names
    std::vector<std::string> unknown; // those senders, the first kUnknownListMax
    std::size_t units = 0;
};

struct FeedBatch {
    std::vector<UnitPosition> positions; // one a unit, the newest
    bool hasNews = false;                // a status changed
};

// Between the threads of the feeds and the desk. It holds one position a unit and one status a
// feed, however long the desk is busy, and calls out once until it is emptied.
class FeedInbox final
{
public:
    // `wake` is called on a feed's thread and must not wait.
    FeedInbox(std::size_t feeds, std::function<void()> wake);
    // How many of them took the place of one that nobody had seen.
    std::uint64_t put(std::vector<UnitPosition> positions);
    void put(std::size_t feed, FeedStatus status);
    FeedBatch take();
    std::vector<FeedStatus> statuses() const;

private:
    void call(bool isFirst);

    std::function<void()> m_wake;
    mutable std::mutex m_mutex; // guards what follows
    std::map<UnitId, UnitPosition> m_positions;
    std::vector<FeedStatus> m_statuses;
    bool m_hasNews = false;
    bool m_isCalled = false;
};

} // namespace haven
