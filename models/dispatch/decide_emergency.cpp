#include "models/dispatch/unit_rules.h"

#include "models/base/text.h"
#include "models/dispatch/text_limits.h"

#include <algorithm>
#include <set>
#include <utility>

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
        facts.push_back(holdReleased(incident, "officer emergency " + unit.id.value));
    if (incident.priority != Priority::P1)
        facts.push_back(PriorityChanged{incident.id, incident.priority, Priority::P1,
                                        "officer emergency " + unit.id.value});
    return facts;
}

EmergencyDeclared declaredBy(const State& state, const Unit& unit, const std::string& how)
{
    EmergencyDeclared fact;
    fact.unit = unit.id;
    fact.incident = unit.incident;
    fact.place = lastPlace(state, unit);
    fact.how = how;
    return fact;
}

AlarmRaised alarmFor(const Unit& unit, const Act& act)
{
    AlarmRaised fact;
    fact.kind = AlarmKind::OfficerEmergency;
    fact.unit = unit.id;
    fact.dueAt = act.happenedAt;
    fact.priority =
        act.knowledge->codes.alarms.priorityOf(AlarmKind::OfficerEmergency, std::nullopt);
    return fact;
}

} // namespace

// A slip in one call sign keeps nobody else's cry back. Who was named and is not on duty stands on
// the record beside the first who is, and on the line that asked.
Facts decideOne(const State& state, const DeclareEmergency& command, const Act& act)
{
    std::vector<UnitId> wanted{command.unit};
    for (const UnitId& other : command.others) {
        if (std::find(wanted.begin(), wanted.end(), other) == wanted.end())
            wanted.push_back(other);
    }
    std::vector<const Unit*> units;
    std::vector<std::string> notOnDuty;
    for (const UnitId& id : wanted) {
        if (const auto found = knownUnit(state, id))
            units.push_back(*found);
        else
            notOnDuty.push_back(id.value);
    }
    if (units.empty())
        return refuse(RefusalCode::UnitNotOnDuty, notOnDuty.front());
    std::vector<Event> facts;
    std::set<IncidentId> raised;
    for (const Unit* unit : units) {
        // Pressed again before anybody answered: it stands. After an answer it is a new cry for
        // help.
        const bool isStanding = unit->emergency && !unit->emergency->acknowledgedAt;
        const std::string words(clipped(trimmed(command.words), kMaxText));
        if (isStanding && words.empty())
            continue;
        EmergencyDeclared declared = declaredBy(state, *unit, command.how);
        declared.notOnDuty = std::exchange(notOnDuty, {});
        // What is said with it, of an incident, becomes a note there (wordsKept()), and is told
        // from it (cry_words.h).
        if (!unit->incident)
            declared.words = words;
        facts.push_back(std::move(declared));
        if (isStanding)
            continue;
        if (unit->incident && raised.insert(*unit->incident).second)
            append(facts, raising(state, *unit));
        facts.push_back(alarmFor(*unit, act));
    }
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
