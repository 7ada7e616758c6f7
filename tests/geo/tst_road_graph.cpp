#include "models/geo/reach_area.h"
#include "models/geo/road_layers.h"
#include "models/geo/road_search.h"
#include "models/geo/shapes.h"
#include "models/geo/state_roads.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>
#include <queue>
#include <set>

using namespace haven;
using namespace haven::test;

namespace {

constexpr Coordinate kMiddle{412'000'000, -727'000'000};

TravelProfile shippedTravel()
{
    const auto profile = parseTravelProfile(sourceText("resources/map/travel.json"));
    return profile ? *profile : TravelProfile{};
}

// A sketch of a network: crossings by their meters east and north, roads through them.
class Sketch final
{
public:
    Road& road(std::string name, const std::vector<std::pair<int, int>>& through)
    {
        Road road;
        road.id = static_cast<std::int64_t>(m_roads.size()) + 1;
        road.name = std::move(name);
        for (const auto& [east, north] : through) {
            road.points.push_back(at(east, north));
            road.nodes.push_back(nodeIdAt(road.points.back()));
        }
        m_roads.push_back(std::move(road));
        return m_roads.back();
    }
    void turn(int from, std::pair<int, int> via, int to, TurnRule rule)
    {
        m_turns.push_back({from, nodeIdAt(at(via.first, via.second)), to, rule});
    }
    RoadGraph graph() const { return RoadGraph(m_roads, m_turns, shippedTravel()); }
    static Coordinate at(int east, int north) { return movedBy(kMiddle, east, north); }

private:
    std::vector<Road> m_roads;
    std::vector<TurnRestriction> m_turns;
};

// A block: A Street along the south, B Street along the north, First and Second Avenue across.
Sketch block()
{
    Sketch sketch;
    sketch.road("A Street", {{0, 0}, {500, 0}, {1000, 0}});
    sketch.road("B Street", {{0, 400}, {1000, 400}});
    sketch.road("First Avenue", {{0, 0}, {0, 400}});
    sketch.road("Second Avenue", {{1000, 0}, {1000, 400}});
    return sketch;
}

double secondsOf(Span span)
{
    return static_cast<double>(span.ms) / 1000;
}

double mph25(double meters)
{
    return meters / (25 * 0.44704);
}

Span timeBetween(const RoadGraph& graph, Coordinate from, Coordinate to,
                 const RoadConditions& now = {})
{
    return RoadSearch(graph).closest(to, {from}, 1, now).front().time;
}

// The simple way to say the same: forward, from arc to arc, each turn looked up. Where each stretch
// is a road of its own, its name tells its number.
class PlainDijkstra final
{
public:
    PlainDijkstra(const RoadGraph& graph, const std::vector<TurnRestriction>& turns,
                  const RoadConditions& now, const std::vector<Road>& roads)
        : m_graph(graph), m_now(now)
    {
        for (const auto& turn : turns)
            m_turns[{turn.fromRoad, turn.viaNode}].push_back(turn);
        std::map<std::string, const Road*> byName;
        for (const auto& road : roads)
            byName[road.name] = &road;
        for (const auto& edge : graph.edges())
            m_roads.push_back(byName.at(graph.nameOf(edge)));
        for (std::uint32_t i = 0; i < graph.edges().size(); ++i) {
            for (const bool isForward : {true, false}) {
                if (mayDrive(i, isForward))
                    m_out[tailNode(i, isForward)].push_back({i, isForward});
            }
        }
    }

    // Milliseconds, or -1.
    std::int64_t time(const SnappedPoint& from, const SnappedPoint& to) const
    {
        using Item = std::pair<std::int64_t, Arc>;
        std::priority_queue<Item, std::vector<Item>, std::greater<>> queue;
        std::map<Arc, std::int64_t> known;
        std::int64_t best = -1;
        const auto offer = [&](Arc arc, std::int64_t cost) {
            const auto found = known.find(arc);
            if (found == known.end() || cost < found->second) {
                known[arc] = cost;
                queue.push({cost, arc});
            }
        };
        for (const bool isForward : {true, false}) {
            if (!mayDrive(from.edge, isForward))
                continue;
            offer({from.edge, isForward}, cost(from.edge, isForward ? 1 - from.share : from.share));
            const double ahead = isForward ? to.share - from.share : from.share - to.share;
            if (from.edge == to.edge && ahead >= 0)
                best = lower(best, cost(from.edge, ahead));
        }
        while (!queue.empty()) {
            const auto [sofar, arc] = queue.top();
            queue.pop();
            if (sofar > known.at(arc))
                continue;
            for (const Arc& next : turnsFrom(arc)) {
                if (next.edge == to.edge)
                    best = lower(best,
                                 sofar + cost(to.edge, next.isForward ? to.share : 1 - to.share));
                if (!m_now.closed.contains(next.edge))
                    offer(next, sofar + cost(next.edge, 1));
            }
        }
        return best;
    }

private:
    struct Arc {
        std::uint32_t edge = 0;
        bool isForward = true;
        auto operator<=>(const Arc&) const = default;
    };

