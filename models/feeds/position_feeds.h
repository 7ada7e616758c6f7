#pragma once

#include "models/feeds/feed_worker.h"

#include <memory>
#include <QObject>
#include <QThread>
#include <QTimer>
#include <vector>

namespace haven {

// All feeds of a station, each on a thread of its own, and what they say in one place: on the
// thread that made this, at most ten times a second, the newest position of each unit that moved.
class PositionFeeds final : public QObject
{
    Q_OBJECT

public:
    // Feeds that are off are listed and not started.
    PositionFeeds(std::vector<FeedConfig> feeds, FeedWorker::Clock clock, FeedPace pace = {},
                  OwnReceiver ownReceiver = systemReceiver, QObject* parent = nullptr);
    // Waits for the threads, which end at the latest with the piece they are reading.
    ~PositionFeeds() override;

    void start();
    void stop();
    // As stop(), without waiting; it is over when hasEnded().
    void endSoon();
    bool hasEnded() const;
    // In the order given. A feed whose thread gives no sign of life counts as dead.
    std::vector<FeedStatus> statuses() const;

Q_SIGNALS:
    void positionsArrived(const std::vector<haven::UnitPosition>& positions);
    void statusesChanged();

private:
    struct Running {
        QThread thread;
        FeedWorker* worker = nullptr; // deleted with the end of its thread
        bool isEnding = false;
    };
    void deliver();

    const std::vector<FeedConfig> m_configs;
    const FeedWorker::Clock m_clock;
    const FeedPace m_pace;
    const OwnReceiver m_ownReceiver;
    FeedInbox m_inbox;
    QTimer m_delivery;
    std::vector<std::unique_ptr<Running>> m_running; // in the order of m_configs; empty: is off
};

} // namespace haven
