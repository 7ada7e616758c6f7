#pragma once

#include "models/dispatch/events_backup.h"

namespace haven {

// A copy that was made and proven already.
struct RecordBackup {
    static constexpr const char* kName = "RecordBackup";
    StationBackedUp made;
    bool operator==(const RecordBackup&) const = default;
};

} // namespace haven
