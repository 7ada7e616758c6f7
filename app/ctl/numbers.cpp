#include "app/ctl/asked_times.h"
#include "app/ctl/load_station.h"
#include "app/ctl/office.h"
#include "app/ctl/verb.h"
#include "app/session/log_export.h"
#include "app/session/log_reader.h"
#include "app/session/session.h"
#include "models/exchange/numbers_report.h"

#include <iostream>

namespace haven::ctl {

namespace {

constexpr const char* kNumbersUsage =
    "numbers --station FILE [--quarter 2026-Q3 | --from T --to T] [--as AGENT]"
    " [--format text|json|csv|pdf] [--out FILE] [--json]";
constexpr Span kMonth = Span::hours(24 * 30);

std::optional<ExportFormat> formatOf(const Arguments& arguments)
{
    const std::string word = arguments.isJson ? "json" : arguments.optionOr("format", "text");
    for (const auto format : {ExportFormat::PlainText, ExportFormat::JsonText,
                              ExportFormat::CsvTable, ExportFormat::PdfPages}) {
        if (word == formatWord(format))
            return format;
    }
    return std::nullopt;
}

nlohmann::json numbersJson(const CrisisNumbers& numbers)
{
    nlohmann::json lines = nlohmann::json::array();
    for (const NumberLine& line : numbers.lines) {
        nlohmann::json one = {{"group", std::string(enumName(line.group))},
                              {"key", line.key},
                              {"words", line.words},
                              {"count", line.count}};
        if (line.isHidden)
            one["count"] = nullptr;
        if (line.of)
            one["of"] = *line.of;
        if (line.time)
            one["seconds"] = line.time->wholeSeconds();
        lines.push_back(std::move(one));
    }
    return {{"from", numbers.from.ms},
            {"to", numbers.to.ms},
            {"quarter", numbers.quarter},
            {"cut", numbers.isCut},
            {"small_cell", kSmallCell},
            {"perceived", std::string(enumName(numbers.perceived))},
            {"lines", lines}};
}

// "2026-Q3, 2026-07-01 00:00 to 2026-09-30 23:59"
std::string periodWords(const CrisisNumbers& numbers, const AgencyTime& time)
{
    return (numbers.quarter.empty() ? std::string() : numbers.quarter + ", ") +
           time.dated(numbers.from).toStdString() + " to " + time.dated(numbers.to).toStdString();
}

// Aligned, a group under its name: what a person reads in a terminal.
void sayNumbers(const CrisisNumbers& numbers, const AgencyTime& time)
{
    sayLine("Behavioral health, " + periodWords(numbers, time) +
            (numbers.isCut ? "; more facts than are counted, choose a shorter period" : ""));
    std::optional<NumberGroup> group;
    for (const NumberLine& line : numbers.lines) {
        if (group != line.group)
            sayLine(std::string(groupWords(line.group)));
        group = line.group;
        sayLine("  " + line.words + ": " + numberWords(line));
    }
    if (numbers.perceived != PerceivedTables::Told)
        sayLine(perceivedWords(numbers.perceived));
}

// The roles of whoever signed on with --as; of nobody without. A wrong password is counted, so the
// station is held for it, as for every other reading by role. Errors: those of opening and of
// signing on; RoleMissing for who is no supervisor.
Result<std::set<Role>> rolesAsked(const Arguments& arguments, const std::string& path)
{
    if (!arguments.option("as"))
        return std::set<Role>();
    const auto office = Office::open(arguments, path, "havenctl numbers");
    if (!office)
        return office.refusal();
    const std::set<Role>& roles = (*office)->seat().roles;
    if (roles.count(Role::Supervisor) == 0)
        return refuse(RefusalCode::RoleMissing, "ReadPerceived", "Supervisor");
    return roles;
}

constexpr const char* kQuarterExample =
    "a quarter is written 2026-Q3, and has neither --from nor --to beside it";

// From --quarter, or from --from and --to; nothing where they are no such times.
std::optional<CrisisNumbersQuery> periodAsked(const Arguments& arguments, const AgencyTime& time,
                                              Instant now)
{
    const bool hasTimes = arguments.option("from") || arguments.option("to");
    if (const auto quarter = arguments.option("quarter")) {
        auto named = hasTimes ? std::nullopt : quarterNamed(*quarter, time);
        // One under way is counted up to now: what is due later is neither late nor left open.
        if (named && named->from <= now)
            named->to = std::min(named->to, now);
        return named;
    }
    const AskedPeriod asked = askedPeriod(arguments, time, now, kMonth);
    if (!asked.wrong.empty())
        return std::nullopt;
    return CrisisNumbersQuery{asked.from, std::min(asked.to, now)};
}

} // namespace

int runNumbers(const Arguments& arguments)
{
    const auto path = stationPath(arguments);
    if (!path)
        return kUsage;
    const auto format = formatOf(arguments);
    const auto out = arguments.option("out");
    if (!format || (*format == ExportFormat::PdfPages && !out))
        return misused(kNumbersUsage);
    const auto roles = rolesAsked(arguments, *path);
    if (!roles)
        return tell(roles.refusal());
    const auto loaded = loadStation(*path);
    if (!loaded)
        return tell(loaded.refusal());
    const auto base = loadKnowledge(MapSource::None, "");
    if (!base)
        return tell(base.refusal());
    const AgencyTime time(loaded->state.timeZone);
    const Instant now = systemNow();
    const auto period = periodAsked(arguments, time, now);
    if (!period) {
        const std::string wrong = askedPeriod(arguments, time, now, kMonth).wrong;
        return misused(kNumbersUsage, wrong.empty() ? kQuarterExample : wrong);
    }
    const LogReader who{&(*base)->knowledge.codes, *roles, &time, now};
    const auto numbers = readNumbers(loaded->database(), *period, who);
    if (!numbers)
        return tell(numbers.refusal());
    if (!out && *format == ExportFormat::JsonText) {
        sayJson(numbersJson(*numbers));
        return kDone;
    }
    if (!out && *format == ExportFormat::PlainText) {
        sayNumbers(*numbers, time);
        return kDone;
    }
    const Report report = numbersReport(
        *numbers, {loaded->state.agency, periodWords(*numbers, time),
                   time.dated(now).toStdString() + " by havenctl, " + operatingSystemUser(),
                   keysOfNumbers(*format)});
    if (!out) {
        std::cout << reportText(report, *format) << std::flush;
        return kDone;
    }
    const auto written = writeReportFile(report, *format, *out);
    return written ? kDone : tell(written.refusal());
}

} // namespace haven::ctl
