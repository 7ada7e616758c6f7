#include "tests/testkit/fake_desk.h"
#include "tests/testkit/test_program.h"
#include "tests/ui/intake_room.h"
#include "ui/intake/call_rack.h"

#include <QtTest>

// Words that one person typed and another one saves: the record tells both names.
using namespace haven;
using namespace haven::test;
using namespace haven::ui;

namespace {

Seat reliefSeat()
{
    Seat seat = supervisorSeat();
    seat.position = dispatcherSeat().position;
    return seat;
}

QString clockWords(Instant)
{
    return QStringLiteral("15:16");
}

} // namespace

class TestCallWriter final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatAnotherPersonTypedIsSavedWithTheirName()
    {
        FakeDesk desk;
        desk.setSeat(dispatcherSeat());
        CallRack rack(desk);
        CallSaver& saver = *rack.begin({});
        saver.type(SheetField::Narrative, "he has a bat");
        const auto kept = sheetFromText(desk.draft("intake/1"));
        QVERIFY(kept.has_value());
        QCOMPARE(kept->writer, dispatcherSeat().agent); // a crash does not take it away
        saver.nameWriter(clockWords);
        QCOMPARE(saver.sheet().text(SheetField::Narrative), std::string("he has a bat"));
        desk.setSeat(reliefSeat());
        saver.nameWriter(clockWords);
        const std::string named = saver.sheet().text(SheetField::Narrative);
        QVERIFY2(named.rfind("Written by ", 0) == 0, named.c_str());
        QVERIFY2(named.find(" at 15:16: he has a bat") != std::string::npos, named.c_str());
        // Once: looking at it again, or going on with it, adds nothing.
        saver.nameWriter(clockWords);
        saver.type(SheetField::Narrative, named + " and a dog");
        saver.nameWriter(clockWords);
        QCOMPARE(saver.sheet().text(SheetField::Narrative), named + " and a dog");
    }

    void aWeaponOfALineThatIsSavedIsNotSaidToBeOnNoBoard()
    {
        IntakeRoom room;
        room.show().start();
        room.takeNoise();
        room.find<QWidget>("intakeNarrative").setFocus();
        room.type("he has a gun");
        const auto& advice = room.find<TextLine>("intakeAdvice");
        QTRY_VERIFY2(advice.text().contains(QStringLiteral("on no board yet")),
                     qPrintable(advice.text()));
        room.key(Qt::Key_Return);
        QTRY_COMPARE(room.incident().notes.size(), std::size_t(1));
        QTRY_VERIFY2(!advice.text().contains(QStringLiteral("on no board yet")),
                     qPrintable(advice.text()));
    }

    void theCallThatWasBeingTypedIsTakenUpFirst()
    {
        FakeDesk desk;
        {
            CallRack rack(desk);
            rack.begin({})->type(SheetField::Location, "1 Oak Ave");
            desk.pass(Span::minutes(2));
            rack.begin({})->type(SheetField::Location, "2 Oak Ave");
            desk.pass(Span::minutes(2));
            CallSaver* third = rack.begin({});
            third->type(SheetField::Location, "3 Oak Ave");
        }
        CallRack rack(desk); // after the console stopped
        QCOMPARE(rack.parkedCount(), 3);
        QCOMPARE(rack.resume()->sheet().text(SheetField::Location), std::string("3 Oak Ave"));
        QCOMPARE(rack.resume()->sheet().text(SheetField::Location), std::string("1 Oak Ave"));
    }

    void whatIsOnTheRecordKeepsItsOwnName()
    {
        FakeDesk desk;
        desk.setSeat(dispatcherSeat());
        CallRack rack(desk);
        CallSaver& saver = *rack.begin({});
        saver.type(SheetField::Location, "12 Oak Ave");
        saver.type(SheetField::Type, "NOISE");
        saver.type(SheetField::Narrative, "loud music");
        saver.save();
        QTRY_VERIFY(saver.stateOf(SheetField::Narrative) == SaveState::Saved);
        desk.setSeat(reliefSeat());
        saver.nameWriter(clockWords);
        QCOMPARE(saver.sheet().text(SheetField::Narrative), std::string("loud music"));
        QVERIFY(saver.stateOf(SheetField::Narrative) == SaveState::Saved);
    }
};

HAVEN_TESTS(TestCallWriter)
#include "tst_call_writer.moc"
