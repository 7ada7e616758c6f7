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

// "BLDG 4"; empty where none is said.
std::string buildingIn(std::string_view text)
{
    const PlaceWords words = wordsInside(text);
    for (std::size_t at = 0; at + 1 < words.size(); ++at) {
        if (std::find(kBuildingWords.begin(), kBuildingWords.end(), words[at]) !=
            kBuildingWords.end())
            return "BLDG " + words[at + 1];
    }
    return {};
}

} // namespace

Home homeOf(const Location& location)
{
    Home home;
    const PlaceQuery place = parsePlaceQuery(location.text, {});
    PlaceWords house = place.words;
    if (!place.numberText.empty())
        house.insert(house.begin(), place.numberText);
    // Behind a comma stands the town, or "rear house": another one has another.
    const std::string said = buildingIn(location.detail);
    for (const std::string& more :
         {said.empty() ? buildingIn(place.unitPart) : said, place.remark}) {
        if (!more.empty() && !house.empty())
            house.push_back(more);
    }
    home.house = joinedWords(house);
    home.apartment = apartmentIn(location.detail);
    if (home.apartment.empty() && !place.unitPart.empty())
        home.apartment = apartmentIn(place.unitPart);
    return home;
}

bool isSameHome(const Location& one, const Location& other)
{
    const Home home = homeOf(one);
    return !home.house.empty() && !home.apartment.empty() && home == homeOf(other);
}

} // namespace haven
