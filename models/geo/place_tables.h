#pragma once

#include "models/geo/beats.h"
#include "models/geo/layers.h"
#include "models/geo/milepost.h"
#include "models/geo/place_names.h"

#include <compare>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace haven {

// What PlaceIndex looks things up in, packed: the house numbers and stretches of a whole state in
// some tens of megabytes. Made by PlaceMaker, then only read.
struct PlaceTables {
    static constexpr std::uint32_t kNone = 0xffff'ffffU;

    // What belongs to a street goes up to where the next one's begins; one more ends the list.
    struct Street {
        std::uint32_t name = 0; // in texts
        std::uint32_t town = 0; // in texts
        std::uint32_t firstStretch = 0;
        std::uint32_t firstHouse = 0;
        std::uint32_t firstCrossing = 0;
        Coordinate middle; // of a stretch or house about halfway
    };
    struct Stretch {
        std::uint32_t firstPoint = 0;
        std::uint32_t points = 0;
        std::uint32_t numbers = kNone; // in numbers
    };
    // A side without numbers has no first one.
    static constexpr std::int32_t kNoNumber = -1;
    struct Numbers {
        NumberRange left = {kNoNumber, kNoNumber};
        NumberRange right = {kNoNumber, kNoNumber};
        static std::optional<NumberRange> told(const NumberRange& side)
        {
            return side.from == kNoNumber ? std::nullopt : std::optional(side);
        }
    };
    // An address known to the point.
    struct House {
        std::int32_t number = 0;
        std::uint32_t text = 0; // in houseTexts; 0: the number alone
        Coordinate at;
    };
    struct HouseText {
        std::string number; // "12A", "112-114"; empty: just the number
        std::string unit;
        auto operator<=>(const HouseText&) const = default;
    };
    struct Crossing {
        std::uint32_t other = 0; // street
        Coordinate at;
        auto operator<=>(const Crossing&) const = default;
    };
    // A town, or a village of one.
    struct TownSpot {
        std::string label; // "Storrs (Mansfield)"
        std::string town;
        Coordinate at;
    };
    struct Cell {
        std::uint32_t key = 0; // placeCellKey()
        std::uint32_t item = 0;
        auto operator<=>(const Cell&) const = default;
    };

    std::size_t streetCount() const { return streets.size() - 1; }
    const std::string& nameOf(std::uint32_t street) const { return texts[streets[street].name]; }
    const std::string& townOf(std::uint32_t street) const { return texts[streets[street].town]; }
    std::uint32_t streetOfStretch(std::uint32_t stretch) const;
    std::uint32_t streetOfHouse(std::uint32_t house) const;
    // The stretch with its line and numbers, as the functions of house_numbers.h want it.
    StreetSegment segment(const Stretch& stretch) const;
    std::size_t bytes() const;

    std::vector<std::string> texts; // names of streets and towns
    std::vector<Street> streets;
    std::vector<Stretch> stretches; // by street
    std::vector<Coordinate> points;
    std::vector<Numbers> numbers;
    std::vector<House> houses; // by street, then number
    std::vector<HouseText> houseTexts;
    std::vector<Crossing> crossings; // by street; each is in both streets' lists
    std::vector<MapPlace> places;
    std::vector<TownSpot> townSpots;
    std::vector<PlaceWords> townNames;              // every name of a town or village
    std::multimap<std::string, std::string> townBy; // its words, and the town in words
    PlaceNames streetNames;
    PlaceNames placeNames;
    PlaceNames townSpotNames;
    MilepostIndex mileposts;
    AreaIndex beats{{}}; // a place in a beat of ours is likelier meant
    std::vector<Cell> stretchCells;
    std::vector<Cell> houseCells;
};

// Takes a town or a state piece by piece, so that it is never in memory twice. Equal pieces in
// equal order give equal tables.
class PlaceMaker final
{
public:
    PlaceMaker();
    ~PlaceMaker();
    // Roads first: a street is shown as they write it, "Arnoldale Rd" for the parcels' "Road".
    void add(const StreetSegment& segment);
    void add(const AddressPoint& point);
    // Everything of the layers but their streets and address points. Once, at the end.
    std::unique_ptr<const PlaceTables> finish(const MapLayers& layers);

private:
    // While it is made; the street of each is known before the streets are in order.
    struct OfStreet {
        std::uint32_t street = 0;
        std::uint32_t item = 0;
    };
    struct Spelling {
        std::uint32_t name = 0;                       // in streetNames
        std::uint32_t inLetters = PlaceTables::kNone; // "THIRD ST"
        auto operator<=>(const Spelling&) const = default;
    };

    std::uint32_t textOf(const std::string& text);
    std::optional<Spelling> spellingOf(std::uint32_t text);
    std::uint32_t streetOf(const std::string& name, const std::string& town);
    void callIt(std::uint32_t street, const std::string& name);
    void addHouse(std::uint32_t street, const AddressPoint& point);
    std::uint32_t houseTextOf(PlaceTables::HouseText text);
    void sortStretches();
    void sortHouses();
    void findMiddles();
    void findCrossings();
    void fillCells();
    void addTowns(const MapLayers& layers);
    void addTownName(const std::string& name, const std::string& town);
    void addPlaces(const MapLayers& layers);

    std::unique_ptr<PlaceTables> m_tables;
    std::unordered_map<std::string, std::uint32_t> m_texts;
    std::unordered_map<std::uint32_t, std::optional<Spelling>> m_spellings; // by text
    std::unordered_map<std::uint64_t, std::uint32_t> m_streets; // spelling and town -> street
    std::unordered_map<std::uint64_t, bool> m_called;           // street and text
    std::map<PlaceTables::HouseText, std::uint32_t> m_houseTexts;
    std::vector<OfStreet> m_stretchOf; // by street in the end
    std::vector<OfStreet> m_houseOf;
};

} // namespace haven
