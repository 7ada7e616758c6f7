#include "models/items/wall_figures.h"
#include "tests/testkit/test_program.h"
#include "tests/testkit/ui/access_check.h"
#include "tests/ui/console_scene.h"
#include "ui/boards/board_windows.h"
#include "ui/intake/intake_panel.h"
#include "ui/layouts/layout_desk.h"
#include "ui/map/map_panel.h"
#include "ui/queue/queue_panel.h"
#include "ui/shell/command_bar.h"
#include "ui/shell/dispatch_workspace.h"
#include "ui/units/units_panel.h"
#include "ui/wall/wall_window.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/board_view.h"

#include <QListView>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>
#include <QtTest>

using namespace haven;
using namespace haven::test;
using namespace haven::ui;

// Layouts of the desk, boards in windows of their own, and the display on the wall.
class tst_Layouts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLayoutIsSavedAndChosenByKeys();
    void escapeLeavesTheLayoutsAndTheFocusIsBack();
    void aPersonBeginsWithTheirRole();
    void aDispatcherBeginsAsEver();
    void whatIsPutAwayComesBackWhereItIsWanted();
    void aMovedBorderIsKept();
    void aBoardStandsInAWindowOfItsOwn();
    void whatIsChosenThereIsChosenAtTheDesk();
    void aFailingDiskIsToldOnABoardThatOpensLater();
    void whatIsLateNextTakesNoCallOutOfTheHand();
    void closingABoardLosesNothing();
    void whatOnePersonMovedIsNotKeptForTheNext();
    void theEndOfTheProgramIsNoClosing();
    void aBoardIsCoveredOrKeptAsTheDeskIs();
    void aRestrictedIncidentShowsItsTitleOnly();
    void noMoreThanEightBoardsStandBeside();
    void theQueueIsNeverCoveredByAnotherPanel();
    void theWallLeavesTheQueueInSight();
    void theWallShowsFiguresAndNoCareText();
    void aKeyOnesOwnWorksWhereNoneIsShipped();
    void theyAreHeardAfterAChangeOfLanguage();
    void everyoneCanUseThem();
};

namespace {

QStringList layoutRows(const QAbstractItemModel& model)
{
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row)
        rows << model.index(row, 0).data().toString();
    return rows;
}

BoardWindows& boardsOf(Console& console)
{
    return console.window().layouts().boards();
}

// The desk has the keyboard again, as after a click on it.
void backTo(Console& console)
{
    console.window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&console.window()));
}

Seat nobody()
{
    Seat seat = dispatcherSeat();
    seat.agent = AgentId();
    seat.roles.clear();
    return seat;
}

} // namespace

void tst_Layouts::aLayoutIsSavedAndChosenByKeys()
{
    Console console;
    console.window().dispatch().turnPart(DeskPart::Units);
    QVERIFY(!console.named<QWidget>("unitsPanel")->isVisible());
    console.window().layouts().save();
    QVERIFY(console.named<QLineEdit>("layoutName")->hasFocus());
    console.type(QStringLiteral("one board"));
    console.key(Qt::Key_Return);
    QVERIFY(!console.named<QWidget>("layoutBand")->isVisible());
    QVERIFY(console.result().text().contains(QStringLiteral("one board")));
    QCOMPARE(console.preferences().current().layouts.count("one board"), std::size_t(1));

    console.window().layouts().reset();
    QVERIFY(console.named<QWidget>("unitsPanel")->isVisible());
    console.key(Qt::Key_Y, Qt::ControlModifier | Qt::ShiftModifier);
    auto* list = console.named<QListView>("layoutList");
    QVERIFY(list->hasFocus());
    const QStringList rows = layoutRows(*list->model());
    QCOMPARE(rows.size(), 6);
    QVERIFY(rows.last().startsWith(QStringLiteral("one board")));
    console.key(Qt::Key_End);
    console.key(Qt::Key_Return);
    QVERIFY(!console.named<QWidget>("unitsPanel")->isVisible());
    QCOMPARE(console.preferences().current().layout, std::string("one board"));

    console.key(Qt::Key_Y, Qt::ControlModifier | Qt::ShiftModifier);
    console.key(Qt::Key_Delete); // the one chosen last is current
    QVERIFY(console.preferences().current().layouts.empty());
    QVERIFY(!console.named<QWidget>("unitsPanel")->isVisible());
}

