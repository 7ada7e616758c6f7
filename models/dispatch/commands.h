#pragma once

#include "models/dispatch/commands_agency.h"
#include "models/dispatch/commands_aid.h"
#include "models/dispatch/commands_alarm.h"
#include "models/dispatch/commands_backup.h"
#include "models/dispatch/commands_bolo.h"
#include "models/dispatch/commands_call.h"
#include "models/dispatch/commands_care.h"
#include "models/dispatch/commands_crew.h"
#include "models/dispatch/commands_group.h"
#include "models/dispatch/commands_major.h"
#include "models/dispatch/commands_record.h"
#include "models/dispatch/commands_response.h"
#include "models/dispatch/commands_risk.h"
#include "models/dispatch/commands_room.h"
#include "models/dispatch/commands_sealed.h"
#include "models/dispatch/event.h"
#include "models/dispatch/types.h"

#include <set>
#include <variant>
#include <vector>

// What somebody wants done. A command is a wish in the imperative; decide() turns it into facts
// or refuses it. Ids of things that do not exist yet are given by decide from the State's
// counters.
namespace haven {

// --- people and positions ---

// Precondition: the password was checked by the account table; roles come from there.
struct SignOn {
    static constexpr const char* kName = "SignOn";
    AgentId agent;
    std::string name;
    PositionId position;
    std::set<Role> roles;
    bool operator==(const SignOn&) const = default;
};

struct SignOff {
    static constexpr const char* kName = "SignOff";
    PositionId position;
    std::string reason;
    bool operator==(const SignOff&) const = default;
};

// `away NAME [REASON]`; without a name the alarms are taken back.
struct HandAlarms {
    static constexpr const char* kName = "HandAlarms";
    std::optional<AgentId> to;
    std::string reason;
    bool operator==(const HandAlarms&) const = default;
};

struct RecordAccountChange {
    static constexpr const char* kName = "RecordAccountChange";
    AccountChanged change;
    bool operator==(const RecordAccountChange&) const = default;
};

struct ChangeSetting {
    static constexpr const char* kName = "ChangeSetting";
    std::string key;
    std::string value;
    bool operator==(const ChangeSetting&) const = default;
};

// The stretch of road nearest to the place, from crossing to crossing: units are no longer
// expected to come that way.
struct CloseRoad {
    static constexpr const char* kName = "CloseRoad";
    Location place;
    bool operator==(const CloseRoad&) const = default;
};

struct OpenRoad {
    static constexpr const char* kName = "OpenRoad";
    Location place;
    bool operator==(const OpenRoad&) const = default;
};

// --- calls and incidents ---

// A contact as the call taker has it so far; every field may be empty.
struct CallDraft {
    CallKind kind = CallKind::Voice;
    std::optional<Instant> receivedAt; // now when left out
    std::string callerName;
    std::string callback;
    SafeContact safeContact = SafeContact::NotAsked;
    std::string safeContactWhen;
    Location callerLocation;
    std::string language;
    std::string relation;
    bool operator==(const CallDraft&) const = default;
};

// Saved with type and location alone. `priority` overrides the type's own.
struct OpenIncident {
    static constexpr const char* kName = "OpenIncident";
    TypeCode type;
    Location location;
    std::optional<Priority> priority;
    std::optional<CallDraft> call;
    std::string narrative;
    IncidentOrigin origin = IncidentOrigin::Caller;
    std::string fedFrom;
    bool operator==(const OpenIncident&) const = default;
};

// Advised: numbered, closed at once, no unit (R11).
struct OpenAdvised {
    static constexpr const char* kName = "OpenAdvised";
    TypeCode type;
    Location location;
    std::optional<CallDraft> call;
    std::string narrative;
    DispositionCode disposition;
    bool operator==(const OpenAdvised&) const = default;
};

// A further call on an incident that is on the board (R7).
struct TakeCall {
    static constexpr const char* kName = "TakeCall";
    IncidentId incident;
    CallDraft call;
    std::string narrative;
    bool operator==(const TakeCall&) const = default;
};

struct RecordCallback {
    static constexpr const char* kName = "RecordCallback";
    IncidentId incident;
    CallId call;
    CallbackResult result = CallbackResult::NoAnswer;
    std::string note = {};
    std::string whyUnsafe = {}; // why the caller was reached in a way that was marked as not safe
    bool operator==(const RecordCallback&) const = default;
};

struct AddNote {
    static constexpr const char* kName = "AddNote";
    IncidentId incident;
    std::optional<CallId> call;
    std::string text;
    FieldClass fieldClass = FieldClass::Police;
    std::optional<NoteId> corrects;
    bool operator==(const AddNote&) const = default;
};

// `field` as in DetailsCorrected; a field of a call when `call` is set.
struct CorrectDetails {
    static constexpr const char* kName = "CorrectDetails";
    IncidentId incident;
    std::optional<CallId> call;
    std::string field;
    std::string value;
    std::string reason;
    bool operator==(const CorrectDetails&) const = default;
};

struct ChangeLocation {
    static constexpr const char* kName = "ChangeLocation";
    IncidentId incident;
    std::optional<CallId> call; // set: the caller's location, not the incident's
    Location location;
    std::string reason;
    bool operator==(const ChangeLocation&) const = default;
};

struct ChangeType {
    static constexpr const char* kName = "ChangeType";
    IncidentId incident;
    TypeCode type;
    bool operator==(const ChangeType&) const = default;
};

struct ChangePriority {
    static constexpr const char* kName = "ChangePriority";
    IncidentId incident;
    Priority priority = Priority::P3;
    std::string reason;
    bool operator==(const ChangePriority&) const = default;
};

// An id of 0 adds; another replaces that person.
struct RecordPerson {
    static constexpr const char* kName = "RecordPerson";
    IncidentId incident;
    Person person;
    bool operator==(const RecordPerson&) const = default;
};

struct RecordVehicle {
    static constexpr const char* kName = "RecordVehicle";
    IncidentId incident;
    Vehicle vehicle;
    bool operator==(const RecordVehicle&) const = default;
};

// An id of 0 adds. Without `incident` it is a caution of the place alone.
struct RecordCaution {
    static constexpr const char* kName = "RecordCaution";
    Caution caution;
    std::optional<IncidentId> incident;
    bool operator==(const RecordCaution&) const = default;
};

struct EndCaution {
    static constexpr const char* kName = "EndCaution";
    CautionId caution;
    std::string reason;
    bool operator==(const EndCaution&) const = default;
};

struct AcknowledgeCaution {
    static constexpr const char* kName = "AcknowledgeCaution";
    CautionId caution;
    IncidentId incident;
    bool operator==(const AcknowledgeCaution&) const = default;
};

struct HoldIncident {
    static constexpr const char* kName = "HoldIncident";
    IncidentId incident;
    std::string reason;
    std::optional<Instant> until;
    bool operator==(const HoldIncident&) const = default;
};

struct ReleaseHold {
    static constexpr const char* kName = "ReleaseHold";
    IncidentId incident;
    std::string reason;
    bool operator==(const ReleaseHold&) const = default;
};

struct LinkIncidents {
    static constexpr const char* kName = "LinkIncidents";
    IncidentId incident;
    IncidentId other;
    std::string reason;
    bool operator==(const LinkIncidents&) const = default;
};

// `from` goes into `into`.
struct MergeIncidents {
    static constexpr const char* kName = "MergeIncidents";
    IncidentId from;
    IncidentId into;
    std::string reason;
    bool operator==(const MergeIncidents&) const = default;
};

// Undoes the last merge into `incident`; with calls named, those calls become an incident.
struct SplitIncident {
    static constexpr const char* kName = "SplitIncident";
    IncidentId incident;
    std::vector<CallId> calls;
    std::string reason;
    bool operator==(const SplitIncident&) const = default;
};

struct CloseIncident {
    static constexpr const char* kName = "CloseIncident";
    IncidentId incident;
    DispositionCode disposition; // the first one of it
    std::string reason;
    std::vector<DispositionCode> further = {}; // what else came of it
    bool operator==(const CloseIncident&) const = default;
};

struct ReopenIncident {
    static constexpr const char* kName = "ReopenIncident";
    IncidentId incident;
    std::string reason;
    bool operator==(const ReopenIncident&) const = default;
};

struct AssignReportNumber {
    static constexpr const char* kName = "AssignReportNumber";
    IncidentId incident;
    bool operator==(const AssignReportNumber&) const = default;
};

struct RestrictIncident {
    static constexpr const char* kName = "RestrictIncident";
    IncidentId incident;
    Visibility visibility = Visibility::Restricted;
    std::string reason;
    bool operator==(const RestrictIncident&) const = default;
};

struct RecordEmd {
    static constexpr const char* kName = "RecordEmd";
    IncidentId incident;
    EmdState state = EmdState::Started;
    std::string transferredTo;
    std::string determinant;
    bool operator==(const RecordEmd&) const = default;
};

// --- units ---

struct LogOnUnit {
    static constexpr const char* kName = "LogOnUnit";
    UnitId unit;
    std::vector<std::string> officers;
    std::string vehicle;
    std::string radio;
    std::optional<BeatId> beat;
    std::vector<std::string> skills;
    std::optional<Discipline> discipline = {}; // where nobody says it: unit_discipline.h
    std::vector<std::string> equipment = {};
    std::string odometer = {};
    bool operator==(const LogOnUnit&) const = default;
};

struct LogOffUnit {
    static constexpr const char* kName = "LogOffUnit";
    UnitId unit;
    std::string reason;
    std::string overrideReason;
    bool operator==(const LogOffUnit&) const = default;
};

// `overrideReason`: the person goes on although a rule says no; goes on the supervisor's list.
struct ChangeUnitStatus {
    static constexpr const char* kName = "ChangeUnitStatus";
    std::vector<UnitId> units;
    StatusLabel label;
    std::string note;
    std::optional<Location> place;
    std::string overrideReason;
    bool operator==(const ChangeUnitStatus&) const = default;
};

// The first unit is primary unless the incident has one. Stage Assigned reserves only.
// Work a unit would be taken from, as the person who sends it has it before their eyes.
struct TakenFrom {
    UnitId unit;
    IncidentId incident;
    bool operator==(const TakenFrom&) const = default;
};

struct DispatchUnits {
    static constexpr const char* kName = "DispatchUnits";
    std::vector<UnitId> units;
    IncidentId incident;
    AssignmentStage stage = AssignmentStage::Dispatched;
    std::string overrideReason;
    // Those recommended when the dispatcher chose others; empty: nothing was recommended. Never
    // a ground to refuse.
    std::vector<UnitId> recommended = {};
    SendVoice voice = SendVoice::NotSaid;
    // Recommended to be taken from there: as PreemptUnit does it. Who works something else by now
    // is not in it, and the rules object.
    std::vector<TakenFrom> taken = {};
    bool operator==(const DispatchUnits&) const = default;
};

struct MarkEnRoute {
    static constexpr const char* kName = "MarkEnRoute";
    std::vector<UnitId> units;
    std::string overrideReason;
    bool operator==(const MarkEnRoute&) const = default;
};

struct MarkOnScene {
    static constexpr const char* kName = "MarkOnScene";
    std::vector<UnitId> units;
    std::string overrideReason;
    bool operator==(const MarkOnScene&) const = default;
};

struct MarkTransporting {
    static constexpr const char* kName = "MarkTransporting";
    UnitId unit;
    std::string destination;
    std::string odometer;
    std::string overrideReason;
    std::optional<TransportKind> kind = std::nullopt; // left out: by the destination's words
    Carried carried = {};
    std::optional<Span> within = std::nullopt; // left out: what the agency's table says
    bool operator==(const MarkTransporting&) const = default;
};

// Works from dispatched on; the last unit leaves the incident open.
struct ClearUnits {
    static constexpr const char* kName = "ClearUnits";
    std::vector<UnitId> units;
    std::optional<DispositionCode> disposition;
    std::string overrideReason = {}; // why a transport under way ends
    bool operator==(const ClearUnits&) const = default;
};

// Takes the unit off what it does and sends it; the interrupted incident waits again, its clock
// intact.
struct PreemptUnit {
    static constexpr const char* kName = "PreemptUnit";
    UnitId unit;
    IncidentId incident;
    std::string overrideReason = {};
    bool operator==(const PreemptUnit&) const = default;
};

struct SwapUnits {
    static constexpr const char* kName = "SwapUnits";
    UnitId unit;
    UnitId other;
    std::string overrideReason = {};
    bool operator==(const SwapUnits&) const = default;
};

struct SetPrimaryUnit {
    static constexpr const char* kName = "SetPrimaryUnit";
    IncidentId incident;
    UnitId unit;
    bool operator==(const SetPrimaryUnit&) const = default;
};

// On-view work, traffic stop (type of the code table, plate in a vehicle), subject stop: opens
// the incident and puts the unit on scene in one act (R30).
struct OnViewActivity {
    static constexpr const char* kName = "OnViewActivity";
    UnitId unit;
    TypeCode type;
    Location location;
    std::string plate;
    IncidentOrigin origin = IncidentOrigin::OnView;
    std::string note;
    std::string overrideReason;
    std::string plateState = {};
    std::vector<UnitId> backups = {}; // there as well, such as the second car on a stop
    bool operator==(const OnViewActivity&) const = default;
};

// No units: all that are due.
struct CheckUnits {
    static constexpr const char* kName = "CheckUnits";
    std::vector<UnitId> units;
    std::string note;
    bool operator==(const CheckUnits&) const = default;
};

struct MoveUnit {
    static constexpr const char* kName = "MoveUnit";
    UnitId unit;
    Location place;
    bool operator==(const MoveUnit&) const = default;
};

struct DeclareEmergency {
    static constexpr const char* kName = "DeclareEmergency";
    UnitId unit;
    std::string how;
    std::vector<UnitId> others = {}; // at the same time
    std::string words = {}; // a note on what they work; on the fact where they work nothing
    bool operator==(const DeclareEmergency&) const = default;
};

struct AcknowledgeEmergency {
    static constexpr const char* kName = "AcknowledgeEmergency";
    UnitId unit;
    std::string words = {}; // of the incident that the unit works
    bool operator==(const AcknowledgeEmergency&) const = default;
};

struct EndEmergency {
    static constexpr const char* kName = "EndEmergency";
    UnitId unit;
    std::string reason;
    bool operator==(const EndEmergency&) const = default;
};

// --- crisis ---

// From the advisor alone.
struct SuggestFlag {
    static constexpr const char* kName = "SuggestFlag";
    CrisisFlagSuggested suggestion;
    std::int64_t saidIn = 0; // the fact whose words were read, where no note is
    bool operator==(const SuggestFlag&) const = default;
};

struct DecideFlag {
    static constexpr const char* kName = "DecideFlag";
    IncidentId incident;
    FlagDecision decision = FlagDecision::Confirmed;
    std::string reason;
    bool operator==(const DecideFlag&) const = default;
};

struct AnswerFact {
    static constexpr const char* kName = "AnswerFact";
    IncidentId incident;
    Fact fact = Fact::Weapon;
    FactAnswer answer;
    bool operator==(const AnswerFact&) const = default;
};

struct SetLevel {
    static constexpr const char* kName = "SetLevel";
    IncidentId incident;
    int level = 3;
    std::string reason;
    bool operator==(const SetLevel&) const = default;
};

struct RequestClinician {
    static constexpr const char* kName = "RequestClinician";
    IncidentId incident;
    std::string reason;
    bool operator==(const RequestClinician&) const = default;
};

// Accepted, Declined (with reason), Arrived, Done, NotSent (with reason).
struct AnswerClinician {
    static constexpr const char* kName = "AnswerClinician";
    IncidentId incident;
    std::optional<RequestId> request; // the newest open one when left out
    ClinicianStage stage = ClinicianStage::Accepted;
    std::optional<UnitId> unit;
    std::string reason;
    bool operator==(const AnswerClinician&) const = default;
};

struct StartChecklist {
    static constexpr const char* kName = "StartChecklist";
    IncidentId incident;
    ProtocolId protocol;
    bool operator==(const StartChecklist&) const = default;
};

// Again: a step that was done before is set right, on purpose. Without it, whoever answers a step
// that another window has done meanwhile is refused.
enum class StepTake { Active, Again };

struct CompleteStep {
    static constexpr const char* kName = "CompleteStep";
    IncidentId incident;
    ChecklistId checklist;
    StepOutcome outcome;
    StepTake take = StepTake::Active;
    bool operator==(const CompleteStep&) const = default;
};

struct FinishChecklist {
    static constexpr const char* kName = "FinishChecklist";
    IncidentId incident;
    ChecklistId checklist;
    std::string reason;
    bool operator==(const FinishChecklist&) const = default;
};

struct RecordRecheck {
    static constexpr const char* kName = "RecordRecheck";
    IncidentId incident;
    std::string note;
    bool operator==(const RecordRecheck&) const = default;
};

struct ApproveProtocol {
    static constexpr const char* kName = "ApproveProtocol";
    ProtocolId protocol;
    std::string approver;
    std::string license;         // "LCSW 1234"
    std::string agency;          // for which the approver answers
    std::string approvedOn = {}; // ISO day, not to come; empty: today
    bool operator==(const ApproveProtocol&) const = default;
};

// --- station ---

struct RaiseAlarm {
    static constexpr const char* kName = "RaiseAlarm";
    AlarmKind kind = AlarmKind::WaitLimit;
    std::optional<IncidentId> incident;
    std::optional<UnitId> unit;
    Instant dueAt;
    bool operator==(const RaiseAlarm&) const = default;
};

struct AcknowledgeAlarm {
    static constexpr const char* kName = "AcknowledgeAlarm";
    AlarmKind kind = AlarmKind::WaitLimit;
    std::optional<IncidentId> incident;
    std::optional<UnitId> unit;
    bool operator==(const AcknowledgeAlarm&) const = default;
};

// One's own last act (Act::lastAct), by compensating facts.
struct Undo {
    static constexpr const char* kName = "Undo";
    // The sequence of its first fact: who offers to undo an act means that one and no later
    // one.
    std::optional<std::int64_t> act = std::nullopt;
    bool operator==(const Undo&) const = default;
};

// Everything closed before `closedBefore` leaves memory.
struct TrimBoard {
    static constexpr const char* kName = "TrimBoard";
    Instant closedBefore;
    bool operator==(const TrimBoard&) const = default;
};

// The engine has read the incident back from its events.
struct RecallIncident {
    static constexpr const char* kName = "RecallIncident";
    IncidentRecalled recalled;
    bool operator==(const RecallIncident&) const = default;
};

struct StartImport {
    static constexpr const char* kName = "StartImport";
    std::string source;
    std::string profile;
    std::string madeBy = {}; // the person at the operating system, where nobody signed on
    bool operator==(const StartImport&) const = default;
};

struct RecordPastIncidents {
    static constexpr const char* kName = "RecordPastIncidents";
    std::vector<PastIncident> past;
    bool operator==(const RecordPastIncidents&) const = default;
};

struct FinishImport {
    static constexpr const char* kName = "FinishImport";
    std::string source;
    std::int64_t read = 0;
    std::int64_t imported = 0;
    std::int64_t rejected = 0;
    std::string madeBy = {};
    bool operator==(const FinishImport&) const = default;
};

struct RecordExport {
    static constexpr const char* kName = "RecordExport";
    LogExported exported;
    bool operator==(const RecordExport&) const = default;
};

using AnyWish = Kinds<
    SignOn, SignOff, HandAlarms, RecordAccountChange, ChangeSetting, OpenIncident, OpenAdvised,
    TakeCall, RecordCallback, AddNote, CorrectDetails, ChangeLocation, ChangeType, ChangePriority,
    RecordPerson, RecordVehicle, RecordCaution, EndCaution, AcknowledgeCaution, HoldIncident,
    ReleaseHold, LinkIncidents, MergeIncidents, SplitIncident, CloseIncident, ReopenIncident,
    AssignReportNumber, RestrictIncident, RecordEmd, LogOnUnit, LogOffUnit, ChangeUnitStatus,
    DispatchUnits, MarkEnRoute, MarkOnScene, MarkTransporting, ClearUnits, PreemptUnit, SwapUnits,
    SetPrimaryUnit, OnViewActivity, CheckUnits, MoveUnit, DeclareEmergency, AcknowledgeEmergency,
    EndEmergency, SuggestFlag, DecideFlag, AnswerFact, SetLevel, RequestClinician, AnswerClinician,
    StartChecklist, CompleteStep, FinishChecklist, RecordRecheck, ApproveProtocol, RaiseAlarm,
    AcknowledgeAlarm, Undo, TrimBoard, RecallIncident, StartImport, RecordPastIncidents,
    FinishImport, RecordExport, CloseRoad, OpenRoad, RecordCareText, RecordForce, RecordPerceived,
    RecordMandatedReport, RecordConsent, WithdrawConsent, RecordReferral, PlanFollowUp, TryFollowUp,
    EndFollowUp, RecordCarePlan, ApproveCarePlan, EndCarePlan, ViewCare, PlaceHandoff, MarkHandoff,
    TryCallback, RecordClosingItem, WithholdClinician, WriteSealedNote, ReadSealedNotes,
    ReleaseSealedNotes, WithdrawRelease, ChangeSealGroup, MakeSealKey, ChangeOwnPassword,
    CheckDirectoryEntry, ChangeDirectory, ChangeAgencySetting, RecordRiskProtection,
    RecordScreening,

