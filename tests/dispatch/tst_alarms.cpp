#include "models/dispatch/alarms.h"

#include "models/dispatch/alarm_audience.h"
#include "models/dispatch/board.h"
#include "models/dispatch/risk_protection.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

std::vector<DueAlarm> due(const DispatchRoom& room, AlarmKind kind)
{
    auto all = dueAlarms(room.state(), room.knowledge().codes, room.now());
    std::erase_if(all, [&](const DueAlarm& alarm) { return alarm.kind != kind; });
    return all;
}

RaiseAlarm raise(const DueAlarm& alarm)
{
    return RaiseAlarm{alarm.kind, alarm.incident, alarm.unit, alarm.dueAt};
}

CrisisFlagSuggested firearmOn(IncidentId incident)
{
    CrisisFlagSuggested read;
    read.incident = incident;
    read.flag = Flag::No;
    read.facts = {FlagFact{Fact::Weapon, "within_reach", "has gun"}};
    return read;
}

} // namespace

class TestAlarms final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRecheckIsDueAtTenMinutesAndNotASecondSooner();
    void aRecheckNobodyDoesEscalatesAtTwiceTheInterval();
    void waitingIsLateByPriorityUntilAUnitIsSent();
    void whatWasDealtWithIsNotLateBeforeItIsClosed();
    void aWaitingEmergencyComesBackAfterAnAnswer();
    void statusChecksAreDueByUnit();
    void answersAreWantedWithinAMinute();
    void aKnifeRingsThoughAnotherSuggestionWasSeen();
    void aHoldThatIsOverIsDue();
    void anEmergencyIsDueUntilAcknowledged();
    void aClockThatWasSetBackQuietsNothing();
    void aFirearmIsAskedAboutAgainOfASupervisor();
    void howSoonASupervisorIsAskedAgainIsTheAgencysToSet();
    void anAlarmIsRaisedOnce();
    void theNextDeadlineIsNamed();
};

void TestAlarms::aRecheckIsDueAtTenMinutesAndNotASecondSooner()
{
    DispatchRoom room;
    room.open("WELFARE");
    room.pass(Span::minutes(10) + Span::seconds(-1));
    QCOMPARE(due(room, AlarmKind::Recheck).size(), std::size_t(0));
    room.pass(Span::seconds(1));
    QCOMPARE(due(room, AlarmKind::Recheck).size(), std::size_t(1));
    QVERIFY(due(room, AlarmKind::Recheck)[0].step == AlarmStep::First);
}

// crisis.md 6.11.
void TestAlarms::aRecheckNobodyDoesEscalatesAtTwiceTheInterval()
{
    DispatchRoom room;
    const auto incident = room.open("WELFARE");
    room.pass(Span::minutes(10));
    QVERIFY(room.runAs(advisorSeat(), raise(due(room, AlarmKind::Recheck)[0])));
    QVERIFY(room.run(AcknowledgeAlarm{AlarmKind::Recheck, incident, {}}));
    room.pass(Span::minutes(10) + Span::seconds(-1));
    QVERIFY(due(room, AlarmKind::Recheck)[0].standing == AlarmStanding::Acknowledged);
    room.pass(Span::seconds(1));
    const auto escalated = due(room, AlarmKind::Recheck)[0];
    QVERIFY(escalated.step == AlarmStep::Escalated);
    QVERIFY(escalated.standing == AlarmStanding::Silent); // to be raised anew
    QCOMPARE(overdueCounts(room.state(), room.knowledge().codes, room.now()).escalated, 1);
    QVERIFY(room.run(RecordRecheck{incident, "seen"}));
    QVERIFY(due(room, AlarmKind::Recheck).empty());
}

