#pragma once

#include "app/session/session.h"

#include <string>

namespace haven::bench {

inline constexpr int kBoardUnits = 200;
inline constexpr int kBoardIncidents = 300;
inline constexpr const char* kPassword = "bench password";
inline constexpr const char* kAgent = "bench";

// The folder of cached stations: HAVEN_BENCH_CACHE, else this person's cache folder.
std::string cacheFolder();

// A demo station with so many past incidents, imported by the real road, 200 units and 300 open
// incidents; the same for the same number, and kept for the next run. Prints how fast the import
// went when it had to be made. Errors: those of making and opening a station.
Result<std::string> bigStation(std::int64_t pastIncidents);

// A copy that may be written to, gone with this object.
class WorkCopy final
{
public:
    explicit WorkCopy(const std::string& original);
    WorkCopy(const WorkCopy&) = delete;
    WorkCopy& operator=(const WorkCopy&) = delete;
    ~WorkCopy();
    const std::string& path() const { return m_path; }

private:
    std::string m_path;
};

// Lets go of the pages of a file that are held in memory, so that the next reader gets them from
// the disk.
void dropPages(const std::string& path);

// The station's own time goes on from where it was made, so that its board is an evening's board
// and not one of years ago.
std::function<Instant()> benchClock();
Seat benchSeat();
// By nobody at this window: another position of the same room.
Seat otherSeat();

Request requestOf(Command command, const Seat& seat);

} // namespace haven::bench
