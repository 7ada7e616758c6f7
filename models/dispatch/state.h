#pragma once

#include "models/dispatch/backup_book.h"
#include "models/dispatch/care_plan.h"
#include "models/dispatch/dispatch_group.h"
#include "models/dispatch/event.h"
#include "models/dispatch/incident.h"
#include "models/dispatch/major_incident.h"
#include "models/dispatch/record_care.h"
#include "models/dispatch/room.h"
#include "models/dispatch/sealing.h"
#include "models/dispatch/unit.h"

#include <map>

// All that is hot: open incidents and those lately closed, units on duty, who is signed on. It is
// what the facts of the log add up to, nothing else, and the only truth the screen draws from.
namespace haven {

struct SignedOn {
    AgentId agent;
    std::string name;
    PositionId position;
    std::set<Role> roles;
    Instant since;
    std::optional<AgentId> alarmsWith; // `away`: who answers the alarms of this position
    bool operator==(const SignedOn&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("agent", &SignedOn::agent);
        f("name", &SignedOn::name);
        f("position", &SignedOn::position);
        f("roles", &SignedOn::roles);
        f("since", &SignedOn::since);
        f("alarms_with", &SignedOn::alarmsWith);
    }
};

struct Alarm {
    AlarmKind kind = AlarmKind::WaitLimit;
    std::optional<IncidentId> incident;
    std::optional<UnitId> unit;
    Instant dueAt;
    Instant raisedAt;
    std::optional<AgentId> acknowledgedBy;
    std::optional<Instant> acknowledgedAt;
    std::optional<Instant> shelvedUntil = {}; // by whom and why is in the log
    std::optional<AgentId> shelvedBy = {};
    bool operator==(const Alarm&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("kind", &Alarm::kind);
        f("incident", &Alarm::incident);
        f("unit", &Alarm::unit);
        f("due_at", &Alarm::dueAt);
        f("raised_at", &Alarm::raisedAt);
        f("acknowledged_by", &Alarm::acknowledgedBy);
        f("acknowledged_at", &Alarm::acknowledgedAt);
        f("shelved_until", &Alarm::shelvedUntil);
        f("shelved_by", &Alarm::shelvedBy);
    }
};

struct Approval {
    std::string version;
    std::string hash;
    std::string approver;
    std::string credentials;
    std::string license;
    std::string agency;
    std::string approvedOn;
    Instant at;
    bool operator==(const Approval&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("version", &Approval::version);
        f("hash", &Approval::hash);
        f("approver", &Approval::approver);
        f("credentials", &Approval::credentials);
        f("license", &Approval::license);
        f("agency", &Approval::agency);
        f("approved_on", &Approval::approvedOn);
        f("at", &Approval::at);
    }
};

// A protocol's text as a run or an approval named it, for as long as the station is.
struct KeptProtocol {
    ProtocolId protocol;
    std::string version;
    std::string text;
    bool operator==(const KeptProtocol&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("protocol", &KeptProtocol::protocol);
        f("version", &KeptProtocol::version);
        f("text", &KeptProtocol::text);
    }
};

struct Counters {
    std::int64_t incident = 0;
    std::int64_t call = 0;
    std::int64_t note = 0;
    std::int64_t person = 0;
    std::int64_t vehicle = 0;
    std::int64_t caution = 0;
    std::int64_t checklist = 0;
    std::int64_t request = 0;
    std::int64_t carePlan = 0;
    std::int64_t followUp = 0;
    std::int64_t check = 0;
    std::int64_t bolo = 0;
    std::int64_t numberYear = 0; // incident and report numbers start again each year
    std::int64_t numberInYear = 0;
    std::int64_t reportYear = 0;
    std::int64_t reportInYear = 0;
    bool operator==(const Counters&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &Counters::incident);
        f("call", &Counters::call);
        f("note", &Counters::note);
        f("person", &Counters::person);
        f("vehicle", &Counters::vehicle);
        f("caution", &Counters::caution);
        f("checklist", &Counters::checklist);
        f("request", &Counters::request);
        f("care_plan", &Counters::carePlan);
        f("follow_up", &Counters::followUp);
        f("check", &Counters::check);
        f("bolo", &Counters::bolo);
        f("number_year", &Counters::numberYear);
        f("number_in_year", &Counters::numberInYear);
        f("report_year", &Counters::reportYear);
        f("report_in_year", &Counters::reportInYear);
    }
};

