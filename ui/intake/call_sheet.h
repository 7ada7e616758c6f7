#pragma once

#include "models/dispatch/events_incident.h"
#include "models/dispatch/half_taken.h"
#include "models/dispatch/incident.h"
#include "models/dispatch/transcript.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace haven::ui {

// The lines of the form that hold one text each, in the order in which one types them.
HAVEN_ENUM(SheetField, Location, Detail, Type, Priority, Disposition, Narrative, CallerName,
           Callback, SafeContact, SafeContactWhen, Relation, Language, CallerLocation)

// An attempt to reach the caller again, kept until it is a fact.
struct CallbackTry {
    CallbackResult result = CallbackResult::NoAnswer;
    Instant at;
    bool isRecorded = false;
    bool operator==(const CallbackTry&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("result", &CallbackTry::result);
        f("at", &CallbackTry::at);
        f("is_recorded", &CallbackTry::isRecorded);
    }
};

// Everything typed about one call so far, saved or not: what a draft holds. Texts are kept as
// typed, to the letter.
struct CallSheet {
    std::int64_t number = 0; // N of the draft "intake/N"
    Instant startedAt;
    CallKind kind = CallKind::Voice;
    std::map<SheetField, std::string> texts;
    // Chosen or found for the text; they hold as long as their text is the one in the field.
    std::optional<Location> place;
    std::optional<Location> callerPlace;
    std::vector<Person> persons;
    std::vector<Vehicle> vehicles;
    std::vector<Caution> cautions;
    Emd emd;
    std::vector<CallbackTry> callbacks;
    std::string typedLines;                         // of a text session, not on the record yet
    TextSpeaker firstSpeaker = TextSpeaker::Caller; // of lines that name nobody
    std::set<CautionId> cautionsSeen; // acknowledged before there was an incident to record it on
    std::optional<IncidentId> incident;
    std::optional<CallId> call;
    std::vector<NoteId> notes;  // what of the narrative is on the record, in its order
    bool isFurtherCall = false; // another caller on the incident, whose call is not recorded yet
    bool wasSent = false;       // an answer was still out when the draft was kept
    AgentId writer;             // of the narrative since a name was last put to it
    Instant writtenAt;
    Instant touchedAt; // the last letter or choice of it
    bool operator==(const CallSheet&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("number", &CallSheet::number);
        f("started_at", &CallSheet::startedAt);
        f("kind", &CallSheet::kind);
        f("texts", &CallSheet::texts);
        f("place", &CallSheet::place);
        f("caller_place", &CallSheet::callerPlace);
        f("persons", &CallSheet::persons);
        f("vehicles", &CallSheet::vehicles);
        f("cautions", &CallSheet::cautions);
        f("emd", &CallSheet::emd);
        f("callbacks", &CallSheet::callbacks);
        f("typed_lines", &CallSheet::typedLines);
        f("first_speaker", &CallSheet::firstSpeaker);
        f("cautions_seen", &CallSheet::cautionsSeen);
        f("incident", &CallSheet::incident);
        f("call", &CallSheet::call);
        f("notes", &CallSheet::notes);
        f("is_further_call", &CallSheet::isFurtherCall);
        f("was_sent", &CallSheet::wasSent);
        f("writer", &CallSheet::writer);
        f("written_at", &CallSheet::writtenAt);
        f("touched_at", &CallSheet::touchedAt);
    }

    const std::string& text(SheetField field) const;
    // Nothing was typed, chosen or recorded.
    bool isBlank() const;
};

// What was typed of how things stand, as whoever takes the desk over is told it:
// HalfTaken::words().
std::string wordsOf(const CallSheet& sheet);

inline constexpr const char* kSheetDraftPrefix = kIntakeDraftPrefix;
std::string sheetDraftKey(std::int64_t number);

std::string sheetText(const CallSheet& sheet);
// Empty when the text is no sheet: another program's draft, or a damaged one.
std::optional<CallSheet> sheetFromText(const std::string& text);

// The sheet of an incident that is on the board, with its newest call.
CallSheet sheetOf(const Incident& incident);
// A further call on it: the incident as it is, and a caller nobody knows yet.
CallSheet furtherCallOn(const Incident& incident);

} // namespace haven::ui
