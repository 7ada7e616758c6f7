#include "models/base/text.h"
#include "models/exchange/point_table.h"
#include "models/exchange/shape_file.h"
#include "models/geo/beats.h"
#include "models/geo/place_index.h"
#include "models/geo/place_text.h"
#include "tests/testkit/map_kit.h"
#include "tests/testkit/test_program.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <algorithm>
#include <map>
#include <random>
#include <set>

using namespace haven;
using namespace haven::test;

namespace {

QJsonDocument realJson(const std::string& path)
{
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", path.c_str());
    return QJsonDocument::fromJson(file.readAll());
}

std::vector<std::string> parcelFiles()
{
    std::vector<std::string> files;
    const QDir folder(QString::fromStdString(realMap("west-hartford-parcels")));
    for (const QString& name : folder.entryList({QStringLiteral("*.geojson")}, QDir::Files))
        files.push_back(folder.filePath(name).toStdString());
    return files;
}

// The outlines of each site address, read by other means than the import's.
using Parcels = std::map<std::string, std::vector<QJsonArray>>;

Parcels realParcels()
{
    Parcels parcels;
    for (const std::string& path : parcelFiles()) {
        const QJsonArray features = realJson(path).object().value(u"features").toArray();
        for (const QJsonValue& one : features) {
            const QString address = one[u"properties"][u"siteaddres"].toString().trimmed();
            const QJsonObject geometry = one[u"geometry"].toObject();
            if (address.isEmpty() || !address.front().isDigit())
                continue;
            const QJsonArray coordinates = geometry.value(u"coordinates").toArray();
            auto& outlines = parcels[address.toStdString()];
            if (geometry.value(u"type").toString() == u"Polygon") {
                outlines.push_back(coordinates.at(0).toArray());
            } else {
                for (const QJsonValue& polygon : coordinates)
                    outlines.push_back(polygon.toArray().at(0).toArray());
            }
        }
    }
    return parcels;
}

// Plain ray casting in degrees.
bool isInRing(const QJsonArray& ring, Coordinate at)
{
    const double x = longitudeDegrees(at);
    const double y = latitudeDegrees(at);
    bool isInside = false;
    for (int i = 0, j = int(ring.size()) - 1; i < ring.size(); j = i++) {
        const double xi = ring[i][0].toDouble();
        const double yi = ring[i][1].toDouble();
        const double xj = ring[j][0].toDouble();
        const double yj = ring[j][1].toDouble();
        if ((yi > y) != (yj > y) && x < (xj - xi) * (y - yi) / (yj - yi) + xi)
            isInside = !isInside;
    }
    return isInside;
}

bool isAtParcel(const std::vector<QJsonArray>& outlines, const PlaceCandidate& found)
{
    return std::any_of(outlines.begin(), outlines.end(),
                       [&](const QJsonArray& ring) { return isInRing(ring, found.at); });
}

bool isExactAt(const std::vector<PlaceCandidate>& found, const std::vector<QJsonArray>& outlines)
{
    return !found.empty() && found[0].kind == PlaceFindKind::Address &&
           found[0].confidence == PlaceConfidence::Exact && isAtParcel(outlines, found[0]);
}

// ROAD -> Rd and so on: what people write.
std::string abbreviated(const std::string& address)
{
    static const std::map<std::string, std::string> shortForms = {
        {"ROAD", "Rd"},  {"DRIVE", "Dr"},       {"AVENUE", "Ave"}, {"STREET", "St"},
        {"LANE", "Ln"},  {"BOULEVARD", "Blvd"}, {"CIRCLE", "Cir"}, {"TERRACE", "Ter"},
        {"PLACE", "Pl"}, {"COURT", "Ct"},       {"NORTH", "N"},    {"SOUTH", "S"},
        {"EAST", "E"},   {"WEST", "W"},         {"HILL", "Hl"},    {"PARKWAY", "Pkwy"}};
    auto words = split(address, ' ');
    for (std::string& word : words) {
        if (const auto found = shortForms.find(word); found != shortForms.end())
            word = found->second;
    }
    return joined(words, " ");
}

// One letter of the street's name changed, left out, added, or swapped with its neighbor.
std::string withTypo(const std::string& address, std::mt19937& chance)
{
    const auto pick = [&chance](std::size_t count) {
        return std::uniform_int_distribution<std::size_t>(0, count - 1)(chance);
    };
    const std::size_t from = address.find(' ') + 1;
    const std::size_t to = std::min(address.find('#', from), address.size());
    for (;;) {
        std::string typo = address;
        const std::size_t at = from + pick(to - from);
        const char letter = static_cast<char>('A' + pick(26));
        if (address[at] < 'A' || address[at] > 'Z')
            continue;
        switch (pick(4)) {
        case 0:
            typo[at] = letter;
            break;
        case 1:
            typo.erase(at, 1);
            break;
        case 2:
            typo.insert(at, 1, letter);
            break;
        case 3:
            if (at + 1 < to)
                std::swap(typo[at], typo[at + 1]);
            break;
        }
        if (typo != address)
            return typo;
    }
}

PlaceIndex indexOf(const MapFolder& folder)
{
    return PlaceIndex(folder.layers());
}

} // namespace

