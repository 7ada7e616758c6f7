#pragma once

#include "models/dispatch/types.h"

#include <optional>
#include <string>
#include <vector>

// Whether two places may be one in the way people say a place: "across from 700 Larchmont Ave",
// "15 Hwy 44" of "15 US-44", "corner of Oldfield and Grove". Asked for cautions alone, where one
// too many is read and one too few may be a gun. What both say must agree. Everybody else asks
// one_place.h.
namespace haven {

// A street as it is compared, in the spelling of placeWords().
struct LooseStreet {
    std::string name; // "LARCHMONT", "RTE44"; without titles and "THE"
    std::string kind;
    std::string direction;
    std::string town;
    bool operator==(const LooseStreet&) const = default;
};

struct LooseDoor {
    std::string number; // digits alone, without zeros in front
    LooseStreet street;
};

struct LoosePlace {
    std::vector<LooseDoor> doors;   // each number in it that a street may follow
    std::vector<LooseStreet> sides; // of a corner, or one: a name alone
};

LoosePlace loosePlace(const std::string& text);

class LooseSought final
{
public:
    explicit LooseSought(const Location& location);
    bool mayBe(const Location& other) const;

private:
    bool isWorthReading(const std::string& text) const;

    LoosePlace m_place;
    std::optional<Coordinate> m_point;
};

} // namespace haven
