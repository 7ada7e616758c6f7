#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

// A storm holds and lets go many at once; of a restricted incident it does no more than one line
// for it alone would.
using namespace haven;
using namespace haven::test;

namespace {

const std::string kStormUnseen = "IncidentIsRestricted";

IncidentId stormRestricted(DispatchRoom& room, IncidentId id)
{
    if (!room.runAs(supervisorSeat(), RestrictIncident{id, Visibility::Restricted, "staff"}))
        qFatal("it was not restricted");
    return id;
}

bool isParked(const DispatchRoom& room, IncidentId id)
{
    return room.incident(id).stage == IncidentStage::Held;
}

} // namespace

class tst_UnseenStorm final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStormParksNoneUnseen()
    {
        DispatchRoom room;
        const IncidentId parent = room.open("WIRES", "1 Main St");
        const IncidentId hidden = stormRestricted(room, room.open("NOISE", "2 Main St"));
        const GatherStorm gather{parent, {}, {hidden}, "crews are behind", {}};
        QCOMPARE(room.refusalOf(gather), kStormUnseen);
        QVERIFY(!isParked(room, hidden));
        QVERIFY(room.runAs(supervisorSeat(), gather));
        QVERIFY(isParked(room, hidden));
    }

    void whatWasRestrictedSinceIsNotLetGoUnseen()
    {
        DispatchRoom room;
        const IncidentId parent = room.open("NOISE", "1 Main St");
        const IncidentId hidden = room.open("WIRES", "2 Main St");
        const IncidentId open = room.open("WIRES", "3 Main St");
        QVERIFY(room.run(GatherStorm{parent, {TypeCode("WIRES")}, {}, "crews are behind", {}}));
        stormRestricted(room, hidden);
        QVERIFY(room.run(ReleaseStorm{parent, {}, "crews are free"}));
        QVERIFY(!isParked(room, open));
        QVERIFY(isParked(room, hidden));
        // It is still counted, and nobody is told that all were let go.
        QCOMPARE(room.state().room.storms.at(parent).incidents, std::vector<IncidentId>{hidden});
        QCOMPARE(room.refusalOf(ReleaseStorm{parent, {}, "crews are free"}), kStormUnseen);
        QVERIFY(room.runAs(supervisorSeat(), ReleaseStorm{parent, {}, "crews are free"}));
        QVERIFY(!isParked(room, hidden));
        QVERIFY(room.state().room.storms.empty());
    }

    void theCountIsOfThoseThatAreLetGo()
    {
        DispatchRoom room;
        const IncidentId parent = room.open("NOISE", "1 Main St");
        const IncidentId hidden = room.open("WIRES", "2 Main St");
        room.pass(Span::minutes(1));
        const IncidentId open = room.open("WIRES", "3 Main St");
        QVERIFY(room.run(GatherStorm{parent, {TypeCode("WIRES")}, {}, "crews are behind", {}}));
        stormRestricted(room, hidden);
        QVERIFY(room.run(ReleaseStorm{parent, 1, "one crew is free"}));
        QVERIFY(!isParked(room, open));
        QVERIFY(isParked(room, hidden));
    }
};

HAVEN_TESTS(tst_UnseenStorm)
#include "tst_unseen_storm.moc"
