#include "models/base/text.h"
#include "models/dispatch/crisis_closing.h"
#include "models/dispatch/crisis_response.h"
#include "models/dispatch/incident_rules.h"
#include "models/dispatch/supervision.h"
#include "tests/dispatch/flag_kit.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

CloseIncident closing(IncidentId id, const char* disposition, std::string reason = {})
{
    CloseIncident command;
    command.incident = id;
    command.disposition = DispositionCode(disposition);
    command.reason = std::move(reason);
    return command;
}

ReopenIncident reopening(IncidentId id, std::string reason)
{
    ReopenIncident command;
    command.incident = id;
    command.reason = std::move(reason);
    return command;
}

// What else must be known of a crisis at level 2 and above.
void answerItems(DispatchRoom& room, IncidentId id)
{
    for (const ClosingItem item : {ClosingItem::Children, ClosingItem::Resource,
                                   ClosingItem::FollowUp, ClosingItem::Decided})
        QVERIFY(room.run(RecordClosingItem{id, item, ClosingState::Unable, "left before we came"}));
}

} // namespace

class TestDecideClose : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void closingNeedsAKnownDisposition();
    void closingClearsTheUnitsAsFacts();
    void aClosedIncidentIsRefusedFurtherWork();
    void aCrisisTypeClosesOnlyAfterItsQuestions();
    void unableWithAReasonCountsAsAsked();
    void aP1NobodyWentToClosesWithAReasonOnly();
    void severalThingsMayHaveComeOfIt();
    void closingWithoutTheQuestionsNeedsAReasonAndIsAnOverride();
    void oneReasonDoesNotSetSeveralAside();
    void aDispatchersReasonSetsNothingAside();
    void aReasonInACrisisIsForCareAlone();
    void thatNobodyAskedAboutContactHidesNobody();
    void aUnitThatWasCalledOffIsNoUnit();
    void aPlainWelfareCheckClosesWithoutQuestions();
    void whatAPersonWorksAsACrisisAsksForMore();
    void aSuicidalPersonNotFoundNeedsAFollowUp();
    void anotherTypeDoesNotEndTheSearchForAPerson();
    void aJoinDoesNotEndItEither();
    void wordsOfWantingToDieAreEnoughForIt();
    void aFlagNobodyDecidedAsksForADecisionOrAReason();
    void aFirearmThatMetDangerWantsTheDecisionBeforeItCloses();
    void ofADeathNobodyAsksWhetherItWasReached();
    void aPlanNobodyHasIsNoPlan();
    void anOfficerWhoWasAskedForStaysAskedForInAJoin();
    void anOfficerEmergencyKeepsItOpen();
    void closingEndsWhatTheClinicianAndChecklistDo();
    void aHeldIncidentClosesAndReopensUnheld();
    void reopeningNeedsAReasonAndStartsTheClock();
    void anOpenIncidentCannotReopen();
};

void TestDecideClose::closingNeedsAKnownDisposition()
{
    DispatchRoom room;
    const IncidentId id = room.open("NOISE");
    QCOMPARE(room.refusalOf(closing(id, "")), std::string("DispositionUnknown"));
    QCOMPARE(room.refusalOf(closing(id, "99")), std::string("DispositionUnknown"));
    QVERIFY(room.run(closing(id, "15")));
    QCOMPARE(room.incident(id).stage, IncidentStage::Closed);
    QCOMPARE(room.incident(id).disposition, std::optional(DispositionCode("REF")));
    QCOMPARE(room.incident(id).commonDisposition, std::string("15"));
}

void TestDecideClose::closingClearsTheUnitsAsFacts()
{
    DispatchRoom room;
    room.logOn("3A12");
    room.logOn("3A15");
    const IncidentId id = room.open("FIGHT");
    room.dispatch("3A12", id);
    room.dispatch("3A15", id);
    QVERIFY(room.run(closing(id, "18")));
    QCOMPARE(room.count<UnitCleared>(), 2);
    QCOMPARE(room.last<UnitCleared>().reason, ClearReason::IncidentClosed);
    QCOMPARE(room.unit("3A12").status.primary, UnitPrimary::Available);
    QVERIFY(!room.unit("3A15").incident);
    QVERIFY(room.incident(id).assignments.empty());
    QCOMPARE(brokenInvariant(room.state()), std::string());
}

