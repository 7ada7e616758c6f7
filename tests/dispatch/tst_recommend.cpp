#include "models/dispatch/road_closures.h"
#include "tests/dispatch/sending_room.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

std::string signsOf(const Recommendation& answer)
{
    std::string signs;
    for (const auto& pick : answer.picked)
        signs += (signs.empty() ? "" : " ") + pick.unit.value;
    return signs;
}

std::string whyNot(const Recommendation& answer, const char* sign)
{
    for (const auto& left : answer.leftOut) {
        if (left.unit.value == sign)
            return std::string(enumName(left.rule)) + ": " + left.reason;
    }
    return "it is not left out";
}

std::string whyPicked(const Recommendation& answer, const char* sign)
{
    for (const auto& pick : answer.picked) {
        if (pick.unit.value == sign) {
            std::string all;
            for (const auto& reason : pick.reasons)
                all += reason + "; ";
            return all;
        }
    }
    return "it is not picked";
}

bool says(const std::string& text, const char* words)
{
    return text.find(words) != std::string::npos;
}

#define SAYS(text, words) QVERIFY2(says(text, words), (text).c_str())

} // namespace

class TestRecommend final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSoonestGoAsManyAsTheTypeTakes();
    void everyUnitIsEitherPickedOrLeftOutWithAReason();
    void whoIsNotAvailableIsLeftOutWithTheStatus();
    void theUnitOfTheBeatGoesBeforeOneALittleSooner();
    void theBeatPlanSaysWhoComesNext();
    void anOldPositionComesAfterAFreshOneAndSaysItsAge();
    void whoIsNowhereComesLastAndIsMarked();
    void theMiddleOfTheBeatIsAGuess();
    void aStraightLineComesAfterEveryRoad();
    void aCallAPersonFlaggedGetsCitOrAClinician();
    void theAdvisorAloneChangesNothing();
    void aNewCrisisGetsBackupAndAClinicianWhoWaits();
    void aClinicianNeverGoesIntoDangerAlone();
    void twoOfficersMayComeInOneCar();
    void aDogIsNoOfficer();
    void aUnitIsTakenFromLessUrgentWorkOnlyForAnEmergency();
    void aMealIsBrokenOnlyForGoodReason();
    void whoJustCameFreeRestsUnlessItIsAnEmergency();
    void whoIsOnItCountsAndIsNotPickedAgain();
    void whatIsMissingIsSaid();
    void aClosedIncidentHasNoRecommendation();
    void aRestrictedIncidentDoesNotSayItsPlan();
    void withoutAPointNothingIsSaidAboutTime();
    void whenAUnitWasSeenIsKept();
    void sendingOthersIsRecordedWithTheReasonAndCounted();
    void sendingFewerOrMoreIsNoOverride();
    void aRoadIsClosedAndOpenedByTheDispatcher();
    void unitsOfOthersAreNeverRecommended();
    void eachOtherDisciplineSendsItsNearest();
    void whereTheOnlyAmbulanceIsElsewhereOthersAreToBeAsked();
    void medicalDangerSendsEmsWhateverTheTypeIs();
    void aFaultInThePlansIsNamedWithItsPath_data();
    void aFaultInThePlansIsNamedWithItsPath();
};

void TestRecommend::theSoonestGoAsManyAsTheTypeTakes()
{
    SendingRoom s;
    s.unit("A", 9);
    s.unit("B", 3);
    s.unit("C", 5);
    QCOMPARE(signsOf(s.asked(s.open("NOISE"))), std::string("B"));
    const auto answer = s.asked(s.open("ROBBERY")); // P1
    QVERIFY(answer.need.units >= 2);
    QVERIFY(signsOf(answer).starts_with("B C"));
    QCOMPARE(answer.picked.front().eta, std::optional(Span::minutes(3)));
    SAYS(whyPicked(answer, "B"), "3 min by road from Wharf & Second, last known under 1 min ago");
}

