#include "models/dispatch/event_codec.h"
#include "models/dispatch/record_care.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <algorithm>
#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

UnitId unitId(const char* name)
{
    return UnitId(name);
}

DispatchUnits sending(std::vector<UnitId> units, IncidentId incident)
{
    return DispatchUnits{std::move(units), incident, AssignmentStage::Dispatched, ""};
}

// The active step of the newest checklist, done or answered with its first answer.
CompleteStep nextStepOf(const DispatchRoom& room, IncidentId incident, const char* answer = nullptr)
{
    const Checklist& run = room.incident(incident).checklists.back();
    const Protocol& protocol = room.knowledge().protocols.at(run.protocol).protocol;
    const ProtocolStep& step = *findStep(protocol, run.activeStep);
    CompleteStep command;
    command.incident = incident;
    command.checklist = run.id;
    command.outcome.step = step.id;
    if (step.kind == StepKind::Question) {
        command.outcome.kind = StepOutcomeKind::Answered;
        command.outcome.answer = answer ? answer : step.answers.front().label;
    }
    return command;
}

} // namespace

class TestUndo final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDispatchIsTakenBackAndTold();
    void undoingAPreemptionPutsTheUnitBack();
    void stepsGoBackOne();
    void wordsThatWereUndoneGoWithTheirIncident();
    void undoneWordsOfOlderEntriesGoWithWhatWasUndone();
    void aClearedUnitIsBackAndPrimary();
    void closingIsUndoneByReopening();
    void theCallersWaitIsBack();
    void typePlaceAndHoldGoBack();
    void nothingIsLoweredByUndo();
    void anEmergencyIsNeverUndone();
    void aWaitingEmergencyIsNoticed();
    void onlyOnesOwnLastActWithinTenMinutes();
    void whatHasGoneOnIsNotUndone();
    void whatAnotherDeskWroteSinceIsNotWrittenOver();
    void aUnitThatIsElsewhereByNowIsNotPutBack();
    void aHoldOfSomebodyElseStands();
    void aReleaseTakenBackHoldsAsItWas();
    void aStepOfAChecklistIsTakenBack();
    void theLastStepTakenBackOpensTheChecklist();
    void whatAStepAnsweredIsNeverTakenBack();
    void aFinishedChecklistIsNotSaidToBeUndone();
    void aFlagDecidedByASlipIsAsItWas();
    void aDecisionOfSomebodyElseStands();
    void whatIsNotUndoneSaysWhatToDoInstead();
    void aRefusedUndoNamesTheJoinAndNotWhatWasSaidThere();
    void aTextSessionThatOthersWorkedOnIsNotUndone();
    void anActThatIsMeantIsUndoneAndNoOther();
    void eachWindowUndoesItsOwnActs();
};

void TestUndo::anActThatIsMeantIsUndoneAndNoOther()
{
    DispatchRoom room;
    room.logOn("3A12");
    const auto incident = room.open("NOISE");
    room.dispatch("3A12", incident);
    const auto meant = room.actOf(dispatcherSeat()).lastAct.front().envelope.sequence;
    QVERIFY(room.run(HoldIncident{room.open("NOISE", "9 Elm St"), "later", std::nullopt}));
    QCOMPARE(room.refusalOf(Undo{meant}), std::string("UndoNotLast"));
    QCOMPARE(room.incident(incident).assignments.size(), 1U);
    QVERIFY(room.run(Undo{room.actOf(dispatcherSeat()).lastAct.front().envelope.sequence}));
}

void TestUndo::eachWindowUndoesItsOwnActs()
{
    DispatchRoom room;
    room.logOn("3A12");
    const auto incident = room.open("NOISE");
    const auto other = room.open("NOISE", "9 Elm St");
    Seat second = dispatcherSeat();
    second.position = PositionId("Position 9");
    room.dispatch("3A12", incident);
    QVERIFY(room.runAs(second, HoldIncident{other, "later", std::nullopt}));
    QVERIFY(room.run(Undo{}));
    QVERIFY(room.incident(incident).assignments.empty());
    QVERIFY(room.incident(other).stage == IncidentStage::Held);
    QVERIFY(room.runAs(second, Undo{}));
    QVERIFY(room.incident(other).stage == IncidentStage::Open);
}

