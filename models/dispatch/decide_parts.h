#pragma once

#include "models/dispatch/decide.h"

// decideOne() for each command, grouped as the files are; decide() picks by type after it has
// looked at the role and the time. Private to decide*.cpp.
namespace haven {

using Facts = Result<std::vector<Event>>;

// --- what several of them look up: lookups.cpp ---

// Errors: IncidentNotFound.
Result<const Incident*> knownIncident(const State& state, IncidentId id);
// On the board and not closed. Errors: IncidentNotFound, IncidentIsClosed, IncidentIsMerged.
Result<const Incident*> workingIncident(const State& state, IncidentId id);
// Errors: UnitNotOnDuty.
Result<const Unit*> knownUnit(const State& state, const UnitId& id);
// Local code, alias or common code. Errors: TypeUnknown.
Result<const IncidentType*> knownType(const Act& act, const TypeCode& code);
// Errors: DispositionUnknown.
Result<const DispositionRule*> knownDisposition(const Act& act, const DispositionCode& code);
// As the map spells it. Without a map every beat is taken as it is written. Errors: BeatUnknown.
Result<BeatId> knownBeat(const Act& act, const BeatId& said);
// The beat from the point, where the caller of this did not name one.
Location placed(Location location, const Act& act);
// "26-000112" for sentences; the bare id for an incident that is not in memory.
std::string numberOf(const State& state, IncidentId id);

// "26-000112": the next number of the year in which the act is recorded, without a gap.
inline constexpr std::size_t kIncidentDigits = 6;
inline constexpr std::size_t kReportDigits = 5;
std::string nextNumber(std::int64_t year, std::int64_t yearBefore, std::int64_t lastInYear,
                       std::size_t digits);

// Says how it was held, so that an undo holds it so again.
HoldReleased holdReleased(const Incident& incident, std::string reason);
// A P1 is never held: what raises the priority of a held incident also lets it go.
std::optional<HoldReleased> releasedByUrgency(const Incident& incident, Priority after);

// --- opening an incident, also by on-view work: decide_call.cpp ---

// What a new incident is made of. The caller of openingFacts() has checked nothing yet.
struct Opening {
    TypeCode type;
    Location location;
    std::optional<Priority> priority; // the type's own when left out
    std::optional<CallDraft> call;
    std::string narrative;
    IncidentOrigin origin = IncidentOrigin::Caller;
    std::string fedFrom;
    SendVoice voice = SendVoice::NotSaid;
};
struct OpeningFacts {
    IncidentId incident; // the id that the facts give
    std::string number;
    std::vector<Event> facts;
};
// Errors: TypeUnknown, LocationMissing, CallInFuture.
Result<OpeningFacts> openingFacts(const State& state, const Opening& opening, const Act& act);

// What stands now in a field that CorrectDetails knows; nothing where there is no such field, or no
// such call on the incident any more.
std::optional<std::string> detailOf(const Incident& incident, std::optional<CallId> call,
                                    std::string_view field);

// --- decide_join_weapon.cpp ---
// Is what a person answered at the one an answer at the other? Whatever says less of a weapon than
// is known there is none.
bool isAnswerMoved(Fact which, const FactAnswer& answer, const Incident& into);
// A weapon that is known of the one, for what was split off it.
std::vector<Event> weaponTold(const Incident& from, IncidentId to);
// The same for one that stands for itself again: what was heard at the other since the join.
std::vector<Event> weaponHeardSince(const Incident& survivor, const Incident& apart, Instant now);
// A weapon that was spoken of while they were one and is read only now that they are apart: for
// each that stood with the one it was written of. That one hears it by itself.
std::vector<Event> weaponToldApart(const State& state, const SuggestFlag& command);
// What was read of the one and nobody has answered is unanswered at the other. The words it stands
// in stay where they were written.
std::vector<Event> suggestionsMoved(const Incident& from, const Incident& into);

// --- decide_unit_steps.cpp ---
// What was typed with a command and none of its facts keeps, such as why, where no rule asked for
// the reason: a note of each incident that it is about, read as every note is.
std::vector<Event> wordsKept(const State& state, const Command& command,
                             const std::vector<Event>& facts);
// "late", "of court" -> "late because of court"; the one alone where the other is not there.
std::string noteWithReason(const std::string& note, const std::string& why);

// --- decide_room.cpp ---
// How the room and this desk stand, for whoever is handed it.
RoomCounts countsGiven(const State& state, const Act& act);

// --- decide_joined.cpp ---
// What is said of an incident that was joined to another, told to the one that is worked; nothing
// where it is not joined, or is not added to it.
std::optional<Command> toldToSurvivor(const State& state, const Command& command);
// Errors: IncidentIsMerged, for what would stand where nobody who works there looks.
std::optional<Refusal> joinedFault(const State& state, const Command& command);

// --- decide_time.cpp ---
// The time of a back-dated act beside what it follows from: nothing where it fits, the override
// where somebody gave a reason. Errors: TimeBeforeCall, TimeBeforeStep.
Facts factsForTime(const State& state, const Command& command, const Act& act);
// Said to have happened before the step that it follows, by more than the minutes people give.
bool isBeforeStep(const Act& act, Instant step);

// --- decide_catch_up.cpp ---
// What is entered from paper: whether that is possible at this time. Every act takes its place in
// the order of things then, notes too. Errors: SourceNeedsTime, SourceNotHere, TimeBeforeCall,
// TimeBeforeStep.
std::optional<Refusal> sourceFault(const State& state, const Command& command, const Act& act);
// The fact that says so; it goes after those of the act.
ActReconstructed reconstructedFrom(const std::string& source, const Command& command,
                                   const std::vector<Event>& facts);

// --- decide_station.cpp ---
Facts decideOne(const State& state, const SignOn& command, const Act& act);
Facts decideOne(const State& state, const SignOff& command, const Act& act);
Facts decideOne(const State& state, const HandAlarms& command, const Act& act);
Facts decideOne(const State& state, const RecordAccountChange& command, const Act& act);
Facts decideOne(const State& state, const ChangeSetting& command, const Act& act);
Facts decideOne(const State& state, const TrimBoard& command, const Act& act);
Facts decideOne(const State& state, const RecallIncident& command, const Act& act);
Facts decideOne(const State& state, const StartImport& command, const Act& act);
Facts decideOne(const State& state, const RecordPastIncidents& command, const Act& act);
Facts decideOne(const State& state, const FinishImport& command, const Act& act);
Facts decideOne(const State& state, const RecordExport& command, const Act& act);

// --- decide_road.cpp ---
Facts decideOne(const State& state, const CloseRoad& command, const Act& act);
Facts decideOne(const State& state, const OpenRoad& command, const Act& act);

// Reaching a caller in a way that was marked as not safe: nothing where it is safe, the override
// where somebody says why. Errors: CallbackNotSafe.
Facts factsForUnsafe(const State& state, const Incident& incident, const Call& call,
                     CallbackResult result, const std::string& whyUnsafe);
// The note of an attempt; without one it is a reason that no rule wanted.
std::string noteOfCallback(const std::string& note, const std::string& why,
                           const std::vector<Event>& unsafe);

// --- decide_call.cpp ---
Facts decideOne(const State& state, const OpenIncident& command, const Act& act);
Facts decideOne(const State& state, const OpenAdvised& command, const Act& act);
Facts decideOne(const State& state, const TakeCall& command, const Act& act);
Facts decideOne(const State& state, const RecordCallback& command, const Act& act);
Facts decideOne(const State& state, const AddNote& command, const Act& act);
Facts decideOne(const State& state, const CorrectDetails& command, const Act& act);
Facts decideOne(const State& state, const RecordEmd& command, const Act& act);

// --- decide_incident.cpp ---
Facts decideOne(const State& state, const ChangeLocation& command, const Act& act);
Facts decideOne(const State& state, const ChangeType& command, const Act& act);
Facts decideOne(const State& state, const ChangePriority& command, const Act& act);
Facts decideOne(const State& state, const HoldIncident& command, const Act& act);
Facts decideOne(const State& state, const ReleaseHold& command, const Act& act);
Facts decideOne(const State& state, const RestrictIncident& command, const Act& act);
Facts decideOne(const State& state, const AssignReportNumber& command, const Act& act);

// --- decide_incident_people.cpp ---
Facts decideOne(const State& state, const RecordPerson& command, const Act& act);
Facts decideOne(const State& state, const RecordVehicle& command, const Act& act);
Facts decideOne(const State& state, const RecordCaution& command, const Act& act);
Facts decideOne(const State& state, const EndCaution& command, const Act& act);
Facts decideOne(const State& state, const AcknowledgeCaution& command, const Act& act);

// --- decide_incident_join.cpp ---
Facts decideOne(const State& state, const LinkIncidents& command, const Act& act);
Facts decideOne(const State& state, const MergeIncidents& command, const Act& act);
Facts decideOne(const State& state, const SplitIncident& command, const Act& act);

// --- decide_incident_close.cpp ---
Facts decideOne(const State& state, const CloseIncident& command, const Act& act);
Facts decideOne(const State& state, const ReopenIncident& command, const Act& act);

// --- decide_unit*.cpp ---
Facts decideOne(const State& state, const LogOnUnit& command, const Act& act);
Facts decideOne(const State& state, const LogOffUnit& command, const Act& act);
Facts decideOne(const State& state, const ChangeUnitStatus& command, const Act& act);
Facts decideOne(const State& state, const DispatchUnits& command, const Act& act);
Facts decideOne(const State& state, const MarkEnRoute& command, const Act& act);
Facts decideOne(const State& state, const MarkOnScene& command, const Act& act);
Facts decideOne(const State& state, const MarkTransporting& command, const Act& act);
Facts decideOne(const State& state, const ClearUnits& command, const Act& act);
Facts decideOne(const State& state, const PreemptUnit& command, const Act& act);
Facts decideOne(const State& state, const SwapUnits& command, const Act& act);
Facts decideOne(const State& state, const SetPrimaryUnit& command, const Act& act);
Facts decideOne(const State& state, const OnViewActivity& command, const Act& act);
Facts decideOne(const State& state, const CheckUnits& command, const Act& act);
Facts decideOne(const State& state, const MoveUnit& command, const Act& act);
Facts decideOne(const State& state, const DeclareEmergency& command, const Act& act);
Facts decideOne(const State& state, const AcknowledgeEmergency& command, const Act& act);
Facts decideOne(const State& state, const EndEmergency& command, const Act& act);

// --- decide_crisis*.cpp ---
Facts decideOne(const State& state, const SuggestFlag& command, const Act& act);
Facts decideOne(const State& state, const DecideFlag& command, const Act& act);
Facts decideOne(const State& state, const AnswerFact& command, const Act& act);
Facts decideOne(const State& state, const SetLevel& command, const Act& act);
Facts decideOne(const State& state, const RequestClinician& command, const Act& act);
Facts decideOne(const State& state, const AnswerClinician& command, const Act& act);
Facts decideOne(const State& state, const StartChecklist& command, const Act& act);
Facts decideOne(const State& state, const CompleteStep& command, const Act& act);
Facts decideOne(const State& state, const FinishChecklist& command, const Act& act);
Facts decideOne(const State& state, const RecordRecheck& command, const Act& act);
Facts decideOne(const State& state, const ApproveProtocol& command, const Act& act);

// --- decide_care*.cpp ---
Facts decideOne(const State& state, const RecordCareText& command, const Act& act);
Facts decideOne(const State& state, const RecordForce& command, const Act& act);
Facts decideOne(const State& state, const RecordPerceived& command, const Act& act);
Facts decideOne(const State& state, const RecordMandatedReport& command, const Act& act);
Facts decideOne(const State& state, const RecordConsent& command, const Act& act);
Facts decideOne(const State& state, const WithdrawConsent& command, const Act& act);
Facts decideOne(const State& state, const RecordReferral& command, const Act& act);
Facts decideOne(const State& state, const PlanFollowUp& command, const Act& act);
Facts decideOne(const State& state, const TryFollowUp& command, const Act& act);
Facts decideOne(const State& state, const EndFollowUp& command, const Act& act);
Facts decideOne(const State& state, const RecordCarePlan& command, const Act& act);
Facts decideOne(const State& state, const ApproveCarePlan& command, const Act& act);
Facts decideOne(const State& state, const EndCarePlan& command, const Act& act);
Facts decideOne(const State& state, const ViewCare& command, const Act& act);

// --- decide_response*.cpp ---
Facts decideOne(const State& state, const PlaceHandoff& command, const Act& act);
Facts decideOne(const State& state, const MarkHandoff& command, const Act& act);
Facts decideOne(const State& state, const TryCallback& command, const Act& act);
Facts decideOne(const State& state, const RecordClosingItem& command, const Act& act);
Facts decideOne(const State& state, const WithholdClinician& command, const Act& act);

// --- clinician_unit.cpp ---
// What leaving units say of the requests for a clinician. Precondition: nobody undoes anything.
std::vector<Event> requestsLeft(const State& state, const std::vector<Event>& facts);

// --- decide_risk.cpp ---
Facts decideOne(const State& state, const RecordRiskProtection& command, const Act& act);
// --- decide_screening.cpp ---
Facts decideOne(const State& state, const RecordScreening& command, const Act& act);

Facts decideOne(const State& state, const RequestRemoval& command, const Act& act);
Facts decideOne(const State& state, const ApproveRemoval& command, const Act& act);
Facts decideOne(const State& state, const DeclineRemoval& command, const Act& act);
Facts decideOne(const State& state, const PutRecordHold& command, const Act& act);
Facts decideOne(const State& state, const ReleaseRecordHold& command, const Act& act);
Facts decideOne(const State& state, const RecordView& command, const Act& act);
Facts decideOne(const State& state, const RecordBackup& command, const Act& act);
Facts decideOne(const State& state, const RecordBackupFailure& command, const Act& act);

// --- decide_alarm.cpp ---
Facts decideOne(const State& state, const RaiseAlarm& command, const Act& act);
Facts decideOne(const State& state, const AcknowledgeAlarm& command, const Act& act);
Facts decideOne(const State& state, const ShelveAlarm& command, const Act& act);
Facts decideOne(const State& state, const UnshelveAlarm& command, const Act& act);
Facts decideOne(const State& state, const TakeLadderStep& command, const Act& act);

// --- decide_crew.cpp, decide_check.cpp ---
Facts decideOne(const State& state, const ChangeCrew& command, const Act& act);
Facts decideOne(const State& state, const StackWork& command, const Act& act);
Facts decideOne(const State& state, const UnstackWork& command, const Act& act);
Facts decideOne(const State& state, const HoldAir& command, const Act& act);
Facts decideOne(const State& state, const ReleaseAir& command, const Act& act);
Facts decideOne(const State& state, const ReachDestination& command, const Act& act);
Facts decideOne(const State& state, const RunCheck& command, const Act& act);
Facts decideOne(const State& state, const ConfirmCheck& command, const Act& act);

// --- decide_bolo.cpp ---
Facts decideOne(const State& state, const CreateBolo& command, const Act& act);
Facts decideOne(const State& state, const BroadcastBolo& command, const Act& act);
Facts decideOne(const State& state, const AcknowledgeBolo& command, const Act& act);
Facts decideOne(const State& state, const RenewBolo& command, const Act& act);
Facts decideOne(const State& state, const CancelBolo& command, const Act& act);
// Where what these facts say fits a BOLO that is in force, once each; asked of every act.
std::vector<Event> boloFactsFor(const State& state, const std::vector<Event>& facts,
                                const Act& act);

// --- decide_contact.cpp ---
Facts decideOne(const State& state, const RecordCallLocation& command, const Act& act);
Facts decideOne(const State& state, const TakeCallLocation& command, const Act& act);
Facts decideOne(const State& state, const MarkCarrierPing& command, const Act& act);
Facts decideOne(const State& state, const MarkInterpreter& command, const Act& act);
Facts decideOne(const State& state, const RecordCommunicationNeeds& command, const Act& act);
Facts decideOne(const State& state, const MarkTextSession& command, const Act& act);
Facts decideOne(const State& state, const AddTranscript& command, const Act& act);

// --- decide_transfer.cpp ---
Facts decideOne(const State& state, const PlaceTransfer& command, const Act& act);
Facts decideOne(const State& state, const MarkTransfer& command, const Act& act);
Facts decideOne(const State& state, const RecordPremiseAlarm& command, const Act& act);
Facts decideOne(const State& state, const CancelPremiseAlarm& command, const Act& act);

// --- decide_room.cpp, decide_storm.cpp ---
Facts decideOne(const State& state, const ScheduleIncident& command, const Act& act);
Facts decideOne(const State& state, const CancelScheduled& command, const Act& act);
Facts decideOne(const State& state, const EnterScheduled& command, const Act& act);
Facts decideOne(const State& state, const PlaceWatch& command, const Act& act);
Facts decideOne(const State& state, const RecordVisit& command, const Act& act);
Facts decideOne(const State& state, const EndWatch& command, const Act& act);
Facts decideOne(const State& state, const WritePassOn& command, const Act& act);
Facts decideOne(const State& state, const EndPassOn& command, const Act& act);
Facts decideOne(const State& state, const SendMessage& command, const Act& act);
Facts decideOne(const State& state, const MarkMessage& command, const Act& act);
Facts decideOne(const State& state, const GiveRelief& command, const Act& act);
Facts decideOne(const State& state, const TakeRelief& command, const Act& act);
Facts decideOne(const State& state, const TidyRoom& command, const Act& act);
Facts decideOne(const State& state, const GatherStorm& command, const Act& act);
Facts decideOne(const State& state, const ReleaseStorm& command, const Act& act);

// --- decide_group.cpp ---
Facts decideOne(const State& state, const ChangeDispatchGroup& command, const Act& act);
Facts decideOne(const State& state, const WatchGroups& command, const Act& act);

// --- decide_major.cpp ---
Facts decideOne(const State& state, const DeclareMajor& command, const Act& act);
Facts decideOne(const State& state, const GiveMajorRole& command, const Act& act);
Facts decideOne(const State& state, const SetObjective& command, const Act& act);
Facts decideOne(const State& state, const MeetObjective& command, const Act& act);
Facts decideOne(const State& state, const EndMajor& command, const Act& act);

// --- decide_sealed.cpp ---
Facts decideOne(const State& state, const WriteSealedNote& command, const Act& act);
Facts decideOne(const State& state, const ReadSealedNotes& command, const Act& act);
Facts decideOne(const State& state, const ReleaseSealedNotes& command, const Act& act);
Facts decideOne(const State& state, const WithdrawRelease& command, const Act& act);
Facts decideOne(const State& state, const ChangeSealGroup& command, const Act& act);
Facts decideOne(const State& state, const MakeSealKey& command, const Act& act);
Facts decideOne(const State& state, const ChangeOwnPassword& command, const Act& act);

// --- decide_agency.cpp ---
Facts decideOne(const State& state, const CheckDirectoryEntry& command, const Act& act);
Facts decideOne(const State& state, const ChangeDirectory& command, const Act& act);
Facts decideOne(const State& state, const ChangeAgencySetting& command, const Act& act);

// --- decide_aid.cpp ---
Facts decideOne(const State& state, const AskAid& command, const Act& act);
Facts decideOne(const State& state, const AnswerAid& command, const Act& act);

// --- decide_rotation.cpp ---
Facts decideOne(const State& state, const AskInTurn& command, const Act& act);
Facts decideOne(const State& state, const PassTurn& command, const Act& act);
Facts decideOne(const State& state, const ChangeRotationList& command, const Act& act);

// --- decide_outside.cpp ---
Facts decideOne(const State& state, const AddOutsideUnit& command, const Act& act);
Facts decideOne(const State& state, const ChangeDisciplinePriority& command, const Act& act);

// --- decide_undo.cpp ---
Facts decideOne(const State& state, const Undo& command, const Act& act);

} // namespace haven
