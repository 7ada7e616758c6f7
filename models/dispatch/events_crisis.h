#pragma once

#include "models/crisis/level.h"
#include "models/crisis/protocol.h"
#include "models/dispatch/types.h"

// Facts of the crisis lane. A suggestion never moves a level; only a person's answer does.
namespace haven {

// By the rules from answers, by a named person with a reason, or because an answer was wrong.
HAVEN_ENUM(LevelCause, ByAnswers, ByPerson, ByCorrection)

// Where a cue stands: byte offsets into the note.
struct FlagSpan {
    std::int64_t start = 0;
    std::int64_t end = 0;
    std::string text;
    std::string family;
    std::int64_t weight = 0; // in hundredths
    std::string reason;      // for a suppressed one: why it does not count
    bool operator==(const FlagSpan&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("start", &FlagSpan::start);
        f("end", &FlagSpan::end);
        f("text", &FlagSpan::text, FieldClass::Care);
        f("family", &FlagSpan::family);
        f("weight", &FlagSpan::weight);
        f("reason", &FlagSpan::reason);
    }
};

struct FlagFact {
    Fact fact = Fact::Weapon;
    std::string value;
    std::string text; // the words it was read from
    bool operator==(const FlagFact&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("fact", &FlagFact::fact);
        f("value", &FlagFact::value, FieldClass::Care);
        f("text", &FlagFact::text, FieldClass::Care);
    }
};

// What one source says: the words of notes, the type, the answers, the caller, what was before.
struct FlagSourceRead {
    FlagSource source = FlagSource::Words;
    Flag flag = Flag::No;
    std::string reason;
    bool operator==(const FlagSourceRead&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("source", &FlagSourceRead::source);
        f("flag", &FlagSourceRead::flag, FieldClass::Care);
        f("reason", &FlagSourceRead::reason, FieldClass::Care);
    }
};

struct CrisisFlagSuggested {
    static constexpr const char* kType = "CrisisFlagSuggested";
    IncidentId incident;
    std::optional<NoteId> note;
    Flag flag = Flag::Unknown;
    std::int64_t score = 0; // in hundredths
    std::string cueSet;     // version and hash of the cues
    std::vector<FlagSpan> spans;
    std::vector<FlagSpan> suppressed;
    std::vector<FlagFact> facts;
    std::optional<int> suggestedLevel;
    std::string reason;                  // in words anyone can read
    std::vector<FlagSourceRead> sources; // all so far, each apart
    bool operator==(const CrisisFlagSuggested&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &CrisisFlagSuggested::incident);
        f("note", &CrisisFlagSuggested::note);
        f("flag", &CrisisFlagSuggested::flag, FieldClass::Care);
        f("score", &CrisisFlagSuggested::score);
        f("cue_set", &CrisisFlagSuggested::cueSet);
        f("spans", &CrisisFlagSuggested::spans, FieldClass::Care);
        f("suppressed", &CrisisFlagSuggested::suppressed, FieldClass::Care);
        f("facts", &CrisisFlagSuggested::facts, FieldClass::Care);
        f("suggested_level", &CrisisFlagSuggested::suggestedLevel, FieldClass::Care);
        f("reason", &CrisisFlagSuggested::reason, FieldClass::Care);
        f("sources", &CrisisFlagSuggested::sources, FieldClass::Care);
    }
};

struct CrisisFlagDecided {
    static constexpr const char* kType = "CrisisFlagDecided";
    IncidentId incident;
    FlagDecision decision = FlagDecision::Confirmed;
    Flag flag = Flag::Yes; // what now stands
    std::string reason;
    std::optional<FlagDecision> before = {}; // what stood until now; nothing: nobody had decided
    std::optional<AgentId> beforeBy = {};    // whose that was
    std::optional<Instant> beforeAt = {};
    std::string beforeReason = {};
    bool operator==(const CrisisFlagDecided&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &CrisisFlagDecided::incident);
        f("decision", &CrisisFlagDecided::decision, FieldClass::Care);
        f("flag", &CrisisFlagDecided::flag, FieldClass::Care);
        f("reason", &CrisisFlagDecided::reason, FieldClass::Care);
        f("before", &CrisisFlagDecided::before, FieldClass::Care);
        f("before_by", &CrisisFlagDecided::beforeBy);
        f("before_at", &CrisisFlagDecided::beforeAt);
        f("before_reason", &CrisisFlagDecided::beforeReason, FieldClass::Care);
    }
};

