#include "app/ctl/load_station.h"
#include "app/ctl/office.h"
#include "app/ctl/removal_shown.h"
#include "app/session/agency_time.h"
#include "app/session/plain_state.h"
#include "models/base/text.h"
#include "models/dispatch/record_care.h"
#include "models/dispatch/record_rules.h"
#include "models/store/backup_note.h"
#include "models/store/removal.h"
#include "models/store/sqlite_event_log.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <set>

// Removal under law: asked for by one person, approved by another, carried out at the close.
namespace haven::ctl {

namespace {

constexpr const char* kRemoveUsage =
    "remove request [FACT[,FACT...]...] [--incident N[,N...]] --authority TEXT --reason TEXT"
    " [--takes COUNT] | show REMOVAL | approve REMOVAL [--takes COUNT] |"
    " decline REMOVAL --reason TEXT | list [--backups FOLDER] --station FILE [--as AGENT] [--json]";

// A copy of this station that has words which were removed here.
struct CopyFound {
    std::string path;
    std::int64_t held = 0;
};

bool mayBeCopy(const std::filesystem::directory_entry& entry, const std::filesystem::path& station)
{
    std::error_code error;
    if (!entry.is_regular_file(error) || error ||
        std::filesystem::equivalent(entry.path(), station, error))
        return false;
    const std::string name = entry.path().filename().string();
    for (const char* end : {"-wal", "-shm", "-journal", ".lock", ".geo", ".new"}) {
        const std::string_view suffix(end);
        if (name.size() >= suffix.size() &&
            name.compare(name.size() - suffix.size(), suffix.size(), suffix) == 0)
            return false;
    }
    return name.find(".haven") != std::string::npos;
}

struct CopiesLooked {
    std::vector<CopyFound> holding;
    // On the log as a backup of before a removal, and not there now: nobody looked into it.
    std::vector<BackupMade> unseen;
};

struct BackupsKnown {
    std::vector<BackupMade> made;  // the oldest first
    std::set<std::string> gaveWay; // to be deleted since, which may have failed
    std::optional<Instant> lastRemoval;
};

// Of the log and not of the board, which remembers the newest alone and one for each name: two
// disks may bear the same.
Result<BackupsKnown> everyBackup(Database& database, const std::string& path)
{
    auto log = SqliteEventLog::open(database);
    if (!log)
        return log.refusal();
    const auto facts = log->readTypes({}, {StationBackedUp::kType});
    if (!facts)
        return facts.refusal();
    BackupsKnown known;
    for (const Recorded& one : *facts) {
        const auto* made = one.event ? kindIf<StationBackedUp>(&*one.event) : nullptr;
        if (!made)
            continue;
        known.gaveWay.insert(made->gaveWay.begin(), made->gaveWay.end());
        known.gaveWay.erase(made->file);
        known.made.push_back({*made, one.envelope.doneBy, one.envelope.happenedAt});
    }
    // Made beside a console, and not on the log yet.
    const auto notes = backupNotes({path, ""});
    if (!notes)
        return notes.refusal();
    for (const StoredBackupNote& one : notes->good)
        known.made.push_back({one.note.made, one.note.by, one.note.at});
    return known;
}

// The last time that something was taken out.
std::optional<Instant> lastCarriedOut(const RecordBook& book)
{
    std::optional<Instant> last;
    for (const auto& [number, removal] : book.removals) {
        if (removal.carriedOutAt && (!last || *last < *removal.carriedOutAt))
            last = removal.carriedOutAt;
    }
    return last;
}

// It gave way and was deleted: its folder is there, and it is not. Where the folder is not there,
// nobody can say.
bool isGone(const BackupsKnown& known, const std::string& file)
{
    std::error_code error;
    return known.gaveWay.count(file) > 0 &&
           std::filesystem::is_directory(std::filesystem::path(file).parent_path(), error) &&
           std::filesystem::symlink_status(file, error).type() ==
               std::filesystem::file_type::not_found;
}

// The backups that are on the log, wherever they lie. `seen`: those that were looked into already.
void addBackupsHolding(CopiesLooked& out, const std::set<std::string>& seen, Database& database,
                       const BackupsKnown& known, const std::vector<std::int64_t>& facts)
{
    std::set<std::string> names;
    for (auto at = known.made.rbegin(); at != known.made.rend(); ++at) {
        const BackupMade& one = *at;
        if (isGone(known, one.made.file))
            continue;
        // What lies there is the newest of the name; where an older one is, nobody can say.
        if (!names.insert(one.made.file).second) {
            if (known.lastRemoval && one.at < *known.lastRemoval)
                out.unseen.push_back(one);
            continue;
        }
        std::error_code error;
        const auto whole = std::filesystem::weakly_canonical(one.made.file, error).string();
        if (seen.count(whole) > 0)
            continue;
        const auto held = payloadsStillIn({one.made.file, ""}, database, facts);
        if (held && *held > 0)
            out.holding.push_back({one.made.file, *held});
        else if (!held && known.lastRemoval && one.at < *known.lastRemoval)
            out.unseen.push_back(one);
    }
}

// Beside the station, in the folder that was named, and where the log says that a backup lies.
CopiesLooked copiesHolding(Database& database, const std::string& path,
                           const std::optional<std::string>& folder, const BackupsKnown& known,
                           const std::vector<std::int64_t>& facts)
{
    std::set<std::filesystem::path> folders{
        std::filesystem::absolute(std::filesystem::path(path)).parent_path()};
    if (folder)
        folders.insert(*folder);
    // Beside one that is known may lie one that is not: half made, or never told to the log.
    for (const BackupMade& one : known.made)
        folders.insert(std::filesystem::path(one.made.file).parent_path());
    CopiesLooked out;
    std::set<std::string> seen;
    for (const auto& one : folders) {
        std::error_code error;
        for (std::filesystem::directory_iterator it(one, error), end; !error && it != end;
             it.increment(error)) {
            if (!mayBeCopy(*it, path))
                continue;
            std::error_code unknown;
            seen.insert(std::filesystem::weakly_canonical(it->path(), unknown).string());
            const auto held = payloadsStillIn({it->path().string(), ""}, database, facts);
            if (held && *held > 0)
                out.holding.push_back({it->path().string(), *held});
        }
    }
    addBackupsHolding(out, seen, database, known, facts);
    return out;
}

std::string standingWords(const Removal& removal, const AgencyTime& time)
{
    const std::string by = removal.settledBy ? removal.settledBy->value : std::string();
    switch (removal.standing) {
    case RemovalStanding::Requested:
        return "waits for a second person";
    case RemovalStanding::Approved:
        return "approved by " + by +
               ", carried out when the station is closed, no hold keeps it, nothing came to it "
               "since and its incident is not worked on";
    case RemovalStanding::Declined:
        return "declined by " + by + ": " + removal.settledReason;
    case RemovalStanding::CarriedOut:
        return "approved by " + by + ", carried out " +
               (removal.carriedOutAt ? time.dated(*removal.carriedOutAt).toStdString() : "");
    }
    return {};
}

// Why one that is not settled, or approved, would not go as it stands; empty: it would.
Result<std::string> whyItWaits(Database& database, const State& state, const Removal& removal)
{
    if (removal.standing != RemovalStanding::Requested &&
        removal.standing != RemovalStanding::Approved)
        return std::string();
    auto log = SqliteEventLog::open(database);
    if (!log)
        return log.refusal();
    const auto reading = readForRemoval(*log, removal.facts, removal.incidents);
    if (!reading)
        return reading.refusal();
    const auto fault = removalStandingFault(state, removal, *reading, systemNow());
    return fault ? refusalSentence(*fault) : std::string();
}

nlohmann::json removalJson(const Removal& removal)
{
    nlohmann::json out = {{"removal", removal.number},
                          {"standing", std::string(enumName(removal.standing))},
                          {"facts", removal.facts},
                          {"staying", removal.staying},
                          {"authority", removal.authority},
                          {"reason", removal.reason},
                          {"requested_by", removal.requestedBy.value},
                          {"requested_at", removal.requestedAt.ms}};
    if (removal.settledBy)
        out["settled_by"] = removal.settledBy->value;
    if (removal.carriedOutAt)
        out["carried_out_at"] = removal.carriedOutAt->ms;
    return out;
}

std::vector<std::int64_t> factsGone(const RecordBook& book)
{
    std::vector<std::int64_t> out;
    for (const auto& [number, removal] : book.removals) {
        if (removal.standing == RemovalStanding::CarriedOut)
            out.insert(out.end(), removal.facts.begin(), removal.facts.end());
    }
    return out;
}

void sayRemovals(const RecordBook& book, const std::map<std::int64_t, std::string>& waiting,
                 const AgencyTime& time)
{
    for (const auto& [number, removal] : book.removals) {
        sayLine(withoutOrders(fmt::format("{:>3}  {} under {}, asked for by {}: {}; {}", number,
                                          removedWords(removal), removal.authority,
                                          removal.requestedBy.value, removal.reason,
                                          standingWords(removal, time))));
        if (!waiting.at(number).empty())
            sayLine(withoutOrders("     WAITS: " + waiting.at(number)));
    }
    if (book.removals.empty())
        sayLine("No removal was asked for.");
}

// `shown`: what was told of one of them before, for --json.
int listRemovals(const Arguments& arguments, const std::string& path,
                 const nlohmann::json& shown = {})
{
    const auto loaded = loadStation(path);
    if (!loaded)
        return tell(loaded.refusal());
    const auto due = isSweepDue(loaded->database());
    if (!due)
        return tell(due.refusal());
    // The rules are asked of the State as it is; what people wrote is told to anybody.
    State plain = loaded->state;
    NamesBook names(loaded->database());
    takeNamesOut(plain, names);
    const RecordBook& book = plain.recordBook;
    std::map<std::int64_t, std::string> waiting;
    for (const auto& [number, removal] : loaded->state.recordBook.removals) {
        auto why = whyItWaits(loaded->database(), loaded->state, removal);
        if (!why)
            return tell(why.refusal());
        waiting[number] = *std::move(why);
    }
    const auto gone = factsGone(book);
    CopiesLooked copies;
    if (!gone.empty()) {
        auto known = everyBackup(loaded->database(), path);
        if (!known)
            return tell(known.refusal());
        known->lastRemoval = lastCarriedOut(book);
        copies = copiesHolding(loaded->database(), path, arguments.option("backups"), *known, gone);
    }
    if (arguments.isJson) {
        nlohmann::json out = {{"removals", nlohmann::json::array()},
                              {"copies", nlohmann::json::array()},
                              {"sweep_due", *due}};
        for (const auto& [number, removal] : book.removals) {
            out["removals"].push_back(removalJson(removal));
            if (!waiting.at(number).empty())
                out["removals"].back()["waits"] = waiting.at(number);
        }
        for (const auto& copy : copies.holding)
            out["copies"].push_back({{"path", copy.path}, {"held", copy.held}});
        out["copies_unseen"] = nlohmann::json::array();
        for (const BackupMade& copy : copies.unseen)
            out["copies_unseen"].push_back({{"path", copy.made.file}, {"at", copy.at.ms}});
        if (!shown.is_null())
            out["shown"] = shown;
        sayJson(out);
        return kDone;
    }
    const AgencyTime time(loaded->state.timeZone);
    sayRemovals(book, waiting, time);
    if (*due)
        sayLine("Unused parts of the file may still hold what was removed: close every program "
                "that reads it, then open and close the station once more.");
    for (const auto& copy : copies.holding)
        sayLine(fmt::format("STILL HELD: {} has the words of {} of these entries", copy.path,
                            copy.held));
    for (const BackupMade& copy : copies.unseen)
        sayLine(fmt::format("NOT SEEN: the backup {} of {} is not there now; it was made before a "
                            "removal and may still hold its words",
                            copy.made.file, time.dated(copy.at).toStdString()));
    if (!gone.empty() && copies.holding.empty())
        sayLine("No copy beside the station holds what was removed. Copies elsewhere are not seen: "
                "name their folder with --backups.");
    return kDone;
}

// The refusal of the close is told: what was decided is then still to be carried out.
int closed(Office& office, const Arguments& arguments, const std::string& path,
           const nlohmann::json& shown = {})
{
    if (const auto done = office.close(); !done)
        return tell(done.refusal());
    return listRemovals(arguments, path, shown);
}

int requestRemoval(const Arguments& arguments, const std::string& path)
{
    RequestRemoval command;
    for (std::size_t i = 1; i < arguments.words.size(); ++i) {
        const auto some = numbersFrom(arguments.words[i]);
        if (!some)
            return misused(kRemoveUsage, arguments.words[i] + " is no number of an entry");
        command.facts.insert(command.facts.end(), some->begin(), some->end());
    }
    command.authority = arguments.optionOr("authority", "");
    command.reason = arguments.optionOr("reason", "");
    auto office = Office::open(arguments, path, "havenctl remove");
    if (!office)
        return tell(office.refusal());
    for (const auto& number : split(arguments.optionOr("incident", ""), ',')) {
        if (number.empty())
            continue;
        const auto id = (*office)->incident(number);
        if (!id)
            return tell(id.refusal());
        command.wholes.push_back(*id);
    }
    RemovalShown shown = showRemoval(arguments, **office, {command, 0});
    if (shown.code != kDone)
        return shown.code;
    command.shown = std::move(shown.facts);
    const auto done = (*office)->submit(std::move(command));
    return done ? closed(**office, arguments, path, shown.told) : tell(done.refusal());
}

// Whoever may not approve it is told so, and not what it takes.
int approveRemoval(const Arguments& arguments, const std::string& path, Office& office,
                   std::int64_t number)
{
    ApproveRemoval command{number};
    const auto& removals = office.session().state().recordBook.removals;
    const auto found = removals.find(number);
    const bool isTheirs = found != removals.end() &&
                          found->second.standing == RemovalStanding::Requested &&
                          found->second.requestedBy != office.seat().agent;
    RemovalShown shown;
    if (isTheirs)
        shown = showRemoval(arguments, office, {std::nullopt, number});
    if (shown.code != kDone)
        return shown.code;
    command.shown = std::move(shown.facts);
    const auto done = office.submit(std::move(command));
    return done ? closed(office, arguments, path, shown.told) : tell(done.refusal());
}

int settleRemoval(const Arguments& arguments, const std::string& path)
{
    const auto numbers =
        arguments.words.size() == 2 ? numbersFrom(arguments.words[1]) : std::nullopt;
    if (!numbers || numbers->size() != 1)
        return misused(kRemoveUsage, "give the number of one removal");
    const std::int64_t number = numbers->front();
    auto office = Office::open(arguments, path, "havenctl remove");
    if (!office)
        return tell(office.refusal());
    if (arguments.words.front() == "show")
        return tellRemoval(arguments, **office, number);
    if (arguments.words.front() == "approve")
        return approveRemoval(arguments, path, **office, number);
    const auto done = (*office)->submit(DeclineRemoval{number, arguments.optionOr("reason", "")});
    return done ? closed(**office, arguments, path) : tell(done.refusal());
}

} // namespace

int runRemove(const Arguments& arguments)
{
    const auto path = stationPath(arguments);
    if (!path)
        return kUsage;
    const std::string act = arguments.words.empty() ? "list" : arguments.words.front();
    if (act == "list" && arguments.words.size() <= 1)
        return listRemovals(arguments, *path);
    if (act != "request" && act != "show" && act != "approve" && act != "decline")
        return misused(kRemoveUsage);
    if (!arguments.option("as"))
        return misused(kRemoveUsage, "a removal is two people's decision; say who you are: --as");
    return act == "request" ? requestRemoval(arguments, *path) : settleRemoval(arguments, *path);
}

} // namespace haven::ctl
