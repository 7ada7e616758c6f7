#include "models/exchange/map_import.h"
#include "models/geo/reach_area.h"
#include "models/geo/road_search.h"
#include "models/geo/state_roads.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

// A real city's network, as the program itself brings it in.
class CityRoads final
{
public:
    explicit CityRoads(const std::string& file)
    {
        const std::string geofilePath =
            m_folder.filePath(QStringLiteral("a.haven.geo")).toStdString();
        MapImportRequest request;
        request.files = {qEnvironmentVariable("HAVEN_DATA").toStdString() + "/geo/osm/" + file};
        const auto report =
            importMap(request, geofilePath, StationHolder{"test", Instant{1}}, Instant{1});
        if (!report)
            qFatal("%s", refusalSentence(report.refusal()).c_str());
        const auto geofile = Geofile::open(geofilePath);
        turns = *geofile->turnRestrictions();
        const auto read = geofile->eachRoad([this](Road road) {
            roads.push_back(std::move(road));
            return true;
        });
        if (!read)
            qFatal("the roads cannot be read");
        const auto profile = parseTravelProfile(sourceText("resources/map/travel.json"));
        graph = std::make_unique<RoadGraph>(roads, turns, *profile);
    }

    // On a road that can be driven.
    Coordinate anywhere(RoadChance& chance) const
    {
        const auto& edge = graph->edges()[chance.below(graph->edges().size())];
        return movedBy(graph->at(edge.from), 5, 5);
    }

    std::vector<Road> roads;
    std::vector<TurnRestriction> turns;
    std::unique_ptr<RoadGraph> graph;

private:
    QTemporaryDir m_folder;
};

const CityRoads& city(const QByteArray& file)
{
    static std::map<QByteArray, std::unique_ptr<CityRoads>> cities;
    auto& one = cities[file];
    if (!one)
        one = std::make_unique<CityRoads>(file.toStdString());
    return *one;
}

} // namespace

// Travel time on real networks: Baltimore and Harrisburg, one-way streets and forbidden turns
// included.
class TestMapRoads final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void nearlyAllHangsTogether_data() { cities(); }
    void nearlyAllHangsTogether();
    void whoIsClosestAgreesWithEachRoute_data() { cities(); }
    void whoIsClosestAgreesWithEachRoute();
    void aOneWayStreetIsDrivenOneWay_data() { cities(); }
    void aOneWayStreetIsDrivenOneWay();
    void aForbiddenTurnIsNotDriven_data() { cities(); }
    void aForbiddenTurnIsNotDriven();
    void closuresOnlyEverCostTime_data() { cities(); }
    void closuresOnlyEverCostTime();
    void whatIsReachedGrowsWithTheMinutes_data() { cities(); }
    void whatIsReachedGrowsWithTheMinutes();
    void anotherStateIsAGuessByStraightLine_data() { cities(); }
    void anotherStateIsAGuessByStraightLine();

private:
    static void cities()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::newRow("Baltimore") << QByteArray("baltimore.osm.pbf");
        QTest::newRow("Harrisburg") << QByteArray("harrisburg.osm.pbf");
    }
};

void TestMapRoads::initTestCase()
{
    if (qEnvironmentVariableIsEmpty("HAVEN_DATA"))
        QSKIP("HAVEN_DATA is not set: there are no extracts to bring in");
}

void TestMapRoads::nearlyAllHangsTogether()
{
    QFETCH(QByteArray, file);
    const RoadGraph& graph = *city(file).graph;
    QVERIFY(graph.crossingCount() > 1000);
    const double share =
        static_cast<double>(graph.connectedCount()) / static_cast<double>(graph.crossingCount());
    QVERIFY2(share > 0.8, QByteArray::number(share).constData());
    // Each restriction is either heeded or counted as one that names roads or nodes not there.
    QVERIFY(graph.left().turns <= city(file).turns.size());
}

void TestMapRoads::whoIsClosestAgreesWithEachRoute()
{
    QFETCH(QByteArray, file);
    const CityRoads& made = city(file);
    RoadSearch search(*made.graph);
    RoadChance chance(11);
    for (int turn = 0; turn < 20; ++turn) {
        const Coordinate to = made.anywhere(chance);
        std::vector<Coordinate> starts;
        for (int i = 0; i < 30; ++i)
            starts.push_back(made.anywhere(chance));
        const auto all = search.closest(to, starts, starts.size());
        QCOMPARE(all.size(), starts.size());
        const auto five = search.closest(to, starts, 5);
        for (std::size_t i = 0; i < five.size(); ++i)
            QVERIFY(five[i] == all[i]);
        for (const Travel& travel : all) {
            // Everything is put on what hangs together, so that a road leads from everywhere.
            QCOMPARE(travel.way, TravelWay::Road);
            const Route route = search.route(starts[travel.start], to);
            QCOMPARE(route.time, travel.time);
            QVERIFY(route.meters + 1 >= distanceMeters(starts[travel.start], to));
        }
    }
}

