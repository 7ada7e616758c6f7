#pragma once

#include "models/base/ids.h"
#include "models/base/instant.h"
#include "models/base/result.h"
#include "models/crisis/facts.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace haven {

// An act is done by somebody; a question's answer sets a fact.
HAVEN_ENUM(StepKind, Act, Question)
// A critical step never completes on Space or Enter alone.
HAVEN_ENUM(StepWeight, Plain, Critical)
HAVEN_ENUM(ProtocolStatus, Draft, Approved, Retired)

// Limits the schema check keeps: a checklist is read in the street, on one page.
constexpr std::size_t kMaxSteps = 12;
constexpr std::size_t kMaxStepText = 90; // code points
constexpr std::size_t kMaxSayText = 160; // code points
constexpr std::size_t kMaxAnswers = 6;
constexpr std::size_t kMaxAnswerLabel = 30; // code points
constexpr int kMaxTimerSeconds = 3600;
constexpr std::size_t kMinTriggerWord = 3;  // bytes
constexpr std::size_t kMaxTriggerWord = 40; // bytes

HAVEN_ENUM(EmdAnswer, Started, Transferred, NotMedical)

// Whether officer and supervisor find a risk-protection investigation needed.
HAVEN_ENUM(RiskDecision, NotDecided, Needed, NotNeeded)

struct StepAnswer {
    std::string label;
    std::optional<Fact> fact; // none: the answer only branches
    FactAnswer sets;          // Answered, or AskedNotKnown for the value "unknown"
    std::string next;         // step id, "end", or empty for the step that follows
    // Where the agency's EMD program stands with this answer: it goes on the incident's record too.
    std::optional<EmdAnswer> emd;
    std::optional<RiskDecision> risk; // this goes on the incident's record too
    bool operator==(const StepAnswer&) const = default;
};

struct ProtocolStep {
    std::string id;
    std::string text;
    std::string say; // the exact words where words matter; may be empty
    StepKind kind = StepKind::Act;
    StepWeight weight = StepWeight::Plain;
    std::vector<StepAnswer> answers; // questions only
    std::string next;                // acts: as in StepAnswer
    std::optional<Span> timer;       // due this long after the step became active
    std::optional<Span> recheck;     // come back to it at this interval until the run ends
    bool operator==(const ProtocolStep&) const = default;
};

struct FactTrigger {
    Fact fact = Fact::Weapon;
    std::vector<std::string> values;
    bool operator==(const FactTrigger&) const = default;
};

// Holds when everything it names holds: one of the types, each fact, one of the families. What it
// does not name plays no part.
struct TriggerClause {
    std::vector<std::string> types;
    std::vector<FactTrigger> facts;
    std::vector<std::string> families;
    bool operator==(const TriggerClause&) const = default;
};

struct ProtocolTriggers {
    std::vector<std::string> types; // common incident type codes
    std::vector<FactTrigger> facts;
    std::vector<std::string> families; // cue families of resources/cues
    std::vector<TriggerClause> first;  // one that holds puts the protocol before all others
    // Whole words of what was noted, in any case: for what is no sign of a crisis and no cue, such
    // as that somebody is a veteran.
    std::vector<std::string> words;
    // Common types for which it is offered by nothing: a page for the living where somebody died.
    std::vector<std::string> notTypes;
    bool operator==(const ProtocolTriggers&) const = default;
};

// A medical one begins with the agency's EMD program; another one may have something that cannot
// wait before it: trains to be stopped, a missing child to be accepted.
HAVEN_ENUM(ProtocolKind, Medical, Other)

// A definition; one run of it is a checklist. Its content hash is worked out by the store.
struct Protocol {
    ProtocolId id;
    std::string title;
    int version = 1;
    ProtocolStatus status = ProtocolStatus::Draft;
    ProtocolKind kind = ProtocolKind::Medical;
    std::string checkedOn; // YYYY-MM-DD
    std::string reviewBy;  // YYYY-MM-DD, the last good day; may be empty, which the linter refuses
    std::vector<std::string> sources;
    ProtocolTriggers triggers;
    std::vector<ProtocolStep> steps;
    bool operator==(const Protocol&) const = default;
};

// Strict: unknown keys, missing keys, wrong kinds, broken references and texts over the limits are
// refused (ProtocolMalformed: id or "?", and the path of the fault with a sentence).
Result<Protocol> parseProtocol(std::string_view json);

// What happened to a step in a run. Set aside: cannot, or not needed; the reason is required.
HAVEN_ENUM(StepOutcomeKind, Done, Answered, Cannot, NotNeeded)

struct StepOutcome {
    std::string step;
    StepOutcomeKind kind = StepOutcomeKind::Done;
    std::string answer;    // label, when Answered
    std::string reason;    // when Cannot or NotNeeded
    std::string note = {}; // who said so, and when: "Ruiz, Metro-North, 21:41"
    bool operator==(const StepOutcome&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("step", &StepOutcome::step, FieldClass::Care);
        f("kind", &StepOutcome::kind, FieldClass::Care);
        f("answer", &StepOutcome::answer, FieldClass::Care);
        f("reason", &StepOutcome::reason, FieldClass::Care);
        f("note", &StepOutcome::note, FieldClass::Care);
    }
};

const ProtocolStep* findStep(const Protocol& protocol, std::string_view stepId);
const StepAnswer* findAnswer(const ProtocolStep& step, std::string_view label);
const ProtocolStep& firstStep(const Protocol& protocol);
// The step that is active after these outcomes (the last outcome of a step counts); nullptr when
// the run is finished. A step set aside goes on with the step that follows.
const ProtocolStep* nextStep(const Protocol& protocol, const std::vector<StepOutcome>& outcomes);
bool isFinished(const Protocol& protocol, const std::vector<StepOutcome>& outcomes);
// The steps of the run so far in order, the active one last.
std::vector<const ProtocolStep*> pathOf(const Protocol& protocol,
                                        const std::vector<StepOutcome>& outcomes);
// Facts these outcomes set, each by the last answer that set it.
Answers factsSetBy(const Protocol& protocol, const std::vector<StepOutcome>& outcomes);

struct ProtocolOffer {
    ProtocolId protocol;
    std::string reason; // "incident type SUICTHRT", "self harm: ideation", "words: suicidal words"
    bool isFirst = false; // by a clause that puts it before all others
    bool operator==(const ProtocolOffer&) const = default;
};

// Which protocols fit, best first: by a clause that puts them first, by answered facts, by type, by
// the words of notes; among equals the one whose facts are the more dangerous. typeCode is the
// common code; families are those of Advice; notes are the texts themselves.
std::vector<ProtocolOffer> protocolsFor(const std::vector<Protocol>& protocols,
                                        std::string_view typeCode, const Answers& answers,
                                        const std::vector<std::string>& families,
                                        const std::vector<std::string>& notes = {});

// "Started here, Transferred to EMS or Not medical".
std::string answersInWords(const ProtocolStep& step);

} // namespace haven