void TestDecideClose::aClosedIncidentIsRefusedFurtherWork()
{
    DispatchRoom room;
    const IncidentId id = room.open("NOISE");
    QVERIFY(room.run(closing(id, "18")));
    QCOMPARE(room.refusalOf(closing(id, "18")), std::string("IncidentIsClosed"));
    ChangePriority priority;
    priority.incident = id;
    priority.priority = Priority::P1;
    QCOMPARE(room.refusalOf(priority), std::string("IncidentIsClosed"));
}

void TestDecideClose::aCrisisTypeClosesOnlyAfterItsQuestions()
{
    DispatchRoom room;
    const IncidentId id = room.open("MTLV");
    const auto refused = room.run(closing(id, "18"));
    QVERIFY(!refused);
    QCOMPARE(refused.refusal().code, RefusalCode::CloseNeedsFacts);
    QCOMPARE(refused.refusal().arguments.at(1), std::string("weapon, violence, injury"));
    answer(room, id, Fact::Weapon, answered("none"));
    answer(room, id, Fact::Violence, answered("none"));
    answer(room, id, Fact::Injury, askedNotKnown());
    answer(room, id, Fact::Alone, askedNotKnown());
    answer(room, id, Fact::ContactConfirmed, answered("yes"));
    answer(room, id, Fact::SelfHarm, answered("none"));
    answerItems(room, id);
    QVERIFY(factsMissingToClose(room.incident(id), room.knowledge().codes).empty());
    QCOMPARE(room.refusalOf(closing(id, "18")), std::string("CloseNeedsNotSent"));
    QVERIFY(room.run(WithholdClinician{id, "off_hours", ""}));
    QVERIFY(room.run(closing(id, "18")));
    QCOMPARE(room.count<OverrideRecorded>(), 0);
}

void TestDecideClose::unableWithAReasonCountsAsAsked()
{
    DispatchRoom room;
    const IncidentId id = room.open("OD");
    for (const Fact fact :
         {Fact::Injury, Fact::ContactConfirmed, Fact::Weapon, Fact::Alone, Fact::SelfHarm})
        answer(room, id, fact, unableBecause("gone before arrival"));
    answerItems(room, id);
    QVERIFY(room.run(WithholdClinician{id, "medical_only", ""}));
    QVERIFY(room.run(closing(id, "14")));
}

void TestDecideClose::closingWithoutTheQuestionsNeedsAReasonAndIsAnOverride()
{
    DispatchRoom room;
    const IncidentId id = room.open("MNTL");
    QCOMPARE(room.refusalOfAs(supervisorSeat(), closing(id, "15")), std::string("CloseNeedsFacts"));
    const std::string reason =
        "Weapon: the hospital asks; violence: none told of;injury: the hospital looks";
    QVERIFY(room.runAs(supervisorSeat(), closing(id, "15", reason)));
    // The supervisor's list says what was left open and why, each by itself.
    std::vector<std::vector<std::string>> listed;
    for (const auto& recorded : room.log()) {
        const auto* fact = recorded.event ? kindIf<OverrideRecorded>(&*recorded.event) : nullptr;
        if (fact)
            listed.push_back({fact->rule, fact->missing.at(0), fact->reason});
    }
    QCOMPARE(listed, (std::vector<std::vector<std::string>>{
                         {"CloseNeedsFacts", "weapon", "the hospital asks"},
                         {"CloseNeedsFacts", "violence", "none told of"},
                         {"CloseNeedsFacts", "injury", "the hospital looks"}}));
    QCOMPARE(room.last<IncidentClosed>().reason, reason);
}

