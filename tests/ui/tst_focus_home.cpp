#include "tests/testkit/test_program.h"
#include "tests/ui/console_scene.h"
#include "ui/shell/dispatch_workspace.h"
#include "ui/widgets/focus_home.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QPointer>
#include <QPushButton>
#include <QStackedWidget>
#include <QtTest>
#include <QVBoxLayout>

using namespace haven;
using namespace haven::test;
using namespace haven::ui;

namespace {

// Where the focus is that it must not be; empty if it waits somewhere in sight.
QString fallenOn()
{
    const QWidget* now = QApplication::focusWidget();
    if (!now)
        return QStringLiteral("nothing");
    if (!now->isVisible() || !now->isEnabled())
        return QStringLiteral("what is gone, ") + now->objectName();
    const bool acts =
        qobject_cast<const QAbstractButton*>(now) || qobject_cast<const QComboBox*>(now);
    return acts ? now->objectName() + QStringLiteral(", which acts") : QString();
}

std::vector<QPointer<QWidget>> stopsOf(QWidget& window)
{
    std::vector<QPointer<QWidget>> stops;
    for (auto* one : window.findChildren<QWidget*>()) {
        const bool isStop = one->isVisible() && one->isEnabled() && !one->focusProxy() &&
                            (one->focusPolicy() & Qt::TabFocus) != 0;
        if (isStop)
            stops.emplace_back(one);
    }
    return stops;
}

bool takeFocus(const QPointer<QWidget>& stop)
{
    if (!stop || !stop->isVisible() || !stop->isEnabled())
        return false;
    stop->setFocus();
    return QApplication::focusWidget() == stop;
}

} // namespace

class tst_FocusHome : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingThatGoesLeavesTheFocusOnAButton_data();
    void nothingThatGoesLeavesTheFocusOnAButton();
    void whatIsDeletedLeavesItToItsPanel();
    void whoeverPutsItSomewhereAtOnceIsRight();
    void itIsNotLostBehindAnotherWindow();
    void aStripGivesItBackToWhereOneWorked();
    void aTurnedPageDoesNotPutItOnAButton();
    void nothingOnAHiddenPageKeepsIt();
    void tabStillGoesFromOneToTheNext();
    void whoComesToAdminChangesNothingByALetter();
};

void tst_FocusHome::nothingThatGoesLeavesTheFocusOnAButton_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("with");
    const int none = Qt::NoModifier;
    const int ctrl = Qt::ControlModifier;
    QTest::newRow("desk") << int(Qt::Key_F9) << none;
    QTest::newRow("call") << int(Qt::Key_F2) << none;
    QTest::newRow("places") << int(Qt::Key_F3) << none;
    QTest::newRow("checklist") << int(Qt::Key_F8) << none;
    QTest::newRow("timers") << int(Qt::Key_7) << ctrl;
    QTest::newRow("relief") << int(Qt::Key_9) << ctrl;
    QTest::newRow("crisis") << int(Qt::Key_F10) << none;
    QTest::newRow("log") << int(Qt::Key_F11) << none;
    QTest::newRow("admin") << int(Qt::Key_F12) << none;
}

// Hidden and disabled one by one, wherever the keys lead to: what is typed on acknowledges nothing.
void tst_FocusHome::nothingThatGoesLeavesTheFocusOnAButton()
{
    QFETCH(int, key);
    QFETCH(int, with);
    Console console;
    console.enter(QStringLiteral("new WELFARE @\"12 Oak Ave\" ! he has a knife"));
    console.key(static_cast<Qt::Key>(key), static_cast<Qt::KeyboardModifier>(with));
    QTest::qWait(1);
    int tried = 0;
    for (const auto& stop : stopsOf(console.window())) {
        if (!takeFocus(stop))
            continue;
        ++tried;
        stop->hide();
        QVERIFY2(fallenOn().isEmpty(),
                 qPrintable(stop->objectName() + QStringLiteral(" hidden: ") + fallenOn()));
        stop->show();
        if (!takeFocus(stop))
            continue;
        stop->setEnabled(false);
        QVERIFY2(fallenOn().isEmpty(),
                 qPrintable(stop->objectName() + QStringLiteral(" disabled: ") + fallenOn()));
        stop->setEnabled(true);
    }
    QVERIFY2(tried > 10, qPrintable(QString::number(tried)));
}

void tst_FocusHome::whatIsDeletedLeavesItToItsPanel()
{
    Console console;
    console.enter(QStringLiteral("new NOISE @\"9 Elm St\""));
    auto* queue = console.named<QWidget>("queueView");
    auto* band = new QWidget(console.named<QWidget>("queuePanel"));
    auto* button = new QPushButton(band);
    band->show();
    button->setFocus();
    QVERIFY(button->hasFocus());
    delete band;
    QTRY_VERIFY(queue->hasFocus());
    // And a part that is busy as a whole.
    auto* busy = new QWidget(console.named<QWidget>("unitsPanel"));
    auto* field = new QLineEdit(busy);
    busy->show();
    field->setFocus();
    QVERIFY(field->hasFocus());
    busy->setEnabled(false);
    QTRY_VERIFY(console.named<QWidget>("unitsView")->hasFocus());
}

