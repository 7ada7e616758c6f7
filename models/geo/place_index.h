#pragma once

#include "models/base/enums.h"
#include "models/geo/layers.h"
#include "models/geo/milepost.h"
#include "models/geo/place_text.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace haven {

HAVEN_ENUM(PlaceFindKind, Address, Intersection, Street, Place, Coordinates, Milepost, Town)

// Exact: on file as asked. Interpolated: between known numbers. Street: the street is right, the
// spot on it is not known. Fuzzy: the name itself is a guess. Below Exact a person confirms.
HAVEN_ENUM(PlaceConfidence, Exact, Interpolated, Street, Fuzzy)

struct PlaceCandidate {
    std::string label; // "118 Wharf St", "Elm St & Third St", "Stop & Save"
    PlaceFindKind kind = PlaceFindKind::Place;
    PlaceConfidence confidence = PlaceConfidence::Fuzzy;
    std::string reason; // in words: why it is listed and how sure it is
    Coordinate at;
    std::string street;   // empty for places
    std::string number;   // as written, "12A"; empty where none
    std::string unitPart; // "APT 3", as cut off
    std::string remark;   // "LOBBY"
    std::string town;
    int score = 0; // higher is better; only good for comparing within one answer
    // How well the spot is known, whether or not the name is a guess; never Fuzzy.
    PlaceConfidence spot = PlaceConfidence::Exact;
};

// Where a point is, in words: the nearest street, its number and the nearest crossing street.
struct PlaceNear {
    std::string address; // "118 Wharf St", or "Wharf St" without numbers
    std::string street;
    std::string cross; // "Second St"; empty if the street has no crossing
    double distanceM = 0;
};

// Finds places by what people write, while they write it. Built once from the layers, then only
// read, so any thread may ask. The same layers and the same text always give the same list.
class PlaceIndex final
{
public:
    explicit PlaceIndex(const MapLayers& layers);

    // At most `limit` candidates, best first. `near` (the map's center, the caller) settles what
    // the words leave open. Empty for text without a word.
    std::vector<PlaceCandidate> find(std::string_view text, std::optional<Coordinate> near,
                                     std::size_t limit = 10) const;
    // Empty when no named street is within `distanceMaxM`.
    std::optional<PlaceNear> placeNear(Coordinate at, double distanceMaxM = 250.0) const;

    std::size_t streetCount() const { return m_streets.size(); }
    std::size_t crossingCount() const { return m_crossings.size() / 2; }
    std::size_t addressCount() const { return m_houses.size(); }

private:
    struct Street {
        std::string name;
        std::string town;
        std::vector<StreetSegment> segments; // without their names, which are the street's
        std::uint32_t housesFrom = 0;        // in m_houses, by number
        std::uint32_t housesTo = 0;
    };
    // An address known to the point.
    struct House {
        std::uint32_t street = 0;
        std::int32_t number = 0;
        std::uint32_t text = 0; // of "12A # 3" in m_houseTexts; 0: the number alone
        Coordinate at;
    };
    struct HouseText {
        std::string number; // "12A", "112-114"; empty: just the number
        std::string unit;
        auto operator<=>(const HouseText&) const = default;
    };
    enum class EntryKind { Street, Place, Town };
    // A name under which a street, a place or a town is found; an alias is an entry of its own.
    struct Entry {
        PlaceWords words;
        std::string full;    // words joined
        std::string core;    // squeezed core words
        std::string letters; // the same in long spelling
        std::string all;     // all words squeezed, in long spelling
        std::uint32_t item;  // in m_streets, m_places or m_townSpots
        EntryKind kind;
    };
    // In order of trust; up to Spacing it is the name that was asked for.
    enum class Grade { Whole, WithoutKind, Spacing, Prefix, InnerWord, OtherKind, Typo, Sound };
    struct Match {
        std::uint32_t entry = 0;
        Grade grade = Grade::Whole;
        int score = 0;
    };
    struct Spot {
        Coordinate at;
        PlaceConfidence confidence = PlaceConfidence::Street;
        std::string reason;
    };
    // A town, or a village of one.
    struct TownSpot {
        std::string label; // "Storrs (Mansfield)"
        std::string town;
        Coordinate at;
    };
    struct Crossing {
        std::uint32_t street = 0;
        std::uint32_t other = 0;
        Coordinate at;
        auto operator<=>(const Crossing&) const = default;
    };
    using Keys = std::vector<std::pair<std::string, std::uint32_t>>;
    using Matches = std::map<std::uint32_t, Match>; // by entry
    using CellKeys = std::vector<std::pair<std::uint64_t, std::uint64_t>>;

