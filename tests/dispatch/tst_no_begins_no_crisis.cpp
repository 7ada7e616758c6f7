#include "models/dispatch/crisis_rules.h"
#include "models/dispatch/incident_rules.h"
#include "tests/dispatch/response_kit.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

// A "no" to a question that is asked of any call makes no crisis of a noise.
using namespace haven;
using namespace haven::test;

class TestNoBeginsNoCrisis final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noDangerOfAnOrdinaryCallBeginsNoLevel()
    {
        DispatchRoom room;
        const IncidentId id = room.open("NOISE");
        answerQuiet(room, id);
        QVERIFY(room.run(AnswerFact{id, Fact::Alone, answered("no")}));
        QVERIFY(room.run(AnswerFact{id, Fact::ContactConfirmed, answered("no")}));
        QCOMPARE(room.incident(id).level.level, 0);
        QCOMPARE(room.incident(id).answers.size(), std::size_t(5));
        QVERIFY(factsMissingToClose(room.incident(id), room.knowledge().codes).empty());
        QCOMPARE(replayed(room), std::string());
    }

    void norAfterAPersonSaidThatItIsNone()
    {
        DispatchRoom room;
        const IncidentId id = room.open("NOISE");
        QVERIFY(room.run(DecideFlag{id, FlagDecision::Rejected, "a party"}));
        QVERIFY(room.run(AnswerFact{id, Fact::Weapon, answered("none")}));
        QCOMPARE(room.incident(id).level.level, 0);
    }

    void whatIsADangerBeginsItWithAllThatWasAnswered()
    {
        DispatchRoom room;
        const IncidentId id = room.open("NOISE");
        QVERIFY(room.run(AnswerFact{id, Fact::Violence, answered("none")}));
        QVERIFY(room.run(AnswerFact{id, Fact::Weapon, answered("in_hand")}));
        QCOMPARE(room.incident(id).level.level, 4);
        // From there on a "none" sets it right as ever.
        QVERIFY(room.run(AnswerFact{id, Fact::Injury, answered("none")}));
        QVERIFY(room.run(AnswerFact{id, Fact::Weapon, answered("none")}));
        QCOMPARE(room.incident(id).level.level, 1);
    }

    void whatNobodyKnowsBeginsIt()
    {
        DispatchRoom room;
        const IncidentId id = room.open("NOISE");
        QVERIFY(room.run(AnswerFact{id, Fact::Weapon, askedNotKnown()}));
        QCOMPARE(room.incident(id).level.level, 3);
    }

    void whereACrisisIsReadOrSaidItCounts()
    {
        DispatchRoom room;
        const IncidentId said = room.open("NOISE");
        answerQuiet(room, said);
        QVERIFY(room.run(DecideFlag{said, FlagDecision::Confirmed, ""}));
        QCOMPARE(room.incident(said).level.level, 1);
        const IncidentId read = room.open("NOISE", "9 Elm St");
        SuggestFlag suggest;
        suggest.suggestion.incident = read;
        suggest.suggestion.flag = Flag::Yes;
        suggest.suggestion.reason = "Flagged for: voices.";
        QVERIFY(room.runAs(advisorSeat(), suggest));
        QVERIFY(room.run(AnswerFact{read, Fact::Weapon, answered("none")}));
        QCOMPARE(room.incident(read).level.level, 3);
    }
};

HAVEN_TESTS(TestNoBeginsNoCrisis)
#include "tst_no_begins_no_crisis.moc"
