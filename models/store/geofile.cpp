#include "models/store/geofile.h"

#include "models/store/geo_blob.h"

#include <filesystem>
#include <map>
#include <set>

namespace haven {

namespace {

Refusal unusable(const std::string& path, const char* why)
{
    return refuse(RefusalCode::GeofileUnusable, path, why);
}

template <NamedEnum E>
bool readEnum(std::string_view name, E& value)
{
    const auto found = enumFromName<E>(name);
    if (found)
        value = *found;
    return found.has_value();
}

Result<void> checkGeofile(Database& database, const std::string& path)
{
    const auto application = database.number("PRAGMA application_id");
    if (!application)
        return geofileRefusal(application.refusal(), path);
    if (*application != kGeofileApplicationId)
        return unusable(path, "it is not a geofile");
    const auto version = database.number("PRAGMA user_version");
    if (!version)
        return geofileRefusal(version.refusal(), path);
    if (*version > kGeofileVersion)
        return refuse(RefusalCode::GeofileNewer, path);
    if (*version < kGeofileVersionWithoutBoxes)
        return unusable(path, "its format is of an older version");
    return {};
}

constexpr const char* kRoadsSql =
    "SELECT id, way, name, ref, class, oneway, access, is_ramp, speed_max_kmh, points, nodes"
    " FROM road WHERE layer = ? AND id BETWEEN ? AND ? ORDER BY id";

std::optional<Road> roadOf(const Statement& row)
{
    Road road;
    road.id = row.number(0);
    road.wayId = row.number(1);
    road.name = row.text(2);
    road.ref = row.text(3);
    const bool isNamed = readEnum(row.text(4), road.roadClass) &&
                         readEnum(row.text(5), road.oneway) && readEnum(row.text(6), road.access);
    road.isRamp = row.number(7) != 0;
    road.speedMaxKmh = static_cast<int>(row.number(8));
    auto points = pointsFromBlob(row.bytes(9));
    auto nodes = nodesFromBlob(row.bytes(10));
    if (!isNamed || !points || !nodes || points->size() != nodes->size())
        return std::nullopt;
    road.points = *std::move(points);
    road.nodes = *std::move(nodes);
    return road;
}

} // namespace

std::string geofilePath(const std::string& stationPath)
{
    return stationPath + ".geo";
}

Refusal geofileRefusal(const Refusal& refusal, const std::string& path)
{
    if (refusal.code == RefusalCode::StationForeign)
        return unusable(path, "it is not a geofile");
    if (refusal.code == RefusalCode::StationDamaged ||
        refusal.code == RefusalCode::StationTruncated)
        return unusable(path, "it is damaged");
    if (refusal.code == RefusalCode::StationReadOnly)
        return unusable(path, "the file or its folder is read-only");
    return refusal; // the disk's own refusals name the file already
}

Result<Geofile> Geofile::open(const std::string& path)
{
    std::error_code failed;
    if (!std::filesystem::is_regular_file(path, failed))
        return refuse(RefusalCode::GeofileMissing, path);
    // It is never written to in place and has no WAL, so nothing can change under us.
    auto database = Database::open(path, OpenMode::Immutable, {});
    if (!database)
        return geofileRefusal(database.refusal(), path);
    if (auto ok = checkGeofile(*database, path); !ok)
        return ok.refusal();
    if (auto ok = database->execute("PRAGMA cache_size=-8192; PRAGMA temp_store=MEMORY"); !ok)
        return geofileRefusal(ok.refusal(), path);
    const auto version = database->number("PRAGMA user_version");
    Geofile geofile(*std::move(database), path);
    geofile.m_hasBoxes = version && *version >= kGeofileVersion;
    if (auto ok = geofile.readKnownGround(); !ok)
        return ok.refusal();
    return geofile;
}

Result<void> Geofile::readKnownGround()
{
    const auto has = m_database->number("SELECT count(*) FROM sqlite_master WHERE name = 'extent'");
    if (!has || *has == 0)
        return has ? Result<void>() : Result<void>(geofileRefusal(has.refusal(), m_path));
    bool isEdgeKnown = false;
    std::vector<Bounds> ground;
    Statement rows(*m_database, "SELECT is_edge, lat_min_e7, lon_min_e7, lat_max_e7, lon_max_e7"
                                " FROM extent WHERE name IN (SELECT name FROM layer)"
                                " ORDER BY name");
    for (;;) {
        const auto step = rows.step();
        if (!step)
            return geofileRefusal(step.refusal(), m_path);
        if (*step == Step::Done)
            break;
        isEdgeKnown = isEdgeKnown || rows.number(0) != 0;
        const auto at = [&rows](int column) {
            return Coordinate{static_cast<std::int32_t>(rows.number(column)),
                              static_cast<std::int32_t>(rows.number(column + 1))};
        };
        ground.push_back({at(1), at(3)});
    }
    if (isEdgeKnown)
        m_knownGround = std::move(ground);
    return {};
}

Geofile::Geofile(Database database, std::string path)
    : m_database(std::make_unique<Database>(std::move(database))), m_path(std::move(path))
{}

Result<std::vector<GeoLayer>> Geofile::layers() const
{
    std::vector<GeoLayer> layers;
    Statement rows(*m_database, "SELECT id, name, kind, format, attribution, features,"
                                " imported_at_ms FROM layer ORDER BY name, kind");
    for (;;) {
        const auto step = rows.step();
        if (!step)
            return geofileRefusal(step.refusal(), m_path);
        if (*step == Step::Done)
            return layers;
        GeoLayer layer;
        layer.id = rows.number(0);
        layer.name = rows.text(1);
        if (!readEnum(rows.text(2), layer.kind))
            return unusable(m_path, "it holds a layer of an unknown kind");
        layer.format = rows.text(3);
        layer.attribution = rows.text(4);
        layer.features = rows.number(5);
        layer.importedAt = Instant{rows.number(6)};
        layers.push_back(std::move(layer));
    }
}

Result<std::vector<Geofile::LayerRows>> Geofile::layersIn(const char* table) const
{
    const std::string sql = "SELECT held.layer, held.first, held.last FROM (SELECT layer,"
                            " min(id) AS first, max(id) AS last FROM " +
                            std::string(table) +
                            " GROUP BY layer) held JOIN layer ON layer.id = held.layer"
                            " ORDER BY layer.name";
    Statement rows(*m_database, sql.c_str());
    std::vector<LayerRows> layers;
    for (;;) {
        const auto step = rows.step();
        if (!step)
            return geofileRefusal(step.refusal(), m_path);
        if (*step == Step::Done)
            return layers;
        layers.push_back({rows.number(0), rows.number(1), rows.number(2)});
    }
}

Result<void> Geofile::eachRow(const char* table, const char* sql, const TakeRow& take) const
{
    const auto layers = layersIn(table);
    if (!layers)
        return layers.refusal();
    for (const LayerRows& layer : *layers) {
        Statement rows(*m_database, sql);
        rows.bind(layer.layer).bind(layer.first).bind(layer.last);
        for (;;) {
            const auto step = rows.step();
            if (!step)
                return geofileRefusal(step.refusal(), m_path);
            if (*step == Step::Done)
                break;
            const auto goesOn = take(rows);
            if (!goesOn)
                return goesOn.refusal();
            if (!*goesOn)
                return {};
        }
    }
    return {};
}

Result<void> Geofile::eachRoad(const std::function<bool(Road)>& take) const
{
    return eachRow("road", kRoadsSql, [&](const Statement& row) -> Result<bool> {
        auto road = roadOf(row);
        if (!road)
            return unusable(m_path, "it holds a road that cannot be read");
        return take(*std::move(road));
    });
}

Result<std::vector<TurnRestriction>> Geofile::turnRestrictions() const
{
    // A way cut into several roads, or one that several layers have, gives one restriction a pair;
    // those that do not meet at the node are never driven and do no harm.
    Statement rows(*m_database,
                   "SELECT came.id, turn.via_node, goes.id, turn.rule FROM turn_restriction turn"
                   " JOIN layer ON layer.id = turn.layer"
                   " JOIN road came ON came.layer = turn.layer AND came.way = turn.from_way"
                   " JOIN road goes ON goes.layer = turn.layer AND goes.way = turn.to_way"
                   " ORDER BY layer.name, turn.id, came.id, goes.id");
    std::vector<TurnRestriction> restrictions;
    for (;;) {
        const auto step = rows.step();
        if (!step)
            return geofileRefusal(step.refusal(), m_path);
        if (*step == Step::Done)
            return restrictions;
        TurnRestriction one{rows.number(0), rows.number(1), rows.number(2)};
        if (!readEnum(rows.text(3), one.rule))
            return unusable(m_path, "it holds a turn restriction that cannot be read");
        restrictions.push_back(one);
    }
}

} // namespace haven
