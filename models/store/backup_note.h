#pragma once

#include "models/base/ids.h"
#include "models/base/instant.h"
#include "models/dispatch/events_backup.h"
#include "models/store/station_file.h"

#include <string>
#include <vector>

// A copy of a station is made beside the console that holds it, and only that console can put it on
// the log. So whoever made the copy leaves a note beside the station: a small file in the folder
// STATION.copies, which the console that holds it takes up within a minute or so, and otherwise the
// next one that opens it. An early note is left by each copy before it gets its name, so that one
// that has its name is known also where the program ended before it was on the log.
namespace haven {

inline constexpr std::size_t kBackupNotesMax = 50; // at once; the rest another time
inline constexpr std::size_t kBackupNoteBytesMax = 100'000;

struct BackupNote {
    StationBackedUp made;
    AgentId by; // whose name and password were right when it was made
    Instant at;
    bool isEarly = false; // left before the copy had its name
    bool operator==(const BackupNote&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("made", &BackupNote::made);
        f("by", &BackupNote::by);
        f("at", &BackupNote::at);
        f("is_early", &BackupNote::isEarly);
    }
};

struct StoredBackupNote {
    BackupNote note;
    std::string file; // where the note lies
};

struct BackupNotesFound {
    std::vector<StoredBackupNote> good;
    std::vector<std::string> bad;         // files that say nothing of a copy of this station
    std::vector<StoredBackupNote> unmade; // early ones whose copy has no name, or none yet
};

// On the disk when it is answered. Errors: FileUnwritable, naming the folder.
Result<void> leaveBackupNote(const std::string& station, const BackupNote& note);
// The same before the copy has its name; where the note lies. What is left by kBackupAgent is only
// ever early.
Result<std::string> leaveEarlyBackupNote(const std::string& station, BackupNote note);
// What was left, the oldest first; an early one is good once its copy is there, and is in none of
// the lists while the folder of the copy is not; of a good one the log of the station has the very
// fact that the copy ends with, and whoever made it has an account. A note that cannot be read just
// now is in neither. Errors: FileUnreadable, naming the folder; those of StationReader::open and of
// a query.
Result<BackupNotesFound> backupNotes(const StationPlace& station);
void dropBackupNote(const std::string& file);

} // namespace haven
