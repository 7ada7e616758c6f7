#include "app/ctl/office.h"
#include "app/ctl/removal_shown.h"
#include "app/session/agency_time.h"
#include "app/session/retention_files.h"
#include "app/session/retention_reader.h"
#include "models/base/text.h"
#include "models/dispatch/record_care.h"
#include "models/store/retention_due.h"
#include "models/store/snapshot.h"
#include "models/store/station_file.h"

#include <fmt/format.h>

// How long records are kept, what is older, and asking for its removal. Nothing is destroyed here:
// two people decide it, with the number of an authorization, as for any removal.
namespace haven::ctl {

namespace {

constexpr const char* kRetentionUsage =
    "retention list | due [--kind K] [--limit N] | request --kind K --authority TEXT --as AGENT"
    " [--limit N] [--takes COUNT] --station FILE [--json]";
constexpr std::size_t kDueShown = 20;
constexpr int kDueShownMax = 10'000;

struct RetentionRead {
    std::vector<RetentionKind> kinds;
    std::unique_ptr<StationReader> reader;
    State state;
};

struct KindDue {
    Instant before;
    DueRecords records;
};

Result<RetentionRead> readRetention(const std::string& path)
{
    RetentionRead out;
    auto reader = StationReader::open({path, ""});
    if (!reader)
        return reader.refusal();
    auto kinds = retentionSchedule(path);
    if (!kinds)
        return kinds.refusal();
    auto loaded = loadState(reader->database());
    if (!loaded)
        return loaded.refusal();
    out.kinds = *std::move(kinds);
    out.reader = std::make_unique<StationReader>(*std::move(reader));
    out.state = std::move(loaded->state);
    return out;
}

Result<std::optional<KindDue>> dueOf(const RetentionRead& read, const RetentionKind& kind,
                                     std::size_t limit)
{
    if (!kind.years)
        return std::optional<KindDue>();
    KindDue due;
    due.before = yearsAgo(*kind.years, AgencyTime(read.state.timeZone), systemNow());
    auto records = dueRecords(read.reader->database(), read.state, kind.records, due.before, limit);
    if (!records)
        return records.refusal();
    due.records = *std::move(records);
    return std::optional(std::move(due));
}

nlohmann::json kindJson(const RetentionKind& kind)
{
    nlohmann::json out = {{"id", kind.id},
                          {"label", kind.label},
                          {"records", std::string(enumName(kind.records))},
                          {"source", kind.source},
                          {"confirmed", kind.confirmed}};
    if (kind.years)
        out["years"] = *kind.years;
    else
        out["permanent"] = true;
    return out;
}

std::string kindNames(const std::vector<RetentionKind>& kinds)
{
    std::vector<std::string> names;
    for (const RetentionKind& kind : kinds)
        names.push_back(kind.id);
    return joined(names, ", ");
}

// That of --kind; all of them without it. Errors: RetentionUnknown.
Result<std::vector<RetentionKind>> kindsAsked(const Arguments& arguments,
                                              const std::vector<RetentionKind>& kinds)
{
    const auto wanted = arguments.option("kind");
    if (!wanted)
        return kinds;
    for (const RetentionKind& kind : kinds) {
        if (equalsIgnoringCase(kind.id, *wanted))
            return std::vector<RetentionKind>{kind};
    }
    return refuse(RefusalCode::RetentionUnknown, *wanted, kindNames(kinds));
}

int listRetention(const Arguments& arguments, const std::string& path)
{
    const auto kinds = retentionSchedule(path);
    if (!kinds)
        return tell(kinds.refusal());
    if (arguments.isJson) {
        nlohmann::json out = {{"kinds", nlohmann::json::array()}};
        for (const RetentionKind& kind : *kinds)
            out["kinds"].push_back(kindJson(kind));
        sayJson(out);
        return kDone;
    }
    for (const RetentionKind& kind : *kinds) {
        sayLine(fmt::format("{:<16} {:<9} {}", kind.id, retentionYears(kind), kind.label));
        sayLine(fmt::format("  {}", kind.confirmed.empty()
                                        ? "NOT CONFIRMED: nothing is destroyed by it"
                                        : "confirmed by " + kind.confirmed));
        sayLine(fmt::format("  {}", kind.source));
    }
    return kDone;
}

nlohmann::json dueJson(const RetentionKind& kind, const std::optional<KindDue>& due)
{
    nlohmann::json out = kindJson(kind);
    out["due"] = due ? due->records.all : 0;
    out["held"] = due ? due->records.held : 0;
    out["oldest"] = nlohmann::json::array();
    if (!due)
        return out;
    out["before"] = due->before.ms;
    for (const DueRecord& one : due->records.oldest) {
        nlohmann::json record = {{"name", one.name}, {"newest", one.newest.ms}};
        if (one.incident)
            record["incident"] = one.incident->value;
        else
            record["fact"] = one.fact;
        out["oldest"].push_back(std::move(record));
    }
    return out;
}

void sayDue(const RetentionKind& kind, const std::optional<KindDue>& due, const AgencyTime& time)
{
    if (!due) {
        sayLine(fmt::format("{}: kept for good", kind.id));
        return;
    }
    std::string line = fmt::format("{}: {} older than {}", kind.id, due->records.all,
                                   time.dated(due->before).left(10).toStdString());
    if (due->records.held > 0)
        line += fmt::format(", {} more kept by a hold", due->records.held);
    if (kind.confirmed.empty())
        line += "; NOT CONFIRMED, so none can be asked to be destroyed";
    sayLine(line);
    for (const DueRecord& one : due->records.oldest) {
        const std::string entry = one.incident ? "" : fmt::format(", entry {}", one.fact);
        sayLine(fmt::format("  {}  {}{}", time.dated(one.newest).toStdString(), one.name, entry));
    }
    const auto shown = static_cast<std::int64_t>(due->records.oldest.size());
    if (due->records.all > shown)
        sayLine(fmt::format("  and {} more", due->records.all - shown));
}

// 1 to `most`; nullopt for anything else.
std::optional<std::size_t> limitOf(const Arguments& arguments, std::size_t usual, int most)
{
    const auto text = arguments.option("limit");
    if (!text)
        return usual;
    const auto numbers = numbersFrom(*text);
    if (!numbers || numbers->size() != 1 || numbers->front() > most)
        return std::nullopt;
    return static_cast<std::size_t>(numbers->front());
}

int listDue(const Arguments& arguments, const std::string& path)
{
    const auto limit = limitOf(arguments, kDueShown, kDueShownMax);
    if (!limit)
        return misused(kRetentionUsage, fmt::format("--limit is 1 to {}", kDueShownMax));
    const auto read = readRetention(path);
    if (!read)
        return tell(read.refusal());
    const auto kinds = kindsAsked(arguments, read->kinds);
    if (!kinds)
        return tell(kinds.refusal());
    const AgencyTime time(read->state.timeZone);
    nlohmann::json out = nlohmann::json::array();
    for (const RetentionKind& kind : *kinds) {
        const auto due = dueOf(*read, kind, *limit);
        if (!due)
            return tell(due.refusal());
        if (arguments.isJson)
            out.push_back(dueJson(kind, *due));
        else
            sayDue(kind, *due, time);
    }
    if (arguments.isJson)
        sayJson({{"kinds", out}});
    else
        sayLine(
            "Nothing is destroyed by itself. Ask for it with havenctl retention request and the "
            "number of the authorization.");
    return kDone;
}

// The oldest that are due, as one removal that a second person has to approve. Errors:
// RetentionUnknown, RetentionNotConfirmed, RetentionNothingDue, those of reading.
Result<RequestRemoval> removalAsked(const Arguments& arguments, const std::string& path)
{
    const auto read = readRetention(path);
    if (!read)
        return read.refusal();
    const auto kinds = kindsAsked(arguments, read->kinds);
    if (!kinds)
        return kinds.refusal();
    const RetentionKind& kind = kinds->front();
    if (kind.confirmed.empty())
        return refuse(RefusalCode::RetentionNotConfirmed, kind.id, agencyRetentionPath(path));
    const bool isWhole = kind.records == RetentionRecords::Incidents;
    const std::size_t most = isWhole ? kRemovalIncidentsMax : kRemovalNamedMax;
    const auto limit = limitOf(arguments, most, static_cast<int>(most));
    if (!limit)
        return refuse(RefusalCode::RemovalTooLarge, std::to_string(most));
    const auto due = dueOf(*read, kind, *limit);
    if (!due)
        return due.refusal();
    RetentionDue found;
    found.kind = kind;
    if (*due) {
        found.before = (*due)->before;
        found.records = (*due)->records;
    }
    return removalOfDue(found, arguments.optionOr("authority", ""), agencyRetentionPath(path));
}

std::int64_t removalOf(const std::vector<Recorded>& facts)
{
    for (const Recorded& one : facts) {
        if (const auto* asked = one.event ? kindIf<RemovalRequested>(&*one.event) : nullptr)
            return asked->removal;
    }
    return 0;
}

int requestDue(const Arguments& arguments, const std::string& path)
{
    if (!arguments.option("kind"))
        return misused(kRetentionUsage, "say which kind of records: --kind");
    if (!arguments.option("as"))
        return misused(kRetentionUsage,
                       "a removal is two people's decision; say who you are: --as");
    // Before anything is read or anybody signs on: without it nothing is destroyed.
    if (trimmed(arguments.optionOr("authority", "")).empty())
        return tell(refuse(RefusalCode::RemovalNeedsAuthority));
    auto command = removalAsked(arguments, path);
    if (!command)
        return tell(command.refusal());
    const std::size_t count = command->wholes.size() + command->facts.size();
    auto office = Office::open(arguments, path, "havenctl retention");
    if (!office)
        return tell(office.refusal());
    RemovalShown shown = showRemoval(arguments, **office, {*command, 0});
    if (shown.code != kDone)
        return shown.code;
    command->shown = std::move(shown.facts);
    const auto done = (*office)->submit(*std::move(command));
    if (!done)
        return tell(done.refusal());
    const std::int64_t removal = removalOf(*done);
    if (const auto closed = (*office)->close(); !closed)
        return tell(closed.refusal());
    if (arguments.isJson)
        sayJson({{"removal", removal}, {"records", count}, {"shown", shown.told}});
    else
        sayLine(fmt::format("Removal {} is asked for, of {} records. Nothing is destroyed until a "
                            "second person approves it: havenctl remove approve {}",
                            removal, count, removal));
    return kDone;
}

} // namespace

int runRetention(const Arguments& arguments)
{
    const auto path = stationPath(arguments);
    if (!path)
        return kUsage;
    const std::string act = arguments.words.size() == 1 ? arguments.words.front() : std::string();
    if (act == "list")
        return listRetention(arguments, *path);
    if (act == "due")
        return listDue(arguments, *path);
    return act == "request" ? requestDue(arguments, *path) : misused(kRetentionUsage);
}

} // namespace haven::ctl
