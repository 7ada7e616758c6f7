#include "models/dispatch/unit_rules.h"

#include "models/base/text.h"

#include <algorithm>

// What an officer starts: on-view work, traffic and subject stops. One line opens the incident and
// puts the unit on scene (R30, F54, F55).
namespace haven {

namespace {

UnitStatus statusOnView(const Codes& codes, IncidentOrigin origin)
{
    // A stop has its own status where the agency's table has one: its safety timer is shorter.
    const auto found =
        std::find_if(codes.statuses.begin(), codes.statuses.end(), [](const StatusRule& rule) {
            return rule.primary == UnitPrimary::NotAvailable &&
                   rule.secondary == UnitSecondary::TrafficStop;
        });
    if (origin == IncidentOrigin::TrafficStop && found != codes.statuses.end())
        return statusOf(*found);
    return stageStatus(codes, AssignmentStage::OnScene);
}

std::optional<Objection> objectionTo(const State& state, const Unit& unit)
{
    if (!unit.incident || unit.status.primary == UnitPrimary::ConditionallyAvailable)
        return std::nullopt;
    return Objection{
        refuse(RefusalCode::UnitIsBusy, unit.id.value, numberOf(state, *unit.incident)), unit.id,
        unit.incident};
}

CheckedWork openedWith(const OpeningFacts& opening)
{
    // Opening may raise the priority in the same act; the last word counts for the timer.
    CheckedWork work;
    for (const auto& fact : opening.facts) {
        if (const auto* opened = kindIf<IncidentOpened>(&fact))
            work = {opened->priority, opened->type};
        else if (const auto* changed = kindIf<PriorityChanged>(&fact))
            work.priority = changed->after;
    }
    return work;
}

VehicleRecorded stopped(const State& state, IncidentId incident, const OnViewActivity& command)
{
    VehicleRecorded fact;
    fact.incident = incident;
    fact.vehicle.id = VehicleId(state.counters.vehicle + 1);
    fact.vehicle.role = VehicleRole::InvolvedVehicle;
    fact.vehicle.plate = toUpper(trimmed(command.plate));
    fact.vehicle.plateState = toUpper(trimmed(command.plateState));
    return fact;
}

// The second car: there as well, as backup. Only one that is free: whoever has other work is sent
// in an act of its own, which says what becomes of that work.
std::optional<Refusal> addBackups(const State& state, const OnViewActivity& command,
                                  const UnitDispatched& first, std::vector<Event>& facts)
{
    std::set<UnitId> there{command.unit};
    for (const auto& id : command.backups) {
        const auto unit = knownUnit(state, id);
        if (!unit)
            return unit.refusal();
        if (!there.insert(id).second)
            continue;
        if ((*unit)->incident)
            return refuse(RefusalCode::UnitIsBusy, id.value, numberOf(state, *(*unit)->incident));
        UnitDispatched sent = first;
        sent.unit = id;
        sent.role = AssignmentRole::Backup;
        facts.push_back(sent);
        facts.push_back(UnitArrived{id, sent.incident, sent.status, sent.checkDueAt});
    }
    return std::nullopt;
}

} // namespace

Facts decideOne(const State& state, const OnViewActivity& command, const Act& act)
{
    const auto unit = knownUnit(state, command.unit);
    if (!unit)
        return unit.refusal();
    std::vector<Event> facts;
    if (const auto no = objectionTo(state, **unit)) {
        auto recorded = overridden(*no, command.overrideReason, state, act);
        if (!recorded)
            return recorded.refusal();
        append(facts, std::move(recorded).value());
    }
    Opening opening;
    opening.type = command.type;
    opening.location = command.location;
    opening.narrative = command.note;
    opening.origin = command.origin;
    auto opened = openingFacts(state, opening, act);
    if (!opened)
        return opened.refusal();
    const Codes& codes = act.knowledge->codes;
    UnitDispatched sent;
    sent.unit = command.unit;
    sent.incident = opened->incident;
    sent.stage = AssignmentStage::OnScene;
    sent.status = statusOnView(codes, command.origin);
    sent.checkDueAt = checkDueAt(codes, sent.status, openedWith(*opened), act.happenedAt);
    if ((*unit)->incident)
        append(facts, leaving(state, **unit, ClearReason::Preempted, sent.status));
    append(facts, std::move(opened->facts));
    if (!trimmed(command.plate).empty())
        facts.push_back(stopped(state, sent.incident, command));
    facts.push_back(sent);
    facts.push_back(UnitArrived{sent.unit, sent.incident, sent.status, sent.checkDueAt});
    if (auto no = addBackups(state, command, sent, facts))
        return *std::move(no);
    return facts;
}

} // namespace haven
