#include "app/session/station_map.h"

namespace haven {

namespace {

std::vector<MultiPolygon> groundOf(const std::vector<MapArea>& list)
{
    std::vector<MultiPolygon> areas;
    areas.reserve(list.size());
    for (const MapArea& one : list)
        areas.push_back(one.area);
    return areas;
}

} // namespace

StationMap::StationMap(MapLayers map, std::unique_ptr<const PlaceTables> tables)
    : layers(std::move(map)), beats(layers.beats), places(std::move(tables)),
      towns(groundOf(layers.towns)), troops(groundOf(layers.troops))
{}

StationMap::StationMap(MapLayers map)
    : layers(std::move(map)), beats(layers.beats), places(layers), towns(groundOf(layers.towns)),
      troops(groundOf(layers.troops))
{}

std::vector<NearStreet> streetsWithin(const StationMap& map, Coordinate at, std::size_t limit)
{
    std::vector<NearStreet> streets;
    for (StreetNear& one : map.places.streetsNear(at, kStreetsWithinM, limit))
        streets.push_back({std::move(one.street), one.distanceM});
    return streets;
}

} // namespace haven
