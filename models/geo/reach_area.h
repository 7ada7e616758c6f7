#pragma once

#include "models/geo/road_search.h"
#include "models/geo/shapes.h"

#include <vector>

namespace haven {

inline constexpr double kReachCellM = 200;

// The ground that the stretches cover, for drawing: what lies within about a cell of a reached
// road. Blocks between reached streets are filled; larger gaps stay open as holes. Cells grow when
// the area would be more than kReachCellsMax of them.
inline constexpr int kReachCellsMax = 1'000'000;
MultiPolygon reachArea(const RoadGraph& graph, const std::vector<ReachedStretch>& stretches,
                       double cellM = kReachCellM);

} // namespace haven
