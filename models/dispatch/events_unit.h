#pragma once

#include "models/dispatch/events_outside.h"
#include "models/dispatch/types.h"

// Facts about units and their assignments. Each carries the status it leads to and when the next
// status check is due, so that evolve needs no rule.
namespace haven {

// Where a receiver said that a unit was. Telemetry is no fact, but what somebody decided by is.
struct SeenSpot {
    Coordinate at;
    Instant seenAt;
    std::string feed;
    bool operator==(const SeenSpot&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("at", &SeenSpot::at, FieldClass::Police);
        f("seen_at", &SeenSpot::seenAt);
        f("feed", &SeenSpot::feed);
    }
};

struct UnitLoggedOn {
    static constexpr const char* kType = "UnitLoggedOn";
    UnitId unit;
    std::vector<std::string> officers;
    std::string vehicle;
    std::string radio;
    std::optional<BeatId> beat;
    std::vector<std::string> skills;
    Discipline discipline = Discipline::Police;
    UnitStatus status;
    bool operator==(const UnitLoggedOn&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("unit", &UnitLoggedOn::unit);
        f("officers", &UnitLoggedOn::officers, FieldClass::Police);
        f("vehicle", &UnitLoggedOn::vehicle);
        f("radio", &UnitLoggedOn::radio);
        f("beat", &UnitLoggedOn::beat);
        f("skills", &UnitLoggedOn::skills);
        f("discipline", &UnitLoggedOn::discipline);
        f("status", &UnitLoggedOn::status);
    }
};

struct UnitLoggedOff {
    static constexpr const char* kType = "UnitLoggedOff";
    UnitId unit;
    std::string reason;
    // Of a unit of others that leaves with its incident: what brings it back where that is undone.
    std::optional<UnitLoggedOn> was = {};
    std::optional<OutsideUnit> outside = {};
    std::optional<AssignmentStage> stage = {}; // on that incident
    bool operator==(const UnitLoggedOff&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("unit", &UnitLoggedOff::unit);
        f("reason", &UnitLoggedOff::reason);
        f("was", &UnitLoggedOff::was);
        f("outside", &UnitLoggedOff::outside);
        f("stage", &UnitLoggedOff::stage);
    }
};

struct UnitStatusChanged {
    static constexpr const char* kType = "UnitStatusChanged";
    UnitId unit;
    UnitStatus before;
    UnitStatus after;
    std::string note;
    std::optional<Location> place;
    std::optional<Instant> checkDueAt;
    // What it works at, where there are words: they are withheld with it.
    std::optional<IncidentId> incident = {};
    bool operator==(const UnitStatusChanged&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("unit", &UnitStatusChanged::unit);
        f("before", &UnitStatusChanged::before);
        f("after", &UnitStatusChanged::after);
        f("note", &UnitStatusChanged::note, FieldClass::Police);
        f("place", &UnitStatusChanged::place);
        f("check_due_at", &UnitStatusChanged::checkDueAt);
        f("incident", &UnitStatusChanged::incident);
    }
};

struct UnitDispatched {
    static constexpr const char* kType = "UnitDispatched";
    UnitId unit;
    IncidentId incident;
    AssignmentStage stage = AssignmentStage::Dispatched; // Assigned reserves only
    AssignmentRole role = AssignmentRole::Primary;
    UnitStatus status;
    std::optional<Instant> checkDueAt;
    std::optional<SeenSpot> seen = {}; // where the unit was when it was chosen
    SendVoice voice = SendVoice::NotSaid;
    SendVoice voiceBefore = SendVoice::NotSaid; // of the incident
    bool operator==(const UnitDispatched&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("unit", &UnitDispatched::unit);
        f("incident", &UnitDispatched::incident);
        f("stage", &UnitDispatched::stage);
        f("role", &UnitDispatched::role);
        f("status", &UnitDispatched::status);
        f("check_due_at", &UnitDispatched::checkDueAt);
        f("seen", &UnitDispatched::seen);
        f("voice", &UnitDispatched::voice);
        f("voice_before", &UnitDispatched::voiceBefore);
    }
};

struct UnitEnRoute {
    static constexpr const char* kType = "UnitEnRoute";
    UnitId unit;
    IncidentId incident;
    UnitStatus status;
    std::optional<Instant> checkDueAt;
    bool operator==(const UnitEnRoute&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("unit", &UnitEnRoute::unit);
        f("incident", &UnitEnRoute::incident);
        f("status", &UnitEnRoute::status);
        f("check_due_at", &UnitEnRoute::checkDueAt);
    }
};

struct UnitArrived {
    static constexpr const char* kType = "UnitArrived";
    UnitId unit;
    IncidentId incident;
    UnitStatus status;
    std::optional<Instant> checkDueAt;
    bool operator==(const UnitArrived&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("unit", &UnitArrived::unit);
        f("incident", &UnitArrived::incident);
        f("status", &UnitArrived::status);
        f("check_due_at", &UnitArrived::checkDueAt);
    }
};

struct UnitTransporting {
    static constexpr const char* kType = "UnitTransporting";
    UnitId unit;
    IncidentId incident;
    std::string destination;
    std::string odometer;
    UnitStatus status;
    std::optional<Instant> checkDueAt;
    bool operator==(const UnitTransporting&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("unit", &UnitTransporting::unit);
        f("incident", &UnitTransporting::incident);
        f("destination", &UnitTransporting::destination, FieldClass::Police);
        f("odometer", &UnitTransporting::odometer);
        f("status", &UnitTransporting::status);
        f("check_due_at", &UnitTransporting::checkDueAt);
    }
};

// The unit leaves the incident; the last one leaves it open, waiting, with its clock intact.
struct UnitCleared {
    static constexpr const char* kType = "UnitCleared";
    UnitId unit;
    IncidentId incident;
    ClearReason reason = ClearReason::Done;
    std::optional<DispositionCode> disposition;
    std::string commonDisposition;
    UnitStatus status;
    SendVoice voice = SendVoice::NotSaid; // of the incident from now on, where sending was undone
    bool operator==(const UnitCleared&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("unit", &UnitCleared::unit);
        f("incident", &UnitCleared::incident);
        f("reason", &UnitCleared::reason);
        f("disposition", &UnitCleared::disposition);
        f("common_disposition", &UnitCleared::commonDisposition);
        f("status", &UnitCleared::status);
        f("voice", &UnitCleared::voice);
    }
};

struct PrimaryUnitChanged {
    static constexpr const char* kType = "PrimaryUnitChanged";
    IncidentId incident;
    UnitId unit;
    bool operator==(const PrimaryUnitChanged&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &PrimaryUnitChanged::incident);
        f("unit", &PrimaryUnitChanged::unit);
    }
};