// crisis.md 6.12: each by its own, and none of them by the reason of another.
void TestDecideClose::oneReasonDoesNotSetSeveralAside()
{
    DispatchRoom room;
    const IncidentId id = room.open("MNTL");
    for (const char* reason :
         {"handed to the hospital, they ask", "weapon: none; injury: none",
          "weapon: none; violence: ; injury: none", "weapon, violence, injury"})
        QCOMPARE(room.refusalOfAs(supervisorSeat(), closing(id, "15", reason)),
                 std::string("CloseNeedsEachReason"));
    const auto refused = room.runAs(supervisorSeat(), closing(id, "15", "over"));
    QVERIFY2(refusalSentence(refused.refusal()).find("weapon: WHY; violence: WHY; injury: WHY") !=
                 std::string::npos,
             refusalSentence(refused.refusal()).c_str());
    // Of one alone the reason needs no name.
    const IncidentId other = room.open("OD");
    answer(room, other, Fact::Injury, answered("none"));
    while (factsMissingToClose(room.incident(other), room.knowledge().codes).size() > 1) {
        const auto missing = factsMissingToClose(room.incident(other), room.knowledge().codes);
        if (const auto fact = factFromWord(asKept(missing.front())))
            answer(room, other, *fact, unableBecause("gone"));
        else
            QVERIFY(room.run(RecordClosingItem{other, *closingItemFromWord(missing.front()),
                                               ClosingState::Unable, "gone"}));
    }
    const auto last = factsMissingToClose(room.incident(other), room.knowledge().codes);
    QCOMPARE(last.size(), std::size_t{1});
    QVERIFY(room.runAs(supervisorSeat(), closing(other, "18", "drove off: at once; south")));
    bool isTold = false;
    for (const auto& recorded : room.log()) {
        const auto* fact = recorded.event ? kindIf<OverrideRecorded>(&*recorded.event) : nullptr;
        isTold = isTold ||
                 (fact && fact->missing == last && fact->reason == "drove off: at once; south");
    }
    QVERIFY(isTold);
}

// crisis.md 6.12: "unable, because" for each, but never blank.
void TestDecideClose::aDispatchersReasonSetsNothingAside()
{
    DispatchRoom room;
    const IncidentId id = room.open("WELFARE");
    answer(room, id, Fact::Weapon, answered("within_reach"));
    const auto refused = room.run(closing(id, "18", "x"));
    QVERIFY(!refused);
    const std::string sentence = refusalSentence(refused.refusal());
    QVERIFY2(sentence.find("contact-confirmed, children, resource, followup, decided. It stays "
                           "open.") != std::string::npos,
             sentence.c_str());
    QVERIFY(sentence.find("a supervisor can close") != std::string::npos);
    for (const Fact fact : {Fact::Injury, Fact::Alone, Fact::SelfHarm, Fact::ContactConfirmed})
        answer(room, id, fact, unableBecause("drove off"));
    answerItems(room, id);
    QVERIFY(room.run(closing(id, "18", "drove off")));
    QCOMPARE(room.count<OverrideRecorded>(), 0);
}

void TestDecideClose::aReasonInACrisisIsForCareAlone()
{
    DispatchRoom room;
    const IncidentId crisis = room.open("MNTL");
    QVERIFY(room.runAs(supervisorSeat(),
                       closing(crisis, "15", reasonForEach(room, crisis, "hospital"))));
    QCOMPARE(room.last<OverrideRecorded>().reasonClass, FieldClass::Care);
    QCOMPARE(room.last<IncidentClosed>().reasonClass, FieldClass::Care);
    QVERIFY(room.run(reopening(crisis, "off his medication")));
    QCOMPARE(room.last<IncidentReopened>().reasonClass, FieldClass::Care);
    const IncidentId noise = room.open("NOISE");
    QVERIFY(room.run(closing(noise, "15", "music is off")));
    QCOMPARE(room.last<IncidentClosed>().reasonClass, FieldClass::Police);
}