    static std::int64_t lower(std::int64_t a, std::int64_t b) { return a < 0 ? b : std::min(a, b); }
    bool mayDrive(std::uint32_t edge, bool isForward) const
    {
        return m_roads[edge]->oneway != (isForward ? RoadOneway::Backward : RoadOneway::Forward);
    }
    std::int64_t tailNode(std::uint32_t edge, bool isForward) const
    {
        return isForward ? m_roads[edge]->nodes.front() : m_roads[edge]->nodes.back();
    }
    std::int64_t cost(std::uint32_t edge, double share) const
    {
        const RoadEdge& one = m_graph.edges()[edge];
        const auto percent =
            static_cast<std::int64_t>(m_now.timePercents[static_cast<std::size_t>(one.roadClass)]);
        const std::int64_t whole = one.costMs * (1024 * percent / 100) / 1024;
        return static_cast<std::int64_t>(std::ceil(static_cast<double>(whole) * share));
    }
    std::vector<Arc> turnsFrom(const Arc& arc) const
    {
        const std::int64_t via = tailNode(arc.edge, !arc.isForward);
        std::vector<Arc> allowed;
        const auto rules = m_turns.find({m_roads[arc.edge]->id, via});
        const auto out = m_out.find(via);
        if (out == m_out.end())
            return allowed;
        for (const Arc& next : out->second) {
            bool isAllowed = true;
            if (rules != m_turns.end()) {
                for (const auto& rule : rules->second) {
                    const bool isNamed = m_roads[next.edge]->id == rule.toRoad;
                    isAllowed = isAllowed && isNamed == (rule.rule == TurnRule::Only);
                }
            }
            if (isAllowed)
                allowed.push_back(next);
        }
        return allowed;
    }

    const RoadGraph& m_graph;
    const RoadConditions& m_now;
    std::vector<const Road*> m_roads; // by edge
    std::map<std::int64_t, std::vector<Arc>> m_out;
    std::map<std::pair<std::int64_t, std::int64_t>, std::vector<TurnRestriction>> m_turns;
};

// At most one rule a way into a crossing, and only such that the roads can obey.
std::vector<TurnRestriction> randomTurns(const std::vector<Road>& roads, RoadChance& chance)
{
    std::map<std::int64_t, std::vector<const Road*>> into;
    std::map<std::int64_t, std::vector<const Road*>> outOf;
    for (const auto& road : roads) {
        if (road.oneway != RoadOneway::Backward) {
            into[road.nodes.back()].push_back(&road);
            outOf[road.nodes.front()].push_back(&road);
        }
        if (road.oneway != RoadOneway::Forward) {
            into[road.nodes.front()].push_back(&road);
            outOf[road.nodes.back()].push_back(&road);
        }
    }
    std::vector<TurnRestriction> turns;
    for (const auto& [node, from] : into) {
        const auto& to = outOf[node];
        if (to.empty() || chance.below(3) != 0)
            continue;
        turns.push_back({from[chance.below(from.size())]->id, node, to[chance.below(to.size())]->id,
                         chance.below(4) == 0 ? TurnRule::Only : TurnRule::Forbidden});
    }
    return turns;
}

} // namespace

