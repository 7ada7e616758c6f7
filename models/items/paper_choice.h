#pragma once

#include "models/base/enums.h"
#include "models/base/instant.h"
#include "models/base/refusal.h"

#include <optional>
#include <string>

// Whether this machine keeps the board on paper for the day the power is out. It belongs to the
// machine and its printer or folder, not to a person, and is no fact.
namespace haven {

inline constexpr int kPaperEveryUsual = 2; // minutes
inline constexpr int kPaperEveryMax = 60;
inline constexpr int kPaperBlankUsual = 12;
inline constexpr int kPaperBlankMax = 200;
inline constexpr int kPaperFirstMax = 99'999;

HAVEN_ENUM(PaperKeeping, Off, On)

struct PaperChoice {
    PaperKeeping keeping = PaperKeeping::Off;
    std::string folder; // empty: the person's documents
    int everyMinutes = kPaperEveryUsual;
    int blank = kPaperBlankUsual;
    int firstCard = 1;        // so that no two outages have a card 17
    std::string printer = {}; // of this machine, which prints it as well; empty: none
    bool operator==(const PaperChoice&) const = default;
};

// Inside the limits above; a file that somebody wrote by hand.
PaperChoice withinLimits(PaperChoice choice);

// Training: asked for, and not done, because nothing leaves a training station by itself.
HAVEN_ENUM(PaperState, Off, Training, Waiting, Kept, Failing)

struct PaperStanding {
    PaperState state = PaperState::Off;
    Instant at;       // Kept: as of when; Failing: the last that was kept, 0 where none was
    std::string path; // of the file
    std::optional<Refusal> fault = {}; // Failing: why, where that is known
    bool operator==(const PaperStanding&) const = default;
};

} // namespace haven
