#include "models/dispatch/recommend.h"
#include "models/exchange/map_import.h"
#include "models/geo/reach_area.h"
#include "models/geo/road_search.h"
#include "models/geo/state_roads.h"
#include "tests/bench/figures.h"
#include "tests/testkit/dispatch_fixture.h"

#include <cstdlib>
#include <ctime>
#include <fmt/format.h>
#include <functional>
#include <QTemporaryDir>
#include <queue>

#if __has_include(<boost/graph/dijkstra_shortest_paths.hpp>)
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#define HAVEN_HAS_BOOST_GRAPH
#endif

// Travel time on a made-up state of 300,000 crossings: who is closest, the route, what is reached
// in fifteen minutes, whom to send; beside it the simple way, a forward search for each unit, and
// Boost.Graph where it is installed. Units are put on their roads anew in each question, as they
// move.
using namespace haven;
using namespace haven::bench;
using namespace haven::test;

namespace {

constexpr int kTurns = 500;
constexpr int kSimpleTurns = 1;
const RoadPlan kState{1, kStateColumns, kStateRows, RoadPlan::Roads::Long};

// Of this thread alone, so that what else the machine does is not counted.
class ThreadWatch final
{
public:
    double ms() const { return now() - m_start; }

private:
    static double now()
    {
        timespec time = {};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) * 1e-6;
    }
    const double m_start = now();
};

// A network and where on it units and incidents may be.
struct Ground {
    const RoadGraph& graph;
    std::string name; // before what is measured; empty for the state
    std::function<Coordinate(RoadChance&)> spot;
};

std::vector<Coordinate> anywhere(const Ground& ground, RoadChance& chance, std::size_t count)
{
    std::vector<Coordinate> points;
    for (std::size_t i = 0; i < count; ++i)
        points.push_back(ground.spot(chance));
    return points;
}

// What is written first: forward from the unit until the incident is reached, once a unit.
class SimpleSearch final
{
public:
    explicit SimpleSearch(const RoadGraph& graph) : m_graph(graph), m_out(graph.crossingCount())
    {
        for (const RoadEdge& edge : graph.edges()) {
            if (edge.tailForward != kNoIndex)
                m_out[edge.from].push_back({edge.to, edge.costMs});
            if (edge.tailBackward != kNoIndex)
                m_out[edge.to].push_back({edge.from, edge.costMs});
        }
    }

    std::uint32_t time(Coordinate from, Coordinate to)
    {
        const auto start = m_graph.snap(from);
        const auto end = m_graph.snap(to);
        if (!start || !end)
            return kNoIndex;
        const std::uint32_t target = m_graph.edges()[end->edge].from;
        using Item = std::pair<std::uint32_t, std::uint32_t>;
        std::priority_queue<Item, std::vector<Item>, std::greater<>> queue;
        std::vector<std::uint32_t> cost(m_out.size(), kNoIndex);
        const std::uint32_t source = m_graph.edges()[start->edge].to;
        cost[source] = 0;
        queue.push({0, source});
        while (!queue.empty()) {
            const auto [sofar, node] = queue.top();
            queue.pop();
            if (node == target)
                return sofar;
            if (sofar > cost[node])
                continue;
            for (const auto& [next, ms] : m_out[node]) {
                if (sofar + ms < cost[next]) {
                    cost[next] = sofar + ms;
                    queue.push({cost[next], next});
                }
            }
        }
        return kNoIndex;
    }

private:
    struct Way {
        std::uint32_t to = 0;
        std::uint32_t costMs = 0;
    };
    const RoadGraph& m_graph;
    std::vector<std::vector<Way>> m_out;
};

struct Question {
    std::size_t units = 0;
    std::size_t wanted = 0;
    std::optional<Promise> promise;
};

void measureClosest(Sheet& sheet, const Ground& ground, const Question& question, int turns)
{
    RoadSearch search(ground.graph);
    RoadChance chance(question.units + question.wanted);
    Samples took;
    std::size_t settled = 0;
    for (int i = 0; i < turns; ++i) {
        const auto units = anywhere(ground, chance, question.units);
        const Coordinate incident = ground.spot(chance);
        const ThreadWatch watch;
        const auto found = search.closest(incident, units, question.wanted);
        took.add(watch.ms());
        settled += search.settled();
        if (found.size() != question.wanted)
            sheet.note("fewer units came than were asked for");
    }
    sheet.add(took.figure(fmt::format("{}closest {} of {} units, {} crossings looked at",
                                      ground.name, question.wanted, question.units,
                                      settled / static_cast<std::size_t>(turns)),
                          "ms", question.promise));
}

