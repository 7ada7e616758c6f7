#include "models/geo/world_line.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace haven {

namespace {

double spanOf(WorldPixel a, WorldPixel b)
{
    return std::hypot(b.x - a.x, b.y - a.y);
}

WorldPixel between(WorldPixel a, WorldPixel b, double share)
{
    return {a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
}

// Liang and Barsky: from and to which share of the way from a to b lies in the box.
std::optional<std::pair<double, double>> insideShare(WorldPixel a, WorldPixel b,
                                                     const WorldBox& box)
{
    double enters = 0;
    double leaves = 1;
    const auto cut = [&](double step, double room) {
        if (step == 0)
            return room >= 0;
        const double share = room / step;
        if (step < 0)
            enters = std::max(enters, share);
        else
            leaves = std::min(leaves, share);
        return enters <= leaves;
    };
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    if (!cut(-dx, a.x - box.left) || !cut(dx, box.right - a.x) || !cut(-dy, a.y - box.top) ||
        !cut(dy, box.bottom - a.y))
        return std::nullopt;
    return std::pair(enters, leaves);
}

// One side of Sutherland and Hodgman's cut. `distance` is positive inside.
template <class Distance>
WorldLine cutSide(const WorldLine& ring, Distance distance)
{
    WorldLine kept;
    kept.reserve(ring.size() + 4);
    for (std::size_t n = 0; n < ring.size(); ++n) {
        const WorldPixel a = ring[n];
        const WorldPixel b = ring[(n + 1) % ring.size()];
        const double from = distance(a);
        const double to = distance(b);
        if (from >= 0)
            kept.push_back(a);
        if ((from >= 0) != (to >= 0))
            kept.push_back(between(a, b, from / (from - to)));
    }
    return kept;
}

double crossOf(WorldPixel a, WorldPixel b)
{
    return a.x * b.y - a.y * b.x;
}

// All ways from one point that pass no farther than `step` from each point taken so far. One look a
// point, whatever the line: halving it where it bends most is quadratic on a hostile one.
class Sleeve final
{
public:
    Sleeve(WorldPixel from, double step) : m_from(from), m_step(step) {}

    // Does the straight way to it keep near all before it? One that was not taken changes nothing.
    bool takes(WorldPixel at)
    {
        const WorldPixel way{at.x - m_from.x, at.y - m_from.y};
        const double length = std::sqrt(way.x * way.x + way.y * way.y);
        if (length + m_step < m_farthest)
            return false; // it turns back
        if (length <= m_step)
            return true;
        if (m_isSet && (crossOf(m_right, way) < 0 || crossOf(way, m_left) < 0))
            return false;
        const double sine = m_step / length;
        const double cosine = std::sqrt(1 - sine * sine);
        const WorldPixel left{way.x * cosine - way.y * sine, way.x * sine + way.y * cosine};
        const WorldPixel right{way.x * cosine + way.y * sine, way.y * cosine - way.x * sine};
        if (!m_isSet || crossOf(left, m_left) > 0)
            m_left = left;
        if (!m_isSet || crossOf(m_right, right) > 0)
            m_right = right;
        m_isSet = true;
        m_farthest = std::max(m_farthest, length);
        return true;
    }

private:
    WorldPixel m_from;
    double m_step;
    double m_farthest = 0;
    bool m_isSet = false;
    WorldPixel m_left{};
    WorldPixel m_right{};
};

} // namespace

WorldBox worldBoxOf(const Bounds& bounds)
{
    const WorldPixel a = worldPixel(bounds.southWest, 0);
    const WorldPixel b = worldPixel(bounds.northEast, 0);
    return {a.x, b.y, b.x, a.y};
}

WorldBox worldBoxOf(const WorldLine& line)
{
    if (line.empty())
        return {};
    WorldBox box{line.front().x, line.front().y, line.front().x, line.front().y};
    for (const WorldPixel at : line) {
        box.left = std::min(box.left, at.x);
        box.right = std::max(box.right, at.x);
        box.top = std::min(box.top, at.y);
        box.bottom = std::max(box.bottom, at.y);
    }
    return box;
}

WorldLine worldLineOf(const std::vector<Coordinate>& points)
{
    WorldLine line;
    line.reserve(points.size());
    for (const Coordinate at : points)
        line.push_back(worldPixel(at, 0));
    return line;
}

std::vector<LinePiece> clippedLine(const WorldLine& line, const WorldBox& box)
{
    std::vector<LinePiece> pieces;
    if (line.size() < 2 || !box.intersects(worldBoxOf(line)))
        return pieces;
    bool isOpen = false;
    double way = 0;
    for (std::size_t n = 1; n < line.size(); ++n) {
        const WorldPixel a = line[n - 1];
        const WorldPixel b = line[n];
        const double span = spanOf(a, b);
        const auto inside = insideShare(a, b, box);
        if (inside) {
            if (!isOpen || inside->first > 0)
                pieces.push_back({{between(a, b, inside->first)}, way + span * inside->first});
            pieces.back().points.push_back(inside->second < 1 ? between(a, b, inside->second) : b);
        }
        isOpen = inside && inside->second >= 1;
        way += span;
    }
    return pieces;
}

WorldLine clippedRing(const WorldLine& ring, const WorldBox& box)
{
    const WorldBox whole = worldBoxOf(ring);
    if (ring.size() < 3 || !box.intersects(whole))
        return {};
    if (box.contains(whole))
        return ring;
    WorldLine kept = cutSide(ring, [&](WorldPixel at) { return at.x - box.left; });
    kept = cutSide(kept, [&](WorldPixel at) { return box.right - at.x; });
    kept = cutSide(kept, [&](WorldPixel at) { return at.y - box.top; });
    kept = cutSide(kept, [&](WorldPixel at) { return box.bottom - at.y; });
    return kept.size() < 3 ? WorldLine{} : kept;
}

WorldLine thinned(const WorldLine& line, double step)
{
    if (line.size() < 3)
        return line;
    WorldLine kept{line.front()};
    Sleeve sleeve(line.front(), step);
    WorldPixel before = line.front();
    for (std::size_t n = 1; n < line.size(); ++n) {
        if (!sleeve.takes(line[n])) {
            kept.push_back(before);
            sleeve = Sleeve(before, step);
            static_cast<void>(sleeve.takes(line[n]));
        }
        before = line[n];
    }
    kept.push_back(line.back());
    return kept;
}

} // namespace haven
