#include "models/dispatch/clinician_desk.h"
#include "models/dispatch/crisis_response.h"
#include "tests/testkit/test_program.h"
#include "tests/ui/crisis_scene.h"
#include "tests/ui/incident_scene.h"
#include "ui/crisis/crisis_workspace.h"
#include "ui/crisis/response_panel.h"

#include <QScrollArea>

using namespace haven;
using namespace haven::test;
using namespace haven::ui;

namespace {

// A call about a person, with a number to call back, in New Haven.
IncidentId calledCrisis(IncidentScene& scene, const char* type = "MNTL")
{
    OpenIncident command;
    command.type = TypeCode(type);
    command.location = at("44 Grove St, New Haven", kInBeat1);
    CallDraft call;
    call.callback = "203-555-0147";
    call.callerName = "Ann";
    command.call = call;
    scene.must(command);
    return scene.desk.room().last<IncidentOpened>().incident;
}

void answer(IncidentScene& scene, IncidentId id, Fact fact, const char* value)
{
    scene.must(AnswerFact{id, fact, answered(value)});
}

// A level 2 call of a youth: support by telephone first.
IncidentId moderateYouth(IncidentScene& scene)
{
    const IncidentId id = calledCrisis(scene);
    for (const Fact fact : {Fact::Weapon, Fact::Violence, Fact::Injury})
        answer(scene, id, fact, "none");
    answer(scene, id, Fact::SelfHarm, "ideation");
    answer(scene, id, Fact::AgeGroup, "youth");
    return id;
}

QString named(const char* name)
{
    return QString::fromLatin1(name);
}

// Everything the part can show at once: a hand-off over its minute, a lost caller, a need.
IncidentId busy(IncidentScene& scene)
{
    const IncidentId id = moderateYouth(scene);
    scene.must(PlaceHandoff{id, "youth-mobile-crisis"});
    scene.must(MarkHandoff{id, HandoffStage::Dropped, ""});
    scene.must(TryCallback{id, CallbackResult::NoAnswer, ""});
    scene.must(PlaceHandoff{id, "988"});
    scene.desk.pass(Span::seconds(75));
    return id;
}

} // namespace

