#include "models/dispatch/evolve_parts.h"

#include <algorithm>

// Folds of the facts about crews, stacks, the channel, transports and record checks.
namespace haven {

namespace {

// It spoke on the radio, so nobody has to ask whether it got the call. Its status check stays due:
// that asks how it is.
void heardNow(const Fold& f, Unit& unit)
{
    unit.lastContactAt = std::max(unit.lastContactAt, f.envelope.happenedAt);
    unit.ladder.clear();
    endAlarms(f, AlarmKind::NoAcknowledge, unit.id);
}

} // namespace

void fold(const Fold& f, const CrewChanged& fact)
{
    Unit* unit = f.unit(fact.unit);
    if (!unit)
        return;
    if (!fact.vehicle.empty())
        unit->vehicle = fact.vehicle;
    if (!fact.radio.empty())
        unit->radio = fact.radio;
    for (const auto& name : fact.left)
        std::erase(unit->officers, name);
    for (const auto& name : fact.joined)
        unit->officers.push_back(name);
    if (!fact.equipment.empty())
        unit->equipment = fact.equipment;
    if (!fact.odometer.empty())
        unit->odometer = fact.odometer;
}

void fold(const Fold& f, const WorkStacked& fact)
{
    f.incident(fact.incident);
    Unit* unit = f.unit(fact.unit);
    if (!unit)
        return;
    // What left the board meanwhile waits for nobody.
    std::erase_if(unit->stack, [&](IncidentId id) {
        return id == fact.incident || f.state.incidents.count(id) == 0;
    });
    unit->stack.push_back(fact.incident);
}

void fold(const Fold& f, const WorkUnstacked& fact)
{
    f.incident(fact.incident);
    if (Unit* unit = f.unit(fact.unit))
        std::erase(unit->stack, fact.incident);
}

void fold(const Fold& f, const AirHeld& fact)
{
    f.state.airHolds[fact.channel] =
        AirHold{fact.unit, fact.incident, fact.reason, f.envelope.happenedAt, f.envelope.doneBy};
    f.changes.isRosterChanged = true;
}

void fold(const Fold& f, const AirReleased& fact)
{
    f.state.airHolds.erase(fact.channel);
    f.changes.isRosterChanged = true;
}

void fold(const Fold& f, const TransportDetailed& fact)
{
    Unit* unit = f.unit(fact.unit);
    if (!unit)
        return;
    Transport transport;
    transport.kind = fact.kind;
    transport.carried = fact.carried;
    transport.destination = unit->note; // of UnitTransporting, just before
    transport.odometer = fact.odometer;
    transport.startedAt = f.envelope.happenedAt;
    transport.lateAt = fact.lateAt;
    unit->transport = std::move(transport);
}

void fold(const Fold& f, const TransportReached& fact)
{
    endAlarms(f, AlarmKind::TransportLate, fact.unit);
    f.incident(fact.incident);
    Unit* unit = f.unit(fact.unit);
    if (!unit)
        return;
    heardNow(f, *unit);
    if (!fact.odometer.empty())
        unit->odometer = fact.odometer;
    if (unit->transport)
        unit->transport->reachedAt = f.envelope.happenedAt;
}

void fold(const Fold& f, const CheckRun& fact)
{
    RecordCheck check;
    check.unit = fact.unit;
    check.incident = fact.incident;
    check.kind = fact.kind;
    check.what = fact.what;
    check.result = fact.result;
    check.code = fact.code;
    check.ranAt = f.envelope.happenedAt;
    check.ranBy = f.envelope.doneBy;
    check.confirmDueAt = fact.confirmDueAt;
    f.state.counters.check = std::max(f.state.counters.check, fact.check.value);
    f.state.checks[fact.check] = std::move(check);
    for (auto one = f.state.checks.begin();
         f.state.checks.size() > kChecksKept && one != f.state.checks.end();) {
        const bool isOpen = one->second.confirmDueAt && !one->second.outcome;
        one = isOpen || one->first == fact.check ? std::next(one) : f.state.checks.erase(one);
    }
    if (fact.incident)
        f.incident(*fact.incident);
    if (Unit* unit = f.unit(fact.unit))
        heardNow(f, *unit);
    f.changes.isRosterChanged = true;
}

void fold(const Fold& f, const CheckConfirmed& fact)
{
    const auto found = f.state.checks.find(fact.check);
    if (found != f.state.checks.end()) {
        found->second.outcome = fact.outcome;
        found->second.outcomeAt = f.envelope.happenedAt;
    }
    endAlarms(f, AlarmKind::CheckConfirm, fact.unit);
    if (fact.incident) {
        endAlarms(f, AlarmKind::CheckConfirm, *fact.incident); // of a unit that went off duty
        f.incident(*fact.incident);
    }
    f.unit(fact.unit);
    f.changes.isRosterChanged = true;
}

} // namespace haven
