#include "models/dispatch/board.h"
#include "models/dispatch/command_line.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

UnitId id(const char* name)
{
    return UnitId(name);
}

DispatchUnits send(std::vector<UnitId> units, IncidentId incident)
{
    return DispatchUnits{std::move(units), incident, AssignmentStage::Dispatched, ""};
}

} // namespace

class TestDecideUnit final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneActSendsUnitsAndStartsTheirTimers();
    void aSilentDispatchIsNotCalledOnTheAir();
    void unitsThatAreThereAreToldOfTheVoiceAlone();
    void noSilenceIsLostByTakingBackASlip();
    void aBusyUnitIsSentOnlyByPreemptionOrOverride();
    void aStepDoesNotHappenBeforeWhatItFollowsFrom();
    void workThatMayBeInterruptedNeedsNoReason();
    void aClosedIncidentTakesNoUnit();
    void aReservedUnitIsNotTold();
    void impossibleStepsAreRefusedUntilOverridden();
    void statusesNeedAKnownLabelAndAUnitOnDuty();
    void clearingWorksFromDispatchedOnAndLeavesTheIncidentOpen();
    void aReasonThatNoRuleAskedForIsANote();
    void thePrimaryUnitPassesOn();
    void preemptedWorkWaitsAgainWithItsClock();
    void theLastUnitOfAnEmergencyStays();
    void swappedUnitsTradePlaces();
    void aStopOpensTheIncidentWithTheUnitOnScene();
    void checksRestartTheClock();
    void offDutyNeedsAReasonOnAnIncident();
    void anEmergencyRaisesEverythingOnce();
};

void TestDecideUnit::oneActSendsUnitsAndStartsTheirTimers()
{
    DispatchRoom room;
    room.logOn("3A12");
    room.logOn("3A15");
    const auto incident = room.open("DISORD");
    const Priority priority = room.incident(incident).priority;
    QVERIFY(room.run(send({id("3A12"), id("3A15"), id("3A12")}, incident)));
    QCOMPARE(room.count<UnitDispatched>(), 2);
    QCOMPARE(room.incident(incident).assignments.size(), std::size_t(2));
    QVERIFY(room.incident(incident).assignments[0].role == AssignmentRole::Primary);
    QVERIFY(room.incident(incident).assignments[1].role == AssignmentRole::Backup);
    const auto& codes = room.knowledge().codes;
    const Span byPriority = codes.ruleFor(priority).enRouteMax.value();
    const Span byStatus = codes.statusFor("dp")->checkEvery.value();
    QVERIFY(room.unit("3A12").checkDueAt == room.now() + std::min(byPriority, byStatus));
    QVERIFY(room.unit("3A12").status.secondary == UnitSecondary::Dispatched);
    QCOMPARE(room.refusalOf(send({id("3A12")}, incident)), std::string("UnitAlreadyThere"));
    QCOMPARE(room.refusalOf(send({}, incident)), std::string("UnitsMissing"));
    QCOMPARE(room.refusalOf(send({id("9Z9")}, incident)), std::string("UnitNotOnDuty"));
    QVERIFY(room.state() == folded(room.log()));
}

void TestDecideUnit::aBusyUnitIsSentOnlyByPreemptionOrOverride()
{
    DispatchRoom room;
    room.logOn("3A12");
    const auto first = room.open("DISORD");
    const auto second = room.open("DISORD", "40 Elm St");
    room.dispatch("3A12", first);
    auto command = send({id("3A12")}, second);
    QCOMPARE(room.refusalOf(command), std::string("UnitIsBusy"));
    command.overrideReason = "closer by far";
    QVERIFY(room.run(command));
    QCOMPARE(room.last<OverrideRecorded>().rule, std::string("UnitIsBusy"));
    QCOMPARE(room.last<OverrideRecorded>().reason, std::string("closer by far"));
    QVERIFY(room.last<UnitCleared>().reason == ClearReason::Preempted);
    QVERIFY(room.unit("3A12").incident == second);
    QCOMPARE(brokenInvariant(room.state()), std::string(""));
}

