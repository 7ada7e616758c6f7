#include "models/base/text.h"
#include "models/store/geo_blob.h"
#include "models/store/geofile.h"

// The geofile as the layers that search and drawing are built from. The reader itself is in
// geofile.cpp.
namespace haven {

namespace {

std::vector<std::string> linesIn(std::string_view text)
{
    std::vector<std::string> lines;
    for (std::string& line : split(text, '\n')) {
        if (!line.empty())
            lines.push_back(std::move(line));
    }
    return lines;
}

StreetClass streetClassOf(RoadClass roadClass)
{
    switch (roadClass) {
    case RoadClass::Motorway:
        return StreetClass::Motorway;
    case RoadClass::Trunk:
        return StreetClass::Trunk;
    case RoadClass::Primary:
        return StreetClass::Primary;
    case RoadClass::Secondary:
    case RoadClass::Tertiary:
        return StreetClass::Secondary;
    case RoadClass::Residential:
        return StreetClass::Residential;
    case RoadClass::Service:
    case RoadClass::Track:
        return StreetClass::Service;
    case RoadClass::Path:
        return StreetClass::Path;
    }
    return StreetClass::Residential;
}

TravelDirection directionOf(RoadOneway oneway)
{
    switch (oneway) {
    case RoadOneway::No:
        return TravelDirection::Both;
    case RoadOneway::Forward:
        return TravelDirection::Forward;
    case RoadOneway::Backward:
        return TravelDirection::Backward;
    }
    return TravelDirection::Both;
}

std::optional<NumberRange> rangeAt(const Statement& row, int column)
{
    if (row.isNull(column) || row.isNull(column + 1))
        return std::nullopt;
    return NumberRange{static_cast<std::int32_t>(row.number(column)),
                       static_cast<std::int32_t>(row.number(column + 1))};
}

Coordinate pointAt(const Statement& row, int column)
{
    return Coordinate{static_cast<std::int32_t>(row.number(column)),
                      static_cast<std::int32_t>(row.number(column + 1))};
}

std::optional<StreetSegment> streetIn(const Statement& row)
{
    StreetSegment street;
    street.name = row.text(0);
    street.aliases = linesIn(row.text(1));
    for (const std::string& ref : split(row.text(2), ';')) {
        if (!trimmed(ref).empty())
            street.aliases.emplace_back(trimmed(ref));
    }
    // A motorway often has a number and no name; then people call it by its number.
    if (street.name.empty() && !street.aliases.empty()) {
        street.name = street.aliases.front();
        street.aliases.erase(street.aliases.begin());
    }
    street.town = row.text(3);
    const auto roadClass = enumFromName<RoadClass>(row.text(4));
    const auto oneway = enumFromName<RoadOneway>(row.text(5));
    auto points = pointsFromBlob(row.bytes(6));
    if (!roadClass || !oneway || !points)
        return std::nullopt;
    street.streetClass = streetClassOf(*roadClass);
    street.direction = directionOf(*oneway);
    street.line.points = *std::move(points);
    street.leftNumbers = rangeAt(row, 7);
    street.rightNumbers = rangeAt(row, 9);
    return street;
}

AddressPoint addressIn(const Statement& row)
{
    AddressPoint point;
    point.number = static_cast<std::int32_t>(row.number(0));
    point.numberText = row.text(1);
    point.unit = row.text(2);
    point.street = row.text(3);
    point.town = row.text(4);
    point.at = pointAt(row, 5);
    return point;
}

bool takePlace(const Statement& row, MapLayers& layers)
{
    MapPlace place;
    place.name = row.text(0);
    place.aliases = linesIn(row.text(1));
    place.kind = enumFromName<PlaceKind>(row.text(2)).value_or(PlaceKind::Landmark);
    place.address = row.text(3);
    place.town = row.text(4);
    place.at = pointAt(row, 5);
    layers.places.push_back(std::move(place));
    return true;
}

bool takeMilepost(const Statement& row, MapLayers& layers)
{
    Milepost post;
    post.route = row.text(0);
    if (!row.isNull(1))
        post.mileTenths = static_cast<std::int32_t>(row.number(1));
    post.exit = row.text(2);
    post.at = pointAt(row, 3);
    layers.mileposts.push_back(std::move(post));
    return true;
}

bool takeArea(const Statement& row, MapLayers& layers)
{
    const auto kind = enumFromName<GeoLayerKind>(row.text(0));
    auto area = areaFromBlob(row.bytes(3));
    if (!kind || !area)
        return false;
    const std::string code(row.text(1));
    const std::string name(row.text(2));
    switch (*kind) {
    case GeoLayerKind::Towns:
        layers.towns.push_back(MapArea{name, *std::move(area)});
        return true;
    case GeoLayerKind::Troops:
        layers.troops.push_back(MapArea{name, *std::move(area)});
        return true;
    case GeoLayerKind::Water:
        layers.water.push_back(MapArea{name, *std::move(area)});
        return true;
    case GeoLayerKind::Parks:
        layers.parks.push_back(MapArea{name, *std::move(area)});
        return true;
    case GeoLayerKind::Beats:
        layers.beats.push_back(BeatArea{BeatId(code), name, *std::move(area)});
        return true;
    case GeoLayerKind::Roads:
    case GeoLayerKind::Addresses:
    case GeoLayerKind::Places:
    case GeoLayerKind::Buildings:
    case GeoLayerKind::Rail:
    case GeoLayerKind::Tiles:
        return true; // no area that search or the plain map asks for
    }
    return true;
}

struct LayerQuery {
    const char* sql;
    bool (*take)(const Statement&, MapLayers&);
};

// Layers in the order of their names, so that the order of the imports changes nothing.
constexpr LayerQuery kLayerQueries[] = {
    {"SELECT place.name, aliases, place.kind, address, town, lat_e7, lon_e7 FROM place"
     " JOIN layer ON layer.id = place.layer ORDER BY layer.name, place.id",
     takePlace},
    {"SELECT route, mile_tenths, exit, lat_e7, lon_e7 FROM milepost"
     " JOIN layer ON layer.id = milepost.layer ORDER BY layer.name, milepost.id",
     takeMilepost},
    {"SELECT layer.kind, code, area.name, shape FROM area JOIN layer ON layer.id = area.layer"
     " WHERE layer.kind <> 'Buildings' ORDER BY layer.name, area.id",
     takeArea},
};

// A layer at a time, in the order of its rows: sorting the roads of a state with their points would
// take longer than reading them.
constexpr const char* kStreetSql = "SELECT name, aliases, ref, town, class, oneway, points,"
                                   " left_from, left_to, right_from, right_to FROM road"
                                   " WHERE layer = ? AND id BETWEEN ? AND ? ORDER BY id";
constexpr const char* kAddressSql =
    "SELECT number, number_text, unit, street, town, lat_e7, lon_e7"
    " FROM address WHERE layer = ? AND id BETWEEN ? AND ? ORDER BY id";

} // namespace

Result<void> Geofile::eachStreet(const std::function<bool(StreetSegment)>& take) const
{
    return eachRow("road", kStreetSql, [&](const Statement& row) -> Result<bool> {
        auto street = streetIn(row);
        if (!street)
            return refuse(RefusalCode::GeofileUnusable, m_path,
                          "it holds a road that cannot be read");
        return take(*std::move(street));
    });
}

Result<void> Geofile::eachAddress(const std::function<bool(AddressPoint)>& take) const
{
    return eachRow("address", kAddressSql,
                   [&](const Statement& row) -> Result<bool> { return take(addressIn(row)); });
}

Result<MapLayers> Geofile::mapLayers() const
{
    auto map = areasAndPlaces();
    if (!map)
        return map;
    const auto streets = eachStreet([&map](StreetSegment street) {
        map->streets.push_back(std::move(street));
        return true;
    });
    if (!streets)
        return streets.refusal();
    const auto addresses = eachAddress([&map](AddressPoint point) {
        map->addressPoints.push_back(std::move(point));
        return true;
    });
    if (!addresses)
        return addresses.refusal();
    return map;
}

Result<MapLayers> Geofile::areasAndPlaces() const
{
    MapLayers map;
    for (const LayerQuery& query : kLayerQueries) {
        Statement rows(*m_database, query.sql);
        for (;;) {
            const auto step = rows.step();
            if (!step)
                return geofileRefusal(step.refusal(), m_path);
            if (*step == Step::Done)
                break;
            if (!query.take(rows, map))
                return refuse(RefusalCode::GeofileUnusable, m_path,
                              "it holds a feature that cannot be read");
        }
    }
    const auto known = layers();
    if (!known)
        return known.refusal();
    for (const GeoLayer& layer : *known) {
        const bool isSaid = map.attribution.find(layer.attribution) != std::string::npos;
        if (!layer.attribution.empty() && !isSaid)
            map.attribution += (map.attribution.empty() ? "" : ", ") + layer.attribution;
    }
    return map;
}

} // namespace haven
