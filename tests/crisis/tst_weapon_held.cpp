#include "tests/crisis/cue_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

// Who will not let go of a weapon has it, in whatever words; what sounds like that, like a weapon
// or like a blow and is none; and an age that is none. Each with what it must not be taken for.
namespace {

using Notes = std::vector<const char*>;

std::string suggested(Fact wanted, const std::string& note)
{
    for (const auto& fact : advise(shippedCues(), note).facts) {
        if (fact.fact == wanted)
            return printFactAnswer(fact.answer);
    }
    return {};
}

void expectWeapon(const Notes& notes, const std::string& wanted)
{
    for (const char* note : notes) {
        const std::string given = weaponOf(note);
        QVERIFY2(given == wanted, (std::string(note) + " gave \"" + given + "\"").c_str());
    }
}

void expectAge(const Notes& notes, const std::string& wanted)
{
    for (const char* note : notes) {
        const std::string given = suggested(Fact::AgeGroup, note);
        QVERIFY2(given == wanted, (std::string(note) + " gave \"" + given + "\"").c_str());
    }
}

} // namespace

class TestWeaponHeld : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoWillNotLetGoOfAWeaponHasIt()
    {
        expectWeapon({"male says he will not drop the knife, in kitchen",
                      "will not put down the scissors",
                      "did not put the knife down",
                      "hasnt put down the machete",
                      "never let go of the gun",
                      "refusing to drop the knife",
                      "REF TO DROP KNIFE",
                      "not dropping the knife",
                      "wont drop knife",
                      "HASN'T DROPPED THE KNIFE",
                      "refuses to hand over the gun",
                      "he wont hand the knife over",
                      "refuses to give up the knife",
                      "wont surrender his weapon",
                      "will not leave the gun",
                      "did not release the hammer",
                      "would not set the hammer down",
                      "not willing to put down the knife",
                      "doesn't want to put the gun down",
                      "can't get him to drop the knife",
                      "failed to drop the knife",
                      "without putting the knife down",
                      "told to drop the knife and he wont",
                      "was told to put the knife down but did not",
                      "knife in kitchen, wont drop it",
                      "REFUSING TO PUT DOWN BOX CUTTER"},
                     "in_hand");
    }

    void inSpanishToo()
    {
        expectWeapon({"no suelta el cuchillo", "no quiere soltar la pistola",
                      "no ha soltado el cuchillo", "no solto la navaja", "sin soltar el cuchillo",
                      "se niega a soltar el machete", "no quiere entregar la pistola",
                      "no deja el cuchillo", "no baja el arma", "nunca solto el cuchillo"},
                     "in_hand");
        expectWeapon({"no suelta el perro", "no deja dormir", "no baja de peso"}, "");
    }

    // "Not counted: weapon (negated)" would say the opposite of what the caller said.
    void aWeaponThatIsHeldOnToIsNotListedAsDenied()
    {
        const Advice advice =
            advise(shippedCues(), "male says he will not drop the knife, in kitchen");
        for (const auto& span : advice.suppressed)
            QVERIFY2(span.why != "negated", span.text.c_str());
    }

    void anotherVerbThatWeDoNotKnowIsNoDenial()
    {
        expectWeapon({"not stowing the knife", "hasnt sheathed or stowed his knife"}, "unknown");
    }

    void whatOnlySoundsLikeItStaysAsItWas()
    {
        expectWeapon({"never owned a gun", "has no knife", "denies having a gun", "not a gun",
                      "not armed", "was not holding a knife", "no weapons, refused to leave",
                      "no gun, dropped his phone", "no knife, he put down the phone",
                      "didnt drop off the kids, no weapons", "will not drop charges, no weapons"},
                     "none");
        expectWeapon({"did not drop his kids off", "doesnt let go of the past",
                      "not letting go of his arm", "wont let go of the steering wheel",
                      "wont give up the bottle"},
                     "");
        expectWeapon({"dropped the knife", "put the knife down", "wont leave the gun store"},
                     "unknown");
    }

    // Who will not leave holds no knife for it.
    void aCommaPartsWhoWillNotLeaveFromWhatLiesThere()
    {
        expectWeapon({"refuses to leave, knife on table", "refuses to give up, gun in car"},
                     "within_reach");
    }

    // Somebody may have thrown it near; it is not known, and never none.
    void whatWasThrownAwayIsNotInTheHandAndNotGone()
    {
        expectWeapon({"threw it in yard, no longer has the knife", "no longer has the gun",
                      "tossed the knife in the bushes, no longer armed",
                      "threw the knife in the river", "threw the gun out the window"},
                     "unknown");
        expectWeapon({"threw knife at his wife", "no longer has the gun pointed at her"},
                     "in_hand");
    }

    void rockingIsNoRock()
    {
        expectWeapon({"holding a doll, rocks", "holding his baby and rocks back and forth",
                      "holding a pillow and rocks herself"},
                     "");
        expectWeapon({"holding rocks", "holding big rocks", "holding a rock", "holding two rocks",
                      "rocks in hand", "holding sticks and rocks"},
                     "in_hand");
    }

    void aHandIsNoWeaponAndAnAlarmIsNotArmedAsPeopleAre()
    {
        expectWeapon({"cyclist hit the mirror with his hand", "hit the wall with his fist",
                      "store alarm supposed to be armed", "alarm was not armed",
                      "system was never armed last night"},
                     "");
        expectWeapon({"alarm not armed, male with a gun"}, "in_hand");
        for (const char* note : {"male is armed", "alarm going off, armed male inside"})
            QVERIFY2(!weaponOf(note).empty() && weaponOf(note) != "none", note);
        expectWeapon({"hit the mirror with a bat"}, "used");
    }

    void aFallIsNoBlow()
    {
        for (const char* note : {"slipped and hit his head", "fell and hit her head on sidewalk",
                                 "tripped and hit his face", "fell down stairs hitting his head"})
            QVERIFY2(suggested(Fact::Violence, note).empty(), note);
        for (const char* note :
             {"male fell and hit his wife", "pushed her, she fell and hit her head",
              "he hit her head on the wall", "she fell, he hit her"})
            QCOMPARE(suggested(Fact::Violence, note), std::string("assault_now"));
    }

    void howManyAndHowUrgentIsNoAge()
    {
        expectAge({"CODE 3 MALE UNK SICK", "CODE 3 FEMALE COLLAPSED", "2 MALES SITTING ON BENCH",
                   "BEIGE VOLVO OCCD BY 1 MALE", "LAST ATTEMPT 5 YRS AGO",
                   "2 TRANSIENT MALES SLEEPING"},
                  "");
        for (const char* note :
             {"10-33 2 FEMALE", "09:21:45 09/22/2021", "05:10:14 09/15/2021 - OFFICER",
              "Sun Sep 26 11:08:28 PDT 2021 REOPENED"})
            QVERIFY2(suggested(Fact::AgeGroup, note) != "child", note);
    }

    void anAgeIsReadAsItIsWritten()
    {
        expectAge({"3 YO IN ROAD", "8 Y/O LOST", "4 YOA MALE ON PATH", "11YOM WALKED OUT",
                   "8 YOF MISSING", "7 YR OLD", "12 YEAR OLD SON", "Boy nonverbal, 6, at pond",
                   "CHILD 6, CALM", "AGE 9 MISSING"},
                  "child");
        expectAge({"15YOF WALKED OUT", "14 YOM MISSING", "DAUGHTER, 17, UPSET"}, "youth");
        expectAge({"22M UPSET", "22YOM UPSET"}, "adult");
        expectAge({"77YOF LOST"}, "elder");
    }
};

HAVEN_TESTS(TestWeaponHeld)
#include "tst_weapon_held.moc"
