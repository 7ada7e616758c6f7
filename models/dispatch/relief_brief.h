#pragma once

#include "models/dispatch/act.h"
#include "models/dispatch/half_taken.h"
#include "models/dispatch/state.h"

#include <functional>

// What whoever takes over has to know, written by itself: one page, the same on screen, on paper
// and at the command line. From the state alone, for the person at a seat.
namespace haven {

struct BriefLine {
    std::string lead; // "26-000112", "07:30", "3A12"
    std::string text;
    std::optional<IncidentId> incident = {};
    std::int64_t number = 0; // on its list: of the note, the message, what is scheduled, the watch
    bool operator==(const BriefLine&) const = default;
};

struct BriefSection {
    std::string key; // "late": in JSON
    std::string title;
    std::string none; // said where there are no lines
    std::vector<BriefLine> lines;
    bool operator==(const BriefSection&) const = default;
};

struct ReliefBrief {
    std::string agency;
    std::string position;
    std::string madeAt;
    std::string since;   // what is new is newer than this
    std::string stamp;   // "TRAINING"; empty on a live station
    std::string givenBy; // empty until the desk is handed over
    std::string givenTo;
    std::string givenAt;
    std::string takenBy; // empty until it is taken
    std::string takenAt;
    std::string words;
    std::vector<BriefSection> sections;
    bool operator==(const ReliefBrief&) const = default;
};

// What belongs to somebody's crisis is told to nobody in particular.
enum class BriefCare { Told, Withheld };

struct BriefWish {
    const State& state;
    const Codes& codes;
    const Seat& seat; // the desk, and what the person may read
    Instant now;
    std::function<std::string(Instant)> clock; // "21:47", with the day where it is another
    BriefCare care = BriefCare::Told;
    // The words and sentences of the brief, with %1 for what goes in, in the language shown; empty:
    // as they are. What somebody typed never goes through it.
    std::function<std::string(std::string_view)> word = {};
    // Calls that are being taken or parked at this desk, from its drafts: no fact has them.
    std::vector<HalfTaken> halfTaken = {};
    // The words of a weapon in what was typed of one of them; empty: nobody reads them.
    std::function<std::optional<std::string>(const std::string&)> weaponIn = {};
};

// So far back is new, and so far ahead is soon.
inline constexpr Span kBriefBack = Span::hours(12);
inline constexpr Span kBriefAhead = Span::hours(12);

ReliefBrief reliefBrief(const BriefWish& wish);
// "Handed over by Reyes to Lee, 07:02. Taken over by Lee, 07:04."
std::string reliefSentence(const ReliefBrief& brief);
// How many lines all sections have: what the page is counted by.
std::size_t briefLineCount(const ReliefBrief& brief);
// For a terminal and for a printer that knows only text.
std::string briefText(const ReliefBrief& brief);

} // namespace haven
