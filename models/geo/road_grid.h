#pragma once

#include "models/geo/coordinate.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace haven {

// Lines in cells of a few hundred meters, to find the one nearest to a point without looking at all
// of them.
class RoadGrid final
{
public:
    struct Line {
        std::uint32_t id = 0;
        std::uint32_t firstPoint = 0; // into the points given
        std::uint32_t pointCount = 0;
    };
    struct Nearest {
        std::uint32_t id = 0;
        Coordinate at;
        double distanceM = 0;
        double alongM = 0; // from the line's first point
    };

    RoadGrid() = default;
    RoadGrid(const std::vector<Line>& lines, const std::vector<Coordinate>& points);

    // `points` are those the grid was built from. Equal distances: the lower id.
    std::optional<Nearest> nearest(Coordinate point, double withinM,
                                   const std::vector<Coordinate>& points) const;
    std::size_t bytes() const;

private:
    std::int32_t columnOf(std::int64_t lonE7) const;
    std::int32_t rowOf(std::int64_t latE7) const;
    template <class Visit>
    void visitCells(const Line& line, const std::vector<Coordinate>& points, Visit visit) const;

    Bounds m_bounds;
    std::int64_t m_cellLonE7 = 1;
    std::int64_t m_cellLatE7 = 1;
    std::int32_t m_columns = 0;
    std::int32_t m_rows = 0;
    std::vector<std::uint32_t> m_first; // by cell, one more than cells
    std::vector<std::uint32_t> m_inCell;
    std::vector<Line> m_lines; // by place in m_inCell's values
};

} // namespace haven
