#include "app/ctl/load_station.h"
#include "app/ctl/office.h"
#include "app/session/station_backup.h"
#include "models/dispatch/decide.h"
#include "models/store/proven_backup.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>

// Copies of the station: making one, saying which were made, proving one that lies somewhere.
namespace haven::ctl {

namespace {

constexpr const char* kBackupUsage =
    "backup make --to FILE|FOLDER --as AGENT | list | check COPY --station FILE [--json]";

nlohmann::json madeJson(const StationBackedUp& made)
{
    return {{"file", made.file},
            {"facts", made.facts},
            {"bytes", made.bytes},
            {"head", made.head},
            {"sha256", made.digest}};
}

int makeBackup(const Arguments& arguments, const std::string& path)
{
    if (!arguments.option("as"))
        return misused(kBackupUsage, "a backup is on the record; say who you are: --as");
    auto office = Office::open(arguments, path, "havenctl backup");
    if (!office)
        return tell(office.refusal());
    Session& session = (*office)->session();
    // Before anything is copied.
    if (!mayDo(RecordBackup{}, (*office)->seat().roles))
        return tell(
            refuse(RefusalCode::RoleMissing, RecordBackup::kName, "Supervisor or Administrator"));
    const auto& removals = session.state().recordBook.removals;
    const bool isWaiting = std::any_of(removals.begin(), removals.end(), [](const auto& one) {
        return one.second.standing == RemovalStanding::Approved && !one.second.carriedOutAt;
    });
    const std::string target =
        backupTarget(arguments.optionOr("to", ""), path, session.time(), systemNow());
    const auto made =
        backUpProven({path, ""}, {target, ""}, [](const BackupProgress&) { return GoOn::Yes; });
    if (!made)
        return tell(made.refusal());
    if (const auto recorded = (*office)->submit(RecordBackup{*made}); !recorded)
        return tell(refuse(RefusalCode::BackupNotRecorded, made->file,
                           refusalSentence(recorded.refusal())));
    if (const auto closed = (*office)->close(); !closed)
        return tell(closed.refusal());
    if (arguments.isJson) {
        sayJson(madeJson(*made));
        return kDone;
    }
    sayLine(withoutOrders(fmt::format("Backed up to {}", made->file)));
    sayLine(
        fmt::format("proven: {} facts, {} bytes, head {}", made->facts, made->bytes, made->head));
    sayLine("SHA-256 " + made->digest);
    if (isWaiting)
        sayLine("A removal that was approved is carried out as the station closes: this copy still "
                "holds its words. Make another one, then destroy this one.");
    sayLine("Keep it on another disk. The map and the agency's own lists and protocols beside the "
            "station are files of their own.");
    return kDone;
}

int listBackups(const Arguments& arguments, const std::string& path)
{
    const auto loaded = loadStation(path);
    if (!loaded)
        return tell(loaded.refusal());
    const State& state = loaded->state;
    const auto overdue = backupOverdue(state, systemNow());
    std::error_code ignored;
    if (arguments.isJson) {
        nlohmann::json out = {{"backups", nlohmann::json::array()}, {"due", overdue.has_value()}};
        for (const BackupMade& one : state.backups.made) {
            nlohmann::json row = madeJson(one.made);
            row["at"] = one.at.ms;
            row["by"] = one.by.value;
            row["is_there"] = std::filesystem::exists(one.made.file, ignored);
            out["backups"].push_back(std::move(row));
        }
        sayJson(out);
        return kDone;
    }
    const AgencyTime time(state.timeZone);
    for (const BackupMade& one : state.backups.made) {
        const bool isThere = std::filesystem::exists(one.made.file, ignored);
        sayLine(withoutOrders(fmt::format(
            "{}  {} facts, by {}: {}{}", time.dated(one.at).toStdString(), one.made.facts,
            one.by.value, one.made.file, isThere ? "" : " (not there now)")));
    }
    if (state.backups.made.empty())
        sayLine("No backup was made yet.");
    if (overdue)
        sayLine("A BACKUP IS DUE: there was none for " + backupAgeWords(*overdue) + ".");
    return kDone;
}

// Whether a copy is still what the log says of it, and a station that can be opened.
int checkBackup(const Arguments& arguments, const std::string& path)
{
    const std::string& copy = arguments.words[1];
    // Before the station is opened: to close a file that SQLite has open drops its locks, should
    // somebody name the station itself.
    const auto digest = digestOfFile(copy);
    if (!digest)
        return tell(digest.refusal());
    const auto loaded = loadStation(path);
    if (!loaded)
        return tell(loaded.refusal());
    const auto& all = loaded->state.backups.made;
    const auto known = std::find_if(
        all.begin(), all.end(), [&](const BackupMade& one) { return one.made.digest == *digest; });
    const bool isKnown = known != all.end();
    if (arguments.isJson) {
        nlohmann::json out = {{"copy", copy}, {"sha256", *digest}, {"known", isKnown}};
        if (isKnown)
            out["made"] = madeJson(known->made);
        sayJson(out);
    } else if (isKnown) {
        sayLine(withoutOrders(
            fmt::format("{} is as it was made {} by {}: {} facts, head {}", copy,
                        AgencyTime(loaded->state.timeZone).dated(known->at).toStdString(),
                        known->by.value, known->made.facts, known->made.head)));
    } else {
        sayLine(withoutOrders(
            fmt::format("{} is none of the backups that are on the log, or was changed since. "
                        "Whether it is whole as it stands: havenctl verify --station {}",
                        copy, copy)));
    }
    return isKnown ? kDone : kRefused;
}

} // namespace

int runBackup(const Arguments& arguments)
{
    const auto path = stationPath(arguments);
    if (!path)
        return kUsage;
    const std::string act = arguments.words.empty() ? "list" : arguments.words.front();
    if (act == "list" && arguments.words.size() <= 1)
        return listBackups(arguments, *path);
    if (act == "make" && arguments.words.size() == 1)
        return makeBackup(arguments, *path);
    return act == "check" && arguments.words.size() == 2 ? checkBackup(arguments, *path)
                                                         : misused(kBackupUsage);
}

} // namespace haven::ctl