// What was undone is repeated in words, so these belong to the incident: they are withheld with it,
// and go with it under law.
void TestUndo::wordsThatWereUndoneGoWithTheirIncident()
{
    DispatchRoom room;
    room.logOn("3A12");
    const auto incident = room.open("NOISE");
    const auto other = room.open("NOISE", "9 Elm St");
    QVERIFY(room.run(CorrectDetails{incident, {}, "title", "Undoword", ""}));
    QVERIFY(room.run(Undo{}));
    const Event named = room.last<ActUndone>();
    QVERIFY(encodeEvent(named).find("Undoword") == std::string::npos);
    QVERIFY(incidentsOf(named) == std::vector<IncidentId>{incident});
    QVERIFY(goesWithItsIncident(named, incident));
    QVERIFY(!goesWithItsIncident(named, other));
    QVERIFY(whyItStays(named).empty());
    // Also where a unit has to be told.
    room.dispatch("3A12", incident);
    QVERIFY(room.run(Undo{}));
    const Event told = room.last<ActUndone>();
    QVERIFY(!room.last<ActUndone>().tell.empty());
    QVERIFY(goesWithItsIncident(told, incident));
    QVERIFY(foldedFromText(room.log()) == room.state());
}

void TestUndo::undoneWordsOfOlderEntriesGoWithWhatWasUndone()
{
    DispatchRoom room;
    const auto incident = room.open("NOISE");
    QVERIFY(room.run(CorrectDetails{incident, {}, "title", "Undoword", ""}));
    const std::int64_t changed = room.log().back().envelope.sequence;
    ActUndone old; // as it was written before it named incidents
    old.undoneSequence = changed;
    old.what = "Changed title from nothing to Undoword";
    room.record(old);
    const std::int64_t told = room.log().back().envelope.sequence;
    ActUndone other = old;
    other.undoneSequence = 1; // of something else
    room.record(other);
    const std::int64_t apart = room.log().back().envelope.sequence;
    QVERIFY(room.run(CloseIncident{incident, DispositionCode("18"), ""}));
    QVERIFY(room.runAs(supervisorSeat(),
                       RequestRemoval{{}, {incident}, "RC-075 2026-114", "court order"}));
    const auto& facts = room.last<RemovalRequested>().facts;
    QVERIFY(std::binary_search(facts.begin(), facts.end(), changed));
    QVERIFY(std::binary_search(facts.begin(), facts.end(), told));
    QVERIFY(!std::binary_search(facts.begin(), facts.end(), apart));
}

void TestUndo::aDispatchIsTakenBackAndTold()
{
    DispatchRoom room;
    room.logOn("3A12");
    room.logOn("3A15");
    const auto incident = room.open("NOISE");
    QVERIFY(room.run(sending({unitId("3A12"), unitId("3A15")}, incident)));
    QVERIFY(room.run(Undo{}));
    QVERIFY(room.incident(incident).assignments.empty());
    QVERIFY(room.unit("3A12").status.primary == UnitPrimary::Available);
    const auto tell = room.last<ActUndone>().tell;
    QVERIFY(tell == std::vector<UnitId>({unitId("3A12"), unitId("3A15")}));
    QCOMPARE(room.count<PrimaryUnitChanged>(), 0);
    QCOMPARE(room.refusalOf(Undo{}), std::string("UndoTwice"));
    QCOMPARE(brokenInvariant(room.state()), std::string(""));
}

void TestUndo::undoingAPreemptionPutsTheUnitBack()
{
    DispatchRoom room;
    room.logOn("3A12");
    const auto old = room.open("NOISE");
    room.dispatch("3A12", old);
    QVERIFY(room.run(MarkOnScene{{unitId("3A12")}, ""}));
    const auto wanted = room.open("NOISE", "40 Elm St");
    QVERIFY(room.run(PreemptUnit{unitId("3A12"), wanted}));
    QVERIFY(room.run(Undo{}));
    QVERIFY(room.unit("3A12").incident == old);
    QVERIFY(room.unit("3A12").stage == AssignmentStage::OnScene);
    QVERIFY(room.incident(wanted).assignments.empty());
    QCOMPARE(brokenInvariant(room.state()), std::string(""));
}

