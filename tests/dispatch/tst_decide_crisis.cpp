#include "models/dispatch/alarms.h"
#include "models/dispatch/clinician_need.h"
#include "tests/dispatch/flag_kit.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

class TestDecideCrisis final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void helpByTelephoneEndsWithoutAnArrival();
    void aSuggestionNeverMovesALevelNorADecision();
    void aYesNobodyDecidedIsANeedAndPossibleAsksForADecision();
    void sourcesAreKeptApartAndNoneFalls();
    void aQuieterNoteKeepsTheFlagAndItsReason();
    void aLaterTermStandsBesideTheReasons();
    void eachNoteKeepsItsMarks();
    void theFlagOpensTheLane();
    void aClinicianIsAskedOnceAndAnswersInOrder();
    void aCliniciansUnitAnswersTheRequest();
};

void TestDecideCrisis::helpByTelephoneEndsWithoutAnArrival()
{
    DispatchRoom room;
    const auto incident = room.open("WELFARE");
    const auto say = [&](ClinicianStage stage) {
        return AnswerClinician{incident, {}, stage, {}, ""};
    };
    QVERIFY(room.run(RequestClinician{incident, ""}));
    QCOMPARE(room.refusalOf(say(ClinicianStage::Done)), std::string("ClinicianOrder"));
    QVERIFY(room.runAs(clinicianSeat(), say(ClinicianStage::Accepted)));
    QVERIFY(room.runAs(clinicianSeat(), say(ClinicianStage::Done)));
    QVERIFY(!room.incident(incident).clinicianRequests.back().arrivedAt);
    QVERIFY(room.incident(incident).clinicianRequests.back().doneAt);
}

void TestDecideCrisis::aSuggestionNeverMovesALevelNorADecision()
{
    DispatchRoom room;
    const auto incident = room.open("NOISE");
    QVERIFY(room.runAs(advisorSeat(), SuggestFlag{suggestion(incident, Flag::Yes)}));
    QCOMPARE(room.incident(incident).level.level, 0);
    QVERIFY(room.run(DecideFlag{incident, FlagDecision::Rejected, "loud party"}));
    QVERIFY(room.incident(incident).flag.decided == Flag::No);
    auto more = suggestion(incident, Flag::Yes);
    more.score = 95;
    QVERIFY(room.runAs(advisorSeat(), SuggestFlag{more}));
    QVERIFY(room.incident(incident).flag.decided == Flag::No);
    QCOMPARE(room.incident(incident).level.level, 0);
    const auto again = room.runAs(advisorSeat(), SuggestFlag{more});
    QVERIFY(again && again->empty());
}

// crisis.md 1.4 and 6.15: text never gives a level, and a yes that nobody looked at is counted as
// a need all the same.
void TestDecideCrisis::aYesNobodyDecidedIsANeedAndPossibleAsksForADecision()
{
    DispatchRoom room;
    const auto incident = room.open("NOISE");
    const auto isNeed = [&] {
        return clinicianNeed(room.incident(incident), room.knowledge().codes).isEligible();
    };
    QVERIFY(room.runAs(advisorSeat(), SuggestFlag{suggestion(incident, Flag::Possible)}));
    QVERIFY(!isNeed());
    QVERIFY(room.runAs(advisorSeat(), SuggestFlag{suggestion(incident, Flag::Yes)}));
    QVERIFY(isNeed());
    QCOMPARE(room.incident(incident).level.level, 0);
    QVERIFY(room.run(DecideFlag{incident, FlagDecision::Rejected, "loud party"}));
    QVERIFY(!isNeed());
    QCOMPARE(room.incident(incident).level.level, 0);
    QVERIFY(room.state() == foldedFromText(room.log()));
}

