#pragma once

#include "models/geo/coordinate.h"

#include <QPointF>
#include <QRectF>
#include <QSizeF>

namespace haven::ui {

inline constexpr double kMapZoomMin = 7;
inline constexpr double kMapZoomMax = 19;
// A view stands at eighths of a zoom, so that its pictures can be used again and by others.
inline constexpr double kMapZoomSteps = 8;

// From the Earth to the widget and back. A value: a view, a picture and a layout each keep the
// camera they were made with.
struct MapCamera {
    WorldPixel center; // pixels of the world at zoom 0
    double zoom = 13;
    QSizeF size; // of the widget, device-independent pixels

    double scale() const; // pixels of this zoom to one of zoom 0
    QPointF pointOf(WorldPixel world) const;
    QPointF pointOf(Coordinate at) const { return pointOf(worldPixel(at, 0)); }
    WorldPixel worldAt(QPointF point) const;
    Coordinate coordinateAt(QPointF point) const;
    QRectF view() const { return QRectF(QPointF(0, 0), size); }
};

// All of the bounds with at least `marginPx` around them, in the middle.
MapCamera fitted(const Bounds& bounds, QSizeF size, double marginPx);
// As a hand drags the paper.
MapCamera panned(MapCamera camera, QPointF by);
// What is under `around` stays there. The zoom is kept within its limits.
MapCamera zoomed(MapCamera camera, double steps, QPointF around);
MapCamera centered(MapCamera camera, Coordinate at);

} // namespace haven::ui
