#include "models/dispatch/discipline.h"
#include "tests/dispatch/join_kit.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

class TestDecideJoin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void callsAndUnitsFollowAJoin();
    void aJoinAndASplitKeepTheSilence();
    void whoGoesThereIsToldWhatTheOtherSaid();
    void anOpenRequestForAClinicianFollows();
    void aJoinedIncidentSendsPeopleToTheOther();
    void chainsAreRefused();
    void closedAndSameIncidentsAreRefused();
    void aRunningChecklistStaysWhereItIs();
    void aHeldIncidentIsReleasedByUnitsThatJoin();
    void aMajorIncidentThatIsJoinedTakesItsCommandAlong();
    void whatIsHeldUnderAJoinedIncidentIsHeldUnderTheOther();
    void twoMajorIncidentsAreNotJoined();
    void aJoinTakesNothingOutFromBehindARestriction();
    void linksAreMutualAndSaidOnce();
};

void TestDecideJoin::callsAndUnitsFollowAJoin()
{
    DispatchRoom room;
    room.logOn("3A12");
    room.logOn("3A15");
    const IncidentId first = openedWithCall(room, "MVA", "Ana");
    const IncidentId second = openedWithCall(room, "MVA", "Ben");
    room.dispatch("3A12", first);
    room.dispatch("3A15", second);
    MarkOnScene arrive;
    arrive.units = {UnitId("3A15")};
    QVERIFY(room.run(arrive));
    QVERIFY(room.run(join(second, first)));
    QCOMPARE(callers(room.incident(first)), (Names{"Ana", "Ben"}));
    QVERIFY(room.incident(second).calls.empty());
    QCOMPARE(room.incident(second).stage, IncidentStage::Closed);
    QCOMPARE(room.incident(second).mergedInto, std::optional(first));
    QCOMPARE(room.unit("3A15").incident, std::optional(first));
    QCOMPARE(room.unit("3A15").stage, std::optional(AssignmentStage::OnScene));
    QCOMPARE(room.incident(first).assignments.at(1).role, AssignmentRole::Backup);
    QCOMPARE(brokenInvariant(room.state()), std::string());
}

// R26: whoever goes to either may be heard on the channel, also once no unit is left.
void TestDecideJoin::aJoinAndASplitKeepTheSilence()
{
    DispatchRoom room;
    room.logOn("3A12");
    const IncidentId silent = openedWithCall(room, "NOISE", "Ana");
    const IncidentId spoken = openedWithCall(room, "NOISE", "Ben");
    DispatchUnits send{{UnitId("3A12")}, silent, AssignmentStage::Dispatched, ""};
    send.voice = SendVoice::Silent;
    QVERIFY(room.run(send));
    QVERIFY(room.run(ClearUnits{{UnitId("3A12")}, std::nullopt, ""}));
    QVERIFY(room.run(join(silent, spoken)));
    QVERIFY(room.incident(spoken).voice == SendVoice::Silent);
    QVERIFY(room.run(split(spoken, {CallId(1)})));
    const IncidentId off = room.last<IncidentOpened>().incident;
    QVERIFY(room.incident(off).voice == SendVoice::Silent);
    room.dispatch("3A12", off);
    QVERIFY(room.last<UnitDispatched>().voice == SendVoice::Silent);
    QVERIFY(folded(room.log()) == room.state());
    QVERIFY(foldedFromText(room.log()) == room.state());
}

