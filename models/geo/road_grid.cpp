#include "models/geo/road_grid.h"

#include <algorithm>
#include <cmath>

namespace haven {

namespace {

constexpr double kCellM = 300;
constexpr std::int64_t kCellsMax = 4'000'000; // a network with one road far away stays affordable
constexpr double kMetersOfE7 = 6'371'008.8 * 3.14159265358979323846 / 180.0 * 1e-7;

double eastShrink(std::int32_t latE7)
{
    return std::max(0.01, std::cos(latE7 * 1e-7 * 3.14159265358979323846 / 180.0));
}

// Plain meters around a point: exact enough for some kilometers.
struct Flat {
    explicit Flat(Coordinate origin)
        : m_origin(origin), m_eastM(kMetersOfE7 * eastShrink(origin.latE7))
    {}
    double east(Coordinate at) const { return (double(at.lonE7) - m_origin.lonE7) * m_eastM; }
    double north(Coordinate at) const { return (double(at.latE7) - m_origin.latE7) * kMetersOfE7; }

private:
    Coordinate m_origin;
    double m_eastM;
};

struct OnSegment {
    double distanceM = 0;
    double share = 0;
    double lengthM = 0;
};

// The origin of `flat` against the segment a-b.
OnSegment project(const Flat& flat, Coordinate a, Coordinate b)
{
    const double ax = flat.east(a);
    const double ay = flat.north(a);
    const double dx = flat.east(b) - ax;
    const double dy = flat.north(b) - ay;
    const double square = dx * dx + dy * dy;
    const double share = square > 0 ? std::clamp(-(ax * dx + ay * dy) / square, 0.0, 1.0) : 0.0;
    const double x = ax + share * dx;
    const double y = ay + share * dy;
    return {std::sqrt(x * x + y * y), share, std::sqrt(square)};
}

Coordinate between(Coordinate a, Coordinate b, double share)
{
    const auto mix = [share](std::int32_t from, std::int32_t to) {
        return static_cast<std::int32_t>(
            std::lround(double(from) + (double(to) - double(from)) * share));
    };
    return {mix(a.latE7, b.latE7), mix(a.lonE7, b.lonE7)};
}

} // namespace

std::int32_t RoadGrid::columnOf(std::int64_t lonE7) const
{
    const std::int64_t column = (lonE7 - m_bounds.southWest.lonE7) / m_cellLonE7;
    return static_cast<std::int32_t>(std::clamp<std::int64_t>(column, 0, m_columns - 1));
}

std::int32_t RoadGrid::rowOf(std::int64_t latE7) const
{
    const std::int64_t row = (latE7 - m_bounds.southWest.latE7) / m_cellLatE7;
    return static_cast<std::int32_t>(std::clamp<std::int64_t>(row, 0, m_rows - 1));
}

// Each cell that the box of one of the line's segments touches; the same cell may come twice.
template <class Visit>
void RoadGrid::visitCells(const Line& line, const std::vector<Coordinate>& points,
                          Visit visit) const
{
    for (std::uint32_t i = 0; i + 1 < line.pointCount; ++i) {
        const Coordinate a = points[line.firstPoint + i];
        const Coordinate b = points[line.firstPoint + i + 1];
        const std::int32_t east = columnOf(std::max(a.lonE7, b.lonE7));
        const std::int32_t north = rowOf(std::max(a.latE7, b.latE7));
        for (std::int32_t row = rowOf(std::min(a.latE7, b.latE7)); row <= north; ++row) {
            for (std::int32_t column = columnOf(std::min(a.lonE7, b.lonE7)); column <= east;
                 ++column)
                visit(static_cast<std::size_t>(row) * static_cast<std::size_t>(m_columns) +
                      static_cast<std::size_t>(column));
        }
    }
}

RoadGrid::RoadGrid(const std::vector<Line>& lines, const std::vector<Coordinate>& points)
    : m_lines(lines)
{
    if (lines.empty())
        return;
    std::vector<Coordinate> corners;
    for (const Line& line : lines) {
        for (std::uint32_t i = 0; i < line.pointCount; ++i)
            corners.push_back(points[line.firstPoint + i]);
    }
    m_bounds = *boundsOf(corners);
    const std::int64_t width = std::int64_t{m_bounds.northEast.lonE7} - m_bounds.southWest.lonE7;
    const std::int64_t height = std::int64_t{m_bounds.northEast.latE7} - m_bounds.southWest.latE7;
    double cellM = kCellM;
    do {
        const double lonE7 = cellM / (kMetersOfE7 * eastShrink(centerOf(m_bounds).latE7));
        m_cellLonE7 = std::max<std::int64_t>(1, std::llround(lonE7));
        m_cellLatE7 = std::max<std::int64_t>(1, std::llround(cellM / kMetersOfE7));
        m_columns = static_cast<std::int32_t>(width / m_cellLonE7 + 1);
        m_rows = static_cast<std::int32_t>(height / m_cellLatE7 + 1);
        cellM *= 2;
    } while (std::int64_t{m_columns} * m_rows > kCellsMax);
    const std::size_t cells =
        static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_rows);
    m_first.assign(cells + 1, 0);
    const auto eachOnce = [&](auto visit) {
        std::vector<std::size_t> seen;
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            seen.clear();
            visitCells(m_lines[i], points, [&](std::size_t cell) { seen.push_back(cell); });
            std::sort(seen.begin(), seen.end());
            seen.erase(std::unique(seen.begin(), seen.end()), seen.end());
            for (const std::size_t cell : seen)
                visit(cell, static_cast<std::uint32_t>(i));
        }
    };
    eachOnce([&](std::size_t cell, std::uint32_t) { ++m_first[cell + 1]; });
    for (std::size_t cell = 0; cell < cells; ++cell)
        m_first[cell + 1] += m_first[cell];
    m_inCell.resize(m_first.back());
    std::vector<std::uint32_t> next(m_first.begin(), m_first.end() - 1);
    eachOnce([&](std::size_t cell, std::uint32_t line) { m_inCell[next[cell]++] = line; });
}

