// Finding a place while it is typed, what is near it, and the feeds of live positions, by list.
#include "models/geo/place_index.h"
#include "tests/testkit/test_program.h"
#include "tests/testkit/ui/access_check.h"
#include "tests/testkit/ui/gallery.h"
#include "tests/testkit/ui/sample_look.h"
#include "tests/ui/map_scene.h"
#include "ui/feeds/feed_panel.h"
#include "ui/places/place_panel.h"
#include "ui/theme/apply_theme.h"
#include "ui/widgets/key_button.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QtTest>
#include <QVBoxLayout>

using namespace haven;
using namespace haven::test;

namespace {

class PlaceScene final
{
public:
    explicit PlaceScene(const QString& theme = QStringLiteral("night"), QSize size = {490, 900},
                        int zoom = 100)
        : layers(demoTown()), index(layers), m_source(testkit::denseLook(theme, zoom))
    {
        ui::applyTheme(*qApp, m_source.look());
        desk.room().setPlaces(&index);
        window.setObjectName(QStringLiteral("window"));
        auto* column = new QVBoxLayout(&window);
        column->setContentsMargins(0, 0, 0, 0);
        panel = new ui::PlacePanel(
            m_source, desk, [this] { return near; }, &window);
        column->addWidget(panel);
        window.resize(size);
    }
    void show()
    {
        desk.sync();
        window.show();
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window))
            qFatal("the window does not become active");
        panel->start();
    }
    void type(const QString& text) { QTest::keyClicks(&panel->line(), text); }
    int hits() const { return panel->places().model()->rowCount(); }
    QString hit(int row, PlaceColumn column) const
    {
        return panel->places().model()->index(row, static_cast<int>(column)).data().toString();
    }
    QString why() { return window.findChild<QLabel*>(QStringLiteral("placeWhy"))->text(); }

    MapLayers layers;
    PlaceIndex index;
    FakeDesk desk;
    std::optional<Coordinate> near;
    QWidget window;
    ui::PlacePanel* panel;

private:
    ui::ThemeSource m_source;
};

} // namespace

