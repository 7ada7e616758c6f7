#include "tests/crisis/cue_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

// Two notes that differ by a denial, a subject, a place or a figure of speech.
struct Pair {
    const char* flagged;
    const char* quiet;
};

const std::vector<Pair> kPairs = {
    {"male is suicidal", "male is not suicidal"},
    {"subj suicidal per sister", "subj denies being suicidal"},
    {"RP HAS SI AND A PLAN", "RP DENIES SI"},
    {"FEMALE WITH SI/HI", "NO SI/HI, WANTS A RIDE HOME"},
    {"MALE MAKING SUICIDAL STATEMENTS", "MALE NEG SUICIDAL STATEMENTS, WANTS REPORT"},
    {"caller says he wants to die", "caller never said he wants to die, line was bad"},
    {"she is hearing voices", "she is not hearing voices"},
    {"pt is hallucinating", "pt is not hallucinating"},
    {"male hallucinating, seeing demons", "denies hallucinations, wants cab"},
    {"subject is psychotic", "no signs of psychosis, wants cab"},
    {"paranoid male in lobby", "male denies paranoia, lost his keys"},
    {"female cutting her wrists", "female denies cutting her wrists"},
    {"he is off his meds", "he is off his blood pressure meds"},
    {"he overdosed", "he denies overdose, sober"},
    {"no longer taking her meds", "taking her meds, denies SI"},
    {"suicidal", "suicidal: no"},
    {"suicidal thoughts today", "suicidal thoughts denied"},
    {"threatening to kill himself", "not threatening to kill himself, wants his phone back"},
    {"no reason to live he said", "no reason given for the noise"},
    {"son is depressed and wont get out of bed", "dog is depressed and wont eat"},
    {"male acting bizarre in lobby", "cat is acting bizarre in lobby"},
    {"he is paranoid", "horse is paranoid near trucks"},
    {"he has anxiety attack now", "dog has anxiety when trucks pass"},
    {"psych eval requested", "car alarm at psych building"},
    {"male walked out of psych unit ama", "fire alarm at psych ward"},
    {"wants mental health help", "vandalism at mental health center"},
    {"mental health crisis", "theft from mental health clinic parking lot"},
    {"crisis team requested", "water leak at crisis center"},
    {"male with suicidal ideation", "suicide prevention walk blocking the street"},
    {"depressed male on phone", "parking complaint, depression awareness conference"},
    {"dementia patient wandered away", "delivery dispute at dementia care facility"},
    {"she is bipolar and screaming", "ex is bipolar says caller, wants custody order"},
    {"male acting crazy in street", "crazy driver on route 9"},
    {"he is losing his mind", "traffic is driving her crazy"},
    {"female threatening to kill herself", "this heat is killing me, wants hydrant checked"},
    {"he wants to die", "she is dying to know who took the package"},
    {"having a nervous breakdown", "vehicle breakdown in breakdown lane"},
    {"acting insane and yelling at the sky", "insane traffic on the ramp"},
    {"male going to jump off bridge", "needs jump start in lot"},
    {"panic attack in parking lot", "panic alarm at bank"},
    {"manic episode", "plumber says pipes had a midlife crisis"},
    {"she is going to shoot herself", "crew wants to shoot a film, permit question"},
    {"cut himself with razor on purpose", "cut himself shaving"},
    {"driving off the bridge to end it", "driving like a maniac on bridge st"},
    {"male confused, does not know where he is",
     "diabetic male confused, does not know where he is"},
    {"confused and disoriented woman", "confused and disoriented woman, facial droop, poss stroke"},
    {"bizarre behavior at bus stop", "bizarre behavior, blood sugar 38"},
    {"incoherent male", "incoherent male, seizure now postictal"},
    {"disoriented female in hallway", "disoriented female, hit her head on ice"},
    {"gibberish, pacing", "gibberish, high fever, sepsis"},
    {"male disoriented", "male altered mental status, disoriented"},
    {"rambling nonsense at counter", "rambling nonsense at counter, hypoglycemic, insulin pump"},
    {"erratic behavior in store", "veh erratic all over the road"},
    {"she says she will kill herself", "she sings i will kill myself song lyrics at karaoke"},
    {"teen says im going to end my life",
     "teen says im going to end my life in video game, headset on"},
    {"says he wants to die", "says he wants to die, rehearsal for school play"},
    {"took a bottle of pills on purpose", "toddler took one vitamin by accident"},
    {"intentional overdose", "accidental double dose of blood pressure pills"},
    {"naked male in street", "naked statue stolen"},
    {"giving away his things and saying goodbye", "giving away his things, moving to texas"},
    {"woman screaming at nobody", "woman arguing with neighbor over fence"},
    {"male talking to himself and yelling", "male talking to clerk about a refund"},
    {"schizophrenic brother off meds", "works at psychiatric hospital, car stolen"},
    {"wants to hurt himself", "denies wanting to hurt himself"},
    {"quiere matarse", "se metieron en la casa"},
    {"oye voces", "no oye bien, quiere ambulancia"},
    {"F 19 HANGING, CUT DOWN, BREATHING", "MALE HANGING CHRISTMAS LIGHTS ON LADDER"},
    {"MALE HANGING FROM TREE", "CLOTHES HANGING FROM TREE, LITTER"},
    {"me corté las venas", "se cortó la luz en el edificio"},
    {"carbon monoxide in car, hose", "carbon monoxide alarm, no symptoms"},
    {"SUI SUBJ", "SUV STOLEN"},
    {"MALE 50 CAR RUNNING IN GARAGE, WONT COME OUT",
     "CAR RUNNING IN GARAGE ALARM, FAMILY OUT, CO READING LOW"},
    {"MALE TOOK PILLS AND LOCKED DOOR", "MALE TOOK PILLS FROM PHARMACY COUNTER AND RAN"},
    {"JUMPER ON THE OVERPASS", "JUMPER CABLES REQ AT MALL"},
    {"MALE LAYING UNDER TRUCK WHEELS, SAYS DRIVE",
     "MALE LAYING UNDER CAR CHANGING OIL ON SHOULDER"},
    {"ON OTHER SIDE OF RAILING OF BRIDGE", "ON OTHER SIDE OF WALL ON SOUTHWOOD"},
    {"SORRY FOR EVERYTHING, THEN GUN COCKING ON THE LINE", "RP HEARD A GUN COCK"},
    {"30S MALE NOT BREATHING, BLUE, NEEDLE", "NEEDLE STICK, NURSE AT CLINIC"},
    {"PEER NEEDED", "PEER PRESSURE COMPLAINT, KIDS ON SCOOTERS"},
    {"MHCC-1 TRANSPORT", "MTG W PEER SUPPORT OFFICER AT HQ"},
    {"WARRANT 17A-503B PICKUP", "ALARM AT 17A ELM ST UNIT 503"},
    {"503A, ENRT HOSP", "SUITE 503A WATER LEAK"},
    {"EMPS CALLED FOR STUDENT", "EMPS OF CVS REPORT SHOPLIFTER"},
    {"211 MOBILE ON SCENE", "211 MAIN ST ALARM"},
    {"CRT REQUESTED", "CRT TV DUMPED ON SIDEWALK"},
    {"CIT REQUESTED", "CIT TRAINING AT ACADEMY, UNITS OOS"},
    {"988 WARM TRANSFER, MALE W PLAN", "988 LICENSE PLATE STOLEN"},
    {"IF NOT HE WILL HURT HIMSELF", "NOT HURTING HIMSELF, WANTS A RIDE"},
    {"MALE IN CRISIS", "MALE IN DIABETIC CRISIS"},
    {"in crisis, call his therapist", "hypertensive crisis, needs an ambulance"},
    {"CRISIS TEAM REQUESTED", "SICKLE CELL CRISIS, IN PAIN"},
    {"diabetic male in crisis, wants to kill himself", "asthma crisis, has no inhaler"},
    {"mental health crisis per wife", "adrenal crisis per wife"},
    {"psych eval, altered since yesterday, hearing voices", "altered mental status"},
    {"he is crazy, talking to the wall", "crazy driver"},
    {"woman is depressed, wont get up, says no reason to live", "dog is depressed"},
};

} // namespace

