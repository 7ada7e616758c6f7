#pragma once

#include "models/dispatch/care_record.h"
#include "models/dispatch/events_aid.h"
#include "models/dispatch/events_call.h"
#include "models/dispatch/events_crisis.h"
#include "models/dispatch/events_discipline.h"
#include "models/dispatch/events_response.h"
#include "models/dispatch/events_risk.h"
#include "models/dispatch/events_rotation.h"
#include "models/dispatch/events_transfer.h"
#include "models/dispatch/sealing.h"
#include "models/dispatch/types.h"

#include <map>
#include <set>

// The incident as the board holds it: what the facts about it add up to.
namespace haven {

struct Call {
    CallId id;
    CallKind kind = CallKind::Voice;
    Instant receivedAt;
    AgentId takenBy;
    std::string callerName;
    std::string callback;
    SafeContact safeContact = SafeContact::NotAsked;
    std::string safeContactWhen;
    Location callerLocation;
    std::string language;
    std::string relation;
    std::vector<CallbackResult> callbacks;
    std::vector<CallbackTry> tries; // the same with when and by whom, also of a lost caller
    std::string recorder;           // where the voice recorder keeps it
    std::vector<CallFix> fixes;     // as they came in: the newest is the last
    std::vector<CarrierPing> pings; // the last may be open
    std::vector<InterpreterUse> interpreters;
    std::optional<TextSession> text;
    bool operator==(const Call&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("id", &Call::id);
        f("kind", &Call::kind);
        f("received_at", &Call::receivedAt);
        f("taken_by", &Call::takenBy);
        f("caller_name", &Call::callerName, FieldClass::Police);
        f("callback", &Call::callback, FieldClass::Police);
        f("safe_contact", &Call::safeContact, FieldClass::Police);
        f("safe_contact_when", &Call::safeContactWhen, FieldClass::Police);
        f("caller_location", &Call::callerLocation);
        f("language", &Call::language);
        f("relation", &Call::relation, FieldClass::Police);
        f("callbacks", &Call::callbacks, FieldClass::Police);
        f("tries", &Call::tries);
        f("recorder", &Call::recorder, FieldClass::Police);
        f("fixes", &Call::fixes);
        f("pings", &Call::pings);
        f("interpreters", &Call::interpreters);
        f("text", &Call::text);
    }
};

struct Note {
    NoteId id;
    Instant at;
    AgentId by;
    std::optional<CallId> call;
    std::string text;
    FieldClass fieldClass = FieldClass::Police;
    std::optional<NoteId> corrects;
    std::optional<NoteId> correctedBy;
    bool operator==(const Note&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("id", &Note::id);
        f("at", &Note::at);
        f("by", &Note::by);
        f("call", &Note::call);
        f("text", &Note::text, FieldClass::Police);
        f("field_class", &Note::fieldClass);
        f("corrects", &Note::corrects);
        f("corrected_by", &Note::correctedBy);
    }
};

struct Assignment {
    UnitId unit;
    AssignmentRole role = AssignmentRole::Primary;
    AssignmentStage stage = AssignmentStage::Assigned;
    Instant since; // of the stage
    Instant assignedAt;
    std::optional<Instant> enRouteAt;
    std::optional<Instant> arrivedAt;
    std::vector<std::string> skills; // of the unit when it was sent: who it is decides whether the
    Discipline discipline = Discipline::Police; // incident still waits
    bool operator==(const Assignment&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("unit", &Assignment::unit);
        f("role", &Assignment::role);
        f("stage", &Assignment::stage);
        f("since", &Assignment::since);
        f("assigned_at", &Assignment::assignedAt);
        f("en_route_at", &Assignment::enRouteAt);
        f("arrived_at", &Assignment::arrivedAt);
        f("skills", &Assignment::skills);
        f("discipline", &Assignment::discipline);
    }
};

// A unit that was there, with what it could do then: a clinician's unit logs off before the
// incident closes, and has come all the same.
struct UnitCame {
    UnitId unit;
    std::vector<std::string> skills;
    Discipline discipline = Discipline::Police;
    std::optional<Instant> doneAt = {}; // it left and it was dealt with; empty: there, or taken off
    bool operator==(const UnitCame&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("unit", &UnitCame::unit);
        f("skills", &UnitCame::skills);
        f("discipline", &UnitCame::discipline);
        f("done_at", &UnitCame::doneAt);
    }
};

// Since when it waited before somebody's act began the wait anew: where that was a slip and is
// taken back, the caller has waited all along.
struct WaitMoved {
    Instant before;
    std::int64_t by = 0; // the fact that moved it
    AgentId who;
    bool operator==(const WaitMoved&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("before", &WaitMoved::before);
        f("by", &WaitMoved::by);
        f("who", &WaitMoved::who);
    }
};

// What the advisor said last, and what a person made of it. A person's word stands.
struct FlagState {
    Flag suggested = Flag::Unknown;
    std::int64_t score = 0;
    std::string reason;
    std::string cueSet;
    std::optional<NoteId> note;
    std::vector<FlagSpan> spans;
    std::vector<FlagSpan> suppressed;
    std::optional<Instant> suggestedAt;
    std::optional<FlagDecision> decision;
    Flag decided = Flag::Unknown;
    std::optional<AgentId> decidedBy;
    std::optional<Instant> decidedAt;
    std::string decidedReason;
    std::vector<FlagSourceRead> sources; // what speaks for it, each apart
    bool operator==(const FlagState&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("suggested", &FlagState::suggested, FieldClass::Care);
        f("score", &FlagState::score);
        f("reason", &FlagState::reason, FieldClass::Care);
        f("cue_set", &FlagState::cueSet);
        f("note", &FlagState::note);
        f("spans", &FlagState::spans, FieldClass::Care);
        f("suppressed", &FlagState::suppressed, FieldClass::Care);
        f("suggested_at", &FlagState::suggestedAt);
        f("decision", &FlagState::decision, FieldClass::Care);
        f("decided", &FlagState::decided, FieldClass::Care);
        f("decided_by", &FlagState::decidedBy);
        f("decided_at", &FlagState::decidedAt);
        f("decided_reason", &FlagState::decidedReason, FieldClass::Care);
        f("sources", &FlagState::sources, FieldClass::Care);
    }
};

// What the advisor read in one note. Kept for each note, so that a later, quieter one does not wipe
// out why an earlier one counted.
struct NoteMarks {
    NoteId note;
    std::int64_t score = 0; // in hundredths
    std::string reason;
    std::vector<FlagSpan> spans;
    std::vector<FlagSpan> suppressed;
    std::vector<FlagFact> facts;
    bool operator==(const NoteMarks&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("note", &NoteMarks::note);
        f("score", &NoteMarks::score);
        f("reason", &NoteMarks::reason, FieldClass::Care);
        f("spans", &NoteMarks::spans, FieldClass::Care);
        f("suppressed", &NoteMarks::suppressed, FieldClass::Care);
        f("facts", &NoteMarks::facts, FieldClass::Care);
    }
};

// Who acknowledged a caution for this incident.
struct CautionSeen {
    CautionId caution;
    AgentId by;
    Instant at;
    bool operator==(const CautionSeen&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("caution", &CautionSeen::caution);
        f("by", &CautionSeen::by);
        f("at", &CautionSeen::at);
    }
};

// A fact read off a note, waiting for a person. It never moves a level.
struct Suggestion {
    std::string value;
    std::string text;
    Instant since;
    std::optional<NoteId> note = {}; // whose words they are
    bool operator==(const Suggestion&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("value", &Suggestion::value, FieldClass::Care);
        f("text", &Suggestion::text, FieldClass::Care);
        f("since", &Suggestion::since);
        f("note", &Suggestion::note);
    }
};

struct AnswerRecord {
    FactAnswer answer;
    AgentId by;
    Instant at;
    // The newest note that stood on any record then: what came later the person cannot have read.
    NoteId noteThen = {};
    // What was known before somebody asked in vain, and when it was answered.
    std::string knownBefore = {};
    std::optional<Instant> knownAt = {};
    // It came with a join and was asked of the other one; empty once it is answered here.
    std::optional<IncidentId> joinedFrom = {};
    bool operator==(const AnswerRecord&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("answer", &AnswerRecord::answer, FieldClass::Care);
        f("by", &AnswerRecord::by);
        f("at", &AnswerRecord::at);
        f("noteThen", &AnswerRecord::noteThen);
        f("knownBefore", &AnswerRecord::knownBefore, FieldClass::Care);
        f("knownAt", &AnswerRecord::knownAt);
        f("joined_from", &AnswerRecord::joinedFrom);
    }
};

// Why a level stands while no answer decides it.
inline constexpr std::string_view kNotYetAsked = "not yet asked";
// "3, not yet asked": the level may move either way.
inline bool isOpenLevel(Asked asked, std::string_view because)
{
    return asked == Asked::NotYet && because == kNotYetAsked;
}

// 1 routine, 2 moderate, 3 urgent, 4 emergency; 0 while no level has been worked out.
struct LevelState {
    int level = 0;
    Asked asked = Asked::NotYet;
    std::string because;
    LevelCause cause = LevelCause::ByAnswers;
    std::optional<AgentId> by;
    std::optional<Instant> since;
    std::optional<Instant> recheckDueAt;
    int before = 0; // what it was before the last change: a rise says so
    bool operator==(const LevelState&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("level", &LevelState::level);
        f("asked", &LevelState::asked);
        f("because", &LevelState::because);
        f("cause", &LevelState::cause);
        f("by", &LevelState::by);
        f("since", &LevelState::since);
        f("recheck_due_at", &LevelState::recheckDueAt);
        f("before", &LevelState::before);
    }
};

struct ClinicianRequest {
    RequestId id;
    ClinicianStage stage = ClinicianStage::Asked;
    Instant askedAt;
    AgentId askedBy;
    std::string reason;
    std::optional<AgentId> clinician;
    std::optional<UnitId> unit;
    std::optional<Instant> answeredAt;
    std::optional<Instant> arrivedAt;
    std::optional<Instant> doneAt;
    std::optional<Instant> enRouteAt;
    bool operator==(const ClinicianRequest&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("id", &ClinicianRequest::id);
        f("stage", &ClinicianRequest::stage);
        f("asked_at", &ClinicianRequest::askedAt);
        f("asked_by", &ClinicianRequest::askedBy);
        f("reason", &ClinicianRequest::reason, FieldClass::Care);
        f("clinician", &ClinicianRequest::clinician);
        f("unit", &ClinicianRequest::unit);
        f("answered_at", &ClinicianRequest::answeredAt);
        f("arrived_at", &ClinicianRequest::arrivedAt);
        f("done_at", &ClinicianRequest::doneAt);
        f("en_route_at", &ClinicianRequest::enRouteAt);
    }
};

struct ChecklistStep {
    StepOutcome outcome;
    AgentId by;
    Instant at;
    bool operator==(const ChecklistStep&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("outcome", &ChecklistStep::outcome);
        f("by", &ChecklistStep::by);
        f("at", &ChecklistStep::at);
    }
};

struct Checklist {
    ChecklistId id;
    ProtocolId protocol;
    std::string version;
    std::string hash;
    Instant startedAt;
    AgentId startedBy;
    std::string activeStep; // empty: finished
    Instant activeSince;
    std::vector<ChecklistStep> steps;
    std::optional<Instant> finishedAt;
    std::optional<Instant> stepDueAt = {}; // the time the active step is given is over
    std::string finishReason = {};         // why it ended before its last step
    bool operator==(const Checklist&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("id", &Checklist::id);
        f("protocol", &Checklist::protocol);
        f("version", &Checklist::version);
        f("hash", &Checklist::hash);
        f("started_at", &Checklist::startedAt);
        f("started_by", &Checklist::startedBy);
        f("active_step", &Checklist::activeStep);
        f("active_since", &Checklist::activeSince);
        f("steps", &Checklist::steps);
        f("finished_at", &Checklist::finishedAt);
        f("step_due_at", &Checklist::stepDueAt);
        f("finish_reason", &Checklist::finishReason, FieldClass::Care);
    }
};

struct Emd {
    EmdState state = EmdState::NotAsked;
    std::string transferredTo;
    std::string determinant;
    std::optional<Instant> at;
    bool operator==(const Emd&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("state", &Emd::state, FieldClass::Care);
        f("transferred_to", &Emd::transferredTo, FieldClass::Care);
        f("determinant", &Emd::determinant, FieldClass::Care);
        f("at", &Emd::at);
    }
};

struct Incident {
    IncidentId id;
    std::string number;
    TypeCode type;
    std::string commonType;
    std::vector<std::string> commonTypesBefore; // what it was called before, oldest first
    Priority priority = Priority::P3;
    Location location;
    std::string title; // shown instead of everything else when restricted
    IncidentStage stage = IncidentStage::Open;
    IncidentOrigin origin = IncidentOrigin::Caller;
    Visibility visibility = Visibility::Normal;
    Instant openedAt;
    AgentId openedBy;
    Instant clockSince; // waiting counts from here: opened, reopened, or left by those who came
    std::optional<WaitMoved> waitMoved = {};
    PositionId openedFrom;
    std::string fedFrom;
    std::string holdReason;
    std::optional<Instant> heldAt;
    std::optional<Instant> heldUntil;
    std::optional<std::int64_t> callsWhenHeld = {}; // how many calls it had then
    std::vector<Call> calls;
    std::vector<CallId> callsBefore; // those that went along when it was joined to another
    std::vector<Note> notes;
    std::vector<Person> persons;
    std::vector<Vehicle> vehicles;
    std::set<CautionId> cautionsSeen;     // acknowledged on the record
    std::vector<CautionSeen> seenBy;      // by whom and when, in that order
    std::vector<Assignment> assignments;  // the units on it now
    std::vector<UnitId> unitsBefore;      // those that were, in the order they left
    std::vector<UnitCame> unitsCame;      // those that arrived, still there or not
    bool wasSent = false;                 // some unit that left was told to go, and not by a slip
    SendVoice voice = SendVoice::NotSaid; // Silent: units are sent to it and told without voice
    std::optional<Instant> firstDispatchedAt;
    std::optional<Instant> firstArrivedAt;
    std::set<IncidentId> links;
    std::optional<IncidentId> mergedInto;
    std::vector<IncidentId> mergedFrom;
    std::optional<DispositionCode> disposition;
    std::vector<DispositionCode> furtherDispositions = {};
    std::string commonDisposition;
    std::optional<Instant> closedAt;
    std::int64_t reopenedCount = 0;
    std::string reportNumber;
    Emd emd;
    FlagState flag;
    std::vector<NoteMarks> noteMarks; // one a note that was scored
    std::map<Fact, AnswerRecord> answers;
    std::map<Fact, Suggestion> suggestions;
    LevelState level;
    std::vector<ClinicianRequest> clinicianRequests;
    std::vector<Checklist> checklists;
    IncidentCare care;
    std::vector<Handoff> handoffs;
    std::optional<CallbackTask> callback; // owed and not yet reached
    std::map<ClosingItem, ClosingAnswer> closingItems;
    std::optional<NoClinician> noClinician;
    std::optional<RiskProtection> riskProtection;
    std::optional<ProtocolId> protocol; // suggested for the type
    std::int64_t lastSequence = 0;      // the newest fact about it
    SealedRecord sealed;                // that clinicians wrote, not what
    std::vector<AidRequest> aid;        // what others were asked for, in that order
    std::vector<TurnPassed> turnsPassed;
    std::vector<DisciplinePriority> disciplines; // as people changed them, beside those of the type
    CommunicationNeeds communication;
    std::vector<CallTransfer> transfers; // the last may be open
    std::optional<PremiseAlarmState> premiseAlarm;
    std::vector<CallbackTask> callbacksWaiting = {}; // of other lost callers, one after the other
    bool operator==(const Incident&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("id", &Incident::id);
        f("number", &Incident::number);
        f("type", &Incident::type);
        f("common_type", &Incident::commonType);
        f("common_types_before", &Incident::commonTypesBefore);
        f("priority", &Incident::priority);
        f("location", &Incident::location);
        f("title", &Incident::title, FieldClass::Police);
        f("stage", &Incident::stage);
        f("origin", &Incident::origin);
        f("visibility", &Incident::visibility);
        f("opened_at", &Incident::openedAt);
        f("opened_by", &Incident::openedBy);
        f("clock_since", &Incident::clockSince);
        f("wait_moved", &Incident::waitMoved);
        f("opened_from", &Incident::openedFrom);
        f("fed_from", &Incident::fedFrom, FieldClass::Police);
        f("hold_reason", &Incident::holdReason);
        f("held_at", &Incident::heldAt);
        f("held_until", &Incident::heldUntil);
        f("calls_when_held", &Incident::callsWhenHeld);
        f("calls", &Incident::calls);
        f("calls_before", &Incident::callsBefore);
        f("notes", &Incident::notes);
        f("persons", &Incident::persons);
        f("vehicles", &Incident::vehicles);
        f("cautions_seen", &Incident::cautionsSeen);
        f("seen_by", &Incident::seenBy);
        f("assignments", &Incident::assignments);
        f("units_before", &Incident::unitsBefore);
        f("units_came", &Incident::unitsCame);
        f("was_sent", &Incident::wasSent);
        f("voice", &Incident::voice);
        f("first_dispatched_at", &Incident::firstDispatchedAt);
        f("first_arrived_at", &Incident::firstArrivedAt);
        f("links", &Incident::links);
        f("merged_into", &Incident::mergedInto);
        f("merged_from", &Incident::mergedFrom);
        f("disposition", &Incident::disposition);
        f("further_dispositions", &Incident::furtherDispositions);
        f("common_disposition", &Incident::commonDisposition);
        f("closed_at", &Incident::closedAt);
        f("reopened_count", &Incident::reopenedCount);
        f("report_number", &Incident::reportNumber);
        f("emd", &Incident::emd);
        f("flag", &Incident::flag);
        f("note_marks", &Incident::noteMarks, FieldClass::Care);
        f("answers", &Incident::answers, FieldClass::Care);
        f("suggestions", &Incident::suggestions, FieldClass::Care);
        f("level", &Incident::level);
        f("clinician_requests", &Incident::clinicianRequests);
        f("checklists", &Incident::checklists);
        f("care", &Incident::care, FieldClass::Care);
        f("handoffs", &Incident::handoffs);
        f("callback", &Incident::callback);
        f("closing_items", &Incident::closingItems);
        f("no_clinician", &Incident::noClinician);
        f("risk_protection", &Incident::riskProtection, FieldClass::Police);
        f("protocol", &Incident::protocol);
        f("last_sequence", &Incident::lastSequence);
        f("sealed", &Incident::sealed, FieldClass::Care);
        f("aid", &Incident::aid);
        f("turns_passed", &Incident::turnsPassed);
        f("disciplines", &Incident::disciplines);
        f("communication", &Incident::communication);
        f("transfers", &Incident::transfers);
        f("premise_alarm", &Incident::premiseAlarm);
        f("callbacks_waiting", &Incident::callbacksWaiting);
    }
};

} // namespace haven
