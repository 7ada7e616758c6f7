#pragma once

#include "models/dispatch/types.h"

// Facts about calls and incidents.
namespace haven {

struct IncidentOpened {
    static constexpr const char* kType = "IncidentOpened";
    IncidentId incident;
    std::string number; // "26-014482"
    TypeCode type;
    std::string commonType; // common code of the type
    Priority priority = Priority::P3;
    Location location;
    IncidentOrigin origin = IncidentOrigin::Caller;
    std::string fedFrom;                  // source and number of a fed call, empty otherwise
    std::optional<ProtocolId> protocol;   // suggested for the type
    SendVoice voice = SendVoice::NotSaid; // of what it was split off
    bool operator==(const IncidentOpened&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &IncidentOpened::incident);
        f("number", &IncidentOpened::number);
        f("type", &IncidentOpened::type);
        f("common_type", &IncidentOpened::commonType);
        f("priority", &IncidentOpened::priority);
        f("location", &IncidentOpened::location);
        f("origin", &IncidentOpened::origin);
        f("fed_from", &IncidentOpened::fedFrom, FieldClass::Police);
        f("protocol", &IncidentOpened::protocol);
        f("voice", &IncidentOpened::voice, FieldClass::Police);
    }
};

// One contact: it stays its own record, also when the incident it reports is joined to another.
struct CallTaken {
    static constexpr const char* kType = "CallTaken";
    CallId call;
    IncidentId incident;
    CallKind kind = CallKind::Voice;
    Instant receivedAt;
    std::string callerName;
    std::string callback; // telephone, as given
    SafeContact safeContact = SafeContact::NotAsked;
    std::string safeContactWhen; // "after 18:00, not when he is home"
    Location callerLocation;
    std::string language;
    std::string relation; // "brother", "neighbor"
    bool operator==(const CallTaken&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("call", &CallTaken::call);
        f("incident", &CallTaken::incident);
        f("kind", &CallTaken::kind);
        f("received_at", &CallTaken::receivedAt);
        f("caller_name", &CallTaken::callerName, FieldClass::Police);
        f("callback", &CallTaken::callback, FieldClass::Police);
        f("safe_contact", &CallTaken::safeContact, FieldClass::Police);
        f("safe_contact_when", &CallTaken::safeContactWhen, FieldClass::Police);
        f("caller_location", &CallTaken::callerLocation);
        f("language", &CallTaken::language);
        f("relation", &CallTaken::relation, FieldClass::Police);
    }
};

struct CallbackAttempted {
    static constexpr const char* kType = "CallbackAttempted";
    CallId call;
    IncidentId incident;
    CallbackResult result = CallbackResult::NoAnswer;
    std::string note = {};
    bool operator==(const CallbackAttempted&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("call", &CallbackAttempted::call);
        f("incident", &CallbackAttempted::incident);
        f("result", &CallbackAttempted::result, FieldClass::Police);
        f("note", &CallbackAttempted::note, FieldClass::Police);
    }
};

// A call follows its incident when incidents are joined or split.
struct CallMoved {
    static constexpr const char* kType = "CallMoved";
    CallId call;
    IncidentId from;
    IncidentId to;
    bool operator==(const CallMoved&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("call", &CallMoved::call);
        f("from", &CallMoved::from);
        f("to", &CallMoved::to);
    }
};

// Append-only. fieldClass says who may read the text.
struct NoteAdded {
    static constexpr const char* kType = "NoteAdded";
    NoteId note;
    IncidentId incident;
    std::optional<CallId> call;
    std::string text;
    FieldClass fieldClass = FieldClass::Police;
    std::optional<NoteId> corrects; // the note that this one sets right
    bool operator==(const NoteAdded&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("note", &NoteAdded::note);
        f("incident", &NoteAdded::incident);
        f("call", &NoteAdded::call);
        f("text", &NoteAdded::text, FieldClass::Police);
        f("field_class", &NoteAdded::fieldClass);
        f("corrects", &NoteAdded::corrects);
    }
};

// The field of DetailsCorrected that says whether the units of an incident are told by voice.
inline constexpr const char* kVoiceField = "voice";

