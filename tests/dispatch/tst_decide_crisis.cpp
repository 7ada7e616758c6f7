#include "models/dispatch/alarms.h"
#include "models/dispatch/clinician_need.h"
#include "models/dispatch/risk_protection.h"
#include "models/dispatch/weapon.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

#include <random>

using namespace haven;
using namespace haven::test;

namespace {

AnswerFact answering(IncidentId incident, Fact fact, const char* value)
{
    return AnswerFact{incident, fact, answered(value)};
}

CrisisFlagSuggested suggestion(IncidentId incident, Flag flag)
{
    CrisisFlagSuggested fact;
    fact.incident = incident;
    fact.flag = flag;
    fact.score = 80;
    fact.reason = "speaks of ending it";
    fact.facts.push_back(FlagFact{Fact::Weapon, "in_hand", "knife"});
    return fact;
}

// The next step of its checklist, answered somehow; a new one where none runs.
template <class Pick>
Result<std::vector<Event>> stepOf(const DispatchRoom& room, IncidentId incident, const Act& act,
                                  Pick pick)
{
    const ProtocolId id("suicidal-person");
    const auto& lists = room.incident(incident).checklists;
    if (lists.empty() || lists.back().finishedAt)
        return decide(room.state(), StartChecklist{incident, id}, act);
    const auto* step =
        findStep(room.knowledge().protocols.at(id).protocol, lists.back().activeStep);
    StepOutcome outcome{step->id, StepOutcomeKind::Done, "", ""};
    if (step->kind == StepKind::Question) {
        outcome.kind = StepOutcomeKind::Answered;
        outcome.answer = step->answers[pick(step->answers.size())].label;
    }
    return decide(room.state(), CompleteStep{incident, lists.back().id, outcome}, act);
}

} // namespace

class TestDecideCrisis final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCrisisTypeStartsAtThreeNotYetAsked();
    void aProvisionalThreeMovesEitherWay();
    void aKnifeInHandIsFourAtOnce();
    void askedNotKnownCountsAsTheHigherBranch();
    void theLevelNamesWhatDecidedIt();
    void aCorrectionByAPersonLowers();
    void knowingNoMoreCorrectsNothing();
    void whatAPersonSetStandsAgainstOldAnswers();
    void aNewDangerIsAboveWhatAPersonSet();
    void contactRestartsTheRecheck();
    void anAnswerThatMovesNothingRestartsNoRecheck();
    void helpByTelephoneEndsWithoutAnArrival();
    void aLevelFallsOnlyWithAReason();
    void aSuggestionNeverMovesALevelNorADecision();
    void aYesNobodyDecidedIsANeedAndPossibleAsksForADecision();
    void sourcesAreKeptApartAndNoneFalls();
    void aQuieterNoteKeepsTheFlagAndItsReason();
    void aLaterTermStandsBesideTheReasons();
    void anAnsweredFactIsNotSuggestedAgain();
    void aWeaponNobodyKnowsMoreOfIsStillShown();
    void aWeaponOnACardEnteredLaterIsShown();
    void noWeaponAskedBeforeANoteSaysNothingOfIt();
    void noWeaponAskedBeforeAWeaponWasSpokenOfSaysNothingOfIt();
    void noWeaponInALaterNoteEndsNoAlarm();
    void notKnownBeforeTheWordsWereReadHidesNoWeapon();
    void notKnownAfterAWeaponIsAPossibleOne();
    void aFirearmWithDangerAsksUntilSomebodyDecides();
    void eachNoteKeepsItsMarks();
    void theFlagOpensTheLane();
    void tenThousandEditsNeverLowerAWeaponCall();
    void aClinicianIsAskedOnceAndAnswersInOrder();
    void aCliniciansUnitAnswersTheRequest();
};

void TestDecideCrisis::aCrisisTypeStartsAtThreeNotYetAsked()
{
    DispatchRoom room;
    const auto incident = room.open("WELFARE");
    QCOMPARE(room.incident(incident).level.level, 3);
    QVERIFY(room.incident(incident).level.asked == Asked::NotYet);
    QVERIFY(room.incident(incident).priority == Priority::P3);
    QVERIFY(room.incident(incident).level.recheckDueAt == room.now() + Span::minutes(10));
    QCOMPARE(room.incident(room.open("NOISE")).level.level, 0);
}

