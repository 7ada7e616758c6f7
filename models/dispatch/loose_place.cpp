#include "models/dispatch/loose_place.h"

#include "models/base/text.h"
#include "models/dispatch/one_place.h"
#include "models/geo/place_text.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace haven {

namespace {

template <class List>
bool isSaidIn(const List& list, std::string_view word)
{
    return std::find(list.begin(), list.end(), word) != list.end();
}

constexpr std::array<std::string_view, 8> kLooseDirections = {"N",  "S",  "E",  "W",
                                                              "NE", "NW", "SE", "SW"};
// A street may have one of these in its name, but nobody needs them to say which it is.
constexpr std::array<std::string_view, 8> kTitles = {"DR", "DOCTOR", "REV", "REVEREND",
                                                     "JR", "JUNIOR", "SR",  "THE"};
constexpr std::array<std::string_view, 15> kDoorBefore = {
    "APT", "APARTMENT", "UNIT", "STE",  "SUITE", "RM",      "ROOM", "FL",
    "FLR", "FLOOR",     "LOT",  "BLDG", "TRLR",  "TRAILER", "#"};
constexpr std::array<std::string_view, 7> kRouteWords = {"RTE", "HWY", "US",   "SR",
                                                         "SH",  "CT",  "STATE"};
constexpr std::array<std::string_view, 10> kStrongKinds = {"ST", "AVE",  "RD",   "DR", "LN",
                                                           "CT", "BLVD", "TPKE", "PL", "TER"};
// What is said between two streets of a corner, or before a place, and is no part of either.
constexpr std::array<std::string_view, 5> kSideWords = {"&", "X", "Y", "NEAR", "BY"};
constexpr std::array<std::string_view, 4> kCornerOf = {"COR", "CORNER", "INTERSECTION", "ESQUINA"};

// Of letters with marks the plain ones: "Lárchmont". Two bytes, the first of them C3.
std::string withoutMarks(std::string_view text)
{
    static constexpr std::string_view kPlain = "AAAAAAACEEEEIIIIDNOOOOO OUUUUYTS";
    std::string plain;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        const auto next = at + 1 < text.size() ? static_cast<unsigned char>(text[at + 1])
                                               : static_cast<unsigned char>(0);
        if (byte == 0xC3 && next >= 0x80 && next <= 0xBF) {
            plain += kPlain[(next - 0x80U) % 0x20U];
            ++at;
        } else if (byte == 0xCC || (byte == 0xCD && next <= 0xAF)) {
            ++at; // a mark that stands for itself
        } else {
            plain += text[at];
        }
    }
    return plain;
}

std::string digitsAtFront(std::string_view word)
{
    std::size_t zeros = 0;
    while (zeros + 1 < word.size() && word[zeros] == '0' && isDigit(word[zeros + 1]))
        ++zeros;
    std::size_t end = zeros;
    while (end < word.size() && isDigit(word[end]))
        ++end;
    return std::string(word.substr(zeros, end - zeros));
}

// "44" and "44A"; no ordinal, for "3RD" is the name of a street.
bool isLooseNumber(std::string_view word)
{
    constexpr std::size_t kLettersMax = 1;
    const auto letters =
        std::count_if(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    return !word.empty() && isDigit(word.front()) && letters <= std::ptrdiff_t{kLettersMax};
}

// "US 44", "STATE RTE 44" and "CT 44" become RTE44. A court or a state that a name stands before is
// none.
PlaceWords withRoutes(const PlaceWords& words)
{
    PlaceWords out;
    for (std::size_t at = 0; at < words.size(); ++at) {
        std::size_t end = at;
        while (end < words.size() &&
               (isSaidIn(kRouteWords, words[end]) || (end > at && words[end] == "RD")))
            ++end;
        const bool isNamed = !out.empty() && words[at] == "CT" && !isLooseNumber(out.back()) &&
                             out.back() != "&" && out.back() != ",";
        if (end > at && end < words.size() && isLooseNumber(words[end]) && !isNamed) {
            out.push_back("RTE" + words[end]);
            at = end;
        } else {
            out.push_back(words[at]);
        }
    }
    return out;
}

// "APT 2" goes, and "#2"; the "#" of "#700 Larchmont Ave" goes alone.
PlaceWords withoutDoors(const PlaceWords& words)
{
    PlaceWords out;
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (!isSaidIn(kDoorBefore, words[at])) {
            out.push_back(words[at]);
            continue;
        }
        const bool isHouse = words[at] == "#" && (out.empty() || out.back() == ",") &&
                             at + 2 < words.size() && words[at + 2] != ",";
        if (!isHouse && at + 1 < words.size() && words[at + 1] != ",")
            ++at;
    }
    return out;
}

bool isRoute(std::string_view word)
{
    return word.size() > 3 && word.starts_with("RTE") && isDigit(word[3]);
}

// How many of the words are the street, with its kind; all where no kind is said.
std::size_t looseStreetEnd(const PlaceWords& words)
{
    std::size_t last = words.size();
    bool isNamed = false;
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (isRoute(words[at]))
            return at + 1;
        const bool isKindNext = at + 1 < words.size() && isStreetKind(words[at + 1]);
        if (isNamed && isStreetKind(words[at])) {
            last = at + 1;
            if (isSaidIn(kStrongKinds, words[at]) && !isKindNext)
                break;
        }
        isNamed = isNamed || !isSaidIn(kLooseDirections, words[at]);
    }
    return last;
}

