#include "models/dispatch/discipline.h"
#include "models/dispatch/incident_rules.h"
#include "models/dispatch/weapon.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

IncidentId openedWithCall(DispatchRoom& room, const char* type, const char* caller)
{
    OpenIncident command;
    command.type = TypeCode(type);
    command.location = at("Route 9 at Elm St");
    command.call = CallDraft{};
    command.call->callerName = caller;
    if (!room.run(command))
        qFatal("the incident was not opened");
    return room.last<IncidentOpened>().incident;
}

MergeIncidents join(IncidentId from, IncidentId into)
{
    MergeIncidents command;
    command.from = from;
    command.into = into;
    command.reason = "same crash";
    return command;
}

SplitIncident split(IncidentId id, std::vector<CallId> calls = {})
{
    SplitIncident command;
    command.incident = id;
    command.calls = std::move(calls);
    return command;
}

std::vector<std::string> callers(const Incident& incident)
{
    std::vector<std::string> names;
    for (const auto& call : incident.calls)
        names.push_back(call.callerName);
    return names;
}

using Names = std::vector<std::string>;

} // namespace

class TestDecideJoin : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void callsAndUnitsFollowAJoin();
    void aJoinAndASplitKeepTheSilence();
    void aJoinNeverLosesUrgencyOrAnswers();
    void answersThatComeTogetherRaiseTheLevel();
    void aLevelSetLowerByHandRisesByWhatTheOtherAnswered();
    void anEmptyCallTakesTheLevelAsAPersonSetIt();
    void aLevelNotYetAskedSaysWhichAnswerDecides();
    void aJoinLosesNoKnife();
    void whatSaysMoreOfAWeaponIsShownAfterAJoin();
    void whatSaysLessOfAWeaponTakesNothingOfIt();
    void aWeaponThatWasJoinedOutlastsAnAnswerNotKnown();
    void whatIsReadOfAJoinedIncidentReachesTheOther();
    void aSplitOffCallIsToldOfAWeapon();
    void whoGoesThereIsToldWhatTheOtherSaid();
    void anOpenRequestForAClinicianFollows();
    void aJoinedIncidentSendsPeopleToTheOther();
    void chainsAreRefused();
    void closedAndSameIncidentsAreRefused();
    void aRunningChecklistStaysWhereItIs();
    void aHeldIncidentIsReleasedByUnitsThatJoin();
    void aSplitTakesTheJoinBack();
    void aSplitMayNameEitherOfTheTwo();
    void aJoinBeforeTheLastComesApartByItsOwnNumber();
    void aMajorIncidentThatIsJoinedTakesItsCommandAlong();
    void whatIsHeldUnderAJoinedIncidentIsHeldUnderTheOther();
    void twoMajorIncidentsAreNotJoined();
    void aJoinTakesNothingOutFromBehindARestriction();
    void aRestrictionCoversWhatWasJoinedAndWhatIsSplitOff();
    void joiningAgainAndSplittingAgainStillWorks();
    void callsBecomeAnIncidentOfTheirOwn();
    void oneCallMustStay();
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

void TestDecideJoin::aJoinNeverLosesUrgencyOrAnswers()
{
    DispatchRoom room;
    const IncidentId noise = openedWithCall(room, "NOISE", "Ana");
    const IncidentId crisis = openedWithCall(room, "SUICTHRT", "Ben");
    AnswerFact weapon;
    weapon.incident = crisis;
    weapon.fact = Fact::Weapon;
    weapon.answer = answered("in_hand");
    QVERIFY(room.run(weapon));
    const int level = room.incident(crisis).level.level;
    QVERIFY(room.run(join(crisis, noise)));
    QCOMPARE(room.incident(noise).priority, Priority::P1);
    QCOMPARE(room.incident(noise).level.level, level);
    QCOMPARE(room.incident(noise).answers.at(Fact::Weapon).answer, answered("in_hand"));
}

