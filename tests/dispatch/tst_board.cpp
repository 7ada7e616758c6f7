#include "models/dispatch/board.h"
#include "models/dispatch/nearby.h"
#include "models/dispatch/same_home.h"
#include "tests/dispatch/flag_kit.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

std::vector<std::string> numbers(const DispatchRoom& room)
{
    std::vector<std::string> out;
    for (const auto& row : queueRows(room.state(), room.knowledge().codes, room.now()))
        out.push_back(row.number);
    return out;
}

std::vector<SimilarIncident> similar(const DispatchRoom& room, const NewCallFacts& call)
{
    return similarIncidents(room.state(), call, room.knowledge().codes, room.now());
}

NewCallFacts callAt(Location location)
{
    NewCallFacts call;
    call.location = std::move(location);
    return call;
}

CloseIncident closing(IncidentId id)
{
    CloseIncident command;
    command.incident = id;
    command.disposition = DispositionCode("18");
    return command;
}

} // namespace

class TestBoard : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theQueueIsByPriorityThenByWaiting();
    void statusFollowsTheUnitThatCameFarthest();
    void waitingStopsWhenAUnitIsToldAndNotBefore();
    void lateIsOnePastTheLimit();
    void aHeldIncidentIsLateWhenItsHoldIsOver();
    void aRestrictedIncidentShowsItsTitleOnly();
    void theFlagOfAPersonStandsOverTheAdvisors();
    void aLevelNotYetAskedSaysSo();
    void aWeaponANoteSpeaksOfIsOnTheRowUntilAPersonAnswers();
    void unitsShowWhatTheyDoAndForHowLong();
    void theSameNumberThePlaceAndTheNeighborhoodAreSimilar();
    void aRestrictedIncidentIsSimilarByItsNumberAlone();
    void closedIncidentsCountWithinTheLookBackOfTheType();
    void theSameTypeIsSimilarFromFartherAway();
    void cautionsAreFoundByPlaceMostSevereFirst();
    void spellingsOfOnePlaceMeet();
};

void TestBoard::theQueueIsByPriorityThenByWaiting()
{
    DispatchRoom room;
    room.open("NOISE"); // P4
    room.pass(Span::minutes(1));
    room.open("FIGHT"); // P2
    room.pass(Span::minutes(1));
    room.open("ASSAULT"); // P2
    room.open("ROBBERY"); // P1
    const std::vector<std::string> expected{"26-000004", "26-000002", "26-000003", "26-000001"};
    QCOMPARE(numbers(room), expected);
    QVERIFY(room.run(closing(IncidentId(2))));
    QCOMPARE(numbers(room).size(), std::size_t(3));
}

void TestBoard::statusFollowsTheUnitThatCameFarthest()
{
    DispatchRoom room;
    room.logOn("3A12");
    room.logOn("3A15");
    const IncidentId id = room.open("FIGHT");
    QCOMPARE(rowOf(room, id).status, IncidentStatus::Waiting);
    QCOMPARE(commonIncidentStatus(room.incident(id)), CommonIncidentStatus::Active);
    room.dispatch("3A12", id);
    QCOMPARE(rowOf(room, id).status, IncidentStatus::Dispatched);
    QCOMPARE(commonIncidentStatus(room.incident(id)), CommonIncidentStatus::ResourcesAssigned);
    MarkEnRoute go;
    go.units = {UnitId("3A12")};
    QVERIFY(room.run(go));
    QCOMPARE(commonIncidentStatus(room.incident(id)), CommonIncidentStatus::ResourcesEnroute);
    MarkOnScene arrive;
    arrive.units = {UnitId("3A12")};
    QVERIFY(room.run(arrive));
    room.dispatch("3A15", id);
    QCOMPARE(rowOf(room, id).status, IncidentStatus::OnScene);
    QCOMPARE(rowOf(room, id).units.size(), std::size_t(2));
    QVERIFY(room.run(closing(id)));
    QCOMPARE(rowOf(room, id).status, IncidentStatus::Closed);
}

