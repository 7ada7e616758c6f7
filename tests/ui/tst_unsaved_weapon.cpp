#include "tests/testkit/test_program.h"
#include "tests/testkit/ui/gallery.h"
#include "tests/ui/console_scene.h"
#include "ui/intake/form_line.h"
#include "ui/shell/status_strip.h"

#include <QListView>
#include <QtTest>

// A weapon that a caller speaks of is shown while the call is on no board: in its own panel, and in
// the strip on top, which leaves out nothing that is late for it.
using namespace haven;
using namespace haven::test;
using namespace haven::ui;

namespace {

void sayInCall(Console& console, const QString& words)
{
    console.key(Qt::Key_F2);
    console.named<QWidget>("intakeNarrative")->setFocus();
    console.type(words);
}

QString adviceShown(Console& console)
{
    return console.named<TextLine>("intakeAdvice")->text();
}

QString firstParkedRow(Console& console)
{
    console.key(Qt::Key_F2, Qt::ControlModifier);
    auto* view = console.named<QListView>("parkedListView");
    const QString row = view->model()->index(0, 0).data().toString();
    console.key(Qt::Key_Escape);
    return row;
}

} // namespace

class tst_UnsavedWeapon : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCallInHandShowsIt();
    void nothingOfOneCallerStandsAtTheNext();
    void aLookAtAParkedCallBeginsNoAgeAnew();
    void whatIsLateAndWhatRingsStaysInTheStrip();
};

void tst_UnsavedWeapon::aCallInHandShowsIt()
{
    Console console;
    sayInCall(console, QStringLiteral("he has a gun"));
    QTRY_VERIFY2(
        adviceShown(console).contains(QStringLiteral("Possible weapon “gun”, on no board")),
        qPrintable(adviceShown(console)));
    QVERIFY(console.named<TextLine>("intakeAdvice")->isVisible());
}

void tst_UnsavedWeapon::nothingOfOneCallerStandsAtTheNext()
{
    Console console;
    sayInCall(console, QStringLiteral("he has a gun"));
    QTRY_VERIFY(!adviceShown(console).isEmpty());
    sayInCall(console, QStringLiteral("loud music"));
    QVERIFY2(adviceShown(console).isEmpty(), qPrintable(adviceShown(console)));
    QTest::qWait(300);
    QVERIFY2(adviceShown(console).isEmpty(), qPrintable(adviceShown(console)));
}

void tst_UnsavedWeapon::aLookAtAParkedCallBeginsNoAgeAnew()
{
    Console console;
    sayInCall(console, QStringLiteral("loud music"));
    console.key(Qt::Key_F2); // parks it
    console.desk.pass(Span::minutes(4));
    QVERIFY2(firstParkedRow(console).contains(QStringLiteral("4:0")),
             qPrintable(firstParkedRow(console)));
    console.key(Qt::Key_F2, Qt::ShiftModifier); // looks at it
    console.key(Qt::Key_F2);
    QVERIFY2(firstParkedRow(console).contains(QStringLiteral("4:0")),
             qPrintable(firstParkedRow(console)));
}

void tst_UnsavedWeapon::whatIsLateAndWhatRingsStaysInTheStrip()
{
    Console console(QSize(1366, 768), QStringLiteral("night"), 150);
    console.desk.room().open("FIGHT", "a place with a very long name, second floor, rear");
    console.desk.room().open("NOISE", "12 Oak Ave");
    console.desk.sync();
    sayInCall(console, QStringLiteral("he has a gun"));
    console.key(Qt::Key_F2);
    console.desk.pass(Span::minutes(130));
    auto* strip = console.named<StatusStrip>("statusStrip");
    strip->refresh();
    const QString shown = strip->shownWords().join(QStringLiteral(" | "));
    for (const char* words : {"late", "alarm", "weapon", "Saved"})
        QVERIFY2(shown.contains(QLatin1String(words)), qPrintable(shown));
    testkit::saveToGallery(console.window(), QStringLiteral("strip_parked_weapon_150"));
}

HAVEN_TESTS(tst_UnsavedWeapon)
#include "tst_unsaved_weapon.moc"