// The real files, against what is known of them.
class TestMapTruth final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyRealFileComesIn();
    void openStreetMapComesIn();
    void bothPackingsOfOneFileAreOne();
    void theSeaLiesOnItsSideOfTheCoast();
    void onlyATagMakesAPoliceStationOrAHospital();
    void damagedExtractsAreRefused();
    void tilesAreCheckedAndKept();
    void theStatesLineInFeetLiesOnTheOneInDegrees();
    void eachWestHartfordAddressIsFound();
    void aTypoInAWestHartfordStreetIsForgiven();
    void northHavenAnswersWithTheStreetAskedFor();
    void pointsFallInTheirTowns();
    void goodAndBadGeoJsonIsTold();
};

void TestMapTruth::initTestCase()
{
    if (!hasRealMaps())
        QSKIP("HAVEN_DATA is not set: the tests of real files are left out");
}

void TestMapTruth::everyRealFileComesIn()
{
    const MapFolder folder;
    std::vector<std::string> files = parcelFiles();
    for (const char* name :
         {"ct-towns.geojson", "ct-police-stations.csv", "ct-schools.csv",
          "troops/CSPJurisdictions.shp", "neighbourhoods/hartford_sf.geojson",
          "neighbourhoods/new_haven_sf.geojson", "neighbourhoods/bridgeport_sf.geojson",
          "neighbourhoods/stamford_sf.geojson", "north-haven/north_haven_ct_roads.geojson",
          "north-haven/north_haven_ct_geocoder_fallback_roads.geojson"})
        files.push_back(realMap(name));
    const auto report = folder.mustImport(files);
    for (const MapFileReport& file : report.files) {
        QCOMPARE(file.layers.size(), std::size_t(1));
        QCOMPARE(file.layers[0].imported + file.rejected, file.read);
    }
    const MapLayers map = folder.layers();
    QCOMPARE(map.towns.size(), std::size_t(169));
    QCOMPARE(map.troops.size(), std::size_t(11));
    QCOMPARE(map.beats.size(), std::size_t(27 + 20 + 13 + 13));
    QCOMPARE(map.streets.size(), std::size_t(404 + 88));
    QVERIFY(map.places.size() >= 185 + 395);
    QVERIFY(map.addressPoints.size() >= 19'890);
    const std::size_t westHartford = static_cast<std::size_t>(
        std::count_if(map.addressPoints.begin(), map.addressPoints.end(),
                      [](const AddressPoint& one) { return one.town == "West Hartford"; }));
    QCOMPARE(westHartford, map.addressPoints.size());
    // All stations fall in a town.
    std::vector<MultiPolygon> towns;
    for (const MapArea& town : map.towns)
        towns.push_back(town.area);
    const AreaIndex index(towns);
    std::size_t stations = 0;
    for (const MapPlace& place : map.places) {
        if (place.kind == PlaceKind::Police && index.areaAt(place.at))
            ++stations;
    }
    QVERIFY2(stations >= 180, std::to_string(stations).c_str());
}

void TestMapTruth::openStreetMapComesIn()
{
    for (const char* name : {"osm/baltimore.osm.pbf", "osm/harrisburg.osm.pbf"}) {
        const MapFolder folder;
        QElapsedTimer timer;
        timer.start();
        const auto report = folder.mustImport({realMap(name)});
        const auto ms = timer.elapsed();
        std::map<GeoLayerKind, std::int64_t> counts;
        for (const MapLayerCount& layer : report.files.at(0).layers)
            counts[layer.kind] = layer.imported;
        qInfo(
            "%s: %lld roads, %lld addresses, %lld places, %lld buildings, %lld rejected in %lld ms",
            name, static_cast<long long>(counts[GeoLayerKind::Roads]),
            static_cast<long long>(counts[GeoLayerKind::Addresses]),
            static_cast<long long>(counts[GeoLayerKind::Places]),
            static_cast<long long>(counts[GeoLayerKind::Buildings]),
            static_cast<long long>(report.rejectionCount), static_cast<long long>(ms));
        QVERIFY(counts[GeoLayerKind::Roads] > 1000);
        const auto geofile = Geofile::open(folder.geofile());
        QVERIFY(geofile.isOk());
        std::set<std::int64_t> nodes;
        std::size_t shared = 0;
        QVERIFY(geofile
                    ->eachRoad([&](const Road& road) {
                        for (const std::int64_t node : road.nodes)
                            shared += nodes.insert(node).second ? 0U : 1U;
                        return road.points.size() >= 2 && road.wayId > 0;
                    })
                    .isOk());
        QVERIFY(shared > 1000); // the roads hang together
        const MapLayers map = folder.layers();
        QVERIFY(map.attribution.find("OpenStreetMap") != std::string::npos);
        const PlaceIndex index(map);
        QVERIFY(index.crossingCount() > 500);
    }
}

void TestMapTruth::bothPackingsOfOneFileAreOne()
{
    const MapFolder zlib;
    const MapFolder lz4;
    zlib.mustImport({realMap("osm/monaco-latest.osm.pbf")});
    lz4.mustImport({realMap("osm/monaco-latest.lz4.osm.pbf")});
    const auto one = zlib.layers().streets;
    const auto other = lz4.layers().streets;
    QVERIFY(one.size() > 1000);
    QCOMPARE(one.size(), other.size());
    for (std::size_t i = 0; i < one.size(); ++i)
        QVERIFY(one[i].line == other[i].line && one[i].name == other[i].name);
}

void TestMapTruth::damagedExtractsAreRefused()
{
    QFile file(QString::fromStdString(realMap("osm/pa-access-restriction.osm.pbf")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray good = file.readAll();
    const MapFolder folder;
    for (const auto size : {1, 3, 10, 100, 1000, 20'000, int(good.size()) - 1}) {
        const auto report = folder.import({folder.write("cut.osm.pbf", good.left(size))});
        QVERIFY2(!report, std::to_string(size).c_str());
        QCOMPARE(report.refusal().code, RefusalCode::MapFileMalformed);
    }
    std::mt19937 chance(7);
    for (int turn = 0; turn < 200; ++turn) {
        QByteArray bad = good;
        for (int i = 0; i < 5; ++i)
            bad[int(chance() % unsigned(bad.size()))] = static_cast<char>(chance());
        const auto report = folder.import({folder.write("bad.osm.pbf", bad)});
        if (!report)
            QCOMPARE(report.refusal().code, RefusalCode::MapFileMalformed);
    }
}

void TestMapTruth::tilesAreCheckedAndKept()
{
    const MapFolder folder;
    const auto isTaken = [&folder](const char* name) {
        return folder.import({realMap((std::string("tiles/") + name).c_str())}).isOk();
    };
    for (const char* good : {"martin-world_cities.mbtiles", "martin-zoomed_world_cities.mbtiles",
                             "martin-geography-class-png.mbtiles", "bostonbuildings.mbtiles",
                             "martin-geography-class-jpg.mbtiles", "jakartabuildings.mbtiles",
                             "martin-uncompressed_mvt.mbtiles"})
        QVERIFY2(isTaken(good), good);
    for (const char* bad : {"martin-invalid.mbtiles", "martin-invalid-tile-format.mbtiles",
                            "martin-invalid-tile-idx.mbtiles", "martin-mlt.mbtiles"})
        QVERIFY2(!isTaken(bad), bad);
}

void TestMapTruth::theStatesLineInFeetLiesOnTheOneInDegrees()
{
    const MapFolder folder;
    folder.mustImport({realMap("ct-towns.geojson")});
    std::vector<Polyline> outlines;
    for (const MapArea& town : folder.layers().towns) {
        for (const Polygon& polygon : town.area.polygons)
            outlines.push_back(Polyline{polygon.outer});
    }
    // The state's line, in feet, against the outlines in degrees, which are drawn coarser.
    std::size_t all = 0;
    std::size_t near = 0;
    const auto list = readShapefile(
        realMap("troops/towns_shoreline.shp"), std::nullopt, [&](const GeoFeature& feature) {
            const auto legend = feature.properties.find("AV_LEGEND");
            if (legend == feature.properties.end() || legend->second != "State Boundary")
                return true;
            for (const Polyline& line : feature.geometry.lines) {
                for (std::size_t i = 0; i < line.points.size(); i += 10) {
                    double nearestM = 1e9;
                    for (const Polyline& outline : outlines)
                        nearestM =
                            std::min(nearestM, nearestOn(outline, line.points[i])->distanceM);
                    ++all;
                    near += nearestM < 250 ? 1U : 0U;
                }
            }
            return true;
        });
    QVERIFY2(list.isOk(), list ? "" : refusalSentence(list.refusal()).c_str());
    QCOMPARE(list->readCount, std::size_t(708));
    qInfo("%zu of %zu points of the state's line lie on it as known in degrees", near, all);
    QVERIFY(all > 20);
    QVERIFY(near * 100 >= all * 95);
}

void TestMapTruth::eachWestHartfordAddressIsFound()
{
    for (const bool withTowns : {false, true}) {
        const MapFolder folder;
        std::vector<std::string> files = parcelFiles();
        if (withTowns)
            files.push_back(realMap("ct-towns.geojson"));
        folder.mustImport(files);
        MapLayers map = folder.layers();
        map.townNames = {"West Hartford", "Hartford"};
        const PlaceIndex index(map);
        const Parcels parcels = realParcels();
        QCOMPARE(parcels.size(), std::size_t(19'806));
        QStringList missed;
        std::size_t asked = 0;
        for (const auto& [address, outlines] : parcels) {
            for (const std::string& text :
                 {address, toLower(address), abbreviated(address), address + ", West Hartford",
                  abbreviated(address) + " west hartford", address + ", West Hartford, CT 06107"}) {
                ++asked;
                if (!isExactAt(index.find(text, std::nullopt), outlines))
                    missed << QString::fromStdString(text);
            }
        }
        qInfo("%zu addresses asked in %zu ways, %lld missed", parcels.size(), asked,
              static_cast<long long>(missed.size()));
        QVERIFY2(missed.isEmpty(), qPrintable(missed.mid(0, 20).join(u'\n')));
    }
}

void TestMapTruth::aTypoInAWestHartfordStreetIsForgiven()
{
    const MapFolder folder;
    folder.mustImport(parcelFiles());
    const PlaceIndex index = indexOf(folder);
    const Parcels parcels = realParcels();
    for (const unsigned seed : {1U, 2U, 3U}) {
        std::mt19937 chance(seed);
        std::size_t right = 0;
        QStringList missed;
        for (const auto& [address, outlines] : parcels) {
            const std::string typo = withTypo(address, chance);
            const auto found = index.find(typo, std::nullopt);
            if (!found.empty() && isAtParcel(outlines, found[0]))
                ++right;
            else
                missed << QString::fromStdString(
                    address + " as " + typo + " gives " +
                    (found.empty() ? "nothing" : found[0].label + ": " + found[0].reason));
        }
        const double share = static_cast<double>(right) / static_cast<double>(parcels.size());
        qInfo("seed %u: %.2f %% of %zu found first with a typo", seed, share * 100, parcels.size());
        QVERIFY2(share >= 0.95, qPrintable(missed.mid(0, 20).join(u'\n')));
    }
}

void TestMapTruth::northHavenAnswersWithTheStreetAskedFor()
{
    const MapFolder folder;
    folder.mustImport({realMap("north-haven/north_haven_ct_roads.geojson"),
                       realMap("north-haven/north_haven_ct_geocoder_fallback_roads.geojson"),
                       realMap("ct-towns.geojson")});
    const MapLayers map = folder.layers();
    const PlaceIndex index(map);
    std::set<std::string> carried;
    for (const StreetSegment& street : map.streets)
        carried.insert(squeezed(inLongSpelling(placeWords(street.name))));
    const QJsonObject cache =
        realJson(realMap("north-haven/north_haven_geocoder_cache.json")).object();
    std::size_t matched = 0;
    std::size_t right = 0;
    std::size_t unmatched = 0;
    std::size_t notCarried = 0;
    QStringList wrong;
    for (auto one = cache.begin(); one != cache.end(); ++one) {
        const std::string text = one.key().toStdString();
        const auto found = index.find(text, std::nullopt);
        for (const PlaceCandidate& candidate : found) {
            QVERIFY2(candidate.spot != PlaceConfidence::Exact ||
                         candidate.kind != PlaceFindKind::Address,
                     text.c_str());
            QVERIFY2(candidate.confidence != PlaceConfidence::Exact, text.c_str());
        }
        if (one.value().isNull()) {
            ++unmatched;
            continue;
        }
        ++matched;
        const std::string street =
            text.substr(text.find(' ') + 1, text.find(',') - text.find(' ') - 1);
        const std::string asked = squeezed(inLongSpelling(placeWords(street)));
        if (carried.count(asked) == 0) {
            ++notCarried;
            continue;
        }
        if (!found.empty() && squeezed(inLongSpelling(placeWords(found[0].street))) == asked)
            ++right;
        else
            wrong << QString::fromStdString(text + " gives " +
                                            (found.empty() ? "nothing" : found[0].label));
    }
    qInfo("%zu matched, %zu of them on streets the roads lack, %zu right; %zu unmatched", matched,
          notCarried, right, unmatched);
    QCOMPARE(matched, std::size_t(716));
    QCOMPARE(unmatched, std::size_t(134));
    QVERIFY2(right * 100 >= (matched - notCarried) * 95, qPrintable(wrong.join(u'\n')));
    QVERIFY(notCarried * 100 <= matched * 5);
}

void TestMapTruth::pointsFallInTheirTowns()
{
    const MapFolder folder;
    folder.mustImport({realMap("ct-towns.geojson")});
    const MapLayers map = folder.layers();
    std::vector<MultiPolygon> areas;
    for (const MapArea& town : map.towns)
        areas.push_back(town.area);
    const AreaIndex index(areas);
    const auto townsOf = [&](const std::string& name) {
        std::map<std::string, int> towns;
        const std::string path = realMap(("../calls/" + name).c_str());
        const auto list = readPointTable([&path] { return openInput(path); }, MapFieldNames{},
                                         [&](const GeoFeature& feature) {
                                             const auto town =
                                                 index.areaAt(feature.geometry.points.front());
                                             ++towns[town ? map.towns[*town].name : std::string()];
                                             return true;
                                         });
        if (!list)
            qFatal("%s", refusalSentence(list.refusal()).c_str());
        return towns;
    };
    auto newHaven = townsOf("new-haven-crimes.csv");
    QCOMPARE(newHaven["New Haven"], 1744);
    QCOMPARE(newHaven["West Haven"], 1);
    auto hartford = townsOf("hartford-crashes.csv");
    QCOMPARE(hartford["Hartford"], 23'126);
    QCOMPARE(hartford["West Hartford"], 53);
}

void TestMapTruth::onlyATagMakesAPoliceStationOrAHospital()
{
    const MapFolder folder;
    folder.mustImport({realMap("osm/baltimore.osm.pbf")});
    int stations = 0;
    for (const MapPlace& place : folder.layers().places) {
        const std::string name = toLower(place.name);
        stations += place.kind <= PlaceKind::Hospital ? 1 : 0;
        for (const char* word : {"animal", "museum", "memorial", "(historical)"}) {
            if (name.find(word) != std::string::npos)
                QVERIFY2(place.kind > PlaceKind::Clinic, place.name.c_str());
        }
    }
    QVERIFY2(stations > 15, QByteArray::number(stations).constData());
}

void TestMapTruth::theSeaLiesOnItsSideOfTheCoast()
{
    const auto isWater = [](const MapLayers& layers, double lat, double lon) {
        return std::any_of(layers.water.begin(), layers.water.end(), [&](const MapArea& one) {
            return sideOf(one.area, *coordinateFromDegrees(lat, lon)) == PointSide::Inside;
        });
    };
    const MapFolder coast;
    coast.mustImport({realMap("osm/monaco-latest.osm.pbf")});
    const MapLayers monaco = coast.layers();
    QVERIFY(isWater(monaco, 43.735, 7.445) && isWater(monaco, 43.7270, 7.435));
    QVERIFY(!isWater(monaco, 43.745, 7.415) && !isWater(monaco, 43.7400, 7.4240));
    const MapFolder harbor;
    harbor.mustImport({realMap("osm/baltimore.osm.pbf")});
    const MapLayers baltimore = harbor.layers();
    QVERIFY(isWater(baltimore, 39.2750, -76.5800) && isWater(baltimore, 39.2592, -76.5800));
    QVERIFY(!isWater(baltimore, 39.2930, -76.5700) && !isWater(baltimore, 39.2900, -76.5500));
}

void TestMapTruth::goodAndBadGeoJsonIsTold()
{
    const MapFolder folder;
    const QDir suites(qEnvironmentVariable("HAVEN_DATA") + QStringLiteral("/suites/geojson"));
    int files = 0;
    for (const char* part : {"good", "bad"}) {
        const QDir dir(suites.filePath(QString::fromUtf8(part)));
        for (const QString& name : dir.entryList(QDir::Files)) {
            ++files;
            const auto report =
                folder.import({dir.filePath(name).toStdString()}, GeoLayerKind::Parks);
            if (!report)
                QVERIFY(!refusalSentence(report.refusal()).empty());
        }
    }
    QVERIFY(files > 10);
}

HAVEN_TESTS(TestMapTruth)
#include "tst_map_truth.moc"