// What was joined to another incident for a while, or came out of one: what was written there
// meanwhile may be of either, also where it is read only when they are apart again.
struct JoinedWhile {
    IncidentId with;
    NoteId noteAfter; // the newest note then
    NoteId noteUpTo;
    std::int64_t factAfter = 0;
    std::int64_t factUpTo = 0; // 0: joined still
    Instant until;
    bool isHidden = false; // restricted by the join alone, and by nobody since
    bool operator==(const JoinedWhile&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("with", &JoinedWhile::with);
        f("note_after", &JoinedWhile::noteAfter);
        f("note_up_to", &JoinedWhile::noteUpTo);
        f("fact_after", &JoinedWhile::factAfter);
        f("fact_up_to", &JoinedWhile::factUpTo);
        f("until", &JoinedWhile::until);
        f("is_hidden", &JoinedWhile::isHidden);
    }
};

struct State {
    std::string agency;
    std::string timeZone;
    StationMode mode = StationMode::Live;
    std::map<PositionId, SignedOn> signOns;
    std::map<IncidentId, Incident> incidents;
    std::map<UnitId, Unit> units;
    std::map<CautionId, Caution> cautions;
    std::map<CautionId, IncidentId> cautionIncidents; // at which one it was written, if at one
    std::set<CautionId> cautionsHidden; // whose incident was restricted when it left memory
    std::map<CarePlanId, CarePlan> carePlans;
    std::map<FollowUpId, FollowUp> followUps; // open ones, and those of incidents in memory
    std::vector<Alarm> alarms;                // raised and not yet over
    std::vector<RaisedOnce> raisedLately;     // the newest, oldest first, over or not
    std::map<ProtocolId, Approval> approvals;
    std::map<std::string, std::string> settings;
    Counters counters;
    SealBook sealBook; // who keeps sealed notes; not a word of them
    // When the last of it was entered afterwards: what fell due before that is history.
    std::map<IncidentId, Instant> incidentsCaughtUp;
    std::map<UnitId, Instant> unitsCaughtUp;
    std::map<std::string, KeptProtocol> protocolTexts; // by the hash of the text
    RotationBook rotation;                             // lists whose members take turns
    RoomBook room;                                     // what is to come, passed on, held together
    GroupBook groupBook;                               // dispatch groups, and who watches them
    std::map<IncidentId, MajorIncident> majors;        // declared and not ended
    RecordBook recordBook;                             // removals under law and holds
    std::int64_t sequence = 0;                         // of the last fact folded in
    std::map<std::string, AirHold> airHolds;           // by channel
    std::map<CheckId, RecordCheck> checks;
    std::map<BoloId, Bolo> bolos;
    BackupBook backups;                   // copies of the station, and when one is due
    std::map<AgentId, std::string> names; // of whoever has an account or ever signed on
    std::map<IncidentId, std::vector<JoinedWhile>> joinedWhile;
    bool operator==(const State&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("agency", &State::agency);
        f("time_zone", &State::timeZone);
        f("mode", &State::mode);
        f("sign_ons", &State::signOns);
        f("incidents", &State::incidents);
        f("units", &State::units);
        f("cautions", &State::cautions);
        f("caution_incidents", &State::cautionIncidents);
        f("cautions_hidden", &State::cautionsHidden);
        f("care_plans", &State::carePlans, FieldClass::Care);
        f("follow_ups", &State::followUps, FieldClass::Care);
        f("alarms", &State::alarms);
        f("raised_lately", &State::raisedLately);
        f("approvals", &State::approvals);
        f("settings", &State::settings);
        f("counters", &State::counters);
        f("sequence", &State::sequence);
        f("seal_book", &State::sealBook);
        f("incidents_caught_up", &State::incidentsCaughtUp);
        f("units_caught_up", &State::unitsCaughtUp);
        f("protocol_texts", &State::protocolTexts);
        f("air_holds", &State::airHolds);
        f("checks", &State::checks, FieldClass::CriminalJustice);
        f("bolos", &State::bolos, FieldClass::CriminalJustice);
        f("rotation", &State::rotation);
        f("room", &State::room);
        f("group_book", &State::groupBook);
        f("majors", &State::majors);
        f("record_book", &State::recordBook);
        f("backups", &State::backups);
        f("names", &State::names);
        f("joined_while", &State::joinedWhile);
    }
};

// Nothing where it is not in memory, or none is meant.
const Incident* hotIncident(const State& state, std::optional<IncidentId> id);
// How people call whoever it is, also who has signed off; the sign-on name where nobody knows.
std::string nameOfAgent(const State& state, const AgentId& agent);

} // namespace haven
