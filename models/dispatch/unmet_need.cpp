#include "models/dispatch/unmet_need.h"

#include <fmt/format.h>

namespace haven {

namespace {

constexpr int kMinutesAnHour = 60;
constexpr const char* kDayNames[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

void count(NeedCount& counts, const ClinicianNeedJudged& fact)
{
    ++counts.eligible;
    if (fact.outcome == ClinicianOutcome::Sent)
        ++counts.sent;
    else
        ++counts.notSent[fact.code];
}

std::string csvRow(const std::string& group, const std::string& value, const NeedCount& counts,
                   const std::map<std::string, std::int64_t>& codes)
{
    std::string row = fmt::format("{},{},{},{},{}", group, value, counts.eligible, counts.sent,
                                  counts.notSentAll());
    for (const auto& [code, ignored] : codes) {
        const auto found = counts.notSent.find(code);
        row += fmt::format(",{}", found == counts.notSent.end() ? 0 : found->second);
    }
    return row + "\r\n";
}

} // namespace

std::int64_t NeedCount::notSentAll() const
{
    std::int64_t all = 0;
    for (const auto& [code, times] : notSent)
        all += times;
    return all;
}

std::vector<std::string> UnmetNeedFold::factTypes()
{
    return {ClinicianNeedJudged::kType, IncidentReopened::kType};
}

void UnmetNeedFold::add(const Recorded& recorded)
{
    if (!recorded.event)
        return;
    if (const auto* fact = kindIf<ClinicianNeedJudged>(&*recorded.event))
        m_last[fact->incident] = *fact;
    // Not settled any more; it is judged anew as it closes.
    else if (const auto* again = kindIf<IncidentReopened>(&*recorded.event))
        m_last.erase(again->incident);
}

UnmetNeed UnmetNeedFold::report(const std::function<WeekTime(Instant)>& localTime) const
{
    UnmetNeed out;
    for (const auto& [incident, fact] : m_last) {
        const WeekTime at = localTime(fact.since);
        count(out.all, fact);
        count(out.hours[static_cast<std::size_t>(at.minute / kMinutesAnHour)], fact);
        count(out.days[static_cast<std::size_t>(at.day)], fact);
        count(out.levels[fact.level], fact);
    }
    return out;
}

std::string unmetNeedCsv(const UnmetNeed& report)
{
    const auto& codes = report.all.notSent;
    std::string csv = "group,value,eligible,sent,not_sent";
    for (const auto& [code, times] : codes)
        csv += "," + code;
    csv += "\r\n" + csvRow("all", "", report.all, codes);
    for (const auto& [level, counts] : report.levels)
        csv += csvRow("level", std::to_string(level), counts, codes);
    for (std::size_t day = 0; day < report.days.size(); ++day)
        csv += csvRow("day", kDayNames[day], report.days[day], codes);
    for (std::size_t hour = 0; hour < report.hours.size(); ++hour)
        csv += csvRow("hour", fmt::format("{:02}", hour), report.hours[hour], codes);
    return csv;
}

} // namespace haven
