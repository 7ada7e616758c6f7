#include "models/geo/town_generator.h"
#include "tests/testkit/test_program.h"
#include "tests/testkit/ui/color_vision.h"
#include "tests/testkit/ui/sample_look.h"
#include "tests/testkit/ui/stall_watchdog.h"
#include "tests/ui/map_scene.h"
#include "tests/ui/real_town.h"
#include "ui/map/name_layout.h"
#include "ui/map/tile_store.h"

#include <QFile>
#include <QtTest>

using namespace haven;
using namespace haven::test;
using namespace haven::ui;

namespace {

const QStringList kMapThemes{QStringLiteral("night"), QStringLiteral("day"),
                             QStringLiteral("high-contrast")};

MapStyle styleFor(const QString& theme)
{
    const auto style = MapStyle::shipped(testkit::sampleLook(theme).theme);
    if (!style)
        qFatal("%s", refusalSentence(style.refusal()).c_str());
    return *style;
}

QByteArray shippedFile(const QString& name)
{
    QFile file(QStringLiteral(":/map/%1.json").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s is not shipped", qPrintable(name));
    return file.readAll();
}

std::shared_ptr<const MapCut> cutOf(const LayerCuts& cuts, const TileKey& key)
{
    const WorldBox box = key.box();
    return std::make_shared<const MapCut>(
        cuts.cut({coordinateAt({box.left, box.bottom}, 0), coordinateAt({box.right, box.top}, 0)},
                 key.zoom()));
}

TileKey keyAt(Coordinate at, double zoom)
{
    TileKey key;
    key.zoomStep = static_cast<int>(zoom * kMapZoomSteps);
    key.look = 1;
    key.ratioPercent = 100;
    const WorldPixel world = worldPixel(at, 0);
    return tilesOver({world.x, world.y, world.x + 1e-9, world.y + 1e-9}, key).front();
}

} // namespace

class TestMapTiles final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyThemeHasAMapStyleThatCanBeRead()
    {
        for (const QString& theme : kMapThemes) {
            const MapStyle style = styleFor(theme);
            const QColor land = style.color(MapColor::Land);
            for (std::size_t n = 0; n < enumNames(MapNameKind{}).size(); ++n) {
                const NameStyle& name = style.name(static_cast<MapNameKind>(n));
                const QString which = theme + QStringLiteral(" name %1").arg(n);
                QVERIFY2(testkit::contrastRatio(name.ink, name.halo) >= 4.5, qPrintable(which));
            }
            for (std::size_t n = 0; n < enumNames(RoadClass{}).size(); ++n) {
                const RoadStyle& road = style.road(static_cast<RoadClass>(n));
                const double seen = std::max(testkit::contrastRatio(road.fill, land),
                                             testkit::contrastRatio(road.casing, land));
                const QString which = theme + QStringLiteral(" road %1 %2").arg(n).arg(seen);
                QVERIFY2(seen >= 1.3, qPrintable(which));
                QVERIFY2(testkit::contrastRatio(road.hair, land) >= 1.3, qPrintable(which));
            }
            for (const MapColor line :
                 {MapColor::TownLine, MapColor::BeatLine, MapColor::TroopLine})
                QVERIFY2(testkit::contrastRatio(style.color(line), land) >= 3, qPrintable(theme));
        }
    }

    void widerRoadsAreThoseOfHigherClass()
    {
        const MapStyle style = styleFor(QStringLiteral("night"));
        for (const double zoom : {10.0, 12.5, 14.0, 16.0, 18.0}) {
            for (int n = 1; n < 8; ++n) {
                const RoadStyle& wider = style.road(static_cast<RoadClass>(n - 1));
                const RoadStyle& road = style.road(static_cast<RoadClass>(n));
                if (zoom >= road.from)
                    QVERIFY2(wider.width.at(zoom) >= road.width.at(zoom),
                             qPrintable(QStringLiteral("%1 at %2").arg(n).arg(zoom)));
            }
        }
    }