void TestAlarms::waitingIsLateByPriorityUntilAUnitIsSent()
{
    DispatchRoom room;
    room.logOn("1");
    const auto incident = room.open("NOISE");
    const auto priority = room.incident(incident).priority;
    const Span waitMax = room.knowledge().codes.ruleFor(priority).waitMax;
    room.pass(waitMax + Span::seconds(-1));
    QVERIFY(due(room, AlarmKind::WaitLimit).empty());
    room.pass(Span::seconds(1));
    QCOMPARE(due(room, AlarmKind::WaitLimit).size(), std::size_t(1));
    QVERIFY(room.runAs(advisorSeat(), raise(due(room, AlarmKind::WaitLimit)[0])));
    QVERIFY(room.run(DispatchUnits{{UnitId("1")}, incident, AssignmentStage::Assigned, ""}));
    QCOMPARE(due(room, AlarmKind::WaitLimit).size(), std::size_t(1)); // nobody was told yet
    room.dispatch("1", incident);
    QVERIFY(due(room, AlarmKind::WaitLimit).empty());
    QVERIFY(room.state().alarms.empty());
    QVERIFY(room.run(ClearUnits{{UnitId("1")}, {}}));
    QCOMPARE(due(room, AlarmKind::WaitLimit).size(), std::size_t(1)); // the clock is intact
}

// Between "clear" and "closed" nobody has waited too long: the units were there all the time.
void TestAlarms::whatWasDealtWithIsNotLateBeforeItIsClosed()
{
    DispatchRoom room;
    room.logOn("1");
    room.logOn("2");
    const auto incident = room.open("NOISE");
    const auto& codes = room.knowledge().codes;
    const Span waitMax = codes.ruleFor(room.incident(incident).priority).waitMax;
    room.dispatch("1", incident);
    room.dispatch("2", incident);
    QVERIFY(room.run(MarkOnScene{{UnitId("1")}, ""}));
    const Instant clock = room.incident(incident).clockSince;
    room.pass(waitMax + Span::minutes(5));
    // Taken off it, the caller has waited all along.
    const auto urgent = room.open("SUICTHRT", "40 Elm St");
    QVERIFY(room.run(PreemptUnit{UnitId("2"), urgent}));
    QVERIFY(room.incident(incident).clockSince == clock);
    room.logOn("3");
    room.dispatch("3", incident);
    QVERIFY(room.run(ClearUnits{{UnitId("1"), UnitId("3")}, {}})); // 3 never arrived
    QVERIFY(due(room, AlarmKind::WaitLimit).empty());
    QVERIFY(!isLate(room.incident(incident), codes, room.now()));
    // Left open and forgotten it is late after its time, as any other.
    room.pass(waitMax + Span::seconds(-1));
    QVERIFY(due(room, AlarmKind::WaitLimit).empty());
    room.pass(Span::seconds(1));
    QCOMPARE(due(room, AlarmKind::WaitLimit).size(), std::size_t(1));
}

void TestAlarms::aWaitingEmergencyComesBackAfterAnAnswer()
{
    DispatchRoom room;
    const auto incident = room.open("SUICTHRT");
    const Span waitMax = room.knowledge().codes.ruleFor(Priority::P1).waitMax;
    room.pass(waitMax);
    QVERIFY(room.runAs(advisorSeat(), raise(due(room, AlarmKind::WaitLimit)[0])));
    QVERIFY(room.run(AcknowledgeAlarm{AlarmKind::WaitLimit, incident, {}}));
    QVERIFY(due(room, AlarmKind::WaitLimit)[0].standing == AlarmStanding::Acknowledged);
    room.pass(waitMax);
    QVERIFY(due(room, AlarmKind::WaitLimit)[0].standing == AlarmStanding::Silent);
}

void TestAlarms::statusChecksAreDueByUnit()
{
    DispatchRoom room;
    room.logOn("1");
    room.dispatch("1", room.open("NOISE"));
    const Span every = *room.unit("1").checkDueAt - room.now();
    room.pass(every + Span::seconds(-1));
    QVERIFY(due(room, AlarmKind::StatusCheck).empty());
    room.pass(Span::seconds(1));
    QVERIFY(due(room, AlarmKind::StatusCheck)[0].unit == UnitId("1"));
    QVERIFY(room.runAs(advisorSeat(), raise(due(room, AlarmKind::StatusCheck)[0])));
    QVERIFY(room.run(CheckUnits{{UnitId("1")}, ""}));
    QVERIFY(room.state().alarms.empty());
}

