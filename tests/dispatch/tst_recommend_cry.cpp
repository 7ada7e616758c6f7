#include "models/dispatch/line_of.h"
#include "models/dispatch/recommend.h"
#include "tests/dispatch/line_kit.h"
#include "tests/dispatch/sending_room.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

// To an officer who calls for help the nearest officers go whatever they work, and who is to be
// taken from its work is sent by the same act.
using namespace haven;
using namespace haven::test;

namespace {

std::vector<UnitId> pickedUnits(const Recommendation& answer)
{
    std::vector<UnitId> units;
    for (const UnitPick& pick : answer.picked)
        units.push_back(pick.unit);
    return units;
}

// As the list of who should go sends it.
DispatchUnits sendingAll(const Recommendation& answer, IncidentId incident)
{
    DispatchUnits command;
    command.units = pickedUnits(answer);
    command.incident = incident;
    command.recommended = command.units;
    for (const UnitPick& pick : answer.picked) {
        if (pick.takenFrom)
            command.taken.push_back({pick.unit, *pick.takenFrom});
    }
    return command;
}

bool isRecordedAsOverride(const DispatchRoom& room)
{
    for (const auto& one : room.log()) {
        if (one.event && kindIf<OverrideRecorded>(&*one.event))
            return true;
    }
    return false;
}

} // namespace

class tst_RecommendCry final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNearestOfficersComeWhateverTheyWork()
    {
        SendingRoom s;
        s.unit("A", 1);
        s.unit("B", 1);
        s.unit("C", 2);
        s.unit("D", 30);
        s.unit("CR1", 1, {kSkillClinician});
        const IncidentId cry = s.open("THEFT");
        s.room.dispatch("A", cry);
        s.room.dispatch("B", s.open("ROBBERY")); // P1
        s.room.dispatch("C", s.open("PERFND"));  // P2
        s.done(DeclareEmergency{UnitId("A"), "button"});
        const Recommendation answer = s.asked(cry);
        QCOMPARE(answer.need.officers, 2);
        QCOMPARE(pickedUnits(answer), (std::vector{UnitId("B"), UnitId("C")}));
        QVERIFY(answer.picked.front().takenFrom.has_value());
        QCOMPARE(answer.picked.front().reasons.back(),
                 std::string("would be taken from 26-000002 (P1), which then waits again"));
        // One key sends them, as they were shown, and it is no override.
        s.done(sendingAll(answer, cry));
        QCOMPARE(s.room.unit("B").incident, std::optional(cry));
        QCOMPARE(s.room.unit("C").incident, std::optional(cry));
        QVERIFY(s.room.incident(IncidentId(2)).assignments.empty());
        QVERIFY(!isRecordedAsOverride(s.room));
    }

    void fromAnotherWhoCallsNobodyIsTaken()
    {
        SendingRoom s;
        s.unit("A", 1);
        s.unit("B", 1);
        s.unit("C", 1);
        const IncidentId one = s.open("THEFT");
        const IncidentId other = s.open("THEFT");
        s.room.dispatch("A", one);
        s.room.dispatch("B", other);
        s.room.dispatch("C", other);
        s.done(DeclareEmergency{UnitId("A"), "button"});
        s.done(DeclareEmergency{UnitId("B"), "button"});
        QVERIFY(pickedUnits(s.asked(one)).empty());
        QVERIFY(!s.asked(one).shortfall.empty());
    }

    void whoIsToBeTakenIsSentAndTheOtherWorkWaits()
    {
        SendingRoom s;
        s.unit("A", 2);
        const IncidentId noise = s.open("NOISE");
        s.room.dispatch("A", noise);
        const IncidentId robbery = s.open("ROBBERY");
        const DispatchUnits sending = sendingAll(s.asked(robbery), robbery);
        QCOMPARE(sending.taken, (std::vector{TakenFrom{UnitId("A"), noise}}));
        const auto line = lineOf(sending, contextOf(s.room));
        QVERIFY(line.has_value());
        QCOMPARE(line->typed, std::string("pre A 0002"));
        s.done(sending);
        QCOMPARE(s.room.last<UnitCleared>().reason, ClearReason::Preempted);
        QCOMPARE(s.room.unit("A").incident, std::optional(robbery));
        QVERIFY(!isRecordedAsOverride(s.room));
    }

    void whoHasSomethingElseByNowIsNotTakenFromIt()
    {
        SendingRoom s;
        s.unit("A", 2);
        s.room.dispatch("A", s.open("NOISE"));
        const IncidentId robbery = s.open("ROBBERY");
        const DispatchUnits sending = sendingAll(s.asked(robbery), robbery);
        PreemptUnit away;
        away.unit = UnitId("A");
        away.incident = s.open("PERFND");
        s.done(away);
        QCOMPARE(s.room.refusalOf(sending), std::string("UnitIsBusy"));
    }
};

HAVEN_TESTS(tst_RecommendCry)
#include "tst_recommend_cry.moc"
