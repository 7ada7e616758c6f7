#pragma once

#include "models/feeds/feed_config.h"
#include "models/feeds/feed_decoder.h"
#include "models/feeds/feed_inbox.h"
#include "models/feeds/feed_source.h"

#include <atomic>
#include <functional>
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace haven {

// How patient the feeds are; tests are less.
struct FeedPace {
    int tickMs = 100; // positions are handed over, budgets filled, states judged
    int retryFirstMs = 1000;
    int retryMaxMs = 30'000;
    int floodShownMs = 2000; // Flooding stays to be seen for so long
};

// One feed on its thread: opens the line, reads within its budget, keeps the newest position of
// each unit, and begins anew when the line breaks. All of it but the constructor and lastTickMs()
// runs on that thread.
class FeedWorker final : public QObject
{
    Q_OBJECT

public:
    using Clock = std::function<Instant()>;
    // Precondition: the inbox outlives it.
    FeedWorker(FeedConfig config, std::size_t place, FeedInbox& inbox, Clock clock, FeedPace pace,
               OwnReceiver ownReceiver);
    // Steady milliseconds of the last sign of life.
    std::int64_t lastTickMs() const { return m_lastTickMs.load(); }

public Q_SLOTS:
    void begin();
    void end();

private:
    void openLine();
    void closeLine();
    void lineFailed(const QString& why);
    void drain();
    void dropRest();
    void hear(const PositionFix& fix);
    void tick();
    void handOver();
    FeedState judged() const;
    void tellStatus();
    bool isOlderThan(std::int64_t sinceMs, std::int64_t ms) const;

    const FeedConfig m_config;
    const std::size_t m_place; // in the inbox
    FeedInbox& m_inbox;
    const Clock m_clock;
    const FeedPace m_pace;
    const OwnReceiver m_ownReceiver;
    FeedDecoder m_decoder;
    std::unique_ptr<FeedSource> m_source;
    QTimer m_ticker;
    QTimer m_retry;
    QElapsedTimer m_time;
    bool m_isOpen = false;
    int m_retryMs = 0;
    double m_budget = 0;         // bytes that may still be read
    std::int64_t m_filledMs = 0; // when the budget was filled last
    std::int64_t m_openedMs = 0;
    std::int64_t m_fixMs = -1;     // of the last usable position; -1: none yet
    std::int64_t m_droppedMs = -1; // when something was last dropped
    std::int64_t m_toldMs = 0;
    FeedStatus m_status;
    std::map<UnitId, UnitPosition> m_latest;
    std::map<UnitId, UnitPosition> m_fresh; // not yet handed over
    std::atomic<std::int64_t> m_lastTickMs{0};
};

// Milliseconds of a clock that nobody sets.
std::int64_t steadyMs();

} // namespace haven
