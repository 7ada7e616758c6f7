#include "models/dispatch/timers.h"

#include "models/dispatch/alarm_order.h"
#include "models/dispatch/alarm_words.h"
#include "models/dispatch/command_line.h"

#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

#include <map>
#include <set>

using namespace haven;
using namespace haven::test;

namespace {

std::vector<TimerRow> timersAt(const DispatchRoom& room, const Seat& seat)
{
    return timerRows(room.state(), room.knowledge().codes, seat, room.now());
}

std::vector<TimerRow> timersOf(const DispatchRoom& room, TimerKind kind,
                               const Seat& seat = dispatcherSeat())
{
    auto rows = timersAt(room, seat);
    std::erase_if(rows, [&](const TimerRow& row) { return row.kind != kind; });
    return rows;
}

void raiseAllDue(DispatchRoom& room)
{
    for (const auto& due : dueAlarms(room.state(), room.knowledge().codes, room.now())) {
        if (due.standing == AlarmStanding::Silent)
            QVERIFY(
                room.runAs(advisorSeat(), RaiseAlarm{due.kind, due.incident, due.unit, due.dueAt}));
    }
}

IncidentId openPriority(DispatchRoom& room, Priority priority)
{
    OpenIncident open;
    open.type = TypeCode("NOISE");
    open.location = at("12 Oak Ave");
    open.priority = priority;
    if (const auto done = room.run(open); !done)
        qFatal("%s", refusalSentence(done.refusal()).c_str());
    return room.last<IncidentOpened>().incident;
}

const AlarmTable& tableOf(const DispatchRoom& room)
{
    return room.knowledge().codes.alarms;
}

} // namespace

