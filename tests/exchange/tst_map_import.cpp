#include "models/exchange/map_import.h"

#include "models/exchange/map_rows.h"
#include "models/exchange/osm_file.h"
#include "models/geo/place_text.h"
#include "tests/testkit/map_kit.h"
#include "tests/testkit/test_program.h"

#include <QFile>
#include <QtTest>

#include <shapefil.h>

using namespace haven;
using namespace haven::test;

namespace {

QByteArray feature(const char* properties, const char* geometry)
{
    return QByteArray(R"({"type":"Feature","properties":)") + properties + R"(,"geometry":)" +
           geometry + "}";
}

QByteArray collection(const QByteArrayList& features)
{
    return R"({"type":"FeatureCollection","features":[)" + features.join(",\n") + "]}";
}

const char* kSquare = R"({"type":"Polygon","coordinates":[[[-72.9,41.3],[-72.8,41.3],[-72.8,41.4],
    [-72.9,41.4],[-72.9,41.3]]]})";
const char* kLine = R"({"type":"LineString","coordinates":[[-72.85,41.35],[-72.84,41.35]]})";
const char* kPoint = R"({"type":"Point","coordinates":[-72.85,41.35]})";

// A shapefile of one square with a name and, under it, what else was asked for.
void writeShapes(const std::string& path, double x, double y, double side, const char* prj)
{
    SHPHandle shapes = SHPCreate(path.c_str(), SHPT_POLYGON);
    DBFHandle table = DBFCreate(path.c_str());
    DBFAddField(table, "Troop", FTString, 20, 0);
    const double xs[] = {x, x, x + side, x + side, x};
    const double ys[] = {y, y + side, y + side, y, y};
    SHPObject* shape = SHPCreateSimpleObject(SHPT_POLYGON, 5, xs, ys, nullptr);
    SHPWriteObject(shapes, -1, shape);
    SHPDestroyObject(shape);
    DBFWriteStringAttribute(table, 0, 0, "Troop \xE9");
    SHPClose(shapes);
    DBFClose(table);
    if (prj == nullptr)
        return;
    QFile file(QString::fromStdString(path.substr(0, path.size() - 4) + ".prj"));
    if (file.open(QIODevice::WriteOnly))
        file.write(prj);
}

std::int64_t importedIn(const MapFileReport& file)
{
    std::int64_t imported = 0;
    for (const MapLayerCount& layer : file.layers)
        imported += layer.imported;
    return imported;
}

} // namespace

class TestMapImport final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void kindsAreRecognized_data();
    void kindsAreRecognized();
    void whatIsUnclearHasToBeNamed();
    void everyFeatureIsImportedOrListed();
    void aNameTooLongToShowIsListed();
    void fieldsOfOtherNamesAreMapped();
    void addressesKeepNumberTextAndUnit();
    void partsOfARoadAreOneRoad();
    void tablesOfPointsComeIn_data();
    void tablesOfPointsComeIn();
    void aTableWithoutPositionsIsRefused();
    void shapefilesOfEachSystemComeIn_data();
    void shapefilesOfEachSystemComeIn();
    void brokenShapefilesAreRefused();
    void aFileThatCannotBeParsedLeavesTheOldMap_data();
    void aFileThatCannotBeParsedLeavesTheOldMap();
    void oneBadFileStopsTheWholeRun();
    void theOrderOfFilesChangesNothing();
    void aSecondImportReplacesTheFirst();
    void aStopLeavesTheOldMap();
    void wordsOfOpenStreetMapAreRead();
};

