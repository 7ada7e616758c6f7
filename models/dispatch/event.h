#pragma once

#include "models/base/kinds.h"
#include "models/base/result.h"
#include "models/dispatch/events_aid.h"
#include "models/dispatch/events_alarm.h"
#include "models/dispatch/events_backup.h"
#include "models/dispatch/events_bolo.h"
#include "models/dispatch/events_call.h"
#include "models/dispatch/events_care.h"
#include "models/dispatch/events_catch_up.h"
#include "models/dispatch/events_check.h"
#include "models/dispatch/events_crew.h"
#include "models/dispatch/events_crisis.h"
#include "models/dispatch/events_discipline.h"
#include "models/dispatch/events_group.h"
#include "models/dispatch/events_incident.h"
#include "models/dispatch/events_major.h"
#include "models/dispatch/events_outside.h"
#include "models/dispatch/events_protocol.h"
#include "models/dispatch/events_record.h"
#include "models/dispatch/events_response.h"
#include "models/dispatch/events_risk.h"
#include "models/dispatch/events_room.h"
#include "models/dispatch/events_rotation.h"
#include "models/dispatch/events_sealed.h"
#include "models/dispatch/events_station.h"
#include "models/dispatch/events_transfer.h"
#include "models/dispatch/events_transport.h"
#include "models/dispatch/events_unit.h"
#include "models/dispatch/incident.h"
#include "models/dispatch/screening.h"

#include <string>
#include <string_view>
#include <variant>

namespace haven {

// A closed incident comes back into memory whole, read from its own events: self-contained, so
// that both States fold the same thing.
struct IncidentRecalled {
    static constexpr const char* kType = "IncidentRecalled";
    Incident incident;
    bool operator==(const IncidentRecalled&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &IncidentRecalled::incident);
    }
};

using AnyFact = Kinds<
    // station
    StationCreated, AccountChanged, SettingChanged, AgentSignedOn, AgentSignedOff, AlarmsHandedOver,
    RequestRefused, AlarmRaised, AlarmAcknowledged, ImportStarted, PastIncidentRecorded,
    ImportFinished, LogExported, PayloadRemoved,
    // incidents
    IncidentOpened, CallTaken, CallbackAttempted, CallMoved, NoteAdded, DetailsCorrected,
    LocationChanged, TypeChanged, PriorityChanged, PersonRecorded, VehicleRecorded, CautionRecorded,
    CautionEnded, CautionAcknowledged, IncidentHeld, HoldReleased, IncidentsLinked, IncidentsMerged,
    IncidentSplit, IncidentClosed, IncidentReopened, ReportNumberAssigned, VisibilityChanged,
    EmdRecorded,
    // units
    UnitLoggedOn, UnitLoggedOff, UnitStatusChanged, UnitDispatched, UnitEnRoute, UnitArrived,
    UnitTransporting, UnitCleared, PrimaryUnitChanged, StatusChecked, UnitMoved, EmergencyDeclared,
    EmergencyAcknowledged, EmergencyEnded, OverrideRecorded, ActUndone,
    // crisis
    CrisisFlagSuggested, CrisisFlagDecided, FactAnswered, LevelChanged, ClinicianRequested,
    ClinicianAnswered, ChecklistStarted, ChecklistStepDone, ChecklistFinished, RecheckDone,
    ProtocolApproved, ChecklistStepUndone, FlagDecisionUndone,
    // the room itself
    IncidentScheduled, ScheduledEntered, ScheduleCanceled, WatchPlaced, WatchVisited, WatchEnded,
    PassOnWritten, PassOnEnded, MessageSent, MessageMarked, ReliefGiven, ReliefTaken, StormGathered,
    StormReleased, DispatchGroupChanged, GroupsWatched, MajorDeclared, MajorRoleTaken, ObjectiveSet,
    ObjectiveMet, MajorEnded,
    // memory
    BoardTrimmed, IncidentRecalled,
    // care
    CareTextRecorded, ForceRecorded, PerceivedRecorded, MandatedReportRecorded, ConsentRecorded,
    ConsentWithdrawn, ReferralRecorded, FollowUpPlanned, FollowUpTried, FollowUpEnded,
    CarePlanRecorded, CarePlanApproved, CarePlanEnded, CareViewed,
    // response to a crisis
    HandoffPlaced, HandoffProgressed, CallbackOwed, CallbackTried, CallbackSettled,
    ClosingItemRecorded, ClinicianWithheld, ClinicianNeedJudged,
    // sealed notes
    SealedNoteAdded, SealedNotesRead, SealedNoteReleased, ReleaseWithdrawn, SealGroupChanged,
    SealKeyChanged,
    // entered afterwards
    ActReconstructed,
    // texts of protocols
    ProtocolKept,
    // a firearm with danger to anyone
    RiskProtectionRecorded,
    // results of installed instruments
    ScreeningRecorded,
    // alarms
    AlarmShelved, AlarmUnshelved, LadderStepTaken,
    // crews, the channel, transports, record checks
    CrewChanged, WorkStacked, WorkUnstacked, AirHeld, AirReleased, TransportDetailed,
    TransportReached, CheckRun, CheckConfirmed,
    // BOLO
    BoloCreated, BoloBroadcast, BoloAcknowledged, BoloRenewed, BoloCanceled, BoloMatched,
    BolosDropped,
    // other agencies, turns, disciplines
    AidAsked, AidProgressed, RotationListChanged, RotationTurned, TurnTakenBack,
    DisciplinePriorityChanged, OutsideUnitJoined,
    // the contact itself
    CallLocated, CarrierPingMarked, InterpreterMarked, CommunicationNeedsRecorded,
    TextSessionMarked, TransferPlaced, TransferProgressed, PremiseAlarmRecorded,
    PremiseAlarmCanceled,
    // care for the record
    RemovalRequested, RemovalApproved, RemovalDeclined, RemovalCarriedOut, RecordHoldPut,
    RecordHoldReleased, RecordViewed, StationBackedUp, BackupFailed>;

// Any one fact. A variant with its making, copying, moving and ending written once, in event.cpp:
// left to the compiler they are made anew for all hundred kinds in every source that touches an
// event, which is half of what such a source costs to build.
struct Event : AnyFact {
    Event();
    template <KindOf<AnyFact> Fact>
    Event(Fact fact) : Event()
    {
        put(std::move(fact));
    }
    Event(const Event& other);
    Event(Event&& other) noexcept;
    Event& operator=(const Event& other);
    Event& operator=(Event&& other) noexcept;
    ~Event();
    bool operator==(const Event& other) const;

private:
    template <class Fact>
    void put(Fact&& fact);
    template <class Variant>
    struct Puts;
};

// Who, when and where of a fact. No personal data in it: it outlives a lawful removal.
struct Envelope {
    std::int64_t sequence = 0;
    Instant recordedAt; // the keyboard
    Instant happenedAt; // the radio; never after recordedAt
    AgentId recordedBy;
    AgentId doneBy;
    PositionId position;
    bool operator==(const Envelope&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("sequence", &Envelope::sequence);
        f("recorded_at", &Envelope::recordedAt);
        f("happened_at", &Envelope::happenedAt);
        f("recorded_by", &Envelope::recordedBy);
        f("done_by", &Envelope::doneBy);
        f("position", &Envelope::position);
    }
};

// nullopt: the payload was lawfully removed.
struct Recorded {
    Envelope envelope;
    std::optional<Event> event;
    bool operator==(const Recorded&) const = default;
};

} // namespace haven
