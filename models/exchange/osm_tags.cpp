#include "models/exchange/osm_tags.h"

#include "models/base/text.h"
#include "models/geo/place_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace haven {

namespace {

bool isAnyOf(const std::string& value, std::initializer_list<std::string_view> words)
{
    return std::find(words.begin(), words.end(), value) != words.end();
}

RoadAccess accessOf(const osmium::TagList& tags, RoadAccess byClass)
{
    if (osmTag(tags, "emergency") == "yes")
        return byClass == RoadAccess::Closed ? RoadAccess::Private : byClass;
    const std::string vehicles = osmTag(tags, "motor_vehicle");
    const std::string access = vehicles.empty() ? osmTag(tags, "access") : vehicles;
    if (byClass != RoadAccess::Open)
        return isAnyOf(vehicles, {"yes", "designated", "permissive"}) ? RoadAccess::Open : byClass;
    if (access == "no")
        return RoadAccess::Closed;
    return isAnyOf(access, {"private", "customers", "delivery", "permit", "residents"})
               ? RoadAccess::Private
               : RoadAccess::Open;
}

RoadOneway osmOneway(const osmium::TagList& tags, RoadClass roadClass)
{
    const std::string oneway = osmTag(tags, "oneway");
    if (isAnyOf(oneway, {"yes", "true", "1"}))
        return RoadOneway::Forward;
    if (isAnyOf(oneway, {"-1", "reverse"}))
        return RoadOneway::Backward;
    const bool isImplied = roadClass == RoadClass::Motorway ||
                           isAnyOf(osmTag(tags, "junction"), {"roundabout", "circular"});
    return oneway.empty() && isImplied ? RoadOneway::Forward : RoadOneway::No;
}

using PlaceTag = std::pair<std::string_view, PlaceKind>;

constexpr std::array<PlaceTag, 26> kPlaceTags = {{
    {"police", PlaceKind::Police},
    {"fire_station", PlaceKind::Fire},
    {"hospital", PlaceKind::Hospital},
    {"clinic", PlaceKind::Clinic},
    {"doctors", PlaceKind::Clinic},
    {"social_facility", PlaceKind::Shelter},
    {"shelter", PlaceKind::Shelter},
    {"school", PlaceKind::School},
    {"college", PlaceKind::School},
    {"university", PlaceKind::School},
    {"kindergarten", PlaceKind::School},
    {"library", PlaceKind::Library},
    {"townhall", PlaceKind::Government},
    {"courthouse", PlaceKind::Government},
    {"place_of_worship", PlaceKind::Worship},
    {"bus_station", PlaceKind::Transit},
    {"station", PlaceKind::Transit},
    {"park", PlaceKind::Park},
    {"hotel", PlaceKind::Lodging},
    {"motel", PlaceKind::Lodging},
    {"restaurant", PlaceKind::Food},
    {"fast_food", PlaceKind::Food},
    {"cafe", PlaceKind::Food},
    {"marina", PlaceKind::Marina},
    {"pharmacy", PlaceKind::Shop},
    {"veterinary", PlaceKind::Shop},
}};

// A police or fire station and a hospital are signs that people drive to: only a tag makes one. By
// their names a fire museum, a memorial or an animal hospital would be one, too; and what closed
// long ago is kept with "(historical)" behind its name.
PlaceKind placeKindOf(const osmium::TagList& tags, const std::string& name)
{
    if (toLower(name).ends_with("(historical)"))
        return PlaceKind::Landmark;
    for (const char* key : {"amenity", "railway", "leisure", "tourism"}) {
        const std::string value = osmTag(tags, key);
        for (const auto& [word, kind] : kPlaceTags) {
            if (word == value)
                return kind;
        }
    }
    if (!osmTag(tags, "shop").empty())
        return PlaceKind::Shop;
    const PlaceKind named = placeKindFromName(name);
    return named <= PlaceKind::Shelter ? PlaceKind::Landmark : named;
}

} // namespace

std::string osmTag(const osmium::TagList& tags, const char* key)
{
    const char* value = tags.get_value_by_key(key);
    return value != nullptr && isStorableText(value) ? std::string(trimmed(value)) : std::string();
}

int osmSpeedKmh(std::string_view text)
{
    constexpr double kMilesKm = 1.609344;
    constexpr int kSpeedMax = 200;
    int number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc() || number <= 0 || number > kSpeedMax)
        return 0;
    const bool isMiles = text.find("mph") != std::string_view::npos;
    return isMiles ? static_cast<int>(number * kMilesKm + 0.5) : number;
}