void tst_Layouts::escapeLeavesTheLayoutsAndTheFocusIsBack()
{
    Console console;
    console.key(Qt::Key_2, Qt::ControlModifier);
    QWidget* before = QApplication::focusWidget();
    console.key(Qt::Key_Y, Qt::ControlModifier | Qt::ShiftModifier);
    console.key(Qt::Key_Escape);
    QCOMPARE(QApplication::focusWidget(), before);
    QVERIFY(!console.named<QWidget>("layoutBand")->isVisible());
    // A bad name is said, and nothing is kept.
    console.window().layouts().save();
    console.type(QStringLiteral("dispatcher"));
    console.key(Qt::Key_Return);
    QCOMPARE(console.result().kind(), ResultKind::Refused);
    QVERIFY(console.preferences().current().layouts.empty());
}

void tst_Layouts::aPersonBeginsWithTheirRole()
{
    Console console;
    Seat seat = supervisorSeat();
    console.desk.setSeat(seat);
    console.preferences().restore({});
    QVERIFY(!console.named<QWidget>("whoPanel")->isVisible());
    QVERIFY(console.named<QWidget>("unitsPanel")->isVisible());
}

void tst_Layouts::aDispatcherBeginsAsEver()
{
    Console console;
    const auto sizes = console.named<QSplitter>("boards")->sizes();
    console.preferences().restore({});
    QCOMPARE(console.named<QSplitter>("boards")->sizes(), sizes);
    QVERIFY(!console.preferences().current().desk);
    QCOMPARE(boardsOf(console).count(), std::size_t(0));
}

void tst_Layouts::whatIsPutAwayComesBackWhereItIsWanted()
{
    Console console;
    console.window().dispatch().turnPart(DeskPart::Map);
    QVERIFY(!console.named<QWidget>("mapPanel")->isVisible());
    console.key(Qt::Key_3, Qt::ControlModifier);
    QVERIFY(console.named<QWidget>("mapPanel")->isVisible());
    QVERIFY(console.preferences().current().desk->hidden.empty());
}

void tst_Layouts::aMovedBorderIsKept()
{
    Console console;
    auto* boards = console.named<QSplitter>("boards");
    QSplitterHandle* handle = boards->handle(1);
    const QPoint at = handle->rect().center();
    QTest::mousePress(handle, Qt::LeftButton, {}, at);
    QTest::mouseMove(handle, at + QPoint(60, 0));
    QTest::mouseRelease(handle, Qt::LeftButton, {}, at + QPoint(60, 0));
    const auto desk = console.preferences().current().desk;
    QVERIFY(desk.has_value());
    QCOMPARE(desk->across.size(), std::size_t(3));
    const int left = boards->sizes().first();
    // The other size and back: it is the person's share that stays.
    console.window().resize(1700, 1000);
    console.window().resize(1920, 1080);
    QVERIFY(std::abs(boards->sizes().first() - left) <= 4);
}

