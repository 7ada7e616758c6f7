#include "tests/testkit/test_program.h"
#include "tests/testkit/ui/access_check.h"
#include "tests/testkit/ui/sample_look.h"
#include "tests/ui/crisis_scene.h"
#include "ui/crisis/checklist_panel.h"
#include "ui/crisis/clinician_list.h"
#include "ui/crisis/crisis_workspace.h"
#include "ui/crisis/step_button.h"
#include "ui/theme/apply_theme.h"
#include "ui/widgets/panel_header.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSplitter>
#include <QtTest>

using namespace haven;
using namespace haven::test;
using namespace haven::ui;

namespace {

class DeskRoom final
{
public:
    explicit DeskRoom(const QString& theme = QStringLiteral("day"), QSize size = {1920, 1000})
        : m_source(testkit::denseLook(theme))
    {
        applyTheme(*qApp, m_source.look());
        desk.setSeat(clinicianSeat());
        m_window.setObjectName(QStringLiteral("room"));
        auto* row = new QHBoxLayout(&m_window);
        row->setContentsMargins(0, 0, 0, 0);
        m_window.resize(size);
    }

    void show(std::optional<IncidentId> incident = {})
    {
        desk.sync();
        m_workspace = new CrisisWorkspace(m_source, desk, utcClock(), &m_window);
        m_window.layout()->addWidget(m_workspace);
        m_window.show();
        m_window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_window));
        if (incident)
            m_workspace->show(incident);
        m_workspace->focusList();
    }
    void zoom(int percent)
    {
        m_source.setZoomPercent(percent);
        applyTheme(*qApp, m_source.look());
    }
    void press(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier)
    {
        QWidget* target = QApplication::focusWidget();
        QTest::keyClick(target ? target : &m_window, key, with);
    }
    void type(const QString& text) { QTest::keyClicks(QApplication::focusWidget(), text); }
    CrisisWorkspace& workspace() { return *m_workspace; }
    QWidget& window() { return m_window; }
    template <class W>
    W* find(const char* name)
    {
        return m_workspace->findChild<W*>(QString::fromLatin1(name));
    }
    const Incident& incident(IncidentId id) const { return desk.state().incidents.at(id); }

    FakeDesk desk;

private:
    ThemeSource m_source;
    QWidget m_window;
    CrisisWorkspace* m_workspace = nullptr;
};

} // namespace

