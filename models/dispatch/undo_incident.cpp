#include "models/dispatch/undoing.h"

// Taking back what was done to a call or an incident.
namespace haven {

namespace undoing {

namespace {

// Of the incident, or of one of its callers as long as the call is on it.
std::optional<Location> locationOf(const Incident& incident, std::optional<CallId> call)
{
    if (!call)
        return incident.location;
    const auto found = std::find_if(incident.calls.begin(), incident.calls.end(),
                                    [&](const Call& one) { return one.id == *call; });
    return found == incident.calls.end() ? std::nullopt : std::optional(found->callerLocation);
}

const TextSession* textSessionOf(const Incident& incident, CallId call)
{
    const auto found = std::find_if(incident.calls.begin(), incident.calls.end(),
                                    [&](const Call& one) { return one.id == call; });
    return found == incident.calls.end() || !found->text ? nullptr : &*found->text;
}

} // namespace

} // namespace undoing

Facts undoing::undoOf(Undoing& undo, const IncidentOpened&)
{
    return impossible(undo, "close the incident with a disposition, or join it to another");
}
Facts undoing::undoOf(Undoing& undo, const CallTaken&)
{
    return impossible(undo, "the call stays; correct its fields");
}
Facts undoing::undoOf(Undoing& undo, const NoteAdded&)
{
    // What was said with a step of a unit stays said, and the unit goes back.
    const auto& act = undo.act.lastAct;
    if (holds<UnitCleared>(act) || holds<UnitDispatched>(act) || holds<UnitEnRoute>(act) ||
        holds<UnitArrived>(act) || holds<UnitTransporting>(act))
        return std::vector<Event>{};
    return impossible(undo, "add a note that corrects it");
}

Facts undoing::undoOf(Undoing& undo, const DetailsCorrected& fact)
{
    const Incident* incident = incidentOf(undo, fact.incident);
    // Another desk may have sent somebody silently since: a silence is lifted by saying so.
    if (incident && !fact.call && fact.field == kVoiceField &&
        fact.after == enumName(SendVoice::Silent))
        return impossible(undo, "let them hear it again: d UNIT " + incident->number + " voice");
    // What another desk has written there since is not written over.
    if (!incident || detailOf(*incident, fact.call, fact.field) != fact.after)
        return overtaken(undo);
    DetailsCorrected back = fact;
    std::swap(back.before, back.after);
    back.reason = "undone";
    return std::vector<Event>{std::move(back)};
}

// Owed because of a kind that is taken back with it; a caller who was lost on the way stays owed.
Facts undoing::undoOf(Undoing& undo, const CallbackOwed& fact)
{
    const Incident* incident = incidentOf(undo, fact.incident);
    const bool isByKind = fact.cause == CallbackCause::HangUp ||
                          fact.cause == CallbackCause::Abandoned ||
                          fact.cause == CallbackCause::Silent;
    if (!isByKind || !holds<DetailsCorrected>(undo.act.lastAct))
        return impossible(undo, "call back, or say why nobody has to: cb INCIDENT over WHY");
    if (!incident || !incident->callback)
        return overtaken(undo);
    const auto isIt = [&](const CallbackTask& one) {
        return one.number == fact.number && one.tries == 0;
    };
    if (isIt(*incident->callback))
        return std::vector<Event>{CallbackSettled{fact.incident, "undone", fact.cause}};
    const auto& waiting = incident->callbacksWaiting;
    if (fact.number.empty() || !std::any_of(waiting.begin(), waiting.end(), isIt))
        return overtaken(undo);
    return std::vector<Event>{CallbackSettled{fact.incident, "undone", fact.cause, fact.number}};
}

Facts undoing::undoOf(Undoing& undo, const TextSessionMarked& fact)
{
    const Incident* incident = incidentOf(undo, fact.incident);
    if (!incident)
        return overtaken(undo);
    if (fact.step == TextStep::Written)
        return impossible(undo, "add a note that corrects the lines");
    const bool wasOpened = fact.step == TextStep::Opened;
    // Another desk may have closed it, opened it again, or write with the caller meanwhile: nobody
    // is cut off.
    const TextSession* session = textSessionOf(*incident, fact.call);
    const bool isStill = session && session->closedAt.has_value() != wasOpened;
    const bool isWritten =
        wasOpened && session && session->lastAt && *session->lastAt >= session->openedAt;
    if (!isStill || isWritten)
        return overtaken(undo);
    TextSessionMarked back = fact;
    back.step = wasOpened ? TextStep::Closed : TextStep::Opened;
    back.words = wasOpened ? "undone" : "";
    return std::vector<Event>{std::move(back)};
}

Facts undoing::undoOf(Undoing& undo, const CommunicationNeedsRecorded& fact)
{
    const Incident* incident = incidentOf(undo, fact.incident);
    if (!incident || incident->communication != CommunicationNeeds{fact.after, fact.words})
        return overtaken(undo);
    CommunicationNeedsRecorded back = fact;
    std::swap(back.before, back.after);
    std::swap(back.wordsBefore, back.words);
    return std::vector<Event>{std::move(back)};
}

Facts undoing::undoOf(Undoing& undo, const LocationChanged& fact)
{
    const Incident* incident = incidentOf(undo, fact.incident);
    if (!incident || locationOf(*incident, fact.call) != fact.after)
        return overtaken(undo);
    LocationChanged back = fact;
    std::swap(back.before, back.after);
    back.reason = "undone";
    return std::vector<Event>{std::move(back)};
}

Facts undoing::undoOf(Undoing& undo, const TypeChanged& fact)
{
    const Incident* incident = incidentOf(undo, fact.incident);
    if (!incident || incident->type != fact.after)
        return overtaken(undo);
    const IncidentType* before = undo.act.knowledge->codes.typeFor(fact.before.value);
    TypeChanged back;
    back.incident = fact.incident;
    back.before = fact.after;
    back.after = fact.before;
    back.commonType = before ? before->commonCode : std::string();
    back.priorityBefore = incident->priority;
    back.priorityAfter = std::min(incident->priority, fact.priorityBefore);
    if (before)
        back.protocol = before->protocol;
    return std::vector<Event>{std::move(back)};
}

Facts undoing::undoOf(Undoing& undo, const PriorityChanged& fact)
{
    const Incident* incident = incidentOf(undo, fact.incident);
    if (!incident || incident->priority != fact.after)
        return overtaken(undo);
    if (fact.before > fact.after)
        return never(undo, "it would lower the priority; lower it with a reason of its own");
    return std::vector<Event>{PriorityChanged{fact.incident, fact.after, fact.before, "undone"}};
}

Facts undoing::undoOf(Undoing& undo, const IncidentHeld& fact)
{
    const Incident* incident = incidentOf(undo, fact.incident);
    // Somebody else may have held it anew, for a reason of theirs.
    const Instant own = undo.act.lastAct.front().envelope.happenedAt;
    if (!incident || incident->stage != IncidentStage::Held || incident->heldAt != own)
        return overtaken(undo);
    return std::vector<Event>{holdReleased(*incident, "undone")};
}

Facts undoing::undoOf(Undoing& undo, const HoldReleased& fact)
{
    const Incident* incident = incidentOf(undo, fact.incident);
    // It was let go by the closing that is taken back beside this.
    const bool isOpenAgain =
        incident &&
        (incident->stage == IncidentStage::Open ||
         (incident->stage == IncidentStage::Closed && holds<IncidentClosed>(undo.act.lastAct)));
    if (!isOpenAgain)
        return overtaken(undo);
    if (incident->priority == Priority::P1)
        return never(undo, "a P1 incident is never held");
    IncidentHeld back{fact.incident, kHeldAgain, {}};
    if (!fact.reasonBefore.empty())
        back.reason = fact.reasonBefore;
    if (fact.untilBefore > undo.act.happenedAt) // nor does a hold begin that is over
        back.until = fact.untilBefore;
    return std::vector<Event>{std::move(back)};
}

Facts undoing::undoOf(Undoing& undo, const IncidentClosed& fact)
{
    const Incident* incident = incidentOf(undo, fact.incident);
    if (!incident || incident->stage != IncidentStage::Closed || incident->mergedInto)
        return overtaken(undo);
    return std::vector<Event>{IncidentReopened{fact.incident, "closing was undone"}};
}

} // namespace haven