class TestAdvisor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pairs_data()
    {
        QTest::addColumn<QString>("flagged");
        QTest::addColumn<QString>("quiet");
        QVERIFY(kPairs.size() >= 60);
        for (const auto& pair : kPairs)
            QTest::newRow(pair.quiet)
                << QString::fromUtf8(pair.flagged) << QString::fromUtf8(pair.quiet);
    }

    // crisis.md 6.6.
    void pairs()
    {
        QFETCH(QString, flagged);
        QFETCH(QString, quiet);
        const Advice loud = advise(shippedCues(), flagged.toStdString());
        QVERIFY2(loud.flag >= Flag::Possible, qPrintable(flagged));
        const Advice still = advise(shippedCues(), quiet.toStdString());
        QVERIFY2(still.flag == Flag::No,
                 qPrintable(quiet + QStringLiteral(": ") + QString::fromStdString(still.reason)));
    }

    // crisis.md 6.6: nor does it hang on how the call taker writes, or on what stands around it.
    void pairsHoldInWhateverNoteTheyStand()
    {
        const std::vector<std::pair<std::string, std::string>> around = {
            {"RP ADVISES: ", ""},
            {"UPDATE 1412 - ", " - UNIT ADVISED"},
            {"", ". Second caller reports the same, no further."}};
        const auto isFlagged = [](const std::string& note) {
            return advise(shippedCues(), note).flag >= Flag::Possible;
        };
        for (const auto& pair : kPairs) {
            for (const auto& [before, behind] : around) {
                QVERIFY2(isFlagged(before + pair.flagged + behind), pair.flagged);
                QVERIFY2(!isFlagged(before + pair.quiet + behind), pair.quiet);
            }
            QVERIFY2(isFlagged(toUpper(pair.flagged)) && isFlagged(toLower(pair.flagged)),
                     pair.flagged);
            QVERIFY2(!isFlagged(toUpper(pair.quiet)) && !isFlagged(toLower(pair.quiet)),
                     pair.quiet);
        }
    }

    // A form is answered with "no.", which is short for number only before one. It took the next
    // sentence for what is denied: neither a weapon nor a wish to die may be lost to a full stop.
    void aNoWithAFullStopDeniesWhatWasAskedAlone_data()
    {
        QTest::addColumn<QString>("note");
        QTest::addColumn<bool>("isFlagged");
        QTest::addColumn<QString>("weapon");
        const auto row = [](const char* note, bool isFlagged, const char* weapon) {
            QTest::newRow(note) << QString::fromUtf8(note) << isFlagged
                                << QString::fromUtf8(weapon);
        };
        row("SUICIDAL: NO. WEAPONS: NO", false, "none");
        row("SUICIDAL: NO. WEAPONS: KNIFE IN HAND", false, "in_hand");
        row("suicidal? no. caller calm", false, "");
        row("hearing voices: no. male calm", false, "");
        row("weapons: no. suicidal", true, "none");
        row("weapon no. Suicidal yes", true, "unknown");
        row("injury no. has a gun", false, "in_hand");
        row("any weapons? no. he has a knife in his hand now", false, "in_hand");
        row("apt no. 5, male suicidal", true, "");
        row("no.5 elm st, male suicidal", true, "");
    }
    void aNoWithAFullStopDeniesWhatWasAskedAlone()
    {
        QFETCH(QString, note);
        QFETCH(bool, isFlagged);
        QFETCH(QString, weapon);
        const Advice advice = advise(shippedCues(), note.toStdString());
        QCOMPARE(advice.flag >= Flag::Possible, isFlagged);
        std::string read;
        for (const auto& fact : advice.facts) {
            if (fact.fact == Fact::Weapon)
                read = printFactAnswer(fact.answer);
        }
        QCOMPARE(QString::fromStdString(read), weapon);
    }

    // crisis.md 6.6: the six that it names, each as it stands there, in small letters and in
    // capitals, and each with what explains it listed.
    void theSixNamedOnesAreNone_data()
    {
        QTest::addColumn<QString>("note");
        QTest::addColumn<QString>("why");
        const auto row = [](const char* note, const char* why) {
            QTest::newRow(note) << QString::fromUtf8(note) << QString::fromUtf8(why);
        };
        row("not suicidal", "negated");
        row("denies wanting to die", "negated");
        row("dog is depressed", "animal");
        row("psych building", "place name");
        row("diabetic crisis", "medical cause");
        row("altered mental status", "medical cause");
        row("crazy driver", "");
    }
    // crisis.md 6.6.
    void theSixNamedOnesAreNone()
    {
        QFETCH(QString, note);
        QFETCH(QString, why);
        for (const QString& text : {note, note.toUpper()}) {
            const Advice advice = advise(shippedCues(), text.toStdString());
            QVERIFY2(advice.flag == Flag::No, advice.reason.c_str());
            QCOMPARE(advice.score, 0);
            const bool isListed = std::any_of(
                advice.suppressed.begin(), advice.suppressed.end(),
                [&](const SuppressedSpan& span) { return span.why == why.toStdString(); });
            QVERIFY2(why.isEmpty() || isListed, advice.reason.c_str());
        }
    }

    // crisis.md 6.4: offset, text, cue family and weight of what counts, and of what does not the
    // four reasons that it names.
    void everySpanIsWhole()
    {
        for (const auto& pair : kPairs) {
            for (const std::string& note : {std::string(pair.flagged), std::string(pair.quiet)}) {
                const Advice advice = advise(shippedCues(), note);
                for (const auto& span : advice.spans) {
                    QVERIFY(span.start < span.end && span.end <= note.size());
                    QVERIFY2(!span.family.empty() && !span.reason.empty(), note.c_str());
                    QVERIFY2(span.weight > 0, note.c_str());
                    QVERIFY(span.family == "severe-agitation" ||
                            span.text == note.substr(span.start, span.end - span.start));
                }
                for (const auto& span : advice.suppressed) {
                    QVERIFY(span.start < span.end && span.end <= note.size());
                    QVERIFY2(!span.family.empty() && !span.why.empty(), note.c_str());
                }
                QVERIFY2(advice.flag == Flag::No || !advice.spans.empty(), note.c_str());
            }
        }
        for (const auto& pair : std::vector<std::pair<std::string, std::string>>{
                 {"male denies SI", "negated"},
                 {"works on the mental health unit, car stolen", "other person"},
                 {"alarm at psych building", "place name"},
                 {"hypertensive crisis", "medical cause"}}) {
            const Advice advice = advise(shippedCues(), pair.first);
            QVERIFY2(
                std::any_of(advice.suppressed.begin(), advice.suppressed.end(),
                            [&](const SuppressedSpan& span) { return span.why == pair.second; }),
                (pair.first + ": " + advice.reason).c_str());
        }
    }

    // crisis.md 6.4.
    void deletingTheSpansClearsTheFlag()
    {
        for (const auto& pair : kPairs) {
            const std::string note = pair.flagged;
            const Advice advice = advise(shippedCues(), note);
            std::vector<char> isGone(note.size(), 0);
            for (const auto& span : advice.spans) {
                QVERIFY(span.start < span.end && span.end <= note.size());
                for (std::size_t i = span.start; i < span.end; ++i)
                    isGone[i] = 1;
            }
            std::string left;
            for (std::size_t i = 0; i < note.size(); ++i) {
                if (isGone[i] == 0)
                    left += note[i];
            }
            QVERIFY2(flagOf(left) == Flag::No, left.c_str());
        }
    }

    void spansAreThePlacesInTheNote()
    {
        const std::string note =
            "Él dice que RP's son is OFF HIS MEDS, hearing voices. No weapons.";
        const Advice advice = advise(shippedCues(), note);
        QVERIFY(advice.flag == Flag::Yes);
        bool hasMeds = false;
        for (const auto& span : advice.spans) {
            QCOMPARE(note.substr(span.start, span.end - span.start), span.text);
            hasMeds = hasMeds || span.text == "OFF HIS MEDS";
        }
        QVERIFY(hasMeds);
    }

    // crisis.md 6.4.
    void theReasonNamesWhatCountedAndWhatDidNot()
    {
        const Advice advice =
            advise(shippedCues(), "Son stopped taking his meds, hearing voices. Denies SI.");
        QVERIFY(advice.reason.find("Flagged for: ") == 0);
        QVERIFY(advice.reason.find("stopped medication") != std::string::npos);
        QVERIFY(advice.reason.find("Not counted: ") != std::string::npos);
        QVERIFY(advice.reason.find("(negated)") != std::string::npos);
    }

    void theSameTextAlwaysGivesTheSameAnswer()
    {
        for (const auto& pair : kPairs)
            QVERIFY(advise(shippedCues(), pair.flagged) == advise(shippedCues(), pair.flagged));
    }

    void aWeaponIsShownWhateverTheFlagSays()
    {
        const Advice advice = advise(shippedCues(), "LOUD PARTY, MALE WITH A KNIFE AT THE GRILL");
        QVERIFY(advice.flag == Flag::No);
        QCOMPARE(advice.facts.at(0).fact, Fact::Weapon);
        QCOMPARE(printFactAnswer(advice.facts.at(0).answer), std::string("in_hand"));
        QVERIFY(!advice.facts.at(0).spans.empty());
        QVERIFY(advice.suggestedLevel.level == Level::Emergency);
    }

    void factsAreReadOff_data()
    {
        QTest::addColumn<QString>("note");
        QTest::addColumn<QString>("fact");
        QTest::addColumn<QString>("value");
        const auto row = [](const char* note, const char* fact, const char* value) {
            QTest::addRow("%s, %s", note, fact)
                << QString::fromUtf8(note) << QString::fromUtf8(fact) << QString::fromUtf8(value);
        };
        row("holding a knife", "weapon", "in_hand");
        row("gun in the closet", "weapon", "within_reach");
        row("stabbed his brother", "weapon", "used");
        row("no weapons", "weapon", "none");
        row("no weapons seen but acting odd", "weapon", "unknown");
        row("says he has some weapon", "weapon", "unknown");
        row("punching staff", "violence", "assault_now");
        row("threatening to kill neighbor", "violence", "threat");
        row("suicidal", "self_harm", "ideation");
        row("noose in the garage", "self_harm", "plan_and_means");
        row("cut her wrists", "self_harm", "attempt_in_progress");
        row("denies SI", "self_harm", "none");
        row("gasoline poured on self", "self_harm", "attempt_in_progress");
        row("male hanging from tree", "self_harm", "attempt_in_progress");
        row("me corto las venas", "self_harm", "attempt_in_progress");
        row("took pills from pharmacy counter and ran", "self_harm", "");
        row("took pills from pharmacy counter and ran", "medical_danger", "");
        row("heard a gun cock", "self_harm", "");
        row("broken bottle in hand", "self_harm", "");
        row("unconscious on floor", "injury", "serious");
        row("scratches on arm", "injury", "minor");
        row("no injuries", "injury", "none");
        row("81 yo", "age_group", "elder");
        row("16YOM", "age_group", "youth");
        row("9 yr old", "age_group", "child");
        row("34YOF", "age_group", "adult");
        row("HBD", "intoxication", "yes");
        row("home alone", "alone", "yes");
        row("neighbor says", "third_party_caller", "yes");
        // Who speaks of whom: naming a relation is no report about them.
        row("CALLER WANTS TO DIE, WIFE LEFT", "third_party_caller", "no");
        row("RP IS SUICIDAL, WIFE NOT HOME", "third_party_caller", "no");
        row("I WANT TO DIE MY SISTER WONT TALK TO ME", "third_party_caller", "no");
        row("RP WANTS TO KILL HIMSELF, GIRLFRIEND LEFT HIM", "third_party_caller", "no");
        row("im suicidal my dad is drunk", "third_party_caller", "no");
        row("TEEN CALLER WANTS TO DIE", "third_party_caller", "no");
        row("RP SAYS SON WANTS TO DIE", "third_party_caller", "yes");
        row("CALLER HAS SUICIDAL SON", "third_party_caller", "yes");
        row("MY BROTHER SAYS HE WANTS TO DIE", "third_party_caller", "yes");
        row("SON TEXTED I WANT TO DIE", "third_party_caller", "yes");
        row("MALE YELLING I WANT TO DIE OUTSIDE STORE", "third_party_caller", "yes");
        row("RP STATES HUSBAND THREATENING TO KILL HIMSELF", "third_party_caller", "yes");
        row("I THINK MY SON WANTS TO KILL HIMSELF", "third_party_caller", "yes");
    }

    void factsAreReadOff()
    {
        QFETCH(QString, note);
        QFETCH(QString, fact);
        QFETCH(QString, value);
        const Advice advice = advise(shippedCues(), note.toStdString());
        std::string given;
        for (const auto& one : advice.facts) {
            if (factWord(one.fact) == fact.toStdString())
                given = printFactAnswer(one.answer);
        }
        QCOMPARE(given, value.toStdString());
    }

    void rejectedTermsBringTheMedicalSuggestion()
    {
        // Spelled apart here, so that no file of the tree has the term.
        const std::string note = std::string("MALE HAS EXCITED") + " DELIRIUM";
        const Advice advice = advise(shippedCues(), note);
        QVERIFY(advice.flag == Flag::Yes);
        QVERIFY(advice.reason.find("describe the behavior; send EMS") != std::string::npos);
        QVERIFY(toLower(advice.reason).find("delirium") == std::string::npos);
        QVERIFY(advice.suggestedLevel.level == Level::Emergency);
        QVERIFY(advice.suggestedLevel.lead == Lead::Medical);
        for (const auto& span : advice.spans)
            QVERIFY(toLower(span.text).find("delirium") == std::string::npos);
    }

    // As it is shortened. "Ex" alone is a former partner, who may well be delirious.
    void shortFormsOfTheTermBringItToo()
    {
        const std::string end = "delirium";
        for (const std::string& term :
             {std::string("EXD") + "EL", "ex. " + end, "Ex-" + end, std::string("EX D") + "S",
              std::string("EXCITED D") + "EL", std::string("acute behavioral") + " disturbance",
              std::string("acute behavioural") + " disturbance", std::string("E.D") + ".S.",
              std::string("bell man") + "ia", std::string("Bell's man") + "ia"}) {
            const Advice advice = advise(shippedCues(), "male in road, poss " + term);
            QVERIFY2(advice.suggestedLevel.lead == Lead::Medical, term.c_str());
            QVERIFY(advice.reason.find("describe the behavior; send EMS") != std::string::npos);
            const auto isShown = [&](const std::string& text) {
                return toLower(text).find(toLower(term)) != std::string::npos;
            };
            QVERIFY2(!isShown(advice.reason), advice.reason.c_str());
            for (const auto& span : advice.spans)
                QVERIFY(!isShown(span.text));
            for (const auto& span : advice.suppressed)
                QVERIFY(!isShown(span.text));
        }
        for (const char* note :
             {"her ex delivered a letter", "husband has fever, delirious", "la ex del vecino",
              "female with EDS fell, joint pain", "hx of EDS", "rang bell, manic laughter"}) {
            for (const auto& span : advise(shippedCues(), note).spans)
                QVERIFY2(span.family != "severe-agitation", note);
        }
    }

    void otherSourcesRaiseButAreShownApart()
    {
        AdviceContext context;
        context.priorFlagged = 3;
        Advice advice = advise(shippedCues(), "loud music", context);
        QVERIFY(advice.flag == Flag::Possible);
        QVERIFY(advice.wordsFlag == Flag::No);
        QCOMPARE(advice.sources.back().reason,
                 std::string("3 flagged incidents of this home or person within 12 months."));
        context.priorFlagged = 1;
        QCOMPARE(advise(shippedCues(), "loud music", context).sources.back().reason,
                 std::string("1 flagged incident of this home or person within 12 months."));
        context.typeCode = "SUICTHRT";
        advice = advise(shippedCues(), "loud music", context);
        QVERIFY(advice.flag == Flag::Yes);
        QCOMPARE(advice.sources.size(), std::size_t{3});
        QVERIFY(advice.sources[0].source == FlagSource::Words);
    }

    void anyBytesAreRead()
    {
        for (const char* note :
             {"", " ", "\xff\xfe", "''''", "/////", "...---", "\xe2\x80", "\xc3"})
            QVERIFY(flagOf(note) == Flag::No);
        QVERIFY(flagOf(std::string(100'000, 'a')) == Flag::No);
        QVERIFY(flagOf("sucidal male") >= Flag::Possible); // one typing error
        // Letters swapped or doubled, in any word of a pattern.
        QVERIFY(flagOf("hearign voices") == Flag::Yes);
        QVERIFY(flagOf("wants to kill hismelf") == Flag::Yes);
        QVERIFY(flagOf("female found hangging in closet") == Flag::Yes);
        QVERIFY(flagOf("male stnading on the ledge") == Flag::Yes);
        // What such a slip makes of it may be another word, and then it is that word.
        QCOMPARE(advise(shippedCues(), "brian on the east coast").score, 0);
        QVERIFY(flagOf("at dennys, suicidal") == Flag::Yes); // not "denies"
        QCOMPARE(advise(shippedCues(), "sitting on the stoop").score,
                 advise(shippedCues(), "sitting on the zzzzz").score);
    }

    void aBrokenCueFileIsRefusedWithItsPath()
    {
        const auto fault = [](const char* json) {
            const auto cues = parseCues(json);
            return cues ? std::string() : cues.refusal().arguments.at(1);
        };
        const std::string settings =
            R"("settings": {"version": "1", "yesFrom": 6, "possibleFrom": 3})";
        QVERIFY(fault("{").find("not JSON") != std::string::npos);
        QVERIFY(fault("{}").find("settings") != std::string::npos);
        QVERIFY(fault(R"({"surprise": []})").find("surprise") == 0);
        const auto family = [&](const std::string& weight, const std::string& pattern) {
            return fault(("{" + settings +
                          R"(, "neutral": ["purple"], "families": [{"name": "a", "label": "b",)"
                          R"("cues": [{"weight": )" +
                          weight + R"(, "patterns": [")" + pattern + R"("]}]}]})")
                             .c_str());
        };
        QVERIFY(family("6", "sad ~3 man").empty());
        QVERIFY(family("21", "sad").find("families[0].cues[0].weight") == 0);
        QVERIFY(family("6", "sad ~3").find("families[0].cues[0].patterns[0]") == 0);
        QVERIFY(family("6", "sad ~13 man").find("families[0].cues[0].patterns[0]") == 0);
        QVERIFY(family("6", "@nobody").find("there is no class") != std::string::npos);
        QVERIFY(family("6", "purple").find("neutral") != std::string::npos);
        QVERIFY(family("6", "Sad").find("not a word") != std::string::npos);
    }

    void anAgeIsNoPartOfACueAndTwoWordsMayBeOne()
    {
        const auto with = [](const std::string& pattern) {
            return parseCues(R"({"settings": {"version": "1", "yesFrom": 6, "possibleFrom": 3},
                "ages": ["teen", "old"], "agesAlone": ["teen", "girl"],
                "compounds": {"hotline": ["hot line"]},
                "families": [{"name": "a", "label": "b", "traits": [], "cues": [
                {"weight": 6, "patterns": [")" +
                             pattern + R"("]}]}]})");
        };
        for (const char* pattern : {"teen", "teen*", "sad|teen", "sad ~2 teen"}) {
            const auto cues = with(pattern);
            QVERIFY2(!cues && cues.refusal().arguments.at(1).find("age") != std::string::npos,
                     pattern);
        }
        // "old job" is no age, and a girl may be told goodbye.
        QVERIFY(with("old job").isOk());
        QVERIFY(with("girl").isOk());
        const auto joined = with("hotline");
        QVERIFY(joined);
        for (const char* note : {"hotline", "HOT LINE CALLED", "hot. line", "hot-line"})
            QVERIFY2(advise(*joined, note).flag == Flag::Yes, note);
        QVERIFY(advise(*joined, "line hot").flag == Flag::No);
        QCOMPARE(advise(*joined, "on HOT LINE now").spans.at(0).text, std::string("HOT LINE"));
    }
};

HAVEN_TESTS(TestAdvisor)
#include "tst_advisor.moc"
