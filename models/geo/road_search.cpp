#include "models/geo/road_search.h"

#include "models/geo/shapes.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace haven {

namespace {

constexpr std::uint32_t kUsualFactor = 1024;
constexpr std::uint32_t kMsMax = 1'000'000'000; // far beyond any bound, and far from overflow

std::uint64_t packed(std::uint32_t costMs, std::uint32_t node)
{
    return std::uint64_t{costMs} << 32U | node;
}

std::uint32_t scaled(std::uint32_t costMs, std::uint32_t factor)
{
    const std::uint64_t ms = std::uint64_t{costMs} * factor / kUsualFactor;
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(ms, kMsMax));
}

std::uint32_t wholeMs(double ms)
{
    return static_cast<std::uint32_t>(std::clamp(std::ceil(ms), 0.0, double{kMsMax}));
}

// The part of an edge's points between two shares of its length, share 0 first.
std::vector<Coordinate> partOf(const std::vector<Coordinate>& points, double from, double to)
{
    Polyline line{points};
    std::vector<Coordinate> part = {pointAlong(line, from)};
    const double whole = lengthMeters(line);
    double along = 0;
    for (std::size_t i = 1; i + 1 < points.size() && whole > 0; ++i) {
        along += distanceMeters(points[i - 1], points[i]);
        if (along / whole > from && along / whole < to)
            part.push_back(points[i]);
    }
    part.push_back(pointAlong(line, to));
    return part;
}

} // namespace

RoadSearch::RoadSearch(const RoadGraph& graph)
    : m_graph(graph), m_labels(graph.nodeCount()), m_entryAt(graph.nodeCount(), kNoIndex)
{}

Span RoadSearch::straightTime(Coordinate from, Coordinate to, const TravelProfile& profile)
{
    const double meters = distanceMeters(from, to) * profile.straightPercent / 100;
    const double seconds = meters / (profile.straightMph * kMetersPerSecondOfMph);
    return Span{static_cast<std::int64_t>(std::ceil(seconds * kMsPerSecond))};
}

std::uint32_t RoadSearch::offRoadMs(double meters) const
{
    return wholeMs(meters / (m_graph.profile().offRoadMph * kMetersPerSecondOfMph) * kMsPerSecond);
}

std::uint32_t RoadSearch::costOf(const RoadEdge& edge, double share) const
{
    const std::uint32_t whole =
        scaled(edge.costMs, m_factors[static_cast<std::size_t>(edge.roadClass)]);
    return wholeMs(whole * std::clamp(share, 0.0, 1.0));
}

void RoadSearch::begin(const RoadConditions& now)
{
    ++m_question;
    if (m_question == 0) { // after four billion questions the old labels would look new
        for (Label& label : m_labels)
            label.question = 0;
        m_question = 1;
    }
    for (std::size_t i = 0; i < kRoadClasses; ++i)
        m_factors[i] = kUsualFactor * static_cast<std::uint32_t>(now.timePercents[i]) / 100;
    m_isUsual = now.timePercents == kUsualTimes;
    m_closed = now.closed.isEmpty() ? nullptr : &now.closed;
    m_maxMs = static_cast<std::uint32_t>(Span::minutes(m_graph.profile().maxMinutes).ms);
    m_heap.clear();
    m_arrivals.clear();
    m_settled = 0;
}

void RoadSearch::lower(std::uint32_t node, const Label& label)
{
    Label& known = m_labels[node];
    if (known.question == m_question && known.costMs <= label.costMs)
        return;
    known = label;
    known.question = m_question;
    m_heap.push_back(packed(label.costMs, node));
    std::push_heap(m_heap.begin(), m_heap.end(), std::greater<>());
}