void TestDecideUnit::aStepDoesNotHappenBeforeWhatItFollowsFrom()
{
    DispatchRoom room;
    room.logOn("3A12");
    room.pass(Span::minutes(60));
    const auto incident = room.open("DISORD");
    room.pass(Span::minutes(4));
    // Sent three minutes ago: after the call, so it is as the radio said.
    room.setBackdate(Span::minutes(3));
    QVERIFY(room.run(send({id("3A12")}, incident)));
    room.setBackdate(Span::minutes(10));
    MarkOnScene there{{id("3A12")}, {}};
    QCOMPARE(room.refusalOf(there), std::string("TimeBeforeStep"));
    QCOMPARE(room.refusalOf(CheckUnits{{id("3A12")}, {}}), std::string("TimeBeforeStep"));
    QCOMPARE(room.refusalOf(ClearUnits{{id("3A12")}, {}}), std::string("TimeBeforeStep"));
    QCOMPARE(room.refusalOf(HoldIncident{incident, "later", {}}), std::string("TimeBeforeCall"));
    there.overrideReason = "was there before the call";
    QVERIFY(room.run(there));
    QCOMPARE(room.last<OverrideRecorded>().rule, std::string("TimeBeforeStep"));
    // A note may speak of earlier, and an emergency is never argued with.
    QVERIFY(room.run(AddNote{incident, {}, "heard shots", FieldClass::Police, {}}));
    QVERIFY(room.run(DeclareEmergency{id("3A12"), "radio"}));
}

void TestDecideUnit::workThatMayBeInterruptedNeedsNoReason()
{
    DispatchRoom room;
    room.logOn("3A12");
    QVERIFY(room.run(ChangeUnitStatus{{id("3A12")}, StatusLabel("outreach"), "", {}, ""}));
    QVERIFY(room.run(MarkOnScene{{id("3A12")}, ""}));
    const auto incident = room.open("DISORD");
    QVERIFY(room.run(send({id("3A12")}, incident)));
    QCOMPARE(room.count<OverrideRecorded>(), 0);
    room.logOn("3A15");
    QVERIFY(room.run(ChangeUnitStatus{{id("3A15")}, StatusLabel("court"), "", {}, ""}));
    QCOMPARE(room.refusalOf(send({id("3A15")}, incident)), std::string("UnitNotAvailable"));
}

void TestDecideUnit::aClosedIncidentTakesNoUnit()
{
    DispatchRoom room;
    room.logOn("3A12");
    const auto incident = room.open("DISORD");
    const auto code = room.knowledge().codes.dispositions.front().code;
    QVERIFY(room.run(CloseIncident{incident, code, "tested"}));
    QCOMPARE(room.refusalOf(send({id("3A12")}, incident)), std::string("IncidentIsClosed"));
}

void TestDecideUnit::aReservedUnitIsNotTold()
{
    DispatchRoom room;
    room.logOn("3A12");
    const auto incident = room.open("NOISE");
    QVERIFY(room.run(HoldIncident{incident, "no unit in the beat", {}}));
    QVERIFY(room.run(DispatchUnits{{id("3A12")}, incident, AssignmentStage::Assigned, ""}));
    QVERIFY(room.incident(incident).stage == IncidentStage::Held);
    QVERIFY(!room.incident(incident).firstDispatchedAt);
    QVERIFY(room.run(send({id("3A12")}, incident)));
    QVERIFY(room.incident(incident).stage == IncidentStage::Open);
    QVERIFY(room.unit("3A12").stage == AssignmentStage::Dispatched);
    QVERIFY(room.incident(incident).assignments[0].role == AssignmentRole::Primary);
}

void TestDecideUnit::impossibleStepsAreRefusedUntilOverridden()
{
    DispatchRoom room;
    room.logOn("3A12");
    QCOMPARE(room.refusalOf(MarkEnRoute{{id("3A12")}, ""}), std::string("UnitWithoutIncident"));
    const auto incident = room.open("DISORD");
    room.dispatch("3A12", incident);
    QCOMPARE(room.refusalOf(MarkTransporting{id("3A12"), "County Hospital", "", ""}),
             std::string("StepImpossible"));
    QVERIFY(room.run(MarkOnScene{{id("3A12")}, ""}));
    QCOMPARE(room.refusalOf(MarkOnScene{{id("3A12")}, ""}), std::string("UnitAlreadyThere"));
    QCOMPARE(room.refusalOf(MarkEnRoute{{id("3A12")}, ""}), std::string("StepImpossible"));
    QVERIFY(room.run(MarkEnRoute{{id("3A12")}, "arrival was a slip"}));
    QCOMPARE(room.last<OverrideRecorded>().rule, std::string("StepImpossible"));
    QVERIFY(room.run(MarkOnScene{{id("3A12")}, ""}));
    QCOMPARE(room.refusalOf(MarkTransporting{id("3A12"), " ", "", ""}),
             std::string("DestinationMissing"));
    QVERIFY(room.run(MarkTransporting{id("3A12"), "County Hospital", "41277", ""}));
    QVERIFY(room.unit("3A12").stage == AssignmentStage::Transporting);
}

