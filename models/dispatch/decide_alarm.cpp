#include "models/dispatch/decide_parts.h"

#include <algorithm>

// Alarms on the record: raised once a deadline, answered by a named person.
namespace haven {

namespace {

template <class Command>
const Alarm* alarmOf(const State& state, const Command& command)
{
    const auto found =
        std::find_if(state.alarms.begin(), state.alarms.end(), [&](const Alarm& alarm) {
            return alarm.kind == command.kind && alarm.incident == command.incident &&
                   alarm.unit == command.unit;
        });
    return found == state.alarms.end() ? nullptr : &*found;
}

} // namespace

Facts decideOne(const State& state, const RaiseAlarm& command, const Act& act)
{
    if (command.incident) {
        if (const auto incident = knownIncident(state, *command.incident); !incident)
            return incident.refusal();
    }
    if (command.unit) {
        if (const auto unit = knownUnit(state, *command.unit); !unit)
            return unit.refusal();
    }
    if (!command.incident && !command.unit)
        return refuse(RefusalCode::AlarmNone);
    if (command.dueAt > act.recordedAt)
        return refuse(RefusalCode::AlarmNotDue);
    // Two windows see the same clock: the second to say so changes nothing.
    const Alarm* standing = alarmOf(state, command);
    if (standing && standing->dueAt >= command.dueAt)
        return std::vector<Event>{};
    return std::vector<Event>{
        AlarmRaised{command.kind, command.incident, command.unit, command.dueAt}};
}

Facts decideOne(const State& state, const AcknowledgeAlarm& command, const Act& act)
{
    // An officer's emergency has its own acknowledgement, with a name on it.
    if (command.kind == AlarmKind::OfficerEmergency && command.unit)
        return decideOne(state, AcknowledgeEmergency{*command.unit}, act);
    const Alarm* alarm = alarmOf(state, command);
    if (!alarm)
        return refuse(RefusalCode::AlarmNone);
    if (alarm->acknowledgedAt)
        return std::vector<Event>{};
    return std::vector<Event>{AlarmAcknowledged{command.kind, command.incident, command.unit}};
}

} // namespace haven
