#include "models/dispatch/unit_rules.h"

#include "models/base/text.h"

// Officer needs help (F56). Nothing here is ever refused for form: the unit has to be on duty, the
// rest is raised at once, and a second press changes nothing.
namespace haven {

namespace {

std::optional<Location> lastPlace(const State& state, const Unit& unit)
{
    if (unit.place)
        return unit.place;
    const auto incident =
        unit.incident ? state.incidents.find(*unit.incident) : state.incidents.end();
    if (incident == state.incidents.end())
        return std::nullopt;
    return incident->second.location;
}

// Its incident goes to the top of the queue, and off any hold.
std::vector<Event> raising(const State& state, const Unit& unit)
{
    const auto found = unit.incident ? state.incidents.find(*unit.incident) : state.incidents.end();
    if (found == state.incidents.end())
        return {};
    const Incident& incident = found->second;
    std::vector<Event> facts;
    if (incident.stage == IncidentStage::Held)
        facts.push_back(HoldReleased{incident.id, "officer emergency " + unit.id.value});
    if (incident.priority != Priority::P1)
        facts.push_back(PriorityChanged{incident.id, incident.priority, Priority::P1,
                                        "officer emergency " + unit.id.value});
    return facts;
}

} // namespace

Facts decideOne(const State& state, const DeclareEmergency& command, const Act& act)
{
    const auto found = knownUnit(state, command.unit);
    if (!found)
        return found.refusal();
    const Unit& unit = **found;
    // Pressed again before anybody answered: it stands. After an answer it is a new cry for help.
    if (unit.emergency && !unit.emergency->acknowledgedAt)
        return std::vector<Event>{};
    EmergencyDeclared declared;
    declared.unit = unit.id;
    declared.incident = unit.incident;
    declared.place = lastPlace(state, unit);
    declared.how = command.how;
    std::vector<Event> facts{std::move(declared)};
    append(facts, raising(state, unit));
    AlarmRaised alarm;
    alarm.kind = AlarmKind::OfficerEmergency;
    alarm.unit = unit.id;
    alarm.dueAt = act.happenedAt;
    alarm.priority =
        act.knowledge->codes.alarms.priorityOf(AlarmKind::OfficerEmergency, std::nullopt);
    facts.push_back(std::move(alarm));
    return facts;
}

Facts decideOne(const State& state, const AcknowledgeEmergency& command, const Act&)
{
    const auto unit = knownUnit(state, command.unit);
    if (!unit)
        return unit.refusal();
    if (!(*unit)->emergency)
        return refuse(RefusalCode::EmergencyNone, command.unit.value);
    if ((*unit)->emergency->acknowledgedAt)
        return std::vector<Event>{};
    AlarmAcknowledged alarm;
    alarm.kind = AlarmKind::OfficerEmergency;
    alarm.unit = command.unit;
    return std::vector<Event>{EmergencyAcknowledged{command.unit}, std::move(alarm)};
}

Facts decideOne(const State& state, const EndEmergency& command, const Act&)
{
    const auto unit = knownUnit(state, command.unit);
    if (!unit)
        return unit.refusal();
    if (!(*unit)->emergency)
        return refuse(RefusalCode::EmergencyNone, command.unit.value);
    if (trimmed(command.reason).empty())
        return refuse(RefusalCode::EmergencyEndNeedsReason, command.unit.value);
    return std::vector<Event>{EmergencyEnded{command.unit, command.reason}};
}

} // namespace haven