void TestAlarms::answersAreWantedWithinAMinute()
{
    DispatchRoom room;
    const auto incident = room.open("WELFARE");
    CrisisFlagSuggested suggestion;
    suggestion.incident = incident;
    suggestion.flag = Flag::Yes;
    suggestion.facts.push_back(FlagFact{Fact::Weapon, "in_hand", "knife"});
    QVERIFY(room.runAs(advisorSeat(), SuggestFlag{suggestion}));
    QVERIFY(room.run(RequestClinician{incident, ""}));
    room.pass(Span::seconds(59));
    QVERIFY(due(room, AlarmKind::SuggestionLate).empty());
    QVERIFY(due(room, AlarmKind::ClinicianUnanswered).empty());
    room.pass(Span::seconds(1));
    QCOMPARE(due(room, AlarmKind::SuggestionLate).size(), std::size_t(1));
    QCOMPARE(due(room, AlarmKind::ClinicianUnanswered).size(), std::size_t(1));
    QVERIFY(room.run(DecideFlag{incident, FlagDecision::Confirmed, ""}));
    QCOMPARE(due(room, AlarmKind::SuggestionLate).size(), std::size_t(1)); // the fact is open
    QVERIFY(room.run(AnswerFact{incident, Fact::Weapon, answered("in_hand")}));
    QVERIFY(due(room, AlarmKind::SuggestionLate).empty());
    // What speaks of no danger waits without an alarm.
    suggestion.facts = {FlagFact{Fact::Injury, "none", "no inj"},
                        FlagFact{Fact::ThirdPartyCaller, "yes", "neighbor"}};
    QVERIFY(room.runAs(advisorSeat(), SuggestFlag{suggestion}));
    room.pass(Span::minutes(5));
    QVERIFY(due(room, AlarmKind::SuggestionLate).empty());
}

void TestAlarms::aKnifeRingsThoughAnotherSuggestionWasSeen()
{
    DispatchRoom room;
    const auto incident = room.open("WELFARE");
    CrisisFlagSuggested suggestion;
    suggestion.incident = incident;
    suggestion.flag = Flag::Possible;
    suggestion.facts = {FlagFact{Fact::SelfHarm, "ideation", "wants to die"}};
    QVERIFY(room.runAs(advisorSeat(), SuggestFlag{suggestion}));
    room.pass(Span::minutes(1));
    QVERIFY(room.runAs(advisorSeat(), raise(due(room, AlarmKind::SuggestionLate)[0])));
    QVERIFY(room.run(AcknowledgeAlarm{AlarmKind::SuggestionLate, incident, {}}));
    QVERIFY(due(room, AlarmKind::SuggestionLate)[0].standing == AlarmStanding::Acknowledged);
    suggestion.facts.push_back(FlagFact{Fact::Weapon, "in_hand", "knife"});
    QVERIFY(room.runAs(advisorSeat(), SuggestFlag{suggestion}));
    room.pass(Span::seconds(59));
    QVERIFY(due(room, AlarmKind::SuggestionLate)[0].standing == AlarmStanding::Acknowledged);
    room.pass(Span::seconds(1));
    QCOMPARE(due(room, AlarmKind::SuggestionLate).size(), std::size_t(1));
    QVERIFY(due(room, AlarmKind::SuggestionLate)[0].standing == AlarmStanding::Silent);
    QVERIFY(room.runAs(advisorSeat(), raise(due(room, AlarmKind::SuggestionLate)[0])));
    QVERIFY(due(room, AlarmKind::SuggestionLate)[0].standing == AlarmStanding::Raised);
    QVERIFY(room.run(AcknowledgeAlarm{AlarmKind::SuggestionLate, incident, {}}));
    QVERIFY(due(room, AlarmKind::SuggestionLate)[0].standing == AlarmStanding::Acknowledged);
}

void TestAlarms::aHoldThatIsOverIsDue()
{
    DispatchRoom room;
    const auto incident = room.open("NOISE");
    QVERIFY(room.run(HoldIncident{incident, "no unit", room.now() + Span::minutes(20)}));
    room.pass(Span::minutes(20) + Span{-1});
    QVERIFY(due(room, AlarmKind::HoldExpired).empty());
    room.pass(Span{1});
    QCOMPARE(due(room, AlarmKind::HoldExpired).size(), std::size_t(1));
    QVERIFY(room.runAs(advisorSeat(), raise(due(room, AlarmKind::HoldExpired)[0])));
    QVERIFY(room.run(ReleaseHold{incident, "unit free"}));
    QVERIFY(room.state().alarms.empty());
}