class TestTimers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyClockOfTheRoomIsInOneListTheLateOnesFirst()
    {
        DispatchRoom room;
        room.logOn("3A12");
        room.logOn("3A15");
        const auto noise = room.open("NOISE");
        const auto welfare = room.open("WELFARE");
        const auto held = room.open("NOISE", "9 Elm St");
        QVERIFY(room.run(HoldIncident{held, "keyholder", room.now() + Span::minutes(40)}));
        room.dispatch("3A12", noise);
        QVERIFY(room.run(MarkOnScene{{UnitId("3A12")}, ""}));
        QVERIFY(room.run(RequestClinician{welfare, ""}));
        QVERIFY(room.runAs(clinicianSeat(),
                           PlanFollowUp{welfare, FollowUpKind::Hours24, "how he slept"}));
        room.dispatch("3A15", welfare);
        for (const TimerKind kind : {TimerKind::StatusCheck, TimerKind::NoAnswer,
                                     TimerKind::Recheck, TimerKind::Hold, TimerKind::Clinician})
            QVERIFY2(!timersOf(room, kind).empty(), enumName(kind).data());
        // What was promised afterwards is for whoever reads it.
        QVERIFY(timersOf(room, TimerKind::FollowUp).empty());
        room.pass(Span::hours(23));
        QCOMPARE(timersOf(room, TimerKind::FollowUp, clinicianSeat()).size(), std::size_t(1));
        bool wasLate = true;
        Instant before{};
        for (const TimerRow& row : timersAt(room, supervisorSeat())) {
            const bool isLate = isLateTimer(row, room.now());
            QVERIFY(wasLate || !isLate);
            if (!isLate && !wasLate)
                QVERIFY(row.alarm.dueAt >= before);
            wasLate = isLate;
            before = row.alarm.dueAt;
        }
    }

    // A waiting P1 rings anew with each minute: it was told as late for a second, minute by minute.
    void aP1ThatWaitsIsLateFromItsFirstLimitOn()
    {
        DispatchRoom room;
        const Span limit = room.knowledge().codes.ruleFor(Priority::P1).waitMax;
        const Instant opened = room.now();
        const auto first = openPriority(room, Priority::P1);
        room.pass(Span{limit.ms / 2});
        const auto second = openPriority(room, Priority::P1);
        room.pass(Span{limit.ms * 8 / 5});
        // The clock of the first rang anew a moment ago, that of the second not yet.
        auto rows = timersOf(room, TimerKind::Waiting);
        QCOMPARE(rows.size(), std::size_t(2));
        QVERIFY(rows[0].alarm.incident == first);
        QVERIFY(rows[0].alarm.dueAt == opened + Span{2 * limit.ms});
        QVERIFY(rows[0].alarm.lateFrom() == opened + limit);
        QVERIFY(rows[1].alarm.incident == second);
        QVERIFY(rows[1].alarm.dueAt < rows[0].alarm.dueAt);
        QVERIFY(rows[1].alarm.lateFrom() == rows[1].alarm.dueAt);
        room.pass(Span{10 * limit.ms});
        rows = timersOf(room, TimerKind::Waiting);
        QVERIFY(rows[0].alarm.incident == first);
        QVERIFY(rows[0].alarm.lateFrom() == opened + limit);
        QVERIFY(rows[0].alarm.dueAt > room.now() - limit);
        QVERIFY(rows[1].alarm.lateFrom() == opened + Span{limit.ms * 3 / 2});
    }

    // The law gives twelve hours for a child, whoever is on duty when they end.
    void aReportThatIsDueHasItsClockInTheList()
    {
        DispatchRoom room;
        const auto id = room.open("WELFARE");
        QVERIFY(room.runAs(clinicianSeat(), RecordMandatedReport{id, MandatedKind::Child,
                                                                 MandatedStanding::Due, "", ""}));
        QVERIFY(timersOf(room, TimerKind::Report).empty());
        const auto rows = timersOf(room, TimerKind::Report, clinicianSeat());
        QCOMPARE(rows.size(), std::size_t(1));
        QVERIFY(rows.front().alarm.dueAt == room.now() + Span::hours(12));
        QVERIFY(!isLateTimer(rows.front(), room.now()));
        QCOMPARE(timerWords(rows.front()), std::string("mandated report, child"));
        QCOMPARE(answerTo(rows.front(), room.state()).line,
                 "mr " + room.incident(id).number + " child made by ");
        room.pass(Span::hours(12));
        QVERIFY(
            isLateTimer(timersOf(room, TimerKind::Report, supervisorSeat()).front(), room.now()));
        QVERIFY(room.runAs(clinicianSeat(),
                           RecordMandatedReport{id, MandatedKind::Child, MandatedStanding::Made,
                                                "Osei", "24-118"}));
        QVERIFY(timersOf(room, TimerKind::Report, supervisorSeat()).empty());
    }

    void ofTwoChildrenEachClockSaysWhichItIs()
    {
        DispatchRoom room;
        const auto id = room.open("WELFARE");
        for (const char* who : {"the boy", "the girl"}) {
            QVERIFY(
                room.runAs(clinicianSeat(), RecordMandatedReport{id, MandatedKind::Child,
                                                                 MandatedStanding::Due, "", who}));
            room.pass(Span::hours(1));
        }
        const auto rows = timersOf(room, TimerKind::Report, clinicianSeat());
        QCOMPARE(rows.size(), std::size_t(2));
        QVERIFY(timerKey(rows.front()) != timerKey(rows.back()));
        QCOMPARE(answerTo(rows.front(), room.state()).line,
                 "mr " + room.incident(id).number + " child 1 made by ");
        QCOMPARE(answerTo(rows.back(), room.state()).line,
                 "mr " + room.incident(id).number + " child 2 made by ");
    }

    void whatIsMoreUrgentGoesBeforeWhatIsLateLonger()
    {
        DispatchRoom room;
        room.logOn("3A12");
        const auto quiet = openPriority(room, Priority::P4);
        room.pass(Span::minutes(31));
        room.dispatch("3A12", openPriority(room, Priority::P2));
        room.pass(Span::minutes(2));
        // A unit nobody has heard of, a minute late, and a noise that waits three minutes too long.
        raiseAllDue(room);
        auto rows = timersAt(room, dispatcherSeat());
        QVERIFY(isLateTimer(rows[1], room.now()));
        QVERIFY(rows[0].kind == TimerKind::NoAnswer);
        QVERIFY(rows[1].kind == TimerKind::Waiting);
        QVERIFY(rows[1].alarm.incident == quiet);
        QVERIFY(lateRank(rows[0], room.state()) < lateRank(rows[1], room.state()));
        // What nobody answers for too long goes before both; what somebody has, after them.
        room.pass(Span::minutes(5));
        rows = timersAt(room, dispatcherSeat());
        QVERIFY(rows[0].kind == TimerKind::Waiting);
        QVERIFY(room.run(AcknowledgeAlarm{AlarmKind::WaitLimit, quiet, {}}));
        rows = timersAt(room, dispatcherSeat());
        QVERIFY(rows[0].kind == TimerKind::NoAnswer);
        const auto had = std::find_if(rows.begin(), rows.end(), [](const TimerRow& row) {
            return row.kind == TimerKind::Waiting;
        });
        QVERIFY(had != rows.end() && isLateTimer(*had, room.now()));
        QVERIFY(std::all_of(rows.begin(), had, [&room](const TimerRow& row) {
            return isLateTimer(row, room.now()) &&
                   row.alarm.standing != AlarmStanding::Acknowledged;
        }));
        QVERIFY(std::none_of(had + 1, rows.end(), [&room](const TimerRow& row) {
            return isLateTimer(row, room.now());
        }));
    }

    void aClinicianSeesTheCrisisLaneAndAnAdministratorNothing()
    {
        DispatchRoom room;
        room.logOn("3A12");
        room.dispatch("3A12", room.open("WELFARE"));
        room.open("NOISE");
        for (const TimerRow& row : timersAt(room, clinicianSeat()))
            QVERIFY(row.kind == TimerKind::Recheck);
        QVERIFY(!timersAt(room, clinicianSeat()).empty());
        QVERIFY(timersAt(room, administratorSeat()).empty());
    }

    // Not even to whoever may open it: that takes a reason, and goes on the record.
    void aRestrictedIncidentsPlaceIsNotTold()
    {
        DispatchRoom room;
        const auto incident = room.open("NOISE", "12 Oak Ave");
        QVERIFY(timersOf(room, TimerKind::Waiting)[0].place == "12 Oak Ave");
        QVERIFY(room.runAs(supervisorSeat(),
                           RestrictIncident{incident, Visibility::Restricted, "staff"}));
        const std::string title = room.incident(incident).title;
        QCOMPARE(timersOf(room, TimerKind::Waiting)[0].place, title);
        QCOMPARE(timersOf(room, TimerKind::Waiting, supervisorSeat())[0].place, title);
    }

    void aFirearmNobodyDecidedOnIsTheSupervisorsAndIsNotToldOfARestrictedIncident()
    {
        DispatchRoom room;
        const auto incident = room.open("NOISE", "12 Oak Ave");
        QVERIFY(room.run(RecordRiskProtection{incident, RiskDecision::NotDecided, "Sgt. Hale"}));
        const auto rows = timersOf(room, TimerKind::Risk, supervisorSeat());
        QCOMPARE(rows.size(), std::size_t(1));
        QVERIFY(!isLateTimer(rows[0], room.now()));
        QVERIFY(rows[0].alarm.dueAt == room.now() + Span::minutes(30));
        QCOMPARE(timerWords(rows[0]), std::string("risk protection not decided"));
        QCOMPARE(answerLine(rows[0], room.state()), "rp " + room.incident(incident).number + " ");
        QVERIFY(room.runAs(supervisorSeat(),
                           RestrictIncident{incident, Visibility::Restricted, "staff"}));
        QVERIFY(timersOf(room, TimerKind::Risk).empty());
        QCOMPARE(timersOf(room, TimerKind::Risk, supervisorSeat()).size(), std::size_t(1));
    }

    void anEmergencyStandsOnTopUntilItIsOver()
    {
        DispatchRoom room;
        room.logOn("3A12");
        openPriority(room, Priority::P1);
        room.pass(Span::hours(2));
        QVERIFY(room.run(DeclareEmergency{UnitId("3A12"), "radio"}));
        QVERIFY(timersAt(room, dispatcherSeat())[0].kind == TimerKind::Emergency);
        QVERIFY(timersAt(room, administratorSeat())[0].kind == TimerKind::Emergency);
        QVERIFY(room.run(AcknowledgeEmergency{UnitId("3A12")}));
        QVERIFY(timersAt(room, dispatcherSeat())[0].kind == TimerKind::Emergency);
        QVERIFY(room.run(EndEmergency{UnitId("3A12"), "all safe"}));
        QVERIFY(timersAt(room, dispatcherSeat())[0].kind == TimerKind::Waiting);
    }

    void everyAnswerIsACommandThatTheRulesTakeOrALineThatSaysWhat()
    {
        DispatchRoom room;
        room.logOn("3A12");
        room.logOn("3A15");
        const auto noise = room.open("NOISE");
        const auto held = room.open("NOISE", "9 Elm St");
        const auto waiting = room.open("NOISE", "4 Pine St");
        QVERIFY(room.run(HoldIncident{held, "keyholder", room.now() + Span::minutes(1)}));
        room.dispatch("3A12", noise);
        room.dispatch("3A15", noise);
        QVERIFY(room.run(MarkOnScene{{UnitId("3A15")}, ""}));
        room.pass(Span::hours(1));
        raiseAllDue(room);
        const TimerRow check = timersOf(room, TimerKind::StatusCheck)[0];
        const TimerRow silent = timersOf(room, TimerKind::NoAnswer)[0];
        const TimerRow hold = timersOf(room, TimerKind::Hold)[0];
        for (const TimerRow& row : {silent, check, hold}) {
            const TimerAnswer answer = answerTo(row, room.state());
            QVERIFY(answer.command);
            QVERIFY(room.run(*answer.command));
            QVERIFY(!answerLine(row, room.state()).empty());
        }
        QVERIFY(timersOf(room, TimerKind::Hold).empty());
        const TimerRow wait = timersOf(room, TimerKind::Waiting).back();
        QCOMPARE(answerTo(wait, room.state()).line,
                 "d " + room.incident(*wait.alarm.incident).number + " ");
        QVERIFY(waiting.value > 0);
    }

    // R34: radio again, send again, another way, the supervisor; then the supervisor again.
    void aUnitThatDoesNotAnswerIsFollowedUpInFourSteps()
    {
        DispatchRoom room;
        room.logOn("3A12");
        const auto incident = room.open("NOISE");
        room.dispatch("3A12", incident);
        const Span every =
            *room.knowledge().codes.ruleFor(room.incident(incident).priority).acknowledgeMax;
        room.pass(every + Span::seconds(-1));
        QVERIFY(timersOf(room, TimerKind::NoAnswer)[0].alarm.dueAt > room.now());
        room.pass(Span::seconds(1));
        for (const LadderStep step : {LadderStep::RadioAgain, LadderStep::SendAgain,
                                      LadderStep::AnotherWay, LadderStep::TellSupervisor}) {
            const TimerRow row = timersOf(room, TimerKind::NoAnswer)[0];
            QVERIFY(isLateTimer(row, room.now()));
            QVERIFY(row.alarm.ladder == step);
            QCOMPARE(row.alarm.step == AlarmStep::Escalated, step == LadderStep::TellSupervisor);
            raiseAllDue(room);
            QVERIFY(room.run(TakeLadderStep{UnitId("3A12"), ""}));
            QVERIFY(room.last<LadderStepTaken>().step == step);
            QVERIFY(!isLateTimer(timersOf(room, TimerKind::NoAnswer)[0], room.now()));
            room.pass(every);
        }
        QVERIFY(timersOf(room, TimerKind::NoAnswer)[0].alarm.ladder == LadderStep::TellSupervisor);
        QVERIFY(folded(room.log()) == room.state());
        QVERIFY(foldedFromText(room.log()) == room.state());
        // Heard from: over, and the next sending begins anew.
        QVERIFY(room.run(CheckUnits{{UnitId("3A12")}, ""}));
        QVERIFY(timersOf(room, TimerKind::NoAnswer).empty());
        QVERIFY(room.unit("3A12").ladder.empty());
        QCOMPARE(room.refusalOf(TakeLadderStep{UnitId("3A12"), ""}), std::string("LadderNone"));
        QCOMPARE(room.refusalOfAs(clinicianSeat(), TakeLadderStep{UnitId("3A12"), ""}),
                 std::string("RoleMissing"));
    }

    void aUnitEnRouteHasAnswered()
    {
        DispatchRoom room;
        room.logOn("3A12");
        room.dispatch("3A12", room.open("NOISE"));
        room.pass(Span::minutes(5));
        QVERIFY(!timersOf(room, TimerKind::NoAnswer).empty());
        QVERIFY(room.run(MarkEnRoute{{UnitId("3A12")}, ""}));
        QVERIFY(timersOf(room, TimerKind::NoAnswer).empty());
    }

    void theTypeMayWantAnEarlierStatusCheck()
    {
        DispatchRoom room;
        room.logOn("3A12");
        const auto* stop = room.knowledge().codes.typeFor("TSTOP");
        QVERIFY(stop->checkEvery);
        QVERIFY(*stop->checkEvery < *room.knowledge().codes.ruleFor(stop->priority).checkEvery);
        room.dispatch("3A12", room.open("TSTOP"));
        QVERIFY(room.run(MarkOnScene{{UnitId("3A12")}, ""}));
        QCOMPARE((*room.unit("3A12").checkDueAt - room.now()).ms, stop->checkEvery->ms);
    }

    void anAlarmPutAsideComesBackAndSaysWhy()
    {
        DispatchRoom room;
        room.logOn("3A12");
        room.dispatch("3A12", room.open("NOISE"));
        QVERIFY(room.run(MarkOnScene{{UnitId("3A12")}, ""}));
        room.pass(Span::hours(1));
        raiseAllDue(room);
        ShelveAlarm shelf{AlarmKind::StatusCheck, {}, UnitId("3A12"), Span::minutes(15), ""};
        QCOMPARE(room.refusalOf(shelf), std::string("ReasonMissing"));
        shelf.reason = "portable is in the shop";
        shelf.howLong = kShelfMax + Span::minutes(1);
        QCOMPARE(room.refusalOf(shelf), std::string("AlarmShelfTooLong"));
        shelf.howLong = Span::minutes(15);
        QCOMPARE(room.refusalOfAs(clinicianSeat(), shelf), std::string("AlarmNotYours"));
        QVERIFY(room.run(shelf));
        QVERIFY(timersOf(room, TimerKind::StatusCheck)[0].alarm.standing == AlarmStanding::Shelved);
        room.pass(Span::minutes(15) + Span::seconds(-1));
        QVERIFY(timersOf(room, TimerKind::StatusCheck)[0].alarm.standing == AlarmStanding::Shelved);
        room.pass(Span::seconds(1));
        QVERIFY(timersOf(room, TimerKind::StatusCheck)[0].alarm.standing == AlarmStanding::Raised);
        QCOMPARE(room.refusalOf(UnshelveAlarm{AlarmKind::StatusCheck, {}, UnitId("3A12")}),
                 std::string("AlarmNotShelved"));
        QVERIFY(room.run(shelf));
        QVERIFY(room.run(UnshelveAlarm{AlarmKind::StatusCheck, {}, UnitId("3A12")}));
        QVERIFY(timersOf(room, TimerKind::StatusCheck)[0].alarm.standing == AlarmStanding::Raised);
        QVERIFY(foldedFromText(room.log()) == room.state());
        // What was done for it takes the shelf with it.
        QVERIFY(room.run(shelf));
        QVERIFY(room.run(CheckUnits{{UnitId("3A12")}, ""}));
        QVERIFY(room.state().alarms.empty());
    }

    void anEmergencyAndAWaitingP1AreNeverPutAside()
    {
        DispatchRoom room;
        room.logOn("3A12");
        const auto urgent = openPriority(room, Priority::P1);
        const auto quiet = openPriority(room, Priority::P4);
        room.pass(Span::hours(1));
        raiseAllDue(room);
        QVERIFY(room.run(DeclareEmergency{UnitId("3A12"), "radio"}));
        const Span quarter = Span::minutes(15);
        QCOMPARE(room.refusalOf(ShelveAlarm{
                     AlarmKind::OfficerEmergency, {}, UnitId("3A12"), quarter, "noise"}),
                 std::string("AlarmNeverShelved"));
        QCOMPARE(room.refusalOf(ShelveAlarm{AlarmKind::WaitLimit, urgent, {}, quarter, "noise"}),
                 std::string("AlarmNeverShelved"));
        // One that becomes urgent is off its shelf at once.
        QVERIFY(room.run(ShelveAlarm{AlarmKind::WaitLimit, quiet, {}, quarter, "noise"}));
        QVERIFY(room.run(ChangePriority{quiet, Priority::P1, "knife seen"}));
        for (const TimerRow& row : timersOf(room, TimerKind::Waiting))
            QVERIFY(isUnanswered(row.alarm));
    }

    void theSameAlarmComingAndGoingIsOneWithACount()
    {
        DispatchRoom room;
        room.logOn("3A12");
        room.dispatch("3A12", room.open("NOISE"));
        for (int n = 0; n < tableOf(room).chatter.times; ++n) {
            QVERIFY(room.run(CheckUnits{{UnitId("3A12")}, ""}));
            AlarmRaised again;
            again.kind = AlarmKind::StatusCheck;
            again.unit = UnitId("3A12");
            again.dueAt = room.now();
            room.record(again);
            room.pass(Span::minutes(1));
        }
        DueAlarm due;
        due.kind = AlarmKind::StatusCheck;
        due.unit = UnitId("3A12");
        QVERIFY(isChatter(room.state(), tableOf(room).chatter, due, room.now()));
        const auto alarms = room.state().alarms;
        QCOMPARE(std::count_if(alarms.begin(), alarms.end(),
                               [](const Alarm& one) { return one.kind == AlarmKind::StatusCheck; }),
                 std::ptrdiff_t(1));
        room.pass(tableOf(room).chatter.within);
        QVERIFY(!isChatter(room.state(), tableOf(room).chatter, due, room.now()));
        // A waiting P1 that is heard of again each minute is no chatter.
        due.kind = AlarmKind::WaitLimit;
        due.unit.reset();
        due.incident = openPriority(room, Priority::P1);
        for (int n = 0; n < 5; ++n)
            room.record(AlarmRaised{due.kind, due.incident, {}, room.now(), {}});
        QVERIFY(!isChatter(room.state(), tableOf(room).chatter, due, room.now()));
    }

    void inAFloodTheFirstOneIsNamed()
    {
        DispatchRoom room;
        std::vector<IncidentId> incidents;
        for (int n = 0; n <= kFloodMore; ++n)
            incidents.push_back(openPriority(room, Priority::P4));
        const Span limit = room.knowledge().codes.ruleFor(Priority::P4).waitMax;
        room.pass(limit);
        for (std::size_t n = 0; n < incidents.size(); ++n) {
            QVERIFY(n == incidents.size() - 1 || !floodNow(room.state(), room.now()));
            room.record(AlarmRaised{AlarmKind::WaitLimit, incidents[n], {}, room.now(), {}});
            room.pass(Span::seconds(10));
        }
        const auto flood = floodNow(room.state(), room.now());
        QVERIFY(flood);
        QCOMPARE(flood->count, std::int64_t(kFloodMore + 1));
        QVERIFY(flood->first.incident == incidents.front());
        int first = 0;
        for (const TimerRow& row : timersAt(room, dispatcherSeat()))
            first += row.isFirst ? 1 : 0;
        QCOMPARE(first, 1);
        room.pass(kFloodWindow);
        QVERIFY(!floodNow(room.state(), room.now()));
    }

    void whatNobodyAnswersGoesToTheSupervisor()
    {
        DispatchRoom room;
        room.logOn("3A12");
        room.dispatch("3A12", room.open("NOISE"));
        QVERIFY(room.run(MarkOnScene{{UnitId("3A12")}, ""}));
        room.pass(Span::hours(1));
        raiseAllDue(room);
        const Span after = *tableOf(room).ruleFor(AlarmKind::StatusCheck)->escalateAfter;
        room.pass(after + Span::seconds(-1));
        QVERIFY(timersOf(room, TimerKind::StatusCheck)[0].alarm.step == AlarmStep::First);
        room.pass(Span::seconds(1));
        const TimerRow late = timersOf(room, TimerKind::StatusCheck)[0];
        QVERIFY(late.alarm.step == AlarmStep::Escalated);
        QVERIFY(late.alarm.standing == AlarmStanding::Raised); // it stays
        QVERIFY(room.run(AcknowledgeAlarm{AlarmKind::StatusCheck, {}, UnitId("3A12")}));
        QVERIFY(timersOf(room, TimerKind::StatusCheck)[0].alarm.step == AlarmStep::First);
    }

    // "I have it" is no word of the officer: it rings anew until somebody has heard of them.
    void aCheckThatSomebodyHasComesBackUntilItIsDone()
    {
        DispatchRoom room;
        room.logOn("3A12");
        room.dispatch("3A12", room.open("NOISE"));
        QVERIFY(room.run(MarkOnScene{{UnitId("3A12")}, ""}));
        room.pass(Span::hours(1));
        raiseAllDue(room);
        const AcknowledgeAlarm have{AlarmKind::StatusCheck, {}, UnitId("3A12")};
        const auto check = [&] { return timersOf(room, TimerKind::StatusCheck)[0].alarm; };
        for (int n = 0; n < 3; ++n) {
            QVERIFY(room.run(have));
            room.pass(kAnsweredHolds + Span::seconds(-1));
            QVERIFY(check().standing == AlarmStanding::Acknowledged);
            room.pass(Span::seconds(1));
            QVERIFY(check().standing == AlarmStanding::Silent);
            raiseAllDue(room);
            QVERIFY(room.count<AlarmRaised>() == 1);
            QVERIFY(check().standing == AlarmStanding::Raised);
            // It is as late as ever, and no chatter.
            QVERIFY(check().dueAt == *room.unit("3A12").checkDueAt);
            QVERIFY(!isChatter(room.state(), tableOf(room).chatter, check(), room.now()));
        }
        // Said once more where no console rang it: it is held for another while.
        QVERIFY(room.run(have));
        room.pass(kAnsweredHolds);
        QVERIFY(check().standing == AlarmStanding::Silent);
        QVERIFY(room.run(have));
        QVERIFY(check().standing == AlarmStanding::Acknowledged);
        QVERIFY(foldedFromText(room.log()) == room.state());
        QVERIFY(room.run(CheckUnits{{UnitId("3A12")}, ""}));
        QVERIFY(room.state().alarms.empty());
        // A noise that waits, which somebody has, stays quiet.
        const auto quiet = openPriority(room, Priority::P4);
        room.pass(Span::minutes(31));
        raiseAllDue(room);
        QVERIFY(room.run(AcknowledgeAlarm{AlarmKind::WaitLimit, quiet, {}}));
        room.pass(Span::hours(1));
        QVERIFY(timersOf(room, TimerKind::Waiting)[0].alarm.standing ==
                AlarmStanding::Acknowledged);
    }

    void linesAnswerPutAsideAndTakeBack()
    {
        DispatchRoom room;
        room.logOn("3A12");
        room.dispatch("3A12", room.open("NOISE"));
        room.pass(Span::minutes(30));
        raiseAllDue(room);
        const auto run = [&](const char* line) -> std::string {
            const LineContext context{room.state(), room.knowledge(), room.now(), {}, {}, {}};
            const auto parsed = parseLine(line, context);
            if (!parsed)
                return refusalName(parsed.refusal().code).data();
            return room.refusalOf(*parsed->command);
        };
        QCOMPARE(run("ack 3A12"), std::string("done"));
        QVERIFY(room.count<AlarmAcknowledged>() == 1);
        QCOMPARE(run("shelve 3A12 15 portable is in the shop"), std::string("done"));
        QCOMPARE(room.last<AlarmShelved>().reason, std::string("portable is in the shop"));
        QCOMPARE((room.last<AlarmShelved>().until - room.now()).ms, Span::minutes(15).ms);
        QCOMPARE(run("unshelve 3A12"), std::string("done"));
        QCOMPARE(run("shelve 3A12 soon please"), std::string("MinutesMalformed"));
        QCOMPARE(run("shelve 3A12 15"), std::string("ReasonMissing"));
        QCOMPARE(run("noack 3A12 tried the spare channel"), std::string("done"));
        QCOMPARE(run("ack 9Z9"), std::string("IncidentOrUnitUnknown"));
        QCOMPARE(run("ack 77"), std::string("IncidentNotFound"));
        room.logOn("3A15");
        QCOMPARE(run("ack 3A15"), std::string("AlarmSubjectUnknown"));
    }

    // Where all is done by lines nothing rings, and what is due is answered all the same.
    void whatIsDueAndWasNotRungIsAnswered()
    {
        DispatchRoom room;
        const auto incident = room.open("NOISE");
        const auto ack = [&room] {
            const LineContext context{room.state(), room.knowledge(), room.now(), {}, {}, {}};
            const auto parsed = parseLine("ack 0001 wait", context);
            return parsed ? room.refusalOf(*parsed->command)
                          : std::string(refusalName(parsed.refusal().code));
        };
        QCOMPARE(ack(), std::string("AlarmSubjectUnknown"));
        room.pass(Span::hours(2));
        QVERIFY(room.state().alarms.empty());
        QCOMPARE(ack(), std::string("done"));
        QVERIFY(room.last<AlarmAcknowledged>().incident == incident);
        QCOMPARE(room.state().alarms.size(), std::size_t(1));
        QVERIFY(room.state().alarms.front().acknowledgedAt.has_value());
        QVERIFY(folded(room.log()) == room.state());
    }

    void aLineMeansTheKindThatItSays()
    {
        DispatchRoom room;
        room.logOn("3A12");
        const auto noise = room.open("NOISE");
        const auto welfare = room.open("WELFARE");
        room.dispatch("3A12", noise);
        QVERIFY(room.run(RequestClinician{welfare, ""}));
        room.pass(Span::hours(2));
        raiseAllDue(room);
        const LineContext context{room.state(), room.knowledge(), room.now(), {}, {}, {}};
        const auto read = [&](const std::string& line) { return parseLine(line, context); };
        const auto refused = [&](const std::string& line) {
            const auto parsed = read(line);
            return parsed ? "read" : std::string(refusalName(parsed.refusal().code));
        };
        const std::string number = room.incident(welfare).number;
        for (const AlarmKind kind :
             {AlarmKind::WaitLimit, AlarmKind::Recheck, AlarmKind::ClinicianUnanswered}) {
            const std::string said = number + " " + std::string(alarmKindWord(kind));
            const auto shelve = read("shelve " + said + " 15 the wait is known");
            QVERIFY2(shelve.isOk(), said.c_str());
            const auto& shelf = asKind<ShelveAlarm>(*shelve->command);
            QVERIFY(shelf.kind == kind);
            QCOMPARE(shelf.reason, std::string("the wait is known"));
            QVERIFY(asKind<AcknowledgeAlarm>(*read("ack " + said)->command).kind == kind);
            QVERIFY(asKind<UnshelveAlarm>(*read("unshelve " + said)->command).kind == kind);
        }
        // Of a unit that works it, an incident's kind is the incident's.
        QCOMPARE(refused("ack 3A12 hold"), std::string("AlarmSubjectUnknown"));
        QCOMPARE(refused("ack 3A12 emergency"), std::string("AlarmKindNone"));
        QCOMPARE(refused("ack 3A12 noanswer"), std::string("read"));
        QCOMPARE(refused("ack 3A12 zebra"), std::string("AlarmKindUnknown"));
        QCOMPARE(refused("shelve 3A12 zebra 15 x"), std::string("MinutesMalformed"));
        QCOMPARE(refused("shelve 3A12 noanswer"), std::string("SlotMissing"));
    }

    void everyKindHasAWordOfItsOwn()
    {
        std::set<std::string_view> words;
        for (const auto name : enumNames(AlarmKind{})) {
            const AlarmKind kind = *enumFromName<AlarmKind>(name);
            QVERIFY(!alarmKindWord(kind).empty());
            QVERIFY(words.insert(alarmKindWord(kind)).second);
            QVERIFY(alarmKindFromWord(alarmKindWord(kind)) == kind);
        }
        QVERIFY(!alarmKindFromWord("15"));
    }

    // Times are instants: what is due in an hour is due in an hour, whatever the clock on the wall
    // does at midnight or when summer time begins and ends.
    void midnightAndTheChangeOfTheClockMoveNothing_data()
    {
        QTest::addColumn<qint64>("startMs");
        QTest::newRow("midnight") << qint64(1'795'323'300'000);           // 23:55 in New York
        QTest::newRow("summer time begins") << qint64(1'772'952'900'000); // 01:55 on 8 March 2026
        QTest::newRow("summer time ends") << qint64(1'793'512'500'000);   // 01:55 on 1 November
        QTest::newRow("the year ends") << qint64(1'798'779'300'000);      // 23:55 on 31 December
    }

    // crisis.md 6.11.
    void midnightAndTheChangeOfTheClockMoveNothing()
    {
        QFETCH(qint64, startMs);
        DispatchRoom room;
        room.setNow(Instant{startMs});
        room.logOn("3A12");
        room.dispatch("3A12", room.open("NOISE"));
        QVERIFY(room.run(MarkOnScene{{UnitId("3A12")}, ""}));
        const Span every = *room.unit("3A12").checkDueAt - room.now();
        for (Span passed = Span::seconds(0); passed < every; passed = passed + Span::minutes(1)) {
            QCOMPARE((timersOf(room, TimerKind::StatusCheck)[0].alarm.dueAt - room.now()).ms,
                     every.ms - passed.ms);
            room.pass(Span::minutes(1));
        }
        raiseAllDue(room);
        QVERIFY(room.run(
            ShelveAlarm{AlarmKind::StatusCheck, {}, UnitId("3A12"), Span::minutes(30), "meal"}));
        room.pass(Span::minutes(30));
        QVERIFY(isUnanswered(timersOf(room, TimerKind::StatusCheck)[0].alarm));
    }

    // crisis.md 6.11: the computer slept for a night. Whatever would have become late while it was
    // awake is late, for as long, and the crisis has gone to the supervisor.
    void aNightAsleepForgetsNoClock()
    {
        DispatchRoom awake;
        DispatchRoom asleep;
        for (DispatchRoom* room : {&awake, &asleep}) {
            room->setNow(Instant{1'793'512'500'000}); // the night in which summer time ends
            room->logOn("3A12");
            room->dispatch("3A12", room->open("NOISE"));
            QVERIFY(room->run(MarkOnScene{{UnitId("3A12")}, ""}));
            room->open("SUICTHRT");
            QVERIFY(room->run(HoldIncident{room->open("NOISE", "9 Elm St"), "later",
                                           room->now() + Span::hours(1)}));
        }
        for (int minute = 0; minute < 8 * 60; ++minute)
            awake.pass(Span::minutes(1));
        asleep.pass(Span::hours(8));
        const auto told = [](const DispatchRoom& room) {
            std::multimap<std::string, std::int64_t> rows;
            for (const TimerRow& row : timersAt(room, dispatcherSeat())) {
                if (isLateTimer(row, room.now()))
                    rows.emplace(timerKey(row), row.alarm.lateFrom().ms);
            }
            return rows;
        };
        QVERIFY(told(asleep) == told(awake));
        std::set<TimerKind> late;
        for (const TimerRow& row : timersAt(asleep, dispatcherSeat())) {
            if (isLateTimer(row, asleep.now()))
                late.insert(row.kind);
            if (row.kind == TimerKind::Recheck)
                QVERIFY(row.alarm.step == AlarmStep::Escalated);
        }
        for (const TimerKind kind :
             {TimerKind::Waiting, TimerKind::StatusCheck, TimerKind::Recheck, TimerKind::Hold})
            QVERIFY2(late.count(kind) == 1, std::string(enumName(kind)).c_str());
    }

    void theShippedTableSaysHowUrgentEachKindIs()
    {
        const DispatchRoom room;
        const AlarmTable& table = tableOf(room);
        QVERIFY(table.priorityOf(AlarmKind::OfficerEmergency, {}) == AlarmPriority::High);
        QVERIFY(table.priorityOf(AlarmKind::WaitLimit, Priority::P1) == AlarmPriority::High);
        QVERIFY(table.priorityOf(AlarmKind::WaitLimit, Priority::P3) == AlarmPriority::Low);
        std::string text = sourceText("resources/codes/alarms.json");
        QVERIFY(parseAlarmTable(text));
        QVERIFY(!parseAlarmTable("{}"));
        const auto broken = [&](const char* from, const char* to) {
            std::string other = text;
            other.replace(other.find(from), std::string(from).size(), to);
            return parseAlarmTable(other).isOk();
        };
        QVERIFY(!broken("\"StatusCheck\"", "\"Recheck\""));
        QVERIFY(!broken("\"Medium\"", "\"Loud\""));
        QVERIFY(!broken("\"times\": 3", "\"times\": 0"));
        QVERIFY(!broken("\"P1\"", "\"P9\""));
    }
};

HAVEN_TESTS(TestTimers)
#include "tst_timers.moc"
