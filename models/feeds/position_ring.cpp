#include "models/feeds/position_ring.h"

#include <algorithm>
#include <filesystem>

namespace haven {

namespace {

constexpr std::int64_t kRingApplicationId = 0x48617650; // "HavP"
constexpr std::int64_t kRingVersion = 1;
constexpr std::int64_t kForgetRows = 20'000; // a transaction of it takes some ten milliseconds

// Rows lie by unit and time, so that a trail is one walk and a unit's oldest are together.
constexpr const char* kRingSchema = R"(
CREATE TABLE IF NOT EXISTS unit(
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE IF NOT EXISTS position(
    unit INTEGER NOT NULL,
    fixed_at_ms INTEGER NOT NULL,
    received_at_ms INTEGER NOT NULL,
    lat_e7 INTEGER NOT NULL,
    lon_e7 INTEGER NOT NULL,
    speed_mm_s INTEGER,
    course_cdeg INTEGER,
    mode INTEGER NOT NULL,
    quality INTEGER NOT NULL,
    clock INTEGER NOT NULL,
    feed TEXT NOT NULL,
    PRIMARY KEY(unit, fixed_at_ms)) STRICT, WITHOUT ROWID;
)";

// A file of another kind is not ours to write into.
Result<void> checkRing(Database& database)
{
    const auto id = database.number("PRAGMA application_id");
    const auto version = database.number("PRAGMA user_version");
    if (!id)
        return id.refusal();
    if (!version)
        return version.refusal();
    if (*id != kRingApplicationId)
        return refuse(RefusalCode::StationForeign, database.path());
    if (*version > kRingVersion)
        return refuse(RefusalCode::StationNewer, database.path(), std::to_string(*version),
                      std::to_string(kRingVersion));
    return {};
}

Result<void> prepareRing(Database& database)
{
    const auto tables = database.number("SELECT count(*) FROM sqlite_schema");
    if (!tables)
        return tables.refusal();
    if (*tables == 0) {
        const std::string mark = "PRAGMA application_id=" + std::to_string(kRingApplicationId) +
                                 "; PRAGMA user_version=" + std::to_string(kRingVersion);
        if (auto ok = database.execute(mark); !ok)
            return ok;
    }
    if (auto ok = checkRing(database); !ok)
        return ok;
    // Telemetry: a lost second does no harm, a disk that is made to sync for it would.
    if (auto ok = database.execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
                                   "PRAGMA wal_autocheckpoint=2000; PRAGMA foreign_keys=ON");
        !ok)
        return ok;
    return database.execute(kRingSchema);
}

std::optional<std::int32_t> optionalAt(const Statement& row, int column)
{
    return row.isNull(column) ? std::nullopt
                              : std::optional(static_cast<std::int32_t>(row.number(column)));
}

template <class E>
E enumAt(const Statement& row, int column)
{
    const auto count = static_cast<std::int64_t>(enumNames(E{}).size());
    return static_cast<E>(std::clamp<std::int64_t>(row.number(column), 0, count - 1));
}

Coordinate placeAt(const Statement& row, int column)
{
    return {static_cast<std::int32_t>(row.number(column)),
            static_cast<std::int32_t>(row.number(column + 1))};
}

void bindOptional(Statement& statement, const std::optional<std::int32_t>& value)
{
    if (value)
        statement.bind(std::int64_t{*value});
    else
        statement.bindNull();
}

void bindRow(Statement& insert, std::int64_t unit, const UnitPosition& position)
{
    insert.bind(unit).bind(position.fixedAt.ms).bind(position.receivedAt.ms);
    insert.bind(std::int64_t{position.at.latE7}).bind(std::int64_t{position.at.lonE7});
    bindOptional(insert, position.speedMmS);
    bindOptional(insert, position.courseCdeg);
    insert.bind(static_cast<std::int64_t>(position.mode))
        .bind(static_cast<std::int64_t>(position.quality))
        .bind(static_cast<std::int64_t>(position.clock))
        .bind(position.feed);
}

Result<Database> openToRead(const std::string& path)
{
    auto database = Database::open(path, OpenMode::Read, "");
    if (!database)
        return database.refusal();
    if (auto ok = checkRing(*database); !ok)
        return ok.refusal();
    return database;
}

} // namespace