namespace {

void answerOf(DispatchRoom& room, IncidentId id, Fact fact, const char* value)
{
    AnswerFact command;
    command.incident = id;
    command.fact = fact;
    command.answer = answered(value);
    if (!room.run(command))
        qFatal("no answer");
}

void lowerTo(DispatchRoom& room, IncidentId id, int level)
{
    SetLevel command;
    command.incident = id;
    command.level = level;
    command.reason = "seen and calm";
    if (!room.run(command))
        qFatal("the level was not set");
}

} // namespace

// At the one a person set the level below its answer; at the other nobody had set anything.
void TestDecideJoin::answersThatComeTogetherRaiseTheLevel()
{
    DispatchRoom room;
    const IncidentId worried = openedWithCall(room, "WELFARE", "Ana");
    const IncidentId armed = openedWithCall(room, "WELFARE", "Ben");
    answerOf(room, armed, Fact::Weapon, "in_hand");
    lowerTo(room, armed, 2);
    answerOf(room, worried, Fact::Violence, "threat");
    QCOMPARE(room.incident(armed).level.level, 2);
    QCOMPARE(room.incident(worried).level.level, 3);
    room.pass(Span::minutes(3));
    QVERIFY(room.run(join(armed, worried)));
    const Incident& left = room.incident(worried);
    QCOMPARE(left.level.level, 4);
    QCOMPARE(left.level.cause, LevelCause::ByAnswers);
    QCOMPARE(left.level.because, "joined with " + room.incident(armed).number + ": weapon in hand");
    QCOMPARE(left.priority, Priority::P1);
    QVERIFY(left.level.recheckDueAt == room.now() + Span::minutes(5));
    QVERIFY(foldedFromText(room.log()) == room.state());
}

void TestDecideJoin::aLevelSetLowerByHandRisesByWhatTheOtherAnswered()
{
    DispatchRoom room;
    const IncidentId kept = openedWithCall(room, "WELFARE", "Ana");
    const IncidentId other = openedWithCall(room, "WELFARE", "Ben");
    answerOf(room, kept, Fact::Weapon, "within_reach");
    lowerTo(room, kept, 1);
    // That asks for 2, more than the person here had set: the level is worked out anew.
    answerOf(room, other, Fact::OffMedication, "yes");
    lowerTo(room, other, 1);
    QVERIFY(room.run(join(other, kept)));
    QCOMPARE(room.incident(kept).level.level, 3);

    // What is no more dangerous than what stands takes nothing from the person's word.
    const IncidentId mild = openedWithCall(room, "WELFARE", "Cem");
    answerOf(room, mild, Fact::ViolenceHistory, "no");
    lowerTo(room, mild, 1);
    lowerTo(room, kept, 1);
    QVERIFY(room.run(join(mild, kept)));
    QCOMPARE(room.incident(kept).level.level, 1);
    QCOMPARE(room.incident(kept).level.cause, LevelCause::ByPerson);

    // A call that nobody has asked about yet: what stands here decides again.
    const IncidentId unasked = openedWithCall(room, "WELFARE", "Dee");
    QVERIFY(room.run(join(unasked, kept)));
    QCOMPARE(room.incident(kept).level.level, 3);
    QCOMPARE(room.incident(kept).level.cause, LevelCause::ByAnswers);
}

void TestDecideJoin::anEmptyCallTakesTheLevelAsAPersonSetIt()
{
    DispatchRoom room;
    const IncidentId noise = openedWithCall(room, "NOISE", "Ana");
    const IncidentId armed = openedWithCall(room, "WELFARE", "Ben");
    answerOf(room, armed, Fact::Weapon, "in_hand");
    lowerTo(room, armed, 2);
    QCOMPARE(room.incident(noise).level.level, 0);
    QVERIFY(room.run(join(armed, noise)));
    QCOMPARE(room.incident(noise).level.level, 2);
    QCOMPARE(room.incident(noise).level.cause, LevelCause::ByPerson);
    QCOMPARE(room.incident(noise).answers.at(Fact::Weapon).answer, answered("in_hand"));
}

