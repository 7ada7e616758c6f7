#include "models/dispatch/alarms.h"

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

} // namespace

class TestAlarms final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRecheckIsDueAtTenMinutesAndNotASecondSooner();
    void aRecheckNobodyDoesEscalatesAtTwiceTheInterval();
    void waitingIsLateByPriorityUntilAUnitIsSent();
    void aWaitingEmergencyComesBackAfterAnAnswer();
    void statusChecksAreDueByUnit();
    void answersAreWantedWithinAMinute();
    void aKnifeRingsThoughAnotherSuggestionWasSeen();
    void aHoldThatIsOverIsDue();
    void anEmergencyIsDueUntilAcknowledged();
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
