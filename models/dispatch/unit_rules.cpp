#include "models/dispatch/unit_rules.h"

#include "models/dispatch/crisis_rules.h"
#include "models/dispatch/work_stack.h"

#include <algorithm>

namespace haven {

namespace {

void keepShortest(std::optional<Span>& shortest, const std::optional<Span>& span)
{
    if (span && span->ms > 0 && (!shortest || *span < *shortest))
        shortest = span;
}

std::optional<Span> checkEveryAtWork(const PriorityRule& rule, UnitSecondary secondary)
{
    switch (stageOf(secondary).value_or(AssignmentStage::OnScene)) {
    case AssignmentStage::Assigned:
        return std::nullopt;
    case AssignmentStage::Dispatched:
    case AssignmentStage::EnRoute:
        return rule.enRouteMax;
    case AssignmentStage::OnScene:
    case AssignmentStage::Transporting:
        return rule.checkEvery;
    }
    return std::nullopt;
}

UnitSecondary secondaryOf(AssignmentStage stage)
{
    switch (stage) {
    case AssignmentStage::Assigned:
        return UnitSecondary::Assigned;
    case AssignmentStage::Dispatched:
        return UnitSecondary::Dispatched;
    case AssignmentStage::EnRoute:
        return UnitSecondary::EnRoute;
    case AssignmentStage::OnScene:
        return UnitSecondary::OnScene;
    case AssignmentStage::Transporting:
        return UnitSecondary::Transporting;
    }
    return UnitSecondary::Dispatched;
}

} // namespace

Facts overridden(const Objection& objection, const std::string& reason, const State& state,
                 const Act& act)
{
    if (reason.empty())
        return objection.refusal;
    OverrideRecorded fact;
    fact.rule = refusalName(objection.refusal.code);
    fact.unit = objection.unit;
    fact.incident = objection.incident;
    fact.reason = reason;
    fact.reasonClass = reasonClassOf(state, objection.incident, act.knowledge->codes);
    return std::vector<Event>{std::move(fact)};
}

std::optional<Objection> transportObjection(const Unit& unit, const std::string& line)
{
    if (!isTransporting(unit))
        return std::nullopt;
    return Objection{refuse(RefusalCode::TransportUnderWay, unit.id.value, line), unit.id,
                     unit.incident};
}

std::optional<Refusal> emergencyHolds(const Unit& unit)
{
    if (!unit.emergency || !unit.incident)
        return std::nullopt;
    return refuse(RefusalCode::EmergencyStands, unit.id.value);
}

bool hasEmergency(const State& state, const Incident& incident)
{
    return std::any_of(incident.assignments.begin(), incident.assignments.end(),
                       [&](const Assignment& one) {
                           const auto unit = state.units.find(one.unit);
                           return unit != state.units.end() && unit->second.emergency;
                       });
}

void append(std::vector<Event>& facts, std::vector<Event> more)
{
    for (auto& fact : more)
        facts.push_back(std::move(fact));
}

SendVoice airVoiceOf(const State& state, const std::vector<IncidentId>& incidents)
{
    const bool isSilent =
        std::any_of(incidents.begin(), incidents.end(), [&](const IncidentId& id) {
            const auto found = state.incidents.find(id);
            return found != state.incidents.end() && found->second.voice == SendVoice::Silent;
        });
    return isSilent ? SendVoice::Silent : SendVoice::NotSaid;
}

Result<std::vector<UnitId>> distinctUnits(const std::vector<UnitId>& units)
{
    std::vector<UnitId> distinct;
    for (const auto& unit : units) {
        if (std::find(distinct.begin(), distinct.end(), unit) == distinct.end())
            distinct.push_back(unit);
    }
    if (distinct.empty())
        return refuse(RefusalCode::UnitsMissing);
    return distinct;
}

UnitStatus statusOf(const StatusRule& rule)
{
    return UnitStatus{rule.label, rule.primary, rule.secondary};
}

UnitStatus stageStatus(const Codes& codes, AssignmentStage stage)
{
    return statusOf(codes.statusMeaning(UnitPrimary::NotAvailable, secondaryOf(stage)));
}

UnitStatus freeStatus(const Codes& codes)
{
    return statusOf(codes.statusMeaning(UnitPrimary::Available, UnitSecondary::InService));
}

std::optional<AssignmentStage> stageOf(UnitSecondary secondary)
{
    // Not a switch: only these five of some forty common statuses are steps of an assignment.
    if (secondary == UnitSecondary::Assigned)
        return AssignmentStage::Assigned;
    if (secondary == UnitSecondary::Dispatched)
        return AssignmentStage::Dispatched;
    if (secondary == UnitSecondary::EnRoute)
        return AssignmentStage::EnRoute;
    if (secondary == UnitSecondary::OnScene || secondary == UnitSecondary::Arrived)
        return AssignmentStage::OnScene;
    if (secondary == UnitSecondary::Transporting)
        return AssignmentStage::Transporting;
    return std::nullopt;
}

std::string stageWords(AssignmentStage stage)
{
    switch (stage) {
    case AssignmentStage::Assigned:
        return "reserved";
    case AssignmentStage::Dispatched:
        return "dispatched";
    case AssignmentStage::EnRoute:
        return "en route";
    case AssignmentStage::OnScene:
        return "on scene";
    case AssignmentStage::Transporting:
        return "transporting";
    }
    return {};
}

std::string statusWords(const Codes& codes, const UnitStatus& status)
{
    const StatusRule* rule = codes.statusFor(status.label.value);
    return rule && !rule->text.empty() ? rule->text : status.label.value;
}

std::optional<Instant> checkDueAt(const Codes& codes, const UnitStatus& status,
                                  const std::optional<CheckedWork>& work, Instant from)
{
    std::optional<Span> every;
    if (const StatusRule* rule = codes.statusFor(status.label.value))
        keepShortest(every, rule->checkEvery);
    if (work) {
        keepShortest(every, checkEveryAtWork(codes.ruleFor(work->priority), status.secondary));
        const IncidentType* type = codes.typeFor(work->type.value);
        if (type && status.secondary == UnitSecondary::OnScene)
            keepShortest(every, type->checkEvery);
    }
    if (!every)
        return std::nullopt;
    return from + *every;
}

bool hasPrimary(const Incident& incident)
{
    return std::any_of(incident.assignments.begin(), incident.assignments.end(),
                       [](const Assignment& one) { return one.role == AssignmentRole::Primary; });
}

const Assignment* assignmentOf(const Incident& incident, const UnitId& unit)
{
    const auto found = std::find_if(incident.assignments.begin(), incident.assignments.end(),
                                    [&](const Assignment& one) { return one.unit == unit; });
    return found == incident.assignments.end() ? nullptr : &*found;
}

std::optional<UnitId> nextPrimary(const Incident& incident, const std::set<UnitId>& leaving)
{
    const auto stays = [&](const Assignment& one) { return leaving.count(one.unit) == 0; };
    const bool primaryStays = std::any_of(
        incident.assignments.begin(), incident.assignments.end(),
        [&](const Assignment& one) { return one.role == AssignmentRole::Primary && stays(one); });
    const auto next = std::find_if(incident.assignments.begin(), incident.assignments.end(), stays);
    if (primaryStays || next == incident.assignments.end())
        return std::nullopt;
    return next->unit;
}

std::vector<Event> leaving(const State& state, const Unit& unit, ClearReason reason,
                           const UnitStatus& status)
{
    HAVEN_ASSERT(unit.incident.has_value());
    UnitCleared cleared;
    cleared.unit = unit.id;
    cleared.incident = *unit.incident;
    cleared.reason = reason;
    cleared.status = status;
    std::vector<Event> facts{std::move(cleared)};
    const auto incident = state.incidents.find(*unit.incident);
    if (incident == state.incidents.end())
        return facts;
    if (const auto next = nextPrimary(incident->second, {unit.id}))
        facts.push_back(PrimaryUnitChanged{*unit.incident, *next});
    return facts;
}

ClearReason clearReasonOf(const Unit& unit)
{
    const auto stage = unit.stage.value_or(AssignmentStage::Dispatched);
    return stage >= AssignmentStage::OnScene ? ClearReason::Done
                                             : ClearReason::CanceledBeforeArrival;
}

} // namespace haven