void TestDecideUnit::statusesNeedAKnownLabelAndAUnitOnDuty()
{
    DispatchRoom room;
    room.logOn("3A12");
    const auto change = [](const char* unit, const char* label) {
        return ChangeUnitStatus{{UnitId(unit)}, StatusLabel(label), "", {}, ""};
    };
    QCOMPARE(room.refusalOf(change("3A12", "asleep")), std::string("StatusUnknown"));
    QCOMPARE(room.refusalOf(change("9Z9", "court")), std::string("UnitNotOnDuty"));
    QCOMPARE(room.refusalOf(change("3A12", "os")), std::string("UnitWithoutIncident"));
    room.dispatch("3A12", room.open("DISORD"));
    QCOMPARE(room.refusalOf(change("3A12", "court")), std::string("StatusImpossible"));
    QCOMPARE(room.refusalOf(change("3A12", "av")), std::string("StatusImpossible"));
    // A label that means a step is the step.
    QVERIFY(room.run(change("3A12", "os")));
    QVERIFY(room.unit("3A12").stage == AssignmentStage::OnScene);
    auto forced = change("3A12", "court");
    forced.overrideReason = "called in by the judge";
    QVERIFY(room.run(forced));
    QCOMPARE(room.last<OverrideRecorded>().rule, std::string("StatusImpossible"));
}

void TestDecideUnit::clearingWorksFromDispatchedOnAndLeavesTheIncidentOpen()
{
    DispatchRoom room;
    room.logOn("3A12");
    const auto incident = room.open("DISORD");
    QCOMPARE(room.refusalOf(ClearUnits{{id("3A12")}, {}}), std::string("UnitWithoutIncident"));
    room.dispatch("3A12", incident);
    QCOMPARE(room.refusalOf(ClearUnits{{id("3A12")}, DispositionCode("no such")}),
             std::string("DispositionUnknown"));
    const auto& rule = room.knowledge().codes.dispositions.front();
    QVERIFY(room.run(ClearUnits{{id("3A12")}, rule.code}));
    QVERIFY(room.last<UnitCleared>().reason == ClearReason::CanceledBeforeArrival);
    QCOMPARE(room.last<UnitCleared>().commonDisposition, rule.commonCode);
    QVERIFY(room.incident(incident).stage == IncidentStage::Open);
    QVERIFY(room.unit("3A12").status.primary == UnitPrimary::Available);
    QVERIFY(!room.unit("3A12").checkDueAt);
}

// "cl 3A12 because he has a gun": no rule wants the reason, and it is not lost.
void TestDecideUnit::aReasonThatNoRuleAskedForIsANote()
{
    DispatchRoom room;
    room.logOn("3A12");
    const auto incident = room.open("NOISE");
    room.dispatch("3A12", incident);
    QVERIFY(room.run(ClearUnits{{id("3A12")}, std::nullopt, "he has a gun"}));
    QCOMPARE(room.last<NoteAdded>().text, std::string("he has a gun"));
    QVERIFY(room.last<NoteAdded>().incident == incident);
    QCOMPARE(room.count<OverrideRecorded>(), 0);
    // Taken back, the unit is there again, and what was said stays said.
    QVERIFY(room.run(Undo{}));
    QVERIFY(room.unit("3A12").incident == incident);
    QCOMPARE(room.incident(incident).notes.size(), std::size_t(1));
    QVERIFY(foldedFromText(room.log()) == room.state());
}

void TestDecideUnit::thePrimaryUnitPassesOn()
{
    DispatchRoom room;
    for (const char* unit : {"1", "2", "3"})
        room.logOn(unit);
    const auto incident = room.open("DISORD");
    QVERIFY(room.run(send({id("1"), id("2"), id("3")}, incident)));
    QVERIFY(room.run(ClearUnits{{id("1"), id("2")}, {}}));
    QVERIFY(room.last<PrimaryUnitChanged>().unit == id("3"));
    QCOMPARE(brokenInvariant(room.state()), std::string(""));
    QCOMPARE(room.refusalOf(SetPrimaryUnit{incident, id("1")}), std::string("UnitNotOnIncident"));
    QCOMPARE(room.refusalOf(SetPrimaryUnit{incident, id("3")}), std::string("UnitAlreadyThere"));
}

