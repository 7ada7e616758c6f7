#include "models/dispatch/alarms.h"
#include "tests/dispatch/flag_kit.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

class TestDecideLevel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCrisisTypeStartsAtThreeNotYetAsked();
    void aProvisionalThreeMovesEitherWay();
    void aKnifeInHandIsFourAtOnce();
    void askedNotKnownCountsAsTheHigherBranch();
    void theLevelNamesWhatDecidedIt();
    void aCorrectionByAPersonLowers();
    void knowingNoMoreCorrectsNothing();
    void whatAPersonSetStandsAgainstOldAnswers();
    void aNewDangerIsAboveWhatAPersonSet();
    void contactRestartsTheRecheck();
    void anAnswerThatMovesNothingRestartsNoRecheck();
    void aLevelFallsOnlyWithAReason();
};

void TestDecideLevel::aCrisisTypeStartsAtThreeNotYetAsked()
{
    DispatchRoom room;
    const auto incident = room.open("WELFARE");
    QCOMPARE(room.incident(incident).level.level, 3);
    QVERIFY(room.incident(incident).level.asked == Asked::NotYet);
    QVERIFY(room.incident(incident).priority == Priority::P3);
    QVERIFY(room.incident(incident).level.recheckDueAt == room.now() + Span::minutes(10));
    QCOMPARE(room.incident(room.open("NOISE")).level.level, 0);
}

void TestDecideLevel::aProvisionalThreeMovesEitherWay()
{
    DispatchRoom room;
    const auto incident = room.open("WELFARE");
    QVERIFY(room.run(answering(incident, Fact::Weapon, "none")));
    QVERIFY(room.run(answering(incident, Fact::Violence, "none")));
    QCOMPARE(room.incident(incident).level.level, 3);
    QVERIFY(room.run(answering(incident, Fact::Injury, "none")));
    QCOMPARE(room.incident(incident).level.level, 1);
    QVERIFY(room.incident(incident).level.asked == Asked::Done);
    QVERIFY(room.incident(incident).priority == Priority::P3);
}

void TestDecideLevel::aKnifeInHandIsFourAtOnce()
{
    DispatchRoom room;
    const auto incident = room.open("WELFARE");
    QVERIFY(room.run(answering(incident, Fact::Weapon, "in_hand")));
    QCOMPARE(room.incident(incident).level.level, 4);
    QVERIFY(room.incident(incident).priority == Priority::P1);
    QCOMPARE(room.last<LevelChanged>().because, std::string("weapon in hand"));
    QCOMPARE(room.refusalOf(answering(incident, Fact::Weapon, "banana")),
             std::string("FactValueUnknown"));
    QCOMPARE(room.refusalOf(AnswerFact{incident, Fact::Weapon, unableBecause("")}),
             std::string("UnableNeedsReason"));
}

void TestDecideLevel::askedNotKnownCountsAsTheHigherBranch()
{
    DispatchRoom room;
    const auto incident = room.open("WELFARE");
    QVERIFY(room.run(AnswerFact{incident, Fact::Weapon, askedNotKnown()}));
    QVERIFY(room.run(answering(incident, Fact::Violence, "none")));
    QVERIFY(room.run(answering(incident, Fact::Injury, "none")));
    QCOMPARE(room.incident(incident).level.level, 3);
    QVERIFY(room.incident(incident).level.asked == Asked::Done);
}