std::optional<RoadGrid::Nearest> RoadGrid::nearest(Coordinate point, double withinM,
                                                   const std::vector<Coordinate>& points) const
{
    if (m_lines.empty())
        return std::nullopt;
    const Flat flat(point);
    Nearest best;
    best.distanceM = withinM;
    bool isFound = false;
    const auto look = [&](const Line& line) {
        double alongM = 0;
        for (std::uint32_t i = 0; i + 1 < line.pointCount; ++i) {
            const Coordinate a = points[line.firstPoint + i];
            const Coordinate b = points[line.firstPoint + i + 1];
            const OnSegment on = project(flat, a, b);
            const bool isNearer = on.distanceM < best.distanceM ||
                                  (on.distanceM == best.distanceM && line.id < best.id);
            if (isFound ? isNearer : on.distanceM <= best.distanceM) {
                isFound = true;
                best = {line.id, between(a, b, on.share), on.distanceM,
                        alongM + on.share * on.lengthM};
            }
            alongM += on.lengthM;
        }
    };
    // Squares around the point, each a cell wider. What lies outside of the n-th is at least n
    // cells away, counted from the point's own cell; a point outside of the grid is counted from
    // the nearest cell, which is on the safe side.
    const double cellM = static_cast<double>(
        std::min(static_cast<double>(m_cellLatE7) * kMetersOfE7,
                 static_cast<double>(m_cellLonE7) * kMetersOfE7 * eastShrink(point.latE7)));
    const std::int32_t column = columnOf(point.lonE7);
    const std::int32_t row = rowOf(point.latE7);
    const std::int32_t ringMax = std::max(m_columns, m_rows);
    for (std::int32_t ring = 0; ring <= ringMax; ++ring) {
        if ((ring - 1) * cellM > best.distanceM)
            break;
        for (std::int32_t y = row - ring; y <= row + ring; ++y) {
            if (y < 0 || y >= m_rows)
                continue;
            const bool isWholeRow = y == row - ring || y == row + ring;
            const std::int32_t step = isWholeRow || ring == 0 ? 1 : 2 * ring;
            for (std::int32_t x = column - ring; x <= column + ring; x += step) {
                if (x < 0 || x >= m_columns)
                    continue;
                const std::size_t cell =
                    static_cast<std::size_t>(y) * static_cast<std::size_t>(m_columns) +
                    static_cast<std::size_t>(x);
                for (std::uint32_t i = m_first[cell]; i < m_first[cell + 1]; ++i)
                    look(m_lines[m_inCell[i]]);
            }
        }
    }
    return isFound ? std::optional(best) : std::nullopt;
}

std::size_t RoadGrid::bytes() const
{
    return m_first.capacity() * sizeof(std::uint32_t) +
           m_inCell.capacity() * sizeof(std::uint32_t) + m_lines.capacity() * sizeof(Line);
}

} // namespace haven
