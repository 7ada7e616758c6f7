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
// pages; `onStep` may stop it. The copy has another name until it is whole, and until `prove`,
// where given, has looked at it under that name. What a removal left in unused pages of the station
// is not in the copy. Errors: StationExists for the target, BackupGoesOn where somebody else copies
// to that name at this moment, QueryCanceled when stopped, DiskFull and the rest naming the target;
// those of `prove`, which leave no copy behind.
Result<void> backUp(const StationPlace& from, const StationPlace& to,
                    const std::function<GoOn(const BackupProgress&)>& onStep,
                    const std::function<Result<void>(const StationPlace& part)>& prove = {});

// The name of a file is safe on the disk only once its folder is.
void syncFolderOf(const std::string& path);

// Half copies with names of this beginning that a killed program left in a folder. One that is
// being made at this moment stays.
void takeAwayHalfCopies(const std::string& folder, const std::string& beginning);

// The same of the copy that was to have this name. Whether nothing of it is left: one that is being
// made at this moment stays, and one on a disk that lets nothing be deleted.
bool takeAwayHalfCopy(const std::string& target);

// Those of any name that backUp left in a folder when its program was killed: its lock lies beside
// each, and nobody holds it.
void takeAwayKilledCopies(const std::string& folder);

} // namespace haven