// crisis.md 6.13.
void TestDecideClose::thatNobodyAskedAboutContactHidesNobody()
{
    DispatchRoom room;
    const IncidentId id = room.open("SUICTHRT");
    QCOMPARE(room.refusalOf(closing(id, "18", "over")), std::string("CloseNeedsFacts"));
    QCOMPARE(room.refusalOfAs(supervisorSeat(), closing(id, "18", reasonForEach(room, id, "over"))),
             std::string("CloseNeedsFollowUp"));
    answer(room, id, Fact::ContactConfirmed, answered("yes"));
    QVERIFY(room.runAs(supervisorSeat(),
                       closing(id, "18", reasonForEach(room, id, "with her mother"))));
}

void TestDecideClose::aUnitThatWasCalledOffIsNoUnit()
{
    DispatchRoom room;
    room.logOn("3A12");
    const IncidentId id = room.open("WELFARE");
    QVERIFY(room.run(RecordClosingItem{id, ClosingItem::Officer, ClosingState::Answered, "yes"}));
    room.dispatch("3A12", id);
    ClearUnits clear;
    clear.units = {UnitId("3A12")};
    QVERIFY(room.run(clear));
    QCOMPARE(room.refusalOf(closing(id, "18", "over")), std::string("CloseOwesOfficer"));
    room.dispatch("3A12", id);
    MarkOnScene there;
    there.units = {UnitId("3A12")};
    QVERIFY(room.run(there));
    QVERIFY(room.run(clear));
    QVERIFY(room.run(closing(id, "18", "over")));
}

void TestDecideClose::aPlainWelfareCheckClosesWithoutQuestions()
{
    DispatchRoom room;
    QVERIFY(room.run(closing(room.open("WELFARE"), "15")));
}

void TestDecideClose::whatAPersonWorksAsACrisisAsksForMore()
{
    DispatchRoom room;
    const IncidentId id = room.open("WELFARE");
    answer(room, id, Fact::Weapon, answered("within_reach"));
    QVERIFY(room.incident(id).level.level >= 2);
    const auto refused = room.run(closing(id, "18"));
    QVERIFY(!refused);
    QCOMPARE(
        refused.refusal().arguments.at(1),
        std::string("injury, alone, self-harm, contact-confirmed, children, resource, followup, "
                    "decided"));
}

// crisis.md 6.13.
void TestDecideClose::aSuicidalPersonNotFoundNeedsAFollowUp()
{
    DispatchRoom room;
    const IncidentId id = room.open("SUICTHRT");
    for (const Fact fact : {Fact::SelfHarm, Fact::Weapon, Fact::Violence, Fact::Injury, Fact::Alone,
                            Fact::ContactConfirmed})
        answer(room, id, fact, askedNotKnown());
    QCOMPARE(room.refusalOf(closing(id, "UTL")), std::string("CloseNeedsFollowUp"));
    QCOMPARE(room.refusalOf(closing(id, "14")), std::string("CloseNeedsFollowUp"));
    // A reason alone is no plan: who looks again, and when, is a fact of its own.
    QCOMPARE(room.refusalOf(closing(id, "UTL", "nobody there")), std::string("CloseNeedsFollowUp"));
    QVERIFY(room.run(RecordClosingItem{id, ClosingItem::RecheckPlan, ClosingState::Answered,
                                       "beat 3 looks again at 22:00, sister calls 988"}));
    QVERIFY(
        room.runAs(supervisorSeat(), closing(id, "UTL", reasonForEach(room, id, "nobody there"))));
}

void TestDecideClose::anotherTypeDoesNotEndTheSearchForAPerson()
{
    DispatchRoom room;
    const IncidentId id = room.open("SUICTHRT");
    QVERIFY(room.run(ChangeType{id, TypeCode("WELFARE")}));
    QCOMPARE(room.refusalOf(closing(id, "UTL", "nobody there")), std::string("CloseNeedsFollowUp"));
    // Until a person says that it was none.
    QVERIFY(room.run(DecideFlag{id, FlagDecision::Rejected, "a rehearsal"}));
    QVERIFY(room.run(closing(id, "UTL", "nobody there")));
}

