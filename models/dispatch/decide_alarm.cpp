#include "models/base/text.h"
#include "models/dispatch/alarm_audience.h"
#include "models/dispatch/alarm_order.h"
#include "models/dispatch/unit_rules.h"

#include <algorithm>

// Alarms on the record: raised once a deadline, answered by a named person, put aside for a while,
// and the ladder of a unit that does not answer.
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

// Nobody puts aside what another is to answer.
bool isOfThisSeat(const State& state, const Alarm& alarm, const Act& act)
{
    DueAlarm due;
    due.kind = alarm.kind;
    due.incident = alarm.incident;
    due.unit = alarm.unit;
    Seat seat;
    seat.agent = act.doneBy;
    seat.position = act.position;
    seat.roles = act.roles;
    return isAnsweredAt(due, seat, state);
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
    if (standing && standing->dueAt >= command.dueAt && !ringsAnew(*standing, act.recordedAt))
        return std::vector<Event>{};
    const auto priority = act.knowledge->codes.alarms.priorityOf(
        command.kind, alarmIncidentPriority(state, command.incident, command.unit));
    return std::vector<Event>{
        AlarmRaised{command.kind, command.incident, command.unit, command.dueAt, priority}};
}

namespace {

// What is due and was rung at no console, as where all is done by lines: it is answered all the
// same.
template <class Command_>
std::optional<AlarmRaised> dueUnrung(const State& state, const Command_& command, const Act& act)
{
    const Codes& codes = act.knowledge->codes;
    for (const DueAlarm& due : dueAlarms(state, codes, act.recordedAt)) {
        if (due.kind == command.kind && due.incident == command.incident &&
            due.unit == command.unit)
            return AlarmRaised{due.kind, due.incident, due.unit, due.dueAt,
                               codes.alarms.priorityOf(
                                   due.kind, alarmIncidentPriority(state, due.incident, due.unit))};
    }
    return std::nullopt;
}

Alarm asRung(const AlarmRaised& fact)
{
    Alarm alarm;
    alarm.kind = fact.kind;
    alarm.incident = fact.incident;
    alarm.unit = fact.unit;
    alarm.dueAt = fact.dueAt;
    return alarm;
}

} // namespace

Facts decideOne(const State& state, const AcknowledgeAlarm& command, const Act& act)
{
    // An officer's emergency has its own acknowledgement, with a name on it.
    if (command.kind == AlarmKind::OfficerEmergency && command.unit)
        return decideOne(state, AcknowledgeEmergency{*command.unit}, act);
    const Alarm* alarm = alarmOf(state, command);
    std::vector<Event> facts;
    Alarm unrung;
    if (!alarm) {
        auto raised = dueUnrung(state, command, act);
        if (!raised)
            return refuse(RefusalCode::AlarmNone);
        unrung = asRung(*raised);
        alarm = &unrung;
        facts.emplace_back(*std::move(raised));
    }
    if (alarm->acknowledgedAt) {
        // It rings anew, and was rung at no console: said again, it is held for another while.
        auto raised =
            ringsAnew(*alarm, act.recordedAt) ? dueUnrung(state, command, act) : std::nullopt;
        if (!raised)
            return std::vector<Event>{};
        facts.emplace_back(*std::move(raised));
    }
    // An answer ends a match for good, so only those who may look into it give it.
    const bool isOfTheDesk =
        command.kind == AlarmKind::BoloMatch || command.kind == AlarmKind::CheckConfirm;
    if (isOfTheDesk && !isOfThisSeat(state, *alarm, act))
        return refuse(RefusalCode::AlarmNotYours);
    facts.emplace_back(AlarmAcknowledged{command.kind, command.incident, command.unit});
    return facts;
}

Facts decideOne(const State& state, const ShelveAlarm& command, const Act& act)
{
    const Alarm* alarm = alarmOf(state, command);
    if (isVital(command.kind, command.incident, state))
        return refuse(RefusalCode::AlarmNeverShelved);
    std::vector<Event> facts;
    Alarm unrung;
    if (!alarm) {
        auto raised = dueUnrung(state, command, act);
        if (!raised)
            return refuse(RefusalCode::AlarmNone);
        unrung = asRung(*raised);
        alarm = &unrung;
        facts.emplace_back(*std::move(raised));
    }
    if (!isOfThisSeat(state, *alarm, act))
        return refuse(RefusalCode::AlarmNotYours);
    if (command.howLong < Span::minutes(1) || command.howLong > kShelfMax)
        return refuse(RefusalCode::AlarmShelfTooLong,
                      std::to_string(kShelfMax.wholeSeconds() / 60));
    if (trimmed(command.reason).empty())
        return refuse(RefusalCode::ReasonMissing, "Putting an alarm aside");
    AlarmShelved fact;
    fact.kind = command.kind;
    fact.incident = command.incident;
    fact.unit = command.unit;
    // From now, whenever it was decided: a shelf is about what is to come.
    fact.until = act.recordedAt + command.howLong;
    fact.reason = command.reason;
    facts.emplace_back(std::move(fact));
    return facts;
}

Facts decideOne(const State& state, const UnshelveAlarm& command, const Act& act)
{
    const Alarm* alarm = alarmOf(state, command);
    if (!alarm)
        return refuse(RefusalCode::AlarmNone);
    if (!alarm->shelvedUntil || *alarm->shelvedUntil <= act.recordedAt)
        return refuse(RefusalCode::AlarmNotShelved);
    return std::vector<Event>{AlarmUnshelved{command.kind, command.incident, command.unit}};
}

Facts decideOne(const State& state, const TakeLadderStep& command, const Act&)
{
    const auto found = knownUnit(state, command.unit);
    if (!found)
        return found.refusal();
    const Unit& unit = **found;
    if (!unheardSince(state, unit))
        return refuse(RefusalCode::LadderNone, unit.id.value);
    constexpr auto kLast = static_cast<std::size_t>(LadderStep::TellSupervisor);
    LadderStepTaken fact;
    fact.unit = unit.id;
    fact.incident = unit.incident;
    fact.step = static_cast<LadderStep>(std::min(unit.ladder.size(), kLast));
    fact.note = command.note;
    if (unit.incident)
        fact.voice = airVoiceOf(state, {*unit.incident});
    return std::vector<Event>{std::move(fact)};
}

} // namespace haven
