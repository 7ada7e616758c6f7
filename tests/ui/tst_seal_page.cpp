#include "tests/testkit/test_program.h"
#include "tests/testkit/ui/access_check.h"
#include "tests/testkit/ui/sample_look.h"
#include "tests/ui/crisis_scene.h"
#include "ui/crisis/confirm_band.h"
#include "ui/crisis/sealed_panel.h"
#include "ui/theme/apply_theme.h"
#include "ui/widgets/key_button.h"

#include <QComboBox>
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

constexpr const char* kReleased = "he agreed to call his sister";
constexpr const char* kEmployer = "Harbor Health";

// Keys and releases of the sealed notes, driven by keys, with a group of two.
class SealPageScene final
{
public:
    explicit SealPageScene(const QString& theme = QStringLiteral("day"), QSize size = {420, 640})
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
    void group()
    {
        desk.room().record(SealKeyChanged{clinicianSeat().agent, SealKeyAct::Made});
        ChangeSealGroup founding;
        founding.change.group = kEmployer;
        founding.change.act = SealGroupAct::Founded;
        desk.sync();
        mustAs(desk, clinicianSeat(), founding);
        SealGroupChanged in;
        in.group = kEmployer;
        in.act = SealGroupAct::LetIn;
        in.agent = AgentId("lin");
        desk.room().record(in);
        desk.sync();
    }
    void release()
    {
        SealedNoteReleased fact;
        fact.incident = incident;
        fact.release = 1;
        fact.group = kEmployer;
        fact.to = "Dr. Hart";
        fact.basis = ReleaseBasis::WrittenConsent;
        fact.scope = "notes of this night";
        fact.seal = "seal";
        fact.text = "Y2lwaGVy";
        desk.room().record(fact);
        desk.sync();
        ReleasePage page;
        page.releases = {{desk.state().incidents.at(incident).sealed.releases.back(), kReleased}};
        desk.setReleasePage(page);
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
        panel
            ->findChild<QWidget*>(standing == SealStanding::Open ? QStringLiteral("sealedText")
                                                                 : QStringLiteral("sealedEmployer"))
            ->setFocus();
        press(Qt::Key_L, Qt::AltModifier);
    }
    void zoom(int percent)
    {
        m_source.setZoomPercent(percent);
        applyTheme(*qApp, m_source.look());
    }
    template <class W>
    W* find(const char* name)
    {
        return panel->findChild<W*>(QString::fromLatin1(name));
    }
    void press(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier)
    {
        QWidget* target = QApplication::focusWidget();
        QTest::keyClick(target ? target : &m_window, key, with);
    }
    void type(const char* name, const char* text)
    {
        auto* field = find<QWidget>(name);
        QVERIFY2(field && field->isVisible(), name);
        field->setFocus();
        QTest::keyClicks(field, QString::fromLatin1(text));
    }
    QString question() { return find<QLabel>("confirmQuestion")->text(); }
    bool isAsked() { return find<ConfirmBand>("confirmBand")->isVisible(); }
    void confirm()
    {
        QVERIFY(isAsked());
        press(Qt::Key_Y, Qt::AltModifier);
        QVERIFY(!isAsked());
        QTest::qWait(20);
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

class TestSealPage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aReleaseSaysToWhomAndWhyAndIsAskedOnceMore()
    {
        SealPageScene scene;
        scene.group();
        scene.show(SealStanding::Open);
        scene.type("sealTo", "Dr. Hart");
        scene.type("sealScope", "notes of this night");
        scene.type("sealSignedOn", "2026-11-20");
        scene.type("sealUntil", "2027-02-20");
        scene.type("sealPath", "/tmp/release.txt");
        scene.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(scene.isAsked());
        QVERIFY(scene.question().contains(QStringLiteral("Dr. Hart")));
        QVERIFY(scene.question().startsWith(QStringLiteral("All sealed notes")));
        // Enter is pressed in passing; it leaves.
        scene.press(Qt::Key_Return);
        QVERIFY(!scene.isAsked());
        QVERIFY(scene.desk.releaseWishes().empty());
        QCOMPARE(scene.find<QLineEdit>("sealTo")->text(), QStringLiteral("Dr. Hart"));
        scene.press(Qt::Key_Return, Qt::ControlModifier);
        scene.desk.refuseNextWith(
            refuse(RefusalCode::ReleaseIncomplete, "the day on which the person signed"));
        scene.confirm();
        QVERIFY(scene.find<QLabel>("sealMessage")->isVisible());
        QVERIFY(scene.find<QLabel>("sealMessage")
                    ->text()
                    .contains(QStringLiteral("the day on which the person signed")));
        QCOMPARE(scene.find<QLineEdit>("sealTo")->text(), QStringLiteral("Dr. Hart"));
        scene.press(Qt::Key_Return, Qt::ControlModifier);
        scene.confirm();
        const SealReleaseWish& wish = scene.desk.releaseWishes().back();
        QCOMPARE(wish.incident, scene.incident);
        QCOMPARE(wish.to, std::string("Dr. Hart"));
        QCOMPARE(wish.basis, ReleaseBasis::WrittenConsent);
        QCOMPARE(wish.signedOn, std::string("2026-11-20"));
        QCOMPARE(wish.path, std::string("/tmp/release.txt"));
        QVERIFY(scene.find<QLineEdit>("sealTo")->text().isEmpty());
        QCOMPARE(scene.desk.releaseReads(), 0); // they are in the file
    }

    void anotherBasisAsksForTheGroundInsteadOfAConsent()
    {
        SealPageScene scene;
        scene.group();
        scene.release();
        scene.show(SealStanding::Open);
        QVERIFY(!scene.find<QLineEdit>("sealGround")->isVisible());
        scene.find<QComboBox>("sealBasis")->setFocus();
        scene.press(Qt::Key_Down);
        scene.press(Qt::Key_Down);
        QVERIFY(!scene.find<QLineEdit>("sealScope")->isVisible());
        scene.type("sealTo", "Superior Court");
        scene.type("sealGround", "order 26-118");
        scene.find<QPlainTextEdit>("sealWords")->setFocus();
        QTest::keyClicks(QApplication::focusWidget(), QString::fromLatin1(kReleased));
        scene.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(scene.question().startsWith(QStringLiteral("These words")));
        scene.confirm();
        const SealReleaseWish& wish = scene.desk.releaseWishes().back();
        QCOMPARE(wish.basis, ReleaseBasis::CourtOrder);
        QCOMPARE(wish.ground, std::string("order 26-118"));
        QCOMPARE(wish.text, std::string(kReleased));
        // Without a file the words are shown, and the look is on the record.
        QTRY_COMPARE(scene.desk.releaseReads(), 1);
        QTRY_VERIFY(scene.find<QPlainTextEdit>("sealReleasedWords")->isVisible());
        QVERIFY(scene.find<QPlainTextEdit>("sealWords")->toPlainText().isEmpty());
    }

    void aConsentIsWithdrawnAndTheWordsAreReadOnlyWhenAsked()
    {
        SealPageScene scene;
        scene.group();
        scene.release();
        scene.show(SealStanding::Open);
        scene.press(Qt::Key_2, Qt::AltModifier);
        QVERIFY(
            scene.find<QLabel>("sealReleasesText")->text().contains(QStringLiteral("Dr. Hart")));
        QVERIFY(!scene.find<QPlainTextEdit>("sealReleasedWords")->isVisible());
        scene.press(Qt::Key_O, Qt::ControlModifier);
        QTRY_VERIFY(scene.find<QPlainTextEdit>("sealReleasedWords")->isVisible());
        QVERIFY(scene.find<QPlainTextEdit>("sealReleasedWords")
                    ->toPlainText()
                    .contains(QString::fromLatin1(kReleased)));
        scene.type("sealWithdrawWhy", "he called");
        scene.press(Qt::Key_Return, Qt::ControlModifier);
        scene.confirm();
        const auto* command = scene.desk.lastCommand<WithdrawRelease>();
        QVERIFY(command);
        QCOMPARE(command->release, std::int64_t(1));
        QCOMPARE(command->reason, std::string("he called"));
        // Forgotten with the next incident.
        scene.panel->show(scene.desk.room().open("WELFARE", "9 Elm St"));
        QVERIFY(scene.find<QPlainTextEdit>("sealReleasedWords")->toPlainText().isEmpty());
    }

    void membersComeAndGoAndTheKeyChanges()
    {
        SealPageScene scene;
        scene.desk.setSealFingerprint("7F2A-09C4-51BE-D3E8");
        scene.group();
        scene.show(SealStanding::Open);
        scene.press(Qt::Key_3, Qt::AltModifier);
        QVERIFY(scene.find<QLabel>("sealMembersText")->text().contains(QStringLiteral("(you)")));
        QVERIFY(scene.find<QLabel>("sealOwnPrint")->text().contains(QStringLiteral("7F2A-09C4")));
        scene.type("sealedColleague", "kim");
        scene.press(Qt::Key_I, Qt::ControlModifier);
        QVERIFY(scene.question().contains(QStringLiteral("not compared")));
        scene.press(Qt::Key_Escape);
        QVERIFY(scene.desk.sealWishes().empty());
        scene.type("sealPrint", "1111-2222-3333-4444");
        scene.press(Qt::Key_I, Qt::ControlModifier);
        QVERIFY(!scene.question().contains(QStringLiteral("not compared")));
        scene.desk.refuseNextWith(
            refuse(RefusalCode::SealFingerprint, "kim", "9999-2222-3333-4444"));
        scene.confirm();
        QVERIFY(scene.find<QLabel>("sealMessage")
                    ->text()
                    .contains(QStringLiteral("not the one you were told")));
        QCOMPARE(scene.desk.sealWishes().back().act, SealWishAct::LetIn);
        QCOMPARE(scene.desk.sealWishes().back().fingerprint, std::string("1111-2222-3333-4444"));
        scene.press(Qt::Key_T, Qt::ControlModifier);
        scene.confirm();
        QCOMPARE(scene.desk.sealWishes().back().act, SealWishAct::TakeOut);
        QCOMPARE(scene.desk.sealWishes().back().agent, AgentId("lin"));
        scene.press(Qt::Key_R, Qt::ControlModifier);
        scene.confirm();
        QCOMPARE(scene.desk.sealWishes().back().act, SealWishAct::Rotate);
        // The new key comes to this window by itself; the page stays meanwhile.
        scene.desk.setSealFingerprint("7F2A-09C4-51BE-D3E8");
        scene.desk.setSealStanding(SealStanding::Closed);
        QVERIFY(scene.find<QWidget>("sealMembers")->isVisible());
        scene.desk.setSealStanding(SealStanding::Open);
        QVERIFY(scene.find<QWidget>("sealMembers")->isVisible());
    }

    // The group has its new key before this window has it: the notes close and open again.
    void aNewKeyLeavesOneWhereOneWas()
    {
        SealPageScene scene;
        scene.group();
        scene.show(SealStanding::Open);
        scene.press(Qt::Key_3, Qt::AltModifier);
        QWidget* field = QApplication::focusWidget();
        QVERIFY(field && scene.panel->isAncestorOf(field));
        scene.press(Qt::Key_R, Qt::ControlModifier);
        scene.confirm();
        QVERIFY(field->hasFocus());
        scene.desk.setSealStanding(SealStanding::Closed);
        QVERIFY(!scene.find<QWidget>("sealPage")->isVisible());
        QVERIFY(scene.panel->isAncestorOf(QApplication::focusWidget()));
        scene.desk.setSealStanding(SealStanding::Open);
        QVERIFY(scene.find<QWidget>("sealPage")->isVisible());
        QVERIFY(field->hasFocus());
        scene.press(Qt::Key_5, Qt::AltModifier);
        QVERIFY(scene.find<QWidget>("sealHandBack")->isVisible());
        scene.press(Qt::Key_L, Qt::AltModifier);
        QVERIFY(!scene.find<QWidget>("sealPage")->isVisible());
    }

    // Another clinician gives the group a new key while one writes.
    void aNewKeyLeavesANoteInTheHand()
    {
        SealPageScene scene;
        scene.group();
        scene.show(SealStanding::Open);
        scene.press(Qt::Key_L, Qt::AltModifier);
        auto* note = scene.find<QPlainTextEdit>("sealedText");
        QVERIFY(note->hasFocus());
        scene.type("sealedText", "he agreed");
        scene.desk.setSealStanding(SealStanding::Closed);
        QVERIFY(!note->isVisible());
        QTest::qWait(200); // longer than the pause after which a draft is kept
        scene.desk.setSealStanding(SealStanding::Open);
        QVERIFY(note->hasFocus());
        QCOMPARE(note->toPlainText(), QStringLiteral("he agreed"));
        QTRY_COMPARE(scene.desk.sealedDraft(scene.incident), std::string("he agreed"));
    }

    // Whoever leaves the incident meanwhile has lost no word of it.
    void aNoteLeftWhileTheKeyChangesIsKept()
    {
        SealPageScene scene;
        scene.group();
        scene.desk.setSealFingerprint("7F2A-09C4-51BE-D3E8");
        scene.show(SealStanding::Open);
        scene.press(Qt::Key_L, Qt::AltModifier);
        scene.type("sealedText", "he agreed");
        scene.desk.setSealStanding(SealStanding::Closed);
        scene.panel->show(std::nullopt);
        QCOMPARE(scene.desk.sealedDraft(scene.incident), std::string("he agreed"));
    }

    // Typed on, a note of the next incident was the name of somebody who holds a share of the key.
    void anotherIncidentBeginsAtItsNotes()
    {
        SealPageScene scene;
        scene.group();
        scene.show(SealStanding::Open);
        QVERIFY(scene.find<QWidget>("sealHolder1") != nullptr);
        QVERIFY(!scene.find<QWidget>("sealedText")->isVisible());
        const IncidentId other = scene.desk.room().open("WELFARE", "9 Elm St");
        scene.desk.sync();
        scene.panel->show(other);
        QVERIFY(scene.find<QWidget>("sealedText")->isVisible());
        QVERIFY(!scene.find<QWidget>("sealHolder1")->isVisible());
    }

    // In the column of a small screen, too.
    void anEscrowCodeStandsOnOneLine()
    {
        SealPageScene scene(QStringLiteral("day"), QSize(369, 640));
        const std::string code = "K7QF-2M9X-HWAC-MTRE-HDNU-GYQ2-WXYZ-8K3P";
        scene.desk.setEscrowShares({{"A. Ames", code}, {"B. Bell", code}, {"C. Cole", code}});
        scene.group();
        scene.show(SealStanding::Open);
        scene.press(Qt::Key_4, Qt::AltModifier);
        scene.type("sealHolder1", "A. Ames");
        scene.type("sealHolder2", "B. Bell");
        scene.type("sealHolder3", "C. Cole");
        scene.press(Qt::Key_Return, Qt::ControlModifier);
        scene.confirm();
        auto* codes = scene.find<QLabel>("sealCodes");
        QTRY_VERIFY(codes->isVisible());
        const auto isOnOneLine = [&] {
            return codes->fontMetrics().horizontalAdvance(QString::fromStdString(code)) <=
                   codes->contentsRect().width();
        };
        QTRY_VERIFY(isOnOneLine());
        // And where the column is made narrower, or the size is another, while they stand there.
        scene.panel->window()->resize(700, 640);
        QTRY_VERIFY(codes->contentsRect().width() > 500);
        scene.panel->window()->resize(369, 640);
        QTRY_VERIFY(codes->contentsRect().width() < 369 && isOnOneLine());
        scene.zoom(102);
        QTRY_VERIFY(isOnOneLine());
    }

    void escrowCodesAreShownOnceAndForgotten()
    {
        SealPageScene scene;
        scene.desk.setEscrowShares(
            {{"A. Ames", "CODE-AAAA"}, {"B. Bell", "CODE-BBBB"}, {"C. Cole", "CODE-CCCC"}});
        scene.group();
        scene.show(SealStanding::Open);
        scene.press(Qt::Key_4, Qt::AltModifier);
        QVERIFY(scene.find<QLabel>("sealHolders")->text().startsWith(QStringLiteral("Nobody")));
        scene.type("sealHolder1", "A. Ames");
        scene.type("sealHolder2", "B. Bell");
        scene.type("sealHolder3", "C. Cole");
        scene.press(Qt::Key_Return, Qt::ControlModifier);
        scene.confirm();
        QTRY_VERIFY(scene.find<QLabel>("sealCodes")->isVisible());
        QVERIFY(scene.find<QLabel>("sealCodes")
                    ->text()
                    .split(u'\n')
                    .contains(QStringLiteral("CODE-BBBB")));
        QCOMPARE(scene.desk.sealWishes().back().names.size(), std::size_t(3));
        scene.press(Qt::Key_W, Qt::ControlModifier);
        QVERIFY(scene.find<QLabel>("sealCodes")->text().isEmpty());
        // The keys stay on this page.
        QCOMPARE(QApplication::focusWidget(), scene.find<QLineEdit>("sealHolder1"));
        // They do not wait for the next person either.
        scene.press(Qt::Key_4, Qt::AltModifier);
        scene.type("sealHolder1", "D");
        scene.press(Qt::Key_Return, Qt::ControlModifier);
        scene.confirm();
        QTRY_VERIFY(!scene.find<QLabel>("sealCodes")->text().isEmpty());
        scene.desk.setSealStanding(SealStanding::NotClinician);
        scene.desk.setSeat(dispatcherSeat());
        QVERIFY(scene.find<QLabel>("sealCodes")->text().isEmpty());
        QVERIFY(!scene.find<QWidget>("sealPage")->isVisible());
    }

    void twoCodesOpenWhatNobodyCanOpenAnyMore()
    {
        SealPageScene scene;
        scene.show(SealStanding::NoGroup);
        scene.type("sealOpenEmployer", kEmployer);
        scene.type("sealCode1", "CODE-AAAA");
        scene.type("sealCode2", "CODE-BBBB");
        scene.type("sealOpenReason", "both passwords are lost");
        QCOMPARE(scene.find<QLineEdit>("sealCode1")->echoMode(), QLineEdit::Password);
        scene.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(scene.question().contains(QStringLiteral("supervisor")));
        scene.confirm();
        QCOMPARE(scene.desk.sealWishes().back().act, SealWishAct::OpenEscrow);
        QCOMPARE(scene.desk.sealWishes().back().codes,
                 (std::vector<std::string>{"CODE-AAAA", "CODE-BBBB"}));
        QVERIFY(scene.find<QLineEdit>("sealCode1")->text().isEmpty());
        QVERIFY(scene.find<QLineEdit>("sealCode2")->text().isEmpty());
        // Let in, the group opens here a moment later; the keys stay on the page meanwhile.
        scene.desk.setSealFingerprint("7F2A-09C4-51BE-D3E8");
        scene.group();
        scene.desk.setSealStanding(SealStanding::Closed);
        scene.desk.setSealStanding(SealStanding::Open);
        QVERIFY(scene.find<QWidget>("sealRelease")->isVisible());
        const auto isHere = [&scene] {
            const QWidget* focus = QApplication::focusWidget();
            return focus && scene.find<QWidget>("sealPage")->isAncestorOf(focus);
        };
        QTRY_VERIFY(isHere());
        scene.press(Qt::Key_L, Qt::AltModifier);
        QTRY_COMPARE(QApplication::focusWidget(), scene.find<QPlainTextEdit>("sealedText"));
    }

    void aHandBackTakesItsSecretsOutOfTheirFields()
    {
        SealPageScene scene;
        scene.group();
        scene.show(SealStanding::Open);
        scene.press(Qt::Key_5, Qt::AltModifier);
        scene.type("sealBackTo", "Harbor Health, its request of today");
        scene.type("sealBackFile", "/tmp/harbor.sealed");
        scene.type("sealBackPassphrase", "a long passphrase");
        scene.type("sealBackAgain", "another passphrase");
        scene.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(!scene.isAsked());
        QVERIFY(scene.find<QLabel>("sealMessage")->text().contains(QStringLiteral("not the same")));
        QVERIFY(scene.find<QLineEdit>("sealBackPassphrase")->text().isEmpty());
        scene.type("sealBackPassphrase", "a long passphrase");
        scene.type("sealBackAgain", "a long passphrase");
        scene.type("sealBackSecond", "lin");
        scene.type("sealBackSecondPassword", "lins words");
        scene.press(Qt::Key_Return, Qt::ControlModifier);
        scene.desk.refuseNextWith(refuse(RefusalCode::HandBackSecond, kEmployer));
        scene.confirm();
        QVERIFY(
            scene.find<QLabel>("sealMessage")->text().contains(QStringLiteral("second clinician")));
        const HandBackWish& wish = scene.desk.handBackWishes().back();
        QCOMPARE(wish.passphrase, std::string("a long passphrase"));
        QCOMPARE(wish.second, AgentId("lin"));
        QCOMPARE(wish.secondPassword, std::string("lins words"));
        for (const char* name : {"sealBackPassphrase", "sealBackAgain", "sealBackSecondPassword"})
            QVERIFY(scene.find<QLineEdit>(name)->text().isEmpty());
        QCOMPARE(scene.find<QLineEdit>("sealBackFile")->text(),
                 QStringLiteral("/tmp/harbor.sealed"));
        // What was typed on one page does not wait on another.
        scene.type("sealBackPassphrase", "a long passphrase");
        scene.press(Qt::Key_1, Qt::AltModifier);
        QVERIFY(scene.find<QLineEdit>("sealBackPassphrase")->text().isEmpty());
    }

    void afterAHandBackThereIsNothingLeftToDoOnThePage()
    {
        SealPageScene scene;
        scene.group();
        scene.show(SealStanding::Open);
        QSignalSpy said(scene.panel, &SealedPanel::said);
        scene.press(Qt::Key_5, Qt::AltModifier);
        scene.type("sealBackTo", "Harbor Health, its request of today");
        scene.type("sealBackFile", "/tmp/harbor.sealed");
        scene.type("sealBackPassphrase", "a long passphrase");
        scene.type("sealBackAgain", "a long passphrase");
        scene.press(Qt::Key_Return, Qt::ControlModifier);
        scene.confirm();
        QTRY_COMPARE(said.size(), 1);
        QVERIFY(said[0][0].toString().startsWith(QStringLiteral("The notes are handed back")));
        QVERIFY(!scene.find<QWidget>("sealPage")->isVisible());
        scene.desk.setSealStanding(SealStanding::NoGroup);
        QVERIFY(!scene.find<QWidget>("sealPage")->isVisible());
        QTRY_COMPARE(QApplication::focusWidget(), scene.find<QLineEdit>("sealedEmployer"));
    }

    void nobodyElseIsOfferedIt_data()
    {
        QTest::addColumn<SealStanding>("standing");
        QTest::newRow("no clinician") << SealStanding::NotClinician;
        QTest::newRow("no key") << SealStanding::NoKey;
        QTest::newRow("closed") << SealStanding::Closed;
    }
    void nobodyElseIsOfferedIt()
    {
        QFETCH(SealStanding, standing);
        SealPageScene scene;
        scene.group();
        scene.show(SealStanding::Open);
        QVERIFY(scene.find<QWidget>("sealPage")->isVisible());
        scene.desk.setSealStanding(standing);
        QVERIFY(!scene.find<QWidget>("sealPage")->isVisible());
        QVERIFY(!scene.find<KeyButton>("sealedTurn")->isVisible());
    }

    void everyTaskIsUsable_data()
    {
        QTest::addColumn<QString>("theme");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("zoom");
        QTest::newRow("day-1920") << QStringLiteral("day") << QSize(518, 420) << 100;
        QTest::newRow("night-1920") << QStringLiteral("night") << QSize(518, 420) << 100;
        QTest::newRow("day-1366") << QStringLiteral("day") << QSize(369, 280) << 100;
        QTest::newRow("night-1366-150") << QStringLiteral("night") << QSize(420, 280) << 150;
        QTest::newRow("night-tall") << QStringLiteral("night") << QSize(518, 760) << 100;
        QTest::newRow("contrast-1366-150")
            << QStringLiteral("high-contrast") << QSize(420, 280) << 150;
        QTest::newRow("night-1366") << QStringLiteral("night") << QSize(369, 280) << 100;
        QTest::newRow("contrast-1366") << QStringLiteral("high-contrast") << QSize(369, 280) << 100;
    }
    void everyTaskIsUsable()
    {
        QFETCH(QString, theme);
        QFETCH(QSize, size);
        QFETCH(int, zoom);
        SealPageScene scene(theme, size);
        scene.zoom(zoom);
        scene.desk.setSealFingerprint("7F2A-09C4-51BE-D3E8");
        scene.group();
        scene.release();
        scene.show(SealStanding::Open);
        const auto look = [&](const QString& what) {
            QTest::qWait(50); // the columns find their heights
            QVERIFY(savePicture(scene.window(),
                                QStringLiteral("seal-%1-%2")
                                    .arg(QString::fromLatin1(QTest::currentDataTag()), what)));
            const auto access = testkit::accessFindings(scene.window());
            QVERIFY2(access.empty(), qPrintable(testkit::toldFindings(access)));
            const auto clipped = testkit::clippingFindings(scene.window());
            QVERIFY2(clipped.empty(), qPrintable(testkit::toldFindings(clipped)));
        };
        const char* names[] = {"release", "releases", "members", "escrow", "back"};
        for (int n = 0; n < 5; ++n) {
            scene.press(static_cast<Qt::Key>(Qt::Key_1 + n), Qt::AltModifier);
            look(QString::fromLatin1(names[n]));
        }
        scene.press(Qt::Key_3, Qt::AltModifier);
        scene.press(Qt::Key_T, Qt::ControlModifier);
        look(QStringLiteral("asked"));
        scene.press(Qt::Key_Escape);
        scene.desk.setSealStanding(SealStanding::NoGroup);
        look(QStringLiteral("opening"));
    }
};

HAVEN_TESTS(TestSealPage)
#include "tst_seal_page.moc"
