#pragma once

#include "models/geo/road.h"
#include "models/geo/road_grid.h"
#include "models/geo/travel_profile.h"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <vector>

// The road network as travel time sees it: crossings are nodes, the stretches between them edges,
// and each way an edge may be driven an arc. Arcs are kept by the node they lead to, because who is
// closest is asked backward from the incident. Read only once built; any thread may ask it.
namespace haven {

inline constexpr std::uint32_t kNoIndex = std::numeric_limits<std::uint32_t>::max();

// An edge and the way along it.
class ArcId final
{
public:
    enum class Way { Forward, Backward }; // in the order of the road's points, or against it
    ArcId() = default;
    ArcId(std::uint32_t edge, Way way) : m_code(edge << 1U | (way == Way::Backward ? 1U : 0U)) {}
    std::uint32_t edge() const { return m_code >> 1U; }
    Way way() const { return (m_code & 1U) != 0 ? Way::Backward : Way::Forward; }
    auto operator<=>(const ArcId&) const = default;

private:
    std::uint32_t m_code = 0;
};

struct RoadEdge {
    std::uint32_t from = 0; // crossings
    std::uint32_t to = 0;
    // Where the search leaves the edge's ends: the crossing itself, or its copy for this one way
    // out of it, where a turn is forbidden (see RoadGraph).
    std::uint32_t tailForward = kNoIndex; // kNoIndex: may not be driven that way
    std::uint32_t tailBackward = kNoIndex;
    std::uint32_t firstPoint = 0; // into the points of the graph
    std::uint32_t pointCount = 0;
    std::uint32_t name = 0;   // into the names
    std::uint32_t costMs = 0; // from end to end, at the usual hour
    float meters = 0;
    RoadClass roadClass = RoadClass::Residential;
};

struct RoadArc {
    std::uint32_t tail = 0;
    std::uint32_t costMs = 0;
    ArcId arc;
};

// A point put on its nearest edge.
struct SnappedPoint {
    std::uint32_t edge = 0;
    double share = 0; // 0 at the edge's `from` … 1 at its `to`, by length
    Coordinate at;
    double offRoadM = 0; // from the point to the edge
};

// Edges nobody drives along: a dispatcher closed them. What is on a closed edge can still be
// reached, and can leave.
class ClosedEdges final
{
public:
    void close(std::uint32_t edge)
    {
        if (m_closed.size() <= edge)
            m_closed.resize(edge + std::size_t{1});
        m_closed[edge] = true;
    }
    bool isEmpty() const { return m_closed.empty(); }
    bool contains(std::uint32_t edge) const { return edge < m_closed.size() && m_closed[edge]; }

private:
    std::vector<bool> m_closed;
};

class RoadGraph final
{
public:
    // What of the input could not be used.
    struct Left {
        std::size_t roads = 0; // closed, no speed for the class, fewer than two points
        std::size_t turns = 0; // no such roads at that node, or more than one way to read it
    };

    RoadGraph(const std::vector<Road>& roads, const std::vector<TurnRestriction>& turns,
              const TravelProfile& profile);
    // Gives every road, one after the other. It is asked twice and gives the same both times: the
    // roads of a state are never all in memory.
    using EachRoad = std::function<void(const std::function<void(const Road&)>& take)>;
    static RoadGraph streamed(const EachRoad& eachRoad, const std::vector<TurnRestriction>& turns,
                              const TravelProfile& profile);

    const TravelProfile& profile() const { return m_profile; }
    const Left& left() const { return m_left; }
    bool isEmpty() const { return m_edges.empty(); }
    std::size_t crossingCount() const { return m_crossings.size(); }
    std::size_t arcCount() const { return m_arcs.size(); }
    // Crossings of the largest part in which everything reaches everything.
    std::size_t connectedCount() const { return m_connected; }
    std::size_t bytes() const;

