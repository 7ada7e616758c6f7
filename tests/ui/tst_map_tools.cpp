#include "tests/testkit/test_program.h"
#include "tests/testkit/ui/access_check.h"
#include "tests/ui/map_scene.h"
#include "ui/map/map_frame.h"
#include "ui/map/map_legend.h"

#include <QMenu>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QtTest>

using namespace haven;
using namespace haven::test;
using namespace haven::ui;

namespace {

// A receiver says that the unit is there now.
void drive(MapScene& scene, Coordinate at)
{
    UnitPosition position;
    position.unit = UnitId("3A12");
    position.at = at;
    position.fixedAt = scene.desk.now();
    position.receivedAt = scene.desk.now();
    scene.desk.move(position);
}

} // namespace

class TestMapTools final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDistanceIsMeasuredByMouse()
    {
        MapScene scene(roomTown());
        scene.show();
        QTest::keyClick(&scene.view(), Qt::Key_L);
        QVERIFY(scene.view().measure().isOn());
        const Coordinate from = kInBeat1;
        const Coordinate to = movedBy(from, 600, 0);
        QTest::mouseClick(&scene.view(), Qt::LeftButton, {}, scene.pointOf(from));
        QTest::mouseClick(&scene.view(), Qt::LeftButton, {}, scene.pointOf(to));
        QCOMPARE(scene.view().measure().points().size(), std::size_t(2));
        const double meters = scene.view().measure().meters();
        QVERIFY2(std::abs(meters - 600) < 25, qPrintable(QString::number(meters)));
        QVERIFY(scene.view().measure().words().contains(QStringLiteral("mi")));
        // What is measured is said, and nothing was chosen by these clicks.
        QVERIFY(scene.view().accessibleDescription().startsWith(bothDistances(meters)));
        QVERIFY(!scene.view().chosen().has_value());
        scene.save(QStringLiteral("map-measure"));
        QTest::keyClick(&scene.view(), Qt::Key_Escape);
        QVERIFY(!scene.view().measure().isOn());
    }

    void aDistanceIsMeasuredByKeys()
    {
        MapScene scene(roomTown());
        scene.show();
        QTest::keyClick(&scene.view(), Qt::Key_L);
        QTest::keyClick(&scene.view(), Qt::Key_Return);
        for (int n = 0; n < 3; ++n)
            QTest::keyClick(&scene.view(), Qt::Key_Right);
        QTest::keyClick(&scene.view(), Qt::Key_Return);
        QCOMPARE(scene.view().measure().points().size(), std::size_t(2));
        QVERIFY(scene.view().measure().meters() > 10);
        QTest::keyClick(&scene.view(), Qt::Key_Backspace);
        QCOMPARE(scene.view().measure().points().size(), std::size_t(1));
        QTest::keyClick(&scene.view(), Qt::Key_L);
        QVERIFY(!scene.view().measure().isOn());
    }

    void theViewGoesWithAUnitOnlyWhereSomebodyAskedForIt()
    {
        MapScene scene(roomTown());
        scene.unit("3A12", kInBeat1);
        scene.show();
        scene.panel().showUnit(UnitId("3A12"));
        const MapCamera before = scene.view().camera();
        drive(scene, movedBy(kInBeat1, 9000, 0));
        QTest::qWait(300);
        QCOMPARE(scene.view().camera().center.x, before.center.x);
        QTest::keyClick(&scene.view(), Qt::Key_F);
        QVERIFY(scene.view().followed().has_value());
        const Coordinate far = movedBy(kInBeat1, 20'000, 0);
        drive(scene, far);
        QTRY_VERIFY(scene.view().camera().view().contains(scene.view().camera().pointOf(far)));
        // Whoever moves the view has it back.
        QTest::keyClick(&scene.view(), Qt::Key_Left);
        QVERIFY(!scene.view().followed().has_value());
        const MapCamera held = scene.view().camera();
        drive(scene, kInBeat1);
        QTest::qWait(300);
        QCOMPARE(scene.view().camera().center.x, held.center.x);
    }

    void beatsAreHiddenAndShownAndThatIsSaid()
    {
        MapScene scene(haven::test::demoTown());
        scene.show();
        QTRY_VERIFY(scene.view().isComplete());
        const QImage with = scene.view().grab().toImage();
        QSignalSpy said(&scene.view(), &MapView::said);
        QTest::keyClick(&scene.view(), Qt::Key_Z);
        QCOMPARE(said.count(), 1);
        QVERIFY(scene.view().grab().toImage() != with);
        QTest::keyClick(&scene.view(), Qt::Key_Z);
        QVERIFY(scene.view().grab().toImage() == with);
    }

    void thePointersPlaceIsTold()
    {
        const auto at = coordinateFromDegrees(41.289034, -72.513004);
        QCOMPARE(pointerText(*at), QStringLiteral("41.28903, -72.51300"));
        MapScene scene(roomTown());
        scene.show();
        const QImage without = scene.view().grab().toImage();
        QTest::mouseMove(&scene.view(), QPoint(100, 120));
        const QImage with = scene.view().grab().toImage();
        QVERIFY(with != without);
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(&scene.view(), &leave);
        QVERIFY(scene.view().grab().toImage() == without);
    }

    void milesAndFeetAreRound()
    {
        QCOMPARE(americanScale(1, 110).text, QStringLiteral("200 ft"));
        QCOMPARE(americanScale(10, 110).text, QStringLiteral("0.5 mi"));
        QCOMPARE(americanScale(100, 110).text, QStringLiteral("5 mi"));
        for (double metersPerPx = 0.1; metersPerPx < 2000; metersPerPx *= 1.7)
            QVERIFY(americanScale(metersPerPx, 110).px <= 110.001);
    }

    void theToolsAreInTheMenuWithTheirKeys()
    {
        MapScene scene(roomTown());
        scene.unit("3A12", kInBeat1);
        scene.show();
        QMenu menu;
        scene.view().fillMenu(menu, QPointF(20, 20));
        for (const char* name : {"mapMeasure", "mapAreas", "mapFollow"}) {
            const auto* act = menu.findChild<QAction*>(QLatin1String(name));
            QVERIFY2(act != nullptr, name);
            QVERIFY(act->text().contains(u'\t'));
        }
        // Nothing is chosen, so there is nothing to follow.
        QVERIFY(!menu.findChild<QAction*>(QStringLiteral("mapFollow"))->isEnabled());
        menu.findChild<QAction*>(QStringLiteral("mapMeasure"))->trigger();
        QVERIFY(scene.view().measure().isOn());
    }

    void theLegendTellsEverySignInWords()
    {
        for (const auto& theme : {QStringLiteral("night"), QStringLiteral("day")}) {
            MapScene scene(haven::test::demoTown(), QSize(620, 760), theme);
            scene.fill(6, 8, 4);
            scene.show();
            QTest::keyClick(&scene.view(), Qt::Key_G);
            auto* legend = scene.panel().findChild<MapLegend*>();
            QVERIFY(legend != nullptr && legend->isVisible());
            QVERIFY(legend->accessibleDescription().contains(QStringLiteral("old position")));
            QTRY_VERIFY(scene.view().isComplete());
            scene.save(QStringLiteral("map-legend-") + theme);
        }
    }
};

HAVEN_TESTS(TestMapTools)
#include "tst_map_tools.moc"
