#include "models/base/text.h"
#include "models/dispatch/unit_rules.h"
#include "models/dispatch/work_stack.h"

#include <algorithm>

// Who and what is behind a call sign, what waits for it, the channel, and the end of a transport.
namespace haven {

namespace {

const std::string* aboard(const std::vector<std::string>& officers, const std::string& name)
{
    const auto found = std::find_if(officers.begin(), officers.end(), [&](const std::string& one) {
        return equalsIgnoringCase(one, name);
    });
    return found == officers.end() ? nullptr : &*found;
}

// Who joins and who leaves, as the unit spells them.
Result<void> changePeople(const Unit& unit, const ChangeCrew& command, CrewChanged& fact)
{
    for (const auto& name : command.leaving) {
        const std::string* known = aboard(unit.officers, std::string(trimmed(name)));
        if (!known)
            return refuse(RefusalCode::OfficerNotAboard, trimmed(name), unit.id.value);
        if (!aboard(fact.left, *known))
            fact.left.push_back(*known);
    }
    for (const auto& name : command.joining) {
        const std::string plain(trimmed(name));
        if (plain.empty() || aboard(fact.joined, plain))
            continue;
        if (aboard(unit.officers, plain) && !aboard(fact.left, plain))
            return refuse(RefusalCode::OfficerAboard, plain, unit.id.value);
        fact.joined.push_back(plain);
    }
    const std::size_t after = unit.officers.size() + fact.joined.size() - fact.left.size();
    if (after == 0 && !fact.left.empty())
        return refuse(RefusalCode::CrewEmpty, unit.id.value);
    if (after > kOfficersMax)
        return refuse(RefusalCode::CrewTooMany, unit.id.value, std::to_string(kOfficersMax));
    return {};
}

Result<void> readOdometer(const Unit& unit, const std::string& reading)
{
    if (!reading.empty() && !odometerTenths(reading))
        return refuse(RefusalCode::OdometerMalformed, clipped(reading, kOfficersMax * 4),
                      unit.id.value);
    return {};
}

} // namespace

Facts decideOne(const State& state, const ChangeCrew& command, const Act&)
{
    const auto found = knownUnit(state, command.unit);
    if (!found)
        return found.refusal();
    const Unit& unit = **found;
    CrewChanged fact;
    fact.unit = unit.id;
    if (const auto people = changePeople(unit, command, fact); !people)
        return people.refusal();
    if (const auto read = readOdometer(unit, command.odometer); !read)
        return read.refusal();
    if (command.equipment.size() > kOfficersMax)
        return refuse(RefusalCode::CrewTooMany, unit.id.value, std::to_string(kOfficersMax));
    if (const std::string car(trimmed(command.vehicle)); !car.empty() && car != unit.vehicle) {
        fact.vehicleBefore = unit.vehicle;
        fact.vehicle = car;
    }
    if (const std::string radio(trimmed(command.radio)); !radio.empty() && radio != unit.radio) {
        fact.radioBefore = unit.radio;
        fact.radio = radio;
    }
    if (command.equipment != unit.equipment)
        fact.equipment = command.equipment;
    fact.odometer = command.odometer;
    const bool isSame = fact.vehicle.empty() && fact.radio.empty() && fact.joined.empty() &&
                        fact.left.empty() && fact.equipment.empty() && fact.odometer.empty();
    if (isSame)
        return refuse(RefusalCode::NothingToChange, "Unit " + unit.id.value);
    return std::vector<Event>{std::move(fact)};
}

Facts decideOne(const State& state, const StackWork& command, const Act&)
{
    const auto found = knownUnit(state, command.unit);
    if (!found)
        return found.refusal();
    const auto incident = workingIncident(state, command.incident);
    if (!incident)
        return incident.refusal();
    const Unit& unit = **found;
    const Incident& work = **incident;
    // A P1 waits for nobody in particular: the next unit goes.
    if (work.priority == Priority::P1)
        return refuse(RefusalCode::StackNeverP1, work.number);
    if (!waitsForUnit(work, unit))
        return refuse(RefusalCode::StackHasUnits, work.number, work.assignments.front().unit.value);
    const auto stack = stackOf(state, unit);
    if (std::find(stack.begin(), stack.end(), work.id) != stack.end())
        return refuse(RefusalCode::StackedAlready, work.number, unit.id.value);
    if (stack.size() >= kStackMax)
        return refuse(RefusalCode::StackFull, unit.id.value, std::to_string(kStackMax));
    return std::vector<Event>{WorkStacked{unit.id, work.id}};
}

Facts decideOne(const State& state, const UnstackWork& command, const Act&)
{
    const auto found = knownUnit(state, command.unit);
    if (!found)
        return found.refusal();
    const auto& stack = (*found)->stack;
    if (std::find(stack.begin(), stack.end(), command.incident) == stack.end())
        return refuse(RefusalCode::StackNone, numberOf(state, command.incident),
                      command.unit.value);
    return std::vector<Event>{WorkUnstacked{command.unit, command.incident, command.reason}};
}

Facts decideOne(const State& state, const HoldAir& command, const Act&)
{
    AirHeld fact;
    fact.channel = channelOf(state, command.channel);
    if (fact.channel.empty() || fact.channel.size() > kChannelBytesMax ||
        fact.channel.find_first_of("\r\n\t") != std::string::npos)
        return refuse(RefusalCode::ChannelMalformed, std::to_string(kChannelBytesMax));
    if (const auto held = state.airHolds.find(fact.channel); held != state.airHolds.end())
        return refuse(RefusalCode::AirHeldAlready, fact.channel,
                      held->second.unit ? held->second.unit->value : held->second.by.value);
    if (command.askedBy) {
        const auto unit = knownUnit(state, *command.askedBy);
        if (!unit)
            return unit.refusal();
        fact.unit = command.askedBy;
        fact.incident = (*unit)->incident;
    }
    if (command.incident) {
        const auto incident = knownIncident(state, *command.incident);
        if (!incident)
            return incident.refusal();
        fact.incident = command.incident;
    }
    fact.reason = std::string(trimmed(command.reason));
    return std::vector<Event>{std::move(fact)};
}

Facts decideOne(const State& state, const ReleaseAir& command, const Act&)
{
    const std::string channel = channelOf(state, command.channel);
    const auto held = state.airHolds.find(channel);
    if (held == state.airHolds.end())
        return refuse(RefusalCode::AirNotHeld, clipped(channel, kChannelBytesMax));
    const AirHold& hold = held->second;
    return std::vector<Event>{AirReleased{channel, hold.unit, hold.incident, hold.since,
                                          std::string(trimmed(command.reason))}};
}

namespace {

// What procedure asks for at the end of a transport, and what a car cannot do.
std::optional<Objection> endObjection(const Unit& unit, const std::string& odometer)
{
    const Transport& transport = *unit.transport;
    if (odometer.empty() && isByProcedure(transport.carried))
        return Objection{refuse(RefusalCode::TransportNeedsMiles, unit.id.value), unit.id,
                         unit.incident};
    const auto start = odometerTenths(transport.odometer);
    const auto end = odometerTenths(odometer);
    if (start && end && *end < *start)
        return Objection{
            refuse(RefusalCode::OdometerBackwards, unit.id.value, odometer, transport.odometer),
            unit.id, unit.incident};
    return std::nullopt;
}

} // namespace

Facts decideOne(const State& state, const ReachDestination& command, const Act& act)
{
    const auto found = knownUnit(state, command.unit);
    if (!found)
        return found.refusal();
    const Unit& unit = **found;
    if (!unit.transport || unit.transport->reachedAt || !unit.incident)
        return refuse(RefusalCode::TransportNone, unit.id.value);
    if (const auto read = readOdometer(unit, command.odometer); !read)
        return read.refusal();
    std::vector<Event> facts;
    if (const auto no = endObjection(unit, command.odometer)) {
        auto recorded = overridden(*no, command.overrideReason, state, act);
        if (!recorded)
            return recorded.refusal();
        append(facts, std::move(recorded).value());
    }
    TransportReached fact;
    fact.unit = unit.id;
    fact.incident = *unit.incident;
    fact.destination = unit.transport->destination;
    fact.odometerStart = unit.transport->odometer;
    fact.odometer = command.odometer;
    fact.startedAt = unit.transport->startedAt;
    facts.push_back(std::move(fact));
    return facts;
}

} // namespace haven