void TestMapImport::kindsAreRecognized_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("kind");
    const auto row = [](const char* name, const char* properties, const char* geometry,
                        GeoLayerKind kind) {
        QTest::newRow(name) << QByteArray(name) << collection({feature(properties, geometry)})
                            << static_cast<int>(kind);
    };
    row("town_roads.geojson", R"({"name":"Elm St"})", kLine, GeoLayerKind::Roads);
    row("lines.geojson", R"({"name":"Elm St"})", kLine, GeoLayerKind::Roads);
    row("parcels.geojson", R"({"siteaddres":"12 ELM ST"})", kSquare, GeoLayerKind::Addresses);
    row("1990s.geojson", R"({"SiteAddres":"12 ELM ST"})", kSquare, GeoLayerKind::Addresses);
    row("beats.geojson", R"({"beat":"3"})", kSquare, GeoLayerKind::Beats);
    row("neighborhoods.geojson", R"({"name":"East"})", kSquare, GeoLayerKind::Beats);
    row("my_towns.geojson", R"({"name":"East"})", kSquare, GeoLayerKind::Towns);
    row("troops.geojson", R"({"Troop":"F"})", kSquare, GeoLayerKind::Troops);
    row("water.geojson", "{}", kSquare, GeoLayerKind::Water);
    row("parks.geojson", R"({"name":"Green"})", kSquare, GeoLayerKind::Parks);
    row("schools.geojson", R"({"name":"Elm School"})", kPoint, GeoLayerKind::Places);
    row("dots.geojson", R"({"name":"Elm School"})", kPoint, GeoLayerKind::Places);
    row("railroad_lines.geojson", R"({"name":"Main Line"})", kLine, GeoLayerKind::Roads);
    row("buildings.geojson", "{}", kSquare, GeoLayerKind::Buildings);
}

void TestMapImport::kindsAreRecognized()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, bytes);
    QFETCH(int, kind);
    const MapFolder folder;
    const auto report = folder.mustImport({folder.write(name.constData(), bytes)});
    QCOMPARE(report.files.at(0).layers.size(), std::size_t(1));
    QCOMPARE(int(report.files[0].layers[0].kind), kind);
    QCOMPARE(report.files[0].layers[0].imported, 1);
    QVERIFY(report.rejections.empty());
}

void TestMapImport::whatIsUnclearHasToBeNamed()
{
    const MapFolder folder;
    const std::string file =
        folder.write("x.geojson", collection({feature(R"({"name":"East"})", kSquare)}));
    QCOMPARE(folder.import({file}).refusal().code, RefusalCode::MapKindUnclear);
    QVERIFY(!folder.hasGeofile());
    QCOMPARE(importedIn(folder.mustImport({file}, GeoLayerKind::Parks).files.at(0)), 1);
    QCOMPARE(folder.layers().parks.at(0).name, std::string("East"));
    const std::string foreign = folder.write("notes.txt", "hello");
    QCOMPARE(folder.import({foreign}).refusal().code, RefusalCode::MapKindUnclear);
    QVERIFY(layerKindFromWord("address") == GeoLayerKind::Addresses);
    QVERIFY(layerKindFromWord("Beats") == GeoLayerKind::Beats);
    QVERIFY(!layerKindFromWord("moon"));
}

void TestMapImport::everyFeatureIsImportedOrListed()
{
    const MapFolder folder;
    const auto report = folder.mustImport({folder.write(
        "roads.geojson",
        collection({feature(R"({"name":"Elm St"})", kLine), feature("{}", kPoint),
                    feature("{}", R"({"type":"LineString","coordinates":[[500,1],[1,2]]})"),
                    feature("{}", "null")}))});
    const MapFileReport& file = report.files.at(0);
    QCOMPARE(file.read, 4);
    QCOMPARE(importedIn(file) + file.rejected, file.read);
    QCOMPARE(report.rejections.size(), std::size_t(3));
    QCOMPARE(report.rejectionCount, 3);
    for (const MapRejection& one : report.rejections) {
        QVERIFY(one.file.ends_with("roads.geojson"));
        QVERIFY(!one.feature.empty());
        QVERIFY(!one.reason.empty());
    }
}