void TestDecideCrisis::aProvisionalThreeMovesEitherWay()
{
    DispatchRoom room;
    const auto incident = room.open("WELFARE");
    QVERIFY(room.run(answering(incident, Fact::Weapon, "none")));
    QVERIFY(room.run(answering(incident, Fact::Violence, "none")));
    QCOMPARE(room.incident(incident).level.level, 3);
    QVERIFY(room.run(answering(incident, Fact::Injury, "none")));
    QCOMPARE(room.incident(incident).level.level, 1);
    QVERIFY(room.incident(incident).level.asked == Asked::Done);
    QVERIFY(room.incident(incident).priority == Priority::P3);
}

void TestDecideCrisis::aKnifeInHandIsFourAtOnce()
{
    DispatchRoom room;
    const auto incident = room.open("WELFARE");
    QVERIFY(room.run(answering(incident, Fact::Weapon, "in_hand")));
    QCOMPARE(room.incident(incident).level.level, 4);
    QVERIFY(room.incident(incident).priority == Priority::P1);
    QCOMPARE(room.last<LevelChanged>().because, std::string("weapon in hand"));
    QCOMPARE(room.refusalOf(answering(incident, Fact::Weapon, "banana")),
             std::string("FactValueUnknown"));
    QCOMPARE(room.refusalOf(AnswerFact{incident, Fact::Weapon, unableBecause("")}),
             std::string("UnableNeedsReason"));
}

// What is named is what decided, not what was answered last.
void TestDecideCrisis::theLevelNamesWhatDecidedIt()
{
    DispatchRoom room;
    const auto incident = room.open("WELFARE");
    const auto because = [&] { return room.incident(incident).level.because; };
    QVERIFY(room.run(answering(incident, Fact::Weapon, "in_hand")));
    QVERIFY(room.run(answering(incident, Fact::Violence, "none")));
    QVERIFY(room.run(answering(incident, Fact::Injury, "none")));
    QCOMPARE(because(), std::string("weapon in hand"));
    // A person sets it lower: that is what decides from then on.
    QVERIFY(room.run(SetLevel{incident, 2, "a toy, seen by 3A12"}));
    QVERIFY(room.run(answering(incident, Fact::Alone, "yes")));
    QCOMPARE(because(), std::string("a toy, seen by 3A12"));
    // A new danger, as high as the one that was judged lower.
    QVERIFY(room.run(answering(incident, Fact::Violence, "assault_now")));
    QCOMPARE(room.incident(incident).level.level, 4);
    QCOMPARE(because(), std::string("violence assault now"));

    // Knowing less lowers nothing, and what decided it is still told.
    const auto other = room.open("WELFARE");
    QVERIFY(room.run(answering(other, Fact::Weapon, "in_hand")));
    QVERIFY(room.run(AnswerFact{other, Fact::Weapon, askedNotKnown()}));
    const std::string kept = room.incident(other).level.because;
    QCOMPARE(room.incident(other).level.level, 4);
    QCOMPARE(kept, std::string("kept: weapon asked, not known does not lower it without a person's "
                               "reason; decided by: weapon in hand"));
}

void TestDecideCrisis::askedNotKnownCountsAsTheHigherBranch()
{
    DispatchRoom room;
    const auto incident = room.open("WELFARE");
    QVERIFY(room.run(AnswerFact{incident, Fact::Weapon, askedNotKnown()}));
    QVERIFY(room.run(answering(incident, Fact::Violence, "none")));
    QVERIFY(room.run(answering(incident, Fact::Injury, "none")));
    QCOMPARE(room.incident(incident).level.level, 3);
    QVERIFY(room.incident(incident).level.asked == Asked::Done);
}

void TestDecideCrisis::aCorrectionByAPersonLowers()
{
    DispatchRoom room;
    const auto incident = room.open("WELFARE");
    QVERIFY(room.run(answering(incident, Fact::Weapon, "in_hand")));
    QVERIFY(room.run(answering(incident, Fact::Violence, "none")));
    QVERIFY(room.run(answering(incident, Fact::Injury, "none")));
    QCOMPARE(room.incident(incident).level.level, 4);
    QVERIFY(room.run(answering(incident, Fact::Weapon, "none")));
    QCOMPARE(room.incident(incident).level.level, 1);
    QVERIFY(room.last<LevelChanged>().cause == LevelCause::ByCorrection);
    QVERIFY(room.last<LevelChanged>().because.find("answer corrected") == 0);
    QVERIFY(room.incident(incident).priority == Priority::P1); // the priority stays
}

