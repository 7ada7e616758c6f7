#pragma once

#include "ui/map/name_seeds.h"

#include <optional>
#include <QPointF>
#include <QRectF>

namespace haven::ui {

// A named road from end to end, put together from the pieces of its squares.
struct NamedLine {
    MapNameKind kind = MapNameKind::Street;
    int rank = 0;
    QString text;
    WorldLine line;
};
// Pieces of one name that meet become one line, as far as they can be followed. `pixel`: how far
// apart, in world pixels, two ends may be that are one.
std::vector<NamedLine> joinedLines(const std::vector<const NameSeed*>& pieces, double pixel);

// Where a name may run along a line of the screen: its middle, its direction, what it covers.
struct NameStretch {
    QPointF middle; // of what it covers
    QPointF anchor; // halfway along the line
    int degrees = 0;
    std::vector<QPointF> bend; // from the middle, in the order of reading; empty: it is straight
    std::vector<QRectF> boxes;
};

// A line of the screen by its length.
class ScreenLine final
{
public:
    explicit ScreenLine(std::vector<QPointF> points);
    double length() const { return m_way.empty() ? 0 : m_way.back(); }
    QPointF at(double way) const;
    // How far along the point of the line lies that is nearest to `point`, and how far off it is.
    std::pair<double, double> nearest(QPointF point) const;
    // A name that is drawn straight stands where the line nearly is; empty where it bends.
    std::optional<NameStretch> straight(double from, double wide, double high) const;
    // Letter by letter along the line; empty where that is straight, or bends more than one reads.
    std::optional<NameStretch> curved(double from, double wide, double high) const;

private:
    std::vector<QPointF> m_points;
    std::vector<double> m_way;
};

} // namespace haven::ui
