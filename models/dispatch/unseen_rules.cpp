#include "models/dispatch/unseen_rules.h"

#include "models/dispatch/crisis_rules.h"
#include "models/dispatch/decide.h"
#include "models/dispatch/weapon.h"

#include <algorithm>
#include <iterator>

namespace haven {

namespace {

constexpr const char* kSeenField = "title"; // which is shown
constexpr const char* kNoDanger = "none";

// Which incident's unseen words a command would change.
struct Unseen {
    const State& state;

    std::optional<IncidentId> operator()(const ChangeType& wish) const { return wish.incident; }
    std::optional<IncidentId> operator()(const ChangeLocation& wish) const { return wish.incident; }
    std::optional<IncidentId> operator()(const CorrectDetails& wish) const
    {
        return wish.field == kSeenField ? std::nullopt : std::optional(wish.incident);
    }
    // A join is taken back by its number without being read: both stay restricted.
    std::optional<IncidentId> operator()(const SplitIncident& wish) const
    {
        const auto found = state.incidents.find(wish.incident);
        const bool isTakenBack =
            found != state.incidents.end() && found->second.mergedInto && wish.calls.empty();
        return isTakenBack ? std::nullopt : std::optional(wish.incident);
    }

    std::optional<IncidentId> operator()(const TakeCallLocation& wish) const
    {
        return wish.incident;
    }
    std::optional<IncidentId> operator()(const RecordCommunicationNeeds& wish) const
    {
        return wish.incident;
    }
    std::optional<IncidentId> operator()(const RecordPremiseAlarm& wish) const
    {
        return wish.incident;
    }
    std::optional<IncidentId> operator()(const AddNote& wish) const
    {
        return wish.corrects ? std::optional(wish.incident) : std::nullopt;
    }
    std::optional<IncidentId> operator()(const RecordPerson& wish) const
    {
        return wish.person.id.value != 0 ? std::optional(wish.incident) : std::nullopt;
    }
    std::optional<IncidentId> operator()(const RecordVehicle& wish) const
    {
        return wish.vehicle.id.value != 0 ? std::optional(wish.incident) : std::nullopt;
    }
    std::optional<IncidentId> operator()(const DecideFlag& wish) const
    {
        return wish.decision == FlagDecision::Rejected ? std::optional(wish.incident)
                                                       : std::nullopt;
    }
    std::optional<IncidentId> operator()(const SetLevel& wish) const
    {
        const auto found = state.incidents.find(wish.incident);
        const bool isLower =
            found != state.incidents.end() && wish.level < found->second.level.level;
        return isLower ? std::optional(wish.incident) : std::nullopt;
    }
    // That one is needed only raises it, as long as nobody has decided; that none is, of weapons at
    // home, is not decided by who has not read why it was asked.
    std::optional<IncidentId> operator()(const RecordRiskProtection& wish) const
    {
        const auto found = state.incidents.find(wish.incident);
        const bool isDecided = found != state.incidents.end() && found->second.riskProtection &&
                               found->second.riskProtection->decision != RiskDecision::NotDecided;
        return isDecided || wish.decision == RiskDecision::NotNeeded ? std::optional(wish.incident)
                                                                     : std::nullopt;
    }
    // Why it waits is not shown, nor why it was told to: whoever has not read it neither parks it
    // nor ends that. A unit that is sent ends it all the same.
    std::optional<IncidentId> operator()(const HoldIncident& wish) const { return wish.incident; }
    std::optional<IncidentId> operator()(const ReleaseHold& wish) const { return wish.incident; }
    std::optional<IncidentId> operator()(const AnswerClinician& wish) const
    {
        return wish.stage == ClinicianStage::NotSent ? std::optional(wish.incident) : std::nullopt;
    }
    // Who is in the crisis is not shown, so nor is who may do without a clinician.
    std::optional<IncidentId> operator()(const WithholdClinician& wish) const
    {
        return wish.incident;
    }
    // Neither the number nor whether a call there is safe is shown: whoever calls it unseen may
    // call the person that the caller is afraid of.
    std::optional<IncidentId> operator()(const RecordCallback& wish) const { return wish.incident; }
    std::optional<IncidentId> operator()(const TryCallback& wish) const { return wish.incident; }
    // The whole of it each time: it would write over what stands there, and be one of force.
    std::optional<IncidentId> operator()(const RecordForce& wish) const { return wish.incident; }
    std::optional<IncidentId> operator()(const RecordMandatedReport& wish) const
    {
        const bool isNew = wish.standing == MandatedStanding::Due && !wish.number;
        return isNew ? std::nullopt : std::optional(wish.incident);
    }
    // A danger rises unseen, and whatever is an emergency is taken; what else somebody answered
    // stays, whichever way it would turn.
    std::optional<IncidentId> operator()(const AnswerFact& wish) const
    {
        const auto found = state.incidents.find(wish.incident);
        if (found == state.incidents.end())
            return std::nullopt;
        const auto standing = found->second.answers.find(wish.fact);
        if (standing == found->second.answers.end() ||
            standing->second.answer.state != AskState::Answered)
            return std::nullopt;
        const int danger = dangerOf(wish.fact, wish.answer);
        const bool isRise = danger == levelNumber(Level::Emergency) ||
                            danger > dangerOf(wish.fact, standing->second.answer);
        return isRise ? std::nullopt : std::optional(wish.incident);
    }
    // To whom it goes is not shown, nor whether anybody is there. That the caller was lost only
    // raises it, and somebody has to call back.
    std::optional<IncidentId> operator()(const MarkHandoff& wish) const
    {
        return wish.stage == HandoffStage::Dropped ? std::nullopt : std::optional(wish.incident);
    }
    std::optional<IncidentId> operator()(const RecordClosingItem& wish) const
    {
        const auto found = state.incidents.find(wish.incident);
        const bool isAnswered =
            found != state.incidents.end() && found->second.closingItems.count(wish.item) > 0;
        return isAnswered ? std::optional(wish.incident) : std::nullopt;
    }
    // Its steps are not shown, and a refusal would say what the one in hand asks.
    std::optional<IncidentId> operator()(const CompleteStep& wish) const { return wish.incident; }
    std::optional<IncidentId> operator()(const FinishChecklist& wish) const
    {
        return wish.incident;
    }
    // How urgent it is for whom is not shown: of a change unseen only the highest lowers nothing.
    std::optional<IncidentId> operator()(const ChangeDisciplinePriority& wish) const
    {
        return wish.priority == Priority::P1 ? std::nullopt : std::optional(wish.incident);
    }
    std::optional<IncidentId> operator()(const MergeIncidents& wish) const
    {
        return isRestricted(state, wish.into) ? std::nullopt : std::optional(wish.from);
    }
    template <typename Other>
    std::optional<IncidentId> operator()(const Other&) const
    {
        return std::nullopt;
    }
};

// The incident that a command is about, of whatever kind it is.
struct AboutThere {
    std::optional<IncidentId> operator()(const ReleaseStorm& wish) const { return wish.parent; }
    template <typename Other>
    std::optional<IncidentId> operator()(const Other& wish) const
    {
        if constexpr (requires { std::optional<IncidentId>(wish.incident); })
            return wish.incident;
        else
            return std::nullopt;
    }
};

// Which incident a fact lowers; nothing where it adds or raises.
struct LoweredThere {
    const State& state;

