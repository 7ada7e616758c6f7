#include "app/ctl/removal_shown.h"

#include "app/session/removal_reader.h"
#include "models/base/text.h"
#include "models/dispatch/removal_sight.h"
#include "models/store/station_file.h"

#include <fmt/format.h>

#include <algorithm>

namespace haven::ctl {

namespace {

constexpr std::size_t kWordsShown = 600; // bytes of one entry
constexpr std::size_t kAlarmsAgain = 20; // told once more at the end, where a terminal stands

std::string cutWords(const std::string& text)
{
    const std::string_view shown = clipped(text, kWordsShown);
    if (shown.size() == text.size())
        return text;
    return fmt::format("{} … (and {} more bytes)", shown, text.size() - shown.size());
}

std::string_view whyWords(RemovalWhy why)
{
    switch (why) {
    case RemovalWhy::Named:
    case RemovalWhy::OfIncident:
        return "";
    case RemovalWhy::Along:
        return "(goes along) ";
    case RemovalWhy::Since:
        return "(CAME TO IT SINCE) ";
    }
    return {};
}

std::string entryLine(const RemovalEntry& entry, const AgencyTime& time)
{
    // Most sentences begin with what they are.
    const bool doesSay = startsWithIgnoringCase(entry.line.text, entry.kind);
    const std::string line = fmt::format(
        "{:>6}  {}  {}  [{}] {}{}{}", entry.line.envelope.sequence,
        time.dated(entry.line.envelope.happenedAt).toStdString(), joined(entry.line.numbers, ","),
        enumName(entry.line.fieldClass), whyWords(entry.why), doesSay ? "" : entry.kind + ": ",
        cutWords(entry.line.text));
    return withoutOrders(onOneLine(line));
}

nlohmann::json entryJson(const RemovalEntry& entry)
{
    nlohmann::json out = {{"fact", entry.line.envelope.sequence},
                          {"at", entry.line.envelope.happenedAt.ms},
                          {"incidents", entry.line.numbers},
                          {"class", std::string(enumName(entry.line.fieldClass))},
                          {"kind", entry.kind},
                          {"text", entry.line.text},
                          {"told", entry.isTold},
                          {"why", std::string(enumName(entry.why))},
                          {"alerts", nlohmann::json::array()}};
    for (const RemovalAlert alert : entry.alerts)
        out["alerts"].push_back(std::string(enumName(alert)));
    return out;
}

nlohmann::json sightJson(const RemovalSight& sight)
{
    nlohmann::json out = {{"takes", sight.entries.size()},     {"entries", nlohmann::json::array()},
                          {"counts", nlohmann::json::array()}, {"staying", nlohmann::json::array()},
                          {"staying_all", sight.stayingAll},   {"twins", nlohmann::json::array()}};
    for (const RemovalEntry& entry : sight.entries)
        out["entries"].push_back(entryJson(entry));
    for (const RemovalCount& count : sight.counts)
        out["counts"].push_back({{"kind", count.kind},
                                 {"class", std::string(enumName(count.fieldClass))},
                                 {"count", count.count},
                                 {"untold", count.untold}});
    for (const RemovalEntry& entry : sight.staying)
        out["staying"].push_back(entryJson(entry));
    for (const RemovalTwin& twin : sight.twins)
        out["twins"].push_back({{"entry", twin.entry}, {"incident", twin.incident}});
    return out;
}

void sayRemovalCounts(const RemovalSight& sight, const AgencyTime& time)
{
    const auto byTime = [](const RemovalEntry& a, const RemovalEntry& b) {
        return a.line.envelope.happenedAt < b.line.envelope.happenedAt;
    };
    const auto [oldest, newest] =
        std::minmax_element(sight.entries.begin(), sight.entries.end(), byTime);
    sayLine(fmt::format("What goes, {} in all, from {} to {}:", sight.entries.size(),
                        time.dated(oldest->line.envelope.happenedAt).toStdString(),
                        time.dated(newest->line.envelope.happenedAt).toStdString()));
    for (const RemovalCount& count : sight.counts)
        sayLine(
            fmt::format("  {:>5} {} [{}]{}", count.count, count.kind, enumName(count.fieldClass),
                        count.untold > 0 ? fmt::format(", {} not shown to this role", count.untold)
                                         : std::string()));
}

bool isGrave(const RemovalEntry& entry)
{
    return !std::all_of(entry.alerts.begin(), entry.alerts.end(), isAlertOfMany);
}

// What stands at each entry of an incident is said once: it would bury a weapon.
void sayAlarmOfMany(const RemovalSight& sight, RemovalAlert alert)
{
    const auto count = std::count_if(
        sight.entries.begin(), sight.entries.end(), [alert](const RemovalEntry& entry) {
            return std::find(entry.alerts.begin(), entry.alerts.end(), alert) != entry.alerts.end();
        });
    if (count > 0)
        sayLine(fmt::format("LOOK TWICE at {} of them: {}", count, removalAlertWords(alert)));
}

void sayRemovalAlarms(const RemovalSight& sight, const AgencyTime& time)
{
    for (const RemovalTwin& twin : sight.twins)
        sayLine(fmt::format("LOOK TWICE: {0} is the number of an entry, and of incident {1}. It is "
                            "the entry that goes. Where the incident is meant: --incident {1}",
                            twin.entry, twin.incident));
    std::vector<const RemovalEntry*> grave;
    for (const RemovalEntry& entry : sight.entries) {
        if (isGrave(entry))
            grave.push_back(&entry);
    }
    std::stable_sort(grave.begin(), grave.end(), [](const RemovalEntry* a, const RemovalEntry* b) {
        return removalGravity(*a) < removalGravity(*b);
    });
    if (grave.size() > kAlarmsAgain)
        sayLine(
            fmt::format("LOOK TWICE at {} more, marked above with !", grave.size() - kAlarmsAgain));
    for (std::size_t at = 0; at < std::min(grave.size(), kAlarmsAgain); ++at) {
        for (const RemovalAlert alert : grave[at]->alerts) {
            if (!isAlertOfMany(alert))
                sayLine(fmt::format("LOOK TWICE at entry {}: {}", grave[at]->line.envelope.sequence,
                                    removalAlertWords(alert)));
        }
        sayLine(entryLine(*grave[at], time));
    }
    for (const RemovalAlert alert : {RemovalAlert::Held, RemovalAlert::StillWorkedOn})
        sayAlarmOfMany(sight, alert);
}

void saySight(const RemovalSight& sight, const AgencyTime& time)
{
    if (sight.entries.empty())
        return;
    sayRemovalCounts(sight, time);
    for (const RemovalEntry& entry : sight.entries)
        sayLine((isGrave(entry) ? "! " : "  ") + entryLine(entry, time));
    if (sight.stayingAll > 0)
        sayLine(fmt::format("What stays and still names it, {} in all:", sight.stayingAll));
    for (const RemovalEntry& entry : sight.staying)
        sayLine("  " + entryLine(entry, time));
    sayRemovalAlarms(sight, time);
}

Result<RemovalSight> sightOf(Office& office, const RemovalQuery& query)
{
    auto reader = StationReader::open({office.session().path(), ""});
    if (!reader)
        return reader.refusal();
    LogReader who{&office.session().base().knowledge.codes, office.seat().roles,
                  &office.session().time(), office.session().now()};
    // A restricted incident is opened by itself and with a reason.
    who.opened = std::set<IncidentId>();
    if (const auto& cues = office.session().base().cues)
        who.cues = &*cues;
    return readRemovalSight(reader->database(), query, who);
}

} // namespace

RemovalShown showRemoval(const Arguments& arguments, Office& office, RemovalQuery query)
{
    RemovalShown shown;
    const auto sight = sightOf(office, query);
    if (!sight) {
        shown.code = tell(sight.refusal());
        return shown;
    }
    shown.told = sightJson(*sight);
    if (!arguments.isJson)
        saySight(*sight, office.session().time());
    const std::size_t count = sight->entries.size();
    const auto takes = numbersFrom(arguments.optionOr("takes", ""));
    const bool isMeant =
        takes && takes->size() == 1 && takes->front() == static_cast<std::int64_t>(count);
    if (!sight->fault && isMeant) {
        for (const RemovalEntry& entry : sight->entries)
            shown.facts.push_back(entry.line.envelope.sequence);
        return shown;
    }
    if (arguments.isJson && count > 0)
        sayJson(shown.told);
    shown.code = tell(sight->fault ? *sight->fault
                                   : refuse(RefusalCode::RemovalNotSaid, std::to_string(count)));
    return shown;
}

int tellRemoval(const Arguments& arguments, Office& office, std::int64_t removal)
{
    const auto sight = sightOf(office, {std::nullopt, removal});
    if (!sight)
        return tell(sight.refusal());
    if (sight->entries.empty() && sight->fault)
        return tell(*sight->fault);
    if (arguments.isJson) {
        nlohmann::json out = sightJson(*sight);
        if (sight->fault)
            out["fault"] = refusalSentence(*sight->fault);
        sayJson(out);
        return kDone;
    }
    saySight(*sight, office.session().time());
    if (sight->fault)
        sayLine(withoutOrders(refusalSentence(*sight->fault)));
    return kDone;
}

} // namespace haven::ctl
