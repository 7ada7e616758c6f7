#include "app/session/station_map.h"

#include <algorithm>
#include <map>

namespace haven {

namespace {

constexpr std::size_t kStreetsLookedAtMax = 2'000'000; // a few tens of milliseconds

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
    const Bounds around = grownBy(Bounds{at, at}, kStreetsWithinM);
    std::map<std::string, double> nearest;
    std::size_t lookedAt = 0;
    for (const StreetSegment& segment : map.layers.streets) {
        if (++lookedAt > kStreetsLookedAtMax)
            break;
        const auto box = segment.name.empty() ? std::nullopt : boundsOf(segment.line.points);
        if (!box || !box->intersects(around))
            continue;
        const auto spot = nearestOn(segment.line, at);
        if (!spot || spot->distanceM > kStreetsWithinM)
            continue;
        const auto [known, isNew] = nearest.emplace(segment.name, spot->distanceM);
        if (!isNew)
            known->second = std::min(known->second, spot->distanceM);
    }
    std::vector<NearStreet> streets;
    for (const auto& [name, distanceM] : nearest)
        streets.push_back({name, distanceM});
    std::stable_sort(streets.begin(), streets.end(), [](const NearStreet& a, const NearStreet& b) {
        return a.distanceM < b.distanceM;
    });
    if (streets.size() > limit)
        streets.resize(limit);
    return streets;
}

} // namespace haven
