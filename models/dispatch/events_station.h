#pragma once

#include "models/dispatch/past_incident.h"
#include "models/dispatch/types.h"

#include <set>

// Facts about the station, its people and its alarms. Every event lists its fields once in
// describe(); kType is its name on disk for ever, and fields are only ever added.
namespace haven {

struct StationCreated {
    static constexpr const char* kType = "StationCreated";
    std::string agency;
    std::string timeZone; // IANA name, "America/New_York"
    StationMode mode = StationMode::Live;
    std::string build; // version of the program that made the file
    bool operator==(const StationCreated&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("agency", &StationCreated::agency);
        f("time_zone", &StationCreated::timeZone);
        f("mode", &StationCreated::mode);
        f("build", &StationCreated::build);
    }
};

// The audit trace of a change in the account table. Passwords are never in it, nor their hashes:
// the digest of a hash tells that another one was written in its place, and nothing of the
// password.
struct AccountChanged {
    static constexpr const char* kType = "AccountChanged";
    AgentId agent;
    std::string name; // as shown: "Reyes"
    std::set<Role> roles;
    std::string change; // "created", "roles", "password", "disabled"
    // SHA-256 of the stored hash, in hex, where this change wrote one; older facts have none.
    std::optional<std::string> passwordDigest = {};
    // Of the key of sealed notes, which lies under the password too: as SealKeyChanged::row.
    std::optional<std::string> sealRow = {};
    bool operator==(const AccountChanged&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("agent", &AccountChanged::agent);
        f("name", &AccountChanged::name);
        f("roles", &AccountChanged::roles);
        f("change", &AccountChanged::change);
        f("password_digest", &AccountChanged::passwordDigest);
        f("seal_row", &AccountChanged::sealRow);
    }
};

struct SettingChanged {
    static constexpr const char* kType = "SettingChanged";
    std::string key;
    std::string before;
    std::string after;
    bool operator==(const SettingChanged&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("key", &SettingChanged::key);
        f("before", &SettingChanged::before);
        f("after", &SettingChanged::after);
    }
};

struct AgentSignedOn {
    static constexpr const char* kType = "AgentSignedOn";
    AgentId agent;
    std::string name;
    PositionId position;
    std::set<Role> roles;
    // Who sat there before and is relieved; drafts and timers of the position pass on.
    std::optional<AgentId> relieves;
    bool operator==(const AgentSignedOn&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("agent", &AgentSignedOn::agent);
        f("name", &AgentSignedOn::name);
        f("position", &AgentSignedOn::position);
        f("roles", &AgentSignedOn::roles);
        f("relieves", &AgentSignedOn::relieves);
    }
};

struct AgentSignedOff {
    static constexpr const char* kType = "AgentSignedOff";
    AgentId agent;
    PositionId position;
    std::string reason; // empty, "relieved by …", "found open after a crash"
    bool operator==(const AgentSignedOff&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("agent", &AgentSignedOff::agent);
        f("position", &AgentSignedOff::position);
        f("reason", &AgentSignedOff::reason);
    }
};

// `away`: somebody named answers this position's alarms until it is taken back.
struct AlarmsHandedOver {
    static constexpr const char* kType = "AlarmsHandedOver";
    PositionId position;
    AgentId from;
    std::optional<AgentId> to; // nullopt: taken back
    std::string reason;
    bool operator==(const AlarmsHandedOver&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("position", &AlarmsHandedOver::position);
        f("from", &AlarmsHandedOver::from);
        f("to", &AlarmsHandedOver::to);
        f("reason", &AlarmsHandedOver::reason);
    }
};

// What was refused for want of a role; ordinary refusals are not facts.
struct RequestRefused {
    static constexpr const char* kType = "RequestRefused";
    std::string verb;
    std::string rule; // RefusalCode by name
    bool operator==(const RequestRefused&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("verb", &RequestRefused::verb);
        f("rule", &RequestRefused::rule);
    }
};

// WaitLimit: an incident waits longer than its priority allows. StatusCheck: a unit's check is
// due. Recheck: a crisis re-check is due. SuggestionLate: a suggested fact nobody answered.
// EscrowOpened: sealed notes were opened with two of three shares. OrderDue: the time in which a
// court's order has to be carried out runs out. NoAcknowledge: a unit that was sent does not
// answer. StepTimer: the time that a step of a checklist is given is over. CheckConfirm: a hit of a
// record check is still to be confirmed. TransportLate: a transport has not said that it is there.
// BoloMatch: what was typed fits a BOLO and nobody has looked. AidOverdue: somebody
// who was asked for help has not answered, or is not there when they said. RiskUndecided: a firearm
// met danger, and nobody has decided whether a risk-protection investigation is needed.
HAVEN_ENUM(AlarmKind, WaitLimit, StatusCheck, Recheck, SuggestionLate, ClinicianUnanswered,
           OfficerEmergency, HoldExpired, HandoffUnanswered, CallbackDue, EscrowOpened, OrderDue,
           NoAcknowledge, StepTimer, CheckConfirm, TransportLate, BoloMatch, AidOverdue,
           RiskUndecided)

// How fast an alarm wants its answer. About 80 of 100 are to be low, 15 medium and 5 high (EEMUA
// 191, ISA-18.2): where many are urgent, none is.
HAVEN_ENUM(AlarmPriority, High, Medium, Low)

struct AlarmRaised {
    static constexpr const char* kType = "AlarmRaised";
    AlarmKind kind = AlarmKind::WaitLimit;
    std::optional<IncidentId> incident;
    std::optional<UnitId> unit;
    Instant dueAt;
    std::optional<AlarmPriority> priority = {}; // none in facts older than priorities
    bool operator==(const AlarmRaised&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("kind", &AlarmRaised::kind);
        f("incident", &AlarmRaised::incident);
        f("unit", &AlarmRaised::unit);
        f("due_at", &AlarmRaised::dueAt);
        f("priority", &AlarmRaised::priority);
    }
};

struct AlarmAcknowledged {
    static constexpr const char* kType = "AlarmAcknowledged";
    AlarmKind kind = AlarmKind::WaitLimit;
    std::optional<IncidentId> incident;
    std::optional<UnitId> unit;
    bool operator==(const AlarmAcknowledged&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("kind", &AlarmAcknowledged::kind);
        f("incident", &AlarmAcknowledged::incident);
        f("unit", &AlarmAcknowledged::unit);
    }
};

struct ImportStarted {
    static constexpr const char* kType = "ImportStarted";
    std::string source; // file name without folder
    std::string profile;
    std::string madeBy = {}; // the person at the operating system, where nobody signed on
    bool operator==(const ImportStarted&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("source", &ImportStarted::source);
        f("profile", &ImportStarted::profile);
        f("made_by", &ImportStarted::madeBy);
    }
};

// Never into State: history for search only, visible once the import has finished.
struct PastIncidentRecorded {
    static constexpr const char* kType = "PastIncidentRecorded";
    PastIncident past;
    bool operator==(const PastIncidentRecorded&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("past", &PastIncidentRecorded::past);
    }
};

struct ImportFinished {
    static constexpr const char* kType = "ImportFinished";
    std::string source;
    std::int64_t read = 0;
    std::int64_t imported = 0;
    std::int64_t rejected = 0;
    std::string madeBy = {}; // as in ImportStarted
    bool operator==(const ImportFinished&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("source", &ImportFinished::source);
        f("read", &ImportFinished::read);
        f("imported", &ImportFinished::imported);
        f("rejected", &ImportFinished::rejected);
        f("made_by", &ImportFinished::madeBy);
    }
};

struct LogExported {
    static constexpr const char* kType = "LogExported";
    std::string audience; // "internal", "foi", "press", "court"
    std::string format;
    std::string selection; // the filter in words
    std::int64_t rows = 0;
    std::int64_t withheld = 0;
    bool operator==(const LogExported&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("audience", &LogExported::audience);
        f("format", &LogExported::format);
        f("selection", &LogExported::selection);
        f("rows", &LogExported::rows);
        f("withheld", &LogExported::withheld);
    }
};

// The law had a payload taken out; its envelope stays and the chain still verifies.
struct PayloadRemoved {
    static constexpr const char* kType = "PayloadRemoved";
    std::int64_t sequence = 0;
    std::string authority; // statute or authorization number
    AgentId secondPerson;
    bool operator==(const PayloadRemoved&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("sequence", &PayloadRemoved::sequence);
        f("authority", &PayloadRemoved::authority);
        f("second_person", &PayloadRemoved::secondPerson);
    }
};

} // namespace haven
