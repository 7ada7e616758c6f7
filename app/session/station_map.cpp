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

StationMap::StationMap(MapLayers map)
    : layers(std::move(map)), beats(layers.beats), places(layers), towns(groundOf(layers.towns)),
      troops(groundOf(layers.troops))
{}

} // namespace haven
