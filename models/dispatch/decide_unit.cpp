#include "models/dispatch/unit_rules.h"

#include "models/base/text.h"
#include "models/dispatch/record_check.h"
#include "models/dispatch/unit_discipline.h"
#include "models/dispatch/work_stack.h"

#include <algorithm>

// Units come on duty, go off, say what they do and answer their status checks.
namespace haven {

namespace {

constexpr std::size_t kMaxCallSign = 20; // bytes; a call sign is said on the radio

// "26-000036"
bool isIncidentForm(std::string_view text)
{
    const auto hyphen = text.find('-');
    return hyphen != std::string_view::npos && isDigits(text.substr(0, hyphen)) &&
           isDigits(text.substr(hyphen + 1)) && text.size() - hyphen > 5;
}

// It is said on the radio: a sign alone is none, and neither is what incidents are numbered by.
bool isCallSign(std::string_view text)
{
    const bool isSaid = std::any_of(text.begin(), text.end(), [](char c) {
        return isDigit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
               static_cast<unsigned char>(c) >= 0x80;
    });
    return isSaid && !isIncidentForm(text) && text.size() <= kMaxCallSign && isStorableText(text) &&
           text.find_first_of(" \t,.;\"") == std::string_view::npos;
}

// What a unit may also be while it works an incident; anything else says it is not working it.
bool isAtWork(const StatusRule& rule)
{
    using enum UnitSecondary;
    static const std::set<UnitSecondary> atWork = {AcknowledgedTransmission,
                                                   AlternateLocation,
                                                   Backup,
                                                   COP_or_POP,
                                                   Delayed,
                                                   Departed,
                                                   Event,
                                                   Hospital,
                                                   Investigation,
                                                   Location,
                                                   PatientContact,
                                                   Post,
                                                   ResponderInitiatedEvent,
                                                   Staging,
                                                   TrafficStop};
    return rule.primary != UnitPrimary::Available && atWork.count(rule.secondary) > 0;
}

std::string statusList(const Codes& codes)
{
    std::vector<std::string> labels;
    for (const auto& rule : codes.statuses)
        labels.push_back(rule.label.value);
    return joined(labels, ", ");
}

std::optional<CheckedWork> checkedWork(const State& state, const Unit& unit)
{
    if (!unit.incident)
        return std::nullopt;
    const auto found = state.incidents.find(*unit.incident);
    if (found == state.incidents.end())
        return std::nullopt;
    return CheckedWork{found->second.priority, found->second.type};
}

std::optional<Objection> objectionTo(const State& state, const Unit& unit, const StatusRule& rule)
{
    if (unit.incident && !isAtWork(rule))
        return Objection{refuse(RefusalCode::StatusImpossible, unit.id.value, rule.text,
                                numberOf(state, *unit.incident)),
                         unit.id, unit.incident};
    if (!unit.incident && stageOf(rule.secondary))
        return Objection{refuse(RefusalCode::UnitWithoutIncident, unit.id.value), unit.id,
                         std::nullopt};
    return std::nullopt;
}

// A reason that a rule wanted stands beside the rule; any other is a part of what was said.
UnitStatusChanged changing(const State& state, const Unit& unit, const StatusRule& rule,
                           const ChangeUnitStatus& command, const Act& act)
{
    UnitStatusChanged fact;
    fact.unit = unit.id;
    fact.before = unit.status;
    fact.after = statusOf(rule);
    fact.note = objectionTo(state, unit, rule)
                    ? command.note
                    : noteWithReason(command.note, command.overrideReason);
    if (command.place)
        fact.place = placed(*command.place, act);
    // What is said of a unit at its work is said of the work.
    if (!fact.note.empty() || fact.place)
        fact.incident = unit.incident;
    fact.checkDueAt =
        checkDueAt(act.knowledge->codes, fact.after, checkedWork(state, unit), act.happenedAt);
    return fact;
}

// A label that means a step of the assignment is that step: one rule, whatever the hand typed.
std::optional<Facts> asStep(const State& state, const Unit& unit, const StatusRule& rule,
                            const ChangeUnitStatus& command, const Act& act)
{
    if (rule.secondary == UnitSecondary::OffDuty)
        return decideOne(state, LogOffUnit{unit.id, command.note, command.overrideReason}, act);
    const auto stage = stageOf(rule.secondary);
    if (!unit.incident || !stage)
        return std::nullopt;
    switch (*stage) {
    case AssignmentStage::Assigned:
    case AssignmentStage::Dispatched:
        return decideOne(
            state, DispatchUnits{{unit.id}, *unit.incident, *stage, command.overrideReason}, act);
    case AssignmentStage::EnRoute:
        return decideOne(state, MarkEnRoute{{unit.id}, command.overrideReason}, act);
    case AssignmentStage::OnScene:
        return decideOne(state, MarkOnScene{{unit.id}, command.overrideReason}, act);
    case AssignmentStage::Transporting: {
        const bool isNoteAlone = !command.place || command.place->text.empty();
        const std::string to = isNoteAlone            ? command.note
                               : command.note.empty() ? command.place->text
                                                      : command.place->text + ", " + command.note;
        return decideOne(state, MarkTransporting{unit.id, to, "", command.overrideReason}, act);
    }
    }
    return std::nullopt;
}

// "clin" is the CLIN that other rules look for.
std::string skillSpelled(const std::string& said)
{
    for (const char* known : {kSkillClinician, kSkillCit}) {
        if (equalsIgnoringCase(said, known))
            return known;
    }
    if (equalsIgnoringCase(said, "clinician")) // as the plans understand it
        return kSkillClinician;
    return said;
}

} // namespace

Facts decideOne(const State& state, const LogOnUnit& command, const Act& act)
{
    if (!isCallSign(command.unit.value))
        return refuse(RefusalCode::CallSignMalformed, command.unit.value);
    if (state.units.count(command.unit) > 0)
        return refuse(RefusalCode::UnitAlreadyOnDuty, command.unit.value);
    UnitLoggedOn fact;
    fact.unit = command.unit;
    fact.officers = command.officers;
    fact.vehicle = command.vehicle;
    fact.radio = command.radio;
    if (command.beat) {
        auto beat = knownBeat(act, *command.beat);
        if (!beat)
            return beat.refusal();
        fact.beat = *std::move(beat);
    }
    for (const std::string& skill : command.skills)
        fact.skills.push_back(skillSpelled(skill));
    fact.discipline =
        command.discipline.value_or(disciplineOfCrew(fact.skills, command.officers.size()));
    fact.status = freeStatus(act.knowledge->codes);
    std::vector<Event> facts{std::move(fact)};
    if (command.odometer.empty() && command.equipment.empty())
        return facts;
    if (!command.odometer.empty() && !odometerTenths(command.odometer))
        return refuse(RefusalCode::OdometerMalformed, clipped(command.odometer, kMaxCallSign),
                      command.unit.value);
    CrewChanged crew;
    crew.unit = command.unit;
    crew.equipment = command.equipment;
    crew.odometer = command.odometer;
    facts.push_back(std::move(crew));
    return facts;
}

namespace {

// Once the unit is off duty nobody is reminded of a hit that belongs to no incident.
bool isHitOfUnitAlone(const State& state, const Unit& unit)
{
    return std::any_of(state.checks.begin(), state.checks.end(), [&](const auto& one) {
        const RecordCheck& check = one.second;
        const bool isKnown = check.incident && state.incidents.count(*check.incident) > 0;
        return check.unit == unit.id && isToConfirm(check) && !isKnown;
    });
}

} // namespace

Facts decideOne(const State& state, const LogOffUnit& command, const Act& act)
{
    const auto found = knownUnit(state, command.unit);
    if (!found)
        return found.refusal();
    const Unit& unit = **found;
    if (unit.emergency)
        return refuse(RefusalCode::EmergencyStands, unit.id.value);
    std::vector<Event> facts;
    if (isHitOfUnitAlone(state, unit)) {
        const Objection stillOpen{refuse(RefusalCode::CheckStillOpen, unit.id.value), unit.id, {}};
        auto recorded = overridden(stillOpen, command.overrideReason, state, act);
        if (!recorded)
            return recorded.refusal();
        append(facts, std::move(recorded).value());
    }
    if (unit.incident) {
        const Objection stillWorking{
            refuse(RefusalCode::UnitOnIncident, unit.id.value, numberOf(state, *unit.incident)),
            unit.id, unit.incident};
        auto recorded = overridden(stillWorking, command.overrideReason, state, act);
        if (!recorded)
            return recorded.refusal();
        append(facts, std::move(recorded).value());
        append(facts, leaving(state, unit, clearReasonOf(unit), freeStatus(act.knowledge->codes)));
    }
    facts.push_back(UnitLoggedOff{
        unit.id,
        facts.empty() ? noteWithReason(command.reason, command.overrideReason) : command.reason});
    return facts;
}

Facts decideOne(const State& state, const ChangeUnitStatus& command, const Act& act)
{
    const auto units = distinctUnits(command.units);
    if (!units)
        return units.refusal();
    const Codes& codes = act.knowledge->codes;
    const StatusRule* rule = codes.statusFor(command.label.value);
    if (!rule)
        return refuse(RefusalCode::StatusUnknown, command.label.value, statusList(codes));
    std::vector<Event> facts;
    for (const auto& id : *units) {
        const auto unit = knownUnit(state, id);
        if (!unit)
            return unit.refusal();
        if (auto step = asStep(state, **unit, *rule, command, act)) {
            if (!*step)
                return step->refusal();
            append(facts, std::move(*step).value());
            // Where a unit says it is, is kept with a step too; of a transport it is where to.
            if (command.place && !isKind<TransportDetailed>(facts.back()))
                facts.push_back(UnitMoved{id, placed(*command.place, act), (*unit)->incident});
            continue;
        }
        // Whoever called for help does not read as free on any board.
        if ((*unit)->emergency && rule->primary != UnitPrimary::NotAvailable)
            return refuse(RefusalCode::EmergencyStands, id.value);
        if (const auto no = objectionTo(state, **unit, *rule)) {
            auto recorded = overridden(*no, command.overrideReason, state, act);
            if (!recorded)
                return recorded.refusal();
            append(facts, std::move(recorded).value());
        }
        facts.push_back(changing(state, **unit, *rule, command, act));
    }
    return facts;
}

Facts decideOne(const State& state, const CheckUnits& command, const Act& act)
{
    std::vector<UnitId> units;
    if (command.units.empty()) {
        for (const auto& [id, unit] : state.units) {
            if (unit.checkDueAt && *unit.checkDueAt <= act.recordedAt)
                units.push_back(id);
        }
        if (units.empty())
            return refuse(RefusalCode::NoCheckDue);
    } else {
        units = distinctUnits(command.units).value();
    }
    std::vector<Event> facts;
    for (const auto& id : units) {
        const auto unit = knownUnit(state, id);
        if (!unit)
            return unit.refusal();
        StatusChecked fact;
        fact.unit = id;
        fact.note = command.note;
        if (!fact.note.empty())
            fact.incident = (*unit)->incident;
        fact.checkDueAt = checkDueAt(act.knowledge->codes, (*unit)->status,
                                     checkedWork(state, **unit), act.happenedAt);
        facts.push_back(std::move(fact));
    }
    return facts;
}

Facts decideOne(const State& state, const MoveUnit& command, const Act& act)
{
    const auto unit = knownUnit(state, command.unit);
    if (!unit)
        return unit.refusal();
    if (trimmed(command.place.text).empty() && !command.place.point)
        return refuse(RefusalCode::UnitPlaceMissing, command.unit.value);
    return std::vector<Event>{
        UnitMoved{command.unit, placed(command.place, act), (*unit)->incident}};
}

} // namespace haven
