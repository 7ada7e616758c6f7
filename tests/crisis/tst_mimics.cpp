#include "tests/crisis/cue_fixture.h"

#include "tests/testkit/test_program.h"
#include <QtTest>
#include <utility>

using namespace haven;
using namespace haven::test;

// What is often taken for a behavioral-health crisis and is none, and a diagnosis, which is no
// behavior.
class TestMimics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDiagnosisAloneIsNoMoreThanPossibleAndNeverAgitated_data() { lines(diagnoses()); }
    void aDiagnosisAloneIsNoMoreThanPossibleAndNeverAgitated()
    {
        QFETCH(QString, note);
        const Advice advice = advise(shippedCues(), note.toStdString());
        QVERIFY2(advice.flag <= Flag::Possible, advice.reason.c_str());
        for (const auto& fact : advice.facts)
            QVERIFY2(fact.fact != Fact::Psychosis, qPrintable(note));
    }

    void aDiagnosisWithBehaviorIsFlagged_data()
    {
        lines({"son is bipolar and off meds", "schizophrenic brother hearing voices",
               "has ptsd, says he will kill himself"});
    }
    void aDiagnosisWithBehaviorIsFlagged()
    {
        QFETCH(QString, note);
        QVERIFY(flagOf(note.toStdString()) == Flag::Yes);
    }

    // Seven lots of our own about conduct in public, beliefs, care and need, each labelled flagged
    // or not before it was scored, then read to learn from: a floor against going back.
    void conductLinesStayReadRight()
    {
        const auto gold = parseGold(
            fileText(QStringLiteral(HAVEN_SOURCE_DIR "/tests/crisis/conduct_notes.jsonl")));
        QVERIFY(gold.isOk());
        QVERIFY(gold->size() >= 1060);
        const FlagScore score = scoreFlags(shippedCues(), *gold);
        qInfo("conduct lines %d: precision %.3f recall %.3f", score.notes,
              score.flagged.precision.value, score.flagged.recall.value);
        QVERIFY(score.flagged.recall.value >= 0.92);
        QVERIFY(score.flagged.precision.value >= 0.90);
    }

    // Each kind beside what only looks like it.
    void conductIsFlaggedAndItsNearMissIsNot_data() { pairs(); }
    void conductIsFlaggedAndItsNearMissIsNot()
    {
        QFETCH(QString, conduct);
        QFETCH(QString, nearMiss);
        const Advice advice = advise(shippedCues(), conduct.toStdString());
        QVERIFY2(advice.flag != Flag::No, qPrintable(conduct));
        const Advice plain = advise(shippedCues(), nearMiss.toStdString());
        QVERIFY2(plain.flag == Flag::No, plain.reason.c_str());
    }

    // Who does it changes nothing: a guest, a tenant, a subject of any kind.
    void conductIsThatOfWhoeverDoesIt_data()
    {
        lines({"MALE", "TRANSIENT FEMALE", "GUEST", "TENANT", "STUDENT", "PATRON", "NEIGHBOR",
               "BMA", "W/F", "ELDERLY MALE", "YOUNG WOMAN", "HOMELESS MAN"});
    }
    void conductIsThatOfWhoeverDoesIt()
    {
        QFETCH(QString, note);
        const std::string who = note.toStdString();
        for (const char* act : {" BEATING ON A STREET SIGN WITH A BOARD", " LICKING THE BUS WINDOW",
                                " SNIFFING STRANGERS AS THEY PASS"})
            QVERIFY2(flagOf(who + act) == Flag::Possible, (who + act).c_str());
    }

    void anotherCauseIsNoCrisis_data() { lines(mimics()); }
    void anotherCauseIsNoCrisis()
    {
        QFETCH(QString, note);
        const Advice advice = advise(shippedCues(), note.toStdString());
        QVERIFY2(advice.flag == Flag::No, advice.reason.c_str());
    }

    // Who shakes and sees things some days after the last drink can die of it: medical first.
    void withdrawalIsSaidAsMedicalFirst_data()
    {
        lines({"HUSBAND SHAKING, SEEING BUGS, STOPPED DRINKING 3 DAYS AGO",
               "quit drinking sunday, tremors and seeing spiders", "DTS, SWATTING AT NOTHING",
               "alcohol withdrawal, hallucinating",
               "last drink 2 days ago, sweating and confused"});
    }
    void withdrawalIsSaidAsMedicalFirst()
    {
        QFETCH(QString, note);
        const Advice advice = advise(shippedCues(), note.toStdString());
        QVERIFY2(advice.flag == Flag::Possible, advice.reason.c_str());
        QVERIFY2(advice.reason.find("a medical emergency first") != std::string::npos,
                 advice.reason.c_str());
        const Answers answers = suggestedAnswers(advice);
        QVERIFY(answers.count(Fact::Psychosis) == 0);
        QVERIFY(answers.count(Fact::MedicalDanger) == 1);
        QCOMPARE(answers.at(Fact::MedicalDanger), askedNotKnown());
        QCOMPARE(levelNumber(advice.suggestedLevel.level), 3);
        QVERIFY(advice.suggestedLevel.lead == Lead::Medical);
    }

    // It explains what they see, and nothing of what they say of dying; and no old story.
    void withdrawalExplainsOnlyWhatTheySee()
    {
        const Advice dying =
            advise(shippedCues(), "quit drinking 2 days ago, shaking, says he wants to die");
        QVERIFY(dying.flag == Flag::Yes);
        QVERIFY(suggestedAnswers(dying).count(Fact::SelfHarm) == 1);
        QVERIFY(flagOf("stopped drinking two years ago. hears voices telling him to run") ==
                Flag::Yes);
    }

    // "CUT HER WRISTS THEN FELL": what could explain it stands there, and explains nothing.
    void whatStandsNearExplainsOnlyItself_data() { lines(notExplained()); }
    void whatStandsNearExplainsOnlyItself()
    {
        QFETCH(QString, note);
        const Advice advice = advise(shippedCues(), note.toStdString());
        QVERIFY2(advice.flag != Flag::No, advice.reason.c_str());
    }

    // Terse lines of our own, labelled before they were scored; every second one was never looked
    // at.
    void terseLinesAreReadRight()
    {
        const auto gold =
            parseGold(fileText(QStringLiteral(HAVEN_SOURCE_DIR "/tests/crisis/terse_notes.jsonl")));
        QVERIFY(gold.isOk());
        QVERIFY(gold->size() >= 520);
        const FlagScore score = scoreFlags(shippedCues(), *gold);
        qInfo("terse lines %d: precision %.3f recall %.3f, yes found %.3f", score.notes,
              score.flagged.precision.value, score.flagged.recall.value, score.yesFound.value);
        QVERIFY(score.flagged.recall.value >= 0.90);
        QVERIFY(score.flagged.precision.value >= 0.90);
        QVERIFY(score.yesFound.value >= 0.90);
    }

    // A thing thrown at a car is no assault of a person, and a wish to be hit is none either.
    void whatIsThrownAtACarIsAThreat()
    {
        const auto violenceOf = [](const char* note) {
            const Answers answers = suggestedAnswers(advise(shippedCues(), note));
            const auto found = answers.find(Fact::Violence);
            return found == answers.end() ? std::string() : printFactAnswer(found->second);
        };
        const char* atCar = "MALE SHOUTING AND THREW TRASH CAN AT VEH";
        QCOMPARE(violenceOf(atCar), std::string("threat"));
        QCOMPARE(levelNumber(advise(shippedCues(), atCar).suggestedLevel.level), 3);
        QVERIFY(flagOf(atCar) == Flag::Possible);
        QCOMPARE(violenceOf("MALE THREW TRASH CAN AT CLERK"), std::string("assault_now"));
        QCOMPARE(violenceOf("HE'D SHOOT ANYONE"), std::string("threat"));
        QCOMPARE(violenceOf("SAYS SHE'LL STAB HIM"), std::string("threat"));
        QCOMPARE(violenceOf("LET THEM HIT ME"), std::string());
        QCOMPARE(violenceOf("HE HURT HIS BACK"), std::string());
        QVERIFY(flagOf("LET THEM HIT ME") == Flag::Possible);
        QCOMPARE(violenceOf("HE HIT ME"), std::string("assault_now"));
        const Answers hoped = suggestedAnswers(advise(shippedCues(), "TRYING TO GET HIT BY CARS"));
        QVERIFY(hoped.count(Fact::Injury) == 0);
        const Answers hit = suggestedAnswers(advise(shippedCues(), "HIT BY A CAR"));
        QVERIFY(hit.count(Fact::Injury) == 1);
    }

    // "Solo" is "only" as often as it is "alone".
    void soloIsAloneOnlyWhereItSaysSo()
    {
        const auto isAlone = [](const char* note) {
            return suggestedAnswers(advise(shippedCues(), note)).count(Fact::Alone) == 1;
        };
        for (const char* note : {"solo quiere hablar con un oficial", "hablando solo",
                                 "solo tiene frio", "SOLO VEH ON LAWN"})
            QVERIFY2(!isAlone(note), note);
        for (const char* note :
             {"esta solo en casa", "vive sola", "sentada sola en el parque", "se quedo solo"})
            QVERIFY2(isAlone(note), note);
    }

    // What is done to whoever passes, or to nobody, is read by every verb alike; what is done to
    // the clerk may be a quarrel and is not asked here.
    void whateverIsDoneToStrangersIsReadAlike()
    {
        for (const char* verb : {"YELLING AT", "VERBALLY ABUSING", "ACCOSTING", "HARASSING",
                                 "BOTHERING", "SPITTING AT", "LUNGING AT", "FLIPPING OFF",
                                 "GESTURING AT", "CHARGING AT", "KICKING", "THREATENING"}) {
            for (const char* whom : {"PASSERBYS", "PEOPLE WALKING BY", "PEDESTRIANS", "CYCLISTS",
                                     "EVERYONE", "NO ONE", "THE SKY"}) {
                const std::string note = std::string("MALE ") + verb + " " + whom;
                QVERIFY2(flagOf(note) != Flag::No, note.c_str());
            }
        }
        for (const char* note :
             {"DRIVER FLIPPING OFF EVERYONE", "SPRINKLERS HITTING PEDESTRIANS",
              "GROUP YELLING AT EACH OTHER", "PEOPLE DANCING IN STREET AT FESTIVAL",
              "CONSTRUCTION WORKER STANDING IN LANE 2"})
            QVERIFY2(flagOf(note) == Flag::No, note);
    }

    // Not eating is read alike whoever it is.
    void whoHasNotEatenIsReadAlike()
    {
        const int unnamed = advise(shippedCues(), "hasnt eaten in days").score;
        for (const char* who : {"male", "female", "john", "maria", "daughter", "a black man"}) {
            const Advice advice = advise(shippedCues(), std::string(who) + " hasnt eaten in days");
            QVERIFY2(advice.score == unnamed, who);
            QVERIFY2(advice.flag == Flag::Possible, who);
        }
    }

    void wanderingWithDementiaHasItsOwnFamily()
    {
        const Advice advice = advise(shippedCues(), "DEMENTIA, 80M WALKED AWAY FROM HOME");
        QVERIFY(advice.flag == Flag::Possible);
        QCOMPARE(advice.families.front(), std::string("dementia-wandering"));
    }

