#pragma once

#include "models/exchange/map_rows.h"

#include <cstdint>

namespace haven {

// One object of an OpenStreetMap extract as rows of one layer.
struct OsmFeature {
    GeoLayerKind kind = GeoLayerKind::Roads;
    MapRows rows;
    std::vector<TurnRow> turns;
    std::vector<Milepost> posts;
};

struct OsmRemark {
    GeoLayerKind kind = GeoLayerKind::Roads;
    std::string object; // "way 1234"
    std::string reason;
};

struct OsmSummary {
    std::int64_t objects = 0;    // in the file
    std::int64_t passedOver = 0; // of no kind Haven has a layer for
    std::int64_t rejectedCount = 0;
    std::vector<OsmRemark> rejected; // of a kind it has, and not usable; at most kOsmRemarksMax
    // Where the extract ends: as it says itself, else as far as its roads and coast go.
    std::optional<Bounds> covered;
};

inline constexpr std::size_t kOsmRemarksMax = 100'000;
inline constexpr std::int64_t kOsmNodesMax = 60'000'000; // about six times Connecticut

// Reads an .osm.pbf, packed with zlib or lz4: roads with their nodes, turn restrictions, exits and
// mile markers, house numbers, named places, town lines, water, the sea from its coast, parks,
// buildings, rail. `take` answers false to stop, as does `goesOn`, which is asked now and then also
// where nothing is taken. Memory: 16 bytes a node, and the areas cut into several ways. Refused as
// MapFileMalformed.
Result<OsmSummary> readOsm(const std::string& path, const std::function<bool(OsmFeature)>& take,
                           const std::function<bool()>& goesOn = {});

// "25 mph", "40", "none" -> km/h; 0 where not known.
int osmSpeedKmh(std::string_view text);

} // namespace haven
