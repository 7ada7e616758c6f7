#pragma once

#include "models/geo/state_generator.h"
#include "models/store/geofile_writer.h"

#include <functional>

namespace haven {

// The layer's name in the geofile; written again, it is replaced.
inline constexpr const char* kMadeUpLayer = "made-up";

struct MadeUpMap {
    std::int64_t stretches = 0;
    std::int64_t ranges = 0; // sides of a stretch with house numbers
};

// A made-up state as the map of a station, so that what a state costs can be seen on any machine.
// `goesOn` answers false to stop. Errors: MapImportStopped, those of GeofileWriter.
Result<MadeUpMap> writeMadeUpMap(const StatePlan& plan, const std::string& geofile,
                                 const StationHolder& holder, Instant now,
                                 const std::function<bool()>& goesOn = {});

} // namespace haven
