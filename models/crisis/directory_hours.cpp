#include "models/crisis/directory_hours.h"

#include "models/base/text.h"

#include <algorithm>
#include <array>

namespace haven {

namespace {

constexpr int kWeekDays = 7;
constexpr std::size_t kHoursPartsMax = 21;
constexpr std::array<std::string_view, kWeekDays> kDayWords = {"Mon", "Tue", "Wed", "Thu",
                                                               "Fri", "Sat", "Sun"};

std::optional<int> weekDayOf(std::string_view word)
{
    for (int day = 0; day < kWeekDays; ++day) {
        if (equalsIgnoringCase(word, kDayWords.at(static_cast<std::size_t>(day))))
            return day;
    }
    return std::nullopt;
}

// "daily", "Mon", "Mon-Fri", "Mon,Wed", "Sat-Mon"; none where it is none of these.
std::vector<int> weekDaysOf(std::string_view text)
{
    std::vector<int> days;
    if (equalsIgnoringCase(text, "daily"))
        text = "Mon-Sun";
    for (const std::string& part : split(text, ',')) {
        const auto ends = split(trimmed(part), '-');
        const auto first = weekDayOf(trimmed(ends.front()));
        const auto last = weekDayOf(trimmed(ends.back()));
        if (!first || !last || ends.size() > 2)
            return {};
        for (int day = *first;; day = (day + 1) % kWeekDays) {
            days.push_back(day);
            if (day == *last)
                break;
        }
    }
    return days;
}

// "08:00" to "24:00", in minutes.
std::optional<int> clockMinute(std::string_view text)
{
    if (text.size() != 5 || text[2] != ':' || !isDigits(text.substr(0, 2)) ||
        !isDigits(text.substr(3)))
        return std::nullopt;
    const int minute = (text[3] - '0') * 10 + (text[4] - '0');
    const int whole = ((text[0] - '0') * 10 + (text[1] - '0')) * 60 + minute;
    if (minute > 59 || whole > kMinutesOfDay)
        return std::nullopt;
    return whole;
}

std::string readPart(std::string_view part, std::vector<OpenWindow>& windows)
{
    const std::string said = "“" + std::string(part) + "” ";
    OpenWindow window;
    if (!part.empty() && part.back() == '?') {
        window.isCertain = false;
        part = trimmed(part.substr(0, part.size() - 1));
    }
    if (equalsIgnoringCase(part, "always")) {
        window.end = kMinutesOfWeek;
        windows.push_back(window);
        return {};
    }
    const auto gap = part.rfind(' ');
    if (gap == std::string_view::npos)
        return said + "is not of the form Mon-Fri 08:00-17:00";
    const auto days = weekDaysOf(trimmed(part.substr(0, gap)));
    const auto times = split(part.substr(gap + 1), '-');
    const auto from = clockMinute(times.front());
    auto to = clockMinute(times.back());
    if (days.empty() || times.size() != 2 || !from || !to)
        return said + "is not of the form Mon-Fri 08:00-17:00";
    if (*from == *to || *from == kMinutesOfDay)
        return said + "lasts no time; the whole day is 00:00-24:00";
    if (*to < *from)
        *to += kMinutesOfDay;
    for (const int day : days) {
        window.start = day * kMinutesOfDay + *from;
        window.end = day * kMinutesOfDay + *to;
        windows.push_back(window);
    }
    return {};
}

// Where a minute is told of twice with the same certainty.
std::optional<int> minuteSaidTwice(const std::vector<OpenWindow>& windows)
{
    for (std::size_t i = 0; i < windows.size(); ++i) {
        const OpenWindow& later = windows[i];
        std::optional<int> first;
        for (std::size_t j = 0; j < i; ++j) {
            if (windows[j].isCertain != later.isCertain)
                continue;
            // A window may run on into next week, and meet there what began this week.
            for (const int week : {-kMinutesOfWeek, 0, kMinutesOfWeek}) {
                const int from = std::max(later.start, windows[j].start + week);
                const int to = std::min(later.end, windows[j].end + week);
                if (from < to && (!first || from < *first))
                    first = from;
            }
        }
        if (first)
            return *first % kMinutesOfWeek;
    }
    return std::nullopt;
}

bool holds(const OpenWindow& window, int minute)
{
    return (window.start <= minute && minute < window.end) ||
           (window.start <= minute + kMinutesOfWeek && minute + kMinutesOfWeek < window.end);
}

int minuteOfWeek(WeekTime at)
{
    return at.day * kMinutesOfDay + at.minute;
}

} // namespace

HoursRead readHours(std::string_view text)
{
    HoursRead read;
    read.hours.text = std::string(trimmed(text));
    if (equalsIgnoringCase(read.hours.text, "unknown"))
        return read;
    const auto parts = split(read.hours.text, ';');
    if (parts.size() > kHoursPartsMax)
        return {{}, "at most " + std::to_string(kHoursPartsMax) + " parts are taken"};
    for (const std::string& part : parts) {
        const std::string wrong = readPart(trimmed(part), read.hours.windows);
        if (!wrong.empty())
            return {{}, wrong};
    }
    if (const auto twice = minuteSaidTwice(read.hours.windows))
        return {{},
                "two parts overlap on " +
                    weekTimeText({*twice / kMinutesOfDay, *twice % kMinutesOfDay})};
    return read;
}

Openness opennessAt(const DirectoryHours& hours, WeekTime at)
{
    if (hours.windows.empty())
        return Openness::NotKnown;
    Openness openness = Openness::Closed;
    for (const auto& window : hours.windows) {
        if (!holds(window, minuteOfWeek(at)))
            continue;
        if (window.isCertain)
            return Openness::Open;
        openness = Openness::PerhapsOpen;
    }
    return openness;
}

std::optional<WeekTime> nextOpening(const DirectoryHours& hours, WeekTime at)
{
    if (opennessAt(hours, at) != Openness::Closed)
        return std::nullopt;
    int least = kMinutesOfWeek;
    for (const auto& window : hours.windows) {
        const int wait = (window.start - minuteOfWeek(at) + kMinutesOfWeek) % kMinutesOfWeek;
        least = std::min(least, wait);
    }
    const int opens = (minuteOfWeek(at) + least) % kMinutesOfWeek;
    return WeekTime{opens / kMinutesOfDay, opens % kMinutesOfDay};
}

std::string weekTimeText(WeekTime at)
{
    const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return std::string(kDayWords.at(static_cast<std::size_t>(at.day))) + " " + two(at.minute / 60) +
           ":" + two(at.minute % 60);
}

} // namespace haven