// A key that was pressed by a slip: what stood before stands again, also that nobody has decided.
// The level that it opened stays.
struct FlagDecisionUndone {
    static constexpr const char* kType = "FlagDecisionUndone";
    IncidentId incident;
    std::optional<FlagDecision> decision;
    Flag flag = Flag::Unknown;      // what now stands
    std::optional<AgentId> by = {}; // who had decided so
    std::optional<Instant> at = {}; // when
    std::string reason = {};        // and why
    bool operator==(const FlagDecisionUndone&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &FlagDecisionUndone::incident);
        f("decision", &FlagDecisionUndone::decision, FieldClass::Care);
        f("flag", &FlagDecisionUndone::flag, FieldClass::Care);
        f("by", &FlagDecisionUndone::by);
        f("at", &FlagDecisionUndone::at);
        f("reason", &FlagDecisionUndone::reason, FieldClass::Care);
    }
};

struct FactAnswered {
    static constexpr const char* kType = "FactAnswered";
    IncidentId incident;
    Fact fact = Fact::Weapon;
    FactAnswer answer;
    bool operator==(const FactAnswered&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &FactAnswered::incident);
        f("fact", &FactAnswered::fact);
        f("answer", &FactAnswered::answer, FieldClass::Care);
    }
};

// By a rule from answers, or by a person with a reason. Only a person lowers it.
struct LevelChanged {
    static constexpr const char* kType = "LevelChanged";
    IncidentId incident;
    int before = 0; // 0: none yet
    int after = 0;
    Asked asked = Asked::NotYet; // "3, not yet asked" until weapon, violence, injury
    std::string because;         // the deciding fact, or the person's reason
    LevelCause cause = LevelCause::ByAnswers;
    std::optional<Instant> recheckDueAt;
    bool operator==(const LevelChanged&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &LevelChanged::incident);
        f("before", &LevelChanged::before);
        f("after", &LevelChanged::after);
        f("asked", &LevelChanged::asked);
        f("because", &LevelChanged::because);
        f("cause", &LevelChanged::cause);
        f("recheck_due_at", &LevelChanged::recheckDueAt);
    }
};

struct ClinicianRequested {
    static constexpr const char* kType = "ClinicianRequested";
    RequestId request;
    IncidentId incident;
    std::string reason;
    bool operator==(const ClinicianRequested&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("request", &ClinicianRequested::request);
        f("incident", &ClinicianRequested::incident);
        f("reason", &ClinicianRequested::reason, FieldClass::Care);
    }
};

struct ClinicianAnswered {
    static constexpr const char* kType = "ClinicianAnswered";
    RequestId request;
    IncidentId incident;
    ClinicianStage stage = ClinicianStage::Accepted;
    std::optional<AgentId> clinician;
    std::optional<UnitId> unit;
    std::string reason;
    bool operator==(const ClinicianAnswered&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("request", &ClinicianAnswered::request);
        f("incident", &ClinicianAnswered::incident);
        f("stage", &ClinicianAnswered::stage);
        f("clinician", &ClinicianAnswered::clinician);
        f("unit", &ClinicianAnswered::unit);
        f("reason", &ClinicianAnswered::reason, FieldClass::Care);
    }
};

// The protocol is named by the hash of its text, so the run can be read back for ever.
struct ChecklistStarted {
    static constexpr const char* kType = "ChecklistStarted";
    ChecklistId checklist;
    IncidentId incident;
    ProtocolId protocol;
    std::string version;
    std::string hash;
    std::string firstStep;
    std::optional<Instant> recheckDueAt;
    std::optional<Instant> stepDueAt = {}; // the time its first step is given is over
    bool operator==(const ChecklistStarted&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("checklist", &ChecklistStarted::checklist);
        f("incident", &ChecklistStarted::incident);
        f("protocol", &ChecklistStarted::protocol);
        f("version", &ChecklistStarted::version);
        f("hash", &ChecklistStarted::hash);
        f("first_step", &ChecklistStarted::firstStep);
        f("recheck_due_at", &ChecklistStarted::recheckDueAt);
        f("step_due_at", &ChecklistStarted::stepDueAt);
    }
};