void TestBoard::waitingStopsWhenAUnitIsToldAndNotBefore()
{
    DispatchRoom room;
    room.logOn("3A12");
    const IncidentId id = room.open("FIGHT");
    room.pass(Span::seconds(40));
    QCOMPARE(rowOf(room, id).waiting, Span::seconds(40));
    DispatchUnits reserve;
    reserve.units = {UnitId("3A12")};
    reserve.incident = id;
    reserve.stage = AssignmentStage::Assigned;
    QVERIFY(room.run(reserve));
    QCOMPARE(rowOf(room, id).status, IncidentStatus::Assigned);
    room.pass(Span::seconds(10));
    QCOMPARE(rowOf(room, id).waiting, Span::seconds(50));
    MarkEnRoute go;
    go.units = {UnitId("3A12")};
    QVERIFY(room.run(go));
    room.pass(Span::minutes(10));
    QVERIFY(rowOf(room, id).waiting <= Span::seconds(50));
    QVERIFY(!rowOf(room, id).isLate);
}

void TestBoard::lateIsOnePastTheLimit()
{
    DispatchRoom room;
    const IncidentId id = room.open("ROBBERY");
    room.pass(Span::seconds(60));
    QVERIFY(!rowOf(room, id).isLate);
    room.pass(Span{1});
    QVERIFY(rowOf(room, id).isLate);
}

void TestBoard::aHeldIncidentIsLateWhenItsHoldIsOver()
{
    DispatchRoom room;
    HoldIncident hold;
    hold.incident = room.open("NOISE");
    hold.reason = "caller away";
    hold.until = room.now() + Span::hours(2);
    QVERIFY(room.run(hold));
    room.pass(Span::minutes(119));
    QCOMPARE(rowOf(room, hold.incident).status, IncidentStatus::Held);
    QVERIFY(!rowOf(room, hold.incident).isLate);
    room.pass(Span::minutes(1));
    QVERIFY(rowOf(room, hold.incident).isLate);
}

void TestBoard::aRestrictedIncidentShowsItsTitleOnly()
{
    DispatchRoom room;
    RestrictIncident restrict;
    restrict.incident = room.open("SUICTHRT", "9 Quiet Ln");
    restrict.reason = "staff member";
    QVERIFY(room.runAs(supervisorSeat(), restrict));
    BoardRow row = rowOf(room, restrict.incident);
    QCOMPARE(row.label, std::string("Restricted incident"));
    QVERIFY(row.type.value.empty());
    QVERIFY(row.place.empty());
    QVERIFY(!row.level);
    QVERIFY(flagText(row).empty());
    CorrectDetails title;
    title.incident = restrict.incident;
    title.field = "title";
    title.value = "Ask the supervisor";
    QVERIFY(room.run(title));
    row = rowOf(room, restrict.incident);
    QCOMPARE(row.label, std::string("Ask the supervisor"));
    QCOMPARE(row.priority, Priority::P1);
}

void TestBoard::theFlagOfAPersonStandsOverTheAdvisors()
{
    DispatchRoom room;
    const IncidentId id = room.open("DISORD");
    QCOMPARE(flagText(rowOf(room, id)), std::string("unknown"));
    SuggestFlag suggest;
    suggest.suggestion.incident = id;
    suggest.suggestion.flag = Flag::Yes;
    QVERIFY(room.runAs(advisorSeat(), suggest));
    QCOMPARE(flagText(rowOf(room, id)), std::string("yes?"));
    DecideFlag decide;
    decide.incident = id;
    decide.decision = FlagDecision::Rejected;
    decide.reason = "drunk, known";
    QVERIFY(room.run(decide));
    QCOMPARE(flagText(rowOf(room, id)), std::string("no"));
    QVERIFY(room.runAs(advisorSeat(), suggest));
    QCOMPARE(flagText(rowOf(room, id)), std::string("no"));
}

void TestBoard::aLevelNotYetAskedSaysSo()
{
    DispatchRoom room;
    const IncidentId id = room.open("MNTL");
    QCOMPARE(levelText(rowOf(room, id)), std::string("3, not yet asked"));
    AnswerFact weapon;
    weapon.incident = id;
    weapon.fact = Fact::Weapon;
    weapon.answer = answered("in_hand");
    QVERIFY(room.run(weapon));
    QCOMPARE(levelText(rowOf(room, id)), std::string("4"));
    QCOMPARE(levelText(rowOf(room, room.open("NOISE"))), std::string());
}

