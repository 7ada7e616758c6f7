#pragma once

#include "models/dispatch/same_home.h"

#include <optional>
#include <string>

// Whether two locations are one place, however each is written: asked for cautions, similar and
// earlier incidents, care plans and the page of a place. What only one of them says, the town, the
// apartment, "rear", keeps nothing apart; what both say must agree.
namespace haven {

// How the other place stands to the one that was asked about.
enum class PlaceMatch {
    Apart,
    OtherDoor, // another apartment or building of the same house
    Perhaps,   // one of them says less of the house: "12 Elm" of "12 Elm St", "12 Elm St" of "12A"
    Inside,    // an apartment, where the house alone was asked about
    Around,    // the house alone, where one of its apartments was asked about
    Same
};

// Where one says a town and the other does not, and both are on the map, they are not farther
// apart.
inline constexpr int kOnePlaceM = 1000;

// One location that many are held against. Most of them are told apart by their number alone.
class PlaceSought final
{
public:
    explicit PlaceSought(const Location& location);
    PlaceMatch matchOf(const Location& other) const;

private:
    std::string m_text;
    Home m_home;
    std::optional<Coordinate> m_point;
};

PlaceMatch placeMatch(const Location& one, const Location& other);
// The same house, and no two different doors of it.
constexpr bool isOnePlace(PlaceMatch match)
{
    return match > PlaceMatch::OtherDoor;
}
bool isAtOnePlace(const Location& one, const Location& other);

// Whether `given` says anything of the place, a town, a door, that `known` does not say.
bool saysMore(const Location& given, const Location& known);

// "12 Elm St, Apt 7": where one has to go.
std::string placeSaid(const Location& location);

} // namespace haven
