#include "app/reactors/housekeeping.h"

#include "app/reactors/since.h"
#include "models/dispatch/care_rules.h"

#include <algorithm>
#include <charconv>

namespace haven {

namespace {

Seat housekeeperSeat()
{
    Seat seat;
    seat.agent = AgentId("housekeeping");
    seat.name = "Housekeeping";
    seat.position = PositionId("housekeeping");
    seat.roles = {Role::Automaton};
    return seat;
}

} // namespace

Span keptAfterClosing(const State& state)
{
    const auto found = state.settings.find(Housekeeping::kHoursSetting);
    if (found == state.settings.end())
        return Span::hours(Housekeeping::kHoursDefault);
    const std::string& text = found->second;
    std::int64_t hours = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), hours);
    const bool isNumber = read.ec == std::errc() && read.ptr == text.data() + text.size();
    if (!isNumber || hours < 1 || hours > Housekeeping::kHoursMax)
        return Span::hours(Housekeeping::kHoursDefault);
    return Span::hours(hours);
}

Housekeeping::Housekeeping(Session& session) : m_session(session), m_lookedAt(session.now())
{
    session.listen({[this](const std::vector<Recorded>&, const ChangeSet&) {
                        if (isOver(m_lookedAt, kLookEvery, m_session.now()))
                            look();
                    },
                    {}});
}

bool Housekeeping::isAnythingDue(Instant closedBefore) const
{
    const State& state = m_session.state();
    return std::any_of(state.incidents.begin(), state.incidents.end(), [&](const auto& one) {
        return one.second.stage == IncidentStage::Closed && one.second.closedAt &&
               *one.second.closedAt < closedBefore && !isCareOwed(state, one.second);
    });
}

void Housekeeping::look()
{
    m_lookedAt = m_session.now();
    const Instant closedBefore = m_lookedAt - keptAfterClosing(m_session.state());
    if (!isAnythingDue(closedBefore))
        return;
    Request request;
    request.command = TrimBoard{closedBefore};
    request.seat = housekeeperSeat();
    // Refused where all that is due is held by a merge; then the next look asks again.
    m_session.submit(std::move(request), [](const auto&) {});
}

} // namespace haven
