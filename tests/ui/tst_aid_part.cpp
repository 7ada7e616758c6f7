// What was asked of other agencies, on the incident, and the lists of turns on a page of Admin.
#include "models/dispatch/aid_rules.h"
#include "tests/testkit/test_program.h"
#include "tests/testkit/ui/access_check.h"
#include "tests/testkit/ui/gallery.h"
#include "tests/ui/incident_scene.h"
#include "ui/turns/turn_words.h"
#include "ui/turns/turns_panel.h"

#include <QComboBox>
#include <QListView>
#include <QMenu>

using namespace haven;
using namespace haven::test;
using namespace haven::ui;

namespace {

QString aidName(const char* name)
{
    return QString::fromLatin1(name);
}

void askOf(IncidentScene& scene, IncidentId id, const char* kind, const char* whom)
{
    AskAid command;
    command.incident = id;
    command.kind = kind;
    command.whom = whom;
    scene.must(command);
}

ChangeRotationList twoTows(const char* reason = "")
{
    ChangeRotationList command;
    command.list.kind = "tow";
    command.list.members = {{"Ace", "203-555-0101"}, {"Best <b>Tow</b>", ""}};
    command.reason = reason;
    return command;
}

class TurnsScene final
{
public:
    explicit TurnsScene(const Seat& seat) : m_source(testkit::denseLook(aidName("day")))
    {
        applyTheme(*qApp, m_source.look());
        desk.setSeat(seat);
        auto* column = new QVBoxLayout(&m_window);
        m_window.setObjectName(aidName("room"));
        panel = new TurnsPanel(m_source, desk, &m_window);
        column->addWidget(panel);
        m_window.resize(1100, 800);
        m_window.show();
        if (!QTest::qWaitForWindowExposed(&m_window))
            qFatal("the window did not show");
    }
    template <class W>
    W* find(const char* name)
    {
        auto* found = m_window.findChild<W*>(aidName(name));
        if (!found)
            qFatal("there is no %s", name);
        return found;
    }
    QString answer() { return panel->findChild<QLabel*>(aidName("cardAnswer"))->text(); }
    QWidget& window() { return m_window; }

    FakeDesk desk;
    TurnsPanel* panel;

private:
    ThemeSource m_source;
    QWidget m_window;
};

} // namespace