void TestRecommend::everyUnitIsEitherPickedOrLeftOutWithAReason()
{
    SendingRoom s;
    for (const char* sign : {"A", "B", "C", "D", "E"})
        s.unit(sign, 4);
    s.done(ChangeUnitStatus{{UnitId("E")}, StatusLabel("court"), "", {}, ""});
    const auto answer = s.asked(s.open("NOISE"));
    QCOMPARE(answer.picked.size() + answer.leftOut.size(), std::size_t(5));
    for (const auto& left : answer.leftOut)
        QVERIFY(!left.reason.empty());
    QCOMPARE(signsOf(answer), std::string("A")); // equal times: by call sign, always the same
    SAYS(whyNot(answer, "B"), "Farther: the units picked are sooner; 4 min by road");
}

void TestRecommend::whoIsNotAvailableIsLeftOutWithTheStatus()
{
    SendingRoom s;
    s.unit("A", 1);
    s.unit("B", 8);
    s.unit("C", 2);
    s.done(ChangeUnitStatus{{UnitId("A")}, StatusLabel("court"), "", {}, ""});
    s.done(DeclareEmergency{UnitId("C"), "radio"});
    const auto answer = s.asked(s.open("NOISE"));
    QCOMPARE(signsOf(answer), std::string("B"));
    SAYS(whyNot(answer, "A"), "Status: not available: Court");
    SAYS(whyNot(answer, "C"), "Emergency: has declared an emergency");
}

void TestRecommend::theUnitOfTheBeatGoesBeforeOneALittleSooner()
{
    SendingRoom s;
    s.unit("A", 4, {}, {}, "1");
    s.unit("B", 5, {}, {}, "2");
    const auto answer = s.asked(s.open("NOISE"));
    QCOMPARE(signsOf(answer), std::string("B"));
    SAYS(whyPicked(answer, "B"), "beat 2 is its own");
    SAYS(whyNot(answer, "A"), "Beat: would leave beat 1");
    s.travels[UnitId("B")].time = Span::minutes(7);
    QCOMPARE(signsOf(s.asked(IncidentId(1))), std::string("A"));
}

void TestRecommend::theBeatPlanSaysWhoComesNext()
{
    SendingRoom s;
    s.plans.beats[BeatId("2")] = {BeatId("1")};
    s.unit("A", 4);
    s.unit("B", 4, {}, {}, "1");
    const auto answer = s.asked(s.open("NOISE"));
    QCOMPARE(signsOf(answer), std::string("B"));
    SAYS(whyPicked(answer, "B"), "beat 1 is next in the plan for beat 2");
}

void TestRecommend::anOldPositionComesAfterAFreshOneAndSaysItsAge()
{
    SendingRoom s;
    s.unit("A", 1);
    s.room.pass(Span::minutes(15));
    s.unit("B", 8);
    const IncidentId id = s.open("NOISE");
    QCOMPARE(signsOf(s.asked(id)), std::string("A")); // at the limit it still counts
    s.room.pass(Span::minutes(1));
    const auto answer = s.asked(id);
    QCOMPARE(signsOf(answer), std::string("B"));
    SAYS(whyNot(answer, "A"), "Position: its position is 16 min old");
}

void TestRecommend::whoIsNowhereComesLastAndIsMarked()
{
    SendingRoom s;
    s.room.logOn("A");
    s.unit("B", 50);
    const auto one = s.asked(s.open("NOISE"));
    QCOMPARE(signsOf(one), std::string("B"));
    SAYS(whyNot(one, "A"), "Position: its position is not known");
    const auto two = s.asked(s.open("DVA")); // two units
    QCOMPARE(signsOf(two), std::string("B A"));
    QVERIFY(!two.picked.back().eta);
    SAYS(whyPicked(two, "A"), "its position is not known");
}

