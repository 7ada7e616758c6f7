#include "tests/testkit/test_program.h"
#include "tests/testkit/ui/access_check.h"
#include "tests/testkit/ui/gallery.h"
#include "tests/testkit/ui/sample_look.h"
#include "tests/ui/console_scene.h"
#include "ui/room/relief_panel.h"
#include "ui/widgets/board_view.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

using namespace haven;
using namespace haven::test;
using namespace haven::ui;

namespace {

Seat leeSeat()
{
    Seat seat = dispatcherSeat();
    seat.agent = AgentId("lee");
    seat.name = "Lee";
    return seat;
}

// A quiet night with something of everything.
void fillRoom(FakeDesk& desk)
{
    DispatchRoom& room = desk.room();
    room.logOn("5A21");
    room.open("NOISE", "118 Pier Rd, apt 3");
    const auto held = room.open("NOISE", "40 Mill Row");
    must(desk, HoldIncident{held, "keyholder comes at six", {}});
    ScheduleIncident later;
    later.dueAt = room.now() + Span::hours(2);
    later.type = TypeCode("WELFARE");
    later.location = at("9 Orchard St");
    must(desk, later);
    PlaceWatch watch;
    watch.kind = WatchKind::House;
    watch.location = at("3 Depot St");
    watch.until = room.now() + Span::hours(60);
    must(desk, watch);
    must(desk, WritePassOn{"Elm St is closed at the bridge", {}});
    must(desk, SendMessage{UnitId("5A21"), {}, "the bridge is up"});
    desk.sync();
}

ReliefPanel& reliefOf(test::Console& console)
{
    return *console.named<ReliefPanel>("reliefPanel");
}

// The first row whose text begins so; false where there is none.
bool chooseLine(ReliefPanel& panel, const QString& lead)
{
    const QAbstractItemModel& model = *panel.view().model();
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.index(row, 0).data().toString().startsWith(lead)) {
            panel.view().setCurrentIndex(model.index(row, 0));
            return true;
        }
    }
    return false;
}

QString textOf(ReliefPanel& panel)
{
    QString out;
    const QAbstractItemModel& model = *panel.view().model();
    for (int row = 0; row < model.rowCount(); ++row)
        out += model.index(row, 0).data().toString() + u' ' +
               model.index(row, 1).data().toString() + u'\n';
    return out;
}

} // namespace

