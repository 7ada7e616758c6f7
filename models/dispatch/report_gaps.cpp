#include "models/dispatch/report_gaps.h"

#include "models/base/text.h"
#include "models/dispatch/decide_parts.h"

#include <fmt/format.h>

#include <charconv>
#include <map>
#include <optional>
#include <utility>

namespace haven {

namespace {

// More digits than any year of reports has; a longer number of another program's log is odd.
constexpr std::size_t kNumberDigitsMax = 9;

std::optional<std::int64_t> wholeNumber(std::string_view text)
{
    if (text.size() > kNumberDigitsMax)
        return std::nullopt;
    std::int64_t number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool isWhole =
        !text.empty() && isDigits(text) && fault == std::errc() && end == text.data() + text.size();
    return isWhole ? std::optional(number) : std::nullopt;
}

YearOfReports yearFrom(std::int64_t year, const std::map<std::int64_t, std::int64_t>& times)
{
    YearOfReports out;
    out.year = year;
    std::int64_t next = 1;
    for (const auto& [number, count] : times) {
        if (number > next)
            out.missing.push_back({next, number - 1});
        if (count > 1)
            out.moreOnce.push_back(number);
        ++out.given;
        out.last = number;
        next = number + 1;
    }
    return out;
}

} // namespace

ReportNumbers reportNumbersOf(const std::vector<Recorded>& facts)
{
    ReportNumbers out;
    std::map<std::int64_t, std::map<std::int64_t, std::int64_t>> byYear; // how often each
    for (const Recorded& one : facts) {
        const auto* given = one.event ? kindIf<ReportNumberAssigned>(&*one.event) : nullptr;
        if (!given) {
            ++out.removed;
            continue;
        }
        const std::string_view text = given->reportNumber;
        const auto dash = text.find('-');
        const auto year = wholeNumber(text.substr(0, dash));
        const auto number =
            dash == std::string_view::npos ? std::nullopt : wholeNumber(text.substr(dash + 1));
        if (year && number && *number > 0)
            ++byYear[*year][*number];
        else
            out.odd.push_back(given->reportNumber);
    }
    for (const auto& [year, times] : byYear)
        out.years.push_back(yearFrom(year, times));
    return out;
}

std::string reportNumberText(std::int64_t year, std::int64_t number)
{
    return fmt::format("{:02}-{:0{}}", year, number, kReportDigits);
}

} // namespace haven
