#pragma once

#include "models/geo/coordinate.h"

#include <cstddef>
#include <optional>
#include <vector>

// Plain geometry. Rings are closed by themselves: the last point need not repeat the first, and
// may. Winding does not matter: of real files half are wound the wrong way.
namespace haven {

using Ring = std::vector<Coordinate>;

struct Polyline {
    std::vector<Coordinate> points;
    bool operator==(const Polyline&) const = default;
};

struct Polygon {
    Ring outer;
    std::vector<Ring> holes;
    bool operator==(const Polygon&) const = default;
};

struct MultiPolygon {
    std::vector<Polygon> polygons;
    bool operator==(const MultiPolygon&) const = default;
};

enum class PointSide { Outside, OnEdge, Inside };

// Exact: whole numbers only, no rounding, so that a point on a shared border is on the edge of both
// neighbors and can be given to one of them by rule.
PointSide sideOf(const Ring& ring, Coordinate point);
// The edge of a hole is an edge of the polygon.
PointSide sideOf(const Polygon& polygon, Coordinate point);
PointSide sideOf(const MultiPolygon& area, Coordinate point);

std::optional<Bounds> boundsOf(const Polygon& polygon);
std::optional<Bounds> boundsOf(const MultiPolygon& area);
// A point well inside, for a label: the middle of the widest inner stretch of the middle latitude
// of one of its polygons. Empty for an area without surface.
std::optional<Coordinate> labelPointOf(const MultiPolygon& area);

double lengthMeters(const Polyline& line);
// Precondition: the line has a point. `share` from 0 (first point) to 1 (last), by length.
// `rightM` moves the point so many meters to the right of the way (negative: left), because a house
// stands beside its street.
Coordinate pointAlong(const Polyline& line, double share, double rightM = 0.0);

struct NearestOnLine {
    Coordinate at;
    double distanceM = 0;
    double share = 0;        // 0 … 1 along the line, by length
    std::size_t segment = 0; // the point lies between points[segment] and points[segment + 1]
};
// Empty for a line without points.
std::optional<NearestOnLine> nearestOn(const Polyline& line, Coordinate point);

} // namespace haven
