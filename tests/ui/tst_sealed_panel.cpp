#include "tests/testkit/test_program.h"
#include "tests/testkit/ui/access_check.h"
#include "tests/testkit/ui/sample_look.h"
#include "tests/ui/crisis_scene.h"
#include "ui/crisis/sealed_panel.h"
#include "ui/shell/command_bar.h"
#include "ui/theme/apply_theme.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/result_line.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QtTest>

using namespace haven;
using namespace haven::test;
using namespace haven::ui;

namespace {

constexpr const char* kSecret = "he agreed to call his sister";

class SealedScene final
{
public:
    explicit SealedScene(const QString& theme = QStringLiteral("day"), QSize size = {420, 640})
        : m_source(testkit::denseLook(theme))
    {
        applyTheme(*qApp, m_source.look());
        desk.setSeat(clinicianSeat());
        incident = bridgeCall(desk);
        auto* row = new QHBoxLayout(&m_window);
        row->setContentsMargins(0, 0, 0, 0);
        m_window.setObjectName(QStringLiteral("room"));
        m_window.resize(size);
    }
    void show(SealStanding standing)
    {
        desk.setSealStanding(standing);
        desk.sync();
        panel = new SealedPanel(m_source, desk, utcClock(), &m_window);
        m_window.layout()->addWidget(panel);
        panel->show(incident);
        m_window.show();
        m_window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_window));
    }
    void zoom(int percent)
    {
        m_source.setZoomPercent(percent);
        applyTheme(*qApp, m_source.look());
    }
    // A note is on the incident; what a look finds is given.
    void addNote()
    {
        SealedNoteAdded fact;
        fact.incident = incident;
        fact.note = NoteId(900);
        fact.group = "Harbor Health";
        fact.seal = "seal";
        fact.text = "Y2lwaGVy";
        desk.room().record(fact);
        SealedPage page;
        page.notes = {
            {NoteId(900), incident, "26-000001", clinicianSeat().agent, desk.now(), kSecret}};
        page.total = 1;
        desk.setSealedPage(page);
    }
    template <class W>
    W* find(const char* name)
    {
        return panel->findChild<W*>(QString::fromLatin1(name));
    }
    // All that can be read on the panel.
    QString shown()
    {
        QString all;
        for (const auto* label : panel->findChildren<QLabel*>())
            all += label->isVisible() ? label->text() + u'\n' : QString();
        for (const auto* edit : panel->findChildren<QPlainTextEdit*>())
            all += edit->isVisible() ? edit->toPlainText() + u'\n' : QString();
        return all;
    }
    void press(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier)
    {
        QWidget* target = QApplication::focusWidget();
        QTest::keyClick(target ? target : &m_window, key, with);
    }
    void type(const char* name, const QString& text)
    {
        auto* field = find<QWidget>(name);
        field->setFocus();
        QTest::keyClicks(field, text);
    }
    QWidget& window() { return m_window; }

    FakeDesk desk;
    IncidentId incident;
    SealedPanel* panel = nullptr;

private:
    ThemeSource m_source;
    QWidget m_window;
};

} // namespace

