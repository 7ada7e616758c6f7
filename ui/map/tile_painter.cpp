#include "ui/map/tile_painter.h"

#include <algorithm>
#include <cmath>
#include <QPainter>
#include <QPainterPath>

namespace haven::ui {

namespace {

// What Qt's raster engine is fast at decides how roads are drawn: single lines with square ends
// take a road of their own through it, five times faster than round joints and nineteen times
// faster than a path. Square ends cover the joints; only where a road is so wide that one would see
// the corners it is drawn with round ones, and there are few such roads in a square.
constexpr double kRoundFrom = 8; // pixels
constexpr double kHairUpTo = 1.35;
constexpr double kStrokeFrom = 1.01;
constexpr double kRampShare = 0.65;
constexpr std::size_t kClasses = 9;

class TilePainter final
{
public:
    TilePainter(QPainter& painter, const MapStyle& style, const TileKey& key, double px)
        : m_painter(painter), m_style(style), m_zoom(key.zoom()), m_scale(key.scale()),
          m_left(key.box().left), m_top(key.box().top), m_px(px)
    {
        m_painter.setRenderHint(QPainter::Antialiasing);
    }

    // Hatched, whether land or water: a straight edge of one color would pass for a shore.
    void unknownGround(const std::vector<WorldBox>& known)
    {
        const QRectF all =
            boxed({m_left, m_top, m_left + kTileSidePx / m_scale, m_top + kTileSidePx / m_scale});
        m_painter.fillRect(all, m_style.color(MapColor::Unknown));
        // The pattern is eight pixels wide, of which a square has a whole number.
        m_painter.fillRect(all, QBrush(m_style.color(MapColor::UnknownLine), Qt::BDiagPattern));
        // All edges before all grounds: inside of another's ground nothing ends.
        m_painter.setPen(QPen(m_style.color(MapColor::UnknownEdge), 3 * m_px));
        m_painter.setBrush(Qt::NoBrush);
        for (const WorldBox& box : known)
            m_painter.drawRect(boxed(box));
        for (const WorldBox& box : known)
            m_painter.fillRect(boxed(box), m_style.color(MapColor::Land));
    }

    void pictures(const std::vector<CutPicture>& pictures)
    {
        m_painter.setRenderHint(QPainter::SmoothPixmapTransform);
        for (const CutPicture& one : pictures) {
            const QImage image = QImage::fromData(QByteArray::fromRawData(
                one.bytes.data(), static_cast<qsizetype>(one.bytes.size())));
            if (image.isNull())
                continue;
            // Half a pixel more on each side, or the land shines through between two of them.
            m_painter.drawImage(
                QRectF(point({one.box.left, one.box.top}), point({one.box.right, one.box.bottom}))
                    .adjusted(-0.5, -0.5, 0.5, 0.5),
                image);
        }
    }

    void areas(const std::vector<CutArea>& areas)
    {
        for (const CutAreaKind kind :
             {CutAreaKind::Park, CutAreaKind::Water, CutAreaKind::Building}) {
            const bool isEdged = kind == CutAreaKind::Building
                                     ? m_zoom >= 16
                                     : kind == CutAreaKind::Water && m_zoom >= 9;
            const MapColor edge =
                kind == CutAreaKind::Building ? MapColor::BuildingEdge : MapColor::WaterEdge;
            m_painter.setPen(isEdged ? QPen(m_style.color(edge), m_px) : QPen(Qt::NoPen));
            m_painter.setBrush(m_style.color(kind == CutAreaKind::Park    ? MapColor::Park
                                             : kind == CutAreaKind::Water ? MapColor::Water
                                                                          : MapColor::Building));
            for (const CutArea& area : areas) {
                if (area.kind == kind)
                    paintArea(area);
            }
        }
    }

    void ground(const std::vector<CutLine>& lines)
    {
        stroke(lines, CutLineKind::Stream, MapColor::Stream, m_zoom >= 14 ? 2 : 1.2);
        stroke(lines, CutLineKind::TownLine, MapColor::TownBand, 6);
        stroke(lines, CutLineKind::TownLine, MapColor::TownLine, 1.3);
        rails(lines);
    }

