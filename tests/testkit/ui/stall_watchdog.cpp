#include "tests/testkit/ui/stall_watchdog.h"

#include <algorithm>
#include <QMetaObject>

namespace haven::testkit {

namespace {

constexpr std::chrono::milliseconds kBeat{4};

int msBetween(std::chrono::steady_clock::time_point from, std::chrono::steady_clock::time_point to)
{
    return static_cast<int>(
        std::chrono::duration_cast<std::chrono::milliseconds>(to - from).count());
}

} // namespace

StallWatchdog::StallWatchdog() : m_thread([this] { watch(); }) {}

StallWatchdog::~StallWatchdog()
{
    m_isStopping = true;
    m_thread.join();
}

void StallWatchdog::watch()
{
    while (!m_isStopping) {
        bool isFree = false;
        {
            const std::lock_guard lock(m_mutex);
            isFree = !m_measure.isWaiting;
            if (isFree) {
                m_measure.isWaiting = true;
                m_measure.asked = Clock::now();
            }
        }
        if (isFree)
            QMetaObject::invokeMethod(
                &m_target, [this] { answer(); }, Qt::QueuedConnection);
        std::this_thread::sleep_for(kBeat);
    }
}

void StallWatchdog::answer()
{
    const std::lock_guard lock(m_mutex);
    const int ms = msBetween(m_measure.asked, Clock::now());
    m_measure.isWaiting = false;
    m_measure.msMax = std::max(m_measure.msMax, ms);
    if (ms > kStallMsMax)
        ++m_measure.overCount;
}

int StallWatchdog::stallMsMax() const
{
    const std::lock_guard lock(m_mutex);
    const int open = m_measure.isWaiting ? msBetween(m_measure.asked, Clock::now()) : 0;
    return std::max(m_measure.msMax, open);
}

int StallWatchdog::stallCount() const
{
    const std::lock_guard lock(m_mutex);
    const int open = m_measure.isWaiting ? msBetween(m_measure.asked, Clock::now()) : 0;
    return m_measure.overCount + (open > kStallMsMax ? 1 : 0);
}

void StallWatchdog::reset()
{
    const std::lock_guard lock(m_mutex);
    m_measure.msMax = 0;
    m_measure.overCount = 0;
    m_measure.asked = Clock::now();
}

} // namespace haven::testkit