std::optional<RoadRow> osmRoad(const osmium::TagList& tags)
{
    const auto words = roadWordsOf(osmTag(tags, "highway"));
    if (!words || osmTag(tags, "area") == "yes")
        return std::nullopt;
    RoadRow row;
    row.road.name = osmTag(tags, "name");
    row.road.ref = osmTag(tags, "ref");
    row.road.roadClass = words->roadClass;
    row.road.isRamp = words->isRamp;
    row.road.access = accessOf(tags, words->access);
    row.road.oneway = osmOneway(tags, words->roadClass);
    row.road.speedMaxKmh = osmSpeedKmh(osmTag(tags, "maxspeed"));
    for (const char* key : {"alt_name", "official_name", "old_name", "name_1", "loc_name"}) {
        for (const std::string& alias : split(osmTag(tags, key), ';')) {
            if (!trimmed(alias).empty())
                row.aliases.emplace_back(trimmed(alias));
        }
    }
    return row;
}

std::optional<MapPlace> osmPlace(const osmium::TagList& tags)
{
    const bool isOne = std::any_of(tags.begin(), tags.end(), [](const osmium::Tag& tag) {
        return isAnyOf(tag.key(), {"amenity", "shop", "tourism", "leisure", "healthcare", "office",
                                   "aeroway", "historic"}) ||
               (isAnyOf(tag.key(), {"railway", "public_transport"}) &&
                isAnyOf(tag.value(), {"station", "halt"}));
    });
    MapPlace place;
    place.name = osmTag(tags, "name");
    if (!isOne || place.name.empty())
        return std::nullopt;
    for (const char* key : {"alt_name", "short_name", "old_name", "operator"}) {
        const std::string alias = osmTag(tags, key);
        if (!alias.empty() && alias != place.name && std::string_view(key) != "operator")
            place.aliases.push_back(alias);
    }
    place.kind = placeKindOf(tags, place.name);
    const std::string number = osmTag(tags, "addr:housenumber");
    const std::string street = osmTag(tags, "addr:street");
    if (!number.empty() && !street.empty())
        place.address = number + " " + street;
    place.town = osmTag(tags, "addr:city");
    return place;
}

std::optional<OsmAddress> osmAddress(const osmium::TagList& tags)
{
    const std::string number = osmTag(tags, "addr:housenumber");
    if (number.empty())
        return std::nullopt;
    const std::string street = osmTag(tags, "addr:street");
    const std::string unit = osmTag(tags, "addr:unit");
    const auto text = addressText(number + " " + street + (unit.empty() ? "" : " # " + unit));
    if (street.empty() || !text)
        return OsmAddress{};
    AddressPoint point;
    point.number = text->number;
    point.numberText = text->numberText;
    point.street = text->street;
    point.unit = text->unit;
    point.town = osmTag(tags, "addr:city");
    return OsmAddress{point};
}

std::optional<GeoLayerKind> osmAreaKind(const osmium::TagList& tags)
{
    const std::string building = osmTag(tags, "building");
    if (!building.empty() && building != "no")
        return GeoLayerKind::Buildings;
    if (osmTag(tags, "boundary") == "administrative")
        return osmTag(tags, "admin_level") == "8" ? std::optional(GeoLayerKind::Towns)
                                                  : std::nullopt;
    if (osmTag(tags, "natural") == "water" || osmTag(tags, "waterway") == "riverbank" ||
        isAnyOf(osmTag(tags, "landuse"), {"reservoir", "basin"}))
        return GeoLayerKind::Water;
    if (isAnyOf(osmTag(tags, "leisure"), {"park", "nature_reserve", "recreation_ground"}) ||
        osmTag(tags, "landuse") == "cemetery")
        return GeoLayerKind::Parks;
    return std::nullopt;
}

bool isOsmRail(const osmium::TagList& tags)
{
    return isAnyOf(osmTag(tags, "railway"), {"rail", "light_rail", "subway", "tram"});
}

std::optional<TurnRule> osmTurnRule(const osmium::TagList& tags)
{
    if (osmTag(tags, "type") != "restriction")
        return std::nullopt;
    const std::string rule = osmTag(tags, "restriction");
    if (rule.starts_with("no_"))
        return TurnRule::Forbidden;
    return rule.starts_with("only_") ? std::optional(TurnRule::Only) : std::nullopt;
}

} // namespace haven