    void aBrokenStyleIsRefusedByTheNameOfItsFault()
    {
        const QByteArray shape = shippedFile(QStringLiteral("style"));
        const QByteArray colors = shippedFile(QStringLiteral("night"));
        QVERIFY(MapStyle::fromJson(shape, colors).isOk());
        const auto why = [](const Result<MapStyle>& read) {
            return read ? QString() : QString::fromStdString(refusalSentence(read.refusal()));
        };
        QByteArray broken = colors;
        broken.replace("\"WaterEdge\"", "\"WaterRim\"");
        QVERIFY(why(MapStyle::fromJson(shape, broken)).contains(QStringLiteral("WaterEdge")));
        broken = colors;
        broken.replace("\"#13293a\"", "\"blue\"");
        QVERIFY(!MapStyle::fromJson(shape, broken).isOk());
        broken = shape;
        broken.replace("\"Track\"", "\"Trick\"");
        QVERIFY(why(MapStyle::fromJson(broken, colors)).contains(QStringLiteral("Track")));
        QVERIFY(!MapStyle::fromJson("[]", colors).isOk());
        QVERIFY(!MapStyle::fromJson(shape, "{").isOk());
    }

    void squaresAreKeptByTheirBytesAndNoMore()
    {
        const MapLayers town = haven::test::demoTown();
        const LayerCuts cuts(town);
        ThemeSource source(testkit::denseLook(QStringLiteral("night")));
        constexpr qsizetype kBytes = 8 << 20;
        TileStore store(source, kBytes);
        const Coordinate middle = centerOf(*boundsOf(town.beats.front().area));
        TileKey key = keyAt(middle, 15);
        std::vector<TileKey> keys;
        for (int n = 0; n < 30; ++n, ++key.x) {
            QVERIFY(store.claim(key));
            QVERIFY(!store.claim(key));
            store.paint(key, cutOf(cuts, key));
            keys.push_back(key);
        }
        QTRY_COMPARE(store.painting(), 0);
        QVERIFY2(store.bytes() <= kBytes, qPrintable(QString::number(store.bytes())));
        QVERIFY(store.count() >= 4);
        QVERIFY(store.find(keys.back()) != nullptr);
        QVERIFY(store.find(keys.front()) == nullptr);
        QVERIFY(!store.isClaimed(keys.back()));
    }

    void aStoreThatKeepsLittleHoldsWhatIsSeen()
    {
        MapScene scene(haven::test::demoTown(), QSize(1400, 900));
        scene.show();
        const auto tiles = std::make_shared<TileStore>(scene.source(), 1 << 20);
        scene.view().shareTiles(tiles);
        QTRY_VERIFY(scene.view().isComplete());
        QTest::qWait(300);
        QTRY_COMPARE(tiles->painting(), 0);
        QVERIFY(tiles->bytes() > 8 << 20);
        const qsizetype most = tiles->bytesMax();
        for (int n = 0; n < 20; ++n)
            QTest::keyClick(&scene.view(), Qt::Key_Up);
        QTRY_VERIFY(scene.view().isComplete());
        QVERIFY(tiles->bytes() <= std::max(most, tiles->bytesMax()));
    }

    void twoSquaresMeetWithoutASeam()
    {
        const MapLayers town = haven::test::demoTown();
        const LayerCuts cuts(town);
        const MapStyle style = styleFor(QStringLiteral("day"));
        TileKey left = keyAt(centerOf(*boundsOf(town.beats.front().area)), 15);
        TileKey right = left;
        ++right.x;
        const QImage a = paintTile(*cutOf(cuts, left), style, left, 1).base;
        const QImage b = paintTile(*cutOf(cuts, right), style, right, 1).base;
        // Where a road crosses at a slant two columns differ anyhow: as much as two inside do.
        const auto jumpsBetween = [](const QImage& one, int column, const QImage& other, int next) {
            int jumps = 0;
            for (int y = 0; y < one.height(); ++y)
                jumps += std::abs(one.pixelColor(column, y).lightness() -
                                  other.pixelColor(next, y).lightness()) > 60
                             ? 1
                             : 0;
            return jumps;
        };
        const int last = a.width() - 1;
        const int inside = std::max(jumpsBetween(a, last - 1, a, last), jumpsBetween(b, 0, b, 1));
        const int across = jumpsBetween(a, last, b, 0);
        QVERIFY2(across <= inside + 8, qPrintable(QString::number(across)));
    }

