#include "tests/testkit/fake_desk.h"
#include "tests/testkit/test_program.h"
#include "tests/testkit/ui/access_check.h"
#include "tests/testkit/ui/gallery.h"
#include "tests/testkit/ui/sample_look.h"
#include "tests/testkit/ui/stall_watchdog.h"
#include "ui/queue/incident_acts.h"
#include "ui/queue/queue_panel.h"
#include "ui/theme/apply_theme.h"
#include "ui/units/unit_acts.h"
#include "ui/units/units_panel.h"
#include "ui/widgets/drop_plan.h"
#include "ui/widgets/panel_header.h"

#include <QClipboard>
#include <QDir>
#include <QDropEvent>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QSignalSpy>
#include <QSplitter>
#include <QtTest>

#include <memory>

using namespace haven;
using namespace haven::test;
using namespace haven::ui;

namespace {

// The left share of a console at 1920 by 1080.
constexpr QSize kShare(858, 968);

// Both panels over one desk, found by their names only.
class Board final
{
public:
    explicit Board(const QString& theme = QStringLiteral("night"))
        : m_source(testkit::denseLook(theme)), m_window(Qt::Vertical)
    {
        applyTheme(*qApp, m_source.look());
        m_window.setObjectName(QStringLiteral("board"));
    }

    void show()
    {
        desk.sync();
        m_window.addWidget(new QueuePanel(m_source, desk));
        m_window.addWidget(new UnitsPanel(m_source, desk));
        m_window.resize(kShare);
        m_window.setSizes({610, 350});
        m_window.show();
        // Keys count in the active window only.
        m_window.activateWindow();
        if (!QTest::qWaitForWindowActive(&m_window))
            qFatal("the window was not activated");
    }
    void zoom(int percent) { m_source.setZoomPercent(percent); }

    QueuePanel& queue() { return *m_window.findChild<QueuePanel*>(QStringLiteral("queuePanel")); }
    UnitsPanel& units() { return *m_window.findChild<UnitsPanel*>(QStringLiteral("unitsPanel")); }
    BoardView& queueView() { return *m_window.findChild<BoardView*>(QStringLiteral("queueView")); }
    BoardView& unitsView() { return *m_window.findChild<BoardView*>(QStringLiteral("unitsView")); }
    FilterLine& filter() { return *m_window.findChild<FilterLine*>(QStringLiteral("queueFilter")); }
    KeyButton& button(const QString& name) { return *m_window.findChild<KeyButton*>(name); }
    QString queueNote() { return queue().findChild<PanelHeader*>()->note(); }
    QWidget& window() { return m_window; }

    FakeDesk desk;

private:
    ThemeSource m_source;
    QSplitter m_window;
};

IncidentId call(FakeDesk& desk, const char* type, const char* place, Priority priority,
                Span ago = {})
{
    OpenIncident open;
    open.type = TypeCode(type);
    open.location = at(place, kInBeat1);
    open.priority = priority;
    const Instant now = desk.now();
    desk.setNow(now - ago);
    const auto done = desk.room().run(open);
    if (!done)
        qFatal("%s", refusalSentence(done.refusal()).c_str());
    const IncidentId id = desk.room().last<IncidentOpened>().incident;
    desk.setNow(now);
    return id;
}

// An evening: invented, like the demo town's.
void fillEvening(FakeDesk& desk)
{
    const auto& types = desk.knowledge().codes.types;
    const auto typeAt = [&types](std::size_t n) { return types.at(n % types.size()).code.value; };
    const char* places[] = {
        "118 Pier Rd, apt 3", "Harbor Green, bandstand", "40 Mill Row",     "Depot & River",
        "9 Orchard St",       "Ferry landing",           "Hollow Brook Rd", "210 Quarry Hill"};
    std::vector<IncidentId> ids;
    for (std::size_t n = 0; n < 12; ++n) {
        const auto priority = static_cast<Priority>(n % 5);
        ids.push_back(call(desk, typeAt(n * 3).c_str(), places[n % 8], priority,
                           Span::seconds(static_cast<std::int64_t>(31 + n * n * 13))));
    }
    const char* units[] = {"3A12", "3A15", "2A11", "2A14", "5A21", "CR1", "K9-1", "4A02"};
    for (const char* unit : units)
        desk.room().logOn(unit, unit[0] == 'C' ? std::vector<std::string>{kSkillClinician}
                                               : std::vector<std::string>{kSkillCit});
    for (std::size_t n = 0; n < 5; ++n)
        desk.room().dispatch(units[n], ids[n * 2]);
    must(desk, MarkEnRoute{{UnitId("3A12")}, {}});
    must(desk, MarkOnScene{{UnitId("3A15"), UnitId("2A11")}, {}});
    must(desk, DecideFlag{ids[1], FlagDecision::Confirmed, {}});
    must(desk, DecideFlag{ids[2], FlagDecision::Confirmed, {}});
    must(desk, HoldIncident{ids[9], "no unit near", std::nullopt});
    must(desk, DeclareEmergency{UnitId("2A11"), "radio"});
    desk.pass(Span::minutes(4));
}

std::unique_ptr<QMenu> menuOf(BoardView& view)
{
    QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, {});
    QApplication::sendEvent(&view, &event);
    auto* menu = view.findChild<QMenu*>(QString(), Qt::FindDirectChildrenOnly);
    if (menu == nullptr)
        qFatal("no context menu");
    menu->setAttribute(Qt::WA_DeleteOnClose, false);
    menu->close();
    menu->setParent(nullptr);
    return std::unique_ptr<QMenu>(menu);
}