// A plain text field changed; the log keeps before and after. `field` is a wire name such as
// "caller_name", "callback", "safe_contact", "language", "title".
struct DetailsCorrected {
    static constexpr const char* kType = "DetailsCorrected";
    IncidentId incident;
    std::optional<CallId> call;
    std::string field;
    std::string before;
    std::string after;
    std::string reason;
    bool operator==(const DetailsCorrected&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &DetailsCorrected::incident);
        f("call", &DetailsCorrected::call);
        f("field", &DetailsCorrected::field);
        f("before", &DetailsCorrected::before, FieldClass::Police);
        f("after", &DetailsCorrected::after, FieldClass::Police);
        f("reason", &DetailsCorrected::reason);
    }
};

// With a call: where that caller is, which is not where the incident is.
struct LocationChanged {
    static constexpr const char* kType = "LocationChanged";
    IncidentId incident;
    std::optional<CallId> call;
    Location before;
    Location after;
    std::string reason;
    bool operator==(const LocationChanged&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &LocationChanged::incident);
        f("call", &LocationChanged::call);
        f("before", &LocationChanged::before);
        f("after", &LocationChanged::after);
        f("reason", &LocationChanged::reason);
    }
};

// Changing the type re-runs priority and protocol; what changed is in the fact.
struct TypeChanged {
    static constexpr const char* kType = "TypeChanged";
    IncidentId incident;
    TypeCode before;
    TypeCode after;
    std::string commonType;
    Priority priorityBefore = Priority::P3;
    Priority priorityAfter = Priority::P3;
    std::optional<ProtocolId> protocol; // suggested for the new type
    bool operator==(const TypeChanged&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &TypeChanged::incident);
        f("before", &TypeChanged::before);
        f("after", &TypeChanged::after);
        f("common_type", &TypeChanged::commonType);
        f("priority_before", &TypeChanged::priorityBefore);
        f("priority_after", &TypeChanged::priorityAfter);
        f("protocol", &TypeChanged::protocol);
    }
};

struct PriorityChanged {
    static constexpr const char* kType = "PriorityChanged";
    IncidentId incident;
    Priority before = Priority::P3;
    Priority after = Priority::P3;
    std::string reason;
    bool operator==(const PriorityChanged&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &PriorityChanged::incident);
        f("before", &PriorityChanged::before);
        f("after", &PriorityChanged::after);
        f("reason", &PriorityChanged::reason);
    }
};

// Adds a person, or replaces the one with the same id; the log keeps both versions.
struct PersonRecorded {
    static constexpr const char* kType = "PersonRecorded";
    IncidentId incident;
    Person person;
    bool operator==(const PersonRecorded&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &PersonRecorded::incident);
        f("person", &PersonRecorded::person);
    }
};

struct VehicleRecorded {
    static constexpr const char* kType = "VehicleRecorded";
    IncidentId incident;
    Vehicle vehicle;
    bool operator==(const VehicleRecorded&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &VehicleRecorded::incident);
        f("vehicle", &VehicleRecorded::vehicle);
    }
};

// `incident` is where it was learned; the caution belongs to its place.
struct CautionRecorded {
    static constexpr const char* kType = "CautionRecorded";
    Caution caution;
    std::optional<IncidentId> incident;
    bool operator==(const CautionRecorded&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("caution", &CautionRecorded::caution);
        f("incident", &CautionRecorded::incident);
    }
};

struct CautionEnded {
    static constexpr const char* kType = "CautionEnded";
    CautionId caution;
    std::string reason;
    bool operator==(const CautionEnded&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("caution", &CautionEnded::caution);
        f("reason", &CautionEnded::reason);
    }
};

// On the record: this agent has seen the caution for this incident.
struct CautionAcknowledged {
    static constexpr const char* kType = "CautionAcknowledged";
    CautionId caution;
    IncidentId incident;
    bool operator==(const CautionAcknowledged&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("caution", &CautionAcknowledged::caution);
        f("incident", &CautionAcknowledged::incident);
    }
};

struct IncidentHeld {
    static constexpr const char* kType = "IncidentHeld";
    IncidentId incident;
    std::string reason;
    std::optional<Instant> until;
    bool operator==(const IncidentHeld&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &IncidentHeld::incident);
        f("reason", &IncidentHeld::reason);
        f("until", &IncidentHeld::until);
    }
};

