#pragma once

#include "app/session/station_map.h"
#include "models/crisis/cues.h"
#include "models/dispatch/act.h"

#include <future>
#include <memory>
#include <optional>
#include <string>

namespace haven {

// Everything rules and panels look things up in, read once at start: codes, protocols, cues, and
// the map, the only part that may be another one later.
struct KnowledgeBase {
    Knowledge knowledge;
    std::optional<CueSet> cues; // none: the advisor is off, dispatch works without it
    SharedMap map = std::make_shared<const StationMap>(MapLayers{}); // without one, an empty map
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

// The layers of such a map with their indexes; a second or two for a whole state, so not on the
// screen's thread. Errors: those of Geofile, FileMalformed, FileUnreadable.
Result<SharedMap> loadMap(MapSource source, const std::string& mapPath);
// From now on `knowledge` looks in that map. Precondition: the map outlives its use.
void lookIn(Knowledge& knowledge, const StationMap& map);

// A map that cannot be read is none, and among `disabled`. Precondition: the programs' resources
// are linked in. Errors: CodesMalformed, CuesMalformed, FileMalformed: of files that an agency may
// have changed.
Result<std::unique_ptr<KnowledgeBase>> loadKnowledge(MapSource source, const std::string& mapPath);
// The same in two halves, for whoever has something else to do meanwhile: the cues take as long as
// all the rest of a start. loadTables() leaves them out.
using CuesToCome = std::future<Result<std::optional<CueSet>>>;
CuesToCome readCuesAside();
Result<std::unique_ptr<KnowledgeBase>> loadTables(MapSource source, const std::string& mapPath);
Result<void> takeCues(KnowledgeBase& base, CuesToCome cues);

// An agency's own response file, directory and protocols beside its station take the place of what
// is shipped; the instruments it installed are added. What of them cannot be used is among
// `disabled`, and the shipped one works on. Precondition: the base holds what is shipped, as
// loadKnowledge() left it.
std::string agencyResponsePath(const std::string& stationPath);
// The agency's own kinds of help, beside those that are shipped.
std::string agencyAidPath(const std::string& stationPath);
void takeStationTables(KnowledgeBase& base, const std::string& stationPath);

// One protocol file out of many: taken, or disabled and named.
void takeProtocol(KnowledgeBase& base, const std::string& path, const std::string& text,
                  ProtocolSource source = ProtocolSource::Shipped);

// A compiled-in file, ":/codes/types.json"; empty when there is none.
std::string resourceText(const std::string& path);

} // namespace haven
