#pragma once

#include "app/session/agency_time.h"
#include "app/session/knowledge_base.h"
#include "models/dispatch/map_query.h"
#include "models/geo/position_fix.h"
#include "models/geo/road_search.h"

#include <memory>
#include <string>

namespace haven {

// Whom to send, on the roads of one station: the geofile's where there is one, else the streets of
// the map, else none, and then all times are straight lines and say so. Used by one thread, not the
// GUI's: the first question of a state's network may take tens of milliseconds.
class Recommender final
{
public:
    // `codes` must outlive it. Errors: CodesMalformed, FileMalformed of travel times and plans;
    // those of Geofile, but not GeofileMissing.
    static Result<std::unique_ptr<Recommender>> load(const std::string& stationPath,
                                                     const Codes& codes, SharedMap map);
    static Result<std::unique_ptr<Recommender>> load(const std::string& stationPath,
                                                     const KnowledgeBase& base)
    {
        return load(stationPath, base.knowledge.codes, base.map);
    }
    // All times by straight line: until the roads are read. Precondition: the programs' resources
    // are linked in and good.
    static std::unique_ptr<Recommender> withoutRoads(const Codes& codes);

    const RoadGraph& graph() const { return m_graph; }
    const ResponsePlans& plans() const { return m_plans; }

    // `live` are positions newer than what the board knows; it may be empty.
    Result<Recommendation> recommend(const State& state, IncidentId incident, Instant now,
                                     const AgencyTime& time, const UnitPositions& live = {});
    // How long the units on their way still need, of every incident that has a point.
    std::vector<UnitEta> etas(const State& state, Instant now, const AgencyTime& time,
                              const UnitPositions& live = {});
    // The first `unitsMax` units to get to a point, soonest first.
    std::vector<NearTravel> nearest(const State& state, Coordinate to, std::size_t unitsMax,
                                    Instant now, const AgencyTime& time,
                                    const UnitPositions& live = {});
    // What the board knows of where units are, with what is newer.
    UnitPositions positions(const State& state, const UnitPositions& live) const;
    Route route(const State& state, Coordinate from, Coordinate to, Instant now,
                const AgencyTime& time);
    // The streets from where a unit gets to the point in time.
    std::vector<ReachedStretch> reach(const State& state, Coordinate to, Span within, Instant now,
                                      const AgencyTime& time);

private:
    Recommender(const Codes& codes, SharedMap map, RoadGraph graph, ResponsePlans plans);
    RoadConditions conditions(const State& state, Instant now, const AgencyTime& time) const;

    const Codes& m_codes;
    const SharedMap m_map;
    const RoadGraph m_graph;
    const ResponsePlans m_plans;
    RoadSearch m_search;
};

// Where receivers say units are; what somebody told later than that counts more. `map` puts words
// to the points and may be null.
UnitPositions liveSpots(const State& state, const std::vector<UnitPosition>& positions,
                        const StationMap* map);
// The same of what was received last, as it is kept beside the station. Errors: as
// readLastPositions.
Result<UnitPositions> keptSpots(const std::string& stationPath, const State& state,
                                const StationMap* map);

// On the agency's wall clock.
LocalHour localHourOf(Instant at, const AgencyTime& time);

} // namespace haven
