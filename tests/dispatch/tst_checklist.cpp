#include "models/dispatch/alarms.h"
#include "models/dispatch/protocol_fit.h"
#include "models/dispatch/protocol_texts.h"

#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

const ProtocolId kProtocol("suicidal-person");

const ProtocolStep& activeStep(const DispatchRoom& room, IncidentId incident)
{
    const auto& list = room.incident(incident).checklists.back();
    return *findStep(room.knowledge().protocols.at(list.protocol).protocol, list.activeStep);
}

// What an update brings: another text under the same id, with one step alone.
ProtocolOnFile updated(const ProtocolOnFile& before)
{
    ProtocolOnFile after = before;
    ++after.protocol.version;
    after.protocol.title = "Another text";
    after.protocol.steps.resize(1);
    after.hash = "hash of the update";
    after.text = "{\"of\": \"the update\"}";
    return after;
}

// The first step of a protocol that has a timer, and its run brought there.
struct TimedRun {
    IncidentId incident;
    Span timer;
};

TimedRun timedRun(DispatchRoom& room)
{
    const IncidentId incident = room.open("OD");
    if (!room.run(StartChecklist{incident, ProtocolId("overdose")}))
        qFatal("the checklist did not start");
    while (!activeStep(room, incident).timer) {
        const ProtocolStep& step = activeStep(room, incident);
        CompleteStep command;
        command.incident = incident;
        command.checklist = room.incident(incident).checklists.back().id;
        command.outcome.step = step.id;
        if (step.kind == StepKind::Question) {
            command.outcome.kind = StepOutcomeKind::Answered;
            command.outcome.answer = step.answers.front().label;
        }
        if (!room.run(command))
            qFatal("no step of the checklist has a timer");
    }
    return {incident, *activeStep(room, incident).timer};
}

std::vector<DueAlarm> lateSteps(const DispatchRoom& room)
{
    auto all = dueAlarms(room.state(), room.knowledge().codes, room.now());
    std::erase_if(all, [](const DueAlarm& one) { return one.kind != AlarmKind::StepTimer; });
    return all;
}

// The active step, done or answered with its first answer, or the one named.
CompleteStep complete(const DispatchRoom& room, IncidentId incident, std::string answer = {})
{
    const ProtocolStep& step = activeStep(room, incident);
    CompleteStep command;
    command.incident = incident;
    command.checklist = room.incident(incident).checklists.back().id;
    command.outcome.step = step.id;
    if (step.kind == StepKind::Question) {
        command.outcome.kind = StepOutcomeKind::Answered;
        command.outcome.answer = answer.empty() ? step.answers.front().label : answer;
    }
    return command;
}

void goTo(DispatchRoom& room, IncidentId incident, const char* step)
{
    while (activeStep(room, incident).id != step)
        QVERIFY(room.run(complete(room, incident)));
}

} // namespace

class TestChecklist final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLiveStationRunsOnlyWhatWasApproved();
    void anApprovedTextIsStartedUntilTheNewerOneIsApproved();
    void aRetiredProtocolStartsByNoTextOfIt();
    void anAnswerMayBringAnotherPageFirst();
    void oneRunOfAProtocolAtATime();
    void anAnswerSetsTheFactAndTheLevelInOneAct();
    void aStepNeverLowersTheLevel();
    void onlyTheActiveStepIsCompleted();
    void aSlipIsSetRightAndTheRunTakesTheOtherBranch();
    void aStaleAnswerIsNoCorrection();
    void aQuestionThatCannotBeAskedIsUnableWithItsReason();
    void theLastStepFinishesTheRun();
    void openStepsNeedAReasonToFinish();
    void anEmdAnswerStandsOnTheIncidentToo();
    void aRecheckStartsTheClockOfTheLevel();
    void aChecklistOpensTheLane();
    void aStepThatAsksSoonerMovesTheRecheck();
    void everyShippedProtocolRunsToItsEnd();
    void aRunGoesOnByTheTextItStartedWith();
    void aTextIsKeptOnce();
    void aTextThatNobodyKeptIsRefusedPlainly();
    void aStepOverItsTimeIsDueAndEscalatesAtTwiceTheTime();
    void theNextStepAndTheEndAnswerTheTimer();
    void ofSeveralChecklistsTheOneThatWasLateLastIsDue();
};

