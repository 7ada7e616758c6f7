#include "models/base/text.h"
#include "models/dispatch/board.h"
#include "models/dispatch/crisis_rules.h"
#include "models/dispatch/decide_parts.h"
#include "models/dispatch/incident_rules.h"

#include <algorithm>

// What is changed about an incident while it is worked: place, type, priority, hold, visibility.
namespace haven {

namespace {

Priority moreUrgent(Priority a, Priority b)
{
    return std::min(a, b);
}

Result<void> canChangePriority(const Incident& incident, const ChangePriority& command)
{
    if (command.priority == incident.priority) {
        return refuse(RefusalCode::NothingToChange, "The priority of incident " + incident.number);
    }
    const bool isLower = command.priority > incident.priority;
    if (isLower && trimmed(command.reason).empty())
        return refuse(RefusalCode::ReasonMissing, "Lowering the priority");
    return {};
}

// What was joined is one: the calls of both stand in the one, and the place of the other tells
// where that is.
std::vector<IncidentId> joinedWith(const State& state, const Incident& incident)
{
    const Incident* whole = &incident;
    if (incident.mergedInto) {
        const auto found = state.incidents.find(*incident.mergedInto);
        if (found == state.incidents.end())
            return {*incident.mergedInto};
        whole = &found->second;
    }
    std::vector<IncidentId> others = whole->mergedFrom;
    others.push_back(whole->id);
    std::erase(others, incident.id);
    return others;
}

Facts callerMoved(const Incident& incident, const ChangeLocation& command, const Act& act)
{
    const auto call = std::find_if(incident.calls.begin(), incident.calls.end(),
                                   [&](const Call& one) { return one.id == *command.call; });
    if (call == incident.calls.end()) {
        return refuse(RefusalCode::CallNotFound, std::to_string(command.call->value),
                      incident.number);
    }
    LocationChanged fact;
    fact.incident = command.incident;
    fact.call = command.call;
    fact.before = call->callerLocation;
    fact.after = placed(command.location, act);
    fact.reason = command.reason;
    if (fact.before == fact.after)
        return refuse(RefusalCode::NothingToChange, "The caller's place");
    return std::vector<Event>{std::move(fact)};
}

} // namespace

HoldReleased holdReleased(const Incident& incident, std::string reason)
{
    return {incident.id, std::move(reason), incident.holdReason, incident.heldUntil};
}

std::optional<HoldReleased> releasedByUrgency(const Incident& incident, Priority after)
{
    if (incident.stage != IncidentStage::Held || after != Priority::P1)
        return std::nullopt;
    return holdReleased(incident, "now P1");
}

Result<void> canHold(const State& state, IncidentId id)
{
    const auto found = workingIncident(state, id);
    if (!found)
        return found.refusal();
    const Incident& incident = **found;
    // Whoever looked at the further call may hold it anew.
    if (incident.stage == IncidentStage::Held && !isCalledSinceHold(incident))
        return refuse(RefusalCode::IncidentIsHeld, incident.number);
    if (incident.priority == Priority::P1)
        return refuse(RefusalCode::HoldIsUrgent, incident.number);
    for (const auto& [unitId, unit] : state.units) {
        if (unit.incident == id && unit.emergency)
            return refuse(RefusalCode::HoldIsEmergency, incident.number, unitId.value);
    }
    if (!incident.assignments.empty()) {
        return refuse(RefusalCode::HoldHasUnits, incident.number,
                      incident.assignments.front().unit.value);
    }
    return {};
}

Facts decideOne(const State& state, const ChangeLocation& command, const Act& act)
{
    const auto incident = workingIncident(state, command.incident);
    if (!incident)
        return incident.refusal();
    if (command.call)
        return callerMoved(**incident, command, act);
    LocationChanged fact;
    fact.incident = command.incident;
    fact.before = (*incident)->location;
    fact.after = placed(command.location, act);
    fact.reason = command.reason;
    if (trimmed(fact.after.text).empty())
        return refuse(RefusalCode::LocationMissing);
    if (fact.before == fact.after) {
        return refuse(RefusalCode::NothingToChange, "The place of incident " + (*incident)->number);
    }
    return std::vector<Event>{std::move(fact)};
}

// The new type's priority counts when it is more urgent; only a person lowers one (R16).
Facts decideOne(const State& state, const ChangeType& command, const Act& act)
{
    const auto incident = workingIncident(state, command.incident);
    if (!incident)
        return incident.refusal();
    const auto type = knownType(act, command.type);
    if (!type)
        return type.refusal();
    if ((*incident)->type == (*type)->code)
        return refuse(RefusalCode::NothingToChange, "The type of incident " + (*incident)->number);
    TypeChanged fact;
    fact.incident = command.incident;
    fact.before = (*incident)->type;
    fact.after = (*type)->code;
    fact.commonType = (*type)->commonCode;
    fact.priorityBefore = (*incident)->priority;
    fact.priorityAfter = moreUrgent((*incident)->priority, (*type)->priority);
    fact.protocol = (*type)->protocol;
    std::vector<Event> facts;
    if (auto released = releasedByUrgency(**incident, fact.priorityAfter))
        facts.push_back(*std::move(released));
    facts.push_back(std::move(fact));
    if ((*incident)->level.level == 0) {
        if (auto level = levelForNewCrisis(command.incident, **type, act))
            facts.push_back(*std::move(level));
    }
    return facts;
}

Facts decideOne(const State& state, const ChangePriority& command, const Act&)
{
    const auto incident = workingIncident(state, command.incident);
    if (!incident)
        return incident.refusal();
    if (const auto can = canChangePriority(**incident, command); !can)
        return can.refusal();
    PriorityChanged fact;
    fact.incident = command.incident;
    fact.before = (*incident)->priority;
    fact.after = command.priority;
    fact.reason = command.reason;
    std::vector<Event> facts;
    if (auto released = releasedByUrgency(**incident, fact.after))
        facts.push_back(*std::move(released));
    facts.push_back(std::move(fact));
    return facts;
}

Facts decideOne(const State& state, const HoldIncident& command, const Act& act)
{
    if (const auto can = canHold(state, command.incident); !can)
        return can.refusal();
    if (trimmed(command.reason).empty())
        return refuse(RefusalCode::ReasonMissing, "Holding an incident");
    if (command.until && *command.until <= act.recordedAt) {
        return refuse(RefusalCode::HoldUntilPast, numberOf(state, command.incident));
    }
    IncidentHeld fact;
    fact.incident = command.incident;
    fact.reason = command.reason;
    fact.until = command.until;
    return std::vector<Event>{std::move(fact)};
}

Facts decideOne(const State& state, const ReleaseHold& command, const Act&)
{
    const auto incident = workingIncident(state, command.incident);
    if (!incident)
        return incident.refusal();
    if ((*incident)->stage != IncidentStage::Held)
        return refuse(RefusalCode::IncidentNotHeld, (*incident)->number);
    return std::vector<Event>{holdReleased(**incident, command.reason)};
}

Facts decideOne(const State& state, const RestrictIncident& command, const Act&)
{
    const auto incident = knownIncident(state, command.incident);
    if (!incident)
        return incident.refusal();
    if ((*incident)->visibility == command.visibility) {
        return refuse(RefusalCode::NothingToChange, "Who may see incident " + (*incident)->number);
    }
    if (trimmed(command.reason).empty())
        return refuse(RefusalCode::ReasonMissing, "Changing who may see an incident");
    std::vector<Event> facts{
        VisibilityChanged{command.incident, command.visibility, command.reason}};
    for (const IncidentId other : joinedWith(state, **incident)) {
        const auto known = state.incidents.find(other);
        if (known == state.incidents.end() || known->second.visibility != command.visibility)
            facts.emplace_back(VisibilityChanged{other, command.visibility, command.reason});
    }
    return facts;
}

Facts decideOne(const State& state, const AssignReportNumber& command, const Act& act)
{
    const auto incident = knownIncident(state, command.incident);
    if (!incident)
        return incident.refusal();
    if ((*incident)->mergedInto) {
        return refuse(RefusalCode::IncidentIsMerged, (*incident)->number,
                      numberOf(state, *(*incident)->mergedInto));
    }
    if (!(*incident)->reportNumber.empty()) {
        return refuse(RefusalCode::ReportNumberGiven, (*incident)->number,
                      (*incident)->reportNumber);
    }
    ReportNumberAssigned fact;
    fact.incident = command.incident;
    fact.reportNumber = nextNumber(act.day.year, state.counters.reportYear,
                                   state.counters.reportInYear, kReportDigits);
    return std::vector<Event>{std::move(fact)};
}

} // namespace haven
