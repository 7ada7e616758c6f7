#include "tests/testkit/test_program.h"
#include "tests/ui/busy_board.h"
#include "ui/room/relief_band.h"
#include "ui/shell/command_bar.h"

#include <QAbstractScrollArea>
#include <QLabel>
#include <QScrollBar>

// A small screen with large letters: whatever opens, the command bar and its answer stay on it.
using namespace haven;
using namespace haven::test;
using namespace haven::ui;

namespace {

constexpr QSize kSmallScreen(1366, 768);

void relieve(Console& console)
{
    Seat relief = supervisorSeat();
    relief.position = dispatcherSeat().position;
    for (const Seat& seat : {dispatcherSeat(), relief}) {
        const SignOn command{seat.agent, seat.name, seat.position, seat.roles};
        if (const auto done = console.desk.room().runAs(seat, command); !done)
            qFatal("%s", refusalSentence(done.refusal()).c_str());
    }
    console.desk.sync();
    console.desk.setSeat(relief);
}

int endOf(Console& console, const QWidget& part)
{
    return part.mapTo(&console.window(), QPoint(0, part.height())).y();
}

} // namespace

class TestLowWindow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBarStaysOnTheScreenWhateverOpens()
    {
        Console console(kSmallScreen, QStringLiteral("night"), 150);
        fillConsole(console, BoardLoad::Busy);
        relieve(console);
        QVERIFY(console.named<ReliefBand>("reliefBand")->isVisible());
        console.key(Qt::Key_F2); // the intake
        for (const Qt::Key list : {Qt::Key_H, Qt::Key_F2}) {
            console.key(list, Qt::ControlModifier);
            QTest::qWait(20);
            QCOMPARE(console.window().height(), kSmallScreen.height());
            QVERIFY(endOf(console, *console.named<CommandBar>("commandBar")) <=
                    kSmallScreen.height());
            console.key(Qt::Key_Escape);
        }
    }

    void theReliefBandIsOneLineAndTellsAllOfIt()
    {
        Console console(kSmallScreen, QStringLiteral("night"), 150);
        relieve(console);
        QTest::qWait(20);
        const auto& band = *console.named<ReliefBand>("reliefBand");
        const auto* text = band.findChild<QLabel*>(QStringLiteral("bannerText"));
        QVERIFY(text);
        QVERIFY2(text->height() < 2 * text->fontMetrics().lineSpacing(),
                 qPrintable(QString::number(text->height())));
        QCOMPARE(text->toolTip(), band.words());
    }

    // The places had all the room they need before, and have it still.
    void whereThereIsRoomNothingScrolls()
    {
        Console console(QSize(1920, 1080));
        fillConsole(console, BoardLoad::Busy);
        QTest::qWait(20);
        const auto* scroll = console.named<QAbstractScrollArea>("placesScroll");
        QCOMPARE(scroll->verticalScrollBar()->maximum(), 0);
        QCOMPARE(scroll->horizontalScrollBar()->maximum(), 0);
    }
};

HAVEN_TESTS(TestLowWindow)
#include "tst_low_window.moc"
