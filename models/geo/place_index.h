#pragma once

#include "models/base/enums.h"
#include "models/geo/layers.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace haven {

struct PlaceTables;

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

struct StreetNear {
    std::string street;
    double distanceM = 0;
};

// Finds places by what people write, while they write it. Read only once it has its tables, so any
// thread may ask; until then, while a state's map is still being read beside, it knows no place and
// says so. The same layers and the same text always give the same list.
class PlaceIndex final
{
public:
    PlaceIndex();
    explicit PlaceIndex(const MapLayers& layers);
    explicit PlaceIndex(std::unique_ptr<const PlaceTables> tables);
    ~PlaceIndex();
    PlaceIndex(const PlaceIndex&) = delete;
    PlaceIndex& operator=(const PlaceIndex&) = delete;

    // From now on it answers. Any thread. Precondition: isReady() is false.
    void take(std::unique_ptr<const PlaceTables> tables);
    bool isReady() const { return m_ready.load(std::memory_order_acquire) != nullptr; }

    // At most `limit` candidates, best first. `near` (the map's center, the caller) settles what
    // the words leave open. Empty for text without a word.
    std::vector<PlaceCandidate> find(std::string_view text, std::optional<Coordinate> near,
                                     std::size_t limit = 10) const;
    // Empty when no named street is within `distanceMaxM`.
    std::optional<PlaceNear> placeNear(Coordinate at, double distanceMaxM = 250.0) const;
    // The named streets within `distanceMaxM`, each once, the nearest first; at most `limit`.
    std::vector<StreetNear> streetsNear(Coordinate at, double distanceMaxM,
                                        std::size_t limit) const;

    std::size_t streetCount() const;
    std::size_t crossingCount() const; // pairs of streets that meet
    std::size_t bytes() const;

private:
    std::unique_ptr<const PlaceTables> m_tables;
    std::atomic<const PlaceTables*> m_ready = nullptr;
};

} // namespace haven
