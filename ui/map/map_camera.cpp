#include "ui/map/map_camera.h"

#include <algorithm>
#include <cmath>

namespace haven::ui {

double MapCamera::scale() const
{
    return std::exp2(zoom);
}

QPointF MapCamera::pointOf(WorldPixel world) const
{
    const double by = scale();
    return {(world.x - center.x) * by + size.width() / 2,
            (world.y - center.y) * by + size.height() / 2};
}

WorldPixel MapCamera::worldAt(QPointF point) const
{
    const double by = scale();
    return {center.x + (point.x() - size.width() / 2) / by,
            center.y + (point.y() - size.height() / 2) / by};
}

Coordinate MapCamera::coordinateAt(QPointF point) const
{
    return haven::coordinateAt(worldAt(point), 0);
}

MapCamera fitted(const Bounds& bounds, QSizeF size, double marginPx)
{
    const WorldPixel a = worldPixel(bounds.southWest, 0);
    const WorldPixel b = worldPixel(bounds.northEast, 0);
    constexpr double kSmallest = 1e-6; // of a world pixel, for bounds that are one point
    const double wide = std::max(std::abs(a.x - b.x), kSmallest);
    const double high = std::max(std::abs(a.y - b.y), kSmallest);
    const double across = std::max(1.0, size.width() - 2 * marginPx) / wide;
    const double down = std::max(1.0, size.height() - 2 * marginPx) / high;
    // Down to the next step: all of it has to fit.
    const double zoom =
        std::floor(std::log2(std::min(across, down)) * kMapZoomSteps) / kMapZoomSteps;
    return {{(a.x + b.x) / 2, (a.y + b.y) / 2}, std::clamp(zoom, kMapZoomMin, kMapZoomMax), size};
}

MapCamera panned(MapCamera camera, QPointF by)
{
    const double scale = camera.scale();
    camera.center = {camera.center.x - by.x() / scale, camera.center.y - by.y() / scale};
    return camera;
}

MapCamera zoomed(MapCamera camera, double steps, QPointF around)
{
    const WorldPixel fixed = camera.worldAt(around);
    const double zoom = std::round((camera.zoom + steps) * kMapZoomSteps) / kMapZoomSteps;
    camera.zoom = std::clamp(zoom, kMapZoomMin, kMapZoomMax);
    const double scale = camera.scale();
    camera.center = {fixed.x - (around.x() - camera.size.width() / 2) / scale,
                     fixed.y - (around.y() - camera.size.height() / 2) / scale};
    return camera;
}

MapCamera centered(MapCamera camera, Coordinate at)
{
    camera.center = worldPixel(at, 0);
    return camera;
}

} // namespace haven::ui
