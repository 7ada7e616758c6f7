#include "models/items/item_roles.h"
#include "tests/testkit/test_program.h"
#include "tests/testkit/ui/access_check.h"
#include "tests/testkit/ui/gallery.h"
#include "tests/ui/console_scene.h"
#include "tests/ui/hands_kit.h"
#include "ui/incident/text_column.h"
#include "ui/intake/conflict_row.h"
#include "ui/intake/intake_panel.h"
#include "ui/shell/command_bar.h"
#include "ui/shell/dispatch_workspace.h"
#include "ui/shell/status_strip.h"
#include "ui/shell/work_trail.h"
#include "ui/widgets/band_list.h"
#include "ui/widgets/board_view.h"
#include "ui/widgets/key_button.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;
using namespace haven::ui;

namespace {

RowMark markOf(Console& console, IncidentId incident)
{
    const auto* model = console.named<BoardView>("queueView")->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        const QModelIndex index = model->index(row, 0);
        if (index.data(IdRole).toLongLong() == incident.value)
            return static_cast<RowMark>(index.data(RowMarkRole).toInt());
    }
    return RowMark::None;
}

} // namespace

class tst_Hands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFirearmWithDangerHasAButtonForWhoDecides();
    void theLastResultsAreHadAgain();
    void theTrailGoesBackSeveralSteps();
    void altLeftGoesBackToWhatWasInHand();
    void parkedCallsAreCountedListedAndTaken();
    void whatOthersChangedIsMarkedUntilSeen();
    void twoPeopleInOneFieldAreAskedWhichHolds();
    void everyoneCanUseIt_data();
    void everyoneCanUseIt();
};

void tst_Hands::aFirearmWithDangerHasAButtonForWhoDecides()
{
    Console console;
    console.enter(kNew);
    auto* button = console.named<KeyButton>("riskDecide");
    QVERIFY(!button->isVisible());
    console.enter(QStringLiteral("rp . not_decided Sgt. Hale is asked"));
    QTRY_VERIFY(button->isVisible());
    QVERIFY(button->isEnabled());
    button->click();
    QVERIFY(console.named<QWidget>("incidentPanel")->isVisible());
}

void tst_Hands::theLastResultsAreHadAgain()
{
    Console console;
    console.enter(kNew);
    console.enter(QStringLiteral("h . keyholder comes"));
    console.enter(QStringLiteral("os 9Z99"));
    console.line()->clear();
    console.key(Qt::Key_2, Qt::ControlModifier);
    const QWidget* before = QApplication::focusWidget();
    console.key(Qt::Key_H, Qt::ControlModifier);
    auto* band = console.named<BandList>("resultList");
    QVERIFY(band->isVisible());
    const QStringList rows = rowsOf(console, "resultListView");
    QCOMPARE(rows.size(), 3);
    QVERIFY2(rows.at(0).contains(QStringLiteral("not done")), qPrintable(rows.at(0)));
    QVERIFY2(rows.at(1).contains(QStringLiteral("[h . keyholder comes]")), qPrintable(rows.at(1)));
    console.key(Qt::Key_Escape);
    QVERIFY(!band->isVisible());
    QCOMPARE(QApplication::focusWidget(), before);
    console.key(Qt::Key_H, Qt::ControlModifier);
    console.key(Qt::Key_Down);
    console.key(Qt::Key_Return);
    QCOMPARE(console.line()->text(), QStringLiteral("h . keyholder comes"));
    for (std::size_t n = 0; n < kResultsMax + 5; ++n)
        console.window().tell(QStringLiteral("more"), Tone::Quiet);
    QCOMPARE(console.window().bar().results().size(), kResultsMax);
}

void tst_Hands::theTrailGoesBackSeveralSteps()
{
    WorkTrail trail;
    Instant now{1'000'000};
    const auto note = [&](const WorkSpot& spot, Span after = Span::minutes(1)) {
        now = now + after;
        trail.note(spot, now);
    };
    QVERIFY(!trail.back());
    note(IncidentId(1));
    note(CallInHand{7});
    note(IncidentId(2));
    note(IncidentId(2));
    QVERIFY(*trail.back() == WorkSpot(CallInHand{7}));
    QVERIFY(*trail.back() == WorkSpot(IncidentId(1)));
    QVERIFY(!trail.back());
    QVERIFY(*trail.forward() == WorkSpot(CallInHand{7}));
    note(IncidentId(3)); // from here on there is another way
    QVERIFY(!trail.forward());
    // Rows that were passed in the queue are no work.
    note(IncidentId(4), Span::minutes(1));
    note(IncidentId(5), Span{kGlance.ms - 1});
    note(IncidentId(6), Span{kGlance.ms - 1});
    QVERIFY(*trail.back() == WorkSpot(IncidentId(3)));
    trail.drop(CallInHand{7});
    QVERIFY(*trail.back() == WorkSpot(IncidentId(1)));
    for (int n = 0; n < 3 * static_cast<int>(kTrailMax); ++n)
        note(IncidentId(100 + n));
    std::size_t steps = 0;
    while (trail.back())
        ++steps;
    QCOMPARE(steps, kTrailMax - 1);
}

