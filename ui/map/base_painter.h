#pragma once

#include "ui/map/base_geometry.h"
#include "ui/map/map_camera.h"
#include "ui/theme/look.h"

#include <QImage>

namespace haven::ui {

// Draws land, water, parks, streets by class with a casing, beats, town lines, and names where
// there is room for them. Pure; used on a worker thread. `camera.size` is the size of the image.
QImage paintBaseMap(const BaseGeometry& geometry, const Look& look, const MapCamera& camera,
                    double ratio);

// The color between two, for what has no token of its own.
QColor mixed(const QColor& a, const QColor& b, int percentOfB);

} // namespace haven::ui