void TestDecideJoin::whoGoesThereIsToldWhatTheOtherSaid()
{
    DispatchRoom room;
    const IncidentId into = openedWithCall(room, "NOISE", "Ana");
    const IncidentId from = openedWithCall(room, "NOISE", "Ben");
    QVERIFY(room.run(RecordCommunicationNeeds{into, {}, "speak slowly"}));
    QVERIFY(room.run(RecordCommunicationNeeds{from, {CommunicationNeed::Deaf}, "reads lips"}));
    RecordPremiseAlarm alarm;
    alarm.incident = from;
    alarm.alarm.zone = "front door";
    QVERIFY(room.run(alarm));
    QVERIFY(room.run(ChangeDisciplinePriority{from, Discipline::Ems, Priority::P1, ""}));
    QVERIFY(room.run(join(from, into)));
    const Incident& left = room.incident(into);
    QVERIFY(left.communication.needs.count(CommunicationNeed::Deaf) == 1);
    QCOMPARE(left.communication.words, std::string("speak slowly; reads lips"));
    QVERIFY(left.premiseAlarm.has_value());
    QCOMPARE(left.premiseAlarm->alarm.zone, std::string("front door"));
    QVERIFY(priorityFor(left, Discipline::Ems, room.knowledge().codes) == Priority::P1);
    QVERIFY(foldedFromText(room.log()) == room.state());
}

void TestDecideJoin::anOpenRequestForAClinicianFollows()
{
    DispatchRoom room;
    const IncidentId from = openedWithCall(room, "MNTL", "Ana");
    const IncidentId into = openedWithCall(room, "MNTL", "Ben");
    RequestClinician request;
    request.incident = from;
    QVERIFY(room.run(request));
    AnswerClinician accept;
    accept.incident = from;
    QVERIFY(room.runAs(clinicianSeat(), accept));
    QVERIFY(room.run(join(from, into)));
    QCOMPARE(room.incident(from).clinicianRequests.front().stage, ClinicianStage::NotSent);
    QCOMPARE(room.incident(into).clinicianRequests.size(), std::size_t(1));
    QCOMPARE(room.incident(into).clinicianRequests.front().stage, ClinicianStage::Accepted);
    QCOMPARE(room.incident(into).clinicianRequests.front().clinician,
             std::optional(AgentId("okafor")));
}

void TestDecideJoin::aJoinedIncidentSendsPeopleToTheOther()
{
    DispatchRoom room;
    const IncidentId first = openedWithCall(room, "MVA", "Ana");
    const IncidentId second = openedWithCall(room, "MVA", "Ben");
    QVERIFY(room.run(join(second, first)));
    ChangePriority priority;
    priority.incident = second;
    const auto refused = room.run(priority);
    QVERIFY(!refused);
    QCOMPARE(refused.refusal().code, RefusalCode::IncidentIsMerged);
    QCOMPARE(refused.refusal().arguments.at(1), std::string("26-000001"));
    ReopenIncident reopen;
    reopen.incident = second;
    reopen.reason = "again";
    QCOMPARE(room.refusalOf(reopen), std::string("IncidentIsMerged"));
}

void TestDecideJoin::chainsAreRefused()
{
    DispatchRoom room;
    const IncidentId a = openedWithCall(room, "MVA", "Ana");
    const IncidentId b = openedWithCall(room, "MVA", "Ben");
    const IncidentId c = openedWithCall(room, "MVA", "Cem");
    QVERIFY(room.run(join(b, a)));
    QCOMPARE(room.refusalOf(join(a, c)), std::string("MergeChain"));
    QCOMPARE(room.refusalOf(join(c, b)), std::string("IncidentIsMerged"));
    QVERIFY(room.run(join(c, a)));
    QCOMPARE(callers(room.incident(a)), (Names{"Ana", "Ben", "Cem"}));
}

void TestDecideJoin::closedAndSameIncidentsAreRefused()
{
    DispatchRoom room;
    const IncidentId a = openedWithCall(room, "MVA", "Ana");
    const IncidentId b = openedWithCall(room, "MVA", "Ben");
    QCOMPARE(room.refusalOf(join(a, a)), std::string("SameIncident"));
    CloseIncident close;
    close.incident = b;
    close.disposition = DispositionCode("18");
    QVERIFY(room.run(close));
    QCOMPARE(room.refusalOf(join(a, b)), std::string("IncidentIsClosed"));
    QCOMPARE(room.refusalOf(join(b, a)), std::string("IncidentIsClosed"));
    QCOMPARE(room.refusalOf(join(a, IncidentId(9))), std::string("IncidentNotFound"));
}

