#include "models/dispatch/weapon.h"
#include "tests/dispatch/flag_kit.h"
#include "tests/dispatch/join_kit.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

void lowerTo(DispatchRoom& room, IncidentId id, int level)
{
    SetLevel command;
    command.incident = id;
    command.level = level;
    command.reason = "seen and calm";
    if (!room.run(command))
        qFatal("the level was not set");
}

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

} // namespace

// What was answered or read of danger outlives a join and a split.
class TestJoinDanger : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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
};

void TestJoinDanger::aJoinNeverLosesUrgencyOrAnswers()
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

// At the one a person set the level below its answer; at the other nobody had set anything.
void TestJoinDanger::answersThatComeTogetherRaiseTheLevel()
{
    DispatchRoom room;
    const IncidentId worried = openedWithCall(room, "WELFARE", "Ana");
    const IncidentId armed = openedWithCall(room, "WELFARE", "Ben");
    answer(room, armed, Fact::Weapon, answered("in_hand"));
    lowerTo(room, armed, 2);
    answer(room, worried, Fact::Violence, answered("threat"));
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

void TestJoinDanger::aLevelSetLowerByHandRisesByWhatTheOtherAnswered()
{
    DispatchRoom room;
    const IncidentId kept = openedWithCall(room, "WELFARE", "Ana");
    const IncidentId other = openedWithCall(room, "WELFARE", "Ben");
    answer(room, kept, Fact::Weapon, answered("within_reach"));
    lowerTo(room, kept, 1);
    // That asks for 2, more than the person here had set: the level is worked out anew.
    answer(room, other, Fact::OffMedication, answered("yes"));
    lowerTo(room, other, 1);
    QVERIFY(room.run(join(other, kept)));
    QCOMPARE(room.incident(kept).level.level, 3);

    // What is no more dangerous than what stands takes nothing from the person's word.
    const IncidentId mild = openedWithCall(room, "WELFARE", "Cem");
    answer(room, mild, Fact::ViolenceHistory, answered("no"));
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

void TestJoinDanger::anEmptyCallTakesTheLevelAsAPersonSetIt()
{
    DispatchRoom room;
    const IncidentId noise = openedWithCall(room, "NOISE", "Ana");
    const IncidentId armed = openedWithCall(room, "WELFARE", "Ben");
    answer(room, armed, Fact::Weapon, answered("in_hand"));
    lowerTo(room, armed, 2);
    QCOMPARE(room.incident(noise).level.level, 0);
    QVERIFY(room.run(join(armed, noise)));
    QCOMPARE(room.incident(noise).level.level, 2);
    QCOMPARE(room.incident(noise).level.cause, LevelCause::ByPerson);
    QCOMPARE(room.incident(noise).answers.at(Fact::Weapon).answer, answered("in_hand"));
}

void TestJoinDanger::aLevelNotYetAskedSaysWhichAnswerDecides()
{
    DispatchRoom room;
    const IncidentId unasked = openedWithCall(room, "WELFARE", "Ana");
    const IncidentId asked = openedWithCall(room, "WELFARE", "Ben");
    const auto due = room.incident(unasked).level.recheckDueAt;
    room.pass(Span::minutes(2));
    answer(room, asked, Fact::SelfHarm, answered("plan_and_means"));
    QVERIFY(room.run(join(asked, unasked)));
    const Incident& left = room.incident(unasked);
    QCOMPARE(left.level.level, 3);
    QCOMPARE(left.level.because,
             "joined with " + room.incident(asked).number + ": self harm plan and means");
    // Who joins two calls has not looked at the person.
    QVERIFY(left.level.recheckDueAt == due);
    QCOMPARE(left.priority, room.incident(asked).priority);
}

void TestJoinDanger::aJoinLosesNoKnife()
{
    for (const FactAnswer& said : {answered("none"), askedNotKnown()}) {
        DispatchRoom room;
        const IncidentId into = openedWithCall(room, "MNTL", "Ana");
        const IncidentId from = openedWithCall(room, "MNTL", "Ben");
        answer(room, from, Fact::Weapon, said);
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
            answer(room, into, Fact::Weapon, answered("none"));
        readKnife(room, from);
        QVERIFY(room.run(join(from, into)));
        QVERIFY(weaponSign(room.incident(into)) == WeaponSign::Possible);
        QCOMPARE(weaponWords(room.incident(into)), std::string("possible weapon “knife”"));
        QVERIFY(room.incident(into).flag.suggested == Flag::Possible);
        answer(room, into, Fact::Weapon, answered("none"));
        QVERIFY(weaponSign(room.incident(into)) == WeaponSign::None);
    }
    // Asked in vain at the other: its note speaks of it all the same.
    DispatchRoom room;
    const IncidentId into = openedWithCall(room, "MNTL", "Ana");
    const IncidentId from = openedWithCall(room, "MNTL", "Ben");
    readKnife(room, from);
    answer(room, from, Fact::Weapon, askedNotKnown());
    QVERIFY(room.run(join(from, into)));
    QVERIFY(weaponSign(room.incident(into)) == WeaponSign::Possible);
}

void TestJoinDanger::whatSaysMoreOfAWeaponIsShownAfterAJoin()
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
    answer(room, into, Fact::Weapon, answered("none"));
    answer(room, from, Fact::Weapon, answered("in_hand"));
    QVERIFY(room.run(join(from, into)));
    QVERIFY(weaponSign(room.incident(into)) == WeaponSign::Answered);
    QCOMPARE(room.incident(into).level.level, 4);
    QVERIFY(foldedFromText(room.log()) == room.state());
}

void TestJoinDanger::whatSaysLessOfAWeaponTakesNothingOfIt()
{
    DispatchRoom room;
    const IncidentId into = openedWithCall(room, "MNTL", "Ana");
    const IncidentId from = openedWithCall(room, "MNTL", "Ben");
    readKnife(room, into);
    answer(room, from, Fact::Weapon, answered("within_reach"));
    QVERIFY(room.run(join(from, into)));
    QCOMPARE(weaponWords(room.incident(into)), std::string("possible weapon “knife”"));
    // Nor of what was known there before somebody asked in vain.
    const IncidentId asked = openedWithCall(room, "MNTL", "Eve");
    const IncidentId less = openedWithCall(room, "MNTL", "Fay");
    readKnife(room, asked);
    answer(room, asked, Fact::Weapon, askedNotKnown());
    answer(room, less, Fact::Weapon, answered("within_reach"));
    QVERIFY(room.run(join(less, asked)));
    QVERIFY(weaponSign(room.incident(asked)) == WeaponSign::Possible);
    QCOMPARE(possibleWeapon(room.incident(asked))->value, std::string("in_hand"));

    const IncidentId armed = openedWithCall(room, "MNTL", "Cem");
    const IncidentId calm = openedWithCall(room, "MNTL", "Dee");
    answer(room, armed, Fact::Weapon, answered("in_hand"));
    answer(room, calm, Fact::Weapon, answered("within_reach"));
    QVERIFY(room.run(join(calm, armed)));
    QCOMPARE(room.incident(armed).answers.at(Fact::Weapon).answer, answered("in_hand"));
}

// What came with a join stands in no note of the one that is left.
void TestJoinDanger::aWeaponThatWasJoinedOutlastsAnAnswerNotKnown()
{
    DispatchRoom room;
    const IncidentId into = openedWithCall(room, "MNTL", "Ana");
    const IncidentId from = openedWithCall(room, "MNTL", "Ben");
    readKnife(room, from);
    QVERIFY(room.run(join(from, into)));
    answer(room, into, Fact::Weapon, askedNotKnown());
    QVERIFY(weaponSign(room.incident(into)) == WeaponSign::Possible);
    QCOMPARE(possibleWeapon(room.incident(into))->value, std::string("in_hand"));
    answer(room, into, Fact::Weapon, answered("none"));
    QVERIFY(weaponSign(room.incident(into)) == WeaponSign::None);
    QVERIFY(foldedFromText(room.log()) == room.state());
}

void TestJoinDanger::whatIsReadOfAJoinedIncidentReachesTheOther()
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

void TestJoinDanger::aSplitOffCallIsToldOfAWeapon()
{
    for (const bool isAnswered : {false, true}) {
        DispatchRoom room;
        const IncidentId a = openedWithCall(room, "MNTL", "Ana");
        QVERIFY(room.run(TakeCall{a, CallDraft{}, "me too"}));
        if (isAnswered)
            answer(room, a, Fact::Weapon, answered("in_hand"));
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

HAVEN_TESTS(TestJoinDanger)
#include "tst_join_danger.moc"