void TestDecideCrisis::knowingNoMoreCorrectsNothing()
{
    DispatchRoom room;
    const auto id = room.open("EDP");
    QVERIFY(room.run(AnswerFact{id, Fact::Weapon, answered("in_hand")}));
    QCOMPARE(room.incident(id).level.level, 4);
    QVERIFY(room.run(AnswerFact{id, Fact::Weapon, askedNotKnown()}));
    QCOMPARE(room.incident(id).level.level, 4);
    QVERIFY(room.run(AnswerFact{id, Fact::Weapon, unableBecause("nobody there")}));
    QCOMPARE(room.incident(id).level.level, 4);
}

void TestDecideCrisis::whatAPersonSetStandsAgainstOldAnswers()
{
    DispatchRoom room;
    const auto incident = room.open("WELFARE");
    QVERIFY(room.run(answering(incident, Fact::Weapon, "in_hand")));
    QVERIFY(room.run(SetLevel{incident, 2, "officer has the knife"}));
    QCOMPARE(room.incident(incident).level.level, 2);
    QVERIFY(room.run(answering(incident, Fact::AgeGroup, "adult")));
    QCOMPARE(room.incident(incident).level.level, 2);
}

void TestDecideCrisis::aNewDangerIsAboveWhatAPersonSet()
{
    DispatchRoom room;
    const auto incident = room.open("WELFARE");
    QVERIFY(room.run(answering(incident, Fact::Weapon, "in_hand")));
    QVERIFY(room.run(SetLevel{incident, 2, "officer has the knife"}));
    // As dangerous as the old answer, and answered since: it counts.
    QVERIFY(room.run(answering(incident, Fact::Violence, "assault_now")));
    QCOMPARE(room.incident(incident).level.level, 4);
    QVERIFY(room.run(SetLevel{incident, 1, "all calm"}));
    QVERIFY(room.run(AnswerFact{incident, Fact::Injury, askedNotKnown()}));
    QVERIFY(room.incident(incident).level.level >= 3);
    QVERIFY(room.run(SetLevel{incident, 1, "all calm again"}));
    QVERIFY(room.run(answering(incident, Fact::Alone, "yes")));
    QCOMPARE(room.incident(incident).level.level, 1);
}

void TestDecideCrisis::contactRestartsTheRecheck()
{
    DispatchRoom room;
    const auto incident = room.open("WELFARE");
    QVERIFY(room.run(answering(incident, Fact::Weapon, "in_hand")));
    room.pass(Span::minutes(4));
    QVERIFY(room.run(answering(incident, Fact::ContactConfirmed, "no")));
    QVERIFY(room.incident(incident).level.recheckDueAt == room.now() + Span::minutes(1));
    QVERIFY(room.run(answering(incident, Fact::ContactConfirmed, "yes")));
    QVERIFY(room.incident(incident).level.recheckDueAt == room.now() + Span::minutes(5));
    QCOMPARE(room.incident(incident).level.level, 4);
    QVERIFY(room.state() == foldedFromText(room.log()));
}