void TestMapImport::aNameTooLongToShowIsListed()
{
    const MapFolder folder;
    const auto named = [](std::size_t bytes) {
        return R"({"name":")" + QByteArray(static_cast<qsizetype>(bytes), 'a') + R"("})";
    };
    const QByteArray most = named(kMapTextBytesMax);
    const QByteArray more = named(kMapTextBytesMax + 1);
    const auto report = folder.mustImport(
        {folder.write("places.geojson", collection({feature(most.constData(), kPoint),
                                                    feature(more.constData(), kPoint)}))},
        GeoLayerKind::Places);
    QCOMPARE(importedIn(report.files.at(0)), 1);
    QCOMPARE(report.rejectionCount, 1);
    QVERIFY2(report.rejections.at(0).reason.find("longer than 1000 bytes") != std::string::npos,
             report.rejections.at(0).reason.c_str());
    QCOMPARE(folder.layers().places.at(0).name.size(), kMapTextBytesMax);
    for (const GeoLayerKind kind : {GeoLayerKind::Roads, GeoLayerKind::Rail}) {
        const auto roads = folder.mustImport(
            {folder.write("lines.geojson", collection({feature(more.constData(), kLine)}))}, kind);
        QCOMPARE(roads.rejectionCount, 1);
    }
    const auto parks = folder.mustImport(
        {folder.write("parks.geojson", collection({feature(more.constData(), kSquare)}))},
        GeoLayerKind::Parks);
    QCOMPARE(parks.rejectionCount, 1);
}

void TestMapImport::fieldsOfOtherNamesAreMapped()
{
    const MapFolder folder;
    MapImportRequest request;
    request.files = {folder.write(
        "beats.geojson", collection({feature(R"({"PATROL_NO":"7","LBL":"Harbor"})", kSquare)}))};
    const auto run = [&] {
        return importMap(request, folder.geofile(), StationHolder{"test", Instant{1}}, Instant{2});
    };
    QCOMPARE(run()->rejectionCount, 1);
    const auto fields = parseMapFields(R"({"beat":["patrol_no"],"name":["lbl"]})");
    QVERIFY(fields.isOk());
    request.fields = *fields;
    QCOMPARE(run()->rejectionCount, 0);
    QCOMPARE(folder.layers().beats.at(0).id, BeatId("7"));
    QCOMPARE(folder.layers().beats.at(0).name, std::string("Harbor"));
    for (const char* bad : {"[]", "{", R"({"moon":["x"]})", R"({"beat":"x"})", R"({"beat":[1]})"})
        QVERIFY2(!parseMapFields(bad), bad);
}

void TestMapImport::addressesKeepNumberTextAndUnit()
{
    const MapFolder folder;
    const auto address = [](const char* text) {
        return feature((QByteArray(R"({"siteaddres":")") + text + "\"}").constData(), kPoint);
    };
    const auto report = folder.mustImport({folder.write(
        "parcels.geojson",
        collection({address("1092R FARMINGTON AVENUE"), address("36 ROBIN ROAD #101"),
                    address("887 FARMINGTON AVENUE #1-1A"), address("54  WESTMONT"),
                    address("12 1/2 ELM ST UNIT 5"), address("QUAKER GREEN"), address("")}))});
    QCOMPARE(report.rejectionCount, 2);
    const auto points = folder.layers().addressPoints;
    const auto is = [&points](std::size_t i, int number, const char* text, const char* street,
                              const char* unit) {
        const AddressPoint& point = points.at(i);
        QCOMPARE(point.number, number);
        QCOMPARE(point.numberText, std::string(text));
        QCOMPARE(point.street, std::string(street));
        QCOMPARE(point.unit, std::string(unit));
    };
    is(0, 1092, "1092R", "Farmington Avenue", "");
    is(1, 36, "", "Robin Road", "# 101");
    is(2, 887, "", "Farmington Avenue", "# 1-1A");
    is(3, 54, "", "Westmont", "");
    is(4, 12, "12 1/2", "Elm St", "UNIT 5");
}

void TestMapImport::partsOfARoadAreOneRoad()
{
    const MapFolder folder;
    folder.mustImport({folder.write("roads.geojson",
                                    collection({feature(R"({"name":"RIDGE RD NO 1"})", kLine),
                                                feature(R"({"name":"RIDGE RD NO 2"})", kLine)}))});
    for (const StreetSegment& street : folder.layers().streets)
        QCOMPARE(street.name, std::string("Ridge Rd"));
}

