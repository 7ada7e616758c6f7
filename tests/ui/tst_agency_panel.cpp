#include "models/dispatch/clinician_desk.h"
#include "models/dispatch/crisis_response.h"
#include "tests/testkit/test_program.h"
#include "tests/testkit/ui/access_check.h"
#include "tests/testkit/ui/child_of.h"
#include "tests/testkit/ui/sample_look.h"
#include "tests/ui/crisis_scene.h"
#include "ui/admin/admin_workspace.h"
#include "ui/theme/apply_theme.h"
#include "ui/widgets/key_button.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QtTest>
#include <QVBoxLayout>

using namespace haven;
using namespace haven::test;
using namespace haven::ui;

namespace {

// The administration's second page, driven by keys.
class AgencyScene final
{
public:
    explicit AgencyScene(const Seat& seat, const QString& theme = QStringLiteral("day"),
                         QSize size = {1900, 900}, int zoom = 100)
        : m_source(testkit::denseLook(theme))
    {
        m_source.setZoomPercent(zoom);
        applyTheme(*qApp, m_source.look());
        desk.setSeat(seat);
        auto* column = new QVBoxLayout(&m_window);
        column->setContentsMargins(0, 0, 0, 0);
        m_window.setObjectName(QStringLiteral("room"));
        m_panel = new AdminWorkspace(m_source, desk, m_preferences, utcClock(), &m_window);
        column->addWidget(m_panel);
        m_window.resize(size);
        m_window.show();
        m_window.activateWindow();
        if (!QTest::qWaitForWindowActive(&m_window))
            qFatal("the window did not become active");
        m_panel->setFocus();
        press(Qt::Key_D, Qt::AltModifier);
        QTest::qWait(20); // who recorded what
    }
    template <class W>
    W* find(const char* name)
    {
        return &childOf<W>(m_window, name);
    }
    void press(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier)
    {
        QWidget* target = QApplication::focusWidget();
        QTest::keyClick(target ? target : &m_window, key, with);
    }
    void type(const char* name, const char* text)
    {
        find<QLineEdit>(name)->setFocus();
        find<QLineEdit>(name)->clear();
        QTest::keyClicks(find<QLineEdit>(name), QString::fromLatin1(text));
    }
    QString setting(const char* key)
    {
        const auto& settings = desk.state().settings;
        const auto found = settings.find(key);
        return found == settings.end() ? QString() : QString::fromStdString(found->second);
    }
    QString answer()
    {
        return find<QWidget>("agencyForm")
            ->findChild<QLabel*>(QStringLiteral("cardAnswer"))
            ->text();
    }
    QWidget& window() { return m_window; }

    FakeDesk desk;

private:
    ThemeSource m_source;
    PreferenceSource m_preferences;
    QWidget m_window;
    AdminWorkspace* m_panel;
};

} // namespace