void TestMapRoads::aOneWayStreetIsDrivenOneWay()
{
    QFETCH(QByteArray, file);
    const CityRoads& made = city(file);
    RoadSearch search(*made.graph);
    int checked = 0;
    for (std::uint32_t i = 0; i < made.graph->edges().size() && checked < 200; ++i) {
        const RoadEdge& edge = made.graph->edges()[i];
        if (edge.tailBackward != kNoIndex || edge.tailForward == kNoIndex || edge.meters < 60)
            continue;
        const auto points = made.graph->pointsOf(ArcId(i, ArcId::Way::Forward));
        const Polyline line{points};
        const Coordinate early = pointAlong(line, 0.25);
        const Coordinate late = pointAlong(line, 0.75);
        const auto onEarly = made.graph->snap(early);
        const auto onLate = made.graph->snap(late);
        if (!onEarly || !onLate || onEarly->edge != i || onLate->edge != i)
            continue; // another road is as near
        ++checked;
        const Route along = search.route(early, late);
        const Route against = search.route(late, early);
        QCOMPARE(along.way, TravelWay::Road);
        QVERIFY(along.meters < edge.meters);
        QVERIFY2(against.way != TravelWay::Road || against.meters > edge.meters / 2.0,
                 made.graph->nameOf(edge).c_str());
    }
    QVERIFY2(checked > 20, QByteArray::number(checked).constData());
}

void TestMapRoads::aForbiddenTurnIsNotDriven()
{
    QFETCH(QByteArray, file);
    const CityRoads& made = city(file);
    const auto profile = parseTravelProfile(sourceText("resources/map/travel.json"));
    const RoadGraph free(made.roads, {}, *profile);
    RoadSearch withTurns(*made.graph);
    RoadSearch without(free);
    std::map<std::int64_t, const Road*> byId;
    for (const Road& road : made.roads)
        byId[road.id] = &road;
    int longer = 0;
    for (const TurnRestriction& turn : made.turns) {
        const Road* from = byId.count(turn.fromRoad) > 0 ? byId[turn.fromRoad] : nullptr;
        const Road* to = byId.count(turn.toRoad) > 0 ? byId[turn.toRoad] : nullptr;
        if (!from || !to || turn.rule != TurnRule::Forbidden)
            continue;
        const auto middle = [](const Road& road) { return pointAlong(Polyline{road.points}, 0.5); };
        const Route restricted = withTurns.route(middle(*from), middle(*to));
        const Route unrestricted = without.route(middle(*from), middle(*to));
        QVERIFY(restricted.time >= unrestricted.time);
        longer += restricted.time > unrestricted.time ? 1 : 0;
    }
    if (!made.turns.empty() && made.graph->left().turns < made.turns.size())
        QVERIFY(longer > 0);
}

void TestMapRoads::closuresOnlyEverCostTime()
{
    QFETCH(QByteArray, file);
    const CityRoads& made = city(file);
    RoadSearch search(*made.graph);
    RoadChance chance(5);
    int longer = 0;
    for (int turn = 0; turn < 60; ++turn) {
        const Coordinate from = made.anywhere(chance);
        const Coordinate to = made.anywhere(chance);
        const Route open = search.route(from, to);
        RoadConditions closed;
        closed.closed = made.graph->closing({pointAlong(Polyline{open.line}, 0.5)});
        const Route around = search.route(from, to, closed);
        if (around.way != TravelWay::Road)
            continue; // the only road is closed: said to be a guess
        QVERIFY(around.time >= open.time);
        longer += around.time > open.time ? 1 : 0;
    }
    QVERIFY2(longer > 20, QByteArray::number(longer).constData());
}

void TestMapRoads::whatIsReachedGrowsWithTheMinutes()
{
    QFETCH(QByteArray, file);
    const CityRoads& made = city(file);
    RoadSearch search(*made.graph);
    RoadChance chance(7);
    const Coordinate to = made.anywhere(chance);
    std::size_t before = 0;
    for (const int minutes : {2, 5, 10, 15}) {
        const auto stretches = search.reach(to, Span::minutes(minutes));
        QVERIFY(stretches.size() >= before);
        before = stretches.size();
        QVERIFY(!reachArea(*made.graph, stretches).polygons.empty());
    }
    QVERIFY(before > 100);
}

void TestMapRoads::anotherStateIsAGuessByStraightLine()
{
    QFETCH(QByteArray, file);
    const CityRoads& made = city(file);
    RoadSearch search(*made.graph);
    RoadChance chance(9);
    const Coordinate to = made.anywhere(chance);
    const Coordinate away{413'000'000, -729'000'000};
    const auto found = search.closest(to, {away, made.anywhere(chance)}, 2);
    QCOMPARE(found.size(), std::size_t{2});
    QCOMPARE(found[0].way, TravelWay::Road);
    QCOMPARE(found[1].way, TravelWay::StraightLine);
    QCOMPARE(found[1].start, std::size_t{0});
    QCOMPARE(search.route(away, to).way, TravelWay::StraightLine);
}

HAVEN_TESTS(TestMapRoads)
#include "tst_map_roads.moc"
