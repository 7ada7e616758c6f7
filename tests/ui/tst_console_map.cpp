// Who should go, places and feeds inside of the whole window, by keys.
#include "tests/testkit/test_program.h"
#include "tests/testkit/ui/access_check.h"
#include "tests/testkit/ui/gallery.h"
#include "tests/ui/console_scene.h"
#include "tests/ui/map_scene.h"
#include "ui/recommend/who_panel.h"
#include "ui/shell/command_bar.h"
#include "ui/shell/dispatch_workspace.h"
#include "ui/shell/status_strip.h"

#include <QApplication>
#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

QWidget* inWindow(Console& console, const char* name)
{
    return console.window().findChild<QWidget*>(QString::fromLatin1(name));
}

bool isFocusIn(Console& console, const char* name)
{
    QWidget* place = inWindow(console, name);
    QWidget* focus = QApplication::focusWidget();
    return place && focus && (place == focus || place->isAncestorOf(focus));
}

void place(Console& console, const char* unit, double east)
{
    Location there = at("a corner");
    there.point = movedBy(kInBeat1, east, 0);
    must(console.desk, MoveUnit{UnitId(unit), there});
    console.desk.sync();
}

IncidentId openAt(Console& console, const char* type)
{
    OpenIncident open;
    open.type = TypeCode(type);
    open.location = at("12 Oak Ave", kInBeat1);
    must(console.desk, open);
    console.desk.sync();
    return console.newest().id;
}

} // namespace