class TestAgencyPanel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSupervisorRecordsWhatTheAgencyAgreedAndItSaysWhoAndWhen()
    {
        AgencyScene scene(supervisorSeat());
        QVERIFY(scene.find<QLabel>("agencyOnCallBy")->text().contains(QStringLiteral("Never")));
        scene.find<QComboBox>("agencyTown")->setFocus();
        QTest::keyClicks(scene.find<QComboBox>("agencyTown"), QStringLiteral("Middletown"));
        scene.type("agencyOnCall", "Sgt. Ortiz, 860-555-0133");
        scene.type("agencyAgreedOn", "2026-11-03");
        scene.type("agencyAgreedBy", "Chief Amos");
        scene.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(scene.setting(kPhoneOnlySetting), QStringLiteral("2026-11-03 Chief Amos"));
        QCOMPARE(scene.setting(kTownSetting), QStringLiteral("Middletown"));
        QCOMPARE(scene.setting(kOnCallSetting), QStringLiteral("Sgt. Ortiz, 860-555-0133"));
        QCOMPARE(phoneOnlyOf(scene.desk.state()), PhoneOnly::Agreed);
        QTRY_VERIFY(scene.answer().contains(QStringLiteral("recorded")));
        const QString name = QString::fromStdString(supervisorSeat().name);
        QTRY_VERIFY2(scene.find<QLabel>("agencyAgreedWho")->text().contains(name),
                     qPrintable(scene.find<QLabel>("agencyAgreedWho")->text()));
    }

    void anAgreementWithoutItsDayIsRefusedAndNothingTypedIsLost()
    {
        AgencyScene scene(administratorSeat());
        scene.type("agencyAgreedBy", "Chief Amos");
        scene.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(scene.answer().contains(QStringLiteral("its day")));
        QCOMPARE(scene.find<QLineEdit>("agencyAgreedBy")->text(), QStringLiteral("Chief Amos"));
        QVERIFY(scene.setting(kPhoneOnlySetting).isEmpty());
        QCOMPARE(phoneOnlyOf(scene.desk.state()), PhoneOnly::NotAgreed);
    }

    void whatIsNotChangedIsNotRecordedAgain()
    {
        AgencyScene scene(supervisorSeat());
        scene.press(Qt::Key_Return, Qt::ControlModifier);
        scene.find<QLineEdit>("agencyOnCall")->setFocus();
        scene.press(Qt::Key_Return, Qt::ControlModifier);
        QTest::qWait(20);
        QVERIFY(scene.desk.lastCommand<ChangeAgencySetting>() == nullptr);
    }

    void othersSeeItAndChangeNothing_data()
    {
        QTest::addColumn<int>("seat");
        QTest::newRow("dispatcher") << 0;
        QTest::newRow("clinician") << 1;
    }
    void othersSeeItAndChangeNothing()
    {
        QFETCH(int, seat);
        AgencyScene scene(seat == 0 ? dispatcherSeat() : clinicianSeat());
        QVERIFY(scene.find<QLineEdit>("agencyOnCall")->isVisible());
        QVERIFY(!scene.find<QLineEdit>("agencyOnCall")->isEnabled());
        QVERIFY(!scene.find<KeyButton>("agencySave")->isEnabled());
    }

    void theDirectoryStandsBesideAndEscapeLeadsBack()
    {
        AgencyScene scene(supervisorSeat());
        QVERIFY(scene.find<QWidget>("directoryPanel")->isVisible());
        QVERIFY(scene.find<QLineEdit>("directorySearch")->hasFocus());
        scene.press(Qt::Key_Escape);
        QVERIFY(!scene.find<QWidget>("agencyPanel")->isVisible());
        QVERIFY(scene.find<QWidget>("accountsView")->isVisible());
    }

    void itIsUsableInEveryLook_data()
    {
        QTest::addColumn<QString>("theme");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("zoom");
        QTest::newRow("day-1920") << QStringLiteral("day") << QSize(1920, 940) << 100;
        QTest::newRow("night-1920") << QStringLiteral("night") << QSize(1920, 940) << 100;
        QTest::newRow("night-1366") << QStringLiteral("night") << QSize(1366, 640) << 100;
        QTest::newRow("day-1920-150") << QStringLiteral("day") << QSize(1920, 940) << 150;
        QTest::newRow("day-1366") << QStringLiteral("day") << QSize(1366, 640) << 100;
        QTest::newRow("contrast-1366")
            << QStringLiteral("high-contrast") << QSize(1366, 640) << 100;
        QTest::newRow("night-1366-150") << QStringLiteral("night") << QSize(1366, 640) << 150;
        QTest::newRow("contrast-1920-150")
            << QStringLiteral("high-contrast") << QSize(1920, 940) << 150;
    }
    void itIsUsableInEveryLook()
    {
        QFETCH(QString, theme);
        QFETCH(QSize, size);
        QFETCH(int, zoom);
        AgencyScene scene(supervisorSeat(), theme, size, zoom);
        scene.type("agencyOnCall", "Sgt. Ortiz, 860-555-0133");
        scene.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(scene.answer().contains(QStringLiteral("recorded")));
        QTest::qWait(50);
        QVERIFY(savePicture(
            scene.window(),
            QStringLiteral("agency-%1").arg(QString::fromLatin1(QTest::currentDataTag()))));
        const auto access = testkit::accessFindings(scene.window());
        QVERIFY2(access.empty(), qPrintable(testkit::toldFindings(access)));
        const auto clipped = testkit::clippingFindings(scene.window());
        QVERIFY2(clipped.empty(), qPrintable(testkit::toldFindings(clipped)));
        // It does not scroll across, so nothing of it may be beside what is seen.
        const auto* area = scene.window().findChild<QScrollArea*>(QStringLiteral("agencyScroll"));
        QVERIFY(area != nullptr);
        QVERIFY2(area->widget()->width() <= area->viewport()->width(),
                 qPrintable(QStringLiteral("%1 px in %2")
                                .arg(area->widget()->width())
                                .arg(area->viewport()->width())));
    }
};

HAVEN_TESTS(TestAgencyPanel)
#include "tst_agency_panel.moc"
