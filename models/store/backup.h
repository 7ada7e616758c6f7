#pragma once

#include "models/store/station_file.h"

#include <functional>

namespace haven {

struct BackupProgress {
    std::int64_t pagesDone = 0;
    std::int64_t pagesTotal = 0;
};
HAVEN_ENUM(GoOn, Yes, No)

// A copy of the station as it is at this moment, taken while people work on it, in steps of 256
// pages; `onStep` may stop it. The copy has another name until it is whole. Errors: StationExists
// for the target, QueryCanceled when stopped, DiskFull and the rest naming the target.
Result<void> backUp(const StationPlace& from, const StationPlace& to,
                    const std::function<GoOn(const BackupProgress&)>& onStep);

} // namespace haven