// The worst that a board can do is to hide a knife behind a flag that says no.
void TestBoard::aWeaponANoteSpeaksOfIsOnTheRowUntilAPersonAnswers()
{
    DispatchRoom room;
    const IncidentId id = room.open("NOISE");
    QVERIFY(rowOf(room, id).weapon == WeaponSign::None);
    SuggestFlag suggest;
    suggest.suggestion.incident = id;
    suggest.suggestion.flag = Flag::No;
    suggest.suggestion.facts = {FlagFact{Fact::Weapon, "in_hand", "machete\nin hand"}};
    QVERIFY(room.runAs(advisorSeat(), suggest));
    QVERIFY(rowOf(room, id).weapon == WeaponSign::Possible);
    QCOMPARE(rowOf(room, id).weaponWords, std::string("possible weapon “machete in hand”"));
    AnswerFact answer;
    answer.incident = id;
    answer.fact = Fact::Weapon;
    answer.answer = answered("within_reach");
    QVERIFY(room.run(answer));
    QVERIFY(rowOf(room, id).weapon == WeaponSign::Answered);
    QCOMPARE(rowOf(room, id).weaponWords, std::string("weapon within reach"));
    answer.answer = answered("none");
    QVERIFY(room.run(answer));
    QVERIFY(rowOf(room, id).weapon == WeaponSign::None);
    QVERIFY(rowOf(room, id).weaponWords.empty());
    const IncidentId staff = room.open("NOISE", "9 Quiet Ln");
    suggest.suggestion.incident = staff;
    QVERIFY(room.runAs(advisorSeat(), suggest));
    QVERIFY(room.runAs(supervisorSeat(), RestrictIncident{staff, Visibility::Restricted, "staff"}));
    // That there is one is told, and nothing of what was said of it.
    QVERIFY(rowOf(room, staff).weapon == WeaponSign::Possible);
    QCOMPARE(rowOf(room, staff).weaponWords, std::string("possible weapon"));
    QVERIFY(rowOf(room, staff).place.empty());
}

void TestBoard::unitsShowWhatTheyDoAndForHowLong()
{
    DispatchRoom room;
    room.logOn("3A15");
    room.logOn("3A12");
    const IncidentId id = room.open("FIGHT");
    room.dispatch("3A15", id);
    room.pass(Span::seconds(75));
    auto rows = unitRows(room.state(), room.knowledge().codes, room.now());
    QCOMPARE(rows.size(), std::size_t(2));
    QCOMPARE(rows.at(0).id.value, std::string("3A12"));
    QCOMPARE(rows.at(0).status.primary, UnitPrimary::Available);
    QCOMPARE(rows.at(1).number, std::string("26-000001"));
    QCOMPARE(rows.at(1).statusText, std::string("Dispatched"));
    QCOMPARE(rows.at(1).inStatus, Span::seconds(75));
    DeclareEmergency emergency;
    emergency.unit = UnitId("3A15");
    QVERIFY(room.run(emergency));
    rows = unitRows(room.state(), room.knowledge().codes, room.now());
    QCOMPARE(rows.at(0).id.value, std::string("3A15"));
    QVERIFY(rows.at(0).isEmergency);
}

void TestBoard::theSameNumberThePlaceAndTheNeighborhoodAreSimilar()
{
    DispatchRoom room;
    OpenIncident open;
    open.type = TypeCode("MVA");
    open.location = at("Route 9 at Elm St", kInBeat1);
    open.call = CallDraft{};
    open.call->callback = "(860) 555-0134";
    QVERIFY(room.run(open));

    NewCallFacts call = callAt(at("Elsewhere"));
    QVERIFY(similar(room, call).empty());
    call.callback = "+1 860 555 0134";
    QCOMPARE(similar(room, call).at(0).reason, SimilarReason::SameNumber);
    call.callback.clear();
    call.location = at("route 9 at  elm st.");
    QCOMPARE(similar(room, call).at(0).reason, SimilarReason::SamePlace);
    call.location = at("Elm St bridge", movedBy(kInBeat1, 0, kNearM - 5));
    QCOMPARE(similar(room, call).at(0).reason, SimilarReason::Near);
    QVERIFY(*similar(room, call).at(0).distanceM <= kNearM);
    call.location = at("Elm St bridge", movedBy(kInBeat1, 0, kNearM + 5));
    QVERIFY(similar(room, call).empty());
}

void TestBoard::aRestrictedIncidentIsSimilarByItsNumberAlone()
{
    DispatchRoom room;
    OpenIncident open;
    open.type = TypeCode("SEXOFFNS");
    open.location = at("Route 9 at Elm St", kInBeat1);
    open.call = CallDraft{};
    open.call->callback = "(860) 555-0134";
    QVERIFY(room.run(open));
    QVERIFY(room.runAs(supervisorSeat(),
                       RestrictIncident{IncidentId(1), Visibility::Restricted, "staff"}));
    NewCallFacts call = callAt(at("Route 9 at Elm St", kInBeat1));
    QVERIFY(similar(room, call).empty());
    call.callback = "860 555 0134";
    QCOMPARE(similar(room, call).at(0).reason, SimilarReason::SameNumber);
}

