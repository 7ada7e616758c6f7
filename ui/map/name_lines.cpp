#include "ui/map/name_lines.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <map>
#include <set>

namespace haven::ui {

namespace {

constexpr double kChordMin = 0.75; // of the way along the line
constexpr double kTurnMax = 70;    // degrees, away from the direction of the whole
constexpr double kTurnPieceMax =
    16; // degrees, from one piece of half a letter's height to the next

// From one direction to the other in degrees, -180 to 180.
double turnBetween(QPointF from, QPointF to)
{
    const double cross = from.x() * to.y() - from.y() * to.x();
    return std::atan2(cross, QPointF::dotProduct(from, to)) * 180 / M_PI;
}

using End = std::pair<std::int64_t, std::int64_t>;

// Joins the pieces of one name.
class LineJoiner final
{
public:
    LineJoiner(const std::vector<const NameSeed*>& pieces, double pixel)
        : m_pixel(pixel), m_isUsed(pieces.size(), false)
    {
        // A road in two squares that was asked for twice comes twice; once is enough.
        std::set<std::pair<std::pair<End, End>, std::size_t>> known;
        for (const NameSeed* piece : pieces) {
            const auto ends = std::minmax({endOf(piece->line.front()), endOf(piece->line.back())});
            if (known.insert({{ends.first, ends.second}, piece->line.size()}).second)
                m_pieces.push_back(piece);
        }
        for (std::size_t n = 0; n < m_pieces.size(); ++n) {
            m_ends.emplace(endOf(m_pieces[n]->line.front()), n);
            m_ends.emplace(endOf(m_pieces[n]->line.back()), n);
        }
    }

    std::vector<WorldLine> lines()
    {
        std::vector<WorldLine> made;
        for (std::size_t n = 0; n < m_pieces.size(); ++n) {
            if (m_isUsed[n])
                continue;
            m_isUsed[n] = true;
            std::deque<WorldPixel> line(m_pieces[n]->line.begin(), m_pieces[n]->line.end());
            while (const auto more = next(line.back())) {
                const WorldLine points = from(*more, line.back());
                line.insert(line.end(), points.begin() + 1, points.end());
            }
            while (const auto more = next(line.front())) {
                WorldLine points = from(*more, line.front());
                std::reverse(points.begin(), points.end());
                line.insert(line.begin(), points.begin(), points.end() - 1);
            }
            made.emplace_back(line.begin(), line.end());
        }
        return made;
    }

private:
    End endOf(WorldPixel at) const
    {
        return {std::llround(at.x / m_pixel), std::llround(at.y / m_pixel)};
    }

    std::optional<std::size_t> next(WorldPixel at) const
    {
        const auto [first, last] = m_ends.equal_range(endOf(at));
        for (auto one = first; one != last; ++one) {
            if (!m_isUsed[one->second])
                return one->second;
        }
        return std::nullopt;
    }

    // The piece, beginning at this end.
    WorldLine from(std::size_t n, WorldPixel at)
    {
        m_isUsed[n] = true;
        WorldLine points = m_pieces[n]->line;
        if (endOf(points.front()) != endOf(at))
            std::reverse(points.begin(), points.end());
        return points;
    }

