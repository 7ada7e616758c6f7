#include "tests/testkit/test_program.h"
#include "tests/ui/busy_board.h"
#include "ui/layouts/layout_desk.h"
#include "ui/places/place_panel.h"
#include "ui/shell/dispatch_workspace.h"
#include "ui/widgets/board_view.h"

#include <QScrollBar>

// The desk where there is little room: letters twice as large, or a small screen.
using namespace haven;
using namespace haven::test;
using namespace haven::ui;

class TestLowScreen final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTitleOfAGroupIsLowerThanWhatItCounts()
    {
        Console console(QSize(1366, 768));
        fillConsole(console, BoardLoad::Busy);
        const auto& queue = *console.named<BoardView>("queueView");
        const auto heights = [&] {
            const Look& look = console.source().look();
            QCOMPARE(queue.rowHeight(0), look.groupRowHeight());
            QCOMPARE(queue.rowHeight(1), look.rowHeight());
            QCOMPARE(queue.rowHeight(6), look.groupRowHeight()); // five wait, then "Working"
            QCOMPARE(queue.rowHeight(7), look.rowHeight());
            QVERIFY(look.groupRowHeight() < look.rowHeight());
        };
        heights();
        // A row above the second title, and other letters: the titles keep their height.
        console.desk.room().open("NOISE");
        console.desk.sync();
        QCOMPARE(queue.rowHeight(7), console.source().look().groupRowHeight());
        QCOMPARE(queue.rowHeight(6), console.source().look().rowHeight());
    }

    void atTwiceTheSizeTheQueueIsWholeAndTheMapComesWhenAskedFor()
    {
        Console console(QSize(1920, 1080), QStringLiteral("night"), 200);
        fillConsole(console, BoardLoad::Busy);
        const auto* queue = console.named<BoardView>("queueView");
        auto* map = console.named<QWidget>("mapPanel");
        QVERIFY(!map->isVisible());
        QCOMPARE(queue->horizontalScrollBar()->maximum(), 0);
        console.key(Qt::Key_3, Qt::ControlModifier);
        QVERIFY(map->isVisible());
        console.window().dispatch().turnPart(DeskPart::Map);
        QVERIFY(!map->isVisible());
        // What a person put away is not remembered from this: the map is back where there is room.
        QVERIFY(console.window().dispatch().layout().hidden.empty());
    }

    void whatIsReachedFromAPlaceBringsTheMap()
    {
        Console console(QSize(1920, 1080), QStringLiteral("night"), 200);
        auto* map = console.named<QWidget>("mapPanel");
        QVERIFY(!map->isVisible());
        Q_EMIT console.named<PlacePanel>("placePanel")->reachWanted(kInBeat1);
        QVERIFY(map->isVisible());
    }

    void theLayoutsOfTheDeskDoNotPushTheWindowOffTheScreen()
    {
        Console console(QSize(1920, 1080), QStringLiteral("night"), 200);
        fillConsole(console, BoardLoad::Busy);
        console.window().layouts().choose();
        QTest::qWait(20);
        QVERIFY(console.named<QWidget>("layoutList")->isVisible());
        QCOMPARE(console.window().height(), 1080);
    }
};

HAVEN_TESTS(TestLowScreen)
#include "tst_low_screen.moc"