class TestPlacePanel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPlaceIsFoundWhileItIsTyped()
    {
        PlaceScene scene;
        const QAbstractItemModelTester tester(scene.panel->places().model());
        scene.show();
        scene.type(QStringLiteral("275 main"));
        QTRY_VERIFY(scene.hits() > 0);
        QTRY_VERIFY(scene.hit(0, PlaceColumn::Place).startsWith(QStringLiteral("275 Main St")));
        QVERIFY(!scene.hit(0, PlaceColumn::Kind).isEmpty());
        QVERIFY(!scene.hit(0, PlaceColumn::Sure).isEmpty());
        QVERIFY(!scene.why().isEmpty());
    }

    void whatIsBelowExactAsksToBeConfirmed()
    {
        PlaceScene scene;
        scene.show();
        scene.type(QStringLiteral("275 mian st"));
        QTRY_VERIFY(scene.hits() > 0);
        QVERIFY(scene.why().contains(QStringLiteral("Not sure, please confirm")));
        scene.panel->line().clear();
        scene.type(QStringLiteral("main st & church st"));
        QTRY_COMPARE(scene.hit(0, PlaceColumn::Kind), QStringLiteral("crossing"));
        QVERIFY(scene.why().contains(QStringLiteral("Exact")));
    }

    void anAnswerToFewerLettersIsNeverShown()
    {
        PlaceScene scene;
        scene.show();
        scene.desk.setMapAnswering(Answering::WhenTold);
        scene.type(QStringLiteral("wh"));
        scene.type(QStringLiteral("arf"));
        scene.panel->line().clear();
        scene.desk.answerMapQuestions();
        QTest::qWait(30);
        QCOMPARE(scene.hits(), 0);
    }

    void enterShowsItOnTheMapAndWhoIsNear()
    {
        PlaceScene scene;
        scene.desk.room().logOn("3A12");
        const Coordinate here = scene.index.find("275 Main St", std::nullopt, 1).front().at;
        Location place = at("a corner");
        place.point = movedBy(here, 500, 0);
        QVERIFY(scene.desk.room().run(MoveUnit{UnitId("3A12"), place}).isOk());
        OpenIncident open;
        open.type = TypeCode("NOISE");
        open.location = at("281 Main St", movedBy(here, 40, 0));
        QVERIFY(scene.desk.room().run(open).isOk());
        scene.show();
        QSignalSpy gone(scene.panel, &ui::PlacePanel::goRequested);
        scene.type(QStringLiteral("275 main st"));
        QTRY_VERIFY(scene.hits() > 0);
        QTest::keyClick(&scene.panel->line(), Qt::Key_Return);
        QCOMPARE(gone.size(), 1);
        QVERIFY(gone.at(0).at(0).value<haven::Coordinate>() == here);
        QAbstractItemModel& near = *scene.panel->nearest().model();
        QTRY_VERIFY(near.rowCount() >= 5); // units, incidents and streets, each under its name
        QStringList all;
        for (int row = 0; row < near.rowCount(); ++row)
            all << near.index(row, 0).data().toString();
        QVERIFY(all.join(u'|').contains(QStringLiteral("Units|3A12, Available")));
        QVERIFY(all.join(u'|').contains(QStringLiteral("Incidents|")));
        QVERIFY(all.join(u'|').contains(QStringLiteral("Main St")));
        // And from there on to the unit, by keys.
        QSignalSpy unit(scene.panel, &ui::PlacePanel::unitChosen);
        scene.panel->nearest().setFocus();
        QTest::keyClick(&scene.panel->nearest(), Qt::Key_Return);
        QCOMPARE(unit.size(), 1);
    }

    void aClosedRoadStandsInTheListOfWhatIsNear()
    {
        PlaceScene scene;
        const Coordinate here = scene.index.find("275 Main St", std::nullopt, 1).front().at;
        Location place = at("Main St & Oak Ave");
        place.point = movedBy(here, 120, 0);
        must(scene.desk, CloseRoad{place});
        place.text = "too far";
        place.point = movedBy(here, 50'000, 0);
        must(scene.desk, CloseRoad{place});
        scene.show();
        scene.type(QStringLiteral("275 main st"));
        QTRY_VERIFY(scene.hits() > 0);
        QTest::keyClick(&scene.panel->line(), Qt::Key_W, Qt::AltModifier);
        const auto* rows = scene.panel->nearest().model();
        QTRY_VERIFY(rows->rowCount() > 1);
        QStringList told;
        for (int row = 0; row < rows->rowCount(); ++row)
            told << rows->index(row, 0).data().toString();
        const QString all = told.join(u'|');
        QVERIFY2(all.contains(QStringLiteral("Closed roads")), qPrintable(all));
        QVERIFY2(all.contains(QStringLiteral("Main St & Oak Ave")), qPrintable(all));
        QVERIFY(!all.contains(QStringLiteral("too far")));
    }

    void withoutAMapItSaysSo()
    {
        PlaceScene scene;
        scene.desk.setMapStanding(MapStanding::None);
        scene.show();
        scene.type(QStringLiteral("275 main"));
        QTRY_VERIFY(scene.why().contains(QStringLiteral("no map yet")));
        scene.desk.setMapStanding(MapStanding::Loading);
        scene.type(QStringLiteral(" st"));
        QTRY_VERIFY(scene.why().contains(QStringLiteral("is being read")));
    }

    void downChoosesAndAltKeysAct()
    {
        PlaceScene scene;
        scene.show();
        scene.type(QStringLiteral("main"));
        QTRY_VERIFY(scene.hits() > 1);
        QTest::keyClick(&scene.panel->line(), Qt::Key_Down);
        QCOMPARE(scene.panel->places().currentIndex().row(), 1);
        QSignalSpy incident(scene.panel, &ui::PlacePanel::incidentWanted);
        QTest::keyClick(&scene.panel->line(), Qt::Key_I, Qt::AltModifier);
        QCOMPARE(incident.size(), 1);
        QSignalSpy left(scene.panel, &ui::PlacePanel::left);
        QTest::keyClick(&scene.panel->line(), Qt::Key_Escape);
        QCOMPARE(left.size(), 1);
    }

    void itCanBeUsedInAnyLook_data()
    {
        QTest::addColumn<QString>("theme");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("zoom");
        QTest::newRow("night") << QStringLiteral("night") << QSize(490, 900) << 100;
        QTest::newRow("day") << QStringLiteral("day") << QSize(400, 600) << 100;
        QTest::newRow("large") << QStringLiteral("day") << QSize(600, 900) << 150;
        QTest::newRow("contrast") << QStringLiteral("high-contrast") << QSize(365, 560) << 100;
    }
    void itCanBeUsedInAnyLook()
    {
        QFETCH(QString, theme);
        QFETCH(QSize, size);
        QFETCH(int, zoom);
        PlaceScene scene(theme, size, zoom);
        scene.desk.room().logOn("3A12");
        scene.show();
        const QString name = QString::fromLatin1(QTest::currentDataTag());
        testkit::saveToGallery(scene.window, QStringLiteral("place-empty-") + name);
        scene.type(QStringLiteral("main"));
        QTRY_VERIFY(scene.hits() > 1);
        QTest::keyClick(&scene.panel->line(), Qt::Key_W, Qt::AltModifier);
        QTRY_VERIFY(scene.panel->nearest().model()->rowCount() > 0);
        QTest::qWait(30);
        testkit::saveToGallery(scene.window, QStringLiteral("place-") + name);
        // Nothing is out of sight to the side.
        QCOMPARE(scene.panel->places().horizontalScrollBar()->maximum(), 0);
        QCOMPARE(scene.panel->nearest().horizontalScrollBar()->maximum(), 0);
        QVERIFY2(testkit::accessFindings(scene.window).empty(),
                 qPrintable(testkit::toldFindings(testkit::accessFindings(scene.window))));
        QVERIFY2(testkit::clippingFindings(scene.window).empty(),
                 qPrintable(testkit::toldFindings(testkit::clippingFindings(scene.window))));
    }

    void aFeedInTroubleStandsOutAndSaysWhy()
    {
        FakeDesk desk;
        ui::ThemeSource source(testkit::denseLook(QStringLiteral("night"), 100));
        ui::applyTheme(*qApp, source.look());
        const Instant now = desk.now();
        FeedRow routers;
        routers.name = "Routers";
        routers.address = "udp://0.0.0.0:21000";
        routers.health = FeedHealth::Live;
        routers.since = now - Span::minutes(10);
        routers.heardAt = now - Span::seconds(2);
        routers.positions = 1200;
        routers.units = 14;
        FeedRow boat = routers;
        boat.name = "Boat";
        boat.health = FeedHealth::Dead;
        boat.why = "Connection refused";
        boat.unknownSenders = {"0099"};
        QVERIFY(!ui::feedGlance({routers}, now).isBad);
        QCOMPARE(ui::feedGlance({routers}, now).words, QStringLiteral("GPS 2 s"));
        QCOMPARE(ui::feedGlance({routers, boat}, now).words, QStringLiteral("GPS down: Boat"));
        QVERIFY(ui::feedGlance({}, now).words.isEmpty());
        ui::FeedPanel panel(source, desk);
        const QAbstractItemModelTester tester(panel.view().model());
        panel.resize(490, 500);
        panel.show();
        panel.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
        desk.setFeeds({routers, boat});
        QCOMPARE(panel.view().model()->rowCount(), 2);
        panel.view().setFocus();
        panel.view().setCurrentIndex(panel.view().model()->index(1, 0));
        const QString detail = panel.findChild<QLabel*>(QStringLiteral("feedDetail"))->text();
        QVERIFY(detail.contains(QStringLiteral("Connection refused")));
        QVERIFY(detail.contains(QStringLiteral("0099")));
        QTest::qWait(30);
        struct FeedLook {
            const char* theme;
            QSize size;
            int zoom;
        };
        // As the program does it: first Qt's own widgets, then ours.
        source.setApplier([](const ui::Look& look) { ui::applyTheme(*qApp, look); });
        for (const FeedLook& one :
             {FeedLook{"night", {490, 500}, 100}, FeedLook{"day", {365, 500}, 100},
              FeedLook{"high-contrast", {490, 500}, 150}}) {
            source.setLook(testkit::denseLook(QString::fromLatin1(one.theme), one.zoom));
            panel.resize(one.size);
            QTest::qWait(30);
            testkit::saveToGallery(
                panel,
                QStringLiteral("feeds-%1-%2").arg(QString::fromLatin1(one.theme)).arg(one.zoom));
            QVERIFY2(testkit::accessFindings(panel).empty(),
                     qPrintable(testkit::toldFindings(testkit::accessFindings(panel))));
            QVERIFY2(testkit::clippingFindings(panel).empty(),
                     qPrintable(testkit::toldFindings(testkit::clippingFindings(panel))));
            QCOMPARE(panel.view().horizontalScrollBar()->maximum(), 0);
        }
        desk.setFeeds({});
        QCOMPARE(panel.view().model()->rowCount(), 0);
    }
};

HAVEN_TESTS(TestPlacePanel)
#include "tst_place_panel.moc"