void measureSimple(Sheet& sheet, const RoadGraph& graph, std::size_t units)
{
    SimpleSearch simple(graph);
    RoadChance chance(units + 5);
    Samples took;
    for (int i = 0; i < kSimpleTurns; ++i) {
        std::vector<Coordinate> starts;
        for (std::size_t unit = 0; unit < units; ++unit)
            starts.push_back(chance.pointIn(kState));
        const Coordinate incident = chance.pointIn(kState);
        const ThreadWatch watch;
        std::vector<std::uint32_t> times;
        for (const Coordinate start : starts)
            times.push_back(simple.time(start, incident));
        std::sort(times.begin(), times.end());
        took.add(watch.ms());
    }
    sheet.add(
        took.figure(fmt::format("the same of {}, a forward search for each unit", units), "ms"));
}

void measureReach(Sheet& sheet, const Ground& ground, int turns)
{
    RoadSearch search(ground.graph);
    RoadChance chance(15);
    Samples took;
    Samples outlined;
    for (int i = 0; i < turns; ++i) {
        const Coordinate incident = ground.spot(chance);
        const ThreadWatch watch;
        const auto stretches = search.reach(incident, Span::minutes(15));
        took.add(watch.ms());
        const ThreadWatch drawn;
        if (reachArea(ground.graph, stretches).polygons.empty())
            sheet.note("an area without ground");
        outlined.add(drawn.ms());
    }
    sheet.add(took.figure(ground.name + "what is reached in 15 minutes", "ms"));
    sheet.add(outlined.figure(ground.name + "its outline", "ms"));
}

void measureRoute(Sheet& sheet, const RoadGraph& graph, int turns)
{
    RoadSearch search(graph);
    RoadChance chance(8);
    Samples took;
    for (int i = 0; i < turns; ++i) {
        const Coordinate incident = chance.pointIn(kState);
        const double east = (chance.share() - 0.5) * 16'000;
        const double north = (chance.share() - 0.5) * 16'000;
        const ThreadWatch watch;
        const Route route = search.route(movedBy(incident, east, north), incident);
        took.add(watch.ms());
        if (route.line.size() < 2)
            sheet.note("a route without a line");
    }
    sheet.add(took.figure("the route of a unit within 8 km, with its line", "ms"));
}

// A board of units anywhere in the state, all free, and an incident that asks for two.
class SendingBoard final
{
public:
    explicit SendingBoard(std::size_t units)
        : m_chance(units),
          m_plans(*parsePlans(sourceText("resources/codes/plans.json"), m_room.knowledge().codes))
    {
        for (std::size_t i = 0; i < units; ++i) {
            LogOnUnit on;
            on.unit = UnitId("U" + std::to_string(i));
            m_room.run(on).isOk();
            m_room.run(MoveUnit{on.unit, at("a place", m_chance.pointIn(kState))}).isOk();
        }
    }

    IncidentId open()
    {
        OpenIncident command;
        command.type = TypeCode("DOM");
        command.location = at("a place", m_chance.pointIn(kState));
        return m_room.run(command) ? m_room.last<IncidentOpened>().incident : IncidentId{};
    }

    enum class Reach { AsFarAsNeeded, EveryUnit };
    Result<Recommendation> recommended(IncidentId incident, RoadSearch& search, Reach reach)
    {
        const RoadConditions roads;
        const auto positions = positionsOf(m_room.state(), nullptr);
        const Codes& codes = m_room.knowledge().codes;
        if (reach == Reach::AsFarAsNeeded)
            return recommendByRoad(
                incident, {m_room.state(), codes, m_plans, positions, m_room.now(), search, roads});
        const auto travels = travelsTo(m_room.state().incidents.at(incident).location.point,
                                       positions, search, roads);
        return recommend(incident,
                         {m_room.state(), codes, m_plans, positions, travels, m_room.now()});
    }

private:
    DispatchRoom m_room;
    RoadChance m_chance;
    ResponsePlans m_plans;
};

void measureRecommending(Sheet& sheet, const RoadGraph& graph, std::size_t units, int turns)
{
    SendingBoard board(units);
    RoadSearch search(graph);
    Samples took;
    Samples whole;
    for (int i = 0; i < turns; ++i) {
        const IncidentId incident = board.open();
        const ThreadWatch watch;
        const auto answer = board.recommended(incident, search, SendingBoard::Reach::AsFarAsNeeded);
        took.add(watch.ms());
        const ThreadWatch wholeWatch;
        const auto all = board.recommended(incident, search, SendingBoard::Reach::EveryUnit);
        whole.add(wholeWatch.ms());
        if (!answer || !all || answer->picked != all->picked)
            sheet.note("a recommendation that is not the one of the whole search");
    }
    sheet.add(took.figure(fmt::format("whom to send of {} units, with all reasons", units), "ms",
                          Promise{Bound::P95, 10}));
    sheet.add(whole.figure(fmt::format("  the same, all {} units looked for", units), "ms"));
}

#ifdef HAVEN_HAS_BOOST_GRAPH
struct BoostArc {
    std::uint32_t cost = 0;
};
using BoostGraph =
    boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, BoostArc>;

