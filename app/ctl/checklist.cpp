#include "app/ctl/verb.h"
#include "app/session/handoff_export.h"
#include "app/session/session.h"
#include "models/store/cold_incident.h"
#include "models/store/sqlite_event_log.h"

#include <iostream>

namespace haven::ctl {

namespace {

constexpr const char* kChecklistUsage =
    "checklist --station FILE --incident N [--format text|json|pdf] [--out FILE]";

std::optional<ExportFormat> formatOf(const Arguments& arguments)
{
    const std::string word = arguments.isJson ? "json" : arguments.optionOr("format", "text");
    if (word == "text")
        return ExportFormat::PlainText;
    if (word == "json")
        return ExportFormat::JsonText;
    if (word == "pdf")
        return ExportFormat::PdfPages;
    return std::nullopt;
}

bool endsWith(const std::string& number, const std::string& word)
{
    return number.size() >= word.size() &&
           number.compare(number.size() - word.size(), word.size(), word) == 0;
}

// The newest incident whose number ends so.
Result<Incident> incidentNamed(const State& state, const std::string& word)
{
    for (auto one = state.incidents.rbegin(); one != state.incidents.rend(); ++one) {
        if (!word.empty() && endsWith(one->second.number, word))
            return one->second;
    }
    return refuse(RefusalCode::IncidentNotFound, word);
}

// One that has left memory, by its full number, as its facts make it.
Result<Incident> incidentFromFile(const std::string& path, const State& state,
                                  const std::string& word)
{
    const Refusal unknown = refuse(RefusalCode::IncidentNotFound, word);
    auto reader = StationReader::open({path, ""});
    if (!reader)
        return reader.refusal();
    auto log = SqliteEventLog::open(reader->database());
    if (!log)
        return log.refusal();
    for (std::int64_t id = state.counters.incident; id > 0; --id) {
        if (state.incidents.count(IncidentId(id)) > 0)
            continue;
        auto found = incidentFromLog(*log, IncidentId(id));
        if (!found)
            return found.refusal();
        if (*found && endsWith((*found)->number, word))
            return **found;
    }
    return unknown;
}

// Health information is on the log before it is handed out, to a file or to a terminal.
Result<void> record(Session& session, const LogExported& fact)
{
    RecordExport command;
    command.exported = fact;
    command.exported.selection += ", by system user " + operatingSystemUser();
    Request request;
    request.command = std::move(command);
    request.seat = {AgentId("havenctl"), "havenctl", PositionId("havenctl"), {Role::Supervisor}};
    const auto done = session.submitAndWait(std::move(request));
    return done ? Result<void>() : Result<void>(done.refusal());
}

} // namespace

int runChecklist(const Arguments& arguments)
{
    const auto path = stationPath(arguments);
    const auto number = arguments.option("incident");
    const auto format = formatOf(arguments);
    const auto out = arguments.option("out");
    const bool isFile = format && *format == ExportFormat::PdfPages;
    if (!path || !number || number->empty() || !format || (isFile && !out))
        return misused(kChecklistUsage);
    SessionOptions options;
    options.path = *path;
    options.holder = "havenctl checklist";
    auto session = Session::open(std::move(options), {});
    if (!session)
        return tell(session.refusal());
    const State& state = (*session)->state();
    auto incident = incidentNamed(state, *number);
    if (!incident)
        incident = incidentFromFile(*path, state, *number);
    if (!incident)
        return tell(incident.refusal());
    const HandoffWish wish{state, (*session)->base().knowledge, *incident, (*session)->now(),
                           "havenctl, " + operatingSystemUser()};
    const auto pages = handoffPages(wish, reportClock((*session)->time()));
    const auto recorded = record(**session, handoffFact(*incident, *format, rowCount(pages)));
    if (!recorded)
        return tell(recorded.refusal());
    if (!out) {
        std::cout << handoffText(*incident, pages, *format) << std::flush;
        return kDone;
    }
    const auto written = writeHandoff(*incident, pages, *format, *out);
    return written ? kDone : tell(written.refusal());
}

} // namespace haven::ctl
