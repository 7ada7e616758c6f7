#pragma once

#include "models/base/enums.h"
#include "models/geo/coordinate.h"

#include <cstdint>
#include <string>
#include <vector>

// The road network as it was imported: what drawing, search and travel time are built from.
namespace haven {

// From the widest to the narrowest. Ramps have the class of the road they lead to.
HAVEN_ENUM(RoadClass, Motorway, Trunk, Primary, Secondary, Tertiary, Residential, Service, Track,
           Path)

// Forward: only in the order of the points; Backward: only against it.
HAVEN_ENUM(RoadOneway, No, Forward, Backward)

// Private: an emergency vehicle passes, others do not. Closed: nobody drives here (steps, footways,
// barriers, under construction).
HAVEN_ENUM(RoadAccess, Open, Private, Closed)

struct Road {
    std::int64_t id = 0;    // in the geofile; good until the next import
    std::int64_t wayId = 0; // OpenStreetMap's; 0 where the file has none
    std::string name;       // empty for a road without a name
    std::string ref;        // "I 95;US 1"
    RoadClass roadClass = RoadClass::Residential;
    RoadOneway oneway = RoadOneway::No;
    RoadAccess access = RoadAccess::Open;
    bool isRamp = false;
    int speedMaxKmh = 0; // as signed; 0: not known
    std::vector<Coordinate> points;
    // One for each point, equal where roads are joined: OpenStreetMap's numbers, or nodeIdAt() of
    // the point where the file has none. Roads that only cross (a bridge) share none.
    std::vector<std::int64_t> nodes;
};

// Forbidden: from → via → to must not be driven. Only: from `from` at `via` nothing but `to`.
HAVEN_ENUM(TurnRule, Forbidden, Only)

struct TurnRestriction {
    std::int64_t fromRoad = 0; // Road::id
    std::int64_t viaNode = 0;  // one of Road::nodes
    std::int64_t toRoad = 0;
    TurnRule rule = TurnRule::Forbidden;
};

// The number of a place where a file has no numbers of its own: the same place, the same number.
// Negative, so that it never meets one of OpenStreetMap's.
constexpr std::int64_t nodeIdAt(Coordinate at)
{
    const std::int64_t lat = static_cast<std::int64_t>(at.latE7) + 900'000'000;
    const std::int64_t lon = static_cast<std::int64_t>(at.lonE7) + 1'800'000'000;
    return -1 - (lat * 4'294'967'296 + lon);
}

} // namespace haven
