#pragma once

#include "models/exchange/map_fields.h"
#include "models/exchange/projection.h"
#include "models/store/geofile_writer.h"

#include <functional>
#include <map>

// Map files into the geofile of a station.
namespace haven {

struct MapImportRequest {
    std::vector<std::string> files;
    std::optional<GeoLayerKind> kind;               // of all files; empty: each says it itself
    std::map<std::string, GeoLayerKind> kinds = {}; // of single files; before `kind`
    std::optional<Projection> system;               // of all shapefiles; empty: their .prj says it
    MapFieldNames fields;
    std::string attribution; // what the license of these files asks to show on the map
};

struct MapRejection {
    std::string file;
    std::string feature; // "17", "row 4", "way 1234"
    std::string reason;
};

struct MapLayerCount {
    GeoLayerKind kind = GeoLayerKind::Roads;
    std::int64_t imported = 0; // features of which something was taken
};

struct MapFileReport {
    std::string file;
    std::string layer;  // the name it has in the geofile
    std::string format; // "osm.pbf", "geojson", "shapefile", "csv", "mbtiles"
    std::vector<MapLayerCount> layers;
    std::int64_t read = 0; // features, rows or objects
    std::int64_t rejected = 0;
    std::int64_t passedOver = 0; // of no kind Haven has a layer for; only OpenStreetMap has such
};

struct MapImportReport {
    std::vector<MapFileReport> files;
    std::vector<MapRejection> rejections; // at most kMapRejectionsMax
    std::int64_t rejectionCount = 0;
};

inline constexpr std::size_t kMapRejectionsMax = 200'000;

// How far an import is, for people: the file, and the features taken from it. Answers false to
// stop.
using MapImportProgress = std::function<bool(const std::string& file, std::int64_t taken)>;

// What a file is, by its name and its first features, before anything is taken from it.
struct MapFileKind {
    std::string format;               // as in MapFileReport
    std::optional<GeoLayerKind> kind; // empty: nothing says it, or its features say it one by one
    bool isKindNeeded = true;         // false: its features say it
};
// Errors: MapKindUnclear for an unknown ending; those of reading the file.
Result<MapFileKind> recognizeMapFile(const std::string& path, const MapFieldNames& fields = {});

// All files or none: what cannot be parsed leaves the geofile as it was. The order of the files
// does not matter. Errors: MapFileMalformed, MapKindUnclear, MapImportStopped, FileMalformed,
// FileUnreadable, those of CsvReader, and those of GeofileWriter.
Result<MapImportReport> importMap(const MapImportRequest& request, const std::string& geofile,
                                  const StationHolder& holder, Instant now,
                                  const MapImportProgress& progress = {});

} // namespace haven
