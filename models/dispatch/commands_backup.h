#pragma once

#include "models/dispatch/events_backup.h"

namespace haven {

// A copy that was made and proven already.
struct RecordBackup {
    static constexpr const char* kName = "RecordBackup";
    StationBackedUp made;
    bool operator==(const RecordBackup&) const = default;
};

// One that was to be made by itself was not. Told once for each reason.
struct RecordBackupFailure {
    static constexpr const char* kName = "RecordBackupFailure";
    BackupFailed failed;
    bool operator==(const RecordBackupFailure&) const = default;
};

} // namespace haven
