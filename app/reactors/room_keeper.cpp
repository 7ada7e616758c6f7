#include "app/reactors/room_keeper.h"

#include "app/reactors/since.h"

namespace haven {

namespace {

constexpr int kLookMs = 1000;

Seat keeperSeat()
{
    Seat seat;
    seat.agent = AgentId("schedule");
    seat.name = "Schedule";
    seat.position = PositionId("schedule");
    seat.roles = {Role::Automaton};
    return seat;
}

} // namespace

RoomKeeper::RoomKeeper(Session& session, QObject* parent)
    : QObject(parent), m_session(session), m_asked(std::make_shared<Asked>())
{
    m_clock.setInterval(kLookMs);
    connect(&m_clock, &QTimer::timeout, this, &RoomKeeper::look);
    m_clock.start();
}

void RoomKeeper::look()
{
    const Instant now = m_session.now();
    for (const ScheduledId scheduled : dueScheduled(m_session.state(), now)) {
        const auto refused = m_asked->refused.find(scheduled);
        if (refused == m_asked->refused.end() || isOver(refused->second, kAskAgain, now))
            enter(scheduled);
    }
    const bool isLately = m_asked->tidiedAt && !isOver(*m_asked->tidiedAt, kAskAgain, now);
    if (!m_asked->isTidying && !isLately && needsTidying(m_session.state(), now))
        tidy();
}

void RoomKeeper::enter(ScheduledId scheduled)
{
    if (!m_asked->onTheWay.insert(scheduled).second)
        return;
    Request request;
    request.command = EnterScheduled{scheduled};
    request.seat = keeperSeat();
    const Instant now = m_session.now();
    m_session.submit(std::move(request), [asked = m_asked, scheduled, now](const auto& result) {
        asked->onTheWay.erase(scheduled);
        if (result)
            asked->refused.erase(scheduled);
        else
            asked->refused[scheduled] = now;
    });
}

void RoomKeeper::tidy()
{
    m_asked->isTidying = true;
    m_asked->tidiedAt = m_session.now();
    Request request;
    request.command = TidyRoom{};
    request.seat = keeperSeat();
    m_session.submit(std::move(request),
                     [asked = m_asked](const auto&) { asked->isTidying = false; });
}

} // namespace haven