void TestDecideJoin::aRunningChecklistStaysWhereItIs()
{
    DispatchRoom room;
    const IncidentId a = openedWithCall(room, "SUICTHRT", "Ana");
    const IncidentId b = openedWithCall(room, "WELFARE", "Ben");
    StartChecklist start;
    start.incident = a;
    start.protocol = ProtocolId("suicidal-person");
    QVERIFY(room.run(start));
    QCOMPARE(room.refusalOf(join(a, b)), std::string("MergeHasChecklist"));
    QVERIFY(room.run(join(b, a)));
}

void TestDecideJoin::aHeldIncidentIsReleasedByUnitsThatJoin()
{
    DispatchRoom room;
    room.logOn("3A12");
    const IncidentId held = openedWithCall(room, "NOISE", "Ana");
    const IncidentId worked = openedWithCall(room, "NOISE", "Ben");
    HoldIncident hold;
    hold.incident = held;
    hold.reason = "later";
    QVERIFY(room.run(hold));
    room.dispatch("3A12", worked);
    QVERIFY(room.run(join(worked, held)));
    QCOMPARE(room.incident(held).stage, IncidentStage::Open);
    QCOMPARE(brokenInvariant(room.state()), std::string());
}

void TestDecideJoin::aMajorIncidentThatIsJoinedTakesItsCommandAlong()
{
    DispatchRoom room;
    const IncidentId a = openedWithCall(room, "MVA", "Ana");
    const IncidentId b = openedWithCall(room, "MVA", "Ben");
    QVERIFY(room.run(DeclareMajor{b, "Bay pileup"}));
    QVERIFY(room.run(GiveMajorRole{b, "command", "Sgt. Hale"}));
    QVERIFY(room.run(SetObjective{b, "clear the bridge"}));
    const MajorIncident before = room.state().majors.at(b);
    room.pass(Span::minutes(4));
    QVERIFY(room.run(join(b, a)));
    QVERIFY(room.state().majors.count(b) == 0);
    const MajorIncident& carried = room.state().majors.at(a);
    QCOMPARE(carried.number, room.incident(a).number);
    QCOMPARE(carried.name, before.name);
    QVERIFY(carried.since == before.since);
    QVERIFY(carried.roles == before.roles);
    QVERIFY(carried.objectives == before.objectives);
    QVERIFY(room.run(MeetObjective{a, 1, ""}));
    // The split takes the command back as well, as it is by then.
    QVERIFY(room.run(split(a)));
    QVERIFY(room.state().majors.count(a) == 0);
    QVERIFY(room.state().majors.at(b).objectives.front().metAt.has_value());
    QCOMPARE(room.state().majors.at(b).number, before.number);
    QVERIFY(!room.state().majors.at(b).joinedFrom);
    QVERIFY(folded(room.log()) == room.state());
    QVERIFY(foldedFromText(room.log()) == room.state());
}

