#include "models/store/geofile_boxes.h"

#include <algorithm>
#include <cmath>

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

double worldExtent(const Bounds& bounds)
{
    const WorldBox box = worldBoxOf(bounds);
    return std::max(box.right - box.left, box.bottom - box.top);
}

} // namespace haven
