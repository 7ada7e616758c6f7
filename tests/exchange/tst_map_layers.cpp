#include "models/exchange/map_layers.h"
#include "models/geo/beats.h"
#include "models/geo/place_index.h"
#include "models/geo/place_text.h"
#include "tests/testkit/read_file.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

FeatureList features(const QByteArray& text)
{
    const auto list = readGeoJson({text.constData(), static_cast<std::size_t>(text.size())}, "map");
    if (!list)
        qFatal("%s", refusalSentence(list.refusal()).c_str());
    return *list;
}

} // namespace

class TestMapLayers final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void streetsKeepNameTownAndNumbers();
    void areasAndPlacesComeIn();
    void whatDoesNotFitIsListed();
    void realStreetsAreFound();
    void realNeighborhoodsAreBeats();
};

void TestMapLayers::streetsKeepNameTownAndNumbers()
{
    const auto added = withFeatures({}, features(R"({"type":"Feature","properties":
        {"STREET_NAME":"HILLTOP TER","TOWN_NAME":"NORTH HAVEN","LFROMADD":2,"LTOADD":"20"},
        "geometry":{"type":"LineString","coordinates":[[-72.85,41.38],[-72.84,41.38]]}})"),
                                    MapLayerKind::Streets);
    QCOMPARE(added.taken, std::size_t(1));
    const StreetSegment& street = added.layers.streets.at(0);
    QCOMPARE(street.name, std::string("Hilltop Ter"));
    QCOMPARE(street.town, std::string("North Haven"));
    QVERIFY(street.leftNumbers == (NumberRange{2, 20}));
    QVERIFY(!street.rightNumbers.has_value());
    const auto found = PlaceIndex(added.layers).find("10 hilltop terrace", std::nullopt);
    QCOMPARE(found.at(0).confidence, PlaceConfidence::Interpolated);
}

void TestMapLayers::areasAndPlacesComeIn()
{
    const QByteArray area = R"({"type":"Feature","properties":{"name":"East","beat":"4"},
        "geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1],[0,0]]]}})";
    MapLayers layers;
    for (const MapLayerKind kind : {MapLayerKind::Towns, MapLayerKind::Water, MapLayerKind::Parks,
                                    MapLayerKind::Beats, MapLayerKind::Places})
        layers = withFeatures(std::move(layers), features(area), kind).layers;
    QCOMPARE(layers.towns.at(0).name, std::string("East"));
    QCOMPARE(layers.water.size(), std::size_t(1));
    QCOMPARE(layers.parks.size(), std::size_t(1));
    QCOMPARE(layers.beats.at(0).id, BeatId("4"));
    QCOMPARE(layers.beats.at(0).name, std::string("East"));
    QCOMPARE(sideOf(layers.beats[0].area, layers.places.at(0).at), PointSide::Inside);
}

void TestMapLayers::whatDoesNotFitIsListed()
{
    const QByteArray point = R"({"type":"Feature","properties":{},"geometry":
        {"type":"Point","coordinates":[1,2]}})";
    for (const MapLayerKind kind : {MapLayerKind::Towns, MapLayerKind::Water, MapLayerKind::Streets,
                                    MapLayerKind::Beats, MapLayerKind::Places}) {
        const auto added = withFeatures({}, features(point), kind);
        QCOMPARE(added.taken, std::size_t(0));
        QCOMPARE(added.rejected.size(), std::size_t(1));
        QCOMPARE(added.rejected[0].feature, std::size_t(1));
    }
}

void TestMapLayers::realStreetsAreFound()
{
    if (qEnvironmentVariableIsEmpty("HAVEN_DATA"))
        QSKIP("HAVEN_DATA is not set: the test of real files is left out");
    const QString folder = qEnvironmentVariable("HAVEN_DATA") + QStringLiteral("/geo/north-haven/");
    MapLayers layers;
    for (const QString& file : {QStringLiteral("north_haven_ct_roads.geojson"),
                                QStringLiteral("north_haven_ct_geocoder_fallback_roads.geojson")})
        layers =
            withFeatures(std::move(layers), features(bytesOf(folder + file)), MapLayerKind::Streets)
                .layers;
    QCOMPARE(layers.streets.size(), std::size_t(404 + 88));
    const PlaceIndex index(layers);
    for (const StreetSegment& street : layers.streets) {
        const auto found = index.find("12 " + street.name, std::nullopt);
        QVERIFY2(!found.empty(), street.name.c_str());
        QCOMPARE(joinedWords(placeWords(found[0].street)), joinedWords(placeWords(street.name)));
        QVERIFY(found[0].confidence == PlaceConfidence::Street);
    }
}

void TestMapLayers::realNeighborhoodsAreBeats()
{
    if (qEnvironmentVariableIsEmpty("HAVEN_DATA"))
        QSKIP("HAVEN_DATA is not set: the test of real files is left out");
    const QString folder =
        qEnvironmentVariable("HAVEN_DATA") + QStringLiteral("/geo/neighbourhoods/");
    const auto added =
        withFeatures({}, features(bytesOf(folder + QStringLiteral("new_haven_sf.geojson"))),
                     MapLayerKind::Beats);
    QVERIFY(added.taken >= 15);
    QVERIFY(added.rejected.empty());
    const BeatMap beats(added.layers.beats);
    for (const BeatArea& beat : added.layers.beats) {
        const auto label = labelPointOf(beat.area);
        QVERIFY(label.has_value());
        QCOMPARE(beats.beatAt(*label)->value, beat.id.value);
    }
}

HAVEN_TESTS(TestMapLayers)
#include "tst_map_layers.moc"
