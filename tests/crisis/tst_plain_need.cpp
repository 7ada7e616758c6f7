#include "tests/crisis/cue_fixture.h"

#include "tests/testkit/test_program.h"
#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

std::vector<GoldNote> needNotes(const char* name)
{
    auto gold = parseGold(fileText(
        QStringLiteral(HAVEN_SOURCE_DIR "/tests/crisis/%1.jsonl").arg(QString::fromLatin1(name))));
    if (!gold)
        qFatal("%s", refusalSentence(gold.refusal()).c_str());
    return *gold;
}

} // namespace

// Where a need is said outright the flag says yes, not possible (resources/cues/need.json), and
// what only looks like it is none.
class TestPlainNeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNeedSaidOutrightIsAYes()
    {
        for (const char* note :
             {"TENANT SAID HE IS GOING TO LIGHT HI", "MALE POURED GASOLINE ON HIMSELF AT THE PUMP",
              "SUBJ WANTS THE TRAIN TO HIT HIM", "FEM INTENTIONALLY WALKED IFO A BUS",
              "HE DELIBERATELY STEPPED IN FRONT OF A TRUCK", "SUPERFICIAL WOUNDS TO WRIST",
              "DAUGHTER BURNED HER FOREARM WITH A LIGHTER", "MALE LAYING ACROSS THE TRACKS",
              "MALE ON TRACKS REFUSING TO MOVE", "ROOMMATE IN BATHTUB WITH A TOASTER",
              "SISTER SWALLOWED EVERYTHING IN THE MEDICINE CABINET",
              "CALLER CANT TRUST HER HANDS WITH THE KNIVES", "CLIENT GRAVELY DISABLED",
              "CLINICIAN REQ PD FOR A HOLD", "RP HAVING SOME KIND OF MENTA",
              "SCHIZOPHRENIC SON THROWING PLATES", "MOTHER HEARS HER DEAD HUSBAND CALLING",
              "SON SAYS THE NURSES WERE REPLACED"})
            QVERIFY2(flagOf(note) == Flag::Yes, note);
    }

    void whatOnlyLooksLikeItIsNone()
    {
        for (const char* note :
             {"CAMPER FIRE, RP LIT THE GRILL NEXT TO HIS TENT",
              "GASOLINE SPILLED ON THE PUMP ISLAND", "VEH INTENTIONALLY RAMMED A BUS",
              "KIDS ON THE TRACKS TAKING PICTURES", "CARPENTER CUT HIS WRIST ON A SAW",
              "CAR STUCK ON THE TRACKS, DRIVER OUT", "COOK BURNED HIS FOREARM ON THE OVEN",
              "TOASTER FIRE, OUT ON ARRIVAL", "DOG SWALLOWED EVERYTHING IN THE TRASH",
              "KNIVES STOLEN FROM THE KITCHEN", "RP ON HOLD WITH THE BANK",
              "SOME KIND OF MEN IN SUITS KNOCKING ON DOORS",
              "EX IS BIPOLAR SAYS CALLER, WANTS CUSTODY ORDER",
              "HEARS CHILDREN CALLING FROM THE PARK", "WINDOWS WERE REPLACED BY THE LANDLORD",
              "CLINICIAN LOCKED OUT OF HER CAR"})
            QVERIFY2(flagOf(note) == Flag::No, note);
    }

    // An explanation speaks for what it explains and hides nothing that stands near it.
    void anExplanationHidesNoNeed()
    {
        for (const char* note :
             {"MALE YELLED KILL ME IN THE HOTEL LOBBY", "OD ON SCENE IS NOT BREATHING",
              "EMPTY PILL BOTTLES IN THE RECYCLING, WIFE WONT WAKE UP",
              "SON LOCKED HIMSELF IN THE CAR WITH A GUN, CRYING",
              "STUDENT PRACTICING HER GOODBYE SPEECH, WANTS TO DIE",
              "DRIVEN TO SUICIDE OVER DEBTS, SAYS HIS NOTE",
              "READY TO GO HOME TO JESUS SAYS THE NOTE"})
            QVERIFY2(flagOf(note) >= Flag::Possible, note);
        // Who tells somebody to stop is no voice.
        QVERIFY(flagOf("NEIGHBOR ASKED THEM TO LEAVE, HE TOLD HER TO STOP") == Flag::No);
        QVERIFY(flagOf("SHE TOLD HIM TO STOP CALLING HER") != Flag::Yes);
        QVERIFY(flagOf("THE DEVIL TOLD HIM TO STOP THE CARS") == Flag::Yes);
        QVERIFY(flagOf("\"I CANT DO THIS ANYMORE\" WAS ABOUT THE GROUP PROJECT") == Flag::No);
        QVERIFY(flagOf("SAYS HE CANT DO THIS ANYMORE") == Flag::Yes);
    }

    // Plain words and a small sign ("hospital", "my", "bridge") are the language of every call.
    void ordinaryCallsAreNoClearYes()
    {
        for (
            const char* note :
            {"Her driveway is blocked by a truck since last night and the driver told her to wait. "
             "She has to take her mother to the hospital and nobody answers at the door.",
             "Caller says a car has been parked in front of his driveway since last night and he "
             "cannot get out to go to work. He left a note on the window.",
             "MY DRIVEWAY IS BLOCKED AGAIN BY THE NEIGHBORS GUESTS, I ASKED THEM TWICE, I HAVE "
             "DIALYSIS AT NINE AND THE NURSE CANT GET IN",
             "Elm St is closed from the bridge to the mill, go by Oak Ave and tell the engines so, "
             "the gate key is with the desk"})
            QVERIFY2(flagOf(note) != Flag::Yes, note);
    }

    // Notes labeled before they were scored and then learned from: floors against going back, no
    // measure of notes nobody has seen.
    void aClearYesStaysCalledOne()
    {
        const FlagScore need = scoreFlags(shippedCues(), needNotes("need_notes"));
        QVERIFY(need.notes >= 370);
        qInfo("need notes: precision %.3f recall %.3f, yes called yes %.3f",
              need.flagged.precision.value, need.flagged.recall.value, need.yesAsYes.value);
        QVERIFY(need.flagged.recall.value >= 0.86);
        QVERIFY(need.flagged.precision.value >= 0.89);
        QVERIFY(need.yesAsYes.value >= 0.86);
        QVERIFY(scoreFlags(shippedCues(), needNotes("unseen_notes")).yesAsYes.value >= 0.88);
        QVERIFY(scoreFlags(shippedCues(), needNotes("own_notes")).yesAsYes.value >= 0.95);
        QVERIFY(scoreFlags(shippedCues(), needNotes("terse_notes")).yesAsYes.value >= 0.93);
    }
};

HAVEN_TESTS(TestPlainNeed)
#include "tst_plain_need.moc"