    double m_pixel;
    std::vector<const NameSeed*> m_pieces;
    std::vector<bool> m_isUsed;
    std::multimap<End, std::size_t> m_ends;
};

} // namespace

std::vector<NamedLine> joinedLines(const std::vector<const NameSeed*>& pieces, double pixel)
{
    std::map<std::tuple<int, MapNameKind, QString>, std::vector<const NameSeed*>> byName;
    for (const NameSeed* piece : pieces)
        byName[{piece->rank, piece->kind, piece->text}].push_back(piece);
    std::vector<NamedLine> lines;
    for (const auto& [name, ofName] : byName) {
        for (WorldLine& line : LineJoiner(ofName, pixel).lines())
            lines.push_back(
                {std::get<1>(name), std::get<0>(name), std::get<2>(name), std::move(line)});
    }
    return lines;
}

ScreenLine::ScreenLine(std::vector<QPointF> points) : m_points(std::move(points))
{
    m_way.reserve(m_points.size());
    double way = 0;
    for (std::size_t n = 0; n < m_points.size(); ++n) {
        if (n > 0) {
            const QPointF by = m_points[n] - m_points[n - 1];
            way += std::hypot(by.x(), by.y());
        }
        m_way.push_back(way);
    }
}

QPointF ScreenLine::at(double way) const
{
    if (m_points.size() < 2)
        return m_points.empty() ? QPointF() : m_points.front();
    const auto after = std::upper_bound(m_way.begin() + 1, m_way.end() - 1, way);
    const auto n = static_cast<std::size_t>(after - m_way.begin());
    const double span = m_way[n] - m_way[n - 1];
    const double share = span > 0 ? (way - m_way[n - 1]) / span : 0;
    return m_points[n - 1] + (m_points[n] - m_points[n - 1]) * share;
}

std::pair<double, double> ScreenLine::nearest(QPointF point) const
{
    std::pair<double, double> best{0, 1e9};
    for (std::size_t n = 1; n < m_points.size(); ++n) {
        const QPointF by = m_points[n] - m_points[n - 1];
        const double square = QPointF::dotProduct(by, by);
        const QPointF to = point - m_points[n - 1];
        const double share =
            square > 0 ? std::clamp(QPointF::dotProduct(to, by) / square, 0.0, 1.0) : 0;
        const QPointF off = to - by * share;
        const double away = std::hypot(off.x(), off.y());
        if (away < best.second)
            best = {m_way[n - 1] + (m_way[n] - m_way[n - 1]) * share, away};
    }
    return best;
}

std::optional<NameStretch> ScreenLine::straight(double from, double wide, double high) const
{
    if (from < 0 || from + wide > length())
        return std::nullopt;
    const QPointF a = at(from);
    const QPointF b = at(from + wide);
    const QPointF by = b - a;
    const double chord = std::hypot(by.x(), by.y());
    if (chord < wide * 0.97)
        return std::nullopt;
    constexpr int kProbes = 5;
    for (int n = 1; n < kProbes; ++n) {
        const QPointF on = at(from + wide * n / kProbes) - a;
        const double off = std::abs(on.x() * by.y() - on.y() * by.x()) / chord;
        if (off > high * 0.28)
            return std::nullopt;
    }
    NameStretch stretch;
    stretch.middle = (a + b) / 2;
    stretch.anchor = at(from + wide / 2);
    double degrees = std::atan2(by.y(), by.x()) * 180 / M_PI;
    if (degrees > 90)
        degrees -= 180;
    else if (degrees < -90)
        degrees += 180;
    stretch.degrees = static_cast<int>(std::lround(degrees));
    const int squares = std::max(1, static_cast<int>(std::ceil(wide / high)));
    for (int n = 0; n <= squares; ++n) {
        const QPointF middle = a + by * n / squares;
        stretch.boxes.emplace_back(middle - QPointF(high / 2, high / 2), QSizeF(high, high));
    }
    return stretch;
}

std::optional<NameStretch> ScreenLine::curved(double from, double wide, double high) const
{
    if (from < 0 || from + wide > length() || straight(from, wide, high))
        return std::nullopt;
    const int pieces = std::max(2, static_cast<int>(std::ceil(wide / (high * 0.5))));
    std::vector<QPointF> points;
    for (int n = 0; n <= pieces; ++n)
        points.push_back(at(from + wide * n / pieces));
    const QPointF across = points.back() - points.front();
    if (std::hypot(across.x(), across.y()) < wide * kChordMin)
        return std::nullopt;
    double before = 0;
    for (std::size_t n = 1; n < points.size(); ++n) {
        const double turn = turnBetween(across, points[n] - points[n - 1]);
        const bool isFirst = n == 1;
        if (std::abs(turn) > kTurnMax || (!isFirst && std::abs(turn - before) > kTurnPieceMax))
            return std::nullopt;
        before = turn;
    }
    if (across.x() < 0)
        std::reverse(points.begin(), points.end());
    NameStretch stretch;
    stretch.anchor = at(from + wide / 2);
    QRectF whole;
    for (const QPointF point : points) {
        stretch.boxes.emplace_back(point - QPointF(high / 2, high / 2), QSizeF(high, high));
        whole = whole.united(stretch.boxes.back());
    }
    stretch.middle = whole.center();
    for (const QPointF point : points)
        stretch.bend.push_back(point - stretch.middle);
    return stretch;
}

} // namespace haven::ui
