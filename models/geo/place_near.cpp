#include "models/geo/house_numbers.h"
#include "models/geo/place_cells.h"
#include "models/geo/place_index.h"

#include <algorithm>
#include <limits>

// From a spot to words: the way back through PlaceIndex.
namespace haven {

namespace {

constexpr double kAtHouseM =
    60.0; // nearer than this, a house on file says it better than its street

std::string numberNearText(const StreetSegment& segment, const NearestOnLine& near, Coordinate at)
{
    const auto number = numberNear(segment, near, at);
    return number ? std::to_string(*number) : std::string();
}

// Calls `take` with the value of each key in the cells around.
template <class Keys, class Take>
void inCellsAround(const Keys& keys, Coordinate at, double distanceM, const Take& take)
{
    const Bounds box = grownBy(Bounds{at, at}, distanceM);
    for (std::int64_t row = placeCellRow(box.southWest.latE7);
         row <= placeCellRow(box.northEast.latE7); ++row) {
        for (std::int64_t column = placeCellColumn(box.southWest.lonE7);
             column <= placeCellColumn(box.northEast.lonE7); ++column) {
            const std::uint64_t cell = placeCellKey(row, column);
            auto key = std::lower_bound(
                keys.begin(), keys.end(), cell,
                [](const auto& one, std::uint64_t sought) { return one.first < sought; });
            for (; key != keys.end() && key->first == cell; ++key)
                take(key->second);
        }
    }
}

} // namespace

std::optional<PlaceNear> PlaceIndex::placeNear(Coordinate at, double distanceMaxM) const
{
    std::optional<PlaceNear> best;
    std::uint32_t bestStreet = 0;
    inCellsAround(m_segmentCells, at, distanceMaxM, [&](std::uint64_t key) {
        const auto street = static_cast<std::uint32_t>(key >> 32U);
        const StreetSegment& segment = m_streets[street].segments[key & 0xffffffffU];
        const auto near = nearestOn(segment.line, at);
        const double limitM = best ? best->distanceM : distanceMaxM;
        if (!near || near->distanceM > limitM || (best && near->distanceM == limitM))
            return;
        const std::string number = numberNearText(segment, *near, at);
        const std::string& name = m_streets[street].name;
        best = PlaceNear{number.empty() ? name : number + " " + name, name, {}, near->distanceM};
        bestStreet = street;
    });
    const House* house = nullptr;
    double houseM = best ? std::min(distanceMaxM, kAtHouseM) : distanceMaxM;
    inCellsAround(m_houseCells, at, houseM, [&](std::uint64_t key) {
        const House& one = m_houses[key];
        const double distance = distanceMeters(one.at, at);
        if (distance > houseM || (house != nullptr && distance == houseM))
            return;
        house = &one;
        houseM = distance;
    });
    if (house != nullptr) {
        const std::string& text = m_houseTexts[house->text].number;
        const std::string& name = m_streets[house->street].name;
        bestStreet = house->street;
        best = PlaceNear{
            (text.empty() ? std::to_string(house->number) : text) + " " + name, name, {}, houseM};
    }
    if (!best)
        return std::nullopt;
    double nearestM = std::numeric_limits<double>::max();
    const Crossing first{bestStreet, 0, Coordinate{std::numeric_limits<std::int32_t>::min(), 0}};
    for (auto one = std::lower_bound(m_crossings.begin(), m_crossings.end(), first);
         one != m_crossings.end() && one->street == bestStreet; ++one) {
        const double distance = distanceMeters(one->at, at);
        if (distance < nearestM) {
            nearestM = distance;
            best->cross = m_streets[one->other].name;
        }
    }
    return best;
}

} // namespace haven