class TestCrisisWorkspace final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aClinicianAcceptsArrivesAndIsDoneByKeys()
    {
        DeskRoom room;
        const IncidentId id = bridgeCall(room.desk);
        must(room.desk, RequestClinician{id, {}});
        room.show(id);
        QVERIFY(room.find<KeyButton>("clinicianAccept")->isVisible());
        QVERIFY(!room.find<KeyButton>("clinicianArrived")->isVisible());
        room.press(Qt::Key_A);
        QTRY_VERIFY(room.incident(id).clinicianRequests.back().stage == ClinicianStage::Accepted);
        QCOMPARE(room.incident(id).clinicianRequests.back().clinician,
                 std::optional(clinicianSeat().agent));
        QTRY_VERIFY(room.find<KeyButton>("clinicianArrived")->isVisible());
        QVERIFY(!room.find<KeyButton>("clinicianAccept")->isVisible());
        room.press(Qt::Key_R);
        QTRY_VERIFY(room.incident(id).clinicianRequests.back().stage == ClinicianStage::Arrived);
        room.press(Qt::Key_O);
        QTRY_VERIFY(room.incident(id).clinicianRequests.back().stage == ClinicianStage::Done);
        // It is still flagged, so it can be asked for again.
        QTRY_VERIFY(room.find<KeyButton>("clinicianAsk")->isVisible());
        room.press(Qt::Key_C);
        QTRY_COMPARE(room.incident(id).clinicianRequests.size(), std::size_t(2));
    }

    void decliningTakesItsReason()
    {
        DeskRoom room;
        const IncidentId id = bridgeCall(room.desk);
        must(room.desk, RequestClinician{id, {}});
        room.show(id);
        room.press(Qt::Key_D);
        QVERIFY(qobject_cast<QLineEdit*>(QApplication::focusWidget()));
        room.type(QStringLiteral("with another person"));
        room.press(Qt::Key_Return);
        QTRY_VERIFY(room.incident(id).clinicianRequests.back().stage == ClinicianStage::Declined);
        QCOMPARE(room.incident(id).clinicianRequests.back().reason,
                 std::string("with another person"));
    }

    void aRefusedReasonIsStillThere()
    {
        DeskRoom room;
        const IncidentId id = bridgeCall(room.desk);
        must(room.desk, RequestClinician{id, {}});
        room.show(id);
        room.desk.refuseNextWith(refuse(RefusalCode::DiskFull, "demo.haven"));
        room.press(Qt::Key_D);
        room.type(QStringLiteral("off hours"));
        room.press(Qt::Key_Return);
        auto* message = room.find<QLabel>("clinicianMessage");
        QTRY_VERIFY(message->text().contains(QStringLiteral("disk")));
        QTRY_COMPARE(room.find<QWidget>("clinicianReason")
                         ->findChild<QLineEdit*>(QStringLiteral("reasonText"))
                         ->text(),
                     QStringLiteral("off hours"));
    }

    void theChosenRowFillsTheDesk()
    {
        DeskRoom room;
        const IncidentId bridge = fillClinicianEvening(room.desk);
        room.show();
        QSignalSpy selected(&room.workspace(), &CrisisWorkspace::incidentSelected);
        room.press(Qt::Key_Down);
        room.press(Qt::Key_Down);
        QVERIFY(selected.count() >= 1);
        QVERIFY(room.workspace().shown().has_value());
        room.workspace().show(bridge);
        QVERIFY(room.find<QLabel>("checklistTitle")
                    ->text()
                    .contains(QString::fromStdString(room.incident(bridge).number)));
        QVERIFY(room.find<QLabel>("factsWords")
                    ->text()
                    .contains(QStringLiteral("“tell my sister I am sorry”")));
        QCOMPARE(room.find<QLabel>("fact-weapon")->text(), QStringLiteral("not asked"));
        must(room.desk, AnswerFact{bridge, Fact::Weapon, answered("none")});
        room.desk.sync();
        QCOMPARE(room.find<QLabel>("fact-weapon")->text(), QStringLiteral("none"));
        // What a later note speaks of is shown beside the answer, not instead of it.
        room.desk.pass(Span::minutes(1));
        must(room.desk, AddNote{bridge, {}, "HAS A KNIFE NOW", FieldClass::Police, {}});
        CrisisFlagSuggested read;
        read.incident = bridge;
        read.note = room.desk.room().last<NoteAdded>().note;
        read.facts = {FlagFact{Fact::Weapon, "in_hand", "HAS A KNIFE"}};
        mustAs(room.desk, advisorSeat(), SuggestFlag{read});
        room.desk.sync();
        QCOMPARE(room.find<QLabel>("fact-weapon")->text(),
                 QStringLiteral("possible weapon “HAS A KNIFE”, none"));
    }

    // Also where the page was made long after everything else in the window.
    void tabGoesFromTheKeysOfTheCareRecordIntoItsPage()
    {
        DeskRoom room;
        room.show(bridgeCall(room.desk));
        room.press(Qt::Key_K, Qt::AltModifier);
        room.press(Qt::Key_5, Qt::AltModifier);
        auto* page = room.find<QWidget>("ledgerPage");
        QVERIFY(page != nullptr && page->isVisible());
        const QStringList order = testkit::tabOrder(room.window());
        const auto keys = order.indexOf(QStringLiteral("carePlans"));
        QVERIFY(keys >= 0);
        QVERIFY2(page->findChild<QWidget*>(order.value(keys + 1)) != nullptr,
                 qPrintable(order.join(u' ')));
    }

    // Another one never comes under the hand by itself, here or at the desk.
    void aRowThatGoesLeavesNobodyElseChosen()
    {
        DeskRoom room;
        fillClinicianEvening(room.desk);
        const IncidentId loud = room.desk.room().state().incidents.rbegin()->first;
        room.show(loud);
        auto* view = room.find<QListView>("clinicianView");
        QVERIFY(view->currentIndex().isValid());
        const int rows = view->model()->rowCount();
        QSignalSpy selected(&room.workspace(), &CrisisWorkspace::incidentSelected);
        must(room.desk, DecideFlag{loud, FlagDecision::Rejected, "shouts at his dog"});
        room.desk.sync();
        QTRY_VERIFY(view->model()->rowCount() < rows);
        QVERIFY(!view->currentIndex().isValid());
        QCOMPARE(selected.count(), 0);
        QCOMPARE(room.workspace().shown(), std::optional(loud));
    }

    // Its frame had no room of its own, so that the rows covered most of the ring.
    void theRingOfTheListIsWhole()
    {
        DeskRoom room;
        fillClinicianEvening(room.desk);
        room.show(room.desk.room().state().incidents.rbegin()->first);
        auto* view = room.find<QListView>("clinicianView");
        view->setFocus();
        QVERIFY(view->hasFocus());
        const QImage seen = view->grab().toImage();
        const QColor ring = testkit::denseLook(QStringLiteral("day")).color(Token::Focus);
        const int right = seen.width() - 1;
        const int bottom = seen.height() - 1;
        for (const QPoint at : {QPoint(0, bottom / 2), QPoint(right, bottom / 2),
                                QPoint(right / 2, 0), QPoint(right / 2, bottom)})
            QCOMPARE(seen.pixelColor(at).name(), ring.name());
    }

    // What was chosen at the desk meanwhile is what every panel shows, and never the one before.
    void whatWasChosenBehindItsBackIsShownWhenOneComesBack()
    {
        DeskRoom room;
        const IncidentId bridge = bridgeCall(room.desk);
        const IncidentId other = room.desk.room().open("WELFARE", "9 Elm St");
        room.desk.setSeat(dispatcherSeat());
        room.show(bridge);
        const auto numbers = [&] {
            QStringList said;
            for (const auto* one : room.workspace().findChildren<PanelHeader*>())
                said << one->note();
            return said.join(u' ');
        };
        const QString before = QString::fromStdString(room.incident(bridge).number);
        const QString after = QString::fromStdString(room.incident(other).number);
        QVERIFY(numbers().contains(before));
        room.workspace().hide();
        room.workspace().show(other);
        QVERIFY(!numbers().contains(after));
        room.workspace().setVisible(true);
        QVERIFY2(numbers().contains(after) && !numbers().contains(before), qPrintable(numbers()));
    }

    // Whoever looks in works on with the incident in hand.
    void whoeverLooksInKeepsWhatIsInHand_data()
    {
        QTest::addColumn<bool>("isClinician");
        QTest::newRow("clinician") << true;
        QTest::newRow("dispatcher") << false;
    }
    void whoeverLooksInKeepsWhatIsInHand()
    {
        QFETCH(bool, isClinician);
        DeskRoom room;
        const IncidentId waits = bridgeCall(room.desk);
        must(room.desk, RequestClinician{waits, {}});
        const IncidentId inHand = room.desk.room().open("NOISE", "9 Elm St");
        room.desk.setSeat(isClinician ? clinicianSeat() : dispatcherSeat());
        room.show(waits);
        room.workspace().hide();
        room.workspace().show(inHand);
        QSignalSpy selected(&room.workspace(), &CrisisWorkspace::incidentSelected);
        room.workspace().setVisible(true);
        QCOMPARE(room.workspace().shown(), std::optional(inHand));
        QCOMPARE(selected.count(), 0);
    }

    // Whoever goes to a restricted one is warned too, and learns no more than that.
    void ofARestrictedOneItIsSaidThatThereMayBeAWeapon()
    {
        DeskRoom room;
        const IncidentId id = bridgeCall(room.desk);
        must(room.desk, RequestClinician{id, {}});
        CrisisFlagSuggested read;
        read.incident = id;
        read.facts = {FlagFact{Fact::Weapon, "in_hand", "HAS A KNIFE"}};
        mustAs(room.desk, advisorSeat(), SuggestFlag{read});
        mustAs(room.desk, supervisorSeat(), RestrictIncident{id, Visibility::Restricted, "staff"});
        room.show(id);
        const auto* model = room.find<QListView>("clinicianView")->model();
        QCOMPARE(model->index(1, 0).data(WeaponRole).toString(),
                 QStringLiteral("There may be a weapon"));
        auto* alone = room.find<QLabel>("clinicianAlone");
        QVERIFY(alone->isVisible());
        QVERIFY2(alone->text().contains(QStringLiteral("possible weapon")) &&
                     !alone->text().contains(QStringLiteral("KNIFE")),
                 qPrintable(alone->text()));
    }

    void oneKeyGoesToTheChecklistAndBackToTheList()
    {
        DeskRoom room;
        const IncidentId id = bridgeCall(room.desk);
        must(room.desk, RequestClinician{id, {}});
        room.show(id);
        room.press(Qt::Key_K, Qt::AltModifier);
        auto* checklist = room.find<ChecklistPanel>("checklistPanel");
        QVERIFY(!checklist->isVisible());
        room.workspace().turnToChecklist();
        QVERIFY(checklist->isVisible());
        QVERIFY(checklist->isAncestorOf(QApplication::focusWidget()));
        room.workspace().turnToChecklist();
        QVERIFY(room.find<QListView>("clinicianView")->hasFocus());
    }

    // Nobody goes to a house without what the dispatchers' card says of it.
    void cautionsPlaceAndNotesAreThereBeforeAnybodyGoes()
    {
        DeskRoom room;
        const IncidentId id = bridgeCall(room.desk);
        must(room.desk, RequestClinician{id, {}});
        room.show(id);
        QVERIFY(room.find<QLabel>("factsCautions")->isHidden());
        QVERIFY(room.find<QLabel>("factsWhere")
                    ->text()
                    .startsWith(QStringLiteral("Harbor Bridge, north side")));
        Caution caution;
        caution.kind = CautionKind::Weapon;
        caution.text = "Rifle in the truck";
        caution.source = "brother";
        caution.place = room.incident(id).location;
        must(room.desk, RecordCaution{caution, std::nullopt});
        must(room.desk, AddNote{id, {}, "HE PARKED A WHITE TRUCK", FieldClass::Police, {}});
        mustAs(room.desk, clinicianSeat(),
               AnswerClinician{id, {}, ClinicianStage::Accepted, {}, {}});
        room.desk.sync();
        const QString known = room.find<QLabel>("factsCautions")->text();
        QVERIFY(known.startsWith(QStringLiteral("Caution, weapon. Rifle in the truck")));
        QVERIFY(known.contains(QStringLiteral("source: brother")));
        QVERIFY(known.contains(QStringLiteral("not verified")));
        QVERIFY(!room.find<QLabel>("factsCautions")->isHidden());
        const QString notes = room.find<QLabel>("factsNotes")->text();
        QVERIFY(notes.section(u'\n', 0, 0).endsWith(QStringLiteral("HE PARKED A WHITE TRUCK")));
        QVERIFY(notes.contains(QStringLiteral("ON WRONG SIDE OF RAIL")));
        QVERIFY(room.find<QLabel>("factsPeople")->text().contains(QStringLiteral("accepted at")));
    }

    void aCareNoteIsOfTheCareClassAndItsDraftIsKept()
    {
        DeskRoom room;
        const IncidentId id = bridgeCall(room.desk);
        must(room.desk, RequestClinician{id, {}});
        room.show(id);
        auto* note = room.find<QPlainTextEdit>("careNote");
        note->setFocus();
        room.type(QStringLiteral("Says \"not tonight\". Calm voice."));
        const std::string key = "care-note/" + room.incident(id).number;
        QTRY_VERIFY(room.desk.draft(key).find("Calm voice.") != std::string::npos);
        room.desk.refuseNextWith(refuse(RefusalCode::DiskFull, "demo.haven"));
        room.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(room.find<QLabel>("factsMessage")->text().contains(QStringLiteral("disk")));
        QVERIFY(note->toPlainText().contains(QStringLiteral("Calm voice.")));
        room.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(room.incident(id).notes.back().fieldClass == FieldClass::Care);
        QTRY_VERIFY(note->toPlainText().isEmpty());
        QVERIFY(room.desk.draft(key).empty());
        QTRY_VERIFY(
            room.find<QLabel>("factsWords")->text().contains(QStringLiteral("not tonight")));
    }

    void aDraftComesBackWithItsIncident()
    {
        DeskRoom room;
        const IncidentId first = bridgeCall(room.desk);
        const IncidentId second = room.desk.room().open("WELFARE", "9 Elm St");
        must(room.desk, RequestClinician{first, {}});
        must(room.desk, RequestClinician{second, {}});
        room.show(first);
        auto* note = room.find<QPlainTextEdit>("careNote");
        note->setFocus();
        room.type(QStringLiteral("half a sentence"));
        room.workspace().show(second);
        QVERIFY(note->toPlainText().isEmpty());
        room.workspace().show(first);
        QCOMPARE(note->toPlainText(), QStringLiteral("half a sentence"));
    }

    void aDispatcherWorksTheSameDesk()
    {
        DeskRoom room;
        room.desk.setSeat(dispatcherSeat());
        const IncidentId id = bridgeCall(room.desk);
        must(room.desk, StartChecklist{id, ProtocolId("suicidal-person")});
        goToStep(room.desk, id, "place");
        room.show(id);
        room.find<ChecklistPanel>("checklistPanel")->focusStep();
        room.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(room.incident(id).checklists.back().activeStep, std::string("now"));
    }

    void anAnswerThatBringsAnotherPageFirstOffersItByKey()
    {
        DeskRoom room;
        room.desk.setSeat(dispatcherSeat());
        const IncidentId id = bridgeCall(room.desk);
        must(room.desk, StartChecklist{id, ProtocolId("suicidal-person")});
        goToStep(room.desk, id, "now");
        room.show(id);
        auto* line = room.find<QWidget>("fitLine");
        QVERIFY(line->isHidden());
        must(room.desk, AnswerFact{id, Fact::SelfHarm, answered("ideation")});
        must(room.desk, AnswerFact{id, Fact::Weapon, answered("within_reach")});
        room.desk.sync();
        QTRY_VERIFY(line->isVisible());
        const QString words = room.find<QLabel>("fitWords")->text();
        QVERIFY2(words.contains(QStringLiteral("Suicidal person with a firearm")),
                 qPrintable(words));
        room.find<ChecklistPanel>("checklistPanel")->focusStep();
        room.press(Qt::Key_W, Qt::AltModifier);
        QTRY_COMPARE(room.incident(id).checklists.size(), std::size_t(2));
        QCOMPARE(room.incident(id).checklists.back().protocol.value,
                 std::string("suicidal-firearm"));
        QVERIFY(!room.incident(id).checklists.front().finishedAt);
        QTRY_VERIFY(line->isHidden());
    }

    void aSlipIsSetRightByKey()
    {
        DeskRoom room;
        room.desk.setSeat(dispatcherSeat());
        const IncidentId id = bridgeCall(room.desk);
        must(room.desk, StartChecklist{id, ProtocolId("suicidal-person")});
        goToStep(room.desk, id, "where");
        room.show(id);
        auto* panel = room.find<ChecklistPanel>("checklistPanel");
        panel->focusStep();
        room.press(Qt::Key_5);
        QTRY_COMPARE(room.incident(id).checklists.back().activeStep, std::string("alone"));
        room.press(Qt::Key_Z, Qt::AltModifier);
        auto* text = room.find<QLabel>("stepText");
        QTRY_VERIFY2(text->text().contains(QStringLiteral("bridge")), qPrintable(text->text()));
        QVERIFY(room.find<QLabel>("stepKnown")->text().contains(QStringLiteral("None of these")));
        // Further back, and after the first step to the active one again.
        for (int n = 0; n < 6; ++n)
            room.press(Qt::Key_Z, Qt::AltModifier);
        QTRY_VERIFY2(text->text().contains(QStringLiteral("Who is with")),
                     qPrintable(text->text()));
        room.press(Qt::Key_Z, Qt::AltModifier);
        room.press(Qt::Key_2);
        QTRY_COMPARE(room.incident(id).checklists.back().activeStep, std::string("stop-traffic"));
        QCOMPARE(room.incident(id).answers.at(Fact::DangerousPlace).answer, answered("rail"));
        QTRY_VERIFY(text->text().contains(QStringLiteral("trains stopped")));
    }

    // One row: the keys that turn a page stand in the header of the page that is shown.
    void theKeysThatTurnAPageStandInItsHeader()
    {
        DeskRoom room;
        const IncidentId id = bridgeCall(room.desk);
        room.show(id);
        auto* turn = room.find<KeyButton>("crisisTurn");
        auto* directory = room.find<KeyButton>("crisisDirectory");
        const auto standIn = [&](const char* page) {
            const QWidget* header = turn->parentWidget();
            return header->objectName() == QStringLiteral("panelHeader") &&
                   header->parentWidget()->objectName() == QString::fromLatin1(page) &&
                   directory->parentWidget() == header && turn->isVisible() &&
                   directory->isVisible() && turn->x() < directory->x();
        };
        QTRY_VERIFY(standIn("checklistPanel"));
        room.press(Qt::Key_K, Qt::AltModifier);
        QTRY_VERIFY(standIn("carePanel"));
        room.press(Qt::Key_D, Qt::AltModifier);
        QTRY_VERIFY(standIn("directoryPanel"));
        room.press(Qt::Key_D, Qt::AltModifier);
        QTRY_VERIFY(standIn("checklistPanel"));
        auto* lower = room.find<KeyButton>("crisisLowerTurn");
        QTRY_COMPARE(lower->parentWidget()->parentWidget()->objectName(),
                     QStringLiteral("responsePanel"));
        room.press(Qt::Key_J, Qt::AltModifier);
        QTRY_COMPARE(lower->parentWidget()->parentWidget()->objectName(),
                     QStringLiteral("sealedPanel"));
        QTRY_VERIFY(lower->isVisible());
        // Whoever writes there sees what is written.
        const auto* rows = room.find<QSplitter>("crisisRight");
        QTRY_VERIFY(rows->widget(1)->height() > rows->height() / 2);
    }

    // A long care plan, cautions and facts above leave it no two lines else.
    void aHandoffStaysInSightUnderALongCarePlan()
    {
        DeskRoom room(QStringLiteral("night"), QSize(1366, 740));
        const IncidentId id = bridgeCall(room.desk);
        RecordCarePlan plan;
        plan.incident = id;
        plan.plan.radioSafe = "one person speaks";
        for (const PlanField field : {PlanField::Helps, PlanField::Steps, PlanField::Source,
                                      PlanField::Background, PlanField::Triggers})
            plan.plan.texts[field] =
                QStringLiteral("stand back and wait, ").repeated(20).toStdString();
        mustAs(room.desk, clinicianSeat(), plan);
        mustAs(room.desk, supervisorSeat(), ApproveCarePlan{CarePlanId(1), "sergeant"});
        must(room.desk, AnswerFact{id, Fact::SelfHarm, answered("ideation")});
        room.show(id);
        const int before = room.window().height();
        room.press(Qt::Key_G, Qt::AltModifier);
        room.type(QStringLiteral("going there"));
        room.press(Qt::Key_Return);
        auto* text = room.find<QLabel>("planText");
        QTRY_VERIFY(text->isVisible());
        must(room.desk, PlaceHandoff{id, "988"});
        room.desk.sync();
        const auto isWhole = [&room](const char* name) {
            auto* one = room.find<QWidget>(name);
            return one && one->isVisible() &&
                   one->visibleRegion().boundingRect().height() == one->height();
        };
        QTRY_VERIFY(isWhole("handoffState"));
        QTRY_VERIFY(isWhole("handoffAnswered"));
        QVERIFY(room.window().height() == before);
        // The whole plan is there, and scrolls by keys.
        auto* scroll = room.find<QScrollArea>("planTextScroll");
        QVERIFY(scroll->verticalScrollBar()->maximum() > 0);
        QVERIFY(scroll->focusPolicy() & Qt::TabFocus);
    }

    void everyoneCanUseIt_data()
    {
        QTest::addColumn<QString>("theme");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("zoom");
        QTest::newRow("day-1920") << QStringLiteral("day") << QSize(1920, 1000) << 100;
        QTest::newRow("night-1920") << QStringLiteral("night") << QSize(1920, 1000) << 100;
        QTest::newRow("day-1366") << QStringLiteral("day") << QSize(1366, 690) << 100;
        QTest::newRow("night-1366-150") << QStringLiteral("night") << QSize(1366, 690) << 150;
        QTest::newRow("contrast-1366")
            << QStringLiteral("high-contrast") << QSize(1366, 690) << 100;
        QTest::newRow("contrast-1366-150")
            << QStringLiteral("high-contrast") << QSize(1366, 690) << 150;
    }
    void everyoneCanUseIt()
    {
        QFETCH(QString, theme);
        QFETCH(QSize, size);
        QFETCH(int, zoom);
        const QString name = QString::fromLatin1(QTest::currentDataTag());
        for (const char* part : {"empty", "busy"}) {
            DeskRoom room(theme, size);
            room.zoom(zoom);
            std::optional<IncidentId> shown;
            if (QByteArray(part) == "busy") {
                shown = fillClinicianEvening(room.desk);
                must(room.desk, StartChecklist{*shown, ProtocolId("suicidal-person")});
                goToStep(room.desk, *shown, "now");
                room.desk.pass(Span::seconds(75));
            }
            room.show(shown);
            QTest::qWait(1100); // one tick of the clocks
            QVERIFY(
                savePicture(room.window(),
                            QStringLiteral("crisis-%1-%2").arg(name, QString::fromLatin1(part))));
            const auto access = testkit::accessFindings(room.window());
            QVERIFY2(access.empty(), qPrintable(testkit::toldFindings(access)));
            const auto clipped = testkit::clippingFindings(room.window());
            QVERIFY2(clipped.empty(), qPrintable(testkit::toldFindings(clipped)));
            QVERIFY(room.window().width() <= size.width());
            // At full size nearly the whole run is seen at once.
            if (size.width() == 1920)
                QVERIFY(room.find<QScrollArea>("checklistScroll")->verticalScrollBar()->maximum() <
                        24);
        }
    }
};

HAVEN_TESTS(TestCrisisWorkspace)
#include "tst_crisis_workspace.moc"
