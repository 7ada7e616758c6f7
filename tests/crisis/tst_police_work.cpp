#include "tests/crisis/cue_fixture.h"

#include "tests/testkit/test_program.h"
#include <QtTest>

#include <algorithm>

using namespace haven;
using namespace haven::test;

// What every shift brings (crashes, quarrels, thefts, papers, falls) is no crisis, however its
// words sound; what a person says or does with the same words is one still.
class TestPoliceWork : public QObject
{
    Q_OBJECT

private:
    static bool suggestsSelfHarm(const Advice& advice)
    {
        return std::any_of(advice.facts.begin(), advice.facts.end(), [](const SuggestedFact& one) {
            return one.fact == Fact::SelfHarm && printFactAnswer(one.answer) != "none";
        });
    }

private Q_SLOTS:
    void ordinaryWorkIsQuiet()
    {
        const auto gold = parseGold(
            fileText(QStringLiteral(HAVEN_SOURCE_DIR "/tests/crisis/ordinary_notes.jsonl")));
        QVERIFY(gold.isOk());
        QVERIFY(gold->size() >= 150);
        int flagged = 0;
        for (const auto& one : *gold) {
            const Advice advice = advise(shippedCues(), one.note);
            QVERIFY2(advice.wordsFlag != Flag::Yes, one.note.c_str());
            QVERIFY2(!suggestsSelfHarm(advice), one.note.c_str());
            flagged += advice.wordsFlag != Flag::No ? 1 : 0;
        }
        QVERIFY(flagged <= 4);
    }

    void whatAPersonSaysIsFound_data()
    {
        QTest::addColumn<QString>("note");
        const char* notes[] = {
            "he says he is going to drive into a wall tonight",
            "MALE TEXTED END OF WATCH TO HIS PARTNER, GUN IS GONE FROM LOCKER",
            "told his wife it was an honor being your husband and hung up",
            "says this is his last ride, texted his kids",
            "SAYS HE WANTS TO STOP BREATHING",
            "POSTED GONE FOR GOOD TONIGHT, PHONE OFF",
            "note says you wont be needing me anymore, whereabouts unknown",
            "BANGING HIS HEAD ON THE CURB AND WONT STOP",
            "SAYS HE ONLY NEEDS ONE BULLET",
            "ASKED STAFF HOW DEEP THE WATER IS UNDER THE BRIDGE",
            "son locked in garage, car running, towels under the door",
            "told her sister where the key is under the mat and to feed the cat",
            "says he is a burden and everyone is better off without him",
            "says he has a plan to jump tonight",
            "CUTTING HERSELF ON THE ARM ON FACETIME",
            "CUT HERSELF ON PURPOSE",
        };
        for (const char* note : notes)
            QTest::newRow(note) << QString::fromLatin1(note);
    }

    void whatAPersonSaysIsFound()
    {
        QFETCH(QString, note);
        QVERIFY(advise(shippedCues(), note.toStdString()).wordsFlag != Flag::No);
    }

    void aDeniedWordMakesNoYes()
    {
        const Advice advice =
            advise(shippedCues(), "fiance not suicidal nothing like that just stubborn, wont give "
                                  "back the ring, wants ofcr to mediate");
        QVERIFY(advice.wordsFlag != Flag::Yes);
    }

    void anOverdoseOfUnknownIntentStaysPossible_data()
    {
        QTest::addColumn<QString>("note");
        QTest::newRow("heroin") << QStringLiteral("heroin od in the bathroom, friend gave narcan "
                                                  "and says the batch was strong, medics on scene "
                                                  "with him now in the hallway");
        QTest::newRow("lips") << QStringLiteral("BLUE LIPS, NOT BREATHING, FRIEND DOING CPR IN THE "
                                                "BATHROOM OF THE GAS STATION, EMD IN PROGRESS");
        QTest::newRow("spanish") << QStringLiteral("sobredosis, ya le dieron narcan y esta "
                                                   "despierto");
    }

    void anOverdoseOfUnknownIntentStaysPossible()
    {
        QFETCH(QString, note);
        const Advice advice = advise(shippedCues(), note.toStdString());
        QVERIFY(advice.wordsFlag == Flag::Possible);
        QVERIFY(!suggestsSelfHarm(advice));
    }
};

HAVEN_TESTS(TestPoliceWork)
#include "tst_police_work.moc"
