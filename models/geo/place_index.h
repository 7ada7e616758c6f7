#pragma once

#include "models/base/enums.h"
#include "models/geo/layers.h"
#include "models/geo/place_text.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace haven {

HAVEN_ENUM(PlaceFindKind, Address, Intersection, Street, Place, Coordinates)

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
    std::size_t crossingCount() const { return m_crossings.size(); }

private:
    struct Street {
        std::string name;
        std::string town;
        std::vector<StreetSegment> segments;
        std::multimap<std::int32_t, Coordinate> points; // address points
    };
    enum class EntryKind { Street, Place };
    // A name under which a street or a place is found; an alias is an entry of its own.
    struct Entry {
        PlaceWords words;
        std::string full;   // words joined
        std::string core;   // squeezed core words
        std::uint32_t item; // in m_streets or m_places
        EntryKind kind;
    };
    // In order of trust; up to Spacing it is the name that was asked for.
    enum class Grade { Whole, WithoutKind, Spacing, Prefix, InnerWord, OtherKind, Typo };
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
    using Keys = std::vector<std::pair<std::string, std::uint32_t>>;
    using Matches = std::map<std::uint32_t, Match>; // by entry

    void addStreets(const MapLayers& layers);
    void addParks(const MapLayers& layers);
    void addEntry(std::string_view name, std::uint32_t item, EntryKind kind);
    void addWords(PlaceWords words, std::uint32_t item, EntryKind kind);
    void addCrossings();
    void sortKeys();
    void collectPrefix(const Keys& keys, const PlaceWords& words, EntryKind kind, Grade grade,
                       Matches& matches) const;
    void collectCore(const PlaceWords& words, EntryKind kind, Matches& matches) const;
    void collectTypos(const PlaceWords& words, EntryKind kind, Matches& matches) const;
    std::vector<Match> matches(const PlaceWords& words, EntryKind kind) const;
    Spot spotOf(const Street& street, const PlaceQuery& query) const;
    void addPlaces(const PlaceQuery& query, std::vector<PlaceCandidate>& found) const;
    void addAddresses(const PlaceQuery& query, std::vector<PlaceCandidate>& found) const;
    void addIntersections(const PlaceQuery& query, std::vector<PlaceCandidate>& found) const;
    void addMeetings(const Match& one, const Match& other,
                     std::vector<PlaceCandidate>& found) const;
    PlaceConfidence confidenceOf(const Match& match, PlaceConfidence best) const;
    std::string reasonOf(const Match& match) const;

    std::vector<Street> m_streets;
    std::vector<MapPlace> m_places;
    std::vector<Entry> m_entries;
    std::vector<PlaceWords> m_towns;
    Keys m_byFull;
    Keys m_byInnerWord;
    Keys m_byCore;
    std::vector<std::pair<std::uint64_t, std::uint32_t>> m_byDeletion;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<Coordinate>> m_crossings;
};

} // namespace haven
