#pragma once

#include "models/store/geofile.h"
#include "models/store/station_lock.h"

#include <map>
#include <optional>

namespace haven {

// What one road carries besides the network.
struct RoadRow {
    Road road; // its id is given by the geofile
    std::vector<std::string> aliases;
    std::string town; // empty where the file does not say
    std::optional<NumberRange> leftNumbers;
    std::optional<NumberRange> rightNumbers;
};

struct AreaRow {
    std::string code; // the beat's; empty for other layers
    std::string name;
    MultiPolygon area;
};

// By OpenStreetMap's numbers, as it is in the file.
struct TurnRow {
    std::int64_t fromWay = 0;
    std::int64_t viaNode = 0;
    std::int64_t toWay = 0;
    TurnRule rule = TurnRule::Forbidden;
};

// Builds the next geofile beside the one in use: a copy of it, layers replaced, put in its place by
// finish() in one step. Without finish() the old one stays as it is and the new one is taken away.
class GeofileWriter final
{
public:
    // A file of an older version is brought up to date on the way. Errors: StationLocked (somebody
    // else imports), GeofileUnusable, GeofileNewer, DiskFull,
    // DiskFailing.
    static Result<GeofileWriter> begin(const std::string& path, const StationHolder& holder);
    GeofileWriter(GeofileWriter&&) noexcept = default;
    GeofileWriter& operator=(GeofileWriter&&) noexcept = default;
    ~GeofileWriter();

    // Takes away the layers of that name, of one kind or of all.
    Result<void> removeLayers(const std::string& name, std::optional<GeoLayerKind> kind);
    // A new layer's number. Precondition: no layer of this name and kind.
    Result<std::int64_t> addLayer(const GeoLayer& layer);
    Result<void> add(std::int64_t layer, const RoadRow& road);
    Result<void> add(std::int64_t layer, const TurnRow& turn);
    Result<void> add(std::int64_t layer, const AddressPoint& point);
    Result<void> add(std::int64_t layer, const MapPlace& place);
    Result<void> add(std::int64_t layer, const Milepost& post);
    Result<void> add(std::int64_t layer, const AreaRow& area);
    Result<void> add(std::int64_t layer, const Polyline& line, const std::string& name);
    Result<void> add(std::int64_t layer, const TilesetRow& tiles);
    // The file of that name says itself where it ends: what lies beyond is not known.
    Result<void> covers(const std::string& name, const Bounds& edge);
    // Counts features, says of each in which town it lies, and puts the file in place.
    Result<void> finish();

private:
    GeofileWriter(StationLock lock, Database database, std::string path);
    Result<void> boxed(const char* table, const std::optional<Bounds>& bounds, double zoom);
    void addGround(std::int64_t layer, const std::optional<Bounds>& bounds);
    Result<void> countFeatures();
    Result<void> measureExtents();
    Result<void> put();
    Refusal told(const Refusal& refusal) const;
    // Order matters: the database is closed before the lock is let go.
    std::optional<StationLock> m_lock;
    std::optional<Database> m_database;
    std::string m_path;
    std::map<std::int64_t, GeoLayerKind> m_kinds; // of the layers added in this run
    std::map<std::int64_t, Bounds> m_ground;      // and what their roads and waters reach
};

// Each road, address and place whose file names no town gets that of the area it lies in. A file
// nearly all of which lies in one town is that town's: the lines of town maps are drawn coarser
// than parcels, and cut the outermost off. Works on an open geofile under construction.
Result<void> assignTowns(Database& database);

// Brings a file of an older version up to date, so that it is drawn; true where there was something
// to do. Errors: those of Geofile::open and GeofileWriter::begin, and then the old one is
// untouched.
Result<bool> renewGeofile(const std::string& path, const StationHolder& holder);

} // namespace haven