// The next step of a checklist: its buttons are new, and the first of them waits for the answer.
void tst_FocusHome::whoeverPutsItSomewhereAtOnceIsRight()
{
    Console console;
    auto* band = new QWidget(console.named<QWidget>("queuePanel"));
    auto* before = new QPushButton(band);
    auto* next = new QPushButton(band);
    band->show();
    before->setFocus();
    QVERIFY(before->hasFocus());
    delete before;
    next->setFocus();
    QVERIFY(next->hasFocus());
    QTest::qWait(10); // a turn of the event loop
    QVERIFY(next->hasFocus());
}

// Qt would take the first of the window by Tab.
void tst_FocusHome::itIsNotLostBehindAnotherWindow()
{
    Console console;
    auto* gone = new QLineEdit(console.named<QWidget>("queuePanel"));
    gone->show();
    gone->setFocus();
    QVERIFY(gone->hasFocus());
    QWidget other;
    other.show();
    other.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&other));
    gone->hide();
    console.window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&console.window()));
    QTRY_VERIFY(console.named<QWidget>("queueView")->hasFocus());
}

void tst_FocusHome::aStripGivesItBackToWhereOneWorked()
{
    Console console;
    console.key(Qt::Key_2, Qt::ControlModifier);
    auto* units = console.named<QWidget>("unitsView");
    QVERIFY(units->hasFocus());
    auto* acknowledge = console.named<QWidget>("alarmAcknowledge");
    const bool wasEnabled = acknowledge->isEnabled();
    acknowledge->setEnabled(true);
    acknowledge->show();
    acknowledge->setFocus();
    QVERIFY(acknowledge->hasFocus());
    acknowledge->setEnabled(false);
    QVERIFY(units->hasFocus());
    acknowledge->setEnabled(wasEnabled);
}

void tst_FocusHome::aTurnedPageDoesNotPutItOnAButton()
{
    QWidget window;
    auto* column = new QVBoxLayout(&window);
    auto* stack = new QStackedWidget(&window);
    column->addWidget(stack);
    auto* first = new QLineEdit(stack);
    stack->addWidget(first);
    auto* page = new QWidget(stack);
    auto* rows = new QVBoxLayout(page);
    auto* button = new QPushButton(QStringLiteral("Close"), page);
    auto* text = new QLineEdit(page);
    rows->addWidget(button);
    rows->addWidget(text);
    stack->addWidget(page);
    keepFocusOffButtons(*stack);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    first->setFocus();
    stack->setCurrentIndex(1);
    QVERIFY(text->hasFocus());
    // A page's own word for it comes before its order.
    auto* last = new QLineEdit(page);
    last->setObjectName(QStringLiteral("last"));
    rows->addWidget(last);
    last->show(); // a layout does it only at the next event
    setFocusHome(*page, *last);
    QVERIFY(focusHome(*button) == text); // where one was in it before
    stack->setCurrentIndex(0);
    text->setEnabled(false);
    QVERIFY(focusHome(*button) == first); // the page itself is not in sight
    stack->setCurrentIndex(1);
    QVERIFY(focusHome(*button) == last);
}

// A band that gives the focus back to where it came from may find that its page is shown no more.
void tst_FocusHome::nothingOnAHiddenPageKeepsIt()
{
    Console console;
    auto* field = new QLineEdit(console.named<QWidget>("placePanel"));
    field->show();
    QVERIFY(!field->isVisible());
    field->setFocus();
    QTRY_VERIFY2(fallenOn().isEmpty(), qPrintable(fallenOn()));
}

void tst_FocusHome::tabStillGoesFromOneToTheNext()
{
    Console console;
    console.key(Qt::Key_F2);
    auto* place = console.named<QWidget>("intakeLocation");
    place->setFocus();
    const QWidget* before = QApplication::focusWidget();
    console.key(Qt::Key_Tab);
    const QWidget* next = QApplication::focusWidget();
    QVERIFY(next && next != before);
    console.key(Qt::Key_Backtab, Qt::ShiftModifier);
    QVERIFY(QApplication::focusWidget() == before);
}

// The accounts stand there, and an R would change somebody's roles.
void tst_FocusHome::whoComesToAdminChangesNothingByALetter()
{
    Console console;
    console.desk.setSeat(supervisorSeat());
    console.key(Qt::Key_F12);
    auto* strip = console.named<QWidget>("adminStrip");
    QVERIFY(strip->hasFocus());
    QVERIFY(fallenOn().isEmpty());
    const auto sent = console.desk.commands().size();
    for (const Qt::Key letter : {Qt::Key_A, Qt::Key_R, Qt::Key_S, Qt::Key_Space, Qt::Key_Return})
        console.key(letter);
    QVERIFY(strip->hasFocus());
    QCOMPARE(console.desk.commands().size(), sent);
    // From there by Tab to the first page, and back from a page to it.
    console.key(Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("adminMap"));
    console.key(Qt::Key_O, Qt::AltModifier);
    QVERIFY(console.named<QWidget>("paperPanel")->isAncestorOf(QApplication::focusWidget()));
    console.key(Qt::Key_O, Qt::AltModifier);
    QVERIFY(strip->hasFocus());
}

HAVEN_TESTS(tst_FocusHome)
#include "tst_focus_home.moc"
