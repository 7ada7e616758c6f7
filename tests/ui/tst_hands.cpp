#include "models/items/item_roles.h"
#include "tests/testkit/test_program.h"
#include "tests/testkit/ui/access_check.h"
#include "tests/testkit/ui/gallery.h"
#include "tests/ui/console_scene.h"
#include "ui/incident/text_column.h"
#include "ui/intake/conflict_row.h"
#include "ui/intake/intake_panel.h"
#include "ui/shell/command_bar.h"
#include "ui/shell/dispatch_workspace.h"
#include "ui/shell/status_strip.h"
#include "ui/shell/work_trail.h"
#include "ui/widgets/band_list.h"
#include "ui/widgets/board_view.h"
#include "ui/widgets/key_button.h"

#include <QListView>
#include <QSignalSpy>
#include <QtTest>

using namespace haven;
using namespace haven::test;
using namespace haven::ui;

namespace {

const QString kNew = QStringLiteral("new WELFARE @\"12 Oak Ave\" ! not seen for days");

KeyButton& undoButton(Console& console)
{
    return *console.named<KeyButton>("undoLast");
}

// As a drop on the queue does: a part of the window asks, not the command line.
void askBeside(Console& console, Command command)
{
    QSignalSpy answered(&console.desk, &Desk::answered);
    console.desk.submit(std::move(command));
    QVERIFY(answered.wait(2000));
    QTest::qWait(1); // what is said of it is said on the next turn
}

DispatchUnits sending(std::vector<UnitId> units, IncidentId incident)
{
    return DispatchUnits{std::move(units), incident, AssignmentStage::Dispatched, ""};
}

QStringList rowsOf(Console& console, const char* view)
{
    QStringList rows;
    auto* list = console.named<QListView>(view);
    for (int row = 0; row < list->model()->rowCount(); ++row)
        rows << list->model()->index(row, 0).data().toString();
    return rows;
}

RowMark markOf(Console& console, IncidentId incident)
{
    const auto* model = console.named<BoardView>("queueView")->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        const QModelIndex index = model->index(row, 0);
        if (index.data(IdRole).toLongLong() == incident.value)
            return static_cast<RowMark>(index.data(RowMarkRole).toInt());
    }
    return RowMark::None;
}

void byAnother(Console& console, const Command& command)
{
    mustAs(console.desk, supervisorSeat(), command);
    console.desk.sync();
    QTest::qWait(5);
}

} // namespace

class tst_Hands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatCanBeUndoneIsOfferedForTenSeconds();
    void whoeverWasSentSilentlyIsToldOfTheUndoWithoutVoice();
    void theUndoKeyTakesItBackAndSaysWhomToTell();
    void whatCannotBeUndoneIsNotOffered();
    void anOfferEndsWithWhatOvertakesIt();
    void anActOfAnotherWindowIsNeverOffered();
    void theUndoKeySaysWhichActItIs();
    void theUndoKeyNamesBothOfTwo();
    void whatWasDoneIsReadBesideItsUndo();
    void aRefusalIsReadToItsEnd();
    void whatIsMissingIsToldWithWhatCouldStandThere();
    void aWholeWordIsToldWhyNot();
    void aFirearmWithDangerHasAButtonForWhoDecides();
    void whatOnePersonTypedIsNotForTheNext();
    void whatIsRefusedAfterItsPersonLeftWaitsForThem();
    void whatIsToBeSealedComesBackToItsPersonAlone();
    void whatNobodyHasSignedForGoesWithWhoSignsOn();
    void theLineThatWouldHaveDoneItIsTaught();
    void whatIsTaughtShowsNoWordsOfAPerson();
    void theLastResultsAreHadAgain();
    void aMacroRunsItsLinesAndSaysWhatTheyAre();
    void aMacroStopsWhereItIsRefused();
    void macrosAreMadeOnTheScreenAndByCommand();
    void shiftTabTakesTheNextPossibleWord();
    void theTrailGoesBackSeveralSteps();
    void altLeftGoesBackToWhatWasInHand();
    void parkedCallsAreCountedListedAndTaken();
    void whatOthersChangedIsMarkedUntilSeen();
    void twoPeopleInOneFieldAreAskedWhichHolds();
    void everyoneCanUseIt_data();
    void everyoneCanUseIt();
};

