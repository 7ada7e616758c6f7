#include "models/dispatch/same_home.h"

#include "models/base/text.h"
#include "models/geo/place_text.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace haven {

namespace {

constexpr std::array<std::string_view, 13> kDoorWords = {
    "APT",  "APARTMENT", "UNIT", "#",    "STE",     "SUITE", "RM",
    "ROOM", "LOT",       "TRLR", "SLIP", "TRAILER", "SP"};
constexpr std::array<std::string_view, 3> kFloorWords = {"FL", "FLR", "FLOOR"};
constexpr std::array<std::string_view, 2> kBuildingWords = {"BLDG", "BUILDING"};

bool isDoorWord(const std::string& word)
{
    return std::find(kDoorWords.begin(), kDoorWords.end(), word) != kDoorWords.end();
}

bool isFloorWord(const std::string& word)
{
    return std::find(kFloorWords.begin(), kFloorWords.end(), word) != kFloorWords.end();
}

// "2ND" gives 2; empty for what is no ordinal.
std::string ordinalDigits(const std::string& word)
{
    if (word.size() < 3 || !isDigit(word.front()))
        return {};
    const std::string end = word.substr(word.size() - 2);
    const std::string digits = word.substr(0, word.size() - 2);
    const bool isOrdinal = end == "ST" || end == "ND" || end == "RD" || end == "TH";
    return isOrdinal && isDigits(digits) ? digits : std::string();
}

// The name of a door from its first word on: "3", and "3B" for "3 B", "3-B" and "B 3".
std::string doorFrom(const PlaceWords& words, std::size_t at)
{
    std::string door = words[at];
    const bool isLetterNext = at + 1 < words.size() && words[at + 1].size() == 1;
    if (isDigits(door) && isLetterNext && !isDigit(words[at + 1].front()) && words[at + 1] != "#")
        door += words[at + 1];
    else if (door.size() == 1 && !isDigit(door.front()) && at + 1 < words.size() &&
             isDigits(words[at + 1]))
        door += words[at + 1];
    std::erase(door, '-');
    return door;
}

std::string floorIn(const PlaceWords& words)
{
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (!isFloorWord(words[at]))
            continue;
        if (at > 0 && !ordinalDigits(words[at - 1]).empty())
            return "FL " + ordinalDigits(words[at - 1]);
        if (at + 1 < words.size()) {
            const std::string ordinal = ordinalDigits(words[at + 1]);
            if (!ordinal.empty() || isDigits(words[at + 1]))
                return "FL " + (ordinal.empty() ? words[at + 1] : ordinal);
        }
    }
    return {};
}

// "3" of "APT # 3"; empty where no word for a door stands before a name.
std::string doorIn(const PlaceWords& words)
{
    for (std::size_t at = 0; at + 1 < words.size(); ++at) {
        std::size_t next = at + 1;
        while (next < words.size() && isDoorWord(words[next]))
            ++next;
        if (isDoorWord(words[at]) && next < words.size())
            return doorFrom(words, next);
    }
    return {};
}

PlaceWords wordsInside(std::string_view text)
{
    PlaceWords words = placeWords(text);
    std::erase(words, ",");
    return words;
}

// Each floor may have its apartment 3: where both are said, both count.
std::string apartmentIn(std::string_view text)
{
    const PlaceWords words = wordsInside(text);
    const std::string door = doorIn(words);
    const std::string floor = floorIn(words);
    if (!door.empty() || !floor.empty())
        return floor + (door.empty() || floor.empty() ? "" : " ") + door;
    // A door by its number alone: "3", "3B", "B 3"; "2nd" is a floor.
    if (words.empty() || words.size() > 2)
        return {};
    if (words.size() == 1 && !ordinalDigits(words[0]).empty())
        return "FL " + ordinalDigits(words[0]);
    const std::string alone = doorFrom(words, 0);
    const bool isWhole = words.size() == 1 || alone.size() > words[0].size();
    return isWhole && std::any_of(alone.begin(), alone.end(), isDigit) ? alone : std::string();
}

// "BLDG 4", which is taken out of the words; empty where none is said.
std::string takeBuilding(PlaceWords& words)
{
    for (auto at = words.begin(); at != words.end() && at + 1 != words.end(); ++at) {
        if (std::find(kBuildingWords.begin(), kBuildingWords.end(), *at) == kBuildingWords.end())
            continue;
        std::string building = "BLDG " + *(at + 1);
        words.erase(at, at + 2);
        return building;
    }
    return {};
}

