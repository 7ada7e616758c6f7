#pragma once

#include "app/session/session.h"
#include "models/dispatch/alarms.h"

#include <QTimer>
#include <set>
#include <tuple>

namespace haven {

inline constexpr std::size_t kRaisedAtOnceMax = 50; // so that an evening's worth never floods
// A clock that keeps time by the network is moved by less than this, and nobody need know.
inline constexpr Span kClockBackMin = Span::seconds(5);

// Puts what became due on the record, as an automaton: once a second it works the alarms out of
// the state and raises those that nobody raised yet. One a session, however many windows; the live
// tail only; raising again what is raised changes nothing.
class AlarmRaiser final : public QObject
{
    Q_OBJECT

public:
    // Precondition: the session outlives it.
    explicit AlarmRaiser(Session& session, QObject* parent = nullptr);

    // What the clock does every second.
    void raiseDue();

Q_SIGNALS:
    // The clock of this machine says less than a moment ago: what is not yet due comes that much
    // later, which no alarm would ever tell.
    void clockSetBack(haven::Span by);

private:
    void lookAtClock(Instant now);

    using Key = std::tuple<AlarmKind, std::optional<IncidentId>, std::optional<UnitId>, Instant>;

    Session& m_session;
    std::shared_ptr<std::set<Key>> m_onTheWay; // shared with answers that outlive this
    QTimer m_clock;
    Instant m_lastSeen;
};

} // namespace haven
