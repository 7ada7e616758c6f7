#include "tests/testkit/test_program.h"
#include "tests/ui/console_scene.h"
#include "tests/ui/intake_place.h"
#include "ui/intake/form_line.h"
#include "ui/intake/hint_list.h"
#include "ui/shell/dispatch_workspace.h"
#include "ui/widgets/key_button.h"

#include <algorithm>
#include <QApplication>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QtTest>

using namespace haven;
using namespace haven::test;
using namespace haven::ui;

namespace {

KeyButton* joinKey(Console& console)
{
    return console.window().findChild<KeyButton*>(QStringLiteral("intakeJoin1"));
}

SaveState markOf(Console& console, const char* field)
{
    return console.named<SaveMark>((QByteArray(field) + "Mark").constData())->state();
}

} // namespace

class tst_IntakeJoin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSimilarOneCanStillBeJoinedOnceTheCallIsOnTheBoard();
    void theNumberIsAskedBeforeTheCallGoesOnTheBoard();
    void enterTakesTheOnlyPlaceThatFits();
    void aWordInPriorityIsAnError();
    void theOfferIsSeenWithoutScrollingOnASmallScreen();
    void aTypePutsItsOwnFirstAndEachKeepsItsKey();
    void anApartmentNobodyTypedIsNotSaved();
    void theNarrativeIsRightBehindTheType();
    void aPlaceTakenAsTypedLeadsOnToTheType();
    void aPlaceThatIsLongIsReadFromItsBeginning();
};

void tst_IntakeJoin::aTypePutsItsOwnFirstAndEachKeepsItsKey()
{
    Console console;
    const IncidentId noise = console.desk.room().open("NOISE", "12 Oak Ave");
    console.desk.pass(Span::minutes(5));
    console.desk.room().open("WELFARE", "12 Oak Ave"); // newer, so listed first without a type
    console.desk.sync();
    const auto heightOf = [&](int number) {
        const auto* key =
            console.window().findChild<KeyButton*>(QStringLiteral("intakeJoin%1").arg(number));
        return key ? key->mapTo(&console.window(), QPoint()).y() : -1;
    };
    console.key(Qt::Key_F2);
    console.type(QStringLiteral("12 Oak Ave"));
    console.key(Qt::Key_Tab);
    QTRY_VERIFY(heightOf(1) > 0 && heightOf(2) > heightOf(1));
    console.type(QStringLiteral("NOISE"));
    console.key(Qt::Key_Tab);
    QTRY_COMPARE(console.desk.state().incidents.size(), std::size_t(3));
    const IncidentId call = console.newest().id;
    QTRY_VERIFY(heightOf(2) > 0 && heightOf(1) > heightOf(2));
    console.key(Qt::Key_2, Qt::AltModifier);
    QTRY_COMPARE(console.desk.state().incidents.at(call).mergedInto, std::optional(noise));
}

void tst_IntakeJoin::anApartmentNobodyTypedIsNotSaved()
{
    Console console;
    console.key(Qt::Key_F2);
    console.type(QStringLiteral("12 Oak Ave"));
    console.key(Qt::Key_Tab);
    console.type(QStringLiteral("NOISE"));
    console.key(Qt::Key_Tab);
    QTRY_COMPARE(markOf(console, "intakeLocation"), SaveState::Saved);
    QCOMPARE(markOf(console, "intakeDetail"), SaveState::Empty);
    console.named<QLineEdit>("intakeDetail")->setFocus();
    console.type(QStringLiteral("3B"));
    console.key(Qt::Key_Tab);
    QTRY_COMPARE(markOf(console, "intakeDetail"), SaveState::Saved);
    QCOMPARE(console.newest().location.detail, std::string("3B"));
}

void tst_IntakeJoin::theNarrativeIsRightBehindTheType()
{
    Console console;
    console.key(Qt::Key_F2);
    console.type(QStringLiteral("12 Oak Ave"));
    console.key(Qt::Key_Tab);
    console.type(QStringLiteral("NOISE"));
    console.key(Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("intakeNarrative"));
    console.type(QStringLiteral("2 loud subjects"));
    console.key(Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("intakePriority"));
    QTRY_COMPARE(console.desk.state().incidents.size(), std::size_t(1));
    QTRY_COMPARE(console.newest().notes.size(), std::size_t(1));
    QVERIFY(console.newest().priority == Priority::P4);
    // What is seen goes down in the same order as the key.
    const auto topOf = [&](const char* name) {
        return console.named<QWidget>(name)->mapTo(&console.window(), QPoint()).y();
    };
    QVERIFY(topOf("intakeNarrative") > topOf("intakeType"));
    QVERIFY(topOf("intakePriority") > topOf("intakeNarrative"));
}