void tst_Hands::whatCanBeUndoneIsOfferedForTenSeconds()
{
    Console console;
    console.enter(kNew);
    QVERIFY(!undoButton(console).isVisible()); // a call stays
    console.enter(QStringLiteral("h . keyholder comes"));
    QVERIFY(undoButton(console).isVisible());
    QVERIFY2(undoButton(console).text().contains(QStringLiteral("10")),
             qPrintable(undoButton(console).text()));
    UndoOffer& offer = console.window().bar().undo();
    for (int second = 1; second < kUndoSeconds; ++second)
        offer.tick();
    QVERIFY(undoButton(console).isVisible());
    QVERIFY(undoButton(console).text().contains(QStringLiteral("1 s")));
    offer.tick();
    QVERIFY(!undoButton(console).isVisible());
    console.key(Qt::Key_M, Qt::ControlModifier);
    QCOMPARE(console.result().kind(), ResultKind::Refused);
    QCOMPARE(console.newest().stage, IncidentStage::Held);
}

void tst_Hands::whoeverWasSentSilentlyIsToldOfTheUndoWithoutVoice()
{
    Console console;
    console.enter(kNew);
    const QString quietly = QStringLiteral("without voice");
    console.enter(QStringLiteral("d 3A12 . silent"));
    QVERIFY2(undoButton(console).toolTip().contains(quietly),
             qPrintable(undoButton(console).toolTip()));
    // By a slip: the silence is back with the undo.
    console.enter(QStringLiteral("d 2A11 . voice"));
    QVERIFY2(undoButton(console).toolTip().contains(quietly),
             qPrintable(undoButton(console).toolTip()));
    console.key(Qt::Key_M, Qt::ControlModifier);
    QTRY_COMPARE(console.newest().assignments.size(), std::size_t(1));
    // Whoever has left it works nothing now.
    console.enter(QStringLiteral("cl 3A12"));
    QVERIFY2(undoButton(console).toolTip().contains(quietly),
             qPrintable(undoButton(console).toolTip()));
}

void tst_Hands::theUndoKeyTakesItBackAndSaysWhomToTell()
{
    Console console;
    console.enter(kNew);
    console.enter(QStringLiteral("d 3A12 ."));
    QVERIFY(undoButton(console).toolTip().contains(QStringLiteral("3A12")));
    console.key(Qt::Key_M, Qt::ControlModifier);
    QTRY_COMPARE(console.result().kind(), ResultKind::Done);
    QTRY_VERIFY(console.newest().assignments.empty());
    QVERIFY2(console.result().text().contains(QStringLiteral("Tell 3A12 by radio")),
             qPrintable(console.result().text()));
    QCOMPARE(console.result().line(), QStringLiteral("undo"));
    QVERIFY(!undoButton(console).isVisible()); // an undo is not undone
    QVERIFY(console.desk.lastCommand<Undo>()->act.has_value());
}

void tst_Hands::whatCannotBeUndoneIsNotOffered()
{
    Console console;
    console.enter(kNew);
    console.enter(QStringLiteral("d 3A12 ."));
    QVERIFY(undoButton(console).isVisible());
    for (const char* line : {"n . at the door", "em 3A12", "ans . weapon in_hand"}) {
        console.enter(QString::fromLatin1(line));
        QVERIFY2(!undoButton(console).isVisible(), line);
    }
    // It would lower a priority.
    console.enter(QStringLiteral("pri . p1 knife seen"));
    QVERIFY(!undoButton(console).isVisible());
}

void tst_Hands::anOfferEndsWithWhatOvertakesIt()
{
    Console console;
    console.enter(kNew);
    console.enter(QStringLiteral("d 3A12 ."));
    QVERIFY(undoButton(console).isVisible());
    byAnother(console, MarkOnScene{{UnitId("3A12")}, ""});
    QVERIFY(!undoButton(console).isVisible());
}

