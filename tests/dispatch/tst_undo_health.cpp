#include "models/dispatch/log_words.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

// The line of an undoing is for everybody who reads the log: what it takes back was not.
using namespace haven;
using namespace haven::test;

namespace {

// Undoes the last act of the dispatcher; what the log then says of it, with its class.
LogLine undoneLine(DispatchRoom& room)
{
    if (!room.run(Undo{}))
        qFatal("it was not undone");
    LogWordsContext words;
    words.codes = &room.knowledge().codes;
    words.numberOf = [&room](IncidentId id) { return room.incident(id).number; };
    return wordsFor(room.log().back(), words);
}

} // namespace

class tst_UndoHealth final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStepThatIsTakenBackIsNotToldAgain()
    {
        DispatchRoom room;
        const IncidentId id = room.open("SUICTHRT");
        QVERIFY(room.run(StartChecklist{id, ProtocolId("suicidal-person")}));
        CompleteStep step;
        step.incident = id;
        step.checklist = room.incident(id).checklists.back().id;
        step.outcome.step = "emd";
        step.outcome.kind = StepOutcomeKind::Answered;
        step.outcome.answer = "Not medical";
        QVERIFY(room.run(step));
        step.outcome = {};
        step.outcome.step = room.incident(id).checklists.back().activeStep;
        step.outcome.kind = StepOutcomeKind::Cannot;
        step.outcome.reason = "she said ZEBRA";
        QVERIFY(room.run(step));
        const LogLine line = undoneLine(room);
        QVERIFY2(line.text.find("ZEBRA") == std::string::npos, line.text.c_str());
        QVERIFY2(line.text.find("the checklist step, entry ") != std::string::npos,
                 line.text.c_str());
    }

    void norIsWhatWasDecidedOfTheFlag()
    {
        DispatchRoom room;
        const IncidentId id = room.open("SUICTHRT");
        QVERIFY(room.run(DecideFlag{id, FlagDecision::Confirmed, "ZEBRA told me"}));
        const LogLine line = undoneLine(room);
        QVERIFY2(line.text.find("ZEBRA") == std::string::npos, line.text.c_str());
        QVERIFY2(line.text.find("the decision about the flag, entry ") != std::string::npos,
                 line.text.c_str());
    }

    // Those written before say it still, and are care.
    void anOlderLineIsOfCare()
    {
        DispatchRoom room;
        ActUndone undone;
        undone.what = "Checklist step place done, noted: ZEBRA";
        room.record(undone);
        QCOMPARE(wordsFor(room.log().back(), {}).fieldClass, FieldClass::Care);
        undone.what = "Sent 3A12 (primary)";
        room.record(undone);
        QCOMPARE(wordsFor(room.log().back(), {}).fieldClass, FieldClass::Police);
    }
};

HAVEN_TESTS(tst_UndoHealth)
#include "tst_undo_health.moc"