    void borders(const std::vector<CutLine>& lines)
    {
        dash(lines, CutLineKind::TroopLine, MapColor::TroopLine, 2.4, {9, 5});
        dash(lines, CutLineKind::BeatLine, MapColor::BeatLine, 1.8, {2, 4});
    }

    void roads(const std::vector<CutRoad>& roads)
    {
        std::array<std::vector<const CutRoad*>, kClasses> byClass;
        for (const CutRoad& road : roads) {
            if (m_zoom >= m_style.road(road.roadClass).from && road.points.size() > 1)
                byClass.at(static_cast<std::size_t>(road.roadClass)).push_back(&road);
        }
        // All casings before all roads, so that crossings are open; the narrow before the wide.
        for (std::size_t n = kClasses; n-- > 0;)
            paintClass(byClass.at(n), m_style.road(static_cast<RoadClass>(n)), Coat::Casing);
        for (std::size_t n = kClasses; n-- > 0;)
            paintClass(byClass.at(n), m_style.road(static_cast<RoadClass>(n)), Coat::Fill);
    }

private:
    enum class Coat { Casing, Fill };

    QPointF point(WorldPixel at) const
    {
        return {(at.x - m_left) * m_scale, (at.y - m_top) * m_scale};
    }

    QRectF boxed(const WorldBox& box) const
    {
        return {point({box.left, box.top}), point({box.right, box.bottom})};
    }

    QPolygonF polygon(const WorldLine& line) const
    {
        QPolygonF points;
        points.reserve(static_cast<qsizetype>(line.size()));
        for (const WorldPixel at : line)
            points << point(at);
        return points;
    }

    void paintArea(const CutArea& area)
    {
        if (area.rings.size() == 1) {
            m_painter.drawPolygon(polygon(area.rings.front()));
            return;
        }
        QPainterPath path;
        path.setFillRule(Qt::OddEvenFill);
        for (const WorldLine& ring : area.rings) {
            path.addPolygon(polygon(ring));
            path.closeSubpath();
        }
        m_painter.drawPath(path);
    }

    void addLines(const WorldLine& line)
    {
        QPointF before = point(line.front());
        for (std::size_t n = 1; n < line.size(); ++n) {
            const QPointF now = point(line[n]);
            m_lines.append(QLineF(before, now));
            before = now;
        }
    }

    void flush(const QColor& color, double width)
    {
        m_painter.setPen(QPen(color, width, Qt::SolidLine, Qt::SquareCap));
        m_painter.drawLines(m_lines);
        m_lines.clear();
    }

    void stroke(const std::vector<CutLine>& lines, CutLineKind kind, MapColor color, double width)
    {
        for (const CutLine& line : lines) {
            if (line.kind == kind && line.points.size() > 1)
                addLines(line.points);
        }
        flush(m_style.color(color), width * m_px);
    }

    // A pattern that goes on where the line was cut.
    void dash(const std::vector<CutLine>& lines, CutLineKind kind, MapColor color, double width,
              const QList<qreal>& pattern)
    {
        QPen pen(m_style.color(color), width * m_px, Qt::SolidLine, Qt::FlatCap, Qt::BevelJoin);
        pen.setDashPattern(pattern);
        for (const CutLine& line : lines) {
            if (line.kind != kind || line.points.size() < 2)
                continue;
            pen.setDashOffset(line.from * m_scale / (width * m_px));
            m_painter.setPen(pen);
            m_painter.drawPolyline(polygon(line.points));
        }
    }