class TestReliefPanel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thePageIsThereByOneKeyAndGoesByEscape()
    {
        test::Console console;
        fillRoom(console.desk);
        console.key(Qt::Key_9, Qt::ControlModifier);
        ReliefPanel& panel = reliefOf(console);
        QVERIFY(panel.isVisible());
        const QAbstractItemModelTester tester(panel.view().model());
        for (const char* words : {"40 Mill Row", "keyholder comes at six", "9 Orchard St",
                                  "3 Depot St", "Elm St is closed", "the bridge is up", "5A21"})
            QVERIFY2(textOf(panel).contains(QString::fromLatin1(words)), words);
        console.key(Qt::Key_Escape);
        QTRY_VERIFY(!panel.isVisible());
    }

    void whatChangesStandsOnThePageAndTheChosenLineStays()
    {
        test::Console console;
        fillRoom(console.desk);
        console.key(Qt::Key_9, Qt::ControlModifier);
        ReliefPanel& panel = reliefOf(console);
        const QAbstractItemModelTester tester(panel.view().model());
        QVERIFY(chooseLine(panel, QStringLiteral("watch ")));
        must(console.desk, WritePassOn{"the siren is tested at noon", {}});
        console.desk.sync();
        QTRY_VERIFY(textOf(panel).contains(QStringLiteral("the siren is tested")));
        const QModelIndex current = panel.view().currentIndex();
        QVERIFY(current.siblingAtColumn(0).data().toString().startsWith(QStringLiteral("watch ")));
    }

    // Every list cuts its lines; the chosen one stands whole below.
    void theChosenLineStandsWhole()
    {
        test::Console console;
        fillRoom(console.desk);
        must(console.desk,
             WritePassOn{"Elm St is closed from the bridge to the mill, go by Oak Ave "
                         "and tell the engines so, the gate key is with the desk",
                         {}});
        console.desk.sync();
        console.key(Qt::Key_9, Qt::ControlModifier);
        ReliefPanel& panel = reliefOf(console);
        const auto* detail = console.named<QLabel>("briefDetail");
        QVERIFY(!detail->text().isEmpty());
        QTRY_VERIFY(textOf(panel).contains(QStringLiteral("from the bridge to the mill")));
        const auto* model = panel.view().model();
        for (int row = 0; row < model->rowCount(); ++row) {
            const QModelIndex line = model->index(row, 1);
            if (line.data().toString().contains(QStringLiteral("from the bridge to the mill")))
                panel.view().setCurrentIndex(line);
        }
        QVERIFY2(detail->text().contains(QStringLiteral("the gate key is with the desk")),
                 qPrintable(detail->text()));
    }

    // From a page its key goes back; from elsewhere it goes to the page, so that the next letter
    // does not act on whatever stands there instead.
    void aPageThatIsOpenIsGoneToAndNotClosed()
    {
        test::Console console;
        fillRoom(console.desk);
        for (const auto& [key, name] :
             {std::pair{Qt::Key_9, "reliefPanel"}, std::pair{Qt::Key_8, "boloPanel"}}) {
            auto* page = console.named<QWidget>(name);
            console.key(key, Qt::ControlModifier);
            QTRY_VERIFY(page->isAncestorOf(QApplication::focusWidget()));
            console.key(Qt::Key_1, Qt::ControlModifier);
            QTRY_VERIFY(!page->isAncestorOf(QApplication::focusWidget()));
            QVERIFY(page->isVisible());
            console.key(key, Qt::ControlModifier);
            QTRY_VERIFY(page->isAncestorOf(QApplication::focusWidget()));
            console.key(key, Qt::ControlModifier);
            QTRY_VERIFY(!page->isVisible());
        }
    }

    void aLineIsAnsweredByAKey()
    {
        test::Console console;
        fillRoom(console.desk);
        console.key(Qt::Key_9, Qt::ControlModifier);
        ReliefPanel& panel = reliefOf(console);
        QVERIFY(chooseLine(panel, QStringLiteral("message ")));
        console.key(Qt::Key_A);
        QTRY_COMPARE(console.desk.state().room.messages.begin()->second.acknowledged.size(),
                     std::size_t(1));
        QVERIFY(chooseLine(panel, QStringLiteral("watch ")));
        console.key(Qt::Key_A);
        QTRY_COMPARE(console.line()->text(), QStringLiteral("visit 1 "));
    }

    void bothNamesStandOnIt()
    {
        test::Console console;
        fillRoom(console.desk);
        QVERIFY(!console.enter(QStringLiteral("relief lee quiet")).isEmpty());
        console.key(Qt::Key_9, Qt::ControlModifier);
        auto* names = console.named<QLabel>("briefNames");
        QTRY_VERIFY(names->text().contains(QStringLiteral("Not taken yet.")));
        console.desk.setSeat(leeSeat());
        if (!reliefOf(console).isVisible())
            console.key(Qt::Key_9, Qt::ControlModifier);
        reliefOf(console).view().setFocus();
        console.key(Qt::Key_T);
        QTRY_VERIFY(names->text().contains(QStringLiteral("Taken over by")));
        QVERIFY(console.desk.state().room.reliefs.begin()->second.takenBy == AgentId("lee"));
    }

    void aMessageIsSaidWhenItComesAndReadOnceSeen()
    {
        test::Console console;
        QSignalSpy said(&reliefOf(console), &ReliefPanel::said);
        mustAs(console.desk, supervisorSeat(), SendMessage{{}, {}, "radio 2 is down"});
        console.desk.sync();
        QTRY_VERIFY(!said.isEmpty());
        QVERIFY(said.first().first().toString().contains(QStringLiteral("radio 2 is down")));
        QVERIFY(console.desk.state().room.messages.begin()->second.read.empty());
        console.key(Qt::Key_9, Qt::ControlModifier);
        QTRY_COMPARE(console.desk.state().room.messages.begin()->second.read.size(),
                     std::size_t(1));
    }

    void aSupervisorIsToldOfAGroupThatNobodyWatches()
    {
        test::Console console;
        console.desk.setSeat(supervisorSeat());
        QSignalSpy said(&reliefOf(console), &ReliefPanel::said);
        mustAs(console.desk, supervisorSeat(), ChangeDispatchGroup{"WEST", {BeatId("1")}});
        console.desk.sync();
        QTRY_COMPARE(said.count(), 1);
        QVERIFY(said.first().first().toString().contains(QStringLiteral("WEST")));
        // Once, not with every change.
        console.desk.room().open("NOISE");
        console.desk.sync();
        QTest::qWait(20);
        QCOMPARE(said.count(), 1);
    }

    void everyoneCanUseIt_data()
    {
        QTest::addColumn<QString>("theme");
        QTest::addColumn<int>("zoom");
        QTest::newRow("night") << QStringLiteral("night") << 100;
        QTest::newRow("day") << QStringLiteral("day") << 100;
        QTest::newRow("large") << QStringLiteral("night") << 200;
    }
    void everyoneCanUseIt()
    {
        QFETCH(const QString, theme);
        QFETCH(const int, zoom);
        test::Console console(zoom > 100 ? QSize(2560, 1440) : QSize(1920, 1080), theme, zoom);
        fillRoom(console.desk);
        console.key(Qt::Key_9, Qt::ControlModifier);
        QTest::qWait(30);
        const auto access = testkit::accessFindings(reliefOf(console));
        QVERIFY2(access.empty(), qPrintable(testkit::toldFindings(access)));
        const auto clipped = testkit::clippingFindings(reliefOf(console));
        QVERIFY2(clipped.empty(), qPrintable(testkit::toldFindings(clipped)));
        testkit::saveToGallery(console.window(), QStringLiteral("relief-") +
                                                     QString::fromLatin1(QTest::currentDataTag()));
    }
};

HAVEN_TESTS(TestReliefPanel)
#include "tst_relief_panel.moc"
