#include "models/exchange/geojson.h"
#include "models/exchange/map_layers.h"
#include "tests/testkit/test_program.h"
#include "tests/ui/map_scene.h"

#include <QFile>
#include <QtTest>

using namespace haven;
using namespace haven::test;
using namespace haven::ui;

namespace {

MapLayers with(MapLayers layers, const QString& path, MapLayerKind kind)
{
    QFile file(QString::fromLocal8Bit(qgetenv("HAVEN_DATA")) + QStringLiteral("/geo/") + path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(file.fileName()));
    const auto list = readGeoJson(file.readAll().toStdString(), path.toStdString());
    if (!list)
        qFatal("%s", refusalSentence(list.refusal()).c_str());
    return withFeatures(std::move(layers), *list, kind).layers;
}

} // namespace

// Real files, drawn as they are. Without HAVEN_DATA there is nothing to test.
class TestMapReal final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (qEnvironmentVariableIsEmpty("HAVEN_DATA"))
            QSKIP("HAVEN_DATA is not set");
    }

    void theTownsOfTheStateAreDrawn()
    {
        MapScene scene(with({}, QStringLiteral("ct-towns.geojson"), MapLayerKind::Towns),
                       QSize(1200, 900));
        scene.show();
        scene.save(QStringLiteral("map-real-state"));
        const QImage shot = scene.view().grab().toImage();
        const QRgb land = scene.source().look().color(Token::MapLand).rgb();
        int painted = 0;
        for (int y = 0; y < shot.height(); y += 3) {
            for (int x = 0; x < shot.width(); x += 3)
                painted += shot.pixel(x, y) != land ? 1 : 0;
        }
        QVERIFY2(painted > 3000, qPrintable(QString::number(painted)));
    }

    void neighborhoodsAreBeats()
    {
        MapLayers layers = with({}, QStringLiteral("ct-towns.geojson"), MapLayerKind::Towns);
        layers = with(std::move(layers), QStringLiteral("neighbourhoods/new_haven_sf.geojson"),
                      MapLayerKind::Beats);
        QVERIFY(layers.beats.size() > 10);
        MapScene scene(layers, QSize(900, 900), QStringLiteral("day"));
        scene.show();
        scene.save(QStringLiteral("map-real-beats"));
        // All of the beats are seen, not all of the state.
        for (const BeatArea& beat : layers.beats) {
            const auto label = labelPointOf(beat.area);
            QVERIFY(label.has_value());
            QVERIFY(scene.view().camera().view().contains(scene.view().camera().pointOf(*label)));
        }
    }

    void realStreetsAreNamed()
    {
        MapLayers layers = with({}, QStringLiteral("north-haven/north_haven_ct_roads.geojson"),
                                MapLayerKind::Streets);
        QVERIFY(layers.streets.size() > 300);
        MapScene scene(layers, QSize(1200, 900));
        scene.show();
        scene.save(QStringLiteral("map-real-streets"));
        QTest::keyClick(&scene.view(), Qt::Key_Plus);
        QTest::keyClick(&scene.view(), Qt::Key_Plus);
        QTRY_VERIFY(scene.view().isComplete());
        scene.save(QStringLiteral("map-real-streets-near"));
    }
};

HAVEN_TESTS(TestMapReal)
#include "tst_map_real.moc"