void TestDecideJoin::aLevelNotYetAskedSaysWhichAnswerDecides()
{
    DispatchRoom room;
    const IncidentId unasked = openedWithCall(room, "WELFARE", "Ana");
    const IncidentId asked = openedWithCall(room, "WELFARE", "Ben");
    const auto due = room.incident(unasked).level.recheckDueAt;
    room.pass(Span::minutes(2));
    answerOf(room, asked, Fact::SelfHarm, "plan_and_means");
    QVERIFY(room.run(join(asked, unasked)));
    const Incident& left = room.incident(unasked);
    QCOMPARE(left.level.level, 3);
    QCOMPARE(left.level.because,
             "joined with " + room.incident(asked).number + ": self harm plan and means");
    // Who joins two calls has not looked at the person.
    QVERIFY(left.level.recheckDueAt == due);
    QCOMPARE(left.priority, room.incident(asked).priority);
}

namespace {

void readWeapon(DispatchRoom& room, IncidentId id, const char* value, const char* words)
{
    AddNote note;
    note.incident = id;
    note.text = words;
    CrisisFlagSuggested read;
    read.incident = id;
    read.flag = Flag::Possible;
    read.reason = "a knife";
    read.facts.push_back(FlagFact{Fact::Weapon, value, words});
    if (!room.run(note))
        qFatal("no note");
    read.note = room.last<NoteAdded>().note;
    if (!room.runAs(advisorSeat(), SuggestFlag{read}))
        qFatal("nothing was suggested");
}

void readKnife(DispatchRoom& room, IncidentId id)
{
    readWeapon(room, id, "in_hand", "knife");
}

void answerWeapon(DispatchRoom& room, IncidentId id, FactAnswer answer)
{
    AnswerFact weapon;
    weapon.incident = id;
    weapon.fact = Fact::Weapon;
    weapon.answer = std::move(answer);
    if (!room.run(weapon))
        qFatal("no answer");
}

} // namespace

void TestDecideJoin::aJoinLosesNoKnife()
{
    for (const FactAnswer& said : {answered("none"), askedNotKnown()}) {
        DispatchRoom room;
        const IncidentId into = openedWithCall(room, "MNTL", "Ana");
        const IncidentId from = openedWithCall(room, "MNTL", "Ben");
        answerWeapon(room, from, said);
        room.pass(Span::minutes(5));
        readKnife(room, into);
        room.pass(Span::minutes(5));
        QVERIFY(room.run(join(from, into)));
        QVERIFY(room.incident(into).suggestions.count(Fact::Weapon) == 1);
        QVERIFY(weaponSign(room.incident(into)) == WeaponSign::Possible);
        QVERIFY(foldedFromText(room.log()) == room.state());
    }
    // What was read of the other follows, whatever the one that is left was told before.
    for (const bool isAsked : {false, true}) {
        DispatchRoom room;
        const IncidentId into = openedWithCall(room, "MNTL", "Ana");
        const IncidentId from = openedWithCall(room, "MNTL", "Ben");
        if (isAsked)
            answerWeapon(room, into, answered("none"));
        readKnife(room, from);
        QVERIFY(room.run(join(from, into)));
        QVERIFY(weaponSign(room.incident(into)) == WeaponSign::Possible);
        QCOMPARE(weaponWords(room.incident(into)), std::string("possible weapon “knife”"));
        QVERIFY(room.incident(into).flag.suggested == Flag::Possible);
        answerWeapon(room, into, answered("none"));
        QVERIFY(weaponSign(room.incident(into)) == WeaponSign::None);
    }
    // Asked in vain at the other: its note speaks of it all the same.
    DispatchRoom room;
    const IncidentId into = openedWithCall(room, "MNTL", "Ana");
    const IncidentId from = openedWithCall(room, "MNTL", "Ben");
    readKnife(room, from);
    answerWeapon(room, from, askedNotKnown());
    QVERIFY(room.run(join(from, into)));
    QVERIFY(weaponSign(room.incident(into)) == WeaponSign::Possible);
}

