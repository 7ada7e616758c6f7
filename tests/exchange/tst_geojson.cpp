#include "models/base/json_text.h"
#include "models/exchange/geojson.h"
#include "models/geo/beats.h"
#include "tests/testkit/read_file.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

FeatureList read(const QString& path)
{
    const QByteArray bytes = bytesOf(path);
    const auto list = readGeoJson({bytes.constData(), static_cast<std::size_t>(bytes.size())},
                                  QFileInfo(path).fileName().toStdString());
    if (!list) {
        qWarning("%s", refusalSentence(list.refusal()).c_str());
        return {};
    }
    return *list;
}

QStringList filesIn(const QString& folder, const QString& filter)
{
    QStringList paths;
    for (const QFileInfo& file : QDir(folder).entryInfoList({filter}, QDir::Files, QDir::Name))
        paths.append(file.filePath());
    return paths;
}

BeatMap areasOf(const FeatureList& list)
{
    std::vector<BeatArea> areas;
    for (const GeoFeature& feature : list.features) {
        const std::string name = feature.properties.at("name");
        areas.push_back(BeatArea{BeatId(name), name, feature.geometry.area});
    }
    return BeatMap(std::move(areas));
}

} // namespace

#define NEEDS_DATA(path)                                                                           \
    if (qEnvironmentVariableIsEmpty("HAVEN_DATA"))                                                 \
        QSKIP("HAVEN_DATA is not set: the test of real files is left out");                        \
    const QString path = qEnvironmentVariable("HAVEN_DATA")

class TestGeoJson final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyGeometryTypeIsRead();
    void aBareGeometryIsOneFeature();
    void propertiesBecomeText();
    void aBadFeatureIsListedAndTheRestTaken();
    void whatIsNotGeoJsonIsRefused_data();
    void whatIsNotGeoJsonIsRefused();
    void badSyntaxNamesLineAndColumn();
    void everyLimitHoldsAtAndBeyond();
    void feetAreNotDegrees();
    void jsonSuiteIsJudgedRight();
    void goodSuiteIsAccepted();
    void badSuiteIsRefusedOrListed();
    void realFilesRead_data();
    void realFilesRead();
    void pointsFallInTheKnownTowns();
};

void TestGeoJson::everyGeometryTypeIsRead()
{
    const auto list = readGeoJson(R"({"type":"FeatureCollection","features":[
      {"type":"Feature","properties":{},"geometry":{"type":"GeometryCollection","geometries":[
        {"type":"Point","coordinates":[-72.5,41.25]},
        {"type":"MultiPoint","coordinates":[[1,2],[3,4,99]]},
        {"type":"LineString","coordinates":[[1,2],[3,4]]},
        {"type":"MultiLineString","coordinates":[[[1,2],[3,4]],[[5,6],[7,8]]]},
        {"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,0]],[[2,1],[3,2],[3,1],[2,1]]]},
        {"type":"MultiPolygon","coordinates":[[[[0,0],[9,0],[9,9],[0,0]]]]}]}}]})",
                                  "all");
    QVERIFY(list.isOk());
    QCOMPARE(list->features.size(), std::size_t(1));
    const Geometry& geometry = list->features[0].geometry;
    QCOMPARE(geometry.points.size(), std::size_t(3));
    QCOMPARE(geometry.points[0], (Coordinate{412500000, -725000000}));
    QCOMPARE(geometry.lines.size(), std::size_t(3));
    QCOMPARE(geometry.area.polygons.size(), std::size_t(2));
    QCOMPARE(geometry.area.polygons[0].holes.size(), std::size_t(1));
    QVERIFY(list->rejected.empty());
    QVERIFY(list->remarks.empty());
}

void TestGeoJson::aBareGeometryIsOneFeature()
{
    const auto list = readGeoJson(R"({"type":"Point","coordinates":[1,2]})", "point");
    QVERIFY(list.isOk());
    QCOMPARE(list->features.size(), std::size_t(1));
    QCOMPARE(list->features[0].geometry.points[0], (Coordinate{20000000, 10000000}));
}

void TestGeoJson::propertiesBecomeText()
{
    const auto list = readGeoJson(R"({"type":"Feature","id":7,"geometry":null,"properties":
        {"name":"Mill Ln","lanes":2,"no":null,"list":[1,"a"]}})",
                                  "one");
    QVERIFY(list.isOk());
    const GeoFeature& feature = list->features.at(0);
    QCOMPARE(feature.id, std::string("7"));
    QVERIFY(feature.geometry.isEmpty());
    QCOMPARE(feature.properties.at("name"), std::string("Mill Ln"));
    QCOMPARE(feature.properties.at("lanes"), std::string("2"));
    QCOMPARE(feature.properties.at("list"), std::string("[1,\"a\"]"));
    QCOMPARE(feature.properties.count("no"), std::size_t(0));
}

