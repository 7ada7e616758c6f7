#pragma once

#include "models/geo/layers.h"
#include "models/geo/road.h"

#include <vector>

namespace haven {

// The streets of a MapLayers as a road network, for a station without imported roads (the demo
// town, a folder of GeoJSON files). Streets are joined where they share the exact coordinate.
std::vector<Road> roadsOf(const MapLayers& layers);

RoadClass roadClassOf(StreetClass streetClass);
RoadOneway onewayOf(TravelDirection direction);

} // namespace haven
