#pragma once

#include "models/crisis/cues.h"
#include "models/dispatch/act.h"
#include "models/geo/beats.h"
#include "models/geo/layers.h"
#include "models/geo/place_index.h"

#include <memory>
#include <optional>
#include <string>

namespace haven {

// Everything rules and panels look things up in, read once at start and never changed: codes,
// protocols, cues, and the map's layers with their indexes.
struct KnowledgeBase {
    Knowledge knowledge;
    std::optional<CueSet> cues; // none: the advisor is off, dispatch works without it
    MapLayers layers;
    std::unique_ptr<BeatMap> beats;
    std::unique_ptr<PlaceIndex> places;
    // Protocol files and a map that could not be read: each is named to people, and the rest works.
    std::vector<Refusal> disabled;
};

// Which map a station has: the geofile beside it (havenctl map import), else the GeoJSON files of
// the folder STATION.map beside it (streets, beats, towns, water, parks, places), else a demo
// station its fictional town, else none.
enum class MapSource { None, DemoTown, Folder, Geofile };
MapSource mapSourceOf(const std::string& stationPath, StationMode mode);
// The file or folder of such a map; empty where there is none.
std::string mapPathOf(const std::string& stationPath, MapSource source);

// A map that cannot be read is none, and among `disabled`. Precondition: the programs' resources
// are linked in. Errors: CodesMalformed, CuesMalformed, FileMalformed: of files that an agency may
// have changed.
Result<std::unique_ptr<KnowledgeBase>> loadKnowledge(MapSource source, const std::string& mapPath);

// One protocol file out of many: taken, or disabled and named.
void takeProtocol(KnowledgeBase& base, const std::string& path, const std::string& text);

// A compiled-in file, ":/codes/types.json"; empty when there is none.
std::string resourceText(const std::string& path);

} // namespace haven