void measureBoost(Sheet& sheet, const RoadGraph& graph)
{
    constexpr int kBoostTurns = 10;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
    std::vector<BoostArc> arcs;
    for (std::uint32_t node = 0; node < graph.nodeCount(); ++node) {
        for (std::uint32_t i = graph.firstArc(node); i < graph.firstArc(node + 1); ++i) {
            ends.emplace_back(node, graph.arcs()[i].tail);
            arcs.push_back({graph.arcs()[i].costMs});
        }
    }
    const BoostGraph roads(boost::edges_are_unsorted_multi_pass, ends.begin(), ends.end(),
                           arcs.begin(), graph.nodeCount());
    RoadChance chance(21);
    Samples took;
    for (int i = 0; i < kBoostTurns; ++i) {
        const auto incident = graph.snap(chance.pointIn(kState));
        if (!incident)
            continue;
        std::vector<std::uint32_t> costs(graph.nodeCount(), kNoIndex);
        const ThreadWatch watch;
        boost::dijkstra_shortest_paths(
            roads, graph.edges()[incident->edge].from,
            boost::weight_map(boost::get(&BoostArc::cost, roads))
                .distance_map(boost::make_iterator_property_map(
                    costs.begin(), boost::get(boost::vertex_index, roads)))
                .distance_inf(kNoIndex));
        took.add(watch.ms());
    }
    sheet.add(took.figure("the same by Boost.Graph, which looks at the whole state", "ms"));
}
#else
void measureBoost(Sheet& sheet, const RoadGraph&)
{
    sheet.note("Boost.Graph is not installed, so it is not compared");
}
#endif

// A real city as the program itself brings it in.
void measureCity(Sheet& sheet, const std::string& extract, const TravelProfile& profile, int turns)
{
    const QTemporaryDir scratch;
    const std::string path = scratch.filePath(QStringLiteral("s.haven.geo")).toStdString();
    MapImportRequest request;
    request.files = {extract};
    const auto report = importMap(request, path, StationHolder{"bench", Instant{1}}, Instant{1});
    const auto geofile = report ? Geofile::open(path) : Result<Geofile>(report.refusal());
    const auto turnsForbidden = geofile ? geofile->turnRestrictions()
                                        : Result<std::vector<TurnRestriction>>(geofile.refusal());
    if (!turnsForbidden) {
        sheet.note(refusalSentence(turnsForbidden.refusal()));
        return;
    }
    Result<void> read;
    const RoadGraph graph = RoadGraph::streamed(
        [&](const std::function<void(const Road&)>& take) {
            read = geofile->eachRoad([&take](const Road& road) {
                take(road);
                return true;
            });
        },
        *turnsForbidden, profile);
    if (!read || graph.isEmpty())
        return;
    const Ground city{graph, "Baltimore: ", [&graph](RoadChance& chance) {
                          const auto& edges = graph.edges();
                          return movedBy(graph.at(edges[chance.below(edges.size())].from), 9, 9);
                      }};
    measureClosest(sheet, city, {200, 5, Promise{Bound::P95, 10}}, turns);
    measureClosest(sheet, city, {50, 5, Promise{Bound::P95, 10}}, turns);
    measureReach(sheet, city, turns);
}

} // namespace

int main(int count, char** arguments)
{
    const Options options = optionsOf(count, arguments);
    const int turns = options.turns > 0 ? options.turns : kTurns;
    const auto profile = parseTravelProfile(sourceText("resources/map/travel.json"));
    if (!profile) {
        fmt::print(stderr, "{}\n", refusalSentence(profile.refusal()));
        return 1;
    }
    Sheet sheet("routes", options);
    const auto roads = madeState(kState.seed);
    const ThreadWatch watch;
    const RoadGraph graph(roads, {}, *profile);
    const double built = watch.ms();
    const Ground state{graph, "", [](RoadChance& chance) { return chance.pointIn(kState); }};
    sheet.note("times are those of the thread alone, whatever else the machine does");
    sheet.note(fmt::format("{} roads, {} crossings, {} arcs, {} connected", roads.size(),
                           graph.crossingCount(), graph.arcCount(), graph.connectedCount()));
    sheet.add(single("network built from the roads", "ms", built));
    sheet.add(single("network in memory", "MB", static_cast<double>(graph.bytes()) / 1e6));
    measureClosest(sheet, state, {200, 5, Promise{Bound::P95, 10}}, turns);
    measureClosest(sheet, state, {50, 5, Promise{Bound::P95, 10}}, turns);
    measureClosest(sheet, state, {200, 20, {}}, turns);
    measureClosest(sheet, state, {200, 200, {}}, std::max(1, turns / 10));
    measureReach(sheet, state, turns);
    measureRoute(sheet, graph, turns);
    measureSimple(sheet, graph, 200);
    measureSimple(sheet, graph, 50);
    measureBoost(sheet, graph);
    measureRecommending(sheet, graph, 200, std::max(1, turns / 5));
    measureRecommending(sheet, graph, 50, std::max(1, turns / 5));
    if (const char* folder = std::getenv("HAVEN_DATA"))
        measureCity(sheet, std::string(folder) + "/geo/osm/baltimore.osm.pbf", *profile, turns);
    return 0;
}
