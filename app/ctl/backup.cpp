#include "app/ctl/load_station.h"
#include "app/ctl/office.h"
#include "app/ctl/sign_on.h"
#include "app/session/station_backup.h"
#include "models/dispatch/backup_plan.h"
#include "models/dispatch/decide.h"
#include "models/store/backup_note.h"
#include "models/store/proven_backup.h"
#include "models/store/station_lock.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <set>

// Copies of the station: making one, saying which were made, proving one that lies somewhere.
namespace haven::ctl {

namespace {

constexpr const char* kBackupUsage =
    "backup make --to FILE|FOLDER --as AGENT | list | check COPY --station FILE [--json]";

nlohmann::json madeJson(const StationBackedUp& made)
{
    return {{"file", made.file}, {"facts", made.facts},   {"bytes", made.bytes},
            {"head", made.head}, {"sha256", made.digest}, {"remark", made.remark}};
}

// How a copy is told that was made.
struct Told {
    StationBackedUp made;
    bool isRemovalWaiting = false;
    std::string holder; // who puts it on the log; empty: it is there
};

int tellMade(const Arguments& arguments, const Told& told)
{
    const StationBackedUp& made = told.made;
    if (arguments.isJson) {
        nlohmann::json out = madeJson(made);
        out["recorded"] = told.holder.empty();
        out["removal_waits"] = told.isRemovalWaiting;
        sayJson(out);
        return kDone;
    }
    sayLine(withoutOrders(fmt::format("Backed up to {}", made.file)));
    sayLine(fmt::format("proven: {} facts, {} bytes, head {}", made.facts, made.bytes, made.head));
    sayLine("SHA-256 " + made.digest);
    if (!made.remark.empty())
        sayLine(withoutOrders("REMARK: " + made.remark));
    if (!told.holder.empty())
        sayLine(withoutOrders(fmt::format(
            "The station is held by {}, which puts this on the log within a few minutes; where it "
            "is closed before, the next console that opens the station does.",
            told.holder)));
    if (told.isRemovalWaiting)
        sayLine("A removal that was approved is carried out as the station closes: this copy still "
                "holds its words. Make another one, then destroy this one.");
    sayLine("Keep it on another disk. The map and the agency's own lists and protocols beside the "
            "station are files of their own.");
    return kDone;
}

Result<NotedCopy> copyOf(const Arguments& arguments, const std::string& path,
                         const AgencyTime& time, const BackupMaker& maker)
{
    const std::string target = backupTarget(arguments.optionOr("to", ""), path, time, systemNow());
    return backUpNoted({path, ""}, {target, ""}, maker,
                       [](const BackupProgress&) { return GoOn::Yes; });
}

Result<void> mayMake(const std::set<Role>& roles)
{
    if (!mayDo(RecordBackup{}, roles))
        return refuse(RefusalCode::RoleMissing, RecordBackup::kName, "Supervisor or Administrator");
    return {};
}

// Beside the console that holds the station: it is copied while people work, and that console is
// left a note of it.
int makeBeside(const Arguments& arguments, const std::string& path, const std::string& holder)
{
    const std::string agent = arguments.optionOr("as", "");
    const auto who = askWho(arguments, path, agent).get();
    if (!who)
        return tell(who.refusal());
    if (const auto may = mayMake(who->roles); !may)
        return tell(may.refusal());
    const auto loaded = loadStation(path);
    if (!loaded)
        return tell(loaded.refusal());
    const Instant began = systemNow(); // a removal that is carried out while it copies is later
    const auto copy =
        copyOf(arguments, path, AgencyTime(loaded->state.timeZone), {who->agent, began});
    if (!copy)
        return tell(copy.refusal());
    const StationBackedUp& made = copy->made;
    if (const auto left = leaveBackupNote(path, {made, who->agent, began}); !left)
        return tell(
            refuse(RefusalCode::BackupNotRecorded, made.file, refusalSentence(left.refusal())));
    dropBackupNote(copy->note);
    return tellMade(arguments, {made, isRemovalWaiting(loaded->state), holder});
}

int makeBackup(const Arguments& arguments, const std::string& path)
{
    if (!arguments.option("as"))
        return misused(kBackupUsage, "a backup is on the record; say who you are: --as");
    if (const auto holder = stationHolder(path))
        return makeBeside(arguments, path, holder->who);
    auto office = Office::open(arguments, path, "havenctl backup");
    if (!office)
        return tell(office.refusal());
    Session& session = (*office)->session();
    // Before anything is copied.
    if (const auto may = mayMake((*office)->seat().roles); !may)
        return tell(may.refusal());
    const bool isWaiting = isRemovalWaiting(session.state());
    const auto copy =
        copyOf(arguments, path, session.time(), {(*office)->seat().agent, systemNow()});
    if (!copy)
        return tell(copy.refusal());
    const StationBackedUp& made = copy->made;
    if (const auto recorded = (*office)->submit(RecordBackup{made}); !recorded)
        return tell(
            refuse(RefusalCode::BackupNotRecorded, made.file, refusalSentence(recorded.refusal())));
    dropBackupNote(copy->note);
    if (const auto closed = (*office)->close(); !closed)
        return tell(closed.refusal());
    return tellMade(arguments, {made, isWaiting, {}});
}

// What is set to be done by itself, whether it fails, and what waits to be put on the log.
void tellPlan(const State& state, const BackupNotesFound& notes, const AgencyTime& time)
{
    if (const auto plan = backupPlanOf(state))
        sayLine(withoutOrders(fmt::format(
            "By itself: every {} h, the newest {} kept, in {}, by the console that is open "
            "(conf backup off ends it)",
            plan->everyHours, plan->copies, plan->folder)));
    else
        sayLine("None is made by itself. An administrator sets it up under Admin, or with havenctl "
                "do: conf backup every 4 keep 20 /media/backup");
    if (const auto& fault = state.backups.fault)
        sayLine(withoutOrders(fmt::format("BACKUPS FAIL since {}, in {}: {}",
                                          time.dated(fault->since).toStdString(),
                                          fault->failed.folder, fault->failed.why)));
    for (const StoredBackupNote& one : notes.good)
        sayLine(withoutOrders(
            fmt::format("{}  {} facts, by {}: {} (not on the log yet; a console puts it there)",
                        time.dated(one.note.at).toStdString(), one.note.made.facts,
                        one.note.by.value, one.note.made.file)));
}

nlohmann::json planJson(const State& state)
{
    nlohmann::json out = nullptr;
    if (const auto plan = backupPlanOf(state))
        out = {{"every_hours", plan->everyHours}, {"keep", plan->copies}, {"folder", plan->folder}};
    return out;
}

nlohmann::json faultJson(const State& state)
{
    nlohmann::json out = nullptr;
    if (const auto& fault = state.backups.fault)
        out = {{"since", fault->since.ms},
               {"folder", fault->failed.folder},
               {"why", fault->failed.why}};
    return out;
}

int listBackups(const Arguments& arguments, const std::string& path)
{
    const auto loaded = loadStation(path);
    if (!loaded)
        return tell(loaded.refusal());
    const State& state = loaded->state;
    const auto notes = backupNotes({path, ""});
    if (!notes)
        return tell(notes.refusal());
    const auto overdue = backupOverdue(state, systemNow());
    std::error_code ignored;
    if (arguments.isJson) {
        nlohmann::json out = {{"backups", nlohmann::json::array()},
                              {"due", overdue.has_value()},
                              {"plan", planJson(state)},
                              {"fault", faultJson(state)},
                              {"not_on_the_log_yet", notes->good.size()}};
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
        if (!one.made.remark.empty())
            sayLine(withoutOrders("    REMARK: " + one.made.remark));
    }
    if (state.backups.made.empty())
        sayLine("No backup was made yet.");
    tellPlan(state, *notes, time);
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