void tst_Hands::aFirearmWithDangerHasAButtonForWhoDecides()
{
    Console console;
    console.enter(kNew);
    auto* button = console.named<KeyButton>("riskDecide");
    QVERIFY(!button->isVisible());
    console.enter(QStringLiteral("rp . not_decided Sgt. Hale is asked"));
    QTRY_VERIFY(button->isVisible());
    QVERIFY(button->isEnabled());
    button->click();
    QVERIFY(console.named<QWidget>("incidentPanel")->isVisible());
}

// On a small screen the keys along the bottom give way, not the words, and come back.
void tst_Hands::whatWasDoneIsReadBesideItsUndo()
{
    Console console(QSize(1366, 768));
    console.enter(kNew);
    const auto* first = console.named<QWidget>("hint_newCall");
    QVERIFY(first->isVisible());
    console.enter(QStringLiteral("h . keyholder comes, by car from the other end of the county"));
    QVERIFY(undoButton(console).isVisible());
    const int third = console.named<QWidget>("commandBar")->width() / 3;
    const int wanted = std::min(console.result().sizeHint().width(), third);
    QVERIFY(wanted > 300);
    QTRY_VERIFY2(console.result().width() >= wanted,
                 qPrintable(QString::number(console.result().width())));
    for (int second = 0; second < kUndoSeconds; ++second)
        console.window().bar().undo().tick();
    QTRY_VERIFY(first->isVisible());
}

// What to do now stands at the end of a refusal. The keys come back with what is said next.
void tst_Hands::aRefusalIsReadToItsEnd()
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
void tst_Hands::whatIsMissingIsToldWithWhatCouldStandThere()
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
void tst_Hands::aWholeWordIsToldWhyNot()
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

void tst_Hands::theUndoKeySaysWhichActItIs()
{
    Console console;
    console.enter(kNew);
    console.enter(QStringLiteral("d 3A12 ."));
    const QString label = undoButton(console).text();
    QVERIFY2(label.startsWith(QStringLiteral("Undo: ")), qPrintable(label));
    QVERIFY2(label.contains(QStringLiteral("3A12")), qPrintable(label));
    QVERIFY(undoButton(console).accessibleName() == label);
    // A long act is cut on the button and whole in its hint.
    const QString reason = QString(60, u'x');
    console.enter(QStringLiteral("undo"));
    console.enter(QStringLiteral("h . ") + reason);
    QVERIFY(undoButton(console).text().size() < 60);
    QVERIFY(undoButton(console).toolTip().contains(reason));
}

void tst_Hands::theUndoKeyNamesBothOfTwo()
{
    Console console;
    console.enter(kNew);
    console.enter(QStringLiteral("d 3A12,2A11 ."));
    console.enter(QStringLiteral("en 3A12,2A11"));
    const QString label = undoButton(console).text();
    QVERIFY2(label.contains(QStringLiteral("3A12")), qPrintable(label));
    QVERIFY2(label.contains(QStringLiteral("2A11")), qPrintable(label));
}

void tst_Hands::whatOnePersonTypedIsNotForTheNext()
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

void tst_Hands::whatIsRefusedAfterItsPersonLeftWaitsForThem()
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

void tst_Hands::whatIsToBeSealedComesBackToItsPersonAlone()
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

void tst_Hands::whatNobodyHasSignedForGoesWithWhoSignsOn()
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

void tst_Hands::anActOfAnotherWindowIsNeverOffered()
{
    Console console;
    console.enter(kNew);
    const IncidentId id = console.newest().id;
    console.enter(QStringLiteral("d 2A11 ."));
    byAnother(console, sending({UnitId("3A12")}, id));
    QVERIFY(undoButton(console).isVisible());
    console.key(Qt::Key_M, Qt::ControlModifier);
    QTRY_COMPARE(console.newest().assignments.size(), std::size_t(1));
    QCOMPARE(console.newest().assignments.front().unit, UnitId("3A12"));
}

void tst_Hands::theLineThatWouldHaveDoneItIsTaught()
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

void tst_Hands::whatIsTaughtShowsNoWordsOfAPerson()
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

