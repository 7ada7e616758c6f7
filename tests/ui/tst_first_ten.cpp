#include "tests/testkit/test_program.h"
#include "tests/testkit/ui/access_check.h"
#include "tests/testkit/ui/gallery.h"
#include "tests/ui/console_scene.h"
#include "ui/firstshift/first_shift_band.h"
#include "ui/help/help_panel.h"
#include "ui/paper/catch_up_panel.h"
#include "ui/shell/dispatch_workspace.h"
#include "ui/shell/key_help.h"
#include "ui/shell/status_strip.h"
#include "ui/widgets/key_button.h"

#include <QElapsedTimer>
#include <QListView>
#include <QSignalSpy>
#include <QTableView>
#include <QTextBrowser>
#include <QtTest>

// The first ten minutes at a desk, and the hours after the power was out: by keys alone.
using namespace haven;
using namespace haven::test;
using namespace haven::testkit;
using namespace haven::ui;

namespace {

void makeDemo(Console& console)
{
    StationCreated made;
    made.agency = "Nutmeg Harbor PD";
    made.timeZone = "America/New_York";
    made.mode = StationMode::Demo;
    console.desk.room().record(made);
    console.desk.sync();
    console.desk.setSeat(console.desk.seat()); // as after a sign-on
}

void typeInto(Console& console, const char* name, const QString& text)
{
    auto* line = console.named<QLineEdit>(name);
    line->setFocus();
    line->clear();
    QTest::keyClicks(line, text);
}

QString bandWords(Console& console)
{
    return console.named<QLabel>("firstShiftText")->text();
}

LogPage logPage(const std::string& number)
{
    LogPage page;
    LogLine line;
    line.numbers = {number};
    line.text = "Opened";
    page.lines.push_back(line);
    return page;
}

} // namespace

class TestFirstTen final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWholeFirstShiftIsWorkedByKeys();
    void theGuideIsLeftAndComesBackWhereItWas();
    void theKeysOfTheBandCountFromTheWork();
    void aFlagDecidedAnewIsADecisionToo();
    void aCallThatIsGoneIsTakenAnew();
    void aLiveStationIsNeverALesson();
    void whoeverTakesNoCallsIsToldOfTheirOwnWork();
    void anAdministratorIsToldOfNoCrisisAndDeclinesNothing();
    void aPaperCardIsEnteredByKeys();
    void aRefusedLineStopsTheCardAndSaysWhere();
    void theHelpOpensWhereOneIsAndFindsQuickly();
    void ofAPaperCardNothingIsCutInANarrowColumn();
    void theTopLineSaysHowThePaperStands();
    void theTopLineSaysThatBackupsFailUntilTheyDoNot();
    void paperIsChosenByKeys();
    void anEmptyBoardSaysWhatToDo();
    void everyoneCanUseThem_data();
    void everyoneCanUseThem();
};