struct HoldReleased {
    static constexpr const char* kType = "HoldReleased";
    IncidentId incident;
    std::string reason;
    // As it was held, for who takes the release back.
    std::string reasonBefore = {};
    std::optional<Instant> untilBefore = {};
    bool operator==(const HoldReleased&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &HoldReleased::incident);
        f("reason", &HoldReleased::reason);
        f("reason_before", &HoldReleased::reasonBefore, FieldClass::Police);
        f("until_before", &HoldReleased::untilBefore);
    }
};

struct IncidentsLinked {
    static constexpr const char* kType = "IncidentsLinked";
    IncidentId incident;
    IncidentId other;
    std::string reason;
    bool operator==(const IncidentsLinked&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &IncidentsLinked::incident);
        f("other", &IncidentsLinked::other);
        f("reason", &IncidentsLinked::reason);
    }
};

// `from` closes as joined; its calls, notes and units follow into `into`. Reversible by split.
struct IncidentsMerged {
    static constexpr const char* kType = "IncidentsMerged";
    IncidentId from;
    IncidentId into;
    std::string reason;
    SendVoice voice = SendVoice::NotSaid; // of `into` from now on
    bool operator==(const IncidentsMerged&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("from", &IncidentsMerged::from);
        f("into", &IncidentsMerged::into);
        f("reason", &IncidentsMerged::reason);
        f("voice", &IncidentsMerged::voice, FieldClass::Police);
    }
};

// A merge undone: `incident` stands by itself again, with the calls that CallMoved names.
struct IncidentSplit {
    static constexpr const char* kType = "IncidentSplit";
    IncidentId incident;
    IncidentId from;
    std::string reason;
    SendVoice voice = SendVoice::NotSaid; // of `incident` from now on
    bool operator==(const IncidentSplit&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &IncidentSplit::incident);
        f("from", &IncidentSplit::from);
        f("reason", &IncidentSplit::reason);
        f("voice", &IncidentSplit::voice, FieldClass::Police);
    }
};

struct IncidentClosed {
    static constexpr const char* kType = "IncidentClosed";
    IncidentId incident;
    DispositionCode disposition;
    std::string commonDisposition;
    std::string reason; // why required items were not answered, "joined to …"
    FieldClass reasonClass = FieldClass::Police; // who may read the reason: Care in a crisis
    // What else came of it, beside the one that it is counted by.
    std::vector<DispositionCode> further = {};
    std::vector<std::string> furtherCommon = {};
    bool operator==(const IncidentClosed&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &IncidentClosed::incident);
        f("disposition", &IncidentClosed::disposition);
        f("common_disposition", &IncidentClosed::commonDisposition);
        f("reason", &IncidentClosed::reason, FieldClass::Care);
        f("reason_class", &IncidentClosed::reasonClass);
        f("further", &IncidentClosed::further);
        f("further_common", &IncidentClosed::furtherCommon);
    }
};

struct IncidentReopened {
    static constexpr const char* kType = "IncidentReopened";
    IncidentId incident;
    std::string reason;
    FieldClass reasonClass = FieldClass::Police; // as of IncidentClosed
    bool operator==(const IncidentReopened&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &IncidentReopened::incident);
        f("reason", &IncidentReopened::reason, FieldClass::Care);
        f("reason_class", &IncidentReopened::reasonClass);
    }
};

struct ReportNumberAssigned {
    static constexpr const char* kType = "ReportNumberAssigned";
    IncidentId incident;
    std::string reportNumber;
    bool operator==(const ReportNumberAssigned&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &ReportNumberAssigned::incident);
        f("report_number", &ReportNumberAssigned::reportNumber);
    }
};

struct VisibilityChanged {
    static constexpr const char* kType = "VisibilityChanged";
    IncidentId incident;
    Visibility visibility = Visibility::Normal;
    std::string reason;
    bool operator==(const VisibilityChanged&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &VisibilityChanged::incident);
        f("visibility", &VisibilityChanged::visibility);
        f("reason", &VisibilityChanged::reason);
    }
};

struct EmdRecorded {
    static constexpr const char* kType = "EmdRecorded";
    IncidentId incident;
    EmdState state = EmdState::NotAsked;
    std::string transferredTo;
    std::string determinant; // opaque text of the agency's program
    bool operator==(const EmdRecorded&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &EmdRecorded::incident);
        f("state", &EmdRecorded::state, FieldClass::Care);
        f("transferred_to", &EmdRecorded::transferredTo, FieldClass::Care);
        f("determinant", &EmdRecorded::determinant, FieldClass::Care);
    }
};

} // namespace haven