    void squaresMeetAlsoWhereTheMiddleIsHalfAPixel()
    {
        for (const int side : {500, 501, 502, 503}) {
            MapScene scene(haven::MapLayers{}, QSize(side, side), QStringLiteral("day"));
            scene.show();
            const QImage shown = scene.view().grab().toImage();
            const int y = shown.height() / 3;
            for (int x = 4; x < shown.width() - 4; ++x)
                QVERIFY2(shown.pixelColor(x, y).lightness() > 100, qPrintable(QString::number(x)));
        }
    }

    void knownGroundIsNeverBlank()
    {
        MapScene scene(haven::test::demoTown());
        scene.show();
        QTRY_VERIFY(scene.view().base().store().painting() == 0);
        for (int n = 0; n < 12; ++n) {
            QTest::keyClick(&scene.view(), n % 3 == 2 ? Qt::Key_Plus : Qt::Key_Right);
            QTest::keyClick(&scene.view(), n < 6 ? Qt::Key_Up : Qt::Key_Down);
            scene.view().grab();
            QCOMPARE(scene.view().base().blankSquares(), 0);
        }
        for (int n = 0; n < 6; ++n) {
            QTest::keyClick(&scene.view(), Qt::Key_Minus);
            scene.view().grab();
            QCOMPARE(scene.view().base().blankSquares(), 0);
        }
    }

    void namesNeverOverlapAndMakeRoomForWhatLives()
    {
        MapScene scene(haven::test::demoTown(), QSize(1000, 800));
        scene.fill(10, 14, 5);
        scene.show();
        for (int zoom = 0; zoom < 4; ++zoom) {
            QTRY_VERIFY(scene.view().isComplete());
            const NameLayout& names = scene.view().base().names();
            QVERIFY(names.names.size() > 3);
            QCOMPARE(overlappingNames(names).size(), std::size_t(0));
            const MarkLayout& marks = scene.view().layout();
            // Of what is seen; the marks may have been laid out anew since.
            const QPointF by = names.camera.pointOf(marks.camera.worldAt({0, 0}));
            for (const PlacedName& name : names.names) {
                for (const MapLabel& label : marks.labels) {
                    for (const QRectF& box : name.boxes)
                        QVERIFY2(!box.intersects(label.box.translated(by)),
                                 qPrintable(name.writing.text));
                }
            }
            QTest::keyClick(&scene.view(), Qt::Key_Plus);
        }
    }

    void aNameStaysWhereItStandsWhileTheMapIsDragged()
    {
        MapScene scene(haven::test::demoTown(), QSize(900, 700));
        scene.show();
        QTest::keyClick(&scene.view(), Qt::Key_Plus);
        QTest::keyClick(&scene.view(), Qt::Key_Plus);
        QTRY_VERIFY(scene.view().isComplete());
        std::multimap<QString, WorldPixel> before;
        for (const PlacedName& name : scene.view().base().names().names)
            before.emplace(name.writing.text, name.anchor);
        for (int n = 0; n < 4; ++n)
            QTest::keyClick(&scene.view(), Qt::Key_Right);
        QTRY_VERIFY(scene.view().isComplete());
        int stayed = 0;
        int moved = 0;
        const double px = scene.view().camera().scale();
        const auto& now = scene.view().base().names();
        for (const auto& [text, anchor] : before) {
            // Of those that are still within what was laid out.
            const QPointF at = now.camera.pointOf(anchor);
            if (!now.area.adjusted(150, 150, -150, -150).contains(at))
                continue;
            const bool isThere =
                std::any_of(now.names.begin(), now.names.end(), [&](const PlacedName& name) {
                    return name.writing.text == text &&
                           std::hypot(name.anchor.x - anchor.x, name.anchor.y - anchor.y) * px < 4;
                });
            ++(isThere ? stayed : moved);
        }
        QVERIFY2(stayed > moved * 8, qPrintable(QStringLiteral("%1 %2").arg(stayed).arg(moved)));
    }

