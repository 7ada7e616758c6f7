#include "app/ctl/asked_times.h"
#include "app/ctl/office.h"
#include "app/session/log_export.h"
#include "app/session/looks_report.h"
#include "app/session/record_reader.h"
#include "app/session/staged_file.h"
#include "models/base/text.h"
#include "models/store/station_file.h"

#include <fmt/format.h>

// Who looked at what: a look as well, with its reason, on the log before a line of it is told.
namespace haven::ctl {

namespace {

constexpr const char* kLookedUsage =
    "looked [--incident N] [--person NAME] [--agent A] [--words TEXT] [--day D] [--from T] [--to T]"
    " [--limit N] [--out FILE.csv] --reason TEXT --station FILE --as AGENT [--json]";

// In words what is wrong with the time that was asked for; empty: nothing.
std::string readLookedTime(const Arguments& arguments, const AgencyTime& time, LooksQuery& query)
{
    const AskedTimes times = askedTimes(arguments, time, systemNow());
    query.from = times.from;
    query.to = times.to;
    const auto day = arguments.option("day");
    if (!day || !times.wrong.empty())
        return times.wrong;
    if (query.from || query.to)
        return "--day is a day of its own; leave --from and --to out";
    query.from = time.parse(*day + " 00:00", systemNow());
    query.to = time.parseEnd(*day, systemNow());
    return query.from && query.to ? "" : "--day takes a day, such as 2026-11-21";
}

// In words what is wrong with what was asked for; empty: nothing.
std::string readLookedFor(const Arguments& arguments, LooksQuery& query)
{
    query.number = arguments.optionOr("incident", "");
    query.person = arguments.optionOr("person", "");
    query.words = arguments.optionOr("words", "");
    if (const auto agent = arguments.option("agent"))
        query.agent = AgentId(*agent);
    if (arguments.option("out"))
        query.limit = kExportRowsMax;
    const auto limit = arguments.option("limit");
    if (!limit)
        return {};
    const auto number = numbersFrom(*limit);
    if (!number || number->size() != 1 || number->front() > kPageMax)
        return "--limit takes 1 to " + std::to_string(kPageMax);
    query.limit = static_cast<int>(number->front());
    return {};
}

void sayLooks(const LooksFound& found, const AgencyTime& time)
{
    for (const LogLine& line : found.lines)
        sayLine(withoutOrders(onOneLine(
            fmt::format("{}  {}  {}  {}", time.dated(line.envelope.recordedAt).toStdString(),
                        line.who, joined(line.numbers, ","), line.text))));
    if (found.lines.empty())
        sayLine("Nobody looked, as far as the record says.");
    if (found.isCut)
        sayLine("There are older ones; ask for a day or a period.");
}

void sayLooksJson(const LooksFound& found)
{
    nlohmann::json out = nlohmann::json::array();
    for (const LogLine& line : found.lines)
        out.push_back({{"fact", line.envelope.sequence},
                       {"at", line.envelope.recordedAt.ms},
                       {"by", line.envelope.doneBy.value},
                       {"who", line.who},
                       {"what", line.type},
                       {"incidents", line.numbers},
                       {"text", line.text}});
    sayJson({{"looks", out}, {"cut", found.isCut}});
}

Result<void> recordLook(const Arguments& arguments, Office& office, const LooksQuery& query,
                        const LooksFound& found)
{
    RecordView view;
    view.viewed.kind = ViewedKind::Looks;
    view.viewed.incident = found.incident;
    view.viewed.about = looksAbout(query);
    view.viewed.reason = arguments.optionOr("reason", "");
    view.viewed.items = static_cast<std::int64_t>(found.lines.size());
    const auto recorded = office.submit(std::move(view));
    return recorded ? Result<void>() : recorded.refusal();
}

// Whole beside its place, on the log, then in its place.
int writeLooks(Office& office, const LooksFound& found, const LooksQuery& query,
               const LogReader& who, const std::string& path)
{
    const AgencyTime& time = office.session().time();
    const LogReport made = looksReport(found, query, who, time);
    auto file = StagedFile::make(path, [&made](const std::string& part) {
        return writeReportFile(made.report, ExportFormat::CsvTable, part);
    });
    if (!file)
        return tell(file.refusal());
    RecordExport command;
    command.exported.audience = audienceWord(LogAudience::Internal);
    command.exported.format = formatWord(ExportFormat::CsvTable);
    command.exported.selection =
        looksSelection(query, time) + ", by system user " + operatingSystemUser();
    command.exported.rows = static_cast<std::int64_t>(made.report.rows.size());
    command.exported.withheld = made.withheld;
    if (const auto recorded = office.submit(std::move(command)); !recorded)
        return tell(recorded.refusal());
    const auto placed = file->place();
    return placed ? kDone : tell(placed.refusal());
}

int showLooks(const Arguments& arguments, Office& office, const LooksQuery& query)
{
    auto reader = StationReader::open({office.session().path(), ""});
    if (!reader)
        return tell(reader.refusal());
    const LogReader who{&office.session().base().knowledge.codes, office.seat().roles,
                        &office.session().time(), office.session().now()};
    const auto found = readLooks(reader->database(), query, who);
    if (!found)
        return tell(found.refusal());
    if (const auto recorded = recordLook(arguments, office, query, *found); !recorded)
        return tell(recorded.refusal());
    if (const auto out = arguments.option("out"))
        return writeLooks(office, *found, query, who, *out);
    if (arguments.isJson)
        sayLooksJson(*found);
    else
        sayLooks(*found, office.session().time());
    return kDone;
}

} // namespace

int runLooked(const Arguments& arguments)
{
    const auto path = stationPath(arguments);
    if (!path)
        return kUsage;
    LooksQuery query;
    if (const std::string wrong = readLookedFor(arguments, query); !wrong.empty())
        return misused(kLookedUsage, wrong);
    if (!arguments.option("as"))
        return misused(kLookedUsage, "that you look is recorded; add: --as AGENT");
    auto office = Office::open(arguments, *path, "havenctl looked");
    if (!office)
        return tell(office.refusal());
    const std::string wrong = readLookedTime(arguments, (*office)->session().time(), query);
    if (!wrong.empty())
        return misused(kLookedUsage, wrong);
    return showLooks(arguments, **office, query);
}

} // namespace haven::ctl