std::string positionRingPath(const std::string& stationPath)
{
    return stationPath + ".positions";
}

PositionRing::PositionRing(Database database, RingLimits limits)
    : m_database(std::move(database)), m_limits(limits)
{}

Result<PositionRing> PositionRing::open(const std::string& path, RingLimits limits)
{
    std::error_code ignored;
    const bool isThere = std::filesystem::exists(path, ignored);
    auto database = Database::open(path, isThere ? OpenMode::ReadWrite : OpenMode::Create, "");
    if (!database)
        return database.refusal();
    if (auto ok = prepareRing(*database); !ok)
        return ok.refusal();
    return PositionRing(*std::move(database), limits);
}

// The unit's number and its point kept last, read once and then remembered.
Result<PositionRing::Kept*> PositionRing::keptOf(const UnitId& unit)
{
    const auto known = m_kept.find(unit);
    if (known != m_kept.end())
        return &known->second;
    Statement insert(m_database, "INSERT OR IGNORE INTO unit(name) VALUES(?)");
    if (auto ok = insert.bind(unit.value).run(); !ok)
        return ok.refusal();
    Kept kept;
    Statement find(m_database, "SELECT id FROM unit WHERE name=?");
    const auto found = find.bind(unit.value).step();
    if (!found)
        return found.refusal();
    kept.id = find.number(0);
    Statement last(m_database, "SELECT fixed_at_ms, lat_e7, lon_e7 FROM position WHERE unit=?"
                               " ORDER BY fixed_at_ms DESC LIMIT 1");
    const auto row = last.bind(kept.id).step();
    if (!row)
        return row.refusal();
    if (*row == Step::Row) {
        kept.at = Instant{last.number(0)};
        kept.place = placeAt(last, 1);
    }
    return &m_kept.emplace(unit, kept).first->second;
}

bool PositionRing::isWorthKeeping(const Kept& last, const UnitPosition& position) const
{
    const Span gap = position.fixedAt - last.at;
    const bool wasAhead = last.at > position.receivedAt; // by a clock that was set right since
    if (last.at == Instant{} || wasAhead || gap >= m_limits.gapStanding)
        return true;
    return gap >= m_limits.gapMoving &&
           distanceMeters(last.place, position.at) >= static_cast<double>(m_limits.movedM);
}

Result<std::int64_t> PositionRing::append(const std::vector<UnitPosition>& positions)
{
    Transaction transaction(m_database);
    if (auto ok = transaction.begin(); !ok)
        return ok.refusal();
    std::int64_t count = 0;
    Statement insert(m_database, "INSERT OR REPLACE INTO position VALUES(?,?,?,?,?,?,?,?,?,?,?)");
    for (const UnitPosition& position : positions) {
        const auto kept = keptOf(position.unit);
        if (!kept) {
            m_kept.clear(); // what was learned in this transaction goes with it
            return kept.refusal();
        }
        if (!isWorthKeeping(**kept, position))
            continue;
        bindRow(insert, (*kept)->id, position);
        if (auto ok = insert.run(); !ok) {
            m_kept.clear();
            return ok.refusal();
        }
        (*kept)->at = position.fixedAt;
        (*kept)->place = position.at;
        ++count;
    }
    if (auto ok = transaction.commit(); !ok) {
        m_kept.clear();
        return ok.refusal();
    }
    return count;
}

