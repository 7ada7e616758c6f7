#include "models/geo/reach_area.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <unordered_map>

namespace haven {

namespace {

// A picture in cells; a frame of two empty ones all around.
class Cells final
{
public:
    Cells(const Bounds& bounds, double cellM)
    {
        const double widthM =
            distanceMeters(bounds.southWest, {bounds.southWest.latE7, bounds.northEast.lonE7});
        const double heightM =
            distanceMeters(bounds.southWest, {bounds.northEast.latE7, bounds.southWest.lonE7});
        while ((widthM / cellM + 6) * (heightM / cellM + 6) > kReachCellsMax)
            cellM *= 2;
        m_columns = static_cast<int>(widthM / cellM) + 6;
        m_rows = static_cast<int>(heightM / cellM) + 6;
        const double lon = bounds.northEast.lonE7 - double(bounds.southWest.lonE7);
        const double lat = bounds.northEast.latE7 - double(bounds.southWest.latE7);
        m_lonE7 = std::max(1.0, widthM > 0 ? lon * cellM / widthM : cellM * 90);
        m_latE7 = std::max(1.0, heightM > 0 ? lat * cellM / heightM : cellM * 90);
        m_west = bounds.southWest.lonE7 - 3 * m_lonE7;
        m_south = bounds.southWest.latE7 - 3 * m_latE7;
        m_isIn.assign(static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_rows), 0);
    }

    int columns() const { return m_columns; }
    int rows() const { return m_rows; }
    bool isIn(int column, int row) const
    {
        return column >= 0 && row >= 0 && column < m_columns && row < m_rows &&
               m_isIn[place(column, row)] != 0;
    }
    // In cells from the corner.
    double column(Coordinate at) const { return (at.lonE7 - m_west) / m_lonE7; }
    double row(Coordinate at) const { return (at.latE7 - m_south) / m_latE7; }
    Coordinate corner(int column, int row) const
    {
        return {static_cast<std::int32_t>(std::lround(m_south + row * m_latE7)),
                static_cast<std::int32_t>(std::lround(m_west + column * m_lonE7))};
    }
    void mark(double column, double row)
    {
        const int x = std::clamp(static_cast<int>(column), 0, m_columns - 1);
        const int y = std::clamp(static_cast<int>(row), 0, m_rows - 1);
        m_isIn[place(x, y)] = 1;
    }
    void markLine(Coordinate from, Coordinate to)
    {
        const double x = column(from);
        const double y = row(from);
        const double dx = column(to) - x;
        const double dy = row(to) - y;
        const int steps = 1 + static_cast<int>(2 * std::max(std::abs(dx), std::abs(dy)));
        for (int i = 0; i <= steps; ++i)
            mark(x + dx * i / steps, y + dy * i / steps);
    }
    // Each cell's neighbors too, so that a block between streets is filled.
    void grow()
    {
        const auto before = m_isIn;
        for (int row = 1; row + 1 < m_rows; ++row) {
            for (int column = 1; column + 1 < m_columns; ++column) {
                for (const auto& [x, y] : {std::pair(-1, 0), {1, 0}, {0, -1}, {0, 1}}) {
                    if (before[place(column + x, row + y)] != 0)
                        m_isIn[place(column, row)] = 1;
                }
            }
        }
    }

private:
    std::size_t place(int column, int row) const
    {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(m_columns) +
               static_cast<std::size_t>(column);
    }

    int m_columns = 0;
    int m_rows = 0;
    double m_west = 0;
    double m_south = 0;
    double m_lonE7 = 1;
    double m_latE7 = 1;
    std::vector<std::uint8_t> m_isIn;
};

// Walks along the borders of a picture with the cells on the left: outer rings run against the
// clock, holes with it.
class BorderWalk final
{
public:
    explicit BorderWalk(const Cells& cells) : m_cells(cells)
    {
        for (int row = 0; row < cells.rows(); ++row) {
            for (int column = 0; column < cells.columns(); ++column)
                addBorders(column, row);
        }
    }

    struct Walked {
        Ring ring;
        bool isHole = false;
    };
    std::vector<Walked> rings()
    {
        std::vector<Walked> rings;
        for (int row = 0; row <= m_cells.rows(); ++row) {
            for (int column = 0; column <= m_cells.columns(); ++column) {
                while (waysFrom(column, row) != 0)
                    rings.push_back(walk(column, row));
            }
        }
        return rings;
    }

private:
    // East, north, west, south: a bit each, at the corner the border starts from.
    static constexpr int kX[] = {1, 0, -1, 0};
    static constexpr int kY[] = {0, 1, 0, -1};

