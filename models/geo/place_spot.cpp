#include "models/base/contracts.h"
#include "models/geo/house_numbers.h"
#include "models/geo/place_finder.h"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <limits>
#include <span>

// Where on a street a house number is: on file, between others, on the block that has it, or not.
namespace haven {

namespace {

using House = PlaceTables::House;

std::span<const House> housesOf(const PlaceTables& tables, std::uint32_t street)
{
    const std::uint32_t from = tables.streets[street].firstHouse;
    return {tables.houses.data() + from, tables.streets[street + 1].firstHouse - from};
}

// The house on file: the same text and unit before the same number.
std::optional<PlaceSpot> houseOnFile(const PlaceTables& tables, std::span<const House> houses,
                                     const PlaceQuery& query)
{
    const auto first = std::lower_bound(
        houses.begin(), houses.end(), *query.number,
        [](const House& house, std::int32_t number) { return house.number < number; });
    const House* best = nullptr;
    int bestRank = -1;
    for (auto house = first; house != houses.end() && house->number == *query.number; ++house) {
        const PlaceTables::HouseText& text = tables.houseTexts[house->text];
        const bool isSameNumber =
            text.number == query.numberText ||
            (text.number.empty() && query.numberText == std::to_string(*query.number));
        const int rank = (isSameNumber ? 4 : 0) + (text.unit == query.unitPart ? 2 : 0) +
                         (text.unit.empty() ? 1 : 0);
        if (rank > bestRank) {
            best = &*house;
            bestRank = rank;
        }
    }
    if (best == nullptr)
        return std::nullopt;
    if (bestRank >= 4)
        return PlaceSpot{best->at, PlaceConfidence::Exact, "address on file"};
    const std::string& text = tables.houseTexts[best->text].number;
    return PlaceSpot{best->at, PlaceConfidence::Interpolated,
                     fmt::format("at {}, {} itself is not on file",
                                 text.empty() ? std::to_string(best->number) : text,
                                 query.numberText)};
}

// Between the nearest known houses of the same side, if they are neighbors.
std::optional<PlaceSpot> betweenHouses(std::span<const House> houses, std::int32_t number)
{
    constexpr std::int32_t kNeighborsApartMax = 40;
    const auto middle = std::lower_bound(
        houses.begin(), houses.end(), number,
        [](const House& house, std::int32_t sought) { return house.number < sought; });
    const auto isSameSide = [number](const House& house) {
        return (house.number - number) % 2 == 0;
    };
    const auto above = std::find_if(middle, houses.end(), isSameSide);
    const auto below = std::find_if(std::make_reverse_iterator(middle), houses.rend(), isSameSide);
    if (below == houses.rend() || above == houses.end() ||
        above->number - below->number > kNeighborsApartMax)
        return std::nullopt;
    const double share = static_cast<double>(number - below->number) /
                         static_cast<double>(above->number - below->number);
    return PlaceSpot{pointAlong(Polyline{{below->at, above->at}}, share),
                     PlaceConfidence::Interpolated,
                     fmt::format("between {} and {}", below->number, above->number)};
}

// The nearest number that is known, as long as nothing better is.
struct NearestNumber {
    std::optional<PlaceSpot> spot;
    std::int32_t gap = std::numeric_limits<std::int32_t>::max();

    template <class At>
    void offer(std::int32_t number, std::int32_t known, const At& at)
    {
        if (std::abs(number - known) >= gap)
            return;
        gap = std::abs(number - known);
        spot = PlaceSpot{at(), PlaceConfidence::Street,
                         fmt::format("no number {} known, the nearest is {}", number, known)};
    }
};

} // namespace

PlaceSpot spotOn(const PlaceTables& tables, std::uint32_t street, const PlaceQuery& query)
{
    HAVEN_ASSERT(query.number.has_value());
    const std::int32_t number = *query.number;
    const auto houses = housesOf(tables, street);
    if (auto house = houseOnFile(tables, houses, query))
        return *std::move(house);
    std::optional<PlaceSpot> otherSide;
    NearestNumber nearest;
    const std::uint32_t end = tables.streets[street + 1].firstStretch;
    for (std::uint32_t i = tables.streets[street].firstStretch; i < end; ++i) {
        const PlaceTables::Stretch& stretch = tables.stretches[i];
        if (stretch.numbers == PlaceTables::kNone)
            continue;
        const PlaceTables::Numbers& numbers = tables.numbers[stretch.numbers];
        for (const StreetSide side : {StreetSide::Left, StreetSide::Right}) {
            const auto range =
                PlaceTables::Numbers::told(side == StreetSide::Left ? numbers.left : numbers.right);
            if (!range)
                continue;
            const auto [low, high] = std::minmax(range->from, range->to);
            if (number >= low && number <= high) {
                PlaceSpot spot{pointOfNumber(tables.segment(stretch), side, number),
                               PlaceConfidence::Interpolated,
                               fmt::format("between {} and {}", low, high)};
                if ((number - low) % 2 == 0)
                    return spot;
                spot.confidence = PlaceConfidence::Street;
                spot.reason =
                    fmt::format("no number {} on this side, {} to {} are here", number, low, high);
                otherSide = otherSide.value_or(spot);
                continue;
            }
            const std::int32_t known = number < low ? low : high;
            nearest.offer(number, known,
                          [&] { return pointOfNumber(tables.segment(stretch), side, known); });
        }
    }
    if (auto between = betweenHouses(houses, number))
        return *std::move(between);
    for (const House& house : houses)
        nearest.offer(number, house.number, [&house] { return house.at; });
    if (otherSide || nearest.spot)
        return otherSide ? *otherSide : *nearest.spot;
    return PlaceSpot{tables.streets[street].middle, PlaceConfidence::Street,
                     "no house numbers known on this street"};
}

} // namespace haven
