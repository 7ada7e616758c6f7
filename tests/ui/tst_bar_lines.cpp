#include "tests/testkit/test_program.h"
#include "tests/ui/console_scene.h"
#include "tests/ui/hands_kit.h"
#include "ui/shell/command_bar.h"
#include "ui/widgets/board_view.h"
#include "ui/widgets/key_button.h"

#include <QListView>
#include <QSignalSpy>
#include <QtTest>

using namespace haven;
using namespace haven::test;
using namespace haven::ui;

// What the command bar says of a line, teaches, and keeps for its person.
class tst_BarLines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRefusalIsReadToItsEnd();
    void whatIsMissingIsToldWithWhatCouldStandThere();
    void aWholeWordIsToldWhyNot();
    void whatOnePersonTypedIsNotForTheNext();
    void whatIsRefusedAfterItsPersonLeftWaitsForThem();
    void whatIsToBeSealedComesBackToItsPersonAlone();
    void whatNobodyHasSignedForGoesWithWhoSignsOn();
    void theLineThatWouldHaveDoneItIsTaught();
    void whatIsTaughtShowsNoWordsOfAPerson();
    void aMacroRunsItsLinesAndSaysWhatTheyAre();
    void aMacroStopsWhereItIsRefused();
    void macrosAreMadeOnTheScreenAndByCommand();
    void shiftTabTakesTheNextPossibleWord();
};

// What to do now stands at the end of a refusal. The keys come back with what is said next.
void tst_BarLines::aRefusalIsReadToItsEnd()
{
    Console console(QSize(1366, 768));
    const auto* first = console.named<QWidget>("hint_newCall");
    QVERIFY(first->isVisible());
    console.window().bar().say(
        QStringLiteral("Incident 26-000046 cannot close yet, these were not asked: weapon, injury, "
                       "alone, self-harm, children, resource, followup, decided. It stays open. "
                       "Answer each or say why not; a supervisor can close with a reason."),
        Tone::Refused);
    const int wanted = console.result().readableWidth();
    QVERIFY2(wanted > 600 && wanted < 1300, qPrintable(QString::number(wanted)));
    QTRY_VERIFY2(console.result().width() >= wanted,
                 qPrintable(QString::number(console.result().width())));
    console.window().bar().say(QStringLiteral("Done"), Tone::Accepted);
    QTRY_VERIFY(first->isVisible());
}

// Nobody knows every code by heart: behind the blank stands what could follow.
void tst_BarLines::whatIsMissingIsToldWithWhatCouldStandThere()
{
    Console console;
    console.enter(kNew);
    console.line()->setText(QStringLiteral("x . "));
    const QString told = console.preview();
    QVERIFY2(told.contains(QStringLiteral("is missing")), qPrintable(told));
    QVERIFY2(told.contains(QStringLiteral("Tab: RPT ")), qPrintable(told));
    console.line()->setText(QStringLiteral("x . DONE")); // nothing is missing
    QVERIFY2(!console.preview().contains(QStringLiteral("is missing")),
             qPrintable(console.preview()));
}

// Of a word that is whole already nothing is to be completed: why it cannot be done is said.
void tst_BarLines::aWholeWordIsToldWhyNot()
{
    Console console;
    console.line()->setText(QStringLiteral("cl 3A12 DON")); // on nothing: refused in any case
    QVERIFY2(console.preview().startsWith(QStringLiteral("Tab: DONE ")),
             qPrintable(console.preview()));
    console.line()->setText(QStringLiteral("cl 3A12 DONE"));
    QVERIFY2(!console.preview().startsWith(QStringLiteral("Tab: ")), qPrintable(console.preview()));
    QVERIFY2(!console.preview().startsWith(QStringLiteral("Enter: ")),
             qPrintable(console.preview()));
    QVERIFY(!console.preview().isEmpty());
}

void tst_BarLines::whatOnePersonTypedIsNotForTheNext()
{
    Console console;
    const Seat mine = console.desk.seat();
    Seat relief = supervisorSeat();
    relief.position = mine.position;
    console.enter(kNew);
    QCOMPARE(console.result().kind(), ResultKind::Done);
    console.line()->setText(QStringLiteral("d 3A12 44"));
    console.desk.setSeat(relief);
    QVERIFY(console.line()->text().isEmpty());
    QCOMPARE(console.result().kind(), ResultKind::None);
    QVERIFY(console.result().text().isEmpty());
    QVERIFY(console.window().bar().results().empty());
    console.line()->setText(QStringLiteral("who"));
    console.desk.setSeat(mine);
    QCOMPARE(console.line()->text(), QStringLiteral("d 3A12 44"));
    console.desk.setSeat(Seat{{}, {}, mine.position, {}});
    QVERIFY(console.line()->text().isEmpty());
    console.desk.setSeat(relief);
    QCOMPARE(console.line()->text(), QStringLiteral("who"));
}

