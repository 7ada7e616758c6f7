#pragma once

#include "models/crisis/protocol.h"
#include "models/crisis/protocol_lint.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// A protocol while somebody writes it: each field as it was typed, so that nothing half done is
// lost. Whether it is any good is for parseProtocol() and the linter to say.
namespace haven {

struct DraftAnswer {
    std::string label;
    std::string fact;
    std::string value;
    std::string next;
    std::string emd;
    std::string risk;
    bool operator==(const DraftAnswer&) const = default;
};

struct DraftStep {
    std::string id;
    std::string text;
    std::string say;
    StepKind kind = StepKind::Act;
    StepWeight weight = StepWeight::Plain;
    std::string timerSeconds;
    std::string recheckSeconds;
    std::string next;
    std::vector<DraftAnswer> answers;
    bool operator==(const DraftStep&) const = default;
};

struct DraftFact {
    std::string fact;
    std::vector<std::string> values;
    bool operator==(const DraftFact&) const = default;
};

// One that holds as a whole puts the protocol before all others.
struct DraftClause {
    std::vector<std::string> types;
    std::vector<DraftFact> facts;
    std::vector<std::string> families;
    bool operator==(const DraftClause&) const = default;
};

struct ProtocolDraft {
    std::string id;
    std::string title;
    int version = 1;
    // Who retired it in its file has retired it: a save here puts nothing back into use.
    ProtocolStatus status = ProtocolStatus::Draft;
    ProtocolKind kind = ProtocolKind::Medical;
    std::string checkedOn;
    std::string reviewBy;
    std::vector<std::string> sources;
    std::vector<std::string> types; // of its triggers
    std::vector<std::string> words;
    std::vector<DraftFact> facts;
    std::vector<std::string> families;
    std::vector<DraftClause> first;
    std::vector<std::string> notTypes;
    std::string otherTriggers; // what is none of these, a JSON object; empty: none
    std::vector<DraftStep> steps;
    bool operator==(const ProtocolDraft&) const = default;
};

// What is not there, or of another kind, is empty. Errors: ProtocolMalformed: no JSON object.
Result<ProtocolDraft> readDraft(std::string_view json);
// The file.
std::string draftText(const ProtocolDraft& draft);
// What every protocol begins with: EMD first, contact last, a review in a year. `today` is
// YYYY-MM-DD.
ProtocolDraft newDraft(std::string id, std::string title, std::string_view today);
// The same day a year later; the last of February stays one. Empty for what is no day.
std::string aYearAfter(std::string_view day);

// "In hand; weapon in_hand -> after", "Started here; emd started". What cannot be read as such
// stays in the label, where the linter and whoever wrote it see it.
std::string answerLine(const DraftAnswer& answer);
DraftAnswer answerOfLine(std::string_view line);

// "self_harm ideation, self_injury; weapon in_hand": answers that offer a protocol.
std::string factsLine(const std::vector<DraftFact>& facts);
std::vector<DraftFact> factsOfLine(std::string_view line);
// "types SCH, JUV; self_harm ideation; families voices": what has to hold together.
std::string clauseLine(const DraftClause& clause);
DraftClause clauseOfLine(std::string_view line);

// After the one at `at`, with an id that no other step has; at the end where there is none. Returns
// where it stands.
std::size_t addStep(ProtocolDraft& draft, std::size_t at);
// What led to it leads to the step that follows. Nothing where there is no such step.
void removeStep(ProtocolDraft& draft, std::size_t at);
// Changes places with its neighbor; returns where it stands then.
enum class StepMove { Up, Down };
std::size_t moveStep(ProtocolDraft& draft, std::size_t at, StepMove move);

// The step that a finding is about; nothing for one about the whole.
std::optional<std::size_t> stepOf(const LintFinding& finding);

} // namespace haven
