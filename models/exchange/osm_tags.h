#pragma once

#include "models/exchange/osm_file.h"

#include <optional>
#include <osmium/osm/tag.hpp>

// What the tags of an OpenStreetMap object say, for osm_file.cpp.
namespace haven {

std::string osmTag(const osmium::TagList& tags, const char* key);
// Empty when it is no road. Points and nodes are still to come.
std::optional<RoadRow> osmRoad(const osmium::TagList& tags);
// A place with a name that people use as one.
std::optional<MapPlace> osmPlace(const osmium::TagList& tags);
struct OsmAddress {
    std::optional<AddressPoint> point; // empty: a number without a usable street
};
// Empty when there is no house number.
std::optional<OsmAddress> osmAddress(const osmium::TagList& tags);
std::optional<GeoLayerKind> osmAreaKind(const osmium::TagList& tags);
bool isOsmRail(const osmium::TagList& tags);
std::optional<TurnRule> osmTurnRule(const osmium::TagList& tags);

} // namespace haven
