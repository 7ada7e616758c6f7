#pragma once

#include "models/dispatch/state.h"

#include <optional>

namespace haven {

// That a station is live, which only its own first fact can say. Reactors that let something leave
// the room by themselves (page, print, send) are constructed with one, so that in a training
// station there is no way to have them.
class LiveStation final
{
public:
    static std::optional<LiveStation> of(const State& state)
    {
        return state.mode == StationMode::Live ? std::optional(LiveStation()) : std::nullopt;
    }

private:
    LiveStation() = default;
};

} // namespace haven
