#include "models/dispatch/board.h"
#include "tests/dispatch/flag_kit.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

const FactAnswer kNotKnown{AskState::AskedNotKnown, {}, {}};

} // namespace

// "3, not yet asked" stays 3 when an answer decides it, and is no guess any more.
class TestLevelDecided : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theAnswerIsNamedAndBringsItsPriority()
    {
        DispatchRoom room;
        const IncidentId id = room.open("WELFARE");
        QCOMPARE(room.incident(id).priority, Priority::P3);
        QVERIFY(rowOf(room, id).isLevelOpen);
        const auto due = room.incident(id).level.recheckDueAt;
        room.pass(Span::minutes(2));
        answer(room, id, Fact::SelfHarm, answered("plan_and_means"));
        const Incident& now = room.incident(id);
        QCOMPARE(now.level.level, 3);
        QCOMPARE(now.level.asked, Asked::NotYet);
        QCOMPARE(now.level.because, std::string("self harm plan and means"));
        QCOMPARE(now.priority, Priority::P2);
        QVERIFY(!rowOf(room, id).isLevelOpen);
        QCOMPARE(levelText(rowOf(room, id)), std::string("3"));
        // Who answers at the telephone has not looked at the person.
        QVERIFY(now.level.recheckDueAt == due);
    }

    void whatAPersonMadeOfThePriorityStands()
    {
        DispatchRoom room;
        const IncidentId id = room.open("WELFARE");
        answer(room, id, Fact::SelfHarm, answered("plan_and_means"));
        QVERIFY(room.run(ChangePriority{id, Priority::P3, "an officer is with them"}));
        for (const Fact fact : {Fact::Weapon, Fact::Violence, Fact::Injury})
            answer(room, id, fact, answered("none"));
        answer(room, id, Fact::SelfHarm, answered("plan_and_means"));
        QCOMPARE(room.incident(id).level.level, 3);
        QCOMPARE(room.incident(id).priority, Priority::P3);
    }

    // Most callers know nothing of weapons: that alone is no urgent call until all was asked.
    void whatNobodyKnowsBringsItOnceAllWasAsked()
    {
        DispatchRoom room;
        const IncidentId id = room.open("WELFARE");
        answer(room, id, Fact::Weapon, kNotKnown);
        QCOMPARE(room.incident(id).priority, Priority::P3);
        QVERIFY(room.incident(id).level.because.find("weapon") != std::string::npos);
        answer(room, id, Fact::Violence, answered("none"));
        answer(room, id, Fact::Injury, answered("none"));
        answer(room, id, Fact::SelfHarm, answered("none"));
        QCOMPARE(room.incident(id).level.level, 3);
        QCOMPARE(room.incident(id).level.asked, Asked::Done);
        QCOMPARE(room.incident(id).priority, Priority::P2);
    }

    void aLevelThatAPersonSetIsTheirs()
    {
        DispatchRoom room;
        const IncidentId id = room.open("WELFARE");
        QVERIFY(room.run(SetLevel{id, 3, "known to us, calm"}));
        QVERIFY(room.run(ChangePriority{id, Priority::P3, "known to us, calm"}));
        answer(room, id, Fact::SelfHarm, answered("plan_and_means"));
        QCOMPARE(room.incident(id).level.cause, LevelCause::ByPerson);
        QCOMPARE(room.incident(id).priority, Priority::P3);
    }
};

HAVEN_TESTS(TestLevelDecided)
#include "tst_level_decided.moc"