void TestMapImport::tablesOfPointsComeIn_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("own columns") << QByteArray(
        "name,lat,lon,address,city\nElm School,41.35,-72.85,12 ELM ST,NEW HAVEN\n"
        "Nowhere,,,,\n");
    QTest::newRow("CR only, one column") << QByteArray(
        "name,Location,address,city\rElm School,\"(41.35, -72.85)\",12 ELM ST,NEW HAVEN\r"
        "Nowhere,\"(x, y)\",,\r");
    QTest::newRow("several lines in a field") << QByteArray(
        "School Name,Location 1\r\nElm School,\"12 Elm St\nNew Haven, CT 06500\n(41.35, -72.85)\""
        "\r\nNowhere,somewhere\r\n");
    QTest::newRow("semicolons, Windows-1252") << QByteArray(
        "name;latitude;longitude;address;city;note\nElm School;41.35;-72.85;12 ELM ST;NEW HAVEN;"
        "caf\xE9\nNowhere;0;0;;;\n");
    QTest::newRow("a mark in front") << QByteArray(
        "\xEF\xBB\xBFname,lat,lon,address,city\nElm School,41.35,-72.85,12 ELM ST,NEW HAVEN\n"
        "Nowhere,95,0,,\n");
}

void TestMapImport::tablesOfPointsComeIn()
{
    QFETCH(QByteArray, bytes);
    const MapFolder folder;
    const auto report = folder.mustImport({folder.write("schools.csv", bytes)});
    QCOMPARE(report.files.at(0).read, 2);
    QCOMPARE(importedIn(report.files[0]), 1);
    QCOMPARE(report.rejections.at(0).feature, std::string("3"));
    const MapPlace place = folder.layers().places.at(0);
    QCOMPARE(place.name, std::string("Elm School"));
    QVERIFY(place.kind == PlaceKind::School);
    QVERIFY(placeWords(place.address) == placeWords("12 Elm St"));
    QCOMPARE(place.town, std::string("New Haven"));
    QCOMPARE(place.at, (Coordinate{413500000, -728500000}));
}

void TestMapImport::aTableWithoutPositionsIsRefused()
{
    const MapFolder folder;
    for (const char* bytes : {"", "\n", "name,address\nA,12 Elm St\n", "\"open"}) {
        const auto refused = folder.import({folder.write("places.csv", bytes)});
        QVERIFY2(!refused, bytes);
    }
    QVERIFY(!folder.hasGeofile());
}

void TestMapImport::shapefilesOfEachSystemComeIn_data()
{
    QTest::addColumn<double>("x");
    QTest::addColumn<double>("y");
    QTest::addColumn<double>("side");
    QTest::addColumn<QByteArray>("prj");
    QTest::newRow("degrees, no .prj") << -72.75 << 41.5 << 0.01 << QByteArray();
    QTest::newRow("degrees") << -72.75 << 41.5 << 0.01
                             << QByteArray(R"(GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984"]])");
    QTest::newRow("Web Mercator")
        << -8098492.955 << 5086373.649 << 1500.0
        << QByteArray(R"(PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",UNIT["Meter",1.0]])");
    const QByteArray lambert =
        R"(PROJCS["NAD83 / Connecticut",PROJECTION["Lambert_Conformal_Conic"],)"
        R"(PARAMETER["standard_parallel_1",41.2],PARAMETER["standard_parallel_2",41.8666666666667],)"
        R"(PARAMETER["latitude_of_origin",40.8333333333333],PARAMETER["central_meridian",-72.75],)";
    QTest::newRow("state plane, feet")
        << 1000000.0 << 742879.1 << 3000.0
        << lambert + R"(PARAMETER["false_easting",1000000],PARAMETER["false_northing",500000],)"
                     R"(UNIT["Foot_US",0.304800609601219]])";
    QTest::newRow("state plane, meters")
        << 304800.6096 << 226430.0 << 900.0
        << lambert + R"(PARAMETER["false_easting",304800.6096],)"
                     R"(PARAMETER["false_northing",152400.3048],UNIT["Meter",1]])";
}

