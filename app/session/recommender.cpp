#include "app/session/recommender.h"

#include "models/dispatch/road_closures.h"
#include "models/feeds/position_ring.h"
#include "models/geo/road_layers.h"
#include "models/store/geofile.h"

#include <algorithm>
#include <tuple>

namespace haven {

namespace {

// The roads of the geofile, read while the network is made of them; empty without a geofile, or
// when it has no roads.
Result<std::optional<RoadGraph>> graphOfGeofile(const std::string& stationPath,
                                                const TravelProfile& profile)
{
    const auto geofile = Geofile::open(geofilePath(stationPath));
    if (!geofile && geofile.refusal().code == RefusalCode::GeofileMissing)
        return std::optional<RoadGraph>();
    if (!geofile)
        return geofile.refusal();
    const auto turns = geofile->turnRestrictions();
    if (!turns)
        return turns.refusal();
    Result<void> read;
    std::optional<RoadGraph> graph = RoadGraph::streamed(
        [&](const std::function<void(const Road&)>& take) {
            if (!read)
                return;
            read = geofile->eachRoad([&take](const Road& road) {
                take(road);
                return true;
            });
        },
        *turns, profile);
    if (!read)
        return read.refusal();
    if (graph->isEmpty())
        graph.reset();
    return graph;
}

constexpr double kPlaceWithinM = 250;

std::string wordsFor(const StationMap* map, Coordinate at)
{
    const auto near = map ? map->places.placeNear(at, kPlaceWithinM) : std::nullopt;
    if (!near)
        return coordinateText(at);
    return near->cross.empty() ? near->address : near->street + " & " + near->cross;
}

} // namespace

UnitPositions liveSpots(const State& state, const std::vector<UnitPosition>& positions,
                        const StationMap* map)
{
    UnitPositions spots;
    for (const UnitPosition& one : positions) {
        const auto unit = state.units.find(one.unit);
        if (unit == state.units.end())
            continue;
        const auto& told = unit->second.placeAt;
        const bool isPlaced = unit->second.place && unit->second.place->point;
        if (isPlaced && told && *told > one.fixedAt)
            continue;
        spots[one.unit] = {one.at, PositionSource::Live, one.fixedAt, wordsFor(map, one.at)};
    }
    return spots;
}

Result<UnitPositions> keptSpots(const std::string& stationPath, const State& state,
                                const StationMap* map)
{
    const auto kept = readLastPositions(positionRingPath(stationPath));
    if (!kept)
        return kept.refusal();
    return liveSpots(state, *kept, map);
}

LocalHour localHourOf(Instant at, const AgencyTime& time)
{
    constexpr std::int64_t kHourMs = 3'600'000;
    constexpr std::int64_t kDayMs = 24 * kHourMs;
    const std::int64_t local = at.ms + time.offsetAt(at).ms;
    const std::int64_t day = local >= 0 ? local / kDayMs : (local - kDayMs + 1) / kDayMs;
    // The first day of 1970 was a Thursday.
    const std::int64_t weekday = ((day + 3) % 7 + 7) % 7; // 0 is Monday
    LocalHour hour;
    hour.hour = static_cast<std::int32_t>((local - day * kDayMs) / kHourMs);
    hour.day = weekday >= 5 ? LocalHour::Day::Weekend : LocalHour::Day::Week;
    return hour;
}

Recommender::Recommender(const Codes& codes, SharedMap map, RoadGraph graph, ResponsePlans plans)
    : m_codes(codes), m_map(std::move(map)), m_graph(std::move(graph)), m_plans(std::move(plans)),
      m_search(m_graph)
{}

Result<std::unique_ptr<Recommender>> Recommender::load(const std::string& stationPath,
                                                       const Codes& codes, SharedMap map)
{
    HAVEN_ASSERT(map != nullptr);
    const auto profile = parseTravelProfile(resourceText(":/map/travel.json"));
    if (!profile)
        return profile.refusal();
    auto plans = parsePlans(resourceText(":/codes/plans.json"), codes);
    if (!plans)
        return plans.refusal();
    auto graph = graphOfGeofile(stationPath, *profile);
    if (!graph)
        return graph.refusal();
    if (!*graph)
        graph->emplace(roadsOf(map->layers), std::vector<TurnRestriction>(), *profile);
    return std::unique_ptr<Recommender>(
        new Recommender(codes, std::move(map), **std::move(graph), *std::move(plans)));
}

std::unique_ptr<Recommender> Recommender::withoutRoads(const Codes& codes)
{
    auto profile = parseTravelProfile(resourceText(":/map/travel.json"));
    auto plans = parsePlans(resourceText(":/codes/plans.json"), codes);
    HAVEN_ASSERT(profile.isOk());
    HAVEN_ASSERT(plans.isOk());
    return std::unique_ptr<Recommender>(
        new Recommender(codes, std::make_shared<const StationMap>(MapLayers{}),
                        RoadGraph({}, {}, *profile), *std::move(plans)));
}

RoadConditions Recommender::conditions(const State& state, Instant now,
                                       const AgencyTime& time) const
{
    RoadConditions conditions;
    conditions.timePercents = timePercentsAt(m_graph.profile(), localHourOf(now, time));
    std::vector<Coordinate> closed;
    for (const auto& closure : closuresOf(state))
        closed.push_back(closure.at);
    conditions.closed = m_graph.closing(closed);
    return conditions;
}

Result<Recommendation> Recommender::recommend(const State& state, IncidentId incident, Instant now,
                                              const AgencyTime& time, const UnitPositions& live)
{
    const UnitPositions known = positions(state, live);
    const RoadConditions roads = conditions(state, now, time);
    return recommendByRoad(incident, {state, m_codes, m_plans, known, now, m_search, roads});
}

UnitPositions Recommender::positions(const State& state, const UnitPositions& live) const
{
    const BeatMap* beats = m_map->layers.beats.empty() ? nullptr : &m_map->beats;
    UnitPositions known = positionsOf(state, beats);
    for (const auto& [unit, position] : live) {
        if (state.units.count(unit) > 0)
            known[unit] = position;
    }
    return known;
}

std::vector<UnitEta> Recommender::etas(const State& state, Instant now, const AgencyTime& time,
                                       const UnitPositions& live)
{
    const UnitPositions known = positions(state, live);
    const RoadConditions roads = conditions(state, now, time);
    std::vector<UnitEta> etas;
    for (const auto& [id, incident] : state.incidents) {
        UnitPositions moving;
        for (const auto& assignment : incident.assignments) {
            const bool isOnItsWay = assignment.stage == AssignmentStage::Dispatched ||
                                    assignment.stage == AssignmentStage::EnRoute;
            const auto at = known.find(assignment.unit);
            if (isOnItsWay && at != known.end())
                moving.insert(*at);
        }
        if (moving.empty())
            continue;
        for (const auto& [unit, travel] :
             travelsTo(incident.location.point, moving, m_search, roads))
            etas.push_back({unit, id, travel.time, travel.way});
    }
    return etas;
}

std::vector<NearTravel> Recommender::nearest(const State& state, Coordinate to,
                                             std::size_t unitsMax, Instant now,
                                             const AgencyTime& time, const UnitPositions& live)
{
    const UnitPositions known = positions(state, live);
    std::vector<NearTravel> near;
    for (const auto& [unit, travel] : travelsTo(to, known, m_search, conditions(state, now, time)))
        near.push_back({unit, travel.time, travel.way, distanceMeters(known.at(unit).at, to)});
    // A guess by straight line never comes before a way by road.
    std::sort(near.begin(), near.end(), [](const NearTravel& a, const NearTravel& b) {
        return std::tie(a.way, *a.eta, a.unit) < std::tie(b.way, *b.eta, b.unit);
    });
    if (near.size() > unitsMax)
        near.resize(unitsMax);
    return near;
}

Route Recommender::route(const State& state, Coordinate from, Coordinate to, Instant now,
                         const AgencyTime& time)
{
    return m_search.route(from, to, conditions(state, now, time));
}

std::vector<ReachedStretch> Recommender::reach(const State& state, Coordinate to, Span within,
                                               Instant now, const AgencyTime& time)
{
    return m_search.reach(to, within, conditions(state, now, time));
}

} // namespace haven