void TestRecommend::theMiddleOfTheBeatIsAGuess()
{
    SendingRoom s;
    LogOnUnit on;
    on.unit = UnitId("A");
    on.beat = BeatId("2");
    s.done(on);
    s.travels[UnitId("A")] = {Span::minutes(1), TravelWay::Road};
    s.unit("B", 9);
    const auto positions = positionsOf(s.room.state(), s.room.knowledge().beats);
    QCOMPARE(positions.at(UnitId("A")).source, PositionSource::BeatMiddle);
    QCOMPARE(s.room.knowledge().beats->beatAt(positions.at(UnitId("A")).at),
             std::optional(BeatId("2")));
    const auto answer = s.asked(s.open("NOISE"));
    QCOMPARE(signsOf(answer), std::string("B"));
    SAYS(whyNot(answer, "A"), "Position: only its beat is known, not where it is");
    QVERIFY(positionsOf(s.room.state(), nullptr).count(UnitId("A")) == 0);
}

void TestRecommend::aStraightLineComesAfterEveryRoad()
{
    SendingRoom s;
    s.unit("A", 2);
    s.travels[UnitId("A")].way = TravelWay::StraightLine;
    s.unit("B", 20);
    const auto answer = s.asked(s.open("DVA"));
    QCOMPARE(signsOf(answer), std::string("B A"));
    QCOMPARE(answer.picked.back().way, TravelWay::StraightLine);
    SAYS(whyPicked(answer, "A"), "2 min in a straight line");
    SAYS(whyPicked(answer, "A"), "no road was found, so its time is a guess");
}

void TestRecommend::aCallAPersonFlaggedGetsCitOrAClinician()
{
    SendingRoom s;
    s.unit("A", 2);
    s.unit("B", 12, {"cit"});
    s.unit("CR1", 1, {"Clinician"});
    const IncidentId id = s.open("NOISE");
    QCOMPARE(signsOf(s.asked(id)), std::string("A"));
    SAYS(whyNot(s.asked(id), "CR1"), "Skill: not an officer, and no plan asks for its skill");
    s.done(DecideFlag{id, FlagDecision::Unsure, "talks to himself"});
    const auto answer = s.asked(id);
    QVERIFY(says(signsOf(answer), "B"));
    SAYS(whyPicked(answer, "B"), "CIT");
    const auto why = whyNot(answer, "A");
    QVERIFY2(says(why, "it is not left out") || says(why, "Skill: has none of the skills"),
             why.c_str());
}

void TestRecommend::theAdvisorAloneChangesNothing()
{
    SendingRoom s;
    s.unit("A", 2);
    s.unit("B", 12, {"CIT"});
    const IncidentId id = s.open("NOISE");
    CrisisFlagSuggested fact;
    fact.incident = id;
    fact.flag = Flag::Yes;
    s.room.record(fact);
    QVERIFY(!isFlaggedByPerson(s.room.incident(id)));
    QCOMPARE(signsOf(s.asked(id)), std::string("A"));
    s.done(DecideFlag{id, FlagDecision::Rejected, "a party"});
    QCOMPARE(signsOf(s.asked(id)), std::string("A"));
}

void TestRecommend::aNewCrisisGetsBackupAndAClinicianWhoWaits()
{
    SendingRoom s;
    s.unit("CR1", 1, {"CLIN"});
    s.unit("A", 3);
    s.unit("B", 6, {"CIT"});
    const IncidentId id = s.open("EDP"); // level 3, not yet asked: never taken as safe
    QCOMPARE(s.room.incident(id).level.level, 3);
    const auto answer = s.asked(id);
    QCOMPARE(signsOf(answer), std::string("A B CR1"));
    QVERIFY(answer.shortfall.empty());
    SAYS(whyPicked(answer, "CR1"), "never first in");
    SAYS(whyPicked(answer, "B"), "CIT, as Level 3 with backup asks");
}

