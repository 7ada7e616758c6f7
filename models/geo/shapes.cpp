#include "models/geo/shapes.h"

#include "models/base/contracts.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace haven {

namespace {

// Which side of the way from a to b the point lies on: the sign of the cross product, taken by
// comparing the two products, since their difference does not fit 64 bits across the globe.
int turnOf(Coordinate a, Coordinate b, Coordinate point)
{
    const std::int64_t left = (static_cast<std::int64_t>(b.lonE7) - a.lonE7) *
                              (static_cast<std::int64_t>(point.latE7) - a.latE7);
    const std::int64_t right = (static_cast<std::int64_t>(b.latE7) - a.latE7) *
                               (static_cast<std::int64_t>(point.lonE7) - a.lonE7);
    return left > right ? 1 : left < right ? -1 : 0;
}

bool isBetween(std::int32_t value, std::int32_t a, std::int32_t b)
{
    return value >= std::min(a, b) && value <= std::max(a, b);
}

bool isOnSegment(Coordinate a, Coordinate b, Coordinate point)
{
    return isBetween(point.latE7, a.latE7, b.latE7) && isBetween(point.lonE7, a.lonE7, b.lonE7) &&
           turnOf(a, b, point) == 0;
}

double shrinkAt(Coordinate at)
{
    return std::cos(latitudeDegrees(at) * std::numbers::pi / 180.0);
}

// Longitudes at which the ring crosses this latitude.
void addCrossings(const Ring& ring, std::int32_t latE7, std::vector<std::int64_t>& crossings)
{
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Coordinate a = ring[i];
        const Coordinate b = ring[(i + 1) % ring.size()];
        if ((a.latE7 > latE7) == (b.latE7 > latE7))
            continue;
        const double share =
            (static_cast<double>(latE7) - a.latE7) / (static_cast<double>(b.latE7) - a.latE7);
        crossings.push_back(
            std::llround(a.lonE7 + share * (static_cast<double>(b.lonE7) - a.lonE7)));
    }
}

} // namespace

PointSide sideOf(const Ring& ring, Coordinate point)
{
    bool isInside = false;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Coordinate a = ring[i];
        const Coordinate b = ring[(i + 1) % ring.size()];
        if (isOnSegment(a, b, point))
            return PointSide::OnEdge;
        if ((a.latE7 > point.latE7) == (b.latE7 > point.latE7))
            continue;
        const bool goesNorth = b.latE7 > a.latE7;
        if ((turnOf(a, b, point) > 0) == goesNorth)
            isInside = !isInside;
    }
    return isInside ? PointSide::Inside : PointSide::Outside;
}

PointSide sideOf(const Polygon& polygon, Coordinate point)
{
    const PointSide outer = sideOf(polygon.outer, point);
    if (outer != PointSide::Inside)
        return outer;
    for (const Ring& hole : polygon.holes) {
        switch (sideOf(hole, point)) {
        case PointSide::OnEdge:
            return PointSide::OnEdge;
        case PointSide::Inside:
            return PointSide::Outside;
        case PointSide::Outside:
            break;
        }
    }
    return PointSide::Inside;
}

PointSide sideOf(const MultiPolygon& area, Coordinate point)
{
    PointSide best = PointSide::Outside;
    for (const Polygon& polygon : area.polygons)
        best = std::max(best, sideOf(polygon, point));
    return best;
}

std::optional<Bounds> boundsOf(const Polygon& polygon)
{
    return boundsOf(polygon.outer);
}

std::optional<Bounds> boundsOf(const MultiPolygon& area)
{
    std::optional<Bounds> all;
    for (const Polygon& polygon : area.polygons)
        all = united(all, boundsOf(polygon));
    return all;
}

// Each polygon by itself: those of a file may overlap, and between two of them lies nothing.
std::optional<Coordinate> labelPointOf(const MultiPolygon& area)
{
    std::optional<Coordinate> best;
    std::int64_t widest = 0;
    for (const Polygon& polygon : area.polygons) {
        const auto bounds = boundsOf(polygon);
        if (!bounds)
            continue;
        const std::int32_t latE7 = centerOf(*bounds).latE7;
        std::vector<std::int64_t> crossings;
        addCrossings(polygon.outer, latE7, crossings);
        for (const Ring& hole : polygon.holes)
            addCrossings(hole, latE7, crossings);
        std::sort(crossings.begin(), crossings.end());
        for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
            const std::int64_t width = crossings[i + 1] - crossings[i];
            if (width > widest) {
                widest = width;
                best = Coordinate{latE7, static_cast<std::int32_t>(crossings[i] + width / 2)};
            }
        }
    }
    return best;
}

double lengthMeters(const Polyline& line)
{
    double sum = 0;
    for (std::size_t i = 0; i + 1 < line.points.size(); ++i)
        sum += distanceMeters(line.points[i], line.points[i + 1]);
    return sum;
}

Coordinate pointAlong(const Polyline& line, double share, double rightM)
{
    HAVEN_ASSERT(!line.points.empty());
    double left = std::clamp(share, 0.0, 1.0) * lengthMeters(line);
    for (std::size_t i = 0; i + 1 < line.points.size(); ++i) {
        const Coordinate a = line.points[i];
        const Coordinate b = line.points[i + 1];
        const double step = distanceMeters(a, b);
        const bool isLast = i + 2 == line.points.size();
        if (step <= 0 || (left > step && !isLast)) {
            left -= step;
            continue;
        }
        const double part = std::clamp(left / step, 0.0, 1.0);
        const double eastE7 = static_cast<double>(b.lonE7) - a.lonE7;
        const double northE7 = static_cast<double>(b.latE7) - a.latE7;
        const Coordinate on{static_cast<std::int32_t>(std::lround(a.latE7 + part * northE7)),
                            static_cast<std::int32_t>(std::lround(a.lonE7 + part * eastE7))};
        const double east = eastE7 * shrinkAt(a);
        const double size = std::hypot(east, northE7);
        return movedBy(on, rightM * northE7 / size, -rightM * east / size);
    }
    return share < 0.5 ? line.points.front() : line.points.back();
}

std::optional<NearestOnLine> nearestOn(const Polyline& line, Coordinate point)
{
    if (line.points.empty())
        return std::nullopt;
    NearestOnLine best{line.points.front(), distanceMeters(line.points.front(), point), 0, 0};
    double walked = 0;
    double bestWalked = 0;
    const double shrink = shrinkAt(point);
    for (std::size_t i = 0; i + 1 < line.points.size(); ++i) {
        const Coordinate a = line.points[i];
        const Coordinate b = line.points[i + 1];
        const double bx = (static_cast<double>(b.lonE7) - a.lonE7) * shrink;
        const double by = static_cast<double>(b.latE7) - a.latE7;
        const double px = (static_cast<double>(point.lonE7) - a.lonE7) * shrink;
        const double py = static_cast<double>(point.latE7) - a.latE7;
        const double square = bx * bx + by * by;
        const double part = square > 0 ? std::clamp((px * bx + py * by) / square, 0.0, 1.0) : 0.0;
        const Coordinate on = pointAlong(Polyline{{a, b}}, part);
        const double distance = distanceMeters(on, point);
        const double step = distanceMeters(a, b);
        if (distance < best.distanceM) {
            best = NearestOnLine{on, distance, 0, i};
            bestWalked = walked + part * step;
        }
        walked += step;
    }
    best.share = walked > 0 ? bestWalked / walked : 0.0;
    return best;
}

} // namespace haven
