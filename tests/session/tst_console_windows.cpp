#include "tests/session/open_console.h"
#include "tests/testkit/test_program.h"
#include "ui/shell/command_bar.h"

#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

bool isOnTheDesk(QWidget& window)
{
    return childOf<QStackedWidget>(window, "pages").currentIndex() == 1;
}

void signOnByKeys(ui::MainWindow& window, const char* agent, const char* password = kPassword)
{
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    auto* name = &childOf<QLineEdit>(window, "signOnAgent");
    name->setFocus();
    QTest::keyClicks(name, QString::fromLatin1(agent));
    QTest::keyClick(name, Qt::Key_Tab);
    QTest::keyClicks(QApplication::focusWidget(), QString::fromLatin1(password));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
}

} // namespace

class TestConsoleWindows final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWindowShowsTheSignOnPageUntilSomebodySitsThere()
    {
        SessionRoom room;
        room.open();
        OpenConsole console(room);
        ui::MainWindow& window = console.windows.open();
        QVERIFY(!isOnTheDesk(window));
        signOnByKeys(window, "reyes", "wrong one");
        auto* answer = &childOf<QWidget>(window, "signOnCard");
        QTRY_VERIFY(answer->findChild<QLabel*>(QStringLiteral("cardAnswer"))
                        ->text()
                        .contains(QStringLiteral("not right")));
        QVERIFY(!isOnTheDesk(window));
        childOf<QLineEdit>(window, "signOnAgent").clear();
        signOnByKeys(window, "reyes");
        QTRY_VERIFY(isOnTheDesk(window));
        QCOMPARE(console.windows.desk(0).seat().agent, AgentId("reyes"));
    }

    void theFirstAdministratorIsMadeInTheWindow()
    {
        SessionRoom room(SessionRoom::People::Nobody);
        room.open();
        OpenConsole console(room);
        ui::MainWindow& window = console.windows.open();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        auto* agent = &childOf<QLineEdit>(window, "firstAgent");
        QTRY_VERIFY(agent->isVisible() && agent->hasFocus());
        for (const char* text : {"dana", "Dana", kPassword, kPassword}) {
            QTest::keyClicks(QApplication::focusWidget(), QString::fromLatin1(text));
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        childOf<QLineEdit>(window, "firstAgain").setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_VERIFY(isOnTheDesk(window));
        QCOMPARE(console.windows.desk(0).seat().roles, std::set<Role>{Role::Administrator});
    }

    void aNewWindowHasItsOwnPositionAndPerson()
    {
        SessionRoom room;
        room.open();
        OpenConsole console(room);
        ui::MainWindow& first = console.windows.open();
        QVERIFY(first.isMaximized()); // on a screen as small as this one, a title takes its part
        signOnByKeys(first, "reyes");
        QTRY_VERIFY(isOnTheDesk(first));
        QTest::keyClick(&first, Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(console.windows.count(), 2);
        ui::MainWindow& second = console.windows.window(1);
        QCOMPARE(console.windows.desk(1).seat().position, PositionId("Position 2"));
        signOnByKeys(second, "chen");
        QTRY_VERIFY(isOnTheDesk(second));
        QVERIFY(isOnTheDesk(first));
        QCOMPARE(console.windows.desk(0).seat().agent, AgentId("reyes"));
    }

    void closingAWindowSignsItsPersonOff()
    {
        SessionRoom room;
        room.open();
        OpenConsole console(room);
        ui::MainWindow& first = console.windows.open();
        console.windows.open();
        signOnByKeys(first, "reyes");
        QTRY_VERIFY(isOnTheDesk(first));
        first.close();
        QCOMPARE(console.windows.count(), 1);
        QTRY_VERIFY(room.session().state().signOns.empty());
        const auto off = room.facts<AgentSignedOff>();
        QCOMPARE(asKind<AgentSignedOff>(*off.back().event).reason, std::string("window closed"));
    }

    void peopleLeftOverByAKilledConsoleAreSignedOff()
    {
        SessionRoom room;
        room.open();
        {
            const auto two = room.desk("Position 2");
            QCOMPARE(room.signOn(*two, "chen"), QStringLiteral("done"));
        }
        room.close();
        room.open();
        QCOMPARE(room.session().state().signOns.size(), std::size_t(1));
        OpenConsole console(room);
        ui::MainWindow& window = console.windows.open();
        signOnByKeys(window, "reyes");
        QTRY_VERIFY(isOnTheDesk(window));
        QTRY_COMPARE(room.session().state().signOns.count(PositionId("Position 2")),
                     std::size_t(0));
        QCOMPARE(room.session().state().signOns.size(), std::size_t(1));
    }

    void preferencesComeWithThePerson()
    {
        SessionRoom room;
        room.open();
        OpenConsole console(room);
        Preferences hers;
        hers.theme = "day";
        hers.zoomPercent = 120;
        QVERIFY(writePreferences(console.folder.path(), AgentId("reyes"), hers).isOk());
        ui::MainWindow& window = console.windows.open();
        QCOMPARE(console.source.look().theme.name(), QStringLiteral("night"));
        signOnByKeys(window, "reyes");
        QTRY_COMPARE(console.source.look().theme.name(), QStringLiteral("day"));
        QCOMPARE(console.source.look().zoomPercent, 120);
    }

    // --theme is for whoever chose none; a size that is chosen later makes no choice of it.
    void theThemeOfTheStartHoldsForWhoeverChoseNone()
    {
        SessionRoom room;
        room.open();
        const QTemporaryDir folder;
        ui::ThemeSource source(testkit::sampleLook(QStringLiteral("day")));
        ConsoleWindows windows(room.session(), room.readers(), source, folder.path());
        ui::MainWindow& window = windows.open();
        signOnByKeys(window, "reyes");
        QTRY_VERIFY(isOnTheDesk(window));
        QTest::keyClick(&window, Qt::Key_Plus, Qt::ControlModifier);
        QTRY_COMPARE(source.look().zoomPercent, 110);
        QTRY_VERIFY(readPreferences(folder.path(), AgentId("reyes"))->zoomPercent == 110);
        QCOMPARE(source.look().theme.name(), QStringLiteral("day"));
        QCOMPARE(readPreferences(folder.path(), AgentId("reyes"))->theme, std::string());
        QTest::keyClick(&window, Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(source.look().theme.name(), QStringLiteral("high-contrast"));
        QTRY_COMPARE(readPreferences(folder.path(), AgentId("reyes"))->theme,
                     std::string("high-contrast"));
    }

    void anAlarmNobodyAnswersIsHeardByAll()
    {
        SessionRoom room;
        room.open();
        OpenConsole console(room);
        ui::MainWindow& window = console.windows.open();
        DueAlarm late;
        late.kind = AlarmKind::WaitLimit;
        QVERIFY(console.windows.isAnswered(late));
        signOnByKeys(window, "osei");
        QTRY_VERIFY(isOnTheDesk(window));
        // A clinician alone in the room: it still must not be silent.
        QVERIFY(console.windows.isAnswered(late));
    }

    void theCardOfAllKeysIsPrintedOrSaidNotToBe()
    {
        const QTemporaryDir folder;
        KeyCardPrinter printer(QDir(folder.filePath(QStringLiteral("Haven"))));
        const QSignalSpy printed(&printer, &KeyCardPrinter::printed);
        KeyChoice choice;
        choice.keys["newCall"] = {"Ctrl+N"};
        printer.print(choice, QStringLiteral("Reyes"));
        QTRY_COMPARE(printed.count(), 1);
        QFile card(printed.at(0).at(0).toString());
        QVERIFY(card.open(QIODevice::ReadOnly));
        QVERIFY(card.readAll().startsWith("%PDF"));
        // A file stands where the folder would have to be.
        KeyCardPrinter nowhere(QDir(card.fileName()));
        const QSignalSpy refused(&nowhere, &KeyCardPrinter::refused);
        nowhere.print(choice, {});
        QTRY_COMPARE(refused.count(), 1);
    }

    void aPersonsKeysAreOfThisVersionFromTheFirstSignOn()
    {
        SessionRoom room;
        room.open();
        OpenConsole console(room);
        ui::MainWindow& window = console.windows.open();
        signOnByKeys(window, "reyes");
        QTRY_VERIFY(isOnTheDesk(window));
        // So that an update knows what they are used to.
        QTRY_COMPARE(console.source.keys().choice().version, shippedActions()->version);
    }
};

HAVEN_TESTS(TestConsoleWindows)
#include "tst_console_windows.moc"