void TestDecideClose::aJoinDoesNotEndItEither()
{
    DispatchRoom room;
    const IncidentId from = room.open("SUICTHRT");
    const IncidentId into = room.open("WELFARE");
    QVERIFY(room.run(MergeIncidents{from, into, "the same person"}));
    QCOMPARE(room.refusalOf(closing(into, "UTL", "nobody there")),
             std::string("CloseNeedsFollowUp"));
}

// crisis.md 6.13.
void TestDecideClose::wordsOfWantingToDieAreEnoughForIt()
{
    DispatchRoom room;
    const IncidentId id = room.open("DISORD");
    CrisisFlagSuggested fact;
    fact.incident = id;
    fact.flag = Flag::Yes;
    fact.spans = {FlagSpan{0, 14, "WANTS TO DIE", "suicidal-words", 1000, ""}};
    QVERIFY(room.runAs(advisorSeat(), SuggestFlag{fact}));
    QCOMPARE(room.refusalOf(closing(id, "UTL", "nobody there")), std::string("CloseNeedsFollowUp"));
}

// crisis.md 6.15: whom the advisor was sure of counts as eligible although nobody looked, and what
// it thought possible is decided before it closes; neither fills the supervisor's list.
void TestDecideClose::aFlagNobodyDecidedAsksForADecisionOrAReason()
{
    DispatchRoom room;
    const auto flagged = [&](Flag flag) {
        const IncidentId id = room.open("NOISE");
        CrisisFlagSuggested fact;
        fact.incident = id;
        fact.flag = flag;
        fact.reason = "Flagged for: shouts at the sky.";
        return room.runAs(advisorSeat(), SuggestFlag{fact}) ? id : IncidentId();
    };
    const IncidentId yes = flagged(Flag::Yes);
    QCOMPARE(room.refusalOf(closing(yes, "18")), std::string("CloseNeedsFlag"));
    QVERIFY(room.run(closing(yes, "18", "gone before anybody came")));
    QCOMPARE(room.count<OverrideRecorded>(), 0);
    QCOMPARE(room.last<ClinicianNeedJudged>().incident, yes);
    QVERIFY(room.last<ClinicianNeedJudged>().outcome == ClinicianOutcome::NotSent);
    QCOMPARE(room.count<ClinicianNeedJudged>(), 1);
    // Possible alone: a decision, and no need that nobody met.
    const IncidentId possible = flagged(Flag::Possible);
    QCOMPARE(room.refusalOf(closing(possible, "18")), std::string("CloseNeedsFlag"));
    QVERIFY(room.run(DecideFlag{possible, FlagDecision::Rejected, ""}));
    QVERIFY(room.run(closing(possible, "18")));
    QCOMPARE(room.count<ClinicianNeedJudged>(), 0);
    QVERIFY(room.run(closing(flagged(Flag::No), "18")));
}

