#include "app/ctl/incident_word.h"
#include "app/ctl/sign_on.h"
#include "app/session/handoff_export.h"
#include "app/session/log_reader.h"
#include "app/session/names_book.h"
#include "app/session/session.h"
#include "app/session/staged_file.h"
#include "models/dispatch/nearby.h"
#include "models/dispatch/protocol_fit.h"
#include "models/store/cold_incident.h"
#include "models/store/sqlite_event_log.h"

#include <iostream>

namespace haven::ctl {

namespace {

constexpr const char* kChecklistUsage =
    "checklist --station FILE --incident N [--format text|json|pdf] [--out FILE] [--as AGENT]";

struct PagesWanted {
    ExportFormat format;
    std::optional<std::string> out;
};

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

// Also one that has left memory, as its facts make it, and whose names are protected on it.
struct PagesOf {
    Incident incident;
    ProtectedNames names;
};

// Those of the incident, and of those at which the cautions on its page were written.
ProtectedNames namesOfPages(NamesBook& book, const State& state, const Incident& incident,
                            Instant now)
{
    ProtectedNames names = book.of(incident.id);
    for (const CautionHit& hit : cautionsFor(state, incident.location, incident.persons, now)) {
        const auto written = state.cautionIncidents.find(hit.caution);
        if (written != state.cautionIncidents.end())
            names.add(book.of(written->second));
    }
    return names;
}

Result<PagesOf> incidentOfPages(const std::string& path, const State& state,
                                const std::string& word, Instant now)
{
    auto reader = StationReader::open({path, ""});
    if (!reader)
        return reader.refusal();
    const auto id = incidentFromWord(word, state, reader->database());
    if (!id)
        return id.refusal();
    NamesBook book(reader->database());
    if (const auto hot = state.incidents.find(*id); hot != state.incidents.end())
        return PagesOf{hot->second, namesOfPages(book, state, hot->second, now)};
    auto log = SqliteEventLog::open(reader->database());
    if (!log)
        return log.refusal();
    auto cold = incidentFromLog(*log, *id);
    if (!cold)
        return cold.refusal();
    if (!*cold)
        return refuse(RefusalCode::IncidentNotFound, word);
    const ProtectedNames names = namesOfPages(book, state, **cold, now);
    return PagesOf{**std::move(cold), names};
}

// Who reads: with a password and a role, or anybody.
struct Who {
    Seat seat{AgentId("havenctl"), "havenctl", PositionId("havenctl"), {Role::Supervisor}};
    bool isSignedOn = false;
};

Result<Who> whoReads(const Arguments& arguments, const std::string& path, Session& session)
{
    const auto agent = arguments.option("as");
    if (!agent)
        return Who{};
    const auto account = askWho(arguments, path, *agent).get();
    auto seat = seatOf(session, account, AgentId(*agent), PositionId("havenctl"));
    if (!seat)
        return seat.refusal();
    return Who{*std::move(seat), true};
}

// An answer has made another checklist come first than the one that is worked.
std::string fitWords(const HandoffWish& wish)
{
    const auto offer = protocolFirstNow(wish.state, wish.knowledge, wish.incident);
    if (!offer)
        return {};
    return "By what is known now another checklist comes first: " + offer->protocol.value + " (" +
           offer->reason + "). To begin it: run " + wish.incident.number + " " +
           offer->protocol.value;
}

// It is on the log before it is handed out, to a file or to a terminal; a file is whole by then.
int handOutPages(Session& session, const Seat& seat, const Incident& incident,
                 const std::vector<Report>& pages, const PagesWanted& wanted)
{
    std::optional<StagedFile> file;
    if (wanted.out) {
        auto staged = StagedFile::make(*wanted.out, [&](const std::string& path) {
            return writeHandoff(incident, pages, wanted.format, path);
        });
        if (!staged)
            return tell(staged.refusal());
        file.emplace(*std::move(staged));
    }
    RecordExport command;
    command.exported = handoffFact(incident, wanted.format, pages);
    command.exported.selection += ", by system user " + operatingSystemUser();
    const auto recorded = session.submitAndWait({std::move(command), seat, {}, {}});
    if (!recorded)
        return tell(recorded.refusal());
    if (!file) {
        std::cout << handoffText(incident, pages, wanted.format) << std::flush;
        return kDone;
    }
    const auto placed = file->place();
    return placed ? kDone : tell(placed.refusal());
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
    const auto who = whoReads(arguments, *path, **session);
    if (!who)
        return tell(who.refusal());
    const State& state = (*session)->state();
    const auto found = incidentOfPages(*path, state, *number, (*session)->now());
    if (!found)
        return tell(found.refusal());
    const HandoffWish wish{state,
                           (*session)->base().knowledge,
                           found->incident,
                           (*session)->now(),
                           (who->isSignedOn ? who->seat.name : "havenctl") + ", " +
                               operatingSystemUser(),
                           who->isSignedOn ? who->seat.roles : std::set<Role>()};
    auto pages = handoffPages(wish, reportClock((*session)->time()));
    if (!who->isSignedOn || classMaxOf(who->seat.roles) < FieldClass::Care)
        pages = plainPages(std::move(pages), found->names);
    else if (const auto fits = fitWords(wish); !fits.empty())
        pages.front().notes.push_back(fits);
    if (!who->isSignedOn)
        pages.front().notes.emplace_back("Sign on with --as AGENT.");
    return handOutPages(**session, who->seat, found->incident, pages, {*format, out});
}

} // namespace haven::ctl
