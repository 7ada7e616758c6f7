#include "models/dispatch/relief_brief.h"
#include "models/dispatch/room.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

// Whoever signs on over somebody is handed the desk, and is told so until they say they have it.
using namespace haven;
using namespace haven::test;

namespace {

Seat atTheDesk(const char* agent, const char* name, std::set<Role> roles = {Role::Dispatcher})
{
    Seat seat = dispatcherSeat();
    seat.agent = AgentId(agent);
    seat.name = name;
    seat.roles = std::move(roles);
    return seat;
}

SignOn signingOn(const Seat& seat)
{
    return {seat.agent, seat.name, seat.position, seat.roles};
}

bool isTold(const DispatchRoom& room, const Seat& seat)
{
    return !whyNotTakeRelief(room.state(), seat.position, seat.agent, seat.roles);
}

} // namespace

class tst_ReliefSignOn final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoeverSignsOnOverSomebodyIsHandedTheDesk()
    {
        DispatchRoom room;
        const Seat reyes = dispatcherSeat();
        const Seat lee = atTheDesk("lee", "Lee Ortiz");
        QVERIFY(room.runAs(reyes, signingOn(reyes)));
        QVERIFY(room.state().room.reliefs.empty()); // nobody sat there
        room.open("NOISE");
        QVERIFY(room.runAs(lee, signingOn(lee)));
        QCOMPARE(room.last<ReliefGiven>().from, reyes.agent);
        QCOMPARE(room.last<ReliefGiven>().to, lee.agent);
        QCOMPARE(room.last<ReliefGiven>().counts.open, 1);
        QVERIFY(isTold(room, lee));
        QVERIFY(!isTold(room, reyes));
        QVERIFY(room.runAs(lee, TakeRelief{}));
        QVERIFY(!isTold(room, lee));
        QCOMPARE(room.last<ReliefTaken>().from, reyes.agent);
        QCOMPARE(room.last<ReliefTaken>().by, lee.agent);
        QVERIFY(folded(room.log()) == room.state());
        QVERIFY(foldedFromText(room.log()) == room.state());
    }

    // What whoever leaves wrote for the next one is not put away by the sign-on.
    void wordsOfWhoLeavesStay()
    {
        DispatchRoom room;
        const Seat reyes = dispatcherSeat();
        const Seat lee = atTheDesk("lee", "Lee Ortiz");
        QVERIFY(room.runAs(reyes, signingOn(reyes)));
        QVERIFY(room.runAs(reyes, GiveRelief{lee.agent, "the bridge is closed"}));
        QVERIFY(room.runAs(lee, signingOn(lee)));
        QCOMPARE(room.count<ReliefGiven>(), 0);
        QCOMPARE(room.state().room.reliefs.at(lee.position).words,
                 std::string("the bridge is closed"));
        QVERIFY(isTold(room, lee));
        // Nobody has said that they have it: the next one has it from Lee.
        const Seat chen = atTheDesk("chen", "Chen");
        QVERIFY(room.runAs(chen, signingOn(chen)));
        QCOMPARE(room.last<ReliefGiven>().from, lee.agent);
        QVERIFY(isTold(room, chen));
    }

    void theSamePersonAgainIsHandedNothing()
    {
        DispatchRoom room;
        const Seat reyes = dispatcherSeat();
        QVERIFY(room.runAs(reyes, signingOn(reyes)));
        QVERIFY(room.runAs(reyes, signingOn(reyes)));
        QCOMPARE(room.count<ReliefGiven>(), 0);
    }

    // A desk that takes another role can still be acknowledged.
    void anotherRoleAtTheDeskMaySaySo()
    {
        DispatchRoom room;
        const Seat reyes = dispatcherSeat();
        const Seat osei = atTheDesk("osei", "Osei", {Role::Clinician});
        QVERIFY(room.runAs(reyes, signingOn(reyes)));
        QVERIFY(room.runAs(osei, signingOn(osei)));
        QVERIFY(isTold(room, osei));
        QVERIFY(room.runAs(osei, TakeRelief{}));
    }
};

HAVEN_TESTS(tst_ReliefSignOn)
#include "tst_relief_sign_on.moc"
