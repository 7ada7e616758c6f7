#include "models/store/geo_blob.h"
#include "models/store/geofile.h"
#include "models/store/geofile_boxes.h"

#include <array>
#include <cmath>

// The geofile as what is drawn inside of a box. Each table has a tree of boxes beside it, with the
// zoom from which a feature is shown as a third side: coarse maps touch only what they show.
namespace haven {

namespace {

constexpr double kReachPx = 40; // as CutMaker draws it: the widest road, half of it outside

struct BoxQuery {
    const char* sql; // the box's five numbers come first: lon, lon, lat, lat, zoom
    bool (*take)(const Statement&, CutMaker&);
};

// The enumerators as they are named on disk, without a search for each of thousands of rows.
std::optional<RoadClass> roadClassNamed(std::string_view name)
{
    return enumFromName<RoadClass>(name);
}

bool takeCutRoad(const Statement& row, CutMaker& maker)
{
    CutRoad road;
    const auto roadClass = roadClassNamed(row.text(2));
    const auto oneway = enumFromName<RoadOneway>(row.text(3));
    const auto points = pointsFromBlob(row.bytes(5));
    if (!roadClass || !oneway || !points)
        return false;
    road.name = row.text(0);
    road.ref = row.text(1);
    road.roadClass = *roadClass;
    road.oneway = *oneway;
    road.isRamp = row.number(4) != 0;
    maker.road(road, *points);
    return true;
}

bool takeCutArea(const Statement& row, CutMaker& maker)
{
    const auto kind = enumFromName<GeoLayerKind>(row.text(0));
    const auto area = areaFromBlob(row.bytes(3));
    if (!kind || !area)
        return false;
    const std::string code(row.text(1));
    const std::string name(row.text(2));
    switch (*kind) {
    case GeoLayerKind::Water:
        maker.area(CutAreaKind::Water, name, *area);
        return true;
    case GeoLayerKind::Parks:
        maker.area(CutAreaKind::Park, name, *area);
        return true;
    case GeoLayerKind::Buildings:
        maker.area(CutAreaKind::Building, name, *area);
        return true;
    case GeoLayerKind::Towns:
        maker.outline(CutLineKind::TownLine, name, *area);
        return true;
    case GeoLayerKind::Beats:
        maker.outline(CutLineKind::BeatLine, code.empty() ? name : code, *area);
        return true;
    case GeoLayerKind::Troops:
        maker.outline(CutLineKind::TroopLine, name, *area);
        return true;
    case GeoLayerKind::Roads:
    case GeoLayerKind::Addresses:
    case GeoLayerKind::Places:
    case GeoLayerKind::Rail:
    case GeoLayerKind::Tiles:
        return true; // no layer of areas
    }
    return true;
}

bool takeCutLine(const Statement& row, CutMaker& maker)
{
    const auto points = pointsFromBlob(row.bytes(0));
    if (!points)
        return false;
    maker.line(CutLineKind::Rail, worldLineOf(*points));
    return true;
}

Coordinate spotAt(const Statement& row, int column)
{
    return Coordinate{static_cast<std::int32_t>(row.number(column)),
                      static_cast<std::int32_t>(row.number(column + 1))};
}

bool takeCutPlace(const Statement& row, CutMaker& maker)
{
    maker.name({CutNameKind::Place, std::string(row.text(0)), worldPixel(spotAt(row, 2), 0),
                enumFromName<PlaceKind>(row.text(1)).value_or(PlaceKind::Landmark), 0});
    return true;
}

bool takeCutHouse(const Statement& row, CutMaker& maker)
{
    std::string number(row.text(1));
    if (number.empty())
        number = std::to_string(row.number(0));
    maker.name({CutNameKind::House, std::move(number), worldPixel(spotAt(row, 2), 0),
                PlaceKind::Housing, 0});
    return true;
}

// Layers in the order of their names, features as they came: the order of the imports changes
// nothing.
constexpr std::array<BoxQuery, 5> kBoxQueries = {{
    {"SELECT layer.kind, code, area.name, shape FROM area_box box JOIN area ON area.id = box.id"
     " JOIN layer ON layer.id = area.layer WHERE box.lon_max >= ? AND box.lon_min <= ?"
     " AND box.lat_max >= ? AND box.lat_min <= ? AND box.zoom <= ?"
     " ORDER BY layer.name, area.id",
     takeCutArea},
    {"SELECT points FROM line_box box JOIN line ON line.id = box.id WHERE box.lon_max >= ?"
     " AND box.lon_min <= ? AND box.lat_max >= ? AND box.lat_min <= ? AND box.zoom <= ?"
     " ORDER BY line.layer, line.id",
     takeCutLine},
    {"SELECT name, ref, class, oneway, is_ramp, points FROM road_box box"
     " JOIN road ON road.id = box.id WHERE box.lon_max >= ? AND box.lon_min <= ?"
     " AND box.lat_max >= ? AND box.lat_min <= ? AND box.zoom <= ?",
     takeCutRoad},
    {"SELECT name, kind, lat_e7, lon_e7 FROM place_box box JOIN place ON place.id = box.id"
     " WHERE box.lon_max >= ? AND box.lon_min <= ? AND box.lat_max >= ? AND box.lat_min <= ?"
     " AND box.zoom <= ? ORDER BY place.layer, place.id",
     takeCutPlace},
    {"SELECT number, number_text, lat_e7, lon_e7 FROM address_box box"
     " JOIN address ON address.id = box.id WHERE box.lon_max >= ? AND box.lon_min <= ?"
     " AND box.lat_max >= ? AND box.lat_min <= ? AND box.zoom <= ? AND unit = ''"
     " ORDER BY address.layer, address.id",
     takeCutHouse},
}};

} // namespace

Result<void> Geofile::cut(CutMaker& maker, const Bounds& box) const
{
    if (!m_hasBoxes)
        return {};
    const double meters = kReachPx * metersPerPixel(latitudeDegrees(centerOf(box)), maker.zoom());
    const Bounds around = grownBy(box, meters);
    for (const BoxQuery& query : kBoxQueries) {
        Statement rows(*m_database, query.sql);
        rows.bind(std::int64_t{around.southWest.lonE7}).bind(std::int64_t{around.northEast.lonE7});
        rows.bind(std::int64_t{around.southWest.latE7}).bind(std::int64_t{around.northEast.latE7});
        rows.bind(std::int64_t{zoomStep(maker.zoom())});
        for (;;) {
            const auto step = rows.step();
            if (!step)
                return geofileRefusal(step.refusal(), m_path);
            if (*step == Step::Done)
                break;
            if (!query.take(rows, maker))
                return refuse(RefusalCode::GeofileUnusable, m_path,
                              "it holds a feature that cannot be read");
        }
    }
    return {};
}

Result<std::vector<TilesetRow>> Geofile::tilesets() const
{
    std::vector<TilesetRow> sets;
    Statement rows(*m_database,
                   "SELECT path, tileset.format, zoom_min, zoom_max, tiles FROM tileset"
                   " JOIN layer ON layer.id = tileset.layer ORDER BY layer.name, tileset.id");
    for (;;) {
        const auto step = rows.step();
        if (!step)
            return geofileRefusal(step.refusal(), m_path);
        if (*step == Step::Done)
            return sets;
        TilesetRow one;
        one.path = rows.text(0);
        one.format = rows.text(1);
        one.zoomMin = static_cast<int>(rows.number(2));
        one.zoomMax = static_cast<int>(rows.number(3));
        one.tiles = rows.number(4);
        sets.push_back(std::move(one));
    }
}

} // namespace haven
