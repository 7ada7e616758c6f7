#pragma once

#include "models/geo/shapes.h"

namespace haven {

// The sea inside of a box, from the lines of its coast. Maps of the world keep no polygon of the
// sea: they keep its coast, drawn so that the water is on the right. Lines that meet are joined,
// what is closed is an island (or, drawn the other way round, a bay), and what leaves the box is
// joined along its edge. A line that ends inside of the box, as at the edge of an extract, goes on
// straight to the nearest edge, unless that contradicts the rest. Empty without a line, and where
// the coast contradicts itself: no sea is better than one over the town.
MultiPolygon seaOf(const std::vector<std::vector<Coordinate>>& coast, const Bounds& box);

} // namespace haven
