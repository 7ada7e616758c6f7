#include "models/exchange/map_rows.h"

#include "models/base/text.h"
#include "models/geo/place_text.h"

#include <algorithm>
#include <charconv>

namespace haven {

namespace {

std::int32_t wholeNumber(const std::string& text)
{
    std::int32_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc() ? number : 0;
}

std::optional<NumberRange> numbersFrom(const GeoFeature& feature,
                                       const std::vector<std::string>& from,
                                       const std::vector<std::string>& to)
{
    const NumberRange range{wholeNumber(fieldText(feature, from)),
                            wholeNumber(fieldText(feature, to))};
    if (range.from <= 0 || range.to <= 0)
        return std::nullopt;
    return range;
}

// State inventories cut a road at the town line and count the parts: "RIDGE RD NO 1".
std::string withoutPartNumber(const std::string& name)
{
    const auto words = split(name, ' ');
    const std::size_t count = words.size();
    if (count < 3 || !isDigits(words.back()) || toUpper(words[count - 2]) != "NO")
        return name;
    return joined({words.begin(), words.end() - 2}, " ");
}

RoadOneway onewayOf(const std::string& word)
{
    const std::string lower = toLower(word);
    if (lower == "yes" || lower == "true" || lower == "1" || lower == "ft" || lower == "y" ||
        lower == "forward")
        return RoadOneway::Forward;
    if (lower == "-1" || lower == "reverse" || lower == "tf" || lower == "backward")
        return RoadOneway::Backward;
    return RoadOneway::No;
}

void takeRoads(MapRows& rows, const GeoFeature& feature, const MapFieldNames& fields)
{
    constexpr double kKmhPerMph = 1.609344;
    constexpr int kMphMax = 100;
    const std::string written = inTitleCase(fieldText(feature, fields.name));
    const auto words = roadWordsOf(fieldText(feature, fields.roadClass)).value_or(RoadWords{});
    for (const Polyline& line : feature.geometry.lines) {
        RoadRow row;
        row.road.name = withoutPartNumber(written);
        if (row.road.name != written)
            row.aliases.push_back(written);
        const std::string alias = inTitleCase(fieldText(feature, fields.alias));
        if (!alias.empty() && alias != written)
            row.aliases.push_back(alias);
        row.road.ref = fieldText(feature, fields.ref);
        row.road.roadClass = words.roadClass;
        row.road.access = words.access;
        row.road.isRamp = words.isRamp;
        row.road.oneway = onewayOf(fieldText(feature, fields.oneway));
        const int mph = wholeNumber(fieldText(feature, fields.speedMph));
        if (mph > 0 && mph <= kMphMax)
            row.road.speedMaxKmh = static_cast<int>(mph * kKmhPerMph + 0.5);
        row.town = inTitleCase(fieldText(feature, fields.town));
        row.leftNumbers = numbersFrom(feature, fields.leftFrom, fields.leftTo);
        row.rightNumbers = numbersFrom(feature, fields.rightFrom, fields.rightTo);
        row.road.points = line.points;
        for (const Coordinate point : line.points)
            row.road.nodes.push_back(nodeIdAt(point));
        rows.roads.push_back(std::move(row));
    }
}

// The lines of a field like "735 Slater Rd.\nNew Britain, CT 06053\n(41.68, -72.80)".
std::vector<std::string> addressLines(const std::string& text)
{
    std::vector<std::string> lines;
    for (const std::string& line : split(text, '\n')) {
        const std::string_view clean = trimmed(line);
        if (!clean.empty() && clean.front() != '(')
            lines.emplace_back(clean);
    }
    return lines;
}

// A town named below the address, if no field of its own names it.
std::string townIn(const GeoFeature& feature, const MapFieldNames& fields)
{
    const std::string town = inTitleCase(fieldText(feature, fields.town));
    if (!town.empty())
        return town;
    const auto lines = addressLines(fieldText(feature, fields.address));
    if (lines.size() < 2 || lines.back().find(',') == std::string::npos)
        return {};
    return inTitleCase(std::string(trimmed(lines.back().substr(0, lines.back().find(',')))));
}

std::optional<AddressText> addressIn(const GeoFeature& feature, const MapFieldNames& fields)
{
    const std::string number = fieldText(feature, fields.number);
    const std::string street = fieldText(feature, fields.street);
    const std::string unit = fieldText(feature, fields.unit);
    if (!number.empty() && !street.empty())
        return addressText(number + " " + street + (unit.empty() ? "" : " # " + unit));
    const auto lines = addressLines(fieldText(feature, fields.address));
    return lines.empty() ? std::nullopt : addressText(lines.front());
}

void takeAddresses(MapRows& rows, const GeoFeature& feature, const MapFieldNames& fields)
{
    const auto at = spotOf(feature.geometry);
    const auto address = addressIn(feature, fields);
    if (!at || !address) {
        rows.problem = at ? "it has no address that begins with a number and names a street"
                          : "an address needs a point or an area";
        return;
    }
    AddressPoint point;
    point.number = address->number;
    point.numberText = address->numberText;
    point.street = inTitleCase(address->street);
    point.unit = address->unit;
    point.town = townIn(feature, fields);
    point.at = *at;
    rows.addresses.push_back(std::move(point));
}

void takePlaces(MapRows& rows, const GeoFeature& feature, const MapFieldNames& fields)
{
    const auto at = spotOf(feature.geometry);
    MapPlace place;
    place.name = inTitleCase(fieldText(feature, fields.placeName));
    if (!at || place.name.empty()) {
        rows.problem = at ? "a place needs a name" : "a place needs a point or an area";
        return;
    }
    const auto lines = addressLines(fieldText(feature, fields.address));
    place.address = lines.empty() ? std::string() : inTitleCase(lines.front());
    place.town = townIn(feature, fields);
    const std::string alias = inTitleCase(fieldText(feature, fields.alias));
    // A bare town's name is no name for one place in it.
    if (!alias.empty() && alias != place.name && !equalsIgnoringCase(alias, place.town))
        place.aliases = {alias};
    const auto kind = enumFromName<PlaceKind>(inTitleCase(fieldText(feature, fields.kind)));
    place.kind = kind.value_or(placeKindFromName(place.name));
    place.at = *at;
    rows.places.push_back(std::move(place));
}

void takeArea(MapRows& rows, const GeoFeature& feature, GeoLayerKind kind,
              const MapFieldNames& fields)
{
    AreaRow row;
    row.name = fieldText(feature, kind == GeoLayerKind::Troops ? fields.troop : fields.name);
    if (kind == GeoLayerKind::Beats) {
        row.code = fieldText(feature, fields.beat);
        if (row.name.empty())
            row.name = row.code;
    }
    if (kind == GeoLayerKind::Towns)
        row.name = inTitleCase(row.name);
    row.area = feature.geometry.area;
    const bool needsName =
        kind == GeoLayerKind::Towns || kind == GeoLayerKind::Beats || kind == GeoLayerKind::Troops;
    if (row.area.polygons.empty())
        rows.problem = "this layer needs areas";
    else if (needsName && row.name.empty())
        rows.problem = "the area has no name";
    else
        rows.areas.push_back(std::move(row));
}

std::size_t longestText(const MapRows& rows)
{
    std::size_t longest = rows.name.size();
    const auto look = [&longest](std::initializer_list<std::string_view> texts) {
        for (const std::string_view text : texts)
            longest = std::max(longest, text.size());
    };
    const auto lookAll = [&look](const std::vector<std::string>& texts) {
        for (const std::string& text : texts)
            look({text});
    };
    for (const RoadRow& row : rows.roads) {
        look({row.road.name, row.road.ref, row.town});
        lookAll(row.aliases);
    }
    for (const AddressPoint& row : rows.addresses)
        look({row.street, row.town, row.numberText, row.unit});
    for (const MapPlace& row : rows.places) {
        look({row.name, row.address, row.town});
        lookAll(row.aliases);
    }
    for (const AreaRow& row : rows.areas)
        look({row.code, row.name});
    return longest;
}

MapRows rowsAsGiven(const GeoFeature& feature, GeoLayerKind kind, const MapFieldNames& fields)
{
    MapRows rows;
    switch (kind) {
    case GeoLayerKind::Roads:
        takeRoads(rows, feature, fields);
        if (rows.roads.empty())
            rows.problem = "a road needs a line";
        break;
    case GeoLayerKind::Addresses:
        takeAddresses(rows, feature, fields);
        break;
    case GeoLayerKind::Places:
        takePlaces(rows, feature, fields);
        break;
    case GeoLayerKind::Towns:
    case GeoLayerKind::Beats:
    case GeoLayerKind::Troops:
    case GeoLayerKind::Water:
    case GeoLayerKind::Parks:
    case GeoLayerKind::Buildings:
        takeArea(rows, feature, kind, fields);
        break;
    case GeoLayerKind::Rail:
        rows.name = fieldText(feature, fields.name);
        rows.lines = feature.geometry.lines;
        if (rows.lines.empty())
            rows.problem = "rail needs a line";
        break;
    case GeoLayerKind::Tiles:
        rows.problem = "tiles come in an MBTiles file";
        break;
    }
    return rows;
}

} // namespace

MapRows rowsOf(const GeoFeature& feature, GeoLayerKind kind, const MapFieldNames& fields)
{
    MapRows rows = rowsAsGiven(feature, kind, fields);
    if (longestText(rows) <= kMapTextBytesMax)
        return rows;
    MapRows none;
    none.problem = "a name in it is longer than " + std::to_string(kMapTextBytesMax) + " bytes";
    return none;
}

Result<void> addRows(GeofileWriter& writer, std::int64_t layer, const MapRows& rows)
{
    Result<void> ok;
    for (const RoadRow& row : rows.roads)
        ok = ok ? writer.add(layer, row) : ok;
    for (const AddressPoint& row : rows.addresses)
        ok = ok ? writer.add(layer, row) : ok;
    for (const MapPlace& row : rows.places)
        ok = ok ? writer.add(layer, row) : ok;
    for (const AreaRow& row : rows.areas)
        ok = ok ? writer.add(layer, row) : ok;
    for (const Polyline& row : rows.lines)
        ok = ok ? writer.add(layer, row, rows.name) : ok;
    return ok;
}

} // namespace haven
