#include "models/dispatch/board.h"
#include "tests/testkit/test_program.h"
#include "tests/testkit/ui/access_check.h"
#include "tests/testkit/ui/gallery.h"
#include "tests/ui/console_scene.h"
#include "ui/bolo/bolo_panel.h"
#include "ui/room/room_band.h"
#include "ui/units/units_delegate.h"

#include <QAbstractItemModelTester>
#include <QtTest>

// What the units are to look out for, and the band of what concerns the whole room, in the real
// window and by keys.
using namespace haven;
using namespace haven::test;
using namespace haven::ui;

namespace {

BoloPanel& bolosOf(test::Console& console)
{
    return *console.named<BoloPanel>("boloPanel");
}
RoomBand& bandOf(test::Console& console)
{
    return *console.named<RoomBand>("roomBand");
}
QString detailOf(test::Console& console)
{
    return console.named<QLabel>("boloDetail")->text();
}
void writeVan(test::Console& console)
{
    console.enter(QStringLiteral(
        "bolo vehicle plate AB1O234 state CT from \"Avon PD\" why \"hit and run\" gray van"));
}

} // namespace

class TestBoloPanel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBoloIsListedUntilItIsOver()
    {
        test::Console console;
        const QAbstractItemModelTester tester(bolosOf(console).view().model());
        console.key(Qt::Key_8, Qt::ControlModifier);
        QVERIFY(bolosOf(console).isVisible());
        QVERIFY(detailOf(console).startsWith(QStringLiteral("No BOLO is in force")));
        writeVan(console);
        QTRY_COMPARE(bolosOf(console).view().model()->rowCount(), 1);
        bolosOf(console).start();
        QVERIFY(detailOf(console).contains(QStringLiteral("gray van")));
        QVERIFY(detailOf(console).contains(QStringLiteral("Not broadcast yet")));
        console.desk.pass(Span::hours(25));
        bolosOf(console).start();
        QCOMPARE(bolosOf(console).view().model()->rowCount(), 0);
    }

    void itsKeysPutTheLineThereToBeFinished()
    {
        test::Console console;
        console.desk.room().logOn("5A21");
        console.desk.sync();
        writeVan(console);
        console.key(Qt::Key_8, Qt::ControlModifier);
        QTRY_COMPARE(bolosOf(console).view().model()->rowCount(), 1);
        console.key(Qt::Key_B);
        QCOMPARE(console.line()->text(), QStringLiteral("bsay B1 "));
        console.type(QStringLiteral("East"));
        console.key(Qt::Key_Return);
        QTRY_VERIFY(
            detailOf(console).contains(QStringLiteral("Not heard by 2A11, 3A12, 5A21, CR1.")));
        bolosOf(console).view().setFocus();
        console.key(Qt::Key_X);
        QCOMPARE(console.line()->text(), QStringLiteral("bover B1 "));
        console.type(QStringLiteral("found in Avon"));
        console.key(Qt::Key_Return);
        QTRY_COMPARE(bolosOf(console).view().model()->rowCount(), 0);
        bolosOf(console).view().setFocus();
        console.key(Qt::Key_Escape);
        QVERIFY(!bolosOf(console).isVisible());
    }

    void whatIsTypedAndFitsIsAnAlarmAtOnce()
    {
        test::Console console;
        writeVan(console);
        console.enter(QStringLiteral("new NOISE @\"12 Oak Ave\" ! a van, ABI0234, left"));
        QTRY_VERIFY(!console.desk.state().bolos.at(BoloId(1)).matches.empty());
        const auto due =
            dueAlarms(console.desk.state(), console.desk.knowledge().codes, console.desk.now());
        QVERIFY(std::any_of(due.begin(), due.end(), [](const DueAlarm& alarm) {
            return alarm.kind == AlarmKind::BoloMatch;
        }));
        QVERIFY(unseenBoloWords(console.desk.state(), console.newest().id, std::nullopt) ==
                "B1 plate, likely, in a note: hit and run");
        console.key(Qt::Key_8, Qt::ControlModifier);
        QVERIFY(detailOf(console).contains(QStringLiteral("May fit")));
    }

    void aRestrictedOneIsNotThereForAClinician()
    {
        test::Console console;
        console.enter(QStringLiteral("bolo person name \"Dale Moss\" why warrant class justice"));
        QTRY_COMPARE(bolosOf(console).view().model()->rowCount(), 1);
        console.desk.setSeat(clinicianSeat());
        QTRY_COMPARE(bolosOf(console).view().model()->rowCount(), 0);
        QVERIFY(!detailOf(console).contains(QStringLiteral("Moss")));
    }

    void recordChecksStandBesideWithTheirClock()
    {
        test::Console console;
        console.desk.room().logOn("5A21");
        console.desk.sync();
        console.key(Qt::Key_8, Qt::ControlModifier);
        auto* checks = console.named<QLabel>("checksLately");
        QVERIFY(!checks->isVisible());
        console.enter(QStringLiteral("ran 5A21 plate due/STOLEN AB12345"));
        console.enter(QStringLiteral("ran 5A21 person none Moss"));
        QTRY_VERIFY(checks->isVisible());
        const QStringList lines = bolosOf(console).checksText().split(u'\n');
        QCOMPARE(lines.size(), 2);
        // What is to be confirmed stands first.
        QVERIFY(lines[0].contains(QStringLiteral("to be confirmed (STOLEN)")));
        QVERIFY(lines[0].endsWith(QStringLiteral("left")));
        QCOMPARE(lines[1], QStringLiteral("5A21 ran person Moss: none"));
        console.desk.setSeat(clinicianSeat());
        bolosOf(console).start();
        QVERIFY(bolosOf(console).checksText().isEmpty());
        QVERIFY(!checks->isVisible());
    }

    void whoIsBehindACallSignIsTold()
    {
        test::Console console;
        console.enter(QStringLiteral("on 5A21 officers Diaz,Moss car 112 radio 4412"));
        console.enter(QStringLiteral("crew 5A21 car 114 out Moss"));
        QTRY_COMPARE(console.desk.state().units.at(UnitId("5A21")).vehicle, std::string("114"));
        const State& state = console.desk.state();
        const auto row = unitRow(state.units.at(UnitId("5A21")), state,
                                 console.desk.knowledge().codes, console.desk.now());
        QCOMPARE(crewWords(row), QStringLiteral("Car 114, radio 4412, Diaz"));
        QVERIFY(spokenUnit(row).endsWith(QStringLiteral("Car 114, radio 4412, Diaz")));
    }

    void theAirThatIsHeldStandsUntilItIsReleased()
    {
        test::Console console;
        console.desk.room().logOn("5A21");
        console.desk.sync();
        QVERIFY(!bandOf(console).isVisible());
        console.enter(QStringLiteral("air East for 5A21 foot pursuit"));
        QTRY_VERIFY(bandOf(console).isVisible());
        QVERIFY(bandOf(console).airWords().startsWith(
            QStringLiteral("HOLD THE AIR on channel East: asked for by 5A21")));
        // It covers nothing of the queue: it stands above the workspaces.
        const auto* band = &bandOf(console);
        const auto* queue = console.named<QWidget>("queuePanel");
        const int below = band->mapTo(&console.window(), QPoint(0, band->height())).y();
        QVERIFY(queue->mapTo(&console.window(), QPoint(0, 0)).y() >= below);
        // Also for whoever sends nobody.
        console.desk.setSeat(clinicianSeat());
        QTRY_VERIFY(bandOf(console).isVisible());
        console.desk.setSeat(dispatcherSeat());
        console.key(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(console.line()->text(), QStringLiteral("airfree East "));
        console.key(Qt::Key_Return);
        QTRY_VERIFY(!bandOf(console).isVisible());
        QVERIFY(console.desk.state().airHolds.empty());
    }

    void aDeskIsToldOfItsOwnChannelFirst()
    {
        test::Console console;
        mustAs(console.desk, supervisorSeat(), ChangeDispatchGroup{"WEST", {BeatId("1")}, "One"});
        mustAs(console.desk, supervisorSeat(), ChangeDispatchGroup{"EAST", {BeatId("2")}, "Two"});
        console.desk.sync();
        console.enter(QStringLiteral("air two foot pursuit"));
        QTRY_VERIFY(bandOf(console).isVisible());
        // Who watches no group listens to all of them.
        QVERIFY(
            bandOf(console).airWords().startsWith(QStringLiteral("HOLD THE AIR on channel Two")));
        console.enter(QStringLiteral("cover WEST"));
        // Never hidden: it says that it is another's.
        QTRY_VERIFY(bandOf(console).airWords().startsWith(
            QStringLiteral("Air is held on channel Two, not one of this desk")));
        QVERIFY(bandOf(console).isVisible());
        console.enter(QStringLiteral("air one shots fired"));
        QTRY_VERIFY(
            bandOf(console).airWords().startsWith(QStringLiteral("HOLD THE AIR on channel One")));
        QVERIFY(bandOf(console).airWords().contains(QStringLiteral("channel Two, not one of")));
        // A channel of no group is everybody's.
        console.enter(QStringLiteral("air State pursuit into town"));
        QTRY_VERIFY(
            bandOf(console).airWords().contains(QStringLiteral("HOLD THE AIR on channel State")));
        console.key(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(console.line()->text(), QStringLiteral("airfree One "));
    }

    void workThatWaitsIsOfferedAndSentByOneKey()
    {
        test::Console console;
        DispatchRoom& room = console.desk.room();
        room.logOn("5A21");
        const auto now = room.open("NOISE", "1 Elm St");
        const auto next = room.open("NOISE", "2 Elm St");
        room.dispatch("5A21", now);
        must(console.desk, StackWork{UnitId("5A21"), next});
        console.desk.sync();
        QVERIFY(!bandOf(console).isVisible());
        console.key(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(console.desk.state().units.at(UnitId("5A21")).incident == now);
        console.enter(QStringLiteral("cl 5A21"));
        QTRY_VERIFY(bandOf(console).isVisible());
        QVERIFY(bandOf(console).stackWords().contains(QStringLiteral("2 Elm St")));
        // Offered, not sent.
        QVERIFY(!console.desk.state().units.at(UnitId("5A21")).incident);
        console.key(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(console.desk.state().units.at(UnitId("5A21")).incident == next);
        QTRY_VERIFY(!bandOf(console).isVisible());
    }

    void everyoneCanUseIt_data()
    {
        QTest::addColumn<QString>("theme");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("zoom");
        for (const char* theme : {"night", "day"})
            QTest::addRow("%s", theme) << QString::fromLatin1(theme) << QSize(1920, 1080) << 100;
        QTest::addRow("night-small") << QStringLiteral("night") << QSize(1366, 768) << 100;
        QTest::addRow("night-150") << QStringLiteral("night") << QSize(1920, 1080) << 150;
    }

    void everyoneCanUseIt()
    {
        QFETCH(QString, theme);
        QFETCH(QSize, size);
        QFETCH(int, zoom);
        test::Console console(size, theme, zoom);
        console.desk.room().logOn("5A21");
        console.desk.sync();
        writeVan(console);
        console.enter(QStringLiteral("bsay B1 East"));
        console.enter(QStringLiteral("new NOISE @\"12 Oak Ave\" ! a van, ABI0234, left"));
        console.enter(QStringLiteral("air East for 5A21 foot pursuit"));
        console.key(Qt::Key_8, Qt::ControlModifier);
        QTest::qWait(30);
        for (QWidget* part : std::initializer_list<QWidget*>{&bolosOf(console), &bandOf(console)}) {
            const auto access = testkit::accessFindings(*part);
            QVERIFY2(access.empty(), qPrintable(testkit::toldFindings(access)));
            const auto clipped = testkit::clippingFindings(*part);
            QVERIFY2(clipped.empty(), qPrintable(testkit::toldFindings(clipped)));
        }
        testkit::saveToGallery(console.window(), QStringLiteral("bolo-") +
                                                     QString::fromLatin1(QTest::currentDataTag()));
    }
};

HAVEN_TESTS(TestBoloPanel)
#include "tst_bolo_panel.moc"
