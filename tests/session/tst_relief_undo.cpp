#include "tests/session/session_kit.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

// A relief is on the log with how the desk stood, and is nothing that whoever came takes back.
using namespace haven;
using namespace haven::test;

class tst_ReliefUndo final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDeskTakenOverBySignOnIsOnTheLogAndNoActToUndo()
    {
        SessionRoom room;
        room.open();
        const auto desk = room.desk();
        QCOMPARE(room.signOn(*desk, "reyes"), QStringLiteral("done"));
        desk->keepDraft({"intake/1", R"({"started_at": 5})"});
        room.session().settle();
        QCOMPARE(room.signOn(*desk, "chen"), QStringLiteral("done"));
        const auto given = room.facts<ReliefGiven>();
        QCOMPARE(given.size(), std::size_t(1));
        const auto& fact = asKind<ReliefGiven>(*given.front().event);
        QCOMPARE(fact.from, AgentId("reyes"));
        QCOMPARE(fact.to, AgentId("chen"));
        QCOMPARE(fact.counts.halfTaken, 1);
        QCOMPARE(room.submit(*desk, Undo{}), QStringLiteral("UndoNothing"));
        QCOMPARE(room.submit(*desk, TakeRelief{}), QStringLiteral("done"));
    }
};

HAVEN_TESTS(tst_ReliefUndo)
#include "tst_relief_undo.moc"
