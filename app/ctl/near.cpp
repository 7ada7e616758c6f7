#include "app/ctl/load_station.h"
#include "app/ctl/verb.h"
#include "app/session/recommender.h"
#include "app/session/session.h"
#include "models/dispatch/road_closures.h"
#include "models/geo/reach_area.h"

#include <algorithm>
#include <fmt/format.h>

// What the console's list "nearest to" and its reach areas say, without a screen.
namespace haven::ctl {

namespace {

constexpr const char* kNearUsage =
    "near --station FILE LAT,LON [--within MINUTES] [--limit N] [--json]";
constexpr int kMinutesMax = 120;
constexpr int kNearMax = 500;
constexpr std::size_t kIncidentsNear = 10;
constexpr std::size_t kStreetsNear = 20;

nlohmann::json nearUnitsJson(const std::vector<NearTravel>& units)
{
    nlohmann::json list = nlohmann::json::array();
    for (const NearTravel& near : units)
        list.push_back({{"unit", near.unit.value},
                        {"eta_s", near.eta->wholeSeconds()},
                        {"road", near.way == TravelWay::Road},
                        {"distance_m", static_cast<std::int64_t>(near.distanceM)}});
    return list;
}

nlohmann::json nearIncidentsJson(const State& state, Coordinate at)
{
    std::vector<std::pair<double, const Incident*>> open;
    for (const auto& [id, incident] : state.incidents) {
        if (incident.stage != IncidentStage::Closed && incident.location.point &&
            incident.visibility == Visibility::Normal)
            open.emplace_back(distanceMeters(*incident.location.point, at), &incident);
    }
    std::sort(open.begin(), open.end());
    nlohmann::json list = nlohmann::json::array();
    for (std::size_t n = 0; n < std::min(open.size(), kIncidentsNear); ++n)
        list.push_back({{"incident", open[n].second->number},
                        {"type", open[n].second->type.value},
                        {"place", open[n].second->location.text},
                        {"distance_m", static_cast<std::int64_t>(open[n].first)}});
    return list;
}

nlohmann::json streetsJson(const StationMap& map, Coordinate at)
{
    nlohmann::json list = nlohmann::json::array();
    for (const NearStreet& street : streetsWithin(map, at, kStreetsNear))
        list.push_back(
            {{"street", street.name}, {"distance_m", static_cast<std::int64_t>(street.distanceM)}});
    return list;
}

nlohmann::json closuresJson(const State& state, Coordinate at)
{
    constexpr double kClosuresWithinM = 5'000;
    nlohmann::json list = nlohmann::json::array();
    for (const RoadClosure& one : closuresOf(state)) {
        const double away = distanceMeters(one.at, at);
        if (away <= kClosuresWithinM)
            list.push_back({{"place", one.words},
                            {"lat", latitudeDegrees(one.at)},
                            {"lon", longitudeDegrees(one.at)},
                            {"distance_m", static_cast<std::int64_t>(away)}});
    }
    return list;
}

// As GeoJSON has areas: longitude first, each ring closed.
nlohmann::json areaJson(const MultiPolygon& area)
{
    nlohmann::json polygons = nlohmann::json::array();
    for (const Polygon& polygon : area.polygons) {
        nlohmann::json rings = nlohmann::json::array();
        std::vector<const Ring*> all{&polygon.outer};
        for (const Ring& hole : polygon.holes)
            all.push_back(&hole);
        for (const Ring* ring : all) {
            nlohmann::json points = nlohmann::json::array();
            for (const Coordinate at : *ring)
                points.push_back({longitudeDegrees(at), latitudeDegrees(at)});
            if (!ring->empty() && ring->front() != ring->back())
                points.push_back(points.front());
            rings.push_back(std::move(points));
        }
        polygons.push_back(std::move(rings));
    }
    return {{"type", "MultiPolygon"}, {"coordinates", polygons}};
}

void sayNear(const nlohmann::json& answer)
{
    sayLine("At " + answer["address"].get<std::string>());
    for (const auto& one : answer["units"])
        sayLine(fmt::format("{:<6} {}{}:{:02}  {} m straight", one["unit"].get<std::string>(),
                            one["road"].get<bool>() ? "" : "~", one["eta_s"].get<int>() / 60,
                            one["eta_s"].get<int>() % 60, one["distance_m"].get<std::int64_t>()));
    for (const auto& one : answer["incidents"])
        sayLine(fmt::format(
            "{} {} {}  {} m", one["incident"].get<std::string>(), one["type"].get<std::string>(),
            onOneLine(one["place"].get<std::string>()), one["distance_m"].get<std::int64_t>()));
    for (const auto& one : answer["closed_roads"])
        sayLine(fmt::format("road closed: {}  {} m", onOneLine(one["place"].get<std::string>()),
                            one["distance_m"].get<std::int64_t>()));
    for (const auto& one : answer["streets"])
        sayLine(fmt::format("{}  {} m", one["street"].get<std::string>(),
                            one["distance_m"].get<std::int64_t>()));
}

} // namespace

int runNear(const Arguments& arguments)
{
    const auto path = stationPath(arguments);
    if (!path)
        return kUsage;
    if (arguments.words.size() != 1)
        return misused(kNearUsage);
    const auto at = parseCoordinate(arguments.words.front());
    if (!at)
        return tell(at.refusal());
    const auto limit = numberOption(arguments, {"limit", 20, 1, kNearMax}, kNearUsage);
    const auto minutes = numberOption(arguments, {"within", 1, 1, kMinutesMax}, kNearUsage);
    if (!limit || !minutes)
        return kUsage;
    const auto loaded = loadStation(*path);
    if (!loaded)
        return tell(loaded.refusal());
    const MapSource source = mapSourceOf(*path, loaded->state.mode);
    const auto base = loadKnowledge(source, mapPathOf(*path, source));
    if (!base)
        return tell(base.refusal());
    const auto recommender = Recommender::load(*path, **base);
    if (!recommender)
        return tell(recommender.refusal());
    const auto seen = keptSpots(*path, loaded->state, (*base)->map.get());
    if (!seen)
        tell(seen.refusal());
    const AgencyTime time(loaded->state.timeZone);
    const auto near = (*base)->map->places.placeNear(*at);
    nlohmann::json answer = {
        {"address", near ? near->address : coordinateText(*at)},
        {"units", nearUnitsJson((*recommender)
                                    ->nearest(loaded->state, *at, static_cast<std::size_t>(*limit),
                                              systemNow(), time, seen ? *seen : UnitPositions{}))},
        {"incidents", nearIncidentsJson(loaded->state, *at)},
        {"closed_roads", closuresJson(loaded->state, *at)},
        {"streets", streetsJson(*(*base)->map, *at)}};
    if (arguments.option("within")) {
        const auto stretches =
            (*recommender)->reach(loaded->state, *at, Span::minutes(*minutes), systemNow(), time);
        answer["reach"] = areaJson(reachArea((*recommender)->graph(), stretches));
    }
    if (arguments.isJson)
        sayJson(answer);
    else
        sayNear(answer);
    return kDone;
}

} // namespace haven::ctl
