#include "models/dispatch/alarms.h"
#include "models/dispatch/risk_protection.h"
#include "models/dispatch/weapon.h"
#include "tests/dispatch/flag_kit.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

#include <random>

using namespace haven;
using namespace haven::test;

namespace {

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

// A weapon that was read in words, beside what a person answered of it.
class TestWeaponSuggested final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAnsweredFactIsNotSuggestedAgain();
    void aWeaponNobodyKnowsMoreOfIsStillShown();
    void aWeaponOnACardEnteredLaterIsShown();
    void noWeaponAskedBeforeANoteSaysNothingOfIt();
    void noWeaponAskedBeforeAWeaponWasSpokenOfSaysNothingOfIt();
    void noWeaponInALaterNoteEndsNoAlarm();
    void notKnownBeforeTheWordsWereReadHidesNoWeapon();
    void notKnownAfterAWeaponIsAPossibleOne();
    void aFirearmWithDangerAsksUntilSomebodyDecides();
    void tenThousandEditsNeverLowerAWeaponCall();
};

void TestWeaponSuggested::anAnsweredFactIsNotSuggestedAgain()
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
void TestWeaponSuggested::aWeaponNobodyKnowsMoreOfIsStillShown()
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
void TestWeaponSuggested::aWeaponOnACardEnteredLaterIsShown()
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

void TestWeaponSuggested::noWeaponAskedBeforeANoteSaysNothingOfIt()
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
void TestWeaponSuggested::noWeaponAskedBeforeAWeaponWasSpokenOfSaysNothingOfIt()
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

void TestWeaponSuggested::noWeaponInALaterNoteEndsNoAlarm()
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
void TestWeaponSuggested::notKnownBeforeTheWordsWereReadHidesNoWeapon()
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

void TestWeaponSuggested::notKnownAfterAWeaponIsAPossibleOne()
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

void TestWeaponSuggested::aFirearmWithDangerAsksUntilSomebodyDecides()
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

// crisis.md 6.3.
void TestWeaponSuggested::tenThousandEditsNeverLowerAWeaponCall()
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

HAVEN_TESTS(TestWeaponSuggested)
#include "tst_weapon_suggested.moc"
