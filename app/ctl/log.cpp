#include "app/ctl/asked_times.h"
#include "app/ctl/load_station.h"
#include "app/ctl/sign_on.h"
#include "app/session/log_export.h"
#include "app/session/session.h"
#include "app/session/staged_file.h"
#include "models/base/text.h"
#include "models/dispatch/unseen_rules.h"
#include "models/store/archive.h"

#include <charconv>
#include <iostream>
#include <set>

namespace haven::ctl {

namespace {

constexpr const char* kLogUsage =
    "log --station FILE [--incident N] [--unit U] [--agent A] [--position P] [--from T] [--to T]"
    " [--words TEXT] [--is late,overridden,corrected,lowered,refused,removed] [--limit N]"
    " [--for internal|foi|press|court] [--format text|csv|json|pdf] [--out FILE] [--as AGENT]"
    " [--reason TEXT]";

struct LogWanted {
    LogReportRequest report;
    ExportFormat format = ExportFormat::PlainText;
    std::optional<std::string> out;
    std::optional<std::string> agent;
    bool isRecorded() const { return out || agent || report.audience != LogAudience::Internal; }
};

// What was asked for, or in words what is wrong with it.
struct LogAsked {
    LogWanted wanted;
    std::string wrong;
};

std::optional<ExportFormat> formatFrom(const std::string& word)
{
    for (const auto format : {ExportFormat::PlainText, ExportFormat::CsvTable,
                              ExportFormat::JsonText, ExportFormat::PdfPages}) {
        if (word == formatWord(format))
            return format;
    }
    return std::nullopt;
}

std::string readHow(const Arguments& arguments, LogWanted& wanted)
{
    const std::string word = arguments.isJson ? "json" : arguments.optionOr("format", "text");
    const auto format = formatFrom(word);
    if (!format)
        return "there is no format " + word + "; the formats are text, csv, json, pdf";
    const std::string whom = arguments.optionOr("for", "internal");
    const auto audience = audienceFromWord(whom);
    if (!audience)
        return "--for does not take " + whom + "; it takes internal, foi, press, court";
    wanted.format = *format;
    wanted.report.audience = *audience;
    wanted.out = arguments.option("out");
    wanted.agent = arguments.option("as");
    if (wanted.format == ExportFormat::PdfPages && !wanted.out)
        return "a PDF is a file; add: --out FILE";
    return {};
}

std::string readTimes(const Arguments& arguments, const AgencyTime& time, LogReportRequest& report)
{
    const AskedTimes times = askedTimes(arguments, time, systemNow());
    report.query.from = times.from;
    report.query.to = times.to;
    for (const auto* name : {"from", "to"}) {
        if (const auto text = arguments.option(name))
            report.selection += std::string(name) + " " + *text + " ";
    }
    return times.wrong;
}

std::string readMarks(const Arguments& arguments, LogQuery& query)
{
    for (const auto& word : split(arguments.optionOr("is", ""), ',')) {
        if (word.empty())
            continue;
        // "late" names LogMark::Late.
        const auto mark =
            enumFromName<LogMark>(toUpper(word.substr(0, 1)) + toLower(word.substr(1)));
        if (!mark)
            return "--is does not take " + word +
                   "; it takes late, overridden, corrected, lowered, refused, removed";
        query.marks.push_back(*mark);
    }
    return {};
}

std::string readLimit(const Arguments& arguments, LogQuery& query)
{
    query.limit = kExportRowsMax;
    const auto text = arguments.option("limit");
    if (!text)
        return {};
    const auto [end, error] =
        std::from_chars(text->data(), text->data() + text->size(), query.limit);
    if (error != std::errc() || end != text->data() + text->size() || query.limit < 1)
        return "--limit " + *text + " is not a number from 1 on";
    return {};
}

LogAsked logAskedFor(const Arguments& arguments, const AgencyTime& time)
{
    LogAsked asked;
    LogReportRequest& report = asked.wanted.report;
    LogQuery& query = report.query;
    for (std::string wrong : {readHow(arguments, asked.wanted), readTimes(arguments, time, report),
                              readMarks(arguments, query), readLimit(arguments, query)}) {
        if (asked.wrong.empty())
            asked.wrong = std::move(wrong);
    }
    if (const auto unit = arguments.option("unit"))
        query.unit = UnitId(*unit);
    if (const auto agent = arguments.option("agent"))
        query.agent = AgentId(*agent);
    if (const auto position = arguments.option("position"))
        query.position = PositionId(*position);
    query.words = arguments.optionOr("words", "");
    query.number = arguments.optionOr("incident", "");
    for (const char* name : {"incident", "unit", "agent", "position", "words", "is"}) {
        if (const auto text = arguments.option(name))
            report.selection += std::string(name) + " " + *text + " ";
    }
    return asked;
}

// An export to a file or to the outside is itself on the log: the file is whole by then, and is
// handed out only after.
int handOutLog(Session& session, const Seat& seat, const LogWanted& wanted, const LogReport& made)
{
    std::optional<StagedFile> file;
    if (wanted.out) {
        auto staged = StagedFile::make(*wanted.out, [&](const std::string& path) {
            return writeReportFile(made.report, wanted.format, path);
        });
        if (!staged)
            return tell(staged.refusal());
        file.emplace(*std::move(staged));
    }
    RecordExport command;
    command.exported.audience = audienceWord(wanted.report.audience);
    command.exported.format = formatWord(wanted.format);
    command.exported.selection =
        wanted.report.selection + "by system user " + operatingSystemUser();
    command.exported.rows = static_cast<std::int64_t>(made.report.rows.size());
    command.exported.withheld = made.withheld;
    const auto recorded = session.submitAndWait({std::move(command), seat, {}, {}});
    if (!recorded)
        return tell(recorded.refusal());
    if (!file) {
        std::cout << reportText(made.report, wanted.format) << std::flush;
        return kDone;
    }
    const auto placed = file->place();
    return placed ? kDone : tell(placed.refusal());
}

// Whoever may read behind the title of a restricted incident says why, and it is on the log before
// a word of it is told; of every other restricted one its number alone is told. Outside of the
// agency nothing of it is told at all. Returns what was opened by it.
Result<std::set<IncidentId>> lookInside(Session& session, const Seat& seat, Database& database,
                                        const LogWanted& wanted, const LogReader& reader,
                                        const std::string& reason)
{
    const std::set<IncidentId> nothing;
    const std::string& number = wanted.report.query.number;
    const bool isTold = wanted.report.audience == LogAudience::Internal &&
                        mayReadRestricted(reader.roles) && !number.empty();
    if (!isTold)
        return nothing;
    const auto incident = incidentNumbered(database, number);
    if (!incident)
        return incident.refusal();
    if (!*incident)
        return nothing; // the report says so
    if (stationWords(database, reader).visibilityOf(**incident) != Visibility::Restricted)
        return nothing;
    RecordView view;
    view.viewed.kind = ViewedKind::RestrictedIncident;
    view.viewed.incident = **incident;
    view.viewed.reason = reason;
    const auto recorded = session.submitAndWait({std::move(view), seat, {}, {}});
    if (!recorded)
        return recorded.refusal();
    return openedWith(session.state(), **incident);
}

int exportLog(const Arguments& arguments, const std::string& path, Database& database,
              LogWanted& wanted)
{
    SessionOptions options;
    options.path = path;
    options.holder = "havenctl log";
    auto session = Session::open(std::move(options), {});
    if (!session)
        return tell(session.refusal());
    // The program itself may write down what was exported; to read more than plain reading shows
    // takes a person with a role, as at the console.
    Seat seat{AgentId("havenctl"), "havenctl", PositionId("havenctl"), {Role::Supervisor}};
    LogReader reader{&(*session)->base().knowledge.codes, {}};
    if (wanted.agent) {
        const auto who = askWho(arguments, path, *wanted.agent).get();
        const auto named = seatOf(**session, who, AgentId(*wanted.agent), PositionId("havenctl"));
        if (!named)
            return tell(named.refusal());
        seat = *named;
        reader.roles = seat.roles;
        wanted.report.classMax = classMaxOf(seat.roles);
    }
    auto opened =
        lookInside(**session, seat, database, wanted, reader, arguments.optionOr("reason", ""));
    if (!opened)
        return tell(opened.refusal());
    reader.opened = *std::move(opened);
    const AgencyTime& time = (*session)->time();
    wanted.report.made = time.dated(systemNow()).toStdString() + " by " +
                         (wanted.agent ? seat.name + ", " : std::string()) + "system user " +
                         operatingSystemUser();
    const auto made = logReport(database, wanted.report, reader, time);
    return made ? handOutLog(**session, seat, wanted, *made) : tell(made.refusal());
}

} // namespace

int runLog(const Arguments& arguments)
{
    const auto path = stationPath(arguments);
    if (!path)
        return kUsage;
    const auto loaded = loadStation(*path);
    if (!loaded)
        return tell(loaded.refusal());
    const AgencyTime time(loaded->state.timeZone);
    LogAsked asked = logAskedFor(arguments, time);
    if (!asked.wrong.empty())
        return misused(kLogUsage, asked.wrong);
    asked.wanted.report.agency = loaded->state.agency;
    if (asked.wanted.isRecorded())
        return exportLog(arguments, *path, loaded->database(), asked.wanted);
    auto base = loadKnowledge(MapSource::None, "");
    if (!base)
        return tell(base.refusal());
    const auto plain = logReport(loaded->database(), asked.wanted.report,
                                 LogReader{&(*base)->knowledge.codes, {}}, time);
    if (!plain)
        return tell(plain.refusal());
    std::cout << reportText(plain->report, asked.wanted.format) << std::flush;
    return kDone;
}

} // namespace haven::ctl