    ScheduleIncident, CancelScheduled, EnterScheduled, PlaceWatch, RecordVisit, EndWatch,
    WritePassOn, EndPassOn, SendMessage, MarkMessage, GiveRelief, TakeRelief, TidyRoom, GatherStorm,
    ReleaseStorm, ShelveAlarm, UnshelveAlarm, TakeLadderStep, ChangeDispatchGroup, WatchGroups,
    DeclareMajor, GiveMajorRole, SetObjective, MeetObjective, EndMajor,

    ChangeCrew, StackWork, UnstackWork, HoldAir, ReleaseAir, ReachDestination, RunCheck,
    ConfirmCheck, CreateBolo, BroadcastBolo, AcknowledgeBolo, RenewBolo, CancelBolo,

    AskAid, AnswerAid, AskInTurn, PassTurn, ChangeRotationList, ChangeDisciplinePriority,
    AddOutsideUnit,

    RecordCallLocation, TakeCallLocation, MarkCarrierPing, MarkInterpreter,
    RecordCommunicationNeeds, MarkTextSession, AddTranscript, PlaceTransfer, MarkTransfer,
    RecordPremiseAlarm, CancelPremiseAlarm,

    RequestRemoval, ApproveRemoval, DeclineRemoval, PutRecordHold, ReleaseRecordHold, RecordView,
    RecordBackup, RecordBackupFailure>;

// Any one command. As with Event, its making, copying, moving and ending are written once, in
// commands.cpp, and not in every source that touches one.
struct Command : AnyWish {
    Command();
    template <KindOf<AnyWish> Wish>
    Command(Wish wish) : Command()
    {
        put(std::move(wish));
    }
    Command(const Command& other);
    Command(Command&& other) noexcept;
    Command& operator=(const Command& other);
    Command& operator=(Command&& other) noexcept;
    ~Command();
    bool operator==(const Command& other) const;

private:
    template <class Wish>
    void put(Wish&& wish);
    template <class Variant>
    struct Puts;
};

// The units that a command names; one may be named twice.
std::vector<UnitId> unitsOf(const Command& command);
// The command's own name, "DispatchUnits": what the role table and refusals speak of.
std::string_view commandName(const Command& command);
// What a person asked for where one command does two things, of deeds.inc: to restrict an incident
// and to lift that; else the command's name.
std::string_view deedName(const Command& command);

} // namespace haven
