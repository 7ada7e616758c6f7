#include "tests/testkit/test_program.h"
#include "tests/testkit/ui/access_check.h"
#include "tests/testkit/ui/gallery.h"
#include "tests/testkit/ui/sample_look.h"
#include "tests/testkit/ui/stall_watchdog.h"
#include "tests/ui/console_scene.h"
#include "ui/shell/command_bar.h"
#include "ui/shell/main_window.h"
#include "ui/shell/window_pose.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/desk_asker.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/result_line.h"

#include <QComboBox>
#include <QListView>
#include <QtTest>

using namespace haven;
using namespace haven::test;
using namespace haven::ui;

class tst_Shell : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatALineDidIsSaidInTheWordsOfTheLog();
    void aRefusedLineComesBackWithItsReason();
    void takingTypingBackIsNotTakenForAnUndo();
    void whatIsTooLongToBeKeptIsSaid();
    void anotherDeskDoesNotKeepWhatTheFirstCouldNot();
    void everyLineOfAFastTypistIsAnswered();
    void whatEnterWillDoIsSaidBefore();
    void tabCompletesAndSaysWhatItWould();
    void upAndDownWalkThroughWhatWasTyped();
    void escapeGivesTheFocusBack();
    void aPrefilledLineLosesNothing();
    void questionMarkShowsEveryVerb();
    void aShiftIsWorkedByKeysAlone();
    void theCallFormOpensOnTheChosenIncident();
    void aFailingDiskIsAnnouncedAndTheBoardStays();
    void zoomKeysMakeItLargerAndAsItWas();
    void theKeyForTheNextThemeChoosesIt();
    void aClockThatIsSetBackIsSaid();
    void anotherThemeAndSizeReachEveryWord();
    void whatIsTypedComesBackToWhatItIsAbout();
    void everyoneCanUseIt_data();
    void everyoneCanUseIt();
};

void tst_Shell::whatALineDidIsSaidInTheWordsOfTheLog()
{
    Console console;
    const QString said = console.enter(QStringLiteral("new WELFARE @\"12 Oak Ave\" ! not seen"));
    QCOMPARE(console.result().kind(), ResultKind::Done);
    QVERIFY2(said.contains(QStringLiteral("12 Oak Ave")), qPrintable(said));
    QVERIFY(console.line()->text().isEmpty());
    QCOMPARE(console.desk.state().incidents.size(), 1U);
}

void tst_Shell::takingTypingBackIsNotTakenForAnUndo()
{
    Console console;
    console.enter(QStringLiteral("new WELFARE @\"12 Oak Ave\""));
    // A call stays; a hold can be taken back.
    console.enter(QStringLiteral("h . keyholder comes"));
    QTest::keyClick(console.line(), Qt::Key_Z, Qt::ControlModifier);
    const QString said = console.result().text();
    QVERIFY2(said.startsWith(QStringLiteral("Only typing")), qPrintable(said));
    QVERIFY2(said.contains(QStringLiteral("Ctrl+M")), qPrintable(said));
    QCOMPARE(console.desk.state().incidents.size(), 1U);
    // The key that does undo is still offered.
    QVERIFY(console.named<KeyButton>("undoLast")->isVisible());
}

