#include "models/items/wall_figures.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

// What a display on the wall may show, and what never.
class tst_WallFigures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itCountsWhatWaitsAndWhatIsWorked();
    void onlyP1AndP2ThatWaitStandInLines();
    void eightLinesStandThereAndTheRestIsANumber();
    void whatTellsOfHealthHasNoKind();
    void unitsAreCountedByTheirStatus();
    void unitsOfOthersAreNotCountedAsOurs();
    void whatAStormStillHoldsIsCounted();
};

namespace {

WallFigures wallOf(const DispatchRoom& room)
{
    return wallFigures(room.state(), room.knowledge().codes, room.now());
}

void raiseTo(DispatchRoom& room, IncidentId incident, Priority priority)
{
    const auto done = room.run(ChangePriority{incident, priority, "heard more"});
    if (!done)
        qFatal("%s", refusalSentence(done.refusal()).c_str());
}

} // namespace

void tst_WallFigures::itCountsWhatWaitsAndWhatIsWorked()
{
    DispatchRoom room;
    room.logOn("3A12");
    room.open("NOISE", "1 Oak Ave");
    const IncidentId worked = room.open("NOISE", "2 Oak Ave");
    room.dispatch("3A12", worked);
    const WallFigures figures = wallOf(room);
    QCOMPARE(figures.waiting, 1);
    QCOMPARE(figures.working, 1);
    QCOMPARE(figures.unitsOnDuty, 1);
    QCOMPARE(figures.unitsFree, 0);
    QVERIFY(figures.emergencies.empty());
    QCOMPARE(figures.at, room.now());
}

void tst_WallFigures::onlyP1AndP2ThatWaitStandInLines()
{
    DispatchRoom room;
    room.logOn("3A12");
    const IncidentId first = room.open("NOISE", "1 Oak Ave");
    const IncidentId second = room.open("NOISE", "2 Oak Ave");
    const IncidentId third = room.open("NOISE", "3 Oak Ave");
    raiseTo(room, first, Priority::P2);
    raiseTo(room, second, Priority::P3);
    raiseTo(room, third, Priority::P1);
    QCOMPARE(wallOf(room).urgent.size(), std::size_t(2));
    QCOMPARE(wallOf(room).urgent[0].number, room.incident(third).number);
    QCOMPARE(wallOf(room).urgent[1].number, room.incident(first).number);
    room.dispatch("3A12", third);
    QCOMPARE(wallOf(room).urgent.size(), std::size_t(1));
}

void tst_WallFigures::eightLinesStandThereAndTheRestIsANumber()
{
    DispatchRoom room;
    for (std::size_t n = 0; n < kWallLinesMax; ++n)
        raiseTo(room, room.open("NOISE", std::to_string(n) + " Oak Ave"), Priority::P2);
    QCOMPARE(wallOf(room).urgent.size(), kWallLinesMax);
    QCOMPARE(wallOf(room).urgentMore, 0);
    raiseTo(room, room.open("NOISE", "99 Oak Ave"), Priority::P2);
    QCOMPARE(wallOf(room).urgent.size(), kWallLinesMax);
    QCOMPARE(wallOf(room).urgentMore, 1);
}

void tst_WallFigures::whatTellsOfHealthHasNoKind()
{
    DispatchRoom room;
    const IncidentType* crisis = nullptr;
    for (const IncidentType& type : room.knowledge().codes.types) {
        if (type.tellsHealth)
            crisis = &type;
    }
    QVERIFY(crisis != nullptr);
    const IncidentId told = room.open("NOISE", "1 Oak Ave");
    const IncidentId untold = room.open(crisis->code.value, "2 Oak Ave");
    raiseTo(room, told, Priority::P2);
    if (room.incident(untold).priority != Priority::P1)
        raiseTo(room, untold, Priority::P1);
    const WallFigures figures = wallOf(room);
    QCOMPARE(figures.urgent.size(), std::size_t(2));
    QCOMPARE(figures.urgent[0].number, room.incident(untold).number);
    QVERIFY(figures.urgent[0].label.empty());
    QVERIFY(!figures.urgent[1].label.empty());
}

void tst_WallFigures::unitsAreCountedByTheirStatus()
{
    DispatchRoom room;
    for (const char* unit : {"3A12", "2A11", "5A21"})
        room.logOn(unit);
    room.dispatch("5A21", room.open("NOISE", "1 Oak Ave"));
    const WallFigures figures = wallOf(room);
    QCOMPARE(figures.statuses.size(), std::size_t(2));
    QCOMPARE(figures.statuses[0].second, 2);
    QCOMPARE(figures.statuses[1].second, 1);
    QCOMPARE(figures.unitsFree, 2);
}

void tst_WallFigures::unitsOfOthersAreNotCountedAsOurs()
{
    DispatchRoom room;
    room.logOn("3A12");
    const auto added =
        room.run(AddOutsideUnit{UnitId("CSP-104"), "State Police", "", "", Discipline::Police, {}});
    QVERIFY(added.isOk());
    QCOMPARE(room.state().units.size(), std::size_t(2));
    const WallFigures figures = wallOf(room);
    QCOMPARE(figures.unitsOnDuty, 1);
    QCOMPARE(figures.unitsFree, 1);
    QCOMPARE(figures.statuses.size(), std::size_t(1));
    QCOMPARE(figures.statuses[0].second, 1);
}

void tst_WallFigures::whatAStormStillHoldsIsCounted()
{
    DispatchRoom room;
    const IncidentId parent = room.open("WIRES", "townwide");
    const IncidentId first = room.open("WIRES", "1 Elm St");
    room.open("WIRES", "2 Elm St");
    room.open("WIRES", "3 Elm St");
    QVERIFY(wallOf(room).storms.empty());
    QVERIFY(room.run(GatherStorm{parent, {TypeCode("WIRES")}, {}, "crews are behind"}));
    const std::vector<WallStorm> all{{room.incident(parent).number, 3}};
    QVERIFY(wallOf(room).storms == all);
    // None of them is lost to the other count.
    QCOMPARE(wallOf(room).waiting, 4);
    QVERIFY(room.run(ReleaseHold{first, ""}));
    QCOMPARE(wallOf(room).storms.at(0).held, 2);
    QVERIFY(room.run(ReleaseStorm{parent, {}, "it is over"}));
    QVERIFY(wallOf(room).storms.empty());
    QCOMPARE(wallOf(room).waiting, 4);
}

HAVEN_TESTS(tst_WallFigures)
#include "tst_wall_figures.moc"
