#include "models/dispatch/command_line.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <algorithm>
#include <QtTest>

// "3A12 os", as it is said by radio: the unit first, and then what it does.
using namespace haven;
using namespace haven::test;

namespace {

LineContext radioContext(const DispatchRoom& room)
{
    return LineContext{room.state(), room.knowledge(), room.now(), Span{}, {}, {}, {}};
}

// The command as both ways of typing give it; empty where one is refused.
bool meansTheSame(const DispatchRoom& room, const char* unitFirst, const char* verbFirst)
{
    const auto a = parseLine(unitFirst, radioContext(room));
    const auto b = parseLine(verbFirst, radioContext(room));
    return a && b && a->command && a->command == b->command && a->happenedAt == b->happenedAt;
}

} // namespace

class tst_UnitFirst : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aUnitMayStandBeforeItsVerb()
    {
        DispatchRoom room;
        room.logOn("3A12");
        room.logOn("3A15");
        const auto incident = room.open("NOISE");
        room.dispatch("3A12", incident);
        QVERIFY(meansTheSame(room, "3A12 os", "os 3A12"));
        QVERIFY(meansTheSame(room, "3a12 en", "en 3A12"));
        QVERIFY(meansTheSame(room, "3A12,3A15 d 01", "d 3A12,3A15 01"));
        QVERIFY(meansTheSame(room, "3A12 cl because he has a gun", "cl 3A12 because he has a gun"));
        QVERIFY(meansTheSame(room, "3A15 meal", "st 3A15 meal"));
        QVERIFY(meansTheSame(room, "-3 3A12 os", "-3 os 3A12"));
        QVERIFY(meansTheSame(room, "3A12 em", "em 3A12"));
    }

    // A line about an incident, a verb of another kind, a unit that is not on duty: as before.
    void anyOtherLineIsAsItWas()
    {
        DispatchRoom room;
        room.logOn("3A12");
        room.open("NOISE");
        const auto refused = [&](const char* line) {
            const auto parsed = parseLine(line, radioContext(room));
            return parsed ? std::string("read") : std::string(refusalName(parsed.refusal().code));
        };
        QCOMPARE(refused("9Z9 os"), std::string("VerbUnknown"));
        QCOMPARE(refused("3A12"), std::string("VerbUnknown"));
        QCOMPARE(refused("3A12 cn he said so"), std::string("VerbUnknown"));
        QCOMPARE(refused("n 01 3A12 os"), std::string("read"));
        const auto clock = parseLine("21:40 os 3A12", radioContext(room));
        QVERIFY(!clock);
        QVERIFY(refusalSentence(clock.refusal()).find("at 21:40") != std::string::npos);
        const auto unit = parseLine("3A12 zebra", radioContext(room));
        QVERIFY(!unit);
        QVERIFY(refusalSentence(unit.refusal()).find("3A12 os") != std::string::npos);
    }

    void whatMayFollowAUnitIsOffered()
    {
        DispatchRoom room;
        room.logOn("3A12");
        room.open("NOISE");
        const auto offers = [&](const char* line, const char* word) {
            const auto all = completionsOf(line, radioContext(room), 400);
            return std::any_of(all.begin(), all.end(),
                               [word](const Completion& one) { return one.text == word; });
        };
        QVERIFY(offers("3A12 ", "os"));
        QVERIFY(offers("3A12 m", "meal"));
        QVERIFY(!offers("3A12 m", "os"));
        QVERIFY(!offers("3A12 os", "3A12"));
        QVERIFY(offers("3A12 d ", "000001"));
    }
};

HAVEN_TESTS(tst_UnitFirst)
#include "tst_unit_first.moc"
