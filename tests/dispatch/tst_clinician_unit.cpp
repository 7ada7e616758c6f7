#include "models/dispatch/clinician_unit.h"

#include "models/dispatch/alarms.h"
#include "models/dispatch/clinician_desk.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

// A clinician's unit on its way to somebody a clinician was asked for.
struct ClinicianRun {
    ClinicianRun()
    {
        room.logOn("3A12");
        room.logOn("CR1", {kSkillClinician});
        room.logOn("CR2", {kSkillClinician});
        incident = room.open("WELFARE");
        must(room.run(RequestClinician{incident, "has not slept"}));
        room.dispatch("CR1", incident);
    }
    static void must(const Result<std::vector<Event>>& done)
    {
        if (!done)
            qFatal("%s", refusalSentence(done.refusal()).c_str());
    }
    const ClinicianRequest& request() const
    {
        return room.incident(incident).clinicianRequests.back();
    }
    bool rings() const
    {
        const auto due = dueAlarms(room.state(), room.knowledge().codes, room.now());
        return std::any_of(due.begin(), due.end(), [](const DueAlarm& one) {
            return one.kind == AlarmKind::ClinicianUnanswered;
        });
    }
    static MarkEnRoute coming(const char* unit) { return MarkEnRoute{{UnitId(unit)}, ""}; }
    static MarkOnScene there(const char* unit) { return MarkOnScene{{UnitId(unit)}, ""}; }
    static ClearUnits leaving(const char* unit) { return ClearUnits{{UnitId(unit)}, {}}; }

    DispatchRoom room;
    IncidentId incident;
};

} // namespace

