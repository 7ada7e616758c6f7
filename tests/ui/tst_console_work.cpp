#include "models/items/incident_queue_model.h"
#include "models/items/unit_board_model.h"
#include "tests/testkit/test_program.h"
#include "tests/ui/console_scene.h"
#include "ui/intake/intake_panel.h"
#include "ui/shell/command_bar.h"
#include "ui/shell/dispatch_workspace.h"
#include "ui/shell/main_window.h"

#include <QApplication>
#include <QListView>
#include <QTableView>
#include <QtTest>

using namespace haven;
using namespace haven::test;
using namespace haven::ui;

namespace {

// The incident of the highlighted row, by its last digits; empty where no row is.
QString markedRow(Console& console)
{
    const auto* queue = console.named<QTableView>("queueView");
    const QModelIndex current = queue->selectionModel()->currentIndex();
    if (!current.isValid() || !queue->selectionModel()->isSelected(current))
        return {};
    return current.siblingAtColumn(static_cast<int>(QueueColumn::Incident)).data().toString();
}

QString numberOf(Console& console, IncidentId incident)
{
    return QString::fromStdString(console.desk.state().incidents.at(incident).number);
}

QString chosen(Console& console)
{
    const auto incident = console.window().dispatch().selected();
    return incident ? numberOf(console, *incident) : QString();
}

bool agree(Console& console, IncidentId incident)
{
    const QString number = numberOf(console, incident);
    const QString row = markedRow(console);
    const bool isSame = chosen(console) == number && !row.isEmpty() && number.endsWith(row);
    if (!isSame)
        qWarning("wanted %s, chosen %s, highlighted %s", qPrintable(number),
                 qPrintable(chosen(console)), qPrintable(row));
    return isSame;
}

IncidentId madeBy(Console& console, const char* line)
{
    console.enter(QString::fromLatin1(line));
    return console.newest().id;
}

} // namespace

class tst_ConsoleWork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signingOffLeavesTheHandsInAgent();
    void aLineAboutAnotherIncidentMovesNothing();
    void aLineLeavesTheRunningChecklistAlone();
    void whatALineMadeIsChosenEverywhere();
    void aCallInHandIsNotPutAsideByALine();
    void aNewCallSaysWhichOneIsChosen();
    void theKeyOfTheChecklistStandsAtTheFoot();
    void aSavedCallIsHighlightedInTheQueue();
    void fromACallInHandNoButtonOfAnotherIsReached();
    void aCallInHandIsNeverBehindAPageUncounted();
    void arrowsGoOnFromWhatIsChosen();
    void whatChangedNothingIsSaidSo();
    void newsIsNotMarkedAsDone();
    void tenIncidentsAreSeenOnASmallScreen();
    void aListStandsStillWhenItTakesTheFocus();
    void aUnitOfAnotherTownIsNamedWhole();
    void unitsStayInSightOnALowDesk();
};

// As F6 does while a call is being typed: the next Space confirms no fact of the other incident.
void tst_ConsoleWork::fromACallInHandNoButtonOfAnotherIsReached()
{
    Console console;
    const IncidentId other = madeBy(console, "new WELFARE @\"12 Oak Ave\" ! he has a knife");
    console.key(Qt::Key_F2);
    console.type(QStringLiteral("71 Quarry Rd"));
    console.window().dispatch().choose(other);
    QVERIFY(console.named<QWidget>("incidentPanel")->isVisible());
    const auto* queue = console.named<QTableView>("queueView");
    const QWidget* focus = QApplication::focusWidget();
    QVERIFY2(focus == queue || queue->isAncestorOf(focus),
             qPrintable(focus ? focus->objectName() : QString()));
}

