#include "models/exchange/zone_clock.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>
#include <limits>

namespace haven {

namespace {

constexpr std::int64_t kDayMs = 86'400'000;

// Days since 1970-01-01, Gregorian. Source: H. Hinnant, chrono-compatible low-level date
// algorithms: years begin in March, so that the leap day is the last one.
std::int64_t daysFromCivil(int year, int month, int day)
{
    const std::int64_t y = year - (month <= 2 ? 1 : 0);
    const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
    const std::int64_t yearOfEra = y - era * 400;
    const std::int64_t dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    const std::int64_t dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146097 + dayOfEra - 719468;
}

int daysInMonth(int year, int month)
{
    constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && isLeap ? 29 : kDays[month - 1];
}

} // namespace

std::int64_t civilMs(const CivilTime& civil)
{
    const std::int64_t days = daysFromCivil(civil.year, civil.month, civil.day);
    const std::int64_t seconds = (civil.hour * 60LL + civil.minute) * 60 + civil.second;
    return days * kDayMs + seconds * 1000 + civil.millisecond;
}

CivilTime civilFromMs(std::int64_t ms)
{
    const std::int64_t days = ms >= 0 ? ms / kDayMs : (ms - kDayMs + 1) / kDayMs;
    const auto rest = static_cast<int>(ms - days * kDayMs);
    const std::int64_t z = days + 719468;
    const std::int64_t era = (z >= 0 ? z : z - 146096) / 146097;
    const std::int64_t dayOfEra = z - era * 146097;
    const std::int64_t yearOfEra =
        (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    const std::int64_t dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const std::int64_t shifted = (5 * dayOfYear + 2) / 153;
    CivilTime civil;
    civil.day = static_cast<int>(dayOfYear - (153 * shifted + 2) / 5 + 1);
    civil.month = static_cast<int>(shifted < 10 ? shifted + 3 : shifted - 9);
    civil.year = static_cast<int>(yearOfEra + era * 400 + (civil.month <= 2 ? 1 : 0));
    civil.hour = rest / 3'600'000;
    civil.minute = rest / 60'000 % 60;
    civil.second = rest / 1000 % 60;
    civil.millisecond = rest % 1000;
    return civil;
}

bool isValidCivil(const CivilTime& civil)
{
    const bool isDay = civil.year >= 1900 && civil.year <= 2200 && civil.month >= 1 &&
                       civil.month <= 12 && civil.day >= 1 &&
                       civil.day <= daysInMonth(civil.year, civil.month);
    const bool isTime = civil.hour >= 0 && civil.hour < 24 && civil.minute >= 0 &&
                        civil.minute < 60 && civil.second >= 0 && civil.second < 60 &&
                        civil.millisecond >= 0 && civil.millisecond < 1000;
    return isDay && isTime;
}

ZoneClock::ZoneClock() : m_periods{{std::numeric_limits<std::int64_t>::min(), 0}} {}

std::optional<ZoneClock> ZoneClock::forZone(std::string_view name)
{
    const QTimeZone zone(QByteArray(name.data(), static_cast<qsizetype>(name.size())));
    if (name.empty() || !zone.isValid())
        return std::nullopt;
    const QDateTime from(QDate(1970, 1, 1), QTime(0, 0), Qt::UTC);
    const QDateTime to(QDate(2038, 1, 1), QTime(0, 0), Qt::UTC);
    std::vector<Period> periods{
        {std::numeric_limits<std::int64_t>::min(), zone.offsetFromUtc(from) * 1000LL}};
    for (const auto& change : zone.transitions(from, to))
        periods.push_back({change.atUtc.toMSecsSinceEpoch(), change.offsetFromUtc * 1000LL});
    return ZoneClock(std::move(periods));
}

std::int64_t ZoneClock::offsetAt(std::int64_t utcMs) const
{
    const auto after =
        std::upper_bound(m_periods.begin() + 1, m_periods.end(), utcMs,
                         [](std::int64_t ms, const Period& period) { return ms < period.fromMs; });
    return std::prev(after)->offsetMs;
}

Instant ZoneClock::toInstant(const CivilTime& local) const
{
    const std::int64_t ms = civilMs(local);
    // Of the two offsets around a change the one from before comes first in both cases.
    const std::int64_t before = offsetAt(ms - offsetAt(ms - kDayMs) - kDayMs / 2);
    if (offsetAt(ms - before) == before)
        return Instant{ms - before};
    const std::int64_t after = offsetAt(ms - before);
    const bool isSkipped = offsetAt(ms - after) != after;
    return Instant{ms - (isSkipped ? before : after)};
}

CivilTime ZoneClock::toLocal(Instant instant) const
{
    return civilFromMs(instant.ms + offsetAt(instant.ms));
}

} // namespace haven
