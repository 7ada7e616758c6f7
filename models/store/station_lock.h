#pragma once

#include "models/base/instant.h"
#include "models/base/result.h"

#include <optional>
#include <string>

namespace haven {

// Who holds a station, as that process wrote it down.
struct StationHolder {
    std::string who; // "Position 2 (Reyes)"; the program where nobody has signed on
    Instant since;
};

// One process at a time writes to a station. An open-file-description lock on FILE.lock says who,
// beside the file that a link leads to; the kernel frees it when the process ends, however it ends,
// so a stale text means nothing.
class StationLock final
{
public:
    // Errors: StationLocked with holder and since when; StationReadOnly; DiskFull; DiskFailing.
    static Result<StationLock> take(const std::string& stationPath, const StationHolder& holder);
    // Says anew who holds it. A courtesy that may fail: the lock holds without it.
    void name(const StationHolder& holder);
    StationLock(StationLock&& other) noexcept;
    StationLock& operator=(StationLock&& other) noexcept;
    ~StationLock();

private:
    explicit StationLock(int file) : m_file(file) {}
    int m_file = -1;
};

// nullopt: nobody holds it.
std::optional<StationHolder> stationHolder(const std::string& stationPath);

} // namespace haven
