#pragma once

#include "models/base/enums.h"
#include "models/base/ids.h"
#include "models/geo/shapes.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// The town as plain geometry. Map drawing, BeatMap and PlaceIndex are all built from a MapLayers,
// whatever file it came from.
namespace haven {

// From the widest to the narrowest; drawing order and travel speed hang on it.
HAVEN_ENUM(StreetClass, Motorway, Trunk, Primary, Secondary, Residential, Service, Path)

// Forward: only in the order of the line's points.
HAVEN_ENUM(TravelDirection, Both, Forward, Backward)

// House numbers on one side, from the first point of the line to the last; may run downward. The
// parity of `from` is the parity of the side.
struct NumberRange {
    std::int32_t from = 0;
    std::int32_t to = 0;
    bool operator==(const NumberRange&) const = default;
};

// One stretch of a street, usually from crossing to crossing. Stretches that meet share the exact
// coordinate, from which crossings (and later the road network) are found.
struct StreetSegment {
    std::string name;                 // "Wharf St", as it is shown; empty: drawn but not searched
    std::vector<std::string> aliases; // "Route 146"
    std::string town;                 // empty where the file does not say
    StreetClass streetClass = StreetClass::Residential;
    TravelDirection direction = TravelDirection::Both;
    Polyline line;
    std::optional<NumberRange> leftNumbers;
    std::optional<NumberRange> rightNumbers;
};

// A house number known to the point; wins over interpolation.
struct AddressPoint {
    std::int32_t number = 0;
    std::string street; // as in StreetSegment::name
    std::string town;
    Coordinate at;
    std::string numberText = {}; // "12A", "12 1/2"; empty where it is just the number
    std::string unit = {}; // "# 101", in the spelling of placeWords(); empty for the whole house
};

HAVEN_ENUM(PlaceKind, Police, Fire, Hospital, Clinic, Shelter, School, Library, Government, Transit,
           Worship, Park, Shop, Lodging, Food, Housing, Marina, Highway, Landmark)

// A place people name instead of an address.
struct MapPlace {
    std::string name;
    std::vector<std::string> aliases;
    PlaceKind kind = PlaceKind::Landmark;
    std::string address; // "400 Main St"; may be empty
    std::string town;
    Coordinate at;
};

// A mile marker or an exit of a highway.
struct Milepost {
    std::string route;                      // "I 95"
    std::optional<std::int32_t> mileTenths; // 475 is mile 47.5
    std::string exit;                       // "41", "12A"; empty for a mile marker
    Coordinate at;
};

// A name people use for a part of a town: "Storrs" of Mansfield. A name in several towns is
// several.
struct Village {
    std::string name;
    std::string town;
};

struct MapArea {
    std::string name;
    MultiPolygon area;
};

struct BeatArea {
    BeatId id;
    std::string name; // "Beat 3, Downtown"
    MultiPolygon area;
};

struct MapLayers {
    std::vector<MapArea> towns;
    std::vector<MapArea> troops; // the areas of the State Police
    std::vector<MapArea> water;
    std::vector<MapArea> parks;
    std::vector<StreetSegment> streets;
    // Where streets are in a map whose streets are left in its file; empty: look at `streets`.
    std::optional<Bounds> streetsExtent;
    std::vector<AddressPoint> addressPoints;
    std::vector<BeatArea> beats;
    std::vector<MapPlace> places;
    std::vector<Milepost> mileposts;
    std::vector<Village> villages;
    std::vector<std::string> townNames; // towns that may be named though no area of theirs is known
    std::string attribution;            // what the license asks to show on the map; may be empty
};

// Everything drawn; empty for empty layers.
std::optional<Bounds> boundsOf(const MapLayers& layers);

} // namespace haven