void TestAlarms::anEmergencyIsDueUntilAcknowledged()
{
    DispatchRoom room;
    room.logOn("1");
    QVERIFY(room.run(DeclareEmergency{UnitId("1"), "button"}));
    QVERIFY(due(room, AlarmKind::OfficerEmergency)[0].standing == AlarmStanding::Raised);
    QVERIFY(room.run(AcknowledgeAlarm{AlarmKind::OfficerEmergency, {}, UnitId("1")}));
    QCOMPARE(room.count<EmergencyAcknowledged>(), 1);
    QVERIFY(due(room, AlarmKind::OfficerEmergency).empty());
}

void TestAlarms::aClockThatWasSetBackQuietsNothing()
{
    DispatchRoom room;
    room.logOn("1");
    room.open("SUICTHRT");
    room.pass(Span::hours(3));
    const auto waiting = due(room, AlarmKind::WaitLimit);
    QCOMPARE(waiting.size(), std::size_t(1));
    QVERIFY(room.runAs(advisorSeat(), raise(waiting[0])));
    QVERIFY(room.run(DeclareEmergency{UnitId("1"), "button"}));
    room.pass(Span::hours(-4));
    QCOMPARE(due(room, AlarmKind::OfficerEmergency).size(), std::size_t(1));
    QCOMPARE(due(room, AlarmKind::WaitLimit).size(), std::size_t(1));
    const auto next = nextDue(room.state(), room.knowledge().codes, room.now());
    QVERIFY(!next || next->kind != AlarmKind::OfficerEmergency);
    // What has not rung yet waits for its time.
    const auto later = room.open("SUICTHRT", "9 Elm St");
    for (const DueAlarm& one : due(room, AlarmKind::WaitLimit))
        QVERIFY(one.incident != later);
}

// CGS 29-38c: asked when firearm and danger are both known, late half an hour after that.
void TestAlarms::aFirearmIsAskedAboutAgainOfASupervisor()
{
    DispatchRoom room;
    const auto incident = room.open("NOISE");
    const auto again = [&] {
        return riskAskedAgainAt(room.incident(incident), room.state(), room.knowledge().codes);
    };
    QVERIFY(room.runAs(advisorSeat(), SuggestFlag{firearmOn(incident)}));
    QVERIFY(!again()); // a firearm, and no danger to anybody
    room.pass(Span::minutes(10));
    QVERIFY(room.run(AnswerFact{incident, Fact::Violence, answered("threat")}));
    QVERIFY(riskPrompt(room.incident(incident))->since == room.now());
    QVERIFY(again() == room.now() + Span::minutes(30));
    room.pass(Span::minutes(30) + Span::seconds(-1));
    QVERIFY(due(room, AlarmKind::RiskUndecided).empty());
    room.pass(Span::seconds(1));
    QCOMPARE(due(room, AlarmKind::RiskUndecided).size(), std::size_t(1));
    const DueAlarm late = due(room, AlarmKind::RiskUndecided)[0];
    QVERIFY(late.step == AlarmStep::Escalated);
    QCOMPARE(overdueCounts(room.state(), room.knowledge().codes, room.now()).risks, 1);
    // While no supervisor is signed on the dispatcher hears it, and calls one.
    QVERIFY(isAnsweredAt(late, dispatcherSeat(), room.state()));
    QVERIFY(!isAnsweredAt(late, clinicianSeat(), room.state()));
    const Seat sergeant = supervisorSeat();
    QVERIFY(room.runAs(sergeant,
                       SignOn{sergeant.agent, "Lindqvist", sergeant.position, sergeant.roles}));
    QVERIFY(!isAnsweredAt(late, dispatcherSeat(), room.state()));
    QVERIFY(isAnsweredAt(late, sergeant, room.state()));
    QVERIFY(!isToldUnsigned(AlarmKind::RiskUndecided));
    QVERIFY(room.runAs(advisorSeat(), raise(late)));
    // "Not decided yet" is asked again as late as the first time.
    QVERIFY(room.run(
        RecordRiskProtection{incident, RiskDecision::NotDecided, "Sgt. Hale asks the family"}));
    QVERIFY(due(room, AlarmKind::RiskUndecided).empty());
    QVERIFY(again() == room.now() + Span::minutes(30));
    room.pass(Span::hours(1));
    QCOMPARE(due(room, AlarmKind::RiskUndecided).size(), std::size_t(1));
    QVERIFY(room.runAs(advisorSeat(), raise(due(room, AlarmKind::RiskUndecided)[0])));
    QVERIFY(room.runAs(sergeant,
                       RecordRiskProtection{incident, RiskDecision::Needed, "Sgt. Lindqvist"}));
    QVERIFY(!again());
    for (const auto& alarm : room.state().alarms)
        QVERIFY(alarm.kind != AlarmKind::RiskUndecided);
    QVERIFY(room.state() == foldedFromText(room.log()));
}

