#include "tests/crisis/cue_fixture.h"

#include "tests/testkit/test_program.h"
#include <QtTest>

using namespace haven;
using namespace haven::test;

// Short summaries by their kind, each beside what only looks like it (terse_kinds.json).
class TestTerseKinds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aKindIsFlaggedAndItsNearMissIsNot_data() { pairs(); }
    void aKindIsFlaggedAndItsNearMissIsNot()
    {
        QFETCH(QString, kind);
        QFETCH(QString, nearMiss);
        const Advice advice = advise(shippedCues(), kind.toStdString());
        QVERIFY2(advice.flag != Flag::No, qPrintable(kind));
        QVERIFY2(flagOf(nearMiss.toStdString()) == Flag::No, qPrintable(nearMiss));
    }

    void wordsOfASuicidalPersonAreAYes()
    {
        for (const char* note :
             {"SI, HAS ACCESS TO A GUN", "SI W/ PLAN",
              "RP SWALLOWED EVERYTHING IN THE MEDICINE CABINET",
              "JUMPED OUT OF A MOVING CAR, SAID SHE WANTS TO DIE", "MALE SET HIMSELF ON FIRE"})
            QVERIFY2(flagOf(note) >= Flag::Possible, note);
    }

    // "call*" reaches "caller", so a caller's own illness was once taken for a word of abuse.
    void whatCallersSayOfThemselvesIsNoWordOfAbuse()
    {
        QVERIFY(flagOf("RP IS BIPOLAR AND NEEDS TO GO BACK TO THE HOSPITAL") >= Flag::Possible);
        QVERIFY(flagOf("NEIGHBOR CALLED RP BIPOLAR") == Flag::No);
        QVERIFY(flagOf("RP IS GOING NUTS FROM THE CONSTRUCTION NOISE") == Flag::No);
    }

    void whereItHappensLeansNowhere()
    {
        QVERIFY(flagOf("RP WOULD LIKE TO MEET AT THE ENTRANCE TO PLOT SO SHE CAN DIRECT OFCS TO "
                       "VEH") == Flag::No);
        QVERIFY(flagOf("MALE AND FEMALE IN PLOT FOR PAST 10 MIN, STANDING NEAR A SILVER TOYT") ==
                Flag::No);
    }

private:
    static void pairs()
    {
        struct Pair {
            const char* kind;
            const char* nearMiss;
        };
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("nearMiss");
        for (const Pair& pair : std::vector<Pair>{
                 {"MALE CLIMBING A BILLBOARD", "LINEMAN CLIMBING POLE"},
                 {"FEM CLIMBED ON TOP OF A BUS", "KIDS CLIMBING ON STATUE"},
                 {"MALE STEPPING IN FRONT OF BUSES", "SCHOOL CROSSING GUARD IN FRONT OF BUS"},
                 {"MALE TRYING TO GET HIT BY CARS", "VEH HIT BY TRAIN GATE"},
                 {"FEM DARTING ACROSS THE HIGHWAY", "DEER DARTING ACROSS THE HIGHWAY"},
                 {"MALE IN THE MIDDLE OF THE ICE, WONT COME BACK", "FISHERMEN ON ICE"},
                 {"MALE SET HIS CLOTHES ON FIRE", "TRASH CAN ON FIRE"},
                 {"REFUSING DIALYSIS, SAYS HE IS DONE", "MISSED DIALYSIS, NEEDS A RIDE"},
                 {"SAYS THEY WILL HAVE TO CARRY HIM OUT IN A BOX", "MOVERS CARRIED BOX OUT"},
                 {"WCK, FRIEND SAYS SHE IS GOING THRU A LOT", "FEM IN LOT GOING THRU BAGS"},
                 {"HUNG UP ON THE CRISIS LINE", "RP WORKS AT SUICIDE HOTLINE, CAR BROKEN INTO"},
                 {"RP LEFT A SUICIDE NOTE",
                  "BROTHER OF THE SUICIDE VICTIM WANTS THE PROPERTY BACK"},
                 {"SUICIDAL AT THE ON RAMP", "THIS LANE MERGE IS SUICIDE"},
                 {"PEER ISSUED FOR MALE IN LOBBY", "PEER TUTORING PROGRAM, PROPERTY LOST"},
                 {"THERAPIST REQ CHECK ON CLIENT", "THERAPIST REPORTING STOLEN PURSE"},
                 {"EMPS CLINICIAN ON SCENE", "EMPS REQ 602 ADV"},
                 {"RP SAYS NEIGHBORS COME IN THRU THE PIPES", "WATER COMING THRU CEILING"},
                 {"RP BEING CONTROLLED BY WIFI", "NEIGHBOR USING RPS WIFI"},
                 {"FEM SAYS CIA IS PARKED OUTSIDE", "SCAM CALLER SAID HE WAS FBI"},
                 {"MALE WANTS MICROCHIP REMOVED FROM HIS NECK", "FOUND DOG, HAS MICROCHIP"},
                 {"MALE CHAINED HIMSELF TO BENCH", "BIKE CHAINED TO BENCH"},
                 {"MALE SITTING IN THE SNOW, NO SHOES", "VEH STUCK IN SNOW"},
                 {"FEM HITTING HER STOMACH", "FEM WITH STOMACH PAIN"},
                 {"WIFE LOST, GETS LOST EASILY", "LOST DOG, OLD AND CONFUSED"},
                 {"MALE DISTRESSED ON THE BRIDGE", "DISTRESSED BARKING, 4 DOGS IN VEH"},
                 {"DRANK BLEACH", "BLEACH SPILL IN AISLE"}})
            QTest::newRow(pair.kind)
                << QString::fromUtf8(pair.kind) << QString::fromUtf8(pair.nearMiss);
    }
};

HAVEN_TESTS(TestTerseKinds)
#include "tst_terse_kinds.moc"
