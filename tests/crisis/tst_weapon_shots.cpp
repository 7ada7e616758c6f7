#include "tests/crisis/cue_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

// One shot or two, a stick somebody had, and the same in Spanish; beside them what is drunk,
// injected, filmed, smoked or leaking.
using namespace haven;
using namespace haven::test;

namespace {

std::string weaponIn(const char* note)
{
    for (const auto& fact : advise(shippedCues(), note).facts) {
        if (fact.fact == Fact::Weapon)
            return printFactAnswer(fact.answer);
    }
    return {};
}

} // namespace

class tst_WeaponShots final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aShotIsHeardHoweverManyThereWere()
    {
        for (const char* note : {"single shot heard",
                                 "ONE SHOT HEARD",
                                 "2 shots",
                                 "two shots",
                                 "then one shot",
                                 "three shots then a car left",
                                 "shot fired",
                                 "shots fired",
                                 "4 rounds fired",
                                 "multiple shots",
                                 "heard a shot",
                                 "heard what may be a shot",
                                 "5-6 shots",
                                 "caller says 2 shots",
                                 "RP ADV 3-4 SHOTS",
                                 "there were two shots",
                                 "shots outside",
                                 "took 2 shots at him",
                                 "sounded like a shot",
                                 "possible single shot from next door"})
            QVERIFY2(!weaponIn(note).empty() && weaponIn(note) != "none", note);
        QCOMPARE(weaponIn("shot fired"), std::string("used"));
        // What nobody saw is shown and asked, and no level 4 before somebody raises it.
        QCOMPARE(weaponIn("single shot heard"), weaponIn("shots heard"));
    }

    void whatSomebodyHadAgainstSomebodyIsShown()
    {
        for (const char* note :
             {"had a stick", "male had a stick", "has a stick and is yelling", "had a bat",
              "had a pipe", "picked up a pipe", "male had a pole with him",
              "came at me with a pipe", "ran after him with a stick", "poked her with a stick",
              "used a pipe to hit him", "came at staff with a knife",
              "male grabbed a stick and chased her", "threatening customers with a branch"})
            QVERIFY2(!weaponIn(note).empty() && weaponIn(note) != "none", note);
    }

    void theSameInSpanish()
    {
        for (const char* note :
             {"un solo disparo", "un tiro", "dos tiros", "se escucharon detonaciones",
              "oi un balazo", "se oyeron tiros", "escucho 3 disparos", "con un palo",
              "tenia un palo", "traia un bate", "agarro un palo", "lo correteo con un palo",
              "le pego con un tubo", "amenaza con un tubo", "con una varilla"})
            QVERIFY2(!weaponIn(note).empty() && weaponIn(note) != "none", note);
    }

    void whatIsNoWeaponStaysUnheard()
    {
        for (const char* note : {"shots of vodka",
                                 "had 2 shots of vodka",
                                 "had two shots and a beer",
                                 "drank 3 shots",
                                 "he had a few shots",
                                 "doing shots at the bar",
                                 "2 shots of narcan",
                                 "one shot of insulin",
                                 "missed two shots of invega",
                                 "his shot is due",
                                 "overdue for his shot",
                                 "flu shot",
                                 "got a flu shot",
                                 "cat has no shots",
                                 "dog had his shots",
                                 "a shot glass",
                                 "two shots on goal",
                                 "2 shots short",
                                 "long shot",
                                 "mug shot",
                                 "screen shot",
                                 "cheap shot",
                                 "took a cheap shot at him",
                                 "video shot by neighbor",
                                 "heard a shot clock",
                                 "shot up heroin",
                                 "stick shift",
                                 "has a stick shift",
                                 "walking stick",
                                 "has a walking stick",
                                 "hockey stick found",
                                 "glue stick",
                                 "dog had a stick",
                                 "had a crack pipe",
                                 "has a meth pipe",
                                 "smoking a pipe",
                                 "had a pipe burst",
                                 "has a broken pipe",
                                 "pipe fell in road",
                                 "pole down in road",
                                 "has a flag pole",
                                 "has pole barn",
                                 "has a board meeting",
                                 "baseball bat stolen",
                                 "kids playing with a bat and ball",
                                 "tubo de agua roto",
                                 "se cayo un palo",
                                 "tabla de surf"})
            QVERIFY2(weaponIn(note).empty(), note);
    }

    // What explains one word hides no other.
    void whatExplainsOneHidesNoOther()
    {
        for (const char* note :
             {"had two shots of vodka and has a gun", "cheap shot, then pulled a knife",
              "dog had a stick, male has a machete", "beating dog with stick",
              "video of male with a pipe in hand", "flu shot clinic, shots fired outside"})
            QVERIFY2(!weaponIn(note).empty() && weaponIn(note) != "none", note);
    }
};

HAVEN_TESTS(tst_WeaponShots)
#include "tst_weapon_shots.moc"
