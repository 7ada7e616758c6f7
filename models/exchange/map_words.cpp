#include "models/base/text.h"
#include "models/exchange/map_rows.h"
#include "models/geo/place_text.h"

#include <algorithm>
#include <array>
#include <utility>

// What words in map files mean: kinds of layers, of roads, of places.
namespace haven {

namespace {

using KindWord = std::pair<std::string_view, GeoLayerKind>;

// Pieces of file and folder names. The first that fits counts.
constexpr std::array<KindWord, 32> kFileWords = {{
    {"centerline", GeoLayerKind::Roads},    {"road", GeoLayerKind::Roads},
    {"street", GeoLayerKind::Roads},        {"parcel", GeoLayerKind::Addresses},
    {"address", GeoLayerKind::Addresses},   {"building", GeoLayerKind::Buildings},
    {"footprint", GeoLayerKind::Buildings}, {"troop", GeoLayerKind::Troops},
    {"jurisdiction", GeoLayerKind::Troops}, {"barrack", GeoLayerKind::Troops},
    {"beat", GeoLayerKind::Beats},          {"neighbo", GeoLayerKind::Beats},
    {"district", GeoLayerKind::Beats},      {"sector", GeoLayerKind::Beats},
    {"patrol", GeoLayerKind::Beats},        {"town", GeoLayerKind::Towns},
    {"municipal", GeoLayerKind::Towns},     {"water", GeoLayerKind::Water},
    {"lake", GeoLayerKind::Water},          {"river", GeoLayerKind::Water},
    {"park", GeoLayerKind::Parks},          {"rail", GeoLayerKind::Rail},
    {"school", GeoLayerKind::Places},       {"station", GeoLayerKind::Places},
    {"place", GeoLayerKind::Places},        {"landmark", GeoLayerKind::Places},
    {"hospital", GeoLayerKind::Places},     {"shelter", GeoLayerKind::Places},
    {"facilit", GeoLayerKind::Places},      {"church", GeoLayerKind::Places},
    {"poi", GeoLayerKind::Places},          {"librar", GeoLayerKind::Places},
}};

using PlaceWord = std::pair<std::string_view, PlaceKind>;

constexpr std::array<PlaceWord, 26> kPlaceWords = {{
    {"POLICE", PlaceKind::Police},      {"FIRE", PlaceKind::Fire},
    {"HOSPITAL", PlaceKind::Hospital},  {"CLINIC", PlaceKind::Clinic},
    {"SHELTER", PlaceKind::Shelter},    {"SCHOOL", PlaceKind::School},
    {"ACADEMY", PlaceKind::School},     {"COLLEGE", PlaceKind::School},
    {"UNIVERSITY", PlaceKind::School},  {"LIBRARY", PlaceKind::Library},
    {"CHURCH", PlaceKind::Worship},     {"TEMPLE", PlaceKind::Worship},
    {"SYNAGOGUE", PlaceKind::Worship},  {"MOSQUE", PlaceKind::Worship},
    {"STATION", PlaceKind::Transit},    {"AIRPORT", PlaceKind::Transit},
    {"PARK", PlaceKind::Park},          {"HOTEL", PlaceKind::Lodging},
    {"MOTEL", PlaceKind::Lodging},      {"INN", PlaceKind::Lodging},
    {"MARKET", PlaceKind::Shop},        {"PHARMACY", PlaceKind::Shop},
    {"RESTAURANT", PlaceKind::Food},    {"MARINA", PlaceKind::Marina},
    {"APARTMENTS", PlaceKind::Housing}, {"HALL", PlaceKind::Government},
}};

using HighwayWord = std::pair<std::string_view, RoadWords>;

constexpr RoadWords words(RoadClass roadClass, RoadAccess access = RoadAccess::Open)
{
    return RoadWords{roadClass, access, false};
}

constexpr RoadWords ramp(RoadClass roadClass)
{
    return RoadWords{roadClass, RoadAccess::Open, true};
}

constexpr std::array<HighwayWord, 29> kHighwayWords = {{
    {"motorway", words(RoadClass::Motorway)},
    {"motorway_link", ramp(RoadClass::Motorway)},
    {"trunk", words(RoadClass::Trunk)},
    {"trunk_link", ramp(RoadClass::Trunk)},
    {"primary", words(RoadClass::Primary)},
    {"primary_link", ramp(RoadClass::Primary)},
    {"secondary", words(RoadClass::Secondary)},
    {"secondary_link", ramp(RoadClass::Secondary)},
    {"tertiary", words(RoadClass::Tertiary)},
    {"tertiary_link", ramp(RoadClass::Tertiary)},
    {"unclassified", words(RoadClass::Residential)},
    {"residential", words(RoadClass::Residential)},
    {"living_street", words(RoadClass::Residential)},
    {"road", words(RoadClass::Residential)},
    {"service", words(RoadClass::Service)},
    {"busway", words(RoadClass::Service, RoadAccess::Private)},
    {"track", words(RoadClass::Track)},
    {"escape", words(RoadClass::Service, RoadAccess::Closed)},
    {"raceway", words(RoadClass::Service, RoadAccess::Closed)},
    {"pedestrian", words(RoadClass::Path, RoadAccess::Private)},
    {"footway", words(RoadClass::Path, RoadAccess::Closed)},
    {"cycleway", words(RoadClass::Path, RoadAccess::Closed)},
    {"bridleway", words(RoadClass::Path, RoadAccess::Closed)},
    {"path", words(RoadClass::Path, RoadAccess::Closed)},
    {"steps", words(RoadClass::Path, RoadAccess::Closed)},
    {"corridor", words(RoadClass::Path, RoadAccess::Closed)},
    {"construction", words(RoadClass::Service, RoadAccess::Closed)},
    {"proposed", words(RoadClass::Service, RoadAccess::Closed)},
    {"bus_guideway", words(RoadClass::Service, RoadAccess::Closed)},
}};

std::optional<GeoLayerKind> kindInName(std::string_view name)
{
    const std::string lower = toLower(name);
    for (const auto& [word, kind] : kFileWords) {
        if (lower.find(word) != std::string::npos)
            return kind;
    }
    return std::nullopt;
}

std::optional<GeoLayerKind> kindInFeatures(const std::vector<GeoFeature>& features,
                                           const MapFieldNames& fields)
{
    std::size_t lines = 0;
    std::size_t addresses = 0;
    std::size_t named = 0;
    std::size_t areas = 0;
    for (const GeoFeature& feature : features) {
        const bool isArea = !feature.geometry.area.polygons.empty();
        areas += isArea ? 1U : 0U;
        lines += feature.geometry.lines.empty() ? 0U : 1U;
        const bool hasNumber = !fieldText(feature, fields.number).empty() &&
                               !fieldText(feature, fields.street).empty();
        named += fieldText(feature, fields.placeName).empty() ? 0U : 1U;
        addresses += hasNumber || addressText(fieldText(feature, fields.address)) ? 1U : 0U;
    }
    const std::size_t half = (features.size() + 1) / 2;
    if (features.empty())
        return std::nullopt;
    if (lines >= half)
        return GeoLayerKind::Roads;
    if (addresses >= half && named < half)
        return GeoLayerKind::Addresses;
    if (areas < half && named >= half)
        return GeoLayerKind::Places;
    return std::nullopt;
}

} // namespace

std::optional<RoadWords> roadWordsOf(std::string_view highway)
{
    const std::string lower = toLower(highway);
    for (const auto& [word, meaning] : kHighwayWords) {
        if (word == lower)
            return meaning;
    }
    return std::nullopt;
}

PlaceKind placeKindFromName(std::string_view name)
{
    // By words, so that a "Parkway" is no park; the station of the police is first of all police.
    std::vector<std::string> parts = split(toUpper(name), ' ');
    for (const auto& [word, kind] : kPlaceWords) {
        if (std::find(parts.begin(), parts.end(), word) != parts.end())
            return kind;
    }
    return PlaceKind::Landmark;
}

std::optional<GeoLayerKind> layerKindOf(std::string_view path, const std::vector<GeoFeature>& first,
                                        const MapFieldNames& fields)
{
    const auto parts = split(path, '/');
    if (const auto kind = kindInName(parts.back()))
        return kind;
    if (const auto kind = kindInFeatures(first, fields))
        return kind;
    return parts.size() > 1 ? kindInName(parts[parts.size() - 2]) : std::nullopt;
}

std::optional<GeoLayerKind> layerKindFromWord(std::string_view word)
{
    const std::string lower = toLower(word);
    for (const std::string_view name : enumNames(GeoLayerKind{})) {
        const std::string kind = toLower(name);
        const bool isSingular = kind == lower + "s" || kind == lower + "es";
        if (kind == lower || isSingular)
            return enumFromName<GeoLayerKind>(name);
    }
    return std::nullopt;
}

std::string layerKindWords()
{
    std::vector<std::string> words;
    for (const std::string_view name : enumNames(GeoLayerKind{}))
        words.push_back(toLower(name));
    return joined(words, ", ");
}

} // namespace haven