class TestRoadGraph final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roadsAreCutWhereTheyMeet();
    void aBridgeIsNoCrossing();
    void whatNobodyDrivesOnIsLeftOutAndCounted();
    void aOneWayRoadIsDrivenItsWayOnly();
    void aPostedSpeedCountsMoreThanTheClass();
    void aForbiddenTurnIsGoneAround();
    void theOnlyTurnForbidsTheOthers();
    void aTurnThatCannotBeReadIsCounted();
    void pointsGoToTheLargestConnectedPart();
    void aClosedRoadIsGoneAroundAndStillReached();
    void busyHoursTakeLonger();
    void withoutARoadTheLineIsStraightAndMarked();
    void fartherThanTheLongestTimeIsNotSearched();
    void theSearchStopsWhenEnoughIsKnown();
    void timesEqualPlainDijkstra_data();
    void timesEqualPlainDijkstra();
    void theRouteLeadsAlongTheRoadsItTakesTimeFor();
    void whatIsReachedIsReachedInTime();
    void theReachedAreaHoldsWhatIsReachedAndNoMore();
    void theStreetsOfTheMapAreANetworkToo();
    void travelDataIsChecked_data();
    void travelDataIsChecked();
};

void TestRoadGraph::roadsAreCutWhereTheyMeet()
{
    Sketch sketch = block();
    sketch.road("Court", {{500, 0}, {500, -100}});
    const RoadGraph graph = sketch.graph();
    QCOMPARE(graph.crossingCount(), std::size_t(6));
    QCOMPARE(graph.edges().size(), std::size_t(6)); // A Street is two
    QCOMPARE(graph.arcCount(), std::size_t(12));
    QCOMPARE(graph.connectedCount(), std::size_t(6));
    const double seconds = secondsOf(timeBetween(graph, Sketch::at(250, 0), Sketch::at(750, 0)));
    QVERIFY2(std::abs(seconds - mph25(500)) < 0.3, qPrintable(QString::number(seconds)));
}

void TestRoadGraph::aBridgeIsNoCrossing()
{
    Sketch sketch = block();
    // Over A Street's middle without a shared node.
    sketch.road("Bridge", {{0, 400}, {490, 10}, {510, -10}, {1000, -400}, {1000, 0}});
    const RoadGraph graph = sketch.graph();
    QCOMPARE(graph.crossingCount(), std::size_t(4));
}

void TestRoadGraph::whatNobodyDrivesOnIsLeftOutAndCounted()
{
    Sketch sketch = block();
    sketch.road("Steps", {{0, 0}, {1000, 400}}).access = RoadAccess::Closed;
    sketch.road("Trail", {{0, 400}, {1000, 0}}).roadClass = RoadClass::Path;
    sketch.road("Stub", {{0, 0}});
    sketch.road("Gate", {{500, 0}, {500, 400}}).access = RoadAccess::Private;
    const RoadGraph graph = sketch.graph();
    QCOMPARE(graph.left().roads, std::size_t(3));
    QCOMPARE(graph.edges().size(), std::size_t(6)); // police pass the gate
}

void TestRoadGraph::aOneWayRoadIsDrivenItsWayOnly()
{
    Sketch sketch = block();
    sketch.road("Lane", {{0, 0}, {0, -300}, {1000, -300}, {1000, 0}}).oneway = RoadOneway::Forward;
    const RoadGraph graph = sketch.graph();
    const Coordinate early = Sketch::at(200, -300);
    const Coordinate late = Sketch::at(800, -300);
    QVERIFY(std::abs(secondsOf(timeBetween(graph, early, late)) - mph25(600)) < 0.3);
    // Back by A Street: out at the far end, and in again at the near one.
    QVERIFY(std::abs(secondsOf(timeBetween(graph, late, early)) -
                     mph25(200 + 300 + 1000 + 300 + 200)) < 0.5);
}

void TestRoadGraph::aPostedSpeedCountsMoreThanTheClass()
{
    Sketch sketch = block();
    sketch.road("Fast", {{0, -500}, {0, 0}}).speedMaxKmh = 90;
    const RoadGraph graph = sketch.graph();
    const double seconds = secondsOf(timeBetween(graph, Sketch::at(0, -500), Sketch::at(0, 0)));
    QVERIFY(std::abs(seconds - 500 / 25.0) < 0.3);
}

void TestRoadGraph::aForbiddenTurnIsGoneAround()
{
    Sketch sketch = block();
    const Coordinate from = Sketch::at(750, 0);
    const Coordinate to = Sketch::at(1000, 200);
    QVERIFY(std::abs(secondsOf(timeBetween(sketch.graph(), from, to)) - mph25(450)) < 0.3);
    sketch.turn(1, {1000, 0}, 4, TurnRule::Forbidden); // A Street to Second Avenue
    const RoadGraph graph = sketch.graph();
    QCOMPARE(graph.left().turns, std::size_t(0));
    QVERIFY(std::abs(secondsOf(timeBetween(graph, from, to)) - mph25(750 + 400 + 1000 + 200)) <
            0.5);
    // The other way round is as it was.
    QVERIFY(std::abs(secondsOf(timeBetween(graph, to, from)) - mph25(450)) < 0.3);
}