std::string buildingIn(std::string_view text)
{
    PlaceWords words = wordsInside(text);
    return takeBuilding(words);
}

// What stands behind a comma and is a part of the premises, not the town.
constexpr std::array<std::string_view, 28> kSpotWords = {
    "REAR",    "FRONT",    "BACK",   "SIDE",    "HOUSE",      "COTTAGE",  "GARAGE",
    "LOBBY",   "DOOR",     "BEHIND", "YARD",    "BACKYARD",   "DRIVEWAY", "BASEMENT",
    "CELLAR",  "UPSTAIRS", "ATTIC",  "PORCH",   "ENTRANCE",   "UPPER",    "LOWER",
    "PARKING", "OFFICE",   "ROOF",   "HALLWAY", "DOWNSTAIRS", "INSIDE",   "OUTSIDE"};
// Towns and villages whose last word is a kind of street.
constexpr std::array<std::string_view, 3> kTownsLikeStreets = {"ROCKY HL", "QUAKER HL",
                                                               "MANSFIELD CTR"};

bool isDirectionWord(std::string_view word)
{
    return word == "N" || word == "S" || word == "E" || word == "W" || word == "NE" ||
           word == "NW" || word == "SE" || word == "SW";
}

bool isSpot(const PlaceWords& words)
{
    return std::any_of(words.begin(), words.end(), [](const std::string& word) {
        return std::find(kSpotWords.begin(), kSpotWords.end(), word) != kSpotWords.end();
    });
}

bool isZip(const std::string& word)
{
    return isDigits(word) && (word.size() == 5 || word.size() == 9);
}

// "BOLTON" of "BOLTON CT 06043".
void dropState(PlaceWords& words)
{
    while (!words.empty() && (words.back() == "CT" || words.back() == "CONN" ||
                              words.back() == "CONNECTICUT" || isZip(words.back())))
        words.pop_back();
}

void takeBehind(Home& home, PlaceWords words)
{
    if (home.building.empty())
        home.building = takeBuilding(words);
    std::string& into = isSpot(words) ? home.spot : home.town;
    dropState(words);
    if (!words.empty())
        into += (into.empty() ? "" : " ") + joinedWords(words);
}

// Where the street ends: behind its kind, and behind a direction that nothing follows. All of the
// words where no kind is said, because nobody can tell a town from a name then.
std::size_t streetEnd(const PlaceWords& words)
{
    std::size_t end = words.size();
    for (std::size_t at = 1; at < words.size(); ++at) {
        const bool isNamed = at > 1 || !isDirectionWord(words[0]);
        if (isNamed && isStreetKind(words[at]))
            end = at + 1;
    }
    return end + 1 == words.size() && isDirectionWord(words[end]) ? end + 1 : end;
}

// "12 Elm St Bolton", "12 Elm St Rocky Hill CT 06067": takes what follows the street off it.
PlaceWords cutBehindStreet(PlaceWords& street)
{
    PlaceWords behind;
    const auto take = [&](std::size_t from) {
        const auto at = street.begin() + static_cast<std::ptrdiff_t>(from);
        behind.insert(behind.begin(), at, street.end());
        street.erase(at, street.end());
    };
    while (!street.empty() && isZip(street.back()) && street.size() > 2)
        street.pop_back();
    // "CT" is a court as well: a state only behind another street.
    const bool isKindBefore = std::any_of(street.begin(), street.end() - (street.empty() ? 0 : 1),
                                          [](const auto& word) { return isStreetKind(word); });
    if (street.size() > 3 && street.back() == "CT" && isKindBefore)
        street.pop_back();
    for (const std::string_view town : kTownsLikeStreets) {
        const std::size_t count = 2;
        if (street.size() > count + 1 && joinedWords({street.end() - count, street.end()}) == town)
            take(street.size() - count);
    }
    take(streetEnd(street));
    return behind;
}

// "MAIN & ELM" is "ELM & MAIN".
std::string cornerOf(const PlaceWords& words, Home& home)
{
    std::vector<std::string> sides;
    PlaceWords side;
    const auto flush = [&] {
        if (const PlaceWords behind = cutBehindStreet(side); !behind.empty())
            takeBehind(home, behind);
        if (!side.empty())
            sides.push_back(joinedWords(side));
        side.clear();
    };
    for (const std::string& word : words) {
        if (word == "&")
            flush();
        else
            side.push_back(word);
    }
    flush();
    std::sort(sides.begin(), sides.end());
    return joined(sides, " & ");
}

