#include "app/console/console.h"
#include "app/session/map_intake.h"
#include "models/feeds/feed_config.h"
#include "models/store/geofile.h"
#include "models/store/station_lock.h"
#include "tests/session/session_kit.h"
#include "tests/testkit/test_program.h"
#include "ui/widgets/result_line.h"

#include <QAbstractItemView>
#include <QLabel>
#include <QLineEdit>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

// The window of that name, shown; nullptr while there is none.
QWidget* shownWindow(const char* name)
{
    const auto windows = QApplication::topLevelWidgets();
    for (QWidget* window : windows) {
        if (window->objectName() == QString::fromLatin1(name) && window->isVisible())
            return window;
    }
    return nullptr;
}

QString told()
{
    QWidget* page = shownWindow("stationPage");
    if (!page)
        return {};
    auto* card = page->findChild<QWidget*>(QStringLiteral("stationCard"));
    return card->findChild<QLabel*>(QStringLiteral("cardTitle"))->text() + u' ' +
           card->findChild<QLabel*>(QStringLiteral("cardIntroduction"))->text();
}

ConsoleOptions optionsFor(const std::string& path)
{
    ConsoleOptions options;
    options.station = path;
    return options;
}

} // namespace

class TestConsole final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void aStationThatIsNotThereIsMadeInTheWindow()
    {
        QTemporaryDir folder;
        const std::string path = folder.filePath(QStringLiteral("new.haven")).toStdString();
        Console console(optionsFor(path));
        QCOMPARE(console.begin(), 0);
        QWidget* page = shownWindow("stationPage");
        QVERIFY(page != nullptr);
        page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(page));
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("Nutmeg Harbor PD"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_VERIFY(shownWindow("mainWindow") != nullptr);
        QVERIFY(shownWindow("stationPage") == nullptr);
        // And the next page makes the first administrator.
        auto* first = shownWindow("mainWindow")->findChild<QWidget*>(QStringLiteral("firstCard"));
        QTRY_VERIFY(first->isVisible());
    }

    void aHeldStationIsToldAndOpensOnceItIsFree()
    {
        SessionRoom room;
        auto lock = StationLock::take(room.path(), StationHolder{"Position 7", room.now()});
        QVERIFY(lock.isOk());
        Console console(optionsFor(room.path()));
        QCOMPARE(console.begin(), 0);
        QTRY_VERIFY(told().contains(QStringLiteral("held by Position 7")));
        QWidget* page = shownWindow("stationPage");
        page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(page));
        QTest::keyClick(page, Qt::Key_F5);
        QTest::qWait(300);
        QTRY_VERIFY(told().contains(QStringLiteral("held by Position 7")));
        {
            const StationLock free = *std::move(lock);
        }
        QTest::keyClick(page, Qt::Key_F5);
        QTRY_VERIFY(shownWindow("mainWindow") != nullptr);
    }

    void aFileThatIsNoStationIsNotTouched()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("letter.haven"));
        const QByteArray text(5000, 'x');
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        Console console(optionsFor(path.toStdString()));
        QCOMPARE(console.begin(), 0);
        QVERIFY(told().contains(QStringLiteral("not a Haven station")));
        QVERIFY(shownWindow("mainWindow") == nullptr);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), text);
    }

    void aDemoNeverTakesThePlaceOfAnotherStation()
    {
        SessionRoom room;
        ConsoleOptions options = optionsFor(room.path());
        options.isDemo = true;
        Console console(options);
        QCOMPARE(console.begin(), 0);
        QVERIFY(told().contains(QStringLiteral("exists already")));
        room.open();
        QCOMPARE(room.session().state().agency, std::string("Nutmeg Harbor PD"));
        QCOMPARE(room.session().state().mode, StationMode::Training);
    }

    void aConsoleOpensBeforeItsMapIsReadAndThenUsesIt()
    {
        SessionRoom room;
        QTemporaryDir files;
        const QString roads = files.filePath(QStringLiteral("roads.geojson"));
        QFile file(roads);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":)"
                   R"({"name":"ELM ST","left_from":1,"left_to":99},"geometry":{"type":)"
                   R"("LineString","coordinates":[[-72.90,41.35],[-72.89,41.35]]}}]})");
        file.close();
        MapImportWish wish;
        wish.files = {{roads.toStdString(), "roads"}};
        QCOMPARE(
            bringIn(wish, room.path(), room.now(), [](const MapImportStep&) { return true; }).stage,
            MapImportStage::Done);
        qputenv("HAVEN_PASSWORD", kPassword);
        ConsoleOptions options = optionsFor(room.path());
        options.agent = "reyes";
        Console console(options);
        QCOMPARE(console.begin(), 0);
        QTRY_VERIFY(shownWindow("mainWindow") != nullptr);
        QWidget* window = shownWindow("mainWindow");
        window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window));
        QTest::keyClick(window, Qt::Key_F3);
        auto* line = window->findChild<QLineEdit*>(QStringLiteral("placeLine"));
        QTRY_VERIFY(line->hasFocus());
        QTest::keyClicks(line, QStringLiteral("50 elm"));
        // Also what was typed before it was there: the answer comes with the map.
        auto* places = window->findChild<QAbstractItemView*>(QStringLiteral("placeView"))->model();
        QTRY_VERIFY(places->rowCount() > 0);
        qunsetenv("HAVEN_PASSWORD");
    }

    void aRunningConsoleTakesUpAnotherListOfFeeds()
    {
        SessionRoom room;
        qputenv("HAVEN_PASSWORD", kPassword);
        ConsoleOptions options = optionsFor(room.path());
        options.agent = "reyes";
        Console console(options);
        QCOMPARE(console.begin(), 0);
        QTRY_VERIFY(shownWindow("mainWindow") != nullptr);
        auto* strip = shownWindow("mainWindow")->findChild<QWidget*>(QStringLiteral("statusStrip"));
        QVERIFY(!strip->accessibleDescription().contains(QStringLiteral("GPS")));
        const auto list = [&room](const char* feeds) {
            QFile file(QString::fromStdString(feedsPath(room.path())));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(feeds);
        };
        list(R"({"feeds":[{"name":"Own","format":"nmea","address":"udp://127.0.0.1:47114",)"
             R"("unit":"3A12"}]})");
        QTRY_VERIFY_WITH_TIMEOUT(
            strip->accessibleDescription().contains(QStringLiteral("GPS: none yet")), 15'000);
        list(R"({"feeds":[]})");
        QTRY_VERIFY_WITH_TIMEOUT(!strip->accessibleDescription().contains(QStringLiteral("GPS")),
                                 15'000);
        qunsetenv("HAVEN_PASSWORD");
    }

    void aMapThatCannotBeReadKeepsNobodyFromTakingCalls()
    {
        SessionRoom room;
        QFile broken(QString::fromStdString(geofilePath(room.path())));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("this is no map");
        broken.close();
        qputenv("HAVEN_PASSWORD", kPassword);
        ConsoleOptions options = optionsFor(room.path());
        options.agent = "reyes";
        Console console(options);
        QCOMPARE(console.begin(), 0);
        QTRY_VERIFY(shownWindow("mainWindow") != nullptr);
        auto* said =
            shownWindow("mainWindow")->findChild<ui::ResultLine*>(QStringLiteral("resultLine"));
        QTRY_VERIFY2(said->text().contains(QStringLiteral(".geo")), qPrintable(said->text()));
        auto* strip = shownWindow("mainWindow")->findChild<QWidget*>(QStringLiteral("statusStrip"));
        QTRY_VERIFY(!strip->accessibleDescription().contains(QStringLiteral("being read")));
        qunsetenv("HAVEN_PASSWORD");
    }

    void whoIsNamedAtTheStartSignsOnByItself()
    {
        SessionRoom room;
        qputenv("HAVEN_PASSWORD", kPassword);
        ConsoleOptions options = optionsFor(room.path());
        options.agent = "reyes";
        Console console(options);
        QCOMPARE(console.begin(), 0);
        QTRY_VERIFY(shownWindow("mainWindow") != nullptr);
        auto* pages =
            shownWindow("mainWindow")->findChild<QStackedWidget*>(QStringLiteral("pages"));
        QTRY_COMPARE(pages->currentIndex(), 1);
        qunsetenv("HAVEN_PASSWORD");
    }
};

HAVEN_TESTS(TestConsole)
#include "tst_console.moc"
