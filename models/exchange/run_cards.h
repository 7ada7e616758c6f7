#pragma once

#include "models/dispatch/act.h"
#include "models/dispatch/half_taken.h"
#include "models/dispatch/state.h"
#include "models/exchange/handoff_report.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

// The board on paper, and numbered blank cards, for the day the power is out. Plain data and plain
// text; whoever draws it decides nothing.
namespace haven {

inline constexpr int kRunCardsUsual = 12;
inline constexpr int kRunCardsMax = 200;
inline constexpr int kRunCardNumberMax = 99'999;

struct RunCardWish {
    int blank = kRunCardsUsual; // 0: the board alone
    int first = 1;              // number of the first blank card
    // Of all desks, from their drafts: no fact has them. Empty: they could not be read.
    std::optional<std::vector<HalfTakenAt>> halfTaken = std::vector<HalfTakenAt>();
    // The words of a weapon in what was typed of one of them; empty: nobody reads them.
    std::function<std::optional<std::string>(const std::string&)> weaponIn = {};
};

struct RunCardIncident {
    std::string number;
    std::string priority; // "P1"
    std::string what;     // its type; of a restricted one its title, and nothing more
    std::string place;
    std::string status; // "Waiting, late", "On scene"
    std::string since;  // "21:47": since when it waits, or was received
    std::string level;  // "level 3"; empty without
    std::string units;
};
// A call that somebody was taking, or had parked.
struct RunCardHalfTaken {
    std::string since;
    std::string position;
    std::string what; // type and place as typed; of a restricted one its number alone
    std::string status;
};
struct RunCardUnit {
    std::string unit;
    std::string status;
    std::string since;
    std::string on; // the incident it is on, or where it is
};
struct RunCardTimer {
    std::string at; // "21:52", "since 21:40"
    std::string what;
};
struct RunCardLine {
    std::string name;
    std::string number;
};

struct RunCards {
    std::string agency;
    std::string printedAt;                  // "2026-11-21 21:47:08"
    std::string stamp;                      // "TRAINING"; empty on a live station
    std::vector<RunCardIncident> incidents; // all that are open, as the queue has them
    std::vector<RunCardHalfTaken> halfTaken;
    std::string halfTakenUnread; // said where they could not be read; else empty
    std::vector<RunCardUnit> units;
    std::vector<RunCardTimer> timers; // due, or within two hours
    std::vector<RunCardLine> lines;
    std::vector<int> blanks; // the numbers of the blank cards
};

// Never in it: a note, an answer, why something is held, who called. They would lie on a desk. That
// there is, or may be, a weapon is told whoever goes out by it.
RunCards runCards(const State& state, const Knowledge& knowledge, Instant now,
                  const ReportClock& clock, const RunCardWish& wish);

// For a printer that knows only text, and for eyes.
std::string runCardsText(const RunCards& cards);

// What stands on a blank card, top to bottom, for every writer.
struct BlankField {
    std::string_view label;
    int share = 1; // of its line
};
using BlankLine = std::vector<BlankField>;
const std::vector<BlankLine>& blankHead();
const std::vector<std::string_view>& blankUnitColumns();
const std::vector<BlankLine>& blankFoot();
inline constexpr int kBlankWordLines = 4; // for what was said
inline constexpr int kBlankUnitLines = 4;

// Under the board and on each card.
std::string_view runCardFooter();

} // namespace haven