void TestFirstTen::aWholeFirstShiftIsWorkedByKeys()
{
    Console console;
    console.desk.room().open("SUICTHRT", "4 Pier Rd");
    makeDemo(console);
    auto& band = *console.named<FirstShiftBand>("firstShiftBand");
    QVERIFY(band.isVisible()); // offered, beside everything
    QVERIFY(bandWords(console).startsWith(QStringLiteral("New here?")));
    console.key(Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(band.shift().stage() == FirstShift::Stage::Running);
    const auto isAt = [&](ShiftStep step) {
        return QTest::qWaitFor(
            [&] {
                return band.shift().stage() == FirstShift::Stage::Running &&
                       band.shift().step() == step;
            },
            2000);
    };
    QVERIFY(isAt(ShiftStep::TakeCall));
    QVERIFY(bandWords(console).contains(QStringLiteral("F2")));
    console.enter(QStringLiteral("new NOISE @\"12 Oak Ave\" ! loud music"));
    QVERIFY(isAt(ShiftStep::Send));
    const QString number = QString::fromStdString(console.newest().number);
    QVERIFY(bandWords(console).contains(number));
    // Who should go stands on the screen: the guide names the two keys that send it.
    QVERIFY(bandWords(console).contains(QStringLiteral("F4 says who should go")));
    QVERIFY(bandWords(console).contains(QStringLiteral("Ctrl+D sends")));
    // Its line names the call: a full stop could be another one.
    QVERIFY(bandWords(console).endsWith(u' ' + number));
    console.enter(QStringLiteral("d 3A12 ."));
    QVERIFY(isAt(ShiftStep::Arrive));
    console.enter(QStringLiteral("os 3A12"));
    QVERIFY(isAt(ShiftStep::Write));
    console.enter(QStringLiteral("n %1 caller says it is quiet now").arg(number));
    QVERIFY(isAt(ShiftStep::DecideFlag));
    console.enter(
        QStringLiteral("flag %1 no")
            .arg(QString::fromStdString(console.desk.state().incidents.begin()->second.number)));
    QVERIFY(isAt(ShiftStep::Clear));
    console.enter(QStringLiteral("cl 3A12"));
    QVERIFY(isAt(ShiftStep::Close));
    console.enter(QStringLiteral("x %1 DONE").arg(number));
    QVERIFY(isAt(ShiftStep::FindInLog));
    console.key(Qt::Key_F11);
    // The whole log is not yet the call; its own lines are.
    Q_EMIT console.desk.found(QStringLiteral("shiftLog"), 1, logPage("26-999999"));
    QVERIFY(isAt(ShiftStep::FindInLog));
    Q_EMIT console.desk.found(QStringLiteral("shiftLog"), 1, logPage(number.toStdString()));
    QVERIFY(QTest::qWaitFor([&] { return band.shift().stage() == FirstShift::Stage::Done; }, 3000));
    const ShiftScore score = band.shift().score(console.desk.now());
    QVERIFY(score.keys > 100);
    QCOMPARE(score.clicks, 0);
    QCOMPARE(score.missed, 0);
    QVERIFY(bandWords(console).contains(QStringLiteral("No timer was missed.")));
    QCOMPARE(console.preferences().current().firstShift, std::string("done"));
    saveToGallery(console.window(), QStringLiteral("first_shift_done"));
}

void TestFirstTen::theGuideIsLeftAndComesBackWhereItWas()
{
    Console console;
    makeDemo(console);
    auto& band = *console.named<FirstShiftBand>("firstShiftBand");
    console.key(Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
    console.enter(QStringLiteral("new NOISE @\"12 Oak Ave\""));
    QVERIFY(QTest::qWaitFor([&] { return band.shift().step() == ShiftStep::Send; }, 2000));
    console.key(Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!band.isVisible());
    // What is done meanwhile counts, however it was done.
    console.enter(QStringLiteral("d 3A12 ."));
    console.key(Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(band.isVisible());
    QVERIFY(QTest::qWaitFor([&] { return band.shift().step() == ShiftStep::Arrive; }, 2000));
    // After a crash it goes on from what was kept.
    FirstShift again;
    again.restore(QString::fromStdString(console.desk.draft("first-shift")));
    QVERIFY(again.stage() == FirstShift::Stage::Running);
    QVERIFY(again.step() >= ShiftStep::Send);
    // A timer that nobody answers for a minute is missed.
    console.desk.pass(Span::hours(2));
    again.watch(console.desk.state(), console.desk.knowledge().codes, console.desk.now());
    QVERIFY(again.score(console.desk.now()).missed > 0);
    // Whoever says "not now" is not asked again.
    Console other;
    makeDemo(other);
    auto* leave = other.named<KeyButton>("guideLeave");
    leave->setFocus();
    QTest::keyClick(leave, Qt::Key_Space);
    QVERIFY(!other.named<QWidget>("firstShiftBand")->isVisible());
    QCOMPARE(other.preferences().current().firstShift, std::string("declined"));
}

// What is printed on the band is what a stranger presses, and they are on the board by then.
void TestFirstTen::theKeysOfTheBandCountFromTheWork()
{
    Console console;
    makeDemo(console);
    auto& band = *console.named<FirstShiftBand>("firstShiftBand");
    const Qt::KeyboardModifiers held = Qt::AltModifier | Qt::ShiftModifier;
    console.key(Qt::Key_1, Qt::ControlModifier);
    QVERIFY(!band.isAncestorOf(QApplication::focusWidget()));
    console.key(Qt::Key_B, held);
    QVERIFY(band.shift().stage() == FirstShift::Stage::Running);
    console.key(Qt::Key_N, held);
    QVERIFY(!band.isVisible());
    // Of a band that is not there they do nothing.
    const QString said = console.result().text();
    console.key(Qt::Key_N, held);
    QCOMPARE(console.result().text(), said);
    Console live;
    live.key(Qt::Key_B, held);
    QVERIFY(live.named<FirstShiftBand>("firstShiftBand")->shift().stage() ==
            FirstShift::Stage::NotBegun);
}

void TestFirstTen::aFlagDecidedAnewIsADecisionToo()
{
    Console console;
    const IncidentId before = console.desk.room().open("SUICTHRT", "4 Pier Rd");
    const QString flagged = QString::fromStdString(console.desk.room().incident(before).number);
    makeDemo(console);
    // As in the demo: somebody was unsure about it long before.
    console.enter(QStringLiteral("flag %1 unsure").arg(flagged));
    console.desk.pass(Span::minutes(3));
    auto& band = *console.named<FirstShiftBand>("firstShiftBand");
    console.key(Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
    console.enter(QStringLiteral("new NOISE @\"12 Oak Ave\""));
    const QString number = QString::fromStdString(console.newest().number);
    console.enter(QStringLiteral("d 3A12 ."));
    console.enter(QStringLiteral("os 3A12"));
    QVERIFY(QTest::qWaitFor([&] { return band.shift().step() == ShiftStep::Write; }, 2000));
    console.enter(QStringLiteral("n %1 it is quiet now").arg(number));
    QVERIFY(QTest::qWaitFor([&] { return band.shift().step() == ShiftStep::DecideFlag; }, 2000));
    console.desk.pass(Span::seconds(10));
    console.enter(QStringLiteral("flag %1 yes").arg(flagged));
    QVERIFY(QTest::qWaitFor([&] { return band.shift().step() == ShiftStep::Clear; }, 2000));
}

void TestFirstTen::aCallThatIsGoneIsTakenAnew()
{
    Console console;
    makeDemo(console);
    auto& band = *console.named<FirstShiftBand>("firstShiftBand");
    const auto isAt = [&](ShiftStep step) {
        return QTest::qWaitFor([&] { return band.shift().step() == step; }, 2000);
    };
    console.key(Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
    console.enter(QStringLiteral("new NOISE @\"12 Oak Ave\""));
    QVERIFY(isAt(ShiftStep::Send));
    console.enter(QStringLiteral("x %1 DONE").arg(QString::fromStdString(console.newest().number)));
    QVERIFY(isAt(ShiftStep::TakeCall)); // and does not wait for a unit to be sent to it
    console.enter(QStringLiteral("new NOISE @\"9 Elm St\""));
    QVERIFY(isAt(ShiftStep::Send));
    QVERIFY(bandWords(console).contains(QString::fromStdString(console.newest().number)));
}

void TestFirstTen::aLiveStationIsNeverALesson()
{
    Console console;
    QVERIFY(!console.named<QWidget>("firstShiftBand")->isVisible());
    console.key(Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!console.named<QWidget>("firstShiftBand")->isVisible());
    QVERIFY(console.result().text().contains(QStringLiteral("haven --demo")));
}

// A clinician may not take a call: the guide leads nobody to a key that refuses them.
void TestFirstTen::whoeverTakesNoCallsIsToldOfTheirOwnWork()
{
    Console console;
    makeDemo(console);
    console.desk.setSeat(clinicianSeat());
    auto& band = *console.named<FirstShiftBand>("firstShiftBand");
    QVERIFY(band.isVisible());
    QVERIFY(!bandWords(console).contains(QStringLiteral("F2")));
    QVERIFY(bandWords(console).contains(QStringLiteral("F10 is the crisis work")));
    QVERIFY(!console.named<KeyButton>("guideBegin")->isVisible());
    console.key(Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!band.isVisible());
    QVERIFY(band.shift().stage() == FirstShift::Stage::NotBegun);
    console.key(Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(band.isVisible());
    // A dispatcher at the same desk is led as ever.
    console.desk.setSeat(dispatcherSeat());
    console.key(Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(band.shift().stage() == FirstShift::Stage::Running);
    QVERIFY(bandWords(console).contains(QStringLiteral("F2")));
}

// Who did it once, as a dispatcher, and sits here today as somebody else.
void TestFirstTen::anAdministratorIsToldOfNoCrisisAndDeclinesNothing()
{
    Console console;
    makeDemo(console);
    Preferences learned = console.preferences().current();
    learned.firstShift = "done";
    console.preferences().choose(learned);
    console.desk.setSeat(administratorSeat());
    auto& band = *console.named<FirstShiftBand>("firstShiftBand");
    QVERIFY(!band.isVisible());
    console.key(Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(band.isVisible());
    QVERIFY(!bandWords(console).contains(QStringLiteral("crisis")));
    QVERIFY(bandWords(console).contains(QStringLiteral("is the shift log")));
    console.key(Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!band.isVisible());
    QCOMPARE(console.preferences().current().firstShift, std::string("done"));
}

void TestFirstTen::aPaperCardIsEnteredByKeys()
{
    Console console;
    console.desk.pass(Span::hours(6));
    console.key(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("paperSource"));
    console.type(QStringLiteral("17"));
    const auto clock = [&](int minutesAgo) {
        const Instant at = console.desk.now() - Span::minutes(minutesAgo);
        return QTime::fromMSecsSinceStartOfDay(static_cast<int>(at.ms % 86'400'000))
            .toString(QStringLiteral("HH:mm"));
    };
    typeInto(console, "paperReceived", clock(120));
    typeInto(console, "paperType", QStringLiteral("NOISE"));
    typeInto(console, "paperPlace", QStringLiteral("9 Elm St"));
    typeInto(console, "paperWords", QStringLiteral("loud music"));
    // The units logged on hours ago; the card's times come after that.
    typeInto(console, "paperUnit1", QStringLiteral("3A12"));
    typeInto(console, "paperUnit1sent", clock(118));
    typeInto(console, "paperUnit1onscene", clock(110));
    typeInto(console, "paperUnit1clear", clock(90));
    typeInto(console, "paperNoteAt", clock(100));
    typeInto(console, "paperNote", QStringLiteral("host turns it down"));
    typeInto(console, "paperClosedAt", clock(89));
    typeInto(console, "paperDisposition", QStringLiteral("DONE"));
    const QString plan = console.named<QLabel>("paperPlan")->text();
    QVERIFY2(plan.contains(QStringLiteral("src:\"paper 17\" os 3A12")), qPrintable(plan));
    QTest::qWait(30);
    saveToGallery(console.window(), QStringLiteral("paper_card_filled"));
    console.key(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY2(QTest::qWaitFor(
                 [&] { return console.result().text().contains(QStringLiteral("is on the log")); },
                 3000),
             qPrintable(console.named<QLabel>("paperPlan")->text()));
    const Incident& incident = console.newest();
    QVERIFY(incident.stage == IncidentStage::Closed);
    QCOMPARE(console.desk.now() - incident.openedAt,
             Span::minutes(120) + Span{console.desk.now().ms % 60'000});
    int reconstructed = 0;
    for (const Recorded& one : console.desk.room().log())
        reconstructed += one.event && isKind<ActReconstructed>(*one.event) ? 1 : 0;
    QCOMPARE(reconstructed, 6);
    // The next card of the pile.
    QCOMPARE(console.named<QLineEdit>("paperSource")->text(), QStringLiteral("18"));
    QVERIFY(console.named<QLineEdit>("paperPlace")->text().isEmpty());
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("paperReceived"));
    console.key(Qt::Key_Escape);
    QVERIFY(!console.named<QWidget>("catchUpPanel")->isVisible());
}

void TestFirstTen::aRefusedLineStopsTheCardAndSaysWhere()
{
    Console console;
    console.desk.pass(Span::hours(6));
    console.key(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    console.key(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(console.result().kind() == ResultKind::Refused);
    const auto clock = [&](int minutesAgo) {
        const Instant at = console.desk.now() - Span::minutes(minutesAgo);
        return QTime::fromMSecsSinceStartOfDay(static_cast<int>(at.ms % 86'400'000))
            .toString(QStringLiteral("HH:mm"));
    };
    typeInto(console, "paperSource", QStringLiteral("notebook Reyes"));
    typeInto(console, "paperReceived", clock(60));
    typeInto(console, "paperType", QStringLiteral("NOISE"));
    typeInto(console, "paperPlace", QStringLiteral("9 Elm St"));
    typeInto(console, "paperUnit1", QStringLiteral("3A12"));
    typeInto(console, "paperUnit1onscene", clock(50)); // there, and never sent
    console.key(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(QTest::qWaitFor(
        [&] { return console.result().text().contains(QStringLiteral("The card stops at")); },
        3000));
    const auto count = console.desk.state().incidents.size();
    // Set right, it goes on and opens no second incident.
    typeInto(console, "paperUnit1sent", clock(55));
    console.key(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY2(QTest::qWaitFor(
                 [&] { return console.result().text().contains(QStringLiteral("is on the log")); },
                 3000),
             qPrintable(console.result().text()));
    QCOMPARE(console.desk.state().incidents.size(), count);
    QVERIFY(console.newest().firstArrivedAt.has_value());
}

void TestFirstTen::theHelpOpensWhereOneIsAndFindsQuickly()
{
    Console console;
    console.key(Qt::Key_2, Qt::ControlModifier);
    QWidget* before = QApplication::focusWidget();
    console.key(Qt::Key_F1, Qt::ShiftModifier);
    auto* page = console.named<QTextBrowser>("helpPage");
    QVERIFY(page->toPlainText().startsWith(QStringLiteral("Units")));
    console.type(QStringLiteral("power"));
    QVERIFY(page->toPlainText().startsWith(QStringLiteral("When the power is out")));
    QElapsedTimer timer;
    timer.start();
    console.key(Qt::Key_Backspace);
    const qint64 took = timer.elapsed();
    QVERIFY2(took < 50, qPrintable(QString::number(took)));
    console.named<QLineEdit>("helpFilter")->clear();
    console.type(QStringLiteral("qqqzzz"));
    QVERIFY(page->toPlainText().startsWith(QStringLiteral("Nothing in the help fits")));
    saveToGallery(console.window(), QStringLiteral("help_nothing"));
    console.key(Qt::Key_Escape); // out of the line
    if (console.named<QWidget>("helpPanel")->isVisible())
        console.key(Qt::Key_Escape);
    QVERIFY(!console.named<QWidget>("helpPanel")->isVisible());
    QCOMPARE(QApplication::focusWidget(), before);
}

void TestFirstTen::ofAPaperCardNothingIsCutInANarrowColumn()
{
    for (const int zoom : {100, 150}) {
        Console console(QSize(1920, 1080), QStringLiteral("night"), zoom);
        console.key(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
        QTest::qWait(30);
        const auto* view = console.named<QScrollArea>("catchUpScroll")->viewport();
        const auto lines = view->findChildren<QLineEdit*>();
        QVERIFY(lines.size() >= 20);
        for (const QLineEdit* line : lines) {
            const QRect box(line->mapTo(view, QPoint()), line->size());
            const QString name = line->objectName();
            QVERIFY2(box.left() >= 0 && box.right() < view->width(), qPrintable(name));
            const int words = line->fontMetrics().horizontalAdvance(QStringLiteral("00:00"));
            QVERIFY2(line->contentsRect().width() >= words, qPrintable(name));
        }
        const auto topOf = [&](const char* name) {
            return console.named<QLineEdit>(name)->mapTo(view, QPoint()).y();
        };
        // In a row, or where that is too narrow the later times below.
        QCOMPARE(topOf("paperUnit1enroute"), topOf("paperUnit1"));
        QCOMPARE(topOf("paperUnit1clear"), topOf("paperUnit1onscene"));
        QVERIFY(topOf("paperUnit1clear") >= topOf("paperUnit1"));
        QVERIFY(topOf("paperUnit2") > topOf("paperUnit1clear"));
        QVERIFY(topOf("paperNote") > topOf("paperUnit2clear"));
    }
}

void TestFirstTen::theTopLineSaysHowThePaperStands()
{
    Console console;
    auto* strip = console.named<StatusStrip>("statusStrip");
    QVERIFY(!strip->accessibleDescription().contains(QStringLiteral("Paper")));
    PaperChoice choice;
    choice.keeping = PaperKeeping::On;
    console.preferences().tellPaper(choice, {PaperState::Kept, console.desk.now(), "/x/y.pdf"});
    QVERIFY(strip->accessibleDescription().contains(QStringLiteral("Paper ")));
    console.preferences().tellPaper(choice, {PaperState::Failing, console.desk.now(), "/x/y.pdf"});
    QVERIFY(strip->accessibleDescription().contains(QStringLiteral("NO PAPER since")));
    saveToGallery(console.window(), QStringLiteral("paper_failing"));
    console.preferences().tellPaper(choice, {PaperState::Training, Instant{}, {}});
    QVERIFY(strip->accessibleDescription().contains(QStringLiteral("Paper: not in training")));
}

void TestFirstTen::theTopLineSaysThatBackupsFailUntilTheyDoNot()
{
    Console console;
    auto* strip = console.named<StatusStrip>("statusStrip");
    const QString words = QStringLiteral("BACKUPS FAIL");
    QVERIFY(!strip->accessibleDescription().contains(words));
    console.desk.room().record(BackupFailed{"/media/backup", "The folder is not there."});
    console.desk.sync();
    QTRY_VERIFY(strip->accessibleDescription().contains(words));
    console.desk.room().record(SettingChanged{kBackupSetting, {}, {}});
    console.desk.sync();
    QTRY_VERIFY(!strip->accessibleDescription().contains(words));
}

void TestFirstTen::paperIsChosenByKeys()
{
    Console console;
    QSignalSpy chosen(&console.preferences(), &PreferenceSource::paperChosen);
    QSignalSpy printed(&console.window(), &MainWindow::runCardsRequested);
    console.key(Qt::Key_F12);
    console.key(Qt::Key_O, Qt::AltModifier);
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("paperFolder"));
    console.type(QStringLiteral("/srv/paper"));
    console.key(Qt::Key_K, Qt::AltModifier);
    QCOMPARE(chosen.size(), 1);
    QVERIFY(console.preferences().paper().keeping == PaperKeeping::On);
    QCOMPARE(console.preferences().paper().folder, std::string("/srv/paper"));
    typeInto(console, "paperEvery", QStringLiteral("0"));
    console.key(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(console.preferences().paper().everyMinutes, kPaperEveryUsual);
    typeInto(console, "paperEvery", QStringLiteral("5"));
    typeInto(console, "paperPrinter", QStringLiteral("front desk"));
    console.key(Qt::Key_P, Qt::AltModifier);
    QCOMPARE(console.preferences().paper().printer, std::string("front desk"));
    // Why it fails is said where it is chosen, and that it is tried again.
    PaperStanding failing{PaperState::Failing, Instant{}, "/srv/paper/haven-board.pdf"};
    failing.fault = refuse(RefusalCode::PrinterWaits, "front desk");
    console.preferences().tellPaper(console.preferences().paper(), failing);
    const auto* answer =
        console.named<QWidget>("paperPanel")->findChild<QLabel*>(QStringLiteral("cardAnswer"));
    QVERIFY2(answer->text().contains(QStringLiteral("front desk has not printed")),
             qPrintable(answer->text()));
    QCOMPARE(console.preferences().paper().everyMinutes, 5);
    QCOMPARE(printed.size(), 1);
    saveToGallery(console.window(), QStringLiteral("paper_panel"));
    console.key(Qt::Key_O, Qt::AltModifier);
    QVERIFY(!console.named<QWidget>("paperPanel")->isVisible());
}

void TestFirstTen::anEmptyBoardSaysWhatToDo()
{
    Console console;
    const auto words = [&](const char* name) {
        auto* label = console.named<QLabel>(name);
        return label->isVisible() ? label->text() : QString();
    };
    QVERIFY(words("queueViewEmpty").contains(QStringLiteral("F2 takes a call")));
    QVERIFY(console.named<QTableView>("queueView")
                ->accessibleDescription()
                .contains(QStringLiteral("F2")));
    QVERIFY(words("unitsViewEmpty").isEmpty());
    saveToGallery(console.window(), QStringLiteral("empty_desk"));
    for (const auto& place :
         {std::pair{Qt::Key_F10, "empty_crisis"}, std::pair{Qt::Key_F11, "empty_log"},
          std::pair{Qt::Key_F8, "empty_checklist"}}) {
        console.key(place.first);
        QTest::qWait(200);
        saveToGallery(console.window(), QString::fromLatin1(place.second));
    }
    console.key(Qt::Key_F11);
    // The station's first facts are there; what nobody ever said is not.
    auto* log = console.named<QLineEdit>("shiftLogFilter");
    log->setFocus();
    QTest::keyClicks(log, QStringLiteral("\"nobody said this\""));
    QVERIFY(QTest::qWaitFor(
        [&] { return words("shiftLogViewEmpty").contains(QStringLiteral("No line fits")); }, 3000));
    console.key(Qt::Key_F9);
    console.enter(QStringLiteral("new NOISE @\"12 Oak Ave\""));
    QVERIFY(words("queueViewEmpty").isEmpty());
    // What is filtered away is not gone.
    auto* filter = console.named<QLineEdit>("queueFilter");
    filter->setFocus();
    QTest::keyClicks(filter, QStringLiteral("p:1"));
    QVERIFY(words("queueViewEmpty").contains(QStringLiteral("what is hidden is still there")));
}

void TestFirstTen::everyoneCanUseThem_data()
{
    QTest::addColumn<QString>("theme");
    QTest::addColumn<int>("zoom");
    QTest::addColumn<QSize>("size");
    QTest::newRow("night") << QStringLiteral("night") << 100 << QSize(1920, 1080);
    QTest::newRow("day, small") << QStringLiteral("day") << 100 << QSize(1366, 768);
    QTest::newRow("night, 150 %") << QStringLiteral("night") << 150 << QSize(1920, 1080);
}

void TestFirstTen::everyoneCanUseThem()
{
    QFETCH(QString, theme);
    QFETCH(int, zoom);
    QFETCH(QSize, size);
    Console console(size, theme, zoom);
    console.desk.room().open("SUICTHRT", "4 Pier Rd");
    makeDemo(console);
    console.key(Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
    const QString tag = QStringLiteral("_%1_%2_%3").arg(theme).arg(zoom).arg(size.width());
    const auto check = [&](const char* name) {
        QTest::qWait(30); // laid out, as after any key
        const auto access = accessFindings(console.window());
        QVERIFY2(access.empty(), qPrintable(toldFindings(access)));
        const auto* panel = console.named<QWidget>(name);
        const auto clipped = clippingFindings(*panel);
        QVERIFY2(clipped.empty(), qPrintable(toldFindings(clipped)));
        saveToGallery(console.window(), QString::fromLatin1(name) + tag);
    };
    check("firstShiftBand");
    console.key(Qt::Key_F1, Qt::ShiftModifier);
    check("helpPanel");
    console.key(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    check("catchUpPanel");
    console.key(Qt::Key_F12);
    console.key(Qt::Key_O, Qt::AltModifier);
    check("paperPanel");
}

HAVEN_TESTS(TestFirstTen)
#include "tst_first_ten.moc"