void tst_Hands::theLastResultsAreHadAgain()
{
    Console console;
    console.enter(kNew);
    console.enter(QStringLiteral("h . keyholder comes"));
    console.enter(QStringLiteral("os 9Z99"));
    console.line()->clear();
    console.key(Qt::Key_2, Qt::ControlModifier);
    const QWidget* before = QApplication::focusWidget();
    console.key(Qt::Key_H, Qt::ControlModifier);
    auto* band = console.named<BandList>("resultList");
    QVERIFY(band->isVisible());
    const QStringList rows = rowsOf(console, "resultListView");
    QCOMPARE(rows.size(), 3);
    QVERIFY2(rows.at(0).contains(QStringLiteral("not done")), qPrintable(rows.at(0)));
    QVERIFY2(rows.at(1).contains(QStringLiteral("[h . keyholder comes]")), qPrintable(rows.at(1)));
    console.key(Qt::Key_Escape);
    QVERIFY(!band->isVisible());
    QCOMPARE(QApplication::focusWidget(), before);
    console.key(Qt::Key_H, Qt::ControlModifier);
    console.key(Qt::Key_Down);
    console.key(Qt::Key_Return);
    QCOMPARE(console.line()->text(), QStringLiteral("h . keyholder comes"));
    for (std::size_t n = 0; n < kResultsMax + 5; ++n)
        console.window().tell(QStringLiteral("more"), Tone::Quiet);
    QCOMPARE(console.window().bar().results().size(), kResultsMax);
}

void tst_Hands::aMacroRunsItsLinesAndSaysWhatTheyAre()
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

void tst_Hands::aMacroStopsWhereItIsRefused()
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

void tst_Hands::macrosAreMadeOnTheScreenAndByCommand()
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

void tst_Hands::shiftTabTakesTheNextPossibleWord()
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

void tst_Hands::theTrailGoesBackSeveralSteps()
{
    WorkTrail trail;
    Instant now{1'000'000};
    const auto note = [&](const WorkSpot& spot, Span after = Span::minutes(1)) {
        now = now + after;
        trail.note(spot, now);
    };
    QVERIFY(!trail.back());
    note(IncidentId(1));
    note(CallInHand{7});
    note(IncidentId(2));
    note(IncidentId(2));
    QVERIFY(*trail.back() == WorkSpot(CallInHand{7}));
    QVERIFY(*trail.back() == WorkSpot(IncidentId(1)));
    QVERIFY(!trail.back());
    QVERIFY(*trail.forward() == WorkSpot(CallInHand{7}));
    note(IncidentId(3)); // from here on there is another way
    QVERIFY(!trail.forward());
    // Rows that were passed in the queue are no work.
    note(IncidentId(4), Span::minutes(1));
    note(IncidentId(5), Span{kGlance.ms - 1});
    note(IncidentId(6), Span{kGlance.ms - 1});
    QVERIFY(*trail.back() == WorkSpot(IncidentId(3)));
    trail.drop(CallInHand{7});
    QVERIFY(*trail.back() == WorkSpot(IncidentId(1)));
    for (int n = 0; n < 3 * static_cast<int>(kTrailMax); ++n)
        note(IncidentId(100 + n));
    std::size_t steps = 0;
    while (trail.back())
        ++steps;
    QCOMPARE(steps, kTrailMax - 1);
}

