#pragma once

#include "app/session/agency_time.h"
#include "app/session/knowledge_base.h"
#include "models/dispatch/recommend.h"
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
    // `base` must outlive it. Errors: CodesMalformed, FileMalformed of travel times and plans;
    // those of Geofile, but not GeofileMissing.
    static Result<std::unique_ptr<Recommender>> load(const std::string& stationPath,
                                                     const KnowledgeBase& base);

    const RoadGraph& graph() const { return m_graph; }
    const ResponsePlans& plans() const { return m_plans; }

    // `live` are positions newer than what the board knows; it may be empty.
    Result<Recommendation> recommend(const State& state, IncidentId incident, Instant now,
                                     const AgencyTime& time, const UnitPositions& live = {});
    Route route(const State& state, Coordinate from, Coordinate to, Instant now,
                const AgencyTime& time);
    // The streets from where a unit gets to the point in time.
    std::vector<ReachedStretch> reach(const State& state, Coordinate to, Span within, Instant now,
                                      const AgencyTime& time);

private:
    Recommender(const KnowledgeBase& base, RoadGraph graph, ResponsePlans plans);
    RoadConditions conditions(const State& state, Instant now, const AgencyTime& time) const;

    const KnowledgeBase& m_base;
    const RoadGraph m_graph;
    const ResponsePlans m_plans;
    RoadSearch m_search;
};

// On the agency's wall clock.
LocalHour localHourOf(Instant at, const AgencyTime& time);

} // namespace haven
