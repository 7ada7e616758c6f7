#pragma once

#include "models/dispatch/evolve.h"

// fold() for each fact, grouped as the events are; evolve() picks by type. Private to evolve*.cpp.
namespace haven {

struct Fold {
    State& state;
    const Envelope& envelope;
    ChangeSet& changes;

    // Both answer nullptr where the incident or unit is not in memory: an old log may speak of one
    // that left it, and evolve cannot fail.
    Incident* incident(IncidentId id) const;
    Unit* unit(const UnitId& id) const;
};

// Alarms of this kind about the incident are over: what they asked for has happened.
void endAlarms(const Fold& f, AlarmKind kind, IncidentId incident);
void endAlarms(const Fold& f, AlarmKind kind, const UnitId& unit);
// Somebody has looked at what fitted a BOLO there.
void seeBoloMatches(const Fold& f, const std::optional<IncidentId>& incident,
                    const std::optional<UnitId>& unit);

void fold(const Fold& f, const StationCreated& fact);
void fold(const Fold& f, const AccountChanged& fact);
void fold(const Fold& f, const SettingChanged& fact);
void fold(const Fold& f, const AgentSignedOn& fact);
void fold(const Fold& f, const AgentSignedOff& fact);
void fold(const Fold& f, const AlarmsHandedOver& fact);
void fold(const Fold& f, const RequestRefused& fact);
void fold(const Fold& f, const AlarmRaised& fact);
void fold(const Fold& f, const AlarmAcknowledged& fact);
void fold(const Fold& f, const AlarmShelved& fact);
void fold(const Fold& f, const AlarmUnshelved& fact);
void fold(const Fold& f, const LadderStepTaken& fact);
void fold(const Fold& f, const ImportStarted& fact);
void fold(const Fold& f, const PastIncidentRecorded& fact);
void fold(const Fold& f, const ImportFinished& fact);
void fold(const Fold& f, const LogExported& fact);
void fold(const Fold& f, const PayloadRemoved& fact);

void fold(const Fold& f, const IncidentScheduled& fact);
void fold(const Fold& f, const ScheduledEntered& fact);
void fold(const Fold& f, const ScheduleCanceled& fact);
void fold(const Fold& f, const WatchPlaced& fact);
void fold(const Fold& f, const WatchVisited& fact);
void fold(const Fold& f, const WatchEnded& fact);
void fold(const Fold& f, const PassOnWritten& fact);
void fold(const Fold& f, const PassOnEnded& fact);
void fold(const Fold& f, const MessageSent& fact);
void fold(const Fold& f, const MessageMarked& fact);
void fold(const Fold& f, const ReliefGiven& fact);
void fold(const Fold& f, const ReliefTaken& fact);
void fold(const Fold& f, const StormGathered& fact);
void fold(const Fold& f, const StormReleased& fact);
void fold(const Fold& f, const DispatchGroupChanged& fact);
void fold(const Fold& f, const GroupsWatched& fact);
void fold(const Fold& f, const MajorDeclared& fact);
void fold(const Fold& f, const MajorRoleTaken& fact);
void fold(const Fold& f, const ObjectiveSet& fact);
void fold(const Fold& f, const ObjectiveMet& fact);
void fold(const Fold& f, const MajorEnded& fact);

void fold(const Fold& f, const IncidentOpened& fact);
void fold(const Fold& f, const CallTaken& fact);
void fold(const Fold& f, const CallbackAttempted& fact);
void fold(const Fold& f, const CallMoved& fact);
void fold(const Fold& f, const NoteAdded& fact);
void fold(const Fold& f, const DetailsCorrected& fact);
void fold(const Fold& f, const LocationChanged& fact);
void fold(const Fold& f, const TypeChanged& fact);
void fold(const Fold& f, const PriorityChanged& fact);
void fold(const Fold& f, const PersonRecorded& fact);
void fold(const Fold& f, const VehicleRecorded& fact);
void fold(const Fold& f, const CautionRecorded& fact);
void fold(const Fold& f, const CautionEnded& fact);
void fold(const Fold& f, const CautionAcknowledged& fact);
void fold(const Fold& f, const IncidentHeld& fact);
void fold(const Fold& f, const HoldReleased& fact);
void fold(const Fold& f, const IncidentsLinked& fact);
void fold(const Fold& f, const IncidentsMerged& fact);
void fold(const Fold& f, const IncidentSplit& fact);
void fold(const Fold& f, const IncidentClosed& fact);
void fold(const Fold& f, const IncidentReopened& fact);
void fold(const Fold& f, const ReportNumberAssigned& fact);
void fold(const Fold& f, const VisibilityChanged& fact);
void fold(const Fold& f, const EmdRecorded& fact);

void fold(const Fold& f, const UnitLoggedOn& fact);
void fold(const Fold& f, const UnitLoggedOff& fact);
void fold(const Fold& f, const UnitStatusChanged& fact);
void fold(const Fold& f, const UnitDispatched& fact);
void fold(const Fold& f, const UnitEnRoute& fact);
void fold(const Fold& f, const UnitArrived& fact);
void fold(const Fold& f, const UnitTransporting& fact);
void fold(const Fold& f, const UnitCleared& fact);
void fold(const Fold& f, const PrimaryUnitChanged& fact);
void fold(const Fold& f, const StatusChecked& fact);
void fold(const Fold& f, const UnitMoved& fact);
void fold(const Fold& f, const EmergencyDeclared& fact);
void fold(const Fold& f, const EmergencyAcknowledged& fact);
void fold(const Fold& f, const EmergencyEnded& fact);
void fold(const Fold& f, const OverrideRecorded& fact);
void fold(const Fold& f, const ActUndone& fact);

void fold(const Fold& f, const CrisisFlagSuggested& fact);
void fold(const Fold& f, const CrisisFlagDecided& fact);
void fold(const Fold& f, const FlagDecisionUndone& fact);
void fold(const Fold& f, const FactAnswered& fact);
void fold(const Fold& f, const LevelChanged& fact);
void fold(const Fold& f, const ClinicianRequested& fact);
void fold(const Fold& f, const ClinicianAnswered& fact);
void fold(const Fold& f, const ChecklistStarted& fact);
void fold(const Fold& f, const ChecklistStepDone& fact);
void fold(const Fold& f, const ChecklistStepUndone& fact);
void fold(const Fold& f, const ChecklistFinished& fact);
void fold(const Fold& f, const RecheckDone& fact);
void fold(const Fold& f, const ProtocolApproved& fact);

void fold(const Fold& f, const CareTextRecorded& fact);
void fold(const Fold& f, const ForceRecorded& fact);
void fold(const Fold& f, const PerceivedRecorded& fact);
void fold(const Fold& f, const MandatedReportRecorded& fact);
void fold(const Fold& f, const ConsentRecorded& fact);
void fold(const Fold& f, const ConsentWithdrawn& fact);
void fold(const Fold& f, const ReferralRecorded& fact);
void fold(const Fold& f, const FollowUpPlanned& fact);
void fold(const Fold& f, const FollowUpTried& fact);
void fold(const Fold& f, const FollowUpEnded& fact);
void fold(const Fold& f, const CarePlanRecorded& fact);
void fold(const Fold& f, const CarePlanApproved& fact);
void fold(const Fold& f, const CarePlanEnded& fact);
void fold(const Fold& f, const CareViewed& fact);

void fold(const Fold& f, const BoardTrimmed& fact);
void fold(const Fold& f, const IncidentRecalled& fact);

void fold(const Fold& f, const HandoffPlaced& fact);
void fold(const Fold& f, const HandoffProgressed& fact);
void fold(const Fold& f, const CallbackOwed& fact);
void fold(const Fold& f, const CallbackTried& fact);
void fold(const Fold& f, const CallbackSettled& fact);
void fold(const Fold& f, const ClosingItemRecorded& fact);
void fold(const Fold& f, const ClinicianWithheld& fact);
void fold(const Fold& f, const ClinicianNeedJudged& fact);
void fold(const Fold& f, const SealedNoteAdded& fact);
void fold(const Fold& f, const SealedNotesRead& fact);
void fold(const Fold& f, const SealedNoteReleased& fact);
void fold(const Fold& f, const ReleaseWithdrawn& fact);
void fold(const Fold& f, const SealGroupChanged& fact);
void fold(const Fold& f, const SealKeyChanged& fact);
void fold(const Fold& f, const RiskProtectionRecorded& fact);
void fold(const Fold& f, const ScreeningRecorded& fact);

void fold(const Fold& f, const AidAsked& fact);
void fold(const Fold& f, const AidProgressed& fact);
void fold(const Fold& f, const RotationListChanged& fact);
void fold(const Fold& f, const RotationTurned& fact);
void fold(const Fold& f, const TurnTakenBack& fact);
void fold(const Fold& f, const DisciplinePriorityChanged& fact);
void fold(const Fold& f, const OutsideUnitJoined& fact);

void fold(const Fold& f, const CallLocated& fact);
void fold(const Fold& f, const CarrierPingMarked& fact);
void fold(const Fold& f, const InterpreterMarked& fact);
void fold(const Fold& f, const CommunicationNeedsRecorded& fact);
void fold(const Fold& f, const TextSessionMarked& fact);
void fold(const Fold& f, const TransferPlaced& fact);
void fold(const Fold& f, const TransferProgressed& fact);
void fold(const Fold& f, const PremiseAlarmRecorded& fact);
void fold(const Fold& f, const PremiseAlarmCanceled& fact);

void fold(const Fold& f, const RemovalRequested& fact);
void fold(const Fold& f, const RemovalApproved& fact);
void fold(const Fold& f, const RemovalDeclined& fact);
void fold(const Fold& f, const RemovalCarriedOut& fact);
void fold(const Fold& f, const RecordHoldPut& fact);
void fold(const Fold& f, const RecordHoldReleased& fact);
void fold(const Fold& f, const RecordViewed& fact);
void fold(const Fold& f, const StationBackedUp& fact);
void fold(const Fold& f, const BackupFailed& fact);

void fold(const Fold& f, const ActReconstructed& fact);
void fold(const Fold& f, const ProtocolKept& fact);

void fold(const Fold& f, const CrewChanged& fact);
void fold(const Fold& f, const WorkStacked& fact);
void fold(const Fold& f, const WorkUnstacked& fact);
void fold(const Fold& f, const AirHeld& fact);
void fold(const Fold& f, const AirReleased& fact);
void fold(const Fold& f, const TransportDetailed& fact);
void fold(const Fold& f, const TransportReached& fact);
void fold(const Fold& f, const CheckRun& fact);
void fold(const Fold& f, const CheckConfirmed& fact);
void fold(const Fold& f, const BoloCreated& fact);
void fold(const Fold& f, const BoloBroadcast& fact);
void fold(const Fold& f, const BoloAcknowledged& fact);
void fold(const Fold& f, const BoloRenewed& fact);
void fold(const Fold& f, const BoloCanceled& fact);
void fold(const Fold& f, const BoloMatched& fact);
void fold(const Fold& f, const BolosDropped& fact);

} // namespace haven
