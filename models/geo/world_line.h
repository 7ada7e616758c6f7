#pragma once

#include "models/geo/coordinate.h"

#include <vector>

// Lines and boxes in pixels of the world at zoom 0, cut off at the edge of what is drawn.
namespace haven {

using WorldLine = std::vector<WorldPixel>;

struct WorldBox {
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
    bool intersects(const WorldBox& other) const
    {
        return left <= other.right && other.left <= right && top <= other.bottom &&
               other.top <= bottom;
    }
    // The right and the lower edge belong to the neighbor, so that a point is in one box only.
    bool holds(WorldPixel at) const
    {
        return at.x >= left && at.x < right && at.y >= top && at.y < bottom;
    }
    bool contains(const WorldBox& other) const
    {
        return left <= other.left && other.right <= right && top <= other.top &&
               other.bottom <= bottom;
    }
    WorldBox grown(double by) const { return {left - by, top - by, right + by, bottom + by}; }
};

WorldBox worldBoxOf(const Bounds& bounds);
// Of no point: a box without extent at the origin.
WorldBox worldBoxOf(const WorldLine& line);
WorldLine worldLineOf(const std::vector<Coordinate>& points);

// A piece of a line, and how far from the line's beginning it starts: dashes go on across the cut.
struct LinePiece {
    WorldLine points;
    double from = 0;
};
std::vector<LinePiece> clippedLine(const WorldLine& line, const WorldBox& box);
// What of a ring lies in the box, closed along its edges; empty when nothing does. The cut runs on
// the edge of the box, so a box somewhat larger than the picture hides it.
WorldLine clippedRing(const WorldLine& ring, const WorldBox& box);
// Points that lie within twice `step` of the line without them are left out; the ends stay.
WorldLine thinned(const WorldLine& line, double step);

} // namespace haven
