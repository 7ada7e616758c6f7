#include "models/dispatch/alarm_order.h"

#include <array>
#include <iterator>
#include <utility>

namespace haven {

int alarmRank(const DueAlarm& alarm, const State& state)
{
    if (alarm.kind == AlarmKind::OfficerEmergency)
        return alarm.standing == AlarmStanding::Acknowledged ? 1 : 0;
    if (isVital(alarm.kind, alarm.incident, state))
        return 2;
    if (alarm.step == AlarmStep::Escalated)
        return 3;
    // An officer nobody has heard of goes before a question the advisor has.
    if (alarm.kind == AlarmKind::SuggestionLate)
        return 6;
    return alarm.priority == AlarmPriority::Low ? 5 : 4;
}

void sortByRank(std::vector<DueAlarm>& alarms, const State& state)
{
    std::array<std::vector<DueAlarm>, kAlarmRanks> byRank;
    for (DueAlarm& alarm : alarms)
        byRank.at(static_cast<std::size_t>(alarmRank(alarm, state))).push_back(std::move(alarm));
    alarms.clear();
    for (auto& those : byRank)
        std::move(those.begin(), those.end(), std::back_inserter(alarms));
}

bool ringsAnew(const Alarm& alarm, Instant now)
{
    const bool isOfOfficer =
        alarm.kind == AlarmKind::StatusCheck || alarm.kind == AlarmKind::NoAcknowledge;
    return isOfOfficer && alarm.acknowledgedAt && *alarm.acknowledgedAt + kAnsweredHolds <= now;
}

} // namespace haven