// The last of what is asked first leaves a level of 4 where it is: nobody has looked by that.
void TestDecideCrisis::anAnswerThatMovesNothingRestartsNoRecheck()
{
    DispatchRoom room;
    const auto incident = room.open("WELFARE");
    QVERIFY(room.run(answering(incident, Fact::Weapon, "in_hand")));
    QVERIFY(room.run(answering(incident, Fact::Violence, "none")));
    const auto due = room.incident(incident).level.recheckDueAt;
    room.pass(Span::minutes(6)); // it is late, and the desk was told
    const auto late = [&] {
        for (const auto& alarm : dueAlarms(room.state(), room.knowledge().codes, room.now())) {
            if (alarm.kind == AlarmKind::Recheck)
                return std::optional(alarm);
        }
        return std::optional<DueAlarm>();
    };
    QVERIFY(late());
    QVERIFY(room.runAs(advisorSeat(), RaiseAlarm{AlarmKind::Recheck, incident, {}, late()->dueAt}));
    QVERIFY(room.run(AcknowledgeAlarm{AlarmKind::Recheck, incident, {}}));
    QVERIFY(room.run(AnswerFact{incident, Fact::Injury, askedNotKnown()}));
    QCOMPARE(room.count<LevelChanged>(), 1);
    QVERIFY(room.incident(incident).level.asked == Asked::Done);
    QVERIFY(room.incident(incident).level.recheckDueAt == due);
    QVERIFY(late() && late()->standing == AlarmStanding::Acknowledged);
    QCOMPARE(room.incident(incident).level.because, std::string("weapon in hand"));
    QVERIFY(room.state() == foldedFromText(room.log()));
    // A person who sets it, also to what it is, has looked.
    QVERIFY(room.run(SetLevel{incident, 4, "seen by 3A12"}));
    QVERIFY(room.incident(incident).level.recheckDueAt == room.now() + Span::minutes(5));
    QVERIFY(!late());
}

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

