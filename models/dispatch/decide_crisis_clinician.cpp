#include "models/base/text.h"
#include "models/dispatch/clinician_desk.h"
#include "models/dispatch/crisis_rules.h"
#include "models/dispatch/decide_parts.h"

#include <algorithm>

// Asking for a clinician works with none on duty: the list is also how unmet need is counted.
namespace haven {

namespace {

bool canFollow(ClinicianStage before, ClinicianStage after)
{
    switch (after) {
    case ClinicianStage::Asked:
        return false;
    case ClinicianStage::Accepted:
        return before == ClinicianStage::Asked;
    // Who sets out has accepted.
    case ClinicianStage::EnRoute:
        return before == ClinicianStage::Asked || before == ClinicianStage::Accepted;
    case ClinicianStage::Declined:
    case ClinicianStage::NotSent:
        return before == ClinicianStage::Asked || before == ClinicianStage::Accepted ||
               before == ClinicianStage::EnRoute;
    case ClinicianStage::Arrived:
        return before == ClinicianStage::Accepted || before == ClinicianStage::EnRoute;
    case ClinicianStage::Done:
        // Help by telephone ends without an arrival.
        return before == ClinicianStage::Accepted || before == ClinicianStage::EnRoute ||
               before == ClinicianStage::Arrived;
    }
    return false;
}

bool needsReason(ClinicianStage stage)
{
    return stage == ClinicianStage::Declined || stage == ClinicianStage::NotSent;
}

const ClinicianRequest* requestOf(const Incident& incident, const std::optional<RequestId>& id)
{
    const auto& requests = incident.clinicianRequests;
    const auto found =
        std::find_if(requests.rbegin(), requests.rend(), [&](const ClinicianRequest& request) {
            return id ? request.id == *id : isRequestOpen(request);
        });
    return found == requests.rend() ? nullptr : &*found;
}

// Who never came cannot know that a colleague's visit is over, and its time would be wrong for
// good.
bool isAnothersToEnd(const ClinicianRequest& request, ClinicianStage stage, const Act& act)
{
    const bool isEnd = stage == ClinicianStage::Done || stage == ClinicianStage::Declined ||
                       stage == ClinicianStage::NotSent;
    const bool isOfAnother = request.stage != ClinicianStage::Asked && request.clinician &&
                             *request.clinician != act.doneBy;
    // The desk records what it hears by radio, and the supervisor may end any.
    const bool isClinicianAlone = act.roles.count(Role::Clinician) > 0 &&
                                  act.roles.count(Role::Dispatcher) == 0 &&
                                  act.roles.count(Role::Supervisor) == 0;
    return isEnd && isOfAnother && isClinicianAlone;
}

std::string stageWord(ClinicianStage stage)
{
    if (stage == ClinicianStage::EnRoute)
        return "en route";
    return toLower(enumName(stage));
}

} // namespace

// Whoever asks for one says that it is a crisis: it gets its level, and is counted.
Facts decideOne(const State& state, const RequestClinician& command, const Act& act)
{
    const auto incident = workingIncident(state, command.incident);
    if (!incident)
        return incident.refusal();
    // Asked once is asked: a second key press must not put the incident on the list twice.
    if (requestOf(**incident, std::nullopt))
        return std::vector<Event>{};
    ClinicianRequested fact;
    fact.request = RequestId(state.counters.request + 1);
    fact.incident = command.incident;
    fact.reason = command.reason;
    std::vector<Event> facts{std::move(fact)};
    for (auto& more : firstLevelFacts(**incident, act))
        facts.push_back(std::move(more));
    return facts;
}

Facts decideOne(const State& state, const AnswerClinician& command, const Act& act)
{
    const auto incident = knownIncident(state, command.incident);
    if (!incident)
        return incident.refusal();
    const ClinicianRequest* request = requestOf(**incident, command.request);
    if (!request)
        return refuse(RefusalCode::ClinicianNotAsked, (*incident)->number);
    if (!canFollow(request->stage, command.stage))
        return refuse(RefusalCode::ClinicianOrder, (*incident)->number, stageWord(request->stage),
                      stageWord(command.stage));
    if (isAnothersToEnd(*request, command.stage, act))
        return refuse(RefusalCode::ClinicianIsAnother, (*incident)->number,
                      nameOfAgent(state, *request->clinician));
    if (needsReason(command.stage) && trimmed(command.reason).empty())
        return refuse(RefusalCode::ClinicianNeedsReason, (*incident)->number,
                      stageWord(command.stage));
    if (command.unit) {
        if (const auto unit = knownUnit(state, *command.unit); !unit)
            return unit.refusal();
    }
    ClinicianAnswered fact;
    fact.request = request->id;
    fact.incident = command.incident;
    fact.stage = command.stage;
    if (act.roles.count(Role::Clinician) > 0)
        fact.clinician = act.doneBy;
    fact.unit = command.unit;
    fact.reason = command.reason;
    return std::vector<Event>{std::move(fact)};
}

} // namespace haven