void TestUndo::stepsGoBackOne()
{
    DispatchRoom room;
    room.logOn("3A12");
    const auto incident = room.open("NOISE");
    room.dispatch("3A12", incident);
    QVERIFY(room.run(MarkEnRoute{{unitId("3A12")}, ""}));
    QVERIFY(room.run(Undo{}));
    QVERIFY(room.unit("3A12").stage == AssignmentStage::Dispatched);
    QVERIFY(!room.incident(incident).assignments[0].enRouteAt);
    QVERIFY(room.run(MarkEnRoute{{unitId("3A12")}, ""}));
    QVERIFY(room.run(MarkOnScene{{unitId("3A12")}, ""}));
    QVERIFY(room.run(Undo{}));
    QVERIFY(room.unit("3A12").stage == AssignmentStage::EnRoute);
    QVERIFY(!room.incident(incident).assignments[0].arrivedAt);
    QVERIFY(room.incident(incident).assignments[0].role == AssignmentRole::Primary);
}

void TestUndo::aClearedUnitIsBackAndPrimary()
{
    DispatchRoom room;
    room.logOn("1");
    room.logOn("2");
    const auto incident = room.open("NOISE");
    QVERIFY(room.run(sending({unitId("1"), unitId("2")}, incident)));
    QVERIFY(room.run(MarkOnScene{{unitId("1")}, ""}));
    QVERIFY(room.run(ClearUnits{{unitId("1")}, {}}));
    QVERIFY(room.run(Undo{}));
    QVERIFY(room.unit("1").stage == AssignmentStage::OnScene);
    QCOMPARE(brokenInvariant(room.state()), std::string(""));
    for (const auto& one : room.incident(incident).assignments)
        QVERIFY((one.role == AssignmentRole::Primary) == (one.unit == unitId("1")));
    QVERIFY(room.run(ClearUnits{{unitId("1"), unitId("2")}, {}}));
    QVERIFY(room.run(Undo{}));
    QCOMPARE(room.incident(incident).assignments.size(), std::size_t(2));
    QCOMPARE(brokenInvariant(room.state()), std::string(""));
}

void TestUndo::closingIsUndoneByReopening()
{
    DispatchRoom room;
    room.logOn("1");
    const auto incident = room.open("NOISE");
    room.dispatch("1", incident);
    const auto code = room.knowledge().codes.dispositions.front().code;
    QVERIFY(room.run(CloseIncident{incident, code, "quiet on arrival"}));
    QVERIFY(room.run(Undo{}));
    QVERIFY(room.incident(incident).stage == IncidentStage::Open);
    QVERIFY(room.unit("1").incident == incident);
    QCOMPARE(brokenInvariant(room.state()), std::string(""));
}

// Cleared or closed by a slip, the caller has waited all along.
void TestUndo::theCallersWaitIsBack()
{
    DispatchRoom room;
    room.logOn("1");
    const auto incident = room.open("NOISE");
    const Instant opened = room.incident(incident).clockSince;
    room.dispatch("1", incident);
    QVERIFY(room.run(MarkOnScene{{unitId("1")}, ""}));
    room.pass(Span::minutes(20));
    QVERIFY(room.run(ClearUnits{{unitId("1")}, {}}));
    QVERIFY(room.incident(incident).clockSince > opened);
    QVERIFY(room.run(Undo{}));
    QVERIFY(room.incident(incident).clockSince == opened);
    // What stands is counted anew, and a later undo of something else leaves it so.
    room.pass(Span::minutes(1));
    QVERIFY(room.run(ClearUnits{{unitId("1")}, {}}));
    const Instant left = room.incident(incident).clockSince;
    QVERIFY(left > opened);
    QVERIFY(room.run(HoldIncident{incident, "keyholder comes", {}}));
    QVERIFY(room.run(Undo{}));
    QVERIFY(room.incident(incident).clockSince == left);
    const auto waiting = room.open("NOISE", "40 Elm St");
    const Instant since = room.incident(waiting).clockSince;
    room.pass(Span::minutes(5));
    const auto code = room.knowledge().codes.dispositions.front().code;
    QVERIFY(room.run(CloseIncident{waiting, code, "the wrong one"}));
    QVERIFY(room.run(Undo{}));
    QVERIFY(room.incident(waiting).stage == IncidentStage::Open);
    QVERIFY(room.incident(waiting).clockSince == since);
    QVERIFY(folded(room.log()) == room.state());
    QVERIFY(foldedFromText(room.log()) == room.state());
}