void TestDecideJoin::whatIsHeldUnderAJoinedIncidentIsHeldUnderTheOther()
{
    DispatchRoom room;
    const IncidentId a = openedWithCall(room, "WIRES", "Ana");
    const IncidentId b = openedWithCall(room, "WIRES", "Ben");
    const IncidentId tree = room.open("WIRES", "1 Elm St");
    QVERIFY(room.run(GatherStorm{b, {}, {tree, a}, "crews are behind"}));
    QCOMPARE(room.incident(a).stage, IncidentStage::Held);
    QVERIFY(room.run(join(b, a)));
    QCOMPARE(room.incident(a).stage, IncidentStage::Open);
    QVERIFY(room.state().room.storms.count(b) == 0);
    QVERIFY(room.state().room.storms.at(a).incidents == std::vector<IncidentId>{tree});
    QCOMPARE(room.state().room.storms.at(a).reason, std::string("crews are behind"));
    QVERIFY(room.run(ReleaseStorm{a, {}, "it is over"}));
    QCOMPARE(room.incident(tree).stage, IncidentStage::Open);
    QVERIFY(foldedFromText(room.log()) == room.state());
    // One that left the storm and is held for a reason of its own stays so after a join.
    const IncidentId c = openedWithCall(room, "WIRES", "Cem");
    const IncidentId other = room.open("WIRES", "2 Elm St");
    QVERIFY(room.run(GatherStorm{c, {}, {tree, other}, "crews are behind"}));
    QVERIFY(room.run(ReleaseHold{tree, ""}));
    QVERIFY(room.run(HoldIncident{tree, "the owner is away", {}}));
    QVERIFY(room.run(join(c, a)));
    QVERIFY(room.state().room.storms.at(a).incidents == std::vector<IncidentId>{other});
    QVERIFY(room.run(ReleaseStorm{a, {}, "it is over"}));
    QCOMPARE(room.incident(tree).holdReason, std::string("the owner is away"));
}

void TestDecideJoin::twoMajorIncidentsAreNotJoined()
{
    DispatchRoom room;
    const IncidentId a = openedWithCall(room, "MVA", "Ana");
    const IncidentId b = openedWithCall(room, "MVA", "Ben");
    QVERIFY(room.run(DeclareMajor{a, "Bay pileup"}));
    QVERIFY(room.run(DeclareMajor{b, "Bridge"}));
    QCOMPARE(room.refusalOf(join(b, a)), std::string("MergeTwoMajors"));
    QVERIFY(room.run(EndMajor{b, "one command"}));
    QVERIFY(room.run(join(b, a)));
    // What stood there already stays there when the two come apart.
    QVERIFY(room.run(split(a)));
    QCOMPARE(room.state().majors.at(a).name, std::string("Bay pileup"));
    QVERIFY(room.state().majors.count(b) == 0);
}

void TestDecideJoin::aJoinTakesNothingOutFromBehindARestriction()
{
    DispatchRoom room;
    const IncidentId hidden = openedWithCall(room, "MVA", "Ana");
    const IncidentId seen = openedWithCall(room, "MVA", "Ben");
    const IncidentId before = openedWithCall(room, "MVA", "Cem");
    const IncidentId later = openedWithCall(room, "MVA", "Dee");
    QVERIFY(room.run(join(before, seen)));
    QVERIFY(
        room.runAs(supervisorSeat(), RestrictIncident{hidden, Visibility::Restricted, "staff"}));
    QVERIFY(room.runAs(supervisorSeat(), join(hidden, seen)));
    for (const IncidentId id : {hidden, seen, before})
        QVERIFY(room.incident(id).visibility == Visibility::Restricted);
    // Also what somebody joins who cannot read it.
    QVERIFY(room.run(join(later, seen)));
    QVERIFY(room.incident(later).visibility == Visibility::Restricted);
    QCOMPARE(brokenInvariant(room.state()), std::string());
    QVERIFY(folded(room.log()) == room.state());
    QVERIFY(foldedFromText(room.log()) == room.state());
}

void TestDecideJoin::linksAreMutualAndSaidOnce()
{
    DispatchRoom room;
    LinkIncidents link;
    link.incident = room.open("BURGLARY");
    link.other = link.incident;
    QCOMPARE(room.refusalOf(link), std::string("SameIncident"));
    link.other = room.open("VEHSTLN");
    QVERIFY(room.run(link));
    QCOMPARE(room.incident(link.other).links.count(link.incident), std::size_t(1));
    QCOMPARE(room.refusalOf(link), std::string("NothingToChange"));
    link.other = IncidentId(77);
    QCOMPARE(room.refusalOf(link), std::string("IncidentNotFound"));
}

HAVEN_TESTS(TestDecideJoin)
#include "tst_decide_join.moc"