void TestRoadGraph::theOnlyTurnForbidsTheOthers()
{
    Sketch sketch = block();
    sketch.road("South", {{1000, 0}, {1000, -400}});
    sketch.road("Loop", {{1000, -400}, {1400, -400}, {1400, 400}, {1000, 400}});
    sketch.turn(1, {1000, 0}, 5, TurnRule::Only); // from A Street nothing but South
    const RoadGraph graph = sketch.graph();
    const Coordinate from = Sketch::at(900, 0);
    const Coordinate to = Sketch::at(1000, 200);
    // South, and back to the crossing from there: turning round at its end is no turn at the
    // crossing, and from South all turns are free.
    const double expected = mph25(100 + 400 + 400 + 200);
    const double seconds = secondsOf(timeBetween(graph, from, to));
    QVERIFY2(std::abs(seconds - expected) < 0.5, qPrintable(QString::number(seconds)));
}

void TestRoadGraph::aTurnThatCannotBeReadIsCounted()
{
    Sketch sketch = block();
    sketch.turn(1, {500, 0}, 2, TurnRule::Forbidden);  // no crossing there
    sketch.turn(1, {1000, 0}, 2, TurnRule::Forbidden); // B Street does not come here
    sketch.turn(99, {0, 0}, 1, TurnRule::Only);
    QCOMPARE(sketch.graph().left().turns, std::size_t(3));
}

void TestRoadGraph::pointsGoToTheLargestConnectedPart()
{
    Sketch sketch = block();
    sketch.road("Island", {{400, 200}, {600, 200}});
    sketch.road("No way back", {{500, 400}, {500, 210}}).oneway = RoadOneway::Forward;
    const RoadGraph graph = sketch.graph();
    QCOMPARE(graph.connectedCount(), std::size_t(4));
    const auto snapped = graph.snap(Sketch::at(500, 205));
    QVERIFY(snapped.has_value());
    QVERIFY(std::abs(snapped->offRoadM - 195) < 1);
    QCOMPARE(graph.nameOf(graph.edges()[snapped->edge]), std::string("B Street"));
    QVERIFY(std::abs(snapped->share - 0.5) < 0.01);
    QVERIFY(!graph.snap(Sketch::at(0, -2010)));
    QVERIFY(graph.snap(Sketch::at(0, -1990)));
}

void TestRoadGraph::aClosedRoadIsGoneAroundAndStillReached()
{
    const RoadGraph graph = block().graph();
    RoadConditions now;
    now.closed =
        graph.closing({Sketch::at(700, 20), Sketch::at(700, 200)}); // the second is no road
    QVERIFY(!now.closed.isEmpty());
    const double around =
        secondsOf(timeBetween(graph, Sketch::at(0, 10), Sketch::at(1000, 10), now));
    QVERIFY(std::abs(around - mph25(390 + 1000 + 390)) < 0.6);
    const auto there = RoadSearch(graph).closest(Sketch::at(700, 0), {Sketch::at(0, 100)}, 1, now);
    QCOMPARE(there.front().way, TravelWay::Road);
}

void TestRoadGraph::busyHoursTakeLonger()
{
    const TravelProfile profile = shippedTravel();
    const auto residential = static_cast<std::size_t>(RoadClass::Residential);
    const auto primary = static_cast<std::size_t>(RoadClass::Primary);
    const auto rush = timePercentsAt(profile, {17, LocalHour::Day::Week});
    QCOMPARE(rush[residential], 100);
    QVERIFY(rush[primary] > 100);
    QCOMPARE(timePercentsAt(profile, {18, LocalHour::Day::Week}), kUsualTimes);
    QCOMPARE(timePercentsAt(profile, {17, LocalHour::Day::Weekend}), kUsualTimes);
    const RoadGraph graph = block().graph();
    RoadConditions now;
    now.timePercents[residential] = 200;
    const Coordinate from = Sketch::at(100, 0);
    const Coordinate to = Sketch::at(400, 0);
    QVERIFY(std::abs(secondsOf(timeBetween(graph, from, to, now)) - 2 * mph25(300)) < 0.5);

    TravelProfile night;
    night.busyHours = {{DayKind::EveryDay, 22, 4, {}, 150}};
    QCOMPARE(timePercentsAt(night, {23, LocalHour::Day::Week})[0], 150);
    QCOMPARE(timePercentsAt(night, {3, LocalHour::Day::Weekend})[0], 150);
    QCOMPARE(timePercentsAt(night, {4, LocalHour::Day::Week})[0], 100);
}