void TestUndo::typePlaceAndHoldGoBack()
{
    DispatchRoom room;
    const auto incident = room.open("NOISE");
    QVERIFY(room.run(ChangeType{incident, TypeCode("SUICTHRT")}));
    QVERIFY(room.run(Undo{}));
    QCOMPARE(room.incident(incident).type.value, std::string("NOISE"));
    QVERIFY(room.incident(incident).priority == Priority::P1); // never lowered by undo
    QCOMPARE(room.incident(incident).level.level, 3);
    const auto other = room.open("NOISE", "40 Elm St");
    QVERIFY(room.run(ChangeLocation{other, {}, at("41 Elm St"), ""}));
    QVERIFY(room.run(Undo{}));
    QCOMPARE(room.incident(other).location.text, std::string("40 Elm St"));
    QVERIFY(room.run(HoldIncident{other, "no unit", {}}));
    QVERIFY(room.run(Undo{}));
    QVERIFY(room.incident(other).stage == IncidentStage::Open);
}

void TestUndo::nothingIsLoweredByUndo()
{
    DispatchRoom room;
    const auto incident = room.open("NOISE");
    QVERIFY(room.run(ChangePriority{incident, Priority::P2, "shouting"}));
    QCOMPARE(room.refusalOf(Undo{}), std::string("UndoNever"));
    QVERIFY(room.run(ChangePriority{incident, Priority::P4, "calm again"}));
    QVERIFY(room.run(Undo{}));
    QVERIFY(room.incident(incident).priority == Priority::P2);
    QVERIFY(room.run(SetLevel{incident, 3, "he is back"}));
    QVERIFY(room.refusalOf(Undo{}) == "UndoNever");
    QVERIFY(room.run(AnswerFact{incident, Fact::Weapon, answered("in_hand")}));
    QVERIFY(room.refusalOf(Undo{}) != "done");
    QCOMPARE(room.incident(incident).level.level, 4);
}

void TestUndo::anEmergencyIsNeverUndone()
{
    DispatchRoom room;
    room.logOn("1");
    QVERIFY(room.run(DeclareEmergency{unitId("1"), "button"}));
    QCOMPARE(room.refusalOf(Undo{}), std::string("UndoNever"));
    QVERIFY(room.run(AcknowledgeEmergency{unitId("1")}));
    QCOMPARE(room.refusalOf(Undo{}), std::string("UndoNever"));
}

void TestUndo::aWaitingEmergencyIsNoticed()
{
    DispatchRoom room;
    room.logOn("1");
    const auto incident = room.open("SUICTHRT");
    room.dispatch("1", incident);
    QVERIFY(room.run(Undo{}));
    QVERIFY(room.last<AlarmRaised>().incident == incident);
    QVERIFY(room.last<ActUndone>().tell == std::vector<UnitId>{unitId("1")});
}

void TestUndo::onlyOnesOwnLastActWithinTenMinutes()
{
    DispatchRoom room;
    room.logOn("1");
    QCOMPARE(room.refusalOfAs(supervisorSeat(), Undo{}), std::string("UndoNothing"));
    const auto incident = room.open("NOISE");
    room.dispatch("1", incident);
    Act act = room.actOf(supervisorSeat());
    act.lastAct = room.actOf(dispatcherSeat()).lastAct;
    const auto others = decide(room.state(), Undo{}, act);
    QVERIFY(!others && others.refusal().code == RefusalCode::UndoNotYours);
    room.pass(Span::minutes(10));
    const auto atLimit = decide(room.state(), Undo{}, room.actOf(dispatcherSeat()));
    QVERIFY(atLimit.isOk());
    room.pass(Span{1});
    QCOMPARE(room.refusalOf(Undo{}), std::string("UndoTooLate"));
}

