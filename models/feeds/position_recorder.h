#pragma once

#include "models/feeds/position_ring.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace haven {

inline constexpr std::size_t kRecorderQueueMax = 50'000;

HAVEN_ENUM(RecorderState, Opening, Recording, Failing, Stopped)

struct RecorderStatus {
    RecorderState state = RecorderState::Opening;
    std::optional<Refusal> why; // of Failing
    std::int64_t kept = 0;
    std::int64_t dropped = 0; // the disk did not keep up, or failed
};

// Writes the ring on a thread of its own, a transaction every so often. The desk hands in what
// arrived and goes on; a disk that hangs or is full costs trails and nothing else. What fails is
// tried again.
class PositionRecorder final
{
public:
    struct Pace {
        Span writeEvery = Span::seconds(2);
        Span forgetEvery = Span::minutes(10);
        Span retryAfter = Span::seconds(30);
    };
    PositionRecorder(std::string ringPath, RingLimits limits, std::function<Instant()> clock,
                     Pace pace);
    PositionRecorder(std::string ringPath, RingLimits limits, std::function<Instant()> clock);
    PositionRecorder(const PositionRecorder&) = delete;
    PositionRecorder& operator=(const PositionRecorder&) = delete;
    // Writes what was handed in, and ends.
    ~PositionRecorder();

    // As the destructor begins, without waiting; it is over when status() says Stopped.
    void endSoon();

    // Never waits for the disk. Of too many the oldest are dropped.
    void record(const std::vector<UnitPosition>& positions);
    RecorderStatus status() const;

private:
    void run();
    void write(std::optional<PositionRing>& ring, std::vector<UnitPosition> positions);
    void tell(RecorderState state, std::optional<Refusal> why);

    const std::string m_path;
    const RingLimits m_limits;
    const std::function<Instant()> m_clock;
    const Pace m_pace;

    mutable std::mutex m_mutex; // guards what follows
    std::condition_variable m_woken;
    std::deque<UnitPosition> m_waiting;
    RecorderStatus m_status;
    bool m_isStopping = false;

    std::thread m_thread; // last: all it uses is there before it
};

} // namespace haven
