#include "models/geo/road_graph.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace haven {

namespace {

constexpr double kMetersPerSecondOfKmh = 1000.0 / 3600.0;

double speedOf(const Road& road, const TravelProfile& profile)
{
    const double byClass = metersPerSecond(profile, road.roadClass);
    if (byClass <= 0 || road.speedMaxKmh <= 0 || profile.postedPercent <= 0)
        return byClass;
    return road.speedMaxKmh * kMetersPerSecondOfKmh * profile.postedPercent / 100;
}

// Near each other on the ground, near each other in memory: the bits of both coordinates in turn.
std::uint64_t placeInMemory(Coordinate at)
{
    const auto spread = [](std::int64_t value) {
        std::uint64_t bits = static_cast<std::uint64_t>(value) & 0xFFFF'FFFFU;
        bits = (bits | bits << 16U) & 0x0000'FFFF'0000'FFFFU;
        bits = (bits | bits << 8U) & 0x00FF'00FF'00FF'00FFU;
        bits = (bits | bits << 4U) & 0x0F0F'0F0F'0F0F'0F0FU;
        bits = (bits | bits << 2U) & 0x3333'3333'3333'3333U;
        return (bits | bits << 1U) & 0x5555'5555'5555'5555U;
    };
    return spread(std::int64_t{at.lonE7} + 1'800'000'000) |
           spread(std::int64_t{at.latE7} + 900'000'000) << 1U;
}

bool isUsable(const Road& road, const TravelProfile& profile)
{
    return road.access != RoadAccess::Closed && road.points.size() >= 2 &&
           road.points.size() == road.nodes.size() && speedOf(road, profile) > 0;
}

// The largest strongly connected component by Tarjan, without recursion: a state's network is
// deeper than any stack. `firstArc` and `tailOf` give the nodes before a node; which way round does
// not matter for what is strongly connected.
class LargestComponent final
{
public:
    template <class EachBefore>
    LargestComponent(std::size_t count, EachBefore before)
        : m_index(count, kNoIndex), m_low(count, 0), m_component(count, kNoIndex)
    {
        for (std::uint32_t node = 0; node < count; ++node) {
            if (m_index[node] == kNoIndex)
                walk(node, before);
        }
    }

    std::size_t size() const { return m_largestSize; }
    bool contains(std::uint32_t node) const { return m_component[node] == m_largest; }

private:
    struct Frame {
        std::uint32_t node = 0;
        std::uint32_t next = 0; // of the nodes before it
    };

    void enter(std::uint32_t node)
    {
        m_index[node] = m_low[node] = m_count++;
        m_open.push_back(node);
        m_frames.push_back({node, 0});
    }

    template <class EachBefore>
    void walk(std::uint32_t start, EachBefore& before)
    {
        enter(start);
        while (!m_frames.empty()) {
            const std::uint32_t node = m_frames.back().node;
            const std::uint32_t other = before(node, m_frames.back().next++);
            if (other == kNoIndex)
                leave(node);
            else if (m_index[other] == kNoIndex)
                enter(other);
            else if (m_component[other] == kNoIndex)
                m_low[node] = std::min(m_low[node], m_index[other]);
        }
    }

    void leave(std::uint32_t node)
    {
        m_frames.pop_back();
        if (!m_frames.empty()) {
            std::uint32_t& low = m_low[m_frames.back().node];
            low = std::min(low, m_low[node]);
        }
        if (m_low[node] != m_index[node])
            return;
        std::size_t size = 0;
        std::uint32_t member = kNoIndex;
        while (member != node) {
            member = m_open.back();
            m_open.pop_back();
            m_component[member] = m_components;
            ++size;
        }
        if (size > m_largestSize) {
            m_largestSize = size;
            m_largest = m_components;
        }
        ++m_components;
    }

    std::vector<std::uint32_t> m_index;
    std::vector<std::uint32_t> m_low;
    std::vector<std::uint32_t> m_component;
    std::vector<std::uint32_t> m_open;
    std::vector<Frame> m_frames;
    std::uint32_t m_count = 0;
    std::uint32_t m_components = 0;
    std::uint32_t m_largest = 0;
    std::size_t m_largestSize = 0;
};

} // namespace

RoadGraph::RoadGraph(const std::vector<Road>& roads, const std::vector<TurnRestriction>& turns,
                     const TravelProfile& profile)
    : RoadGraph(profile)
{
    build(
        [&roads](const std::function<void(const Road&)>& take) {
            for (const Road& road : roads)
                take(road);
        },
        turns);
}

RoadGraph RoadGraph::streamed(const EachRoad& eachRoad, const std::vector<TurnRestriction>& turns,
                              const TravelProfile& profile)
{
    RoadGraph graph(profile);
    graph.build(eachRoad, turns);
    return graph;
}

void RoadGraph::build(const EachRoad& eachRoad, const std::vector<TurnRestriction>& turns)
{
    findCrossings(eachRoad);
    const auto edgesOf = cut(eachRoad);
    forbid(turns, edgesOf);
    linkArcs();
    keepLargest();
    m_nodeIds = {};
    m_crossings.shrink_to_fit();
    m_crossingOf.shrink_to_fit();
    m_points.shrink_to_fit();
}

// Where roads meet, begin or end.
void RoadGraph::findCrossings(const EachRoad& eachRoad)
{
    struct Seen {
        std::int64_t id = 0;
        Coordinate at;
        bool isEnd = false;
    };
    std::vector<Seen> seen;
    eachRoad([&](const Road& road) {
        if (!isUsable(road, m_profile)) {
            ++m_left.roads;
            return;
        }
        for (std::size_t i = 0; i < road.nodes.size(); ++i)
            seen.push_back({road.nodes[i], road.points[i], i == 0 || i + 1 == road.nodes.size()});
    });
    std::stable_sort(seen.begin(), seen.end(),
                     [](const Seen& a, const Seen& b) { return a.id < b.id; });
    std::vector<Seen> kept;
    for (std::size_t i = 0; i < seen.size();) {
        std::size_t next = i;
        bool isEnd = false;
        while (next < seen.size() && seen[next].id == seen[i].id)
            isEnd = seen[next++].isEnd || isEnd;
        if (isEnd || next - i > 1)
            kept.push_back(seen[i]);
        i = next;
    }
    std::stable_sort(kept.begin(), kept.end(), [](const Seen& a, const Seen& b) {
        return placeInMemory(a.at) < placeInMemory(b.at);
    });
    for (const Seen& one : kept) {
        m_nodeIds.push_back({one.id, static_cast<std::uint32_t>(m_crossings.size())});
        m_crossingOf.push_back(m_nodeIds.back().crossing);
        m_crossings.push_back(one.at);
    }
    std::sort(m_nodeIds.begin(), m_nodeIds.end(),
              [](const NodeId& a, const NodeId& b) { return a.id < b.id; });
}

std::uint32_t RoadGraph::crossingOf(std::int64_t id) const
{
    const auto found =
        std::lower_bound(m_nodeIds.begin(), m_nodeIds.end(), id,
                         [](const NodeId& one, std::int64_t wanted) { return one.id < wanted; });
    return found == m_nodeIds.end() || found->id != id ? kNoIndex : found->crossing;
}

std::vector<RoadGraph::OfRoad> RoadGraph::cut(const EachRoad& eachRoad)
{
    std::vector<std::int64_t> roadOf;
    std::map<std::string, std::uint32_t> names;
    eachRoad([&](const Road& road) {
        if (!isUsable(road, m_profile))
            return;
        const auto name =
            names.try_emplace(road.name, static_cast<std::uint32_t>(names.size())).first;
        std::size_t first = 0;
        for (std::size_t i = 1; i < road.nodes.size(); ++i) {
            if (crossingOf(road.nodes[i]) == kNoIndex)
                continue;
            addEdge(road, first, i);
            m_edges.back().name = name->second;
            roadOf.push_back(road.id);
            first = i;
        }
    });
    m_names.resize(names.size());
    for (const auto& [name, index] : names)
        m_names[index] = name;
    return sortEdges(roadOf);
}

// The edges in the order of their crossings, and their points after one another.
std::vector<RoadGraph::OfRoad> RoadGraph::sortEdges(const std::vector<std::int64_t>& roadOf)
{
    std::vector<std::uint32_t> order(m_edges.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [this](std::uint32_t a, std::uint32_t b) {
        return std::min(m_edges[a].from, m_edges[a].to) < std::min(m_edges[b].from, m_edges[b].to);
    });
    std::vector<RoadEdge> edges;
    std::vector<Coordinate> points;
    std::vector<OfRoad> edgesOf;
    edges.reserve(m_edges.size());
    points.reserve(m_points.size());
    for (const std::uint32_t one : order) {
        edgesOf.push_back({roadOf[one], static_cast<std::uint32_t>(edges.size())});
        RoadEdge edge = m_edges[one];
        const auto first = m_points.begin() + static_cast<std::ptrdiff_t>(edge.firstPoint);
        edge.firstPoint = static_cast<std::uint32_t>(points.size());
        points.insert(points.end(), first, first + static_cast<std::ptrdiff_t>(edge.pointCount));
        edges.push_back(edge);
    }
    m_edges = std::move(edges);
    m_points = std::move(points);
    std::sort(edgesOf.begin(), edgesOf.end());
    return edgesOf;
}

void RoadGraph::addEdge(const Road& road, std::size_t first, std::size_t last)
{
    RoadEdge edge;
    edge.from = crossingOf(road.nodes[first]);
    edge.to = crossingOf(road.nodes[last]);
    if (road.oneway != RoadOneway::Backward)
        edge.tailForward = edge.from;
    if (road.oneway != RoadOneway::Forward)
        edge.tailBackward = edge.to;
    edge.firstPoint = static_cast<std::uint32_t>(m_points.size());
    edge.pointCount = static_cast<std::uint32_t>(last - first + 1);
    edge.roadClass = road.roadClass;
    double meters = 0;
    for (std::size_t i = first; i <= last; ++i) {
        if (i > first)
            meters += distanceMeters(road.points[i - 1], road.points[i]);
        m_points.push_back(road.points[i]);
    }
    edge.meters = static_cast<float>(meters);
    const double ms = meters / speedOf(road, m_profile) * kMsPerSecond;
    // Never nothing: a search must not run around in circles for free.
    edge.costMs = static_cast<std::uint32_t>(std::clamp(std::ceil(ms), 1.0, 4e8));
    m_edges.push_back(edge);
}

std::vector<ArcId> RoadGraph::arcsOf(std::int64_t road, std::uint32_t crossing, TurnSide side,
                                     const std::vector<OfRoad>& edgesOf) const
{
    std::vector<ArcId> arcs;
    for (auto one = std::lower_bound(edgesOf.begin(), edgesOf.end(), OfRoad{road, 0});
         one != edgesOf.end() && one->road == road; ++one) {
        const RoadEdge& edge = m_edges[one->edge];
        const std::uint32_t forwardEnd = side == TurnSide::Into ? edge.to : edge.from;
        const std::uint32_t backwardEnd = side == TurnSide::Into ? edge.from : edge.to;
        if (edge.tailForward != kNoIndex && forwardEnd == crossing)
            arcs.emplace_back(one->edge, ArcId::Way::Forward);
        if (edge.tailBackward != kNoIndex && backwardEnd == crossing)
            arcs.emplace_back(one->edge, ArcId::Way::Backward);
    }
    return arcs;
}

void RoadGraph::forbid(const std::vector<TurnRestriction>& turns,
                       const std::vector<OfRoad>& edgesOf)
{
    std::map<ArcId, std::uint32_t> copyOf; // by the way out
    const auto forbidTurn = [&](ArcId from, ArcId to, std::uint32_t crossing) {
        const auto [found, isNew] =
            copyOf.emplace(to, static_cast<std::uint32_t>(m_crossingOf.size()));
        if (isNew) {
            m_crossingOf.push_back(crossing);
            m_copies.push_back({crossing, found->second});
            RoadEdge& edge = m_edges[to.edge()];
            (to.way() == ArcId::Way::Forward ? edge.tailForward : edge.tailBackward) =
                found->second;
        }
        m_forbidden.push_back({from, found->second});
    };
    std::map<std::uint32_t, std::vector<ArcId>> outOf; // of crossings where one turn alone is right
    for (const TurnRestriction& turn : turns) {
        if (turn.rule == TurnRule::Only)
            outOf[crossingOf(turn.viaNode)];
    }
    for (std::uint32_t i = 0; i < m_edges.size() && !outOf.empty(); ++i) {
        const RoadEdge& edge = m_edges[i];
        const auto from = outOf.find(edge.from);
        if (from != outOf.end() && edge.tailForward != kNoIndex)
            from->second.emplace_back(i, ArcId::Way::Forward);
        const auto to = outOf.find(edge.to);
        if (to != outOf.end() && edge.tailBackward != kNoIndex)
            to->second.emplace_back(i, ArcId::Way::Backward);
    }
    for (const TurnRestriction& turn : turns) {
        const std::uint32_t crossing = crossingOf(turn.viaNode);
        const auto from = arcsOf(turn.fromRoad, crossing, TurnSide::Into, edgesOf);
        const auto to = arcsOf(turn.toRoad, crossing, TurnSide::OutOf, edgesOf);
        if (crossing == kNoIndex || from.size() != 1 || to.size() != 1) {
            ++m_left.turns;
            continue;
        }
        if (turn.rule == TurnRule::Forbidden) {
            forbidTurn(from.front(), to.front(), crossing);
            continue;
        }
        for (const ArcId other : outOf.at(crossing)) {
            if (other != to.front())
                forbidTurn(from.front(), other, crossing);
        }
    }
    std::sort(m_copies.begin(), m_copies.end());
    std::sort(m_forbidden.begin(), m_forbidden.end());
}

bool RoadGraph::isForbidden(ArcId from, std::uint32_t node) const
{
    return std::binary_search(m_forbidden.begin(), m_forbidden.end(), Forbidden{from, node});
}

std::vector<std::uint32_t> RoadGraph::headsOf(ArcId arc) const
{
    const RoadEdge& edge = m_edges[arc.edge()];
    const std::uint32_t crossing = arc.way() == ArcId::Way::Forward ? edge.to : edge.from;
    std::vector<std::uint32_t> heads = {crossing};
    for (auto copy = std::lower_bound(m_copies.begin(), m_copies.end(), Copy{crossing, 0});
         copy != m_copies.end() && copy->crossing == crossing; ++copy) {
        if (!isForbidden(arc, copy->node))
            heads.push_back(copy->node);
    }
    return heads;
}

void RoadGraph::linkArcs()
{
    const auto eachArc = [this](auto visit) {
        for (std::uint32_t i = 0; i < m_edges.size(); ++i) {
            for (const auto way : {ArcId::Way::Forward, ArcId::Way::Backward}) {
                const RoadEdge& edge = m_edges[i];
                const std::uint32_t tail =
                    way == ArcId::Way::Forward ? edge.tailForward : edge.tailBackward;
                if (tail == kNoIndex)
                    continue;
                const ArcId arc(i, way);
                for (const std::uint32_t head : headsOf(arc))
                    visit(head, RoadArc{tail, edge.costMs, arc});
            }
        }
    };
    m_firstArc.assign(m_crossingOf.size() + 1, 0);
    eachArc([this](std::uint32_t head, const RoadArc&) { ++m_firstArc[head + 1]; });
    for (std::size_t i = 1; i < m_firstArc.size(); ++i)
        m_firstArc[i] += m_firstArc[i - 1];
    m_arcs.resize(m_firstArc.back());
    std::vector<std::uint32_t> next(m_firstArc.begin(), m_firstArc.end() - 1);
    eachArc([&](std::uint32_t head, const RoadArc& arc) { m_arcs[next[head]++] = arc; });
    for (const RoadArc& arc : m_arcs)
        m_arcClass.push_back(static_cast<std::uint8_t>(m_edges[arc.arc.edge()].roadClass));
    m_arcClass.shrink_to_fit();
}

void RoadGraph::keepLargest()
{
    const auto before = [this](std::uint32_t node, std::uint32_t which) {
        const std::uint32_t at = m_firstArc[node] + which;
        return at < m_firstArc[node + 1] ? m_crossingOf[m_arcs[at].tail] : kNoIndex;
    };
    const LargestComponent largest(m_crossings.size(), before);
    m_connected = largest.size();
    std::vector<RoadGrid::Line> lines;
    for (std::uint32_t i = 0; i < m_edges.size(); ++i) {
        const RoadEdge& edge = m_edges[i];
        if (largest.contains(edge.from) && largest.contains(edge.to))
            lines.push_back({i, edge.firstPoint, edge.pointCount});
    }
    m_grid = RoadGrid(lines, m_points);
}

std::optional<SnappedPoint> RoadGraph::snap(Coordinate point) const
{
    const auto nearest = m_grid.nearest(point, kSnapMaxM, m_points);
    if (!nearest)
        return std::nullopt;
    const double meters = static_cast<double>(m_edges[nearest->id].meters);
    const double share = meters > 0 ? std::clamp(nearest->alongM / meters, 0.0, 1.0) : 0.0;
    return SnappedPoint{nearest->id, share, nearest->at, nearest->distanceM};
}

ClosedEdges RoadGraph::closing(const std::vector<Coordinate>& points) const
{
    ClosedEdges closed;
    for (const Coordinate point : points) {
        if (const auto nearest = m_grid.nearest(point, kClosureMaxM, m_points))
            closed.close(nearest->id);
    }
    return closed;
}

std::vector<Coordinate> RoadGraph::pointsOf(ArcId arc) const
{
    const RoadEdge& edge = m_edges[arc.edge()];
    const auto first = m_points.begin() + static_cast<std::ptrdiff_t>(edge.firstPoint);
    std::vector<Coordinate> points(first, first + static_cast<std::ptrdiff_t>(edge.pointCount));
    if (arc.way() == ArcId::Way::Backward)
        std::reverse(points.begin(), points.end());
    return points;
}

std::size_t RoadGraph::bytes() const
{
    return m_crossings.capacity() * sizeof(Coordinate) +
           (m_crossingOf.capacity() + m_firstArc.capacity()) * sizeof(std::uint32_t) +
           m_edges.capacity() * sizeof(RoadEdge) + m_points.capacity() * sizeof(Coordinate) +
           m_arcs.capacity() * sizeof(RoadArc) + m_arcClass.capacity() + m_grid.bytes();
}

} // namespace haven
