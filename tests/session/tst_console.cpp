#include "app/console/console.h"
#include "models/store/station_lock.h"
#include "tests/session/session_kit.h"
#include "tests/testkit/test_program.h"

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
        QVERIFY(told().contains(QStringLiteral("held by Position 7")));
        QWidget* page = shownWindow("stationPage");
        page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(page));
        QTest::keyClick(page, Qt::Key_F5);
        QTest::qWait(300);
        QVERIFY(told().contains(QStringLiteral("held by Position 7")));
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