void TestChecklist::aLiveStationRunsOnlyWhatWasApproved()
{
    DispatchRoom room;
    StationCreated live;
    live.mode = StationMode::Live;
    room.record(live);
    const auto incident = room.open("SUICTHRT");
    QCOMPARE(room.refusalOf(StartChecklist{incident, kProtocol}),
             std::string("ProtocolNotApproved"));
    QCOMPARE(room.refusalOf(StartChecklist{incident, ProtocolId("no-such")}),
             std::string("ProtocolUnknown"));
    ApproveProtocol approve{kProtocol, "A. Okafor", "LCSW 1234", "Harbor Health", "2026-03-01"};
    for (std::string ApproveProtocol::*field :
         {&ApproveProtocol::approver, &ApproveProtocol::license, &ApproveProtocol::agency}) {
        ApproveProtocol part = approve;
        part.*field = " ";
        QCOMPARE(room.refusalOfAs(administratorSeat(), part), std::string("ApprovalIncomplete"));
    }
    for (const char* day : {"2026-13-01", "2999-01-01", "soon"}) {
        ApproveProtocol part = approve;
        part.approvedOn = day;
        QCOMPARE(room.refusalOfAs(administratorSeat(), part), std::string("ApprovalIncomplete"));
    }
    QVERIFY(room.runAs(administratorSeat(), approve));
    QCOMPARE(room.last<ProtocolApproved>().license, std::string("LCSW 1234"));
    QCOMPARE(room.last<ProtocolApproved>().agency, std::string("Harbor Health"));
    QCOMPARE(room.last<ProtocolApproved>().approvedOn, std::string("2026-03-01"));
    QCOMPARE(room.last<ProtocolApproved>().credentials,
             std::string("LCSW 1234, Harbor Health, 2026-03-01"));
    QCOMPARE(room.state().approvals.at(kProtocol).agency, std::string("Harbor Health"));
    QVERIFY(room.run(StartChecklist{incident, kProtocol}));
    // Another text of the same protocol is another protocol.
    ProtocolApproved older;
    older.protocol = ProtocolId("welfare-check");
    older.hash = "hash of an older text";
    room.record(older);
    QCOMPARE(room.refusalOf(StartChecklist{incident, ProtocolId("welfare-check")}),
             std::string("ProtocolNotApproved"));
}

namespace {

const ApproveProtocol kApproval{kProtocol, "A. Okafor", "LCSW 1234", "Harbor Health", "2026-03-01"};

void makeLive(DispatchRoom& room)
{
    StationCreated live;
    live.mode = StationMode::Live;
    room.record(live);
    if (!room.runAs(administratorSeat(), kApproval))
        qFatal("the protocol was not approved");
}

std::string titleOffered(const DispatchRoom& room)
{
    for (const Protocol& one : protocolsToOffer(room.state(), room.knowledge())) {
        if (one.id == kProtocol)
            return one.title;
    }
    return "not offered";
}

} // namespace

