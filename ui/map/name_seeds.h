#pragma once

#include "ui/map/map_style.h"
#include "ui/map/tile_key.h"

#include <QString>

namespace haven::ui {

// Something that may get a name: a point, or the part of a road that lies in one square; or an
// arrow, which wants room like a name.
struct NameSeed {
    MapNameKind kind = MapNameKind::Place;
    int rank = 0; // the smaller, the sooner it gets its room
    QString text;
    WorldPixel at;       // of a point
    WorldLine line = {}; // of a road; the same number of the next square goes on where it ends
    int degrees = 0;     // the direction of an arrow
    double extent = 0;   // width of what is named, in world pixels; 0 for a point
    PlaceKind placeKind = PlaceKind::Landmark;
};
using NameSeeds = std::vector<NameSeed>;

// What of a square's cut is named at its zoom, and the arrows on its one-way streets.
NameSeeds seedsOf(const MapCut& cut, const MapStyle& style, const TileKey& key);

} // namespace haven::ui