class TestResponsePart final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoGoesStandsInOrderWithReasonsAndTargets()
    {
        IncidentScene scene;
        const IncidentId id = moderateYouth(scene);
        scene.show(id);
        QVERIFY(scene.isShown(named("responsePart")));
        const QString first = scene.label(named("responseStep1"));
        QVERIFY2(first.startsWith(named("1. ")) && first.contains(named("by warm transfer")),
                 qPrintable(first));
        QVERIFY(first.contains(named("211")));
        QVERIFY(!scene.label(named("responseWhy1")).isEmpty());
        QVERIFY(scene.label(named("responseTargets")).contains(named("on scene within 45 min")));
        QVERIFY(scene.label(named("responseTargets")).contains(named("look again every 15 min")));
    }

    void whatNobodyAskedIsAskedForAboveWhoGoes()
    {
        IncidentScene scene;
        const IncidentId id = calledCrisis(scene);
        for (const Fact fact : {Fact::Weapon, Fact::Violence, Fact::Injury})
            answer(scene, id, fact, "none");
        answer(scene, id, Fact::SelfHarm, "ideation");
        scene.show(id);
        QVERIFY(scene.label(named("responseAsk")).startsWith(named("Ask the age")));
        answer(scene, id, Fact::AgeGroup, "adult");
        scene.desk.sync();
        QTRY_VERIFY(!scene.isShown(named("responseAsk")));
    }

    // "It was over before the clinician came" is a word for the end, not for one who is coming.
    void aClinicianOnTheWayIsNotCalledOneWhoWasNotSent()
    {
        IncidentScene scene;
        const IncidentId id = calledCrisis(scene);
        scene.must(RequestClinician{id, {}});
        scene.show(id);
        QVERIFY(scene.label(named("clinicianNeed")).endsWith(named("None is sent yet")));
        const auto say = [&](ClinicianStage stage) {
            AnswerClinician said;
            said.incident = id;
            said.stage = stage;
            scene.mustAs(clinicianSeat(), said);
            scene.desk.sync();
        };
        say(ClinicianStage::Accepted);
        QTRY_COMPARE(scene.label(named("clinicianNeed")),
                     named("For a clinician: Okafor has accepted and is not on the way yet"));
        say(ClinicianStage::EnRoute);
        QTRY_COMPARE(scene.label(named("clinicianNeed")),
                     named("For a clinician: Okafor is on the way"));
        say(ClinicianStage::Arrived);
        QTRY_COMPARE(scene.label(named("clinicianNeed")),
                     named("For a clinician, and one was sent"));
    }

    // Who was found after "every clinician is busy" was said is on the way nevertheless.
    void whatWasSaidBeforeAClinicianAcceptedIsOver()
    {
        IncidentScene scene;
        const IncidentId id = moderateYouth(scene);
        scene.must(WithholdClinician{id, "busy", ""});
        scene.show(id);
        QTRY_VERIFY(
            scene.label(named("clinicianNeed")).contains(named("Every clinician was busy")));
        scene.desk.pass(Span::minutes(30));
        scene.must(RequestClinician{id, {}});
        AnswerClinician said;
        said.incident = id;
        said.stage = ClinicianStage::Accepted;
        scene.mustAs(clinicianSeat(), said);
        scene.desk.sync();
        QTRY_COMPARE(scene.label(named("clinicianNeed")),
                     named("For a clinician: Okafor has accepted and is not on the way yet"));
        // Said after it, it counts.
        scene.desk.pass(Span::minutes(5));
        scene.must(WithholdClinician{id, "busy", ""});
        scene.desk.sync();
        QTRY_VERIFY(
            scene.label(named("clinicianNeed")).contains(named("Every clinician was busy")));
    }

    void nothingIsShownOfAPlainIncident()
    {
        IncidentScene scene;
        scene.show(scene.open("NOISE"));
        QVERIFY(!scene.isShown(named("responsePart")));
    }

    void anEmergencyNamesTheDangerThatLeads()
    {
        IncidentScene scene;
        const IncidentId id = calledCrisis(scene);
        answer(scene, id, Fact::Weapon, "in_hand");
        scene.show(id);
        QCOMPARE(scene.label(named("responseStep1")), named("1. Police, at once"));
        QVERIFY(scene.label(named("responseWhy1")).startsWith(named("A weapon is in hand")));
        QCOMPARE(scene.label(named("responseStep2")), named("2. EMS, staged"));
        QVERIFY(scene.label(named("responseRise")).contains(named("rose from 3 to 4")));
    }

    void theNextLookCountsDownThenIsLateThenNamesWhomToCall()
    {
        IncidentScene scene;
        const IncidentId id = moderateYouth(scene);
        scene.desk.pass(Span::minutes(10));
        scene.show(id);
        QCOMPARE(scene.label(named("responseTitle")), named("Who goes; look again in 5:00"));
        scene.desk.pass(Span::minutes(6));
        QTRY_VERIFY(scene.isShown(named("responseLate")));
        QVERIFY(!scene.isShown(named("responseEscalation")));
        scene.desk.pass(Span::minutes(15));
        QTRY_VERIFY(scene.isShown(named("responseEscalation")));
        QVERIFY(
            scene.label(named("responseEscalation")).contains(named("No supervisor is signed on")));
    }

    void aHandoffIsMadeByKeysAloneAndItsSecondsRun()
    {
        IncidentScene scene;
        const IncidentId id = moderateYouth(scene);
        scene.show(id);
        scene.focusPanel();
        scene.press(Qt::Key_G);
        QVERIFY(scene.isShown(named("pickBand")));
        // Whom the response names is chosen already.
        scene.press(Qt::Key_Return);
        QTRY_COMPARE(scene.incident(id).handoffs.size(), std::size_t(1));
        QCOMPARE(scene.incident(id).handoffs.front().entry, std::string("youth-mobile-crisis"));
        scene.desk.pass(Span::seconds(12));
        QTRY_VERIFY(scene.label(named("handoffState")).contains(named("it rings, 0:12")));
        scene.focusPanel();
        scene.press(Qt::Key_V);
        QTRY_COMPARE(scene.incident(id).handoffs.front().stage, HandoffStage::Answered);
        scene.press(Qt::Key_J);
        QTRY_COMPARE(scene.incident(id).handoffs.front().stage, HandoffStage::Accepted);
        QTRY_VERIFY(scene.isShown(named("handOver")));
        QVERIFY(!scene.isShown(named("handoffAccepted")));
    }

    void afterAMinuteSomebodyElseIsOneKeyAway()
    {
        IncidentScene scene;
        const IncidentId id = moderateYouth(scene);
        scene.must(PlaceHandoff{id, "youth-mobile-crisis"});
        scene.show(id);
        QVERIFY(!scene.isShown(named("handoffNext")));
        scene.desk.pass(Span::seconds(61));
        QTRY_VERIFY(scene.isShown(named("handoffNext")));
        QVERIFY(scene.isShown(named("handoffLate")));
        // Who that is stands there before it is called.
        const QString told = scene.label(named("handoffState"));
        QVERIFY2(told.contains(named("Next in turn: ")), qPrintable(told));
        scene.focusPanel();
        scene.press(Qt::Key_T);
        QTRY_COMPARE(scene.incident(id).handoffs.size(), std::size_t(2));
        QCOMPARE(scene.incident(id).handoffs.front().stage, HandoffStage::NoAnswer);
        QVERIFY(scene.incident(id).handoffs.back().entry != "youth-mobile-crisis");
    }

    void aRefusalNeedsItsReason()
    {
        IncidentScene scene;
        const IncidentId id = moderateYouth(scene);
        scene.must(PlaceHandoff{id, "988"});
        scene.show(id);
        scene.focusPanel();
        scene.press(Qt::Key_R);
        QVERIFY(scene.isShown(named("reasonPrompt")));
        scene.type(named("no room tonight"));
        scene.press(Qt::Key_Return);
        QTRY_COMPARE(scene.incident(id).handoffs.front().stage, HandoffStage::Refused);
        QTRY_VERIFY(scene.label(named("handoffState")).contains(named("no room tonight")));
    }

    void aLostCallerRaisesTheLevelAndStaysUntilReached()
    {
        IncidentScene scene;
        const IncidentId id = moderateYouth(scene);
        scene.must(PlaceHandoff{id, "988"});
        scene.show(id);
        scene.focusPanel();
        scene.press(Qt::Key_Q);
        QTRY_COMPARE(scene.incident(id).level.level, 3);
        QTRY_VERIFY(scene.label(named("callbackState")).contains(named("203-555-0147")));
        QVERIFY(scene.label(named("responseRise")).contains(named("rose from 2 to 3")));
        scene.press(Qt::Key_Z);
        QTRY_VERIFY(scene.label(named("callbackState")).contains(named("tried")));
        scene.press(Qt::Key_B);
        QTRY_VERIFY(!scene.incident(id).callback);
        QTRY_VERIFY(!scene.isShown(named("callbackReached")));
    }

    void whyNoClinicianGoesIsOneOfTheTable()
    {
        IncidentScene scene;
        const IncidentId id = moderateYouth(scene);
        scene.show(id);
        QVERIFY(scene.label(named("clinicianNeed")).contains(named("None is sent yet")));
        scene.focusPanel();
        scene.press(Qt::Key_S);
        QVERIFY(scene.isShown(named("pickBand")));
        scene.type(named("busy"));
        scene.press(Qt::Key_Return);
        QTRY_VERIFY(scene.incident(id).noClinician.has_value());
        QCOMPARE(scene.incident(id).noClinician->code, std::string("busy"));
        QTRY_VERIFY(
            scene.label(named("clinicianNeed")).contains(named("Every clinician was busy")));
    }

    void whatMustBeKnownBeforeClosingIsListedAndAnswered()
    {
        IncidentScene scene;
        const IncidentId id = moderateYouth(scene);
        scene.show(id);
        QVERIFY(scene.label(named("closingItems")).contains(named("children there")));
        scene.focusPanel();
        scene.press(Qt::Key_K);
        scene.type(named("children"));
        scene.press(Qt::Key_Return);
        QTRY_VERIFY(scene.isShown(named("reasonPrompt")));
        scene.type(named("unable he hung up"));
        scene.press(Qt::Key_Return);
        QTRY_COMPARE(scene.incident(id).closingItems.size(), std::size_t(1));
        const ClosingAnswer& kept = scene.incident(id).closingItems.at(ClosingItem::Children);
        QCOMPARE(kept.state, ClosingState::Unable);
        QCOMPARE(kept.words, std::string("he hung up"));
        QTRY_VERIFY(!scene.label(named("closingItems")).contains(named("children there")));
    }

    void aKeyOfAButtonThatIsNotThereDoesNothing()
    {
        IncidentScene scene;
        const IncidentId id = moderateYouth(scene);
        scene.show(id);
        scene.focusPanel();
        for (const Qt::Key key : {Qt::Key_V, Qt::Key_J, Qt::Key_O, Qt::Key_Q, Qt::Key_B})
            scene.press(key);
        QCoreApplication::sendPostedEvents();
        QVERIFY(scene.desk.lastCommand<MarkHandoff>() == nullptr);
        QVERIFY(scene.desk.lastCommand<TryCallback>() == nullptr);
    }

    void theCliniciansDeskHasTheSameStepsByKey()
    {
        FakeDesk desk;
        const IncidentId id = bridgeCall(desk);
        desk.sync();
        ThemeSource source(testkit::denseLook(named("day")));
        CrisisWorkspace workspace(source, desk, utcClock());
        workspace.resize(1366, 700);
        workspace.QWidget::show();
        workspace.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&workspace));
        workspace.show(id);
        auto* panel = workspace.findChild<ResponsePanel*>();
        QVERIFY(panel != nullptr);
        panel->setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_G);
        QTRY_VERIFY(panel->findChild<QWidget*>(named("pickBand"))->isVisible());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_COMPARE(desk.state().incidents.at(id).handoffs.size(), std::size_t(1));
    }

    void everythingIsReachableAndNothingIsClipped_data()
    {
        QTest::addColumn<QString>("theme");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("zoom");
        QTest::newRow("1920 night") << named("night") << QSize(490, 932) << 100;
        QTest::newRow("1920 day") << named("day") << QSize(490, 932) << 100;
        QTest::newRow("1366 night") << named("night") << QSize(360, 640) << 100;
        QTest::newRow("150 day") << named("day") << QSize(490, 932) << 150;
    }

    void everythingIsReachableAndNothingIsClipped()
    {
        QFETCH(QString, theme);
        QFETCH(QSize, size);
        QFETCH(int, zoom);
        IncidentScene scene(theme, size, zoom);
        scene.show(busy(scene));
        const auto access = testkit::accessFindings(scene.window());
        QVERIFY2(access.empty(), qPrintable(testkit::toldFindings(access)));
        // Labels that wrap have their height a few turns later, and more on a busy machine.
        const auto isWhole = [&scene] { return testkit::clippingFindings(scene.window()).empty(); };
        static_cast<void>(QTest::qWaitFor(isWhole, 2000));
        const auto clipped = testkit::clippingFindings(scene.window());
        QVERIFY2(clipped.empty(), qPrintable(testkit::toldFindings(clipped)));
        auto& area = scene.find<QScrollArea>(named("incidentScroll"));
        area.ensureWidgetVisible(&scene.find<QWidget>(named("closingItem")));
        scene.save(named("response_") + QString::fromLatin1(QTest::currentDataTag())
                                            .replace(QLatin1Char(' '), QLatin1Char('_')));
    }
};

HAVEN_TESTS(TestResponsePart)
#include "tst_response_part.moc"
