#include "models/dispatch/command_line.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

// Where all is done by lines nothing rings: what is due is put aside all the same.
using namespace haven;
using namespace haven::test;

class tst_ShelveDue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsDueAndWasNotRungIsPutAside()
    {
        DispatchRoom room;
        room.open("NOISE");
        const auto run = [&room](const char* line) {
            const LineContext context{
                room.state(), room.knowledge(), room.now(), Span{}, {}, {}, {}};
            const auto parsed = parseLine(line, context);
            return parsed ? room.refusalOf(*parsed->command)
                          : std::string(refusalName(parsed.refusal().code));
        };
        QCOMPARE(run("shelve 0001 15 it is known"), std::string("AlarmSubjectUnknown"));
        room.pass(Span::hours(2));
        QVERIFY(room.state().alarms.empty());
        QCOMPARE(run("shelve 0001 15"), std::string("ReasonMissing"));
        QCOMPARE(run("shelve 0001 999 it is known"), std::string("AlarmShelfTooLong"));
        QVERIFY(room.state().alarms.empty());
        QCOMPARE(run("shelve 0001 15 it is known"), std::string("done"));
        QCOMPARE(room.state().alarms.size(), std::size_t(1));
        QVERIFY(room.state().alarms.front().shelvedUntil.has_value());
        QCOMPARE(run("unshelve 0001"), std::string("done"));
        QVERIFY(folded(room.log()) == room.state());
    }

    void aWaitingFirstPriorityStaysNeverPutAside()
    {
        DispatchRoom room;
        const auto incident = room.open("NOISE");
        QVERIFY(room.run(ChangePriority{incident, Priority::P1, "gun"}));
        room.pass(Span::hours(2));
        const LineContext context{room.state(), room.knowledge(), room.now(), Span{}, {}, {}, {}};
        const auto parsed = parseLine("shelve 0001 wait 15 it is known", context);
        QVERIFY(parsed);
        QCOMPARE(room.refusalOf(*parsed->command), std::string("AlarmNeverShelved"));
    }
};

HAVEN_TESTS(tst_ShelveDue)
#include "tst_shelve_due.moc"