// The unit answered; its clock starts again. checkDueAt empty: no further check at this status.
struct StatusChecked {
    static constexpr const char* kType = "StatusChecked";
    UnitId unit;
    std::string note;
    std::optional<Instant> checkDueAt;
    std::optional<IncidentId> incident = {}; // as of UnitStatusChanged
    bool operator==(const StatusChecked&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("unit", &StatusChecked::unit);
        f("note", &StatusChecked::note, FieldClass::Police);
        f("check_due_at", &StatusChecked::checkDueAt);
        f("incident", &StatusChecked::incident);
    }
};

struct UnitMoved {
    static constexpr const char* kType = "UnitMoved";
    UnitId unit;
    Location place;
    std::optional<IncidentId> incident = {}; // what it works at, which is where it is
    bool operator==(const UnitMoved&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("unit", &UnitMoved::unit);
        f("place", &UnitMoved::place);
        f("incident", &UnitMoved::incident);
    }
};

// Officer needs help. Stays until ended; never shelved, undone or muted.
struct EmergencyDeclared {
    static constexpr const char* kType = "EmergencyDeclared";
    UnitId unit;
    std::optional<IncidentId> incident;
    std::optional<Location> place;
    std::string how; // "radio", "button", "command line"
    // Call signs named beside it that no unit on duty has: of somebody who may need help as well.
    std::vector<std::string> notOnDuty = {};
    std::string words = {}; // what was said with it, of a unit that works no incident
    bool operator==(const EmergencyDeclared&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("unit", &EmergencyDeclared::unit);
        f("incident", &EmergencyDeclared::incident);
        f("place", &EmergencyDeclared::place);
        f("how", &EmergencyDeclared::how);
        f("not_on_duty", &EmergencyDeclared::notOnDuty);
        f("words", &EmergencyDeclared::words, FieldClass::Police);
    }
};

struct EmergencyAcknowledged {
    static constexpr const char* kType = "EmergencyAcknowledged";
    UnitId unit;
    bool operator==(const EmergencyAcknowledged&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("unit", &EmergencyAcknowledged::unit);
    }
};

struct EmergencyEnded {
    static constexpr const char* kType = "EmergencyEnded";
    UnitId unit;
    std::string reason;
    bool operator==(const EmergencyEnded&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("unit", &EmergencyEnded::unit);
        f("reason", &EmergencyEnded::reason);
    }
};

// The dispatcher sent other units than were recommended: no rule, but looked at all the same (R21).
inline constexpr const char* kOtherUnitsSent = "OtherUnitsSent";

// A rule said no and a person went on with a reason; it is on the supervisor's list.
struct OverrideRecorded {
    static constexpr const char* kType = "OverrideRecorded";
    std::string rule; // RefusalCode by name, or kOtherUnitsSent
    std::optional<UnitId> unit;
    std::optional<IncidentId> incident;
    std::string reason;
    std::vector<UnitId> recommended = {};        // with kOtherUnitsSent: those that were not sent
    std::vector<std::string> missing = {};       // what the rule asked for and nobody gave, by name
    FieldClass reasonClass = FieldClass::Police; // who may read the reason: Care in a crisis
    bool operator==(const OverrideRecorded&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("rule", &OverrideRecorded::rule);
        f("unit", &OverrideRecorded::unit);
        f("incident", &OverrideRecorded::incident);
        f("reason", &OverrideRecorded::reason, FieldClass::Care);
        f("recommended", &OverrideRecorded::recommended);
        f("missing", &OverrideRecorded::missing, FieldClass::Care);
        f("reason_class", &OverrideRecorded::reasonClass);
    }
};

// Somebody took back their own last act; the facts that undo it stand beside this one.
struct ActUndone {
    static constexpr const char* kType = "ActUndone";
    std::int64_t undoneSequence = 0;
    std::string what;         // the act in words
    std::vector<UnitId> tell; // who has to hear it by radio
    // Those it was about: the words go with them under law, and are withheld with them.
    std::vector<IncidentId> incidents = {};
    SendVoice voice = SendVoice::NotSaid; // Silent: they are told without voice
    bool operator==(const ActUndone&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("undone_sequence", &ActUndone::undoneSequence);
        f("what", &ActUndone::what);
        f("tell", &ActUndone::tell);
        f("incidents", &ActUndone::incidents);
        f("voice", &ActUndone::voice);
    }
};

} // namespace haven
