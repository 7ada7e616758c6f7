#pragma once

#include "models/base/instant.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace haven {

// A local date and time as a file writes it, not yet a point in time.
struct CivilTime {
    int year = 1970;
    int month = 1;
    int day = 1;
    int hour = 0;
    int minute = 0;
    int second = 0;
    int millisecond = 0;
    auto operator<=>(const CivilTime&) const = default;
};

// Milliseconds since 1970-01-01T00:00 on the same clock; Gregorian in both directions.
std::int64_t civilMs(const CivilTime& civil);
CivilTime civilFromMs(std::int64_t ms);
// False for the 30th of February, hour 24 and the like.
bool isValidCivil(const CivilTime& civil);

// The clock of one time zone. The offsets of 1970 to 2037, which is as far as the zone database
// lists them, are asked once, because asking for every row of a file is what makes imports slow.
// Later times have the last offset.
class ZoneClock final
{
public:
    ZoneClock(); // UTC
    // An IANA name such as America/New_York; nothing when this machine does not know it.
    static std::optional<ZoneClock> forZone(std::string_view name);

    // An hour that a clock change shows twice is its first showing; an hour that it skips counts on
    // with the offset from before the change.
    Instant toInstant(const CivilTime& local) const;
    CivilTime toLocal(Instant instant) const;

private:
    struct Period {
        std::int64_t fromMs; // UTC
        std::int64_t offsetMs;
    };
    explicit ZoneClock(std::vector<Period> periods) : m_periods(std::move(periods)) {}
    std::int64_t offsetAt(std::int64_t utcMs) const;

    std::vector<Period> m_periods; // by fromMs, the first from the beginning of time
};

} // namespace haven
