#pragma once

#include "app/session/session.h"

namespace haven {

// Lets incidents leave memory some hours after they closed. They stay in the log and the archive,
// and come back by their number. Live tail only; one TrimBoard covers all that is due, and asking
// again changes nothing.
class Housekeeping final
{
public:
    // The setting of the station that says after how many hours.
    static constexpr const char* kHoursSetting = "board_closed_hours";
    static constexpr std::int64_t kHoursDefault = 12;
    static constexpr std::int64_t kHoursMax = 24 * 30;
    // How often the live tail makes it look.
    static constexpr Span kLookEvery = Span::minutes(10);

    // Precondition: the session outlives it.
    explicit Housekeeping(Session& session);
    Housekeeping(const Housekeeping&) = delete;
    Housekeeping& operator=(const Housekeeping&) = delete;

    // At open, after a replay, and from time to time where nothing happens. Never waits.
    void look();

private:
    bool isAnythingDue(Instant closedBefore) const;

    Session& m_session;
    Instant m_lookedAt;
};

// How long closed incidents stay; the default where the setting is missing or no number of hours.
Span keptAfterClosing(const State& state);

} // namespace haven