void TestDecideUnit::preemptedWorkWaitsAgainWithItsClock()
{
    DispatchRoom room;
    room.logOn("3A12");
    const auto old = room.open("NOISE");
    const Instant clock = room.incident(old).clockSince;
    room.dispatch("3A12", old);
    room.pass(Span::minutes(7));
    const auto urgent = room.open("SUICTHRT", "40 Elm St");
    QVERIFY(room.run(PreemptUnit{id("3A12"), urgent}));
    QVERIFY(room.incident(old).stage == IncidentStage::Open);
    QVERIFY(room.incident(old).assignments.empty());
    QVERIFY(room.incident(old).clockSince == clock);
    QVERIFY(room.unit("3A12").incident == urgent);
}

void TestDecideUnit::theLastUnitOfAnEmergencyStays()
{
    DispatchRoom room;
    room.logOn("3A12");
    room.logOn("3A15");
    const auto urgent = room.open("SUICTHRT");
    const auto other = room.open("NOISE", "40 Elm St");
    room.dispatch("3A12", urgent);
    QCOMPARE(room.refusalOf(PreemptUnit{id("3A12"), other}), std::string("PreemptLeavesUrgent"));
    room.dispatch("3A15", urgent);
    QVERIFY(room.run(PreemptUnit{id("3A12"), other}));
    QCOMPARE(brokenInvariant(room.state()), std::string(""));
}

void TestDecideUnit::swappedUnitsTradePlaces()
{
    DispatchRoom room;
    for (const char* unit : {"1", "2", "3"})
        room.logOn(unit);
    const auto one = room.open("DISORD");
    const auto two = room.open("DISORD", "40 Elm St");
    QCOMPARE(room.refusalOf(SwapUnits{id("1"), id("2")}), std::string("SwapNeedsTwo"));
    room.dispatch("1", one);
    room.dispatch("2", two);
    QVERIFY(room.run(SwapUnits{id("1"), id("2")}));
    QVERIFY(room.unit("1").incident == two && room.unit("2").incident == one);
    QVERIFY(room.run(SwapUnits{id("1"), id("3")}));
    QVERIFY(!room.unit("1").incident && room.unit("3").incident == two);
    QVERIFY(room.unit("1").status.primary == UnitPrimary::Available);
    QCOMPARE(room.refusalOf(SwapUnits{id("1"), id("1")}), std::string("SwapNeedsTwo"));
    QCOMPARE(brokenInvariant(room.state()), std::string(""));
}

void TestDecideUnit::aStopOpensTheIncidentWithTheUnitOnScene()
{
    DispatchRoom room;
    room.logOn("3A12");
    OnViewActivity stop;
    stop.unit = id("3A12");
    stop.type = TypeCode("TSTOP");
    stop.location = at("Rte 1 at Oak");
    stop.plate = "ab12345";
    stop.origin = IncidentOrigin::TrafficStop;
    QVERIFY(room.run(stop));
    const IncidentId first = room.last<IncidentOpened>().incident;
    QCOMPARE(room.last<VehicleRecorded>().vehicle.plate, std::string("AB12345"));
    QVERIFY(room.unit("3A12").stage == AssignmentStage::OnScene);
    QVERIFY(room.unit("3A12").status.secondary == UnitSecondary::TrafficStop);
    QVERIFY(room.unit("3A12").checkDueAt == room.now() + Span::minutes(4));
    QVERIFY(room.incident(first).firstArrivedAt.has_value());
    QCOMPARE(room.refusalOf(stop), std::string("UnitIsBusy"));
    stop.overrideReason = "second car stopped by itself";
    QVERIFY(room.run(stop));
    QVERIFY(room.unit("3A12").incident != first);
    QVERIFY(room.incident(first).stage == IncidentStage::Open);
    QCOMPARE(brokenInvariant(room.state()), std::string(""));
}

