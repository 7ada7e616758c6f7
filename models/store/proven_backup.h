#pragma once

#include "models/dispatch/events_backup.h"
#include "models/store/backup.h"

namespace haven {

// A backup that was read as a station before it got its name: from the first fact to the last, the
// chain, the board and the archive. What is answered is to go on the log (RecordBackup). Accounts
// and keys that somebody changed beside the log are copied as they stand, and remarked. Errors:
// those of backUp; BackupNeedsFile, BackupNameBad, BackupNotWhole, FileUnwritable where its folder
// is not there. On any of them there is no copy.
// `onProven`, where given, hears what the copy is just before it gets its name.
Result<StationBackedUp>
backUpProven(const StationPlace& from, const StationPlace& to,
             const std::function<GoOn(const BackupProgress&)>& onStep,
             const std::function<void(const StationBackedUp&)>& onProven = {});

// The same with an early note of it beside the station (backup_note.h), to be dropped once the copy
// is on the log. Where no note can be left, the copy is made all the same.
// An older copy may be the last that has a key of sealed notes as it was written.
enum class CopiedKeys { AsWritten, Damaged };
struct NotedCopy {
    StationBackedUp made;
    std::string note; // where it lies; empty: there is none
    CopiedKeys keys = CopiedKeys::AsWritten;
};
struct BackupMaker {
    AgentId agent;
    Instant at;
};
Result<NotedCopy> backUpNoted(const StationPlace& from, const StationPlace& to,
                              const BackupMaker& maker,
                              const std::function<GoOn(const BackupProgress&)>& onStep);

// SHA-256 of a file's bytes, in hex; `onStep`, where given, is asked after each megabyte. Errors:
// FileUnreadable, QueryCanceled when stopped.
Result<std::string> digestOfFile(const std::string& path, const std::function<GoOn()>& onStep = {});

} // namespace haven
