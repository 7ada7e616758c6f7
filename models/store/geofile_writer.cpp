#include "models/store/geofile_writer.h"

#include "models/base/text.h"
#include "models/store/geo_blob.h"
#include "models/store/geofile_boxes.h"

#include <fcntl.h>
#include <filesystem>
#include <unistd.h>

namespace haven {

namespace {

std::string nextPath(const std::string& path)
{
    return path + ".new";
}

Result<void> syncPath(const std::string& path)
{
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool isSafe = file >= 0 && ::fsync(file) == 0;
    if (file >= 0)
        ::close(file);
    return isSafe ? Result<void>() : Result<void>(refuse(RefusalCode::DiskFailing, path));
}

Result<void> copyOld(const std::string& path)
{
    std::error_code failed;
    std::filesystem::remove(nextPath(path), failed); // left behind by a killed import
    if (!std::filesystem::exists(path, failed))
        return {};
    const auto old = Geofile::open(path);
    if (!old)
        return old.refusal();
    if (!std::filesystem::copy_file(path, nextPath(path), failed))
        return refuse(failed == std::errc::no_space_on_device ? RefusalCode::DiskFull
                                                              : RefusalCode::DiskFailing,
                      path);
    return {};
}

Result<Database> openNext(const std::string& path)
{
    std::error_code ignored;
    const bool isNew = !std::filesystem::exists(nextPath(path), ignored);
    auto database = Database::open(nextPath(path), OpenMode::Create, {});
    if (!database)
        return database.refusal();
    // Nobody sees this file before it is whole, so nothing has to survive a crash on the way.
    if (auto ok = database->execute("PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF;"
                                    "PRAGMA temp_store=FILE; PRAGMA cache_size=-32768");
        !ok)
        return ok.refusal();
    if (!isNew)
        return database;
    const std::string marks = "PRAGMA application_id=" + std::to_string(kGeofileApplicationId) +
                              "; PRAGMA user_version=" + std::to_string(kGeofileVersion);
    if (auto ok = database->execute(marks); !ok)
        return ok.refusal();
    for (const char* sql : {kGeofileSql, kGeofileBoxSql, kGeofileExtentSql}) {
        if (auto ok = database->execute(sql); !ok)
            return ok.refusal();
    }
    return database;
}

// What a file of before lacks.
Result<void> bringUpToDate(Database& database)
{
    const auto version = database.number("PRAGMA user_version");
    if (!version)
        return version.refusal();
    if (*version < kGeofileVersion) {
        if (auto ok = addAllBoxes(database); !ok)
            return ok;
        if (auto ok = database.execute("PRAGMA user_version=" + std::to_string(kGeofileVersion));
            !ok)
            return ok;
    }
    return database.execute(kGeofileExtentSql);
}

Statement& bindRange(Statement& row, const std::optional<NumberRange>& range)
{
    if (!range)
        return row.bindNull().bindNull();
    return row.bind(range->from).bind(range->to);
}

} // namespace

Result<GeofileWriter> GeofileWriter::begin(const std::string& path, const StationHolder& holder)
{
    auto lock = StationLock::take(path, holder);
    if (!lock)
        return geofileRefusal(lock.refusal(), path);
    if (auto ok = copyOld(path); !ok)
        return ok.refusal();
    auto database = openNext(path);
    if (!database)
        return geofileRefusal(database.refusal(), path);
    GeofileWriter writer(*std::move(lock), *std::move(database), path);
    // One transaction: rows are written at the speed of memory.
    if (auto ok = writer.m_database->execute("BEGIN"); !ok)
        return writer.told(ok.refusal());
    if (auto ok = bringUpToDate(*writer.m_database); !ok)
        return writer.told(ok.refusal());
    return writer;
}

GeofileWriter::GeofileWriter(StationLock lock, Database database, std::string path)
    : m_lock(std::move(lock)), m_database(std::move(database)), m_path(std::move(path))
{}

GeofileWriter::~GeofileWriter()
{
    if (!m_database || m_path.empty())
        return;
    m_database.reset();
    std::error_code ignored;
    std::filesystem::remove(nextPath(m_path), ignored);
}

Refusal GeofileWriter::told(const Refusal& refusal) const
{
    return geofileRefusal(refusal, m_path);
}

Result<void> GeofileWriter::removeLayers(const std::string& name, std::optional<GeoLayerKind> kind)
{
    const std::string kindName(kind ? enumName(*kind) : std::string_view());
    const std::string layers = "SELECT id FROM layer WHERE name = ?1 AND (?2 = '' OR kind = ?2)";
    if (auto ok = removeBoxes(*m_database, layers, name, kindName); !ok)
        return told(ok.refusal());
    for (const char* table : {"road", "turn_restriction", "address", "place", "milepost", "area",
                              "line", "tileset", "layer"}) {
        const std::string column = std::string_view(table) == "layer" ? "id" : "layer";
        const std::string sql =
            "DELETE FROM " + std::string(table) + " WHERE " + column + " IN (" + layers + ")";
        Statement gone(*m_database, sql.c_str());
        if (auto ok = gone.bind(name).bind(kindName).run(); !ok)
            return told(ok.refusal());
    }
    // What the file covers is said anew by who brings it in, or worked out at the end.
    Statement extent(*m_database, "DELETE FROM extent WHERE name = ?");
    const auto ok = extent.bind(name).run();
    return ok ? Result<void>() : Result<void>(told(ok.refusal()));
}

Result<void> GeofileWriter::covers(const std::string& name, const Bounds& edge)
{
    Statement row(*m_database, "INSERT OR REPLACE INTO extent(name, is_edge, lat_min_e7,"
                               " lat_max_e7, lon_min_e7, lon_max_e7) VALUES(?, 1, ?, ?, ?, ?)");
    row.bind(name).bind(std::int64_t{edge.southWest.latE7});
    row.bind(std::int64_t{edge.northEast.latE7}).bind(std::int64_t{edge.southWest.lonE7});
    const auto ok = row.bind(std::int64_t{edge.northEast.lonE7}).run();
    return ok ? Result<void>() : Result<void>(told(ok.refusal()));
}

Result<std::int64_t> GeofileWriter::addLayer(const GeoLayer& layer)
{
    Statement row(*m_database, "INSERT INTO layer(name, kind, format, attribution, features,"
                               " imported_at_ms) VALUES(?, ?, ?, ?, 0, ?)");
    row.bind(layer.name).bind(enumName(layer.kind)).bind(layer.format).bind(layer.attribution);
    if (auto ok = row.bind(layer.importedAt.ms).run(); !ok)
        return told(ok.refusal());
    const std::int64_t id = m_database->lastRowId();
    m_kinds[id] = layer.kind;
    return id;
}

// The row just written, findable by where it is.
Result<void> GeofileWriter::boxed(const char* table, const std::optional<Bounds>& bounds,
                                  double zoom)
{
    if (!bounds)
        return {};
    const auto ok = addBox(*m_database, table, m_database->lastRowId(), *bounds, zoom);
    return ok ? Result<void>() : Result<void>(told(ok.refusal()));
}

void GeofileWriter::addGround(std::int64_t layer, const std::optional<Bounds>& bounds)
{
    if (!bounds)
        return;
    const auto [ground, isNew] = m_ground.emplace(layer, *bounds);
    if (!isNew)
        ground->second = *united(ground->second, bounds);
}

Result<void> GeofileWriter::add(std::int64_t layer, const RoadRow& row)
{
    const Road& road = row.road;
    Statement insert(*m_database,
                     "INSERT INTO road(layer, way, name, ref, aliases, town, is_town_given, class,"
                     " oneway, access, is_ramp, speed_max_kmh, left_from, left_to, right_from,"
                     " right_to, points, nodes)"
                     " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    insert.bind(layer).bind(road.wayId).bind(road.name).bind(road.ref);
    insert.bind(joined(row.aliases, "\n")).bind(row.town);
    insert.bind(std::int64_t{row.town.empty() ? 0 : 1});
    insert.bind(enumName(road.roadClass)).bind(enumName(road.oneway)).bind(enumName(road.access));
    insert.bind(std::int64_t{road.isRamp ? 1 : 0}).bind(std::int64_t{road.speedMaxKmh});
    bindRange(bindRange(insert, row.leftNumbers), row.rightNumbers);
    insert.bindBytes(pointsBlob(road.points)).bindBytes(nodesBlob(road.nodes));
    if (const auto ok = insert.run(); !ok)
        return told(ok.refusal());
    const auto bounds = boundsOf(road.points);
    addGround(layer, bounds);
    return boxed("road", bounds, zoomFrom(road.roadClass));
}

Result<void> GeofileWriter::add(std::int64_t layer, const TurnRow& turn)
{
    Statement insert(*m_database, "INSERT INTO turn_restriction(layer, from_way, via_node, to_way,"
                                  " rule) VALUES(?, ?, ?, ?, ?)");
    insert.bind(layer).bind(turn.fromWay).bind(turn.viaNode).bind(turn.toWay);
    const auto ok = insert.bind(enumName(turn.rule)).run();
    return ok ? Result<void>() : Result<void>(told(ok.refusal()));
}

Result<void> GeofileWriter::add(std::int64_t layer, const AddressPoint& point)
{
    Statement insert(*m_database,
                     "INSERT INTO address(layer, number, number_text, unit, street, town,"
                     " is_town_given, lat_e7, lon_e7) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)");
    insert.bind(layer).bind(std::int64_t{point.number}).bind(point.numberText).bind(point.unit);
    insert.bind(point.street).bind(point.town).bind(std::int64_t{point.town.empty() ? 0 : 1});
    const auto ok =
        insert.bind(std::int64_t{point.at.latE7}).bind(std::int64_t{point.at.lonE7}).run();
    if (!ok)
        return told(ok.refusal());
    return boxed("address", Bounds{point.at, point.at}, kHouseNumberZoom);
}

Result<void> GeofileWriter::add(std::int64_t layer, const MapPlace& place)
{
    Statement insert(*m_database,
                     "INSERT INTO place(layer, name, aliases, kind, address, town, is_town_given,"
                     " lat_e7, lon_e7) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)");
    insert.bind(layer).bind(place.name).bind(joined(place.aliases, "\n"));
    insert.bind(enumName(place.kind)).bind(place.address).bind(place.town);
    insert.bind(std::int64_t{place.town.empty() ? 0 : 1});
    const auto ok =
        insert.bind(std::int64_t{place.at.latE7}).bind(std::int64_t{place.at.lonE7}).run();
    if (!ok)
        return told(ok.refusal());
    return boxed("place", Bounds{place.at, place.at}, zoomFrom(place.kind));
}

Result<void> GeofileWriter::add(std::int64_t layer, const Milepost& post)
{
    Statement insert(*m_database, "INSERT INTO milepost(layer, route, mile_tenths, exit, lat_e7,"
                                  " lon_e7) VALUES(?, ?, ?, ?, ?, ?)");
    insert.bind(layer).bind(post.route);
    if (post.mileTenths)
        insert.bind(std::int64_t{*post.mileTenths});
    else
        insert.bindNull();
    insert.bind(post.exit).bind(std::int64_t{post.at.latE7}).bind(std::int64_t{post.at.lonE7});
    const auto ok = insert.run();
    return ok ? Result<void>() : Result<void>(told(ok.refusal()));
}

Result<void> GeofileWriter::add(std::int64_t layer, const AreaRow& area)
{
    Statement insert(*m_database, "INSERT INTO area(layer, code, name, shape) VALUES(?, ?, ?, ?)");
    insert.bind(layer).bind(area.code).bind(area.name);
    if (const auto ok = insert.bindBytes(areaBlob(area.area)).run(); !ok)
        return told(ok.refusal());
    const auto bounds = boundsOf(area.area);
    const auto kind = m_kinds.find(layer);
    HAVEN_ASSERT(kind != m_kinds.end());
    if (kind->second == GeoLayerKind::Water)
        addGround(layer, bounds);
    return boxed("area", bounds, bounds ? areaZoomFrom(kind->second, *bounds) : 0);
}

Result<void> GeofileWriter::add(std::int64_t layer, const Polyline& line, const std::string& name)
{
    Statement insert(*m_database, "INSERT INTO line(layer, name, points) VALUES(?, ?, ?)");
    const auto ok = insert.bind(layer).bind(name).bindBytes(pointsBlob(line.points)).run();
    if (!ok)
        return told(ok.refusal());
    return boxed("line", boundsOf(line.points), kRailZoom);
}

Result<void> GeofileWriter::add(std::int64_t layer, const TilesetRow& tiles)
{
    Statement insert(*m_database, "INSERT INTO tileset(layer, path, format, zoom_min, zoom_max,"
                                  " tiles) VALUES(?, ?, ?, ?, ?, ?)");
    insert.bind(layer).bind(tiles.path).bind(tiles.format).bind(std::int64_t{tiles.zoomMin});
    const auto ok = insert.bind(std::int64_t{tiles.zoomMax}).bind(tiles.tiles).run();
    return ok ? Result<void>() : Result<void>(told(ok.refusal()));
}

Result<void> GeofileWriter::countFeatures()
{
    return m_database->execute("UPDATE layer SET features ="
                               " (SELECT count(*) FROM road WHERE road.layer = layer.id) +"
                               " (SELECT count(*) FROM address WHERE address.layer = layer.id) +"
                               " (SELECT count(*) FROM place WHERE place.layer = layer.id) +"
                               " (SELECT count(*) FROM milepost WHERE milepost.layer = layer.id) +"
                               " (SELECT count(*) FROM area WHERE area.layer = layer.id) +"
                               " (SELECT count(*) FROM line WHERE line.layer = layer.id) +"
                               " (SELECT count(*) FROM tileset WHERE tileset.layer = layer.id);");
}

// Who brings roads or water without saying where it ends knows the ground as far as they go.
Result<void> GeofileWriter::measureExtents()
{
    for (const auto& [layer, ground] : m_ground) {
        Statement row(*m_database,
                      "INSERT INTO extent SELECT name, 0, ?1, ?2, ?3, ?4 FROM layer WHERE id = ?5"
                      " ON CONFLICT(name) DO UPDATE SET"
                      " lat_min_e7 = min(lat_min_e7, excluded.lat_min_e7),"
                      " lat_max_e7 = max(lat_max_e7, excluded.lat_max_e7),"
                      " lon_min_e7 = min(lon_min_e7, excluded.lon_min_e7),"
                      " lon_max_e7 = max(lon_max_e7, excluded.lon_max_e7) WHERE is_edge = 0");
        row.bind(std::int64_t{ground.southWest.latE7}).bind(std::int64_t{ground.northEast.latE7});
        row.bind(std::int64_t{ground.southWest.lonE7}).bind(std::int64_t{ground.northEast.lonE7});
        if (const auto ok = row.bind(layer).run(); !ok)
            return ok;
    }
    // Layers of before there were extents; a state's roads are not looked at for nothing.
    const auto others = m_database->number("SELECT count(*) FROM layer WHERE kind IN"
                                           " ('Roads', 'Water') AND name NOT IN"
                                           " (SELECT name FROM extent)");
    if (!others || *others == 0)
        return others ? Result<void>() : Result<void>(others.refusal());
    return m_database->execute(
        "INSERT INTO extent SELECT name, 0, min(lat_min), max(lat_max), min(lon_min), max(lon_max)"
        " FROM (SELECT layer.name, lat_min, lat_max, lon_min, lon_max FROM layer"
        "  JOIN road ON road.layer = layer.id JOIN road_box ON road_box.id = road.id"
        " UNION ALL SELECT layer.name, lat_min, lat_max, lon_min, lon_max FROM layer"
        "  JOIN area ON area.layer = layer.id JOIN area_box ON area_box.id = area.id"
        "  WHERE layer.kind = 'Water')"
        " WHERE name NOT IN (SELECT name FROM extent) GROUP BY name");
}

Result<void> GeofileWriter::put()
{
    // A file that shrank a good deal is written anew, or it would only ever grow.
    const auto unused = m_database->number("PRAGMA freelist_count");
    const auto pages = m_database->number("PRAGMA page_count");
    if (!unused || !pages)
        return unused ? pages.refusal() : unused.refusal();
    if (*unused * 4 > *pages) {
        if (auto ok = m_database->execute("VACUUM"); !ok)
            return ok;
    }
    m_database.reset();
    if (auto ok = syncPath(nextPath(m_path)); !ok)
        return ok;
    if (::rename(nextPath(m_path).c_str(), m_path.c_str()) != 0)
        return refuse(RefusalCode::DiskFailing, m_path);
    return syncPath(std::filesystem::absolute(m_path).parent_path().string());
}

Result<void> GeofileWriter::finish()
{
    HAVEN_ASSERT(m_database.has_value());
    auto done = assignTowns(*m_database);
    if (done)
        done = countFeatures();
    if (done)
        done = measureExtents();
    if (done)
        done = m_database->execute("COMMIT");
    if (done)
        done = put();
    std::error_code ignored;
    if (!done)
        std::filesystem::remove(nextPath(m_path), ignored);
    m_database.reset();
    m_lock.reset();
    return done ? Result<void>() : Result<void>(told(done.refusal()));
}

Result<bool> renewGeofile(const std::string& path, const StationHolder& holder)
{
    {
        const auto old = Geofile::open(path);
        if (!old || old->hasBoxes())
            return old ? Result<bool>(false) : Result<bool>(old.refusal());
    }
    auto writer = GeofileWriter::begin(path, holder);
    if (!writer)
        return writer.refusal();
    const auto done = writer->finish();
    return done ? Result<bool>(true) : Result<bool>(done.refusal());
}

} // namespace haven
