#include "models/geo/position_fix.h"

#include <fmt/format.h>

namespace haven {

namespace {

constexpr std::int64_t kDayMs = 86'400'000;

bool isLeapYear(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

struct CivilDay {
    std::int64_t year = 1970;
    int month = 1;
    int day = 1;
};

// Days to date and back by the 400-year cycle, years counted from March so that
// the leap day comes last (Richards, "Calendars", 1998).
CivilDay civilDay(std::int64_t dayNumber)
{
    const std::int64_t shifted = dayNumber + 719'468;
    const std::int64_t cycle = (shifted >= 0 ? shifted : shifted - 146'096) / 146'097;
    const std::int64_t dayOfCycle = shifted - cycle * 146'097;
    const std::int64_t yearOfCycle =
        (dayOfCycle - dayOfCycle / 1'460 + dayOfCycle / 36'524 - dayOfCycle / 146'096) / 365;
    const std::int64_t dayOfYear =
        dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100);
    const std::int64_t shiftedMonth = (5 * dayOfYear + 2) / 153;
    const int day = static_cast<int>(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1);
    const int month = static_cast<int>(shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9);
    return {yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0), month, day};
}

CheckedTime judged(Instant at, ClockCheck good, Instant receivedAt, Span oldestMax)
{
    const Span skew = at - receivedAt;
    if (skew <= kClockSkewMax && skew.ms >= -oldestMax.ms)
        return {at, good, skew};
    return {receivedAt, ClockCheck::Off, skew};
}

} // namespace

bool isUsable(const PositionFix& fix)
{
    return fix.mode != FixMode::None && fix.quality != FixQuality::Simulated &&
           fix.at != Coordinate{};
}

CheckedTime checkedTime(const PositionFix& fix, Instant receivedAt, Span oldestMax)
{
    if (fix.time) {
        const CheckedTime plain = judged(*fix.time, ClockCheck::Right, receivedAt, oldestMax);
        if (plain.check != ClockCheck::Off)
            return plain;
        // How many eras bring the two clocks nearest.
        const std::int64_t apart = receivedAt.ms - fix.time->ms;
        const std::int64_t half = kGpsEra.ms / 2;
        const std::int64_t eras = (apart + (apart >= 0 ? half : -half)) / kGpsEra.ms;
        if (eras == 0)
            return plain;
        return judged(*fix.time + Span{eras * kGpsEra.ms}, ClockCheck::RolledOver, receivedAt,
                      oldestMax);
    }
    if (!fix.timeOfDay)
        return {receivedAt, ClockCheck::Missing, Span{}};
    // The day on which that time of day is nearest to now: right also around
    // midnight.
    const std::int64_t ofDay = ((receivedAt.ms % kDayMs) + kDayMs) % kDayMs;
    Instant at = receivedAt - Span{ofDay} + *fix.timeOfDay;
    if ((at - receivedAt).ms > kDayMs / 2)
        at = at - Span{kDayMs};
    else if ((at - receivedAt).ms < -kDayMs / 2)
        at = at + Span{kDayMs};
    return judged(at, ClockCheck::Right, receivedAt, oldestMax);
}

bool takesPlaceOf(const UnitPosition& news, const UnitPosition& known)
{
    return news.fixedAt >= known.fixedAt || known.fixedAt > news.receivedAt;
}

PositionAge ageOf(const UnitPosition& position, Instant now)
{
    const Span age = now - position.fixedAt;
    if (age < kPositionAging)
        return PositionAge::Fresh;
    return age < kPositionStale ? PositionAge::Aging : PositionAge::Stale;
}

std::optional<std::int64_t> dayNumber(int year, int month, int day)
{
    static constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1)
        return std::nullopt;
    const int last = kDays[month - 1] + (month == 2 && isLeapYear(year) ? 1 : 0);
    if (day > last)
        return std::nullopt;
    const std::int64_t y = year - (month <= 2 ? 1 : 0);
    const std::int64_t cycle = y / 400;
    const std::int64_t yearOfCycle = y - cycle * 400;
    const std::int64_t dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    return cycle * 146'097 + yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100 + dayOfYear -
           719'468;
}

std::string utcText(Instant at)
{
    std::int64_t day = at.ms / kDayMs;
    std::int64_t ms = at.ms % kDayMs;
    if (ms < 0) {
        ms += kDayMs;
        --day;
    }
    const CivilDay date = civilDay(day);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", date.year, date.month,
                       date.day, ms / 3'600'000, ms / 60'000 % 60, ms / 1000 % 60, ms % 1000);
}

} // namespace haven