void TestDecideUnit::checksRestartTheClock()
{
    DispatchRoom room;
    room.logOn("3A12");
    QCOMPARE(room.refusalOf(CheckUnits{}), std::string("NoCheckDue"));
    room.dispatch("3A12", room.open("DISORD"));
    const Span every = *room.unit("3A12").checkDueAt - room.now();
    room.pass(every + Span::seconds(-1));
    QCOMPARE(room.refusalOf(CheckUnits{}), std::string("NoCheckDue"));
    room.pass(Span::seconds(1));
    QVERIFY(room.run(CheckUnits{{}, "ok"}));
    QVERIFY(room.unit("3A12").checkDueAt == room.now() + every);
}

void TestDecideUnit::offDutyNeedsAReasonOnAnIncident()
{
    DispatchRoom room;
    room.logOn("3A12");
    QCOMPARE(room.refusalOf(LogOnUnit{id("3A12"), {}, "", "", {}, {}, Discipline::Police}),
             std::string("UnitAlreadyOnDuty"));
    // A slip of the beat would leave the unit in none: those of the map are named.
    LogOnUnit lost{id("4A01"), {}, "", "", BeatId("77"), {}, Discipline::Police};
    const auto nowhere = room.run(lost);
    QVERIFY(!nowhere);
    QCOMPARE(refusalSentence(nowhere.refusal()),
             std::string("There is no beat 77. Nothing was changed. The beats of the map are: "
                         "1, 2."));
    QCOMPARE(room.state().units.size(), std::size_t(1));
    // However it is typed, a clinician counts as one.
    LogOnUnit both{id("4A02"), {}, "", "", {}, {"cit", "Clin", "Spanish"}, Discipline::Police};
    QVERIFY(room.run(both));
    QCOMPARE(room.unit("4A02").skills, (std::vector<std::string>{"CIT", "CLIN", "Spanish"}));
    QVERIFY(room.run(LogOffUnit{id("4A02"), "", ""}));
    const auto incident = room.open("DISORD");
    room.dispatch("3A12", incident);
    QCOMPARE(room.refusalOf(LogOffUnit{id("3A12"), "", ""}), std::string("UnitOnIncident"));
    QVERIFY(room.run(LogOffUnit{id("3A12"), "", "radio dead, officer is in"}));
    QVERIFY(room.state().units.empty());
    QVERIFY(room.incident(incident).assignments.empty());
}

void TestDecideUnit::anEmergencyRaisesEverythingOnce()
{
    DispatchRoom room;
    room.logOn("3A12");
    const auto incident = room.open("NOISE");
    room.dispatch("3A12", incident);
    QVERIFY(room.run(DeclareEmergency{id("3A12"), "button"}));
    QVERIFY(room.unit("3A12").emergency.has_value());
    QVERIFY(room.incident(incident).priority == Priority::P1);
    QCOMPARE(room.state().alarms.size(), std::size_t(1));
    const auto again = room.run(DeclareEmergency{id("3A12"), "button"});
    QVERIFY(again && again->empty());
    QCOMPARE(room.refusalOf(LogOffUnit{id("3A12"), "", "any reason"}),
             std::string("EmergencyStands"));
    // Nor does it read as free on any board, whatever the reason.
    QCOMPARE(
        room.refusalOf(ChangeUnitStatus{{id("3A12")}, StatusLabel("meal"), "", {}, "any reason"}),
        std::string("EmergencyStands"));
    // It stays where help was sent.
    room.logOn("3A15");
    const auto other = room.open("FIGHT");
    const std::vector<Command> slips{
        ClearUnits{{id("3A12")}, std::nullopt, "any reason"},
        SwapUnits{id("3A15"), id("3A12"), "any reason"},
        PreemptUnit{id("3A12"), other, "any reason"},
        DispatchUnits{{id("3A12")}, other, AssignmentStage::Dispatched, "any reason"}};
    const auto facts = room.log().size();
    for (const Command& slip : slips)
        QCOMPARE(room.refusalOf(slip), std::string("EmergencyStands"));
    QCOMPARE(room.log().size(), facts);
    QVERIFY(room.run(MarkOnScene{{id("3A12")}, ""}));
    QVERIFY(room.run(AcknowledgeEmergency{id("3A12")}));
    QVERIFY(room.unit("3A12").emergency->acknowledgedAt.has_value());
    QCOMPARE(room.refusalOf(EndEmergency{id("3A12"), " "}), std::string("EmergencyEndNeedsReason"));
    QVERIFY(room.run(EndEmergency{id("3A12"), "suspect in custody"}));
    QVERIFY(room.state().alarms.empty());
    QCOMPARE(room.refusalOf(EndEmergency{id("3A12"), "again"}), std::string("EmergencyNone"));
    // Two in one line: their incident is raised once.
    room.logOn("4A01");
    room.logOn("4A02");
    const auto brawl = room.open("NOISE");
    room.dispatch("4A01", brawl);
    room.dispatch("4A02", brawl);
    QVERIFY(room.run(DeclareEmergency{id("4A01"), "button", {id("4A02"), id("4A01")}}));
    QCOMPARE(room.count<EmergencyDeclared>(), 2);
    QCOMPARE(room.count<AlarmRaised>(), 2);
    QCOMPARE(room.count<PriorityChanged>(), 1);
    QVERIFY(room.last<EmergencyDeclared>().notOnDuty.empty());
    QVERIFY(room.unit("4A02").emergency.has_value());
    // A slip in one call sign keeps the other's cry back in no place of the line.
    room.logOn("4A03");
    QVERIFY(room.run(DeclareEmergency{id("4A0E"), "button", {id("4A03")}}));
    QCOMPARE(room.count<EmergencyDeclared>(), 1);
    QCOMPARE(room.last<EmergencyDeclared>().unit, id("4A03"));
    QCOMPARE(room.last<EmergencyDeclared>().notOnDuty, std::vector<std::string>{"4A0E"});
    QVERIFY(room.unit("4A03").emergency.has_value());
    QCOMPARE(room.refusalOf(DeclareEmergency{id("9Z99"), "button", {id("9Z98")}}),
             std::string("UnitNotOnDuty"));
}