void TestDecideJoin::whatSaysMoreOfAWeaponIsShownAfterAJoin()
{
    // "No weapons" at the one hides no knife that the other speaks of.
    for (const char* less : {"none", "unknown"}) {
        DispatchRoom room;
        const IncidentId into = openedWithCall(room, "MNTL", "Ana");
        const IncidentId from = openedWithCall(room, "MNTL", "Ben");
        readWeapon(room, into, less, "no weapons");
        readKnife(room, from);
        QVERIFY(room.run(join(from, into)));
        QCOMPARE(weaponWords(room.incident(into)), std::string("possible weapon “knife”"));
        QCOMPARE(room.incident(into).suggestions.at(Fact::Weapon).value, std::string("in_hand"));
        QVERIFY(foldedFromText(room.log()) == room.state());
    }
    // Nor does an answer "none" at the one hide what was answered at the other.
    DispatchRoom room;
    const IncidentId into = openedWithCall(room, "MNTL", "Ana");
    const IncidentId from = openedWithCall(room, "MNTL", "Ben");
    answerWeapon(room, into, answered("none"));
    answerWeapon(room, from, answered("in_hand"));
    QVERIFY(room.run(join(from, into)));
    QVERIFY(weaponSign(room.incident(into)) == WeaponSign::Answered);
    QCOMPARE(room.incident(into).level.level, 4);
    QVERIFY(foldedFromText(room.log()) == room.state());
}

void TestDecideJoin::whatSaysLessOfAWeaponTakesNothingOfIt()
{
    DispatchRoom room;
    const IncidentId into = openedWithCall(room, "MNTL", "Ana");
    const IncidentId from = openedWithCall(room, "MNTL", "Ben");
    readKnife(room, into);
    answerWeapon(room, from, answered("within_reach"));
    QVERIFY(room.run(join(from, into)));
    QCOMPARE(weaponWords(room.incident(into)), std::string("possible weapon “knife”"));
    // Nor of what was known there before somebody asked in vain.
    const IncidentId asked = openedWithCall(room, "MNTL", "Eve");
    const IncidentId less = openedWithCall(room, "MNTL", "Fay");
    readKnife(room, asked);
    answerWeapon(room, asked, askedNotKnown());
    answerWeapon(room, less, answered("within_reach"));
    QVERIFY(room.run(join(less, asked)));
    QVERIFY(weaponSign(room.incident(asked)) == WeaponSign::Possible);
    QCOMPARE(possibleWeapon(room.incident(asked))->value, std::string("in_hand"));

    const IncidentId armed = openedWithCall(room, "MNTL", "Cem");
    const IncidentId calm = openedWithCall(room, "MNTL", "Dee");
    answerWeapon(room, armed, answered("in_hand"));
    answerWeapon(room, calm, answered("within_reach"));
    QVERIFY(room.run(join(calm, armed)));
    QCOMPARE(room.incident(armed).answers.at(Fact::Weapon).answer, answered("in_hand"));
}

// What came with a join stands in no note of the one that is left.
void TestDecideJoin::aWeaponThatWasJoinedOutlastsAnAnswerNotKnown()
{
    DispatchRoom room;
    const IncidentId into = openedWithCall(room, "MNTL", "Ana");
    const IncidentId from = openedWithCall(room, "MNTL", "Ben");
    readKnife(room, from);
    QVERIFY(room.run(join(from, into)));
    answerWeapon(room, into, askedNotKnown());
    QVERIFY(weaponSign(room.incident(into)) == WeaponSign::Possible);
    QCOMPARE(possibleWeapon(room.incident(into))->value, std::string("in_hand"));
    answerWeapon(room, into, answered("none"));
    QVERIFY(weaponSign(room.incident(into)) == WeaponSign::None);
    QVERIFY(foldedFromText(room.log()) == room.state());
}

void TestDecideJoin::whatIsReadOfAJoinedIncidentReachesTheOther()
{
    DispatchRoom room;
    const IncidentId into = openedWithCall(room, "MNTL", "Ana");
    const IncidentId from = openedWithCall(room, "MNTL", "Ben");
    QVERIFY(room.run(join(from, into)));
    readKnife(room, from); // scored while the two were joined
    QCOMPARE(weaponWords(room.incident(into)), std::string("possible weapon “knife”"));
    QVERIFY(room.incident(into).flag.suggested == Flag::Possible);
    // And is known of it when it stands for itself again.
    QVERIFY(room.run(split(from)));
    QCOMPARE(weaponWords(room.incident(from)), std::string("possible weapon “knife”"));
    QVERIFY(foldedFromText(room.log()) == room.state());
    // Where both are closed there is nobody to tell.
    const IncidentId third = openedWithCall(room, "MVA", "Cem");
    const IncidentId fourth = openedWithCall(room, "MVA", "Dee");
    QVERIFY(room.run(join(fourth, third)));
    QVERIFY(room.run(CloseIncident{third, DispositionCode("DONE"), {}}));
    readWeapon(room, fourth, "in_hand", "knife");
    QVERIFY(room.incident(fourth).noteMarks.empty());
}