LooseStreet looseStreet(PlaceWords words, const PlaceWords& behind)
{
    LooseStreet street;
    const std::size_t end = looseStreetEnd(words);
    PlaceWords rest(words.begin() + static_cast<std::ptrdiff_t>(end), words.end());
    words.resize(end);
    if (rest.size() == 1 && isSaidIn(kLooseDirections, rest.front())) {
        street.direction = rest.front();
        rest.clear();
    }
    if (words.size() > 1 && isStreetKind(words.back())) {
        street.kind = words.back();
        words.pop_back();
    }
    if (words.size() > 1 && isSaidIn(kLooseDirections, words.front())) {
        street.direction = words.front();
        words.erase(words.begin());
    }
    for (const std::string& word : words) {
        const std::string all = word == "MLK" ? "MARTIN LUTHER KING" : word;
        if (words.size() == 1 || !isSaidIn(kTitles, word))
            street.name += (street.name.empty() ? "" : " ") + all;
    }
    if (street.name.empty())
        street.name = joinedWords(words);
    rest.insert(rest.end(), behind.begin(), behind.end());
    while (!rest.empty() && (rest.back() == "CT" || isDigit(rest.back().front())))
        rest.pop_back();
    street.town = joinedWords(rest);
    return street;
}

// Up to the next comma or word between two streets, from `at` on, which moves behind it.
PlaceWords partFrom(const PlaceWords& words, std::size_t& at)
{
    PlaceWords part;
    while (at < words.size() && words[at] != "," && !isSaidIn(kSideWords, words[at]))
        part.push_back(words[at++]);
    return part;
}

std::vector<LooseDoor> doorsIn(const PlaceWords& words)
{
    std::vector<LooseDoor> doors;
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        if (!isLooseNumber(words[i]))
            continue;
        std::size_t at = i + 1;
        if (words[at] == ",")
            ++at; // "700, Larchmont Ave"
        const PlaceWords street = partFrom(words, at);
        PlaceWords behind;
        if (at < words.size() && words[at] == ",")
            behind = partFrom(words, ++at);
        if (!street.empty())
            doors.push_back({digitsAtFront(words[i]), looseStreet(street, behind)});
    }
    return doors;
}

std::vector<LooseStreet> sidesIn(PlaceWords words)
{
    if (words.size() > 2 && isSaidIn(kCornerOf, words[0]) && (words[1] == "OF" || words[1] == "DE"))
        words.erase(words.begin(), words.begin() + 2);
    std::vector<LooseStreet> sides;
    for (std::size_t at = 0; at < words.size(); ++at) {
        const PlaceWords side = partFrom(words, at);
        if (!side.empty())
            sides.push_back(looseStreet(side, {}));
        if (at < words.size() && words[at] == ",")
            break; // the town
    }
    return sides;
}

bool areTold(const std::string& one, const std::string& other)
{
    return !one.empty() && !other.empty() && one != other;
}

bool isLooselyOne(const LooseStreet& one, const LooseStreet& other)
{
    return one.name == other.name && !areTold(one.kind, other.kind) &&
           !areTold(one.direction, other.direction) && !areTold(one.town, other.town);
}

bool isOneCorner(const std::vector<LooseStreet>& a, const std::vector<LooseStreet>& b)
{
    return (isLooselyOne(a[0], b[0]) && isLooselyOne(a[1], b[1])) ||
           (isLooselyOne(a[0], b[1]) && isLooselyOne(a[1], b[0]));
}

} // namespace

LoosePlace loosePlace(const std::string& text)
{
    const PlaceWords words = withoutDoors(withRoutes(placeWords(withoutMarks(text))));
    LoosePlace place;
    place.doors = doorsIn(words);
    if (place.doors.empty())
        place.sides = sidesIn(words);
    return place;
}

LooseSought::LooseSought(const Location& location)
    : m_place(loosePlace(location.text)), m_point(location.point)
{}

// Most of them are told apart by their number, before anything of them is read.
bool LooseSought::isWorthReading(const std::string& text) const
{
    if (m_place.doors.empty()) {
        const std::size_t end = text.find_first_not_of("0123456789");
        const bool isAddress = end != 0 && end != std::string::npos && text[end] == ' ';
        return !m_place.sides.empty() && !isAddress;
    }
    return std::any_of(m_place.doors.begin(), m_place.doors.end(), [&](const LooseDoor& door) {
        return text.find(door.number) != std::string::npos;
    });
}

bool LooseSought::mayBe(const Location& other) const
{
    if (!isWorthReading(other.text))
        return false;
    if (m_point && other.point && distanceMeters(*m_point, *other.point) > kOnePlaceM)
        return false;
    const LoosePlace place = loosePlace(other.text);
    for (const LooseDoor& mine : m_place.doors) {
        for (const LooseDoor& theirs : place.doors) {
            if (mine.number == theirs.number && isLooselyOne(mine.street, theirs.street))
                return true;
        }
    }
    const auto& a = m_place.sides;
    const auto& b = place.sides;
    if (a.empty() || a.size() != b.size())
        return false;
    if (a.size() == 2)
        return isOneCorner(a, b);
    // A name has to be said whole.
    return a.size() == 1 && a.front() == b.front();
}

} // namespace haven
