#include "models/store/geofile_boxes.h"

#include "models/store/geo_blob.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace haven {

namespace {

constexpr double kZoomSteps = 8;
constexpr int kZoomEnd = 1000; // shown at any nearer zoom

} // namespace

int zoomStep(double zoom)
{
    return static_cast<int>(std::floor(zoom * kZoomSteps + 1e-6));
}

Result<void> addBox(Database& database, const char* table, std::int64_t row, const Bounds& bounds,
                    double zoomFrom)
{
    const std::string sql = "INSERT INTO " + std::string(table) +
                            "_box(id, lon_min, lon_max, lat_min, lat_max, zoom, zoom_end)"
                            " VALUES(?, ?, ?, ?, ?, ?, ?)";
    Statement insert(database, sql.c_str());
    insert.bind(row).bind(std::int64_t{bounds.southWest.lonE7});
    insert.bind(std::int64_t{bounds.northEast.lonE7}).bind(std::int64_t{bounds.southWest.latE7});
    insert.bind(std::int64_t{bounds.northEast.latE7}).bind(std::int64_t{zoomStep(zoomFrom)});
    return insert.bind(std::int64_t{kZoomEnd}).run();
}

Result<void> removeBoxes(Database& database, const std::string& layers, std::string_view name,
                         std::string_view kind)
{
    for (const char* table : {"road", "area", "line", "place", "address"}) {
        const std::string sql = "DELETE FROM " + std::string(table) +
                                "_box WHERE id IN (SELECT id FROM " + table + " WHERE layer IN (" +
                                layers + "))";
        Statement gone(database, sql.c_str());
        if (auto ok = gone.bind(name).bind(kind).run(); !ok)
            return ok;
    }
    return {};
}

double areaZoomFrom(GeoLayerKind kind, const Bounds& bounds)
{
    const WorldBox box = worldBoxOf(bounds);
    const double extent = std::max(box.right - box.left, box.bottom - box.top);
    switch (kind) {
    case GeoLayerKind::Towns:
    case GeoLayerKind::Troops:
        return kTownLineZoom;
    case GeoLayerKind::Beats:
        return kBeatLineZoom;
    case GeoLayerKind::Water:
        return zoomFrom(CutAreaKind::Water, extent);
    case GeoLayerKind::Parks:
        return zoomFrom(CutAreaKind::Park, extent);
    case GeoLayerKind::Buildings:
        return zoomFrom(CutAreaKind::Building, extent);
    case GeoLayerKind::Roads:
    case GeoLayerKind::Addresses:
    case GeoLayerKind::Places:
    case GeoLayerKind::Rail:
    case GeoLayerKind::Tiles:
        return 0;
    }
    return 0;
}

namespace {

// Where a row is, and from which zoom on it is drawn; none for a row that cannot be read.
struct RowBox {
    std::optional<Bounds> bounds;
    double zoomFrom = 0;
};
struct BoxSource {
    const char* table;
    const char* sql; // the row's number first
    std::optional<RowBox> (*box)(const Statement& row);
};

Bounds spotIn(const Statement& row, int column)
{
    const Coordinate at{static_cast<std::int32_t>(row.number(column)),
                        static_cast<std::int32_t>(row.number(column + 1))};
    return {at, at};
}

constexpr std::array<BoxSource, 5> kBoxSources = {{
    {"road", "SELECT id, class, points FROM road",
     [](const Statement& row) -> std::optional<RowBox> {
         const auto roadClass = enumFromName<RoadClass>(row.text(1));
         const auto points = pointsFromBlob(row.bytes(2));
         if (!roadClass || !points)
             return std::nullopt;
         return RowBox{boundsOf(*points), zoomFrom(*roadClass)};
     }},
    {"area", "SELECT area.id, kind, shape FROM area JOIN layer ON layer.id = area.layer",
     [](const Statement& row) -> std::optional<RowBox> {
         const auto kind = enumFromName<GeoLayerKind>(row.text(1));
         const auto area = areaFromBlob(row.bytes(2));
         if (!kind || !area)
             return std::nullopt;
         const auto bounds = boundsOf(*area);
         return RowBox{bounds, bounds ? areaZoomFrom(*kind, *bounds) : 0};
     }},
    {"line", "SELECT id, points FROM line",
     [](const Statement& row) -> std::optional<RowBox> {
         const auto points = pointsFromBlob(row.bytes(1));
         return points ? std::optional(RowBox{boundsOf(*points), kRailZoom}) : std::nullopt;
     }},
    {"place", "SELECT id, kind, lat_e7, lon_e7 FROM place",
     [](const Statement& row) -> std::optional<RowBox> {
         const auto kind = enumFromName<PlaceKind>(row.text(1)).value_or(PlaceKind::Landmark);
         return RowBox{spotIn(row, 2), zoomFrom(kind)};
     }},
    {"address", "SELECT id, lat_e7, lon_e7 FROM address",
     [](const Statement& row) -> std::optional<RowBox> {
         return RowBox{spotIn(row, 1), kHouseNumberZoom};
     }},
}};

} // namespace

Result<void> addAllBoxes(Database& database)
{
    for (const BoxSource& source : kBoxSources) {
        const std::string table = source.table;
        if (auto ok = database.execute("DROP TABLE IF EXISTS " + table + "_box"); !ok)
            return ok;
    }
    if (auto ok = database.execute(kGeofileBoxSql); !ok)
        return ok;
    for (const BoxSource& source : kBoxSources) {
        Statement rows(database, source.sql);
        for (;;) {
            const auto step = rows.step();
            if (!step)
                return step.refusal();
            if (*step == Step::Done)
                break;
            const auto box = source.box(rows);
            if (!box)
                return refuse(RefusalCode::GeofileUnusable, database.path(),
                              "it holds a feature that cannot be read");
            if (!box->bounds)
                continue;
            const auto ok =
                addBox(database, source.table, rows.number(0), *box->bounds, box->zoomFrom);
            if (!ok)
                return ok;
        }
    }
    return {};
}

} // namespace haven