void tst_BarLines::whatIsRefusedAfterItsPersonLeftWaitsForThem()
{
    Console console;
    const Seat mine = console.desk.seat();
    Seat relief = supervisorSeat();
    relief.position = mine.position;
    console.enter(kNew);
    QSignalSpy answered(&console.desk, &Desk::answered);
    console.desk.refuseNextWith(refuse(RefusalCode::NoteEmpty));
    console.line()->setText(QStringLiteral("n . she is at the door"));
    QTest::keyClick(console.line(), Qt::Key_Return);
    console.desk.setSeat(relief);
    QTRY_COMPARE(answered.size(), 1);
    QVERIFY(console.line()->text().isEmpty());
    QCOMPARE(console.result().kind(), ResultKind::None);
    console.desk.setSeat(mine);
    QCOMPARE(console.line()->text(), QStringLiteral("n . she is at the door"));
}

void tst_BarLines::whatIsToBeSealedComesBackToItsPersonAlone()
{
    Console console;
    const Seat mine = console.desk.seat();
    Seat relief = supervisorSeat();
    relief.position = mine.position;
    console.enter(kNew);
    const QString sealed = QStringLiteral("cn . he agreed to call his sister");
    console.line()->setText(sealed);
    console.desk.setSeat(relief);
    QVERIFY(console.line()->text().isEmpty());
    for (const auto& draft : console.desk.drafts())
        QVERIFY(draft.text.find("sister") == std::string::npos);
    // Also where the window is made anew meanwhile, in the language of the other one.
    QSignalSpy remade(&console.window(), &MainWindow::remade);
    console.window().remakeSoon();
    QTRY_COMPARE(remade.count(), 1);
    QVERIFY(console.line()->text().isEmpty());
    console.desk.setSeat(mine);
    QCOMPARE(console.line()->text(), sealed);
}

void tst_BarLines::whatNobodyHasSignedForGoesWithWhoSignsOn()
{
    Console console;
    const Seat mine = console.desk.seat();
    console.desk.setSeat(Seat{{}, {}, mine.position, {}});
    console.line()->setText(QStringLiteral("who"));
    console.desk.setSeat(mine);
    QCOMPARE(console.line()->text(), QStringLiteral("who"));
    console.desk.setSeat(Seat{{}, {}, mine.position, {}});
    QVERIFY(console.line()->text().isEmpty());
}

void tst_BarLines::theLineThatWouldHaveDoneItIsTaught()
{
    Console console;
    console.enter(kNew);
    QVERIFY(console.result().line().isEmpty()); // it was typed
    const IncidentId id = console.newest().id;
    const QString number = QString::fromStdString(console.newest().number).right(4);
    askBeside(console, sending({UnitId("3A12")}, id));
    QCOMPARE(console.result().kind(), ResultKind::Done);
    QVERIFY(console.result().text().contains(QStringLiteral("3A12")));
    QCOMPARE(console.result().line(), QStringLiteral("d 3A12 %1").arg(number));
    QVERIFY(console.result().accessibleDescription().contains(console.result().line()));
    QVERIFY(undoButton(console).isVisible()); // also of a drop
    // By the key of a real panel.
    console.key(Qt::Key_2, Qt::ControlModifier);
    auto* units = console.named<BoardView>("unitsView");
    const auto* model = units->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        if (model->index(row, 0).data(IdRole).toString() == QStringLiteral("3A12"))
            units->setCurrentIndex(model->index(row, 0));
    }
    console.key(Qt::Key_S);
    QTRY_COMPARE(console.result().line(), QStringLiteral("os 3A12"));
    QCOMPARE(console.desk.state().units.at(UnitId("3A12")).stage, AssignmentStage::OnScene);
}

void tst_BarLines::whatIsTaughtShowsNoWordsOfAPerson()
{
    Console console;
    console.enter(kNew);
    const IncidentId id = console.newest().id;
    const QString number = QString::fromStdString(console.newest().number).right(4);
    askBeside(console,
              AddNote{id, std::nullopt, "Ana Ruiz has not slept", FieldClass::Care, std::nullopt});
    QCOMPARE(console.result().line(), QStringLiteral("hn %1 TEXT").arg(number));
    askBeside(console, HoldIncident{id, "Ana Ruiz comes at six", std::nullopt});
    QCOMPARE(console.result().line(), QStringLiteral("h %1 REASON").arg(number));
    for (const ResultEntry& one : console.window().bar().results())
        QVERIFY(!one.line.contains(QStringLiteral("Ruiz")));
}

