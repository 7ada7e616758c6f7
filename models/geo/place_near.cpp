#include "models/geo/house_numbers.h"
#include "models/geo/place_cells.h"
#include "models/geo/place_index.h"
#include "models/geo/place_tables.h"

#include <algorithm>
#include <limits>
#include <map>
#include <string_view>

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

// Calls `take` with the item of each key in the cells around.
template <class Take>
void inCellsAround(const std::vector<PlaceTables::Cell>& cells, Coordinate at, double distanceM,
                   const Take& take)
{
    const Bounds box = grownBy(Bounds{at, at}, distanceM);
    for (std::int64_t row = placeCellRow(box.southWest.latE7);
         row <= placeCellRow(box.northEast.latE7); ++row) {
        for (std::int64_t column = placeCellColumn(box.southWest.lonE7);
             column <= placeCellColumn(box.northEast.lonE7); ++column) {
            const std::uint32_t key = placeCellKey(row, column);
            auto cell = std::lower_bound(cells.begin(), cells.end(), PlaceTables::Cell{key, 0});
            for (; cell != cells.end() && cell->key == key; ++cell)
                take(cell->item);
        }
    }
}

} // namespace

std::optional<PlaceNear> PlaceIndex::placeNear(Coordinate at, double distanceMaxM) const
{
    const PlaceTables* tables = m_ready.load(std::memory_order_acquire);
    if (tables == nullptr)
        return std::nullopt;
    std::optional<PlaceNear> best;
    std::uint32_t bestStreet = 0;
    inCellsAround(tables->stretchCells, at, distanceMaxM, [&](std::uint32_t item) {
        const StreetSegment segment = tables->segment(tables->stretches[item]);
        const auto near = nearestOn(segment.line, at);
        const double limitM = best ? best->distanceM : distanceMaxM;
        if (!near || near->distanceM > limitM || (best && near->distanceM == limitM))
            return;
        bestStreet = tables->streetOfStretch(item);
        const std::string number = numberNearText(segment, *near, at);
        const std::string& name = tables->nameOf(bestStreet);
        best = PlaceNear{number.empty() ? name : number + " " + name, name, {}, near->distanceM};
    });
    std::optional<std::uint32_t> house;
    double houseM = best ? std::min(distanceMaxM, kAtHouseM) : distanceMaxM;
    inCellsAround(tables->houseCells, at, houseM, [&](std::uint32_t item) {
        const double distance = distanceMeters(tables->houses[item].at, at);
        if (distance > houseM || (house && distance == houseM))
            return;
        house = item;
        houseM = distance;
    });
    if (house) {
        const PlaceTables::House& found = tables->houses[*house];
        const std::string& text = tables->houseTexts[found.text].number;
        bestStreet = tables->streetOfHouse(*house);
        const std::string& name = tables->nameOf(bestStreet);
        best = PlaceNear{
            (text.empty() ? std::to_string(found.number) : text) + " " + name, name, {}, houseM};
    }
    if (!best)
        return std::nullopt;
    double nearestM = std::numeric_limits<double>::max();
    const std::uint32_t end = tables->streets[bestStreet + 1].firstCrossing;
    for (std::uint32_t i = tables->streets[bestStreet].firstCrossing; i < end; ++i) {
        const PlaceTables::Crossing& crossing = tables->crossings[i];
        const double distance = distanceMeters(crossing.at, at);
        if (distance < nearestM) {
            nearestM = distance;
            best->cross = tables->nameOf(crossing.other);
        }
    }
    return best;
}

std::vector<StreetNear> PlaceIndex::streetsNear(Coordinate at, double distanceMaxM,
                                                std::size_t limit) const
{
    const PlaceTables* tables = m_ready.load(std::memory_order_acquire);
    if (tables == nullptr)
        return {};
    std::map<std::string_view, double> nearest;
    inCellsAround(tables->stretchCells, at, distanceMaxM, [&](std::uint32_t item) {
        const auto spot = nearestOn(tables->segment(tables->stretches[item]).line, at);
        if (!spot || spot->distanceM > distanceMaxM)
            return;
        const auto [known, isNew] =
            nearest.try_emplace(tables->nameOf(tables->streetOfStretch(item)), spot->distanceM);
        if (!isNew)
            known->second = std::min(known->second, spot->distanceM);
    });
    std::vector<StreetNear> streets;
    for (const auto& [name, distanceM] : nearest)
        streets.push_back({std::string(name), distanceM});
    std::stable_sort(streets.begin(), streets.end(), [](const StreetNear& a, const StreetNear& b) {
        return a.distanceM < b.distanceM;
    });
    streets.resize(std::min(streets.size(), limit));
    return streets;
}

} // namespace haven