// The two ways onto the incident's edge are the first labels: it lies somewhere along it.
void RoadSearch::startFrom(const SnappedPoint& incident)
{
    const RoadEdge& edge = m_graph.edges()[incident.edge];
    const std::uint32_t off = offRoadMs(incident.offRoadM);
    if (edge.tailForward != kNoIndex)
        lower(edge.tailForward, {off + costOf(edge, incident.share), m_question, kNoIndex,
                                 ArcId(incident.edge, ArcId::Way::Forward)});
    if (edge.tailBackward != kNoIndex)
        lower(edge.tailBackward, {off + costOf(edge, 1 - incident.share), m_question, kNoIndex,
                                  ArcId(incident.edge, ArcId::Way::Backward)});
}

void RoadSearch::enter(std::uint32_t start, const SnappedPoint& point, const SnappedPoint& incident)
{
    const RoadEdge& edge = m_graph.edges()[point.edge];
    const std::uint32_t off = offRoadMs(point.offRoadM);
    const auto add = [&](ArcId arc, double share) {
        for (const std::uint32_t node : m_graph.headsOf(arc)) {
            if (m_entryAt[node] == kNoIndex)
                m_entryNodes.push_back(node);
            m_entries.push_back({start, off + costOf(edge, share), arc, m_entryAt[node]});
            m_entryAt[node] = static_cast<std::uint32_t>(m_entries.size() - 1);
        }
    };
    if (edge.tailForward != kNoIndex)
        add(ArcId(point.edge, ArcId::Way::Forward), 1 - point.share);
    if (edge.tailBackward != kNoIndex)
        add(ArcId(point.edge, ArcId::Way::Backward), point.share);
    if (point.edge != incident.edge)
        return;
    const bool isAhead = incident.share >= point.share;
    const bool isBehind = incident.share <= point.share;
    if ((isAhead && edge.tailForward != kNoIndex) || (isBehind && edge.tailBackward != kNoIndex)) {
        const std::uint32_t cost = off + offRoadMs(incident.offRoadM) +
                                   costOf(edge, std::abs(incident.share - point.share));
        m_arrivals.push_back({cost, kNoIndex, start, kNoIndex});
        std::push_heap(m_arrivals.begin(), m_arrivals.end(), Later{});
    }
}

void RoadSearch::forgetEntries()
{
    for (const std::uint32_t node : m_entryNodes)
        m_entryAt[node] = kNoIndex;
    m_entryNodes.clear();
    m_entries.clear();
}

