#include "models/dispatch/one_place.h"

#include "models/base/text.h"
#include "models/geo/place_text.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace haven {

namespace {

// Of an address as it begins: "12" of "12A Elm St"; empty where no digit stands first.
std::string_view firstDigits(std::string_view text)
{
    text = trimmed(text);
    std::size_t count = 0;
    while (count < text.size() && isDigit(text[count]))
        ++count;
    return text.substr(0, count);
}

// "ELM" and "ST" of "ELM ST"; a direction behind the kind stays with the name.
struct StreetParts {
    std::string name;
    std::string kind;
};

StreetParts streetParts(const std::string& street)
{
    PlaceWords words = split(street, ' ');
    constexpr std::array<std::string_view, 4> kDirections = {"N", "S", "E", "W"};
    const bool isBehind = words.size() > 2 && std::find(kDirections.begin(), kDirections.end(),
                                                        words.back()) != kDirections.end();
    const auto at = words.end() - (isBehind ? 2 : 1);
    StreetParts parts;
    if (words.size() > 1 && isStreetKind(*at)) {
        parts.kind = *at;
        words.erase(at);
    }
    parts.name = joinedWords(words);
    return parts;
}

// A street, or a side of a corner.
PlaceMatch streetMatch(const std::string& one, const std::string& other)
{
    if (one == other)
        return PlaceMatch::Same;
    const StreetParts a = streetParts(one);
    const StreetParts b = streetParts(other);
    const bool isAlike = a.name == b.name && (a.kind.empty() || b.kind.empty());
    return isAlike ? PlaceMatch::Perhaps : PlaceMatch::Apart;
}

// "12A" and "12-14" begin with the "12" they may be called by; "12A" and "12B" are two doors.
PlaceMatch numberMatch(std::string_view one, std::string_view other)
{
    if (one == other)
        return PlaceMatch::Same;
    if (firstDigits(one) != firstDigits(other))
        return PlaceMatch::Apart;
    return isDigits(one) || isDigits(other) ? PlaceMatch::Perhaps : PlaceMatch::OtherDoor;
}

PlaceMatch addressMatch(const std::string& one, const std::string& other)
{
    const auto a = one.find(' ');
    const auto b = other.find(' ');
    if (a == std::string::npos || b == std::string::npos)
        return PlaceMatch::Apart;
    return std::min(numberMatch(one.substr(0, a), other.substr(0, b)),
                    streetMatch(one.substr(a + 1), other.substr(b + 1)));
}

std::pair<std::string, std::string> sidesOf(const std::string& house)
{
    constexpr std::string_view kBetween = " & ";
    const std::size_t at = house.find(kBetween);
    if (at == std::string::npos)
        return {house, {}};
    return {house.substr(0, at), house.substr(at + kBetween.size())};
}

PlaceMatch houseMatch(const std::string& one, const std::string& other)
{
    if (one.empty() || other.empty())
        return PlaceMatch::Apart;
    if (one == other)
        return PlaceMatch::Same;
    const auto a = sidesOf(one);
    const auto b = sidesOf(other);
    if (a.second.empty() != b.second.empty())
        return PlaceMatch::Apart;
    if (!a.second.empty()) {
        const auto least = [](PlaceMatch x, PlaceMatch y) { return std::min(x, y); };
        return std::max(least(streetMatch(a.first, b.first), streetMatch(a.second, b.second)),
                        least(streetMatch(a.first, b.second), streetMatch(a.second, b.first)));
    }
    // Without a number it is a name, and a name has to be said.
    const bool isAddress = isDigit(one.front()) && isDigit(other.front());
    return isAddress ? addressMatch(one, other) : PlaceMatch::Apart;
}

bool differ(const std::string& one, const std::string& other)
{
    return !one.empty() && !other.empty() && one != other;
}

PlaceMatch doorMatch(const Home& asked, const Home& other)
{
    if (differ(asked.apartment, other.apartment) || differ(asked.building, other.building))
        return PlaceMatch::OtherDoor;
    const auto says = [](const Home& home) {
        return std::pair(!home.building.empty(), !home.apartment.empty());
    };
    if (says(asked) == says(other))
        return PlaceMatch::Same;
    const bool isMoreSaid =
        says(asked).first + says(asked).second > says(other).first + says(other).second;
    return isMoreSaid ? PlaceMatch::Around : PlaceMatch::Inside;
}

bool areFarApart(const std::optional<Coordinate>& one, const std::optional<Coordinate>& other)
{
    return one && other && distanceMeters(*one, *other) > kOnePlaceM;
}

} // namespace

PlaceSought::PlaceSought(const Location& location)
    : m_text(location.text), m_home(homeOf(location)), m_point(location.point)
{}

PlaceMatch PlaceSought::matchOf(const Location& other) const
{
    const std::string_view mine = firstDigits(m_text);
    const std::string_view theirs = firstDigits(other.text);
    if (m_home.house.empty() || (!mine.empty() && !theirs.empty() && mine != theirs))
        return PlaceMatch::Apart;
    const Home home = homeOf(other);
    const PlaceMatch house = houseMatch(m_home.house, home.house);
    if (house == PlaceMatch::Apart || differ(m_home.town, home.town))
        return PlaceMatch::Apart;
    // Each town has its Elm Street.
    if (m_home.town != home.town && areFarApart(m_point, other.point))
        return PlaceMatch::Apart;
    return std::min(house, doorMatch(m_home, home));
}

PlaceMatch placeMatch(const Location& one, const Location& other)
{
    return PlaceSought(one).matchOf(other);
}

bool isAtOnePlace(const Location& one, const Location& other)
{
    return isOnePlace(placeMatch(one, other));
}

bool saysMore(const Location& given, const Location& known)
{
    const Home mine = homeOf(given);
    const Home theirs = homeOf(known);
    const auto isNew = [](const std::string& said, const std::string& before) {
        return !said.empty() && said != before;
    };
    return isNew(mine.house, theirs.house) || isNew(mine.town, theirs.town) ||
           isNew(mine.building, theirs.building) || isNew(mine.spot, theirs.spot) ||
           isNew(mine.apartment, theirs.apartment) || isNew(doorKey(given), doorKey(known));
}

std::string placeSaid(const Location& location)
{
    return location.detail.empty() ? location.text : location.text + ", " + location.detail;
}

} // namespace haven
