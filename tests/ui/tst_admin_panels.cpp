#include "tests/testkit/fake_desk.h"
#include "tests/testkit/test_program.h"
#include "tests/testkit/ui/access_check.h"
#include "tests/testkit/ui/child_of.h"
#include "tests/testkit/ui/gallery.h"
#include "tests/testkit/ui/sample_look.h"
#include "tests/testkit/ui/utc_clock.h"
#include "ui/admin/accounts_panel.h"
#include "ui/admin/admin_workspace.h"
#include "ui/admin/protocols_panel.h"
#include "ui/admin/settings_panel.h"
#include "ui/theme/apply_theme.h"
#include "ui/widgets/key_button.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QtTest>
#include <QVBoxLayout>
#include <QWheelEvent>

using namespace haven;
using namespace haven::test;
using namespace haven::ui;

namespace {

Account account(const char* agent, const char* name, std::set<Role> roles,
                AccountStanding standing = AccountStanding::Open)
{
    return Account{AgentId(agent), name, std::move(roles), standing};
}

AccountList people()
{
    return {{account("admin", "Admin", {Role::Administrator}),
             account("chen", "Chen", {Role::Dispatcher}, AccountStanding::Locked),
             account("osei", "Osei", {Role::Clinician}),
             account("reyes", "Reyes", {Role::Dispatcher, Role::Supervisor}),
             account("west", "West", {Role::Dispatcher}, AccountStanding::Disabled)}};
}

class Office final
{
public:
    explicit Office(const QString& theme = QStringLiteral("night"), int zoom = 100)
        : source(testkit::denseLook(theme, zoom))
    {
        applyTheme(*qApp, source.look());
        desk.setSeat(administratorSeat());
        desk.addPage(people());
        window.setObjectName(QStringLiteral("window"));
        window.setLayout(new QVBoxLayout);
        window.layout()->setContentsMargins(0, 0, 0, 0);
    }
    void show(QSize size = {1900, 900})
    {
        panel = new AdminWorkspace(source, desk, preferences, utcClock(), &window);
        window.layout()->addWidget(panel);
        window.resize(size);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
    }
    template <class W>
    W& child(const char* name)
    {
        return childOf<W>(window, name);
    }
    BoardView& accounts() { return child<BoardView>("accountsView"); }
    void choose(const char* agent)
    {
        auto* model = accounts().model();
        QTRY_VERIFY(model->rowCount() > 0);
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->index(row, 0).data().toString() == QString::fromLatin1(agent))
                accounts().setCurrentIndex(model->index(row, 0));
        }
        accounts().setFocus();
    }
    void press(Qt::Key key) { QTest::keyClick(QApplication::focusWidget(), key); }
    void type(const char* name, const char* text)
    {
        auto& line = child<QLineEdit>(name);
        line.setFocus();
        QTest::keyClicks(&line, QString::fromLatin1(text));
    }

    FakeDesk desk;
    PreferenceSource preferences;
    ThemeSource source;
    QWidget window;
    AdminWorkspace* panel = nullptr;
};

} // namespace

