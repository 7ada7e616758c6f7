#pragma once

#include "models/dispatch/events_backup.h"
#include "models/dispatch/types.h"

#include <optional>
#include <vector>

// Which copies of the station are known to have been made.
namespace haven {

struct State;

struct BackupMade {
    StationBackedUp made;
    AgentId by;
    Instant at;
    bool operator==(const BackupMade&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("made", &BackupMade::made);
        f("by", &BackupMade::by);
        f("at", &BackupMade::at);
    }
};

// What makes copies by itself, in the log.
inline constexpr const char* kBackupAgent = "backups";
// The setting that says how often, how many and where (backup_plan.h).
inline constexpr const char* kBackupSetting = "backup";

// Copies that are to be made by themselves are not, since then.
struct BackupFault {
    BackupFailed failed;
    Instant since;
    bool operator==(const BackupFault&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("failed", &BackupFault::failed);
        f("since", &BackupFault::since);
    }
};

// The board remembers so many, the newest, of those made by itself and of the others each; the log
// all of them.
inline constexpr std::size_t kBackupsKept = 100;
// Older than this it is said that one is due.
inline constexpr Span kBackupDueAfter = Span::hours(24);

struct BackupBook {
    std::vector<BackupMade> made;     // the newest last; one for each file
    Instant stationMadeAt;            // nothing was there to copy before
    std::optional<BackupFault> fault; // stands until a copy is made by itself again
    bool operator==(const BackupBook&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("made", &BackupBook::made);
        f("station_made_at", &BackupBook::stationMadeAt);
        f("fault", &BackupBook::fault);
    }
};

// How long there was no backup, once that is longer than a day; empty: one is not due. What is
// trained on is not missed.
std::optional<Span> backupOverdue(const State& state, Instant now);
std::int64_t wholeHours(Span span);
// Whether a removal was approved and waits for the close: a copy made now still holds its words.
bool isRemovalWaiting(const State& state);

} // namespace haven
