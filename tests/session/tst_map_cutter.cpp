#include "app/session/map_cutter.h"
#include "models/exchange/map_import.h"
#include "models/store/geofile_writer.h"
#include "tests/testkit/test_program.h"

#include <atomic>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace haven;

namespace {

constexpr Coordinate kCutAt{412900000, -725100000};

MapCutQuery queryAround(Coordinate at, double zoom = 15)
{
    return {grownBy({at, at}, 400), zoom};
}

MapLayers oneStreet()
{
    MapLayers layers;
    StreetSegment street;
    street.name = "Elm St";
    street.line.points = {kCutAt, movedBy(kCutAt, 200, 0)};
    layers.streets.push_back(street);
    return layers;
}

void writeRoad(const std::string& path, const char* name)
{
    auto writer = GeofileWriter::begin(path, StationHolder{"test", Instant{1}});
    QVERIFY(writer.isOk());
    GeoLayer layer;
    layer.name = name;
    layer.format = "geojson";
    const auto id = writer->addLayer(layer);
    QVERIFY(id.isOk());
    RoadRow row;
    row.road.name = name;
    row.road.points = {kCutAt, movedBy(kCutAt, 200, 0)};
    for (const Coordinate point : row.road.points)
        row.road.nodes.push_back(nodeIdAt(point));
    QVERIFY(writer->add(*id, row).isOk());
    QVERIFY(writer->finish().isOk());
}

} // namespace

class TestMapCutter final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMapInMemoryIsCut()
    {
        const MapLayers layers = oneStreet();
        MapCutter cutter({}, std::make_shared<const MapLayers>(layers));
        std::atomic<std::size_t> roads = 99;
        cutter.ask("a", queryAround(kCutAt),
                   [&](const std::shared_ptr<const MapCut>& cut) { roads = cut->roads.size(); });
        QTRY_COMPARE(roads.load(), std::size_t(1));
    }

    void aGeofileIsCutAndAnImportIsSeenOnceItIsUsed()
    {
        const QTemporaryDir folder;
        const std::string path = folder.filePath(QStringLiteral("a.geo")).toStdString();
        writeRoad(path, "Elm St");
        const MapLayers layers;
        MapCutter cutter(path, std::make_shared<const MapLayers>(layers));
        QCOMPARE(cutter.cutNow(queryAround(kCutAt)).roads.size(), std::size_t(1));
        writeRoad(path, "Oak St");
        QCOMPARE(cutter.cutNow(queryAround(kCutAt)).roads.size(), std::size_t(1));
        cutter.use(path, std::make_shared<const MapLayers>(layers));
        QCOMPARE(cutter.cutNow(queryAround(kCutAt)).roads.size(), std::size_t(2));
    }

    void aNewerQuestionOfATopicPutsTheOlderOut()
    {
        const MapLayers layers = oneStreet();
        std::atomic<int> answers = 0;
        {
            MapCutter cutter({}, std::make_shared<const MapLayers>(layers));
            constexpr int kQuestions = 200;
            for (int n = 0; n < kQuestions; ++n)
                cutter.ask("same", queryAround(kCutAt), [&](const auto&) { ++answers; });
            QTRY_VERIFY(answers > 0);
            QTest::qWait(50);
            QVERIFY2(answers < kQuestions, qPrintable(QString::number(answers)));
            // One of another topic is not touched by it.
            std::atomic<bool> isOther = false;
            cutter.ask("other", queryAround(kCutAt), [&](const auto&) { isOther = true; });
            cutter.ask("same", queryAround(kCutAt), [](const auto&) {});
            QTRY_VERIFY(isOther);
        }
        // Nobody is told anything after it has gone.
        const int then = answers;
        QTest::qWait(20);
        QCOMPARE(answers.load(), then);
    }

    void aBrokenFileIsBareLandAndNoTrouble()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("a.geo"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("not a map");
        file.close();
        const MapLayers layers;
        MapCutter cutter(path.toStdString(), std::make_shared<const MapLayers>(layers));
        QVERIFY(cutter.cutNow(queryAround(kCutAt)).roads.empty());
    }

    void tilesAreCutToo()
    {
        if (qEnvironmentVariableIsEmpty("HAVEN_DATA"))
            QSKIP("HAVEN_DATA is not set");
        const std::string tiles = qgetenv("HAVEN_DATA").toStdString() + "/geo/tiles/";
        const QTemporaryDir folder;
        const std::string path = folder.filePath(QStringLiteral("a.geo")).toStdString();
        MapImportRequest request;
        request.files = {tiles + "bostonbuildings.mbtiles",
                         tiles + "martin-geography-class-png.mbtiles"};
        const auto done = importMap(request, path, {"test", Instant{1}}, Instant{1});
        QVERIFY2(done.isOk(), done ? "" : refusalSentence(done.refusal()).c_str());
        const MapLayers layers;
        MapCutter cutter(path, std::make_shared<const MapLayers>(layers));
        const auto boston = coordinateFromDegrees(42.4072, -71.0376);
        QVERIFY(boston.has_value());
        const MapCut cut = cutter.cutNow(queryAround(*boston, 16));
        QVERIFY2(cut.areas.size() > 50, qPrintable(QString::number(cut.areas.size())));
        QVERIFY(!cut.pictures.empty());
        const auto geofile = Geofile::open(path);
        QVERIFY(geofile.isOk());
        const auto shown = geofile->mapLayers();
        QVERIFY(shown.isOk());
        QVERIFY(shown->attribution.find("OpenStreetMap") != std::string::npos);
    }
};

HAVEN_TESTS(TestMapCutter)
#include "tst_map_cutter.moc"
