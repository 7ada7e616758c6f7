#include "app/ctl/asked_times.h"
#include "app/ctl/load_station.h"
#include "app/ctl/verb.h"
#include "app/session/agency_time.h"
#include "app/session/directory_files.h"
#include "app/session/knowledge_base.h"
#include "app/session/session.h"
#include "models/dispatch/clinician_need.h"
#include "models/dispatch/unmet_need.h"
#include "models/store/archive.h"

#include <fmt/format.h>
#include <iostream>

// The unmet-need report: eligible = sent + not sent by reason. Counts alone, so plain reading.
namespace haven::ctl {

namespace {

constexpr const char* kUnmetUsage =
    "unmet --station FILE [--from T] [--to T] [--format text|csv|json] [--json]";
constexpr const char* kDays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

nlohmann::json countJson(const NeedCount& counts)
{
    return {{"eligible", counts.eligible}, {"sent", counts.sent}, {"not_sent", counts.notSent}};
}

nlohmann::json unmetJson(const UnmetNeed& report, Instant from, Instant to, std::int64_t open)
{
    nlohmann::json hours = nlohmann::json::array();
    for (const auto& hour : report.hours)
        hours.push_back(countJson(hour));
    nlohmann::json days = nlohmann::json::object();
    for (std::size_t i = 0; i < report.days.size(); ++i)
        days[kDays[i]] = countJson(report.days[i]);
    nlohmann::json levels = nlohmann::json::object();
    for (const auto& [level, counts] : report.levels)
        levels[std::to_string(level)] = countJson(counts);
    nlohmann::json out = countJson(report.all);
    out["from"] = from.ms;
    out["to"] = to.ms;
    out["open"] = open;
    out["hours"] = std::move(hours);
    out["days"] = std::move(days);
    out["levels"] = std::move(levels);
    return out;
}

std::string groupLine(const std::string& name, const NeedCount& counts)
{
    return fmt::format("  {:<4} {:>5} = {:>4} sent + {:>4} not sent", name, counts.eligible,
                       counts.sent, counts.notSentAll());
}

void sayUnmet(const UnmetNeed& report, const ResponseTable& table, std::int64_t open)
{
    const NeedCount& all = report.all;
    sayLine(fmt::format("Eligible for a clinician {} = sent {} + not sent {}", all.eligible,
                        all.sent, all.notSentAll()));
    for (const auto& [code, times] : all.notSent) {
        const NotSentReason* reason = table.reasonFor(code);
        sayLine(fmt::format("{:>7}  {}", times, reason ? reason->words : code));
    }
    sayLine(fmt::format("Still open, not counted: {}", open));
    if (all.eligible == 0)
        return;
    sayLine("By level");
    for (const auto& [level, counts] : report.levels)
        sayLine(groupLine(level == 0 ? "none" : std::to_string(level), counts));
    sayLine("By day of the week");
    for (std::size_t i = 0; i < report.days.size(); ++i)
        sayLine(groupLine(kDays[i], report.days[i]));
    sayLine("By hour of the day");
    for (std::size_t i = 0; i < report.hours.size(); ++i) {
        if (report.hours[i].eligible > 0)
            sayLine(groupLine(fmt::format("{:02}", i), report.hours[i]));
    }
}

std::int64_t openNeeds(const State& state, const Codes& codes)
{
    std::int64_t open = 0;
    for (const auto& [id, incident] : state.incidents)
        open +=
            incident.stage != IncidentStage::Closed && clinicianNeed(incident, codes).isEligible()
                ? 1
                : 0;
    return open;
}

Result<UnmetNeedFold> foldOf(Database& database, Instant from, Instant to)
{
    LogQuery query;
    query.from = from;
    query.to = to;
    query.types = UnmetNeedFold::factTypes();
    query.order = LogOrder::OldestFirst;
    query.limit = kPageMax;
    UnmetNeedFold fold;
    for (;;) {
        const auto page = logPage(database, query, {});
        if (!page)
            return page.refusal();
        for (const auto& recorded : page->facts)
            fold.add(recorded);
        if (!page->next)
            return fold;
        query.after = page->next;
    }
}

} // namespace

int runUnmet(const Arguments& arguments)
{
    const auto path = stationPath(arguments);
    if (!path)
        return kUsage;
    const std::string format = arguments.optionOr("format", arguments.isJson ? "json" : "text");
    if (!arguments.words.empty() || (format != "text" && format != "csv" && format != "json"))
        return misused(kUnmetUsage);
    const auto loaded = loadStation(*path);
    if (!loaded)
        return tell(loaded.refusal());
    auto base = loadKnowledge(MapSource::None, "");
    if (!base)
        return tell(base.refusal());
    takeStationTables(**base, *path);
    for (const auto& one : (*base)->disabled)
        tell(one);
    const AgencyTime time(loaded->state.timeZone);
    const Instant now = systemNow();
    const AskedPeriod period = askedPeriod(arguments, time, now, std::nullopt);
    if (!period.wrong.empty())
        return misused(kUnmetUsage, period.wrong);
    const auto fold = foldOf(loaded->database(), period.from, period.to);
    if (!fold)
        return tell(fold.refusal());
    const UnmetNeed report = fold->report([&](Instant at) { return weekTimeOf(time, at); });
    const Codes& codes = (*base)->knowledge.codes;
    const std::int64_t open = openNeeds(loaded->state, codes);
    if (format == "json")
        sayJson(unmetJson(report, period.from, period.to, open));
    else if (format == "csv")
        std::cout << unmetNeedCsv(report) << std::flush;
    else
        sayUnmet(report, codes.response, open);
    return kDone;
}

} // namespace haven::ctl
