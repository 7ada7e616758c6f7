#include "models/dispatch/transcript.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

// A question of ours and the caller's yes to it are read together.
using namespace haven;

class tst_TranscriptYes final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ourQuestionIsReadWithTheYesToIt()
    {
        const std::string text = "21:04 us: does he have a gun\ncaller: Yes, a big one";
        const std::string read = callerWordsOnly(text);
        QCOMPARE(read.size(), text.size());
        QCOMPARE(read.find("does he have a gun"), text.find("does he have a gun"));
        QVERIFY(read.find("us:") == std::string::npos);
    }

    void whatNobodySaidYesToSaysNothing()
    {
        for (const char* text :
             {"us: does he have a gun\ncaller: no", "us: does he have a gun\ncaller: yesterday",
              "us: a gun\nus: are you there\ncaller: yes"})
            QVERIFY2(callerWordsOnly(text).find("gun") == std::string::npos, text);
    }

    // `txt 46 u: is anyone armed`, then `txt 46 c: yes`: two notes, one answer.
    void aYesInLinesOfItsOwnIsReadWithTheQuestion()
    {
        const std::string asked = "caller: he is here\n21:04 us: is anyone armed";
        QCOMPARE(saidYesTo(asked, "21:05 caller: yes, the tall one"),
                 std::string("is anyone armed"));
        const std::string read = callerWordsBefore(asked, "caller: Yes");
        QCOMPARE(read.size(), asked.size());
        QCOMPARE(read.find("is anyone armed"), asked.find("is anyone armed"));
        QVERIFY(read.find("he is here") != std::string::npos);
        for (const char* next : {"caller: no", "us: yes", "caller: he left", "caller: yesterday"})
            QVERIFY2(saidYesTo(asked, next).empty(), next);
        QVERIFY(saidYesTo("us: a gun\ncaller: who", "caller: yes").empty());
    }
};

HAVEN_TESTS(tst_TranscriptYes)
#include "tst_transcript_yes.moc"