void tst_ConsoleWork::aCallInHandIsNeverBehindAPageUncounted()
{
    Console console;
    madeBy(console, "new NOISE @\"9 Elm St\"");
    const QString typed = QStringLiteral("71 Quarry Rd");
    const auto* intake = console.named<IntakePanel>("intakePanel");
    const auto* place = console.named<QLineEdit>("intakeLocation");
    console.key(Qt::Key_F2);
    console.type(typed);
    // Escape from a page beside it is back to the call.
    console.key(Qt::Key_F3);
    QVERIFY(!intake->isVisible());
    console.key(Qt::Key_Escape);
    QVERIFY(intake->isVisible());
    QVERIFY(intake->isAncestorOf(QApplication::focusWidget()));
    QCOMPARE(intake->parkedCount(), 0);
    QCOMPARE(place->text(), typed);
    // So does the key that takes a call again.
    console.key(Qt::Key_F8);
    QVERIFY(!intake->isVisible());
    console.key(Qt::Key_F2, Qt::ShiftModifier);
    QVERIFY(intake->isVisible());
    QCOMPARE(place->text(), typed);
    // And the key of the page once more.
    console.key(Qt::Key_F8);
    console.key(Qt::Key_F8);
    QVERIFY(intake->isVisible());
    QCOMPARE(intake->parkedCount(), 0);
    // Where the incident takes its place, it is parked and counted.
    console.key(Qt::Key_4, Qt::ControlModifier);
    QVERIFY(console.named<QWidget>("incidentPanel")->isVisible());
    QCOMPARE(intake->parkedCount(), 1);
    console.key(Qt::Key_F2, Qt::ShiftModifier);
    QCOMPARE(place->text(), typed);
    QCOMPARE(intake->parkedCount(), 0);
}

void tst_ConsoleWork::signingOffLeavesTheHandsInAgent()
{
    Console console;
    const Seat seat = dispatcherSeat();
    mustAs(console.desk, seat, SignOn{seat.agent, seat.name, seat.position, seat.roles});
    console.desk.sync();
    console.key(Qt::Key_1, Qt::ControlModifier);
    console.key(Qt::Key_Q, Qt::ControlModifier | Qt::ShiftModifier);
    console.desk.addPage(AccountList{{Account{}}}); // not the first start
    console.key(Qt::Key_Return);
    QTRY_VERIFY(console.named<QWidget>("signOnPanel")->isVisible());
    QTest::qWait(100); // what is still on its way has come
    QCOMPARE(QApplication::focusWidget(), console.named<QLineEdit>("signOnAgent"));
    console.type(QStringLiteral("reyes"));
    console.key(Qt::Key_Tab);
    console.type(QStringLiteral("secret"));
    QCOMPARE(console.named<QLineEdit>("signOnAgent")->text(), QStringLiteral("reyes"));
    QCOMPARE(console.named<QLineEdit>("signOnPassword")->text(), QStringLiteral("secret"));
}

void tst_ConsoleWork::aLineAboutAnotherIncidentMovesNothing()
{
    Console console;
    const IncidentId other = madeBy(console, "new WELFARE @\"12 Oak Ave\"");
    const IncidentId worked = madeBy(console, "new NOISE @\"9 Elm St\"");
    QVERIFY(agree(console, worked));
    const QString line = QStringLiteral("d 3A12 ") + numberOf(console, other);
    const QString said = console.enter(line);
    QVERIFY2(said.contains(QStringLiteral("3A12")), qPrintable(said));
    QCOMPARE(console.desk.state().units.at(UnitId("3A12")).incident, other);
    QVERIFY(agree(console, worked));
    console.enter(QStringLiteral("n . still about the noise"));
    QCOMPARE(console.desk.lastCommand<AddNote>()->incident, worked);
}

void tst_ConsoleWork::aLineLeavesTheRunningChecklistAlone()
{
    Console console;
    const IncidentId other = madeBy(console, "new NOISE @\"9 Elm St\"");
    const IncidentId worked = madeBy(console, "new WELFARE @\"12 Oak Ave\"");
    console.key(Qt::Key_F8);
    auto* title = console.named<QLabel>("checklistTitle");
    QVERIFY(title->isVisible());
    const QString number = numberOf(console, worked);
    QVERIFY(title->text().startsWith(number));
    console.enter(QStringLiteral("d 3A12 ") + numberOf(console, other));
    QVERIFY2(title->text().startsWith(number), qPrintable(title->text()));
    console.enter(QStringLiteral("new ALARM @\"1 Main St\""));
    QVERIFY2(title->text().startsWith(number), qPrintable(title->text()));
    QVERIFY(agree(console, worked));
    // At the clinicians' desk the key stays there.
    console.key(Qt::Key_F10);
    console.key(Qt::Key_F8);
    QVERIFY(console.named<QWidget>("crisisWorkspace")->isVisible());
}