class TestSealedPanel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void othersSeeWhoIsEngagedAndNotAWord_data()
    {
        QTest::addColumn<int>("seat");
        QTest::newRow("dispatcher") << 0;
        QTest::newRow("supervisor") << 1;
        QTest::newRow("administrator") << 2;
    }
    void othersSeeWhoIsEngagedAndNotAWord()
    {
        QFETCH(int, seat);
        const Seat seats[] = {dispatcherSeat(), supervisorSeat(), administratorSeat()};
        SealedScene scene;
        scene.desk.setSeat(seats[seat]);
        scene.show(SealStanding::NotClinician);
        QVERIFY(scene.shown().contains(QStringLiteral("Clinician engaged: no.")));
        scene.addNote();
        scene.desk.sync();
        QVERIFY(scene.shown().contains(QStringLiteral("Clinician engaged: yes. Contact:")));
        QVERIFY(!scene.find<KeyButton>("sealedRead")->isVisible());
        scene.press(Qt::Key_O, Qt::ControlModifier);
        QTest::qWait(50);
        QCOMPARE(scene.desk.sealedReads(), 0);
        QVERIFY(!scene.shown().contains(QString::fromLatin1(kSecret)));
    }

    void whoDeclinedIsNotEngaged()
    {
        SealedScene scene;
        QVERIFY(scene.desk.room().run(RequestClinician{scene.incident, {}}));
        AnswerClinician said;
        said.incident = scene.incident;
        said.stage = ClinicianStage::Declined;
        said.reason = "at the hospital";
        QVERIFY(scene.desk.room().runAs(clinicianSeat(), said));
        scene.desk.setSeat(dispatcherSeat());
        scene.show(SealStanding::NotClinician);
        QVERIFY(scene.shown().contains(QStringLiteral("Clinician engaged: no.")));
        QVERIFY(scene.desk.room().run(RequestClinician{scene.incident, {}}));
        said.stage = ClinicianStage::Accepted;
        said.reason.clear();
        QVERIFY(scene.desk.room().runAs(clinicianSeat(), said));
        scene.desk.sync();
        QVERIFY(scene.shown().contains(QStringLiteral("Clinician engaged: yes. Contact:")));
    }

    void nothingIsShownUntilAskedAndForgottenWithTheNextIncident()
    {
        SealedScene scene;
        scene.addNote();
        scene.show(SealStanding::Open);
        QVERIFY(scene.shown().contains(QStringLiteral("One sealed note")));
        QVERIFY(!scene.shown().contains(QString::fromLatin1(kSecret)));
        scene.find<QPlainTextEdit>("sealedText")->setFocus();
        scene.press(Qt::Key_O, Qt::ControlModifier);
        QTRY_VERIFY(scene.shown().contains(QString::fromLatin1(kSecret)));
        QCOMPARE(scene.desk.sealedReads(), 1);
        scene.panel->show(scene.desk.room().open("WELFARE", "9 Elm St"));
        QVERIFY(!scene.find<QPlainTextEdit>("sealedNotes")
                     ->toPlainText()
                     .contains(QString::fromLatin1(kSecret)));
        scene.panel->show(scene.incident);
        scene.press(Qt::Key_O, Qt::ControlModifier);
        scene.desk.setSealStanding(SealStanding::NotClinician);
        scene.desk.setSeat(dispatcherSeat());
        QTest::qWait(50); // an answer that comes too late is for nobody
        QVERIFY(!scene.find<QPlainTextEdit>("sealedNotes")
                     ->toPlainText()
                     .contains(QString::fromLatin1(kSecret)));
    }

    // A screen in a room of police: what was read goes by the same key, and with the page.
    void whatWasReadIsHiddenByTheSameKeyAndWithThePage()
    {
        SealedScene scene;
        scene.addNote();
        scene.show(SealStanding::Open);
        auto* notes = scene.find<QPlainTextEdit>("sealedNotes");
        scene.panel->focusFirst();
        QCOMPARE(QApplication::focusWidget(), scene.find<QPlainTextEdit>("sealedText"));
        scene.press(Qt::Key_O, Qt::ControlModifier);
        QTRY_VERIFY(notes->toPlainText().contains(QString::fromLatin1(kSecret)));
        // Of a note of last month the day counts, too.
        QVERIFY(notes->toPlainText().contains(utcClock().dated(scene.desk.now())));
        QCOMPARE(scene.find<KeyButton>("sealedRead")->text(), QStringLiteral("Hide them"));
        QVERIFY(scene.find<KeyButton>("sealedRead")
                    ->accessibleDescription()
                    .startsWith(QStringLiteral("Hide what was read")));
        scene.press(Qt::Key_O, Qt::ControlModifier);
        QTRY_VERIFY(notes->isHidden() && notes->toPlainText().isEmpty());
        QCOMPARE(scene.find<KeyButton>("sealedRead")->text(), QStringLiteral("Read them"));
        QCOMPARE(scene.desk.sealedReads(), 1);
        scene.press(Qt::Key_O, Qt::ControlModifier);
        QTRY_VERIFY(!notes->isHidden());
        scene.panel->hide();
        QVERIFY(notes->toPlainText().isEmpty());
        scene.panel->setVisible(true);
        QVERIFY(notes->isHidden());
    }

    void aDamagedNoteSaysSoInItsPlace()
    {
        SealedScene scene;
        scene.addNote();
        SealedPage page;
        page.notes = {{NoteId(901), scene.incident, "26-000001", clinicianSeat().agent,
                       scene.desk.now(), kSecret},
                      {NoteId(900), scene.incident, "26-000001", clinicianSeat().agent,
                       scene.desk.now(), "", refuse(RefusalCode::SealedNoteDamaged, "900")}};
        page.total = 1;
        scene.desk.setSealedPage(page);
        scene.show(SealStanding::Open);
        scene.find<QPlainTextEdit>("sealedText")->setFocus();
        scene.press(Qt::Key_O, Qt::ControlModifier);
        QTRY_VERIFY(scene.shown().contains(QString::fromLatin1(kSecret)));
        QVERIFY(scene.shown().contains(QStringLiteral("Sealed note 900 cannot be opened")));
    }

    void aNoteIsSealedAndItsDraftIsNeverPlain()
    {
        SealedScene scene;
        scene.show(SealStanding::Open);
        scene.type("sealedText", QString::fromLatin1(kSecret));
        QTRY_COMPARE(scene.desk.sealedDraft(scene.incident), std::string(kSecret));
        QVERIFY(scene.desk.drafts().empty());
        scene.desk.refuseNextWith(refuse(RefusalCode::DiskFull, "demo.haven"));
        scene.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(scene.find<QLabel>("sealedMessage")->text().contains(QStringLiteral("disk")));
        auto* text = scene.find<QPlainTextEdit>("sealedText");
        QCOMPARE(text->toPlainText(), QString::fromLatin1(kSecret));
        scene.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(text->toPlainText().isEmpty());
        QCOMPARE(scene.desk.sealedTexts().back(), std::string(kSecret));
        QVERIFY(scene.desk.sealedDraft(scene.incident).empty());
        text->undo();
        QVERIFY(text->toPlainText().isEmpty());
        QVERIFY(scene.desk.lastCommand<AddNote>() == nullptr);
    }

    void aSearchAsksOnceTypingPauses()
    {
        SealedScene scene;
        scene.addNote();
        scene.show(SealStanding::Open);
        scene.type("sealedSearch", QStringLiteral("sister"));
        QTRY_VERIFY(scene.shown().contains(QString::fromLatin1(kSecret)));
        QCOMPARE(scene.desk.sealedSearches(), std::vector<std::string>{"sister"});
        scene.desk.setSealedPage({});
        scene.type("sealedSearch", QStringLiteral("x"));
        QTRY_VERIFY(scene.shown().contains(QStringLiteral("No sealed note has these words.")));
    }

    void aKeyIsMadeAndAGroupFounded()
    {
        SealedScene scene;
        scene.show(SealStanding::NoKey);
        scene.type("sealedPassword", QStringLiteral("given"));
        scene.type("sealedNewPassword", QStringLiteral("my own words"));
        scene.type("sealedAgain", QStringLiteral("my own word"));
        scene.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(
            scene.find<QLabel>("sealedMessage")->text().contains(QStringLiteral("not the same")));
        QVERIFY(scene.desk.sealWishes().empty());
        scene.type("sealedAgain", QStringLiteral("s"));
        scene.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(scene.find<QLineEdit>("sealedPassword")->text().isEmpty());
        QCOMPARE(scene.desk.sealWishes().back().newPassword, std::string("my own words"));
        // The next field takes the focus over: no key goes to another panel. The key is made
        // before it is open at this window.
        scene.desk.setSealStanding(SealStanding::Closed);
        scene.desk.setSealStanding(SealStanding::NoGroup);
        QTRY_COMPARE(QApplication::focusWidget(), scene.find<QLineEdit>("sealedEmployer"));
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("Harbor Health"));
        scene.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(scene.desk.sealWishes().size(), std::size_t(2));
        QCOMPARE(scene.desk.sealWishes().back().group, std::string("Harbor Health"));
        scene.desk.setSealStanding(SealStanding::Closed);
        scene.desk.setSealStanding(SealStanding::Open);
        QTRY_COMPARE(QApplication::focusWidget(), scene.find<QPlainTextEdit>("sealedText"));
    }

    void theCommandBarKeepsNoWordOfASealedLine()
    {
        SealedScene scene;
        scene.show(SealStanding::Open);
        ThemeSource source(testkit::sampleLook());
        CommandBar bar(source, scene.desk, utcClock());
        bar.setVisible(true);
        const QString number =
            QString::fromStdString(scene.desk.state().incidents.at(scene.incident).number);
        QTest::keyClicks(bar.line(), QStringLiteral("cn %1 SECRET words").arg(number));
        QTest::qWait(250);
        QVERIFY(scene.desk.drafts().empty());
        for (const auto* label : bar.findChildren<QLabel*>())
            QVERIFY(!label->text().contains(QStringLiteral("SECRET")));
        QTest::keyClick(bar.line(), Qt::Key_Return);
        QTRY_COMPARE(scene.desk.sealedTexts().size(), std::size_t(1));
        QCOMPARE(scene.desk.sealedTexts().back(), std::string("SECRET words"));
        QTest::keyClick(bar.line(), Qt::Key_Up);
        QVERIFY(!bar.line()->text().contains(QStringLiteral("SECRET")));
    }

    // And the words are still there.
    void aSealedLineIsRefusedAsItsPreviewSays()
    {
        SealedScene scene;
        scene.show(SealStanding::NoKey);
        ThemeSource source(testkit::sampleLook());
        CommandBar bar(source, scene.desk, utcClock());
        bar.setVisible(true);
        const QString number =
            QString::fromStdString(scene.desk.state().incidents.at(scene.incident).number);
        const QString line = QStringLiteral("cn %1 he sleeps again").arg(number);
        for (const auto standing :
             {SealStanding::NotClinician, SealStanding::NoKey, SealStanding::NoGroup}) {
            scene.desk.setSealStanding(standing);
            bar.line()->clear();
            QTest::keyClicks(bar.line(), line);
            const auto* preview = bar.findChild<QLabel*>(QStringLiteral("commandPreview"));
            QVERIFY(preview);
            const QString ahead = preview->accessibleDescription();
            QTest::keyClick(bar.line(), Qt::Key_Return);
            const auto* result = bar.findChild<ResultLine*>(QStringLiteral("resultLine"));
            QVERIFY(result);
            QVERIFY2(!ahead.isEmpty() && result->text().contains(ahead),
                     qPrintable(ahead + u'\n' + result->text()));
            QCOMPARE(bar.line()->text(), line);
        }
        QVERIFY(scene.desk.sealedTexts().empty());
    }

    void everyStandingIsUsable_data()
    {
        QTest::addColumn<QString>("theme");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("zoom");
        QTest::newRow("day-1920") << QStringLiteral("day") << QSize(518, 420) << 100;
        QTest::newRow("night-1920") << QStringLiteral("night") << QSize(518, 420) << 100;
        QTest::newRow("day-1366") << QStringLiteral("day") << QSize(369, 280) << 100;
        QTest::newRow("night-1366-150") << QStringLiteral("night") << QSize(420, 280) << 150;
        QTest::newRow("contrast-1366-150")
            << QStringLiteral("high-contrast") << QSize(420, 280) << 150;
        QTest::newRow("night-1366") << QStringLiteral("night") << QSize(369, 280) << 100;
        QTest::newRow("contrast-1366") << QStringLiteral("high-contrast") << QSize(369, 280) << 100;
    }
    void everyStandingIsUsable()
    {
        QFETCH(QString, theme);
        QFETCH(QSize, size);
        QFETCH(int, zoom);
        for (const SealStanding standing :
             {SealStanding::NotClinician, SealStanding::NoKey, SealStanding::NoGroup,
              SealStanding::Closed, SealStanding::Open}) {
            SealedScene scene(theme, size);
            scene.zoom(zoom);
            if (standing != SealStanding::NoKey)
                scene.addNote();
            scene.show(standing);
            if (standing == SealStanding::Open) {
                scene.find<QPlainTextEdit>("sealedText")->setFocus();
                scene.press(Qt::Key_O, Qt::ControlModifier);
                QTRY_VERIFY(scene.shown().contains(QString::fromLatin1(kSecret)));
            }
            QTest::qWait(50); // the columns find their heights
            const auto name = enumName(standing);
            QVERIFY(savePicture(
                scene.window(),
                QStringLiteral("sealed-%1-%2")
                    .arg(QString::fromLatin1(QTest::currentDataTag()),
                         QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())))));
            const auto access = testkit::accessFindings(scene.window());
            QVERIFY2(access.empty(), qPrintable(testkit::toldFindings(access)));
            const auto clipped = testkit::clippingFindings(scene.window());
            QVERIFY2(clipped.empty(), qPrintable(testkit::toldFindings(clipped)));
        }
    }
};

HAVEN_TESTS(TestSealedPanel)
#include "tst_sealed_panel.moc"
