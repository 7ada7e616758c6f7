#pragma once

#include "models/base/result.h"
#include "models/dispatch/act.h"
#include "models/dispatch/commands.h"
#include "models/dispatch/state.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The command line: one grammar for the console's bar and for havenctl, from one table of verbs.
namespace haven {

struct CareFieldRule;
struct PlaceCandidate;

// What the words of a line are looked up in.
struct LineContext {
    const State& state;
    const Knowledge& knowledge;
    Instant now;
    Span zoneOffset;                    // agency's local time minus UTC, for "at 21:40"
    std::optional<IncidentId> selected; // what "." means
    // Full number of an incident that left memory -> its id; may be empty.
    std::function<std::optional<IncidentId>(std::string_view)> coldIncident;
    // Local time minus UTC at any moment, for times before the clocks were changed; empty:
    // zoneOffset.
    std::function<Span(Instant)> offsetAt = {};
    // Of whoever types. What they may not do, or not read, is refused in the words of the rules
    // before a fault of the line tells of it. Nothing: nobody says who types.
    std::optional<std::set<Role>> roles = {};
};

// When a field of the care record says it was, "bay 3, 21:40": the first time in its words that is
// over. Nothing where it was now, "arrived", and for a field that is about no moment.
// Errors: CareTimeBad, where such a field has words and no time among them.
Result<std::optional<Instant>> careMomentOf(const CareFieldRule& rule, std::string_view words,
                                            const LineContext& context);

// What a line asks for that changes nothing of the station. Macros are read by line_macros.h.
enum class LineQuestion { Who, Verbs, Macros };

// A clinician's words on their way to be sealed. They are in no command: whoever runs the line
// seals them at once and forgets them.
struct NoteToSeal {
    IncidentId incident;
    std::string text;
};

struct ParsedLine {
    std::optional<Command> command;
    std::optional<LineQuestion> question;
    std::string topic = {};           // of "? VERB": what it does; empty: all of them
    std::optional<NoteToSeal> toSeal; // exactly one of the three is set
    std::optional<Instant> happenedAt;
    std::string source;                 // "src:paper 17": where it was written down
    std::optional<IncidentId> incident; // the one the line speaks of, where there is one
    std::string preview;                // what Enter will do, one sentence
};

// Never changes anything. Errors: refusals that name the slot and show an example.
Result<ParsedLine> parseLine(std::string_view line, const LineContext& context);

// The line as history, drafts and results may keep it: what is to be sealed is left out, and who
// was run in criminal justice records.
std::string keepableLine(std::string_view line);

// One row of the verb table: the parser, the help and the key card are made of it.
struct VerbHelp {
    std::string_view name;     // "d"
    std::string_view longName; // "send"
    std::string_view usage;    // "UNIT[,UNIT] INCIDENT [because REASON]"
    std::string_view example;  // "d 3A12,3A15 4482"
    std::string_view sentence; // "Send units to an incident"
};
std::vector<VerbHelp> verbTable();

// The line up to the cursor -> what the last word could become, best first.
struct Completion {
    std::string text;    // replaces the last word
    std::string meaning; // "Suicidal person, P2", "On scene at 118 Wharf St"
};
std::vector<Completion> completionsOf(std::string_view lineToCursor, const LineContext& context,
                                      std::size_t limit = 8);

// What a command will do, in one sentence; used by the preview and by result lines.
std::string commandSentence(const Command& command, const LineContext& context);

// What the place search found, without its beat.
Location locationOf(const PlaceCandidate& candidate);
// "118 Wharf St apt 3", "41.2,-72.9", a common place -> a location; what is not found is kept as
// written, without a point.
Location locate(std::string_view text, const Knowledge& knowledge);

// "4482", "26-014482", a unit working it, "." -> the incident. Errors: IncidentNotFound,
// IncidentAmbiguous, IncidentOrUnit, IncidentOrUnitUnknown, NothingSelected, UnitWorksNothing.
Result<IncidentId> findIncident(std::string_view word, const LineContext& context);

} // namespace haven