void TestRecommend::aClinicianNeverGoesIntoDangerAlone()
{
    SendingRoom s;
    s.unit("CR1", 1, {"CLIN"});
    const auto answer = s.asked(s.open("EDP"));
    QVERIFY(answer.picked.empty());
    SAYS(whyNot(answer, "CR1"), "FirstIn: no officer can go first");
    QVERIFY(answer.shortfall.size() >= 3);
}

void TestRecommend::twoOfficersMayComeInOneCar()
{
    SendingRoom s;
    s.unit("A", 2, {}, {"Diaz", "Moss"});
    s.unit("B", 3, {}, {"Lee"});
    // An alarm at night takes two officers; how many cars they come in is the type's own number.
    const IncidentId id = s.open("ALRBA");
    s.plans.plans.erase(s.plans.plans.begin(), s.plans.plans.end());
    ResponsePlan two;
    two.name = "Two officers";
    two.officers = 2;
    s.plans.plans = {two};
    const IncidentId noise = s.open("NOISE");
    QCOMPARE(signsOf(s.asked(noise)), std::string("A"));
    s.travels[UnitId("A")].time = Span::minutes(9);
    const auto answer = s.asked(noise);
    QCOMPARE(signsOf(answer), std::string("B A"));
    SAYS(whyPicked(answer, "A"), "2 officers are needed");
    QVERIFY(s.asked(id).need.officers == 2);
}

void TestRecommend::aDogIsNoOfficer()
{
    SendingRoom s;
    s.unit("K9-1", 2, {"K9"}, {"Kit Sorensen", "K9 Bramble"});
    QCOMPARE(officersOf(s.room.unit("K9-1"), s.plans), 1);
    s.unit("A", 2);
    QCOMPARE(officersOf(s.room.unit("A"), s.plans), 1); // nobody named: one at least, and no more
    s.unit("CR1", 2, {"Clinician"}, {"Ama Osei"});
    QCOMPARE(officersOf(s.room.unit("CR1"), s.plans), 0);
    s.unit("CR2", 2, {"Clinician", "CIT"}, {"Ama Osei", "Lee"});
    QCOMPARE(officersOf(s.room.unit("CR2"), s.plans), 2); // a car of both
}

void TestRecommend::aUnitIsTakenFromLessUrgentWorkOnlyForAnEmergency()
{
    SendingRoom s;
    s.unit("A", 2);
    const IncidentId noise = s.open("NOISE"); // P4
    s.room.dispatch("A", noise);
    const auto urgent = s.asked(s.open("ROBBERY")); // P1
    QVERIFY(says(signsOf(urgent), "A"));
    QCOMPARE(urgent.picked.front().takenFrom, std::optional(noise));
    SAYS(whyPicked(urgent, "A"), "would be taken from 26-000001 (P4), which then waits again");
    s.unit("B", 9);
    QVERIFY(signsOf(s.asked(IncidentId(2))).starts_with("B")); // 2 min and 8 for what it costs
    const auto routine = s.asked(s.open("MVA"));               // P3
    QCOMPARE(signsOf(routine), std::string("B"));
    SAYS(whyNot(routine, "A"), "OtherWork: on 26-000001, P4");
    // A crisis under way keeps its unit.
    s.room.dispatch("B", s.open("EDP"));
    SAYS(whyNot(s.asked(IncidentId(2)), "B"), "OtherWork");
}

void TestRecommend::aMealIsBrokenOnlyForGoodReason()
{
    SendingRoom s;
    s.unit("A", 2);
    s.unit("B", 3);
    s.done(ChangeUnitStatus{{UnitId("A")}, StatusLabel("meal"), "", {}, ""});
    const auto answer = s.asked(s.open("NOISE"));
    QCOMPARE(signsOf(answer), std::string("B"));
    SAYS(whyNot(answer, "A"), "Preempt: would be called away: Meal");
    s.travels[UnitId("B")].time = Span::minutes(5);
    SAYS(whyPicked(s.asked(IncidentId(1)), "A"), "would be called away: Meal");
}

