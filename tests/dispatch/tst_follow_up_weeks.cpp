#include "tests/dispatch/care_kit.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

// Six weeks of follow-up: for whom, and when they are over.
class TestFollowUpWeeks final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nobodyPromisesSixWeeksWhereTheAgeIsNotKnown();
    void sixWeeksAreNotDoneOnTheFirstDay();
};

void TestFollowUpWeeks::nobodyPromisesSixWeeksWhereTheAgeIsNotKnown()
{
    CareShift shift;
    const auto id = shift.room.open("WELFARE");
    QCOMPARE(shift.run("fu 01 6w"), std::string("FollowUpAgeUnknown"));
    QVERIFY(shift.room.run(AnswerFact{id, Fact::AgeGroup, askedNotKnown()}));
    QCOMPARE(shift.run("fu 01 6w"), std::string("FollowUpAgeUnknown"));
    QCOMPARE(shift.run("fu 01 48"), std::string("done"));
    QVERIFY(shift.room.run(AnswerFact{id, Fact::AgeGroup, answered("youth")}));
    QCOMPARE(shift.run("fu 01 6w"), std::string("done"));
}

void TestFollowUpWeeks::sixWeeksAreNotDoneOnTheFirstDay()
{
    CareShift shift;
    const auto id = shift.room.open("WELFARE");
    QVERIFY(shift.room.run(AnswerFact{id, Fact::AgeGroup, answered("youth")}));
    QCOMPARE(shift.run("fu 01 6w how she is at school"), std::string("done"));
    QCOMPARE(shift.run("fut 1 reached"), std::string("done"));
    QCOMPARE(shift.run("fux 1 done"), std::string("FollowUpGoesOn"));
    shift.room.pass(Span::hours(24 * 34));
    QCOMPARE(shift.run("fux 1 done"), std::string("FollowUpGoesOn"));
    shift.room.pass(Span::hours(24));
    QCOMPARE(shift.run("fux 1 done"), std::string("done"));
    // Sooner with its reason, as any other.
    QCOMPARE(shift.run("fu 01 6w how she is at home"), std::string("done"));
    QCOMPARE(shift.run("fux 2 closed her own therapist goes on"), std::string("done"));
}

HAVEN_TESTS(TestFollowUpWeeks)
#include "tst_follow_up_weeks.moc"