class TestAdminPanels final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theModelsAreSound()
    {
        AccountListModel accounts({[](const std::set<Role>&) { return QString(); },
                                   [](AccountStanding) { return QString(); }});
        const QAbstractItemModelTester tester(&accounts);
        accounts.show(people().accounts);
        QCOMPARE(accounts.rowCount(), 5);
        auto fewer = people().accounts;
        fewer.erase(fewer.begin() + 2);
        fewer.push_back(account("bell", "Bell", {Role::Dispatcher}));
        accounts.show(fewer);
        QCOMPARE(accounts.rowCount(), 5);
        QCOMPARE(accounts.rowOf(AgentId("bell")), 1);
        QCOMPARE(accounts.rowOf(AgentId("osei")), -1);
        FakeDesk desk;
        ProtocolListModel protocols(desk, [](const ProtocolRow&) { return QString(); });
        const QAbstractItemModelTester second(&protocols);
        QVERIFY(protocols.rowCount() >= 5);
    }

    void anAccountIsAddedByKeys()
    {
        Office office;
        office.show();
        office.choose("admin");
        office.press(Qt::Key_A);
        QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("accountAgentText"));
        office.type("accountAgentText", "bell");
        office.type("accountNameText", "Bell");
        office.child<KeyButton>("accountRoleDispatcher").setChecked(true);
        office.type("accountPasswordText", "eight letters");
        office.type("accountAgainText", "eight letters");
        office.press(Qt::Key_Return);
        QCOMPARE(office.desk.accountWishes().size(), std::size_t(1));
        const AccountWish& wish = office.desk.accountWishes()[0];
        QVERIFY(wish.act == AccountAct::Create);
        QCOMPARE(wish.agent, AgentId("bell"));
        QCOMPARE(wish.roles, std::set<Role>{Role::Dispatcher});
        QCOMPARE(wish.password, std::string("eight letters"));
        QTRY_VERIFY(!office.child<QWidget>("accountForm").isVisible());
        QVERIFY(office.child<QLineEdit>("accountPasswordText").text().isEmpty());
    }

    void alarmsAreSaidOnAChosenDeviceAndOnNoneUntilThen()
    {
        Office office;
        const QSignalSpy asked(&office.preferences, &PreferenceSource::speechPlacesWanted);
        office.show();
        QVERIFY(asked.count() > 0);
        auto& list = office.child<QComboBox>("speechDevice");
        auto& name = office.child<QLineEdit>("speechOutput");
        QCOMPARE(list.currentIndex(), 0);
        QCOMPARE(list.count(), 2); // nowhere, and by its name
        QVERIFY(!office.child<KeyButton>("sayOfficerEmergency").isEnabled());
        // What the machine has is nobody's choice: no window takes on colors or language by it.
        const QSignalSpy changed(&office.preferences, &PreferenceSource::changed);
        office.preferences.setSpeechPlaces({{"pulse:headset", "USB headset"}});
        const QString road = office.child<QLabel>("soundRoad").text();
        office.preferences.setSoundRoad(SoundRoad::BeepOnly);
        QVERIFY(office.child<QLabel>("soundRoad").text() != road);
        QCOMPARE(changed.count(), 0);
        QCOMPARE(list.count(), 3);
        QCOMPARE(list.currentIndex(), 0);
        list.setFocus();
        QTest::keyClick(&list, Qt::Key_Down);
        QCOMPARE(office.preferences.current().speechOutput, std::string("pulse:headset"));
        QVERIFY(list.currentText().contains(QStringLiteral("USB headset")));
        QVERIFY(office.child<KeyButton>("sayOfficerEmergency").isEnabled());
        QVERIFY(!name.isVisible());
        // It went away: it stays chosen, and is said to be gone.
        office.preferences.setSpeechPlaces({});
        QCOMPARE(office.preferences.current().speechOutput, std::string("pulse:headset"));
        QVERIFY(list.currentText().contains(QStringLiteral("not found")));
        QTest::keyClick(&list, Qt::Key_Down);
        QVERIFY(name.hasFocus());
        name.setText(QStringLiteral(" alsa:plughw:1,0 "));
        QTest::keyClick(&name, Qt::Key_Return);
        QCOMPARE(office.preferences.current().speechOutput, std::string("alsa:plughw:1,0"));
        list.setFocus();
        QTest::keyClick(&list, Qt::Key_Home);
        QVERIFY(office.preferences.current().speechOutput.empty());
        QVERIFY(!name.isVisible());
        // What one person was naming is not the next one's.
        QTest::keyClick(&list, Qt::Key_End);
        QVERIFY(name.hasFocus());
        QTest::keyClicks(&name, QStringLiteral("pulse:mine"));
        office.preferences.restore(Preferences{});
        QVERIFY(!name.isVisible());
        QVERIFY(name.text().isEmpty());
        QCOMPARE(list.currentIndex(), 0);
        QVERIFY(office.preferences.current().speechOutput.empty());
    }

    // Whoever scrolls the page must not make an alarm quieter on the way.
    void theWheelChangesOnlyWhatHasTheFocus()
    {
        Office office;
        office.show();
        office.preferences.setSpeechPlaces({{"pulse:headset", "USB headset"}});
        const auto turnWheel = [](QWidget& field) {
            const QPointF inside(5, 5);
            QWheelEvent wheel(inside, field.mapToGlobal(inside), {}, {0, -120}, Qt::NoButton,
                              Qt::NoModifier, Qt::NoScrollPhase, false);
            QApplication::sendEvent(&field, &wheel);
        };
        auto& volume = office.child<QSlider>("volumeOfficerEmergency");
        auto& zoom = office.child<QSpinBox>("zoomPercent");
        auto& device = office.child<QComboBox>("speechDevice");
        const int loud = volume.value();
        const int large = zoom.value();
        office.accounts().setFocus();
        for (QWidget* field : std::initializer_list<QWidget*>{&volume, &zoom, &device}) {
            QVERIFY2((field->focusPolicy() & Qt::WheelFocus) != Qt::WheelFocus,
                     qPrintable(field->objectName()));
            turnWheel(*field);
        }
        QCOMPARE(volume.value(), loud);
        QCOMPARE(zoom.value(), large);
        QCOMPARE(device.currentIndex(), 0);
        volume.setFocus();
        turnWheel(volume);
        QVERIFY(volume.value() != loud);
        zoom.setFocus();
        turnWheel(zoom);
        QVERIFY(zoom.value() != large);
        device.setFocus();
        turnWheel(device);
        QCOMPARE(device.currentIndex(), 1);
    }

    void theLanguagesAreAsWideAsOneAnother()
    {
        Office office;
        office.show();
        QCOMPARE(office.child<KeyButton>("languageEnglish").width(),
                 office.child<KeyButton>("languageSpanish").width());
    }

    void aRefusalStaysInTheFormWithWhatWasTyped()
    {
        Office office;
        office.show();
        office.choose("admin");
        office.press(Qt::Key_A);
        office.type("accountAgentText", "reyes");
        office.type("accountPasswordText", "eight letters");
        office.type("accountAgainText", "eight letters");
        office.desk.refuseNextWith(refuse(RefusalCode::AccountExists, "reyes"));
        QSignalSpy said(office.panel, &AdminWorkspace::said);
        office.press(Qt::Key_Return);
        QTRY_COMPARE(said.size(), 1);
        QVERIFY(office.child<QWidget>("accountForm").isVisible());
        QCOMPARE(office.child<QLineEdit>("accountAgentText").text(), QStringLiteral("reyes"));
    }

    void aResetSaysBeforeThatItTakesAKeyAway()
    {
        Office office;
        office.desk.room().record(SealKeyChanged{AgentId("reyes"), SealKeyAct::Made});
        office.desk.sync();
        office.show();
        office.choose("reyes");
        office.press(Qt::Key_P);
        const auto labels = office.child<QWidget>("accountForm").findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
            return label->isVisible() && label->text().contains(QStringLiteral("sealed notes"));
        }));
        QVERIFY(office.desk.accountWishes().empty());
        office.type("accountPasswordText", "eight letters");
        office.type("accountAgainText", "eight letters");
        office.press(Qt::Key_Return);
        QCOMPARE(office.desk.accountWishes().back().keyLoss, SealKeyLoss::Accepted);
    }

    void whoIsLockedIsReleasedAndWhoLeavesIsSwitchedOff()
    {
        Office office;
        office.desk.addPage(people()); // for the list that is read again after the change
        office.show();
        office.choose("chen");
        office.press(Qt::Key_L);
        QTRY_COMPARE(office.desk.accountWishes().size(), std::size_t(1));
        QVERIFY(office.desk.accountWishes()[0].act == AccountAct::Release);
        QTest::qWait(50);
        office.choose("osei");
        QVERIFY(!office.child<QWidget>("accountRelease").isEnabled());
        office.press(Qt::Key_S);
        QTRY_COMPARE(office.desk.accountWishes().size(), std::size_t(2));
        QVERIFY(office.desk.accountWishes()[1].act == AccountAct::Disable);
        QCOMPARE(office.desk.accountWishes()[1].agent, AgentId("osei"));
    }

    void onlyAnAdministratorChangesAccounts()
    {
        Office office;
        office.desk.setSeat(dispatcherSeat());
        office.show();
        office.choose("chen");
        for (const char* name :
             {"accountAdd", "accountRoles", "accountPassword", "accountStanding", "accountRelease"})
            QVERIFY(!office.child<QWidget>(name).isEnabled());
    }

    void anApprovalNeedsANameAndCredentials()
    {
        Office office;
        office.show();
        auto& view = office.child<BoardView>("protocolsView");
        const int standing = static_cast<int>(ProtocolColumn::Standing);
        QVERIFY(
            view.model()->index(0, standing).data().toString().contains(QStringLiteral("draft")));
        QSignalSpy said(office.panel, &AdminWorkspace::said);
        office.type("protocolApprover", "M. Adeyemi");
        office.press(Qt::Key_Return);
        QTRY_COMPARE(said.size(), 1);
        QCOMPARE(said[0][1].value<Tone>(), Tone::Refused);
        QCOMPARE(office.child<QLineEdit>("protocolApprover").text(), QStringLiteral("M. Adeyemi"));
        office.type("protocolLicense", "LCSW 1234");
        office.press(Qt::Key_Return);
        QTRY_COMPARE(said.size(), 2);
        QCOMPARE(said[1][1].value<Tone>(), Tone::Refused);
        office.type("protocolAgency", "Harbor Health");
        office.press(Qt::Key_Return);
        QTRY_COMPARE(office.desk.state().approvals.size(), std::size_t(1));
        QVERIFY(view.model()
                    ->index(0, standing)
                    .data()
                    .toString()
                    .contains(QStringLiteral("M. Adeyemi, LCSW 1234, Harbor Health")));
    }

    void whatIsChosenHoldsAtOnce()
    {
        Office office;
        office.show();
        QSignalSpy chosen(&office.preferences, &PreferenceSource::chosen);
        office.child<QWidget>("themeDay").setFocus();
        office.press(Qt::Key_Space);
        QCOMPARE(office.preferences.current().theme, std::string("day"));
        auto& zoom = office.child<QSpinBox>("zoomPercent");
        zoom.setValue(150);
        QCOMPARE(office.preferences.current().zoomPercent, 150);
        office.child<QSlider>("volumeRecheck").setValue(20);
        QCOMPARE(volumeOf(office.preferences.current(), SoundEvent::Recheck), 20);
        office.child<QWidget>("muteRecheck").setFocus();
        office.press(Qt::Key_Space);
        QCOMPARE(volumeOf(office.preferences.current(), SoundEvent::Recheck), 0);
        QCOMPARE(chosen.size(), 4);
        QTest::mouseClick(&office.child<QWidget>("zoomSmaller"), Qt::LeftButton);
        QCOMPARE(office.preferences.current().zoomPercent, 140);
        QVERIFY(!office.child<QWidget>("muteOfficerEmergency").isEnabled());
        // The same loudness stands at the same place for all; what is vital stops at its floor.
        auto& vital = office.child<QSlider>("volumeOfficerEmergency");
        QCOMPARE(vital.minimum(), office.child<QSlider>("volumeRecheck").minimum());
        vital.setValue(kVolumeVitalMin - 1);
        QCOMPARE(vital.value(), kVolumeVitalMin);
        QCOMPARE(office.preferences.current().sounds.at(SoundEvent::OfficerEmergency).volume,
                 kVolumeVitalMin);
    }

    void aSoundCanBeTriedOut()
    {
        Office office;
        office.show();
        QSignalSpy tried(&office.preferences, &PreferenceSource::triedOut);
        office.child<QWidget>("hearTrouble").setFocus();
        office.press(Qt::Key_Space);
        QCOMPARE(tried.size(), 1);
        QCOMPARE(tried[0][0].value<SoundEvent>(), SoundEvent::Trouble);
    }

    void everyoneCanUseThem_data()
    {
        QTest::addColumn<QString>("theme");
        QTest::addColumn<int>("zoom");
        QTest::addColumn<QSize>("size");
        QTest::addRow("night-1920") << QStringLiteral("night") << 100 << QSize(1920, 940);
        QTest::addRow("day-1366") << QStringLiteral("day") << 100 << QSize(1366, 640);
        QTest::addRow("night-150") << QStringLiteral("night") << 150 << QSize(1920, 940);
        QTest::addRow("day-150") << QStringLiteral("day") << 150 << QSize(1920, 940);
    }
    void everyoneCanUseThem()
    {
        QFETCH(QString, theme);
        QFETCH(int, zoom);
        QFETCH(QSize, size);
        Office office(theme, zoom);
        office.show(size);
        office.choose("reyes");
        office.press(Qt::Key_R);
        QTest::qWait(50);
        const auto findings = testkit::accessFindings(office.window);
        QVERIFY2(findings.empty(), qPrintable(testkit::toldFindings(findings)));
        const auto clipped = testkit::clippingFindings(office.window);
        QVERIFY2(clipped.empty(), qPrintable(testkit::toldFindings(clipped)));
        QVERIFY2(office.window.width() <= size.width(),
                 qPrintable(QStringLiteral("it needs %1 px").arg(office.window.width())));
        auto* settings = office.child<QScrollArea>("settingsScroll").horizontalScrollBar();
        QVERIFY2(settings->maximum() == 0, "the settings do not fit");
        testkit::saveToGallery(office.window, QStringLiteral("admin-") +
                                                  QString::fromLatin1(QTest::currentDataTag()));
    }
};

HAVEN_TESTS(TestAdminPanels)
#include "tst_admin_panels.moc"
