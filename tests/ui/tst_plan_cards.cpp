#include "models/dispatch/care_rules.h"
#include "tests/testkit/test_program.h"
#include "tests/testkit/ui/access_check.h"
#include "tests/testkit/ui/sample_look.h"
#include "tests/ui/crisis_scene.h"
#include "tests/ui/incident_scene.h"
#include "ui/intake/intake_panel.h"
#include "ui/theme/apply_theme.h"
#include "ui/widgets/key_button.h"

#include <QLabel>
#include <QLineEdit>
#include <QtTest>
#include <QVBoxLayout>

using namespace haven;
using namespace haven::test;
using namespace haven::ui;

namespace {

constexpr const char* kRadioSafe = "startles at sirens, one person speaks, slowly";
constexpr const char* kHelps = "a soft voice, water, time";
constexpr const char* kAddress = "12 Oak Ave";

// An approved plan of a place; it holds for a year.
CarePlanId placePlan(FakeDesk& desk, const char* place, const char* detail)
{
    const IncidentId incident = desk.room().open("WELFARE", "90 Far Rd");
    desk.sync();
    RecordCarePlan command;
    command.incident = incident;
    command.plan.place.text = place;
    command.plan.place.detail = detail;
    command.plan.radioSafe = kRadioSafe;
    command.plan.texts = {{PlanField::Helps, kHelps},
                          {PlanField::Steps, "1 stand back, 2 say your name"},
                          {PlanField::Source, "the sister, by telephone"}};
    command.plan.consent = PlanConsent::Agreed;
    mustAs(desk, clinicianSeat(), command);
    const CarePlanId plan(desk.room().state().counters.carePlan);
    mustAs(desk, supervisorSeat(), ApproveCarePlan{plan, "sergeant"});
    desk.sync();
    return plan;
}

class PlanScene final
{
public:
    explicit PlanScene(const QString& theme = QStringLiteral("night"), int zoom = 100)
        : m_source(testkit::denseLook(theme))
    {
        m_source.setZoomPercent(zoom);
        applyTheme(*qApp, m_source.look());
        m_window.setObjectName(QStringLiteral("room"));
    }
    void show(QSize size = {490, 960})
    {
        desk.sync();
        auto* column = new QVBoxLayout(&m_window);
        column->setContentsMargins(0, 0, 0, 0);
        auto* panel = new IntakePanel(m_source, desk, utcClock(), &m_window);
        column->addWidget(panel);
        m_window.resize(size);
        m_window.show();
        m_window.activateWindow();
        if (!QTest::qWaitForWindowActive(&m_window))
            qFatal("the window did not become active");
        panel->start();
        QTest::qWait(0);
    }
    void type(const char* text)
    {
        QTest::keyClicks(QApplication::focusWidget(), QString::fromLatin1(text));
    }
    void press(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget(), key, with);
        QTest::qWait(0);
    }
    QLabel* card() { return m_window.findChild<QLabel*>(QStringLiteral("planCard1")); }
    bool isCardShown() { return card() && card()->isVisible(); }
    QString allTexts()
    {
        QString all;
        for (const auto* label : m_window.findChildren<QLabel*>())
            all += label->isVisible() ? label->text() + u'\n' : QString();
        return all;
    }
    QWidget& window() { return m_window; }

    FakeDesk desk;

private:
    ThemeSource m_source;
    QWidget m_window;
};

// The call is on the board, and the whole plan was opened with a reason.
void readPlanAtIntake(PlanScene& scene)
{
    placePlan(scene.desk, kAddress, "");
    scene.show();
    const std::size_t before = scene.desk.state().incidents.size();
    scene.type(kAddress);
    scene.press(Qt::Key_Tab);
    scene.type("NOISE");
    scene.press(Qt::Key_Tab);
    QTRY_VERIFY(scene.desk.state().incidents.size() > before);
    QTRY_VERIFY(scene.isCardShown());
    // Alt+G stays the key of a caution of the caller's.
    scene.press(Qt::Key_F, Qt::AltModifier);
    scene.type("units are on the way");
    scene.press(Qt::Key_Return);
}

} // namespace