void TestRoadGraph::withoutARoadTheLineIsStraightAndMarked()
{
    const RoadGraph graph = block().graph();
    const Coordinate sea = Sketch::at(0, -5000);
    const Coordinate far = Sketch::at(0, -9000);
    const Coordinate near = Sketch::at(900, 0);
    const auto found = RoadSearch(graph).closest(Sketch::at(0, 0), {far, sea, near}, 3);
    QCOMPARE(found.size(), std::size_t(3));
    QCOMPARE(found[0].start, std::size_t(2));
    QCOMPARE(found[0].way, TravelWay::Road);
    QCOMPARE(found[1].start, std::size_t(1));
    QCOMPARE(found[1].way, TravelWay::StraightLine);
    QCOMPARE(found[2].start, std::size_t(0));
    const Route route = RoadSearch(graph).route(sea, Sketch::at(0, 0));
    QCOMPARE(route.way, TravelWay::StraightLine);
    QCOMPARE(route.line.size(), std::size_t(2));
    const RoadGraph empty({}, {}, shippedTravel());
    QVERIFY(empty.isEmpty());
    QCOMPARE(RoadSearch(empty).closest(near, {sea}, 1).front().way, TravelWay::StraightLine);
    QVERIFY(RoadSearch(empty).reach(near, Span::minutes(5)).empty());
}

