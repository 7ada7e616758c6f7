#include "models/dispatch/undoing.h"

#include "models/dispatch/clinician_desk.h"
#include "models/dispatch/crisis_response.h"
#include "models/dispatch/crisis_rules.h"

// Taking back what was answered and decided in a crisis, and what its clinician said.
namespace haven {

namespace undoing {

namespace {

const ClinicianRequest* requestBehind(const Undoing& undo, const ClinicianAnswered& fact)
{
    const ClinicianRequest* request = nullptr;
    if (const Incident* incident = incidentOf(undo, fact.incident)) {
        for (const auto& one : incident->clinicianRequests)
            request = one.id == fact.request ? &one : request;
    }
    return request;
}

// It followed from a unit that left, which comes back below.
Facts backOnRequest(Undoing& undo, const ClinicianAnswered& fact, const ClinicianRequest* request)
{
    const Unit* unit = fact.unit ? unitOf(undo, *fact.unit) : nullptr;
    const Incident* incident = incidentOf(undo, fact.incident);
    const bool isAskedAnew =
        incident && openRequest(*incident) && openRequest(*incident) != request;
    if (!request || request->stage != fact.stage || !unit || isAskedAnew)
        return overtaken(undo);
    ClinicianAnswered back = fact;
    const bool wasComing =
        stageBefore(*unit, AssignmentStage::Dispatched) == AssignmentStage::EnRoute;
    if (fact.stage == ClinicianStage::Done)
        back.stage = ClinicianStage::Arrived;
    else
        back.stage = wasComing ? ClinicianStage::EnRoute : ClinicianStage::Accepted;
    return std::vector<Event>{std::move(back)};
}

} // namespace

} // namespace undoing

Facts undoing::undoOf(Undoing& undo, const FactAnswered&)
{
    return impossible(undo, "answer it again, that is on the record as a correction");
}

// It followed from a unit that set out or arrived, which comes back below.
Facts undoing::undoOf(Undoing& undo, const ClinicianAnswered& fact)
{
    const bool isOfLeaving =
        holds<UnitCleared>(undo.act.lastAct) && !holds<IncidentClosed>(undo.act.lastAct);
    if (isOfLeaving)
        return backOnRequest(undo, fact, requestBehind(undo, fact));
    if (!holds<UnitArrived>(undo.act.lastAct) && !holds<UnitEnRoute>(undo.act.lastAct))
        return impossible(undo, "say what is so now");
    const ClinicianRequest* request = requestBehind(undo, fact);
    if (!request || request->stage != fact.stage)
        return overtaken(undo);
    // What it was before: somebody's acceptance is not this act's to take back.
    ClinicianAnswered back = fact;
    back.stage = request->answeredAt ? ClinicianStage::Accepted : ClinicianStage::Asked;
    if (fact.stage == ClinicianStage::Arrived && request->enRouteAt)
        back.stage = ClinicianStage::EnRoute;
    return std::vector<Event>{std::move(back)};
}
Facts undoing::undoOf(Undoing& undo, const LevelChanged&)
{
    return never(undo, "a level falls only by a named person with a reason");
}
// What was answered of the person, and a level, are set right and never taken back.
Facts undoing::undoOf(Undoing& undo, const ChecklistStepDone& fact)
{
    const auto& all = undo.act.lastAct;
    if (holds<FactAnswered>(all) || holds<LevelChanged>(all) || holds<EmdRecorded>(all) ||
        holds<RiskProtectionRecorded>(all))
        return impossible(undo, "set the step right in the checklist, or with: step fix ANSWER");
    const auto back = stepTakenBack(undo.state, fact, undo.act);
    return back ? Facts(std::vector<Event>{*back}) : Facts(overtaken(undo));
}
// A key that was a slip has called nobody. What came of a call since is on record, and stays.
Facts undoing::undoOf(Undoing& undo, const HandoffPlaced& fact)
{
    const Incident* incident = incidentOf(undo, fact.incident);
    const Handoff* open = incident ? openHandoff(*incident) : nullptr;
    if (!open || open->number != fact.handoff || open->stage != HandoffStage::Placed)
        return overtaken(undo);
    HandoffProgressed back;
    back.incident = fact.incident;
    back.handoff = fact.handoff;
    back.stage = HandoffStage::NotPlaced;
    return std::vector<Event>{std::move(back)};
}
Facts undoing::undoOf(Undoing& undo, const CrisisFlagDecided& fact)
{
    const auto back = flagTakenBack(undo.state, fact, undo.act.lastAct.front().envelope);
    return back ? Facts(std::vector<Event>{*back}) : Facts(overtaken(undo));
}

} // namespace haven