    std::optional<IncidentId> operator()(const PriorityChanged& fact) const
    {
        return fact.after > fact.before ? std::optional(fact.incident) : std::nullopt;
    }
    std::optional<IncidentId> operator()(const LevelChanged& fact) const
    {
        const bool isLower = fact.after < fact.before && fact.cause != LevelCause::ByAnswers;
        return isLower ? std::optional(fact.incident) : std::nullopt;
    }
    // A danger that somebody answered, or that a note speaks of: who has not read of it does not
    // take it back.
    std::optional<IncidentId> operator()(const FactAnswered& fact) const
    {
        const auto found = state.incidents.find(fact.incident);
        if (found == state.incidents.end())
            return std::nullopt;
        const Incident& incident = found->second;
        const bool isNone = fact.answer == answered(kNoDanger);
        const auto standing = incident.answers.find(fact.fact);
        const bool isMilder =
            standing != incident.answers.end() &&
            standing->second.answer.state == AskState::Answered &&
            dangerOf(fact.fact, fact.answer) < dangerOf(fact.fact, standing->second.answer);
        const bool isHiding =
            fact.fact == Fact::Weapon && isNone && weaponSign(incident) != WeaponSign::None;
        return isMilder || isHiding ? std::optional(fact.incident) : std::nullopt;
    }
    template <typename Other>
    std::optional<IncidentId> operator()(const Other&) const
    {
        return std::nullopt;
    }
};

} // namespace

bool isRestricted(const State& state, const std::optional<IncidentId>& id)
{
    const auto found = id ? state.incidents.find(*id) : state.incidents.end();
    return found != state.incidents.end() && found->second.visibility == Visibility::Restricted;
}

bool mayReadRestricted(const std::set<Role>& roles)
{
    return mayDo(RestrictIncident{}, roles);
}

bool tellsWhatStandsThere(RefusalCode code)
{
    constexpr RefusalCode kTelling[]{RefusalCode::AidNone,
                                     RefusalCode::AidIsOpen,
                                     RefusalCode::AidOrder,
                                     RefusalCode::AidTimeBefore,
                                     RefusalCode::RotationNone, // in which zone it is
                                     RefusalCode::RecheckWithoutLevel,
                                     RefusalCode::ClinicianNotAsked,
                                     RefusalCode::ClinicianOrder,
                                     RefusalCode::HandoffNeedsPlace,
                                     RefusalCode::HandoffNeedsCallback,
                                     RefusalCode::HandoffIsOpen,
                                     RefusalCode::HandoffNone,
                                     RefusalCode::HandoffOrder,
                                     RefusalCode::HandoffIsAccepted,
                                     RefusalCode::HandoffNeedsReason,
                                     RefusalCode::HandoffNoOther,
                                     RefusalCode::StormNone,
                                     RefusalCode::MajorNone,
                                     RefusalCode::MajorRoleVacant,
                                     RefusalCode::ObjectiveNone,
                                     RefusalCode::StackedAlready,
                                     RefusalCode::StackNone,
                                     RefusalCode::CallNone,
                                     RefusalCode::CallNotLocated,
                                     RefusalCode::PingIsOpen,
                                     RefusalCode::PingNone,
                                     RefusalCode::InterpreterIsAsked,
                                     RefusalCode::InterpreterNone,
                                     RefusalCode::InterpreterNeedsLanguage,
                                     RefusalCode::InterpreterIsThere,
                                     RefusalCode::InterpreterNotThere,
                                     RefusalCode::TextSessionIsOpen,
                                     RefusalCode::TextSessionNone,
                                     RefusalCode::TransferIsOpen,
                                     RefusalCode::TransferNone,
                                     RefusalCode::TransferOrder,
                                     RefusalCode::TransferNeedsReason,
                                     RefusalCode::AlarmIsCanceled,
                                     RefusalCode::ChecklistIsRunning,
                                     RefusalCode::CareNotYours,
                                     RefusalCode::CareUnderAge,
                                     RefusalCode::LevelStandsAlready,
                                     RefusalCode::ReportNumberGiven,
                                     RefusalCode::CloseHasAid,
                                     RefusalCode::CloseHasHandoff,
                                     RefusalCode::CloseHasOpenLine,
                                     RefusalCode::CloseNeedsUnit,
                                     RefusalCode::CloseNeedsTransfer,
                                     RefusalCode::CloseNeedsFacts,
                                     RefusalCode::CloseNeedsFlag,
                                     RefusalCode::CloseNeedsNotSent,
                                     RefusalCode::CloseNeedsRisk,
                                     RefusalCode::CloseNeedsOfficer,
                                     RefusalCode::CloseNeedsFollowUp,
                                     RefusalCode::CustodyIsNotArrest,
                                     RefusalCode::ProtectiveIsNotArrest};
    return std::find(std::begin(kTelling), std::end(kTelling), code) != std::end(kTelling);
}

std::optional<Refusal> loweredUnseen(const State& state, const Event& fact,
                                     const std::set<Role>& roles)
{
    const auto about = visitKind(LoweredThere{state}, fact);
    if (!isRestricted(state, about) || mayReadRestricted(roles))
        return std::nullopt;
    return refuse(RefusalCode::IncidentIsRestricted, state.incidents.at(*about).number);
}

std::optional<Refusal> unseenFault(const State& state, const Command& command,
                                   const std::set<Role>& roles)
{
    const auto about = visitKind(Unseen{state}, command);
    if (!isRestricted(state, about) || mayReadRestricted(roles))
        return std::nullopt;
    return refuse(RefusalCode::IncidentIsRestricted, state.incidents.at(*about).number);
}

Refusal refusalTold(const State& state, const Command& command, const std::set<Role>& roles,
                    const Refusal& refusal)
{
    const auto about = visitKind(AboutThere{}, command);
    if (!tellsWhatStandsThere(refusal.code) || !isRestricted(state, about) ||
        mayReadRestricted(roles))
        return refusal;
    return refuse(RefusalCode::IncidentIsRestricted, state.incidents.at(*about).number);
}

} // namespace haven
