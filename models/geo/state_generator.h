#pragma once

#include "models/geo/layers.h"
#include "models/geo/state_roads.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

// A made-up state, for measuring and for trying how far a station's map may grow where no agency's
// own may be shown: the network of state_roads.h with towns, names, house numbers, places and mile
// markers on it. The same plan gives the same state.
namespace haven {

struct StatePlan {
    std::uint64_t seed = 1;
    std::size_t columns = kStateColumns; // crossings
    std::size_t rows = kStateRows;
    std::size_t townColumns = 13;
    std::size_t townRows = 13;
    std::size_t streetsATown = 360; // names in one town; in all towns about 60,000 streets
    std::size_t placesATown = 60;
};

// A state of a few towns: a county, made in some milliseconds.
StatePlan countyPlan(std::uint64_t seed);

// One stretch from crossing to crossing, as most agencies' centerline files have it.
struct StateStretch {
    Road road; // its id counts from 1
    std::string town;
    std::vector<std::string> aliases;
    std::optional<NumberRange> left;
    std::optional<NumberRange> right;
};
// In the order of their ids. `take` answers false to stop.
void eachStretch(const StatePlan& plan, const std::function<bool(StateStretch)>& take);
// Towns, beats, places and mile markers; no streets.
MapLayers areasOf(const StatePlan& plan);
// All of it in one, for what cannot take it piece by piece.
MapLayers layersOf(const StatePlan& plan);

// Anywhere in the state.
Coordinate pointIn(const StatePlan& plan, RoadChance& chance);

} // namespace haven
