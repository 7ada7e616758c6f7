#include "models/dispatch/alarms.h"
#include "models/dispatch/command_line.h"
#include "tests/dispatch/line_kit.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <fmt/format.h>
#include <QTest>

#include <algorithm>

using namespace haven;
using namespace haven::test;

// Times and spans in a line.
class LineTimesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLineOfAStormSaysUntilWhen()
    {
        DispatchRoom room;
        room.open("WIRES", "townwide");
        const auto storm = [&room](const std::string& words) {
            return commandOf<GatherStorm>(parseLine("storm 01 WIRES " + words, contextOf(room)));
        };
        QVERIFY(storm("until +45 crews are behind").until == room.now() + Span::minutes(45));
        QCOMPARE(storm("until +45 crews are behind").reason, std::string("crews are behind"));
        QVERIFY(!storm("crews are behind").until);
        QVERIFY(!storm("until daylight comes").until);
        QCOMPARE(storm("until daylight comes").reason, std::string("until daylight comes"));
        for (const char* line : {"storm 01 WIRES", "storm 01 WIRES until +45"})
            QCOMPARE(refusalOf(parseLine(line, contextOf(room))), std::string("SlotMissing"));
        QCOMPARE(refusalOf(parseLine("storm 01 WIRES until 25:00 x", contextOf(room))),
                 refusalOf(parseLine("h 01 until 25:00 x", contextOf(room))));
    }

    // As people say it on the telephone: it rings, and no word of the reason is lost.
    void aHoldEndsAfterAsLongAsItsLineSays()
    {
        DispatchRoom room;
        room.open("NOISE");
        const auto hold = [&room](const std::string& line) {
            return commandOf<HoldIncident>(parseLine(line, contextOf(room)));
        };
        const std::pair<const char*, int> spans[] = {
            {"15m", 15}, {"15 min", 15}, {"1 minute", 1}, {"2h", 120}, {"2 Hours", 120}};
        for (const auto& [words, minutes] : spans) {
            const HoldIncident until = hold(fmt::format("h 01 until {} waiting for a tow", words));
            QVERIFY2(until.until == room.now() + Span::minutes(minutes), words);
            QCOMPARE(until.reason, std::string("waiting for a tow"));
            const HoldIncident kept = hold(fmt::format("h 01 for {} waiting for a tow", words));
            QVERIFY2(kept.until == room.now() + Span::minutes(minutes), words);
            QCOMPARE(kept.reason, fmt::format("for {} waiting for a tow", words));
        }
        QVERIFY(hold("h 01 for 2h").until == room.now() + Span::minutes(120));
        QVERIFY(hold("h 01 for 20 min. a tow").until == room.now() + Span::minutes(20));
        const HoldIncident both = hold("h 01 until +45 for 20 min a tow");
        QVERIFY(both.until == room.now() + Span::minutes(45));
        QCOMPARE(both.reason, std::string("for 20 min a tow"));
        for (const char* reason :
             {"for 3 cars", "for the owner", "for 15", "for 1000 min", "for"}) {
            const HoldIncident said = hold(std::string("h 01 ") + reason);
            QVERIFY2(!said.until, reason);
            QCOMPARE(said.reason, std::string(reason));
        }
        QCOMPARE(room.refusalOf(hold("h 01 for 0 min a tow")), std::string("HoldUntilPast"));
        QVERIFY(room.run(hold("h 01 for 20 min a tow")));
        room.pass(Span::minutes(20));
        const auto due = dueAlarms(room.state(), room.knowledge().codes, room.now());
        QVERIFY(std::any_of(due.begin(), due.end(), [](const DueAlarm& one) {
            return one.kind == AlarmKind::HoldExpired;
        }));
    }

    // A hold whose end stood in its reason alone would ring for nobody.
    void aHoldEndsAtTheTimeOfItsLine()
    {
        DispatchRoom room;
        room.open("NOISE");
        const auto hold = [&room](const char* line) {
            return commandOf<HoldIncident>(parseLine(line, contextOf(room)));
        };
        const HoldIncident timed = hold("h 01 until +45 owner is away");
        QVERIFY(timed.until == room.now() + Span::minutes(45));
        QCOMPARE(timed.reason, std::string("owner is away"));
        const HoldIncident words = hold("h 01 until he calls back");
        QVERIFY(!words.until);
        QCOMPARE(words.reason, std::string("until he calls back"));
        QVERIFY(!hold("h 01 keyholder comes at six").until);
        for (const char* reason : {"until noon", "until relieved", "until 3 cars are free",
                                   "until 2nd shift", "until tomorrow's shift comes"}) {
            const HoldIncident said = hold((std::string("h 01 ") + reason).c_str());
            QVERIFY2(!said.until, reason);
            QCOMPARE(said.reason, std::string(reason));
        }
        QCOMPARE(refusalOf(parseLine("h 01 until 25:00 x", contextOf(room))),
                 std::string("RoomTimeBad"));
        QCOMPARE(refusalOf(parseLine("h 01 until +45", contextOf(room))),
                 std::string("SlotMissing"));
        QVERIFY(room.run(timed));
        room.pass(Span::minutes(45));
        const auto due = dueAlarms(room.state(), room.knowledge().codes, room.now());
        QVERIFY(std::any_of(due.begin(), due.end(), [](const DueAlarm& one) {
            return one.kind == AlarmKind::HoldExpired;
        }));
    }

    void aTimeMayComeBeforeTheVerb()
    {
        DispatchRoom room;
        room.open("WELFARE");
        for (const char* line : {"-3 h 01 later", "h -3 01 later", "h 01 -3 later"}) {
            const auto parsed = parseLine(line, contextOf(room));
            QVERIFY2(parsed.isOk(), line);
            QCOMPARE(parsed->happenedAt, std::optional(contextOf(room).now - Span::minutes(3)));
            QCOMPARE(asKind<HoldIncident>(*parsed->command).reason, std::string("later"));
        }
        QVERIFY(parseLine("at 00:01 h 01 later", contextOf(room))->happenedAt.has_value());
        QCOMPARE(refusalOf(parseLine("-3", contextOf(room))), std::string("VerbUnknown"));
        QCOMPARE(refusalOf(parseLine("at 00:01", contextOf(room))), std::string("VerbUnknown"));
    }

    void readsWhenItHappened()
    {
        DispatchRoom room;
        room.logOn("3A12");
        const auto ago = parseLine("os 3A12 -3", contextOf(room));
        QCOMPARE(ago->happenedAt, std::optional(room.now() - Span::minutes(3)));
        const auto clock = parseLine("os 3A12 at 21:40", contextOf(room));
        QVERIFY(*clock->happenedAt <= room.now());
        QVERIFY(room.now() - *clock->happenedAt < Span::hours(24));
        const std::int64_t local = clock->happenedAt->ms + kNewYork.ms;
        QCOMPARE(local % 86'400'000, std::int64_t{(21 * 60 + 40) * 60'000});
        QCOMPARE(refusalOf(parseLine("os 3A12 at 25:00", contextOf(room))),
                 std::string("TimeMalformed"));
        QCOMPARE(refusalOf(parseLine("os 3A12 -2000", contextOf(room))),
                 std::string("TimeMalformed"));
    }
};

HAVEN_TESTS(LineTimesTest)
#include "tst_line_times.moc"