void TestUndo::whatHasGoneOnIsNotUndone()
{
    DispatchRoom room;
    room.logOn("1");
    const auto incident = room.open("NOISE");
    room.dispatch("1", incident);
    QVERIFY(room.runAs(supervisorSeat(), MarkOnScene{{unitId("1")}, ""}));
    QCOMPARE(room.refusalOf(Undo{}), std::string("UndoOvertaken"));
}

void TestUndo::whatAnotherDeskWroteSinceIsNotWrittenOver()
{
    DispatchRoom room;
    OpenIncident opening;
    opening.type = TypeCode("NOISE");
    opening.location = at("9 Wharf St");
    opening.call = CallDraft{};
    QVERIFY(room.run(opening));
    const auto incident = room.last<IncidentOpened>().incident;
    const auto call = room.incident(incident).calls.at(0).id;
    const auto nameIs = [&](const char* name) {
        return CorrectDetails{incident, call, "caller_name", name, "misheard"};
    };
    const auto callerAt = [&](const char* place) {
        return ChangeLocation{incident, call, at(place), "said so"};
    };
    QVERIFY(room.run(nameIs("Dana Cole")));
    QVERIFY(room.runAs(supervisorSeat(), nameIs("Dana Kohl")));
    QCOMPARE(room.refusalOf(Undo{}), std::string("UndoOvertaken"));
    QCOMPARE(room.incident(incident).calls.at(0).callerName, std::string("Dana Kohl"));

    QVERIFY(room.run(callerAt("9 Elm St")));
    QVERIFY(room.runAs(supervisorSeat(), callerAt("11 Elm St")));
    QCOMPARE(room.refusalOf(Undo{}), std::string("UndoOvertaken"));
    QCOMPARE(room.incident(incident).calls.at(0).callerLocation.text, std::string("11 Elm St"));

    // What nobody touched goes back as ever.
    QVERIFY(room.run(nameIs("Dana Cohl")));
    QVERIFY(room.run(Undo{}));
    QCOMPARE(room.incident(incident).calls.at(0).callerName, std::string("Dana Kohl"));
}

void TestUndo::aUnitThatIsElsewhereByNowIsNotPutBack()
{
    DispatchRoom room;
    room.logOn("1");
    const auto incident = room.open("NOISE");
    room.dispatch("1", incident);
    QVERIFY(room.run(MarkOnScene{{unitId("1")}, ""}));
    QVERIFY(room.run(ClearUnits{{unitId("1")}, {}}));
    const ChangeUnitStatus meal{{unitId("1")}, StatusLabel("meal"), "", {}, ""};
    QVERIFY(room.runAs(supervisorSeat(), meal));
    QCOMPARE(room.refusalOf(Undo{}), std::string("UndoOvertaken"));
    QVERIFY(!room.unit("1").incident);
    QCOMPARE(room.unit("1").status.label.value, std::string("meal"));
    QVERIFY(room.incident(incident).assignments.empty());
}

void TestUndo::aHoldOfSomebodyElseStands()
{
    DispatchRoom room;
    const auto incident = room.open("NOISE");
    QVERIFY(room.run(HoldIncident{incident, "no unit", {}}));
    room.pass(Span::minutes(1));
    QVERIFY(room.runAs(supervisorSeat(), ReleaseHold{incident, "units are free"}));
    QVERIFY(room.runAs(supervisorSeat(), HoldIncident{incident, "caller asked for Monday", {}}));
    QCOMPARE(room.refusalOf(Undo{}), std::string("UndoOvertaken"));
    QVERIFY(room.incident(incident).stage == IncidentStage::Held);
    QCOMPARE(room.incident(incident).holdReason, std::string("caller asked for Monday"));
}