void tst_Layouts::aBoardStandsInAWindowOfItsOwn()
{
    Console console;
    console.desk.room().open("NOISE", "9 Orchard St");
    console.desk.sync();
    console.key(Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(console.named<QListView>("boardListView")->hasFocus());
    console.key(Qt::Key_Return); // the queue
    QCOMPARE(boardsOf(console).count(), std::size_t(1));
    BoardWindow& board = boardsOf(console).window(0);
    QVERIFY(board.isVisible());
    QVERIFY(board.windowTitle().contains(QStringLiteral("Queue")));
    QCOMPARE(board.panel()->view().model()->rowCount(),
             console.named<QueuePanel>("queuePanel")->view().model()->rowCount());
    // Its filter is its own.
    board.panel()->setFilterText(QStringLiteral("p:1"));
    QVERIFY(board.panel()->view().model()->rowCount() <
            console.named<QueuePanel>("queuePanel")->view().model()->rowCount());
    // The same from the menu of the headings.
    auto* units = console.named<UnitsPanel>("unitsPanel");
    units->view().openHeaderMenu();
    auto* menu = units->findChild<QMenu*>(QStringLiteral("headerMenu"));
    QVERIFY(menu != nullptr);
    auto* act = menu->findChild<QAction*>(QStringLiteral("boardOwnWindow"));
    QVERIFY(act != nullptr);
    act->trigger();
    menu->close();
    QCOMPARE(boardsOf(console).count(), std::size_t(2));
    QVERIFY(qobject_cast<UnitsPanel*>(boardsOf(console).window(1).panel()) != nullptr);
}

void tst_Layouts::whatIsChosenThereIsChosenAtTheDesk()
{
    Console console;
    console.desk.room().open("NOISE", "9 Orchard St");
    const IncidentId second = console.desk.room().open("WELFARE", "Harbor Green");
    console.desk.sync();
    boardsOf(console).open(BoardKind::Queue);
    auto* queue = qobject_cast<QueuePanel*>(boardsOf(console).window(0).panel());
    QVERIFY(queue != nullptr);
    queue->select(second);
    QCOMPARE(console.window().dispatch().selected(), std::optional(second));
    // And the other way.
    const IncidentId third = console.desk.room().open("NOISE", "3 Elm St");
    console.desk.sync();
    console.window().select(third);
    QCOMPARE(queue->selected(), std::optional(third));
    // A line that is wanted there is typed here.
    Q_EMIT queue->requestLine(QStringLiteral("d "));
    QCOMPARE(console.line()->text(), QStringLiteral("d "));
}

void tst_Layouts::aFailingDiskIsToldOnABoardThatOpensLater()
{
    Console console;
    const QString full = QStringLiteral("The disk is full.");
    boardsOf(console).open(BoardKind::Units);
    console.desk.setHealth(StoreHealth::Failing, full);
    boardsOf(console).open(BoardKind::Queue);
    for (const std::size_t at : {std::size_t(0), std::size_t(1)}) {
        auto* banner =
            boardsOf(console).window(at).findChild<Banner*>(QStringLiteral("boardHealth"));
        QVERIFY(banner != nullptr);
        QVERIFY(banner->isVisible());
        QCOMPARE(banner->text(), full);
    }
    console.desk.setHealth(StoreHealth::Good, {});
    for (const std::size_t at : {std::size_t(0), std::size_t(1)}) {
        QVERIFY(!boardsOf(console)
                     .window(at)
                     .findChild<Banner*>(QStringLiteral("boardHealth"))
                     ->isVisible());
    }
}

void tst_Layouts::whatIsLateNextTakesNoCallOutOfTheHand()
{
    Console console;
    const IncidentId waiting = console.desk.room().open("WELFARE", "Harbor Green");
    console.desk.sync();
    must(console.desk, RequestClinician{waiting, ""});
    console.desk.sync();
    console.key(Qt::Key_F2);
    console.named<QLineEdit>("intakeLocation")->setFocus();
    console.type(QStringLiteral("12 Oak A"));
    auto* call = console.named<IntakePanel>("intakePanel");
    const std::int64_t inHand = call->numberInHand();
    const auto chosen = console.window().dispatch().selected();
    boardsOf(console).open(BoardKind::Timers);
    const BoardView& late = boardsOf(console).window(0).panel()->view();
    QVERIFY(late.currentIndex().isValid());
    QCOMPARE(call->numberInHand(), inHand);
    QVERIFY(call->isVisible());
    QCOMPARE(call->parkedCount(), 0);
    QCOMPARE(console.window().dispatch().selected(), chosen);
}

void tst_Layouts::closingABoardLosesNothing()
{
    Console console;
    boardsOf(console).open(BoardKind::Units);
    boardsOf(console).window(0).panel()->setFilterText(QStringLiteral("is:free"));
    QTRY_COMPARE(console.preferences().current().desk->windows.size(), std::size_t(1));
    QTRY_COMPARE(console.preferences().current().desk->windows[0].filter, std::string("is:free"));
    backTo(console);
    console.window().layouts().save();
    console.type(QStringLiteral("with units"));
    console.key(Qt::Key_Return);
    boardsOf(console).window(0).leave();
    QTRY_COMPARE(boardsOf(console).count(), std::size_t(0));
    QVERIFY(console.preferences().current().desk->windows.empty());
    console.preferences().choose(*withLayoutChosen(console.preferences().current(), "with units"));
    QCOMPARE(boardsOf(console).count(), std::size_t(1));
    QCOMPARE(boardsOf(console).window(0).panel()->filterText(), QStringLiteral("is:free"));
}

void tst_Layouts::whatOnePersonMovedIsNotKeptForTheNext()
{
    Console console;
    boardsOf(console).open(BoardKind::Units);
    boardsOf(console).window(0).panel()->setFilterText(QStringLiteral("is:free"));
    console.desk.setSeat(supervisorSeat());
    QTest::qWait(600); // longer than a board takes to settle
    QVERIFY(console.preferences().current().desk->windows[0].filter.empty());
}

void tst_Layouts::theEndOfTheProgramIsNoClosing()
{
    Console console;
    boardsOf(console).open(BoardKind::Units);
    QCOMPARE(console.preferences().current().desk->windows.size(), std::size_t(1));
    console.window().close();
    QCOMPARE(boardsOf(console).count(), std::size_t(0));
    QCOMPARE(console.preferences().current().desk->windows.size(), std::size_t(1));
}

void tst_Layouts::aBoardIsCoveredOrKeptAsTheDeskIs()
{
    Console console;
    boardsOf(console).open(BoardKind::Units);
    QWidget* panel = boardsOf(console).window(0).panel();
    QVERIFY(panel->isVisible());
    // A lock or a sign-off never hides a board at a dispatch position.
    console.desk.setSeat(nobody());
    QVERIFY(panel->isVisible());
    console.desk.setSeat(clinicianSeat());
    QVERIFY(panel->isVisible());
    Seat left = nobody();
    console.desk.setSeat(left);
    QVERIFY(!panel->isVisible());
    QVERIFY(
        boardsOf(console).window(0).findChild<QWidget*>(QStringLiteral("boardCover"))->isVisible());
    console.desk.setSeat(dispatcherSeat());
    QVERIFY(panel->isVisible());
}

void tst_Layouts::aRestrictedIncidentShowsItsTitleOnly()
{
    Console console;
    const IncidentId hidden = console.desk.room().open("WELFARE", "77 Secret Ln");
    console.desk.sync();
    must(console.desk, ChangePriority{hidden, Priority::P1, "heard more"});
    console.desk.sync();
    mustAs(console.desk, supervisorSeat(),
           RestrictIncident{hidden, Visibility::Restricted, "about a colleague"});
    console.desk.sync();
    boardsOf(console).open(BoardKind::Queue);
    const auto& model = *boardsOf(console).window(0).panel()->view().model();
    QString shown;
    for (int row = 0; row < model.rowCount(); ++row) {
        for (int column = 0; column < model.columnCount(); ++column)
            shown += model.index(row, column).data().toString() + QLatin1Char('\n');
    }
    QVERIFY(!shown.contains(QStringLiteral("Secret")));
    // On the wall not even the title.
    const WallFigures figures =
        wallFigures(console.desk.state(), console.desk.knowledge().codes, console.desk.now());
    QCOMPARE(figures.urgent.size(), std::size_t(1));
    QVERIFY(figures.urgent[0].label.empty());
    QVERIFY(figures.urgent[0].beat.empty());
}

void tst_Layouts::noMoreThanEightBoardsStandBeside()
{
    Console console;
    for (std::size_t n = 0; n < kBoardWindowsMax; ++n)
        boardsOf(console).open(BoardKind::Units);
    QCOMPARE(boardsOf(console).count(), kBoardWindowsMax);
    boardsOf(console).open(BoardKind::Units);
    QCOMPARE(boardsOf(console).count(), kBoardWindowsMax);
    QCOMPARE(console.result().kind(), ResultKind::Refused);
    backTo(console);
    console.key(Qt::Key_W, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(boardsOf(console).count(), std::size_t(0));
}

void tst_Layouts::theQueueIsNeverCoveredByAnotherPanel()
{
    using Act = void (DispatchWorkspace::*)();
    const Act acts[] = {&DispatchWorkspace::focusIncident, &DispatchWorkspace::startCall,
                        &DispatchWorkspace::showChecklist, &DispatchWorkspace::showKeys,
                        &DispatchWorkspace::findPlace,     &DispatchWorkspace::showFeeds,
                        &DispatchWorkspace::showTimers,    &DispatchWorkspace::catchUp,
                        &DispatchWorkspace::focusWho};
    for (const QSize size : {QSize(1366, 768), QSize(1920, 1080)}) {
        Console console(size);
        auto* queue = console.named<QueuePanel>("queuePanel");
        for (const NamedLayout& layout : shippedLayouts()) {
            console.window().dispatch().takeLayout(layout.layout);
            for (const Act act : acts) {
                (console.window().dispatch().*act)();
                console.window().layouts().choose();
                QTest::qWait(1); // the band takes its room with the next turn of the loop
                QVERIFY(queue->isVisible());
                const QRect own(queue->mapTo(&console.window(), QPoint(0, 0)), queue->size());
                const auto panels = console.window().findChildren<QWidget*>();
                for (const QWidget* panel : panels) {
                    const bool isPanel = panel->objectName().endsWith(QStringLiteral("Panel")) ||
                                         panel->objectName().endsWith(QStringLiteral("Band"));
                    if (!isPanel || panel == queue || !panel->isVisible())
                        continue;
                    const QRect other(panel->mapTo(&console.window(), QPoint(0, 0)), panel->size());
                    QVERIFY2(!other.intersects(own), qPrintable(panel->objectName()));
                }
                console.key(Qt::Key_Escape);
            }
        }
    }
}

// Where there is one screen for both.
void tst_Layouts::theWallLeavesTheQueueInSight()
{
    QCOMPARE(QGuiApplication::screens().size(), 1);
    Console console(QSize(1366, 768));
    console.window().turnWall();
    WallWindow* wall = console.window().wall();
    QVERIFY(wall != nullptr);
    QVERIFY(!wall->isFullScreen());
    QVERIFY(!wall->frameGeometry().intersects(console.window().dispatch().queueOnScreen()));
}

void tst_Layouts::theWallShowsFiguresAndNoCareText()
{
    Console console;
    const IncidentId crisis = console.desk.room().open("WELFARE", "77 Secret Ln");
    console.desk.room().open("NOISE", "9 Orchard St");
    console.desk.sync();
    must(console.desk, ChangePriority{crisis, Priority::P1, "heard more"});
    console.desk.sync();
    must(console.desk, DeclareEmergency{UnitId("3A12"), "radio"});
    console.desk.sync();
    const IncidentId storm = console.desk.room().open("WIRES", "townwide");
    console.desk.room().open("WIRES", "1 Elm St");
    console.desk.sync();
    must(console.desk, GatherStorm{storm, {TypeCode("WIRES")}, {}, "crews are behind"});
    console.desk.sync();
    console.window().turnWall();
    WallWindow* wall = console.window().wall();
    QVERIFY(wall != nullptr);
    const QString storms =
        QStringLiteral("Storm %1: 1 held")
            .arg(QString::fromStdString(console.desk.state().incidents.at(storm).number));
    QVERIFY(wall->accessibleDescription().contains(storms));
    const WallFigures& figures = wall->figures();
    QVERIFY(figures.waiting >= 2);
    QCOMPARE(figures.unitsOnDuty, 3);
    QCOMPARE(figures.emergencies, std::vector<std::string>{"3A12"});
    const std::string& number = console.desk.state().incidents.at(crisis).number;
    QVERIFY(std::any_of(figures.urgent.begin(), figures.urgent.end(),
                        [&](const WallLine& line) { return line.number == number; }));
    QVERIFY(!wall->accessibleDescription().contains(QStringLiteral("Secret")));
    QVERIFY(wall->accessibleDescription().contains(QStringLiteral("3A12")));
    // No control: nothing in it can be pressed or typed into.
    QVERIFY(wall->findChildren<QWidget*>().isEmpty());
    QTest::keyClick(wall, Qt::Key_Escape);
    QTRY_VERIFY(console.window().wall() == nullptr);
}

void tst_Layouts::aKeyOnesOwnWorksWhereNoneIsShipped()
{
    Console console;
    auto* units = console.named<QWidget>("unitsPanel");
    Preferences own = console.preferences().current();
    own.keys.keys["unitsTurn"] = {"Ctrl+Shift+J"};
    console.preferences().choose(own);
    QVERIFY(units->isVisible());
    console.key(Qt::Key_J, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!units->isVisible());
    console.key(Qt::Key_J, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(units->isVisible());
}

// The window is made anew, and with it everything that was joined to the boards.
void tst_Layouts::theyAreHeardAfterAChangeOfLanguage()
{
    Console console;
    console.desk.room().open("NOISE", "9 Orchard St");
    const IncidentId second = console.desk.room().open("WELFARE", "Harbor Green");
    console.desk.sync();
    QSignalSpy remade(&console.window(), &MainWindow::remade);
    console.window().remakeSoon();
    QTRY_COMPARE(remade.count(), 1);
    console.key(Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(console.named<QListView>("boardListView")->hasFocus());
    console.key(Qt::Key_Return); // the queue
    QCOMPARE(boardsOf(console).count(), std::size_t(1));
    auto* queue = qobject_cast<QueuePanel*>(boardsOf(console).window(0).panel());
    QVERIFY(queue != nullptr);
    queue->select(second);
    QCOMPARE(console.window().dispatch().selected(), std::optional(second));
    Q_EMIT queue->requestLine(QStringLiteral("d "));
    QCOMPARE(console.line()->text(), QStringLiteral("d "));
    // Once, not twice.
    console.line()->clear();
    const std::size_t said = console.window().bar().results().size();
    console.window().layouts().reset();
    QCOMPARE(console.window().bar().results().size(), said + 1);
}

void tst_Layouts::everyoneCanUseThem()
{
    Console console;
    console.window().layouts().choose();
    const auto findings = testkit::accessFindings(console.window());
    QVERIFY2(findings.empty(), qPrintable(testkit::toldFindings(findings)));
    for (const auto board : {BoardKind::Queue, BoardKind::Units, BoardKind::Map, BoardKind::Timers})
        boardsOf(console).open(board);
    for (std::size_t at = 0; at < boardsOf(console).count(); ++at) {
        const auto others = testkit::accessFindings(boardsOf(console).window(at));
        QVERIFY2(others.empty(), qPrintable(testkit::toldFindings(others)));
    }
}

HAVEN_TESTS(tst_Layouts)
#include "tst_layouts.moc"