// What is named is what decided, not what was answered last.
void TestDecideLevel::theLevelNamesWhatDecidedIt()
{
    DispatchRoom room;
    const auto incident = room.open("WELFARE");
    const auto because = [&] { return room.incident(incident).level.because; };
    QVERIFY(room.run(answering(incident, Fact::Weapon, "in_hand")));
    QVERIFY(room.run(answering(incident, Fact::Violence, "none")));
    QVERIFY(room.run(answering(incident, Fact::Injury, "none")));
    QCOMPARE(because(), std::string("weapon in hand"));
    // A person sets it lower: that is what decides from then on.
    QVERIFY(room.run(SetLevel{incident, 2, "a toy, seen by 3A12"}));
    QVERIFY(room.run(answering(incident, Fact::Alone, "yes")));
    QCOMPARE(because(), std::string("a toy, seen by 3A12"));
    // A new danger, as high as the one that was judged lower.
    QVERIFY(room.run(answering(incident, Fact::Violence, "assault_now")));
    QCOMPARE(room.incident(incident).level.level, 4);
    QCOMPARE(because(), std::string("violence assault now"));

    // Knowing less lowers nothing, and what decided it is still told.
    const auto other = room.open("WELFARE");
    QVERIFY(room.run(answering(other, Fact::Weapon, "in_hand")));
    QVERIFY(room.run(AnswerFact{other, Fact::Weapon, askedNotKnown()}));
    const std::string kept = room.incident(other).level.because;
    QCOMPARE(room.incident(other).level.level, 4);
    QCOMPARE(kept, std::string("kept: weapon asked, not known does not lower it without a person's "
                               "reason; decided by: weapon in hand"));
}

void TestDecideLevel::aCorrectionByAPersonLowers()
{
    DispatchRoom room;
    const auto incident = room.open("WELFARE");
    QVERIFY(room.run(answering(incident, Fact::Weapon, "in_hand")));
    QVERIFY(room.run(answering(incident, Fact::Violence, "none")));
    QVERIFY(room.run(answering(incident, Fact::Injury, "none")));
    QCOMPARE(room.incident(incident).level.level, 4);
    QVERIFY(room.run(answering(incident, Fact::Weapon, "none")));
    QCOMPARE(room.incident(incident).level.level, 1);
    QVERIFY(room.last<LevelChanged>().cause == LevelCause::ByCorrection);
    QVERIFY(room.last<LevelChanged>().because.find("answer corrected") == 0);
    QVERIFY(room.incident(incident).priority == Priority::P1); // the priority stays
}

void TestDecideLevel::knowingNoMoreCorrectsNothing()
{
    DispatchRoom room;
    const auto id = room.open("EDP");
    QVERIFY(room.run(AnswerFact{id, Fact::Weapon, answered("in_hand")}));
    QCOMPARE(room.incident(id).level.level, 4);
    QVERIFY(room.run(AnswerFact{id, Fact::Weapon, askedNotKnown()}));
    QCOMPARE(room.incident(id).level.level, 4);
    QVERIFY(room.run(AnswerFact{id, Fact::Weapon, unableBecause("nobody there")}));
    QCOMPARE(room.incident(id).level.level, 4);
}

void TestDecideLevel::whatAPersonSetStandsAgainstOldAnswers()
{
    DispatchRoom room;
    const auto incident = room.open("WELFARE");
    QVERIFY(room.run(answering(incident, Fact::Weapon, "in_hand")));
    QVERIFY(room.run(SetLevel{incident, 2, "officer has the knife"}));
    QCOMPARE(room.incident(incident).level.level, 2);
    QVERIFY(room.run(answering(incident, Fact::AgeGroup, "adult")));
    QCOMPARE(room.incident(incident).level.level, 2);
}

void TestDecideLevel::aNewDangerIsAboveWhatAPersonSet()
{
    DispatchRoom room;
    const auto incident = room.open("WELFARE");
    QVERIFY(room.run(answering(incident, Fact::Weapon, "in_hand")));
    QVERIFY(room.run(SetLevel{incident, 2, "officer has the knife"}));
    // As dangerous as the old answer, and answered since: it counts.
    QVERIFY(room.run(answering(incident, Fact::Violence, "assault_now")));
    QCOMPARE(room.incident(incident).level.level, 4);
    QVERIFY(room.run(SetLevel{incident, 1, "all calm"}));
    QVERIFY(room.run(AnswerFact{incident, Fact::Injury, askedNotKnown()}));
    QVERIFY(room.incident(incident).level.level >= 3);
    QVERIFY(room.run(SetLevel{incident, 1, "all calm again"}));
    QVERIFY(room.run(answering(incident, Fact::Alone, "yes")));
    QCOMPARE(room.incident(incident).level.level, 1);
}