void TestDecideJoin::aSplitOffCallIsToldOfAWeapon()
{
    for (const bool isAnswered : {false, true}) {
        DispatchRoom room;
        const IncidentId a = openedWithCall(room, "MNTL", "Ana");
        QVERIFY(room.run(TakeCall{a, CallDraft{}, "me too"}));
        if (isAnswered)
            answerWeapon(room, a, answered("in_hand"));
        else
            readKnife(room, a);
        QVERIFY(room.run(split(a, {room.incident(a).calls.back().id})));
        const IncidentId off = room.last<IncidentOpened>().incident;
        QVERIFY(weaponSign(room.incident(off)) == WeaponSign::Possible);
        QCOMPARE(possibleWeapon(room.incident(off))->value, std::string("in_hand"));
        QVERIFY(room.incident(off).flag.suggested >= Flag::No);
        QVERIFY(foldedFromText(room.log()) == room.state());
    }
    DispatchRoom room;
    const IncidentId a = openedWithCall(room, "MVA", "Ana");
    QVERIFY(room.run(TakeCall{a, CallDraft{}, "me too"}));
    QVERIFY(room.run(split(a, {room.incident(a).calls.back().id})));
    QVERIFY(!room.incident(room.last<IncidentOpened>().incident).flag.suggestedAt);
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

void TestDecideJoin::aSplitTakesTheJoinBack()
{
    DispatchRoom room;
    const IncidentId a = openedWithCall(room, "MVA", "Ana");
    const IncidentId b = openedWithCall(room, "MVA", "Ben");
    const Instant clock = room.incident(b).clockSince;
    QCOMPARE(room.refusalOf(split(a)), std::string("SplitNothing"));
    QVERIFY(room.run(join(b, a)));
    room.pass(Span::minutes(4));
    QVERIFY(room.run(split(a)));
    QCOMPARE(callers(room.incident(a)), (Names{"Ana"}));
    QCOMPARE(callers(room.incident(b)), (Names{"Ben"}));
    QCOMPARE(room.incident(b).stage, IncidentStage::Open);
    QCOMPARE(room.incident(b).clockSince, clock);
    QVERIFY(!room.incident(b).mergedInto);
    QVERIFY(room.incident(a).mergedFrom.empty());
}

void TestDecideJoin::aSplitMayNameEitherOfTheTwo()
{
    DispatchRoom room;
    const IncidentId a = openedWithCall(room, "MVA", "Ana");
    const IncidentId b = openedWithCall(room, "MVA", "Ben");
    const IncidentId c = openedWithCall(room, "MVA", "Cem");
    QVERIFY(room.run(join(b, a)));
    QVERIFY(room.run(join(c, a)));
    QVERIFY(room.run(split(c)));
    QVERIFY(room.run(split(b)));
    QCOMPARE(callers(room.incident(b)), (Names{"Ben"}));
    QCOMPARE(callers(room.incident(a)), (Names{"Ana"}));
}

void TestDecideJoin::aJoinBeforeTheLastComesApartByItsOwnNumber()
{
    DispatchRoom room;
    const IncidentId a = openedWithCall(room, "MVA", "Ana");
    const IncidentId b = openedWithCall(room, "MVA", "Ben");
    const IncidentId c = openedWithCall(room, "MVA", "Cem");
    QVERIFY(room.run(join(b, a)));
    QVERIFY(room.run(join(c, a)));
    room.pass(Span::minutes(4));
    QVERIFY(room.run(split(b)));
    QCOMPARE(callers(room.incident(b)), (Names{"Ben"}));
    QCOMPARE(room.incident(b).stage, IncidentStage::Open);
    QVERIFY(!room.incident(b).mergedInto);
    QCOMPARE(callers(room.incident(a)), (Names{"Ana", "Cem"}));
    QVERIFY(room.incident(a).mergedFrom == std::vector<IncidentId>{c});
    // It stands for itself again: nothing is joined to it, and the other join is still one.
    QCOMPARE(room.refusalOf(split(b)), std::string("SplitNothing"));
    QVERIFY(room.run(split(a)));
    QCOMPARE(callers(room.incident(c)), (Names{"Cem"}));
    QCOMPARE(brokenInvariant(room.state()), std::string());
    QVERIFY(folded(room.log()) == room.state());
    QVERIFY(foldedFromText(room.log()) == room.state());
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

void TestDecideJoin::aRestrictionCoversWhatWasJoinedAndWhatIsSplitOff()
{
    DispatchRoom room;
    const IncidentId a = openedWithCall(room, "MVA", "Ana");
    const IncidentId b = openedWithCall(room, "MVA", "Ben");
    QVERIFY(room.run(join(b, a)));
    QVERIFY(room.runAs(supervisorSeat(), RestrictIncident{b, Visibility::Restricted, "staff"}));
    for (const IncidentId id : {a, b})
        QVERIFY(room.incident(id).visibility == Visibility::Restricted);
    const CallId call = room.incident(a).calls.back().id;
    QVERIFY(room.runAs(supervisorSeat(), split(a, {call})));
    const IncidentId off = room.last<IncidentOpened>().incident;
    QVERIFY(room.incident(off).visibility == Visibility::Restricted);
    QVERIFY(room.runAs(supervisorSeat(), RestrictIncident{a, Visibility::Normal, "settled"}));
    for (const IncidentId id : {a, b})
        QVERIFY(room.incident(id).visibility == Visibility::Normal);
    // It is one of its own by now.
    QVERIFY(room.incident(off).visibility == Visibility::Restricted);
    QVERIFY(foldedFromText(room.log()) == room.state());
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

void TestDecideJoin::joiningAgainAndSplittingAgainStillWorks()
{
    DispatchRoom room;
    const IncidentId a = openedWithCall(room, "MVA", "Ana");
    const IncidentId b = openedWithCall(room, "MVA", "Ben");
    for (int i = 0; i < 3; ++i) {
        QVERIFY(room.run(join(b, a)));
        QVERIFY(room.run(split(a)));
        QVERIFY(room.run(join(a, b)));
        QCOMPARE(callers(room.incident(b)), (Names{"Ben", "Ana"}));
        QVERIFY(room.run(split(b)));
        QCOMPARE(callers(room.incident(a)), (Names{"Ana"}));
        QCOMPARE(callers(room.incident(b)), (Names{"Ben"}));
    }
}

void TestDecideJoin::callsBecomeAnIncidentOfTheirOwn()
{
    DispatchRoom room;
    const IncidentId a = openedWithCall(room, "MVA", "Ana");
    TakeCall more;
    more.incident = a;
    more.call.callerName = "Ben";
    QVERIFY(room.run(more));
    QVERIFY(room.run(split(a, {CallId(2)})));
    const IncidentId b = room.last<IncidentOpened>().incident;
    QCOMPARE(room.incident(b).origin, IncidentOrigin::SplitOff);
    QCOMPARE(room.incident(b).number, std::string("26-000002"));
    QCOMPARE(callers(room.incident(b)), (Names{"Ben"}));
    QCOMPARE(callers(room.incident(a)), (Names{"Ana"}));
    QCOMPARE(room.incident(a).links.count(b), std::size_t(1));
    QVERIFY(room.run(join(b, a)));
    QVERIFY(room.run(split(a)));
    QCOMPARE(callers(room.incident(b)), (Names{"Ben"}));
}

void TestDecideJoin::oneCallMustStay()
{
    DispatchRoom room;
    const IncidentId a = openedWithCall(room, "MVA", "Ana");
    QCOMPARE(room.refusalOf(split(a, {CallId(1)})), std::string("SplitAllCalls"));
    QCOMPARE(room.refusalOf(split(a, {CallId(8)})), std::string("CallNotFound"));
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