// R26: whoever is looked for may hear the channel.
void TestDecideUnit::aSilentDispatchIsNotCalledOnTheAir()
{
    DispatchRoom room;
    for (const char* sign : {"3A12", "3A15", "4A01"})
        room.logOn(sign);
    const auto incident = room.open("NOISE");
    const auto quietly = [&](const char* sign, SendVoice voice) {
        DispatchUnits send;
        send.units = {id(sign)};
        send.incident = incident;
        send.voice = voice;
        return room.run(send);
    };
    const auto mark = [&] {
        return workMark(boardRow(room.incident(incident), room.knowledge().codes, room.now()));
    };
    QVERIFY(quietly("3A12", SendVoice::Silent));
    QVERIFY(room.last<UnitDispatched>().voice == SendVoice::Silent);
    QCOMPARE(mark(), std::string("no voice"));
    QCOMPARE(unitRow(room.unit("3A12"), room.state(), room.knowledge().codes, room.now()).note,
             std::string("no voice"));
    // Nor is the next one, unless somebody says so.
    QVERIFY(quietly("3A15", SendVoice::NotSaid));
    QVERIFY(room.last<UnitDispatched>().voice == SendVoice::Silent);
    // A unit that does not answer is written to, and the record says so.
    room.pass(Span::minutes(10));
    QVERIFY(room.run(TakeLadderStep{id("3A12"), ""}));
    QVERIFY(room.last<LadderStepTaken>().voice == SendVoice::Silent);
    QVERIFY(quietly("4A01", SendVoice::Spoken));
    QCOMPARE(mark(), std::string());
    // By a slip: the silence is back with the undo, which tells whom to write to.
    QVERIFY(room.run(Undo{}));
    QVERIFY(room.last<ActUndone>().voice == SendVoice::Silent);
    QCOMPARE(mark(), std::string("no voice"));
    QVERIFY(quietly("4A01", SendVoice::NotSaid));
    QVERIFY(room.last<UnitDispatched>().voice == SendVoice::Silent);
    QVERIFY(room.run(Undo{}));
    QVERIFY(room.last<ActUndone>().voice == SendVoice::Silent);
    QCOMPARE(mark(), std::string("no voice"));
}

