#include "models/dispatch/alarms.h"
#include "models/dispatch/clinician_need.h"
#include "models/dispatch/crisis_response.h"
#include "tests/dispatch/response_kit.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

class TestDecideResponse final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoeverAsksForAClinicianMakesItACrisis()
    {
        DispatchRoom room;
        const IncidentId id = room.open("NOISE");
        QCOMPARE(room.incident(id).level.level, 0);
        QVERIFY(room.run(RequestClinician{id, "she asks for one"}));
        QCOMPARE(room.incident(id).level.level, 3);
        QVERIFY(clinicianNeed(room.incident(id), room.knowledge().codes).isEligible());
        // A request from before that rule, without a level, is not counted.
        const IncidentId old = room.open("NOISE");
        ClinicianRequested asked;
        asked.request = RequestId(99);
        asked.incident = old;
        room.record(asked);
        QVERIFY(!clinicianNeed(room.incident(old), room.knowledge().codes).isEligible());
    }

    void aCourtsOrderHasItsClock()
    {
        DispatchRoom room;
        const IncidentId id = room.open("29-38C");
        QCOMPARE(room.incident(id).type, TypeCode("RPOINV"));
        QVERIFY(orderDueAt(room.incident(id), room.knowledge().codes) ==
                room.now() + Span::hours(24));
        room.pass(Span::minutes(20 * 60 - 1));
        QCOMPARE(dueOf(room, AlarmKind::OrderDue), std::size_t(0));
        room.pass(Span::minutes(1));
        QCOMPARE(dueOf(room, AlarmKind::OrderDue), std::size_t(1));
        room.pass(Span::hours(4));
        const auto due = dueAlarms(room.state(), room.knowledge().codes, room.now());
        const auto order = std::find_if(due.begin(), due.end(), [](const DueAlarm& alarm) {
            return alarm.kind == AlarmKind::OrderDue;
        });
        QVERIFY(order != due.end());
        QCOMPARE(order->step, AlarmStep::Escalated);
        QCOMPARE(overdueCounts(room.state(), room.knowledge().codes, room.now()).orders, 1);
        QVERIFY(room.run(closingAs(id, "18")));
        QCOMPARE(dueOf(room, AlarmKind::OrderDue), std::size_t(0));
    }

    // crisis.md 6.15.
    void whoIsForAClinicianIsWorkedOutWithNoneOnDuty()
    {
        DispatchRoom room;
        const Codes& codes = room.knowledge().codes;
        const IncidentId id = openCalled(room);
        QVERIFY(!clinicianNeed(room.incident(id), codes).isEligible()); // by type alone
        QVERIFY(room.run(DecideFlag{id, FlagDecision::Confirmed, ""}));
        QVERIFY(clinicianNeed(room.incident(id), codes).isEligible());
        QVERIFY(room.run(DecideFlag{id, FlagDecision::Rejected, ""}));
        QVERIFY(!clinicianNeed(room.incident(id), codes).isEligible());
        const IncidentId quiet = routineCall(room);
        QVERIFY(!clinicianNeed(room.incident(quiet), codes).isEligible());
        QVERIFY(room.run(RequestClinician{quiet, "she asks for one"}));
        QVERIFY(clinicianNeed(room.incident(quiet), codes).isEligible());
        const IncidentId fight = room.open("FIGHT");
        QVERIFY(room.run(AnswerFact{fight, Fact::Weapon, answered("in_hand")}));
        QVERIFY(!clinicianNeed(room.incident(fight), codes).isEligible());
    }

    // crisis.md 6.15.
    void notSendingOneNeedsAReasonOfTheTable()
    {
        DispatchRoom room;
        const IncidentId id = openCalled(room);
        QVERIFY(room.run(AnswerFact{id, Fact::Psychosis, answered("calm")}));
        QCOMPARE(room.refusalOf(WithholdClinician{id, "tired", ""}), std::string("NotSentUnknown"));
        QCOMPARE(room.refusalOf(WithholdClinician{id, "other", " "}),
                 std::string("NotSentNeedsWords"));
        QVERIFY(room.run(WithholdClinician{id, "BUSY", "both in Hamden"}));
        QCOMPARE(needStanding(room.incident(id), room.state(), room.knowledge()).code,
                 std::string("busy"));
        QVERIFY(
            room.runAs(supervisorSeat(), CloseIncident{id, DispositionCode("15"),
                                                       reasonForEach(room, id, "walked home")}));
        QCOMPARE(room.last<ClinicianNeedJudged>().code, std::string("busy"));
        QCOMPARE(room.last<ClinicianNeedJudged>().outcome, ClinicianOutcome::NotSent);
    }

    void theNeedIsJudgedByWhatHappened()
    {
        const auto clinician = [](DispatchRoom& room, IncidentId id, ClinicianStage stage,
                                  const char* why = "") {
            QVERIFY(room.runAs(clinicianSeat(), AnswerClinician{id, {}, stage, {}, why}));
        };
        QCOMPARE(judged([](DispatchRoom&, IncidentId) {}), std::string("other"));
        QCOMPARE(judged([&](DispatchRoom& room, IncidentId id) {
                     done(room, RequestClinician{id, ""});
                     clinician(room, id, ClinicianStage::Declined, "alone tonight");
                 }),
                 std::string("declined"));
        QCOMPARE(judged([&](DispatchRoom& room, IncidentId id) {
                     done(room, RequestClinician{id, ""});
                     clinician(room, id, ClinicianStage::NotSent, "unsafe shots heard");
                 }),
                 std::string("unsafe"));
        QCOMPARE(judged([&](DispatchRoom& room, IncidentId id) {
                     done(room, RequestClinician{id, ""});
                     clinician(room, id, ClinicianStage::Accepted);
                 }),
                 std::string("over_before"));
        QCOMPARE(judged([&](DispatchRoom& room, IncidentId id) {
                     done(room, RequestClinician{id, ""});
                     clinician(room, id, ClinicianStage::Accepted);
                     clinician(room, id, ClinicianStage::Arrived);
                 }),
                 std::string("sent"));
        QCOMPARE(judged([](DispatchRoom& room, IncidentId id) {
                     room.logOn("C1", {kSkillClinician});
                     room.dispatch("C1", id);
                 }),
                 std::string("sent"));
        QCOMPARE(judged([](DispatchRoom& room, IncidentId id) {
                     done(room, PlaceHandoff{id, "cmhc"});
                     done(room, MarkHandoff{id, HandoffStage::Accepted, ""});
                 }),
                 std::string("sent"));
        // A line on the telephone is no clinician who came.
        QCOMPARE(judged([](DispatchRoom& room, IncidentId id) {
                     done(room, PlaceHandoff{id, "988"});
                     done(room, MarkHandoff{id, HandoffStage::Accepted, ""});
                 }),
                 std::string("other"));
    }

    void aUnitCountsAsSentWhenItCameOrIsOnTheWay()
    {
        const auto leaving = [](DispatchRoom& room) {
            ClearUnits clear;
            clear.units = {UnitId("C1")};
            done(room, clear);
        };
        // Called off before it came: nobody saw a clinician.
        QCOMPARE(judged([&](DispatchRoom& room, IncidentId id) {
                     room.logOn("C1", {kSkillClinician});
                     room.dispatch("C1", id);
                     leaving(room);
                 }),
                 std::string("over_before"));
        // It came, and its shift ended before the incident did.
        QCOMPARE(judged([&](DispatchRoom& room, IncidentId id) {
                     room.logOn("C1", {kSkillClinician});
                     room.dispatch("C1", id);
                     MarkOnScene there;
                     there.units = {UnitId("C1")};
                     done(room, there);
                     leaving(room);
                     LogOffUnit off;
                     off.unit = UnitId("C1");
                     done(room, off);
                 }),
                 std::string("sent"));
    }

    void aTownIsReadOffThePlaceOrIsTheAgencysOwn()
    {
        DispatchRoom room;
        const auto town = [&](const char* place) {
            return QString::fromStdString(
                townOf(at(place), room.state(), room.knowledge()).value_or("none"));
        };
        QCOMPARE(town("44 Grove St, New Haven"), QStringLiteral("New Haven"));
        QCOMPARE(town("44 Grove St, hartford ct 06103"), QStringLiteral("Hartford"));
        QCOMPARE(town("Hartford Ave"), QStringLiteral("none"));
        QVERIFY(room.runAs(administratorSeat(), ChangeSetting{kTownSetting, "Middletown"}));
        QCOMPARE(town("Hartford Ave"), QStringLiteral("Middletown"));
        // What the map left over of a line: the town, not the apartment.
        Location found = at("9 Elm St");
        for (const char* detail : {"HARTFORD", "APT 3, Hartford CT"}) {
            found.detail = detail;
            QVERIFY(townOf(found, room.state(), room.knowledge()) == "Hartford");
        }
        found.detail = "APT 3";
        QVERIFY(townOf(found, room.state(), room.knowledge()) == "Middletown");
    }

    // 2026-03-08 06:59:30Z is 01:59:30 in Connecticut, half a minute before clocks go forward.
    void aRecheckIsDueByRealTimeAcrossMidnightClocksAndSleep_data()
    {
        QTest::addColumn<qint64>("start");
        QTest::newRow("an evening") << qint64(1'773'518'400'000);
        QTest::newRow("midnight in Connecticut") << qint64(1'773'547'170'000);
        QTest::newRow("clocks go forward") << qint64(1'772'953'170'000);
        QTest::newRow("clocks go back") << qint64(1'793'512'770'000);
        QTest::newRow("the year ends") << qint64(1'798'779'570'000);
    }

    // crisis.md 6.11.
    void aRecheckIsDueByRealTimeAcrossMidnightClocksAndSleep()
    {
        QFETCH(qint64, start);
        const int minutes[] = {30, 15, 10, 5};
        for (int level = 1; level <= 4; ++level) {
            DispatchRoom room;
            room.setNow(Instant{start});
            const IncidentId id = openCalled(room);
            QVERIFY(room.run(SetLevel{id, level, "seen"}));
            const Span every = Span::minutes(minutes[level - 1]);
            room.pass(Span{every.ms - 1000});
            QCOMPARE(dueOf(room, AlarmKind::Recheck), std::size_t(0));
            room.pass(Span::seconds(1));
            QCOMPARE(dueOf(room, AlarmKind::Recheck), std::size_t(1));
            // Contact starts it again.
            QVERIFY(room.run(AnswerFact{id, Fact::ContactConfirmed, answered("yes")}));
            QCOMPARE(dueOf(room, AlarmKind::Recheck), std::size_t(0));
            // The computer slept: what is due is worked out from the facts, none is forgotten, and
            // it goes to the supervisor at twice the interval, not a second before.
            const auto step = [&]() -> std::optional<AlarmStep> {
                for (const auto& one :
                     dueAlarms(room.state(), room.knowledge().codes, room.now())) {
                    if (one.kind == AlarmKind::Recheck)
                        return one.step;
                }
                return std::nullopt;
            };
            room.pass(Span{2 * every.ms - 1000});
            QCOMPARE(step(), std::optional(AlarmStep::First));
            room.pass(Span::seconds(1));
            QCOMPARE(step(), std::optional(AlarmStep::Escalated));
            // A whole night, over every change of the clock: it is still the same one alarm.
            room.pass(Span::hours(9));
            QCOMPARE(step(), std::optional(AlarmStep::Escalated));
            QCOMPARE(dueOf(room, AlarmKind::Recheck), std::size_t(1));
            QVERIFY(room.run(RecordRecheck{id, "seen"}));
            QCOMPARE(dueOf(room, AlarmKind::Recheck), std::size_t(0));
        }
    }

    // crisis.md 6.11.
    void anEscalationNamesWhomToCall()
    {
        DispatchRoom room;
        QCOMPARE(escalationWords(room.state()),
                 std::string("No supervisor is signed on: call the shift supervisor"));
        QVERIFY(room.runAs(administratorSeat(),
                           ChangeSetting{kOnCallSetting, "Sgt. Ortiz, 860-555-0133"}));
        QCOMPARE(escalationWords(room.state()),
                 std::string("No supervisor is signed on: call Sgt. Ortiz, 860-555-0133"));
        const Seat seat = supervisorSeat();
        QVERIFY(room.runAs(seat, SignOn{seat.agent, "Lindqvist", seat.position, seat.roles}));
        QCOMPARE(escalationWords(room.state()), std::string("Supervisor: Lindqvist"));
    }

    void theAgencysIntervalsCount()
    {
        // The table is data: what an agency changes there is what the clock goes by.
        ResponseTable table;
        table.levels[3].recheckEvery = Span::minutes(3);
        QCOMPARE(targetsFor(table, Level::Emergency, {}).recheckEvery, Span::minutes(3));
    }

    void closingOnceMoreCountsOnce()
    {
        DispatchRoom room;
        const IncidentId id = openCalled(room);
        QVERIFY(room.run(AnswerFact{id, Fact::Psychosis, answered("calm")}));
        QVERIFY(room.runAs(supervisorSeat(), CloseIncident{id, DispositionCode("15"),
                                                           reasonForEach(room, id, "over")}));
        QVERIFY(room.run(ReopenIncident{id, "called again"}));
        QVERIFY(room.run(WithholdClinician{id, "busy", ""}));
        QVERIFY(room.runAs(supervisorSeat(), CloseIncident{id, DispositionCode("15"),
                                                           reasonForEach(room, id, "over")}));
        QCOMPARE(replayed(room), std::string());
    }
};

HAVEN_TESTS(TestDecideResponse)
#include "tst_decide_response.moc"
