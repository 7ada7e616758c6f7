#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <QObject>
#include <thread>

namespace haven::testkit {

// A console may never keep a person waiting: no stall of the GUI thread over this.
inline constexpr int kStallMsMax = 50;

// Measures, from a thread of its own, how long the event loop of the thread that made it needs to
// answer a posted event. Make it where the measured part begins, run the event loop (QTest::qWait,
// QTRY_…), then ask. What the test itself does between two turns of the loop counts too.
class StallWatchdog final
{
public:
    StallWatchdog();
    ~StallWatchdog();
    StallWatchdog(const StallWatchdog&) = delete;
    StallWatchdog& operator=(const StallWatchdog&) = delete;

    // The longest wait so far, with the one that has not been answered yet.
    int stallMsMax() const;
    // How many waits were over kStallMsMax.
    int stallCount() const;
    // Forgets what was measured, for the next part of a test.
    void reset();

private:
    using Clock = std::chrono::steady_clock;
    struct Measure {
        Clock::time_point asked;
        bool isWaiting = false;
        int msMax = 0;
        int overCount = 0;
    };
    void watch();
    void answer();

    QObject m_target;
    mutable std::mutex m_mutex;
    Measure m_measure;
    std::atomic<bool> m_isStopping = false;
    std::thread m_thread;
};

} // namespace haven::testkit