void TestGeoJson::aBadFeatureIsListedAndTheRestTaken()
{
    const auto list = readGeoJson("{\"type\":\"FeatureCollection\",\"features\":[\n"
                                  "{\"type\":\"Feature\",\"properties\":{},\"geometry\":"
                                  "{\"type\":\"Point\",\"coordinates\":[1,2]}},\n"
                                  "{\"type\":\"Feature\",\"properties\":{},\"geometry\":"
                                  "{\"type\":\"Point\",\"coordinates\":[1,91]}}\n]}",
                                  "two");
    QVERIFY(list.isOk());
    QCOMPARE(list->features.size(), std::size_t(1));
    QCOMPARE(list->rejected.size(), std::size_t(1));
    QCOMPARE(list->rejected[0].feature, std::size_t(2));
    QCOMPARE(list->rejected[0].line, std::size_t(3));
    QVERIFY(list->rejected[0].reason.find("not on Earth") != std::string::npos);
}

void TestGeoJson::whatIsNotGeoJsonIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* text :
         {"", " ", "null", "[]", "\"x\"", "{}", R"({"type":"FooBar"})",
          R"({"type":"FeatureCollection"})", R"({"type":"FeatureCollection","features":{}})",
          R"({"features":[{"type":"Feature"}]})"})
        QTest::newRow(text) << QByteArray(text);
}

void TestGeoJson::whatIsNotGeoJsonIsRefused()
{
    QFETCH(QByteArray, text);
    const auto list = readGeoJson(text.toStdString(), "odd.geojson");
    QVERIFY(!list.isOk());
    QCOMPARE(list.refusal().code, RefusalCode::FileMalformed);
    QCOMPARE(list.refusal().arguments.at(0), std::string("odd.geojson"));
}

void TestGeoJson::badSyntaxNamesLineAndColumn()
{
    const auto list = readGeoJson("{\n \"type\": Point }", "x");
    QVERIFY(!list.isOk());
    QCOMPARE(list.refusal().arguments.at(1), std::string("2"));
    QCOMPARE(list.refusal().arguments.at(2), std::string("10"));
    const auto cut = readGeoJson("{\"type\":\n\n[", "x");
    QVERIFY(!cut.isOk());
    QCOMPARE(cut.refusal().arguments.at(1), std::string("3"));
    QCOMPARE(cut.refusal().arguments.at(3), std::string("the text ends too early"));
}

void TestGeoJson::everyLimitHoldsAtAndBeyond()
{
    const std::string two = R"({"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[1,2]}},
        {"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[3,4]}}]})";
    GeoJsonLimits limits;
    limits.featuresMax = 2;
    limits.positionsMax = 2;
    limits.bytesMax = two.size();
    limits.depthMax = 5;
    QVERIFY(readGeoJson(two, "two", limits).isOk());
    for (auto tighten :
         {+[](GeoJsonLimits& l) { l.featuresMax = 1; },
          +[](GeoJsonLimits& l) { l.positionsMax = 1; }, +[](GeoJsonLimits& l) { l.bytesMax -= 1; },
          +[](GeoJsonLimits& l) { l.depthMax = 4; },
          +[](GeoJsonLimits& l) { l.valuesPerFeatureMax = 6; }}) {
        GeoJsonLimits tight = limits;
        tighten(tight);
        QVERIFY(!readGeoJson(two, "two", tight).isOk());
    }
    GeoJsonLimits few;
    few.remarksMax = 1;
    const auto bad = readGeoJson(R"({"type":"FeatureCollection","features":[1,2,3]})", "b", few);
    QVERIFY(bad.isOk());
    QCOMPARE(bad->rejected.size(), std::size_t(1));
    QCOMPARE(bad->rejectedCount, std::size_t(3));
}

void TestGeoJson::feetAreNotDegrees()
{
    const auto list = readGeoJson(R"({"type":"FeatureCollection","features":[],
        "crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::2234"}}})",
                                  "feet");
    QVERIFY(!list.isOk());
    QVERIFY(refusalSentence(list.refusal()).find("EPSG::2234") != std::string::npos);
}

void TestGeoJson::jsonSuiteIsJudgedRight()
{
    NEEDS_DATA(data);
    int count = 0;
    for (const QString& path :
         filesIn(data + QStringLiteral("/suites/json"), QStringLiteral("*"))) {
        const QByteArray bytes = bytesOf(path);
        const QString name = QFileInfo(path).fileName();
        const auto json = readJsonText({bytes.constData(), static_cast<std::size_t>(bytes.size())},
                                       name.toStdString());
        if (name.startsWith(QStringLiteral("y_"))) {
            QVERIFY2(json.isOk(), qPrintable(name));
        } else if (name.startsWith(QStringLiteral("n_"))) {
            QVERIFY2(!json.isOk(), qPrintable(name));
            QCOMPARE(json.refusal().code, RefusalCode::FileMalformed);
        }
        ++count;
    }
    QVERIFY(count >= 300);
}

