#pragma once

#include "models/base/instant.h"
#include "models/geo/map_cut.h"
#include "models/geo/road.h"
#include "models/store/sqlite.h"

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace haven {

// What a layer of the geofile holds. The names are on disk and on the command line (in lower case).
HAVEN_ENUM(GeoLayerKind, Roads, Addresses, Places, Towns, Beats, Troops, Water, Parks, Buildings,
           Rail, Tiles)

// One kind of feature out of one file. Importing that file again replaces it.
struct GeoLayer {
    std::int64_t id = 0; // given by the geofile
    std::string name;    // the file's name without its folder
    GeoLayerKind kind = GeoLayerKind::Roads;
    std::string format;      // "osm.pbf", "geojson", "shapefile", "csv", "mbtiles"
    std::string attribution; // what the license asks to show on the map; may be empty
    std::int64_t features = 0;
    Instant importedAt;
};

// Tiles of an MBTiles file that was imported; they stay there.
struct TilesetRow {
    std::string path;
    std::string format; // "pbf", "png", "jpg", "webp"
    int zoomMin = 0;
    int zoomMax = 0;
    std::int64_t tiles = 0;
    std::string attribution = {}; // as the file says it; kept with the layer
};

// The geofile of a station: its path with ".geo" added.
std::string geofilePath(const std::string& stationPath);

// "HavG": what `file` recognizes a geofile by.
inline constexpr std::int64_t kGeofileApplicationId = 0x48617647;
inline constexpr int kGeofileVersion = 2;
// Read all the same: it lacks the boxes by which features are found for drawing, until
// renewGeofile() or the next import adds them.
inline constexpr int kGeofileVersionWithoutBoxes = 1;
extern const char* const kGeofileSql;
extern const char* const kGeofileBoxSql;    // since version 2
extern const char* const kGeofileExtentSql; // may be missing in a file of version 2

// The map data of one agency, read only. An import puts a new file in its place; who has this one
// open goes on reading it. One thread owns one Geofile.
class Geofile final
{
public:
    // Errors: GeofileMissing, GeofileUnusable, GeofileNewer, DiskFailing.
    static Result<Geofile> open(const std::string& path);

    const std::string& path() const { return m_path; }
    Result<std::vector<GeoLayer>> layers() const;
    // Every stretch of street and every address point, one at a time, in the same order always:
    // what a state has too many of to hold twice. `take` answers false to stop. Errors:
    // GeofileUnusable.
    Result<void> eachStreet(const std::function<bool(StreetSegment)>& take) const;
    Result<void> eachAddress(const std::function<bool(AddressPoint)>& take) const;
    // The rest: areas, places, mileposts, the attribution. Errors: GeofileUnusable.
    Result<MapLayers> areasAndPlaces() const;
    // Every road, one at a time and always in the same order, whatever the order of the imports.
    // `take` answers false to stop. Errors: GeofileUnusable.
    Result<void> eachRoad(const std::function<bool(Road)>& take) const;
    // Those whose roads and node are in the geofile. Errors: GeofileUnusable.
    Result<std::vector<TurnRestriction>> turnRestrictions() const;
    // Everything search needs. Errors: GeofileUnusable.
    Result<MapLayers> mapLayers() const;
    // False for a file of before there were boxes: cut() then finds nothing.
    bool hasBoxes() const { return m_hasBoxes; }
    // The ground that the files brought in cover, where at least one of them says where it ends:
    // beyond it nobody knows whether there is land or water. Empty: nothing is said of that.
    const std::vector<Bounds>& knownGround() const { return m_knownGround; }
    // The features in the maker's box that its zoom shows. Errors: GeofileUnusable, QueryCanceled.
    Result<void> cut(CutMaker& maker, const Bounds& box) const;
    // In the order of their layers' names. Errors: GeofileUnusable.
    Result<std::vector<TilesetRow>> tilesets() const;
    // Reading fails with QueryCanceled while the flag is set; nullptr: never.
    void interruptWhen(const std::atomic<bool>* isStale) { m_database->interruptWhen(isStale); }

private:
    explicit Geofile(Database database, std::string path);
    // The rows of a table that are one layer's lie between these numbers, as they were imported in
    // one go.
    struct LayerRows {
        std::int64_t layer = 0;
        std::int64_t first = 0;
        std::int64_t last = 0;
    };
    // By the layers' names.
    Result<std::vector<LayerRows>> layersIn(const char* table) const;
    using TakeRow = std::function<Result<bool>(const Statement&)>;
    Result<void> readKnownGround();
    Result<void> eachRow(const char* table, const char* sql, const TakeRow& take) const;
    std::unique_ptr<Database> m_database;
    std::string m_path;
    bool m_hasBoxes = false;
    std::vector<Bounds> m_knownGround;
};

// A refusal of SQLite, told as one about the geofile.
Refusal geofileRefusal(const Refusal& refusal, const std::string& path);

} // namespace haven
