#include "app/ctl/verb.h"
#include "app/session/map_files.h"
#include "models/base/text.h"
#include "models/geo/beats.h"
#include "models/geo/place_index.h"
#include "models/store/geofile.h"
#include "models/store/station_file.h"

#include <fstream>
#include <iostream>

namespace haven::ctl {

namespace {

constexpr const char* kGeoUsage =
    "geo find --station FILE TEXT | --file QUERIES [--near LAT,LON] [--limit N] [--json]"
    "  or  geo at --station FILE LAT,LON | --file POSITIONS [--json]";
constexpr int kFindLimitMax = 200;

std::vector<MultiPolygon> areasIn(const std::vector<MapArea>& list)
{
    std::vector<MultiPolygon> areas;
    for (const MapArea& one : list)
        areas.push_back(one.area);
    return areas;
}

// Everything a question about places is answered from.
struct GeoDesk {
    explicit GeoDesk(SearchedMap map)
        : layers(std::move(map.layers)), beats(layers.beats), towns(areasIn(layers.towns)),
          troops(areasIn(layers.troops))
    {
        places.take(std::move(map.places));
    }
    std::string beatAt(Coordinate at) const
    {
        const auto beat = beats.beatAt(at);
        return beat ? beat->value : std::string();
    }
    std::string townAt(Coordinate at) const
    {
        const auto town = towns.areaAt(at);
        return town ? layers.towns[*town].name : std::string();
    }
    MapLayers layers;
    PlaceIndex places;
    BeatMap beats;
    AreaIndex towns;
    AreaIndex troops;
};

// The word of the door for what was found: a number that is not placed is only its street.
std::string kindWord(const PlaceCandidate& found)
{
    switch (found.kind) {
    case PlaceFindKind::Address:
        switch (found.spot) {
        case PlaceConfidence::Exact:
            return "address";
        case PlaceConfidence::Interpolated:
            return "interpolated";
        case PlaceConfidence::Street:
        case PlaceConfidence::Fuzzy:
            return "street";
        }
        return "street";
    case PlaceFindKind::Intersection:
    case PlaceFindKind::Street:
    case PlaceFindKind::Place:
    case PlaceFindKind::Coordinates:
    case PlaceFindKind::Milepost:
    case PlaceFindKind::Town:
        return toLower(enumName(found.kind));
    }
    return "place";
}

nlohmann::json jsonOf(const PlaceCandidate& found, const GeoDesk& desk)
{
    return {{"label", found.label},
            {"kind", kindWord(found)},
            {"street", found.street},
            {"number", found.number},
            {"lat", latitudeDegrees(found.at)},
            {"lon", longitudeDegrees(found.at)},
            {"town", found.town.empty() ? desk.townAt(found.at) : found.town},
            {"beat", desk.beatAt(found.at)},
            {"confidence", toLower(enumName(found.confidence))},
            {"why", found.reason}};
}

struct FindAsk {
    std::optional<Coordinate> near;
    std::size_t limit = 10;
};

nlohmann::json find(const GeoDesk& desk, const std::string& text, const FindAsk& ask)
{
    nlohmann::json list = nlohmann::json::array();
    for (const PlaceCandidate& found : desk.places.find(text, ask.near, ask.limit))
        list.push_back(jsonOf(found, desk));
    return list;
}

nlohmann::json whatIsAt(const GeoDesk& desk, Coordinate at)
{
    const auto near = desk.places.placeNear(at);
    const auto troop = desk.troops.areaAt(at);
    return {{"address", near ? near->address : std::string()},
            {"cross", near ? near->cross : std::string()},
            {"town", desk.townAt(at)},
            {"beat", desk.beatAt(at)},
            {"troop", troop ? desk.layers.troops[*troop].name : std::string()}};
}

// In a list each line is answered in the same fields, so that whoever reads them need not stop.
nlohmann::json nothingAt(const Refusal& refusal)
{
    return {{"address", ""}, {"cross", ""}, {"town", ""},
            {"beat", ""},    {"troop", ""}, {"error", refusalSentence(refusal)}};
}

std::string compact(const nlohmann::json& document)
{
    return document.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void sayFound(const nlohmann::json& list)
{
    for (const auto& one : list)
        sayLine(one["label"].get<std::string>() + "  " + one["town"].get<std::string>() + "  " +
                one["kind"].get<std::string>() + ", " + one["confidence"].get<std::string>() +
                ": " + onOneLine(one["why"].get<std::string>()));
    if (list.empty())
        sayLine("nothing found");
}

// One answer a line, in the order of the lines; also for those that cannot be answered.
int answerLines(const std::string& path,
                const std::function<std::string(const std::string&)>& answer)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return tell(refuse(RefusalCode::FileUnreadable, path, "it is missing or not readable"));
    constexpr std::size_t kLineMax = 10'000;
    std::string line;
    while (std::getline(file, line)) {
        if (!line.empty() && line.back() == '\r')
            line.pop_back();
        std::cout << answer(std::string(clipped(line, kLineMax))) << '\n';
    }
    std::cout.flush();
    return kDone;
}

int findPlaces(const Arguments& arguments, const GeoDesk& desk)
{
    const auto limit = numberOption(arguments, {"limit", 10, 1, kFindLimitMax}, kGeoUsage);
    if (!limit)
        return kUsage;
    FindAsk ask;
    ask.limit = static_cast<std::size_t>(*limit);
    if (const auto text = arguments.option("near")) {
        const auto near = parseCoordinate(*text);
        if (!near)
            return tell(near.refusal());
        ask.near = *near;
    }
    if (const auto file = arguments.option("file"))
        return answerLines(*file,
                           [&](const std::string& line) { return compact(find(desk, line, ask)); });
    const auto list =
        find(desk, joined({arguments.words.begin() + 1, arguments.words.end()}, " "), ask);
    if (arguments.isJson)
        sayJson(list);
    else
        sayFound(list);
    return kDone;
}

int tellPositions(const Arguments& arguments, const GeoDesk& desk)
{
    if (const auto file = arguments.option("file"))
        return answerLines(*file, [&](const std::string& line) {
            const auto at = parseCoordinate(line);
            return compact(at ? whatIsAt(desk, *at) : nothingAt(at.refusal()));
        });
    const auto at =
        parseCoordinate(joined({arguments.words.begin() + 1, arguments.words.end()}, " "));
    if (!at)
        return tell(at.refusal());
    const auto answer = whatIsAt(desk, *at);
    if (arguments.isJson) {
        sayJson(answer);
        return kDone;
    }
    for (const char* key : {"address", "cross", "town", "beat", "troop"}) {
        const auto value = answer[key].get<std::string>();
        sayLine(std::string(key) + ": " + (value.empty() ? "not known" : value));
    }
    return kDone;
}

} // namespace

int runGeo(const Arguments& arguments)
{
    const auto path = stationPath(arguments);
    if (!path)
        return kUsage;
    const std::string act = arguments.words.empty() ? "" : arguments.words.front();
    const bool hasQuestion = arguments.words.size() > 1 || arguments.option("file");
    if ((act != "find" && act != "at") || !hasQuestion)
        return misused(kGeoUsage);
    if (const auto station = StationReader::open({*path, ""}); !station)
        return tell(station.refusal());
    auto map = readSearchedGeofile(geofilePath(*path));
    if (!map)
        return tell(map.refusal());
    const GeoDesk desk(*std::move(map));
    return act == "find" ? findPlaces(arguments, desk) : tellPositions(arguments, desk);
}

} // namespace haven::ctl
