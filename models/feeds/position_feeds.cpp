#include "models/feeds/position_feeds.h"

#include <algorithm>

namespace haven {

namespace {

constexpr int kDeliveryMs = 100;
constexpr std::int64_t kNoSignMs = 5000;

} // namespace

PositionFeeds::PositionFeeds(std::vector<FeedConfig> feeds, FeedWorker::Clock clock, FeedPace pace,
                             OwnReceiver ownReceiver, QObject* parent)
    : QObject(parent), m_configs(std::move(feeds)), m_clock(std::move(clock)), m_pace(pace),
      m_ownReceiver(ownReceiver), m_inbox(m_configs.size(),
                                          [this] {
                                              QMetaObject::invokeMethod(
                                                  this,
                                                  [this] {
                                                      if (!m_delivery.isActive())
                                                          m_delivery.start(kDeliveryMs);
                                                  },
                                                  Qt::QueuedConnection);
                                          }),
      m_delivery(this)
{
    m_delivery.setSingleShot(true);
    connect(&m_delivery, &QTimer::timeout, this, &PositionFeeds::deliver);
    for (std::size_t i = 0; i < m_configs.size(); ++i) {
        FeedStatus status;
        status.name = m_configs[i].name;
        status.since = m_clock();
        m_inbox.put(i, std::move(status));
    }
}

PositionFeeds::~PositionFeeds()
{
    stop();
}

void PositionFeeds::start()
{
    if (!m_running.empty())
        return;
    for (std::size_t i = 0; i < m_configs.size(); ++i) {
        auto running = std::make_unique<Running>();
        if (m_configs[i].isOn) {
            running->worker =
                new FeedWorker(m_configs[i], i, m_inbox, m_clock, m_pace, m_ownReceiver);
            running->worker->moveToThread(&running->thread);
            connect(&running->thread, &QThread::started, running->worker, &FeedWorker::begin);
            connect(&running->thread, &QThread::finished, running->worker, &QObject::deleteLater);
            running->thread.start(QThread::LowPriority);
        }
        m_running.push_back(std::move(running));
    }
}

void PositionFeeds::endSoon()
{
    for (const auto& running : m_running) {
        if (!running->worker || running->isEnding)
            continue;
        running->isEnding = true;
        QMetaObject::invokeMethod(running->worker, &FeedWorker::end, Qt::QueuedConnection);
        QMetaObject::invokeMethod(
            running->worker, [thread = &running->thread] { thread->quit(); }, Qt::QueuedConnection);
    }
}

bool PositionFeeds::hasEnded() const
{
    return std::all_of(m_running.begin(), m_running.end(), [](const auto& running) {
        return !running->worker || running->thread.isFinished();
    });
}

void PositionFeeds::stop()
{
    endSoon();
    for (const auto& running : m_running)
        running->thread.wait();
    m_running.clear();
}

std::vector<FeedStatus> PositionFeeds::statuses() const
{
    std::vector<FeedStatus> all = m_inbox.statuses();
    for (std::size_t i = 0; i < m_running.size(); ++i) {
        const FeedWorker* worker = m_running[i]->worker;
        if (!worker || steadyMs() - worker->lastTickMs() < kNoSignMs + m_pace.tickMs)
            continue;
        all[i].state = FeedState::Dead;
        all[i].why = "Its thread gives no sign of life.";
    }
    return all;
}

void PositionFeeds::deliver()
{
    const FeedBatch batch = m_inbox.take();
    if (!batch.positions.empty())
        Q_EMIT positionsArrived(batch.positions);
    if (batch.hasNews)
        Q_EMIT statusesChanged();
}

} // namespace haven
