#pragma once

#include "models/base/instant.h"
#include "models/dispatch/map_query.h"
#include "models/items/map_wish.h"

#include <functional>
#include <string>

// Map files on their way into the station's map; runs where files may be read.
namespace haven {

MapFilesFound lookAt(const MapFilesQuery& query);

// Tells how far it is; false stops, and the map stays as it was.
using MapImportTold = std::function<bool(const MapImportStep&)>;
// The last step: Done, Stopped or Failed. Its map is not yet in use.
MapImportStep bringIn(const MapImportWish& wish, const std::string& stationPath, Instant now,
                      const MapImportTold& told);

} // namespace haven