// CGS 29-38c: who decided, or why that is open; then it stays on the supervisor's list.
void TestDecideClose::aFirearmThatMetDangerWantsTheDecisionBeforeItCloses()
{
    DispatchRoom room;
    const auto armed = [&] {
        const IncidentId id = room.open("NOISE");
        CrisisFlagSuggested read;
        read.incident = id;
        read.flag = Flag::No;
        read.facts = {FlagFact{Fact::Weapon, "within_reach", "has gun"},
                      FlagFact{Fact::Violence, "threat", "threatens to kill her"}};
        return room.runAs(advisorSeat(), SuggestFlag{read}) ? id : IncidentId();
    };
    const auto isListed = [&](IncidentId id) {
        const auto all = supervise(room.state(), room.knowledge().codes, room.now());
        return std::any_of(all.watched.begin(), all.watched.end(), [id](const Watched& one) {
            return one.list == WatchList::RiskProtection && one.incident == id;
        });
    };
    const IncidentId open = armed();
    QCOMPARE(room.refusalOf(closing(open, "18")), std::string("CloseNeedsRisk"));
    QVERIFY(room.run(RecordRiskProtection{open, RiskDecision::NotDecided, ""}));
    QCOMPARE(room.refusalOf(closing(open, "18")), std::string("CloseNeedsRisk"));
    QVERIFY(room.run(closing(open, "18", "Sgt. Hale sees the family tomorrow")));
    QCOMPARE(room.count<OverrideRecorded>(), 1);
    QCOMPARE(room.last<OverrideRecorded>().rule, std::string("CloseNeedsRisk"));
    QVERIFY(isListed(open));
    const IncidentId decided = armed();
    QVERIFY(room.run(RecordRiskProtection{decided, RiskDecision::NotNeeded, "Sgt. Hale, a toy"}));
    QVERIFY(room.run(closing(decided, "18")));
    QCOMPARE(room.count<OverrideRecorded>(), 0);
    QVERIFY(!isListed(decided));
    // What was joined in asks too, and what is decided on the one answers for both.
    const IncidentId from = armed();
    const IncidentId into = room.open("NOISE", "9 Elm St");
    QVERIFY(room.run(MergeIncidents{from, into, "the same"}));
    QCOMPARE(room.refusalOf(closing(into, "18")), std::string("CloseNeedsRisk"));
    QVERIFY(room.run(RecordRiskProtection{into, RiskDecision::Needed, "Sgt. Hale"}));
    QVERIFY(room.run(closing(into, "18")));
    QVERIFY(room.state() == foldedFromText(room.log()));
}

void TestDecideClose::ofADeathNobodyAsksWhetherItWasReached()
{
    DispatchRoom room;
    const auto goneTo = [&room](const char* unit) {
        const IncidentId id = room.open("SUICIDE");
        room.logOn(unit);
        room.dispatch(unit, id);
        MarkOnScene arrive;
        arrive.units = {UnitId(unit)};
        if (!room.run(arrive))
            qFatal("the unit did not arrive");
        for (const Fact fact : {Fact::Weapon, Fact::Injury})
            answer(room, id, fact, answered("none"));
        answer(room, id, Fact::Alone, answered("no"));
        answerItems(room, id);
        return id;
    };
    const IncidentId death = goneTo("3A12");
    const auto missing = factsMissingToClose(room.incident(death), room.knowledge().codes);
    QVERIFY2(missing.empty(), joined(missing, ", ").c_str());
    // Nobody found: then nobody knows that it is a death.
    QCOMPARE(room.refusalOf(closing(death, "UTL", "nobody there")),
             std::string("CloseNeedsFollowUp"));
    QVERIFY(contactLetsGo(room.state(), room.incident(death)));

    // An answer that somebody harms themselves now is about somebody who lives.
    answer(room, death, Fact::SelfHarm, answered("plan_and_means"));
    QVERIFY(!contactLetsGo(room.state(), room.incident(death)));
    const auto again = factsMissingToClose(room.incident(death), room.knowledge().codes);
    QCOMPARE(again, std::vector<std::string>{"contact-confirmed"});

    // Without a unit it is what a caller said; and what is joined in may be about the living.
    QVERIFY(!contactLetsGo(room.state(), room.incident(room.open("SUICIDE"))));
    const IncidentId other = goneTo("3A15");
    QVERIFY(contactLetsGo(room.state(), room.incident(other)));
    QVERIFY(room.run(MergeIncidents{room.open("SUICTHRT"), other, "his wife"}));
    QVERIFY(!contactLetsGo(room.state(), room.incident(other)));
}

