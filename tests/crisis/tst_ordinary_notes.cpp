#include "tests/crisis/cue_fixture.h"

#include "models/crisis/refit.h"
#include "tests/testkit/test_program.h"
#include <QtTest>

using namespace haven;
using namespace haven::test;

// The ordinary work of a night, told in whole sentences: small words say nothing about anybody.
class TestOrdinaryNotes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ordinaryNotesAreNoCrisis()
    {
        const auto gold = parseGold(
            fileText(QStringLiteral(HAVEN_SOURCE_DIR "/tests/crisis/ordinary_notes_held.jsonl")));
        QVERIFY(gold.isOk());
        int yes = 0;
        int flagged = 0;
        for (const auto& one : *gold) {
            const Flag flag = advise(shippedCues(), one.note).wordsFlag;
            yes += flag == Flag::Yes ? 1 : 0;
            flagged += flag != Flag::No ? 1 : 0;
        }
        QVERIFY(yes <= 2);
        QVERIFY(flagged <= 12);
    }

    void smallWordsSayNothing()
    {
        const Advice advice = advise(
            shippedCues(), "Caller says a car has been parked in front of his driveway since "
                           "last night and he cannot get out to go to work. He left a note "
                           "on the window.");
        QVERIFY(advice.flag == Flag::No);
    }
};

HAVEN_TESTS(TestOrdinaryNotes)
#include "tst_ordinary_notes.moc"