class TestPlanCards final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTypedPlaceShowsTheRadioSafeWordsAndUntilWhenTheyHold()
    {
        PlanScene scene;
        placePlan(scene.desk, kAddress, "");
        scene.show();
        QVERIFY(!scene.isCardShown());
        scene.type(kAddress);
        scene.press(Qt::Key_Tab);
        QTRY_VERIFY(scene.isCardShown());
        const QString words = scene.card()->text();
        QVERIFY2(words.contains(QString::fromLatin1(kRadioSafe)), qPrintable(words));
        const QString day = utcClock().dated(scene.desk.now() + kCareYear).left(10);
        QVERIFY2(words.contains(QStringLiteral("holds until ") + day), qPrintable(words));
        // Nothing of what is care: that takes a role and a reason.
        QVERIFY(!scene.allTexts().contains(QString::fromLatin1(kHelps)));
        // Where the screen reader looks for it.
        QVERIFY(!scene.window()
                     .findChild<QWidget*>(QStringLiteral("planCards"))
                     ->accessibleName()
                     .isEmpty());
    }

    void anotherPlaceAndAnotherApartmentShowNone()
    {
        PlanScene scene;
        placePlan(scene.desk, kAddress, "apt 4");
        scene.show();
        scene.type("12 Oak Ave apt 5");
        scene.press(Qt::Key_Tab);
        QTest::qWait(300);
        QVERIFY(!scene.isCardShown());
    }

    void aPlanThatRanOutFallsAway()
    {
        PlanScene scene;
        placePlan(scene.desk, kAddress, "");
        scene.desk.pass(kCareYear + Span::hours(1));
        scene.show();
        scene.type(kAddress);
        scene.press(Qt::Key_Tab);
        QTest::qWait(300);
        QVERIFY(!scene.isCardShown());
    }

    void theWholePlanOpensByReasonOnceTheCallIsOnTheBoard()
    {
        PlanScene scene;
        readPlanAtIntake(scene);
        auto* text = scene.window().findChild<QLabel*>(QStringLiteral("planText"));
        QTRY_VERIFY(text->isVisible());
        QVERIFY(text->text().contains(QString::fromLatin1(kHelps)));
        const auto* view = scene.desk.lastCommand<ViewCare>();
        QVERIFY(view);
        QCOMPARE(view->reason, std::string("units are on the way"));
    }

    // The call taker keeps what may be said on the air, for the place they typed themselves.
    void whatWasReadAtIntakeGoesWhenTheIncidentIsRestricted()
    {
        PlanScene scene;
        readPlanAtIntake(scene);
        auto* text = scene.window().findChild<QLabel*>(QStringLiteral("planText"));
        QTRY_VERIFY(text->isVisible());
        const IncidentId id = scene.desk.state().incidents.rbegin()->first;
        mustAs(scene.desk, supervisorSeat(), RestrictIncident{id, Visibility::Restricted, "staff"});
        scene.desk.sync();
        QTRY_VERIFY(!text->isVisible());
        QTRY_VERIFY(scene.isCardShown());
    }

    void dispatchSeesThePlanAndItsEndOnTheIncident()
    {
        IncidentScene scene;
        placePlan(scene.desk, kAddress, "");
        const IncidentId id = scene.open("NOISE", Priority::P3, kAddress);
        Caution caution;
        caution.kind = CautionKind::Approach;
        caution.text = "hard of hearing";
        caution.source = "brother";
        scene.must(RecordCaution{caution, id});
        scene.show(id);
        QTRY_VERIFY(scene.isShown(QStringLiteral("incidentPlans")));
        QVERIFY(scene.label(QStringLiteral("planCard1")).contains(QString::fromLatin1(kRadioSafe)));
        QVERIFY(scene.label(QStringLiteral("planCard1")).contains(QStringLiteral("holds until")));
        QVERIFY2(scene.label(QStringLiteral("cautionText")).contains(QStringLiteral("ends ")),
                 qPrintable(scene.label(QStringLiteral("cautionText"))));
        scene.save(QStringLiteral("incident-plan-night"));
        const IncidentId other = scene.open("NOISE", Priority::P3, "9 Elm St");
        scene.panel().show(other);
        QVERIFY(!scene.isShown(QStringLiteral("incidentPlans")));
    }

    void itIsUsableAtIntakeInEveryLook_data()
    {
        QTest::addColumn<QString>("theme");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("zoom");
        QTest::newRow("day-1920") << QStringLiteral("day") << QSize(490, 960) << 100;
        QTest::newRow("night-1920") << QStringLiteral("night") << QSize(490, 960) << 100;
        QTest::newRow("day-1366") << QStringLiteral("day") << QSize(400, 650) << 100;
        QTest::newRow("night-1920-150") << QStringLiteral("night") << QSize(600, 960) << 150;
        QTest::newRow("night-1366") << QStringLiteral("night") << QSize(400, 650) << 100;
        QTest::newRow("contrast-1366") << QStringLiteral("high-contrast") << QSize(400, 650) << 100;
        QTest::newRow("contrast-1366-150")
            << QStringLiteral("high-contrast") << QSize(480, 650) << 150;
    }
    void itIsUsableAtIntakeInEveryLook()
    {
        QFETCH(QString, theme);
        QFETCH(QSize, size);
        QFETCH(int, zoom);
        PlanScene scene(theme, zoom);
        placePlan(scene.desk, kAddress, "");
        const IncidentId open = scene.desk.room().open("NOISE", kAddress);
        Caution rifle;
        rifle.kind = CautionKind::Weapon;
        rifle.severity = CautionSeverity::High;
        rifle.text = "Hunting rifle in the home";
        rifle.source = "brother";
        must(scene.desk, RecordCaution{rifle, open});
        scene.show(size);
        scene.type(kAddress);
        scene.press(Qt::Key_Tab);
        QTRY_VERIFY(scene.isCardShown());
        QTest::qWait(200);
        QVERIFY2(scene.card()->width() > size.width() * 2 / 3,
                 qPrintable(QString::number(scene.card()->width())));
        QVERIFY(savePicture(
            scene.window(),
            QStringLiteral("plan-intake-%1").arg(QString::fromLatin1(QTest::currentDataTag()))));
        const auto access = testkit::accessFindings(scene.window());
        QVERIFY2(access.empty(), qPrintable(testkit::toldFindings(access)));
        const auto clipped = testkit::clippingFindings(scene.window());
        QVERIFY2(clipped.empty(), qPrintable(testkit::toldFindings(clipped)));
    }
};

HAVEN_TESTS(TestPlanCards)
#include "tst_plan_cards.moc"
