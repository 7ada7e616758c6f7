#include "tests/testkit/fake_desk.h"
#include "tests/testkit/test_program.h"
#include "tests/testkit/ui/sample_look.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/latest_answer.h"
#include "ui/widgets/wait_line.h"

#include <QSignalSpy>
#include <QtTest>
#include <QVBoxLayout>

using namespace haven;
using namespace haven::test;
using namespace haven::ui;

// What takes longer than a second says so, and can be left.
class tst_WaitLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aShortWaitIsNotShown();
    void aLongWaitIsSaidAndCanBeLeft();
};

namespace {

struct Waiting {
    Waiting()
        : source(testkit::sampleLook(QStringLiteral("night"))),
          answer(desk, QStringLiteral("waitTest")),
          line(
              new WaitLine(source, QStringLiteral("Counting"), QStringLiteral("testWait"), &window))
    {
        auto* column = new QVBoxLayout(&window);
        column->addWidget(line);
        line->follow(answer);
        window.show();
    }
    // Nobody answers it: the desk has no page and is told nothing.
    void ask()
    {
        answer.ask(AccountsQuery{}, [this](const QueryAnswer&) { ++answers; });
    }

    FakeDesk desk;
    ThemeSource source;
    LatestAnswer answer;
    QWidget window;
    WaitLine* line;
    int answers = 0;
};

} // namespace

void tst_WaitLine::aShortWaitIsNotShown()
{
    Waiting one;
    one.ask();
    QVERIFY(!one.line->isShown());
    QTRY_COMPARE(one.answers, 1);
    QTest::qWait(WaitLine::kPatienceMs + 200);
    QVERIFY(!one.line->isShown());
}

void tst_WaitLine::aLongWaitIsSaidAndCanBeLeft()
{
    Waiting one;
    one.line->begin(); // a question that stays open
    QTRY_VERIFY_WITH_TIMEOUT(one.line->isShown(), 3000);
    QVERIFY(one.line->accessibleDescription().startsWith(QStringLiteral("Counting: 1 s")));
    const QSignalSpy stopped(one.line, &WaitLine::stopped);
    one.ask();
    QVERIFY(one.answer.isOpen());
    one.window.findChild<KeyButton*>(QStringLiteral("testWaitStop"))->click();
    QCOMPARE(stopped.size(), 1);
    QVERIFY(!one.line->isShown());
    QVERIFY(!one.answer.isOpen());
    // What comes too late is not heard.
    QTest::qWait(50);
    QCOMPARE(one.answers, 0);
}

HAVEN_TESTS(tst_WaitLine)
#include "tst_wait_line.moc"