void tst_Hands::altLeftGoesBackToWhatWasInHand()
{
    Console console;
    console.enter(kNew);
    const IncidentId first = console.newest().id;
    console.enter(QStringLiteral("new NOISE @\"9 Elm St\""));
    const IncidentId second = console.newest().id;
    DispatchWorkspace& desk = console.window().dispatch();
    desk.choose(first);
    console.desk.pass(Span::minutes(1));
    desk.choose(second);
    console.desk.pass(Span::minutes(1));
    console.key(Qt::Key_F2);
    console.type(QStringLiteral("40 Main St"));
    auto* intake = console.named<IntakePanel>("intakePanel");
    QVERIFY(intake->isBusy());
    // Back through the call to what was before; the call is parked, not lost.
    console.key(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(desk.selected(), std::optional(second));
    QCOMPARE(intake->parkedCount(), 1);
    console.key(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(desk.selected(), std::optional(first));
    console.key(Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(desk.selected(), std::optional(second));
    console.key(Qt::Key_Right, Qt::AltModifier);
    QVERIFY(intake->isBusy());
    QCOMPARE(intake->parkedCount(), 0);
}

void tst_Hands::parkedCallsAreCountedListedAndTaken()
{
    Console console;
    console.key(Qt::Key_F2, Qt::ControlModifier);
    QVERIFY(console.result().text().contains(QStringLiteral("No call is parked")));
    for (const char* place : {"1 Elm St", "2 Elm St", "3 Elm St"}) {
        console.key(Qt::Key_F2);
        console.type(QString::fromLatin1(place));
        console.desk.pass(Span::minutes(1));
    }
    auto* intake = console.named<IntakePanel>("intakePanel");
    QCOMPARE(intake->parkedCount(), 2);
    auto* strip = console.named<StatusStrip>("statusStrip");
    QVERIFY2(strip->accessibleDescription().contains(QStringLiteral("2 parked")),
             qPrintable(strip->accessibleDescription()));
    console.key(Qt::Key_F2, Qt::ControlModifier);
    const QStringList rows = rowsOf(console, "parkedListView");
    QCOMPARE(rows.size(), 2);
    QVERIFY2(rows.at(0).contains(QStringLiteral("1 Elm St")), qPrintable(rows.at(0)));
    console.key(Qt::Key_Down);
    console.key(Qt::Key_Return);
    QCOMPARE(console.named<QLineEdit>("intakeLocation")->text(), QStringLiteral("2 Elm St"));
    QCOMPARE(intake->parkedCount(), 2); // the third one waits now
}

void tst_Hands::whatOthersChangedIsMarkedUntilSeen()
{
    Console console;
    console.enter(kNew);
    const IncidentId first = console.newest().id;
    console.enter(QStringLiteral("new NOISE @\"9 Elm St\""));
    const IncidentId second = console.newest().id;
    DispatchWorkspace& desk = console.window().dispatch();
    desk.choose(first);
    desk.choose(second);
    auto* part = console.named<QWidget>("incidentChanges");
    QVERIFY(!part->isVisible());
    console.enter(QStringLiteral("pri %1 p1 own act").arg(first.value)); // one's own is no news
    QCOMPARE(markOf(console, first), RowMark::None);
    byAnother(console, ChangeLocation{first, std::nullopt, at("14 Elm St"), "caller moved"});
    byAnother(console, AddNote{first, std::nullopt, "brother is there", FieldClass::Police, {}});
    QCOMPARE(markOf(console, first), RowMark::Changed);
    QCOMPARE(markOf(console, second), RowMark::None);
    desk.choose(first);
    QTRY_VERIFY(part->isVisible());
    QCOMPARE(markOf(console, first), RowMark::None); // one looks at it now
    const auto& told = console.named<TextColumn>("changesRows")->items();
    QCOMPARE(told.size(), std::size_t(2));
    QCOMPARE(told.at(0).lead, QStringLiteral("Notes"));
    QVERIFY2(told.at(1).blocks.front().text.contains(QStringLiteral("12 Oak Ave")),
             qPrintable(told.at(1).blocks.front().text));
    // And at the field itself.
    const auto& rows = console.named<TextColumn>("incidentRows")->items();
    QVERIFY2(rows.front().blocks.front().text.contains(QStringLiteral("changed")),
             qPrintable(rows.front().blocks.front().text));
    QTest::qWait(300); // layouts have followed
    testkit::saveToGallery(console.window(), QStringLiteral("hands-changed"));
    desk.choose(second);
    desk.choose(first);
    QTRY_VERIFY(!part->isVisible());
}

void tst_Hands::twoPeopleInOneFieldAreAskedWhichHolds()
{
    Console console;
    console.enter(kNew);
    const IncidentId id = console.newest().id;
    auto* intake = console.named<IntakePanel>("intakePanel");
    intake->continueWith(id);
    auto* place = console.named<QLineEdit>("intakeLocation");
    auto* row = console.named<ConflictRow>("conflictRow");
    const auto typeOver = [&](const QString& text) {
        place->setFocus();
        place->selectAll();
        QTest::keyClicks(place, text);
    };
    typeOver(QStringLiteral("15 Elm St"));
    QVERIFY(!row->isVisible());
    byAnother(console, ChangeLocation{id, std::nullopt, at("14 Elm St"), "caller moved"});
    QVERIFY(row->isVisible());
    QCOMPARE(place->text(), QStringLiteral("15 Elm St")); // not a letter is lost
    const QString words = console.named<QLabel>("conflictWords")->text();
    QVERIFY2(words.contains(QStringLiteral("14 Elm St")), qPrintable(words));
    QTest::qWait(300);
    testkit::saveToGallery(console.window(), QStringLiteral("hands-conflict"));
    // Leaving the field overwrites nothing.
    console.named<QLineEdit>("intakeType")->setFocus();
    QTest::qWait(20);
    QCOMPARE(console.newest().location.text, std::string("14 Elm St"));
    console.key(Qt::Key_U, Qt::AltModifier);
    QCOMPARE(place->text(), QStringLiteral("14 Elm St"));
    QVERIFY(!row->isVisible());
    // And the other way round.
    typeOver(QStringLiteral("16 Elm St"));
    byAnother(console, ChangeLocation{id, std::nullopt, at("17 Elm St"), "again"});
    QVERIFY(row->isVisible());
    console.key(Qt::Key_K, Qt::AltModifier);
    QTRY_COMPARE(console.newest().location.text, std::string("16 Elm St"));
    QVERIFY(!row->isVisible());
    // What nobody types in merges by itself.
    byAnother(console, ChangeType{id, TypeCode("NOISE")});
    QTRY_COMPARE(console.named<QLineEdit>("intakeType")->text(), QStringLiteral("NOISE"));
    QVERIFY(!row->isVisible());
}

void tst_Hands::everyoneCanUseIt_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("theme");
    QTest::addColumn<int>("zoom");
    QTest::newRow("night") << QSize(1920, 1080) << QStringLiteral("night") << 100;
    QTest::newRow("day-small") << QSize(1366, 768) << QStringLiteral("day") << 100;
    QTest::newRow("large") << QSize(1920, 1080) << QStringLiteral("night") << 150;
}

void tst_Hands::everyoneCanUseIt()
{
    QFETCH(QSize, size);
    QFETCH(QString, theme);
    QFETCH(int, zoom);
    Console console(size, theme, zoom);
    console.enter(kNew);
    console.key(Qt::Key_F2);
    console.type(QStringLiteral("1 Elm St"));
    console.key(Qt::Key_F2);
    console.enter(QStringLiteral("n . neighbor has a key"));
    askBeside(console, sending({UnitId("3A12"), UnitId("2A11")}, console.newest().id));
    const QString tag = QString::fromUtf8(QTest::currentDataTag());
    const auto check = [&](const QString& what) {
        QTest::qWait(300);
        QCOMPARE(console.window().size(), size);
        const auto access = testkit::accessFindings(console.window());
        QVERIFY2(access.empty(), qPrintable(what + testkit::toldFindings(access)));
        const auto clipped = testkit::clippingFindings(console.window());
        QVERIFY2(clipped.empty(), qPrintable(what + testkit::toldFindings(clipped)));
        testkit::saveToGallery(console.window(), QStringLiteral("hands-%1-%2").arg(what, tag));
    };
    check(QStringLiteral("taught"));
    console.key(Qt::Key_H, Qt::ControlModifier);
    check(QStringLiteral("results"));
    console.key(Qt::Key_F2, Qt::ControlModifier);
    check(QStringLiteral("parked"));
    // The whole page is looked at in every size by the tests of its panels.
    if (zoom > 100 || size.height() < 1000)
        return;
    console.window().goTo(MainWindow::Workspace::Admin);
    check(QStringLiteral("macros"));
}

HAVEN_TESTS(tst_Hands)
#include "tst_hands.moc"
