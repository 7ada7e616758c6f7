#include "tests/testkit/test_program.h"
#include "tests/ui/console_scene.h"
#include "ui/shell/main_window.h"

#include <QApplication>
#include <QtTest>

using namespace haven;
using namespace haven::test;
using namespace haven::ui;

class tst_ConsoleWork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signingOffLeavesTheHandsInAgent();
};

void tst_ConsoleWork::signingOffLeavesTheHandsInAgent()
{
    Console console;
    const Seat seat = dispatcherSeat();
    mustAs(console.desk, seat, SignOn{seat.agent, seat.name, seat.position, seat.roles});
    console.desk.sync();
    console.key(Qt::Key_1, Qt::ControlModifier);
    console.key(Qt::Key_Q, Qt::ControlModifier | Qt::ShiftModifier);
    console.desk.addPage(AccountList{{Account{}}}); // not the first start
    console.key(Qt::Key_Return);
    QTRY_VERIFY(console.named<QWidget>("signOnPanel")->isVisible());
    QTest::qWait(100); // what is still on its way has come
    QCOMPARE(QApplication::focusWidget(), console.named<QLineEdit>("signOnAgent"));
    console.type(QStringLiteral("reyes"));
    console.key(Qt::Key_Tab);
    console.type(QStringLiteral("secret"));
    QCOMPARE(console.named<QLineEdit>("signOnAgent")->text(), QStringLiteral("reyes"));
    QCOMPARE(console.named<QLineEdit>("signOnPassword")->text(), QStringLiteral("secret"));
}

HAVEN_TESTS(tst_ConsoleWork)
#include "tst_console_work.moc"
