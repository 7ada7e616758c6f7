#include "models/dispatch/command_line.h"
#include "models/dispatch/paper_card.h"
#include "tests/dispatch/line_kit.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QTest>

using namespace haven;
using namespace haven::test;

// Lines as they come from a card or a hand in a hurry: "1512" for 15:12, units with blanks.
class LineHandsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fourFiguresBehindAtAreATimeWhereOneIsTaken()
    {
        DispatchRoom room;
        room.logOn("3A12");
        room.open("NOISE");
        for (const auto& [bare, colon] :
             {std::pair("os 3A12 at 0110", "os 3A12 at 01:10"),
              std::pair("at 0110 os 3A12", "at 01:10 os 3A12"),
              std::pair("n at 0110 01 he left", "n at 01:10 01 he left"),
              std::pair("os 3A12 at 2026-01-02 0110", "os 3A12 at 2026-01-02 01:10")}) {
            const auto one = parseLine(bare, contextOf(room));
            const auto other = parseLine(colon, contextOf(room));
            QVERIFY2(one.isOk() && other.isOk(), bare);
            QVERIFY2(one->happenedAt.has_value() && one->happenedAt == other->happenedAt, bare);
        }
        // No such time, and never the year, the house or the room.
        QVERIFY(!parseLine("os 3A12 at 2575", contextOf(room)).isOk());
        const auto place = parseLine("new NOISE @lot at 1512 Main St p3", contextOf(room));
        QVERIFY(place.isOk() && !place->happenedAt);
        QCOMPARE(commandOf<OpenIncident>(place).location.text, std::string("lot at 1512 Main St"));
        const auto words = parseLine("n 01 lives at 1512 Main St", contextOf(room));
        QVERIFY(words.isOk() && !words->happenedAt);
        const auto reason = parseLine("h 01 at 1512 Main St a tow is due", contextOf(room));
        QVERIFY(reason.isOk() && !reason->happenedAt);
    }

    void aCardTakesItsTimesAsTheyAreWritten()
    {
        const DispatchRoom room; // it is 15:00 there
        PaperCard card;
        card.source = "paper 17";
        card.day = "2026-03-14";
        card.type = "NOISE";
        card.place = "12 Oak Ave";
        card.received = "14:55";
        const PaperLines colon = paperLines(card, contextOf(room));
        card.received = "1455";
        const PaperLines bare = paperLines(card, contextOf(room));
        QVERIFY(bare.faults.empty() && colon.faults.empty());
        QCOMPARE(bare.lines.size(), std::size_t(1));
        QVERIFY(bare.lines.front().at == colon.lines.front().at);
        QCOMPARE(bare.lines.front().line, colon.lines.front().line);
    }

    void unitsStandWithBlanksWhereTheIncidentIsNamed()
    {
        DispatchRoom room;
        room.logOn("3A12");
        room.logOn("3A15");
        room.open("NOISE");
        const auto units = [&room](const char* line) {
            return commandOf<DispatchUnits>(parseLine(line, contextOf(room))).units;
        };
        const std::vector<UnitId> both{UnitId("3A12"), UnitId("3A15")};
        QVERIFY(units("d 3A12,3A15 01") == both);
        QVERIFY(units("d 3A12 3A15 01") == both);
        QVERIFY(units("d 3A12 3A15 01 silent") == both);
        QVERIFY(units("d 3A12 3A15 i:01") == both);
        const auto cleared = commandOf<MarkOnScene>(parseLine("os 3A12 3A15 -2", contextOf(room)));
        QVERIFY(cleared.units == both);
        // The last one stands for what it works: nobody is sent on a guess.
        const auto work = room.open("NOISE");
        QVERIFY(room.run(commandOf<DispatchUnits>(parseLine("d 3A15 02", contextOf(room)))));
        const auto sent = commandOf<DispatchUnits>(parseLine("d 3A12 3A15", contextOf(room)));
        QVERIFY(sent.units == std::vector<UnitId>{UnitId("3A12")});
        QVERIFY(sent.incident == work);
        QVERIFY(!parseLine("d 3A12 3A15 3A12", contextOf(room)).isOk());
    }
};

HAVEN_TESTS(LineHandsTest)
#include "tst_line_hands.moc"
