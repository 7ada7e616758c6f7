#include "models/geo/road_layers.h"

namespace haven {

RoadClass roadClassOf(StreetClass streetClass)
{
    switch (streetClass) {
    case StreetClass::Motorway:
        return RoadClass::Motorway;
    case StreetClass::Trunk:
        return RoadClass::Trunk;
    case StreetClass::Primary:
        return RoadClass::Primary;
    case StreetClass::Secondary:
        return RoadClass::Secondary;
    case StreetClass::Residential:
        return RoadClass::Residential;
    case StreetClass::Service:
        return RoadClass::Service;
    case StreetClass::Path:
        return RoadClass::Path;
    }
    return RoadClass::Residential;
}

RoadOneway onewayOf(TravelDirection direction)
{
    switch (direction) {
    case TravelDirection::Both:
        return RoadOneway::No;
    case TravelDirection::Forward:
        return RoadOneway::Forward;
    case TravelDirection::Backward:
        return RoadOneway::Backward;
    }
    return RoadOneway::No;
}

std::vector<Road> roadsOf(const MapLayers& layers)
{
    std::vector<Road> roads;
    roads.reserve(layers.streets.size());
    for (const StreetSegment& street : layers.streets) {
        Road road;
        road.id = static_cast<std::int64_t>(roads.size()) + 1;
        road.name = street.name;
        road.roadClass = roadClassOf(street.streetClass);
        road.oneway = onewayOf(street.direction);
        road.points = street.line.points;
        for (const Coordinate point : road.points)
            road.nodes.push_back(nodeIdAt(point));
        roads.push_back(std::move(road));
    }
    return roads;
}

} // namespace haven