void tst_BarLines::aMacroRunsItsLinesAndSaysWhatTheyAre()
{
    Console console;
    console.enter(kNew);
    console.enter(QStringLiteral("macro go = d $1 $2; en $1"));
    QCOMPARE(console.result().kind(), ResultKind::Done);
    QCOMPARE(console.preferences().current().macros.count("go"), std::size_t(1));
    console.key(Qt::Key_L, Qt::ControlModifier);
    QTest::keyClicks(console.line(), QStringLiteral("go 3A12 ."));
    QVERIFY2(console.preview().contains(QStringLiteral("2 lines")) &&
                 console.preview().contains(QStringLiteral("d 3A12 .; en 3A12")),
             qPrintable(console.preview()));
    QVERIFY(console.desk.lastCommand<DispatchUnits>() == nullptr);
    console.key(Qt::Key_Return);
    QTRY_COMPARE(console.result().kind(), ResultKind::Done);
    QTRY_COMPARE(console.desk.state().units.at(UnitId("3A12")).stage, AssignmentStage::EnRoute);
    console.enter(QStringLiteral("macro"));
    QVERIFY(console.result().text().contains(QStringLiteral("go: d $1 $2; en $1")));
    console.enter(QStringLiteral("macro go -"));
    QVERIFY(console.preferences().current().macros.empty());
    console.enter(QStringLiteral("macro d = undo"));
    QCOMPARE(console.result().kind(), ResultKind::Refused);
}

void tst_BarLines::aMacroStopsWhereItIsRefused()
{
    Console console;
    console.enter(kNew);
    console.enter(QStringLiteral("macro two = d $1 .; os 9Z99; n . not reached"));
    console.enter(QStringLiteral("two 3A12"));
    QTRY_COMPARE(console.result().kind(), ResultKind::Refused);
    const QString said = console.result().text();
    QVERIFY2(said.contains(QStringLiteral("line 2 of 3")), qPrintable(said));
    QVERIFY2(said.contains(QStringLiteral("os 9Z99")), qPrintable(said));
    QVERIFY2(said.contains(QStringLiteral("Done before")), qPrintable(said));
    QCOMPARE(console.newest().assignments.size(), std::size_t(1));
    QVERIFY(console.desk.lastCommand<AddNote>() == nullptr);
    // Its words are missing: nothing is sent.
    const auto sent = console.desk.commands().size();
    console.enter(QStringLiteral("two"));
    QCOMPARE(console.result().kind(), ResultKind::Refused);
    QCOMPARE(console.line()->text(), QStringLiteral("two"));
    QCOMPARE(console.desk.commands().size(), sent);
}

void tst_BarLines::macrosAreMadeOnTheScreenAndByCommand()
{
    Console console;
    console.window().goTo(MainWindow::Workspace::Admin);
    auto* name = console.named<QLineEdit>("macroName");
    auto* lines = console.named<QLineEdit>("macroLines");
    name->setText(QStringLiteral("send"));
    lines->setText(QStringLiteral("d $1 $2"));
    console.named<KeyButton>("macroKeep")->click();
    QVERIFY(console.preferences().current().macros.empty()); // a verb is never shadowed
    name->setText(QStringLiteral("go"));
    console.named<KeyButton>("macroKeep")->click();
    QCOMPARE(rowsOf(console, "macroList"), QStringList{QStringLiteral("go = d $1 $2")});
    // It counts in the bar at once.
    console.enter(kNew);
    console.enter(QStringLiteral("go 3A12 ."));
    QTRY_COMPARE(console.newest().assignments.size(), std::size_t(1));
    auto* list = console.named<QListView>("macroList");
    list->setCurrentIndex(list->model()->index(0, 0));
    QCOMPARE(lines->text(), QStringLiteral("d $1 $2"));
    console.named<KeyButton>("macroForget")->click();
    QVERIFY(console.preferences().current().macros.empty());
}

void tst_BarLines::shiftTabTakesTheNextPossibleWord()
{
    Console console;
    console.key(Qt::Key_L, Qt::ControlModifier);
    QTest::keyClicks(console.line(), QStringLiteral("en "));
    console.key(Qt::Key_Tab);
    const QString first = console.line()->text();
    console.key(Qt::Key_Backtab, Qt::ShiftModifier);
    const QString second = console.line()->text();
    QVERIFY(first != second);
    QVERIFY(second.startsWith(QStringLiteral("en ")));
    QCOMPARE(QApplication::focusWidget(), console.line());
}

HAVEN_TESTS(tst_BarLines)
#include "tst_bar_lines.moc"