void TestDecideLevel::contactRestartsTheRecheck()
{
    DispatchRoom room;
    const auto incident = room.open("WELFARE");
    QVERIFY(room.run(answering(incident, Fact::Weapon, "in_hand")));
    room.pass(Span::minutes(4));
    QVERIFY(room.run(answering(incident, Fact::ContactConfirmed, "no")));
    QVERIFY(room.incident(incident).level.recheckDueAt == room.now() + Span::minutes(1));
    QVERIFY(room.run(answering(incident, Fact::ContactConfirmed, "yes")));
    QVERIFY(room.incident(incident).level.recheckDueAt == room.now() + Span::minutes(5));
    QCOMPARE(room.incident(incident).level.level, 4);
    QVERIFY(room.state() == foldedFromText(room.log()));
}

// The last of what is asked first leaves a level of 4 where it is: nobody has looked by that.
void TestDecideLevel::anAnswerThatMovesNothingRestartsNoRecheck()
{
    DispatchRoom room;
    const auto incident = room.open("WELFARE");
    QVERIFY(room.run(answering(incident, Fact::Weapon, "in_hand")));
    QVERIFY(room.run(answering(incident, Fact::Violence, "none")));
    const auto due = room.incident(incident).level.recheckDueAt;
    room.pass(Span::minutes(6)); // it is late, and the desk was told
    const auto late = [&] {
        for (const auto& alarm : dueAlarms(room.state(), room.knowledge().codes, room.now())) {
            if (alarm.kind == AlarmKind::Recheck)
                return std::optional(alarm);
        }
        return std::optional<DueAlarm>();
    };
    QVERIFY(late());
    QVERIFY(room.runAs(advisorSeat(), RaiseAlarm{AlarmKind::Recheck, incident, {}, late()->dueAt}));
    QVERIFY(room.run(AcknowledgeAlarm{AlarmKind::Recheck, incident, {}}));
    QVERIFY(room.run(AnswerFact{incident, Fact::Injury, askedNotKnown()}));
    QCOMPARE(room.count<LevelChanged>(), 1);
    QVERIFY(room.incident(incident).level.asked == Asked::Done);
    QVERIFY(room.incident(incident).level.recheckDueAt == due);
    QVERIFY(late() && late()->standing == AlarmStanding::Acknowledged);
    QCOMPARE(room.incident(incident).level.because, std::string("weapon in hand"));
    QVERIFY(room.state() == foldedFromText(room.log()));
    // A person who sets it, also to what it is, has looked.
    QVERIFY(room.run(SetLevel{incident, 4, "seen by 3A12"}));
    QVERIFY(room.incident(incident).level.recheckDueAt == room.now() + Span::minutes(5));
    QVERIFY(!late());
}

void TestDecideLevel::aLevelFallsOnlyWithAReason()
{
    DispatchRoom room;
    const auto incident = room.open("WELFARE");
    QCOMPARE(room.refusalOf(SetLevel{incident, 2, "  "}), std::string("LevelNeedsReason"));
    QCOMPARE(room.refusalOf(SetLevel{incident, 5, "x"}), std::string("LevelOutOfRange"));
    QVERIFY(room.run(SetLevel{incident, 4, ""}));
    QVERIFY(room.incident(incident).priority == Priority::P1);
    QCOMPARE(room.refusalOf(SetLevel{incident, 4, ""}), std::string("LevelStandsAlready"));
}

HAVEN_TESTS(TestDecideLevel)
#include "tst_decide_level.moc"
