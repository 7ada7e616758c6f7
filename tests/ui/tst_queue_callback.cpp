#include "models/dispatch/command_line.h"
#include "models/items/incident_queue_model.h"
#include "tests/testkit/test_program.h"
#include "tests/testkit/ui/access_check.h"
#include "tests/testkit/ui/sample_look.h"
#include "tests/ui/crisis_scene.h"
#include "ui/queue/incident_acts.h"
#include "ui/queue/queue_panel.h"
#include "ui/theme/apply_theme.h"
#include "ui/widgets/drop_plan.h"
#include "ui/widgets/filter_line.h"

#include <QLabel>
#include <QtTest>
#include <QVBoxLayout>

using namespace haven;
using namespace haven::test;
using namespace haven::ui;

namespace {

// Handed over to 988, and lost on the way.
void loseCaller(FakeDesk& desk, IncidentId incident)
{
    mustAs(desk, dispatcherSeat(), PlaceHandoff{incident, "988"});
    mustAs(desk, dispatcherSeat(), MarkHandoff{incident, HandoffStage::Dropped, {}});
    desk.sync();
}

QPixmap typeCellOf(QueuePanel& panel, const QModelIndex& row)
{
    const QModelIndex cell = row.siblingAtColumn(static_cast<int>(QueueColumn::Type));
    return panel.view().viewport()->grab(panel.view().visualRect(cell));
}

} // namespace

