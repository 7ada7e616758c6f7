#include "models/geo/reach_area.h"
#include "models/geo/road_search.h"
#include "tests/bench/figures.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/road_state.h"

#include <ctime>
#include <fmt/format.h>
#include <functional>
#include <queue>

// Travel time on a made-up state of 300,000 crossings: who is closest, the route, what is reached
// in fifteen minutes; beside it the simple way, a forward search for each unit. Units are put on
// their roads anew in each question, as they move.
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

std::vector<Coordinate> anywhere(RoadChance& chance, std::size_t count)
{
    std::vector<Coordinate> points;
    for (std::size_t i = 0; i < count; ++i)
        points.push_back(chance.pointIn(kState));
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

void measureClosest(Sheet& sheet, const RoadGraph& graph, const Question& question, int turns)
{
    RoadSearch search(graph);
    RoadChance chance(question.units + question.wanted);
    Samples took;
    std::size_t settled = 0;
    for (int i = 0; i < turns; ++i) {
        const auto units = anywhere(chance, question.units);
        const Coordinate incident = chance.pointIn(kState);
        const ThreadWatch watch;
        const auto found = search.closest(incident, units, question.wanted);
        took.add(watch.ms());
        settled += search.settled();
        if (found.size() != question.wanted)
            sheet.note("fewer units came than were asked for");
    }
    sheet.add(
        took.figure(fmt::format("closest {} of {} units, {} crossings looked at", question.wanted,
                                question.units, settled / static_cast<std::size_t>(turns)),
                    "ms", question.promise));
}

void measureSimple(Sheet& sheet, const RoadGraph& graph, std::size_t units)
{
    SimpleSearch simple(graph);
    RoadChance chance(units + 5);
    Samples took;
    for (int i = 0; i < kSimpleTurns; ++i) {
        const auto starts = anywhere(chance, units);
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

void measureReach(Sheet& sheet, const RoadGraph& graph, int turns)
{
    RoadSearch search(graph);
    RoadChance chance(15);
    Samples took;
    Samples outlined;
    for (int i = 0; i < turns; ++i) {
        const Coordinate incident = chance.pointIn(kState);
        const ThreadWatch watch;
        const auto stretches = search.reach(incident, Span::minutes(15));
        took.add(watch.ms());
        const ThreadWatch drawn;
        if (reachArea(graph, stretches).polygons.empty())
            sheet.note("an area without ground");
        outlined.add(drawn.ms());
    }
    sheet.add(took.figure("what is reached in 15 minutes", "ms"));
    sheet.add(outlined.figure("its outline", "ms"));
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
    sheet.note("times are those of the thread alone, whatever else the machine does");
    sheet.note(fmt::format("{} roads, {} crossings, {} arcs, {} connected", roads.size(),
                           graph.crossingCount(), graph.arcCount(), graph.connectedCount()));
    sheet.add(single("network built from the roads", "ms", built));
    sheet.add(single("network in memory", "MB", static_cast<double>(graph.bytes()) / 1e6));
    measureClosest(sheet, graph, {200, 5, Promise{Bound::P95, 10}}, turns);
    measureClosest(sheet, graph, {50, 5, Promise{Bound::P95, 10}}, turns);
    measureClosest(sheet, graph, {200, 20, {}}, turns);
    measureClosest(sheet, graph, {200, 200, {}}, std::max(1, turns / 10));
    measureReach(sheet, graph, turns);
    measureRoute(sheet, graph, turns);
    measureSimple(sheet, graph, 200);
    measureSimple(sheet, graph, 50);
    return 0;
}
