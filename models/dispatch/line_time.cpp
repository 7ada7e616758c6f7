#include "models/base/text.h"
#include "models/dispatch/care_fields.h"
#include "models/dispatch/line_slots.h"

#include <array>
#include <fmt/format.h>

// From what an agency's clock showed to the moment it showed it. Twice a year that is no plain sum.
namespace haven {

namespace {

constexpr std::int64_t kClockMinuteMs = 60'000;
constexpr std::int64_t kClockDayMs = 24 * 60 * kClockMinuteMs;
constexpr int kOffsetHoursMax = 14;

std::optional<int> minutesIn(std::string_view word)
{
    const auto colon = word.find(':');
    if (colon == std::string_view::npos || colon == 0 || colon > 2 || word.size() != colon + 3)
        return std::nullopt;
    if (!isDigits(word.substr(0, colon)) || !isDigits(word.substr(colon + 1)))
        return std::nullopt;
    const int hour = std::stoi(std::string(word.substr(0, colon)));
    const int minute = std::stoi(std::string(word.substr(colon + 1)));
    if (hour > 23 || minute > 59)
        return std::nullopt;
    return hour * 60 + minute;
}

// Days since 1970-01-01 in the Gregorian calendar; nothing for a day that is none.
std::optional<std::int64_t> dayNumber(std::string_view word)
{
    if (!isDayWord(word))
        return std::nullopt;
    const int year = std::stoi(std::string(word.substr(0, 4)));
    const int month = std::stoi(std::string(word.substr(5, 2)));
    const int day = std::stoi(std::string(word.substr(8, 2)));
    const bool isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    const std::array<int, 12> lengths{31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (year < 1970 || month < 1 || month > 12 || day < 1 ||
        day > lengths[static_cast<std::size_t>(month - 1)])
        return std::nullopt;
    // Leap days of the years before; then those of this one.
    const std::int64_t before = year - 1;
    std::int64_t days = before * 365 + before / 4 - before / 100 + before / 400 - 719'162;
    for (int one = 0; one < month - 1; ++one)
        days += lengths[static_cast<std::size_t>(one)];
    return days + day - 1;
}

Span offsetOf(Instant at, const LineContext& context)
{
    return context.offsetAt ? context.offsetAt(at) : context.zoneOffset;
}

// All moments at which the clock showed it, earliest first: none, one or two.
std::vector<Instant> momentsOf(std::int64_t localMs, const LineContext& context)
{
    std::vector<Instant> found;
    for (const std::int64_t away : {-kClockDayMs, kClockDayMs}) {
        const Instant guess{localMs - context.zoneOffset.ms + away};
        const Instant at{localMs - offsetOf(guess, context).ms};
        const bool isShown = at.ms + offsetOf(at, context).ms == localMs;
        if (isShown && (found.empty() || found.back() != at))
            found.push_back(at);
    }
    return found;
}

} // namespace

bool isDayWord(std::string_view word)
{
    return word.size() == 10 && word[4] == '-' && word[7] == '-' && isDigits(word.substr(0, 4)) &&
           isDigits(word.substr(5, 2)) && isDigits(word.substr(8, 2));
}

std::optional<ClockWord> clockWord(std::string_view word)
{
    const auto sign = word.find_first_of("+-");
    const auto minutes = minutesIn(word.substr(0, sign));
    if (!minutes)
        return std::nullopt;
    ClockWord clock{*minutes, std::nullopt};
    if (sign == std::string_view::npos)
        return clock;
    const auto offset = minutesIn(word.substr(sign + 1));
    if (!offset || *offset > kOffsetHoursMax * 60)
        return std::nullopt;
    clock.offset = Span::minutes(word[sign] == '-' ? -*offset : *offset);
    return clock;
}

bool isBareClock(std::string_view word)
{
    return word.size() == 4 && isDigits(word) &&
           clockWord(std::string(word.substr(0, 2)) + ":" + std::string(word.substr(2)));
}

std::string withColon(std::string_view clock)
{
    return isBareClock(clock) ? std::string(clock.substr(0, 2)) + ":" + std::string(clock.substr(2))
                              : std::string(clock);
}

std::string dayWord(Instant at, const LineContext& context)
{
    const std::int64_t local = at.ms + offsetOf(at, context).ms;
    std::int64_t days = (local - ((local % kClockDayMs) + kClockDayMs) % kClockDayMs) / kClockDayMs;
    int year = 1970;
    int month = 1;
    const auto first = [](int y, int m) {
        return dayNumber(fmt::format("{:04}-{:02}-01", y, m)).value_or(0);
    };
    while (first(year + 1, 1) <= days)
        ++year;
    while (month < 12 && first(year, month + 1) <= days)
        ++month;
    return fmt::format("{:04}-{:02}-{:02}", year, month, days - first(year, month) + 1);
}

std::string offsetWord(Span offset)
{
    const std::int64_t minutes = offset.ms / kClockMinuteMs;
    const std::int64_t away = minutes < 0 ? -minutes : minutes;
    return fmt::format("{}{:02}:{:02}", minutes < 0 ? '-' : '+', away / 60, away % 60);
}

Result<LocalMoment> momentOf(std::string_view day, std::string_view clock,
                             const LineContext& context)
{
    const auto word = clockWord(withColon(clock));
    const auto named = dayNumber(day);
    if (!word || (!day.empty() && !named))
        return refuse(RefusalCode::TimeMalformed,
                      day.empty() ? std::string(clock)
                                  : std::string(day) + " " + std::string(clock));
    const std::int64_t localNow =
        context.now.ms + word->offset.value_or(offsetOf(context.now, context)).ms;
    const std::int64_t today = localNow - ((localNow % kClockDayMs) + kClockDayMs) % kClockDayMs;
    std::int64_t local = (named ? *named * kClockDayMs : today) + word->minutes * kClockMinuteMs;
    if (!named && local > localNow)
        local -= kClockDayMs; // "at 23:58", typed after midnight, was yesterday
    if (word->offset)
        return LocalMoment{Instant{local - word->offset->ms}, std::nullopt};
    auto moments = momentsOf(local, context);
    if (moments.empty())
        return refuse(RefusalCode::TimeNever, clock);
    // Of two the later one that is over: radio time is minutes ago.
    if (moments.size() > 1 && moments.back() > context.now)
        moments.pop_back();
    return LocalMoment{moments.back(),
                       moments.size() > 1 ? std::optional(moments.front()) : std::nullopt};
}

Result<std::optional<Instant>> careMomentOf(const CareFieldRule& rule, std::string_view words,
                                            const LineContext& context)
{
    const auto said = trimmed(words);
    if (!isCareMoment(rule.field) || said.empty() || equalsIgnoringCase(said, "now") ||
        equalsIgnoringCase(said, "arrived"))
        return std::optional<Instant>();
    const auto moment = momentIn(said, context);
    if (!moment)
        return refuse(RefusalCode::CareTimeBad, std::string(rule.label), std::string(said));
    return moment;
}

std::optional<Instant> momentIn(std::string_view words, const LineContext& context)
{
    std::string day;
    for (std::string word : split(words, ' ')) {
        while (!word.empty() && (word.back() == ',' || word.back() == ';' || word.back() == '.'))
            word.pop_back();
        if (clockWord(word)) {
            const auto moment = momentOf(isDayWord(day) ? day : "", word, context);
            if (moment && moment->at <= context.now)
                return moment->at;
        }
        day = std::move(word);
    }
    return std::nullopt;
}

} // namespace haven