class TestQueueCallback final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatItIsCanBeReadBesideTheMarkAlsoWhereItIsNarrow()
    {
        FakeDesk desk;
        const IncidentId vehicle = desk.room().open("VEHSUSP", "9 Elm St");
        const IncidentId person = desk.room().open("PERSUSP", "11 Elm St");
        for (const IncidentId one : {vehicle, person})
            desk.room().record(CallbackOwed{one, "860-555-0134", "lost on the way"});
        desk.sync();
        ThemeSource source(testkit::denseLook(QStringLiteral("day")));
        applyTheme(*qApp, source.look());
        QueuePanel panel(source, desk);
        panel.resize(612, 300);
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        const auto cellOf = [&panel](IncidentId incident) {
            panel.select(incident);
            const QModelIndex row = panel.view().currentIndex();
            panel.view().setCurrentIndex(QModelIndex()); // the ground of both is the same
            return typeCellOf(panel, row).toImage();
        };
        // Both begin with the same word: whoever sees its first letters alone does not know which.
        const QImage first = cellOf(vehicle);
        const QImage second = cellOf(person);
        QVERIFY(!first.isNull() && first.size() == second.size());
        const int half = first.height() / 2;
        QVERIFY(first.copy(0, 0, first.width(), half) != second.copy(0, 0, first.width(), half));
        // And below stands the same mark.
        const QRect below(0, half + 2, first.width(), first.height() - half - 4);
        QVERIFY(first.copy(below) == second.copy(below));
    }

    // The flag of that note says no; its machete stands on the row all the same.
    void aWeaponANoteSpeaksOfIsOnItsRowUntilItIsAnswered()
    {
        FakeDesk desk;
        const IncidentId incident = desk.room().open("NOISE", "118 Pier Rd");
        desk.room().open("NOISE", "9 Elm St");
        desk.sync();
        ThemeSource source(testkit::denseLook(QStringLiteral("night")));
        applyTheme(*qApp, source.look());
        QueuePanel panel(source, desk);
        panel.resize(612, 300);
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        const auto placeCell = [&panel, incident] {
            panel.select(incident);
            const QModelIndex cell = panel.view().currentIndex().siblingAtColumn(
                static_cast<int>(QueueColumn::Location));
            return panel.view().viewport()->grab(panel.view().visualRect(cell)).toImage();
        };
        const auto spoken = [&panel, incident] {
            panel.select(incident);
            return panel.view().currentIndex().data(Qt::AccessibleTextRole).toString();
        };
        const QImage plain = placeCell();
        QVERIFY(!spoken().contains(QStringLiteral("weapon")));
        CrisisFlagSuggested read;
        read.incident = incident;
        read.flag = Flag::No;
        read.facts = {FlagFact{Fact::Weapon, "within_reach", "machete"}};
        mustAs(desk, advisorSeat(), SuggestFlag{read});
        desk.sync();
        QVERIFY2(spoken().contains(QStringLiteral("possible weapon “machete”")),
                 qPrintable(spoken()));
        // A copy for somewhere else has it as well.
        const auto copied = [&panel] {
            return panel.view().rowCells(panel.view().currentIndex()).join(u'|');
        };
        QVERIFY2(copied().contains(QStringLiteral("(Weapon?)")), qPrintable(copied()));
        const QImage possible = placeCell();
        QVERIFY(possible != plain);
        QVERIFY(savePicture(panel, QStringLiteral("queue-weapon")));
        // What a drop would do names it before the hand lets go.
        desk.room().logOn("3A12");
        desk.sync();
        const DropPlan plan = dropOnIncident(desk, Dragged{{UnitId("3A12")}, {}}, incident);
        QVERIFY(plan.isAllowed());
        QVERIFY2(plan.sentence.startsWith(QStringLiteral("Send 3A12 to ")) &&
                     plan.sentence.endsWith(QStringLiteral("possible weapon “machete”")),
                 qPrintable(plan.sentence));
        auto* filter = panel.findChild<FilterLine*>();
        filter->setFocus();
        QTest::keyClicks(filter, QStringLiteral("is:weapon"));
        QTRY_COMPARE(panel.view().model()->rowCount(), 2); // the heading and the one
        filter->clear();
        mustAs(desk, dispatcherSeat(), AnswerFact{incident, Fact::Weapon, answered("in_hand")});
        desk.sync();
        QVERIFY2(spoken().contains(QStringLiteral("weapon in hand")), qPrintable(spoken()));
        mustAs(desk, dispatcherSeat(), AnswerFact{incident, Fact::Weapon, answered("none")});
        desk.sync();
        QVERIFY(!spoken().contains(QStringLiteral("weapon")));
    }

    // The row one works in stands far below: a P1 that nobody was sent to is named all the same.
    void whatPressesAboveIsNamedWhileItIsOutOfSight()
    {
        FakeDesk desk;
        const IncidentId urgent = desk.room().open("OD", "Peach St");
        IncidentId last;
        for (int n = 0; n < 30; ++n)
            last = desk.room().open("NOISE", std::to_string(n + 1) + " Elm St");
        desk.sync();
        ThemeSource source(testkit::denseLook(QStringLiteral("night")));
        applyTheme(*qApp, source.look());
        QueuePanel panel(source, desk);
        panel.resize(858, 300);
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        auto* note = panel.view().findChild<QLabel*>(QStringLiteral("newAbove"));
        QVERIFY(note != nullptr && !note->isVisible());
        panel.select(last);
        QTRY_VERIFY(note->isVisible());
        const Incident& incident = desk.room().state().incidents.at(urgent);
        const QString number = QString::fromStdString(incident.number).section(u'-', 1);
        QCOMPARE(note->text(), QStringLiteral("P1 %1 waits above (Home)").arg(number));
        QVERIFY(savePicture(panel, QStringLiteral("queue-above")));
        const IncidentId second = desk.room().open("OD", "Main St");
        desk.sync();
        QTRY_COMPARE(
            note->text(),
            QStringLiteral("P1 %1 and 1 more wait above (Home); new above: 1").arg(number));
        // The key it names leads there; then it stands under the eye and is said no more.
        panel.view().setFocus();
        QTest::keyClick(&panel.view(), Qt::Key_Home);
        QTRY_VERIFY(!note->isVisible());
        QCOMPARE(panel.selected(), urgent);
        // Units are on the way to both: nothing presses.
        for (const auto& [unit, to] : {std::pair("3A12", urgent), std::pair("3A15", second)}) {
            desk.room().logOn(unit);
            desk.room().dispatch(unit, to);
        }
        desk.sync();
        panel.view().clearFocus();
        panel.select(last);
        QTest::qWait(600); // one beat of the board's clock
        QVERIFY2(!note->text().startsWith(QStringLiteral("P1")) || !note->isVisible(),
                 qPrintable(note->text()));
    }

    // Whoever cannot see the queue types what is heard: it never names two incidents.
    void theNumberThatIsSpokenNamesThisIncidentAlone()
    {
        FakeDesk desk;
        std::vector<IncidentId> all;
        for (int n = 1; n <= 11; ++n)
            all.push_back(desk.room().open("NOISE", std::to_string(n) + " Elm St"));
        desk.sync();
        ThemeSource source(testkit::denseLook(QStringLiteral("night")));
        QueuePanel panel(source, desk);
        const auto spoken = [&](IncidentId incident) {
            panel.select(incident);
            const QString row = panel.view().currentIndex().data(Qt::AccessibleTextRole).toString();
            return row.section(QStringLiteral(", incident "), 1).section(u',', 0, 0);
        };
        // 26-000001 and 26-000011 end alike.
        QCOMPARE(spoken(all[0]), QStringLiteral("01"));
        QCOMPARE(spoken(all[1]), QStringLiteral("2"));
        QCOMPARE(spoken(all[10]), QStringLiteral("11"));
        const LineContext context{desk.state(), desk.knowledge(), desk.now(), {}, {}, {}};
        for (const IncidentId incident : all) {
            const auto found = findIncident(spoken(incident).toStdString(), context);
            QVERIFY2(found.isOk(), qPrintable(spoken(incident)));
            QVERIFY(*found == incident);
        }
        // What is closed is no longer meant by a few digits.
        mustAs(desk, dispatcherSeat(), CloseIncident{all[10], DispositionCode("NRPT"), {}});
        desk.sync();
        QCOMPARE(spoken(all[0]), QStringLiteral("1"));
    }

    void anOwedCallBackIsOnItsRowUntilTheCallerIsReached_data()
    {
        QTest::addColumn<QString>("theme");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("zoom");
        QTest::newRow("day-1920") << QStringLiteral("day") << QSize(858, 400) << 100;
        QTest::newRow("night-1920") << QStringLiteral("night") << QSize(858, 400) << 100;
        QTest::newRow("night-1366") << QStringLiteral("night") << QSize(612, 300) << 100;
        QTest::newRow("day-1920-150") << QStringLiteral("day") << QSize(858, 400) << 150;
    }
    void anOwedCallBackIsOnItsRowUntilTheCallerIsReached()
    {
        QFETCH(QString, theme);
        QFETCH(QSize, size);
        QFETCH(int, zoom);
        FakeDesk desk;
        const IncidentId incident = bridgeCall(desk);
        TakeCall call;
        call.incident = incident;
        call.call.callback = "860-555-0134";
        mustAs(desk, dispatcherSeat(), call);
        desk.room().open("NOISE", "9 Elm St");
        mustAs(desk, dispatcherSeat(),
               AnswerFact{incident, Fact::Weapon, FactAnswer{AskState::Answered, "none", {}}});
        desk.sync();
        ThemeSource source(testkit::denseLook(theme));
        source.setZoomPercent(zoom);
        applyTheme(*qApp, source.look());
        QWidget window;
        window.setObjectName(QStringLiteral("room"));
        auto* column = new QVBoxLayout(&window);
        column->setContentsMargins(0, 0, 0, 0);
        auto* panel = new QueuePanel(source, desk, &window);
        column->addWidget(panel);
        window.resize(size);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        panel->select(incident);
        const auto spoken = [&] {
            return panel->view().currentIndex().data(Qt::AccessibleTextRole).toString();
        };
        QVERIFY(!spoken().contains(QStringLiteral("called back")));
        const QImage plain = typeCellOf(*panel, panel->view().currentIndex()).toImage();
        loseCaller(desk, incident);
        panel->select(incident);
        QVERIFY2(spoken().contains(QStringLiteral("the caller was lost and is to be called back")),
                 qPrintable(spoken()));
        QVERIFY(typeCellOf(*panel, panel->view().currentIndex()).toImage() != plain);
        QVERIFY(savePicture(
            window,
            QStringLiteral("queue-callback-%1").arg(QString::fromLatin1(QTest::currentDataTag()))));
        // Those who owe one are found by themselves.
        auto* filter = panel->findChild<FilterLine*>();
        filter->setFocus();
        QTest::keyClicks(filter, QStringLiteral("is:callback"));
        QTRY_COMPARE(panel->view().model()->rowCount(), 2); // the heading and the one
        filter->clear();
        mustAs(desk, dispatcherSeat(), TryCallback{incident, CallbackResult::Answered, {}});
        desk.sync();
        panel->select(incident);
        QVERIFY(!spoken().contains(QStringLiteral("called back")));
    }

    // "cl 3A12" typed with the queue in hand asked for a clinician at a larceny, and set its level.
    void aSlipOfOneLetterAsksForNoClinician()
    {
        FakeDesk desk;
        const IncidentId theft = desk.room().open("LARCENY");
        const IncidentId crisis = desk.room().open("WELFARE");
        desk.sync();
        std::vector<Command> asked;
        QStringList lines;
        const ActPort port{
            desk,
            [&asked](Command command, const std::string&) { asked.push_back(std::move(command)); },
            [&lines](const QString& line) { lines << line; },
            [](IncidentId) {},
            [](IncidentId) {},
            [](const UnitId&) {}};
        const QString name = QStringLiteral("queueClinician");
        actNamed(incidentActs(port, theft), name)->run();
        QVERIFY(asked.empty());
        QCOMPARE(lines.size(), 1);
        QVERIFY2(lines[0].startsWith(QStringLiteral("clin ")), qPrintable(lines[0]));
        actNamed(incidentActs(port, crisis), name)->run();
        QCOMPARE(asked.size(), std::size_t(1));
        QVERIFY(isKind<RequestClinician>(asked[0]));
        QCOMPARE(asKind<RequestClinician>(asked[0]).incident, crisis);
        QCOMPARE(lines.size(), 1);
    }
};

HAVEN_TESTS(TestQueueCallback)
#include "tst_queue_callback.moc"
