#include "models/dispatch/command_line.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

// The line of a transport, as people say it: where first, then the miles, which are evidence.
using namespace haven;
using namespace haven::test;

namespace {

MarkTransporting transportWish(const DispatchRoom& room, const char* line)
{
    const auto parsed = parseLine(
        line, LineContext{room.state(), room.knowledge(), room.now(), Span::hours(-5), {}, {}});
    if (!parsed || !parsed->command || !isKind<MarkTransporting>(*parsed->command)) {
        QTest::qFail(line, __FILE__, __LINE__);
        return {};
    }
    return asKind<MarkTransporting>(*parsed->command);
}

} // namespace

class tst_TransportLine final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theMilesAreReadWhereverTheyStand()
    {
        DispatchRoom room;
        room.logOn("3A12");
        for (const char* line : {"tr 3A12 odo 45120.4 kind booking within 20 Harbor Hospital",
                                 "tr 3A12 Harbor Hospital odo 45120.4 kind booking within 20",
                                 "tr 3A12 Harbor Hospital within 20 ODO 45120.4 kind Booking",
                                 "tr 3A12 odo 45120.4 Harbor Hospital within 20 kind booking"}) {
            const MarkTransporting wish = transportWish(room, line);
            QCOMPARE(wish.destination, std::string("Harbor Hospital"));
            QCOMPARE(wish.odometer, std::string("45120.4"));
            QVERIFY(wish.kind == TransportKind::Booking);
            QVERIFY(wish.within == Span::minutes(20));
        }
        const auto carrying = transportWish(room, "tr 3A12 HQ carrying female,juvenile");
        QCOMPARE(carrying.destination, std::string("HQ"));
        QVERIFY(carrying.carried.sex == CarriedSex::Female);
        QVERIFY(carrying.carried.age == CarriedAge::Juvenile);
    }

    void whatIsNoFieldStaysWithTheDestination()
    {
        DispatchRoom room;
        room.logOn("3A12");
        // One that was given already is not written over, and nothing typed is lost.
        const auto twice = transportWish(room, "tr 3A12 odo 1 Harbor odo 2");
        QCOMPARE(twice.odometer, std::string("1"));
        QCOMPARE(twice.destination, std::string("Harbor odo 2"));
        for (const char* where :
             {"Harbor odo unknown", "Harbor kind street", "Harbor within reach", "Harbor odo"}) {
            const auto wish = transportWish(room, ("tr 3A12 " + std::string(where)).c_str());
            QCOMPARE(wish.destination, std::string(where));
            QCOMPARE(wish.odometer, std::string());
        }
    }
};

HAVEN_TESTS(tst_TransportLine)
#include "tst_transport_line.moc"
