#include "models/dispatch/board.h"
#include "tests/dispatch/flag_kit.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

// Whoever was there and could not answer what it is begins no wait anew by leaving.
using namespace haven;
using namespace haven::test;

namespace {

constexpr Span kOnTheWay = Span::minutes(5);
constexpr Span kAtTheScene = Span::minutes(15);

void emsOnDuty(DispatchRoom& room, const char* unit)
{
    LogOnUnit on;
    on.unit = UnitId(unit);
    on.discipline = Discipline::Ems;
    QVERIFY(room.run(on));
}

void goesAndLeaves(DispatchRoom& room, const char* unit, IncidentId id)
{
    room.dispatch(unit, id);
    room.pass(kOnTheWay);
    MarkOnScene there;
    there.units = {UnitId(unit)};
    QVERIFY(room.run(there));
    room.pass(kAtTheScene);
    ClearUnits out;
    out.units = {UnitId(unit)};
    QVERIFY(room.run(out));
    QVERIFY(room.incident(id).assignments.empty());
}

std::int64_t waitedMs(const DispatchRoom& room, IncidentId id)
{
    return rowOf(room, id).waiting.ms;
}

} // namespace

class tst_WaitAnew final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aClinicianWhoLeavesAKnifeBeginsNone()
    {
        DispatchRoom room;
        room.logOn("CR1", {kSkillClinician});
        const IncidentId id = room.open("WELFARE");
        CrisisFlagSuggested heard;
        heard.incident = id;
        heard.facts.push_back(FlagFact{Fact::Weapon, "in_hand", "knife"});
        room.record(heard);
        QVERIFY(room.incident(id).priority != Priority::P1);
        goesAndLeaves(room, "CR1", id);
        QCOMPARE(waitedMs(room, id), (kOnTheWay + kAtTheScene).ms);
    }

    void anAmbulanceThatLeavesAWeaponBeginsNone()
    {
        DispatchRoom room;
        emsOnDuty(room, "M1");
        const IncidentId id = room.open("ROBBERY");
        answer(room, id, Fact::Weapon, answered("in_hand"));
        goesAndLeaves(room, "M1", id);
        QCOMPARE(waitedMs(room, id), (kOnTheWay + kAtTheScene).ms);
    }

    void anAmbulanceThatLeavesWhatIsMedicalBeginsOne()
    {
        DispatchRoom room;
        emsOnDuty(room, "M1");
        const IncidentId id = room.open("OD");
        goesAndLeaves(room, "M1", id);
        QCOMPARE(waitedMs(room, id), std::int64_t{0});
    }

    void anOfficerWhoLeavesAWeaponBeginsOneAndNoClinicianAfterwards()
    {
        DispatchRoom room;
        room.logOn("3A12");
        room.logOn("CR1", {kSkillClinician});
        const IncidentId id = room.open("WELFARE");
        answer(room, id, Fact::Weapon, answered("in_hand"));
        goesAndLeaves(room, "3A12", id);
        QCOMPARE(waitedMs(room, id), std::int64_t{0});
        goesAndLeaves(room, "CR1", id);
        QCOMPARE(waitedMs(room, id), (kOnTheWay + kAtTheScene).ms);
    }
};

HAVEN_TESTS(tst_WaitAnew)
#include "tst_wait_anew.moc"
