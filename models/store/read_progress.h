#pragma once

#include <atomic>
#include <cstdint>

namespace haven {

// How far the reading of a long log is, for whoever waits for it on another thread, and their wish
// to end it.
struct ReadProgress {
    std::atomic<std::int64_t> done = 0;
    std::atomic<std::int64_t> total = 0; // 0: not known yet
    std::atomic<bool> isStopped = false;
};

} // namespace haven