private:
    static void pairs()
    {
        QTest::addColumn<QString>("conduct");
        QTest::addColumn<QString>("nearMiss");
        const std::vector<std::pair<const char*, const char*>> all = {
            {"MALE BEATING ON THE RAILING WITH A PIECE OF REBAR",
             "CONSTRUCTION CREW BANGING ON PIPES SINCE 0600"},
            {"SUBJ SMACKING STREET SIGNS WITH AN UMBRELLA AS HE WALKS", "TRUCK STRUCK LIGHT POLE"},
            {"MALE WALKING DOWN MAIN WAVING A METAL BAR", "MALE W/ BASEBALL BAT WALKING TO FIELD"},
            {"FEM STUDENT VERY EMOTIONAL IN OFFICE", "CALLER UPSET ABOUT TICKET"},
            {"MALE RAN INTO LOBBY AND SAID THE POLICE ARE AFT", "MALE RUNNING FROM OFFICERS"},
            {"TRANS MALE THREATENING CUSTOMERS WITH A BRANCH",
             "CUSTOMER THREATENED STAFF OVER REFUND"},
            {"MALE BEHIND THE BAR SERVING DRINKS, DOES NOT WORK THERE",
             "MALE POSING AS A UTILITY WORKER TRYING TO GET IN"},
            {"TRANSIENT TAKING APART THE DISPLAY IN THE FRONT WINDOW",
             "DISPLAY FELL OVER IN STORE"},
            {"ON 911, UNABLE TO MAKE OUT WHAT SHE IS SAYING",
             "CALLER HARD TO UNDERSTAND, BAD CONNECTION"},
            {"WIFE WANDERED OUT OF THE STORE", "SHOPLIFTER WALKED OUT OF STORE W/ CART"},
            {"STUDENT RAN OUT OF CLASS AND OFF CAMPUS", "STUDENTS OFF CAMPUS SMOKING"},
            {"PT TRYING TO BITE STAFF", "PATIENT FELL IN ER LOBBY"},
            {"PT LEFT ER BEFORE EVAL", "PT LEFT PURSE IN ER"},
            {"REQ CTW ON MALE WHO IS ON THE PHONE WITH RP NOW", "RP ON THE PHONE WITH BANK, FRAUD"},
            {"MALE CARRYING A DEAD RACCOON", "DEAD DEER IN ROAD"},
            {"MALE WALKING IN TRAFFIC WITH SHOPPING CART", "SHOPPING CART IN ROADWAY"},
            {"MALE SAYS HE WILL BE DEAD BY MORNING", "CALLER SAYS THANKS, NFD"},
            {"C3 HANGING", "C3 CHOKING"},
            {"STUDENT CUTTING IN BATHROOM", "STUDENT VAPING IN BATHROOM"},
            {"RPS EX SAYS HE WILL CRASH HIS CAR", "SON STOLE RPS CAR"},
            {"SUBJ GRABBED THE STEERING WHEEL OF THE BUS", "FEM REFUSING TO PAY BUS FARE"},
            {"FEM DEMANDING TO SEE HER BABY, SHE HAS NO BABY",
             "FATHER NOT FOLLOWING CUSTODY ORDER"},
            {"GUEST SAYS THERE ARE CAMERAS IN THE SMOKE DETECTOR",
             "GUEST KEEPS CALLING FRONT DESK ABOUT NOISE"},
            {"STUDENT SAID HE HEARS A MAN", "STUDENT HEARS ALARM"},
            {"FEM SWEEPING THE FREEWAY SHOULDER", "MALE WASHING CAR IN STREET"},
        };
        for (const auto& [conduct, nearMiss] : all)
            QTest::newRow(conduct) << QString::fromUtf8(conduct) << QString::fromUtf8(nearMiss);
    }
    static void lines(const std::vector<const char*>& notes)
    {
        QTest::addColumn<QString>("note");
        for (const char* note : notes)
            QTest::newRow(note) << QString::fromUtf8(note);
    }
    static std::vector<const char*> notExplained()
    {
        return {
            "SAYS HE WILL KILL HIMSELF IF HE LOSES CUSTODY",
            "WILL JUMP OFF BRIDGE IF HE LOSES THE KIDS",
            "SAYS YOULL BE SORRY WHEN IM GONE, GOT EVICTED",
            "SHE FELL APART AND CUT HER WRISTS",
            "CUT HER WRISTS THEN FELL IN TUB, RP SAW BLOOD",
            "CUT BOTH WRISTS AT WORK",
            "CUT HIS ARM IN KITCHEN, WANTS TO DIE",
            "MALE OVER THE RAIL NO HARNESS, DOT CREW WATCHING",
            "ON LEDGE, PAINTER CALLED IT IN, WONT COME DOWN",
            "TIED ROPE TO LIMB, WIFE CUT HIM DOWN",
            "HANGED HIMSELF, BOSS FOUND HIM",
            "HANGED HIMSELF LIVE, CHAT SAW IT",
            "ELOPED FROM PSYCH UNIT SEEN IN PARKING LOT",
            "TALKING TO VOICES, NO EARBUDS, SAYS GOD TOLD HIM TO HURT HER",
            "SAYS HE IS THE PRESIDENT AND OWES EVERYONE MONEY",
            "REHEARSED THE JUMP TWICE AT THE BRIDGE",
            "MENTAL BREAKDOWN AFTER TEST, NO WEAPONS, WANTS TO DIE",
            "VEH RUNNING IN GARAGE, CO ALARM, HUSB INSIDE WONT ANSWER",
            "PREGNANT, IN LABOR, SAYS SHE WILL KILL HERSELF",
            "ON TRACKS TAKING SELFIES SAYING GOODBYE",
            "TOOK RAZOR BLADES INTO BATHROOM, LOCKED",
            "LOCKED HIMSELF IN CAR W KEYS AND HOSE FROM EXHAUST",
            "DEPRESSED OVER RENT AND BILLS, HASNT EATEN",
            "LOSING HIS MIND BC OF NOISE IN HIS HEAD",
            "TALKING TO HIMSELF, NO EARBUDS",
            "WIFE COUNTED PILLS AND 30 ARE GONE",
            "TOOK PILLS, SAYS BY MISTAKE, NOTE FOUND",
            "HELIUM TANK AND BAG IN MOTEL ROOM",
            "SCENARIO: NO, REAL CALL, SUICIDAL MALE W GUN",
            "AUTISM WALKED OFF FROM SCHOOL",
            "BARRICADED W GUN, YELLING OUT WINDOW THAT THEY ARE COMING FOR HIM",
            "COACH SAYS PLAYER WANTS TO KILL HIMSELF AFTER LOSS",
            "SUICIDE ATTEMPT UNABLE TO CONTACT",
            "NO CONTACT, 2ND ATTEMPT THIS WEEK, TOOK PILLS",
            "MOBILE CRISIS WORKER SAYS PT LOCKED SELF IN BATHROOM W KNIFE",
            "SECTION 12 PT RAN TO LOT",
            "COMMITTED TO HER PLAN TO DIE",
            "SAYS AN IMPOSTER IS CALLING HIMSELF HER FATHER",
            "LEFT VOICEMAIL NOT MAKING SENSE, VERY UPSET",
            "VET CLINIC SAYS MALE ASKED HOW TO EUTHANIZE HIMSELF",
            "HE HAS BEEN ACTING CRAZY FOR DAYS",
            "SUICIDE, DOOR LOCKED",
            "SUICIDE SUB ON BRIDGE",
            "HELIUM TANK DELIVERED TO MOTEL, MALE CHECKED IN ALONE W BAG",
            "PT ON HOLD LOSING HIS MIND IN ER",
            "MANIC FOR DAYS",
            "DELUSIONAL ABOUT POLICE FOLLOWING HIM",
            "PSYCHOTIC OVER THE WEEKEND",
            "HOTLINE WORKER SAYS CALLER TOOK PILLS",
            "BROTHER OF SUICIDE VICTIM SAYS HE WILL DO THE SAME",
            "HIS PLAN IS SUICIDE",
            "STEPPING IN FRONT OF BUSES",
            "JUMPED OFF PARKING STRUCTURE",
            "FELL OR JUMPED",
            "SAID SHE WILL JUMP",
            "CHOKING SELF",
            "HURTING SELF",
            "BIPOLAR, NOT TAKING MEDS, SCREAMING",
            "NAKED ON PICNIC TABLE",
        };
    }
    static std::vector<const char*> diagnoses()
    {
        return {"MALE HAS SCHIZOPHRENIA",
                "has schizophrenia",
                "HX SCHIZOPHRENIA, REPORTS THEFT",
                "BROTHER IS BIPOLAR, HIS CAR WAS STOLEN",
                "BIPOLAR FEMALE REQ REPORT FOR LOST PHONE",
                "HAS PTSD, LOST HIS DOG",
                "DX DEPRESSION, CHEST PAIN",
                "bipolar",
                "ESQUIZOFRENICO"};
    }
    static std::vector<const char*> mimics()
    {
        return {"WIFE CRYING HYSTERICALLY AFTER HUSBAND HIT HER",
                "FEMALE SCREAMING, BOYFRIEND CHOKED HER",
                "COUPLE YELLING, FEMALE CRYING",
                "HEARD WOMAN SCREAMING NEXT DOOR, THUMPING, POSS DV",
                "EX AT DOOR YELLING, WONT LEAVE",
                "AUTISTIC SON FELL OFF BIKE",
                "DIABETIC, CONFUSED AND COMBATIVE",
                "LOW SUGAR, MALE ACTING STRANGE",
                "HIT HEAD, NOW TALKING NONSENSE",
                "FELL OFF LADDER, CONFUSED, REPEATING HIMSELF",
                "SLURRED SPEECH, CONFUSED, DROOPING FACE",
                "SEIZURE, POSTICTAL, COMBATIVE",
                "POST ICTAL AND CONFUSED",
                "DRUNK MALE YELLING IN LOT",
                "UTI, 84F CONFUSED SINCE MORNING",
                "FEVER 104 CHILD HALLUCINATING",
                "CO ALARM, FAMILY CONFUSED",
                "HEAT STROKE, CONFUSED ROOFER",
                "RP WORKS AT SUICIDE HOTLINE",
                "BROTHER OF THE SUICIDE VICTIM WANTS THE PROPERTY BACK",
                "SUICIDE VICTIMS FAMILY REQ REPORT COPY",
                "THIS LANE MERGE IS SUICIDE",
                "CROSSING HERE IS SUICIDE, NEEDS A LIGHT",
                "BROTHER IS BIPOLAR, NOT INVOLVED",
                "HUSBAND OF COUNSELOR REPORTS BURGLARY",
                "COUPLE KISSING IN CAR",
                "FEMALE STATES HER PHONE IS DEAD",
                "RECEIPT DOESNT MAKE SENSE",
                "MALE SCREAMING AT CAR THAT CUT HIM OFF",
                "LIMB LYING IN THE STREET",
                "GOPHERS TEARING UP FLOWERBEDS",
                "BABY CRAWLING ON FLOOR"};
    }
};

HAVEN_TESTS(TestMimics)
#include "tst_mimics.moc"