// Whether the move is taken.
bool drag(QWidget& target, QPoint point, QMimeData& data)
{
    QDragEnterEvent enter(point, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&target, &enter);
    QDragMoveEvent move(point, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&target, &move);
    return move.isAccepted();
}

void drop(QWidget& target, QPoint point, QMimeData& data)
{
    QDropEvent event(point, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&target, &event);
}

} // namespace

class TestBoardPanels final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCallIsOnTheBoardAsSoonAsItIsAFact()
    {
        Board board;
        board.show();
        QCOMPARE(board.queueNote(), QStringLiteral("showing 0 of 0"));
        call(board.desk, "NOISE", "12 Oak Ave", Priority::P4);
        board.desk.sync();
        QCOMPARE(board.queueView().model()->rowCount(), 2);
        QCOMPARE(board.queueNote(), QStringLiteral("showing 1 of 1"));
    }

    void keysActOnTheChosenRowOnly()
    {
        Board board;
        const IncidentId first = call(board.desk, "NOISE", "12 Oak Ave", Priority::P2);
        call(board.desk, "NOISE", "9 Elm St", Priority::P3);
        board.show();
        QSignalSpy lines(&board.queue(), &BoardPanel::requestLine);
        QSignalSpy chosen(&board.queue(), &QueuePanel::incidentSelected);
        QSignalSpy opened(&board.queue(), &QueuePanel::incidentOpened);
        board.queueView().setFocus();
        QTest::keyClick(&board.queueView(), Qt::Key_D);
        QCOMPARE(lines.count(), 0);
        QTest::keyClick(&board.queueView(), Qt::Key_Down);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(board.queue().selected(), std::optional(first));
        const QString number =
            QString::fromStdString(board.desk.state().incidents.at(first).number);
        QTest::keyClick(&board.queueView(), Qt::Key_D);
        QTest::keyClick(&board.queueView(), Qt::Key_W);
        QTest::keyClick(&board.queueView(), Qt::Key_H);
        QTest::keyClick(&board.queueView(), Qt::Key_X);
        QCOMPARE(lines.count(), 4);
        QCOMPARE(lines.at(0).at(0).toString(), QStringLiteral("d %1 ").arg(number));
        QCOMPARE(lines.at(1).at(0).toString(), QStringLiteral("n %1 ").arg(number));
        QCOMPARE(lines.at(3).at(0).toString(), QStringLiteral("x %1 ").arg(number));
        QTest::keyClick(&board.queueView(), Qt::Key_Return);
        QCOMPARE(opened.count(), 1);
        QVERIFY(board.desk.commands().empty());
        // The same letter as in the incident: not behavioral.
        QTest::keyClick(&board.queueView(), Qt::Key_N);
        QCOMPARE(lines.count(), 4);
        const auto* decided = board.desk.lastCommand<DecideFlag>();
        QVERIFY(decided && decided->decision == FlagDecision::Rejected);
    }

    void aRowSaysSavingUntilTheFactIsDurable()
    {
        Board board;
        const IncidentId id = call(board.desk, "WELFARE", "12 Oak Ave", Priority::P2);
        board.show();
        board.queue().select(id);
        board.desk.setAnswering(Answering::WhenTold);
        QTest::keyClick(&board.queueView(), Qt::Key_Y);
        const auto* asked = board.desk.lastCommand<DecideFlag>();
        QVERIFY(asked != nullptr);
        QVERIFY(asked->decision == FlagDecision::Confirmed);
        const QModelIndex row = board.queueView().currentIndex();
        QVERIFY(row.data(SavingRole).toBool());
        board.desk.answerAll();
        QVERIFY(!row.data(SavingRole).toBool());
        QVERIFY(board.desk.state().incidents.at(id).flag.decided == Flag::Yes);
    }

    void aRefusalIsSaidAndNothingStaysSaving()
    {
        Board board;
        board.desk.room().logOn("3A12");
        board.show();
        board.units().select(UnitId("3A12"));
        board.unitsView().setFocus();
        QSignalSpy said(&board.units(), &BoardPanel::said);
        QTest::keyClick(&board.unitsView(), Qt::Key_S);
        QTRY_COMPARE(said.count(), 1);
        QVERIFY(!said.at(0).at(0).toString().isEmpty());
        QVERIFY(!said.at(0).at(0).toString().contains(QStringLiteral("%1")));
        QVERIFY(!board.unitsView().currentIndex().data(SavingRole).toBool());
    }

    void aUnitIsWorkedByKeysAlone()
    {
        Board board;
        board.desk.room().logOn("3A12");
        const IncidentId id = call(board.desk, "NOISE", "12 Oak Ave", Priority::P3);
        board.desk.room().dispatch("3A12", id);
        board.show();
        board.unitsView().setFocus();
        QTest::keyClick(&board.unitsView(), Qt::Key_Down);
        const auto stage = [&] { return board.desk.state().units.at(UnitId("3A12")).stage; };
        QTest::keyClick(&board.unitsView(), Qt::Key_E);
        QTRY_COMPARE(stage(), std::optional(AssignmentStage::EnRoute));
        QTest::keyClick(&board.unitsView(), Qt::Key_S);
        QTRY_COMPARE(stage(), std::optional(AssignmentStage::OnScene));
        QTest::keyClick(&board.unitsView(), Qt::Key_K);
        QTRY_VERIFY(board.desk.lastCommand<CheckUnits>() != nullptr);
        QTest::keyClick(&board.unitsView(), Qt::Key_C);
        QTRY_VERIFY(!stage().has_value());
        QTest::keyClick(&board.unitsView(), Qt::Key_E, Qt::ControlModifier);
        QTRY_VERIFY(board.desk.state().units.at(UnitId("3A12")).emergency.has_value());
    }

    // Both ask for a reason first; it is typed at the end of the line.
    void aTransportIsEndedWithAReason()
    {
        Board board;
        for (const char* unit : {"3A12", "3A15"}) {
            board.desk.room().logOn(unit);
            board.desk.room().dispatch(unit, call(board.desk, "NOISE", "12 Oak Ave", Priority::P3));
        }
        must(board.desk, MarkOnScene{{UnitId("3A15")}, {}});
        must(board.desk, MarkTransporting{UnitId("3A15"), "Harbor Hospital", "", {}});
        board.show();
        QSignalSpy begun(&board.units(), &BoardPanel::requestLine);
        board.units().select(UnitId("3A15"));
        board.unitsView().setFocus();
        QTest::keyClick(&board.unitsView(), Qt::Key_C);
        QTRY_COMPARE(begun.count(), 1);
        QCOMPARE(begun.at(0).at(0).toString(), QStringLiteral("cl 3A15 because "));
        const ActPort port{board.desk,
                           {},
                           [&board](const QString& line) { Q_EMIT board.units().requestLine(line); },
                           {},
                           {},
                           {}};
        const auto groups = unitActs(port, {UnitId("3A12"), UnitId("3A15")});
        for (const char* name : {"unitsClear", "unitsSwap"}) {
            const RowAct* act = actNamed(groups, QString::fromLatin1(name));
            QVERIFY2(act && act->objection && act->objection().isEmpty(), name);
            act->run();
        }
        QCOMPARE(begun.count(), 3);
        QCOMPARE(begun.at(1).at(0).toString(), QStringLiteral("cl 3A12,3A15 because "));
        QCOMPARE(begun.at(2).at(0).toString(), QStringLiteral("swap 3A12 3A15 because "));
        // Who transports nobody is clear at once.
        const auto other = unitActs(port, {UnitId("3A12")});
        QCOMPARE(actNamed(other, QStringLiteral("unitsClear"))->text, QStringLiteral("Clear"));
    }

    void filterAndTogglesNarrowTheQueue()
    {
        Board board;
        call(board.desk, "NOISE", "12 Oak Ave", Priority::P2);
        const IncidentId crisis = call(board.desk, "WELFARE", "9 Elm St", Priority::P3);
        must(board.desk, DecideFlag{crisis, FlagDecision::Confirmed, {}});
        board.show();
        board.queueView().setFocus();
        QTest::keyClick(&board.queueView(), Qt::Key_Slash);
        QVERIFY(board.filter().hasFocus());
        QTest::keyClicks(&board.filter(), QStringLiteral("\"oak ave\" -closed"));
        QCOMPARE(board.queueNote(), QStringLiteral("showing 1 of 2"));
        board.filter().setText(QStringLiteral("beat:99"));
        QCOMPARE(board.filter().check().problem, QStringLiteral("no beat 99"));
        QCOMPARE(board.queueNote(), QStringLiteral("showing 1 of 2"));
        QTest::keyClick(&board.filter(), Qt::Key_Escape);
        QCOMPARE(board.queueNote(), QStringLiteral("showing 2 of 2"));
        board.button(QStringLiteral("queueCrisis")).click();
        QCOMPARE(board.queueNote(), QStringLiteral("showing 1 of 2"));
        board.button(QStringLiteral("queueCrisis")).click();
        board.button(QStringLiteral("queueLate")).click();
        QCOMPARE(board.queueNote(), QStringLiteral("showing 0 of 2"));
    }

    void aFilterIsKeptAsAButtonByAKeyAndGivenUpByTheSame()
    {
        Board board;
        call(board.desk, "NOISE", "12 Oak Ave", Priority::P4);
        call(board.desk, "ALARM", "9 Elm St", Priority::P2);
        PreferenceSource preferences;
        board.show();
        board.queue().followPreferences(preferences);
        QSignalSpy said(&board.queue(), &BoardPanel::said);
        QTest::keyClick(&board.queueView(), Qt::Key_S, Qt::ControlModifier);
        QCOMPARE(said.count(), 1); // there is no filter to keep
        QTest::keyClicks(&board.filter(), QStringLiteral("oak"));
        QTest::keyClick(&board.filter(), Qt::Key_S, Qt::ControlModifier);
        QCOMPARE(preferences.current().boards.at("queue").filters, std::vector<std::string>{"oak"});
        auto* kept = board.window().findChild<KeyButton*>(QStringLiteral("queueKept1"));
        QVERIFY(kept != nullptr);
        QVERIFY(kept->isVisible());
        QVERIFY(kept->isChecked());
        QCOMPARE(board.queueNote(), QStringLiteral("showing 1 of 2"));
        QTest::keyClick(&board.queueView(), Qt::Key_1, Qt::ControlModifier | Qt::AltModifier);
        QCOMPARE(board.queueNote(), QStringLiteral("showing 2 of 2"));
        QVERIFY(!kept->isChecked());
        QTest::keyClick(&board.queueView(), Qt::Key_1, Qt::ControlModifier | Qt::AltModifier);
        QCOMPARE(board.queueNote(), QStringLiteral("showing 1 of 2"));
        QVERIFY(testkit::accessFindings(board.window()).empty());
        QTest::keyClick(&board.filter(), Qt::Key_S, Qt::ControlModifier);
        QVERIFY(preferences.current().boards.empty());
        QCOMPARE(board.window().findChild<KeyButton*>(QStringLiteral("queueKept1")), nullptr);
        // What somebody else at this desk keeps comes with them.
        Preferences other;
        other.boards["queue"].filters = {"p:2"};
        preferences.restore(other);
        QVERIFY(board.window().findChild<KeyButton*>(QStringLiteral("queueKept1")) != nullptr);
    }

    void columnsAndOrderAreThePersonsAndWhatARowIsJudgedByStays()
    {
        Board board;
        fillEvening(board.desk);
        PreferenceSource preferences;
        board.show();
        board.queue().followPreferences(preferences);
        const auto choose = [&](const char* name) {
            QTest::keyClick(&board.queueView(), Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
            auto* menu = board.queueView().findChild<QMenu*>(QStringLiteral("headerMenu"));
            QVERIFY(menu != nullptr);
            for (QAction* act : menu->findChildren<QAction*>(QLatin1String(name))) {
                QVERIFY(act->isEnabled());
                act->trigger();
            }
            menu->close();
            QCoreApplication::sendPostedEvents(menu, QEvent::DeferredDelete);
        };
        const auto column = [](QueueColumn one) { return static_cast<int>(one); };
        QVERIFY(!board.queueView().isColumnHidden(column(QueueColumn::Level)));
        choose("column-level");
        QVERIFY(board.queueView().isColumnHidden(column(QueueColumn::Level)));
        QVERIFY(!board.queueView().headings().contains(QStringLiteral("Lvl")));
        choose("shift-type");
        QCOMPARE(board.queueView().headings()[3], QStringLiteral("Location"));
        choose("sort-location");
        QVERIFY(board.queueNote().contains(QStringLiteral("sorted by Location")));
        choose("sort-location");
        QCOMPARE(preferences.current().boards.at("queue").way, SortWay::Down);
        // The next window of the same person.
        Board next;
        fillEvening(next.desk);
        next.show();
        next.queue().followPreferences(preferences);
        QCOMPARE(next.queueView().headings(), board.queueView().headings());
        board.window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&board.window()));
        choose("columnsShipped");
        QVERIFY(preferences.current().boards.empty());
        // Never hidden, whatever a file says.
        Preferences odd;
        odd.boards["queue"].columns = {"beat", "nosuch"};
        preferences.restore(odd);
        QCOMPARE(board.queueView().headings(),
                 QStringList({QStringLiteral("Pri"), QStringLiteral("Waiting"),
                              QStringLiteral("Type"), QStringLiteral("Location"),
                              QStringLiteral("Behavioral"), QStringLiteral("Beat")}));
    }

    void aPressOnAHeadingSortsAndDraggingItMovesIt()
    {
        Board board;
        fillEvening(board.desk);
        board.show();
        QHeaderView* header = board.queueView().horizontalHeader();
        const int beat = static_cast<int>(QueueColumn::Beat);
        const QPoint at(header->sectionViewportPosition(beat) + 6, header->height() / 2);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, at);
        QVERIFY(board.queueView().shownSort().has_value());
        QCOMPARE(board.queueView().shownSort()->column, beat);
        header->moveSection(header->visualIndex(beat), 0);
        QTRY_COMPARE(board.queueView().headings().front(), QStringLiteral("Beat"));
    }

    void theBoardIsCopiedAsItIsShown()
    {
        Board board;
        call(board.desk, "NOISE", "12 Oak Ave", Priority::P4);
        call(board.desk, "ALARM", "9 Elm St", Priority::P2);
        board.show();
        QTest::keyClicks(&board.filter(), QStringLiteral("oak"));
        QTest::keyClick(&board.queueView(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        auto* menu = board.window().findChild<QMenu*>(QStringLiteral("copyMenu"));
        QVERIFY(menu != nullptr);
        QCOMPARE(menu->actions().size(), 4);
        menu->actions().at(1)->trigger();
        menu->close();
        const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
        QCOMPARE(lines.size(), 3); // headings, one row, and the end of its line
        QVERIFY(lines[0].startsWith(QStringLiteral("Pri\tWaiting\tIncident\tType\tLocation")));
        QVERIFY(lines[1].contains(QStringLiteral("12 Oak Ave")));
    }

    void workingInTheTableHoldsTheOrder()
    {
        Board board;
        call(board.desk, "NOISE", "12 Oak Ave", Priority::P2);
        const IncidentId second = call(board.desk, "NOISE", "9 Elm St", Priority::P3);
        board.show();
        board.queueView().setFocus();
        QTest::keyClick(&board.queueView(), Qt::Key_Down);
        must(board.desk, ChangePriority{second, Priority::P1, "weapon seen"});
        board.desk.sync();
        QCOMPARE(board.queueNote(), QStringLiteral("showing 2 of 2, order held"));
        QCOMPARE(board.queueView().model()->index(2, 0).data(IdRole).toLongLong(), second.value);
        QTRY_COMPARE_WITH_TIMEOUT(board.queueView().model()->index(1, 0).data(IdRole).toLongLong(),
                                  second.value, BoardPanel::kWorkedInMsMax + 3000);
        QCOMPARE(board.queueNote(), QStringLiteral("showing 2 of 2"));
    }

    void aUnitDroppedOnAnIncidentIsSent()
    {
        Board board;
        const IncidentId id = call(board.desk, "NOISE", "12 Oak Ave", Priority::P2);
        board.desk.room().logOn("3A12");
        board.show();
        QMimeData data;
        data.setData(QString::fromLatin1(kUnitMime), "3A12");
        QWidget* target = board.queueView().viewport();
        const QModelIndex row = board.queueView().model()->index(1, 3);
        const QPoint point = board.queueView().visualRect(row).center();
        QDragEnterEvent enter(point, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QVERIFY(QApplication::sendEvent(target, &enter));
        QDragMoveEvent move(point, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(target, &move);
        QVERIFY(move.isAccepted());
        QDropEvent drop(point, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(target, &drop);
        QTRY_COMPARE(board.desk.state().units.at(UnitId("3A12")).incident, std::optional(id));
    }

    void theContextMenuHoldsEveryActWithItsKey()
    {
        Board board;
        const IncidentId id = call(board.desk, "NOISE", "12 Oak Ave", Priority::P1);
        board.show();
        board.queue().select(id);
        std::unique_ptr<QMenu> menu = menuOf(board.queueView());
        for (const QAction* act : board.queueView().actions()) {
            const QAction* entry = menu->findChild<QAction*>(act->objectName());
            QVERIFY2(entry != nullptr, qPrintable(act->objectName()));
            if (entry->isEnabled() && !act->shortcut().isEmpty())
                QVERIFY2(entry->text().endsWith(u'\t' + act->shortcut().toString()),
                         qPrintable(entry->text()));
        }
        // Short enough to be read: what belongs together is in a submenu.
        QVERIFY2(menu->actions().size() <= 20, qPrintable(QString::number(menu->actions().size())));
        for (const QAction* entry : menu->actions())
            QVERIFY2(entry->isEnabled(), qPrintable(entry->text()));
        // What the rules refuse is gray, at the end, and says why.
        const QAction* hold = menu->findChild<QAction*>(QStringLiteral("queueHold"));
        QVERIFY(!hold->isEnabled());
        QVERIFY2(hold->text().contains(QStringLiteral("is P1 and can never be held")),
                 qPrintable(hold->text()));
        const QAction* reopen = menu->findChild<QAction*>(QStringLiteral("queueReopen"));
        QVERIFY(!reopen->isEnabled());
        menu->findChild<QAction*>(QStringLiteral("queueFlagYes"))->trigger();
        QTRY_VERIFY(board.desk.state().incidents.at(id).flag.decided == Flag::Yes);
    }

    void aStormIsGatheredAndCalmedFromTheMenu()
    {
        Board board;
        const IncidentId first = call(board.desk, "NOISE", "12 Oak Ave", Priority::P3);
        board.desk.sync();
        const std::string number = board.desk.state().incidents.at(first).number;
        board.show();
        QSignalSpy begun(&board.queue(), &BoardPanel::requestLine);
        const ActPort port{board.desk,
                           {},
                           [&board](const QString& line) { Q_EMIT board.queue().requestLine(line); },
                           {},
                           {},
                           {}};
        const auto isOffered = [&](const char* name) {
            const auto groups = incidentActs(port, first);
            const RowAct* act = actNamed(groups, QString::fromLatin1(name));
            return act != nullptr && act->objection().isEmpty();
        };
        // Nothing else waits, and nothing is held under it.
        QVERIFY(!isOffered("queueStorm") && !isOffered("queueCalm"));
        QVERIFY(isOffered("queueMajor"));
        const IncidentId second = call(board.desk, "NOISE", "14 Oak Ave", Priority::P3);
        board.desk.sync();
        QVERIFY(isOffered("queueStorm"));
        actNamed(incidentActs(port, first), QStringLiteral("queueStorm"))->run();
        QCOMPARE(begun.count(), 1);
        QCOMPARE(begun.at(0).at(0).toString(),
                 QStringLiteral("storm %1 NOISE ").arg(QString::fromStdString(number)));
        must(board.desk, GatherStorm{first, {TypeCode("NOISE")}, {}, "crews are behind"});
        board.desk.sync();
        QVERIFY(board.desk.state().incidents.at(second).stage == IncidentStage::Held);
        QVERIFY(isOffered("queueCalm"));
        // Of a restricted incident the line says no type.
        mustAs(board.desk, supervisorSeat(),
               RestrictIncident{first, Visibility::Restricted, "staff"});
        board.desk.sync();
        actNamed(incidentActs(port, first), QStringLiteral("queueStorm"))->run();
        QCOMPARE(begun.at(1).at(0).toString(),
                 QStringLiteral("storm %1 ").arg(QString::fromStdString(number)));
    }

    void aUnitIsSentFromTheMenu()
    {
        Board board;
        const IncidentId id = call(board.desk, "NOISE", "12 Oak Ave", Priority::P3);
        board.desk.room().logOn("3A12");
        board.show();
        board.units().select(UnitId("3A12"));
        std::unique_ptr<QMenu> menu = menuOf(board.unitsView());
        auto* waiting = menu->findChild<QAction*>(QStringLiteral("unitsSendWaiting"));
        QVERIFY(waiting != nullptr && waiting->menu() != nullptr);
        waiting->menu()->actions().front()->trigger();
        QTRY_COMPARE(board.desk.state().units.at(UnitId("3A12")).incident, std::optional(id));
        menu = menuOf(board.unitsView());
        QVERIFY(!menu->findChild<QAction*>(QStringLiteral("unitsEmergencySeen"))->isEnabled());
        auto* labels = menu->findChild<QAction*>(QStringLiteral("unitsStatusAs"));
        QCOMPARE(labels->menu()->actions().size(),
                 static_cast<qsizetype>(board.desk.knowledge().codes.statuses.size()));
    }

    void severalUnitsAreWorkedAtOnce()
    {
        Board board;
        const IncidentId id = call(board.desk, "NOISE", "12 Oak Ave", Priority::P3);
        for (const char* unit : {"3A12", "3A15"}) {
            board.desk.room().logOn(unit);
            board.desk.room().dispatch(unit, id);
        }
        board.show();
        board.unitsView().setFocus();
        board.units().select(UnitId("3A12"));
        QTest::keyClick(&board.unitsView(), Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(board.units().chosen(), (std::vector<UnitId>{UnitId("3A12"), UnitId("3A15")}));
        QTest::keyClick(&board.unitsView(), Qt::Key_S);
        const auto stage = [&](const char* unit) {
            return board.desk.state().units.at(UnitId(unit)).stage;
        };
        QTRY_COMPARE(stage("3A12"), std::optional(AssignmentStage::OnScene));
        QCOMPARE(stage("3A15"), std::optional(AssignmentStage::OnScene));
        std::unique_ptr<QMenu> menu = menuOf(board.unitsView());
        const QAction* preempt = menu->findChild<QAction*>(QStringLiteral("unitsPreempt"));
        QVERIFY(!preempt->isEnabled());
        QVERIFY(preempt->text().contains(QStringLiteral("Choose one unit alone")));
    }

    void theEmergencyButtonNeedsAUnitAndSaysSo()
    {
        Board board;
        board.desk.room().logOn("3A12");
        board.show();
        QSignalSpy said(&board.units(), &BoardPanel::said);
        KeyButton& emergency = board.button(QStringLiteral("unitsEmergencyButton"));
        emergency.click();
        QCOMPARE(said.count(), 1);
        QVERIFY(board.desk.lastCommand<DeclareEmergency>() == nullptr);
        board.units().select(UnitId("3A12"));
        emergency.click();
        QTRY_VERIFY(board.desk.state().units.at(UnitId("3A12")).emergency.has_value());
    }

    void anIncidentDroppedOnAUnitSendsIt()
    {
        Board board;
        const IncidentId id = call(board.desk, "NOISE", "12 Oak Ave", Priority::P2);
        board.desk.room().logOn("3A12");
        board.show();
        std::unique_ptr<QMimeData> data(mimeOf(id));
        QWidget* target = board.unitsView().viewport();
        const QPoint point =
            board.unitsView().visualRect(board.unitsView().model()->index(1, 1)).center();
        drag(*target, point, *data);
        auto* note = board.unitsView().findChild<QLabel*>(QStringLiteral("dropNote"));
        QVERIFY(note->isVisible());
        QVERIFY2(note->text().startsWith(QStringLiteral("Send 3A12 to")), qPrintable(note->text()));
        QVERIFY(board.desk.commands().empty());
        drop(*target, point, *data);
        QVERIFY(!note->isVisible());
        QTRY_COMPARE(board.desk.state().units.at(UnitId("3A12")).incident, std::optional(id));
    }

    void anIncidentDroppedOnAnotherAsksToJoinThem()
    {
        Board board;
        const IncidentId first = call(board.desk, "NOISE", "12 Oak Ave", Priority::P2);
        const IncidentId second = call(board.desk, "NOISE", "12 Oak Ave", Priority::P2);
        board.show();
        QSignalSpy lines(&board.queue(), &BoardPanel::requestLine);
        std::unique_ptr<QMimeData> data(mimeOf(second));
        QWidget* target = board.queueView().viewport();
        const QPoint point =
            board.queueView().visualRect(board.queueView().model()->index(1, 3)).center();
        QCOMPARE(board.queueView().model()->index(1, 0).data(IdRole).toLongLong(), first.value);
        drag(*target, point, *data);
        drop(*target, point, *data);
        QCOMPARE(lines.count(), 1);
        QVERIFY(lines.at(0).at(0).toString().startsWith(QStringLiteral("join ")));
        QVERIFY(board.desk.commands().empty());
    }

    void aDropThatIsRefusedSaysWhyAndIsNotTaken()
    {
        Board board;
        const IncidentId first = call(board.desk, "NOISE", "12 Oak Ave", Priority::P2);
        call(board.desk, "NOISE", "9 Elm St", Priority::P3);
        board.desk.room().logOn("3A12");
        board.desk.room().dispatch("3A12", first);
        board.show();
        QMimeData data;
        data.setData(QString::fromLatin1(kUnitMime), "3A12");
        QWidget* target = board.queueView().viewport();
        // The waiting one stands first; the unit is on the other.
        const QPoint point =
            board.queueView().visualRect(board.queueView().model()->index(1, 3)).center();
        QVERIFY(!drag(*target, point, data));
        auto* note = board.queueView().findChild<QLabel*>(QStringLiteral("dropNote"));
        QVERIFY2(note->text().contains(QStringLiteral("is working incident")),
                 qPrintable(note->text()));
    }

    void aRowIsSpokenInWords()
    {
        Board board;
        call(board.desk, "NOISE", "12 Oak Ave", Priority::P1, Span::seconds(31));
        board.show();
        const QString words = board.queueView().model()->index(1, 0).data(SpokenRole).toString();
        QVERIFY2(words.startsWith(QStringLiteral("Priority 1, waiting 31 seconds, ")),
                 qPrintable(words));
        QVERIFY(words.contains(QRegularExpression(QStringLiteral("12 Oak Ave, incident \\d+"))));
    }

    void aBusyBoardNeverStalls()
    {
        Board board;
        fillEvening(board.desk);
        board.show();
        QVERIFY(QTest::qWaitForWindowExposed(&board.window()));
        QTest::qWait(200);
        testkit::StallWatchdog watchdog;
        for (int n = 0; n < 50; ++n) {
            call(board.desk, "NOISE", "12 Oak Ave", static_cast<Priority>(n % 5));
            board.desk.sync();
            QTest::qWait(10);
        }
        // Debug builds under load are slower than the promise; the release build keeps it.
        qInfo("longest stall %d ms", watchdog.stallMsMax());
        QVERIFY(watchdog.stallMsMax() <= 4 * testkit::kStallMsMax);
    }

    void everyoneCanUseThem_data()
    {
        QTest::addColumn<QString>("theme");
        QTest::addColumn<QString>("fill");
        for (const char* theme : {"night", "day"}) {
            for (const char* fill : {"empty", "busy", "many"})
                QTest::addRow("%s-%s", theme, fill)
                    << QString::fromLatin1(theme) << QString::fromLatin1(fill);
        }
    }
    void everyoneCanUseThem()
    {
        QFETCH(QString, theme);
        QFETCH(QString, fill);
        Board board(theme);
        if (fill != u"empty")
            fillEvening(board.desk);
        for (int n = 0; fill == u"many" && n < 200; ++n)
            call(board.desk, "NOISE", "Ferry landing", static_cast<Priority>(n % 5),
                 Span::seconds(n * 17));
        board.show();
        QVERIFY(QTest::qWaitForWindowExposed(&board.window()));
        board.queueView().setFocus();
        QTest::keyClick(&board.queueView(), Qt::Key_Down);
        QTest::qWait(50);
        const auto findings = testkit::accessFindings(board.window());
        QVERIFY2(findings.empty(), qPrintable(testkit::toldFindings(findings)));
        testkit::saveToGallery(board.window(), QStringLiteral("board-%1-%2").arg(theme, fill));
    }
};

HAVEN_TESTS(TestBoardPanels)
#include "tst_board_panels.moc"
