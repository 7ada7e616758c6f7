#pragma once

#include "models/base/instant.h"

#include <functional>
#include <optional>
#include <QString>

namespace haven::ui {

// The agency's wall clock, as the screen needs it; whoever knows time zones gives it.
struct WallClock {
    std::function<QString(Instant)> time;  // "21:47:08"
    std::function<QString(Instant)> dated; // "2026-11-21 21:47:08"
    std::function<QString(Instant)> zulu;  // "02:47Z"
    std::function<Span(Instant)> offset;   // local minus UTC
    // "21:40" of the day of the second argument, or "2026-11-21 21:40"; empty when it is no time.
    std::function<std::optional<Instant>(const QString&, Instant)> parse;
};

// "21:47", with the day before it where it is another than that of `now`.
QString minuteWords(const WallClock& clock, Instant at, Instant now);

} // namespace haven::ui
