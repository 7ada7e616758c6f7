#include "app/ctl/verb.h"
#include "app/print/report_pdf.h"
#include "app/session/log_report.h"
#include "app/session/session.h"
#include "models/base/text.h"
#include "models/store/snapshot.h"

#include <cstdlib>
#include <fstream>
#include <iostream>

namespace haven::ctl {

namespace {

constexpr const char* kLogUsage =
    "log --station FILE [--incident N] [--unit U] [--agent A] [--position P] [--from T] [--to T]"
    " [--words TEXT] [--is late,overridden,corrected,lowered,refused,removed]"
    " [--for internal|foi|press|court] [--format text|csv|json|pdf] [--out FILE]";

struct Wanted {
    LogReportRequest report;
    std::string format = "text";
    std::optional<std::string> out;
    bool isRecorded() const { return out || report.audience != LogAudience::Internal; }
};

std::optional<Wanted> wantedOf(const Arguments& arguments, const AgencyTime& time)
{
    Wanted wanted;
    wanted.format = arguments.isJson ? "json" : arguments.optionOr("format", "text");
    static const std::set<std::string> formats = {"text", "csv", "json", "pdf"};
    const auto audience = audienceFromWord(arguments.optionOr("for", "internal"));
    if (formats.count(wanted.format) == 0 || !audience)
        return std::nullopt;
    wanted.report.audience = *audience;
    wanted.out = arguments.option("out");
    if (wanted.format == "pdf" && !wanted.out)
        return std::nullopt; // a PDF is a file
    LogQuery& query = wanted.report.query;
    query.limit = 200'000;
    if (const auto limit = arguments.option("limit"))
        query.limit = std::max(1, std::atoi(limit->c_str()));
    for (const auto& [name, target] : {std::pair{"from", &query.from}, {"to", &query.to}}) {
        const auto text = arguments.option(name);
        if (!text)
            continue;
        *target = time.parse(*text, systemNow());
        if (!*target)
            return std::nullopt;
        wanted.report.selection += std::string(name) + " " + *text + " ";
    }
    if (const auto unit = arguments.option("unit"))
        query.unit = UnitId(*unit);
    if (const auto agent = arguments.option("agent"))
        query.agent = AgentId(*agent);
    if (const auto position = arguments.option("position"))
        query.position = PositionId(*position);
    query.words = arguments.optionOr("words", "");
    for (const auto& word : split(arguments.optionOr("is", ""), ',')) {
        if (word.empty())
            continue;
        // "late" names LogMark::Late.
        const auto mark =
            enumFromName<LogMark>(toUpper(word.substr(0, 1)) + toLower(word.substr(1)));
        if (!mark)
            return std::nullopt;
        query.marks.push_back(*mark);
    }
    for (const char* name : {"incident", "unit", "agent", "position", "words", "is"}) {
        if (const auto text = arguments.option(name))
            wanted.report.selection += std::string(name) + " " + *text + " ";
    }
    if (wanted.isRecorded())
        wanted.report.classMax = FieldClass::Care;
    return wanted;
}

int write(const Wanted& wanted, const Report& report)
{
    if (wanted.format == "pdf")
        return writeReportPdf(report, *wanted.out)
                   ? kDone
                   : tell(refuse(RefusalCode::FileUnreadable, *wanted.out, "it cannot be written"));
    const std::string text = wanted.format == "csv"    ? reportAsCsv(report)
                             : wanted.format == "json" ? reportAsJson(report)
                                                       : reportAsText(report);
    if (!wanted.out) {
        std::cout << text << std::flush;
        return kDone;
    }
    std::ofstream file(*wanted.out, std::ios::binary);
    file << text;
    file.flush();
    if (!file)
        return tell(refuse(RefusalCode::FileUnreadable, *wanted.out, "it cannot be written"));
    return kDone;
}

// An export to a file or to the outside is itself on the log, and is on the log before it is
// handed out.
Result<void> record(const std::string& path, const Wanted& wanted, const LogReport& report)
{
    SessionOptions options;
    options.path = path;
    options.holder = "havenctl log";
    auto session = Session::open(std::move(options), {});
    if (!session)
        return session.refusal();
    RecordExport command;
    command.exported.audience = audienceWord(wanted.report.audience);
    command.exported.format = wanted.format;
    command.exported.selection =
        wanted.report.selection + "by system user " + operatingSystemUser();
    command.exported.rows = static_cast<std::int64_t>(report.report.rows.size());
    command.exported.withheld = report.withheld;
    Request request;
    request.command = std::move(command);
    request.seat = {AgentId("havenctl"), "havenctl", PositionId("havenctl"), {Role::Supervisor}};
    const auto done = (*session)->submitAndWait(std::move(request));
    return done ? Result<void>() : Result<void>(done.refusal());
}

} // namespace

int runLog(const Arguments& arguments)
{
    const auto path = stationPath(arguments);
    if (!path)
        return kUsage;
    auto reader = StationReader::open({*path, ""});
    if (!reader)
        return tell(reader.refusal());
    const auto loaded = loadState(reader->database());
    if (!loaded)
        return tell(loaded.refusal());
    const AgencyTime time(loaded->state.timeZone);
    auto wanted = wantedOf(arguments, time);
    if (!wanted)
        return misused(kLogUsage);
    wanted->report.agency = loaded->state.agency;
    wanted->report.query.number = arguments.optionOr("incident", "");
    auto base = loadKnowledge(MapSource::None, "");
    if (!base)
        return tell(base.refusal());
    LogReader readerOf{&(*base)->knowledge.codes, {}};
    if (wanted->isRecorded()) {
        readerOf.roles = {Role::Supervisor};
        wanted->report.made =
            time.dated(systemNow()).toStdString() + " by system user " + operatingSystemUser();
    }
    const auto report = logReport(reader->database(), wanted->report, readerOf, time);
    if (!report)
        return tell(report.refusal());
    if (wanted->isRecorded()) {
        const auto recorded = record(*path, *wanted, *report);
        if (!recorded)
            return tell(recorded.refusal());
    }
    return write(*wanted, report->report);
}

} // namespace haven::ctl
