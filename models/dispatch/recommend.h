#pragma once

#include "models/dispatch/response_plan.h"
#include "models/dispatch/state.h"
#include "models/geo/road_search.h"

#include <limits>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace haven {

class BeatMap;

// Whom to send: the units in order, each with its reasons, and every other unit with why not. A
// pure function of what is on the board and of travel times; it assigns nobody, and the dispatcher
// may always send others (R20, R21, F34 to F39). What is not known never counts as good: a unit
// without a position comes last, an old position after a fresh one, a straight line after a road.

// Scene: on scene now. Told: where it was when it last said so, or was seen to be.
HAVEN_ENUM(PositionSource, Live, Scene, Told, BeatMiddle)

struct UnitSpot {
    Coordinate at;
    PositionSource source = PositionSource::Told;
    std::optional<Instant> since; // when it was there; empty: nobody knows
    std::string words;            // "Wharf & Second"
};
using UnitPositions = std::map<UnitId, UnitSpot>;

// What the board knows; units that nobody knows anything about are not in it. Without `beats` no
// unit is looked for in the middle of its beat.
UnitPositions positionsOf(const State& state, const BeatMap* beats);

struct UnitTravel {
    Span time;
    TravelWay way = TravelWay::Road;
    // AtLeast: the search ended before it came to the unit, which takes that long or longer.
    enum class Known { Exact, AtLeast } known = Known::Exact;
};
using UnitTravels = std::map<UnitId, UnitTravel>;
inline constexpr std::size_t kEveryUnit = std::numeric_limits<std::size_t>::max();
// Exact for the first `exactMax` units to get there. Empty without a point to go to.
UnitTravels travelsTo(const std::optional<Coordinate>& to, const UnitPositions& positions,
                      RoadSearch& search, const RoadConditions& now,
                      std::size_t exactMax = kEveryUnit);

// Why a unit is not among those to send. Each stands for one rule, the first that holds.
HAVEN_ENUM(LeftOutRule, OnItAlready, Emergency, Status, OtherWork, Skill, FirstIn, Position, Beat,
           Rest, Preempt, Farther, Enough, Discipline, OtherAgency)

struct UnitPick {
    UnitId unit;
    std::optional<Span> eta; // empty: not known
    TravelWay way = TravelWay::Road;
    std::optional<IncidentId> takenFrom;
    std::vector<std::string> reasons; // sentences without a full stop, the weightiest first
    bool operator==(const UnitPick&) const = default;
};

struct UnitLeftOut {
    UnitId unit;
    LeftOutRule rule = LeftOutRule::Farther;
    std::string reason;
    std::optional<Span> eta = std::nullopt; // empty: not known
    TravelWay way = TravelWay::Road;
    bool operator==(const UnitLeftOut&) const = default;
};

struct Recommendation {
    ResponseNeed need;
    std::vector<UnitPick> picked; // beside those that are on it already
    std::vector<UnitLeftOut> leftOut;
    std::vector<std::string> shortfall; // what the plans ask for and nobody is there to do
    bool operator==(const Recommendation&) const = default;
};

// What is known at the moment. Everything in it must outlive the call.
struct RecommendationInput {
    const State& state;
    const Codes& codes;
    const ResponsePlans& plans;
    const UnitPositions& positions;
    const UnitTravels& travels;
    Instant now;
};

// Errors: IncidentNotFound, IncidentIsClosed.
Result<Recommendation> recommend(IncidentId incident, const RecommendationInput& known);

// What is known but for the travel times, which are looked for here.
struct RoadRecommendationInput {
    const State& state;
    const Codes& codes;
    const ResponsePlans& plans;
    const UnitPositions& positions;
    Instant now;
    RoadSearch& search;
    const RoadConditions& roads;
};
// The same units are picked as with the travel times of all, but the search goes only as far as it
// has to: a unit far away in the state need not be found to say that others are sooner. Errors:
// those of recommend().
Result<Recommendation> recommendByRoad(IncidentId incident, const RoadRecommendationInput& known);

} // namespace haven