void TestRoadGraph::fartherThanTheLongestTimeIsNotSearched()
{
    Sketch sketch;
    // 25 mph: an hour is about 40 km.
    sketch.road("Long Road", {{0, 0}, {10'000, 0}, {39'000, 0}, {44'000, 0}});
    const RoadGraph graph = sketch.graph();
    QCOMPARE(RoadSearch(graph).closest(Sketch::at(0, 0), {Sketch::at(39'000, 0)}, 1).front().way,
             TravelWay::Road);
    QCOMPARE(RoadSearch(graph).closest(Sketch::at(0, 0), {Sketch::at(44'000, 0)}, 1).front().way,
             TravelWay::StraightLine);
}

void TestRoadGraph::theSearchStopsWhenEnoughIsKnown()
{
    const RoadPlan plan;
    const RoadGraph graph(madeRoads(plan), {}, shippedTravel());
    RoadChance chance(4);
    std::vector<Coordinate> units;
    for (int i = 0; i < 100; ++i)
        units.push_back(chance.pointIn(plan));
    RoadSearch search(graph);
    const Coordinate incident = madeCenter(plan);
    const auto all = search.closest(incident, units, units.size());
    const std::size_t whole = search.settled();
    const auto five = search.closest(incident, units, 5);
    QVERIFY2(search.settled() * 4 < whole, qPrintable(QString::number(search.settled())));
    QCOMPARE(std::vector<Travel>(all.begin(), all.begin() + 5), five);
    QVERIFY(search.closest(incident, units, 0).empty());
    QVERIFY(search.closest(incident, {}, 3).empty());
}

void TestRoadGraph::timesEqualPlainDijkstra_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 8; ++seed) // both turns and closed roads, with and without
        QTest::addRow("seed %d", seed) << seed;
}

void TestRoadGraph::timesEqualPlainDijkstra()
{
    QFETCH(int, seed);
    const RoadPlan plan{static_cast<std::uint64_t>(seed), 12, 10, RoadPlan::Roads::OneAStretch};
    const auto roads = madeRoads(plan);
    RoadChance chance(static_cast<std::uint64_t>(seed));
    const auto turns = seed % 4 == 0 ? std::vector<TurnRestriction>() : randomTurns(roads, chance);
    const RoadGraph graph(roads, turns, shippedTravel());
    QCOMPARE(graph.left().turns, std::size_t(0));
    RoadConditions now;
    std::vector<Coordinate> closed;
    for (int i = 0; i < seed % 3 * 4; ++i)
        closed.push_back(chance.pointIn(plan));
    now.closed = graph.closing(closed);
    if (seed % 2 == 0)
        now.timePercents[static_cast<std::size_t>(RoadClass::Secondary)] = 170;
    const PlainDijkstra plain(graph, turns, now, roads);
    RoadSearch search(graph);
    int byRoad = 0;
    for (int question = 0; question < 20; ++question) {
        std::vector<Coordinate> units;
        const auto incident = graph.snap(chance.pointIn(plan));
        QVERIFY(incident.has_value());
        std::vector<std::pair<std::int64_t, std::size_t>> expected;
        for (std::size_t i = 0; i < 12; ++i) {
            const auto unit = graph.snap(chance.pointIn(plan));
            QVERIFY(unit.has_value());
            units.push_back(unit->at);
            const auto time = plain.time(*graph.snap(unit->at), *graph.snap(incident->at));
            if (time >= 0 && time <= Span::minutes(60).ms)
                expected.push_back({time, i});
        }
        std::sort(expected.begin(), expected.end());
        const auto found = search.closest(incident->at, units, units.size(), now);
        QCOMPARE(found.size(), units.size());
        for (std::size_t i = 0; i < found.size(); ++i) {
            QCOMPARE(found[i].way == TravelWay::Road, i < expected.size());
            if (found[i].way != TravelWay::Road)
                continue;
            ++byRoad;
            // Snapping a snapped point again may move it by a centimeter.
            const auto difference = std::abs(found[i].time.ms - expected[i].first);
            QVERIFY2(difference <= 6, qPrintable(QString::number(difference)));
        }
    }
    QVERIFY(byRoad > 100);
}

void TestRoadGraph::theRouteLeadsAlongTheRoadsItTakesTimeFor()
{
    const RoadGraph graph = block().graph();
    const Coordinate from = Sketch::at(250, 30);
    const Coordinate to = Sketch::at(700, 380);
    RoadSearch search(graph);
    const Route route = search.route(from, to);
    QCOMPARE(route.way, TravelWay::Road);
    QCOMPARE(route.line.front(), from);
    QCOMPARE(route.line.back(), to);
    const std::vector<std::string> west{"A Street", "First Avenue", "B Street"};
    QCOMPARE(route.roads, west);
    QVERIFY(std::abs(route.meters - (30 + 250 + 400 + 700 + 20)) < 5);
    QCOMPARE(route.time, search.closest(to, {from}, 1).front().time);
    const Route along = search.route(Sketch::at(100, 0), Sketch::at(400, 0));
    QVERIFY(std::abs(along.meters - 300) < 2);
    const Route back = search.route(Sketch::at(400, 0), Sketch::at(100, 0));
    QVERIFY(std::abs(back.meters - 300) < 2);
    // Of a made network: each route is as long as its time allows at most.
    const RoadPlan plan{9, 20, 20, RoadPlan::Roads::Long};
    const RoadGraph made(madeRoads(plan), {}, shippedTravel());
    RoadSearch other(made);
    RoadChance chance(9);
    for (int i = 0; i < 50; ++i) {
        const Coordinate a = chance.pointIn(plan);
        const Coordinate b = chance.pointIn(plan);
        const Route one = other.route(a, b);
        if (one.way != TravelWay::Road)
            continue;
        QVERIFY(one.meters >= distanceMeters(a, b) * 0.999);
        QVERIFY(one.meters <= secondsOf(one.time) * 65 * 0.44704 + 5);
        for (std::size_t k = 1; k < one.line.size(); ++k)
            QVERIFY(distanceMeters(one.line[k - 1], one.line[k]) < 600);
    }
}

void TestRoadGraph::whatIsReachedIsReachedInTime()
{
    const RoadPlan plan{5, 40, 40, RoadPlan::Roads::Long};
    const RoadGraph graph(madeRoads(plan), {}, shippedTravel());
    RoadSearch search(graph);
    const Coordinate incident = madeCenter(plan);
    const Span within = Span::minutes(3);
    const auto stretches = search.reach(incident, within);
    QVERIFY(stretches.size() > 50);
    RoadSearch asked(graph);
    int looked = 0;
    for (const auto& stretch : stretches) {
        QVERIFY(stretch.fromShare <= stretch.toShare);
        const Polyline line{graph.pointsOf(ArcId(stretch.edge, ArcId::Way::Forward))};
        for (const double place : {0.05, 0.5, 0.95}) {
            const Coordinate point =
                pointAlong(line, stretch.fromShare + (stretch.toShare - stretch.fromShare) * place);
            // Where two roads nearly touch, the point may be put on the other one.
            if (graph.snap(point)->edge != stretch.edge)
                continue;
            const auto travel = asked.closest(incident, {point}, 1).front();
            QCOMPARE(travel.way, TravelWay::Road);
            QVERIFY(travel.time.ms <= within.ms + 300);
            ++looked;
        }
    }
    QVERIFY(looked > 100);
    QVERIFY(search.reach(incident, Span{}).empty());
    QVERIFY(search.reach(incident, Span::minutes(1)).size() < stretches.size());
}

void TestRoadGraph::theReachedAreaHoldsWhatIsReachedAndNoMore()
{
    const RoadPlan plan{5, 80, 80, RoadPlan::Roads::Long};
    const RoadGraph graph(madeRoads(plan), {}, shippedTravel());
    RoadSearch search(graph);
    const Coordinate incident = madeCenter(plan);
    const auto stretches = search.reach(incident, Span::minutes(4));
    const MultiPolygon area = reachArea(graph, stretches);
    QVERIFY(!area.polygons.empty());
    QCOMPARE(sideOf(area, incident), PointSide::Inside);
    for (const auto& stretch : stretches) {
        const Polyline line{graph.pointsOf(ArcId(stretch.edge, ArcId::Way::Forward))};
        const double middle = (stretch.fromShare + stretch.toShare) / 2;
        QVERIFY(sideOf(area, pointAlong(line, middle)) != PointSide::Outside);
    }
    const auto bounds = boundsOf(area);
    QVERIFY(bounds.has_value());
    // Nobody gets farther than at highway speed, and the area adds two cells at most.
    const double farthest = 4 * 60 * 65 * 0.44704 + 3 * kReachCellM;
    for (const auto& polygon : area.polygons) {
        for (const Coordinate corner : polygon.outer)
            QVERIFY(distanceMeters(corner, incident) < farthest);
        for (const auto& hole : polygon.holes)
            QVERIFY(hole.size() >= 4);
    }
    QVERIFY(reachArea(graph, {}).polygons.empty());
}

void TestRoadGraph::theStreetsOfTheMapAreANetworkToo()
{
    MapLayers layers;
    StreetSegment one;
    one.name = "Main St";
    one.line.points = {Sketch::at(0, 0), Sketch::at(300, 0)};
    StreetSegment two;
    two.name = "Oak Ave";
    two.direction = TravelDirection::Forward;
    two.line.points = {Sketch::at(300, 0), Sketch::at(300, 200), Sketch::at(0, 0)};
    layers.streets = {one, two};
    const RoadGraph graph(roadsOf(layers), {}, shippedTravel());
    QCOMPARE(graph.crossingCount(), std::size_t(2));
    QCOMPARE(graph.arcCount(), std::size_t(3));
}

void TestRoadGraph::travelDataIsChecked_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("fault");
    QTest::newRow("no speed") << QByteArray("{}") << QByteArray("at least one class");
    QTest::newRow("twice") << QByteArray(R"({"speeds":[{"class":"Trunk","mph":50},)"
                                         R"({"class":"Trunk","mph":40}]})")
                           << QByteArray("Trunk has two speeds");
    QTest::newRow("speed") << QByteArray(R"({"speeds":[{"class":"Trunk","mph":0}]})")
                           << QByteArray("1 to 150");
    QTest::newRow("class") << QByteArray(R"({"speeds":[{"class":"Alley","mph":9}]})")
                           << QByteArray("not of its kind");
    QTest::newRow("hours") << QByteArray(R"({"speeds":[{"class":"Trunk","mph":9}],)"
                                         R"("busy_hours":[{"from_hour":7,"to_hour":7}]})")
                           << QByteArray("from_hour");
    QTest::newRow("straight") << QByteArray(R"({"speeds":[{"class":"Trunk","mph":9}],)"
                                            R"("straight_percent":90})")
                              << QByteArray("straight_percent");
    QTest::newRow("not JSON") << QByteArray("{") << QByteArray("travel times");
}

void TestRoadGraph::travelDataIsChecked()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, fault);
    const auto profile = parseTravelProfile(json.toStdString());
    QVERIFY(!profile);
    const std::string said = refusalSentence(profile.refusal());
    QVERIFY2(said.find(fault.toStdString()) != std::string::npos, said.c_str());
}

HAVEN_TESTS(TestRoadGraph)
#include "tst_road_graph.moc"
