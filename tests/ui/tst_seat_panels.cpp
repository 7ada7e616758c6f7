#include "tests/testkit/fake_desk.h"
#include "tests/testkit/test_program.h"
#include "tests/testkit/ui/access_check.h"
#include "tests/testkit/ui/child_of.h"
#include "tests/testkit/ui/gallery.h"
#include "tests/testkit/ui/sample_look.h"
#include "ui/admin/seat_line.h"
#include "ui/admin/sign_on_panel.h"
#include "ui/admin/station_page.h"
#include "ui/shell/alarm_strip.h"
#include "ui/theme/apply_theme.h"
#include "ui/widgets/draft_keeper.h"
#include "ui/widgets/words.h"

#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QtTest>
#include <QVBoxLayout>

using namespace haven;
using namespace haven::test;
using namespace haven::ui;

namespace {

constexpr QSize kWindow(1366, 768);

// One panel in a window, over a desk without a disk.
template <class P>
class PanelShown final
{
public:
    explicit PanelShown(const QString& theme = QStringLiteral("night"), int zoom = 100)
        : source(testkit::denseLook(theme, zoom))
    {
        applyTheme(*qApp, source.look());
        window.setObjectName(QStringLiteral("window"));
        window.setLayout(new QVBoxLayout);
        window.layout()->setContentsMargins(0, 0, 0, 0);
    }
    void show()
    {
        if constexpr (std::is_constructible_v<P, const ThemeSource&, Desk&, QWidget*>)
            panel = new P(source, desk, &window);
        else
            panel = new P(source, &window);
        window.layout()->addWidget(panel);
        window.resize(kWindow);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
    }
    template <class W>
    W& child(const char* name)
    {
        return childOf<W>(*panel, name);
    }
    void type(const char* name, const char* text)
    {
        auto& line = child<QLineEdit>(name);
        line.setFocus();
        QTest::keyClicks(&line, QString::fromLatin1(text));
    }
    QString answer(const char* card)
    {
        return child<QWidget>(card)
            .template findChild<QLabel*>(QStringLiteral("cardAnswer"))
            ->text();
    }

    FakeDesk desk;
    ThemeSource source;
    QWidget window;
    P* panel = nullptr;
};

Seat nobodyAt(const char* position)
{
    return Seat{{}, {}, PositionId(position), {}};
}

Account accountOf(const char* agent)
{
    return Account{AgentId(agent), agent, {Role::Dispatcher}, AccountStanding::Open};
}

void mustBeShown(FakeDesk& desk, const Command& command)
{
    must(desk, command);
    desk.sync();
}

void signOn(FakeDesk& desk, const Seat& seat)
{
    const SignOn command{seat.agent, seat.name, seat.position, seat.roles};
    if (const auto done = desk.room().runAs(seat, command); !done)
        qFatal("%s", refusalSentence(done.refusal()).c_str());
    desk.sync();
}

void checkAccess(QWidget& window)
{
    QTest::qWait(50); // what has just appeared is laid out in the next turn of the event loop
    const auto findings = testkit::accessFindings(window);
    QVERIFY2(findings.empty(), qPrintable(testkit::toldFindings(findings)));
    const auto clipped = testkit::clippingFindings(window);
    QVERIFY2(clipped.empty(), qPrintable(testkit::toldFindings(clipped)));
}

// An emergency, a waiting P1 and a few others.
void fillAlarms(FakeDesk& desk)
{
    desk.room().logOn("3A12");
    desk.room().logOn("2A11");
    OpenIncident open;
    open.type = TypeCode("NOISE");
    open.location = at("118 Pier Rd, apt 3", kInBeat1);
    open.priority = Priority::P1;
    mustBeShown(desk, open);
    const IncidentId id = desk.room().last<IncidentOpened>().incident;
    open.location = at("Ferry landing", kInBeat1);
    open.priority = Priority::P3;
    mustBeShown(desk, open);
    open.location = at("9 Orchard St", kInBeat2);
    mustBeShown(desk, open);
    desk.pass(Span::hours(1));
    desk.room().dispatch("3A12", id);
    desk.sync();
}

} // namespace

