#pragma once

#include "models/dispatch/incident.h"
#include "models/dispatch/transcript.h"
#include "models/dispatch/types.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// A call that somebody is still taking, or has parked, as its draft tells it: whoever takes the
// desk over has its caller on the line. The form that writes the draft has more of it.
namespace haven {

inline constexpr const char* kIntakeDraftPrefix = "intake/";

struct HalfTaken {
    Instant startedAt;
    std::map<std::string, std::string> texts; // as typed, by the name of the field
    std::vector<Person> persons;
    std::vector<Vehicle> vehicles;
    std::vector<Caution> cautions;
    std::string typedLines;
    TextSpeaker firstSpeaker = TextSpeaker::Caller; // of lines that name nobody
    std::optional<IncidentId> incident;             // empty: not on the board yet
    bool isFurtherCall = false;                     // another caller on the incident
    std::optional<CallId> call;                     // as which it is recorded
    std::vector<NoteId> notes; // what of the narrative is on the record, in its order
    bool operator==(const HalfTaken&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("started_at", &HalfTaken::startedAt);
        f("texts", &HalfTaken::texts);
        f("persons", &HalfTaken::persons);
        f("vehicles", &HalfTaken::vehicles);
        f("cautions", &HalfTaken::cautions);
        f("typed_lines", &HalfTaken::typedLines);
        f("first_speaker", &HalfTaken::firstSpeaker);
        f("incident", &HalfTaken::incident);
        f("is_further_call", &HalfTaken::isFurtherCall);
        f("call", &HalfTaken::call);
        f("notes", &HalfTaken::notes);
    }

    std::string text(const std::string& field) const;
    // Its caller stands on no record yet.
    bool isUnrecorded() const { return !incident || (isFurtherCall && !call); }
    // Of one whose caller is on the record: words of the narrative that are not, or read otherwise
    // there.
    bool hasOpenWords(const Incident& known) const;
    // What was typed of how things stand, one text a line: no name, no number, no choice from a
    // list. What we asked by text is in it where the caller's next line says yes to it.
    std::string words() const;
};

// At which desk.
struct HalfTakenAt {
    PositionId position;
    HalfTaken call;
};

// Empty for what is no draft of a call, or a damaged one.
std::optional<HalfTaken> halfTakenFrom(std::string_view key, const std::string& text);

} // namespace haven
