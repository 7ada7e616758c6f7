#include "app/reactors/alarm_raiser.h"

namespace haven {

namespace {

constexpr int kEveryMs = 1000;

Seat raiserSeat()
{
    Seat seat;
    seat.agent = AgentId("alarms");
    seat.name = "Alarms";
    seat.position = PositionId("alarms");
    seat.roles = {Role::Automaton};
    return seat;
}

} // namespace

AlarmRaiser::AlarmRaiser(Session& session, QObject* parent)
    : QObject(parent), m_session(session), m_onTheWay(std::make_shared<std::set<Key>>()),
      m_lastSeen(session.now())
{
    m_clock.setInterval(kEveryMs);
    connect(&m_clock, &QTimer::timeout, this, &AlarmRaiser::raiseDue);
    m_clock.start();
}

void AlarmRaiser::lookAtClock(Instant now)
{
    const Span back = m_lastSeen - now;
    m_lastSeen = now;
    if (back >= kClockBackMin)
        Q_EMIT clockSetBack(back);
}

void AlarmRaiser::raiseDue()
{
    const Instant now = m_session.now();
    lookAtClock(now);
    const auto due = dueOf(m_session.deadlines(), now);
    for (const auto& alarm : due) {
        if (m_onTheWay->size() >= kRaisedAtOnceMax)
            return;
        const Key key{alarm.kind, alarm.incident, alarm.unit, alarm.dueAt};
        if (alarm.standing != AlarmStanding::Silent || !m_onTheWay->insert(key).second)
            continue;
        Request request;
        request.command = RaiseAlarm{alarm.kind, alarm.incident, alarm.unit, alarm.dueAt};
        request.seat = raiserSeat();
        // Refused when it is over by then, or not saved: then the next second tries again.
        m_session.submit(std::move(request),
                         [waiting = m_onTheWay, key](const auto&) { waiting->erase(key); });
    }
}

} // namespace haven
