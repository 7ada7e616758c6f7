#pragma once

#include "models/geo/world_line.h"
#include "ui/map/map_camera.h"

#include <cmath>
#include <QHashFunctions>
#include <vector>

namespace haven::ui {

inline constexpr double kTileSidePx = 512; // device-independent pixels

// One square of the map at one of the zooms a view can have (eighths). Unlike the usual pyramid
// there are squares at each of them: a picture is never scaled but while the right one is made.
struct TileKey {
    int zoomStep = 0;
    int x = 0;
    int y = 0;
    int look = 0;         // in which theme and size it is painted; counts up
    int ratioPercent = 0; // pixels of the screen in a hundred device-independent ones
    auto operator<=>(const TileKey&) const = default;

    double zoom() const { return zoomStep / kMapZoomSteps; }
    double scale() const { return std::exp2(zoom()); }
    double ratio() const { return ratioPercent / 100.0; }
    WorldBox box() const
    {
        const double side = kTileSidePx / scale();
        return {x * side, y * side, (x + 1) * side, (y + 1) * side};
    }
};

inline std::size_t qHash(const TileKey& key, std::size_t seed = 0)
{
    return qHashMulti(seed, key.zoomStep, key.x, key.y, key.look, key.ratioPercent);
}

// The squares that a box touches at a zoom, row by row.
std::vector<TileKey> tilesOver(const WorldBox& box, TileKey like);
WorldBox worldBoxOf(const MapCamera& camera);

} // namespace haven::ui