void TestRecommend::whoJustCameFreeRestsUnlessItIsAnEmergency()
{
    SendingRoom s;
    s.unit("A", 2);
    const IncidentId first = s.open("NOISE");
    s.room.dispatch("A", first);
    s.done(MarkOnScene{{UnitId("A")}, ""});
    s.room.pass(Span::minutes(20));
    s.done(ClearUnits{{UnitId("A")}, {}});
    s.room.pass(Span::minutes(3));
    s.unit("B", 3);
    const auto answer = s.asked(s.open("MVA"));
    QCOMPARE(signsOf(answer), std::string("B"));
    SAYS(whyNot(answer, "A"), "Rest: has been free for 3 min only");
    const auto urgent = s.asked(s.open("DVA"));
    QCOMPARE(urgent.picked.front().unit, UnitId("A"));
    s.room.pass(Span::minutes(10));
    QCOMPARE(signsOf(s.asked(IncidentId(2))), std::string("A"));
}

void TestRecommend::whoIsOnItCountsAndIsNotPickedAgain()
{
    SendingRoom s;
    s.unit("A", 2, {"CIT"});
    s.unit("B", 3);
    s.unit("C", 4);
    const IncidentId id = s.open("DVA"); // two
    s.room.dispatch("A", id);
    const auto answer = s.asked(id);
    QCOMPARE(signsOf(answer), std::string("B"));
    SAYS(whyNot(answer, "A"), "OnItAlready");
    s.room.dispatch("B", id);
    const auto enough = s.asked(id);
    QVERIFY(enough.picked.empty() && enough.shortfall.empty());
    SAYS(whyNot(enough, "C"), "Enough: enough units are on it");
}

void TestRecommend::whatIsMissingIsSaid()
{
    SendingRoom s;
    const IncidentId id = s.open("EDP");
    const auto nobody = s.asked(id);
    QVERIFY(nobody.picked.empty());
    const std::vector<std::string> all{"2 of 2 units missing", "2 of 2 officers missing",
                                       "nobody with CIT can go (Level 3 with backup)",
                                       "nobody with CLIN can go (Level 3 with backup)"};
    QCOMPARE(nobody.shortfall, all);
    s.unit("A", 2);
    const auto one = s.asked(id);
    QCOMPARE(signsOf(one), std::string("A"));
    QCOMPARE(one.shortfall.front(), std::string("1 of 2 units missing"));
}

void TestRecommend::aClosedIncidentHasNoRecommendation()
{
    SendingRoom s;
    const IncidentId id = s.open("NOISE");
    CloseIncident close;
    close.incident = id;
    close.disposition = DispositionCode("18");
    s.done(close);
    const RecommendationInput known{s.room.state(), s.room.knowledge().codes, s.plans, {}, {},
                                    s.room.now()};
    QCOMPARE(recommend(id, known).refusal().code, RefusalCode::IncidentIsClosed);
    QCOMPARE(recommend(IncidentId(99), known).refusal().code, RefusalCode::IncidentNotFound);
}

void TestRecommend::aRestrictedIncidentDoesNotSayItsPlan()
{
    SendingRoom s;
    s.unit("A", 2, {"CIT"});
    const IncidentId id = s.open("EDP");
    s.done(SetLevel{id, 3, "her words"});
    SAYS(whyPicked(s.asked(id), "A"), "CIT, as Level 3");
    QVERIFY(s.room.runAs(supervisorSeat(),
                         RestrictIncident{id, Visibility::Restricted, "an officer's home"}));
    const auto answer = s.asked(id);
    QVERIFY(answer.need.plans.empty() && answer.need.skills.empty());
    QCOMPARE(signsOf(answer), std::string("A")); // the right one goes all the same
    std::string all;
    for (const auto& pick : answer.picked)
        all += whyPicked(answer, pick.unit.value.c_str());
    for (const auto& left : answer.leftOut)
        all += left.reason + "; ";
    for (const auto& missing : answer.shortfall)
        all += missing + "; ";
    for (const char* told : {"Level", "CIT", "CLIN", "skill", "beat", "EMS", "clinician"})
        QVERIFY2(!says(all, told), all.c_str());
}