void TestChecklist::anApprovedTextIsStartedUntilTheNewerOneIsApproved()
{
    DispatchRoom room;
    makeLive(room);
    const ProtocolOnFile before = room.knowledge().protocols.at(kProtocol);
    room.setProtocol(kProtocol, updated(before));
    const auto incident = room.open("SUICTHRT");
    QVERIFY(protocolToStart(room.state(), room.knowledge(), kProtocol).by ==
            StartBy::EarlierApproved);
    QCOMPARE(titleOffered(room), before.protocol.title);
    QVERIFY(room.run(StartChecklist{incident, kProtocol}));
    QCOMPARE(room.count<ProtocolKept>(), 0); // kept since it was approved
    const Checklist& run = room.incident(incident).checklists.back();
    QCOMPARE(run.hash, before.hash);
    QCOMPARE(run.version, std::to_string(before.protocol.version));
    QCOMPARE(run.activeStep, before.protocol.steps.front().id);
    QVERIFY(*protocolOfRun(room.state(), room.knowledge(), run) == before.protocol);

    QVERIFY(room.runAs(administratorSeat(), kApproval));
    QVERIFY(protocolToStart(room.state(), room.knowledge(), kProtocol).by == StartBy::OnFile);
    QCOMPARE(titleOffered(room), std::string("Another text"));
    const auto next = room.open("SUICTHRT", "9 Elm St");
    QVERIFY(room.run(StartChecklist{next, kProtocol}));
    QCOMPARE(room.incident(next).checklists.back().hash, std::string("hash of the update"));
    QVERIFY(room.state() == foldedFromText(room.log()));
}

void TestChecklist::aRetiredProtocolStartsByNoTextOfIt()
{
    DispatchRoom room;
    makeLive(room);
    ProtocolOnFile retired = updated(room.knowledge().protocols.at(kProtocol));
    retired.protocol.status = ProtocolStatus::Retired;
    room.setProtocol(kProtocol, retired);
    const auto incident = room.open("SUICTHRT");
    QCOMPARE(room.refusalOf(StartChecklist{incident, kProtocol}), std::string("ProtocolIsRetired"));
    QVERIFY(protocolToStart(room.state(), room.knowledge(), kProtocol).by == StartBy::Nothing);
    QCOMPARE(titleOffered(room), std::string("not offered"));
}

void TestChecklist::anAnswerMayBringAnotherPageFirst()
{
    DispatchRoom room;
    const auto id = room.open("SUICTHRT");
    const auto firstNow = [&room, id] {
        const auto offer = protocolFirstNow(room.state(), room.knowledge(), room.incident(id));
        return offer ? offer->protocol.value : std::string();
    };
    QVERIFY(room.run(AnswerFact{id, Fact::SelfHarm, answered("ideation")}));
    QVERIFY(room.run(AnswerFact{id, Fact::Weapon, answered("within_reach")}));
    QCOMPARE(firstNow(), std::string()); // nothing runs: the list of what can be started says it
    QVERIFY(room.run(StartChecklist{id, kProtocol}));
    QCOMPARE(firstNow(), std::string("suicidal-firearm"));
    QVERIFY(room.run(StartChecklist{id, ProtocolId("suicidal-firearm")}));
    QCOMPARE(firstNow(), std::string());
    QVERIFY(room.run(AnswerFact{id, Fact::DangerousPlace, answered("bridge")}));
    QCOMPARE(firstNow(), std::string("suicidal-at-height"));
    // What a live station could not start is not named.
    StationCreated live;
    live.mode = StationMode::Live;
    room.record(live);
    QCOMPARE(firstNow(), std::string());
}

void TestChecklist::oneRunOfAProtocolAtATime()
{
    DispatchRoom room;
    const auto incident = room.open("SUICTHRT");
    QVERIFY(room.run(StartChecklist{incident, kProtocol}));
    QCOMPARE(room.refusalOf(StartChecklist{incident, kProtocol}),
             std::string("ChecklistIsRunning"));
    QVERIFY(room.run(StartChecklist{incident, ProtocolId("welfare-check")}));
    QVERIFY(room.incident(incident).checklists[0].id != room.incident(incident).checklists[1].id);
}