class TestAidPart final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsShownUntilSomethingWasAsked()
    {
        IncidentScene scene;
        const IncidentId id = scene.open("NOISE");
        scene.show(id);
        QVERIFY(!scene.isShown(aidName("aidPart")));
        askOf(scene, id, "tow", "Harbor <b>Towing</b>");
        scene.desk.sync();
        QTRY_VERIFY(scene.isShown(aidName("aidPart")));
        QCOMPARE(scene.label(aidName("aidRow1")),
                 aidName("1  Tow truck, Harbor <b>Towing</b>: asked"));
        scene.desk.pass(Span::minutes(6));
        QTRY_VERIFY(
            scene.label(aidName("aidRow1")).contains(aidName("asked, no answer for 6 min")));
    }

    void aStepIsRecordedByTwoQuestions()
    {
        IncidentScene scene;
        const IncidentId id = scene.open("NOISE");
        askOf(scene, id, "tow", "Harbor Towing");
        scene.show(id);
        scene.button(aidName("aidStep")).click();
        QVERIFY(scene.isShown(aidName("pickBand")));
        scene.type(aidName("accept"));
        scene.press(Qt::Key_Return);
        QTRY_VERIFY(scene.isShown(aidName("reasonPrompt")));
        scene.type(aidName("12"));
        scene.press(Qt::Key_Return);
        QTRY_COMPARE(scene.incident(id).aid.front().stage, AidStage::Accepted);
        QVERIFY(scene.incident(id).aid.front().etaAt == scene.desk.now() + Span::minutes(12));
        QTRY_VERIFY(scene.label(aidName("aidRow1")).contains(aidName("there in 12 min")));
        // Of two that are open the request is asked for first.
        askOf(scene, id, "road", "DPW");
        scene.desk.sync();
        scene.button(aidName("aidStep")).click();
        scene.type(aidName("DPW"));
        scene.press(Qt::Key_Return);
        QTRY_VERIFY(scene.isShown(aidName("pickBand")));
        scene.type(aidName("refuse"));
        scene.press(Qt::Key_Return);
        QTRY_VERIFY(scene.isShown(aidName("reasonPrompt")));
        scene.type(aidName("no crew tonight"));
        scene.press(Qt::Key_Return);
        QTRY_COMPARE(scene.incident(id).aid.back().stage, AidStage::Refused);
        QCOMPARE(scene.incident(id).aid.back().words, std::string("no crew tonight"));
    }

    void theNextInTurnIsOffered()
    {
        IncidentScene scene;
        scene.mustAs(supervisorSeat(), twoTows());
        const IncidentId id = scene.open("NOISE");
        askOf(scene, id, "ems", "");
        scene.show(id);
        scene.button(aidName("aidOthers")).click();
        scene.type(aidName("tow truck: next"));
        scene.press(Qt::Key_Return);
        QTRY_COMPARE(scene.incident(id).aid.size(), std::size_t(2));
        QCOMPARE(scene.incident(id).aid.back().whom, std::string("Ace"));
        const auto access = testkit::accessFindings(scene.window());
        QVERIFY2(access.empty(), qPrintable(testkit::toldFindings(access)));
        testkit::saveToGallery(scene.window(), aidName("incident-aid"));
    }

    void theMenuBeginsALine()
    {
        IncidentScene scene;
        const IncidentId id = scene.open("NOISE");
        scene.show(id);
        scene.focusPanel();
        QSignalSpy lines(&scene.panel(), &IncidentPanel::requestLine);
        scene.press(Qt::Key_M);
        QAction* action = scene.menuAct(aidName("actsMenu"), aidName("actAid"));
        QVERIFY(action);
        action->trigger();
        for (QMenu* menu : scene.window().findChildren<QMenu*>())
            menu->close();
        QCOMPARE(lines.size(), 1);
        QVERIFY(lines.front().front().toString().startsWith(aidName("aid ")));
    }

    void aListIsMadeChangedAndTakenAway()
    {
        TurnsScene scene(supervisorSeat());
        auto* kind = scene.find<QComboBox>("turnKind");
        kind->setCurrentIndex(kind->findText(aidName("Tow truck")));
        auto* companies = scene.find<QPlainTextEdit>("turnCompanies");
        scene.find<KeyButton>("turnSave")->click();
        QVERIFY(scene.answer().contains(aidName("Nobody is on it")));
        companies->setPlainText(aidName("Ace = 203-555-0101\n\nBest\n"));
        scene.find<KeyButton>("turnSave")->click();
        QTRY_COMPARE(scene.desk.state().rotation.lists.size(), std::size_t(1));
        const RotationList& list = scene.desk.state().rotation.lists.at("tow/*/*");
        QCOMPARE(companiesOf(list), (std::vector<std::string>{"Ace", "Best"}));
        QCOMPARE(list.members.front().phone, std::string("203-555-0101"));
        // A change without its reason is refused, and what was typed stays.
        companies->setPlainText(aidName("Best\nAce"));
        scene.find<KeyButton>("turnSave")->click();
        QTRY_VERIFY(scene.answer().contains(aidName("needs a reason")));
        QCOMPARE(companies->toPlainText(), aidName("Best\nAce"));
        scene.find<QLineEdit>("turnReason")->setText(aidName("new contract"));
        scene.find<KeyButton>("turnSave")->click();
        QTRY_COMPARE(companiesOf(scene.desk.state().rotation.lists.at("tow/*/*")),
                     (std::vector<std::string>{"Best", "Ace"}));
        scene.find<KeyButton>("turnRemove")->click();
        QTRY_VERIFY(scene.desk.state().rotation.lists.empty());
    }

    void whoMayNotChangeItSeesTheSame()
    {
        TurnsScene scene(dispatcherSeat());
        static_cast<void>(scene.desk.room().runAs(supervisorSeat(), twoTows()));
        scene.desk.sync();
        QTRY_VERIFY(scene.find<QListView>("turnLists")->isVisible());
        const auto* rows = scene.find<QListView>("turnFairness")->model();
        QCOMPARE(rows->rowCount(), 3); // the list and its two companies
        QCOMPARE(rows->index(2, 0).data().toString(),
                 aidName("2. Best <b>Tow</b>: not called yet"));
        QVERIFY(!scene.find<KeyButton>("turnSave")->isEnabled());
        QVERIFY(!scene.find<KeyButton>("turnRemove")->isEnabled());
        const auto access = testkit::accessFindings(scene.window());
        QVERIFY2(access.empty(), qPrintable(testkit::toldFindings(access)));
        testkit::saveToGallery(scene.window(), aidName("turns"));
    }
};

HAVEN_TESTS(TestAidPart)
#include "tst_aid_part.moc"
