#include "app/ctl/verb.h"
#include "app/session/log_reader.h"
#include "models/store/station_file.h"

#include <fmt/format.h>

// Report numbers: how many were given in each year, and which are missing.
namespace haven::ctl {

namespace {

nlohmann::json reportsJson(const ReportNumbers& numbers)
{
    nlohmann::json out = {
        {"years", nlohmann::json::array()}, {"removed", numbers.removed}, {"odd", numbers.odd}};
    for (const YearOfReports& year : numbers.years) {
        nlohmann::json row = {{"year", year.year},
                              {"given", year.given},
                              {"last", reportNumberText(year.year, year.last)},
                              {"missing", nlohmann::json::array()},
                              {"more_than_once", nlohmann::json::array()}};
        for (const NumberGap& gap : year.missing)
            row["missing"].push_back({{"first", reportNumberText(year.year, gap.first)},
                                      {"last", reportNumberText(year.year, gap.last)}});
        for (const std::int64_t number : year.moreOnce)
            row["more_than_once"].push_back(reportNumberText(year.year, number));
        out["years"].push_back(std::move(row));
    }
    return out;
}

void tellYear(const YearOfReports& year)
{
    sayLine(fmt::format("20{:02}: {} given, the last {}{}", year.year, year.given,
                        reportNumberText(year.year, year.last),
                        year.missing.empty() ? "; none is missing" : ""));
    for (const NumberGap& gap : year.missing)
        sayLine(gap.first == gap.last
                    ? fmt::format("  MISSING {}", reportNumberText(year.year, gap.first))
                    : fmt::format("  MISSING {} to {}", reportNumberText(year.year, gap.first),
                                  reportNumberText(year.year, gap.last)));
    for (const std::int64_t number : year.moreOnce)
        sayLine(fmt::format("  MORE THAN ONCE {}", reportNumberText(year.year, number)));
}

} // namespace

int runReports(const Arguments& arguments)
{
    const auto path = stationPath(arguments);
    if (!path)
        return kUsage;
    auto reader = StationReader::open({*path, ""});
    if (!reader)
        return tell(reader.refusal());
    const auto numbers = readReportNumbers(reader->database());
    if (!numbers)
        return tell(numbers.refusal());
    if (arguments.isJson) {
        sayJson(reportsJson(*numbers));
        return kDone;
    }
    for (const YearOfReports& year : numbers->years)
        tellYear(year);
    for (const std::string& odd : numbers->odd)
        sayLine(withoutOrders("OF ANOTHER FORM: " + odd));
    if (numbers->years.empty() && numbers->odd.empty())
        sayLine("No report number was given yet.");
    if (numbers->removed > 0)
        sayLine(fmt::format("Removed by law: {}. What is missing may be among them.",
                            numbers->removed));
    return kDone;
}

} // namespace haven::ctl