std::uint32_t RoadSearch::nextNode(std::uint32_t& costMs)
{
    while (!m_heap.empty()) {
        std::pop_heap(m_heap.begin(), m_heap.end(), std::greater<>());
        const std::uint64_t top = m_heap.back();
        m_heap.pop_back();
        const auto node = static_cast<std::uint32_t>(top & 0xFFFF'FFFFU);
        costMs = static_cast<std::uint32_t>(top >> 32U);
        if (m_labels[node].costMs == costMs) {
            ++m_settled;
            return node;
        }
    }
    return kNoIndex;
}

void RoadSearch::relax(std::uint32_t node, std::uint32_t costMs)
{
    const auto& arcs = m_graph.arcs();
    const std::uint32_t end = m_graph.firstArc(node + 1);
    for (std::uint32_t i = m_graph.firstArc(node); i < end; ++i) {
        const RoadArc& arc = arcs[i];
        if (m_closed && m_closed->contains(arc.arc.edge()))
            continue;
        const std::uint32_t cost =
            costMs + (m_isUsual ? arc.costMs : scaled(arc.costMs, m_factors[m_graph.classOf(i)]));
        if (cost <= m_maxMs)
            lower(arc.tail, {cost, m_question, node, arc.arc});
    }
}

void RoadSearch::meet(std::uint32_t node, std::uint32_t costMs)
{
    for (std::uint32_t i = m_entryAt[node]; i != kNoIndex; i = m_entries[i].next) {
        m_arrivals.push_back({costMs + m_entries[i].costMs, i, m_entries[i].start, node});
        std::push_heap(m_arrivals.begin(), m_arrivals.end(), Later{});
    }
}

// An arrival is certain once the search has gone as far as it.
void RoadSearch::take(std::vector<Arrival>& found, std::vector<bool>& isFound, std::uint32_t upToMs,
                      std::size_t wanted)
{
    while (!m_arrivals.empty() && m_arrivals.front().costMs <= upToMs && found.size() < wanted) {
        std::pop_heap(m_arrivals.begin(), m_arrivals.end(), Later{});
        const Arrival arrival = m_arrivals.back();
        m_arrivals.pop_back();
        if (isFound[arrival.start])
            continue;
        isFound[arrival.start] = true;
        found.push_back(arrival);
    }
}

std::vector<RoadSearch::Arrival> RoadSearch::arrivals(const SnappedPoint& incident,
                                                      std::size_t wanted)
{
    std::uint32_t last = 0;
    std::size_t starts = 0;
    for (const Entry& entry : m_entries)
        last = std::max(last, entry.start);
    std::vector<bool> isFound(std::size_t{last} + 1);
    for (const Entry& entry : m_entries) {
        if (!isFound[entry.start])
            ++starts;
        isFound[entry.start] = true;
    }
    wanted = std::min(wanted, starts);
    isFound.assign(isFound.size(), false);
    std::vector<Arrival> found;
    startFrom(incident);
    std::uint32_t cost = 0;
    while (found.size() < wanted) {
        const std::uint32_t node = nextNode(cost);
        if (node == kNoIndex)
            break;
        take(found, isFound, std::min(cost, m_maxMs), wanted);
        if (cost > m_maxMs)
            break;
        meet(node, cost);
        relax(node, cost);
    }
    take(found, isFound, m_maxMs, wanted);
    return found;
}

std::vector<Travel> RoadSearch::closest(Coordinate to, const std::vector<Coordinate>& starts,
                                        std::size_t wanted, const RoadConditions& now)
{
    std::vector<Travel> travels;
    std::vector<bool> isFound(starts.size());
    begin(now);
    if (const auto incident = m_graph.snap(to)) {
        for (std::uint32_t i = 0; i < starts.size(); ++i) {
            if (const auto point = m_graph.snap(starts[i]))
                enter(i, *point, *incident);
        }
        for (const Arrival& arrival : arrivals(*incident, wanted)) {
            isFound[arrival.start] = true;
            travels.push_back({arrival.start, Span{arrival.costMs}, TravelWay::Road});
        }
        forgetEntries();
    }
    if (travels.size() >= wanted)
        return travels;
    std::vector<Travel> guessed;
    for (std::size_t i = 0; i < starts.size(); ++i) {
        if (!isFound[i])
            guessed.push_back(
                {i, straightTime(starts[i], to, m_graph.profile()), TravelWay::StraightLine});
    }
    std::stable_sort(guessed.begin(), guessed.end(),
                     [](const Travel& a, const Travel& b) { return a.time < b.time; });
    for (const Travel& travel : guessed) {
        if (travels.size() < wanted)
            travels.push_back(travel);
    }
    return travels;
}

namespace {

// Puts the pieces of a way together.
class RouteWriter final
{
public:
    explicit RouteWriter(Coordinate from) { m_route.line.push_back(from); }

    void add(const RoadGraph& graph, ArcId arc, double from, double to)
    {
        const RoadEdge& edge = graph.edges()[arc.edge()];
        for (const Coordinate point : partOf(graph.pointsOf(arc), from, to))
            addPoint(point);
        const std::string& name = graph.nameOf(edge);
        if (!name.empty() && (m_route.roads.empty() || m_route.roads.back() != name))
            m_route.roads.push_back(name);
    }

    Route finished(Coordinate to, Span time)
    {
        addPoint(to);
        m_route.time = time;
        m_route.meters = lengthMeters(Polyline{m_route.line});
        return std::move(m_route);
    }

private:
    void addPoint(Coordinate point)
    {
        if (m_route.line.back() != point)
            m_route.line.push_back(point);
    }

    Route m_route;
};

double shareAlong(ArcId arc, double share)
{
    return arc.way() == ArcId::Way::Forward ? share : 1 - share;
}

} // namespace

Route RoadSearch::route(Coordinate from, Coordinate to, const RoadConditions& now)
{
    begin(now);
    const auto incident = m_graph.snap(to);
    const auto start = m_graph.snap(from);
    std::vector<Arrival> found;
    std::vector<Entry> entries;
    if (incident && start) {
        enter(0, *start, *incident);
        found = arrivals(*incident, 1);
        entries = m_entries;
        forgetEntries();
    }
    if (found.empty()) {
        Route straight;
        straight.line = {from, to};
        straight.meters = distanceMeters(from, to);
        straight.time = straightTime(from, to, m_graph.profile());
        straight.way = TravelWay::StraightLine;
        return straight;
    }
    RouteWriter writer(from);
    const Arrival& arrival = found.front();
    if (arrival.entry == kNoIndex) {
        const ArcId arc(start->edge, incident->share >= start->share ? ArcId::Way::Forward
                                                                     : ArcId::Way::Backward);
        writer.add(m_graph, arc, shareAlong(arc, start->share), shareAlong(arc, incident->share));
        return writer.finished(to, Span{arrival.costMs});
    }
    const ArcId first = entries[arrival.entry].arc;
    writer.add(m_graph, first, shareAlong(first, start->share), 1);
    std::uint32_t node = arrival.node;
    for (; m_labels[node].next != kNoIndex; node = m_labels[node].next)
        writer.add(m_graph, m_labels[node].arc, 0, 1);
    const ArcId last = m_labels[node].arc;
    writer.add(m_graph, last, 0, shareAlong(last, incident->share));
    return writer.finished(to, Span{arrival.costMs});
}

std::vector<ReachedStretch> RoadSearch::reach(Coordinate to, Span within, const RoadConditions& now)
{
    std::vector<ReachedStretch> stretches;
    begin(now);
    m_maxMs =
        static_cast<std::uint32_t>(std::clamp<std::int64_t>(within.ms, 0, std::int64_t{m_maxMs}));
    const auto incident = m_graph.snap(to);
    if (!incident)
        return stretches;
    // The last part of the arc, as much of it as the time left allows.
    const auto keep = [&](ArcId arc, double endShare, std::uint32_t endMs) {
        if (endMs >= m_maxMs)
            return;
        const RoadEdge& edge = m_graph.edges()[arc.edge()];
        const double whole = std::max(1U, costOf(edge, 1));
        const double startShare = std::max(0.0, endShare - (m_maxMs - endMs) / whole);
        const double a = shareAlong(arc, startShare);
        const double b = shareAlong(arc, endShare);
        stretches.push_back({arc.edge(), std::min(a, b), std::max(a, b)});
    };
    const RoadEdge& edge = m_graph.edges()[incident->edge];
    const std::uint32_t off = offRoadMs(incident->offRoadM);
    if (edge.tailForward != kNoIndex)
        keep(ArcId(incident->edge, ArcId::Way::Forward), incident->share, off);
    if (edge.tailBackward != kNoIndex)
        keep(ArcId(incident->edge, ArcId::Way::Backward), 1 - incident->share, off);
    startFrom(*incident);
    std::uint32_t cost = 0;
    for (std::uint32_t node = nextNode(cost); node != kNoIndex && cost <= m_maxMs;
         node = nextNode(cost)) {
        for (std::uint32_t i = m_graph.firstArc(node); i < m_graph.firstArc(node + 1); ++i) {
            const ArcId arc = m_graph.arcs()[i].arc;
            if (!m_closed || !m_closed->contains(arc.edge()))
                keep(arc, 1, cost);
        }
        relax(node, cost);
    }
    return stretches;
}

} // namespace haven
