#include "models/dispatch/clinician_unit.h"

#include "models/dispatch/clinician_desk.h"
#include "models/dispatch/decide_parts.h"
#include "models/dispatch/waiting.h"

#include <algorithm>

namespace haven {

namespace {

const Unit* clinicianUnit(const State& state, const UnitId& id)
{
    const auto found = state.units.find(id);
    return found != state.units.end() && isClinicianUnit(found->second) ? &found->second : nullptr;
}

bool isAnswered(const std::vector<Event>& facts, RequestId request)
{
    return std::any_of(facts.begin(), facts.end(), [&](const Event& one) {
        const auto* answered = kindIf<ClinicianAnswered>(&one);
        return answered && answered->request == request;
    });
}

bool isCleared(const std::vector<Event>& facts, const UnitId& unit)
{
    return std::any_of(facts.begin(), facts.end(), [&](const Event& one) {
        const auto* cleared = kindIf<UnitCleared>(&one);
        return cleared && cleared->unit == unit;
    });
}

// Another one of them stays, or comes in the place of the one that leaves.
bool isAnotherThere(const State& state, const Incident& incident, const std::vector<Event>& facts)
{
    const bool stays = std::any_of(
        incident.assignments.begin(), incident.assignments.end(), [&](const Assignment& one) {
            return clinicianUnit(state, one.unit) && !isCleared(facts, one.unit);
        });
    return stays || std::any_of(facts.begin(), facts.end(), [&](const Event& one) {
               const auto* sent = kindIf<UnitDispatched>(&one);
               return sent && sent->incident == incident.id && clinicianUnit(state, sent->unit);
           });
}

} // namespace

bool isClinicianUnit(const Unit& unit)
{
    return std::find(unit.skills.begin(), unit.skills.end(), kSkillClinician) != unit.skills.end();
}

bool isOfficerOnScene(const Incident& incident, const State& state)
{
    return std::any_of(
        incident.assignments.begin(), incident.assignments.end(), [&](const Assignment& one) {
            const auto unit = state.units.find(one.unit);
            return one.stage == AssignmentStage::OnScene && unit != state.units.end() &&
                   hasOfficer(unit->second.discipline, unit->second.skills);
        });
}

std::optional<UnitId> clinicianUnitOf(const State& state, const Incident& incident)
{
    const auto works = [&](const UnitId& unit) {
        return std::any_of(incident.assignments.begin(), incident.assignments.end(),
                           [&](const Assignment& one) { return one.unit == unit; });
    };
    const ClinicianRequest* request = openRequest(incident);
    if (request && request->unit && works(*request->unit))
        return request->unit;
    for (const Assignment& one : incident.assignments) {
        if (clinicianUnit(state, one.unit))
            return one.unit;
    }
    return std::nullopt;
}

bool maySayFor(const State& state, const UnitId& id, const Act& act)
{
    if (act.roles.count(Role::Dispatcher) > 0 || act.roles.count(Role::Supervisor) > 0)
        return true;
    const Unit* unit = clinicianUnit(state, id);
    if (!unit)
        return false;
    const auto work =
        unit->incident ? state.incidents.find(*unit->incident) : state.incidents.end();
    const ClinicianRequest* request =
        work == state.incidents.end() ? nullptr : openRequest(work->second);
    const bool isOfAnother = request && request->clinician && *request->clinician != act.doneBy &&
                             request->stage != ClinicianStage::Asked &&
                             (!request->unit || *request->unit == id);
    return !isOfAnother;
}

// Who leaves a scene is done there. Who leaves before they came is not coming: the request waits
// again, and rings, whoever had accepted it.
std::vector<Event> requestsLeft(const State& state, const std::vector<Event>& facts)
{
    std::vector<Event> more;
    for (const Event& one : facts) {
        const auto* cleared = kindIf<UnitCleared>(&one);
        if (!cleared || !clinicianUnit(state, cleared->unit))
            continue;
        const auto incident = state.incidents.find(cleared->incident);
        const ClinicianRequest* request =
            incident == state.incidents.end() ? nullptr : openRequest(incident->second);
        const bool isTheirs = request && request->stage != ClinicianStage::Asked &&
                              (!request->unit || *request->unit == cleared->unit);
        if (!isTheirs || isAnswered(facts, request->id) || isAnswered(more, request->id) ||
            isAnotherThere(state, incident->second, facts))
            continue;
        ClinicianAnswered fact;
        fact.request = request->id;
        fact.incident = cleared->incident;
        fact.unit = cleared->unit;
        fact.stage = request->stage == ClinicianStage::Arrived ? ClinicianStage::Done
                                                               : ClinicianStage::Asked;
        more.push_back(std::move(fact));
    }
    return more;
}

} // namespace haven