    void twoWindowsPaintASquareOnce()
    {
        const MapLayers town = haven::test::demoTown();
        const LayerCuts cuts(town);
        int asked = 0;
        const auto counted = [&](const Bounds& box, double zoom) {
            ++asked;
            return cuts.cut(box, zoom);
        };
        MapScene first(town);
        MapScene second(town);
        first.drawFrom(counted);
        second.drawFrom(counted);
        first.show();
        QTRY_COMPARE(first.view().base().store().painting(), 0);
        QTRY_VERIFY(first.view().isComplete());
        QTest::qWait(200); // the ring around is painted too
        const auto tiles = std::make_shared<TileStore>(first.source());
        first.view().shareTiles(tiles);
        QTRY_VERIFY(first.view().isComplete());
        QTest::qWait(300);
        second.show();
        QTRY_VERIFY(second.view().isComplete());
        QTest::qWait(300);
        asked = 0;
        second.view().shareTiles(tiles);
        QTRY_VERIFY(second.view().isComplete());
        QTest::qWait(300);
        QCOMPARE(asked, 0);
    }

    void aNewThemeIsPaintedAnewAndNothingGoesBlank()
    {
        MapScene scene(haven::test::demoTown());
        scene.show();
        const QRgb night = scene.view().grab().toImage().pixel(3, 3);
        scene.source().setTheme(testkit::denseLook(QStringLiteral("day")).theme);
        scene.view().grab();
        QCOMPARE(scene.view().base().blankSquares(), 0);
        QTRY_VERIFY(scene.view().isComplete());
        QVERIFY(scene.view().grab().toImage().pixel(3, 3) != night);
    }

    void draggingDoesNotStallTheScreen()
    {
        MapScene scene(haven::test::demoTown(), QSize(1200, 900));
        scene.fill(20, 30, 3);
        scene.show();
        testkit::StallWatchdog watchdog;
        for (int n = 0; n < 40; ++n) {
            QTest::keyClick(&scene.view(), n % 10 == 9 ? Qt::Key_Plus : Qt::Key_Right);
            QTest::qWait(16);
        }
        QVERIFY2(watchdog.stallCount() <= 1, qPrintable(QString::number(watchdog.stallMsMax())));
    }

    void aRealTownIsDrawnAtEveryZoom_data()
    {
        QTest::addColumn<QStringList>("files");
        QTest::addColumn<QString>("theme");
        QTest::addColumn<QSize>("size");
        const QStringList city{QStringLiteral("osm/baltimore.osm.pbf")};
        const QStringList village{QStringLiteral("north-haven/north_haven_ct_roads.geojson"),
                                  QStringLiteral("ct-towns.geojson"),
                                  QStringLiteral("ct-schools.csv")};
        const QSize large(1920, 1080);
        const QSize small(1366, 768);
        QTest::newRow("baltimore-night") << city << QStringLiteral("night") << small;
        QTest::newRow("baltimore-day") << city << QStringLiteral("day") << large;
        QTest::newRow("harrisburg-day") << QStringList{QStringLiteral("osm/harrisburg.osm.pbf")}
                                        << QStringLiteral("day") << small;
        QTest::newRow("north-haven-night") << village << QStringLiteral("night") << large;
        QTest::newRow("north-haven-day") << village << QStringLiteral("day") << small;
        QTest::newRow("baltimore-high-contrast")
            << city << QStringLiteral("high-contrast") << small;
    }

