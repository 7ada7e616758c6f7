#pragma once

#include "models/base/enums.h"
#include "models/base/ids.h"
#include "models/base/instant.h"
#include "models/geo/coordinate.h"

#include <cstdint>
#include <optional>
#include <string>

// Where something was, as a receiver said it, and where a unit is, as the desk
// knows it.
namespace haven {

// Unknown: there is a position, and nothing says how good it is. None: the
// receiver itself says that it has no fix; its position is an old one or none.
HAVEN_ENUM(FixMode, Unknown, None, TwoD, ThreeD)
// Estimated: dead reckoning. Simulated: a receiver's demonstration mode or a
// position typed in by hand; nobody stands there.
HAVEN_ENUM(FixQuality, Unknown, Satellite, Differential, Estimated, Simulated)

struct PositionFix {
    std::string sender; // the id the message carries ("0017", "/dev/ttyUSB0");
                        // empty where none
    std::string kind;   // "GPRMC", "RPV", "TPV"
    Coordinate at;
    FixMode mode = FixMode::Unknown;
    FixQuality quality = FixQuality::Unknown;
    std::optional<Instant> time;   // as the receiver says it, before checkedTime()
    std::optional<Span> timeOfDay; // UTC, where the date is not known
    std::optional<std::int32_t> altitudeCm;
    std::optional<std::int32_t> speedMmS;
    std::optional<std::int32_t> courseCdeg; // hundredths of a degree from true north, 0 … 35,999
    std::optional<std::int32_t> satellites;
    bool operator==(const PositionFix&) const = default;
};

// Whether a dispatcher may be shown a unit there: somebody's receiver had a
// fix, and not at the point 0,0 which boxes send before their first one.
bool isUsable(const PositionFix& fix);

// Right: the receiver's clock and ours agree. RolledOver: they agree once the
// 1,024 weeks are counted after which an old receiver's calendar begins anew.
// Missing: no time, or no date that fits. Off: they disagree by more than
// kClockSkewMax, so that only our own clock can say how old the position is.
HAVEN_ENUM(ClockCheck, Right, RolledOver, Missing, Off)

struct CheckedTime {
    Instant at; // receivedAt where the receiver's clock cannot be used
    ClockCheck check = ClockCheck::Right;
    Span skew; // receiver minus ours, after the weeks are counted
    bool operator==(const CheckedTime&) const = default;
};

inline constexpr Span kClockSkewMax = Span::minutes(10);
inline constexpr Span kGpsEra = Span::hours(1024 * 7 * 24);

// When a position was true. A buffered position may be older than
// kClockSkewMax, so a past time is believed up to `oldestMax`; a future one
// only up to the skew.
CheckedTime checkedTime(const PositionFix& fix, Instant receivedAt,
                        Span oldestMax = Span::hours(24));

// The last known position of a unit.
struct UnitPosition {
    UnitId unit;
    Coordinate at;
    Instant fixedAt;    // when it was true, checked against our clock
    Instant receivedAt; // when it came in
    FixMode mode = FixMode::Unknown;
    FixQuality quality = FixQuality::Unknown;
    ClockCheck clock = ClockCheck::Right;
    std::optional<std::int32_t> speedMmS;
    std::optional<std::int32_t> courseCdeg;
    std::string feed; // the name of the feed it came by
    bool operator==(const UnitPosition&) const = default;
};

// Whether a position takes the place of the one known: it is not older. A known one that lies in
// the future was dated by a clock of ours that has been set right since, and gives way.
bool takesPlaceOf(const UnitPosition& news, const UnitPosition& known);

// Fresh: as good as seen now. Aging: a car may be half a mile on. Stale: where it was, not where it
// is; nothing should be decided by it without asking.
HAVEN_ENUM(PositionAge, Fresh, Aging, Stale)
inline constexpr Span kPositionAging = Span::seconds(30);
inline constexpr Span kPositionStale = Span::minutes(5);
PositionAge ageOf(const UnitPosition& position, Instant now);

// "2026-11-25T15:12:13.000Z".
std::string utcText(Instant at);
// The day number (days since 1970-01-01) of a proleptic Gregorian date; empty
// where there is no such day.
std::optional<std::int64_t> dayNumber(int year, int month, int day);

} // namespace haven
