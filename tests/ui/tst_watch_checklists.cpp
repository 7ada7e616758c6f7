#include "tests/testkit/test_program.h"
#include "tests/testkit/ui/access_check.h"
#include "tests/testkit/ui/sample_look.h"
#include "tests/ui/crisis_scene.h"
#include "ui/supervise/supervise_panel.h"
#include "ui/theme/apply_theme.h"
#include "ui/widgets/board_view.h"

#include <QScrollArea>
#include <QSignalSpy>
#include <QtTest>
#include <QVBoxLayout>

using namespace haven;
using namespace haven::test;
using namespace haven::ui;

namespace {

struct RunRow {
    int row = -1;
    QString words;
    bool isLate = false;
};

RunRow rowOfRuns(BoardView& view)
{
    const auto* model = view.model();
    bool isUnder = false;
    for (int row = 0; row < model->rowCount(); ++row) {
        const QModelIndex index = model->index(row, 0);
        const QString words = index.data().toString();
        if (words == QStringLiteral("Checklists under way")) {
            isUnder = true;
        } else if (isUnder) {
            return {row, words, index.siblingAtColumn(1).data(LateRole).toBool()};
        }
    }
    return {};
}

} // namespace

class TestWatchChecklists final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSupervisorSeesWhichRunIsOnWhichStepHowLateAndWhose()
    {
        FakeDesk desk;
        desk.setSeat(supervisorSeat());
        const IncidentId incident = bridgeCall(desk);
        mustAs(desk, dispatcherSeat(), StartChecklist{incident, ProtocolId("suicidal-person")});
        desk.sync();
        ThemeSource source(testkit::denseLook(QStringLiteral("night")));
        applyTheme(*qApp, source.look());
        QWidget window;
        window.setObjectName(QStringLiteral("room"));
        auto* column = new QVBoxLayout(&window);
        column->setContentsMargins(0, 0, 0, 0);
        auto* panel = new SupervisePanel(source, desk, &window);
        column->addWidget(panel);
        window.resize(420, 1000);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        auto& view = *window.findChild<BoardView*>(QStringLiteral("watchView"));
        QTRY_VERIFY(rowOfRuns(view).row >= 0);
        const QString number = QString::fromStdString(desk.state().incidents.at(incident).number);
        const RunRow first = rowOfRuns(view);
        QVERIFY2(first.words.startsWith(number.section(u'-', -1)), qPrintable(first.words));
        QVERIFY2(first.words.contains(QStringLiteral("step 1 of")), qPrintable(first.words));
        // The next step is the next person's.
        completeStep(desk, incident, clinicianSeat());
        desk.sync();
        QTRY_VERIFY2(!rowOfRuns(view).words.contains(QStringLiteral("step 1 of")),
                     qPrintable(rowOfRuns(view).words));
        QVERIFY(!rowOfRuns(view).isLate);
        QVERIFY(savePicture(window, QStringLiteral("watch-checklists-night")));
        // It opens the incident by key.
        QSignalSpy opened(panel, &SupervisePanel::incidentOpened);
        view.setFocus();
        view.setCurrentIndex(view.model()->index(rowOfRuns(view).row, 0));
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        // Over when it is finished.
        const auto& run = desk.state().incidents.at(incident).checklists.back();
        mustAs(desk, clinicianSeat(), FinishChecklist{incident, run.id, "he is at the hospital"});
        desk.sync();
        QTRY_COMPARE(rowOfRuns(view).row, -1);
    }

    void aRestrictedIncidentsRunStandsThereForWhoMayReadItAlone()
    {
        FakeDesk desk;
        desk.setSeat(supervisorSeat());
        const IncidentId incident = bridgeCall(desk);
        mustAs(desk, dispatcherSeat(), StartChecklist{incident, ProtocolId("suicidal-person")});
        mustAs(desk, supervisorSeat(),
               RestrictIncident{incident, Visibility::Restricted, "family of staff"});
        desk.sync();
        ThemeSource source(testkit::denseLook(QStringLiteral("night")));
        applyTheme(*qApp, source.look());
        SupervisePanel panel(source, desk);
        panel.resize(420, 1000);
        panel.show();
        auto& view = *panel.findChild<BoardView*>(QStringLiteral("watchView"));
        QTRY_VERIFY(rowOfRuns(view).row >= 0);
        const QString words = rowOfRuns(view).words;
        QVERIFY2(words.contains(QStringLiteral("restricted")), qPrintable(words));
        QVERIFY2(words.contains(QStringLiteral("step 1 of")), qPrintable(words));
        QVERIFY(savePicture(panel, QStringLiteral("watch-restricted-night")));
        // Whoever relieves at this desk may read less.
        desk.setSeat(dispatcherSeat());
        QCOMPARE(rowOfRuns(view).row, -1);
    }

    void theListIsUsableInEveryLook_data()
    {
        QTest::addColumn<QString>("theme");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("zoom");
        QTest::newRow("day-1366") << QStringLiteral("day") << QSize(340, 690) << 100;
        QTest::newRow("night-1366") << QStringLiteral("night") << QSize(340, 690) << 100;
        QTest::newRow("contrast-1366") << QStringLiteral("high-contrast") << QSize(340, 690) << 100;
        QTest::newRow("day-1920-150") << QStringLiteral("day") << QSize(560, 960) << 150;
        QTest::newRow("contrast-1920-150")
            << QStringLiteral("high-contrast") << QSize(560, 960) << 150;
    }
    void theListIsUsableInEveryLook()
    {
        QFETCH(QString, theme);
        QFETCH(QSize, size);
        QFETCH(int, zoom);
        FakeDesk desk;
        desk.setSeat(supervisorSeat());
        const IncidentId incident = bridgeCall(desk);
        mustAs(desk, dispatcherSeat(), StartChecklist{incident, ProtocolId("suicidal-person")});
        const IncidentId other = desk.room().open("WELFARE", "9 Elm St");
        mustAs(desk, clinicianSeat(), StartChecklist{other, ProtocolId("welfare-check")});
        mustAs(desk, supervisorSeat(), RestrictIncident{other, Visibility::Restricted, "staff"});
        desk.pass(Span::minutes(12));
        desk.sync();
        ThemeSource source(testkit::denseLook(theme));
        source.setZoomPercent(zoom);
        applyTheme(*qApp, source.look());
        QWidget window;
        window.setObjectName(QStringLiteral("room"));
        auto* column = new QVBoxLayout(&window);
        column->setContentsMargins(0, 0, 0, 0);
        column->addWidget(new SupervisePanel(source, desk, &window));
        window.resize(size);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        auto& view = *window.findChild<BoardView*>(QStringLiteral("watchView"));
        QTRY_VERIFY(rowOfRuns(view).row >= 0);
        view.setFocus(Qt::TabFocusReason);
        window.findChild<QScrollArea*>(QStringLiteral("superviseScroll"))
            ->ensureWidgetVisible(&view);
        QTest::qWait(20);
        QVERIFY(savePicture(
            window,
            QStringLiteral("watch-runs-%1").arg(QString::fromLatin1(QTest::currentDataTag()))));
        const auto access = testkit::accessFindings(window);
        QVERIFY2(access.empty(), qPrintable(testkit::toldFindings(access)));
        const auto clipped = testkit::clippingFindings(window);
        QVERIFY2(clipped.empty(), qPrintable(testkit::toldFindings(clipped)));
    }

    void aStepOverItsTimeStandsOutAsLate()
    {
        FakeDesk desk;
        desk.setSeat(supervisorSeat());
        const IncidentId incident = bridgeCall(desk);
        // A step with a timer, wherever a shipped protocol has one.
        for (const auto& [id, file] : desk.knowledge().protocols) {
            const auto timed =
                std::find_if(file.protocol.steps.begin(), file.protocol.steps.end(),
                             [](const ProtocolStep& step) { return step.timer.has_value(); });
            if (timed == file.protocol.steps.end())
                continue;
            ChecklistStarted fact;
            fact.incident = incident;
            fact.checklist = ChecklistId(77);
            fact.protocol = id;
            fact.version = std::to_string(file.protocol.version);
            fact.hash = file.hash;
            fact.firstStep = timed->id;
            desk.room().record(fact);
            desk.sync();
            desk.pass(*timed->timer + Span::minutes(1));
            ThemeSource source(testkit::denseLook(QStringLiteral("day")));
            applyTheme(*qApp, source.look());
            SupervisePanel panel(source, desk);
            panel.resize(420, 1000);
            panel.show();
            auto& view = *panel.findChild<BoardView*>(QStringLiteral("watchView"));
            QTRY_VERIFY(rowOfRuns(view).row >= 0);
            QVERIFY(rowOfRuns(view).isLate);
            return;
        }
        QFAIL("no shipped protocol has a step with a timer");
    }
};

HAVEN_TESTS(TestWatchChecklists)
#include "tst_watch_checklists.moc"