    // The nearest edge of the largest connected part, at most kSnapMaxM away.
    std::optional<SnappedPoint> snap(Coordinate point) const;
    // The stretches nearest to these points, each at most kClosureMaxM away.
    ClosedEdges closing(const std::vector<Coordinate>& points) const;

    const std::vector<RoadEdge>& edges() const { return m_edges; }
    const std::string& nameOf(const RoadEdge& edge) const { return m_names[edge.name]; }
    Coordinate at(std::uint32_t node) const { return m_crossings[m_crossingOf[node]]; }

    // For the search. Nodes are the crossings and, behind them, the copies: a crossing where a turn
    // is forbidden has a copy for each way out that cannot be taken from everywhere. The way out
    // leaves from the copy alone, and the arcs that may not turn into it do not lead to the copy.
    std::size_t nodeCount() const { return m_crossingOf.size(); }
    // The arcs that lead to a node: arcs()[firstArc(node)] up to arcs()[firstArc(node + 1)].
    std::uint32_t firstArc(std::uint32_t node) const { return m_firstArc[node]; }
    const std::vector<RoadArc>& arcs() const { return m_arcs; }
    // Beside the arcs, because it counts in busy hours only.
    std::size_t classOf(std::uint32_t arc) const { return m_arcClass[arc]; }
    // The nodes an arc leads to: its crossing and those copies it may turn into.
    std::vector<std::uint32_t> headsOf(ArcId arc) const;
    // From the end where the arc starts.
    std::vector<Coordinate> pointsOf(ArcId arc) const;

    static constexpr double kSnapMaxM = 2000;
    static constexpr double kClosureMaxM = 60;

private:
    explicit RoadGraph(const TravelProfile& profile) : m_profile(profile) {}
    void build(const EachRoad& eachRoad, const std::vector<TurnRestriction>& turns);
    struct Forbidden {
        ArcId from;
        std::uint32_t node = 0; // a copy
        auto operator<=>(const Forbidden&) const = default;
    };
    struct Copy {
        std::uint32_t crossing = 0;
        std::uint32_t node = 0;
        auto operator<=>(const Copy&) const = default;
    };
    struct OfRoad {
        std::int64_t road = 0;
        std::uint32_t edge = 0;
        auto operator<=>(const OfRoad&) const = default;
    };
    enum class TurnSide { Into, OutOf }; // of the crossing

    void findCrossings(const EachRoad& eachRoad);
    std::vector<OfRoad> cut(const EachRoad& eachRoad);
    void addEdge(const Road& road, std::size_t first, std::size_t last);
    std::vector<OfRoad> sortEdges(const std::vector<std::int64_t>& roadOf);
    void forbid(const std::vector<TurnRestriction>& turns, const std::vector<OfRoad>& edgesOf);
    std::vector<ArcId> arcsOf(std::int64_t road, std::uint32_t crossing, TurnSide side,
                              const std::vector<OfRoad>& edgesOf) const;
    void linkArcs();
    void keepLargest();
    std::uint32_t crossingOf(std::int64_t id) const;
    bool isForbidden(ArcId from, std::uint32_t node) const;

    TravelProfile m_profile;
    Left m_left;
    std::vector<Coordinate> m_crossings;
    struct NodeId {
        std::int64_t id = 0; // of the road files
        std::uint32_t crossing = 0;
    };
    std::vector<NodeId> m_nodeIds;           // ascending; while it is built
    std::vector<std::uint32_t> m_crossingOf; // by node
    std::vector<RoadEdge> m_edges;
    std::vector<Coordinate> m_points;
    std::vector<std::string> m_names;
    std::vector<Copy> m_copies;         // by crossing
    std::vector<Forbidden> m_forbidden; // ascending
    std::vector<std::uint32_t> m_firstArc;
    std::vector<RoadArc> m_arcs;
    std::vector<std::uint8_t> m_arcClass;
    std::size_t m_connected = 0;
    RoadGrid m_grid;
};

} // namespace haven
