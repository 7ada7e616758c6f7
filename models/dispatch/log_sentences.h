#pragma once

#include "models/dispatch/log_words.h"

#include <string>
#include <vector>

// One sentence for each fact, in parts: a part knows its class, so that an export can leave it out.
// Private to log_words.cpp and log_sentences*.cpp. A new event without its line here does not
// compile.
namespace haven {

struct SentencePart {
    std::string text;
    FieldClass fieldClass = FieldClass::Open;
};

struct Sentence {
    std::vector<SentencePart> parts;
};

Sentence say(std::string text);
Sentence operator+(Sentence sentence, const SentencePart& part);
Sentence operator+(Sentence sentence, std::string_view text);
SentencePart police(std::string text);
SentencePart care(std::string text);
// ": reason", or nothing where there is none. What a person typed may name anybody, so it is never
// open.
SentencePart because(const std::string& reason, FieldClass fieldClass = FieldClass::Police);

// Labels of the agency's tables; a code that is not there is shown as it is.
struct Labels {
    const LogWordsContext& context;
    Instant at; // when it happened: how old somebody was then
    std::string number(IncidentId id) const;
    // By name; who is not known, by their id.
    std::string person(const AgentId& agent) const;
    std::string type(const TypeCode& code) const;
    std::string disposition(const DispositionCode& code) const;
    std::string status(const UnitStatus& status) const;
};
std::string unitList(const std::vector<UnitId>& units);
// "SafeContact" -> "safe contact": an enumerator in the middle of a sentence.
std::string spacedWords(std::string_view name);
// "status check is due": behind whom it is about.
std::string alarmSentence(AlarmKind kind);
std::string ladderSentence(LadderStep step, SendVoice voice);
std::string emdWords(EmdState state);

Sentence sentenceOf(const StationCreated& fact, const Labels& labels);
Sentence sentenceOf(const AccountChanged& fact, const Labels& labels);
Sentence sentenceOf(const SettingChanged& fact, const Labels& labels);
Sentence sentenceOf(const AgentSignedOn& fact, const Labels& labels);
Sentence sentenceOf(const AgentSignedOff& fact, const Labels& labels);
Sentence sentenceOf(const AlarmsHandedOver& fact, const Labels& labels);
Sentence sentenceOf(const RequestRefused& fact, const Labels& labels);
Sentence sentenceOf(const AlarmRaised& fact, const Labels& labels);
Sentence sentenceOf(const AlarmAcknowledged& fact, const Labels& labels);
Sentence sentenceOf(const AlarmShelved& fact, const Labels& labels);
Sentence sentenceOf(const AlarmUnshelved& fact, const Labels& labels);
Sentence sentenceOf(const LadderStepTaken& fact, const Labels& labels);
Sentence sentenceOf(const IncidentScheduled& fact, const Labels& labels);
Sentence sentenceOf(const ScheduledEntered& fact, const Labels& labels);
Sentence sentenceOf(const ScheduleCanceled& fact, const Labels& labels);
Sentence sentenceOf(const WatchPlaced& fact, const Labels& labels);
Sentence sentenceOf(const WatchVisited& fact, const Labels& labels);
Sentence sentenceOf(const WatchEnded& fact, const Labels& labels);
Sentence sentenceOf(const PassOnWritten& fact, const Labels& labels);
Sentence sentenceOf(const PassOnEnded& fact, const Labels& labels);
Sentence sentenceOf(const MessageSent& fact, const Labels& labels);
Sentence sentenceOf(const MessageMarked& fact, const Labels& labels);
Sentence sentenceOf(const ReliefGiven& fact, const Labels& labels);
Sentence sentenceOf(const ReliefTaken& fact, const Labels& labels);
Sentence sentenceOf(const StormGathered& fact, const Labels& labels);
Sentence sentenceOf(const StormReleased& fact, const Labels& labels);
Sentence sentenceOf(const DispatchGroupChanged& fact, const Labels& labels);
Sentence sentenceOf(const GroupsWatched& fact, const Labels& labels);
Sentence sentenceOf(const MajorDeclared& fact, const Labels& labels);
Sentence sentenceOf(const MajorRoleTaken& fact, const Labels& labels);
Sentence sentenceOf(const ObjectiveSet& fact, const Labels& labels);
Sentence sentenceOf(const ObjectiveMet& fact, const Labels& labels);
Sentence sentenceOf(const MajorEnded& fact, const Labels& labels);
Sentence sentenceOf(const ImportStarted& fact, const Labels& labels);
Sentence sentenceOf(const PastIncidentRecorded& fact, const Labels& labels);
Sentence sentenceOf(const ImportFinished& fact, const Labels& labels);
Sentence sentenceOf(const LogExported& fact, const Labels& labels);
Sentence sentenceOf(const PayloadRemoved& fact, const Labels& labels);

Sentence sentenceOf(const IncidentOpened& fact, const Labels& labels);
Sentence sentenceOf(const CallTaken& fact, const Labels& labels);
Sentence sentenceOf(const CallbackAttempted& fact, const Labels& labels);
Sentence sentenceOf(const CallMoved& fact, const Labels& labels);
Sentence sentenceOf(const NoteAdded& fact, const Labels& labels);
Sentence sentenceOf(const DetailsCorrected& fact, const Labels& labels);
Sentence sentenceOf(const LocationChanged& fact, const Labels& labels);
Sentence sentenceOf(const TypeChanged& fact, const Labels& labels);
Sentence sentenceOf(const PriorityChanged& fact, const Labels& labels);
Sentence sentenceOf(const PersonRecorded& fact, const Labels& labels);
Sentence sentenceOf(const VehicleRecorded& fact, const Labels& labels);
Sentence sentenceOf(const CautionRecorded& fact, const Labels& labels);
Sentence sentenceOf(const CautionEnded& fact, const Labels& labels);
Sentence sentenceOf(const CautionAcknowledged& fact, const Labels& labels);
Sentence sentenceOf(const IncidentHeld& fact, const Labels& labels);
Sentence sentenceOf(const HoldReleased& fact, const Labels& labels);
Sentence sentenceOf(const IncidentsLinked& fact, const Labels& labels);
Sentence sentenceOf(const IncidentsMerged& fact, const Labels& labels);
Sentence sentenceOf(const IncidentSplit& fact, const Labels& labels);
Sentence sentenceOf(const IncidentClosed& fact, const Labels& labels);
Sentence sentenceOf(const IncidentReopened& fact, const Labels& labels);
Sentence sentenceOf(const ReportNumberAssigned& fact, const Labels& labels);
Sentence sentenceOf(const VisibilityChanged& fact, const Labels& labels);
Sentence sentenceOf(const EmdRecorded& fact, const Labels& labels);

Sentence sentenceOf(const UnitLoggedOn& fact, const Labels& labels);
Sentence sentenceOf(const UnitLoggedOff& fact, const Labels& labels);
Sentence sentenceOf(const UnitStatusChanged& fact, const Labels& labels);
Sentence sentenceOf(const UnitDispatched& fact, const Labels& labels);
Sentence sentenceOf(const UnitEnRoute& fact, const Labels& labels);
Sentence sentenceOf(const UnitArrived& fact, const Labels& labels);
Sentence sentenceOf(const UnitTransporting& fact, const Labels& labels);
Sentence sentenceOf(const UnitCleared& fact, const Labels& labels);
Sentence sentenceOf(const PrimaryUnitChanged& fact, const Labels& labels);
Sentence sentenceOf(const StatusChecked& fact, const Labels& labels);
Sentence sentenceOf(const UnitMoved& fact, const Labels& labels);
Sentence sentenceOf(const EmergencyDeclared& fact, const Labels& labels);
Sentence sentenceOf(const EmergencyAcknowledged& fact, const Labels& labels);
Sentence sentenceOf(const EmergencyEnded& fact, const Labels& labels);
Sentence sentenceOf(const OverrideRecorded& fact, const Labels& labels);
Sentence sentenceOf(const ActUndone& fact, const Labels& labels);

Sentence sentenceOf(const CrisisFlagSuggested& fact, const Labels& labels);
Sentence sentenceOf(const CrisisFlagDecided& fact, const Labels& labels);
Sentence sentenceOf(const FlagDecisionUndone& fact, const Labels& labels);
Sentence sentenceOf(const FactAnswered& fact, const Labels& labels);
Sentence sentenceOf(const LevelChanged& fact, const Labels& labels);
Sentence sentenceOf(const ClinicianRequested& fact, const Labels& labels);
Sentence sentenceOf(const ClinicianAnswered& fact, const Labels& labels);
Sentence sentenceOf(const ChecklistStarted& fact, const Labels& labels);
Sentence sentenceOf(const ChecklistStepDone& fact, const Labels& labels);
Sentence sentenceOf(const ChecklistStepUndone& fact, const Labels& labels);
Sentence sentenceOf(const ChecklistFinished& fact, const Labels& labels);
Sentence sentenceOf(const RecheckDone& fact, const Labels& labels);
Sentence sentenceOf(const ProtocolApproved& fact, const Labels& labels);

Sentence sentenceOf(const CareTextRecorded& fact, const Labels& labels);
Sentence sentenceOf(const ForceRecorded& fact, const Labels& labels);
Sentence sentenceOf(const PerceivedRecorded& fact, const Labels& labels);
Sentence sentenceOf(const MandatedReportRecorded& fact, const Labels& labels);
Sentence sentenceOf(const ConsentRecorded& fact, const Labels& labels);
Sentence sentenceOf(const ConsentWithdrawn& fact, const Labels& labels);
Sentence sentenceOf(const ReferralRecorded& fact, const Labels& labels);
Sentence sentenceOf(const FollowUpPlanned& fact, const Labels& labels);
Sentence sentenceOf(const FollowUpTried& fact, const Labels& labels);
Sentence sentenceOf(const FollowUpEnded& fact, const Labels& labels);
Sentence sentenceOf(const CarePlanRecorded& fact, const Labels& labels);
Sentence sentenceOf(const CarePlanApproved& fact, const Labels& labels);
Sentence sentenceOf(const CarePlanEnded& fact, const Labels& labels);
Sentence sentenceOf(const CareViewed& fact, const Labels& labels);

Sentence sentenceOf(const BoardTrimmed& fact, const Labels& labels);
Sentence sentenceOf(const IncidentRecalled& fact, const Labels& labels);

Sentence sentenceOf(const HandoffPlaced& fact, const Labels& labels);
Sentence sentenceOf(const HandoffProgressed& fact, const Labels& labels);
Sentence sentenceOf(const CallbackOwed& fact, const Labels& labels);
Sentence sentenceOf(const CallbackTried& fact, const Labels& labels);
Sentence sentenceOf(const CallbackSettled& fact, const Labels& labels);
Sentence sentenceOf(const ClosingItemRecorded& fact, const Labels& labels);
Sentence sentenceOf(const ClinicianWithheld& fact, const Labels& labels);
Sentence sentenceOf(const ClinicianNeedJudged& fact, const Labels& labels);
Sentence sentenceOf(const SealedNoteAdded& fact, const Labels& labels);
Sentence sentenceOf(const SealedNotesRead& fact, const Labels& labels);
Sentence sentenceOf(const SealedNoteReleased& fact, const Labels& labels);
Sentence sentenceOf(const ReleaseWithdrawn& fact, const Labels& labels);
Sentence sentenceOf(const SealGroupChanged& fact, const Labels& labels);
Sentence sentenceOf(const SealKeyChanged& fact, const Labels& labels);
Sentence sentenceOf(const AidAsked& fact, const Labels& labels);
Sentence sentenceOf(const AidProgressed& fact, const Labels& labels);
Sentence sentenceOf(const RotationListChanged& fact, const Labels& labels);
Sentence sentenceOf(const RotationTurned& fact, const Labels& labels);
Sentence sentenceOf(const TurnTakenBack& fact, const Labels& labels);
Sentence sentenceOf(const DisciplinePriorityChanged& fact, const Labels& labels);
Sentence sentenceOf(const OutsideUnitJoined& fact, const Labels& labels);

Sentence sentenceOf(const ActReconstructed& fact, const Labels& labels);

Sentence sentenceOf(const ProtocolKept& fact, const Labels& labels);
Sentence sentenceOf(const RiskProtectionRecorded& fact, const Labels& labels);
Sentence sentenceOf(const ScreeningRecorded& fact, const Labels& labels);

Sentence sentenceOf(const CrewChanged& fact, const Labels& labels);
Sentence sentenceOf(const WorkStacked& fact, const Labels& labels);
Sentence sentenceOf(const WorkUnstacked& fact, const Labels& labels);
Sentence sentenceOf(const AirHeld& fact, const Labels& labels);
Sentence sentenceOf(const AirReleased& fact, const Labels& labels);
Sentence sentenceOf(const TransportDetailed& fact, const Labels& labels);
Sentence sentenceOf(const TransportReached& fact, const Labels& labels);
Sentence sentenceOf(const CheckRun& fact, const Labels& labels);
Sentence sentenceOf(const CheckConfirmed& fact, const Labels& labels);
Sentence sentenceOf(const BoloCreated& fact, const Labels& labels);
Sentence sentenceOf(const BoloBroadcast& fact, const Labels& labels);
Sentence sentenceOf(const BoloAcknowledged& fact, const Labels& labels);
Sentence sentenceOf(const BoloRenewed& fact, const Labels& labels);
Sentence sentenceOf(const BoloCanceled& fact, const Labels& labels);
Sentence sentenceOf(const BoloMatched& fact, const Labels& labels);
Sentence sentenceOf(const BolosDropped& fact, const Labels& labels);
Sentence sentenceOf(const CallLocated& fact, const Labels& labels);
Sentence sentenceOf(const CarrierPingMarked& fact, const Labels& labels);
Sentence sentenceOf(const InterpreterMarked& fact, const Labels& labels);
Sentence sentenceOf(const CommunicationNeedsRecorded& fact, const Labels& labels);
Sentence sentenceOf(const TextSessionMarked& fact, const Labels& labels);
Sentence sentenceOf(const TransferPlaced& fact, const Labels& labels);
Sentence sentenceOf(const TransferProgressed& fact, const Labels& labels);
Sentence sentenceOf(const PremiseAlarmRecorded& fact, const Labels& labels);
Sentence sentenceOf(const PremiseAlarmCanceled& fact, const Labels& labels);
Sentence sentenceOf(const RemovalRequested& fact, const Labels& labels);
Sentence sentenceOf(const RemovalApproved& fact, const Labels& labels);
Sentence sentenceOf(const RemovalDeclined& fact, const Labels& labels);
Sentence sentenceOf(const RemovalCarriedOut& fact, const Labels& labels);
Sentence sentenceOf(const RecordHoldPut& fact, const Labels& labels);
Sentence sentenceOf(const RecordHoldReleased& fact, const Labels& labels);
Sentence sentenceOf(const RecordViewed& fact, const Labels& labels);
Sentence sentenceOf(const StationBackedUp& fact, const Labels& labels);
Sentence sentenceOf(const BackupFailed& fact, const Labels& labels);

} // namespace haven