void TestChecklist::anAnswerSetsTheFactAndTheLevelInOneAct()
{
    DispatchRoom room;
    const auto incident = room.open("SUICTHRT");
    QVERIFY(room.run(StartChecklist{incident, kProtocol}));
    goTo(room, incident, "weapon");
    QVERIFY(room.run(complete(room, incident, "In hand")));
    QVERIFY(room.last<FactAnswered>().fact == Fact::Weapon);
    QCOMPARE(room.count<ChecklistStepDone>(), 1);
    QCOMPARE(room.incident(incident).level.level, 4);
    QVERIFY(room.incident(incident).level.recheckDueAt <= room.now() + Span::minutes(5));
}

void TestChecklist::aStepNeverLowersTheLevel()
{
    DispatchRoom room;
    const auto incident = room.open("SUICTHRT");
    QVERIFY(room.run(AnswerFact{incident, Fact::Weapon, answered("in_hand")}));
    QVERIFY(room.run(StartChecklist{incident, kProtocol}));
    goTo(room, incident, "now");
    QVERIFY(room.run(complete(room, incident, "No")));
    goTo(room, incident, "weapon");
    QVERIFY(room.run(complete(room, incident, "None")));
    QCOMPARE(room.incident(incident).answers.at(Fact::Weapon).answer.value, std::string("none"));
    QCOMPARE(room.incident(incident).level.level, 4);
    QVERIFY(room.incident(incident).level.because.find("kept") == 0);
}

void TestChecklist::onlyTheActiveStepIsCompleted()
{
    DispatchRoom room;
    const auto incident = room.open("SUICTHRT");
    QVERIFY(room.run(StartChecklist{incident, kProtocol}));
    auto command = complete(room, incident);
    command.outcome.step = "weapon";
    QCOMPARE(room.refusalOf(command), std::string("StepNotActive"));
    command = complete(room, incident);
    command.outcome.kind = StepOutcomeKind::Done;
    QCOMPARE(room.refusalOf(command), std::string("StepNeedsAnswer"));
    command.outcome.kind = StepOutcomeKind::Answered;
    command.outcome.answer = "perhaps";
    QCOMPARE(room.refusalOf(command), std::string("StepAnswerUnknown"));
    // Whoever is refused reads what would be taken.
    const auto refused = room.run(command);
    QVERIFY(!refused);
    QCOMPARE(refused.refusal().arguments[2],
             std::string("Started here, Transferred to EMS or Not medical"));
    QVERIFY(refusalSentence(refused.refusal())
                .find("Not medical. If it cannot be asked, say: cannot") != std::string::npos);
    command.outcome.kind = StepOutcomeKind::NotNeeded;
    QCOMPARE(room.refusalOf(command), std::string("StepNeedsReason"));
    command.checklist = ChecklistId(99);
    QCOMPARE(room.refusalOf(command), std::string("ChecklistUnknown"));
}

void TestChecklist::aSlipIsSetRightAndTheRunTakesTheOtherBranch()
{
    DispatchRoom room;
    const auto incident = room.open("SUICTHRT");
    QVERIFY(room.run(StartChecklist{incident, kProtocol}));
    goTo(room, incident, "where");
    QVERIFY(room.run(complete(room, incident, "None of these")));
    QCOMPARE(activeStep(room, incident).id, std::string("alone"));
    QVERIFY(room.run(complete(room, incident, "Alone")));
    const auto again = [&room, incident](const char* step, const char* answer) {
        CompleteStep command;
        command.incident = incident;
        command.checklist = room.incident(incident).checklists.back().id;
        command.outcome = {step, StepOutcomeKind::Answered, answer, {}};
        command.take = StepTake::Again;
        return command;
    };
    // The trains are stopped after all, and then it goes on where it was.
    QVERIFY(room.run(again("where", "Rails")));
    QCOMPARE(room.incident(incident).answers.at(Fact::DangerousPlace).answer, answered("rail"));
    QCOMPARE(activeStep(room, incident).id, std::string("stop-traffic"));
    QVERIFY(room.run(complete(room, incident)));
    QCOMPARE(activeStep(room, incident).id, std::string("injury"));
    // Both stand on the record.
    const auto& steps = room.incident(incident).checklists.back().steps;
    QCOMPARE(std::count_if(steps.begin(), steps.end(),
                           [](const ChecklistStep& done) { return done.outcome.step == "where"; }),
             2);
    QCOMPARE(stepsDone(room.incident(incident).checklists.back()), steps.size() - 1);
    QCOMPARE(room.refusalOf(again("where", "Rails")), std::string("NothingToChange"));
    QCOMPARE(room.refusalOf(again("where", "On the moon")), std::string("StepAnswerUnknown"));
    for (const char* step : {"injury", "contact", "no-such"}) // active, not yet, none
        QCOMPARE(room.refusalOf(again(step, "Yes")), std::string("StepNotActive"));
    // What a step takes back lowers nothing.
    QVERIFY(room.run(again("weapon", "None")));
    QCOMPARE(room.incident(incident).level.level, 4);
    QVERIFY(room.state() == foldedFromText(room.log()));
}