void TestDecideUnit::unitsThatAreThereAreToldOfTheVoiceAlone()
{
    DispatchRoom room;
    for (const char* sign : {"3A12", "3A15"})
        room.logOn(sign);
    const auto incident = room.open("NOISE");
    const auto mark = [&] {
        return workMark(boardRow(room.incident(incident), room.knowledge().codes, room.now()));
    };
    DispatchUnits first;
    first.units = {id("3A12"), id("3A15")};
    first.incident = incident;
    first.voice = SendVoice::Silent;
    QVERIFY(room.run(first));
    QCOMPARE(mark(), std::string("no voice"));
    // Asked of one that is there already: nothing is done, and that is not said to be right.
    DispatchUnits again;
    again.units = {id("3A12")};
    again.incident = incident;
    QCOMPARE(room.refusalOf(again), std::string("UnitAlreadyThere"));
    again.voice = SendVoice::Silent;
    QCOMPARE(room.refusalOf(again), std::string("UnitAlreadyThere"));
    // To be heard again is no sending: nobody moves, and the log says it.
    const Unit before = room.state().units.at(id("3A12"));
    again.voice = SendVoice::Spoken;
    const LineContext line{room.state(), room.knowledge(), room.now(), Span{}, {}, {}};
    const std::string told = commandSentence(again, line);
    QVERIFY2(told.find("Tell the units of " + room.incident(incident).number) == 0 &&
                 told.find(" by voice from now on; none is sent.") != std::string::npos,
             told.c_str());
    QVERIFY(room.run(again));
    QVERIFY(room.last<DetailsCorrected>().before == "Silent");
    QVERIFY(room.last<DetailsCorrected>().after == "Spoken");
    QCOMPARE(mark(), std::string());
    QVERIFY(room.state().units.at(id("3A12")) == before);
    QCOMPARE(room.refusalOf(again), std::string("UnitAlreadyThere"));
    // A slip: the silence comes back. A silence itself is lifted by saying so.
    QVERIFY(room.run(Undo{}));
    QVERIFY(room.last<ActUndone>().voice == SendVoice::Silent);
    // Whoever works there had been told.
    QCOMPARE(room.last<ActUndone>().tell, (std::vector<UnitId>{id("3A12"), id("3A15")}));
    QCOMPARE(mark(), std::string("no voice"));
    QVERIFY(room.run(again));
    again.voice = SendVoice::Silent;
    again.overrideReason = "he listens to the radio";
    QVERIFY(room.run(again));
    QCOMPARE(room.last<DetailsCorrected>().reason, again.overrideReason);
    QCOMPARE(mark(), std::string("no voice"));
    QCOMPARE(room.refusalOf(Undo{}), std::string("UndoImpossible"));
    QVERIFY(folded(room.log()) == room.state());
    QVERIFY(foldedFromText(room.log()) == room.state());
}

void TestDecideUnit::noSilenceIsLostByTakingBackASlip()
{
    DispatchRoom room;
    for (const char* sign : {"3A12", "3A15", "4A01", "4A02"})
        room.logOn(sign);
    const auto send = [&](const char* sign, IncidentId incident, SendVoice voice) {
        DispatchUnits command{{id(sign)}, incident, AssignmentStage::Dispatched, ""};
        command.voice = voice;
        return room.run(command);
    };
    // One that was reserved goes back to being reserved, and the silence to what it was.
    const auto silent = room.open("NOISE");
    QVERIFY(send("3A15", silent, SendVoice::Silent));
    QVERIFY(room.run(DispatchUnits{{id("3A12")}, silent, AssignmentStage::Assigned, ""}));
    QVERIFY(send("3A12", silent, SendVoice::Spoken));
    QVERIFY(room.incident(silent).voice == SendVoice::Spoken);
    QVERIFY(room.run(Undo{}));
    QVERIFY(room.unit("3A12").stage == AssignmentStage::Assigned);
    QVERIFY(room.incident(silent).voice == SendVoice::Silent);
    QVERIFY(room.last<ActUndone>().voice == SendVoice::Silent);
    // A slip of silence goes with the one whom it sent...
    const auto other = room.open("NOISE", "9 Elm St");
    QVERIFY(send("4A01", other, SendVoice::Silent));
    QVERIFY(room.run(Undo{}));
    QVERIFY(room.incident(other).voice == SendVoice::Spoken);
    // ...unless somebody was sent silently after it.
    const auto shared = room.open("NOISE", "11 Elm St");
    QVERIFY(send("4A01", shared, SendVoice::Silent));
    QVERIFY(room.runAs(supervisorSeat(),
                       DispatchUnits{{id("4A02")}, shared, AssignmentStage::Dispatched, ""}));
    QVERIFY(room.run(Undo{}));
    QVERIFY(!room.unit("4A01").incident);
    QVERIFY(room.incident(shared).voice == SendVoice::Silent);
    QVERIFY(folded(room.log()) == room.state());
    QVERIFY(foldedFromText(room.log()) == room.state());
}

HAVEN_TESTS(TestDecideUnit)
#include "tst_decide_unit.moc"
