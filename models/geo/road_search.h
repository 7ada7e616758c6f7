#pragma once

#include "models/base/instant.h"
#include "models/geo/road_graph.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

// Who is closest, by which road, and what lies within some minutes. Dijkstra's search runs backward
// from the incident and stops as soon as enough is known, so that a closed road or a busy hour
// costs nothing to prepare. One search for one thread; it keeps its memory between questions.
namespace haven {

HAVEN_ENUM(TravelWay, Road, StraightLine)

struct Travel {
    std::size_t start = 0; // into the points asked about
    Span time;
    TravelWay way = TravelWay::Road;
    bool operator==(const Travel&) const = default;
};

// What holds on the roads just now.
struct RoadConditions {
    TimePercents timePercents = kUsualTimes;
    ClosedEdges closed;
};

struct Route {
    std::vector<Coordinate> line;   // from the start to the incident, off-road ends included
    std::vector<std::string> roads; // named ones, in order, each once in a row
    Span time;
    double meters = 0;
    TravelWay way = TravelWay::Road;
};

// One stretch that is reached, from `fromShare` to `toShare` of its edge (0 at `from`).
struct ReachedStretch {
    std::uint32_t edge = 0;
    double fromShare = 0;
    double toShare = 1;
};

class RoadSearch final
{
public:
    // `graph` must outlive it.
    explicit RoadSearch(const RoadGraph& graph);

    // The first `wanted` of the starts to get to a point, soonest first. Those that no road brings
    // there within the profile's longest time come after all others, by a straight line and marked
    // so: such a time is a guess and never counts as short.
    std::vector<Travel> closest(Coordinate to, const std::vector<Coordinate>& starts,
                                std::size_t wanted, const RoadConditions& now = {});
    // A straight line, marked so, where no road leads there in time.
    Route route(Coordinate from, Coordinate to, const RoadConditions& now = {});
    // All from where a unit gets to the point in time. A stretch may come twice, once from each
    // end.
    std::vector<ReachedStretch> reach(Coordinate to, Span within, const RoadConditions& now = {});

    // Crossings looked at by the last question.
    std::size_t settled() const { return m_settled; }

    static Span straightTime(Coordinate from, Coordinate to, const TravelProfile& profile);

private:
    struct Label {
        std::uint32_t costMs = 0;
        std::uint32_t question = 0;    // the label holds if it is of this question
        std::uint32_t next = kNoIndex; // the node the way goes on to; none: the incident's edge
        ArcId arc;                     // the arc to there, or along the incident's edge
    };
    // A way a start gets onto the network: along `arc` to the node.
    struct Entry {
        std::uint32_t start = 0;
        std::uint32_t costMs = 0;
        ArcId arc;
        std::uint32_t next = kNoIndex; // the next entry at the same node
    };
    struct Arrival {
        std::uint32_t costMs = 0;
        std::uint32_t entry = kNoIndex; // none: along the incident's own edge
        std::uint32_t start = 0;
        std::uint32_t node = kNoIndex;
    };
    struct Later {
        bool operator()(const Arrival& a, const Arrival& b) const
        {
            return a.costMs != b.costMs ? a.costMs > b.costMs : a.start > b.start;
        }
    };

    void begin(const RoadConditions& now);
    void startFrom(const SnappedPoint& incident);
    void enter(std::uint32_t start, const SnappedPoint& point, const SnappedPoint& incident);
    void forgetEntries();
    std::vector<Arrival> arrivals(const SnappedPoint& incident, std::size_t wanted);
    void take(std::vector<Arrival>& found, std::vector<bool>& isFound, std::uint32_t upToMs,
              std::size_t wanted);
    void meet(std::uint32_t node, std::uint32_t costMs);
    void relax(std::uint32_t node, std::uint32_t costMs);
    void lower(std::uint32_t node, const Label& label);
    // Nothing left: kNoIndex.
    std::uint32_t nextNode(std::uint32_t& costMs);
    std::uint32_t costOf(const RoadEdge& edge, double share) const;
    std::uint32_t offRoadMs(double meters) const;

    const RoadGraph& m_graph;
    std::vector<Label> m_labels;             // by node
    std::vector<std::uint32_t> m_entryAt;    // by node; into m_entries
    std::vector<std::uint32_t> m_entryNodes; // those that have one
    std::vector<Entry> m_entries;
    std::vector<Arrival> m_arrivals;                        // a heap, soonest first
    std::vector<std::uint64_t> m_heap;                      // cost, then node
    std::array<std::uint32_t, kRoadClasses> m_factors = {}; // of 1024
    bool m_isUsual = true;                                  // no factor counts
    const ClosedEdges* m_closed = nullptr;
    std::uint32_t m_question = 0;
    std::uint32_t m_maxMs = 0;
    std::size_t m_settled = 0;
};

} // namespace haven
