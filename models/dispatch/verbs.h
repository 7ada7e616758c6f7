#pragma once

#include "models/dispatch/command_line.h"
#include "models/dispatch/line_reader.h"

#include <map>

// Private to the command line: the table of verbs and what their slots hold.
namespace haven {

// What a place in the line takes. Rest slots take everything that follows, verbatim.
enum class Slot {
    Units,
    NewUnit, // a call sign that need not be on duty
    Incident,
    OtherIncident,
    OtherUnit,
    Type,
    StatusWord,
    Plate,
    Disposition,
    Priority,
    FactName,
    LevelNumber,
    NotSentCode,
    ItemName,
    Word,         // one plain word of the verb's own
    Reason,       // rest
    HandoffWords, // rest: whom to call, or how it went
    Text,         // rest, at once: not even a time comes before it
};

HAVEN_ENUM(Need, Required, Optional)

struct SlotRule {
    Slot slot;
    Need need = Need::Required;
};

// A line cut into its parts, before they mean anything.
struct LineParts {
    std::map<Slot, LineToken> words;
    std::map<std::string, std::string> keywords; // "beat" -> "3"
    std::string rest;
    std::optional<std::string> place;
    std::optional<std::string> narrative;
    std::optional<Priority> priority;
    std::optional<Instant> happenedAt;
    std::optional<Instant> happenedFirst; // the same clock showed it before: TimeTwice
    LineToken clock;                      // as it was typed, where it was "at"
    bool isDayTold = false;
};

struct Verb {
    VerbHelp help;
    std::vector<SlotRule> slots;
    std::vector<std::string_view> keywords;
    enum class Place { None, Optional, Required } place = Place::None;
    // "! NARRATIVE"; CallTaking: p1..p5 too.
    enum class Extras { None, Narrative, CallTaking } extras = Extras::None;
    Result<Command> (*build)(const LineParts&, const LineContext&) = nullptr;
    std::optional<LineQuestion> question;
    std::vector<std::string_view> choices = {}; // what a Word may be, for completion
    // Sealed: no command, but toSeal. Brief: the line is not kept beyond its second word. Cry: what
    // cannot be sorted is kept as words, and never a reason to refuse it.
    enum class Words { Plain, Sealed, Brief, Cry } words = Words::Plain;
    // What a time at the very end of the rest is. Minutes: "-2" is when it happened. Time: "at
    // 21:40" behind a step and a name too. In longer words it is a part of what was said.
    enum class Tail { Words, Minutes, Time } tail = Tail::Words;
};

const std::vector<Verb>& verbs();
std::vector<Verb> incidentVerbs();
std::vector<Verb> unitVerbs();
std::vector<Verb> crisisVerbs();
std::vector<Verb> careVerbs();
std::vector<Verb> peopleVerbs();
std::vector<Verb> responseVerbs();
std::vector<Verb> screeningVerbs();
std::vector<Verb> alarmVerbs();
std::vector<Verb> crewVerbs();
std::vector<Verb> boloVerbs();
std::vector<Verb> aidVerbs();
std::vector<Verb> callVerbs();
std::vector<Verb> roomVerbs();
std::vector<Verb> groupVerbs();
std::vector<Verb> majorVerbs();
// Short or long name, any case; nullptr when there is none.
const Verb* findVerb(std::string_view word);
std::string_view slotName(Slot slot);
bool isRest(Slot slot);

// Shared by the builders. A call sign on duty in its own spelling, or in capitals.
UnitId unitIdOf(std::string_view word, const State& state);
std::vector<UnitId> unitsIn(const LineParts& parts, const LineContext& context);
// The one unit that a line is about: whoever is named behind it is not quietly left out. Errors:
// WordUnexpected.
Result<UnitId> soleUnit(const LineParts& parts, const LineContext& context, const char* example);
Result<IncidentId> incidentIn(const LineParts& parts, Slot slot, const LineContext& context);
// What the rules would say to whoever types this, before a fault of the line tells what stands at
// the incident: that they may not do it, or not read of it. Nothing where they may.
std::optional<Refusal> refusedFirst(const Command& command, IncidentId about,
                                    const LineContext& context);
// "CT", "ny": as the states are written on plates and said on the air.
bool isStateWord(std::string_view word);
std::string keywordOr(const LineParts& parts, const std::string& keyword);
// Its words between commas; empty ones are left out.
std::vector<std::string> keywordList(const LineParts& parts, const std::string& keyword);
std::string wordOr(const LineParts& parts, Slot slot);
// "988 because she asked for it": with its reason in it nobody has that name.
struct TargetAndWhy {
    std::string target;
    std::string why; // empty: none was said
};
TargetAndWhy targetAndWhy(std::string_view rest);

// Every builder that starts from an incident goes through here, so that the refusal is one.
template <class Command_>
Result<Command> about(const LineParts& parts, const LineContext& context, Command_ command)
{
    const auto incident = incidentIn(parts, Slot::Incident, context);
    if (!incident)
        return incident.refusal();
    command.incident = *incident;
    return Command(std::move(command));
}

} // namespace haven