Result<bool> PositionRing::forget(Instant now)
{
    Instant before = now - m_limits.keepFor;
    const auto pages = m_database.number("PRAGMA page_count");
    const auto spare = m_database.number("PRAGMA freelist_count");
    const auto size = m_database.number("PRAGMA page_size");
    if (!pages || !spare || !size)
        return (!pages ? pages : !spare ? spare : size).refusal();
    if ((*pages - *spare) * *size > m_limits.bytesMax) {
        // A day at a time, from the oldest on, until it fits.
        const auto oldest = m_database.number(
            "SELECT min(first) FROM (SELECT (SELECT min(fixed_at_ms) FROM position"
            " WHERE unit=unit.id) AS first FROM unit)");
        if (!oldest)
            return oldest.refusal();
        before = std::max(before, Instant{*oldest} + Span::hours(24));
    }
    Transaction transaction(m_database);
    if (auto ok = transaction.begin(); !ok)
        return ok.refusal();
    std::int64_t left = kForgetRows;
    Statement units(m_database, "SELECT id FROM unit");
    std::vector<std::int64_t> ids;
    for (auto row = units.step();; row = units.step()) {
        if (!row)
            return row.refusal();
        if (*row == Step::Done)
            break;
        ids.push_back(units.number(0));
    }
    for (const std::int64_t id : ids) {
        Statement drop(m_database,
                       "DELETE FROM position WHERE unit=?1 AND fixed_at_ms IN (SELECT fixed_at_ms"
                       " FROM position WHERE unit=?1 AND fixed_at_ms<?2 ORDER BY fixed_at_ms"
                       " LIMIT ?3)");
        if (auto ok = drop.bind(id).bind(before.ms).bind(left).run(); !ok)
            return ok.refusal();
        left -= m_database.changes();
        if (left <= 0)
            break;
    }
    if (auto ok = transaction.commit(); !ok)
        return ok.refusal();
    return left <= 0;
}

Result<std::vector<TrailPoint>> readTrail(const std::string& ringPath, const UnitId& unit,
                                          Instant from, Instant to, std::size_t limit)
{
    std::vector<TrailPoint> trail;
    std::error_code ignored;
    if (!std::filesystem::exists(ringPath, ignored))
        return trail;
    auto database = openToRead(ringPath);
    if (!database)
        return database.refusal();
    Statement rows(*database, "SELECT lat_e7, lon_e7, fixed_at_ms, clock, speed_mm_s, course_cdeg"
                              " FROM position WHERE unit=(SELECT id FROM unit WHERE name=?)"
                              " AND fixed_at_ms BETWEEN ? AND ? ORDER BY fixed_at_ms DESC LIMIT ?");
    rows.bind(unit.value)
        .bind(from.ms)
        .bind(to.ms)
        .bind(static_cast<std::int64_t>(std::min(limit, kTrailMax)));
    for (;;) {
        const auto row = rows.step();
        if (!row)
            return row.refusal();
        if (*row == Step::Done)
            break;
        TrailPoint point;
        point.at = placeAt(rows, 0);
        point.fixedAt = Instant{rows.number(2)};
        point.clock = enumAt<ClockCheck>(rows, 3);
        point.speedMmS = optionalAt(rows, 4);
        point.courseCdeg = optionalAt(rows, 5);
        trail.push_back(point);
    }
    std::reverse(trail.begin(), trail.end());
    return trail;
}

Result<std::vector<UnitPosition>> readLastPositions(const std::string& ringPath)
{
    std::vector<UnitPosition> last;
    std::error_code ignored;
    if (!std::filesystem::exists(ringPath, ignored))
        return last;
    auto database = openToRead(ringPath);
    if (!database)
        return database.refusal();
    Statement rows(*database,
                   "SELECT unit.name, lat_e7, lon_e7, fixed_at_ms, received_at_ms, mode, quality,"
                   " clock, speed_mm_s, course_cdeg, feed FROM unit JOIN position"
                   " ON position.unit=unit.id AND fixed_at_ms=(SELECT max(fixed_at_ms)"
                   " FROM position WHERE position.unit=unit.id) ORDER BY unit.name");
    for (;;) {
        const auto row = rows.step();
        if (!row)
            return row.refusal();
        if (*row == Step::Done)
            break;
        UnitPosition position;
        position.unit = UnitId(std::string(rows.text(0)));
        position.at = placeAt(rows, 1);
        position.fixedAt = Instant{rows.number(3)};
        position.receivedAt = Instant{rows.number(4)};
        position.mode = enumAt<FixMode>(rows, 5);
        position.quality = enumAt<FixQuality>(rows, 6);
        position.clock = enumAt<ClockCheck>(rows, 7);
        position.speedMmS = optionalAt(rows, 8);
        position.courseCdeg = optionalAt(rows, 9);
        position.feed = std::string(rows.text(10));
        last.push_back(std::move(position));
    }
    return last;
}

} // namespace haven