// Two windows answer the same step: the second did not know of the first.
void TestChecklist::aStaleAnswerIsNoCorrection()
{
    DispatchRoom room;
    const auto incident = room.open("SUICTHRT");
    QVERIFY(room.run(StartChecklist{incident, kProtocol}));
    goTo(room, incident, "weapon");
    const CompleteStep stale = complete(room, incident, "None");
    QVERIFY(room.run(complete(room, incident, "In hand")));
    QCOMPARE(room.refusalOf(stale), std::string("StepNotActive"));
    QCOMPARE(room.incident(incident).answers.at(Fact::Weapon).answer, answered("in_hand"));
}

void TestChecklist::aQuestionThatCannotBeAskedIsUnableWithItsReason()
{
    DispatchRoom room;
    const auto incident = room.open("SUICTHRT");
    QVERIFY(room.run(StartChecklist{incident, kProtocol}));
    goTo(room, incident, "weapon");
    auto command = complete(room, incident);
    command.outcome = StepOutcome{"weapon", StepOutcomeKind::Cannot, "", "he hung up"};
    QVERIFY(room.run(command));
    QVERIFY(room.incident(incident).answers.at(Fact::Weapon).answer.state == AskState::Unable);
    QVERIFY(room.incident(incident).level.level >= 3);
}

void TestChecklist::theLastStepFinishesTheRun()
{
    DispatchRoom room;
    const auto incident = room.open("SUICTHRT");
    QVERIFY(room.run(StartChecklist{incident, kProtocol}));
    for (std::size_t i = 0; i < kMaxSteps; ++i) {
        if (room.incident(incident).checklists.back().finishedAt)
            break;
        QVERIFY(room.run(complete(room, incident)));
    }
    QVERIFY(room.incident(incident).checklists.back().finishedAt.has_value());
    const auto id = room.incident(incident).checklists.back().id;
    QCOMPARE(room.refusalOf(FinishChecklist{incident, id, "again"}),
             std::string("ChecklistIsFinished"));
    QVERIFY(room.state() == foldedFromText(room.log()));
}

void TestChecklist::openStepsNeedAReasonToFinish()
{
    DispatchRoom room;
    const auto incident = room.open("SUICTHRT");
    QVERIFY(room.run(StartChecklist{incident, kProtocol}));
    const auto id = room.incident(incident).checklists.back().id;
    QCOMPARE(room.refusalOf(FinishChecklist{incident, id, " "}),
             std::string("ChecklistNeedsReason"));
    QVERIFY(room.run(FinishChecklist{incident, id, "handed to the clinician on scene"}));
}

