#pragma once

#include "models/geo/position_fix.h"
#include "models/store/sqlite.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace haven {

// How much is kept. What a unit sends in between is left out: a parked car is a point a minute, a
// moving one a point every two seconds.
struct RingLimits {
    Span keepFor = Span::hours(24 * 30);
    std::int64_t bytesMax = std::int64_t{2} * 1024 * 1024 * 1024;
    Span gapMoving = Span::seconds(2);
    Span gapStanding = Span::seconds(60);
    std::int32_t movedM = 10; // less than so far from the point kept last is standing
};

// The positions of the last days, for trails and review: a SQLite file of its own beside the
// station. Telemetry, not record: it may be deleted at any time, and the newest second of it may be
// lost with the power. One thread owns one ring.
class PositionRing final
{
public:
    // Makes the file where there is none. Errors: StationForeign, StationNewer, StationReadOnly,
    // DiskFull, DiskFailing, StationDamaged.
    static Result<PositionRing> open(const std::string& path, RingLimits limits);

    // In one transaction; answers how many were kept.
    Result<std::int64_t> append(const std::vector<UnitPosition>& positions);
    // Forgets what is older than the limits, or too much; a bounded piece a call. True: there is
    // more to forget.
    Result<bool> forget(Instant now);

private:
    struct Kept {
        std::int64_t id = 0;
        Instant at;
        Coordinate place;
    };
    PositionRing(Database database, RingLimits limits);
    Result<Kept*> keptOf(const UnitId& unit);
    bool isWorthKeeping(const Kept& last, const UnitPosition& position) const;

    Database m_database;
    RingLimits m_limits;
    std::map<UnitId, Kept> m_kept;
};

// Beside the station: "center.haven" has "center.haven.positions".
std::string positionRingPath(const std::string& stationPath);

inline constexpr std::size_t kTrailMax = 50'000;

struct TrailPoint {
    Coordinate at;
    Instant fixedAt;
    ClockCheck clock = ClockCheck::Right;
    std::optional<std::int32_t> speedMmS;
    std::optional<std::int32_t> courseCdeg;
    bool operator==(const TrailPoint&) const = default;
};

// Where a unit was from `from` up to and with `to`, in order; of more than `limit` the newest.
// Reads beside whoever writes; not on the screen's thread. No file is no trail. Errors: as
// PositionRing::open.
Result<std::vector<TrailPoint>> readTrail(const std::string& ringPath, const UnitId& unit,
                                          Instant from, Instant to, std::size_t limit = kTrailMax);
// Where each unit was last, by call sign: what a console shows, with its age, right after a start.
Result<std::vector<UnitPosition>> readLastPositions(const std::string& ringPath);

} // namespace haven