struct ChecklistStepDone {
    static constexpr const char* kType = "ChecklistStepDone";
    ChecklistId checklist;
    IncidentId incident;
    StepOutcome outcome;
    std::string nextStep; // empty: the list is finished
    std::optional<Instant> recheckDueAt;
    std::optional<Instant> stepDueAt = {}; // the time the next step is given is over
    bool operator==(const ChecklistStepDone&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("checklist", &ChecklistStepDone::checklist);
        f("incident", &ChecklistStepDone::incident);
        f("outcome", &ChecklistStepDone::outcome);
        f("next_step", &ChecklistStepDone::nextStep);
        f("recheck_due_at", &ChecklistStepDone::recheckDueAt);
        f("step_due_at", &ChecklistStepDone::stepDueAt);
    }
};

// A slip of the hand: the step is as if it had not been done, and its run goes on from there. What
// was answered of the person is never taken back so.
struct ChecklistStepUndone {
    static constexpr const char* kType = "ChecklistStepUndone";
    ChecklistId checklist;
    IncidentId incident;
    std::string step;
    std::string activeStep; // where the run is now
    std::optional<Instant> stepDueAt;
    bool operator==(const ChecklistStepUndone&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("checklist", &ChecklistStepUndone::checklist);
        f("incident", &ChecklistStepUndone::incident);
        f("step", &ChecklistStepUndone::step, FieldClass::Care);
        f("active_step", &ChecklistStepUndone::activeStep);
        f("step_due_at", &ChecklistStepUndone::stepDueAt);
    }
};

struct ChecklistFinished {
    static constexpr const char* kType = "ChecklistFinished";
    ChecklistId checklist;
    IncidentId incident;
    std::string reason; // empty when every step was done
    bool operator==(const ChecklistFinished&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("checklist", &ChecklistFinished::checklist);
        f("incident", &ChecklistFinished::incident);
        f("reason", &ChecklistFinished::reason, FieldClass::Care);
    }
};

// Contact was made or the situation looked at again; the clock of the level starts anew.
struct RecheckDone {
    static constexpr const char* kType = "RecheckDone";
    IncidentId incident;
    std::string note;
    std::optional<Instant> recheckDueAt;
    bool operator==(const RecheckDone&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &RecheckDone::incident);
        f("note", &RecheckDone::note, FieldClass::Care);
        f("recheck_due_at", &RecheckDone::recheckDueAt);
    }
};

// A shipped protocol is a draft until a named clinical approver is recorded for its exact text.
struct ProtocolApproved {
    static constexpr const char* kType = "ProtocolApproved";
    ProtocolId protocol;
    std::string version;
    std::string hash;
    std::string approver;
    std::string credentials; // the three below in one text; alone in approvals before they were
    std::string license;     // "LCSW 1234"
    std::string agency;      // for which the approver answers
    std::string approvedOn;  // ISO day on which the approver said so
    bool operator==(const ProtocolApproved&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("protocol", &ProtocolApproved::protocol);
        f("version", &ProtocolApproved::version);
        f("hash", &ProtocolApproved::hash);
        f("approver", &ProtocolApproved::approver);
        f("credentials", &ProtocolApproved::credentials);
        f("license", &ProtocolApproved::license);
        f("agency", &ProtocolApproved::agency);
        f("approved_on", &ProtocolApproved::approvedOn);
    }
};

// What left memory; everything about these incidents stays in the log and the archive.
struct BoardTrimmed {
    static constexpr const char* kType = "BoardTrimmed";
    std::vector<IncidentId> incidents;
    bool operator==(const BoardTrimmed&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incidents", &BoardTrimmed::incidents);
    }
};

} // namespace haven