// crisis.md 6.13.
void TestDecideClose::aPlanNobodyHasIsNoPlan()
{
    DispatchRoom room;
    const IncidentId id = room.open("SUICTHRT");
    QVERIFY(room.run(
        RecordClosingItem{id, ClosingItem::RecheckPlan, ClosingState::Unable, "nobody has time"}));
    QCOMPARE(room.refusalOf(closing(id, "UTL", "nobody there")), std::string("CloseNeedsFollowUp"));
    // Whom nobody could ask about contact, nobody has seen.
    const IncidentId other = room.open("SUICTHRT");
    answer(room, other, Fact::ContactConfirmed, askedNotKnown());
    QCOMPARE(room.refusalOf(closing(other, "18", "over")), std::string("CloseNeedsFollowUp"));
}

void TestDecideClose::anOfficerWhoWasAskedForStaysAskedForInAJoin()
{
    DispatchRoom room;
    const IncidentId from = room.open("WELFARE");
    const IncidentId into = room.open("WELFARE");
    QVERIFY(room.run(RecordClosingItem{from, ClosingItem::Officer, ClosingState::Answered, "yes"}));
    QVERIFY(room.run(MergeIncidents{from, into, "the same caller"}));
    QCOMPARE(room.refusalOf(closing(into, "18", "over")), std::string("CloseOwesOfficer"));
}

void TestDecideClose::anOfficerEmergencyKeepsItOpen()
{
    DispatchRoom room;
    room.logOn("3A12");
    const IncidentId id = room.open("FIGHT");
    room.dispatch("3A12", id);
    DeclareEmergency emergency;
    emergency.unit = UnitId("3A12");
    QVERIFY(room.run(emergency));
    QCOMPARE(room.refusalOf(closing(id, "18", "all quiet")), std::string("CloseHasEmergency"));
    EndEmergency end;
    end.unit = UnitId("3A12");
    end.reason = "safe, confirmed by voice";
    QVERIFY(room.run(end));
    QVERIFY(room.run(closing(id, "18")));
}

void TestDecideClose::closingEndsWhatTheClinicianAndChecklistDo()
{
    DispatchRoom room;
    const IncidentId id = room.open("MNTL");
    RequestClinician request;
    request.incident = id;
    QVERIFY(room.run(request));
    StartChecklist start;
    start.incident = id;
    start.protocol = ProtocolId("psychosis-severe-agitation");
    QVERIFY(room.run(start));
    QVERIFY(room.runAs(supervisorSeat(),
                       closing(id, "15", reasonForEach(room, id, "hospital took over"))));
    QCOMPARE(room.incident(id).clinicianRequests.front().stage, ClinicianStage::NotSent);
    QVERIFY(room.incident(id).checklists.front().finishedAt);
}

void TestDecideClose::aHeldIncidentClosesAndReopensUnheld()
{
    DispatchRoom room;
    const IncidentId id = room.open("NOISE");
    HoldIncident hold;
    hold.incident = id;
    hold.reason = "caller away";
    QVERIFY(room.run(hold));
    QVERIFY(room.run(closing(id, "05")));
    QVERIFY(room.run(reopening(id, "music again")));
    QCOMPARE(room.incident(id).stage, IncidentStage::Open);
    QVERIFY(room.incident(id).holdReason.empty());
}

void TestDecideClose::reopeningNeedsAReasonAndStartsTheClock()
{
    DispatchRoom room;
    const IncidentId id = room.open("NOISE");
    QVERIFY(room.run(closing(id, "18")));
    room.pass(Span::minutes(20));
    QCOMPARE(room.refusalOf(reopening(id, "")), std::string("ReasonMissing"));
    QVERIFY(room.run(reopening(id, "music again")));
    QCOMPARE(room.incident(id).clockSince, room.now());
    QVERIFY(!room.incident(id).disposition);
    QCOMPARE(room.incident(id).reopenedCount, std::int64_t(1));
}