void tst_IntakeJoin::aPlaceTakenAsTypedLeadsOnToTheType()
{
    Console console;
    console.desk.room().setPlaces(&town());
    console.key(Qt::Key_F2);
    console.type(QStringLiteral("zzqx quarry hut"));
    console.key(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("intakeType"));
    QVERIFY(markOf(console, "intakeType") != SaveState::Refused);
    QVERIFY(console.desk.state().incidents.empty());
    // Asked for again with nothing typed, it says what is missing, in whole words.
    console.key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(markOf(console, "intakeType"), SaveState::Refused);
    QVERIFY(console.named<QLabel>("intakeResult")->text().contains(QStringLiteral("still needed")));
    console.type(QStringLiteral("NOISE"));
    console.key(Qt::Key_Tab);
    QTRY_COMPARE(console.desk.state().incidents.size(), std::size_t(1));
    QCOMPARE(console.newest().location.text, std::string("zzqx quarry hut"));
    QVERIFY(console.newest().location.confidence == Confidence::Forced);
}

void tst_IntakeJoin::aSimilarOneCanStillBeJoinedOnceTheCallIsOnTheBoard()
{
    Console console;
    const IncidentId first = console.desk.room().open("NOISE", "12 Oak Ave");
    console.desk.sync();
    console.key(Qt::Key_F2);
    console.type(QStringLiteral("12 Oak Ave"));
    console.key(Qt::Key_Tab);
    console.type(QStringLiteral("WELFARE"));
    console.key(Qt::Key_Tab);
    QTRY_COMPARE(console.desk.state().incidents.size(), std::size_t(2));
    const IncidentId second = console.newest().id;
    auto* narrative = console.named<QPlainTextEdit>("intakeNarrative");
    narrative->setFocus();
    console.type(QStringLiteral("a second caller about the music"));
    console.key(Qt::Key_Tab);
    QTRY_COMPARE(console.desk.state().incidents.at(second).notes.size(), std::size_t(1));
    // The offer was not answered: it stands until it is.
    QTRY_VERIFY(joinKey(console));
    console.key(Qt::Key_1, Qt::AltModifier);
    QTRY_COMPARE(console.desk.state().incidents.at(second).mergedInto, std::optional(first));
    const Incident& joined = console.desk.state().incidents.at(first);
    QCOMPARE(joined.calls.back().receivedAt, console.desk.state().incidents.at(second).openedAt);
    // Form, queue and panel are on the joined one, where the words can be read too.
    QTRY_COMPARE(console.window().dispatch().selected(), std::optional(first));
    const auto isThere = [&] {
        const auto& notes = console.desk.state().incidents.at(first).notes;
        return std::any_of(notes.begin(), notes.end(), [](const Note& one) {
            return one.text == "a second caller about the music";
        });
    };
    QTRY_VERIFY(isThere());
    QTRY_VERIFY(!joinKey(console));
}

void tst_IntakeJoin::theNumberIsAskedBeforeTheCallGoesOnTheBoard()
{
    Console console;
    console.enter(QStringLiteral("new NOISE @\"9 Elm St\" tel 2035550147"));
    console.key(Qt::Key_F2);
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("intakeLocation"));
    console.key(Qt::Key_Tab, Qt::ShiftModifier);
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("intakeCallback"));
    console.type(QStringLiteral("203-555-0147"));
    QTRY_VERIFY(joinKey(console));
    QCOMPARE(console.desk.state().incidents.size(), std::size_t(1));
    console.key(Qt::Key_1, Qt::AltModifier);
    QTRY_COMPARE(console.newest().calls.size(), std::size_t(2));
    QCOMPARE(console.desk.state().incidents.size(), std::size_t(1));
}

void tst_IntakeJoin::enterTakesTheOnlyPlaceThatFits()
{
    Console console;
    console.desk.room().setPlaces(&town());
    // A name with one letter wrong, which is a guess, and which only one street can mean.
    std::string typed;
    std::string meant;
    for (const char* guess : {"4 chapl", "4 whar", "4 harbr", "4 mapel", "4 prospct"}) {
        const auto found = town().find(guess, std::nullopt, 6);
        if (found.size() == 1 && found.front().confidence == PlaceConfidence::Fuzzy) {
            typed = guess;
            meant = found.front().label;
        }
    }
    QVERIFY2(!typed.empty(), "no guess has exactly one meaning in this town");
    console.key(Qt::Key_F2);
    console.type(QString::fromStdString(typed));
    console.key(Qt::Key_Return);
    auto* line = console.named<QLineEdit>("intakeLocation");
    QCOMPARE(line->text(), QString::fromStdString(meant));
    console.type(QStringLiteral("NOISE"));
    console.key(Qt::Key_Tab);
    QTRY_COMPARE(console.desk.state().incidents.size(), std::size_t(1));
    // Picked by a person: nobody has to check it any more.
    QVERIFY(console.newest().location.confidence != Confidence::Fuzzy);
    QVERIFY(console.newest().location.confidence != Confidence::Forced);
}