    void addBorders(int column, int row)
    {
        if (!m_cells.isIn(column, row))
            return;
        if (!m_cells.isIn(column, row - 1))
            way(column, row) |= 1;
        if (!m_cells.isIn(column + 1, row))
            way(column + 1, row) |= 2;
        if (!m_cells.isIn(column, row + 1))
            way(column + 1, row + 1) |= 4;
        if (!m_cells.isIn(column - 1, row))
            way(column, row + 1) |= 8;
    }

    static std::int64_t key(int column, int row) { return std::int64_t{row} << 32 | column; }
    int& way(int column, int row) { return m_ways[key(column, row)]; }
    int waysFrom(int column, int row) const
    {
        const auto found = m_ways.find(key(column, row));
        return found == m_ways.end() ? 0 : found->second;
    }

    Walked walk(int column, int row)
    {
        Walked walked;
        const int startColumn = column;
        const int startRow = row;
        int heading = -1;
        std::int64_t twiceArea = 0;
        do {
            const int next = turn(waysFrom(column, row), heading);
            way(column, row) &= ~(1 << next);
            if (next != heading)
                walked.ring.push_back(m_cells.corner(column, row));
            heading = next;
            const int x = column + kX[heading];
            const int y = row + kY[heading];
            twiceArea += std::int64_t{column} * y - std::int64_t{x} * row;
            column = x;
            row = y;
        } while (column != startColumn || row != startRow);
        walked.isHole = twiceArea < 0;
        return walked;
    }

    // Left first where two cells touch at a corner only: each keeps its own ring.
    static int turn(int ways, int heading)
    {
        const int from = heading < 0 ? 0 : heading + 1;
        for (int i = 0; i < 4; ++i) {
            const int next = (from + 4 - i) % 4;
            if ((ways & (1 << next)) != 0)
                return next;
        }
        return 0;
    }

    const Cells& m_cells;
    std::unordered_map<std::int64_t, int> m_ways;
};

Coordinate pointBetween(Coordinate a, Coordinate b, double share)
{
    const auto mix = [share](std::int32_t from, std::int32_t to) {
        return static_cast<std::int32_t>(std::lround(from + (double(to) - from) * share));
    };
    return {mix(a.latE7, b.latE7), mix(a.lonE7, b.lonE7)};
}

// The straight pieces of a stretch. For a picture in cells, length counts in degrees.
template <class Visit>
void eachPiece(const RoadGraph& graph, const ReachedStretch& stretch, Visit visit)
{
    const auto points = graph.pointsOf(ArcId(stretch.edge, ArcId::Way::Forward));
    std::vector<double> along = {0};
    for (std::size_t i = 1; i < points.size(); ++i) {
        const double north = double(points[i].latE7) - points[i - 1].latE7;
        const double east = 0.75 * (double(points[i].lonE7) - points[i - 1].lonE7);
        along.push_back(along.back() + std::sqrt(north * north + east * east));
    }
    const double from = stretch.fromShare * along.back();
    const double to = stretch.toShare * along.back();
    for (std::size_t i = 1; i < points.size(); ++i) {
        const double length = along[i] - along[i - 1];
        if (length <= 0 || along[i] < from || along[i - 1] > to)
            continue;
        const double first = std::max(0.0, (from - along[i - 1]) / length);
        const double last = std::min(1.0, (to - along[i - 1]) / length);
        visit(pointBetween(points[i - 1], points[i], first),
              pointBetween(points[i - 1], points[i], last));
    }
}

} // namespace

MultiPolygon reachArea(const RoadGraph& graph, const std::vector<ReachedStretch>& stretches,
                       double cellM)
{
    MultiPolygon area;
    std::vector<std::pair<Coordinate, Coordinate>> pieces;
    std::vector<Coordinate> ends;
    for (const ReachedStretch& stretch : stretches) {
        eachPiece(graph, stretch, [&](Coordinate from, Coordinate to) {
            pieces.emplace_back(from, to);
            ends.push_back(from);
            ends.push_back(to);
        });
    }
    const auto bounds = boundsOf(ends);
    if (!bounds)
        return area;
    Cells cells(*bounds, cellM);
    for (const auto& [from, to] : pieces)
        cells.markLine(from, to);
    cells.grow();
    std::vector<Ring> holes;
    for (auto& walked : BorderWalk(cells).rings()) {
        if (walked.isHole)
            holes.push_back(std::move(walked.ring));
        else
            area.polygons.push_back({std::move(walked.ring), {}});
    }
    // Of several rings around a hole the innermost is its own: the one that begins last, as rings
    // are found from the south up.
    for (Ring& hole : holes) {
        const auto own =
            std::find_if(area.polygons.rbegin(), area.polygons.rend(), [&](const Polygon& polygon) {
                return sideOf(polygon.outer, hole.front()) != PointSide::Outside;
            });
        if (own != area.polygons.rend())
            own->holes.push_back(std::move(hole));
    }
    return area;
}

} // namespace haven
