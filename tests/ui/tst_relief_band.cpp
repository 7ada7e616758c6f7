#include "tests/testkit/test_program.h"
#include "tests/ui/console_scene.h"
#include "ui/room/relief_band.h"
#include "ui/room/relief_panel.h"
#include "ui/widgets/key_button.h"

#include <QtTest>

// Whoever relieves is told what they took over until they say that they have it.
using namespace haven;
using namespace haven::test;
using namespace haven::ui;

namespace {

void sitDown(Console& console, const Seat& seat)
{
    const SignOn command{seat.agent, seat.name, seat.position, seat.roles};
    if (const auto done = console.desk.room().runAs(seat, command); !done)
        qFatal("%s", refusalSentence(done.refusal()).c_str());
    console.desk.sync();
    console.desk.setSeat(seat);
}

} // namespace

class tst_ReliefBand final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNextPersonIsToldWhatTheyTookOverUntilTheyHaveIt()
    {
        Console console;
        auto& band = *console.named<ReliefBand>("reliefBand");
        QVERIFY(!band.isVisible());
        sitDown(console, dispatcherSeat());
        QVERIFY(!band.isVisible());
        console.enter(QStringLiteral("new NOISE @12 Oak Ave"));
        Seat relief = supervisorSeat();
        relief.position = dispatcherSeat().position;
        sitDown(console, relief);
        QVERIFY(band.isVisible());
        QVERIFY2(band.words().contains(QStringLiteral("handed Position 1 over")),
                 qPrintable(band.words()));
        QVERIFY2(band.words().contains(
                     QStringLiteral("open %1,")
                         .arg(console.desk.state().room.reliefs.begin()->second.counts.open)),
                 qPrintable(band.words()));
        // It takes no focus, and one key opens the brief.
        QVERIFY(!band.isAncestorOf(QApplication::focusWidget()));
        console.named<KeyButton>("reliefRead")->click();
        QVERIFY(console.named<ReliefPanel>("reliefPanel")->isVisible());
        QVERIFY(band.isVisible()); // looking is not yet having it
        QCOMPARE(console.named<KeyButton>("reliefTaken")->key(),
                 QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_I));
        console.key(Qt::Key_I, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(!band.isVisible());
        const ShiftRelief& taken = console.desk.state().room.reliefs.at(relief.position);
        QVERIFY(taken.takenBy == relief.agent);
        QCOMPARE(taken.from, dispatcherSeat().agent);
    }

    // With the words of whoever left, also where nobody sat there meanwhile.
    void whatWhoLeftWroteIsTold()
    {
        Console console;
        const Seat mine = console.desk.seat();
        QVERIFY(console.desk.room().runAs(mine, GiveRelief{AgentId("lindqvist"), "bridge closed"}));
        console.desk.sync();
        auto& band = *console.named<ReliefBand>("reliefBand");
        QVERIFY(!band.isVisible()); // not to whoever gave it
        console.desk.setSeat(Seat{{}, {}, mine.position, {}});
        QVERIFY(!band.isVisible());
        Seat relief = supervisorSeat();
        relief.position = mine.position;
        console.desk.setSeat(relief);
        QVERIFY(band.isVisible());
        QVERIFY2(band.words().contains(QStringLiteral("bridge closed")), qPrintable(band.words()));
        console.enter(QStringLiteral("takeover"));
        QTRY_VERIFY(!band.isVisible());
    }
};

HAVEN_TESTS(tst_ReliefBand)
#include "tst_relief_band.moc"
