#include "app/session/map_files.h"

#include "app/session/knowledge_base.h"
#include "models/base/text.h"
#include "models/exchange/geojson.h"
#include "models/geo/town_names.h"
#include "models/store/geofile.h"

#include <QDir>
#include <QFile>

namespace haven {

namespace {

// The first property that is there and not empty; producers spell them as they like.
std::string named(const GeoFeature& feature, std::initializer_list<std::string_view> names)
{
    for (const auto name : names) {
        for (const auto& [key, value] : feature.properties) {
            if (equalsIgnoringCase(key, name) && !value.empty())
                return value;
        }
    }
    return {};
}

std::string nameOf(const GeoFeature& feature)
{
    return named(feature, {"name", "display_name", "full_name", "fullname", "label", "town"});
}

void addStreets(MapLayers& layers, const FeatureList& list)
{
    for (const auto& feature : list.features) {
        const auto streetClass = enumFromName<StreetClass>(named(feature, {"class"}));
        for (const auto& line : feature.geometry.lines) {
            StreetSegment segment;
            segment.name = nameOf(feature);
            segment.town = named(feature, {"town_name", "municipality"});
            segment.streetClass = streetClass.value_or(StreetClass::Residential);
            segment.line = line;
            layers.streets.push_back(std::move(segment));
        }
    }
}

void addBeats(MapLayers& layers, const FeatureList& list)
{
    for (const auto& feature : list.features) {
        BeatArea beat;
        beat.name = nameOf(feature);
        const std::string id = named(feature, {"beat", "id", "district"});
        beat.id = BeatId(id.empty() ? beat.name : id);
        beat.area = feature.geometry.area;
        if (!beat.area.polygons.empty())
            layers.beats.push_back(std::move(beat));
    }
}

void addAreas(std::vector<MapArea>& areas, const FeatureList& list)
{
    for (const auto& feature : list.features) {
        if (!feature.geometry.area.polygons.empty())
            areas.push_back(MapArea{nameOf(feature), feature.geometry.area});
    }
}

void addPlaces(MapLayers& layers, const FeatureList& list)
{
    for (const auto& feature : list.features) {
        for (const auto& point : feature.geometry.points) {
            MapPlace place;
            place.name = nameOf(feature);
            place.address = named(feature, {"address"});
            place.at = point;
            layers.places.push_back(std::move(place));
        }
    }
}

} // namespace

Result<MapLayers> readMapFolder(const std::string& folder)
{
    MapLayers layers;
    const QDir dir(QString::fromUtf8(folder.c_str()));
    for (const auto& name : dir.entryList({QStringLiteral("*.geojson")}, QDir::Files, QDir::Name)) {
        QFile file(dir.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            return refuse(RefusalCode::FileUnreadable, name.toStdString(),
                          file.errorString().toStdString());
        const QByteArray bytes = file.readAll();
        auto list = readGeoJson({bytes.constData(), static_cast<std::size_t>(bytes.size())},
                                name.toStdString());
        if (!list)
            return list.refusal();
        if (name.startsWith(QStringLiteral("streets")))
            addStreets(layers, *list);
        else if (name.startsWith(QStringLiteral("beats")))
            addBeats(layers, *list);
        else if (name.startsWith(QStringLiteral("towns")))
            addAreas(layers.towns, *list);
        else if (name.startsWith(QStringLiteral("water")))
            addAreas(layers.water, *list);
        else if (name.startsWith(QStringLiteral("parks")))
            addAreas(layers.parks, *list);
        else if (name.startsWith(QStringLiteral("places")))
            addPlaces(layers, *list);
    }
    return layers;
}

Result<void> addTownNames(MapLayers& layers)
{
    auto names = parseTownNames(resourceText(":/map/towns.json"));
    if (!names)
        return names.refusal();
    layers.townNames = std::move(names->towns);
    layers.villages = std::move(names->villages);
    return {};
}

Result<MapLayers> readGeofile(const std::string& path)
{
    const auto geofile = Geofile::open(path);
    if (!geofile)
        return geofile.refusal();
    auto layers = geofile->mapLayers();
    if (!layers)
        return layers;
    if (const auto named = addTownNames(*layers); !named)
        return named.refusal();
    return layers;
}

Result<SearchedMap> readSearchedGeofile(const std::string& path)
{
    const auto geofile = Geofile::open(path);
    if (!geofile)
        return geofile.refusal();
    auto layers = geofile->areasAndPlaces();
    if (!layers)
        return layers.refusal();
    if (const auto named = addTownNames(*layers); !named)
        return named.refusal();
    PlaceMaker maker;
    const auto streetsRead = geofile->eachStreet([&](const StreetSegment& street) {
        maker.add(street);
        layers->streetsExtent = united(layers->streetsExtent, boundsOf(street.line.points));
        return true;
    });
    if (!streetsRead)
        return streetsRead.refusal();
    const auto addressesRead = geofile->eachAddress([&maker](const AddressPoint& point) {
        maker.add(point);
        return true;
    });
    if (!addressesRead)
        return addressesRead.refusal();
    auto places = maker.finish(*layers);
    return SearchedMap{*std::move(layers), std::move(places)};
}

} // namespace haven