void tst_ConsoleWork::whatALineMadeIsChosenEverywhere()
{
    Console console;
    madeBy(console, "new WELFARE @\"12 Oak Ave\"");
    for (const char* line :
         {"new NOISE @\"9 Elm St\"", "ss 3A12 @\"Elm St\"", "ts 2A11 AB1234 @\"Main St\""}) {
        const IncidentId made = madeBy(console, line);
        QVERIFY2(agree(console, made), line);
    }
}

void tst_ConsoleWork::aCallInHandIsNotPutAsideByALine()
{
    Console console;
    const IncidentId worked = madeBy(console, "new WELFARE @\"12 Oak Ave\"");
    console.key(Qt::Key_F2);
    console.type(QStringLiteral("44 Pine"));
    console.enter(QStringLiteral("new NOISE @\"9 Elm St\""));
    QVERIFY(console.named<QWidget>("intakePanel")->isVisible());
    QCOMPARE(console.named<QLineEdit>("intakeLocation")->text(), QStringLiteral("44 Pine"));
    QVERIFY(agree(console, worked));
}

// With two in hand the next dot is about one of them: the line says about which, and one key goes
// to the other.
void tst_ConsoleWork::aNewCallSaysWhichOneIsChosen()
{
    Console console;
    const QString only = console.enter(QStringLiteral("new WELFARE @\"12 Oak Ave\""));
    QVERIFY2(!only.contains(QStringLiteral("hosen")), qPrintable(only)); // there was no other
    const IncidentId first = console.newest().id;
    const QString two = console.enter(QStringLiteral("new NOISE @\"9 Elm St\""));
    const IncidentId second = console.newest().id;
    const QString back = QStringLiteral("Chosen now: %1; Alt+Left goes back to %2.");
    QVERIFY2(two.contains(back.arg(numberOf(console, second), numberOf(console, first))),
             qPrintable(two));
    QVERIFY(agree(console, second));
    console.key(Qt::Key_Left, Qt::AltModifier);
    QVERIFY(agree(console, first));
    console.key(Qt::Key_F8);
    const QString three = console.enter(QStringLiteral("new ALARM @\"1 Main St\""));
    const IncidentId third = console.newest().id;
    const QString ahead = QStringLiteral("Still chosen: %1; Alt+Right goes to %2. ");
    QVERIFY2(three.startsWith(ahead.arg(numberOf(console, first), numberOf(console, third))),
             qPrintable(three));
    QVERIFY(agree(console, first));
    console.key(Qt::Key_Right, Qt::AltModifier);
    QVERIFY(agree(console, third));
    console.key(Qt::Key_Left, Qt::AltModifier);
    QVERIFY(agree(console, first));
}

void tst_ConsoleWork::theKeyOfTheChecklistStandsAtTheFoot()
{
    for (const int width : {1600, 1920}) {
        Console console(QSize(width, 900));
        QVERIFY2(console.named<QWidget>("hint_checklistShow")->isVisible(),
                 qPrintable(QString::number(width)));
        QVERIFY(console.named<QWidget>("hint_newCall")->isVisible());
    }
    // Where there is no room for all, a new call comes first.
    Console narrow(QSize(1366, 768));
    QVERIFY(narrow.named<QWidget>("hint_newCall")->isVisible());
}

void tst_ConsoleWork::aSavedCallIsHighlightedInTheQueue()
{
    Console console;
    madeBy(console, "new WELFARE @\"12 Oak Ave\"");
    console.key(Qt::Key_F2);
    console.type(QStringLiteral("44 Pine St"));
    console.key(Qt::Key_Tab);
    console.type(QStringLiteral("NOISE"));
    console.key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(console.desk.state().incidents.size(), std::size_t(2));
    QTRY_VERIFY(agree(console, console.newest().id));
}

void tst_ConsoleWork::arrowsGoOnFromWhatIsChosen()
{
    Console console;
    const IncidentId first = madeBy(console, "new NOISE @\"1 Elm St\"");
    console.desk.pass(Span::seconds(5));
    const IncidentId second = madeBy(console, "new NOISE @\"2 Elm St\"");
    QVERIFY(agree(console, second));
    console.key(Qt::Key_1, Qt::ControlModifier);
    console.key(Qt::Key_Up);
    QVERIFY(agree(console, first));
    console.key(Qt::Key_Down);
    QVERIFY(agree(console, second));
}