void TestGeoJson::goodSuiteIsAccepted()
{
    NEEDS_DATA(data);
    const auto paths = filesIn(data + QStringLiteral("/suites/geojson/good"), QStringLiteral("*"));
    QVERIFY(paths.size() >= 18);
    for (const QString& path : paths) {
        const FeatureList list = read(path);
        // Good by the letter, but its latitudes go to -134 degrees: no such place can be drawn.
        const bool isOffEarth = path.endsWith(QStringLiteral("issue82.geojson"));
        QVERIFY2(list.rejected.empty() != isOffEarth, qPrintable(path));
        QVERIFY2(list.features.empty() == isOffEarth, qPrintable(path));
        QVERIFY2(list.remarks.size() <= 1, qPrintable(path));
    }
}

void TestGeoJson::badSuiteIsRefusedOrListed()
{
    NEEDS_DATA(data);
    const auto paths = filesIn(data + QStringLiteral("/suites/geojson/bad"), QStringLiteral("*"));
    QVERIFY(paths.size() >= 40);
    for (const QString& path : paths) {
        const QByteArray bytes = bytesOf(path);
        const auto list = readGeoJson({bytes.constData(), static_cast<std::size_t>(bytes.size())},
                                      path.toStdString());
        QVERIFY2(!list.isOk() || !list->rejected.empty() || !list->remarks.empty(),
                 qPrintable(path));
    }
}

void TestGeoJson::realFilesRead_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("features");
    QTest::newRow("towns") << QStringLiteral("ct-towns.geojson") << 169;
    QTest::newRow("hartford") << QStringLiteral("neighbourhoods/hartford_sf.geojson") << 0;
    QTest::newRow("new haven") << QStringLiteral("neighbourhoods/new_haven_sf.geojson") << 0;
    QTest::newRow("bridgeport") << QStringLiteral("neighbourhoods/bridgeport_sf.geojson") << 0;
    QTest::newRow("stamford") << QStringLiteral("neighbourhoods/stamford_sf.geojson") << 0;
    QTest::newRow("roads") << QStringLiteral("north-haven/north_haven_ct_roads.geojson") << 404;
    QTest::newRow("fallback roads")
        << QStringLiteral("north-haven/north_haven_ct_geocoder_fallback_roads.geojson") << 88;
}

void TestGeoJson::realFilesRead()
{
    NEEDS_DATA(data);
    QFETCH(QString, path);
    QFETCH(int, features);
    const FeatureList list = read(data + QStringLiteral("/geo/") + path);
    QVERIFY(!list.features.empty());
    if (features > 0)
        QCOMPARE(static_cast<int>(list.features.size()), features);
    for (const GeoRemark& remark : list.rejected)
        qWarning("feature %zu: %s", remark.feature, remark.reason.c_str());
    QVERIFY(list.rejected.empty());
}

void TestGeoJson::pointsFallInTheKnownTowns()
{
    NEEDS_DATA(data);
    const BeatMap towns = areasOf(read(data + QStringLiteral("/geo/ct-towns.geojson")));
    QCOMPARE(towns.beats().size(), std::size_t(169));
    const auto count = [&towns, &data](const QString& file, const QRegularExpression& position) {
        std::map<std::string, int> byTown;
        const QByteArray bytes = bytesOf(data + file);
        auto matches = position.globalMatch(QString::fromUtf8(bytes));
        while (matches.hasNext()) {
            const auto match = matches.next();
            const auto at =
                coordinateFromDegrees(match.captured(1).toDouble(), match.captured(2).toDouble());
            const auto town = at ? towns.beatAt(*at) : std::nullopt;
            ++byTown[town ? town->value : std::string("none")];
        }
        return byTown;
    };
    auto crimes = count(QStringLiteral("/calls/new-haven-crimes.csv"),
                        QRegularExpression(QStringLiteral("\"(4\\d\\.\\d+), ?(-7\\d\\.\\d+)\"")));
    QCOMPARE(crimes["New Haven"], 1744);
    QCOMPARE(crimes["West Haven"], 1);
    QCOMPARE(crimes.size(), std::size_t(2));
    auto crashes =
        count(QStringLiteral("/calls/hartford-crashes.csv"),
              QRegularExpression(QStringLiteral("\n\\d+,(4\\d\\.\\d+),(-7\\d\\.\\d+),")));
    QCOMPARE(crashes["Hartford"], 23126);
    QCOMPARE(crashes["West Hartford"], 53);
    auto stations =
        count(QStringLiteral("/geo/ct-police-stations.csv"),
              QRegularExpression(QStringLiteral("\\((4\\d\\.\\d+), (-7\\d\\.\\d+)\\)")));
    QCOMPARE(stations.count("none"), std::size_t(0));
    int inTowns = 0;
    for (const auto& [town, number] : stations)
        inTowns += number;
    QCOMPARE(inTowns, 185);
}

HAVEN_TESTS(TestGeoJson)
#include "tst_geojson.moc"