void TestDecideCrisis::aLevelFallsOnlyWithAReason()
{
    DispatchRoom room;
    const auto incident = room.open("WELFARE");
    QCOMPARE(room.refusalOf(SetLevel{incident, 2, "  "}), std::string("LevelNeedsReason"));
    QCOMPARE(room.refusalOf(SetLevel{incident, 5, "x"}), std::string("LevelOutOfRange"));
    QVERIFY(room.run(SetLevel{incident, 4, ""}));
    QVERIFY(room.incident(incident).priority == Priority::P1);
    QCOMPARE(room.refusalOf(SetLevel{incident, 4, ""}), std::string("LevelStandsAlready"));
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

void TestDecideCrisis::anAnsweredFactIsNotSuggestedAgain()
{
    DispatchRoom room;
    const auto incident = room.open("WELFARE");
    QVERIFY(room.run(answering(incident, Fact::Weapon, "none")));
    QVERIFY(room.runAs(advisorSeat(), SuggestFlag{suggestion(incident, Flag::Yes)}));
    QVERIFY(room.incident(incident).suggestions.empty());
    room.pass(Span::minutes(1));
    QVERIFY(room.run(AddNote{incident, {}, "he has a knife now", FieldClass::Police, {}}));
    auto later = suggestion(incident, Flag::Yes);
    later.note = room.last<NoteAdded>().note;
    QVERIFY(room.runAs(advisorSeat(), SuggestFlag{later}));
    QCOMPARE(room.incident(incident).suggestions.size(), std::size_t(1));
}

// "Unknown if he is armed" is no answer, and no silence either.
void TestDecideCrisis::aWeaponNobodyKnowsMoreOfIsStillShown()
{
    DispatchRoom room;
    const auto incident = room.open("NOISE");
    const auto heard = [&](const char* value, const char* words) {
        room.pass(Span::minutes(1));
        QVERIFY(room.run(AddNote{incident, {}, words, FieldClass::Police, {}}));
        auto one = suggestion(incident, Flag::No);
        one.note = room.last<NoteAdded>().note;
        one.facts = {FlagFact{Fact::Weapon, value, words}, FlagFact{Fact::Alone, "unknown", words}};
        QVERIFY(room.runAs(advisorSeat(), SuggestFlag{one}));
    };
    heard("unknown", "unk if he has a gun");
    QCOMPARE(room.incident(incident).suggestions.size(), std::size_t(1)); // not the other
    QCOMPARE(possibleWeapon(room.incident(incident))->words, std::string("unk if he has a gun"));
    heard("in_hand", "gun in his hand");
    QCOMPARE(possibleWeapon(room.incident(incident))->value, std::string("in_hand"));
    heard("unknown", "unk if it is loaded");
    QCOMPARE(possibleWeapon(room.incident(incident))->value, std::string("in_hand"));
    // To have asked in vain takes nothing back; an answer does, until somebody writes more.
    QVERIFY(room.run(AnswerFact{incident, Fact::Weapon, askedNotKnown()}));
    QVERIFY(possibleWeapon(room.incident(incident)).has_value());
    QVERIFY(room.run(answering(incident, Fact::Weapon, "none")));
    QVERIFY(!possibleWeapon(room.incident(incident)));
    heard("unknown", "sister says he may have a knife");
    QCOMPARE(possibleWeapon(room.incident(incident))->words,
             std::string("sister says he may have a knife"));
    QVERIFY(possibleWeapon(room.incident(incident))->since == room.now());
    QVERIFY(room.state() == foldedFromText(room.log()));
}

// The card was written before anybody asked, and nobody at the desk had read it then.
void TestDecideCrisis::aWeaponOnACardEnteredLaterIsShown()
{
    DispatchRoom room;
    const auto incident = room.open("WELFARE");
    room.pass(Span::minutes(20));
    QVERIFY(room.run(answering(incident, Fact::Weapon, "none")));
    room.pass(Span::minutes(10));
    room.setBackdate(Span::minutes(25));
    room.setSource("paper 17");
    QVERIFY(room.run(AddNote{incident, {}, "wife says he took the knife", FieldClass::Police, {}}));
    room.setBackdate({});
    room.setSource("");
    auto read = suggestion(incident, Flag::Yes);
    read.note = room.last<NoteAdded>().note;
    read.facts.push_back(FlagFact{Fact::Injury, "none", "no injuries"});
    QVERIFY(room.run(answering(incident, Fact::Injury, "minor")));
    QVERIFY(room.runAs(advisorSeat(), SuggestFlag{read}));
    QVERIFY(weaponSign(room.incident(incident)) == WeaponSign::Possible);
    QCOMPARE(possibleWeapon(room.incident(incident))->value, std::string("in_hand"));
    // The old word of what is no danger is old.
    QVERIFY(room.incident(incident).suggestions.count(Fact::Injury) == 0);
    QVERIFY(room.state() == foldedFromText(room.log()));
    // Now it has been read, and asked once more.
    QVERIFY(room.run(answering(incident, Fact::Weapon, "none")));
    QVERIFY(weaponSign(room.incident(incident)) == WeaponSign::None);
    read.reason = "another";
    QVERIFY(room.runAs(advisorSeat(), SuggestFlag{read}));
    QVERIFY(weaponSign(room.incident(incident)) == WeaponSign::None);
}

void TestDecideCrisis::noWeaponAskedBeforeANoteSaysNothingOfIt()
{
    DispatchRoom room;
    const auto incident = room.open("WELFARE");
    room.pass(Span::minutes(10));
    QVERIFY(room.run(AddNote{incident, {}, "he has a knife", FieldClass::Police, {}}));
    auto read = suggestion(incident, Flag::Yes);
    read.note = room.last<NoteAdded>().note;
    QVERIFY(room.runAs(advisorSeat(), SuggestFlag{read}));
    room.pass(Span::minutes(1));
    room.setBackdate(Span::minutes(3)); // two minutes before the note
    QVERIFY(room.run(answering(incident, Fact::Weapon, "none")));
    QVERIFY(weaponSign(room.incident(incident)) == WeaponSign::Possible);
    QVERIFY(room.state() == foldedFromText(room.log()));
    room.setBackdate(Span::minutes(1)); // when it was written
    QVERIFY(room.run(answering(incident, Fact::Weapon, "within_reach")));
    QVERIFY(weaponSign(room.incident(incident)) == WeaponSign::Answered);
    QVERIFY(room.incident(incident).suggestions.empty());
    // Nor does it take back what was answered since; at the same minute it is a correction.
    room.setBackdate(Span::minutes(2));
    QCOMPARE(room.refusalOf(answering(incident, Fact::Weapon, "none")), std::string("AnswerOlder"));
    QCOMPARE(room.refusalOf(AnswerFact{incident, Fact::Weapon, askedNotKnown()}),
             std::string("AnswerOlder"));
    QVERIFY(room.run(answering(incident, Fact::Weapon, "in_hand")));
    room.setBackdate({});
    QVERIFY(room.run(answering(incident, Fact::Weapon, "none")));
    QVERIFY(weaponSign(room.incident(incident)) == WeaponSign::None);
    QVERIFY(room.state() == foldedFromText(room.log()));
}

// What is heard in a reason or comes with a join is in no note: it has a time of its own.
void TestDecideCrisis::noWeaponAskedBeforeAWeaponWasSpokenOfSaysNothingOfIt()
{
    DispatchRoom room;
    const auto incident = room.open("WELFARE");
    room.pass(Span::minutes(10));
    QVERIFY(room.runAs(advisorSeat(), SuggestFlag{suggestion(incident, Flag::No)}));
    QVERIFY(!room.incident(incident).suggestions.at(Fact::Weapon).note);
    room.pass(Span::minutes(1));
    room.setBackdate(Span::minutes(5)); // four minutes before it was heard
    QVERIFY(room.run(answering(incident, Fact::Weapon, "none")));
    QVERIFY(weaponSign(room.incident(incident)) == WeaponSign::Possible);
    room.setBackdate(Span::minutes(1)); // as it was heard
    QVERIFY(room.run(answering(incident, Fact::Weapon, "none")));
    QVERIFY(weaponSign(room.incident(incident)) == WeaponSign::None);
    QVERIFY(room.state() == foldedFromText(room.log()));
}

void TestDecideCrisis::noWeaponInALaterNoteEndsNoAlarm()
{
    DispatchRoom room;
    const auto incident = room.open("NOISE");
    const auto late = [&] {
        const auto due = dueAlarms(room.state(), room.knowledge().codes, room.now());
        return std::count_if(due.begin(), due.end(), [&](const DueAlarm& alarm) {
            return alarm.kind == AlarmKind::SuggestionLate && alarm.incident == incident;
        });
    };
    const auto heard = [&](const char* value, const char* words) {
        QVERIFY(room.run(AddNote{incident, {}, words, FieldClass::Police, {}}));
        auto one = suggestion(incident, Flag::No);
        one.note = room.last<NoteAdded>().note;
        one.facts = {FlagFact{Fact::Weapon, value, words}};
        QVERIFY(room.runAs(advisorSeat(), SuggestFlag{one}));
    };
    heard("in_hand", "knife in his hand");
    room.pass(kAnswerMax);
    QCOMPARE(late(), std::ptrdiff_t(1));
    heard("none", "no weapon seen");
    QVERIFY(weaponSign(room.incident(incident)) == WeaponSign::Possible);
    QCOMPARE(late(), std::ptrdiff_t(1));
    QCOMPARE(room.incident(incident).suggestions.at(Fact::Weapon).value, std::string("in_hand"));
    QVERIFY(room.state() == foldedFromText(room.log()));
    QVERIFY(room.run(answering(incident, Fact::Weapon, "none")));
    QCOMPARE(late(), std::ptrdiff_t(0));
    QVERIFY(weaponSign(room.incident(incident)) == WeaponSign::None);
}

// The advisor reads when it comes to it; that somebody asked in vain meanwhile hides nothing.
void TestDecideCrisis::notKnownBeforeTheWordsWereReadHidesNoWeapon()
{
    DispatchRoom room;
    const auto incident = room.open("NOISE");
    QVERIFY(room.run(AddNote{incident, {}, "he has a knife", FieldClass::Police, {}}));
    auto read = suggestion(incident, Flag::No);
    read.note = room.last<NoteAdded>().note;
    QVERIFY(room.run(AnswerFact{incident, Fact::Weapon, askedNotKnown()}));
    QVERIFY(room.runAs(advisorSeat(), SuggestFlag{read}));
    QVERIFY(weaponSign(room.incident(incident)) == WeaponSign::Possible);
}

void TestDecideCrisis::notKnownAfterAWeaponIsAPossibleOne()
{
    DispatchRoom room;
    const auto incident = room.open("NOISE");
    QVERIFY(room.run(answering(incident, Fact::Weapon, "in_hand")));
    const Instant known = room.now();
    room.pass(Span::minutes(5));
    QVERIFY(room.run(AnswerFact{incident, Fact::Weapon, askedNotKnown()}));
    QVERIFY(room.run(AnswerFact{incident, Fact::Weapon, unableBecause("the line is dead")}));
    QVERIFY(weaponSign(room.incident(incident)) == WeaponSign::Possible);
    QCOMPARE(possibleWeapon(room.incident(incident))->value, std::string("in_hand"));
    QVERIFY(possibleWeapon(room.incident(incident))->since == known);
    QVERIFY(room.state() == foldedFromText(room.log()));
    QVERIFY(room.run(answering(incident, Fact::Weapon, "none")));
    QVERIFY(weaponSign(room.incident(incident)) == WeaponSign::None);
    QVERIFY(room.run(AnswerFact{incident, Fact::Weapon, askedNotKnown()}));
    QVERIFY(weaponSign(room.incident(incident)) == WeaponSign::None);
}

void TestDecideCrisis::aFirearmWithDangerAsksUntilSomebodyDecides()
{
    DispatchRoom room;
    const auto incident = room.open("NOISE");
    auto read = suggestion(incident, Flag::No);
    read.facts = {FlagFact{Fact::Weapon, "in_hand", "knife"}};
    QVERIFY(room.runAs(advisorSeat(), SuggestFlag{read}));
    QVERIFY(!riskPrompt(room.incident(incident))); // danger, and no firearm
    read.reason = "another";
    read.facts = {FlagFact{Fact::Weapon, "within_reach", "has gun"},
                  FlagFact{Fact::Violence, "threat", "threatens to kill her"}};
    QVERIFY(room.runAs(advisorSeat(), SuggestFlag{read}));
    QCOMPARE(riskPrompt(room.incident(incident))->words, std::string("has gun … knife"));
    QCOMPARE(room.refusalOf(RecordRiskProtection{incident, RiskDecision::NotNeeded, " "}),
             std::string("RiskNeedsWords"));
    QVERIFY(room.run(RecordRiskProtection{incident, RiskDecision::NotDecided, "Sgt. Hale calls"}));
    QVERIFY(riskPrompt(room.incident(incident)).has_value());
    QVERIFY(room.run(RecordRiskProtection{incident, RiskDecision::Needed, "Sgt. Hale"}));
    QVERIFY(!riskPrompt(room.incident(incident)));
    QVERIFY(room.incident(incident).riskProtection->by == dispatcherSeat().agent);
    QVERIFY(room.incident(incident).riskProtection->at == room.now());
    QVERIFY(room.state() == foldedFromText(room.log()));
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

// crisis.md 6.3.
void TestDecideCrisis::tenThousandEditsNeverLowerAWeaponCall()
{
    constexpr unsigned kSeed = 20261123;
    std::mt19937 random(kSeed);
    DispatchRoom room;
    const auto incident = room.open("WELFARE");
    QVERIFY(room.run(answering(incident, Fact::Weapon, "in_hand")));
    const auto pick = [&](std::size_t n) { return std::size_t(random() % n); };
    for (int i = 0; i < 10'000; ++i) {
        const Act act = room.actOf(dispatcherSeat());
        const Act advisor = room.actOf(advisorSeat());
        std::vector<Event> facts;
        const auto take = [&](Result<std::vector<Event>> result) {
            if (result)
                facts = *std::move(result);
        };
        switch (pick(7)) {
        case 5: {
            // A note that was there is set right.
            const auto& notes = room.incident(incident).notes;
            if (!notes.empty())
                take(decide(room.state(),
                            AddNote{incident,
                                    {},
                                    "no knife at all",
                                    FieldClass::Police,
                                    notes[pick(notes.size())].id},
                            act));
            break;
        }
        case 0:
            take(decide(room.state(),
                        AddNote{incident, {}, "calm now, no knife", FieldClass::Police, {}}, act));
            break;
        case 1:
            take(decide(room.state(),
                        DecideFlag{incident, static_cast<FlagDecision>(pick(3)), "edit"}, act));
            break;
        case 2:
            take(decide(room.state(), SuggestFlag{suggestion(incident, static_cast<Flag>(pick(4)))},
                        advisor));
            break;
        case 3: {
            // Every other fact, any answer, also a correction of it.
            const Fact fact = allFacts()[1 + pick(allFacts().size() - 1)];
            const auto& values = factValues(fact);
            take(decide(room.state(),
                        AnswerFact{incident, fact, answered(values[pick(values.size())])}, act));
            break;
        }
        case 4:
            take(stepOf(room, incident, act, pick));
            break;
        default:
            take(decide(room.state(), ChangeType{incident, TypeCode(i % 2 ? "NOISE" : "WELFARE")},
                        act));
            break;
        }
        for (const auto& fact : facts)
            room.record(fact);
        const auto message = "edit " + std::to_string(i) + ", seed " + std::to_string(kSeed);
        QVERIFY2(room.incident(incident).level.level == 4, message.c_str());
        QVERIFY2(room.incident(incident).priority == Priority::P1, message.c_str());
    }
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