void TestChecklist::anEmdAnswerStandsOnTheIncidentToo()
{
    DispatchRoom room;
    const IncidentId id = room.open("SUICTHRT");
    QVERIFY(room.run(StartChecklist{id, kProtocol}));
    goTo(room, id, "emd");
    QVERIFY(room.run(complete(room, id, "Transferred to EMS")));
    QCOMPARE(room.incident(id).emd.state, EmdState::Transferred);
    QCOMPARE(room.incident(id).emd.transferredTo, std::string("EMS"));
    QCOMPARE(room.count<EmdRecorded>(), 1);
    // What stands there already is not recorded again.
    const IncidentId other = room.open("SUICTHRT");
    QVERIFY(room.run(RecordEmd{other, EmdState::Started, {}, "25-B-3"}));
    QVERIFY(room.run(StartChecklist{other, kProtocol}));
    goTo(room, other, "emd");
    QVERIFY(room.run(complete(room, other, "Started here")));
    QCOMPARE(room.count<EmdRecorded>(), 0);
    QCOMPARE(room.incident(other).emd.determinant, std::string("25-B-3"));
}

void TestChecklist::aRecheckStartsTheClockOfTheLevel()
{
    DispatchRoom room;
    QCOMPARE(room.refusalOf(RecordRecheck{room.open("NOISE"), ""}),
             std::string("RecheckWithoutLevel"));
    const auto incident = room.open("WELFARE", "40 Elm St");
    constexpr int kMinutes[] = {30, 15, 10, 5};
    for (int level = 1; level <= 4; ++level) {
        QVERIFY(room.run(SetLevel{incident, level, "tested"}));
        room.pass(Span::minutes(1));
        QVERIFY(room.run(RecordRecheck{incident, "seen"}));
        QVERIFY(room.incident(incident).level.recheckDueAt ==
                room.now() + Span::minutes(kMinutes[level - 1]));
    }
}

void TestChecklist::aChecklistOpensTheLane()
{
    DispatchRoom room;
    const auto incident = room.open("NOISE");
    QVERIFY(room.run(StartChecklist{incident, kProtocol}));
    QCOMPARE(room.incident(incident).level.level, 3);
    QVERIFY(room.incident(incident).level.asked == Asked::NotYet);
    QVERIFY(room.incident(incident).priority == room.incident(room.open("NOISE")).priority);
    QVERIFY(room.run(RecordRecheck{incident, ""}));
    // Where there is a level already, it stays.
    const auto other = room.open("WELFARE", "9 Elm St");
    QVERIFY(room.run(StartChecklist{other, kProtocol}));
    QCOMPARE(room.count<LevelChanged>(), 0);
}

void TestChecklist::aStepThatAsksSoonerMovesTheRecheck()
{
    DispatchRoom room;
    const auto incident = room.open("OD");
    QVERIFY(room.run(StartChecklist{incident, ProtocolId("overdose")}));
    goTo(room, incident, "breathing");
    QVERIFY(room.run(complete(room, incident)));
    QVERIFY(room.incident(incident).level.recheckDueAt == room.now() + Span::seconds(60));
    QVERIFY(room.run(RecordRecheck{incident, "breathes"}));
    QVERIFY(room.incident(incident).level.recheckDueAt == room.now() + Span::minutes(5));
}

// By its first answers and by its last ones: no step is refused, and EMD stands on the incident.
void TestChecklist::everyShippedProtocolRunsToItsEnd()
{
    for (const bool takesFirst : {true, false}) {
        DispatchRoom room;
        for (const auto& [id, file] : room.knowledge().protocols) {
            const auto incident = room.open("NOISE");
            QVERIFY2(room.run(StartChecklist{incident, id}), id.value.c_str());
            for (std::size_t i = 0; i < kMaxSteps; ++i) {
                if (room.incident(incident).checklists.back().finishedAt)
                    break;
                const ProtocolStep& step = activeStep(room, incident);
                const auto answer = step.kind == StepKind::Act || takesFirst
                                        ? std::string()
                                        : step.answers.back().label;
                QVERIFY2(room.run(complete(room, incident, answer)),
                         (id.value + " " + step.id).c_str());
            }
            QVERIFY2(room.incident(incident).checklists.back().finishedAt, id.value.c_str());
            QVERIFY2(room.incident(incident).emd.state != EmdState::NotAsked, id.value.c_str());
        }
    }
}

