// Units where their receivers say, the ways they take, and the ground that is reached in time.
#include "tests/testkit/test_program.h"
#include "tests/testkit/ui/sample_look.h"
#include "tests/testkit/ui/stall_watchdog.h"
#include "tests/ui/map_scene.h"

#include <QMenu>
#include <QSignalSpy>
#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

Coordinate middle()
{
    static const Coordinate at = centerOf(*boundsOf(demoTown().towns.front().area));
    return at;
}

UnitPosition livePosition(FakeDesk& desk, const char* unit, Coordinate at, Span age)
{
    UnitPosition position;
    position.unit = UnitId(unit);
    position.at = at;
    position.fixedAt = desk.now() - age;
    position.receivedAt = position.fixedAt;
    return position;
}

const ui::MapMark& markOf(MapScene& scene, const char* unit)
{
    const auto* mark = scene.view().book().find(ui::MarkId(UnitId(unit)));
    if (mark == nullptr)
        qFatal("there is no %s on the map", unit);
    return *mark;
}

QAction* actionIn(QMenu& menu, const char* name)
{
    for (QAction* action : menu.actions()) {
        if (action->objectName() == QLatin1String(name))
            return action;
    }
    return nullptr;
}

} // namespace

class TestMapLive final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aUnitStandsWhereItsReceiverSaysAndPointsWhereItGoes()
    {
        MapScene scene(demoTown());
        scene.unit("3A12", middle());
        scene.unit("2A11", std::nullopt);
        scene.show();
        scene.desk.pass(Span::seconds(60));
        auto position =
            livePosition(scene.desk, "3A12", movedBy(middle(), 300, 0), Span::seconds(2));
        position.courseCdeg = 9000;
        position.speedMmS = 12'000;
        scene.desk.move(position);
        QTRY_COMPARE(markOf(scene, "3A12").at, position.at);
        QCOMPARE(markOf(scene, "3A12").heading, std::optional<int>(8)); // east, of 32
        QVERIFY(!markOf(scene, "3A12").isStale);
        // One that nobody placed is on the map as soon as its receiver speaks.
        QVERIFY(scene.view().book().find(ui::MarkId(UnitId("2A11"))) == nullptr);
        scene.desk.move(livePosition(scene.desk, "2A11", middle(), Span::seconds(1)));
        QTRY_VERIFY(scene.view().book().find(ui::MarkId(UnitId("2A11"))) != nullptr);
        QVERIFY(!markOf(scene, "2A11").heading); // a parked car's course is chance
        scene.save(QStringLiteral("map-live-night"));
    }

    void anOldPositionIsSeenToBeOld()
    {
        MapScene scene(demoTown());
        scene.unit("4A02", std::nullopt);
        scene.desk.move(livePosition(scene.desk, "4A02", middle(), Span::minutes(19)));
        scene.show();
        QVERIFY(markOf(scene, "4A02").isStale);
        QCOMPARE(markOf(scene, "4A02").name, QStringLiteral("4A02, 19 min ago"));
        scene.save(QStringLiteral("map-stale-night"));
    }

    void whatSomebodySaidLaterCountsMore()
    {
        MapScene scene(demoTown());
        scene.desk.room().logOn("3A12");
        scene.desk.move(
            livePosition(scene.desk, "3A12", movedBy(middle(), 900, 0), Span::minutes(2)));
        Location told = at("a corner");
        told.point = middle();
        QVERIFY(scene.desk.room().run(MoveUnit{UnitId("3A12"), told}).isOk());
        scene.show();
        QCOMPARE(markOf(scene, "3A12").at, middle());
    }

    void aBatchOfManyUnitsNeverStallsTheMap()
    {
        MapScene scene(demoTown(), QSize(1200, 900));
        scene.fill(60, 500, 7);
        scene.show();
        std::vector<UnitId> units;
        for (const auto& [id, unit] : scene.desk.state().units)
            units.push_back(id);
        const testkit::StallWatchdog watchdog;
        for (int round = 0; round < 6; ++round) {
            for (std::size_t n = 0; n < units.size(); ++n)
                scene.desk.move(livePosition(
                    scene.desk, units[n].value.c_str(),
                    movedBy(middle(), 10.0 * static_cast<double>(n), 30.0 * round), Span{}));
            QTest::qWait(260);
        }
        QVERIFY2(watchdog.stallMsMax() <= testkit::kStallMsMax,
                 QByteArray::number(watchdog.stallMsMax()).constData());
    }

    void waysAndReachedGroundAreDrawnAndTakenAway()
    {
        MapScene scene(demoTown());
        scene.show();
        const auto picture = [&scene] { return scene.view().grab().toImage(); };
        const QImage plain = picture();
        RoutesFound routes;
        Route way;
        way.line = {movedBy(middle(), -600, -300), movedBy(middle(), 0, -300), middle()};
        routes.routes.push_back({UnitId("3A12"), way});
        way.line = {movedBy(middle(), 700, 500), middle()};
        way.way = TravelWay::StraightLine;
        routes.routes.push_back({UnitId("2A11"), way});
        scene.panel().showRoutes(routes, UnitId("3A12"));
        QCOMPARE(scene.view().overlay().routeCount(), std::size_t{2});
        QVERIFY(picture() != plain);
        scene.panel().showRoutes({}, std::nullopt);
        QCOMPARE(picture(), plain);
        scene.panel().showReach(middle());
        QTRY_VERIFY(scene.view().overlay().hasReach());
        QVERIFY(picture() != plain);
        scene.panel().showRoutes(routes, UnitId("3A12"));
        scene.panel().showPlace(middle(), QStringLiteral("275 Main St"));
        QTest::qWait(60);
        scene.save(QStringLiteral("map-routes-night"));
        for (const QString& theme : {QStringLiteral("day"), QStringLiteral("high-contrast")}) {
            scene.source().setTheme(testkit::denseLook(theme).theme);
            QTRY_VERIFY(scene.view().isComplete());
            scene.save(QStringLiteral("map-routes-") + theme);
        }
        scene.panel().showReach(middle());
        QVERIFY(!scene.view().overlay().hasReach());
    }

    void theMenuOffersWhatCanBeAskedOfAPlace()
    {
        MapScene scene(demoTown());
        scene.unit("3A12", middle());
        scene.show();
        QMenu menu;
        scene.view().fillMenu(menu, QPointF(20, 20));
        QVERIFY(actionIn(menu, "mapNewIncident") != nullptr);
        QSignalSpy near(&scene.view(), &ui::MapView::nearWanted);
        actionIn(menu, "mapNearList")->trigger();
        QCOMPARE(near.size(), 1);
        QSignalSpy reach(&scene.view(), &ui::MapView::reachWanted);
        actionIn(menu, "mapReach")->trigger();
        QCOMPARE(reach.size(), 1);
        QMenu unit;
        scene.view().fillMenu(unit, scene.pointOf(middle()));
        QSignalSpy trail(&scene.view(), &ui::MapView::trailWanted);
        QVERIFY(actionIn(unit, "mapTrail") != nullptr);
        actionIn(unit, "mapTrail")->trigger();
        QCOMPARE(trail.size(), 1);
    }
};

HAVEN_TESTS(TestMapLive)
#include "tst_map_live.moc"
