#include "tests/testkit/fake_map.h"

#include "models/geo/beats.h"
#include "tests/testkit/dispatch_fixture.h"

#include <algorithm>
#include <tuple>

namespace haven::test {

namespace {

UnitPositions spotsOf(const FakeMap& map)
{
    UnitPositions spots = positionsOf(map.state, map.knowledge.beats);
    for (const auto& [unit, position] : map.live) {
        if (map.state.units.count(unit) > 0)
            spots[unit] = {position.at, PositionSource::Live, position.fixedAt, "the road"};
    }
    return spots;
}

// As if every way were a road at 30 miles an hour.
Span timeBetween(Coordinate from, Coordinate to)
{
    constexpr double kMetersPerSecond = 13.4;
    return Span{static_cast<std::int64_t>(distanceMeters(from, to) / kMetersPerSecond * 1000)};
}

UnitTravels travelsIn(const UnitPositions& spots, const std::optional<Coordinate>& to)
{
    UnitTravels travels;
    for (const auto& [unit, spot] : spots) {
        if (to)
            travels[unit] = {timeBetween(spot.at, *to), TravelWay::Road};
    }
    return travels;
}

RecommendFound recommended(IncidentId id, const FakeMap& map)
{
    const auto plans = parsePlans(sourceText("resources/codes/plans.json"), map.knowledge.codes);
    RecommendFound found;
    found.incident = id;
    found.overrideReasons = plans->overrideReasons;
    const UnitPositions spots = spotsOf(map);
    const auto incident = map.state.incidents.find(id);
    const UnitTravels travels =
        travelsIn(spots, incident == map.state.incidents.end() ? std::nullopt
                                                               : incident->second.location.point);
    auto answer = recommend(id, {map.state, map.knowledge.codes, *plans, spots, travels, map.now});
    if (answer)
        found.answer = *std::move(answer);
    else
        found.refusal = answer.refusal();
    return found;
}

RoutesFound routesTo(const RoutesQuery& query, const FakeMap& map)
{
    RoutesFound found{query.incident, {}};
    const auto incident = map.state.incidents.find(query.incident);
    if (incident == map.state.incidents.end() || !incident->second.location.point)
        return found;
    const Coordinate to = *incident->second.location.point;
    const UnitPositions spots = spotsOf(map);
    for (const UnitId& unit : query.units) {
        const auto spot = spots.find(unit);
        if (spot == spots.end())
            continue;
        Route route;
        route.line = {spot->second.at, to};
        route.time = timeBetween(spot->second.at, to);
        route.meters = distanceMeters(spot->second.at, to);
        found.routes.push_back({unit, std::move(route)});
    }
    return found;
}

EtasFound etasOf(const FakeMap& map)
{
    EtasFound found;
    const UnitPositions spots = spotsOf(map);
    for (const auto& [id, incident] : map.state.incidents) {
        for (const auto& one : incident.assignments) {
            const auto spot = spots.find(one.unit);
            const bool isOnItsWay =
                one.stage == AssignmentStage::Dispatched || one.stage == AssignmentStage::EnRoute;
            if (isOnItsWay && spot != spots.end() && incident.location.point)
                found.etas.push_back({one.unit, id,
                                      timeBetween(spot->second.at, *incident.location.point),
                                      TravelWay::Road});
        }
    }
    return found;
}

ReachFound reached(const ReachQuery& query)
{
    ReachFound found{query.to, {}};
    for (const Span within : query.within) {
        const double m = static_cast<double>(within.wholeSeconds()) * 10;
        MultiPolygon square;
        square.polygons.push_back({{movedBy(query.to, -m, -m), movedBy(query.to, m, -m),
                                    movedBy(query.to, m, m), movedBy(query.to, -m, m)},
                                   {}});
        found.areas.push_back({within, square});
    }
    return found;
}

NearbyFound nearTo(const NearbyQuery& query, const FakeMap& map)
{
    NearbyFound found;
    found.at = query.at;
    for (const auto& [unit, spot] : spotsOf(map))
        found.units.push_back({unit, timeBetween(spot.at, query.at), TravelWay::Road,
                               distanceMeters(spot.at, query.at)});
    std::sort(found.units.begin(), found.units.end(), [](const NearTravel& a, const NearTravel& b) {
        return std::tie(*a.eta, a.unit) < std::tie(*b.eta, b.unit);
    });
    if (found.units.size() > query.unitsMax)
        found.units.resize(query.unitsMax);
    if (map.knowledge.beats)
        found.beat = map.knowledge.beats->beatAt(query.at);
    const auto near = map.knowledge.places ? map.knowledge.places->placeNear(query.at)
                                           : std::optional<PlaceNear>();
    if (near) {
        found.address = near->address;
        found.cross = near->cross;
        found.streets.push_back({near->street, near->distanceM});
    }
    return found;
}

PlacesFound placesFor(const PlaceSearch& query, const FakeMap& map)
{
    PlacesFound found;
    found.map = map.standing;
    if (map.standing != MapStanding::Ready || !map.knowledge.places)
        return found;
    for (auto& place : map.knowledge.places->find(query.text, query.near, query.limit)) {
        const auto beat =
            map.knowledge.beats ? map.knowledge.beats->beatAt(place.at) : std::nullopt;
        found.hits.push_back({std::move(place), beat});
    }
    return found;
}

MapFilesFound filesSeen(const MapFilesQuery& query)
{
    MapFilesFound found;
    found.kinds = {"roads", "addresses", "places", "towns", "beats"};
    for (const auto& path : query.paths) {
        MapFileSeen seen;
        seen.path = path;
        seen.format = "geojson";
        for (const auto& kind : found.kinds) {
            if (path.find(kind) != std::string::npos)
                seen.kind = kind;
        }
        found.files.push_back(std::move(seen));
    }
    return found;
}

} // namespace

bool isFakeMapQuestion(const Query& query)
{
    return std::holds_alternative<RecommendQuery>(query) ||
           std::holds_alternative<RoutesQuery>(query) || std::holds_alternative<EtasQuery>(query) ||
           std::holds_alternative<ReachQuery>(query) ||
           std::holds_alternative<NearbyQuery>(query) ||
           std::holds_alternative<PlaceSearch>(query) ||
           std::holds_alternative<TrailQuery>(query) ||
           std::holds_alternative<MapFilesQuery>(query);
}

QueryAnswer fakeMapAnswer(const Query& query, const FakeMap& map)
{
    if (const auto* whom = std::get_if<RecommendQuery>(&query))
        return recommended(whom->incident, map);
    if (const auto* routes = std::get_if<RoutesQuery>(&query))
        return routesTo(*routes, map);
    if (const auto* reach = std::get_if<ReachQuery>(&query))
        return reached(*reach);
    if (const auto* near = std::get_if<NearbyQuery>(&query))
        return nearTo(*near, map);
    if (const auto* places = std::get_if<PlaceSearch>(&query))
        return placesFor(*places, map);
    if (const auto* trail = std::get_if<TrailQuery>(&query))
        return TrailFound{trail->unit, {}};
    if (const auto* files = std::get_if<MapFilesQuery>(&query))
        return filesSeen(*files);
    return etasOf(map);
}

} // namespace haven::test
