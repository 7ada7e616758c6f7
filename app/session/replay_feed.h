#pragma once

#include "app/session/replayer.h"

#include <QObject>
#include <QTimer>

namespace haven {

// Feeds a plan into the console's session at so many times its real speed, from the event loop and
// never faster than the station can save it. Past calls come in as new ones, now.
class ReplayFeed final : public QObject
{
    Q_OBJECT

public:
    // `speed` 0: as fast as the station saves. Preconditions: Replayer::check() passed, and the
    // session outlives the feed.
    ReplayFeed(Session& session, ReplayPlan plan, double speed, QObject* parent = nullptr);

    void start();
    const Replayer& replayer() const { return m_replayer; }

Q_SIGNALS:
    void finished();

private:
    void beat();
    bool isDue() const;

    Session& m_session;
    Replayer m_replayer;
    double m_speed;
    Instant m_firstAt;
    Instant m_begunAt;
    QTimer m_timer;
};

} // namespace haven