void TestMapImport::shapefilesOfEachSystemComeIn()
{
    QFETCH(double, x);
    QFETCH(double, y);
    QFETCH(double, side);
    QFETCH(QByteArray, prj);
    const MapFolder folder;
    const std::string path = folder.path("troops.shp");
    writeShapes(path, x, y, side, prj.isEmpty() ? nullptr : prj.constData());
    const auto report = folder.mustImport({path});
    QCOMPARE(importedIn(report.files.at(0)), 1);
    const MapArea troop = folder.layers().troops.at(0);
    QCOMPARE(troop.name, std::string("Troop é")); // its table is Windows-1252
    const auto corner = boundsOf(troop.area)->southWest;
    QVERIFY2(distanceMeters(corner, Coordinate{415000000, -727500000}) < 30,
             coordinateText(corner).c_str());
}

void TestMapImport::brokenShapefilesAreRefused()
{
    const MapFolder folder;
    const std::string path = folder.path("troops.shp");
    const auto refusedWith = [&](const char* part, const QByteArray& bytes) {
        writeShapes(path, -72.75, 41.5, 0.01, nullptr);
        folder.write(part, bytes);
        const auto report = folder.import({path});
        return !report && report.refusal().code == RefusalCode::MapFileMalformed;
    };
    writeShapes(path, -72.75, 41.5, 0.01, nullptr);
    for (const char* part : {"troops.shp", "troops.shx", "troops.dbf"}) {
        QFile file(QString::fromStdString(folder.path(part)));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray good = file.readAll();
        file.close();
        QVERIFY(refusedWith(part, {}));
        QVERIFY(refusedWith(part, good.left(20)));
        QVERIFY(refusedWith(part, good.left(good.size() - 20)));
        QVERIFY(refusedWith(part, QByteArray(200, 'x')));
        QVERIFY(QFile::remove(QString::fromStdString(folder.path(part))));
        QCOMPARE(folder.import({path}).refusal().code, RefusalCode::MapFileMalformed);
    }
    QVERIFY(refusedWith("troops.prj", R"(PROJCS["Moon",PROJECTION["Stereographic"]])"));
    QVERIFY(refusedWith("troops.prj", R"(GEOGCS["NAD27",DATUM["D_North_American_1927"]])"));
    QVERIFY(QFile::remove(QString::fromStdString(folder.path("troops.prj"))));
    writeShapes(path, 900000, 700000, 1000, nullptr); // feet, and nothing says so
    QCOMPARE(folder.import({path}).refusal().code, RefusalCode::MapFileMalformed);
    // Any byte changed: refused, rejected or read, but the program goes on.
    writeShapes(path, -72.75, 41.5, 0.01, nullptr);
    QFile file(QString::fromStdString(path));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray good = file.readAll();
    file.close();
    for (int i = 0; i < good.size(); ++i) {
        QByteArray bad = good;
        bad[i] = static_cast<char>(~bad[i]);
        folder.write("troops.shp", bad);
        const auto report = folder.import({path});
        if (report)
            QCOMPARE(importedIn(report->files.at(0)) + report->rejectionCount, 1);
    }
}

void TestMapImport::aFileThatCannotBeParsedLeavesTheOldMap_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char* name, const QByteArray& bytes) {
        QTest::addRow("%s, %d bytes", name, int(bytes.size())) << QByteArray(name) << bytes;
    };
    row("roads.geojson", "");
    row("roads.geojson", "{");
    row("roads.geojson", collection({feature(R"({"name":"Elm St"})", kLine)}).chopped(2));
    row("roads.geojson", QByteArray(100000, '['));
    row("roads.osm.pbf", "");
    row("roads.osm.pbf", "hello, this is no pbf at all");
    row("roads.osm.pbf", QByteArray(4, '\x00') + QByteArray(500, '\xff'));
    row("roads.mbtiles", "");
    row("roads.mbtiles", "hello");
    row("roads.shp", "hello");
    row("roads.csv", "name,lat,lon\n\"A");
}

