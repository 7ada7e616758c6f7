#include "tests/session/session_kit.h"

#include "tests/testkit/test_program.h"

#include <QtTest>

// Deadlines are worked out once for all that look in the same turn of the second. Nobody may see
// them as they were before a fact, or before the clock moved on.
using namespace haven;
using namespace haven::test;

namespace {

OpenIncident openWaiting(const char* place)
{
    OpenIncident open;
    open.type = TypeCode("WELFARE");
    open.location.text = place;
    return open;
}

std::vector<DueAlarm> workedOut(const ConsoleDesk& desk)
{
    return allDeadlines(desk.state(), desk.knowledge().codes, desk.now());
}

} // namespace

class TestDeadlines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFactInTheSameMoment();
    void theClockMovesOn();
    void aClockSetBack();
};

void TestDeadlines::aFactInTheSameMoment()
{
    SessionRoom room;
    room.open();
    const auto desk = room.desk();
    QCOMPARE(room.signOn(*desk, "reyes"), QStringLiteral("done"));
    QCOMPARE(room.submit(*desk, openWaiting("12 Oak Ave")), QStringLiteral("done"));
    const auto one = desk->deadlines();
    QVERIFY(!one.empty());
    QCOMPARE(room.submit(*desk, openWaiting("14 Oak Ave")), QStringLiteral("done"));
    QVERIFY(desk->deadlines().size() > one.size());
    QVERIFY(desk->deadlines() == workedOut(*desk));
}

void TestDeadlines::theClockMovesOn()
{
    SessionRoom room;
    room.open();
    const auto desk = room.desk();
    QCOMPARE(room.signOn(*desk, "reyes"), QStringLiteral("done"));
    OpenIncident urgent = openWaiting("12 Oak Ave");
    urgent.priority = Priority::P1;
    QCOMPARE(room.submit(*desk, urgent), QStringLiteral("done"));
    // A waiting P1 rings anew after every limit: its deadline moves with the clock alone.
    for (int turn = 0; turn < 20; ++turn) {
        QVERIFY2(desk->deadlines() == workedOut(*desk), qPrintable(QString::number(turn)));
        room.pass(Span::seconds(30));
    }
}

void TestDeadlines::aClockSetBack()
{
    SessionRoom room;
    room.open();
    const auto desk = room.desk();
    QCOMPARE(room.signOn(*desk, "reyes"), QStringLiteral("done"));
    OpenIncident urgent = openWaiting("12 Oak Ave");
    urgent.priority = Priority::P1;
    QCOMPARE(room.submit(*desk, urgent), QStringLiteral("done"));
    room.pass(Span::minutes(30));
    const auto late = desk->deadlines();
    room.pass(Span::minutes(-29));
    QVERIFY(desk->deadlines() == workedOut(*desk));
    QVERIFY(desk->deadlines() != late);
}

HAVEN_TESTS(TestDeadlines)
#include "tst_deadlines.moc"
