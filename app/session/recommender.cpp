#include "app/session/recommender.h"

#include "models/dispatch/road_closures.h"
#include "models/geo/road_layers.h"
#include "models/store/geofile.h"

namespace haven {

namespace {

struct Network {
    std::vector<Road> roads;
    std::vector<TurnRestriction> turns;
};

Result<Network> networkOf(const std::string& stationPath, const MapLayers& layers)
{
    Network network;
    const auto geofile = Geofile::open(geofilePath(stationPath));
    if (!geofile && geofile.refusal().code != RefusalCode::GeofileMissing)
        return geofile.refusal();
    if (geofile) {
        const auto read = geofile->eachRoad([&network](Road road) {
            network.roads.push_back(std::move(road));
            return true;
        });
        if (!read)
            return read.refusal();
        auto turns = geofile->turnRestrictions();
        if (!turns)
            return turns.refusal();
        network.turns = *std::move(turns);
    }
    if (network.roads.empty())
        network.roads = roadsOf(layers);
    return network;
}

} // namespace

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

Recommender::Recommender(const KnowledgeBase& base, RoadGraph graph, ResponsePlans plans)
    : m_base(base), m_graph(std::move(graph)), m_plans(std::move(plans)), m_search(m_graph)
{}

Result<std::unique_ptr<Recommender>> Recommender::load(const std::string& stationPath,
                                                       const KnowledgeBase& base)
{
    const auto profile = parseTravelProfile(resourceText(":/map/travel.json"));
    if (!profile)
        return profile.refusal();
    auto plans = parsePlans(resourceText(":/codes/plans.json"), base.knowledge.codes);
    if (!plans)
        return plans.refusal();
    const auto network = networkOf(stationPath, base.layers);
    if (!network)
        return network.refusal();
    return std::unique_ptr<Recommender>(new Recommender(
        base, RoadGraph(network->roads, network->turns, *profile), *std::move(plans)));
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
    UnitPositions positions = positionsOf(state, m_base.knowledge.beats);
    for (const auto& [unit, position] : live) {
        if (state.units.count(unit) > 0)
            positions[unit] = position;
    }
    const auto found = state.incidents.find(incident);
    UnitTravels travels;
    if (found != state.incidents.end())
        travels = travelsTo(found->second.location.point, positions, m_search,
                            conditions(state, now, time));
    return haven::recommend(incident,
                            {state, m_base.knowledge.codes, m_plans, positions, travels, now});
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