// An update, and even the protocol's leaving: the open run is worked to its end by its own text.
void TestChecklist::aRunGoesOnByTheTextItStartedWith()
{
    for (const bool isGone : {false, true}) {
        DispatchRoom room;
        const auto incident = room.open("SUICTHRT");
        QVERIFY(room.run(StartChecklist{incident, kProtocol}));
        QVERIFY(room.run(complete(room, incident)));
        const ProtocolOnFile before = room.knowledge().protocols.at(kProtocol);
        room.setProtocol(kProtocol, isGone ? std::nullopt : std::optional(updated(before)));
        const auto& run = room.incident(incident).checklists.back();
        const auto text = protocolOfRun(room.state(), room.knowledge(), run);
        QVERIFY(text && *text == before.protocol);
        QCOMPARE(protocolTitle(room.state(), room.knowledge(), run), before.protocol.title);
        for (std::size_t i = 0; i < kMaxSteps; ++i) {
            const auto& list = room.incident(incident).checklists.back();
            if (list.finishedAt)
                break;
            const ProtocolStep& step = *findStep(before.protocol, list.activeStep);
            CompleteStep command{incident, list.id, {step.id, StepOutcomeKind::Done, {}, {}}};
            if (step.kind == StepKind::Question) {
                command.outcome.kind = StepOutcomeKind::Answered;
                command.outcome.answer = step.answers.front().label;
            }
            QCOMPARE(room.refusalOf(command), std::string("done"));
        }
        QVERIFY(room.incident(incident).checklists.back().finishedAt.has_value());
        QVERIFY(room.state() == foldedFromText(room.log()));
        // A new run is by what is on file now.
        if (isGone)
            continue;
        QVERIFY(room.run(StartChecklist{incident, kProtocol}));
        QCOMPARE(room.incident(incident).checklists.back().hash, std::string("hash of the update"));
    }
}

void TestChecklist::aTextIsKeptOnce()
{
    DispatchRoom room;
    const ProtocolOnFile onFile = room.knowledge().protocols.at(kProtocol);
    QVERIFY(!onFile.text.empty());
    QVERIFY(room.run(StartChecklist{room.open("SUICTHRT"), kProtocol}));
    QCOMPARE(room.count<ProtocolKept>(), 1);
    QCOMPARE(room.last<ProtocolKept>().text, onFile.text);
    QCOMPARE(room.last<ProtocolKept>().hash, onFile.hash);
    QVERIFY(room.run(StartChecklist{room.open("SUICTHRT", "9 Elm St"), kProtocol}));
    QCOMPARE(room.count<ProtocolKept>(), 0);
    QCOMPARE(room.state().protocolTexts.size(), std::size_t(1));
    // What was approved is kept from then on, also before anybody runs it.
    const ApproveProtocol approve{ProtocolId("overdose"), "A. Okafor", "LCSW 1234", "Harbor Health",
                                  "2026-03-01"};
    QVERIFY(room.runAs(administratorSeat(), approve));
    QCOMPARE(room.last<ProtocolKept>().protocol, ProtocolId("overdose"));
    QVERIFY(room.runAs(administratorSeat(), approve));
    QCOMPARE(room.count<ProtocolKept>(), 0);
}

// A run from before texts were kept, whose protocol has changed since.
void TestChecklist::aTextThatNobodyKeptIsRefusedPlainly()
{
    DispatchRoom room;
    const auto incident = room.open("SUICTHRT");
    ChecklistStarted old;
    old.checklist = ChecklistId(7);
    old.incident = incident;
    old.protocol = kProtocol;
    old.hash = "hash of a text from before";
    old.firstStep = "emd";
    room.record(old);
    CompleteStep command{incident, old.checklist, {"emd", StepOutcomeKind::Done, {}, {}}};
    QCOMPARE(room.refusalOf(command), std::string("ProtocolTextChanged"));
    QVERIFY(
        !protocolOfRun(room.state(), room.knowledge(), room.incident(incident).checklists.back()));
    // Nor does a kept text that this program cannot read stop anything else.
    ProtocolKept kept;
    kept.hash = old.hash;
    kept.text = "{\"format\": \"of another age\"}";
    room.record(kept);
    QCOMPARE(room.refusalOf(command), std::string("ProtocolTextChanged"));
    QVERIFY(room.run(FinishChecklist{incident, old.checklist, "its text is not kept"}));
}

