#pragma once

#include "models/base/enums.h"
#include "models/base/field_class.h"
#include "models/base/ids.h"
#include "models/base/instant.h"
#include "models/crisis/flag.h"
#include "models/geo/coordinate.h"

#include <optional>
#include <string>
#include <vector>

// The words of dispatch as values, shared by commands, events and state. The enumerators that
// mirror a public registry (NENA EIDO, APCO) keep its spelling.
namespace haven {

// P1 is the most urgent.
HAVEN_ENUM(Priority, P1, P2, P3, P4, P5)
HAVEN_ENUM(Discipline, Police, Fire, Ems, Behavioral, Other)
HAVEN_ENUM(Role, Dispatcher, Clinician, Supervisor, Administrator, Automaton)
HAVEN_ENUM(StationMode, Live, Training, Demo)

// --- calls -------------------------------------------------------------------------------------
HAVEN_ENUM(CallKind, Voice, Silent, OpenLine, HangUp, Advised, TextSession, Radio, Fed, Abandoned,
           Tty, Relay)
// How it is safe to reach the caller again. Unknown is never treated as safe.
HAVEN_ENUM(SafeContact, NotAsked, Call, TextMessage, Voicemail, Never, Unknown)
HAVEN_ENUM(CallbackResult, Answered, Busy, NoAnswer, VoicemailNotLeft, VoicemailLeft, VoiceHeard)
// The agency's own EMD program does the medical questions; Haven records that it did.
HAVEN_ENUM(EmdState, NotAsked, NotMedical, Started, Transferred)

// --- places ------------------------------------------------------------------------------------
HAVEN_ENUM(Confidence, Exact, Interpolated, Street, Fuzzy, Coordinates, Forced, None)

struct Location {
    std::string text;   // as said or chosen; never empty for an incident
    std::string detail; // apartment, floor, "rear door"
    std::optional<Coordinate> point;
    std::optional<BeatId> beat; // from the point
    Confidence confidence = Confidence::None;
    bool operator==(const Location&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("text", &Location::text, FieldClass::Police);
        f("detail", &Location::detail, FieldClass::Police);
        f("point", &Location::point, FieldClass::Police);
        f("beat", &Location::beat);
        f("confidence", &Location::confidence);
    }
};

// --- people, vehicles, cautions ----------------------------------------------------------------
HAVEN_ENUM(PersonRole, InvolvedPerson, Caller, Patient, PatientAcquaintance, PatientRelative,
           PersonOfInterest, ReportingParty, Suspect, Victim, VictimAcquaintance, VictimRelative,
           Witness)
HAVEN_ENUM(VehicleRole, AccidentVehicle, InvolvedVehicle, SuspectVehicle, VictimVehicle,
           WitnessVehicle, ResponseVehicle)

struct Person {
    PersonId id;
    PersonRole role = PersonRole::InvolvedPerson;
    std::string name;
    std::string born;        // ISO date, or an age as said ("about 22")
    std::string description; // sex, race as perceived, height, clothing
    std::string phone;
    bool operator==(const Person&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("id", &Person::id);
        f("role", &Person::role, FieldClass::Police);
        f("name", &Person::name, FieldClass::Police);
        f("born", &Person::born, FieldClass::Police);
        f("description", &Person::description, FieldClass::Police);
        f("phone", &Person::phone, FieldClass::Police);
    }
};

struct Vehicle {
    VehicleId id;
    VehicleRole role = VehicleRole::InvolvedVehicle;
    std::string plate;
    std::string plateState;  // "CT"
    std::string description; // color, make, model
    bool operator==(const Vehicle&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("id", &Vehicle::id);
        f("role", &Vehicle::role, FieldClass::Police);
        f("plate", &Vehicle::plate, FieldClass::Police);
        f("plate_state", &Vehicle::plateState, FieldClass::Police);
        f("description", &Vehicle::description, FieldClass::Police);
    }
};

HAVEN_ENUM(CautionKind, OfficerSafety, Weapon, Violence, Hazard, Animal, Access, Medical,
           Communication, Approach)
HAVEN_ENUM(CautionSeverity, Information, Low, Medium, High, Critical)
// What another person says is "reported, not verified" until an officer or a record confirms it.
HAVEN_ENUM(Verification, ReportedNotVerified, Verified)

struct Caution {
    CautionId id;
    CautionKind kind = CautionKind::OfficerSafety;
    CautionSeverity severity = CautionSeverity::Medium;
    Verification verification = Verification::ReportedNotVerified;
    std::string text;
    std::string source; // "brother", "incident 26-000112"
    Location place;     // the premise it belongs to; a caution of one incident only has its place
    Instant startedAt;
    std::optional<Instant> reviewAt;
    std::optional<Instant> endedAt;
    AgentId author;                // who entered it last
    std::optional<Instant> endsAt; // by itself, unless somebody renews it
    std::string person;            // whom it is about, wherever they are; empty: the place alone
    std::string born;
    bool operator==(const Caution&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("id", &Caution::id);
        f("kind", &Caution::kind, FieldClass::Police);
        f("severity", &Caution::severity, FieldClass::Police);
        f("verification", &Caution::verification, FieldClass::Police);
        f("text", &Caution::text, FieldClass::Police);
        f("source", &Caution::source, FieldClass::Police);
        f("place", &Caution::place, FieldClass::Police);
        f("started_at", &Caution::startedAt);
        f("review_at", &Caution::reviewAt);
        f("ended_at", &Caution::endedAt);
        f("author", &Caution::author);
        f("ends_at", &Caution::endsAt);
        f("person", &Caution::person, FieldClass::Police);
        f("born", &Caution::born, FieldClass::Police);
    }
};

// --- units -------------------------------------------------------------------------------------
HAVEN_ENUM(UnitPrimary, Available, ConditionallyAvailable, NotAvailable)
HAVEN_ENUM(UnitSecondary, AcknowledgedTransmission, AlternateLocation, Arrived, Assigned,
           AssignmentCancelled, BacktoAssignedArea, Backup, Break, CheckedIn, Cleared, COP_or_POP,
           Court, CoveringAlternateArea, Delayed, Departed, Dispatched, EnRoute, EquipmentIssues,
           Event, Hospital, InService, Investigation, Location, Meal, Meeting, OffDuty, OnDuty,
           OnScene, OutofService, PatientContact, Post, ResponderInitiatedEvent, RollCall, Roster,
           ShiftPending, Staging, Station, TrafficStop, Training, Transporting, Unmanned)

// What a unit is doing, in the agency's word and in the common ones. Rules look at the common.
struct UnitStatus {
    StatusLabel label;
    UnitPrimary primary = UnitPrimary::Available;
    UnitSecondary secondary = UnitSecondary::InService;
    bool operator==(const UnitStatus&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("label", &UnitStatus::label);
        f("primary", &UnitStatus::primary);
        f("secondary", &UnitStatus::secondary);
    }
};

// Assigned is reserved, not yet told.
HAVEN_ENUM(AssignmentStage, Assigned, Dispatched, EnRoute, OnScene, Transporting)
HAVEN_ENUM(AssignmentRole, Primary, Backup)
// How a unit is sent: silently where whoever is looked for may hear the channel. The unit is
// written to, and nobody says the incident on the air. NotSaid: as the incident has it.
HAVEN_ENUM(SendVoice, NotSaid, Silent, Spoken)
HAVEN_ENUM(ClearReason, Done, CanceledBeforeArrival, Preempted, Swapped, IncidentClosed, Merged,
           Undone)

// Skills that rules know; others are free words of the agency.
inline constexpr const char* kSkillCit = "CIT";
inline constexpr const char* kSkillClinician = "CLIN";
inline constexpr const char* kSkillEms = "EMS";

// --- incidents ---------------------------------------------------------------------------------
HAVEN_ENUM(IncidentStage, Open, Held, Closed)
HAVEN_ENUM(IncidentOrigin, Caller, OnView, TrafficStop, SubjectStop, SplitOff, Fed, Scheduled)
HAVEN_ENUM(Visibility, Normal, Restricted)

// --- crisis ------------------------------------------------------------------------------------
HAVEN_ENUM(FlagDecision, Confirmed, Rejected, Unsure)
HAVEN_ENUM(ClinicianStage, Asked, Accepted, Declined, Arrived, Done, NotSent, EnRoute)

} // namespace haven