void tst_Shell::aRefusedLineComesBackWithItsReason()
{
    Console console;
    console.enter(QStringLiteral("new WELFARE @\"12 Oak Ave\""));
    console.enter(QStringLiteral("h . keyholder comes"));
    const QString line = QStringLiteral("n . no answer at the door");
    console.desk.refuseNextWith(refuse(RefusalCode::DiskFull, "station.haven"));
    const QString said = console.enter(line);
    QCOMPARE(console.result().kind(), ResultKind::Refused);
    QVERIFY2(said.contains(QStringLiteral("not saved")), qPrintable(said));
    QCOMPARE(console.line()->text(), line);
    // The act before it can still be undone; taking typing back leaves the reason standing.
    QVERIFY(console.named<KeyButton>("undoLast")->isVisible());
    QTest::keyClick(console.line(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(console.result().kind(), ResultKind::Refused);
    QCOMPARE(console.result().text(), said);
}

void tst_Shell::whatIsTooLongToBeKeptIsSaid()
{
    Console console;
    auto* band = console.named<Banner>("unkeptBanner");
    QVERIFY(!band->isVisible());
    Q_EMIT console.desk.draftUnkept(refuse(RefusalCode::DraftTooLong, "262144"));
    QVERIFY(band->isVisible());
    const QString said = band->text();
    QVERIFY2(said.contains(QStringLiteral("stands on the screen")), qPrintable(said));
    QVERIFY2(said.contains(QStringLiteral("Save it now, or in parts")), qPrintable(said));
    Q_EMIT console.desk.draftUnkept(refuse(RefusalCode::EngineBusy));
    QVERIFY2(band->text().contains(refusalText(Refusal{RefusalCode::EngineBusy, {}})),
             qPrintable(band->text()));
    // It lasts, so it stays: also over an act and its answer.
    console.enter(QStringLiteral("new WELFARE @\"12 Oak Ave\""));
    QVERIFY(band->isVisible());
    testkit::saveToGallery(console.window(), QStringLiteral("unkept-band"));
    Q_EMIT console.desk.draftKept();
    QVERIFY(!band->isVisible());
    QVERIFY(console.result().text().contains(QStringLiteral("again")));
}

// What cannot be kept is emptied with the desk it was typed at: nobody says that it is kept.
void tst_Shell::anotherDeskDoesNotKeepWhatTheFirstCouldNot()
{
    Console console;
    auto* band = console.named<Banner>("unkeptBanner");
    Q_EMIT console.desk.draftUnkept(refuse(RefusalCode::DraftTooLong, "262144"));
    QVERIFY(band->isVisible());
    Seat other = console.desk.seat();
    other.position = PositionId("Position 9");
    console.desk.setSeat(other);
    Q_EMIT console.desk.draftKept();
    QVERIFY(!band->isVisible());
    QVERIFY2(!console.result().text().contains(QStringLiteral("kept against a crash")),
             qPrintable(console.result().text()));
}

void tst_Shell::everyLineOfAFastTypistIsAnswered()
{
    Console console;
    QSignalSpy sounded(&console.window(), &MainWindow::sounded);
    console.desk.setAnswering(Answering::WhenTold);
    console.key(Qt::Key_L, Qt::ControlModifier);
    for (int i = 0; i < 3; ++i) {
        QTest::keyClicks(console.line(), QStringLiteral("new NOISE @\"%1 Elm St\"").arg(i + 1));
        console.key(Qt::Key_Return);
    }
    QCOMPARE(console.result().kind(), ResultKind::Working);
    console.desk.answerAll();
    QCOMPARE(sounded.count(), 3);
    QCOMPARE(console.desk.state().incidents.size(), 3U);
    QCOMPARE(console.result().kind(), ResultKind::Done);
}

void tst_Shell::whatEnterWillDoIsSaidBefore()
{
    Console console;
    console.key(Qt::Key_L, Qt::ControlModifier);
    QTest::keyClicks(console.line(), QStringLiteral("new NOISE @\"9 Elm St\""));
    QVERIFY2(console.preview().startsWith(QStringLiteral("Enter: ")),
             qPrintable(console.preview()));
    QVERIFY(console.preview().contains(QStringLiteral("9 Elm St")));
    QVERIFY(console.desk.commands().empty());
}

void tst_Shell::tabCompletesAndSaysWhatItWould()
{
    Console console;
    console.key(Qt::Key_L, Qt::ControlModifier);
    QTest::keyClicks(console.line(), QStringLiteral("en 3A"));
    QVERIFY2(console.preview().contains(QStringLiteral("3A12")), qPrintable(console.preview()));
    console.key(Qt::Key_Tab);
    QCOMPARE(console.line()->text(), QStringLiteral("en 3A12 "));
}

void tst_Shell::upAndDownWalkThroughWhatWasTyped()
{
    Console console;
    console.enter(QStringLiteral("new NOISE @\"1 Elm St\""));
    console.enter(QStringLiteral("new NOISE @\"2 Elm St\""));
    QTest::keyClicks(console.line(), QStringLiteral("wh"));
    console.key(Qt::Key_Up);
    QCOMPARE(console.line()->text(), QStringLiteral("new NOISE @\"2 Elm St\""));
    console.key(Qt::Key_Up);
    QCOMPARE(console.line()->text(), QStringLiteral("new NOISE @\"1 Elm St\""));
    console.key(Qt::Key_Down);
    console.key(Qt::Key_Down);
    QCOMPARE(console.line()->text(), QStringLiteral("wh"));
}

void tst_Shell::escapeGivesTheFocusBack()
{
    Console console;
    console.key(Qt::Key_2, Qt::ControlModifier);
    QWidget* const units = QApplication::focusWidget();
    QCOMPARE(units->objectName(), QStringLiteral("unitsView"));
    console.key(Qt::Key_L, Qt::ControlModifier);
    QCOMPARE(QApplication::focusWidget(), console.line());
    console.key(Qt::Key_Escape);
    QCOMPARE(QApplication::focusWidget(), units);
}

void tst_Shell::aPrefilledLineLosesNothing()
{
    Console console;
    console.key(Qt::Key_L, Qt::ControlModifier);
    QTest::keyClicks(console.line(), QStringLiteral("n . half a sentence"));
    console.window().bar().prefill(QStringLiteral("d "));
    QCOMPARE(console.line()->text(), QStringLiteral("d "));
    console.key(Qt::Key_Up);
    QCOMPARE(console.line()->text(), QStringLiteral("n . half a sentence"));
}

void tst_Shell::questionMarkShowsEveryVerb()
{
    Console console;
    console.enter(QStringLiteral("?"));
    auto* help = console.named<QWidget>("keyHelp");
    QVERIFY(help->isVisible());
    const auto* list = console.named<QListView>("keyHelpList")->model();
    // Whoever asks there is told the words of the line first.
    const QString top = list->data(list->index(0, 0), Qt::ToolTipRole).toString();
    QVERIFY2(top.contains(QStringLiteral("For example: ")), qPrintable(top));
    QString all;
    for (int row = 0; row < list->rowCount(); ++row)
        all += list->data(list->index(row, 0), Qt::ToolTipRole).toString();
    for (const auto& verb : verbTable()) {
        const QString example =
            QString::fromUtf8(verb.example.data(), static_cast<qsizetype>(verb.example.size()));
        QVERIFY2(all.contains(example), qPrintable(example));
    }
    console.key(Qt::Key_Escape);
    QVERIFY(!help->isVisible());
}

void tst_Shell::theCallFormOpensOnTheChosenIncident()
{
    Console console;
    console.enter(QStringLiteral("new WELFARE @\"12 Oak Ave\" tel 2035550147"));
    const IncidentId id = console.newest().id;
    const std::size_t calls = console.newest().calls.size();
    const auto press = [&console](const char* act) {
        console.named<QAction>(act)->trigger();
        return console.named<QWidget>("intakePanel")->isVisible();
    };
    QVERIFY(press("actDetails"));
    QCOMPARE(console.named<QLineEdit>("intakeLocation")->text(), QStringLiteral("12 Oak Ave"));
    QVERIFY(press("actCall"));
    auto* caller = console.named<QLineEdit>("intakeCallerName");
    QVERIFY(caller->hasFocus());
    QTest::keyClicks(caller, QStringLiteral("Neighbor"));
    QTest::keyClick(caller, Qt::Key_Tab);
    const auto hasAnotherCall = [&] {
        return console.desk.state().incidents.at(id).calls.size() == calls + 1;
    };
    QTRY_VERIFY(hasAnotherCall());
}

void tst_Shell::aShiftIsWorkedByKeysAlone()
{
    Console console;
    const auto done = [&console](const char* line) {
        const QString said = console.enter(QString::fromLatin1(line));
        if (console.result().kind() != ResultKind::Done)
            qWarning("%s: %s", line, qPrintable(said));
        return console.result().kind() == ResultKind::Done;
    };
    QVERIFY(done("on 5A30 beat 1 officers Ortiz,Lee car 30"));
    QVERIFY(done("new WELFARE @\"12 Oak Ave\" tel 2035550147 ! says voices tell him to go"));
    const IncidentId id = console.newest().id;
    QVERIFY(done("flag . yes"));
    QVERIFY(done("ans . weapon none"));
    QVERIFY(done("clin ."));
    QVERIFY(done("d 3A12,5A30 ."));
    QVERIFY(done("en 3A12,5A30"));
    QVERIFY(done("os 3A12"));
    QVERIFY(done("n . calm, talking with 3A12"));
    QVERIFY(done("chk 3A12"));
    QVERIFY(done("cl 3A12,5A30"));
    QVERIFY(done("ans . violence none"));
    QVERIFY(done("ans . injury none"));
    QVERIFY(done("ans . self_harm none"));
    // A clinician was asked for and nobody came: why, before it closes.
    QVERIFY(!done("x . 05"));
    QVERIFY(done("ns . off_hours"));
    QVERIFY(done("x . 05"));
    QCOMPARE(console.desk.state().incidents.at(id).stage, IncidentStage::Closed);
    QVERIFY(done("off 5A30"));
}

void tst_Shell::aFailingDiskIsAnnouncedAndTheBoardStays()
{
    Console console;
    console.enter(QStringLiteral("new WELFARE @\"12 Oak Ave\""));
    console.key(Qt::Key_L, Qt::ControlModifier);
    QTest::keyClicks(console.line(), QStringLiteral("n . what she said"));
    console.desk.setHealth(StoreHealth::Failing, QStringLiteral("The disk is full."));
    auto* banner = console.named<Banner>("healthBanner");
    QVERIFY(banner->isVisible());
    QCOMPARE(banner->text(), QStringLiteral("The disk is full."));
    QCOMPARE(console.line()->text(), QStringLiteral("n . what she said"));
    QCOMPARE(QApplication::focusWidget(), console.line());
    QVERIFY(console.named<QWidget>("queueView")->isVisible());
    console.desk.setHealth(StoreHealth::Good, {});
    QVERIFY(!banner->isVisible());
}

void tst_Shell::zoomKeysMakeItLargerAndAsItWas()
{
    Console console;
    const int before = console.named<QWidget>("statusStrip")->sizeHint().height();
    console.key(Qt::Key_Plus, Qt::ControlModifier);
    console.key(Qt::Key_Plus, Qt::ControlModifier);
    QVERIFY(console.named<QWidget>("statusStrip")->sizeHint().height() > before);
    console.key(Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(console.named<QWidget>("statusStrip")->sizeHint().height(), before);
}

void tst_Shell::theKeyForTheNextThemeChoosesIt()
{
    Console console;
    for (const char* next : {"day", "high-contrast", "night"}) {
        console.key(Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(console.preferences().current().theme, std::string(next));
    }
    // From the one the console was started with, where none was chosen.
    console.preferences().restore({});
    console.preferences().setUsualTheme("day");
    console.key(Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(console.preferences().current().theme, std::string("high-contrast"));
}

void tst_Shell::aClockThatIsSetBackIsSaid()
{
    Console console;
    QVERIFY(!console.window().findChild<Banner*>(QStringLiteral("clockBanner")));
    console.window().tellClockBack(Span::minutes(12));
    auto* band = console.named<Banner>("clockBanner");
    QVERIFY(band->isVisible());
    QVERIFY2(band->text().contains(QStringLiteral("set back by 12:00")), qPrintable(band->text()));
    // It outlives the next act; what comes on top is counted with it.
    console.enter(QStringLiteral("new WELFARE @\"12 Oak Ave\" ! sleeps in the car"));
    QVERIFY(band->isVisible());
    console.window().tellClockBack(Span::minutes(3));
    QVERIFY2(band->text().contains(QStringLiteral("set back by 15:00")), qPrintable(band->text()));
    auto* seen = console.named<QPushButton>("clockSeen");
    seen->setFocus();
    QTest::keyClick(seen, Qt::Key_Space);
    QVERIFY(!band->isVisible());
    QVERIFY(console.window().focusWidget() != seen);
    // Seen is seen: another one begins anew.
    console.window().tellClockBack(Span::minutes(1));
    QVERIFY2(band->text().contains(QStringLiteral("set back by 1:00")), qPrintable(band->text()));
}

// A new style sheet must not bring back the colors and fonts of the look before.
void tst_Shell::anotherThemeAndSizeReachEveryWord()
{
    Console console;
    console.enter(QStringLiteral("new WELFARE @\"12 Oak Ave\" ! sleeps in the car"));
    const QColor nightText = console.source().look().color(Token::Text);
    Look look = testkit::sampleLook(QStringLiteral("day"));
    look.density = Density::Dense;
    look.zoomPercent = 150;
    console.source().setLook(look);
    QTest::qWait(200);
    int seen = 0;
    for (const auto* label : console.window().findChildren<QLabel*>()) {
        if (!label->isVisible() || label->text().isEmpty())
            continue;
        ++seen;
        const QString name = label->objectName() + QStringLiteral(": ") + label->text().left(40);
        QVERIFY2(label->palette().color(QPalette::WindowText) != nightText, qPrintable(name));
        QVERIFY2(label->font().pixelSize() >= look.px(12), qPrintable(name));
    }
    QVERIFY(seen > 5);
}

// A page where one chooses whom the words are about: another choice brings other words.
void tst_Shell::whatIsTypedComesBackToWhatItIsAbout()
{
    struct Page {
        QWidget root;
        QComboBox list{&root};
        QLineEdit words{&root};
        Page()
        {
            list.setObjectName(QStringLiteral("planList"));
            list.addItems({QStringLiteral("one"), QStringLiteral("other")});
            words.setObjectName(QStringLiteral("aboutIt"));
            auto* const within = &root;
            QObject::connect(&list, &QComboBox::currentIndexChanged, within,
                             [this] { words.clear(); });
        }
    };
    Page before;
    before.list.setCurrentIndex(1);
    before.words.setText(QStringLiteral("calm voice, no siren"));
    const WindowPose pose = poseOf(before.root);
    Page after;
    assume(after.root, pose);
    QCOMPARE(after.list.currentIndex(), 1);
    QCOMPARE(after.words.text(), QStringLiteral("calm voice, no siren"));
    // A row that is not there any more is left out.
    Page shorter;
    shorter.list.removeItem(1);
    assume(shorter.root, pose);
    QCOMPARE(shorter.list.currentIndex(), 0);
}

void tst_Shell::everyoneCanUseIt_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("theme");
    QTest::addColumn<int>("zoom");
    QTest::newRow("large-night") << QSize(1920, 1080) << QStringLiteral("night") << 100;
    QTest::newRow("large-day") << QSize(1920, 1080) << QStringLiteral("day") << 100;
    QTest::newRow("small-night") << QSize(1366, 768) << QStringLiteral("night") << 100;
    QTest::newRow("zoomed-night") << QSize(1920, 1080) << QStringLiteral("night") << 150;
}

void tst_Shell::everyoneCanUseIt()
{
    QFETCH(QSize, size);
    QFETCH(QString, theme);
    QFETCH(int, zoom);
    Console console(size, theme, zoom);
    for (int i = 0; i < 12; ++i)
        console.enter(QStringLiteral("new WELFARE @\"%1 Oak Ave\" ! sleeps in the car").arg(i));
    QCOMPARE(console.window().size(), size); // nothing forces it wider than the screen
    QTest::qWait(300); // labels that count have counted, and the layout has followed
    const auto access = testkit::accessFindings(console.window());
    QVERIFY2(access.empty(), qPrintable(testkit::toldFindings(access)));
    const auto clipped = testkit::clippingFindings(console.window());
    QVERIFY2(clipped.empty(), qPrintable(testkit::toldFindings(clipped)));
    const QDir folder(QStringLiteral(HAVEN_BINARY_DIR "/gallery"));
    QVERIFY(QDir().mkpath(folder.path()));
    QVERIFY(console.window().grab().save(folder.filePath(
        QStringLiteral("shell-%1.png").arg(QString::fromUtf8(QTest::currentDataTag())))));
}

HAVEN_TESTS(tst_Shell)
#include "tst_shell.moc"