    void aRealTownIsDrawnAtEveryZoom()
    {
        if (!hasRealData())
            QSKIP("HAVEN_DATA is not set");
        QFETCH(QStringList, files);
        QFETCH(QString, theme);
        QFETCH(QSize, size);
        const RealTown town(files);
        MapScene scene(town.layers(), size, theme);
        scene.drawFrom(town.cuts());
        scene.show();
        for (int zoom = 0; zoom < 4; ++zoom) {
            QTRY_VERIFY_WITH_TIMEOUT(scene.view().isComplete(), 20'000);
            scene.save(
                QStringLiteral("map-%1-%2").arg(QLatin1String(QTest::currentDataTag())).arg(zoom));
            QCOMPARE(overlappingNames(scene.view().base().names()).size(), std::size_t(0));
            QVERIFY(scene.view().base().names().names.size() > 4);
            for (int n = 0; n < (zoom == 0 ? 1 : 2); ++n)
                QTest::keyClick(&scene.view(), Qt::Key_Plus);
        }
    }

    void beyondAnExtractTheGroundIsHatchedAndNoSeaEndsStraight()
    {
        if (!hasRealData())
            QSKIP("HAVEN_DATA is not set");
        const RealTown town({QStringLiteral("osm/baltimore.osm.pbf")});
        for (const QString& theme : kMapThemes) {
            MapScene scene(town.layers(), QSize(1000, 700), theme);
            scene.drawFrom(town.cuts());
            scene.show();
            // The southern edge of the extract lies across the harbor.
            const Coordinate inside = *coordinateFromDegrees(39.2592, -76.58);
            const Coordinate outside = *coordinateFromDegrees(39.2580, -76.58);
            scene.view().goTo(inside);
            QTRY_VERIFY_WITH_TIMEOUT(scene.view().isComplete(), 20'000);
            scene.save(QStringLiteral("map-edge-") + theme);
            const QImage shot = scene.view().grab().toImage();
            const MapStyle& style = scene.view().base().store().style();
            const QPoint sea = scene.view().camera().pointOf(inside).toPoint();
            const QPoint beyond = scene.view().camera().pointOf(outside).toPoint();
            QCOMPARE(shot.pixel(sea), style.color(MapColor::Water).rgb());
            const QRgb there = shot.pixel(beyond);
            QVERIFY(there == style.color(MapColor::Unknown).rgb() ||
                    there == style.color(MapColor::UnknownLine).rgb());
        }
    }

    void noArrowIsHiddenByAName()
    {
        MapStyle style = styleFor(QStringLiteral("day"));
        const Coordinate west{412900000, -725100000};
        MapLayers layers;
        StreetSegment street;
        street.name = "Elm St";
        street.direction = TravelDirection::Forward;
        street.line.points = {west, movedBy(west, 2'000, 0)};
        layers.streets.push_back(street);
        street.name = "Oak St";
        street.direction = TravelDirection::Both;
        street.line.points = {movedBy(west, 0, 90), movedBy(west, 2'000, 90)};
        layers.streets.push_back(street);
        MapScene scene(layers, QSize(1000, 700), QStringLiteral("day"));
        scene.show();
        scene.view().goTo(movedBy(west, 600, 40));
        while (scene.view().camera().zoom < style.name(MapNameKind::Arrow).from)
            QTest::keyClick(&scene.view(), Qt::Key_Plus);
        QTRY_VERIFY(scene.view().isComplete());
        const NameLayout& names = scene.view().base().names();
        int arrows = 0;
        for (const PlacedName& name : names.names) {
            if (name.writing.kind != MapNameKind::Arrow)
                continue;
            ++arrows;
            QCOMPARE(name.writing.degrees, 0);
        }
        QVERIFY(arrows > 2);
        QVERIFY(names.names.size() > static_cast<std::size_t>(arrows));
        QCOMPARE(overlappingNames(names).size(), std::size_t(0));
    }

    void tilesOfAFileAreDrawnWhereTheyLie()
    {
        if (!hasRealData())
            QSKIP("HAVEN_DATA is not set");
        const RealTown town({QStringLiteral("tiles/bostonbuildings.mbtiles")});
        MapScene scene(town.layers(), QSize(1000, 700), QStringLiteral("day"));
        scene.drawFrom(town.cuts());
        scene.show();
        // Nothing but the tiles says where they are.
        QTRY_VERIFY(scene.view().camera().view().contains(
            scene.view().camera().pointOf(*coordinateFromDegrees(42.4072, -71.0376))));
        scene.view().goTo(*coordinateFromDegrees(42.4072, -71.0376));
        QTRY_VERIFY(scene.view().isComplete());
        scene.save(QStringLiteral("map-tiles-boston"));
        const QImage shot = scene.view().grab().toImage();
        const QRgb roof = scene.view().base().store().style().color(MapColor::Building).rgb();
        int roofs = 0;
        for (int y = 0; y < shot.height(); y += 4) {
            for (int x = 0; x < shot.width(); x += 4)
                roofs += shot.pixel(x, y) == roof ? 1 : 0;
        }
        QVERIFY2(roofs > 1000, qPrintable(QString::number(roofs)));
    }
};

HAVEN_TESTS(TestMapTiles)
#include "tst_map_tiles.moc"