void TestUndo::aReleaseTakenBackHoldsAsItWas()
{
    DispatchRoom room;
    room.logOn("3A12");
    const auto incident = room.open("NOISE");
    const Instant end = room.now() + Span::minutes(45);
    QVERIFY(room.run(HoldIncident{incident, "the owner is away", end}));
    QVERIFY(room.run(ReleaseHold{incident, "units are free"}));
    QVERIFY(room.run(Undo{}));
    QVERIFY(room.incident(incident).stage == IncidentStage::Held);
    QCOMPARE(room.incident(incident).holdReason, std::string("the owner is away"));
    QVERIFY(room.incident(incident).heldUntil == end);
    // So does one that a dispatch ended; where its time is over, it has none.
    room.dispatch("3A12", incident);
    QVERIFY(!room.incident(incident).heldUntil);
    QVERIFY(room.run(Undo{}));
    QVERIFY(room.incident(incident).heldUntil == end);
    room.pass(Span::minutes(44));
    QVERIFY(room.run(ReleaseHold{incident, ""}));
    room.pass(Span::minutes(2));
    QVERIFY(room.run(Undo{}));
    QCOMPARE(room.incident(incident).holdReason, std::string("the owner is away"));
    QVERIFY(!room.incident(incident).heldUntil);
    // And one that its closing ended.
    const auto code = room.knowledge().codes.dispositions.front().code;
    QVERIFY(room.run(CloseIncident{incident, code, "the owner is back"}));
    QVERIFY(room.run(Undo{}));
    QVERIFY(room.incident(incident).stage == IncidentStage::Held);
    QCOMPARE(room.incident(incident).holdReason, std::string("the owner is away"));
    QVERIFY(folded(room.log()) == room.state());
    QVERIFY(foldedFromText(room.log()) == room.state());
}

void TestUndo::aStepOfAChecklistIsTakenBack()
{
    DispatchRoom room;
    const auto incident = room.open("SUICTHRT");
    QVERIFY(room.run(StartChecklist{incident, ProtocolId("suicidal-person")}));
    QVERIFY(room.run(nextStepOf(room, incident)));
    const auto run = [&]() -> const Checklist& {
        return room.incident(incident).checklists.back();
    };
    QCOMPARE(run().activeStep, std::string("place"));
    QVERIFY(room.run(nextStepOf(room, incident)));
    QCOMPARE(run().activeStep, std::string("now"));
    QVERIFY(room.run(Undo{}));
    QCOMPARE(room.last<ChecklistStepUndone>().step, std::string("place"));
    QCOMPARE(run().activeStep, std::string("place"));
    QCOMPARE(run().steps.size(), std::size_t(1));
    // It is done again like any step, and an undo is not undone.
    QCOMPARE(room.refusalOf(Undo{}), std::string("UndoTwice"));
    QVERIFY(room.run(nextStepOf(room, incident)));
    QCOMPARE(run().activeStep, std::string("now"));
    // Of another desk it is nobody's to take back.
    Seat second = supervisorSeat();
    QVERIFY(!room.runAs(second, Undo{}));
    QCOMPARE(run().activeStep, std::string("now"));
}

void TestUndo::theLastStepTakenBackOpensTheChecklist()
{
    DispatchRoom room;
    const auto incident = room.open("OD");
    QVERIFY(room.run(StartChecklist{incident, ProtocolId("overdose")}));
    const auto run = [&]() -> const Checklist& {
        return room.incident(incident).checklists.back();
    };
    for (int n = 0; n < 12 && !run().finishedAt; ++n)
        QVERIFY(room.run(nextStepOf(room, incident)));
    QVERIFY(run().finishedAt.has_value());
    const std::size_t steps = run().steps.size();
    QVERIFY(room.run(Undo{}));
    QVERIFY(!run().finishedAt);
    QCOMPARE(run().activeStep, std::string("after"));
    QCOMPARE(run().steps.size(), steps - 1);
    QVERIFY(room.run(nextStepOf(room, incident)));
    QVERIFY(run().finishedAt.has_value());
    // Run anew by somebody else meanwhile: two of one protocol are never open at once.
    QVERIFY(room.runAs(clinicianSeat(), StartChecklist{incident, ProtocolId("overdose")}));
    QCOMPARE(room.refusalOf(Undo{}), std::string("UndoOvertaken"));
}