void TestDecideClose::anOpenIncidentCannotReopen()
{
    DispatchRoom room;
    QCOMPARE(room.refusalOf(reopening(room.open("NOISE"), "why not")),
             std::string("IncidentNotClosed"));
    QCOMPARE(room.refusalOf(reopening(IncidentId(9), "why not")), std::string("IncidentNotFound"));
}

// R51: one is what it is counted by, the others stand beside it.
void TestDecideClose::severalThingsMayHaveComeOfIt()
{
    DispatchRoom room;
    const IncidentId id = room.open("NOISE");
    CloseIncident close = closing(id, "18");
    close.further = {DispositionCode("99")};
    QCOMPARE(room.refusalOf(close), std::string("DispositionUnknown"));
    close.further = {DispositionCode("DONE")}; // the same by its own code
    QCOMPARE(room.refusalOf(close), std::string("DispositionTwice"));
    close.further = {DispositionCode("22"), DispositionCode("HAZ")};
    QVERIFY(room.run(close));
    const auto& closed = room.last<IncidentClosed>();
    QCOMPARE(closed.disposition, DispositionCode("DONE"));
    QCOMPARE(closed.further,
             (std::vector<DispositionCode>{DispositionCode("DUP"), DispositionCode("HAZ")}));
    QCOMPARE(closed.furtherCommon, (std::vector<std::string>{"22", "26"}));
    QCOMPARE(room.incident(id).furtherDispositions, closed.further);
    QVERIFY(room.run(reopening(id, "it goes on")));
    QVERIFY(room.incident(id).furtherDispositions.empty());
    QVERIFY(folded(room.log()) == room.state());
    QVERIFY(foldedFromText(room.log()) == room.state());
}

// A P1 that nobody went to is not closed by a slip of the number.
void TestDecideClose::aP1NobodyWentToClosesWithAReasonOnly()
{
    DispatchRoom room;
    room.logOn("3A12");
    const IncidentId id = room.open("ROBBERY");
    QCOMPARE(room.refusalOf(closing(id, "18")), std::string("CloseNeverSent"));
    QCOMPARE(room.refusalOf(closing(id, "18", " ")), std::string("CloseNeverSent"));
    QVERIFY(room.run(closing(id, "18", "the caller meant the next town, told them")));
    QCOMPARE(room.last<OverrideRecorded>().rule, std::string("CloseNeverSent"));
    // One less urgent, one that a unit was sent to and called back from, one that others took.
    QVERIFY(room.run(closing(room.open("NOISE"), "18")));
    const IncidentId sent = room.open("ROBBERY");
    room.dispatch("3A12", sent);
    QVERIFY(room.run(ClearUnits{{UnitId("3A12")}, std::nullopt, ""}));
    QVERIFY(room.run(closing(sent, "18")));
    // Whoever was sent by a slip, or only reserved, never went.
    const IncidentId slip = room.open("ROBBERY");
    room.dispatch("3A12", slip);
    QVERIFY(room.run(Undo{}));
    QCOMPARE(room.refusalOf(closing(slip, "18")), std::string("CloseNeverSent"));
    QVERIFY(room.run(DispatchUnits{{UnitId("3A12")}, slip, AssignmentStage::Assigned, ""}));
    QVERIFY(room.run(ClearUnits{{UnitId("3A12")}, std::nullopt, ""}));
    QCOMPARE(room.refusalOf(closing(slip, "18")), std::string("CloseNeverSent"));
    QVERIFY(foldedFromText(room.log()) == room.state());
    const IncidentId fire = room.open("FSTRU");
    AskAid ask;
    ask.incident = fire;
    ask.kind = "fire";
    QVERIFY(room.run(ask));
    AnswerAid answered;
    answered.incident = fire;
    answered.request = 1;
    answered.stage = AidStage::Accepted;
    QVERIFY(room.run(answered));
    answered.stage = AidStage::Finished;
    QVERIFY(room.run(answered));
    QVERIFY(room.run(closing(fire, "18")));
}

HAVEN_TESTS(TestDecideClose)
#include "tst_decide_close.moc"
