#include "models/dispatch/unit_rules.h"

#include "models/base/text.h"
#include "models/dispatch/clinician_desk.h"
#include "models/dispatch/clinician_unit.h"
#include "models/dispatch/event_codec.h"
#include "models/dispatch/record_check.h"
#include "models/dispatch/text_limits.h"
#include "models/dispatch/work_stack.h"

#include <algorithm>

// The steps of an assignment: en route, on scene, transporting, clear.
namespace haven {

namespace {

constexpr Span kTransportMax = Span::hours(12);

struct Step {
    AssignmentStage to = AssignmentStage::EnRoute;
    const std::string& overrideReason;
};

struct Working {
    const Unit& unit;
    const Incident& incident;
    AssignmentStage stage;
};

Result<Working> workingUnit(const State& state, const UnitId& id)
{
    const auto unit = knownUnit(state, id);
    if (!unit)
        return unit.refusal();
    if (!(*unit)->incident)
        return refuse(RefusalCode::UnitWithoutIncident, id.value);
    const auto incident = knownIncident(state, *(*unit)->incident);
    if (!incident)
        return incident.refusal();
    return Working{**unit, **incident, (*unit)->stage.value_or(AssignmentStage::Dispatched)};
}

// A unit cannot leave a scene it never reached, nor be on the way to one it is at (R37).
std::optional<Objection> objectionTo(const Working& working, AssignmentStage to)
{
    const bool isBackwards = to < working.stage;
    const bool neverArrived =
        to == AssignmentStage::Transporting && working.stage < AssignmentStage::OnScene;
    if (!isBackwards && !neverArrived)
        return std::nullopt;
    return Objection{refuse(RefusalCode::StepImpossible, working.unit.id.value,
                            stageWords(working.stage), stageWords(to)),
                     working.unit.id, working.incident.id};
}

// Procedure wants the reading of the odometer at both ends of some transports.
std::vector<Objection> transportObjections(const Working& working, const MarkTransporting& command)
{
    std::vector<Objection> all;
    if (auto no = objectionTo(working, AssignmentStage::Transporting))
        all.push_back(*std::move(no));
    if (command.odometer.empty() && isByProcedure(command.carried))
        all.push_back(Objection{refuse(RefusalCode::TransportNeedsMiles, working.unit.id.value),
                                working.unit.id, working.incident.id});
    return all;
}

// Outreach or a hot-spot stay without an incident: the unit says it is there and its check
// restarts.
Facts arrivedAtOwnWork(const Unit& unit, const std::string& why, const Act& act)
{
    UnitStatusChanged fact;
    fact.unit = unit.id;
    fact.before = unit.status;
    fact.after = unit.status;
    fact.note = noteWithReason("on scene", why);
    fact.place = unit.place;
    fact.checkDueAt = checkDueAt(act.knowledge->codes, unit.status, std::nullopt, act.happenedAt);
    return std::vector<Event>{std::move(fact)};
}

template <class Fact>
Fact stepping(const Working& working, AssignmentStage to, const Act& act)
{
    Fact fact;
    fact.unit = working.unit.id;
    fact.incident = working.incident.id;
    fact.status = stageStatus(act.knowledge->codes, to);
    fact.checkDueAt =
        checkDueAt(act.knowledge->codes, fact.status,
                   CheckedWork{working.incident.priority, working.incident.type}, act.happenedAt);
    return fact;
}

Event stepFact(const Working& working, AssignmentStage to, const Act& act)
{
    if (to == AssignmentStage::OnScene)
        return stepping<UnitArrived>(working, to, act);
    return stepping<UnitEnRoute>(working, to, act);
}

// A clinician's unit that sets out or arrives answers the request: nobody has to say it twice, and
// the time to the clinician is counted.
std::optional<ClinicianAnswered> requestAnswered(const Working& working, AssignmentStage to,
                                                 const Act& act)
{
    const ClinicianRequest* request = openRequest(working.incident);
    if (!request || !isClinicianUnit(working.unit))
        return std::nullopt;
    ClinicianAnswered fact;
    fact.request = request->id;
    fact.incident = working.incident.id;
    fact.unit = working.unit.id;
    if (act.roles.count(Role::Clinician) > 0)
        fact.clinician = act.doneBy;
    fact.stage = to == AssignmentStage::OnScene ? ClinicianStage::Arrived : ClinicianStage::EnRoute;
    const bool isSaid = request->stage == ClinicianStage::Arrived || request->stage == fact.stage;
    return isSaid ? std::nullopt : std::optional(fact);
}

Facts stepOne(const State& state, const UnitId& id, const Step& step, const Act& act)
{
    if (state.units.count(id) > 0 && !maySayFor(state, id, act))
        return refuse(RefusalCode::UnitNotOwn, id.value);
    const auto unit = state.units.find(id);
    if (step.to == AssignmentStage::OnScene && unit != state.units.end() &&
        !unit->second.incident &&
        unit->second.status.primary == UnitPrimary::ConditionallyAvailable)
        return arrivedAtOwnWork(unit->second, step.overrideReason, act);
    const auto working = workingUnit(state, id);
    if (!working)
        return working.refusal();
    std::vector<Event> facts;
    if (const auto no = objectionTo(*working, step.to)) {
        auto recorded = overridden(*no, step.overrideReason, state, act);
        if (!recorded)
            return recorded.refusal();
        append(facts, std::move(recorded).value());
    }
    facts.push_back(stepFact(*working, step.to, act));
    if (auto answered = requestAnswered(*working, step.to, act))
        facts.push_back(*std::move(answered));
    return facts;
}

bool isAlready(const State& state, const UnitId& id, AssignmentStage stage)
{
    const auto unit = state.units.find(id);
    return unit != state.units.end() && unit->second.incident && unit->second.stage == stage;
}

Facts stepUnits(const State& state, const std::vector<UnitId>& named, const Step& step,
                const Act& act)
{
    const auto units = distinctUnits(named);
    if (!units)
        return units.refusal();
    std::vector<Event> facts;
    for (const auto& id : *units) {
        if (isAlready(state, id, step.to))
            continue;
        auto more = stepOne(state, id, step, act);
        if (!more)
            return more.refusal();
        append(facts, std::move(more).value());
    }
    if (facts.empty())
        return refuse(RefusalCode::UnitAlreadyThere, units->front().value, stageWords(step.to),
                      numberOf(state, *state.units.at(units->front()).incident));
    return facts;
}

} // namespace

Facts decideOne(const State& state, const MarkEnRoute& command, const Act& act)
{
    return stepUnits(state, command.units, {AssignmentStage::EnRoute, command.overrideReason}, act);
}

Facts decideOne(const State& state, const MarkOnScene& command, const Act& act)
{
    return stepUnits(state, command.units, {AssignmentStage::OnScene, command.overrideReason}, act);
}

Facts decideOne(const State& state, const MarkTransporting& command, const Act& act)
{
    const auto working = workingUnit(state, command.unit);
    if (!working)
        return working.refusal();
    if (trimmed(command.destination).empty())
        return refuse(RefusalCode::DestinationMissing, command.unit.value);
    if (!command.odometer.empty() && !odometerTenths(command.odometer))
        return refuse(RefusalCode::OdometerMalformed, clipped(command.odometer, kMaxWord),
                      command.unit.value);
    if (command.within && (*command.within < Span::minutes(1) || *command.within > kTransportMax))
        return refuse(RefusalCode::TransportMinutes,
                      std::to_string(kTransportMax.ms / Span::minutes(1).ms));
    std::vector<Event> facts;
    for (const auto& no : transportObjections(*working, command)) {
        auto recorded = overridden(no, command.overrideReason, state, act);
        if (!recorded)
            return recorded.refusal();
        append(facts, std::move(recorded).value());
    }
    auto fact = stepping<UnitTransporting>(*working, AssignmentStage::Transporting, act);
    fact.destination = trimmed(command.destination);
    fact.odometer = command.odometer;
    TransportDetailed details;
    details.unit = fact.unit;
    details.incident = fact.incident;
    details.kind = command.kind.value_or(transportKindOf(fact.destination));
    details.carried = command.carried;
    details.odometer = command.odometer;
    details.lateAt =
        act.happenedAt + command.within.value_or(act.knowledge->codes.alarms.transportWithin);
    facts.push_back(std::move(fact));
    facts.push_back(std::move(details));
    return facts;
}

Facts decideOne(const State& state, const ClearUnits& command, const Act& act)
{
    const auto units = distinctUnits(command.units);
    if (!units)
        return units.refusal();
    const DispositionRule* disposition = nullptr;
    if (command.disposition) {
        const auto known = knownDisposition(act, *command.disposition);
        if (!known)
            return known.refusal();
        disposition = *known;
    }
    std::vector<Event> facts;
    std::map<IncidentId, std::set<UnitId>> left;
    for (const auto& id : *units) {
        const auto working = workingUnit(state, id);
        if (!working)
            return working.refusal();
        if (auto no = emergencyHolds(working->unit))
            return *std::move(no);
        if (const auto no = transportObjection(working->unit, "cl " + id.value)) {
            auto recorded = overridden(*no, command.overrideReason, state, act);
            if (!recorded)
                return recorded.refusal();
            append(facts, std::move(recorded).value());
        }
        UnitCleared fact;
        fact.unit = id;
        fact.incident = working->incident.id;
        fact.reason = clearReasonOf(working->unit);
        fact.status = freeStatus(act.knowledge->codes);
        if (disposition) {
            fact.disposition = disposition->code;
            fact.commonDisposition = disposition->commonCode;
        }
        facts.push_back(std::move(fact));
        left[working->incident.id].insert(id);
    }
    for (const auto& [incident, leavers] : left) {
        if (const auto next = nextPrimary(state.incidents.at(incident), leavers))
            facts.push_back(PrimaryUnitChanged{incident, *next});
    }
    return facts;
}

namespace {

template <class Fact>
bool hasFact(const std::vector<Event>& facts)
{
    return std::any_of(facts.begin(), facts.end(),
                       [](const Event& event) { return isKind<Fact>(event); });
}

// A rule that was passed over, and a silence that was asked for, keep their reason themselves.
bool isReasonKept(const std::vector<Event>& facts)
{
    return std::any_of(facts.begin(), facts.end(), [](const Event& event) {
        const auto* corrected = kindIf<DetailsCorrected>(&event);
        return isKind<OverrideRecorded>(event) || (corrected && !corrected->reason.empty());
    });
}

// What was typed with a command and is in none of its facts.
template <class Command_>
std::string wordsLeft(const Command_& command, const std::vector<Event>& facts)
{
    if constexpr (requires { command.overrideReason; })
        return isReasonKept(facts) ? std::string() : command.overrideReason;
    else
        return {};
}

std::string wordsLeft(const AcknowledgeEmergency& command, const std::vector<Event>&)
{
    return command.words;
}

std::string wordsLeft(const PlaceHandoff& command, const std::vector<Event>&)
{
    return command.words;
}

std::string wordsLeft(const DeclareEmergency& command, const std::vector<Event>&)
{
    return command.words;
}

// Said of a unit that leaves its work, it is about that work too.
std::string wordsLeft(const LogOffUnit& command, const std::vector<Event>& facts)
{
    return hasFact<UnitCleared>(facts) ? command.reason : std::string();
}

// A status keeps its words; a step of the assignment has no place for them, but for a destination.
std::string wordsLeft(const ChangeUnitStatus& command, const std::vector<Event>& facts)
{
    if (hasFact<UnitStatusChanged>(facts) || hasFact<UnitLoggedOff>(facts))
        return {};
    return noteWithReason(hasFact<UnitTransporting>(facts) ? std::string() : command.note,
                          isReasonKept(facts) ? std::string() : command.overrideReason);
}

// The incidents that a command is about, each once.
template <class Command_>
std::vector<IncidentId> incidentsAbout(const Command_& command, const std::vector<Event>& facts)
{
    if constexpr (requires { IncidentId(command.incident); })
        return {command.incident};
    std::vector<IncidentId> all;
    for (const Event& event : facts) {
        if (const auto* opened = kindIf<IncidentOpened>(&event))
            return {opened->incident};
        for (const IncidentId id : incidentsOf(event)) {
            if (std::find(all.begin(), all.end(), id) == all.end())
                all.push_back(id);
        }
    }
    return all;
}

std::vector<IncidentId> incidentsWorked(const State& state, const std::vector<UnitId>& units)
{
    std::vector<IncidentId> all;
    for (const UnitId& id : units) {
        const auto unit = state.units.find(id);
        if (unit != state.units.end() && unit->second.incident &&
            std::find(all.begin(), all.end(), *unit->second.incident) == all.end())
            all.push_back(*unit->second.incident);
    }
    return all;
}

} // namespace

std::string noteWithReason(const std::string& note, const std::string& why)
{
    const std::string reason(trimmed(why));
    const std::string before(trimmed(note));
    return before.empty() || reason.empty() ? before + reason : before + " because " + reason;
}

std::vector<Event> wordsKept(const State& state, const Command& command,
                             const std::vector<Event>& facts)
{
    const std::string words = visitKind(
        [&](const auto& one) { return std::string(trimmed(wordsLeft(one, facts))); }, command);
    if (words.empty())
        return {};
    auto incidents =
        visitKind([&](const auto& one) { return incidentsAbout(one, facts); }, command);
    // An emergency says of no incident what its unit works.
    if (const auto* answered = kindIf<AcknowledgeEmergency>(&command))
        incidents = incidentsWorked(state, {answered->unit});
    if (isKind<DeclareEmergency>(command))
        incidents = incidentsWorked(state, unitsOf(command));
    std::int64_t next = state.counters.note + 1;
    next += std::count_if(facts.begin(), facts.end(),
                          [](const Event& event) { return isKind<NoteAdded>(event); });
    std::vector<Event> notes;
    for (const IncidentId incident : incidents) {
        NoteAdded note;
        note.note = NoteId(next++);
        note.incident = incident;
        note.text = words;
        if (holdsReturn(note.text))
            note.fieldClass = FieldClass::CriminalJustice;
        notes.push_back(std::move(note));
    }
    return notes;
}

} // namespace haven