void TestUndo::whatAStepAnsweredIsNeverTakenBack()
{
    DispatchRoom room;
    const auto incident = room.open("SUICTHRT");
    QVERIFY(room.run(StartChecklist{incident, ProtocolId("suicidal-person")}));
    QVERIFY(room.run(nextStepOf(room, incident)));
    const auto refused = room.run(Undo{}); // EMD stands on the incident by it
    QVERIFY(!refused);
    QVERIFY(refused.refusal().code == RefusalCode::UndoImpossible);
    QVERIFY(refused.refusal().arguments.at(1).find("fix") != std::string::npos);
    while (room.incident(incident).checklists.back().activeStep != "weapon")
        QVERIFY(room.run(nextStepOf(room, incident)));
    QVERIFY(room.run(nextStepOf(room, incident, "In hand")));
    QVERIFY(!room.run(Undo{}));
    QCOMPARE(room.incident(incident).answers.at(Fact::Weapon).answer, answered("in_hand"));
    QCOMPARE(room.incident(incident).level.level, 4);
}

void TestUndo::aFinishedChecklistIsNotSaidToBeUndone()
{
    DispatchRoom room;
    const auto incident = room.open("OD");
    QVERIFY(room.run(StartChecklist{incident, ProtocolId("overdose")}));
    const auto id = room.incident(incident).checklists.back().id;
    QVERIFY(room.run(FinishChecklist{incident, id, "EMS has taken over"}));
    QCOMPARE(room.refusalOf(Undo{}), std::string("UndoImpossible"));
    QVERIFY(room.incident(incident).checklists.back().finishedAt.has_value());
}

// A key pressed on the wrong row: nobody has decided, and the level that it opened stays.
// crisis.md 6.9.
void TestUndo::aFlagDecidedByASlipIsAsItWas()
{
    DispatchRoom room;
    const auto incident = room.open("NOISE");
    QVERIFY(room.run(DecideFlag{incident, FlagDecision::Confirmed, ""}));
    const int level = room.incident(incident).level.level;
    QVERIFY(level > 0);
    QVERIFY(room.run(Undo{}));
    QVERIFY(!room.incident(incident).flag.decision.has_value());
    QVERIFY(!room.incident(incident).flag.decidedBy.has_value());
    QCOMPARE(room.incident(incident).level.level, level);
    // Of two the first stands again.
    QVERIFY(room.run(DecideFlag{incident, FlagDecision::Unsure, ""}));
    QVERIFY(room.run(DecideFlag{incident, FlagDecision::Rejected, ""}));
    QVERIFY(room.run(Undo{}));
    QVERIFY(room.incident(incident).flag.decision == FlagDecision::Unsure);
    QVERIFY(room.incident(incident).flag.decided == Flag::Possible);
}

void TestUndo::aDecisionOfSomebodyElseStands()
{
    DispatchRoom room;
    const auto incident = room.open("NOISE");
    QVERIFY(
        room.runAs(clinicianSeat(), DecideFlag{incident, FlagDecision::Rejected, "known to us"}));
    const Instant rejectedAt = room.now();
    room.pass(Span::minutes(1));
    QVERIFY(room.run(DecideFlag{incident, FlagDecision::Confirmed, ""}));
    room.pass(Span::minutes(1));
    QVERIFY(room.run(Undo{}));
    // It stands again as it was: whose, since when and why.
    const FlagState& flag = room.incident(incident).flag;
    QVERIFY(flag.decision == FlagDecision::Rejected);
    QVERIFY(flag.decidedBy == clinicianSeat().agent);
    QVERIFY(flag.decidedAt == rejectedAt);
    QCOMPARE(flag.decidedReason, std::string("known to us"));
    QVERIFY(foldedFromText(room.log()) == room.state());
    // The same decided by another desk since is not this one's to take back.
    QVERIFY(room.run(DecideFlag{incident, FlagDecision::Confirmed, ""}));
    room.pass(Span::minutes(1));
    QVERIFY(room.runAs(clinicianSeat(), DecideFlag{incident, FlagDecision::Confirmed, "on scene"}));
    QVERIFY(!room.run(Undo{}));
    QVERIFY(room.incident(incident).flag.decidedBy == clinicianSeat().agent);
    QCOMPARE(room.incident(incident).flag.decidedReason, std::string("on scene"));
}

