#include "tests/session/open_console.h"
#include "tests/testkit/test_program.h"
#include "ui/actions/action_key.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QSignalSpy>
#include <QtTest>

// The language of a person, in the real windows over a real station.
using namespace haven;
using namespace haven::test;

namespace {

// As the palette does it: shipped without a key.
void nextLanguage(QWidget& window)
{
    const auto keys = window.findChildren<ui::ActionKey*>();
    for (ui::ActionKey* key : keys) {
        if (key->action() == u"languageNext") {
            key->press();
            return;
        }
    }
    qFatal("nothing changes the language");
}

} // namespace

class TestLanguageWindows final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anActChangesTheLanguageOfAllWindowsAndItIsKept()
    {
        SessionRoom room;
        room.open();
        OpenConsole console(room);
        ui::MainWindow& window = console.windows.open();
        SignOnWish wish;
        wish.agent = AgentId("reyes");
        wish.password = kPassword;
        console.windows.desk(0).signOn(wish);
        QTRY_VERIFY(!console.windows.desk(0).seat().roles.empty());
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        auto* line = &childOf<QLineEdit>(window, "commandLine");
        line->setFocus();
        QTest::keyClicks(line, QStringLiteral("n . the door"));

        QSignalSpy remade(&window, &ui::MainWindow::remade);
        nextLanguage(window);
        QTRY_COMPARE(remade.count(), 1);
        QCOMPARE(childOf<QAbstractButton>(window, "hint_everything").text(),
                 QStringLiteral("Todo"));
        line = &childOf<QLineEdit>(window, "commandLine");
        QCOMPARE(line->text(), QStringLiteral("n . the door"));
        QTRY_VERIFY(line->hasFocus());
        const auto isKept = [&console] {
            const auto read = readPreferences(console.folder.path(), AgentId("reyes"));
            return read.isOk() && read->language == "es";
        };
        QTRY_VERIFY(isKept());

        // Nobody sits at another window yet; it speaks as the console does.
        ui::MainWindow& other = console.windows.open();
        QCOMPARE(childOf<QLineEdit>(other, "signOnAgent").accessibleName(),
                 QStringLiteral("Cuenta"));
        other.close();
        QCOMPARE(console.windows.count(), 1);
        // The record is the same in every language.
        QVERIFY(!console.windows.desk(0).state().signOns.empty());
    }

    void theLanguageOfTheConsoleIsForWhoeverChoseNone()
    {
        SessionRoom room;
        room.open();
        OpenConsole console(room);
        console.windows.setUsualLanguage("es");
        ui::MainWindow& window = console.windows.open();
        QCOMPARE(childOf<QLineEdit>(window, "signOnAgent").accessibleName(),
                 QStringLiteral("Cuenta"));
        SignOnWish wish;
        wish.agent = AgentId("reyes");
        wish.password = kPassword;
        console.windows.desk(0).signOn(wish);
        QTRY_VERIFY(!console.windows.desk(0).seat().roles.empty());
        QTest::qWait(50); // their preferences are read meanwhile
        QCOMPARE(childOf<QAbstractButton>(window, "hint_everything").text(),
                 QStringLiteral("Todo"));
    }
};

HAVEN_TESTS(TestLanguageWindows)
#include "tst_language_windows.moc"