void TestRecommend::withoutAPointNothingIsSaidAboutTime()
{
    SendingRoom s;
    s.unit("A", 2);
    s.travels.clear();
    const auto answer = s.asked(s.room.open("NOISE"));
    QCOMPARE(signsOf(answer), std::string("A"));
    QVERIFY(!answer.picked.front().eta);
    SAYS(whyPicked(answer, "A"), "the incident is not on the map");
    const RoadGraph none({}, {}, TravelProfile{});
    RoadSearch search(none);
    QVERIFY(travelsTo(std::nullopt, positionsOf(s.room.state(), nullptr), search, {}).empty());
    const auto straight = travelsTo(kInBeat2, positionsOf(s.room.state(), nullptr), search, {});
    QCOMPARE(straight.at(UnitId("A")).way, TravelWay::StraightLine);
}

void TestRecommend::whenAUnitWasSeenIsKept()
{
    DispatchRoom room;
    room.logOn("A");
    QVERIFY(!room.unit("A").placeAt);
    QVERIFY(room.run(MoveUnit{UnitId("A"), at("Wharf & Second", kInBeat1)}));
    QCOMPARE(room.unit("A").placeAt, std::optional(room.now()));
    const IncidentId id = room.open("NOISE");
    room.dispatch("A", id);
    room.pass(Span::minutes(5));
    QVERIFY(room.run(MarkOnScene{{UnitId("A")}, ""}));
    QCOMPARE(room.unit("A").placeAt, std::optional(room.now()));
    room.pass(Span::minutes(30));
    QVERIFY(room.run(ClearUnits{{UnitId("A")}, {}}));
    QCOMPARE(room.unit("A").placeAt, std::optional(room.now())); // it was there until now
    QCOMPARE(room.unit("A").place->text, std::string("12 Oak Ave"));
    QCOMPARE(foldedFromText(room.log()), room.state());
}

void TestRecommend::sendingOthersIsRecordedWithTheReasonAndCounted()
{
    SendingRoom s;
    s.unit("A", 2);
    s.unit("B", 3);
    const IncidentId id = s.open("NOISE");
    DispatchUnits send;
    send.units = {UnitId("B")};
    send.incident = id;
    send.recommended = {UnitId("A")};
    send.overrideReason = "knows the place";
    s.done(send);
    const auto& fact = s.room.last<OverrideRecorded>();
    QCOMPARE(fact.rule, std::string(kOtherUnitsSent));
    QCOMPARE(fact.unit, std::optional(UnitId("B")));
    QCOMPARE(fact.recommended, std::vector<UnitId>{UnitId("A")});
    QCOMPARE(fact.reason, std::string("knows the place"));
    // A missing reason never keeps anybody from being sent.
    send.units = {UnitId("B")};
    send.incident = s.open("MVA");
    send.overrideReason.clear();
    s.done(ClearUnits{{UnitId("B")}, {}});
    s.done(send);
    QCOMPARE(s.room.count<OverrideRecorded>(), 1);
}

void TestRecommend::sendingFewerOrMoreIsNoOverride()
{
    SendingRoom s;
    s.unit("A", 2);
    s.unit("B", 3);
    s.unit("C", 4);
    DispatchUnits send;
    send.incident = s.open("DVA");
    send.recommended = {UnitId("A"), UnitId("B")};
    send.units = {UnitId("A")};
    s.done(send);
    QCOMPARE(s.room.count<OverrideRecorded>(), 0);
    send.units = {UnitId("B"), UnitId("C")}; // A is there already
    s.done(send);
    QCOMPARE(s.room.count<OverrideRecorded>(), 0);
}

