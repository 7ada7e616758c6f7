#pragma once

#include "ui/map/base_geometry.h"
#include "ui/map/map_camera.h"
#include "ui/theme/look.h"

class QPainter;

namespace haven::ui {

// Names of waters, towns, beats, parks, places and streets, the important ones first; what would
// touch a name that stands already is left out. Street names run along their line.
void paintBaseLabels(QPainter& painter, const BaseGeometry& geometry, const Look& look,
                     const MapCamera& camera);

} // namespace haven::ui
