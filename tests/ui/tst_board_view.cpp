#include "tests/testkit/test_program.h"
#include "tests/testkit/ui/board_sample_model.h"
#include "tests/testkit/ui/sample_look.h"
#include "tests/testkit/ui/stall_watchdog.h"
#include "ui/widgets/board_view.h"
#include "ui/widgets/cell_painter.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QAction>
#include <QClipboard>
#include <QMenu>
#include <QPainter>
#include <QPaintEvent>
#include <QScrollBar>
#include <QSignalSpy>
#include <QtTest>

using namespace haven;
using namespace haven::ui;

namespace {

testkit::SampleRow line(int number)
{
    return {testkit::textCell(QString::number(number)),
            testkit::valueCell(CellKind::Waiting, 60 * number)};
}

// What of a widget was painted since.
class PaintedPart final : public QObject
{
public:
    QRegion region;

protected:
    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() == QEvent::Paint)
            region += static_cast<QPaintEvent*>(event)->region();
        return false;
    }
};

} // namespace

class TestBoardView final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_source = std::make_unique<ThemeSource>(testkit::sampleLook());
        m_model = std::make_unique<testkit::BoardSampleModel>(2);
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (int i = 0; i < 100; ++i)
            m_model->insertRow(i, line(i));
        m_view = std::make_unique<BoardView>(*m_source, QStringLiteral("Queue"));
        m_view->setModel(m_model.get());
        m_view->setColumns({{1, QStringLiteral("Waiting"), 90}, {0, QStringLiteral("Number"), 90}});
        m_view->resize(400, 500);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }
    void cleanup()
    {
        m_view.reset();
        m_tester.reset();
        m_model.reset();
    }

    // As a screen reader does it: it selects the cell's row, and the keys are about that row then.
    void whatAScreenReaderTogglesIsChosen()
    {
        select(40);
        QSignalSpy chosen(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged);
        auto* table = QAccessible::queryAccessibleInterface(m_view.get())->tableInterface();
        QVERIFY(table);
        QAccessibleInterface* cell = table->cellAt(7, 0);
        QVERIFY(cell && cell->actionInterface());
        cell->actionInterface()->doAction(QAccessibleActionInterface::toggleAction());
        QTRY_COMPARE(m_view->currentIndex().row(), 7);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(m_view->selectionModel()->selectedRows().size(), 1);
    }

    // As units of which several are sent at a time.
    void severalChosenRowsStayChosen()
    {
        m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
        select(40);
        QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(m_view->selectionModel()->selectedRows().size(), 2);
        QTest::qWait(10); // a turn of the event loop
        QCOMPARE(m_view->selectionModel()->selectedRows().size(), 2);
        QCOMPARE(m_view->currentIndex().row(), 41);
    }

    void aRowComingInAboveMovesNothingUnderTheEye()
    {
        select(40);
        m_view->scrollTo(index(40), QAbstractItemView::PositionAtCenter);
        const int top = topOfCurrent();
        m_model->insertRow(0, line(900));
        QCOMPARE(m_view->currentIndex().row(), 41);
        QCOMPARE(topOfCurrent(), top);
        m_model->removeRow(3);
        QCOMPARE(topOfCurrent(), top);
        m_model->moveRow(90, 2);
        QCOMPARE(currentNumber(), QStringLiteral("40"));
        QCOMPARE(topOfCurrent(), top);
    }

    void aRowComingInBelowMovesNothing()
    {
        select(5);
        const int top = topOfCurrent();
        m_model->insertRow(50, line(900));
        m_model->removeRow(70);
        QCOMPARE(topOfCurrent(), top);
        QCOMPARE(m_view->verticalScrollBar()->value(), 0);
    }

    void anIdleTableAtTheTopShowsWhatComesInFirst()
    {
        m_view->clearFocus();
        QCOMPARE(m_view->verticalScrollBar()->value(), 0);
        m_model->insertRow(0, line(900));
        QCOMPARE(m_view->verticalScrollBar()->value(), 0);
        QCOMPARE(m_view->newAbove(), 0);
    }

    void aFocusedTableAtTheTopKeepsItsPlaceAndSaysWhatIsAbove()
    {
        select(0);
        m_view->setFocus();
        QTRY_VERIFY(m_view->hasFocus());
        const int top = topOfCurrent();
        m_model->insertRow(0, line(900));
        QCOMPARE(topOfCurrent(), top);
        QCOMPARE(m_view->newAbove(), 1);
        auto* note = m_view->findChild<QLabel*>(QStringLiteral("newAbove"));
        QVERIFY(note->isVisible());
        QVERIFY(note->text().contains(u'1'));
        QTest::keyClick(m_view.get(), Qt::Key_Home);
        QCOMPARE(m_view->verticalScrollBar()->value(), 0);
        QCOMPARE(currentNumber(), QStringLiteral("900"));
        QVERIFY(!note->isVisible());
        QCOMPARE(m_view->newAbove(), 0);
    }

    void aVanishedRowHandsItsSelectionToNobody()
    {
        select(10);
        m_model->removeRow(10);
        QVERIFY(!m_view->currentIndex().isValid());
        QVERIFY(m_view->selectionModel()->selectedRows().isEmpty());
        QSignalSpy activated(m_view.get(), &BoardView::rowActivated);
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        QCOMPARE(activated.count(), 0);
        // The arrows go on from where it stood.
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QCOMPARE(currentNumber(), QStringLiteral("11"));
    }

    void enterAndDoubleClickActivateTheRow()
    {
        select(3);
        QSignalSpy activated(m_view.get(), &BoardView::rowActivated);
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        QCOMPARE(activated.count(), 1);
        const QPoint middle = m_view->visualRect(index(3)).center();
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, middle);
        QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, middle);
        QCOMPARE(activated.count(), 2);
        QCOMPARE(activated.last().first().value<QModelIndex>().row(), 3);
    }

    void aRowActionWorksByItsKeyOnlyWhereTheFocusIs()
    {
        QAction hold(QStringLiteral("Hold"));
        hold.setShortcut(Qt::Key_H);
        QSignalSpy triggered(&hold, &QAction::triggered);
        m_view->addRowAction(&hold);
        select(2);
        m_view->setFocus();
        QTRY_VERIFY(m_view->hasFocus());
        QTest::keyClick(m_view.get(), Qt::Key_H);
        QCOMPARE(triggered.count(), 1);

        QLineEdit elsewhere;
        elsewhere.show();
        elsewhere.activateWindow();
        elsewhere.setFocus();
        QTRY_VERIFY(elsewhere.hasFocus());
        QTest::keyClick(&elsewhere, Qt::Key_H);
        QCOMPARE(triggered.count(), 1);
    }

    void theContextMenuListsTheRowActions()
    {
        QAction hold(QStringLiteral("Hold"));
        m_view->addRowAction(&hold);
        select(2);
        QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(5, 5), QPoint(5, 5));
        QCoreApplication::sendEvent(m_view.get(), &event);
        auto* menu = m_view->findChild<QMenu*>();
        QVERIFY(menu != nullptr);
        QVERIFY(menu->actions().contains(&hold));
        menu->close();
    }

    void lettersNeverSearch()
    {
        select(1);
        QTest::keyClick(m_view.get(), Qt::Key_9);
        QCOMPARE(currentNumber(), QStringLiteral("1"));
    }

    void tabLeavesTheTable()
    {
        QWidget window;
        QVBoxLayout layout(&window);
        auto* view = new BoardView(*m_source, QStringLiteral("Queue"));
        view->setModel(m_model.get());
        auto* next = new QLineEdit;
        layout.addWidget(view);
        layout.addWidget(next);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        window.activateWindow();
        view->setFocus();
        QTRY_VERIFY(view->hasFocus());
        QTest::keyClick(view, Qt::Key_Tab);
        QVERIFY(next->hasFocus());
    }

    void groupHeadersAreSteppedOver()
    {
        m_model->insertRow(5, {testkit::groupCell(QStringLiteral("Working"), 3)});
        select(4);
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QCOMPARE(m_view->currentIndex().row(), 6);
        QTest::keyClick(m_view.get(), Qt::Key_Up);
        QCOMPARE(m_view->currentIndex().row(), 4);
    }

    void aRowIsCopiedAsShown()
    {
        select(2);
        QTest::keySequence(m_view.get(), QKeySequence::Copy);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("2:00\t2"));
    }

    void columnsThatAreNotNamedAreHidden()
    {
        m_view->setColumns({{1, QStringLiteral("Waiting"), 90}});
        QVERIFY(m_view->isColumnHidden(0));
        QCOMPARE(m_view->firstVisibleColumn(), 1);
        QCOMPARE(m_view->lastVisibleColumn(), 1);
    }

    // Widths are drawn for the dense setting: where letters are larger, so is their room.
    void columnsGrowWithTheLetters()
    {
        m_view->setColumns({{0, QStringLiteral("Number"), 90}, {1, QStringLiteral("Waiting"), 90}});
        QCOMPARE(m_view->columnWidth(0), 96);
        m_source->setDensity(Density::Dense);
        QTRY_COMPARE(m_view->columnWidth(0), 90);
    }

    // The ring around the table is there while no row is chosen, and gone at once with the first.
    void theRingOfTheTableGoesWithTheFirstChosenRow()
    {
        m_view->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
        m_view->setFocus();
        m_view->setCurrentIndex({}); // the focus alone chooses the first row
        QTest::qWait(50);
        PaintedPart painted;
        m_view->viewport()->installEventFilter(&painted);
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QVERIFY(m_view->currentIndex().isValid());
        QTRY_COMPARE(painted.region.boundingRect(), m_view->viewport()->rect());
        // From row to row only rows are painted.
        QTest::qWait(50);
        painted.region = {};
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QTRY_VERIFY(!painted.region.isEmpty());
        QVERIFY(painted.region.boundingRect().height() < m_view->viewport()->height() / 2);
    }

    void aTimeOfManyHoursKeepsItsFirstFigure()
    {
        // In the least width of the column of those who wait.
        const auto painted = [this](int hours) {
            testkit::BoardSampleModel board(1);
            board.insertRow(0, {testkit::valueCell(CellKind::Waiting, hours * 3600 + 46 * 60)});
            const TableDelegate delegate(*m_source);
            QStyleOptionViewItem option;
            option.rect = QRect(0, 0, 64, m_source->look().rowHeight());
            QImage image(option.rect.size(), QImage::Format_RGB32);
            QPainter painter(&image);
            delegate.paint(&painter, option, board.index(0, 0));
            return image;
        };
        QVERIFY(painted(1) == painted(1));
        QVERIFY(painted(1) != painted(2));
        QVERIFY(painted(13) != painted(23));
        QVERIFY(painted(13) != painted(3));
    }

    void everyKindOfCellHasWords()
    {
        testkit::BoardSampleModel queue(9);
        testkit::fillQueue(queue);
        const TableDelegate delegate(*m_source);
        QCOMPARE(delegate.cellText(queue.index(0, 0)), QStringLiteral("Waiting 5"));
        QCOMPARE(delegate.cellText(queue.index(1, 0)), QStringLiteral("P1"));
        QCOMPARE(delegate.cellText(queue.index(1, 1)), QStringLiteral("0:42"));
        QCOMPARE(delegate.cellText(queue.index(1, 6)), QStringLiteral("yes"));
        QCOMPARE(delegate.cellText(queue.index(1, 7)), QStringLiteral("4"));
        QCOMPARE(delegate.cellText(queue.index(3, 7)), QString());
        QCOMPARE(delegate.cellText(queue.index(9, 1)), QStringLiteral("1:02:05"));
        testkit::BoardSampleModel units(7);
        testkit::fillUnits(units);
        QCOMPARE(delegate.cellText(units.index(0, 1)), QStringLiteral("On scene"));
        QCOMPARE(delegate.cellText(units.index(1, 6)), QStringLiteral("–"));
        QCOMPARE(delegate.cellText(units.index(4, 6)), QStringLiteral("+1:15"));
    }

    void whereEvenTheLeastWidthsDoNotFitTheLeastNeededColumnGoes()
    {
        m_source->setDensity(Density::Dense);
        m_view->setColumns(
            {{1, QStringLiteral("Waiting"), 300, 200}, {0, QStringLiteral("Number"), 150, 120, 1}});
        QVERIFY(!m_view->isColumnHidden(0)); // 200 and 120 fit into 400
        m_view->resize(300, 500);
        QTRY_VERIFY(m_view->isColumnHidden(0));
        QVERIFY(!m_view->isColumnHidden(1));
        m_view->resize(500, 500);
        QTRY_VERIFY(!m_view->isColumnHidden(0));
    }

    void aColumnThatKeepsItsRoomHasItBeforeOthersAreShown()
    {
        m_source->setDensity(Density::Dense);
        m_view->setColumns({{1, QStringLiteral("Waiting"), 300, 100, 0, std::nullopt, 250},
                            {0, QStringLiteral("Number"), 150, 120, 1}});
        // 250 and 120 fit into 400, and what is missing of 450 is taken from both.
        QVERIFY(!m_view->isColumnHidden(0));
        QVERIFY(m_view->columnWidth(1) >= 250);
        m_view->resize(330, 500); // 100 and 120 would fit
        QTRY_VERIFY(m_view->isColumnHidden(0));
        QVERIFY(m_view->columnWidth(1) >= 250);
        // Alone it gives way down to its least.
        m_view->resize(200, 500);
        QTRY_VERIFY(m_view->columnWidth(1) < 250);
        QVERIFY(!m_view->isColumnHidden(1));
    }

    void fiveThousandRowsTakeChangesWithoutAStall()
    {
        testkit::BoardSampleModel model(2);
        for (int i = 0; i < 5000; ++i)
            model.insertRow(i, line(i));
        BoardView view(*m_source, QStringLiteral("Large"));
        view.setModel(&model);
        view.setColumns({{0, QStringLiteral("Number"), 90}, {1, QStringLiteral("Waiting"), 90}});
        view.resize(400, 900);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QTest::qWait(50);
        testkit::StallWatchdog watchdog;
        for (int i = 0; i < 50; ++i) {
            model.insertRow(0, line(i));
            QTest::qWait(2);
        }
        qInfo("longest stall over 50 inserts into 5,000 rows: %d ms", watchdog.stallMsMax());
        QVERIFY(watchdog.stallMsMax() <= testkit::kStallMsMax);
    }

private:
    QModelIndex index(int row) const { return m_model->index(row, 0); }
    void select(int row) { m_view->setCurrentIndex(index(row)); }
    int topOfCurrent() const { return m_view->visualRect(m_view->currentIndex()).top(); }
    QString currentNumber() const
    {
        return m_view->currentIndex().siblingAtColumn(0).data().toString();
    }

    std::unique_ptr<ThemeSource> m_source;
    std::unique_ptr<testkit::BoardSampleModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<BoardView> m_view;
};

HAVEN_TESTS(TestBoardView)
#include "tst_board_view.moc"
