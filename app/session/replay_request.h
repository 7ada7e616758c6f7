#pragma once

#include "models/exchange/replay_source.h"

#include <optional>
#include <string>
#include <string_view>

namespace haven {

// What somebody wants fed into a training station; havenctl and the console share it.
struct ReplayRequest {
    std::string file;    // CSV, also .gz
    std::string profile; // a path or a shipped name
    std::string from;    // in the time of the file; empty: from its beginning
    std::string to;      // empty: to its end
    double speed = 1;    // times real speed; 0: as fast as the station saves
};

// "max" is 0; empty for what is no speed.
std::optional<double> replaySpeed(std::string_view word);
// Reads the file. Empty where `from` or `to` is no time. Errors: those of readProfile and
// planReplay.
Result<std::optional<ReplayPlan>> readReplay(const ReplayRequest& request);

} // namespace haven
