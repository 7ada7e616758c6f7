#include "app/ctl/care_reading.h"

#include "app/ctl/load_station.h"
#include "app/ctl/sign_on.h"
#include "app/print/handoff_pdf.h"
#include "app/session/handoff_export.h"
#include "app/session/log_export.h"
#include "app/session/log_reader.h"
#include "app/session/session.h"
#include "app/session/staged_file.h"
#include "app/settings/whole_file.h"
#include "models/dispatch/role_table.h"
#include "models/store/archive.h"
#include "models/store/cold_incident.h"
#include "models/store/sqlite_event_log.h"

#include <iostream>

namespace haven::ctl {

namespace {

struct Wanted {
    ExportFormat format = ExportFormat::PlainText;
    std::optional<std::string> out;
};

std::optional<Wanted> wantedOf(const Arguments& arguments)
{
    const std::string word = arguments.isJson ? "json" : arguments.optionOr("format", "text");
    Wanted wanted;
    wanted.out = arguments.option("out");
    if (word == "text")
        wanted.format = ExportFormat::PlainText;
    else if (word == "json")
        wanted.format = ExportFormat::JsonText;
    else if (word == "csv")
        wanted.format = ExportFormat::CsvTable;
    else if (word == "pdf" && wanted.out)
        wanted.format = ExportFormat::PdfPages;
    else
        return std::nullopt;
    return wanted;
}

std::string pageText(const Report& report, ExportFormat format)
{
    switch (format) {
    case ExportFormat::JsonText:
        return reportAsJson(report);
    case ExportFormat::CsvTable:
        return reportAsCsv(report);
    case ExportFormat::PlainText:
    case ExportFormat::PdfPages:
        return reportAsText(report);
    }
    return {};
}

Result<void> written(const Report& report, ExportFormat format, const std::string& path)
{
    if (format == ExportFormat::PdfPages)
        return writeHandoffPdf({report}, path)
                   ? Result<void>()
                   : Result<void>(refuse(RefusalCode::FileUnwritable, path));
    return writeWhole(path, pageText(report, format));
}

// A file is whole by the time it is in its place; what the log must say of it comes between.
int handOut(const Report& report, const Wanted& wanted, const std::function<Result<void>()>& record)
{
    std::optional<StagedFile> file;
    if (wanted.out) {
        auto staged = StagedFile::make(*wanted.out, [&](const std::string& part) {
            return written(report, wanted.format, part);
        });
        if (!staged)
            return tell(staged.refusal());
        file.emplace(*std::move(staged));
    }
    if (const auto recorded = record(); !recorded)
        return tell(recorded.refusal());
    if (!file) {
        std::cout << pageText(report, wanted.format) << std::flush;
        return kDone;
    }
    const auto placed = file->place();
    return placed ? kDone : tell(placed.refusal());
}

Result<std::optional<IncidentId>> incidentIn(const std::string& path,
                                             const std::optional<std::string>& number)
{
    if (!number)
        return std::optional<IncidentId>();
    auto reader = StationReader::open({path, ""});
    if (!reader)
        return reader.refusal();
    const auto found = incidentNumbered(reader->database(), *number);
    if (!found)
        return found.refusal();
    if (!*found)
        return refuse(RefusalCode::IncidentNotFound, *number);
    return *found;
}

// Anybody: nothing is written, so that it works beside a console.
int showPlain(const CareReading& reading, const Wanted& wanted, const std::string& path)
{
    if (reading.plan || reading.plain == CareReading::Plain::Refused) {
        const int code =
            tell(refuse(RefusalCode::RoleMissing, ViewCare::kName, rolesThatMay(ViewCare::kName)));
        std::cerr << "havenctl: Sign on and say why you read it: --as AGENT --reason TEXT.\n";
        return code;
    }
    const auto loaded = loadStation(path);
    if (!loaded)
        return tell(loaded.refusal());
    const auto id = incidentIn(path, reading.incident);
    if (!id)
        return tell(id.refusal());
    std::optional<Incident> incident;
    if (*id) {
        const auto hot = loaded->state.incidents.find(**id);
        if (hot != loaded->state.incidents.end()) {
            incident = hot->second;
        } else {
            auto log = SqliteEventLog::open(loaded->database());
            if (!log)
                return tell(log.refusal());
            auto cold = incidentFromLog(*log, **id);
            if (!cold)
                return tell(cold.refusal());
            incident = *std::move(cold);
        }
    }
    const AgencyTime time(loaded->state.timeZone);
    const CareWish wish{loaded->state,
                        systemNow(),
                        "havenctl, " + operatingSystemUser(),
                        {},
                        stationWords(loaded->database(), {}).nameOf};
    const auto report = reading.report(wish, incident ? &*incident : nullptr, reportClock(time));
    if (!report)
        return tell(report.refusal());
    return handOut(*report, wanted, [] { return Result<void>(); });
}

int showSignedOn(const Arguments& arguments, const CareReading& reading, const Wanted& wanted,
                 const std::string& path, const std::string& agent)
{
    const auto id = incidentIn(path, reading.incident);
    if (!id)
        return tell(id.refusal());
    const auto account = askWho(arguments, path, agent).get();
    SessionOptions options;
    options.path = path;
    options.holder = "havenctl care";
    auto session = Session::open(std::move(options), {});
    if (!session)
        return tell(session.refusal());
    const auto seat = seatOf(**session, account, AgentId(agent), PositionId("havenctl"));
    if (!seat)
        return tell(seat.refusal());
    const ViewCare view{reading.view, *id, reading.plan, arguments.optionOr("reason", "")};
    const auto seen = (*session)->submitAndWait({view, *seat, {}, {}});
    if (!seen)
        return tell(seen.refusal());
    const State& state = (*session)->state();
    // That they looked is on the record by now; without names the page shows the ids.
    auto names = StationReader::open({path, ""});
    CareWish wish{state, (*session)->now(), seat->name + ", " + operatingSystemUser(), seat->roles};
    if (names)
        wish.nameOf = stationWords(names->database(), {}).nameOf;
    const auto report =
        reading.report(wish, hotIncident(state, *id), reportClock((*session)->time()));
    if (!report)
        return tell(report.refusal());
    return handOut(*report, wanted, [&]() -> Result<void> {
        if (!wanted.out)
            return {};
        RecordExport fact;
        fact.exported.audience = audienceWord(LogAudience::Internal);
        fact.exported.format = formatWord(wanted.format);
        fact.exported.selection = reading.selection;
        fact.exported.rows = static_cast<std::int64_t>(report->rows.size());
        const auto recorded = (*session)->submitAndWait({fact, *seat, {}, {}});
        return recorded ? Result<void>() : Result<void>(recorded.refusal());
    });
}

} // namespace

int showCare(const Arguments& arguments, const CareReading& reading, std::string_view usage)
{
    const auto path = stationPath(arguments);
    const auto wanted = wantedOf(arguments);
    if (!path)
        return misused(usage);
    if (!wanted)
        return misused(usage, "a format is text, json, csv or pdf, and pdf needs --out FILE");
    const auto agent = arguments.option("as");
    if (!agent)
        return showPlain(reading, *wanted, *path);
    return showSignedOn(arguments, reading, *wanted, *path, *agent);
}

} // namespace haven::ctl
