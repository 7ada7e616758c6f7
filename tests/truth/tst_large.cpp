#include "models/base/text.h"
#include "models/exchange/import_calls.h"
#include "models/geo/road_graph.h"
#include "models/geo/state_roads.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

// Each node of each road, in order, as one number.
std::uint64_t sumOf(const std::vector<Road>& roads)
{
    std::uint64_t sum = 0;
    for (const auto& road : roads) {
        for (const auto node : road.nodes)
            sum = sum * 31 + static_cast<std::uint64_t>(node);
    }
    return sum;
}

} // namespace

// Whole files and whole states: half a minute each under a sanitizer, seconds as shipped. What they
// are read and made with is tested in small, there, in the rooms they come from.
class TestLarge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void importsSanAntonio()
    {
        if (!qEnvironmentVariableIsSet("HAVEN_DATA"))
            QSKIP("HAVEN_DATA is not set; the real files are not tried.");
        const auto profile = parseProfile(sourceText("resources/profiles/san-antonio.json"));
        QVERIFY(profile);
        const std::string file = qEnvironmentVariable("HAVEN_DATA").toStdString() +
                                 "/calls/san-antonio-police-2022-2024.csv.gz";
        std::optional<Instant> first;
        const auto counts =
            importCalls([&] { return openInput(file); }, *profile,
                        [&](const std::vector<ImportRow>& rows) -> Result<std::vector<TurnedDown>> {
                            if (!first && !rows.empty())
                                first = rows.front().incident.receivedAt;
                            return std::vector<TurnedDown>{};
                        },
                        [](const ImportReject&) {});
        QVERIFY(counts);
        QCOMPARE(counts->read, std::int64_t{376394});
        QCOMPARE(counts->imported, std::int64_t{376394});
        QCOMPARE(counts->withoutPlace, std::int64_t{2});
        QCOMPARE(counts->unknownTypes, std::int64_t{0});
        QCOMPARE(counts->derivedNumbers, std::int64_t{3});
        QCOMPARE(first->ms, std::int64_t{1667278839000});
    }

    void aMadeStateIsTheSameEachTime()
    {
        const auto profile = parseTravelProfile(sourceText("resources/map/travel.json"));
        QVERIFY(profile);
        const auto roads = madeState(1);
        QCOMPARE(sumOf(roads), sumOf(madeState(1)));
        const RoadGraph graph(roads, {}, *profile);
        QVERIFY2(graph.connectedCount() > 280'000 && graph.connectedCount() < 320'000,
                 qPrintable(QString::number(graph.connectedCount())));
    }
};

HAVEN_TESTS(TestLarge)
#include "tst_large.moc"