class TestSeatPanels final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signingOnByKeysTakesTheChosenPosition()
    {
        PanelShown<SignOnPanel> shown;
        shown.desk.setSeat(nobodyAt("Position 2"));
        shown.desk.addPage(AccountList{{accountOf("reyes")}});
        shown.show();
        QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("signOnAgent"));
        shown.type("signOnAgent", "reyes");
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("whatever"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_COMPARE(shown.desk.seat().agent, AgentId("reyes"));
        QCOMPARE(shown.desk.seat().position, PositionId("Position 2"));
        QVERIFY(shown.child<QLineEdit>("signOnPassword").text().isEmpty());
    }

    void enterInTheUntouchedPositionSignsOn()
    {
        PanelShown<SignOnPanel> shown;
        shown.desk.setSeat(nobodyAt("Position 2"));
        shown.desk.addPage(AccountList{{accountOf("reyes")}});
        shown.show();
        shown.type("signOnAgent", "reyes");
        shown.type("signOnPassword", "whatever");
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_COMPARE(shown.desk.seat().agent, AgentId("reyes"));
        QCOMPARE(shown.desk.seat().position, PositionId("Position 2"));
    }

    void aWrongPasswordIsSaidInPlaceAndTheNameStays()
    {
        PanelShown<SignOnPanel> shown;
        shown.desk.setSeat(nobodyAt("Position 1"));
        shown.desk.addPage(AccountList{{accountOf("reyes")}});
        shown.show();
        shown.type("signOnAgent", "nobody");
        shown.type("signOnPassword", "whatever");
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_VERIFY(shown.answer("signOnCard").contains(QStringLiteral("is not right")));
        QCOMPARE(shown.child<QLineEdit>("signOnAgent").text(), QStringLiteral("nobody"));
        QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("signOnPassword"));
    }

    void withoutAnyAccountTheFirstAdministratorIsMade()
    {
        PanelShown<SignOnPanel> shown;
        shown.desk.setSeat(nobodyAt("Position 1"));
        shown.show();
        QTRY_VERIFY(shown.child<QWidget>("firstCard").isVisible());
        QVERIFY(!shown.child<QWidget>("signOnCard").isVisible());
        shown.type("firstAgent", "dana");
        shown.type("firstPassword", "eight letters");
        shown.type("firstAgain", "eight lettres");
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QVERIFY(shown.answer("firstCard").contains(QStringLiteral("differ")));
        QVERIFY(shown.desk.accountWishes().empty());
        shown.type("firstPassword", "eight letters");
        shown.type("firstAgain", "eight letters");
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(shown.desk.accountWishes().size(), std::size_t(1));
        QCOMPARE(shown.desk.accountWishes()[0].agent, AgentId("dana"));
        QCOMPARE(shown.desk.accountWishes()[0].roles, std::set<Role>{Role::Administrator});
    }

    void theSignOnPageTellsThatSomebodyNeedsHelpAndNotWhere()
    {
        PanelShown<SignOnPanel> shown;
        fillAlarms(shown.desk);
        mustBeShown(shown.desk, DeclareEmergency{UnitId("3A12"), "radio"});
        shown.desk.setSeat(nobodyAt("Position 1"));
        shown.show();
        const QString words = shown.child<QLabel>("signOnAlarms").text();
        QVERIFY(words.contains(QStringLiteral("OFFICER EMERGENCY")));
        QVERIFY(!words.contains(QStringLiteral("Pier")));
    }

    void aReliefIsOneLineAndNamesBoth()
    {
        PanelShown<SeatLine> shown;
        signOn(shown.desk, dispatcherSeat());
        shown.show();
        QVERIFY(!shown.panel->isVisible());
        QSignalSpy said(shown.panel, &SeatLine::said);
        shown.panel->start(SeatAct::Relieve);
        QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("seatAgent"));
        shown.type("seatAgent", "lindqvist");
        shown.type("seatPassword", "whatever");
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_COMPARE(said.size(), 1);
        QVERIFY(said[0][0].toString().contains(QStringLiteral("lindqvist")));
        QVERIFY(said[0][0].toString().contains(QStringLiteral("reyes")));
        QCOMPARE(shown.desk.seat().position, dispatcherSeat().position);
        QVERIFY(!shown.panel->isVisible());
    }

    void aRefusedReliefLeavesTheLineOpen()
    {
        PanelShown<SeatLine> shown;
        signOn(shown.desk, dispatcherSeat());
        shown.show();
        shown.panel->start(SeatAct::Relieve);
        shown.type("seatAgent", "nobody");
        shown.type("seatPassword", "whatever");
        QSignalSpy said(shown.panel, &SeatLine::said);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_COMPARE(said.size(), 1);
        QVERIFY(shown.panel->isVisible());
        QCOMPARE(shown.child<QLineEdit>("seatAgent").text(), QStringLiteral("nobody"));
        QVERIFY(shown.child<QLineEdit>("seatPassword").text().isEmpty());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(!shown.panel->isVisible());
        QCOMPARE(shown.desk.seat().agent, dispatcherSeat().agent);
    }

    void alarmsAreHandedToSomebodyWhoIsSignedOn()
    {
        PanelShown<SeatLine> shown;
        signOn(shown.desk, dispatcherSeat());
        signOn(shown.desk, supervisorSeat());
        shown.show();
        shown.panel->start(SeatAct::HandAlarms);
        QCOMPARE(shown.child<QComboBox>("seatPerson").count(), 1);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_COMPARE(shown.desk.state().signOns.at(dispatcherSeat().position).alarmsWith,
                     std::optional(supervisorSeat().agent));
    }

    void signingOffIsAskedForOnce()
    {
        PanelShown<SeatLine> shown;
        signOn(shown.desk, dispatcherSeat());
        shown.show();
        shown.panel->start(SeatAct::SignOff);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(!shown.panel->isVisible());
        QVERIFY(!shown.desk.seat().roles.empty());
        shown.panel->start(SeatAct::SignOff);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_VERIFY(shown.desk.seat().roles.empty());
        QVERIFY(shown.desk.state().signOns.empty());
    }

    void theStripIsCalmAndKeepsItsHeight()
    {
        PanelShown<AlarmStrip> shown;
        shown.show();
        const int calm = shown.panel->sizeHint().height();
        QVERIFY(shown.panel->firstText().isEmpty());
        QCOMPARE(shown.panel->restText(), QStringLiteral("No alarm"));
        fillAlarms(shown.desk);
        QTRY_VERIFY(!shown.panel->firstText().isEmpty());
        QCOMPARE(shown.panel->sizeHint().height(), calm);
    }

    void anEmergencyStandsInFrontWithItsPlaceUntilItIsOver()
    {
        PanelShown<AlarmStrip> shown;
        fillAlarms(shown.desk);
        shown.show();
        QTRY_VERIFY(!shown.panel->firstText().isEmpty());
        mustBeShown(shown.desk, DeclareEmergency{UnitId("3A12"), "radio"});
        QTRY_VERIFY(shown.panel->firstText().startsWith(QStringLiteral("OFFICER EMERGENCY 3A12")));
        QVERIFY(shown.panel->firstText().contains(QStringLiteral("118 Pier Rd")));
        // A finger that was on its way to the alarm that stood there has not seen it.
        QTest::keyClick(&shown.window, Qt::Key_F7);
        QTest::qWait(30);
        QVERIFY(shown.desk.lastCommand<AcknowledgeEmergency>() == nullptr);
        QTest::qWait(900);
        QTest::keyClick(&shown.window, Qt::Key_F7);
        QTRY_VERIFY(shown.desk.state().units.at(UnitId("3A12")).emergency->acknowledgedAt);
        QVERIFY(shown.desk.lastCommand<AcknowledgeEmergency>() != nullptr);
        QTRY_VERIFY(shown.panel->firstText().contains(QStringLiteral("reyes has it")));
        // Pressed twice in haste it meant the emergency, not what stands behind it.
        QTest::keyClick(&shown.window, Qt::Key_F7);
        QTest::qWait(30);
        QVERIFY(shown.desk.lastCommand<AcknowledgeAlarm>() == nullptr);
        mustBeShown(shown.desk, EndEmergency{UnitId("3A12"), "false alarm"});
        QTRY_VERIFY(!shown.panel->firstText().contains(QStringLiteral("3A12")));
    }

    // It goes on for half an hour, and a P1 that waits meanwhile is seen, heard and answered.
    void behindAnEmergencySomebodyHasTheNextIsToldAndAnswered()
    {
        PanelShown<AlarmStrip> shown;
        shown.desk.room().logOn("3A12");
        mustBeShown(shown.desk, DeclareEmergency{UnitId("3A12"), "radio"});
        mustBeShown(shown.desk, AcknowledgeEmergency{UnitId("3A12")});
        shown.show();
        QTRY_VERIFY(shown.panel->firstText().contains(QStringLiteral("has it")));
        QVERIFY(!shown.child<QWidget>("alarmAcknowledge").isVisible());
        OpenIncident open;
        open.type = TypeCode("NOISE");
        open.priority = Priority::P1;
        open.location = at("9 Elm St");
        mustBeShown(shown.desk, open);
        const IncidentId incident = shown.desk.state().incidents.rbegin()->first;
        shown.desk.pass(Span::minutes(2));
        const auto due =
            dueAlarms(shown.desk.state(), shown.desk.knowledge().codes, shown.desk.now());
        const auto waits = std::find_if(due.begin(), due.end(), [](const DueAlarm& one) {
            return one.kind == AlarmKind::WaitLimit;
        });
        QVERIFY(waits != due.end());
        mustAs(shown.desk, advisorSeat(),
               RaiseAlarm{waits->kind, waits->incident, waits->unit, waits->dueAt});
        shown.desk.sync();
        QTRY_VERIFY2(shown.panel->restText().startsWith(QStringLiteral("P1 WAITING")),
                     qPrintable(shown.panel->restText()));
        QVERIFY(shown.panel->firstText().contains(QStringLiteral("has it")));
        QVERIFY(shown.panel->accessibleDescription().contains(QStringLiteral("P1 WAITING")));
        auto& button = shown.child<QWidget>("alarmAcknowledge");
        QVERIFY(button.isVisible());
        button.setFocus(); // a window without focus has no keys
        QTest::keyClick(&shown.window, Qt::Key_F7);
        QTRY_VERIFY(shown.desk.lastCommand<AcknowledgeAlarm>() != nullptr);
        QCOMPARE(shown.desk.lastCommand<AcknowledgeAlarm>()->incident, std::optional(incident));
        QTRY_VERIFY(!shown.child<QWidget>("alarmAcknowledge").isVisible());
    }

    void aP1ThatWaitsSaysHowLateItIsInAll()
    {
        PanelShown<AlarmStrip> shown;
        OpenIncident open;
        open.type = TypeCode("NOISE");
        open.priority = Priority::P1;
        open.location = at("9 Elm St");
        mustBeShown(shown.desk, open);
        shown.show();
        const Span limit = shown.desk.knowledge().codes.ruleFor(Priority::P1).waitMax;
        shown.desk.pass(Span::minutes(13));
        const auto due =
            dueAlarms(shown.desk.state(), shown.desk.knowledge().codes, shown.desk.now());
        const auto waits = std::find_if(due.begin(), due.end(), [](const DueAlarm& one) {
            return one.kind == AlarmKind::WaitLimit;
        });
        QVERIFY(waits != due.end());
        mustAs(shown.desk, advisorSeat(),
               RaiseAlarm{waits->kind, waits->incident, waits->unit, waits->dueAt});
        shown.desk.sync();
        const QString late = elapsedText((Span::minutes(13).ms - limit.ms) / 1000);
        QTRY_VERIFY2(
            shown.panel->firstText().contains(QStringLiteral("over its limit for ") + late),
            qPrintable(shown.panel->firstText()));
    }

    void oneKeyAcknowledgesWhatStandsInFront()
    {
        PanelShown<AlarmStrip> shown;
        fillAlarms(shown.desk);
        for (const auto& due :
             dueAlarms(shown.desk.state(), shown.desk.knowledge().codes, shown.desk.now())) {
            const RaiseAlarm raise{due.kind, due.incident, due.unit, due.dueAt};
            QVERIFY(shown.desk.room().runAs(advisorSeat(), raise));
        }
        shown.desk.sync();
        shown.show();
        const QString before = shown.panel->firstText();
        QVERIFY(!before.isEmpty());
        QTest::keyClick(&shown.window, Qt::Key_F7);
        QTRY_VERIFY(shown.panel->firstText() != before);
        QVERIFY(shown.desk.lastCommand<AcknowledgeAlarm>() != nullptr);
    }

    void whoIsAwaySeesNoAlarmButAnEmergency()
    {
        PanelShown<AlarmStrip> shown;
        fillAlarms(shown.desk);
        signOn(shown.desk, dispatcherSeat());
        signOn(shown.desk, supervisorSeat());
        shown.show();
        QVERIFY(!shown.panel->firstText().isEmpty());
        HandAlarms away;
        away.to = supervisorSeat().agent;
        mustBeShown(shown.desk, away);
        QTRY_VERIFY(shown.panel->firstText().isEmpty());
        QVERIFY(shown.panel->restText().contains(QStringLiteral("lindqvist")));
        mustBeShown(shown.desk, DeclareEmergency{UnitId("3A12"), "radio"});
        QTRY_VERIFY(shown.panel->firstText().contains(QStringLiteral("3A12")));
        // The stand-in leaves: the alarms are here again.
        QVERIFY(shown.desk.room().runAs(supervisorSeat(),
                                        SignOff{supervisorSeat().position, "end of shift"}));
        mustBeShown(shown.desk, EndEmergency{UnitId("3A12"), "false alarm"});
        QTRY_VERIFY(!shown.panel->firstText().isEmpty());
    }

    void aMissingStationOffersToMakeOne()
    {
        PanelShown<StationPage> shown;
        shown.show();
        shown.panel->tell(refuse(RefusalCode::StationMissing, "/tmp/none.haven"));
        QSignalSpy wished(shown.panel, &StationPage::stationWished);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(wished.size(), 0);
        shown.type("stationAgency", "Nutmeg Harbor PD");
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(wished.size(), 1);
        QCOMPARE(wished[0][0].toString(), QStringLiteral("Nutmeg Harbor PD"));
        QCOMPARE(wished[0][1].toString(), QStringLiteral("America/New_York"));
    }

    void aHeldStationSaysWhoHoldsItAndMakesNone()
    {
        PanelShown<StationPage> shown;
        shown.show();
        shown.panel->tell(refuse(RefusalCode::StationLocked, "/tmp/a.haven", "Position 2",
                                 "2026-03-14 20:00:00 UTC"));
        QVERIFY(!shown.child<QWidget>("stationMaking").isVisible());
        const QString title = shown.child<QWidget>("stationCard")
                                  .findChild<QLabel*>(QStringLiteral("cardTitle"))
                                  ->text();
        QVERIFY(title.contains(QStringLiteral("Position 2")));
        QSignalSpy retries(shown.panel, &StationPage::retryRequested);
        QTest::keyClick(&shown.window, Qt::Key_F5);
        QCOMPARE(retries.size(), 1);
    }

    void aLongReadingSaysHowFarItIsAndCanBeLeft()
    {
        PanelShown<StationPage> shown;
        shown.show();
        shown.panel->tellReading(0, 0);
        const auto words = [&] {
            return shown.child<QWidget>("stationCard")
                .findChild<QLabel*>(QStringLiteral("cardIntroduction"))
                ->text()
                .remove(u',');
        };
        QVERIFY(!words().isEmpty());
        shown.panel->tellReading(1200, 200'000);
        QVERIFY2(words().contains(QStringLiteral("1200 of 200000")), qPrintable(words()));
        QVERIFY(!shown.child<QWidget>("stationMaking").isVisible());
        QVERIFY(!shown.child<QWidget>("stationRetry").isEnabled());
        const QSignalSpy left(shown.panel, &StationPage::closeRequested);
        // An impatient Space ends nothing; its own key does.
        for (const Qt::Key key : {Qt::Key_Space, Qt::Key_Return}) {
            QWidget* focused = QApplication::focusWidget();
            QTest::keyClick(focused ? focused : &shown.window, key);
        }
        QCOMPARE(left.count(), 0);
        QTest::keyClick(&shown.window, Qt::Key_Q, Qt::ControlModifier);
        QCOMPARE(left.count(), 1);
        // What then cannot be opened is told as ever.
        shown.panel->tell(refuse(RefusalCode::StationDamaged, "/tmp/a.haven", "fact 7"));
        QVERIFY(shown.child<QWidget>("stationRetry").isEnabled());
    }

    void aDraftIsKeptSoonAndComesBackToTheSameDeskOnly()
    {
        FakeDesk desk;
        QLineEdit field;
        const DraftKeeper keeper(desk, "command-line", &field);
        field.setText(QStringLiteral("d 3A12 44"));
        QTRY_COMPARE_WITH_TIMEOUT(desk.draft("command-line"), std::string("d 3A12 44"), 190);
        // A relief goes on where the first one was.
        Seat relief = supervisorSeat();
        relief.position = desk.seat().position;
        desk.setSeat(relief);
        QCOMPARE(field.text(), QStringLiteral("d 3A12 44"));
        QLineEdit another;
        const DraftKeeper second(desk, "command-line", &another);
        QCOMPARE(another.text(), QStringLiteral("d 3A12 44"));
        field.clear();
        QVERIFY(desk.draft("command-line").empty());
    }

    void typingGoesOnWhileADraftIsKept()
    {
        FakeDesk desk;
        QLineEdit field;
        const DraftKeeper keeper(desk, "note", &field);
        for (int n = 0; n < 10; ++n) {
            field.setText(field.text() + QStringLiteral("x"));
            QTest::qWait(40);
        }
        // Without a pause in typing it was kept all the same.
        QVERIFY(desk.draft("note").size() >= 6);
    }

    void everyoneCanUseThem_data()
    {
        QTest::addColumn<QString>("theme");
        QTest::addColumn<int>("zoom");
        for (const char* theme : {"night", "day"}) {
            for (const int zoom : {100, 150})
                QTest::addRow("%s-%d", theme, zoom) << QString::fromLatin1(theme) << zoom;
        }
    }
    void everyoneCanUseThem()
    {
        QFETCH(QString, theme);
        QFETCH(int, zoom);
        const QString suffix = QStringLiteral("-%1-%2").arg(theme).arg(zoom);
        {
            PanelShown<SignOnPanel> shown(theme, zoom);
            shown.desk.setSeat(nobodyAt("Position 2"));
            shown.desk.addPage(AccountList{{accountOf("reyes")}});
            shown.show();
            shown.type("signOnAgent", "nobody");
            shown.type("signOnPassword", "whatever");
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
            QTRY_VERIFY(shown.answer("signOnCard").contains(QStringLiteral("is not right")));
            checkAccess(shown.window);
            testkit::saveToGallery(shown.window, QStringLiteral("sign-on") + suffix);
        }
        {
            PanelShown<SignOnPanel> shown(theme, zoom);
            shown.desk.setSeat(nobodyAt("Position 2"));
            shown.show();
            QTRY_VERIFY(shown.child<QWidget>("firstCard").isVisible());
            checkAccess(shown.window);
            testkit::saveToGallery(shown.window, QStringLiteral("first-start") + suffix);
        }
        {
            PanelShown<StationPage> shown(theme, zoom);
            shown.show();
            shown.panel->tell(refuse(RefusalCode::StationMissing, "/srv/haven/town.haven"));
            checkAccess(shown.window);
            testkit::saveToGallery(shown.window, QStringLiteral("station-missing") + suffix);
        }
        {
            PanelShown<SeatLine> shown(theme, zoom);
            signOn(shown.desk, dispatcherSeat());
            shown.show();
            shown.panel->start(SeatAct::Relieve);
            checkAccess(shown.window);
            testkit::saveToGallery(shown.window, QStringLiteral("relief") + suffix);
        }
        {
            PanelShown<AlarmStrip> shown(theme, zoom);
            fillAlarms(shown.desk);
            mustBeShown(shown.desk, DeclareEmergency{UnitId("3A12"), "radio"});
            shown.show();
            checkAccess(shown.window);
            testkit::saveToGallery(shown.window, QStringLiteral("alarms") + suffix);
        }
    }
};

HAVEN_TESTS(TestSeatPanels)
#include "tst_seat_panels.moc"