void TestRecommend::aRoadIsClosedAndOpenedByTheDispatcher()
{
    DispatchRoom room;
    const Location here = at("Main & Oak", kInBeat1);
    QVERIFY(room.run(CloseRoad{here}));
    QVERIFY(room.run(CloseRoad{at("Wharf;\nSecond", kInBeat2)}));
    const auto closures = closuresOf(room.state());
    QCOMPARE(closures.size(), std::size_t(2));
    QCOMPARE(closures[0], (RoadClosure{kInBeat1, "Main & Oak"}));
    QCOMPARE(closures[1], (RoadClosure{kInBeat2, "Wharf; Second"}));
    QCOMPARE(room.refusalOf(CloseRoad{here}), std::string("NothingToChange"));
    QCOMPARE(room.refusalOf(CloseRoad{at("somewhere")}), std::string("PlaceNotFound"));
    QCOMPARE(room.refusalOf(OpenRoad{at("Far", kOutside)}), std::string("NothingToChange"));
    QVERIFY(room.run(OpenRoad{at("about there", movedBy(kInBeat1, 40, 0))}));
    QCOMPARE(closuresOf(room.state()).size(), std::size_t(1));
}

void TestRecommend::unitsOfOthersAreNeverRecommended()
{
    SendingRoom scene;
    scene.unit("3A12", 9);
    scene.done(
        AddOutsideUnit{UnitId("CSP-104"), "State Police", "trooper", "", Discipline::Police, {}});
    scene.done(MoveUnit{UnitId("CSP-104"), at("Wharf & Second", kInBeat1)});
    scene.travels[UnitId("CSP-104")] = {Span::minutes(1), TravelWay::Road};
    const auto answer = scene.asked(scene.open("NOISE"));
    QCOMPARE(signsOf(answer), std::string("3A12"));
    QCOMPARE(whyNot(answer, "CSP-104"),
             std::string("OtherAgency: of State Police, trooper, sent by hand where they agree"));
}

void TestRecommend::eachOtherDisciplineSendsItsNearest()
{
    SendingRoom scene;
    const auto medic = [&](const char* sign, int minutes) {
        LogOnUnit on;
        on.unit = UnitId(sign);
        on.discipline = Discipline::Ems;
        scene.done(on);
        scene.done(MoveUnit{UnitId(sign), at("Wharf & Second", kInBeat1)});
        scene.travels[UnitId(sign)] = {Span::minutes(minutes), TravelWay::Road};
    };
    scene.unit("3A12", 5);
    medic("M1", 8);
    medic("M2", 4);
    const auto noise = scene.asked(scene.open("NOISE"));
    QCOMPARE(signsOf(noise), std::string("3A12"));
    QCOMPARE(whyNot(noise, "M2"), std::string("Discipline: the incident does not concern ems"));
    const auto crash = scene.asked(scene.open("MVAUNK"));
    QCOMPARE(signsOf(crash), std::string("3A12 M2"));
    SAYS(whyNot(crash, "M1"), "Enough: another unit of ems goes; 8 min by road");
}

// Whatever the type concerns: a life in medical danger has EMS at once, and waits for no officer.
void TestRecommend::whereTheOnlyAmbulanceIsElsewhereOthersAreToBeAsked()
{
    SendingRoom scene;
    scene.unit("3A12", 5);
    scene.unit("3A15", 6);
    const IncidentId sick = scene.open("CARDIAC");
    QVERIFY(scene.asked(sick).shortfall.empty()); // a center that has none of its own
    LogOnUnit on;
    on.unit = UnitId("M1");
    on.discipline = Discipline::Ems;
    scene.done(on);
    scene.room.dispatch("M1", scene.open("CARDIAC"));
    QCOMPARE(scene.asked(sick).shortfall,
             std::vector<std::string>{"no unit of ems can go: ask others with aid 26-000001 ems"});
    // What the type says of them is said of the drowning as well.
    QCOMPARE(scene.asked(scene.open("DROWN")).shortfall.size(), std::size_t{1});
    QVERIFY(scene.asked(scene.open("NOISE")).shortfall.empty());
}

