#pragma once

#include "models/dispatch/recommend.h"
#include "models/geo/place_index.h"
#include "models/geo/shapes.h"

#include <optional>
#include <string>
#include <vector>

// Questions that need the roads or the names of the map: answered on threads of their own, from the
// board as it stood when they were asked.
namespace haven {

// Loading: there is one, and it is still being read.
HAVEN_ENUM(MapStanding, None, Loading, Ready)

// Whom to send to an incident.
struct RecommendQuery {
    IncidentId incident;
};
struct RecommendFound {
    IncidentId incident;
    std::optional<Refusal> refusal; // why there is no answer
    Recommendation answer;
    std::vector<OverrideReason> overrideReasons; // why others may be sent, a key each
};

// The way of each of these units to an incident.
struct RoutesQuery {
    IncidentId incident;
    std::vector<UnitId> units;
};
struct UnitRoute {
    UnitId unit;
    Route route;
};
struct RoutesFound {
    IncidentId incident;
    std::vector<UnitRoute> routes; // of those whose position is known
};

// How long every unit on its way still needs.
struct EtasQuery {};
struct UnitEta {
    UnitId unit;
    IncidentId incident;
    Span time;
    TravelWay way = TravelWay::Road;
};
struct EtasFound {
    std::vector<UnitEta> etas;
};

// The ground from where a unit gets to a point in time.
struct ReachQuery {
    Coordinate to;
    std::vector<Span> within;
};
struct ReachedArea {
    Span within;
    MultiPolygon area;
};
struct ReachFound {
    Coordinate to;
    std::vector<ReachedArea> areas; // empty without roads near the point
};

// What is around a point: where it is, who is near, which streets are within.
inline constexpr double kStreetsWithinM = 400;
struct NearbyQuery {
    Coordinate at;
    std::size_t unitsMax = 20;
    std::size_t streetsMax = 20;
};
struct NearTravel {
    UnitId unit;
    std::optional<Span> eta;
    TravelWay way = TravelWay::Road;
    double distanceM = 0; // in a straight line
};
struct NearStreet {
    std::string name;
    double distanceM = 0; // of its nearest point
};
struct NearbyFound {
    Coordinate at;
    std::string address; // empty: no street near it
    std::string cross;
    std::string town;
    std::optional<BeatId> beat;
    std::vector<NearTravel> units;   // soonest first, those without a known time last
    std::vector<NearStreet> streets; // nearest first
};

// Places by what is typed, while it is typed.
struct PlaceSearch {
    std::string text;
    std::optional<Coordinate> near; // the map's center, the caller: settles what words leave open
    std::size_t limit = 8;
};
struct PlaceHit {
    PlaceCandidate place;
    std::optional<BeatId> beat;
};
struct PlacesFound {
    MapStanding map = MapStanding::None;
    std::vector<PlaceHit> hits; // best first
};

// Where a unit was.
struct TrailQuery {
    UnitId unit;
    Instant from;
    Instant to;
};
struct TrailSpot {
    Coordinate at;
    Instant seenAt;
};
struct TrailFound {
    UnitId unit;
    std::vector<TrailSpot> spots; // oldest first
};

// What map files are, before they are brought in.
struct MapFilesQuery {
    std::vector<std::string> paths;
};
struct MapFileSeen {
    std::string path;
    std::string format; // "geojson"; empty: none that can be read
    std::string kind;   // "roads"; empty: not recognized, or the file holds several
    std::string problem;
    bool isKindNeeded = true; // false: each of its features says what it is
};
struct MapFilesFound {
    std::vector<MapFileSeen> files;
    std::vector<std::string> kinds; // all there are, in words
};

} // namespace haven
