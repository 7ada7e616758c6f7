#include "models/dispatch/alarm_order.h"

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

bool ringsAnew(const Alarm& alarm, Instant now)
{
    const bool isOfOfficer =
        alarm.kind == AlarmKind::StatusCheck || alarm.kind == AlarmKind::NoAcknowledge;
    return isOfOfficer && alarm.acknowledgedAt && *alarm.acknowledgedAt + kAnsweredHolds <= now;
}

} // namespace haven