// "BOLTON" of "APT 3 BOLTON": three words are taken for a unit, and it has two.
PlaceWords behindUnit(const std::string& unit)
{
    const PlaceWords words = split(unit, ' ');
    const bool isPlain =
        words.size() == 3 && words[1].find_first_of("0123456789") != std::string::npos;
    const bool isTown = isPlain && words[2].size() > 2 && !isDigit(words[2].front()) &&
                        !isDoorWord(words[2]) && !isFloorWord(words[2]);
    return isTown ? PlaceWords{words[2]} : PlaceWords();
}

// "12 Elm St 3B", "12 Elm St B": behind the street it is no town.
bool isBareDoor(const std::string& word)
{
    constexpr std::size_t kDoorLettersMax = 4;
    const bool isNumber =
        isDigit(word.front()) && word.size() <= kDoorLettersMax && ordinalDigits(word).empty();
    return isNumber || (word.size() == 1 && !isDirectionWord(word)); // "W" of WEST HAVEN
}

// In one word: "12B" of "12-B Elm St", "12-1/2" of "12 1/2". Takes the letter off the street.
std::string houseNumberIn(const PlaceQuery& place, PlaceWords& street)
{
    std::string number = place.numberText;
    std::replace(number.begin(), number.end(), ' ', '-');
    const bool isLetter = street.size() > 1 && street[0].size() == 1 && !isDigit(street[0][0]) &&
                          !isDirectionWord(street[0]);
    const bool isNameNext = street.size() > 1 && !isDigit(street[1][0]) &&
                            !isStreetKind(street[1]) &&
                            (street.size() > 3 || !isDirectionWord(street[1]));
    if (isLetter && isNameNext && isDigits(number)) {
        number += street[0];
        street.erase(street.begin());
    }
    return number;
}

} // namespace

Home homeOf(const Location& location)
{
    Home home;
    const PlaceQuery place = parsePlaceQuery(location.text, {});
    PlaceWords street = place.words;
    std::string unit = place.unitPart;
    if (std::find(street.begin(), street.end(), "&") != street.end()) {
        home.house =
            (place.numberText.empty() ? "" : place.numberText + " ") + cornerOf(street, home);
    } else if (!place.numberText.empty()) {
        const std::string number = houseNumberIn(place, street);
        PlaceWords behind = cutBehindStreet(street);
        if (unit.empty() && !behind.empty() && isBareDoor(behind.front())) {
            unit = "# " + behind.front();
            behind.erase(behind.begin());
        }
        // "12 Elm St Apt 3 Bolton CT" has too many words behind its unit to be told from a name.
        if (unit.empty() && !doorIn(behind).empty())
            unit = joinedWords(behind);
        else if (!behind.empty())
            takeBehind(home, behind);
        home.house = number + " " + joinedWords(street);
    } else {
        home.house = joinedWords(street);
    }
    if (const PlaceWords town = behindUnit(unit); !town.empty())
        takeBehind(home, town);
    for (const std::string& part : split(place.remark, ',')) {
        if (!apartmentIn(part).empty())
            unit += " " + part; // "2nd floor", "3B"
        else
            takeBehind(home, wordsInside(part));
    }
    if (const std::string said = buildingIn(location.detail); !said.empty())
        home.building = said;
    else if (home.building.empty())
        home.building = buildingIn(unit);
    home.apartment = apartmentIn(location.detail);
    if (home.apartment.empty() && !unit.empty())
        home.apartment = apartmentIn(unit);
    return home;
}

bool isSameHome(const Location& one, const Location& other)
{
    const Home home = homeOf(one);
    return !home.house.empty() && !home.apartment.empty() && home == homeOf(other);
}

std::string doorKey(const Location& location)
{
    return apartmentIn(location.detail).empty() ? joinedWords(wordsInside(location.detail))
                                                : std::string();
}

std::string placeKey(const Location& location)
{
    const Home home = homeOf(location);
    if (home.house.empty())
        return {};
    return joined(
        {home.house, home.town, home.building, home.spot, home.apartment, doorKey(location)}, "|");
}

} // namespace haven
