#include "tests/testkit/test_program.h"
#include "tests/ui/checklist_column.h"
#include "ui/crisis/step_lines.h"

#include <QLabel>
#include <QLineEdit>
#include <QtTest>

using namespace haven;
using namespace haven::test;
using namespace haven::ui;

// Who said so, what was noted, and what could not be done.
class TestChecklistNotes final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoSaidSoGoesWithTheAnswer()
    {
        Column column;
        const IncidentId id = bridgeWithRun(column, "stop-traffic");
        column.show(id);
        column.press(Qt::Key_T, Qt::AltModifier);
        column.type(QStringLiteral("Ruiz, Metro-North, 21:41"));
        column.press(Qt::Key_Return);
        auto* told = column.find<QLabel>("stepTold-words");
        QVERIFY(told->isVisible());
        QVERIFY(told->text().contains(QStringLiteral("Not recorded yet")));
        QVERIFY(told->text().contains(QStringLiteral("21:41")));
        QVERIFY(column.run(id).steps.back().outcome.note.empty());
        column.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(column.run(id).steps.back().outcome.step, std::string("stop-traffic"));
        QCOMPARE(column.run(id).steps.back().outcome.note, std::string("Ruiz, Metro-North, 21:41"));
        // It stands with the step, and the next step has none.
        QTRY_VERIFY(column.find<QWidget>("stepsDone")
                        ->accessibleDescription()
                        .contains(QStringLiteral("(Ruiz, Metro-North, 21:41)")));
        QTRY_VERIFY(!told->isVisible());
        // Set right, the step still says who said so.
        const auto done = column.run(id).steps.size();
        column.press(Qt::Key_Z, Qt::AltModifier);
        QTRY_VERIFY(told->isVisible() && told->text().contains(QStringLiteral("21:41")));
        column.press(Qt::Key_T, Qt::AltModifier);
        column.type(QStringLiteral(" and 21:50"));
        column.press(Qt::Key_Return);
        column.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(column.run(id).steps.size(), done + 1);
        QCOMPARE(column.run(id).steps.back().outcome.step, std::string("stop-traffic"));
        QCOMPARE(column.run(id).steps.back().outcome.note,
                 std::string("Ruiz, Metro-North, 21:41 and 21:50"));
    }

    void whatWasNotedWaitsWhileAnEarlierStepIsLookedAt()
    {
        Column column;
        const IncidentId id = bridgeWithRun(column, "stop-traffic");
        column.show(id);
        const QString step = column.step();
        const auto done = column.run(id).steps.size();
        column.press(Qt::Key_T, Qt::AltModifier);
        column.type(QStringLiteral("Ruiz, 21:41"));
        column.press(Qt::Key_Return);
        auto* told = column.find<QLabel>("stepTold-words");
        QVERIFY(told->isVisible());
        column.press(Qt::Key_Z, Qt::AltModifier);
        QVERIFY(column.step() != step);
        QVERIFY(!told->text().contains(QStringLiteral("21:41")));
        // Escape leaves the earlier step as it was recorded.
        column.press(Qt::Key_Escape);
        QCOMPARE(column.step(), step);
        QVERIFY(told->isVisible());
        QVERIFY(told->text().contains(QStringLiteral("Ruiz, 21:41")));
        QCOMPARE(column.run(id).steps.size(), done);
        // So does what stands in the line and was not taken in yet.
        column.press(Qt::Key_T, Qt::AltModifier);
        column.type(QStringLiteral(" and 21:50"));
        column.press(Qt::Key_Z, Qt::AltModifier);
        QVERIFY(column.step() != step);
        column.press(Qt::Key_Escape);
        QVERIFY(told->text().contains(QStringLiteral("Ruiz, 21:41 and 21:50")));
        // And another incident meanwhile.
        column.panel().show(std::nullopt);
        column.panel().show(id);
        QVERIFY(told->isVisible());
        column.panel().focusStep();
        column.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(column.run(id).steps.size(), done + 1);
        QCOMPARE(column.run(id).steps.back().outcome.note, std::string("Ruiz, 21:41 and 21:50"));
        // It is on the record and goes with nothing else.
        QTRY_VERIFY(!told->isVisible());
    }

    // What one person noted is never recorded as the words of the next, and waits for the first.
    void whatWasNotedIsNotTheNextPersons()
    {
        Column column;
        const IncidentId id = bridgeWithRun(column, "stop-traffic");
        column.show(id);
        const Seat mine = column.desk.seat();
        column.press(Qt::Key_T, Qt::AltModifier);
        column.type(QStringLiteral("Ruiz, 21:41"));
        column.press(Qt::Key_Return);
        auto* told = column.find<QLabel>("stepTold-words");
        QVERIFY(told->isVisible());
        Seat other = mine;
        other.agent = AgentId("lee");
        other.name = "Lee";
        column.desk.setSeat(other);
        QVERIFY(!told->isVisible());
        column.panel().focusStep();
        column.press(Qt::Key_T, Qt::AltModifier);
        QVERIFY(column.find<QWidget>("stepCard")
                    ->findChild<QLineEdit*>(QStringLiteral("reasonText"))
                    ->text()
                    .isEmpty());
        column.type(QStringLiteral("Amtrak, 21:50"));
        column.desk.setSeat(mine);
        QVERIFY(told->isVisible());
        QVERIFY2(told->text().contains(QStringLiteral("Ruiz, 21:41")), qPrintable(told->text()));
        column.desk.setSeat(other);
        QVERIFY2(told->text().contains(QStringLiteral("Amtrak, 21:50")), qPrintable(told->text()));
    }

    // Somebody else may sit there before it is heard that the disk was full.
    void whatWasNotedAndNotSavedWaitsForWhoNotedIt()
    {
        Column column;
        const IncidentId id = bridgeWithRun(column, "stop-traffic");
        column.show(id);
        const Seat mine = column.desk.seat();
        const auto done = column.run(id).steps.size();
        column.press(Qt::Key_T, Qt::AltModifier);
        column.type(QStringLiteral("Ruiz, 21:41"));
        column.press(Qt::Key_Return);
        column.desk.refuseNextWith(refuse(RefusalCode::DiskFull, "/srv/station.haven"));
        column.press(Qt::Key_Return, Qt::ControlModifier);
        Seat other = mine;
        other.agent = AgentId("lee");
        other.name = "Lee";
        column.desk.setSeat(other);
        auto* told = column.find<QLabel>("stepTold-words");
        QVERIFY(!told->isVisible());
        QTRY_VERIFY(!column.message().isEmpty());
        QCOMPARE(column.run(id).steps.size(), done);
        column.desk.setSeat(mine);
        QVERIFY(told->isVisible());
        QVERIFY2(told->text().contains(QStringLiteral("Ruiz, 21:41")), qPrintable(told->text()));
    }

    void whoSaidSoCanBeTakenBackBeforeItIsRecorded()
    {
        Column column;
        const IncidentId id = bridgeWithRun(column, "stop-traffic");
        column.show(id);
        column.press(Qt::Key_T, Qt::AltModifier);
        column.type(QStringLiteral("Ruiz, Amtrak"));
        column.press(Qt::Key_Return);
        auto* told = column.find<QLabel>("stepTold-words");
        QVERIFY(told->isVisible());
        // An earlier step that is set right elsewhere leaves it.
        const Checklist run = column.run(id);
        StepOutcome first = run.steps.front().outcome;
        first.note = "asked twice";
        must(column.desk, CompleteStep{id, run.id, first, StepTake::Again});
        column.desk.sync();
        QCOMPARE(column.run(id).steps.size(), run.steps.size() + 1);
        QVERIFY(told->isVisible());
        column.press(Qt::Key_T, Qt::AltModifier);
        QCOMPARE(column.find<QWidget>("stepCard")
                     ->findChild<QLineEdit*>(QStringLiteral("reasonText"))
                     ->text(),
                 QStringLiteral("Ruiz, Amtrak"));
        column.press(Qt::Key_Escape);
        QVERIFY(!told->isVisible());
        column.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(column.run(id).steps.back().outcome.step, std::string("stop-traffic"));
        QVERIFY(column.run(id).steps.back().outcome.note.empty());
    }

    void whatCannotBeDoneTakesItsReasonAndIsListed()
    {
        Column column;
        const IncidentId id = bridgeWithRun(column, "weapon");
        column.show(id);
        column.press(Qt::Key_B, Qt::AltModifier);
        column.press(Qt::Key_Return, Qt::ControlModifier); // while asking nothing else is taken
        column.type(QStringLiteral("1 he hung up"));
        column.press(Qt::Key_Return);
        QTRY_VERIFY(column.answer(id, Fact::Weapon).state == AskState::Unable);
        QCOMPARE(column.run(id).steps.back().outcome.reason, std::string("1 he hung up"));
        const StepLine last = column.find<StepLines>("stepsDone")->lines().back();
        QVERIFY(last.kind == StepLineKind::SetAside);
        QCOMPARE(last.detail, QStringLiteral("Cannot: 1 he hung up"));
    }

    void aReasonIsNotLostByARefusal()
    {
        Column column;
        const IncidentId id = bridgeWithRun(column, "weapon");
        column.show(id);
        column.desk.refuseNextWith(refuse(RefusalCode::DiskFull, "demo.haven"));
        column.press(Qt::Key_O, Qt::AltModifier);
        column.type(QStringLiteral("officer holds it"));
        column.press(Qt::Key_Return);
        QTRY_VERIFY(column.message().contains(QStringLiteral("disk")));
        auto* line = column.find<QLineEdit>("reasonText");
        QTRY_COMPARE(line->text(), QStringLiteral("officer holds it"));
        column.press(Qt::Key_Return);
        QTRY_VERIFY(column.run(id).steps.back().outcome.kind == StepOutcomeKind::NotNeeded);
    }

    void aRunEndsEarlyOnlyWithItsReason()
    {
        Column column;
        const IncidentId id = bridgeWithRun(column, "weapon");
        column.show(id);
        column.press(Qt::Key_F, Qt::AltModifier);
        column.press(Qt::Key_Return); // a blank reason is none
        QTest::qWait(30);
        QVERIFY(!column.run(id).finishedAt);
        column.type(QStringLiteral("with the clinician"));
        column.press(Qt::Key_Return);
        QTRY_VERIFY(column.run(id).finishedAt.has_value());
        QTRY_VERIFY(column.find<QWidget>("stepCard")->isHidden());
        const QString note = column.find<QLabel>("stepNote")->text();
        QVERIFY(note.startsWith(QStringLiteral("Finished at")));
        QVERIFY2(note.endsWith(QStringLiteral("with the clinician")), qPrintable(note));
    }
};

HAVEN_TESTS(TestChecklistNotes)
#include "tst_checklist_notes.moc"
