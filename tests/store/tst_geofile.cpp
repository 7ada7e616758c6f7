#include "models/store/geo_blob.h"
#include "models/store/geofile_writer.h"
#include "tests/store/store_kit.h"
#include "tests/testkit/test_program.h"

#include <QFile>
#include <QtTest>

#include <limits>

using namespace haven;
using namespace haven::test;

namespace {

constexpr Coordinate kCorner{413800000, -728500000};

StationHolder importer()
{
    return StationHolder{"test", Instant{1}};
}

MultiPolygon squareAt(Coordinate southWest, std::int32_t sideE7)
{
    const auto at = [&](std::int32_t north, std::int32_t east) {
        return Coordinate{southWest.latE7 + north, southWest.lonE7 + east};
    };
    return MultiPolygon{
        {Polygon{{at(0, 0), at(0, sideE7), at(sideE7, sideE7), at(sideE7, 0)}, {}}}};
}

RoadRow roadFrom(Coordinate from, const std::string& name, std::int64_t way = 0)
{
    RoadRow row;
    row.road.name = name;
    row.road.wayId = way;
    row.road.points = {from, Coordinate{from.latE7 + 5000, from.lonE7}};
    for (const Coordinate point : row.road.points)
        row.road.nodes.push_back(nodeIdAt(point));
    return row;
}

GeoLayer layerOf(const std::string& name, GeoLayerKind kind)
{
    GeoLayer layer;
    layer.name = name;
    layer.kind = kind;
    layer.format = "geojson";
    layer.importedAt = Instant{7};
    return layer;
}

// A geofile in a folder of its own.
class GeofileFixture final
{
public:
    std::string path() const { return m_folder.filePath(QStringLiteral("a.geo")).toStdString(); }
    GeofileWriter begin() const { return must(GeofileWriter::begin(path(), importer())); }
    Geofile open() const { return must(Geofile::open(path())); }
    bool isAlone() const
    {
        return QDir(m_folder.path()).entryList({QStringLiteral("*.new")}).isEmpty();
    }
    std::vector<Road> roads() const
    {
        std::vector<Road> roads;
        must(open().eachRoad([&roads](Road road) {
            roads.push_back(std::move(road));
            return true;
        }));
        return roads;
    }

private:
    QTemporaryDir m_folder;
};

void putRoads(const GeofileFixture& fixture, const std::string& layer,
              const std::vector<RoadRow>& rows)
{
    GeofileWriter writer = fixture.begin();
    must(writer.removeLayers(layer, std::nullopt));
    const auto id = must(writer.addLayer(layerOf(layer, GeoLayerKind::Roads)));
    for (const RoadRow& row : rows)
        must(writer.add(id, row));
    must(writer.finish());
}

void putTowns(const GeofileFixture& fixture)
{
    GeofileWriter writer = fixture.begin();
    const auto id = must(writer.addLayer(layerOf("towns.geojson", GeoLayerKind::Towns)));
    must(writer.add(id, AreaRow{{}, "West Town", squareAt(kCorner, 100'000)}));
    must(writer.add(
        id, AreaRow{{}, "East Town", squareAt({kCorner.latE7, kCorner.lonE7 + 100'000}, 100'000)}));
    must(writer.finish());
}

} // namespace

class TestGeofile final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void shapesComeBackAsTheyWere();
    void brokenShapesAreRefused();
    void aRoadComesBackAsItWas();
    void aRepeatedImportReplacesItsLayer();
    void theOrderOfImportsDoesNotMatter();
    void aStoppedImportLeavesTheOldOne();
    void onlyOneImportsAtATime();
    void restrictionsNameTheRoadsOfTheirLayer();
    void featuresLearnTheirTown();
    void aFileOfOneTownIsItsTowns();
    void everyLayerComesBack();
    void filesThatAreNoGeofileAreRefused();
    void whoReadsGoesOnReading();
    void aBoxHoldsWhatLiesInIt();
    void boxesGoWithTheirLayer();
    void anOlderFileIsReadAndBroughtUpToDate();
    void whatCannotBeBroughtUpToDateStaysAsItIs();
    void theKnownGroundEndsWhereAFileSaysSo();
};

namespace {

MapCut cutAround(const Geofile& geofile, Coordinate at, double zoom)
{
    const Bounds box = grownBy({at, at}, 300);
    CutMaker maker(box, zoom);
    must(geofile.cut(maker, box));
    return maker.take();
}

} // namespace

void TestGeofile::aBoxHoldsWhatLiesInIt()
{
    const GeofileFixture fixture;
    RoadRow wide = roadFrom(kCorner, "Main St");
    wide.road.roadClass = RoadClass::Primary;
    const Coordinate far = movedBy(kCorner, 9000, 0);
    putRoads(fixture, "roads.geojson",
             {wide, roadFrom(kCorner, "Elm St"), roadFrom(far, "Far St")});
    putTowns(fixture);
    {
        GeofileWriter writer = fixture.begin();
        const auto places = must(writer.addLayer(layerOf("p.csv", GeoLayerKind::Places)));
        MapPlace station;
        station.name = "Headquarters";
        station.kind = PlaceKind::Police;
        station.at = kCorner;
        must(writer.add(places, station));
        const auto rails = must(writer.addLayer(layerOf("r.geojson", GeoLayerKind::Rail)));
        must(writer.add(rails, Polyline{{kCorner, movedBy(kCorner, 100, 100)}}, "Shore Line"));
        const auto houses = must(writer.addLayer(layerOf("h.csv", GeoLayerKind::Addresses)));
        AddressPoint house;
        house.number = 12;
        house.numberText = "12A";
        house.at = kCorner;
        must(writer.add(houses, house));
        const auto roofs = must(writer.addLayer(layerOf("b.geojson", GeoLayerKind::Buildings)));
        must(writer.add(roofs, AreaRow{{}, {}, squareAt(kCorner, 3000)}));
        must(writer.finish());
    }
    const Geofile geofile = fixture.open();
    QVERIFY(geofile.hasBoxes());
    const MapCut coarse = cutAround(geofile, kCorner, 9);
    QCOMPARE(coarse.roads.size(), std::size_t(1));
    QCOMPARE(coarse.roads[0].name, std::string("Main St"));
    QVERIFY(coarse.areas.empty());
    const MapCut near = cutAround(geofile, kCorner, 17);
    QCOMPARE(near.roads.size(), std::size_t(2));
    QCOMPARE(near.areas.size(), std::size_t(1));
    QVERIFY(!near.lines.empty());
    QStringList names;
    for (const CutName& name : near.names)
        names << QString::fromStdString(name.text);
    QVERIFY2(names.contains(QStringLiteral("Headquarters")), qPrintable(names.join(u' ')));
    QVERIFY(names.contains(QStringLiteral("12A")));
    QCOMPARE(cutAround(geofile, far, 17).roads.size(), std::size_t(1));
}

void TestGeofile::boxesGoWithTheirLayer()
{
    const GeofileFixture fixture;
    putRoads(fixture, "a.geojson", {roadFrom(kCorner, "Elm St"), roadFrom(kCorner, "Oak St")});
    putRoads(fixture, "b.geojson", {roadFrom(kCorner, "Ash St")});
    putRoads(fixture, "a.geojson", {roadFrom(kCorner, "Fir St")});
    QCOMPARE(cutAround(fixture.open(), kCorner, 16).roads.size(), std::size_t(2));
    Database database = must(Database::open(fixture.path(), OpenMode::Read, {}));
    QCOMPARE(must(database.number("SELECT count(*) FROM road_box")), std::int64_t(2));
}

void TestGeofile::anOlderFileIsReadAndBroughtUpToDate()
{
    const GeofileFixture fixture;
    putRoads(fixture, "a.geojson", {roadFrom(kCorner, "Elm St")});
    putTowns(fixture);
    const auto age = [&fixture] {
        Database database = must(Database::open(fixture.path(), OpenMode::ReadWrite, {}));
        must(database.execute("DROP TABLE road_box; DROP TABLE area_box; DROP TABLE extent;"
                              "DELETE FROM place_box; PRAGMA user_version = 1"));
    };
    age();
    {
        const Geofile geofile = fixture.open();
        QVERIFY(!geofile.hasBoxes());
        QCOMPARE(must(geofile.mapLayers()).streets.size(), std::size_t(1));
        QVERIFY(cutAround(geofile, kCorner, 16).roads.empty());
    }
    QVERIFY(must(renewGeofile(fixture.path(), importer())));
    QVERIFY(fixture.open().hasBoxes());
    QCOMPARE(cutAround(fixture.open(), kCorner, 16).roads.size(), std::size_t(1));
    QVERIFY(!cutAround(fixture.open(), kCorner, 16).lines.empty());
    QVERIFY(!must(renewGeofile(fixture.path(), importer())));
    // An import does it too.
    age();
    putRoads(fixture, "b.geojson", {roadFrom(kCorner, "Oak St")});
    QCOMPARE(cutAround(fixture.open(), kCorner, 16).roads.size(), std::size_t(2));
    QVERIFY(fixture.isAlone());
}

void TestGeofile::whatCannotBeBroughtUpToDateStaysAsItIs()
{
    const GeofileFixture fixture;
    putRoads(fixture, "a.geojson", {roadFrom(kCorner, "Elm St")});
    {
        Database database = must(Database::open(fixture.path(), OpenMode::ReadWrite, {}));
        must(database.execute("UPDATE road SET points = x'80'; PRAGMA user_version = 1"));
    }
    const auto renewed = renewGeofile(fixture.path(), importer());
    QVERIFY(!renewed);
    QCOMPARE(renewed.refusal().code, RefusalCode::GeofileUnusable);
    QVERIFY(!fixture.open().hasBoxes());
    QVERIFY(fixture.isAlone());
}

void TestGeofile::theKnownGroundEndsWhereAFileSaysSo()
{
    const GeofileFixture fixture;
    putRoads(fixture, "a.geojson", {roadFrom(kCorner, "Elm St")});
    // Nobody says where the map ends, so nothing is beyond it.
    QVERIFY(fixture.open().knownGround().empty());
    const Bounds edge{kCorner, {kCorner.latE7 + 100'000, kCorner.lonE7 + 100'000}};
    {
        GeofileWriter writer = fixture.begin();
        const auto id = must(writer.addLayer(layerOf("b.osm.pbf", GeoLayerKind::Roads)));
        must(writer.add(id, roadFrom(kCorner, "Oak St")));
        must(writer.covers("b.osm.pbf", edge));
        must(writer.finish());
    }
    // And what the other file has is known too.
    QCOMPARE(fixture.open().knownGround().size(), std::size_t(2));
    QVERIFY(fixture.open().knownGround()[1] == edge);
    {
        GeofileWriter writer = fixture.begin();
        must(writer.removeLayers("b.osm.pbf", std::nullopt));
        must(writer.finish());
    }
    QVERIFY(fixture.open().knownGround().empty());
}

void TestGeofile::shapesComeBackAsTheyWere()
{
    const std::vector<Coordinate> points = {
        {0, 0}, {900'000'000, 1'800'000'000}, {-900'000'000, -1'800'000'000}, kCorner, kCorner};
    QVERIFY(pointsFromBlob(pointsBlob(points)) == points);
    QVERIFY(pointsFromBlob(pointsBlob({})) == std::vector<Coordinate>{});
    const std::vector<std::int64_t> nodes = {std::numeric_limits<std::int64_t>::min(),
                                             0,
                                             -1,
                                             1,
                                             std::numeric_limits<std::int64_t>::max(),
                                             nodeIdAt(kCorner)};
    QVERIFY(nodesFromBlob(nodesBlob(nodes)) == nodes);
    MultiPolygon area = squareAt(kCorner, 100);
    area.polygons[0].holes.push_back(area.polygons[0].outer);
    area.polygons.push_back(area.polygons[0]);
    QVERIFY(areaFromBlob(areaBlob(area)) == area);
    QVERIFY(areaFromBlob(areaBlob({})) == MultiPolygon{});
}

void TestGeofile::brokenShapesAreRefused()
{
    const std::string area = areaBlob(squareAt(kCorner, 100));
    for (std::size_t size = 0; size < area.size(); ++size)
        QVERIFY2(!areaFromBlob(area.substr(0, size)), std::to_string(size).c_str());
    QVERIFY(!areaFromBlob(area + "x"));
    QVERIFY(!areaFromBlob("\xff\xff\xff\xff\xff\xff\xff\xff\x7f"));
    QVERIFY(!pointsFromBlob("\x80"));
    QVERIFY(!nodesFromBlob("\x80"));
    // A point beyond the pole.
    QVERIFY(!pointsFromBlob(nodesBlob({900'000'001, 0})));
}

void TestGeofile::aRoadComesBackAsItWas()
{
    const GeofileFixture fixture;
    RoadRow row = roadFrom(kCorner, "Wharf St", 77);
    row.road.ref = "I 95;US 1";
    row.road.roadClass = RoadClass::Tertiary;
    row.road.oneway = RoadOneway::Backward;
    row.road.access = RoadAccess::Private;
    row.road.isRamp = true;
    row.road.speedMaxKmh = 40;
    row.road.nodes = {12'000'000'000, 5};
    row.aliases = {"Old Wharf Rd"};
    row.town = "Nutmeg Harbor";
    row.leftNumbers = NumberRange{101, 1};
    putRoads(fixture, "roads.geojson", {row});
    const auto roads = fixture.roads();
    QCOMPARE(roads.size(), std::size_t(1));
    const Road& road = roads[0];
    QCOMPARE(road.wayId, 77);
    QCOMPARE(road.name, row.road.name);
    QCOMPARE(road.ref, row.road.ref);
    QVERIFY(road.roadClass == RoadClass::Tertiary);
    QVERIFY(road.oneway == RoadOneway::Backward);
    QVERIFY(road.access == RoadAccess::Private);
    QVERIFY(road.isRamp);
    QCOMPARE(road.speedMaxKmh, 40);
    QVERIFY(road.points == row.road.points);
    QVERIFY(road.nodes == row.road.nodes);
    const MapLayers map = must(fixture.open().mapLayers());
    QCOMPARE(map.streets.at(0).town, std::string("Nutmeg Harbor"));
    QVERIFY(map.streets[0].aliases == (std::vector<std::string>{"Old Wharf Rd", "I 95", "US 1"}));
    QVERIFY(map.streets[0].leftNumbers == (NumberRange{101, 1}));
    QVERIFY(!map.streets[0].rightNumbers);
}

void TestGeofile::aRepeatedImportReplacesItsLayer()
{
    const GeofileFixture fixture;
    putRoads(fixture, "a.geojson", {roadFrom(kCorner, "Elm St"), roadFrom(kCorner, "Oak St")});
    putRoads(fixture, "b.geojson", {roadFrom(kCorner, "Ash St")});
    putRoads(fixture, "a.geojson", {roadFrom(kCorner, "Fir St")});
    const auto roads = fixture.roads();
    QCOMPARE(roads.size(), std::size_t(2));
    QCOMPARE(roads[0].name, std::string("Fir St"));
    QCOMPARE(roads[1].name, std::string("Ash St"));
    const auto layers = must(fixture.open().layers());
    QCOMPARE(layers.size(), std::size_t(2));
    QCOMPARE(layers[0].features, std::int64_t(1));
    QCOMPARE(layers[0].importedAt, Instant{7});
}

void TestGeofile::theOrderOfImportsDoesNotMatter()
{
    const GeofileFixture one;
    putTowns(one);
    putRoads(one, "a.geojson", {roadFrom(kCorner, "Elm St")});
    putRoads(one, "b.geojson", {roadFrom(kCorner, "Ash St")});
    const GeofileFixture other;
    putRoads(other, "b.geojson", {roadFrom(kCorner, "Ash St")});
    putRoads(other, "a.geojson", {roadFrom(kCorner, "Elm St")});
    putTowns(other);
    const auto streets = must(one.open().mapLayers()).streets;
    const auto others = must(other.open().mapLayers()).streets;
    QCOMPARE(streets.size(), others.size());
    for (std::size_t i = 0; i < streets.size(); ++i) {
        QCOMPARE(streets[i].name, others[i].name);
        QCOMPARE(streets[i].town, others[i].town);
        QCOMPARE(streets[i].town, std::string("West Town"));
    }
}

void TestGeofile::aStoppedImportLeavesTheOldOne()
{
    const GeofileFixture fixture;
    putRoads(fixture, "a.geojson", {roadFrom(kCorner, "Elm St")});
    {
        GeofileWriter writer = fixture.begin();
        must(writer.removeLayers("a.geojson", std::nullopt));
    }
    QVERIFY(fixture.isAlone());
    QCOMPARE(fixture.roads().at(0).name, std::string("Elm St"));
    // What a killed import left behind is no hindrance.
    QFile rest(QString::fromStdString(fixture.path() + ".new"));
    QVERIFY(rest.open(QIODevice::WriteOnly));
    rest.write("half a file");
    rest.close();
    putRoads(fixture, "a.geojson", {roadFrom(kCorner, "Oak St")});
    QCOMPARE(fixture.roads().at(0).name, std::string("Oak St"));
    QVERIFY(fixture.isAlone());
}

void TestGeofile::onlyOneImportsAtATime()
{
    const GeofileFixture fixture;
    const GeofileWriter writer = fixture.begin();
    const auto second = GeofileWriter::begin(fixture.path(), importer());
    QVERIFY(!second);
    QCOMPARE(second.refusal().code, RefusalCode::StationLocked);
}

void TestGeofile::restrictionsNameTheRoadsOfTheirLayer()
{
    const GeofileFixture fixture;
    putRoads(fixture, "x.osm.pbf", {roadFrom(kCorner, "Elm St", 1)});
    GeofileWriter writer = fixture.begin();
    const auto layer = must(writer.addLayer(layerOf("y.osm.pbf", GeoLayerKind::Roads)));
    must(writer.add(layer, roadFrom(kCorner, "Elm St", 1)));
    must(writer.add(layer, roadFrom(kCorner, "Oak St", 2)));
    must(writer.add(layer, TurnRow{1, 10, 2, TurnRule::Only}));
    must(writer.add(layer, TurnRow{1, 10, 3, TurnRule::Forbidden}));
    must(writer.finish());
    const auto roads = fixture.roads();
    const auto turns = must(fixture.open().turnRestrictions());
    QCOMPARE(turns.size(), std::size_t(1));
    QCOMPARE(turns[0].fromRoad, roads.at(1).id);
    QCOMPARE(turns[0].toRoad, roads.at(2).id);
    QCOMPARE(turns[0].viaNode, 10);
    QVERIFY(turns[0].rule == TurnRule::Only);
}

void TestGeofile::featuresLearnTheirTown()
{
    const GeofileFixture fixture;
    const Coordinate inEast{kCorner.latE7 + 50'000, kCorner.lonE7 + 150'000};
    GeofileWriter writer = fixture.begin();
    const auto layer = must(writer.addLayer(layerOf("points.csv", GeoLayerKind::Addresses)));
    must(writer.add(layer, AddressPoint{1, "Elm St", {}, inEast}));
    must(writer.add(layer, AddressPoint{2, "Elm St", "Own Word", inEast}));
    must(
        writer.add(layer, AddressPoint{3, "Elm St", {}, {kCorner.latE7 - 900'000, kCorner.lonE7}}));
    must(writer.finish());
    QVERIFY(must(fixture.open().mapLayers()).addressPoints.at(0).town.empty());
    putTowns(fixture);
    const auto points = must(fixture.open().mapLayers()).addressPoints;
    QCOMPARE(points.at(0).town, std::string("East Town"));
    QCOMPARE(points.at(1).town, std::string("Own Word"));
    QVERIFY(points.at(2).town.empty());
}

void TestGeofile::aFileOfOneTownIsItsTowns()
{
    const GeofileFixture fixture;
    putTowns(fixture);
    std::vector<RoadRow> rows;
    for (std::int32_t i = 0; i < 99; ++i)
        rows.push_back(
            roadFrom({kCorner.latE7 + 10'000 + i * 100, kCorner.lonE7 + 50'000}, "Elm St"));
    // Some meters over the line, and one far away.
    rows.push_back(roadFrom({kCorner.latE7 + 20'000, kCorner.lonE7 + 100'500}, "Line Rd"));
    putRoads(fixture, "west.geojson", rows);
    rows.push_back(roadFrom({kCorner.latE7 + 20'000, kCorner.lonE7 + 1'000'000}, "Far Rd"));
    putRoads(fixture, "far.geojson", rows);
    for (const StreetSegment& street : must(fixture.open().mapLayers()).streets)
        QCOMPARE(street.town, street.name == "Far Rd" ? std::string() : std::string("West Town"));
}

void TestGeofile::everyLayerComesBack()
{
    const GeofileFixture fixture;
    GeofileWriter writer = fixture.begin();
    const auto layer = [&writer](GeoLayerKind kind) {
        GeoLayer one = layerOf("all.osm.pbf", kind);
        one.attribution = "© Somebody";
        return must(writer.addLayer(one));
    };
    const MultiPolygon area = squareAt(kCorner, 100);
    for (const GeoLayerKind kind :
         {GeoLayerKind::Towns, GeoLayerKind::Beats, GeoLayerKind::Troops, GeoLayerKind::Water,
          GeoLayerKind::Parks, GeoLayerKind::Buildings})
        must(writer.add(layer(kind), AreaRow{"7", std::string(enumName(kind)), area}));
    const auto places = layer(GeoLayerKind::Places);
    must(writer.add(
        places,
        MapPlace{
            "Union Station", {"Depot", "US"}, PlaceKind::Transit, "50 Union Ave", {}, kCorner}));
    must(writer.add(places, Milepost{"I 95", 475, {}, kCorner}));
    must(writer.add(places, Milepost{"I 95", std::nullopt, "41", kCorner}));
    must(writer.add(layer(GeoLayerKind::Addresses),
                    AddressPoint{12, "Elm St", {}, kCorner, "12A", "# 3"}));
    must(writer.add(layer(GeoLayerKind::Rail), Polyline{{kCorner, kCorner}}, "Main Line"));
    must(writer.add(layer(GeoLayerKind::Tiles), TilesetRow{"/t.mbtiles", "pbf", 0, 14, 9}));
    must(writer.finish());
    const Geofile geofile = fixture.open();
    const MapLayers map = must(geofile.mapLayers());
    QCOMPARE(map.towns.at(0).name, std::string("Towns"));
    QCOMPARE(map.troops.at(0).name, std::string("Troops"));
    QCOMPARE(map.water.at(0).name, std::string("Water"));
    QCOMPARE(map.parks.size(), std::size_t(1));
    QVERIFY(map.parks.at(0).area == area);
    QCOMPARE(map.beats.at(0).id, BeatId("7"));
    QCOMPARE(map.places.at(0).aliases.size(), std::size_t(2));
    QVERIFY(map.places[0].kind == PlaceKind::Transit);
    QCOMPARE(map.mileposts.at(0).mileTenths.value_or(0), 475);
    QCOMPARE(map.mileposts.at(1).exit, std::string("41"));
    QVERIFY(!map.mileposts[1].mileTenths);
    QCOMPARE(map.addressPoints.at(0).numberText, std::string("12A"));
    QCOMPARE(map.addressPoints[0].unit, std::string("# 3"));
    QCOMPARE(map.attribution, std::string("© Somebody"));
    const auto layers = must(geofile.layers());
    QCOMPARE(layers.size(), std::size_t(10));
    for (const GeoLayer& one : layers)
        QCOMPARE(one.features, std::int64_t(one.kind == GeoLayerKind::Places ? 3 : 1));
}

void TestGeofile::filesThatAreNoGeofileAreRefused()
{
    const GeofileFixture fixture;
    QCOMPARE(Geofile::open(fixture.path()).refusal().code, RefusalCode::GeofileMissing);
    putRoads(fixture, "a.geojson", {roadFrom(kCorner, "Elm St")});
    QFile file(QString::fromStdString(fixture.path()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray good = file.readAll();
    file.close();
    const auto refusalFor = [&](const QByteArray& bytes) {
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
            qFatal("cannot write");
        file.write(bytes);
        file.close();
        const auto geofile = Geofile::open(fixture.path());
        if (!geofile)
            return geofile.refusal().code;
        const auto map = geofile->mapLayers();
        if (map)
            qFatal("a broken geofile was read");
        return map.refusal().code;
    };
    QCOMPARE(refusalFor("hello"), RefusalCode::GeofileUnusable);
    QCOMPARE(refusalFor(""), RefusalCode::GeofileUnusable);
    QCOMPARE(refusalFor(good.left(good.size() / 2)), RefusalCode::GeofileUnusable);
    QByteArray newer = good;
    newer[63] = char(kGeofileVersion + 1); // user_version is at offset 60
    QCOMPARE(refusalFor(newer), RefusalCode::GeofileNewer);
    QByteArray foreign = good;
    foreign[68] = 'x'; // application_id
    QCOMPARE(refusalFor(foreign), RefusalCode::GeofileUnusable);
    // An import does not build on it either.
    QCOMPARE(GeofileWriter::begin(fixture.path(), importer()).refusal().code,
             RefusalCode::GeofileUnusable);
}

void TestGeofile::whoReadsGoesOnReading()
{
    const GeofileFixture fixture;
    putRoads(fixture, "a.geojson", {roadFrom(kCorner, "Elm St")});
    const Geofile before = fixture.open();
    putRoads(fixture, "a.geojson", {roadFrom(kCorner, "Oak St")});
    QCOMPARE(must(before.mapLayers()).streets.at(0).name, std::string("Elm St"));
    QCOMPARE(must(fixture.open().mapLayers()).streets.at(0).name, std::string("Oak St"));
}

HAVEN_TESTS(TestGeofile)
#include "tst_geofile.moc"