class TestConsoleMap final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoShouldGoStandsUnderTheMapAndOneKeySends()
    {
        Console console;
        place(console, "3A12", 400);
        place(console, "2A11", 900);
        const IncidentId incident = openAt(console, "NOISE");
        console.window().select(incident);
        QVERIFY(inWindow(console, "whoPanel")->isVisible());
        console.key(Qt::Key_F4);
        QVERIFY(isFocusIn(console, "whoPanel"));
        console.key(Qt::Key_1, Qt::ControlModifier);
        QVERIFY(isFocusIn(console, "queueView"));
        auto* who = console.named<ui::WhoPanel>("whoPanel");
        QTRY_VERIFY(!who->model().marked().empty());
        console.key(Qt::Key_D, Qt::ControlModifier);
        QTRY_VERIFY(console.desk.lastCommand<DispatchUnits>() != nullptr);
        QCOMPARE(console.desk.lastCommand<DispatchUnits>()->units, std::vector{UnitId("3A12")});
        QTRY_VERIFY(console.result().text().contains(QStringLiteral("Sent 3A12 to")));
    }

    void onASmallScreenItIsAPageAndNothingUnseenIsSent()
    {
        Console console(QSize(1366, 768));
        place(console, "3A12", 400);
        const IncidentId incident = openAt(console, "NOISE");
        console.window().select(incident);
        QVERIFY(!inWindow(console, "whoPanel")->isVisible());
        console.key(Qt::Key_1, Qt::ControlModifier);
        console.key(Qt::Key_D, Qt::ControlModifier);
        QVERIFY(inWindow(console, "whoPanel")->isVisible());
        QVERIFY(console.desk.lastCommand<DispatchUnits>() == nullptr);
        auto* who = console.named<ui::WhoPanel>("whoPanel");
        QTRY_VERIFY(!who->model().marked().empty());
        // Once more is back to the incident.
        QVERIFY(isFocusIn(console, "whoPanel"));
        console.key(Qt::Key_F4);
        QVERIFY(inWindow(console, "incidentPanel")->isVisible());
        console.key(Qt::Key_F4);
        QTRY_VERIFY(!who->model().marked().empty());
        console.key(Qt::Key_D, Qt::ControlModifier);
        QTRY_VERIFY(console.desk.lastCommand<DispatchUnits>() != nullptr);
    }

    void aCallThatIsBeingTakenSendsNobody()
    {
        Console console;
        place(console, "3A12", 400);
        console.window().select(openAt(console, "NOISE"));
        auto* who = console.named<ui::WhoPanel>("whoPanel");
        QTRY_VERIFY(!who->model().marked().empty());
        console.key(Qt::Key_F2);
        console.type(QStringLiteral("71 Quarry Rd"));
        console.key(Qt::Key_D, Qt::ControlModifier);
        QTest::qWait(30);
        QVERIFY(console.desk.lastCommand<DispatchUnits>() == nullptr);
        QVERIFY2(console.result().text().contains(QStringLiteral("not on the board yet")),
                 qPrintable(console.result().text()));
    }

    void aCallInHandSendsToItsOwnIncidentAlone()
    {
        Console console;
        place(console, "3A12", 400);
        const IncidentId other = openAt(console, "NOISE");
        console.key(Qt::Key_F2);
        console.type(QString::fromStdString(coordinateText(kInBeat1)));
        console.key(Qt::Key_Tab);
        console.type(QStringLiteral("NOISE"));
        console.key(Qt::Key_Tab);
        QTRY_VERIFY(console.newest().id != other);
        const IncidentId mine = console.newest().id;
        // Interrupted, and taken up again while another incident is chosen.
        console.key(Qt::Key_F2);
        console.key(Qt::Key_Escape);
        console.window().select(other);
        console.key(Qt::Key_F2, Qt::ShiftModifier);
        QVERIFY(isFocusIn(console, "intakePanel"));
        auto* who = console.named<ui::WhoPanel>("whoPanel");
        QVERIFY(who->shown() == other);
        QTRY_VERIFY(!who->model().marked().empty());
        console.key(Qt::Key_D, Qt::ControlModifier);
        QTRY_VERIFY(who->shown() == mine);
        QVERIFY(console.desk.lastCommand<DispatchUnits>() == nullptr);
        QTRY_VERIFY(!who->model().marked().empty());
        QTest::qWait(850); // as long as it takes to look again
        console.key(Qt::Key_D, Qt::ControlModifier);
        QTRY_VERIFY(console.desk.lastCommand<DispatchUnits>() != nullptr);
        QVERIFY(console.desk.lastCommand<DispatchUnits>()->incident == mine);
    }

    void aPlaceIsFoundFromAnywhereAndEscapeLeadsBack()
    {
        Console console;
        console.key(Qt::Key_F3);
        QVERIFY(isFocusIn(console, "placePanel"));
        console.type(QStringLiteral("elm"));
        console.key(Qt::Key_Escape);
        QVERIFY(isFocusIn(console, "queueView"));
        // Without a map, and with no incident that has a place, there is nowhere to look.
        console.key(Qt::Key_5, Qt::ControlModifier);
        QVERIFY(!inWindow(console, "nearView")->isVisible());
        QVERIFY(isFocusIn(console, "placePanel"));
        QCOMPARE(console.result().kind(), ui::ResultKind::Refused);
        console.window().select(openAt(console, "NOISE"));
        console.key(Qt::Key_5, Qt::ControlModifier);
        QVERIFY(inWindow(console, "nearView")->isVisible());
        console.key(Qt::Key_6, Qt::ControlModifier);
        QVERIFY(inWindow(console, "feedPanel")->isVisible());
    }

    void aFeedInTroubleStandsInTheStrip()
    {
        Console console;
        const auto strip = [&console] {
            auto* one = console.named<ui::StatusStrip>("statusStrip");
            one->refresh();
            return one->accessibleDescription();
        };
        QVERIFY(!strip().contains(QStringLiteral("GPS")));
        FeedRow feed;
        feed.name = "Routers";
        feed.health = FeedHealth::Live;
        feed.heardAt = console.desk.now() - Span::seconds(2);
        console.desk.setFeeds({feed});
        QVERIFY(strip().contains(QStringLiteral("GPS 2 s")));
        feed.health = FeedHealth::Dead;
        console.desk.setFeeds({feed});
        QVERIFY(strip().contains(QStringLiteral("GPS down: Routers")));
    }

    void anotherMapKeepsWhatIsChosen()
    {
        const MapLayers town = demoTown();
        Console console;
        const IncidentId incident = openAt(console, "NOISE");
        console.window().select(incident);
        console.window().setLayers(town);
        QVERIFY(inWindow(console, "mapPanel")->isVisible());
        QCOMPARE(console.window().dispatch().selected(), std::optional(incident));
    }

    void anotherMapKeepsAViewThatWasMoved()
    {
        const MapLayers town = demoTown();
        Console console;
        ui::MapView& before = console.window().dispatch().map().view();
        QTest::keyClick(&before, Qt::Key_Plus);
        QTest::keyClick(&before, Qt::Key_Left);
        const ui::MapCamera camera = before.camera();
        console.window().setLayers(town);
        const ui::MapView& after = console.window().dispatch().map().view();
        QVERIFY(after.isHeld());
        QCOMPARE(after.camera().zoom, camera.zoom);
        QCOMPARE(after.camera().center.x, camera.center.x);
        QCOMPARE(after.camera().center.y, camera.center.y);
    }

    void theCommandLineFindsPlacesAsTheyAreTyped()
    {
        const MapLayers town = demoTown();
        const PlaceIndex index(town);
        Console console;
        console.desk.room().setPlaces(&index);
        console.key(Qt::Key_L, Qt::ControlModifier);
        console.type(QStringLiteral("new NOISE @\"275 main"));
        QTRY_VERIFY(console.preview().contains(QStringLiteral("Tab: 275 Main St")));
        console.key(Qt::Key_Tab);
        QCOMPARE(console.line()->text(), QStringLiteral("new NOISE @\"275 Main St\" "));
        console.key(Qt::Key_Return);
        QTRY_COMPARE(console.desk.state().incidents.size(), std::size_t{1});
        QCOMPARE(console.newest().location.text, std::string("275 Main St"));
    }

    void theWholeDeskInEachLook_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QString>("theme");
        QTest::addColumn<int>("zoom");
        QTest::newRow("wide-night") << QSize(1920, 1080) << QStringLiteral("night") << 100;
        QTest::newRow("wide-day") << QSize(1920, 1080) << QStringLiteral("day") << 100;
        QTest::newRow("small-night") << QSize(1366, 768) << QStringLiteral("night") << 100;
        QTest::newRow("wide-large") << QSize(1920, 1080) << QStringLiteral("day") << 150;
    }
    void theWholeDeskInEachLook()
    {
        QFETCH(QSize, size);
        QFETCH(QString, theme);
        QFETCH(int, zoom);
        Console console(size, theme, zoom);
        place(console, "3A12", 400);
        place(console, "2A11", 900);
        place(console, "CR1", 1500);
        const IncidentId incident = openAt(console, "SUICTHRT");
        console.window().select(incident);
        FeedRow feed;
        feed.name = "Routers";
        feed.health = FeedHealth::Live;
        feed.heardAt = console.desk.now() - Span::seconds(2);
        console.desk.setFeeds({feed});
        console.key(Qt::Key_F4);
        auto* who = console.named<ui::WhoPanel>("whoPanel");
        QTRY_VERIFY(!who->model().rows().empty());
        QTest::qWait(120);
        testkit::saveToGallery(console.window(), QStringLiteral("desk-who-") +
                                                     QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY2(testkit::clippingFindings(console.window()).empty(),
                 qPrintable(testkit::toldFindings(testkit::clippingFindings(console.window()))));
    }
};

HAVEN_TESTS(TestConsoleMap)
#include "tst_console_map.moc"