void tst_IntakeJoin::aWordInPriorityIsAnError()
{
    Console console;
    console.key(Qt::Key_F2);
    auto* priority = console.named<QLineEdit>("intakePriority");
    priority->setFocus();
    console.type(QStringLiteral("welf"));
    console.key(Qt::Key_Tab);
    QTRY_COMPARE(markOf(console, "intakePriority"), SaveState::Refused);
    QVERIFY(console.named<QLabel>("intakeResult")->text().contains(QStringLiteral("welf")));
    // The call goes on the board; that the word was not saved still stands there.
    console.named<QLineEdit>("intakeLocation")->setFocus();
    console.type(QStringLiteral("12 Oak Ave"));
    console.key(Qt::Key_Tab);
    console.type(QStringLiteral("NOISE"));
    console.key(Qt::Key_Tab);
    QTRY_COMPARE(console.desk.state().incidents.size(), std::size_t(1));
    QTRY_VERIFY(console.newest().priority == Priority::P4);
    const QString result = console.named<QLabel>("intakeResult")->text();
    QVERIFY2(result.contains(QStringLiteral("Not saved")) &&
                 result.contains(QStringLiteral("welf")),
             qPrintable(result));
    priority->setFocus();
    priority->selectAll();
    console.type(QStringLiteral("2"));
    console.key(Qt::Key_Tab);
    QTRY_VERIFY(markOf(console, "intakePriority") != SaveState::Refused);
}

void tst_IntakeJoin::theOfferIsSeenWithoutScrollingOnASmallScreen()
{
    Console console(QSize(1366, 768));
    const IncidentId open = console.desk.room().open("NOISE", "12 Oak Ave");
    Caution rifle;
    rifle.kind = CautionKind::Weapon;
    rifle.severity = CautionSeverity::High;
    rifle.text = "Hunting rifle in the home";
    rifle.source = "brother";
    must(console.desk, RecordCaution{rifle, open});
    console.desk.sync();
    console.key(Qt::Key_F2);
    console.type(QStringLiteral("12 Oak Ave"));
    console.key(Qt::Key_Tab);
    QTRY_VERIFY(joinKey(console));
    QTest::qWait(50);
    const auto* area = console.named<QScrollArea>("intakeGlanceScroll");
    const KeyButton* join = joinKey(console);
    const QRect seen(QPoint(0, 0), area->viewport()->size());
    QVERIFY(seen.contains(QRect(join->mapTo(area->viewport(), QPoint(0, 0)), join->size())));
    QVERIFY2(area->verticalScrollBar()->maximum() == 0,
             qPrintable(QString::number(area->verticalScrollBar()->maximum())));
}

void tst_IntakeJoin::aPlaceThatIsLongIsReadFromItsBeginning()
{
    Console console;
    console.key(Qt::Key_F2);
    const QString place = QStringLiteral("1100 GARDEN; DUNITES TASTING ROOM, BEHIND THE KITCHEN");
    console.type(place);
    auto* line = qobject_cast<QLineEdit*>(QApplication::focusWidget());
    QVERIFY(line && line->text() == place);
    QCOMPARE(line->cursorPosition(), static_cast<int>(place.size()));
    console.key(Qt::Key_Tab);
    QVERIFY(!line->hasFocus());
    QCOMPARE(line->text(), place);
    QTRY_COMPARE(line->cursorPosition(), 0);
    // Whoever is led back to it goes on behind what stands there, and not in front of it.
    line->setFocus(Qt::OtherFocusReason);
    QCOMPARE(line->cursorPosition(), static_cast<int>(place.size()));
    console.key(Qt::Key_Tab);
    QTRY_COMPARE(line->cursorPosition(), 0);
    // With Shift+Tab all of it is chosen as ever.
    console.key(Qt::Key_Backtab, Qt::ShiftModifier);
    QVERIFY(line->hasFocus());
    QCOMPARE(line->selectedText(), place);
}

HAVEN_TESTS(tst_IntakeJoin)
#include "tst_intake_join.moc"