void TestAlarms::howSoonASupervisorIsAskedAgainIsTheAgencysToSet()
{
    DispatchRoom room;
    const auto set = [&](const char* minutes) {
        return room.refusalOfAs(administratorSeat(), ChangeSetting{kRiskMinutesSetting, minutes});
    };
    for (const char* wrong : {"4", "1441", "soon", "-30", "30 min", "99999999999"})
        QCOMPARE(set(wrong), std::string("RiskMinutesBad"));
    QCOMPARE(set("5"), std::string("done"));
    const auto incident = room.open("NOISE");
    CrisisFlagSuggested read = firearmOn(incident);
    read.facts.push_back(FlagFact{Fact::Violence, "threat", "will kill her"});
    QVERIFY(room.runAs(advisorSeat(), SuggestFlag{read}));
    const auto again = [&] {
        return riskAskedAgainAt(room.incident(incident), room.state(), room.knowledge().codes);
    };
    QVERIFY(again() == room.now() + Span::minutes(5));
    QCOMPARE(set("1440"), std::string("done"));
    QVERIFY(again() == room.now() + Span::hours(24));
    QCOMPARE(set(""), std::string("done")); // the table's again
    QVERIFY(again() == room.now() + Span::minutes(30));
}

void TestAlarms::anAlarmIsRaisedOnce()
{
    DispatchRoom room;
    const auto incident = room.open("WELFARE");
    QCOMPARE(room.refusalOf(AcknowledgeAlarm{AlarmKind::Recheck, incident, {}}),
             std::string("AlarmNone"));
    RaiseAlarm early{AlarmKind::Recheck, incident, {}, room.now() + Span{1}};
    QCOMPARE(room.refusalOfAs(advisorSeat(), early), std::string("AlarmNotDue"));
    room.pass(Span::minutes(10));
    const auto alarm = raise(due(room, AlarmKind::Recheck)[0]);
    QVERIFY(room.runAs(advisorSeat(), alarm));
    QCOMPARE(room.state().alarms.size(), std::size_t(1));
    const auto again = room.runAs(advisorSeat(), alarm);
    QVERIFY(again && again->empty());
}

void TestAlarms::theNextDeadlineIsNamed()
{
    DispatchRoom room;
    const auto& codes = room.knowledge().codes;
    QVERIFY(!nextDue(room.state(), codes, room.now()));
    room.logOn("3A12");
    room.dispatch("3A12", room.open("NOISE"));
    QVERIFY(room.run(MarkEnRoute{{UnitId("3A12")}, ""})); // it has answered
    const auto next = nextDue(room.state(), codes, room.now());
    QVERIFY(next && next->kind == AlarmKind::StatusCheck && next->unit == UnitId("3A12"));
    QVERIFY(next->dueAt == *room.unit("3A12").checkDueAt);
    QCOMPARE(alarmWords(next->kind, next->unit->value), std::string("Status check 3A12"));
}

HAVEN_TESTS(TestAlarms)
#include "tst_alarms.moc"
