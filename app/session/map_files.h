#pragma once

#include "models/base/result.h"
#include "models/geo/layers.h"
#include "models/geo/place_tables.h"

#include <memory>
#include <string>

namespace haven {

// GeoJSON files of a folder by name: streets*.geojson, beats*.geojson, towns*.geojson,
// water*.geojson, parks*.geojson, places*.geojson. A file that is not there is an empty layer.
// Errors: FileUnreadable, FileMalformed; then nothing of the folder is used.
Result<MapLayers> readMapFolder(const std::string& folder);
// The towns and villages that come with the program: one that the map has no area of is another
// town all the same, and its Elm Street is not ours. Errors: FileMalformed.
Result<void> addTownNames(MapLayers& layers);
// The geofile of a station, with the names of towns and villages that come with the program.
// Errors: those of Geofile, FileMalformed.
Result<MapLayers> readGeofile(const std::string& path);

// The same with the tables of its search, which are built while the rows go by: so the streets and
// house numbers of a state are in memory once, packed. `layers` has neither streets nor address
// points: what is drawn of them is read from the file when it is drawn.
struct SearchedMap {
    MapLayers layers;
    std::unique_ptr<const PlaceTables> places;
};
Result<SearchedMap> readSearchedGeofile(const std::string& path);

} // namespace haven
