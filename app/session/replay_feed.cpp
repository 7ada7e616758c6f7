#include "app/session/replay_feed.h"

namespace haven {

namespace {

constexpr int kBeatMs = 10;

} // namespace

ReplayFeed::ReplayFeed(Session& session, ReplayPlan plan, double speed, QObject* parent)
    : QObject(parent), m_session(session), m_replayer(session, std::move(plan)), m_speed(speed)
{
    m_timer.setInterval(kBeatMs);
    connect(&m_timer, &QTimer::timeout, this, &ReplayFeed::beat);
}

void ReplayFeed::start()
{
    m_begunAt = m_session.now();
    if (!m_replayer.isFinished())
        m_firstAt = m_replayer.nextAt();
    m_timer.start();
}

bool ReplayFeed::isDue() const
{
    const double sinceFirst = static_cast<double>((m_replayer.nextAt() - m_firstAt).ms);
    const double sinceBegin = static_cast<double>((m_session.now() - m_begunAt).ms);
    return sinceFirst <= sinceBegin * m_speed;
}

void ReplayFeed::beat()
{
    // One step a beat: what it did must be in the board before the next one is worked out.
    if (m_replayer.isWaiting())
        return;
    if (m_replayer.isFinished()) {
        m_timer.stop();
        Q_EMIT finished();
        return;
    }
    if (m_speed <= 0 || isDue())
        m_replayer.post(m_session.now());
}

} // namespace haven
