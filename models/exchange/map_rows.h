#pragma once

#include "models/exchange/map_fields.h"
#include "models/store/geofile_writer.h"

#include <optional>
#include <string>
#include <vector>

// One feature of a map file as rows of the geofile.
namespace haven {

// What stands on a line of the search and beside a road. A longer one is no name, and would stop
// the screen while it is measured.
inline constexpr std::size_t kMapTextBytesMax = 1000;

struct MapRows {
    std::vector<RoadRow> roads;
    std::vector<AddressPoint> addresses;
    std::vector<MapPlace> places;
    std::vector<AreaRow> areas;
    std::vector<Polyline> lines;
    std::string name;    // of the lines
    std::string problem; // why there are no rows; empty where there are
};

MapRows rowsOf(const GeoFeature& feature, GeoLayerKind kind, const MapFieldNames& fields);
Result<void> addRows(GeofileWriter& writer, std::int64_t layer, const MapRows& rows);

// "motorway_link", "unclassified", "A41" -> a class; Residential where the word says nothing.
struct RoadWords {
    RoadClass roadClass = RoadClass::Residential;
    RoadAccess access = RoadAccess::Open;
    bool isRamp = false;
};
// As OpenStreetMap's highway tag has it. Empty for what is no road at all ("bus_stop").
std::optional<RoadWords> roadWordsOf(std::string_view highway);
// What a place is, from its name: "Elm Street School" is a school.
PlaceKind placeKindFromName(std::string_view name);

// What the file holds, from its name, the first features' properties and shapes, and its folder.
// Empty where nothing says it.
std::optional<GeoLayerKind> layerKindOf(std::string_view path, const std::vector<GeoFeature>& first,
                                        const MapFieldNames& fields);
// As written on the command line: "roads", "address", "beats".
std::optional<GeoLayerKind> layerKindFromWord(std::string_view word);
// All of them, for a sentence.
std::string layerKindWords();

} // namespace haven
