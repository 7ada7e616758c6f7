#pragma once

#include "models/geo/map_cut.h"
#include "ui/map/map_style.h"
#include "ui/map/tile_key.h"

#include <QImage>

namespace haven::ui {

struct TilePictures {
    QImage base;  // opaque
    QImage areas; // beats and troops, to be laid over it; null where there are none
};

// Paints one square from what was cut for it: pictures, parks, water, buildings, rails, roads with
// their casing; no names and no one-way arrows, which make room for each other. Pure; used on
// worker threads. `px` is one design pixel.
TilePictures paintTile(const MapCut& cut, const MapStyle& style, const TileKey& key, double px);

} // namespace haven::ui
