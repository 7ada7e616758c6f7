#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

// A run of the page for a suicidal person, worked by its steps.
class DangerRun final
{
public:
    explicit DangerRun(DispatchRoom& room) : m_room(room), m_incident(room.open("SUICTHRT"))
    {
        if (!room.run(StartChecklist{m_incident, ProtocolId("suicidal-person")}))
            qFatal("the checklist did not start");
    }
    IncidentId incident() const { return m_incident; }
    std::string activeStep() const { return run().activeStep; }
    // The active step, with the answer named; an act is done.
    bool answer(const std::string& label)
    {
        return m_room.run(commandOf(activeStep(), label)).isOk();
    }
    bool answerAgain(const char* step, const char* label)
    {
        CompleteStep command = commandOf(step, label);
        command.take = StepTake::Again;
        return m_room.run(command).isOk();
    }
    const FactAnswer& selfHarm() const
    {
        return m_room.incident(m_incident).answers.at(Fact::SelfHarm).answer;
    }

private:
    const Checklist& run() const { return m_room.incident(m_incident).checklists.back(); }
    CompleteStep commandOf(const std::string& step, const std::string& label) const
    {
        CompleteStep command;
        command.incident = m_incident;
        command.checklist = run().id;
        command.outcome.step = step;
        command.outcome.kind = label.empty() ? StepOutcomeKind::Done : StepOutcomeKind::Answered;
        command.outcome.answer = label;
        return command;
    }

    DispatchRoom& m_room;
    IncidentId m_incident;
};

} // namespace

// What a step of a checklist says of a danger that is known.
class TestChecklistDanger final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoHurtThemselvesIsAskedForPlanMeansAndTime();
    void notKnownTakesNoAnsweredDangerBack();
    void aSlipOfTheStepIsSetRightAllTheSame();
    void notKnownStillTakesTheHigherBranch();
    void anApprovalNamesSomebodyAndALicense();
};

void TestChecklistDanger::whoHurtThemselvesIsAskedForPlanMeansAndTime()
{
    DispatchRoom room;
    DangerRun run(room);
    QVERIFY(run.answer("Not medical"));
    QVERIFY(run.answer({}));
    QVERIFY(run.answer("Hurt self, not life risk"));
    QCOMPARE(run.activeStep(), std::string("hurt-plan"));
    QVERIFY(run.answer("Plan, means at hand, a time"));
    QCOMPARE(run.selfHarm(), answered("plan_and_means"));
    QCOMPARE(room.incident(run.incident()).level.level, 3);
    QCOMPARE(run.activeStep(), std::string("weapon"));
}

void TestChecklistDanger::notKnownTakesNoAnsweredDangerBack()
{
    DispatchRoom room;
    DangerRun run(room);
    QVERIFY(run.answer("Not medical"));
    QVERIFY(run.answer({}));
    QVERIFY(run.answer("Hurt self, not life risk"));
    QVERIFY(run.answer("Not known"));
    QCOMPARE(run.selfHarm(), answered("self_injury"));
    QCOMPARE(room.incident(run.incident()).checklists.back().steps.back().outcome.answer,
             std::string("Not known"));
    // A weapon that was seen stays one that was seen.
    QVERIFY(room.run(AnswerFact{run.incident(), Fact::Weapon, answered("in_hand")}));
    QCOMPARE(run.activeStep(), std::string("weapon"));
    QVERIFY(run.answer("Not known"));
    QCOMPARE(room.incident(run.incident()).answers.at(Fact::Weapon).answer, answered("in_hand"));
    QCOMPARE(room.incident(run.incident()).level.level, 4);
}

void TestChecklistDanger::aSlipOfTheStepIsSetRightAllTheSame()
{
    DispatchRoom room;
    DangerRun run(room);
    QVERIFY(run.answer("Not medical"));
    QVERIFY(run.answer({}));
    QVERIFY(run.answer("Yes, now"));
    QCOMPARE(run.selfHarm(), answered("attempt_in_progress"));
    QVERIFY(run.answerAgain("now", "Not known"));
    QCOMPARE(run.selfHarm(), askedNotKnown());
    // What was answered raised the level, and a step lowers none.
    QCOMPARE(room.incident(run.incident()).level.level, 4);
}

void TestChecklistDanger::notKnownStillTakesTheHigherBranch()
{
    DispatchRoom room;
    DangerRun run(room);
    QVERIFY(room.run(AnswerFact{run.incident(), Fact::Weapon, answered("none")}));
    QVERIFY(room.run(AnswerFact{run.incident(), Fact::SelfHarm, answered("ideation")}));
    QVERIFY(run.answer("Not medical"));
    QVERIFY(run.answer({}));
    QVERIFY(run.answer("Not known"));
    QCOMPARE(run.selfHarm(), askedNotKnown());
    QVERIFY(run.answer("Not known"));
    QVERIFY(run.answer("Not known"));
    QCOMPARE(room.incident(run.incident()).answers.at(Fact::Weapon).answer, askedNotKnown());
    QCOMPARE(room.incident(run.incident()).level.level, 3);
}

void TestChecklistDanger::anApprovalNamesSomebodyAndALicense()
{
    DispatchRoom room;
    const ApproveProtocol whole{ProtocolId("suicidal-person"), "A. Okafor", "LCSW 1234",
                                "Harbor Health", "2026-03-01"};
    for (const char* nobody : {"none", "N/A", " ? ", "--", "unknown", "TBD"}) {
        for (std::string ApproveProtocol::*field :
             {&ApproveProtocol::approver, &ApproveProtocol::license, &ApproveProtocol::agency}) {
            ApproveProtocol part = whole;
            part.*field = nobody;
            QCOMPARE(room.refusalOfAs(administratorSeat(), part),
                     std::string("ApprovalIncomplete"));
        }
    }
    ApproveProtocol kindAlone = whole;
    kindAlone.license = "LCSW";
    const auto refused = room.runAs(administratorSeat(), kindAlone);
    QVERIFY(!refused.isOk());
    QVERIFY(refusalSentence(refused.refusal()).find("the number of the license") !=
            std::string::npos);
    QVERIFY(room.runAs(administratorSeat(), whole));
}

HAVEN_TESTS(TestChecklistDanger)
#include "tst_checklist_danger.moc"
