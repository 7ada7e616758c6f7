#include "models/geo/coast.h"

#include "models/geo/world_line.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace haven {

namespace {

// Twice the surface, positive where the ring runs counterclockwise. Relative to its first point, so
// that no product is out of reach.
double turnOfRing(const WorldLine& ring)
{
    double sum = 0;
    for (std::size_t n = 1; n + 1 < ring.size(); ++n) {
        const WorldPixel a{ring[n].x - ring[0].x, ring[n].y - ring[0].y};
        const WorldPixel b{ring[n + 1].x - ring[0].x, ring[n + 1].y - ring[0].y};
        sum += a.x * b.y - a.y * b.x;
    }
    return sum;
}

bool holdsPoint(const WorldLine& ring, WorldPixel at)
{
    bool isInside = false;
    for (std::size_t n = 0; n < ring.size(); ++n) {
        const WorldPixel a = ring[n];
        const WorldPixel b = ring[(n + 1) % ring.size()];
        if ((a.y > at.y) != (b.y > at.y) && at.x < a.x + (at.y - a.y) / (b.y - a.y) * (b.x - a.x))
            isInside = !isInside;
    }
    return isInside;
}

// Here x is the longitude and y the latitude, in 1e-7 degrees: y grows to the north.
class Sea final
{
public:
    explicit Sea(const Bounds& box)
        : m_box{static_cast<double>(box.southWest.lonE7), static_cast<double>(box.southWest.latE7),
                static_cast<double>(box.northEast.lonE7), static_cast<double>(box.northEast.latE7)}
    {}

    MultiPolygon of(const std::vector<std::vector<Coordinate>>& coast)
    {
        for (const auto& chain : joined(coast)) {
            WorldLine line;
            for (const Coordinate at : chain)
                line.push_back({static_cast<double>(at.lonE7), static_cast<double>(at.latE7)});
            if (chain.size() > 3 && chain.front() == chain.back())
                addRing(std::move(line));
            else
                addOpen(line);
        }
        closeOpen();
        return sea();
    }

private:
    // Each line goes on with the one that begins where it ends.
    static std::vector<std::vector<Coordinate>>
    joined(const std::vector<std::vector<Coordinate>>& coast)
    {
        std::multimap<Coordinate, std::size_t> begins;
        std::multimap<Coordinate, std::size_t> ends;
        for (std::size_t n = 0; n < coast.size(); ++n) {
            if (coast[n].size() < 2)
                continue;
            begins.emplace(coast[n].front(), n);
            ends.emplace(coast[n].back(), n);
        }
        std::vector<bool> isUsed(coast.size(), false);
        const auto follow = [&](std::size_t n) {
            std::vector<Coordinate> chain;
            for (;;) {
                isUsed[n] = true;
                chain.insert(chain.end(), coast[n].begin() + (chain.empty() ? 0 : 1),
                             coast[n].end());
                const auto [from, to] = begins.equal_range(chain.back());
                const auto next =
                    std::find_if(from, to, [&](const auto& one) { return !isUsed[one.second]; });
                if (next == to)
                    return chain;
                n = next->second;
            }
        };
        std::vector<std::vector<Coordinate>> chains;
        // First those that nothing leads to, then the rings.
        for (const bool isRing : {false, true}) {
            for (std::size_t n = 0; n < coast.size(); ++n) {
                if (coast[n].size() > 1 && !isUsed[n] &&
                    (isRing || ends.count(coast[n].front()) == 0))
                    chains.push_back(follow(n));
            }
        }
        return chains;
    }

    void addRing(WorldLine ring)
    {
        ring.pop_back();
        WorldLine kept = clippedRing(ring, m_box);
        if (kept.size() < 3)
            return;
        (turnOfRing(ring) > 0 ? m_islands : m_waters).push_back(std::move(kept));
    }

    void addOpen(WorldLine line)
    {
        const bool isBegunInside = isInside(line.front());
        const bool isEndedInside = isInside(line.back());
        line.insert(line.begin(), edgeNear(line.front()));
        line.push_back(edgeNear(line.back()));
        std::vector<LinePiece> pieces = clippedLine(line, m_box);
        for (std::size_t n = 0; n < pieces.size(); ++n) {
            if (pieces[n].points.size() < 2)
                continue;
            const bool isGuessed =
                (n == 0 && isBegunInside) || (n + 1 == pieces.size() && isEndedInside);
            m_pieces.push_back({std::move(pieces[n].points), isGuessed});
        }
    }

    bool isInside(WorldPixel at) const
    {
        return at.x > m_box.left && at.x < m_box.right && at.y > m_box.top && at.y < m_box.bottom;
    }

    // The nearest point of the edge; a point outside stays where it is and is cut off.
    WorldPixel edgeNear(WorldPixel at) const
    {
        if (!isInside(at))
            return at;
        const double west = at.x - m_box.left;
        const double east = m_box.right - at.x;
        const double south = at.y - m_box.top;
        const double north = m_box.bottom - at.y;
        const double least = std::min({west, east, south, north});
        if (least == west)
            return {m_box.left, at.y};
        if (least == east)
            return {m_box.right, at.y};
        return least == south ? WorldPixel{at.x, m_box.top} : WorldPixel{at.x, m_box.bottom};
    }