void TestBoard::closedIncidentsCountWithinTheLookBackOfTheType()
{
    DispatchRoom room;
    QVERIFY(room.run(closing(room.open("NOISE"))));
    NewCallFacts call = callAt(at("12 Oak Ave"));
    call.type = TypeCode("NOISE"); // six hours
    room.pass(Span::hours(6));
    QCOMPARE(similar(room, call).size(), std::size_t(1));
    QVERIFY(!similar(room, call).at(0).isOpen);
    room.pass(Span{1});
    QVERIFY(similar(room, call).empty());
    room.open("NOISE");
    room.pass(Span::hours(48));
    QCOMPARE(similar(room, call).size(), std::size_t(1));
}

void TestBoard::theSameTypeIsSimilarFromFartherAway()
{
    DispatchRoom room;
    OpenIncident open;
    open.type = TypeCode("MVA");
    open.location = at("Route 9", kInBeat1);
    QVERIFY(room.run(open));
    NewCallFacts call = callAt(at("Route 9 exit", movedBy(kInBeat1, 400, 0)));
    call.type = TypeCode("NOISE");
    QVERIFY(similar(room, call).empty());
    call.type = TypeCode("CRASH");
    QCOMPARE(similar(room, call).size(), std::size_t(1));
    QVERIFY(similar(room, call).at(0).isSameType);
}

void TestBoard::cautionsAreFoundByPlaceMostSevereFirst()
{
    DispatchRoom room;
    RecordCaution command;
    command.caution.text = "Dog";
    command.caution.source = "mail carrier";
    command.caution.severity = CautionSeverity::Low;
    command.caution.place = at("12 Oak Ave", kInBeat1);
    QVERIFY(room.run(command));
    command.caution.text = "Firearm";
    command.caution.severity = CautionSeverity::Critical;
    QVERIFY(room.run(command));
    auto hits = cautionsAt(room.state(), at("12 oak ave"), room.now());
    QCOMPARE(hits.size(), std::size_t(2));
    QCOMPARE(hits.at(0).caution, CautionId(2));
    QVERIFY(!hits.at(0).isReviewDue);
    QCOMPARE(cautionsAt(room.state(), at("rear", movedBy(kInBeat1, 20, 0)), room.now()).size(),
             std::size_t(2));
    QVERIFY(cautionsAt(room.state(), at("away", movedBy(kInBeat1, 60, 0)), room.now()).empty());
    hits = cautionsAt(room.state(), at("rear", movedBy(kInBeat1, 20, 0)), room.now());
    QVERIFY(hits.at(0).match == CautionMatch::Nearby);
    hits = cautionsAt(room.state(), at("12 Oak Ave, apt 3", kInBeat1), room.now());
    QVERIFY(hits.at(0).match == CautionMatch::Place);
    // Somebody's health is told of their own home alone.
    RecordCaution oxygen = command;
    oxygen.caution.kind = CautionKind::Medical;
    oxygen.caution.place = at("12 Oak Ave, apt 7", kInBeat1);
    QVERIFY(room.run(oxygen));
    QCOMPARE(cautionsAt(room.state(), at("12 Oak Ave, apt 3", kInBeat1), room.now()).size(),
             std::size_t(2));
    QCOMPARE(cautionsAt(room.state(), at("12 Oak Ave, apt 7", kInBeat1), room.now()).size(),
             std::size_t(3));
    EndCaution end;
    end.caution = CautionId(2);
    end.reason = "sold";
    QVERIFY(room.run(end));
    room.pass(Span::hours(24 * 180));
    hits = cautionsAt(room.state(), at("12 Oak Ave"), room.now());
    QCOMPARE(hits.size(), std::size_t(1));
    QVERIFY(hits.at(0).isReviewDue);
    room.pass(Span::hours(24 * 185)); // nobody renewed it
    QVERIFY(cautionsAt(room.state(), at("12 Oak Ave"), room.now()).empty());
}

void TestBoard::spellingsOfOnePlaceMeet()
{
    QCOMPARE(placeKey(at(" 12  Oak Avenue. ")), placeKey(at("12 oak ave")));
    QCOMPARE(placeKey(at("...")), std::string());
    QCOMPARE(phoneKey("1-860-555-0134"), std::string("8605550134"));
    QCOMPARE(phoneKey("555"), std::string());
}

HAVEN_TESTS(TestBoard)
#include "tst_board.moc"
