#include "models/dispatch/act_words.h"
#include "models/dispatch/unseen_rules.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

// Who sees the title of a restricted incident alone learns from no refusal what was asked for or
// done there, and neither parks it nor lets it go.
using namespace haven;
using namespace haven::test;

namespace {

const std::string kHidden = "IncidentIsRestricted";

IncidentId hidden(DispatchRoom& room)
{
    const IncidentId id = room.open("NOISE");
    if (!room.runAs(supervisorSeat(), RestrictIncident{id, Visibility::Restricted, "staff"}))
        qFatal("it was not restricted");
    return id;
}

} // namespace

class tst_UnseenRules final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noRefusalTellsWhatStandsThere()
    {
        DispatchRoom room;
        const IncidentId id = hidden(room);
        room.logOn("A");
        MarkTextSession session;
        session.incident = id;
        session.step = TextStep::Closed;
        session.words = "over";
        const std::vector<Command> asking{
            FinishChecklist{id, ChecklistId{}, "over"},
            CompleteStep{id, ChecklistId{}, {}, StepTake::Active},
            MarkHandoff{id, HandoffStage::Accepted, ""},
            MeetObjective{id, 1, ""},
            UnstackWork{UnitId("A"), id, ""},
            ReleaseStorm{id, {}, "over"},
            RecordRecheck{id, "calm"},
            AskInTurn{id, "tow", "", "", AidWay::Phone},
            session,
        };
        for (const auto& command : asking) {
            const std::string refusal = room.refusalOf(command);
            QVERIFY2(refusal == kHidden, (std::string(commandName(command)) + refusal).c_str());
        }
        // Who reads behind the restriction is told what is so.
        const auto told = room.refusalOfAs(supervisorSeat(), FinishChecklist{id, {}, "over"});
        QCOMPARE(told, std::string("NoOpenChecklist"));
        QCOMPARE(room.refusalOfAs(supervisorSeat(), ReleaseStorm{id, {}, "over"}),
                 std::string("StormNone"));
    }

    void aClinicianIsNotWithheldUnseen()
    {
        DispatchRoom room;
        const IncidentId id = hidden(room);
        AnswerClinician answer;
        answer.incident = id;
        answer.stage = ClinicianStage::NotSent;
        answer.reason = "off hours";
        QCOMPARE(room.refusalOf(answer), kHidden);
        // That one is asked for is help, and never waits.
        QVERIFY(room.run(RequestClinician{id, ""}));
        QCOMPARE(room.refusalOf(answer), kHidden);
        answer.stage = ClinicianStage::Accepted;
        QVERIFY(room.run(answer));
    }

    void itIsNeitherParkedNorLetGoUnseen()
    {
        DispatchRoom room;
        const IncidentId id = hidden(room);
        QCOMPARE(room.refusalOf(HoldIncident{id, "later", {}}), kHidden);
        QVERIFY(room.runAs(supervisorSeat(), HoldIncident{id, "later", {}}));
        QCOMPARE(room.refusalOf(ReleaseHold{id, "now"}), kHidden);
        // Sending ends it all the same.
        room.logOn("A");
        QVERIFY(room.run(DispatchUnits{{UnitId("A")}, id, AssignmentStage::Dispatched, {}}));
        QVERIFY(room.incident(id).stage == IncidentStage::Open);
    }

    void whatSomebodyAnsweredIsNotOverwrittenUnseen()
    {
        DispatchRoom room;
        const IncidentId id = room.open("NOISE");
        QVERIFY(room.run(AnswerFact{id, Fact::AgeGroup, answered("youth")}));
        QVERIFY(room.run(AnswerFact{id, Fact::ContactConfirmed, answered("yes")}));
        QVERIFY(room.run(AnswerFact{id, Fact::SelfHarm, answered("self_injury")}));
        QVERIFY(room.run(AnswerFact{id, Fact::Weapon, answered("in_hand")}));
        QVERIFY(room.runAs(supervisorSeat(), RestrictIncident{id, Visibility::Restricted, "own"}));
        QCOMPARE(room.refusalOf(AnswerFact{id, Fact::AgeGroup, answered("adult")}), kHidden);
        QCOMPARE(room.refusalOf(AnswerFact{id, Fact::AgeGroup, askedNotKnown()}), kHidden);
        QCOMPARE(room.refusalOf(AnswerFact{id, Fact::ContactConfirmed, answered("no")}), kHidden);
        // The same as stands there is refused alike: a "done" would tell it.
        QCOMPARE(room.refusalOf(AnswerFact{id, Fact::AgeGroup, answered("youth")}), kHidden);
        QCOMPARE(room.refusalOf(AnswerFact{id, Fact::SelfHarm, answered("plan_and_means")}),
                 kHidden);
        // What nobody answered yet is added, and a danger rises.
        QVERIFY(room.run(AnswerFact{id, Fact::Alone, answered("yes")}));
        QVERIFY(room.run(AnswerFact{id, Fact::Weapon, answered("used")}));
        QVERIFY(room.run(AnswerFact{id, Fact::SelfHarm, answered("attempt_in_progress")}));
        QVERIFY(room.runAs(supervisorSeat(), AnswerFact{id, Fact::AgeGroup, answered("adult")}));
    }

    void aHandoffIsNotEndedUnseen()
    {
        DispatchRoom room;
        OpenIncident called;
        called.type = TypeCode("WELFARE");
        called.location = at("12 Oak Ave");
        called.call = CallDraft{};
        called.call->callback = "860-555-0134";
        QVERIFY(room.run(called));
        const IncidentId id = room.last<IncidentOpened>().incident;
        QVERIFY(room.run(PlaceHandoff{id, "988"}));
        QVERIFY(room.runAs(supervisorSeat(), RestrictIncident{id, Visibility::Restricted, "own"}));
        for (const auto stage : {HandoffStage::Answered, HandoffStage::Accepted,
                                 HandoffStage::Refused, HandoffStage::NoAnswer})
            QCOMPARE(room.refusalOf(MarkHandoff{id, stage, "no"}), kHidden);
        // Nor is it told to who would close it.
        QCOMPARE(room.refusalOf(CloseIncident{id, DispositionCode("15"), "over"}), kHidden);
        // A caller who was lost is called back: that only raises it.
        QVERIFY(room.run(MarkHandoff{id, HandoffStage::Dropped, ""}));
    }

    void theRefusalNamesWhatWasAskedFor()
    {
        DispatchRoom room;
        const IncidentId id = hidden(room);
        const auto sentenceOf = [&](Visibility visibility) {
            const auto done = room.run(RestrictIncident{id, visibility, "over"});
            return done ? std::string("done") : refusalSentence(done.refusal());
        };
        const std::string lifting = sentenceOf(Visibility::Normal);
        QVERIFY2(lifting.rfind("Lifting the restriction of an incident needs the role", 0) == 0,
                 lifting.c_str());
        const std::string restricting = sentenceOf(Visibility::Restricted);
        QVERIFY2(restricting.rfind("Restricting an incident needs the role", 0) == 0,
                 restricting.c_str());
    }
};

HAVEN_TESTS(tst_UnseenRules)
#include "tst_unseen_rules.moc"
