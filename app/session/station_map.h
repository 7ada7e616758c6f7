#pragma once

#include "models/dispatch/map_query.h"
#include "models/geo/beats.h"
#include "models/geo/layers.h"
#include "models/geo/place_index.h"
#include "models/geo/place_tables.h"

#include <memory>
#include <vector>

namespace haven {

// A station's map with everything that is looked up in it. Built once, then only read, so any
// thread may ask; whoever asks holds on to it, because a newer map may take its place any time.
struct StationMap {
    explicit StationMap(MapLayers map);
    // With the tables of the search made while the map was read; `map` then need not have streets
    // and house numbers, of which a state has too many to hold twice.
    StationMap(MapLayers map, std::unique_ptr<const PlaceTables> tables);
    StationMap(const StationMap&) = delete;
    StationMap& operator=(const StationMap&) = delete;

    const MapLayers layers;
    const BeatMap beats;
    const PlaceIndex places;
    const AreaIndex towns;
    const AreaIndex troops;
};
using SharedMap = std::shared_ptr<const StationMap>; // engine, workers and screen read the same one

// Named streets within kStreetsWithinM, each once, nearest first. Looks at all of them, so not on
// the screen's thread.
std::vector<NearStreet> streetsWithin(const StationMap& map, Coordinate at, std::size_t limit);

} // namespace haven