void tst_ConsoleWork::whatChangedNothingIsSaidSo()
{
    Console console;
    console.enter(QStringLiteral("em 3A12"));
    const QString said = console.enter(QStringLiteral("em 3A12"));
    if (console.result().kind() == ResultKind::Refused)
        return; // a rule says why, which is as good
    QCOMPARE(console.result().kind(), ResultKind::Told);
    QVERIFY2(said.startsWith(QStringLiteral("Nothing changed")), qPrintable(said));
}

void tst_ConsoleWork::newsIsNotMarkedAsDone()
{
    Console console;
    console.enter(QStringLiteral("who"));
    QCOMPARE(console.result().kind(), ResultKind::Told);
    console.window().tell(QStringLiteral("Not saved."), Tone::Refused);
    QCOMPARE(console.result().kind(), ResultKind::Refused);
}

void tst_ConsoleWork::tenIncidentsAreSeenOnASmallScreen()
{
    Console console(QSize(1366, 768));
    for (int i = 0; i < 12; ++i)
        console.enter(QStringLiteral("new WELFARE @\"%1 Oak Ave\" ! sleeps in the car").arg(i));
    console.enter(QStringLiteral("d 3A12 ."));
    auto* queue = console.named<QTableView>("queueView");
    QTest::qWait(200);
    const int lines = queue->viewport()->height() / queue->rowHeight(0);
    QVERIFY2(lines >= 11, qPrintable(QString::number(lines)));
    // What and where can be read: "Welfare check", not "Welf…".
    const auto width = [queue](QueueColumn column) {
        return queue->columnWidth(static_cast<int>(column));
    };
    QVERIFY2(width(QueueColumn::Type) >= 120,
             qPrintable(QString::number(width(QueueColumn::Type))));
    QVERIFY2(width(QueueColumn::Location) >= 120,
             qPrintable(QString::number(width(QueueColumn::Location))));
}

// A call sign with its agency before it: "WHF…" may be any of theirs.
void tst_ConsoleWork::aUnitOfAnotherTownIsNamedWhole()
{
    Console console(QSize(1920, 1080));
    QTest::qWait(200);
    const Look& look = console.source().look();
    const QFontMetrics strong(look.font(TypeRole::Strong));
    const int width =
        console.named<QTableView>("unitsView")->columnWidth(static_cast<int>(UnitColumn::Unit));
    QVERIFY2(width >= strong.horizontalAdvance(QStringLiteral("WHFD-E1")) + 2 * look.px(8),
             qPrintable(QString::number(width)));
}

// As on a screen of 768 px with bands above the desk: ten incidents cannot be shown either way.
void tst_ConsoleWork::unitsStayInSightOnALowDesk()
{
    Console console(QSize(1366, 620));
    auto* units = console.named<QTableView>("unitsView");
    QTest::qWait(200);
    QVERIFY(units->model()->rowCount() > 2);
    const int lines = units->viewport()->height() / units->rowHeight(0);
    QVERIFY2(lines >= 3, qPrintable(QString::number(lines)));
}

// The ring has its room before it is drawn: no row moves under the eye.
void tst_ConsoleWork::aListStandsStillWhenItTakesTheFocus()
{
    Console console;
    const auto isStill = [&console](const char* name) {
        auto& list = *console.named<QListView>(name);
        if (!list.isVisible() || list.hasFocus())
            return false;
        const QRect before = list.viewport()->geometry();
        list.setFocus(Qt::TabFocusReason);
        QTest::qWait(20);
        return list.hasFocus() && list.viewport()->geometry() == before;
    };
    console.key(Qt::Key_F1);
    QTRY_VERIFY(console.named<QListView>("keyHelpList")->isVisible());
    QVERIFY(isStill("keyHelpList"));
    console.key(Qt::Key_F1, Qt::ShiftModifier);
    QTRY_VERIFY(console.named<QListView>("helpList")->isVisible());
    QVERIFY(isStill("helpList"));
}

HAVEN_TESTS(tst_ConsoleWork)
#include "tst_console_work.moc"
