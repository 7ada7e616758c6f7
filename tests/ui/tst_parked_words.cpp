#include "models/dispatch/flag_context.h"
#include "tests/testkit/fake_desk.h"
#include "tests/testkit/test_program.h"
#include "tests/ui/console_scene.h"
#include "ui/intake/call_rack.h"
#include "ui/intake/intake_panel.h"
#include "ui/shell/status_strip.h"

#include <QListView>
#include <QtTest>

// What the caller of a parked call said is on no board: the list of parked calls and the strip tell
// that it waits, and of a weapon at once.
using namespace haven;
using namespace haven::test;
using namespace haven::ui;

namespace {

QStringList parkedRowsOf(Console& console)
{
    console.key(Qt::Key_F2, Qt::ControlModifier);
    auto* view = console.named<QListView>("parkedListView");
    QStringList rows;
    for (int row = 0; row < view->model()->rowCount(); ++row)
        rows << view->model()->index(row, 0).data().toString();
    console.key(Qt::Key_Escape);
    return rows;
}

// Words alone open no incident: the call waits for its place and its type.
void parkWith(Console& console, const QString& words)
{
    console.key(Qt::Key_F2);
    console.named<QWidget>("intakeNarrative")->setFocus();
    console.type(words);
    console.key(Qt::Key_F2);
}

} // namespace

class tst_ParkedWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordsThatWaitAreToldInTheRow();
    void aWeaponInThemIsShownAtOnce();
    void theyAreReadOnceAndNotEachSecond();
    void theLineThatWasBeingTypedWaitsToo();
    void aSheetSaysItsWordsWithoutNames();
};

void tst_ParkedWords::wordsThatWaitAreToldInTheRow()
{
    Console console;
    parkWith(console, QStringLiteral("loud music"));
    const QStringList rows = parkedRowsOf(console);
    QCOMPARE(rows.size(), 1);
    QVERIFY2(rows.at(0).contains(QStringLiteral("on no board yet")), qPrintable(rows.at(0)));
    QVERIFY2(!rows.at(0).contains(QStringLiteral("weapon")), qPrintable(rows.at(0)));
    const QString strip = console.named<StatusStrip>("statusStrip")->accessibleDescription();
    QVERIFY2(!strip.contains(QStringLiteral("weapon")), qPrintable(strip));
}

void tst_ParkedWords::aWeaponInThemIsShownAtOnce()
{
    Console console;
    parkWith(console, QStringLiteral("he has a gun"));
    const QString strip = console.named<StatusStrip>("statusStrip")->accessibleDescription();
    QVERIFY2(strip.contains(QStringLiteral("possible weapon")), qPrintable(strip));
    const QStringList rows = parkedRowsOf(console);
    QCOMPARE(rows.size(), 1);
    QVERIFY2(rows.at(0).startsWith(QStringLiteral("possible weapon “gun”")),
             qPrintable(rows.at(0)));
    // Taken up again, nothing is parked, and the form itself shows the words.
    auto* intake = console.named<IntakePanel>("intakePanel");
    console.key(Qt::Key_F2, Qt::ShiftModifier);
    QTRY_COMPARE(intake->parkedCount(), 0);
    QVERIFY(!console.named<StatusStrip>("statusStrip")
                 ->accessibleDescription()
                 .contains(QStringLiteral("possible weapon")));
}

// The keys wait for as long as a text is read.
void tst_ParkedWords::theyAreReadOnceAndNotEachSecond()
{
    Console console;
    parkWith(console, QStringLiteral("he has a gun"));
    const int readings = console.desk.weaponReadings();
    QVERIFY(readings > 0);
    QTest::qWait(1200); // the strip is told anew
    QCOMPARE(parkedRowsOf(console).size(), 1);
    QCOMPARE(console.desk.weaponReadings(), readings);
    QVERIFY(parkedRowsOf(console).at(0).startsWith(QStringLiteral("possible weapon")));
    // An advisor that is switched off, or on again, is asked anew.
    mustAs(console.desk, administratorSeat(), ChangeSetting{kAdvisorSetting, kAdvisorOff});
    console.desk.sync();
    parkedRowsOf(console);
    QVERIFY(console.desk.weaponReadings() > readings);
}

// On a call that has its incident: whoever sits down next may not be able to save it.
void tst_ParkedWords::theLineThatWasBeingTypedWaitsToo()
{
    FakeDesk desk;
    CallRack rack(desk);
    CallSaver& saver = *rack.begin({});
    saver.type(SheetField::Location, "12 Oak Ave");
    saver.leave(SheetField::Location);
    saver.type(SheetField::Type, "noise");
    saver.leave(SheetField::Type);
    QTRY_VERIFY(saver.incident() != nullptr);
    saver.type(SheetField::Narrative, "male w shotg");
    rack.begin({});
    const auto parked = rack.parked();
    QCOMPARE(parked.size(), std::size_t(1));
    QVERIFY(parked.front().incident != nullptr);
    QCOMPARE(parked.front().words, std::string("male w shotg"));
}

void tst_ParkedWords::aSheetSaysItsWordsWithoutNames()
{
    CallSheet sheet;
    sheet.texts[SheetField::CallerName] = "Bo Gunn";
    sheet.texts[SheetField::Narrative] = "he is loud";
    sheet.texts[SheetField::Detail] = "rear door";
    sheet.typedLines = "u: does he have a gun | c: he has a bat";
    Person person;
    person.name = "Al Cannon";
    person.description = "red coat";
    sheet.persons = {person};
    QCOMPARE(wordsOf(sheet), std::string("he is loud\nrear door\nhe has a bat\nred coat"));
    sheet.incident = IncidentId(1);
    QCOMPARE(wordsOf(sheet), std::string("he is loud\nhe has a bat\nred coat"));
    sheet.typedLines = "u: does he have a gun | c: yes";
    QCOMPARE(wordsOf(sheet), std::string("he is loud\ndoes he have a gun\nyes\nred coat"));
}

HAVEN_TESTS(tst_ParkedWords)
#include "tst_parked_words.moc"