void TestDecideCrisis::sourcesAreKeptApartAndNoneFalls()
{
    DispatchRoom room;
    const auto incident = room.open("NOISE");
    QVERIFY(room.run(AddNote{incident, {}, "off his meds", FieldClass::Police, {}}));
    auto words = suggestion(incident, Flag::Possible);
    words.note = room.last<NoteAdded>().note;
    words.facts.clear();
    words.spans = {FlagSpan{0, 12, "off his meds", "psychosis", 80, "stopped medication"}};
    words.sources = {{FlagSource::Words, Flag::Possible, "Flagged for: stopped medication."}};
    QVERIFY(room.runAs(advisorSeat(), SuggestFlag{words}));
    CrisisFlagSuggested beside;
    beside.incident = incident;
    beside.flag = Flag::Yes;
    beside.reason = "Answered: psychosis.";
    beside.sources = {{FlagSource::AnsweredQuestions, Flag::Yes, "Answered: psychosis."}};
    QVERIFY(room.runAs(advisorSeat(), SuggestFlag{beside}));
    const FlagState& flag = room.incident(incident).flag;
    QVERIFY(flag.suggested == Flag::Yes);
    QCOMPARE(flag.sources.size(), std::size_t(2));
    QVERIFY(flag.sources[0].source == FlagSource::Words);
    QVERIFY(flag.sources[0].flag == Flag::Possible);
    QVERIFY(flag.sources[1].flag == Flag::Yes);
    // What the words said stays where it stood.
    QCOMPARE(flag.spans.size(), std::size_t(1));
    QVERIFY(flag.note == words.note);
    QCOMPARE(room.incident(incident).noteMarks.size(), std::size_t(1));
    const auto again = room.runAs(advisorSeat(), SuggestFlag{beside});
    QVERIFY(again && again->empty());
    // A source that says less than before takes nothing back.
    beside.flag = Flag::Possible;
    beside.sources = {{FlagSource::AnsweredQuestions, Flag::Possible, "Answered: less."}};
    QVERIFY(room.runAs(advisorSeat(), SuggestFlag{beside}));
    QVERIFY(room.incident(incident).flag.suggested == Flag::Yes);
    QVERIFY(room.incident(incident).flag.sources[1].flag == Flag::Yes);
    QCOMPARE(room.incident(incident).flag.reason, std::string("Answered: psychosis."));
    QVERIFY(room.state() == foldedFromText(room.log()));
}

void TestDecideCrisis::aQuieterNoteKeepsTheFlagAndItsReason()
{
    DispatchRoom room;
    const auto incident = room.open("NOISE");
    auto first = suggestion(incident, Flag::Yes);
    first.reason = "stopped medication";
    QVERIFY(room.runAs(advisorSeat(), SuggestFlag{first}));
    room.pass(Span::minutes(1));
    QVERIFY(room.run(AddNote{incident, {}, "kitchen knife on the table", FieldClass::Police, {}}));
    auto later = suggestion(incident, Flag::No);
    later.note = room.last<NoteAdded>().note;
    later.reason = "nothing in the words speaks for it";
    QVERIFY(room.runAs(advisorSeat(), SuggestFlag{later}));
    QVERIFY(room.incident(incident).flag.suggested == Flag::Yes);
    QCOMPARE(room.incident(incident).flag.reason, std::string("stopped medication"));
}

void TestDecideCrisis::aLaterTermStandsBesideTheReasons()
{
    DispatchRoom room;
    const auto incident = room.open("WELFARE");
    auto first = suggestion(incident, Flag::Yes);
    first.reason = "Flagged for: suicidal words.";
    QVERIFY(room.runAs(advisorSeat(), SuggestFlag{first}));
    auto later = suggestion(incident, Flag::Yes);
    later.reason = "Flagged for: severe agitation.";
    QVERIFY(room.runAs(advisorSeat(), SuggestFlag{later}));
    QCOMPARE(room.incident(incident).flag.reason,
             std::string("Flagged for: suicidal words, severe agitation."));
    const auto again = room.runAs(advisorSeat(), SuggestFlag{later});
    QVERIFY(again && again->empty());
}

void TestDecideCrisis::eachNoteKeepsItsMarks()
{
    DispatchRoom room;
    const auto incident = room.open("WELFARE");
    const auto scored = [&](Flag flag, std::int64_t score) {
        QVERIFY(room.run(AddNote{incident, {}, "a note", FieldClass::Police, {}}));
        auto one = suggestion(incident, flag);
        one.note = room.last<NoteAdded>().note;
        one.score = score;
        QVERIFY(room.runAs(advisorSeat(), SuggestFlag{one}));
    };
    scored(Flag::Yes, 300);
    const auto first = room.incident(incident).noteMarks.front();
    scored(Flag::Possible, 100);
    QCOMPARE(room.incident(incident).noteMarks.size(), std::size_t(2));
    QVERIFY(room.incident(incident).noteMarks.front() == first);
    auto again = suggestion(incident, Flag::Yes);
    again.note = first.note;
    again.score = 310;
    QVERIFY(room.runAs(advisorSeat(), SuggestFlag{again}));
    QCOMPARE(room.incident(incident).noteMarks.size(), std::size_t(2));
    QCOMPARE(room.incident(incident).noteMarks.front().score, std::int64_t(310));
}

