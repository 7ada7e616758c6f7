#include "models/dispatch/command_line.h"
#include "tests/dispatch/line_kit.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

// What may be a unit's call sign, and that "?" is none.
using namespace haven;
using namespace haven::test;

class TestCallSign final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSignAloneAndTheNumberOfAnIncidentAreNone()
    {
        DispatchRoom room;
        for (const char* sign : {"@", "?", "#-", "26-000036"}) {
            LogOnUnit on;
            on.unit = UnitId(sign);
            QCOMPARE(room.refusalOf(on), std::string("CallSignMalformed"));
        }
        for (const char* sign : {"3A12", "K9-1", "0018", "EMS"}) {
            LogOnUnit on;
            on.unit = UnitId(sign);
            QVERIFY2(room.run(on), sign);
        }
    }

    void whoeverTypesAnIncidentForAUnitIsTold()
    {
        DispatchRoom room;
        const std::string number = room.incident(room.open("WELFARE")).number;
        QCOMPARE(refusalOf(parseLine("on " + number, contextOf(room))),
                 std::string("CallSignOfIncident"));
        QCOMPARE(refusalOf(parseLine("on 01", contextOf(room))), std::string("CallSignOfIncident"));
        // A unit of that number is told by who is in it.
        QVERIFY(parseLine("on 01 officers Diaz", contextOf(room)).isOk());
        QVERIFY(parseLine("on 3A12", contextOf(room)).isOk());
    }

    void aQuestionMarkAloneAsksForHelp_data()
    {
        QTest::addColumn<QByteArray>("line");
        for (const char* line : {"on ?", "air ?", "pass ?", "ou ?", "d ?"})
            QTest::newRow(line) << QByteArray(line);
    }
    void aQuestionMarkAloneAsksForHelp()
    {
        QFETCH(QByteArray, line);
        DispatchRoom room;
        const auto parsed = parseLine(line.toStdString(), contextOf(room));
        QVERIFY(parsed.isOk());
        QVERIFY(!parsed->command);
        QCOMPARE(parsed->question, std::optional(LineQuestion::Verbs));
        QVERIFY(!parsed->topic.empty());
    }
};

HAVEN_TESTS(TestCallSign)
#include "tst_call_sign.moc"
