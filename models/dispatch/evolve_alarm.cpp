#include "models/dispatch/evolve_parts.h"

#include <algorithm>

// Folds of the facts about alarms.
namespace haven {

namespace {

bool isSameAlarm(const Alarm& alarm, AlarmKind kind, const std::optional<IncidentId>& incident,
                 const std::optional<UnitId>& unit)
{
    return alarm.kind == kind && alarm.incident == incident && alarm.unit == unit;
}

} // namespace

void endAlarms(const Fold& f, AlarmKind kind, IncidentId incident)
{
    const auto count = std::erase_if(f.state.alarms, [&](const Alarm& alarm) {
        return alarm.kind == kind && alarm.incident == incident;
    });
    f.changes.isAlarmChanged = f.changes.isAlarmChanged || count > 0;
}

void endAlarms(const Fold& f, AlarmKind kind, const UnitId& unit)
{
    const auto count = std::erase_if(f.state.alarms, [&](const Alarm& alarm) {
        return alarm.kind == kind && alarm.unit == unit;
    });
    f.changes.isAlarmChanged = f.changes.isAlarmChanged || count > 0;
}

void fold(const Fold& f, const AlarmRaised& fact)
{
    auto& alarms = f.state.alarms;
    std::erase_if(alarms, [&](const Alarm& alarm) {
        return isSameAlarm(alarm, fact.kind, fact.incident, fact.unit);
    });
    Alarm alarm;
    alarm.kind = fact.kind;
    alarm.incident = fact.incident;
    alarm.unit = fact.unit;
    alarm.dueAt = fact.dueAt;
    alarm.raisedAt = f.envelope.happenedAt;
    alarms.push_back(std::move(alarm));
    auto& lately = f.state.raisedLately;
    if (lately.size() >= kRaisedOnceMax)
        lately.erase(lately.begin());
    lately.push_back({fact.kind, fact.incident, fact.unit, f.envelope.happenedAt});
    f.changes.isAlarmChanged = true;
}

void fold(const Fold& f, const AlarmAcknowledged& fact)
{
    for (auto& alarm : f.state.alarms) {
        if (!isSameAlarm(alarm, fact.kind, fact.incident, fact.unit))
            continue;
        alarm.acknowledgedBy = f.envelope.doneBy;
        alarm.acknowledgedAt = f.envelope.happenedAt;
    }
    if (fact.kind == AlarmKind::BoloMatch)
        seeBoloMatches(f, fact.incident, fact.unit);
    f.changes.isAlarmChanged = true;
}

void fold(const Fold& f, const AlarmShelved& fact)
{
    for (auto& alarm : f.state.alarms) {
        if (!isSameAlarm(alarm, fact.kind, fact.incident, fact.unit))
            continue;
        alarm.shelvedUntil = fact.until;
        alarm.shelvedBy = f.envelope.doneBy;
    }
    f.changes.isAlarmChanged = true;
}

void fold(const Fold& f, const AlarmUnshelved& fact)
{
    for (auto& alarm : f.state.alarms) {
        if (!isSameAlarm(alarm, fact.kind, fact.incident, fact.unit))
            continue;
        alarm.shelvedUntil.reset();
        alarm.shelvedBy.reset();
    }
    f.changes.isAlarmChanged = true;
}

void fold(const Fold& f, const LadderStepTaken& fact)
{
    Unit* unit = f.unit(fact.unit);
    if (!unit)
        return;
    unit->ladder.push_back({fact.step, f.envelope.happenedAt, f.envelope.doneBy});
    std::erase_if(f.state.alarms, [&](const Alarm& alarm) {
        return alarm.kind == AlarmKind::NoAcknowledge && alarm.unit == fact.unit;
    });
    f.changes.isAlarmChanged = true;
}

} // namespace haven
