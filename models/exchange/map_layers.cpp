#include "models/exchange/map_layers.h"

#include <charconv>
#include <optional>

namespace haven {

namespace {

std::optional<NumberRange> rangeOf(const GeoFeature& feature, const std::vector<std::string>& from,
                                   const std::vector<std::string>& to)
{
    const auto numberOf = [&feature](const std::vector<std::string>& names) {
        const std::string text = fieldText(feature, names);
        std::int32_t number = 0;
        const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
        return read.ec == std::errc() ? number : 0;
    };
    const NumberRange range{numberOf(from), numberOf(to)};
    if (range.from <= 0 || range.to <= 0)
        return std::nullopt;
    return range;
}

void addStreets(MapLayers& layers, const GeoFeature& feature, const MapFieldNames& fields)
{
    for (const Polyline& line : feature.geometry.lines) {
        StreetSegment street;
        street.name = inTitleCase(fieldText(feature, fields.name));
        street.town = inTitleCase(fieldText(feature, fields.town));
        if (const std::string alias = fieldText(feature, fields.alias); !alias.empty())
            street.aliases = {alias};
        street.line = line;
        street.leftNumbers = rangeOf(feature, fields.leftFrom, fields.leftTo);
        street.rightNumbers = rangeOf(feature, fields.rightFrom, fields.rightTo);
        layers.streets.push_back(std::move(street));
    }
}

std::string addPlace(MapLayers& layers, const GeoFeature& feature, const MapFieldNames& fields)
{
    const auto at = spotOf(feature.geometry);
    MapPlace place;
    place.name = fieldText(feature, fields.name);
    if (!at || place.name.empty())
        return at ? "a place needs a name" : "a place needs a point or an area";
    place.address = fieldText(feature, fields.address);
    place.town = inTitleCase(fieldText(feature, fields.town));
    if (const std::string alias = fieldText(feature, fields.alias); !alias.empty())
        place.aliases = {alias};
    place.at = *at;
    layers.places.push_back(std::move(place));
    return {};
}

// Empty, or why nothing was taken.
std::string addFeature(MapLayers& layers, const GeoFeature& feature, MapLayerKind kind,
                       const MapFieldNames& fields)
{
    const MultiPolygon& area = feature.geometry.area;
    const bool isArea = !area.polygons.empty();
    const std::string name = fieldText(feature, fields.name);
    switch (kind) {
    case MapLayerKind::Towns:
        if (!isArea || name.empty())
            return isArea ? "a town needs a name" : "a town needs an area";
        layers.towns.push_back(MapArea{name, area});
        return {};
    case MapLayerKind::Water:
    case MapLayerKind::Parks:
        if (!isArea)
            return "this layer needs areas";
        (kind == MapLayerKind::Water ? layers.water : layers.parks).push_back(MapArea{name, area});
        return {};
    case MapLayerKind::Streets:
        if (feature.geometry.lines.empty())
            return "a street needs a line";
        addStreets(layers, feature, fields);
        return {};
    case MapLayerKind::Beats: {
        const std::string id = fieldText(feature, fields.beat);
        if (!isArea || id.empty())
            return isArea ? "a beat needs a name" : "a beat needs an area";
        layers.beats.push_back(BeatArea{BeatId(id), name.empty() ? id : name, area});
        return {};
    }
    case MapLayerKind::Places:
        return addPlace(layers, feature, fields);
    }
    return {};
}

} // namespace

AddedLayer withFeatures(MapLayers layers, const FeatureList& list, MapLayerKind kind,
                        const MapFieldNames& fields)
{
    AddedLayer added;
    added.layers = std::move(layers);
    for (const GeoFeature& feature : list.features) {
        const std::string problem = addFeature(added.layers, feature, kind, fields);
        if (problem.empty())
            ++added.taken;
        else
            added.rejected.push_back(GeoRemark{feature.number, 0, problem});
    }
    return added;
}

} // namespace haven