class TestClinicianUnit final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aClinicianSaysEnRouteAndOnSceneForTheirOwn()
    {
        ClinicianRun run;
        QVERIFY(run.room.runAs(clinicianSeat(), ClinicianRun::coming("CR1")));
        QVERIFY(run.request().stage == ClinicianStage::EnRoute);
        QVERIFY(run.request().clinician == clinicianSeat().agent);
        run.room.pass(Span::minutes(6));
        QVERIFY(run.room.runAs(clinicianSeat(), ClinicianRun::there("CR1")));
        QVERIFY(run.request().arrivedAt == run.room.now());
        QVERIFY(run.room.state() == foldedFromText(run.room.log()));
    }

    void ofOtherUnitsTheyTellTheDispatcher()
    {
        ClinicianRun run;
        run.room.dispatch("3A12", run.incident);
        QCOMPARE(run.room.refusalOfAs(clinicianSeat(), ClinicianRun::coming("3A12")),
                 std::string("UnitNotOwn"));
        QCOMPARE(run.room.refusalOfAs(clinicianSeat(), ClinicianRun::coming("9Z9")),
                 std::string("UnitNotOnDuty"));
        QCOMPARE(run.room.refusalOfAs(clinicianSeat(), ClinicianRun::leaving("CR1")),
                 std::string("RoleMissing"));
        // Nor for one that a colleague has taken.
        QVERIFY(run.room.runAs(clinicianSeat(), ClinicianRun::coming("CR1")));
        Seat other = clinicianSeat();
        other.agent = AgentId("lin");
        QCOMPARE(run.room.refusalOfAs(other, ClinicianRun::there("CR1")),
                 std::string("UnitNotOwn"));
        QVERIFY(run.room.run(ClinicianRun::there("CR1")));
    }

    void whoLeavesTheSceneIsDone()
    {
        ClinicianRun run;
        QVERIFY(run.room.run(ClinicianRun::there("CR1")));
        run.room.pass(Span::minutes(40));
        QVERIFY(run.room.run(ClinicianRun::leaving("CR1")));
        QVERIFY(run.request().stage == ClinicianStage::Done);
        QVERIFY(run.request().doneAt == run.room.now());
        QVERIFY(!openRequest(run.room.incident(run.incident)));
        QVERIFY(run.room.state() == foldedFromText(run.room.log()));
    }

    void whoLeavesBeforeTheyCameIsAskedForAgain()
    {
        ClinicianRun run;
        QVERIFY(run.room.run(ClinicianRun::coming("CR1")));
        run.room.pass(kAnswerMax);
        QVERIFY(!run.rings());
        QVERIFY(run.room.run(ClinicianRun::leaving("CR1")));
        QVERIFY(run.request().stage == ClinicianStage::Asked);
        QCOMPARE(run.request().reason, std::string("has not slept"));
        QVERIFY(run.rings());
        QVERIFY(run.room.state() == foldedFromText(run.room.log()));
    }

    void whileAnotherClinicianStaysNothingIsOver()
    {
        ClinicianRun run;
        QVERIFY(run.room.run(ClinicianRun::there("CR1")));
        run.room.dispatch("CR2", run.incident);
        QVERIFY(run.room.run(ClinicianRun::leaving("CR1")));
        QVERIFY(run.request().stage == ClinicianStage::Arrived);
        QCOMPARE(run.room.count<ClinicianAnswered>(), 0);
        // An officer who leaves says nothing of it.
        run.room.dispatch("3A12", run.incident);
        QVERIFY(run.room.run(ClinicianRun::leaving("3A12")));
        QVERIFY(run.request().stage == ClinicianStage::Arrived);
    }

    void leavingThatIsUndoneLeavesTheArrivalAsItWas()
    {
        ClinicianRun run;
        QVERIFY(run.room.run(ClinicianRun::there("CR1")));
        const Instant came = run.room.now();
        run.room.pass(Span::minutes(20));
        QVERIFY(run.room.run(ClinicianRun::leaving("CR1")));
        run.room.pass(Span::minutes(1));
        QVERIFY(run.room.run(Undo{}));
        QVERIFY(run.request().stage == ClinicianStage::Arrived);
        QVERIFY(run.request().arrivedAt == came);
        QVERIFY(!run.request().doneAt);
        QVERIFY(run.room.unit("CR1").incident == run.incident);
        QVERIFY(run.room.state() == foldedFromText(run.room.log()));
    }

    void leavingOnTheWayThatIsUndoneIsOnTheWayAgain()
    {
        ClinicianRun run;
        QVERIFY(run.room.run(ClinicianRun::coming("CR1")));
        QVERIFY(run.room.run(ClinicianRun::leaving("CR1")));
        QVERIFY(run.room.run(Undo{}));
        QVERIFY(run.request().stage == ClinicianStage::EnRoute);
        QVERIFY(run.room.unit("CR1").stage == AssignmentStage::EnRoute);
    }

    void anIncidentThatClosesEndsItOnce()
    {
        ClinicianRun run;
        QVERIFY(run.room.run(ClinicianRun::there("CR1")));
        const auto code = run.room.knowledge().codes.dispositions.front().code;
        QVERIFY(run.room.runAs(supervisorSeat(), CloseIncident{run.incident, code, "all done"}));
        QCOMPARE(run.room.count<ClinicianAnswered>(), 1);
        QVERIFY(run.room.last<ClinicianAnswered>().stage == ClinicianStage::Done);
    }

    void theUnitOfTheRequestIsTheOneThatIsMeant()
    {
        ClinicianRun run;
        const auto unitOf = [&] {
            return clinicianUnitOf(run.room.state(), run.room.incident(run.incident));
        };
        QVERIFY(unitOf() == UnitId("CR1"));
        run.room.dispatch("CR2", run.incident);
        QVERIFY(run.room.run(ClinicianRun::coming("CR2")));
        QVERIFY(unitOf() == UnitId("CR2"));
    }

    void whatChangedSinceTheLastNoteIsToldInWords()
    {
        ClinicianRun run;
        DispatchRoom& room = run.room;
        const auto changed = [&] {
            return clinicianRow(room.incident(run.incident), room.knowledge().codes)->changed;
        };
        QVERIFY(room.run(AddNote{run.incident, {}, "sits in the hall", FieldClass::Police, {}}));
        QVERIFY(changed().empty());
        room.pass(Span::minutes(2));
        AnswerFact knife{run.incident, Fact::Weapon, answered("in_hand")};
        QVERIFY(room.run(knife));
        QVERIFY(room.run(ClinicianRun::coming("CR1")));
        QCOMPARE(changed(), std::string("level 3 to 4; weapon: in hand; CR1 en route"));
        room.pass(Span::minutes(1));
        QVERIFY(room.run(AddNote{run.incident, {}, "put it down", FieldClass::Police, {}}));
        QVERIFY(changed().empty());
        room.pass(Span::minutes(1));
        QVERIFY(room.run(knife));
        QVERIFY(room.runAs(supervisorSeat(),
                           RestrictIncident{run.incident, Visibility::Restricted, "staff"}));
        QVERIFY(changed().empty());
    }
};

HAVEN_TESTS(TestClinicianUnit)
#include "tst_clinician_unit.moc"
