#include "tests/dispatch/line_kit.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

// Thirteen incidents: number 3 is closed, and 13 is open and ends so.
IncidentId closedThird(DispatchRoom& room)
{
    std::vector<IncidentId> all;
    for (int i = 0; i < 13; ++i)
        all.push_back(room.open("NOISE", "street " + std::to_string(i)));
    const IncidentId third = all[2];
    if (!room.run(CloseIncident{third, DispositionCode("18"), ""}))
        qFatal("it did not close");
    return third;
}

std::string toldBy(const Result<IncidentId>& found)
{
    return found ? std::to_string(found->value) : refusalSentence(found.refusal());
}

} // namespace

// A number that is exactly that of an incident in memory never means another one without a word.
class TestLineExact final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aClosedOnesNumberIsNoOpenOnesLastDigits()
    {
        DispatchRoom room;
        const IncidentId third = closedThird(room);
        const std::string told = toldBy(findIncident("3", contextOf(room)));
        QVERIFY2(told.find("-000003") != std::string::npos, told.c_str());
        QVERIFY2(told.find("-000013") != std::string::npos, told.c_str());
        const std::string whole = room.incident(third).number;
        QCOMPARE(toldBy(findIncident(whole, contextOf(room))), std::to_string(third.value));
        QCOMPARE(toldBy(findIncident("000003", contextOf(room))), std::to_string(third.value));
        QCOMPARE(toldBy(findIncident("13", contextOf(room))), std::string("13"));
        QCOMPARE(toldBy(findIncident("4", contextOf(room))), std::string("4"));
        QCOMPARE(refusalOf(parseLine("n 3 took her meds", contextOf(room))),
                 std::string("IncidentAmbiguous"));
    }

    void whatLeftMemoryIsInNobodysWay()
    {
        DispatchRoom room;
        for (int i = 0; i < 13; ++i)
            room.open("NOISE", "street " + std::to_string(i));
        const std::string old = room.incident(IncidentId(3)).number;
        State board = room.state();
        board.incidents.erase(IncidentId(3));
        LineContext context{board, room.knowledge(), room.now(), kNewYork, {}, {}};
        context.coldIncident = [&old](std::string_view word) -> std::optional<IncidentId> {
            const bool isIt = word.size() >= 4 && old.ends_with(word);
            return isIt ? std::optional(IncidentId(3)) : std::nullopt;
        };
        // Past the ten thousandth of a year every four digits are such a number.
        QCOMPARE(toldBy(findIncident("3", context)), std::string("13"));
        // Where nothing open ends so it is that one, also by a number as short as this.
        board.incidents.erase(IncidentId(13));
        QCOMPARE(toldBy(findIncident("3", context)), std::string("3"));
        QCOMPARE(toldBy(findIncident(old, context)), std::string("3"));
    }

    void ofTwoThatLeftMemoryItIsTheOneWithExactlyThisNumber()
    {
        DispatchRoom room;
        room.open("NOISE");
        const std::string year = room.incident(IncidentId(1)).number.substr(0, 3);
        LineContext context = contextOf(room);
        context.coldIncident = [&](std::string_view word) -> std::optional<IncidentId> {
            for (const auto& [id, digits] :
                 std::map<int, std::string>{{14482, "014482"}, {4482, "004482"}}) {
                const std::string number = year + digits;
                if (number == word || (id == 14482 && number.ends_with(word)) ||
                    (word.size() > 4 && number.ends_with(word)))
                    return IncidentId(id);
            }
            return std::nullopt;
        };
        QCOMPARE(toldBy(findIncident("4482", context)), std::string("4482"));
        QCOMPARE(toldBy(findIncident("14482", context)), std::string("14482"));
    }
};

HAVEN_TESTS(TestLineExact)
#include "tst_line_exact.moc"