void TestChecklist::aStepOverItsTimeIsDueAndEscalatesAtTwiceTheTime()
{
    DispatchRoom room;
    const TimedRun run = timedRun(room);
    room.pass(run.timer + Span{-1});
    QVERIFY(lateSteps(room).empty());
    room.pass(Span{1});
    QCOMPARE(lateSteps(room).size(), std::size_t(1));
    const DueAlarm first = lateSteps(room).front();
    QVERIFY(first.step == AlarmStep::First && first.standing == AlarmStanding::Silent);
    QVERIFY(room.runAs(advisorSeat(), RaiseAlarm{first.kind, first.incident, {}, first.dueAt}));
    QVERIFY(room.run(AcknowledgeAlarm{AlarmKind::StepTimer, run.incident, {}}));
    QVERIFY(lateSteps(room).front().standing == AlarmStanding::Acknowledged);
    room.pass(run.timer + Span{-1});
    QVERIFY(lateSteps(room).front().step == AlarmStep::First);
    room.pass(Span{1});
    const DueAlarm twice = lateSteps(room).front();
    QVERIFY(twice.step == AlarmStep::Escalated);
    QVERIFY(twice.standing == AlarmStanding::Silent); // to be raised anew
    const auto counts = overdueCounts(room.state(), room.knowledge().codes, room.now());
    QCOMPARE(counts.steps, 1);
    QVERIFY(counts.escalated >= 1);
}

void TestChecklist::theNextStepAndTheEndAnswerTheTimer()
{
    {
        DispatchRoom room;
        const TimedRun run = timedRun(room);
        room.pass(run.timer);
        const DueAlarm due = lateSteps(room).front();
        QVERIFY(room.runAs(advisorSeat(), RaiseAlarm{due.kind, due.incident, {}, due.dueAt}));
        QVERIFY(room.run(complete(room, run.incident)));
        QVERIFY(lateSteps(room).empty());
        for (const auto& alarm : room.state().alarms)
            QVERIFY(alarm.kind != AlarmKind::StepTimer);
    }
    DispatchRoom room;
    const TimedRun run = timedRun(room);
    room.pass(run.timer);
    const auto& list = room.incident(run.incident).checklists.back();
    QVERIFY(room.run(FinishChecklist{run.incident, list.id, "handed to EMS"}));
    QVERIFY(lateSteps(room).empty());
    QVERIFY(!room.incident(run.incident).checklists.back().stepDueAt);
}

void TestChecklist::ofSeveralChecklistsTheOneThatWasLateLastIsDue()
{
    DispatchRoom room;
    const TimedRun run = timedRun(room);
    const Instant firstDue = room.now() + run.timer;
    ChecklistStarted other;
    other.checklist = ChecklistId(99);
    other.incident = run.incident;
    other.protocol = ProtocolId("welfare-check");
    other.firstStep = "emd";
    other.stepDueAt = firstDue + Span::seconds(1);
    room.record(other);
    room.setNow(firstDue);
    QVERIFY(lateSteps(room).front().dueAt == firstDue);
    room.pass(Span::seconds(1));
    QCOMPARE(lateSteps(room).size(), std::size_t(1));
    QVERIFY(lateSteps(room).front().dueAt == firstDue + Span::seconds(1));
}

HAVEN_TESTS(TestChecklist)
#include "tst_checklist.moc"