void TestDecideCrisis::theFlagOpensTheLane()
{
    DispatchRoom room;
    const auto possible = room.open("NOISE");
    QVERIFY(room.runAs(advisorSeat(), SuggestFlag{suggestion(possible, Flag::Possible)}));
    QVERIFY(room.run(DecideFlag{possible, FlagDecision::Confirmed, ""}));
    // A person's yes is a yes, and unsure is possible, whatever the advisor thought.
    QVERIFY(room.incident(possible).flag.decided == Flag::Yes);
    QCOMPARE(room.incident(possible).level.level, 3);
    QVERIFY(room.run(DecideFlag{possible, FlagDecision::Unsure, ""}));
    QVERIFY(room.incident(possible).flag.decided == Flag::Possible);
    const auto unknown = room.open("NOISE");
    QVERIFY(room.run(DecideFlag{unknown, FlagDecision::Confirmed, ""}));
    QVERIFY(room.incident(unknown).flag.decided == Flag::Yes);
    QVERIFY(room.incident(unknown).level.asked == Asked::NotYet);
}

void TestDecideCrisis::aClinicianIsAskedOnceAndAnswersInOrder()
{
    DispatchRoom room;
    const auto incident = room.open("WELFARE");
    const auto say = [&](ClinicianStage stage, const char* reason) {
        return AnswerClinician{incident, {}, stage, {}, reason};
    };
    QCOMPARE(room.refusalOf(say(ClinicianStage::Accepted, "")), std::string("ClinicianNotAsked"));
    QVERIFY(room.run(RequestClinician{incident, ""}));
    const auto again = room.run(RequestClinician{incident, ""});
    QVERIFY(again && again->empty());
    QCOMPARE(room.refusalOf(say(ClinicianStage::Arrived, "")), std::string("ClinicianOrder"));
    QCOMPARE(room.refusalOf(say(ClinicianStage::Declined, "")),
             std::string("ClinicianNeedsReason"));
    QVERIFY(room.runAs(clinicianSeat(), say(ClinicianStage::Accepted, "")));
    QVERIFY(room.last<ClinicianAnswered>().clinician == clinicianSeat().agent);
    QVERIFY(room.runAs(clinicianSeat(), say(ClinicianStage::Arrived, "")));
    QVERIFY(room.runAs(clinicianSeat(), say(ClinicianStage::Done, "")));
    QVERIFY(room.run(RequestClinician{incident, "back again"}));
    QCOMPARE(room.incident(incident).clinicianRequests.size(), std::size_t(2));
}

// crisis.md 5, time to clinician: what the unit says need not be said once more.
void TestDecideCrisis::aCliniciansUnitAnswersTheRequest()
{
    DispatchRoom room;
    room.logOn("3A12");
    room.logOn("CR1", {kSkillClinician});
    const auto incident = room.open("WELFARE");
    QVERIFY(room.run(RequestClinician{incident, ""}));
    const auto request = [&]() -> const ClinicianRequest& {
        return room.incident(incident).clinicianRequests.back();
    };
    room.dispatch("3A12", incident);
    MarkOnScene there;
    there.units = {UnitId("3A12")};
    QVERIFY(room.run(there));
    QVERIFY(request().stage == ClinicianStage::Asked);
    room.dispatch("CR1", incident);
    MarkEnRoute coming;
    coming.units = {UnitId("CR1")};
    QVERIFY(room.run(coming));
    QVERIFY(request().stage == ClinicianStage::EnRoute);
    QVERIFY(request().unit == UnitId("CR1"));
    room.pass(Span::minutes(5));
    there.units = {UnitId("CR1")};
    QVERIFY(room.run(there));
    QVERIFY(request().stage == ClinicianStage::Arrived);
    QVERIFY(request().arrivedAt == room.now());
    for (const auto& alarm : dueAlarms(room.state(), room.knowledge().codes, room.now()))
        QVERIFY(alarm.kind != AlarmKind::ClinicianUnanswered);
    QVERIFY(room.state() == foldedFromText(room.log()));
}

HAVEN_TESTS(TestDecideCrisis)
#include "tst_decide_crisis.moc"