    void rails(const std::vector<CutLine>& lines)
    {
        stroke(lines, CutLineKind::Rail, MapColor::Rail, m_zoom >= 14.5 ? 1.5 : 0.9);
        if (m_zoom < 14.5)
            return;
        // The sleepers.
        QPen pen(m_style.color(MapColor::Rail), 5 * m_px, Qt::SolidLine, Qt::FlatCap,
                 Qt::BevelJoin);
        pen.setDashPattern({0.24, 1.6});
        for (const CutLine& line : lines) {
            if (line.kind != CutLineKind::Rail || line.points.size() < 2)
                continue;
            pen.setDashOffset(line.from * m_scale / (5 * m_px));
            m_painter.setPen(pen);
            m_painter.drawPolyline(polygon(line.points));
        }
    }

    void paintClass(const std::vector<const CutRoad*>& roads, const RoadStyle& style, Coat coat)
    {
        const double whole = style.width.at(m_zoom) * m_px;
        for (const bool isRamp : {true, false}) {
            const double inner = isRamp ? whole * kRampShare : whole;
            const bool isHair = inner <= kHairUpTo * m_px;
            const bool isCased = style.casingPx > 0 && !isHair;
            if (coat == Coat::Casing && !isCased)
                continue;
            const double width = coat == Coat::Casing ? inner + 2 * style.casingPx * m_px : inner;
            const QColor color = coat == Coat::Casing ? style.casing
                                 : isHair             ? style.hair
                                                      : style.fill;
            paintRoads(roads, isRamp, color, width);
        }
    }

    void paintRoads(const std::vector<const CutRoad*>& roads, bool isRamp, const QColor& color,
                    double width)
    {
        if (width >= kRoundFrom) {
            m_painter.setPen(QPen(color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            for (const CutRoad* road : roads) {
                if (road->isRamp == isRamp)
                    m_painter.drawPolyline(polygon(road->points));
            }
            return;
        }
        for (const CutRoad* road : roads) {
            if (road->isRamp == isRamp)
                addLines(road->points);
        }
        // What is thinner than a stroke is drawn paler, by its color: Qt takes twenty times as long
        // over a long line that lets the ground shine through.
        flush(paler(color, width), std::max(width, kStrokeFrom));
    }

    QColor paler(const QColor& color, double share) const
    {
        const float part = std::clamp(static_cast<float>(share), 0.35F, 1.0F);
        const QColor land = m_style.color(MapColor::Land);
        const auto between = [part](float ground, float full) {
            return ground + (full - ground) * part;
        };
        return QColor::fromRgbF(between(land.redF(), color.redF()),
                                between(land.greenF(), color.greenF()),
                                between(land.blueF(), color.blueF()));
    }

    QPainter& m_painter;
    const MapStyle& m_style;
    double m_zoom;
    double m_scale;
    double m_left;
    double m_top;
    double m_px;
    QList<QLineF> m_lines;
};

QImage blankTile(const TileKey& key, QImage::Format format, const QColor& color)
{
    const int side = static_cast<int>(std::lround(kTileSidePx * key.ratio()));
    QImage image(side, side, format);
    image.setDevicePixelRatio(key.ratio());
    image.fill(color);
    return image;
}

} // namespace

TilePictures paintTile(const MapCut& cut, const MapStyle& style, const TileKey& key, double px)
{
    TilePictures made;
    made.base = blankTile(key, QImage::Format_RGB32, style.color(MapColor::Land));
    {
        QPainter painter(&made.base);
        TilePainter tile(painter, style, key, px);
        if (cut.known)
            tile.unknownGround(*cut.known);
        tile.pictures(cut.pictures);
        // On photographs the ground is seen; only lines are drawn over it.
        if (cut.pictures.empty())
            tile.areas(cut.areas);
        tile.ground(cut.lines);
        tile.roads(cut.roads);
    }
    const bool hasBorders =
        std::any_of(cut.lines.begin(), cut.lines.end(), [](const CutLine& line) {
            return line.kind == CutLineKind::BeatLine || line.kind == CutLineKind::TroopLine;
        });
    if (hasBorders) {
        made.areas = blankTile(key, QImage::Format_ARGB32_Premultiplied, Qt::transparent);
        QPainter painter(&made.areas);
        TilePainter(painter, style, key, px).borders(cut.lines);
    }
    return made;
}

} // namespace haven::ui
