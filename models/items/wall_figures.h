#pragma once

#include "models/dispatch/codes.h"
#include "models/dispatch/state.h"

#include <string>
#include <utility>
#include <vector>

// What a display on the wall of a dispatch room may show to whoever stands before it: figures, what
// is urgent and waits, units by status. No name, no place, no care text, nothing of a restricted
// incident but that it is there.
namespace haven {

inline constexpr std::size_t kWallLinesMax = 8;
inline constexpr std::size_t kWallStatusesMax = 10;

// A P1 or P2 nobody was told to go to.
struct WallLine {
    Priority priority = Priority::P1;
    std::string number;
    std::string label; // of the type; empty where it is restricted or about behavioral health
    std::string beat;  // empty where it is restricted, or none is known
    Span waiting;
    bool isLate = false;
    bool operator==(const WallLine&) const = default;
};

// What is held together under one incident, as far as it is still held.
struct WallStorm {
    std::string number; // of the incident they are held under
    int held = 0;
    bool operator==(const WallStorm&) const = default;
};

struct WallFigures {
    std::string agency;
    StationMode mode = StationMode::Live;
    Instant at;
    int waiting = 0;
    int late = 0;
    int working = 0;
    int unitsFree = 0;
    int unitsOnDuty = 0;
    std::vector<WallStorm> storms;        // the largest first; each of its calls waits as well
    int timersLate = 0;                   // of any kind; which ones is for those at a desk
    std::vector<std::string> emergencies; // call signs
    std::vector<WallLine> urgent;         // the most urgent and longest first
    int urgentMore = 0;                   // beyond kWallLinesMax
    std::vector<std::pair<std::string, int>> statuses; // as the agency says it, the most first
    bool operator==(const WallFigures&) const = default;
};

WallFigures wallFigures(const State& state, const Codes& codes, Instant now);

} // namespace haven