void TestUndo::whatIsNotUndoneSaysWhatToDoInstead()
{
    DispatchRoom room;
    room.open("NOISE");
    const auto refused = room.run(Undo{});
    QVERIFY(!refused);
    QCOMPARE(QString::fromStdString(std::string(refusalName(refused.refusal().code))),
             QStringLiteral("UndoImpossible"));
    QVERIFY(!refused.refusal().arguments.at(0).empty());
    // A join names the line that parts them again.
    const auto from = room.open("NOISE", "9 Elm St");
    const auto into = room.open("NOISE", "11 Elm St");
    MergeIncidents join;
    join.from = from;
    join.into = into;
    QVERIFY(room.run(join));
    const auto joined = room.run(Undo{});
    QVERIFY(!joined);
    QCOMPARE(std::string(refusalName(joined.refusal().code)), std::string("UndoImpossible"));
    QCOMPARE(joined.refusal().arguments.at(1),
             "part the two again: split " + room.incident(from).number);
}

// What was answered at a restricted incident goes along with a join; who may not read it is told
// that it was a join, and of which.
void TestUndo::aRefusedUndoNamesTheJoinAndNotWhatWasSaidThere()
{
    for (const bool isHidden : {false, true}) {
        DispatchRoom room;
        const auto from = room.open("NOISE", "9 Elm St");
        const auto into = room.open("NOISE", "11 Elm St");
        QVERIFY(room.runAs(clinicianSeat(), AnswerFact{from, Fact::Weapon, answered("in_hand")}));
        if (isHidden) {
            for (const auto id : {from, into})
                QVERIFY(room.runAs(supervisorSeat(),
                                   RestrictIncident{id, Visibility::Restricted, "works here"}));
        }
        QVERIFY(room.run(MergeIncidents{from, into, "oops"}));
        const auto refused = room.run(Undo{});
        QVERIFY(!refused);
        const QString named = QString::fromStdString(refused.refusal().arguments.at(0));
        QVERIFY2(!named.contains(QStringLiteral("eapon")), qPrintable(named));
        QVERIFY2(!named.contains(QStringLiteral("in hand")), qPrintable(named));
        QVERIFY2(named.contains(QString::fromStdString(room.incident(from).number)) ||
                     named.contains(QString::fromStdString(room.incident(into).number)),
                 qPrintable(named));
        QCOMPARE(named.contains(QStringLiteral("oops")), !isHidden);
        QCOMPARE(named.startsWith(QStringLiteral("the join, entry ")), isHidden);
    }
}

// Nobody who is written with is cut off by the undo of another desk.
void TestUndo::aTextSessionThatOthersWorkedOnIsNotUndone()
{
    DispatchRoom room;
    OpenIncident opening;
    opening.type = TypeCode("NOISE");
    opening.location.text = "7 Elm St";
    opening.call = CallDraft{};
    opening.call->kind = CallKind::TextSession;
    opening.call->callback = "860-555-0142";
    QVERIFY(room.run(opening));
    const IncidentId incident = room.last<IncidentOpened>().incident;
    MarkTextSession closing{incident, {}, TextStep::Closed};
    closing.words = "she is with her sister";
    QVERIFY(room.run(closing));
    room.pass(Span::minutes(1));
    Seat second = dispatcherSeat();
    second.position = PositionId("Position 9");
    QVERIFY(room.runAs(second, MarkTextSession{incident, {}, TextStep::Opened}));
    QCOMPARE(room.refusalOf(Undo{}), std::string("UndoOvertaken"));
    // Lines that came since stand against taking the opening back.
    room.pass(Span::minutes(1));
    QVERIFY(room.run(AddTranscript{incident, {}, "c: he is back"}));
    QVERIFY(!room.runAs(second, Undo{}));
    QVERIFY(!room.incident(incident).calls.at(0).text->closedAt);
}

HAVEN_TESTS(TestUndo)
#include "tst_undo.moc"
