#include "models/dispatch/transcript.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

// A question of ours that nobody answered stays open for a few lines: a yes may be to it.
using namespace haven;

namespace {

bool isArmed(const char* transcript)
{
    return callerWordsOnly(transcript).find("weapons?") != std::string::npos;
}

} // namespace

class tst_TranscriptOpen final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aYesAFewLinesLaterCounts()
    {
        for (const char* text :
             {"us: weapons?\nus: hello?\ncaller: yes",
              "us: weapons?\nus: are you there\ncaller: yes",
              "us: weapons?\ncaller: no\ncaller: wait yes\ncaller: yes he does",
              "us: weapons?\ncaller: no\ncaller: yes he does", "us: weapons?\ncaller: no wait yes",
              "us: weapons?\ncaller: no\nus: sure?\ncaller: actually yes",
              "us: weapons?\ncaller: idk\ncaller: yes i think",
              "us: weapons?\ncaller: no idea\nus: hello?\ncaller: yes",
              "us: weapons?\ncaller: um, yes"})
            QVERIFY2(isArmed(text), text);
    }

    void aYesHasManyWords()
    {
        for (const char* yes : {"affirmative", "uh huh", "si", "s\xC3\xAD", "claro", "he does",
                                "i think so", "creo que si", "Yess", "mhm"}) {
            const std::string text = std::string("us: weapons?\ncaller: ") + yes;
            QVERIFY2(isArmed(text.c_str()), yes);
        }
    }

    void whatIsNoYesSaysNothing()
    {
        for (const char* text :
             {"us: weapons?\ncaller: no", "us: weapons?\ncaller: he does not",
              "us: weapons?\ncaller: not sure", "us: weapons?\ncaller: i dont know",
              "us: weapons?\ncaller: he is upstairs",
              "us: weapons?\ncaller: no\nus: is he inside?\ncaller: yes",
              "us: weapons?\nc: a\nc: b\nc: d\nc: e\nc: f\nc: g\nc: h\nc: i\nc: yes"})
            QVERIFY2(!isArmed(text), text);
    }

    // The no that was taken back denies nothing.
    void aNoThatIsTakenBackIsNotRead()
    {
        const std::string text = "us: weapons?\ncaller: no\ncaller: wait yes";
        const std::string read = callerWordsOnly(text);
        QCOMPARE(read.size(), text.size());
        QVERIFY(read.find("no") == std::string::npos);
        QVERIFY(read.find("wait yes") != std::string::npos);
    }

    void theQuestionAloneIsWhatWasSaidYesTo()
    {
        QCOMPARE(saidYesTo("us: weapons?\ncaller: no", "caller: wait yes"),
                 std::string("weapons?"));
        QCOMPARE(saidYesTo("us: weapons?", "us: are you there\ncaller: yes"),
                 std::string("weapons?"));
    }
};

HAVEN_TESTS(tst_TranscriptOpen)
#include "tst_transcript_open.moc"
