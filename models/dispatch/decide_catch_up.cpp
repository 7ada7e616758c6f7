#include "models/base/one_of.h"
#include "models/base/text.h"
#include "models/dispatch/decide_parts.h"
#include "models/dispatch/event_codec.h"

#include <algorithm>
#include <type_traits>

// After an outage what was written on cards is entered with the times it happened. The record says
// so, for such a time is only as good as the pen; and nothing is put before what is known to have
// come later.
namespace haven {

namespace {

// People write minutes.
constexpr Span kWrittenTo = Span::minutes(1);

// What people do in the field or on the telephone. Sign-ons, settings, what is sealed and what
// takes an act back are done at a desk that works.
template <class Command_>
constexpr bool isWritten = OneOf<
    Command_,
    std::variant<
        OpenIncident, OpenAdvised, TakeCall, RecordCallback, AddNote, CorrectDetails,
        ChangeLocation, ChangeType, ChangePriority, RecordPerson, RecordVehicle, RecordCaution,
        HoldIncident, ReleaseHold, CloseIncident, RecordEmd, LogOnUnit, LogOffUnit,
        ChangeUnitStatus, DispatchUnits, MarkEnRoute, MarkOnScene, MarkTransporting, ClearUnits,
        PreemptUnit, SwapUnits, SetPrimaryUnit, OnViewActivity, CheckUnits, MoveUnit,
        DeclareEmergency, AcknowledgeEmergency, EndEmergency, DecideFlag, AnswerFact, SetLevel,
        RequestClinician, AnswerClinician, CompleteStep, RecordRecheck, PlaceHandoff, MarkHandoff,
        TryCallback, ChangeCrew, HoldAir, ReleaseAir, ReachDestination, RunCheck, AskAid, AnswerAid,
        AskInTurn, PassTurn, ChangeDisciplinePriority, AddOutsideUnit, RecordCallLocation,
        MarkCarrierPing, MarkInterpreter, RecordCommunicationNeeds, MarkTextSession, AddTranscript,
        PlaceTransfer, MarkTransfer, RecordPremiseAlarm, CancelPremiseAlarm>>;

template <class Command_>
bool hasReason(const Command_& command)
{
    if constexpr (requires { command.overrideReason; })
        return !command.overrideReason.empty();
    else
        return false;
}

template <class Command_>
std::optional<IncidentId> incidentSpokenOf(const Command_& command)
{
    if constexpr (requires { IncidentId(command.incident); })
        return command.incident;
    else
        return std::nullopt;
}

} // namespace

std::optional<Refusal> sourceFault(const State& state, const Command& command, const Act& act)
{
    const bool isPossible = visitKind(
        [](const auto& one) { return isWritten<std::remove_cvref_t<decltype(one)>>; }, command);
    if (!isPossible)
        return refuse(RefusalCode::SourceNotHere, deedName(command));
    if (act.happenedAt == act.recordedAt)
        return refuse(RefusalCode::SourceNeedsTime, act.source);
    // A reason goes on against the order of things, as everywhere.
    if (visitKind([](const auto& one) { return hasReason(one); }, command))
        return std::nullopt;
    const Instant latest = act.happenedAt + kWrittenTo;
    const auto incident = visitKind([](const auto& one) { return incidentSpokenOf(one); }, command);
    if (incident) {
        const auto found = state.incidents.find(*incident);
        if (found != state.incidents.end() && latest < found->second.openedAt)
            return refuse(RefusalCode::TimeBeforeCall, found->second.number);
    }
    if (isKind<DeclareEmergency>(command))
        return std::nullopt; // never argued with
    for (const UnitId& id : unitsOf(command)) {
        const auto found = state.units.find(id);
        if (found != state.units.end() && latest < found->second.statusSince)
            return refuse(RefusalCode::TimeBeforeStep, id.value);
    }
    return std::nullopt;
}

ActReconstructed reconstructedFrom(const std::string& source, const Command& command,
                                   const std::vector<Event>& facts)
{
    ActReconstructed fact;
    fact.source = std::string(trimmed(source));
    fact.deed = deedName(command);
    fact.units = unitsOf(command);
    for (const Event& one : facts) {
        const auto about = incidentsOf(one);
        if (!fact.incident && !about.empty())
            fact.incident = about.front();
        for (const UnitId& unit : unitsOf(one)) {
            if (std::find(fact.units.begin(), fact.units.end(), unit) == fact.units.end())
                fact.units.push_back(unit);
        }
    }
    return fact;
}

} // namespace haven