void tst_Hands::altLeftGoesBackToWhatWasInHand()
{
    Console console;
    console.enter(kNew);
    const IncidentId first = console.newest().id;
    console.enter(QStringLiteral("new NOISE @\"9 Elm St\""));
    const IncidentId second = console.newest().id;
    DispatchWorkspace& desk = console.window().dispatch();
    desk.choose(first);
    console.desk.pass(Span::minutes(1));
    desk.choose(second);
    console.desk.pass(Span::minutes(1));
    console.key(Qt::Key_F2);
    console.type(QStringLiteral("40 Main St"));
    auto* intake = console.named<IntakePanel>("intakePanel");
    QVERIFY(intake->isBusy());
    // Back through the call to what was before; the call is parked, not lost.
    console.key(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(desk.selected(), std::optional(second));
    QCOMPARE(intake->parkedCount(), 1);
    console.key(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(desk.selected(), std::optional(first));
    console.key(Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(desk.selected(), std::optional(second));
    console.key(Qt::Key_Right, Qt::AltModifier);
    QVERIFY(intake->isBusy());
    QCOMPARE(intake->parkedCount(), 0);
}

void tst_Hands::parkedCallsAreCountedListedAndTaken()
{
    Console console;
    console.key(Qt::Key_F2, Qt::ControlModifier);
    QVERIFY(console.result().text().contains(QStringLiteral("No call is parked")));
    for (const char* place : {"1 Elm St", "2 Elm St", "3 Elm St"}) {
        console.key(Qt::Key_F2);
        console.type(QString::fromLatin1(place));
        console.desk.pass(Span::minutes(1));
    }
    auto* intake = console.named<IntakePanel>("intakePanel");
    QCOMPARE(intake->parkedCount(), 2);
    auto* strip = console.named<StatusStrip>("statusStrip");
    QVERIFY2(strip->accessibleDescription().contains(QStringLiteral("2 parked")),
             qPrintable(strip->accessibleDescription()));
    console.key(Qt::Key_F2, Qt::ControlModifier);
    const QStringList rows = rowsOf(console, "parkedListView");
    QCOMPARE(rows.size(), 2);
    QVERIFY2(rows.at(0).contains(QStringLiteral("1 Elm St")), qPrintable(rows.at(0)));
    console.key(Qt::Key_Down);
    console.key(Qt::Key_Return);
    QCOMPARE(console.named<QLineEdit>("intakeLocation")->text(), QStringLiteral("2 Elm St"));
    QCOMPARE(intake->parkedCount(), 2); // the third one waits now
}

void tst_Hands::whatOthersChangedIsMarkedUntilSeen()
{
    Console console;
    console.enter(kNew);
    const IncidentId first = console.newest().id;
    console.enter(QStringLiteral("new NOISE @\"9 Elm St\""));
    const IncidentId second = console.newest().id;
    DispatchWorkspace& desk = console.window().dispatch();
    desk.choose(first);
    desk.choose(second);
    auto* part = console.named<QWidget>("incidentChanges");
    QVERIFY(!part->isVisible());
    console.enter(QStringLiteral("pri %1 p1 own act").arg(first.value)); // one's own is no news
    QCOMPARE(markOf(console, first), RowMark::None);
    byAnother(console, ChangeLocation{first, std::nullopt, at("14 Elm St"), "caller moved"});
    byAnother(console, AddNote{first, std::nullopt, "brother is there", FieldClass::Police, {}});
    QCOMPARE(markOf(console, first), RowMark::Changed);
    QCOMPARE(markOf(console, second), RowMark::None);
    desk.choose(first);
    QTRY_VERIFY(part->isVisible());
    QCOMPARE(markOf(console, first), RowMark::None); // one looks at it now
    const auto& told = console.named<TextColumn>("changesRows")->items();
    QCOMPARE(told.size(), std::size_t(2));
    QCOMPARE(told.at(0).lead, QStringLiteral("Notes"));
    QVERIFY2(told.at(1).blocks.front().text.contains(QStringLiteral("12 Oak Ave")),
             qPrintable(told.at(1).blocks.front().text));
    // And at the field itself.
    const auto& rows = console.named<TextColumn>("incidentRows")->items();
    QVERIFY2(rows.front().blocks.front().text.contains(QStringLiteral("changed")),
             qPrintable(rows.front().blocks.front().text));
    QTest::qWait(300); // layouts have followed
    testkit::saveToGallery(console.window(), QStringLiteral("hands-changed"));
    desk.choose(second);
    desk.choose(first);
    QTRY_VERIFY(!part->isVisible());
}

void tst_Hands::twoPeopleInOneFieldAreAskedWhichHolds()
{
    Console console;
    console.enter(kNew);
    const IncidentId id = console.newest().id;
    auto* intake = console.named<IntakePanel>("intakePanel");
    intake->continueWith(id);
    auto* place = console.named<QLineEdit>("intakeLocation");
    auto* row = console.named<ConflictRow>("conflictRow");
    const auto typeOver = [&](const QString& text) {
        place->setFocus();
        place->selectAll();
        QTest::keyClicks(place, text);
    };
    typeOver(QStringLiteral("15 Elm St"));
    QVERIFY(!row->isVisible());
    byAnother(console, ChangeLocation{id, std::nullopt, at("14 Elm St"), "caller moved"});
    QVERIFY(row->isVisible());
    QCOMPARE(place->text(), QStringLiteral("15 Elm St")); // not a letter is lost
    const QString words = console.named<QLabel>("conflictWords")->text();
    QVERIFY2(words.contains(QStringLiteral("14 Elm St")), qPrintable(words));
    QTest::qWait(300);
    testkit::saveToGallery(console.window(), QStringLiteral("hands-conflict"));
    // Leaving the field overwrites nothing.
    console.named<QLineEdit>("intakeType")->setFocus();
    QTest::qWait(20);
    QCOMPARE(console.newest().location.text, std::string("14 Elm St"));
    console.key(Qt::Key_U, Qt::AltModifier);
    QCOMPARE(place->text(), QStringLiteral("14 Elm St"));
    QVERIFY(!row->isVisible());
    // And the other way round.
    typeOver(QStringLiteral("16 Elm St"));
    byAnother(console, ChangeLocation{id, std::nullopt, at("17 Elm St"), "again"});
    QVERIFY(row->isVisible());
    console.key(Qt::Key_K, Qt::AltModifier);
    QTRY_COMPARE(console.newest().location.text, std::string("16 Elm St"));
    QVERIFY(!row->isVisible());
    // What nobody types in merges by itself.
    byAnother(console, ChangeType{id, TypeCode("NOISE")});
    QTRY_COMPARE(console.named<QLineEdit>("intakeType")->text(), QStringLiteral("NOISE"));
    QVERIFY(!row->isVisible());
}

void tst_Hands::everyoneCanUseIt_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("theme");
    QTest::addColumn<int>("zoom");
    QTest::newRow("night") << QSize(1920, 1080) << QStringLiteral("night") << 100;
    QTest::newRow("day-small") << QSize(1366, 768) << QStringLiteral("day") << 100;
    QTest::newRow("large") << QSize(1920, 1080) << QStringLiteral("night") << 150;
}

void tst_Hands::everyoneCanUseIt()
{
    QFETCH(QSize, size);
    QFETCH(QString, theme);
    QFETCH(int, zoom);
    Console console(size, theme, zoom);
    console.enter(kNew);
    console.key(Qt::Key_F2);
    console.type(QStringLiteral("1 Elm St"));
    console.key(Qt::Key_F2);
    console.enter(QStringLiteral("n . neighbor has a key"));
    askBeside(console, sending({UnitId("3A12"), UnitId("2A11")}, console.newest().id));
    const QString tag = QString::fromUtf8(QTest::currentDataTag());
    const auto check = [&](const QString& what) {
        QTest::qWait(300);
        QCOMPARE(console.window().size(), size);
        const auto access = testkit::accessFindings(console.window());
        QVERIFY2(access.empty(), qPrintable(what + testkit::toldFindings(access)));
        const auto clipped = testkit::clippingFindings(console.window());
        QVERIFY2(clipped.empty(), qPrintable(what + testkit::toldFindings(clipped)));
        testkit::saveToGallery(console.window(), QStringLiteral("hands-%1-%2").arg(what, tag));
    };
    check(QStringLiteral("taught"));
    console.key(Qt::Key_H, Qt::ControlModifier);
    check(QStringLiteral("results"));
    console.key(Qt::Key_F2, Qt::ControlModifier);
    check(QStringLiteral("parked"));
    // The whole page is looked at in every size by the tests of its panels.
    if (zoom > 100 || size.height() < 1000)
        return;
    console.window().goTo(MainWindow::Workspace::Admin);
    check(QStringLiteral("macros"));
}

HAVEN_TESTS(tst_Hands)
#include "tst_hands.moc"