    // How far along the edge of the box a point is, clockwise from the south-western corner, in
    // sides: 0 … 1 up the west, 1 … 2 along the north, then down the east and back.
    double alongEdge(WorldPixel at) const
    {
        const double wide = m_box.right - m_box.left;
        const double high = m_box.bottom - m_box.top;
        const double west = std::abs(at.x - m_box.left);
        const double east = std::abs(at.x - m_box.right);
        const double south = std::abs(at.y - m_box.top);
        const double north = std::abs(at.y - m_box.bottom);
        const double least = std::min({west, east, south, north});
        if (least == west)
            return (at.y - m_box.top) / high;
        if (least == north)
            return 1 + (at.x - m_box.left) / wide;
        if (least == east)
            return 2 + (m_box.bottom - at.y) / high;
        return 3 + (m_box.right - at.x) / wide;
    }

    WorldPixel corner(int number) const
    {
        switch (number % 4) {
        case 0:
            return {m_box.left, m_box.top};
        case 1:
            return {m_box.left, m_box.bottom};
        case 2:
            return {m_box.right, m_box.bottom};
        }
        return {m_box.right, m_box.top};
    }

    // Around the edge land and water take turns: where a piece ends the water begins, and where one
    // begins it ends.
    bool doTakeTurns() const
    {
        std::vector<std::pair<double, bool>> marks;
        for (const Piece& piece : m_pieces) {
            marks.emplace_back(alongEdge(piece.line.front()), true);
            marks.emplace_back(alongEdge(piece.line.back()), false);
        }
        std::sort(marks.begin(), marks.end());
        for (std::size_t n = 0; n < marks.size(); ++n) {
            if (marks[n].second == marks[(n + 1) % marks.size()].second)
                return false;
        }
        return true;
    }

    // A line that ends a hair inside of the box may run along its edge for a while; how it was led
    // to the edge then contradicts the rest of the coast. Such pieces go, the shortest first; where
    // the coast contradicts itself there is no sea: better none than one over the town.
    void dropContradictions()
    {
        while (!m_pieces.empty() && !doTakeTurns()) {
            const auto shortest = std::min_element(
                m_pieces.begin(), m_pieces.end(), [](const Piece& a, const Piece& b) {
                    return std::tuple(!a.isGuessed, lengthOf(a.line)) <
                           std::tuple(!b.isGuessed, lengthOf(b.line));
                });
            if (!shortest->isGuessed) {
                m_pieces.clear();
                m_islands.clear();
                return;
            }
            m_pieces.erase(shortest);
        }
    }

    static double lengthOf(const WorldLine& line)
    {
        double length = 0;
        for (std::size_t n = 1; n < line.size(); ++n)
            length += std::hypot(line[n].x - line[n - 1].x, line[n].y - line[n - 1].y);
        return length;
    }

    // With the water on the right one goes around it clockwise: from the end of one piece along the
    // edge to the beginning of the next.
    void closeOpen()
    {
        dropContradictions();
        std::vector<bool> isUsed(m_pieces.size(), false);
        for (std::size_t first = 0; first < m_pieces.size(); ++first) {
            if (isUsed[first])
                continue;
            WorldLine ring;
            for (std::size_t n = first; !isUsed[n];) {
                isUsed[n] = true;
                const WorldLine& line = m_pieces[n].line;
                ring.insert(ring.end(), line.begin(), line.end());
                n = nextAlong(line.back(), ring);
            }
            if (ring.size() > 2)
                m_waters.push_back(std::move(ring));
        }
    }

    // The piece that begins next on the edge; the corners on the way are added to the ring.
    std::size_t nextAlong(WorldPixel from, WorldLine& ring) const
    {
        const double at = alongEdge(from);
        std::size_t next = 0;
        double best = 5;
        for (std::size_t n = 0; n < m_pieces.size(); ++n) {
            double way = alongEdge(m_pieces[n].line.front()) - at;
            if (way < 0)
                way += 4;
            if (way < best) {
                best = way;
                next = n;
            }
        }
        for (int step = static_cast<int>(std::floor(at)) + 1; step < at + best; ++step)
            ring.push_back(corner(step));
        return next;
    }

    MultiPolygon sea()
    {
        if (m_waters.empty() && !m_islands.empty())
            m_waters.push_back({corner(0), corner(1), corner(2), corner(3)});
        MultiPolygon made;
        for (const WorldLine& water : m_waters) {
            Polygon polygon;
            polygon.outer = ringOf(water);
            for (const WorldLine& island : m_islands) {
                if (holdsPoint(water, island.front()))
                    polygon.holes.push_back(ringOf(island));
            }
            made.polygons.push_back(std::move(polygon));
        }
        return made;
    }

    static Ring ringOf(const WorldLine& line)
    {
        Ring ring;
        for (const WorldPixel at : line)
            ring.push_back({static_cast<std::int32_t>(std::lround(at.y)),
                            static_cast<std::int32_t>(std::lround(at.x))});
        return ring;
    }

    struct Piece {
        WorldLine line;
        bool isGuessed = false; // an end of it was led to the edge
    };

    WorldBox m_box; // "top" is the south here, for y grows to the north
    std::vector<Piece> m_pieces;
    std::vector<WorldLine> m_islands;
    std::vector<WorldLine> m_waters;
};

} // namespace

MultiPolygon seaOf(const std::vector<std::vector<Coordinate>>& coast, const Bounds& box)
{
    if (box.southWest.latE7 >= box.northEast.latE7 || box.southWest.lonE7 >= box.northEast.lonE7)
        return {};
    return Sea(box).of(coast);
}

} // namespace haven