void TestMapImport::aFileThatCannotBeParsedLeavesTheOldMap()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, bytes);
    const MapFolder folder;
    folder.mustImport(
        {folder.write("old_roads.geojson", collection({feature(R"({"name":"Old Rd"})", kLine)}))});
    const auto report = folder.import({folder.write(name.constData(), bytes)});
    QVERIFY(!report);
    QVERIFY(!refusalSentence(report.refusal()).empty());
    QCOMPARE(folder.layers().streets.at(0).name, std::string("Old Rd"));
    QVERIFY(!QFile::exists(QString::fromStdString(folder.geofile() + ".new")));
}

void TestMapImport::oneBadFileStopsTheWholeRun()
{
    const MapFolder folder;
    const std::string good =
        folder.write("a_roads.geojson", collection({feature(R"({"name":"Elm St"})", kLine)}));
    QVERIFY(!folder.import({good, folder.write("z_roads.geojson", "{")}));
    QVERIFY(!folder.hasGeofile());
    QVERIFY(!folder.import({good, folder.path("missing_roads.geojson")}));
    QVERIFY(!folder.hasGeofile());
}

void TestMapImport::theOrderOfFilesChangesNothing()
{
    const MapFolder one;
    const MapFolder other;
    const QByteArray roads = collection({feature(R"({"name":"Elm St"})", kLine)});
    const QByteArray towns = collection({feature(R"({"name":"East"})", kSquare)});
    one.mustImport({one.write("roads.geojson", roads), one.write("towns.geojson", towns)});
    other.mustImport({other.write("towns.geojson", towns)});
    other.mustImport({other.write("roads.geojson", roads)});
    QCOMPARE(one.layers().streets.at(0).town, std::string("East"));
    QCOMPARE(other.layers().streets.at(0).town, std::string("East"));
}

void TestMapImport::aSecondImportReplacesTheFirst()
{
    const MapFolder folder;
    const auto write = [&folder](const char* name) {
        return folder.write(
            "roads.geojson",
            collection({feature((QByteArray(R"({"name":")") + name + "\"}").constData(), kLine)}));
    };
    folder.mustImport({write("Elm St")});
    const std::string file = write("Oak St");
    folder.mustImport({file, file}); // named twice, taken once
    QCOMPARE(folder.layers().streets.size(), std::size_t(1));
    QCOMPARE(folder.layers().streets[0].name, std::string("Oak St"));
}

void TestMapImport::aStopLeavesTheOldMap()
{
    const MapFolder folder;
    QByteArrayList many;
    for (int i = 0; i < 2000; ++i)
        many << feature(R"({"name":"Elm St"})", kLine);
    MapImportRequest request;
    request.files = {folder.write("roads.geojson", collection(many))};
    const auto report =
        importMap(request, folder.geofile(), StationHolder{"test", Instant{1}}, Instant{2},
                  [](const std::string&, std::int64_t taken) { return taken < 1000; });
    QVERIFY(!report);
    QCOMPARE(report.refusal().code, RefusalCode::MapImportStopped);
    QVERIFY(!folder.hasGeofile());
}

void TestMapImport::wordsOfOpenStreetMapAreRead()
{
    QCOMPARE(osmSpeedKmh("25 mph"), 40);
    QCOMPARE(osmSpeedKmh("50"), 50);
    QCOMPARE(osmSpeedKmh("none"), 0);
    QCOMPARE(osmSpeedKmh(""), 0);
    QCOMPARE(osmSpeedKmh("-5"), 0);
    QVERIFY(roadWordsOf("motorway_link")->isRamp);
    QVERIFY(roadWordsOf("steps")->access == RoadAccess::Closed);
    QVERIFY(!roadWordsOf("bus_stop"));
    QVERIFY(placeKindFromName("ANSONIA POLICE DEPARTMENT") == PlaceKind::Police);
    QVERIFY(placeKindFromName("Parkway Diner") == PlaceKind::Landmark);
}

HAVEN_TESTS(TestMapImport)
#include "tst_map_import.moc"