    void addTowns(const MapLayers& layers);
    void addTownName(const std::string& name, const std::string& town);
    void addStreets(const MapLayers& layers);
    void addHouses(std::vector<std::pair<std::uint32_t, const AddressPoint*>> points);
    void addHouse(std::uint32_t street, const AddressPoint& point,
                  std::map<HouseText, std::uint32_t>& texts);
    void addParks(const MapLayers& layers);
    void addEntry(std::string_view name, std::uint32_t item, EntryKind kind);
    void addWords(PlaceWords words, std::uint32_t item, EntryKind kind);
    void addCrossings();
    void addCells();
    void sortKeys();
    void collectPrefix(const Keys& keys, const PlaceWords& words, EntryKind kind, Grade grade,
                       Matches& matches) const;
    void collectCore(const PlaceWords& words, EntryKind kind, Matches& matches) const;
    void collectTypos(const PlaceWords& words, EntryKind kind, Matches& matches) const;
    void collectSounds(const PlaceWords& words, EntryKind kind, Matches& matches) const;
    std::vector<Match> matches(const PlaceWords& words, EntryKind kind) const;
    Spot spotOf(const Street& street, const PlaceQuery& query) const;
    std::optional<Spot> houseOf(const Street& street, const PlaceQuery& query) const;
    std::optional<Spot> betweenHouses(const Street& street, std::int32_t number) const;
    Coordinate middleOf(const Street& street) const;
    void addPlaces(const PlaceQuery& query, std::vector<PlaceCandidate>& found) const;
    void addTownSpots(const PlaceQuery& query, std::vector<PlaceCandidate>& found) const;
    void addAddresses(const PlaceQuery& query, std::vector<PlaceCandidate>& found) const;
    void addWithoutTail(const PlaceQuery& query, std::vector<PlaceCandidate>& found) const;
    void addUnmetStreets(const PlaceQuery& query, std::vector<PlaceCandidate>& found) const;
    void addIntersections(const PlaceQuery& query, std::vector<PlaceCandidate>& found) const;
    void addMeetings(const Match& one, const Match& other,
                     std::vector<PlaceCandidate>& found) const;
    void weighTown(const PlaceQuery& query, PlaceCandidate& candidate) const;
    PlaceConfidence confidenceOf(const Match& match, PlaceConfidence best) const;
    std::string reasonOf(const Match& match) const;

    std::vector<Street> m_streets;
    std::vector<House> m_houses; // by street, then number
    std::vector<HouseText> m_houseTexts;
    std::vector<MapPlace> m_places;
    std::vector<TownSpot> m_townSpots;
    std::vector<Entry> m_entries;
    std::vector<PlaceWords> m_towns;                  // every name of a town or village
    std::multimap<std::string, std::string> m_townOf; // its words, and the town in words
    MilepostIndex m_mileposts;
    Keys m_byFull;
    Keys m_byInnerWord;
    Keys m_byCore;
    Keys m_bySound;
    std::vector<std::pair<std::uint64_t, std::uint32_t>> m_byDeletion;
    std::vector<Crossing> m_crossings; // each in both orders, sorted
    CellKeys m_segmentCells;           // cell, street << 32 | segment
    CellKeys m_houseCells;             // cell, house
};

} // namespace haven
