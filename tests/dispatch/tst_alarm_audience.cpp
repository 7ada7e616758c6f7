#include "models/dispatch/alarm_audience.h"

#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

DueAlarm of(AlarmKind kind)
{
    DueAlarm alarm;
    alarm.kind = kind;
    return alarm;
}

void sit(DispatchRoom& room, const Seat& seat)
{
    const SignOn command{seat.agent, seat.name, seat.position, seat.roles};
    if (const auto done = room.runAs(seat, command); !done)
        qFatal("%s", refusalSentence(done.refusal()).c_str());
}

} // namespace

class TestAlarmAudience final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anOfficerEmergencyIsEverybodys()
    {
        const DispatchRoom room;
        const DueAlarm emergency = of(AlarmKind::OfficerEmergency);
        for (const Seat& seat :
             {dispatcherSeat(), clinicianSeat(), supervisorSeat(), administratorSeat(), Seat{}})
            QVERIFY(isAnsweredAt(emergency, seat, room.state()));
    }

    void aClinicianAnswersTheCrisisLaneOnly()
    {
        const DispatchRoom room;
        QVERIFY(isAnsweredAt(of(AlarmKind::Recheck), clinicianSeat(), room.state()));
        QVERIFY(isAnsweredAt(of(AlarmKind::ClinicianUnanswered), clinicianSeat(), room.state()));
        QVERIFY(!isAnsweredAt(of(AlarmKind::WaitLimit), clinicianSeat(), room.state()));
        QVERIFY(!isAnsweredAt(of(AlarmKind::StatusCheck), clinicianSeat(), room.state()));
        QVERIFY(!isAnsweredAt(of(AlarmKind::Recheck), administratorSeat(), room.state()));
    }

    void anEmptyWindowIsToldNothingOfARecordCheck()
    {
        QVERIFY(isToldUnsigned(AlarmKind::OfficerEmergency));
        QVERIFY(isToldUnsigned(AlarmKind::WaitLimit));
        QVERIFY(!isToldUnsigned(AlarmKind::CheckConfirm));
        QVERIFY(!isToldUnsigned(AlarmKind::Recheck));
    }

    void whoeverIsAwayAnswersNothingElseAndTheStandInAnswersForThem()
    {
        DispatchRoom room;
        sit(room, dispatcherSeat());
        sit(room, clinicianSeat());
        HandAlarms away;
        away.to = clinicianSeat().agent;
        QVERIFY(room.run(away));
        QVERIFY(!isAnsweredAt(of(AlarmKind::WaitLimit), dispatcherSeat(), room.state()));
        QVERIFY(isAnsweredAt(of(AlarmKind::OfficerEmergency), dispatcherSeat(), room.state()));
        QVERIFY(isAnsweredAt(of(AlarmKind::WaitLimit), clinicianSeat(), room.state()));
        QCOMPARE(answeredFor(clinicianSeat(), room.state()),
                 std::vector<PositionId>{dispatcherSeat().position});
    }

    void aStandInWhoSignsOffGivesTheAlarmsBack()
    {
        DispatchRoom room;
        sit(room, dispatcherSeat());
        sit(room, supervisorSeat());
        HandAlarms away;
        away.to = supervisorSeat().agent;
        QVERIFY(room.run(away));
        QVERIFY(room.runAs(supervisorSeat(), SignOff{supervisorSeat().position, "end of shift"}));
        QVERIFY(!alarmsWith(dispatcherSeat(), room.state()));
        QVERIFY(isAnsweredAt(of(AlarmKind::WaitLimit), dispatcherSeat(), room.state()));
    }

    void aReliefTakesTheAlarmsBack()
    {
        DispatchRoom room;
        sit(room, dispatcherSeat());
        sit(room, supervisorSeat());
        HandAlarms away;
        away.to = supervisorSeat().agent;
        QVERIFY(room.run(away));
        Seat relief = clinicianSeat();
        relief.roles = {Role::Dispatcher};
        relief.position = dispatcherSeat().position;
        sit(room, relief);
        QVERIFY(isAnsweredAt(of(AlarmKind::WaitLimit), relief, room.state()));
    }
};

HAVEN_TESTS(TestAlarmAudience)
#include "tst_alarm_audience.moc"
