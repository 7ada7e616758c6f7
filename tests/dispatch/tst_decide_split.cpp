#include "tests/dispatch/join_kit.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

class TestDecideSplit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSplitTakesTheJoinBack();
    void aSplitMayNameEitherOfTheTwo();
    void aJoinBeforeTheLastComesApartByItsOwnNumber();
    void aRestrictionCoversWhatWasJoinedAndWhatIsSplitOff();
    void joiningAgainAndSplittingAgainStillWorks();
    void callsBecomeAnIncidentOfTheirOwn();
    void oneCallMustStay();
};

void TestDecideSplit::aSplitTakesTheJoinBack()
{
    DispatchRoom room;
    const IncidentId a = openedWithCall(room, "MVA", "Ana");
    const IncidentId b = openedWithCall(room, "MVA", "Ben");
    const Instant clock = room.incident(b).clockSince;
    QCOMPARE(room.refusalOf(split(a)), std::string("SplitNothing"));
    QVERIFY(room.run(join(b, a)));
    room.pass(Span::minutes(4));
    QVERIFY(room.run(split(a)));
    QCOMPARE(callers(room.incident(a)), (Names{"Ana"}));
    QCOMPARE(callers(room.incident(b)), (Names{"Ben"}));
    QCOMPARE(room.incident(b).stage, IncidentStage::Open);
    QCOMPARE(room.incident(b).clockSince, clock);
    QVERIFY(!room.incident(b).mergedInto);
    QVERIFY(room.incident(a).mergedFrom.empty());
}

void TestDecideSplit::aSplitMayNameEitherOfTheTwo()
{
    DispatchRoom room;
    const IncidentId a = openedWithCall(room, "MVA", "Ana");
    const IncidentId b = openedWithCall(room, "MVA", "Ben");
    const IncidentId c = openedWithCall(room, "MVA", "Cem");
    QVERIFY(room.run(join(b, a)));
    QVERIFY(room.run(join(c, a)));
    QVERIFY(room.run(split(c)));
    QVERIFY(room.run(split(b)));
    QCOMPARE(callers(room.incident(b)), (Names{"Ben"}));
    QCOMPARE(callers(room.incident(a)), (Names{"Ana"}));
}

void TestDecideSplit::aJoinBeforeTheLastComesApartByItsOwnNumber()
{
    DispatchRoom room;
    const IncidentId a = openedWithCall(room, "MVA", "Ana");
    const IncidentId b = openedWithCall(room, "MVA", "Ben");
    const IncidentId c = openedWithCall(room, "MVA", "Cem");
    QVERIFY(room.run(join(b, a)));
    QVERIFY(room.run(join(c, a)));
    room.pass(Span::minutes(4));
    QVERIFY(room.run(split(b)));
    QCOMPARE(callers(room.incident(b)), (Names{"Ben"}));
    QCOMPARE(room.incident(b).stage, IncidentStage::Open);
    QVERIFY(!room.incident(b).mergedInto);
    QCOMPARE(callers(room.incident(a)), (Names{"Ana", "Cem"}));
    QVERIFY(room.incident(a).mergedFrom == std::vector<IncidentId>{c});
    // It stands for itself again: nothing is joined to it, and the other join is still one.
    QCOMPARE(room.refusalOf(split(b)), std::string("SplitNothing"));
    QVERIFY(room.run(split(a)));
    QCOMPARE(callers(room.incident(c)), (Names{"Cem"}));
    QCOMPARE(brokenInvariant(room.state()), std::string());
    QVERIFY(folded(room.log()) == room.state());
    QVERIFY(foldedFromText(room.log()) == room.state());
}

void TestDecideSplit::aRestrictionCoversWhatWasJoinedAndWhatIsSplitOff()
{
    DispatchRoom room;
    const IncidentId a = openedWithCall(room, "MVA", "Ana");
    const IncidentId b = openedWithCall(room, "MVA", "Ben");
    QVERIFY(room.run(join(b, a)));
    QVERIFY(room.runAs(supervisorSeat(), RestrictIncident{b, Visibility::Restricted, "staff"}));
    for (const IncidentId id : {a, b})
        QVERIFY(room.incident(id).visibility == Visibility::Restricted);
    const CallId call = room.incident(a).calls.back().id;
    QVERIFY(room.runAs(supervisorSeat(), split(a, {call})));
    const IncidentId off = room.last<IncidentOpened>().incident;
    QVERIFY(room.incident(off).visibility == Visibility::Restricted);
    QVERIFY(room.runAs(supervisorSeat(), RestrictIncident{a, Visibility::Normal, "settled"}));
    for (const IncidentId id : {a, b})
        QVERIFY(room.incident(id).visibility == Visibility::Normal);
    // It is one of its own by now.
    QVERIFY(room.incident(off).visibility == Visibility::Restricted);
    QVERIFY(foldedFromText(room.log()) == room.state());
}

void TestDecideSplit::joiningAgainAndSplittingAgainStillWorks()
{
    DispatchRoom room;
    const IncidentId a = openedWithCall(room, "MVA", "Ana");
    const IncidentId b = openedWithCall(room, "MVA", "Ben");
    for (int i = 0; i < 3; ++i) {
        QVERIFY(room.run(join(b, a)));
        QVERIFY(room.run(split(a)));
        QVERIFY(room.run(join(a, b)));
        QCOMPARE(callers(room.incident(b)), (Names{"Ben", "Ana"}));
        QVERIFY(room.run(split(b)));
        QCOMPARE(callers(room.incident(a)), (Names{"Ana"}));
        QCOMPARE(callers(room.incident(b)), (Names{"Ben"}));
    }
}

void TestDecideSplit::callsBecomeAnIncidentOfTheirOwn()
{
    DispatchRoom room;
    const IncidentId a = openedWithCall(room, "MVA", "Ana");
    TakeCall more;
    more.incident = a;
    more.call.callerName = "Ben";
    QVERIFY(room.run(more));
    QVERIFY(room.run(split(a, {CallId(2)})));
    const IncidentId b = room.last<IncidentOpened>().incident;
    QCOMPARE(room.incident(b).origin, IncidentOrigin::SplitOff);
    QCOMPARE(room.incident(b).number, std::string("26-000002"));
    QCOMPARE(callers(room.incident(b)), (Names{"Ben"}));
    QCOMPARE(callers(room.incident(a)), (Names{"Ana"}));
    QCOMPARE(room.incident(a).links.count(b), std::size_t(1));
    QVERIFY(room.run(join(b, a)));
    QVERIFY(room.run(split(a)));
    QCOMPARE(callers(room.incident(b)), (Names{"Ben"}));
}

void TestDecideSplit::oneCallMustStay()
{
    DispatchRoom room;
    const IncidentId a = openedWithCall(room, "MVA", "Ana");
    QCOMPARE(room.refusalOf(split(a, {CallId(1)})), std::string("SplitAllCalls"));
    QCOMPARE(room.refusalOf(split(a, {CallId(8)})), std::string("CallNotFound"));
}

HAVEN_TESTS(TestDecideSplit)
#include "tst_decide_split.moc"