void TestRecommend::medicalDangerSendsEmsWhateverTheTypeIs()
{
    SendingRoom scene;
    LogOnUnit on;
    on.unit = UnitId("M1");
    on.discipline = Discipline::Ems;
    scene.done(on);
    scene.done(MoveUnit{UnitId("M1"), at("Wharf & Second", kInBeat1)});
    scene.travels[UnitId("M1")] = {Span::minutes(4), TravelWay::Road};
    const auto id = scene.open("WELFARE");
    QCOMPARE(signsOf(scene.asked(id)), std::string());
    scene.done(AnswerFact{id, Fact::MedicalDanger, answered("unconscious")});
    const auto alone = scene.asked(id);
    QCOMPARE(signsOf(alone), std::string("M1"));
    SAYS(whyPicked(alone, "M1"), "EMS and fire go at once");
    QVERIFY(whyPicked(alone, "M1").find("never first in") == std::string::npos);
    scene.unit("3A12", 5);
    QCOMPARE(signsOf(scene.asked(id)), std::string("3A12 M1"));
    // A weapon in hand: police first, and EMS comes along and waits near by.
    scene.done(AnswerFact{id, Fact::Weapon, answered("in_hand")});
    const auto armed = scene.asked(id);
    QCOMPARE(signsOf(armed), std::string("3A12 M1"));
    SAYS(whyPicked(armed, "M1"), "never first in");
}

void TestRecommend::aFaultInThePlansIsNamedWithItsPath_data()
{
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<QByteArray>("with");
    QTest::addColumn<QByteArray>("fault");
    QTest::newRow("format") << QByteArray("\"format\": 1") << QByteArray("\"format\": 2")
                            << QByteArray("plans: format");
    QTest::newRow("type") << QByteArray("\"FIGHT\"") << QByteArray("\"FIGHTING\"")
                          << QByteArray("there is no type FIGHTING");
    QTest::newRow("skill") << QByteArray("[\"CIT\", \"CLIN\"]") << QByteArray("[\"CID\"]")
                           << QByteArray("there is no skill CID");
    QTest::newRow("level") << QByteArray("\"levels\": [2]") << QByteArray("\"levels\": [5]")
                           << QByteArray("levels: numbers from 1 to 4");
    QTest::newRow("key") << QByteArray("\"flagged\": true") << QByteArray("\"flag\": true")
                         << QByteArray("plans[0].flag: there is no such key");
    QTest::newRow("limit") << QByteArray("\"tiredSeconds\": 120")
                           << QByteArray("\"restSeconds\": 1")
                           << QByteArray("tiredSeconds: a number is needed");
    QTest::newRow("reason key") << QByteArray("\"key\": \"2\"") << QByteArray("\"key\": \"1\"")
                                << QByteArray("overrideReasons[1].key");
    QTest::newRow("not JSON") << QByteArray("\"beats\": []") << QByteArray("\"beats\": [")
                              << QByteArray("this is not JSON");
}

void TestRecommend::aFaultInThePlansIsNamedWithItsPath()
{
    QFETCH(QByteArray, what);
    QFETCH(QByteArray, with);
    QFETCH(QByteArray, fault);
    QByteArray text = QByteArray::fromStdString(sourceText("resources/codes/plans.json"));
    const auto place = text.indexOf(what);
    QVERIFY(place >= 0);
    text.replace(place, what.size(), with);
    const auto plans = parsePlans(text.toStdString(), shippedKnowledge().codes);
    QVERIFY(!plans);
    SAYS(refusalSentence(plans.refusal()), fault.constData());
}

HAVEN_TESTS(TestRecommend)
#include "tst_recommend.moc"
