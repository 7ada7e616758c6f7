#include "ui/map/base_painter.h"

#include <QPainter>
#include <QPainterPath>
#include <QSet>

namespace haven::ui {

namespace {

constexpr double kLabelZoomMin = 14.0;

class BasePainter
{
public:
    BasePainter(QPainter& painter, const Look& look, WorldPixel origin, double zoom, QSize size)
        : m_painter(painter), m_look(look), m_origin(origin), m_zoom(zoom),
          m_area(QRectF(QPointF(0, 0), QSizeF(size)))
    {}

    void areas(const std::vector<MapArea>& areas, const QColor& color)
    {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(color);
        for (const auto& area : areas)
            m_painter.drawPath(pathOf(area.area));
    }

    void outlines(const MapLayers& layers)
    {
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(QPen(m_look.color(Token::Quiet), 1, Qt::DashLine));
        for (const auto& town : layers.towns)
            m_painter.drawPath(pathOf(town.area));
        m_painter.setPen(QPen(m_look.color(Token::ButtonLine), 1, Qt::DotLine));
        for (const auto& beat : layers.beats)
            m_painter.drawPath(pathOf(beat.area));
    }

    void streets(const MapLayers& layers)
    {
        for (const auto& street : layers.streets)
            line(street, m_look.color(Token::ButtonLine));
    }

    void names(const MapLayers& layers)
    {
        if (m_zoom < kLabelZoomMin)
            return;
        m_painter.setFont(m_look.font(TypeRole::Column));
        m_painter.setPen(m_look.color(Token::Second));
        QSet<QString> drawn;
        for (const auto& street : layers.streets) {
            const QString name = QString::fromUtf8(street.name.c_str());
            if (name.isEmpty() || drawn.contains(name) || street.line.points.size() < 2)
                continue;
            const QPointF at = pointOf(street.line.points[street.line.points.size() / 2]);
            if (!m_area.contains(at) || isTaken(at, name))
                continue;
            drawn.insert(name);
            m_painter.drawText(at, name);
        }
    }

private:
    QPointF pointOf(Coordinate at) const
    {
        const WorldPixel pixel = worldPixel(at, m_zoom);
        return {pixel.x - m_origin.x, pixel.y - m_origin.y};
    }

    QPainterPath pathOf(const MultiPolygon& area) const
    {
        QPainterPath path;
        path.setFillRule(Qt::OddEvenFill);
        for (const auto& polygon : area.polygons) {
            addRing(path, polygon.outer);
            for (const auto& hole : polygon.holes)
                addRing(path, hole);
        }
        return path;
    }

    template <class Ring>
    void addRing(QPainterPath& path, const Ring& ring) const
    {
        QPolygonF points;
        for (const auto& at : ring)
            points << pointOf(at);
        path.addPolygon(points);
        path.closeSubpath();
    }

    void line(const StreetSegment& street, const QColor& color)
    {
        QPolygonF points;
        for (const auto& at : street.line.points)
            points << pointOf(at);
        if (!points.boundingRect().adjusted(-2, -2, 2, 2).intersects(m_area))
            return;
        m_painter.setPen(
            QPen(color, widthOf(street.streetClass), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        m_painter.drawPolyline(points);
    }

    double widthOf(StreetClass streetClass) const
    {
        const double scale = m_zoom >= 15 ? 1.6 : 1.0;
        switch (streetClass) {
        case StreetClass::Motorway:
            return 5 * scale;
        case StreetClass::Trunk:
        case StreetClass::Primary:
            return 3.5 * scale;
        case StreetClass::Secondary:
            return 2.5 * scale;
        case StreetClass::Residential:
        case StreetClass::Service:
        case StreetClass::Path:
            return 1.5 * scale;
        }
        return 1;
    }

    bool isTaken(QPointF at, const QString& name)
    {
        const QFontMetricsF metrics(m_painter.font());
        const QRectF box(at - QPointF(0, metrics.ascent()),
                         QSizeF(metrics.horizontalAdvance(name), metrics.height()));
        for (const auto& taken : m_taken) {
            if (taken.intersects(box))
                return true;
        }
        m_taken.push_back(box.adjusted(-8, -4, 8, 4));
        return false;
    }

    QPainter& m_painter;
    const Look& m_look;
    WorldPixel m_origin;
    double m_zoom;
    QRectF m_area;
    std::vector<QRectF> m_taken;
};

QColor mixed(const QColor& a, const QColor& b, int percentOfB)
{
    const auto mix = [&](int x, int y) { return (x * (100 - percentOfB) + y * percentOfB) / 100; };
    return QColor(mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue()));
}

} // namespace

QImage paintBaseMap(const MapLayers& layers, const Look& look, QSize size, double ratio,
                    WorldPixel origin, double zoom)
{
    QImage image((QSizeF(size) * ratio).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    image.fill(look.color(Token::Ground));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    BasePainter base(painter, look, origin, zoom, size);
    const QColor ground = look.color(Token::Ground);
    base.areas(layers.water, mixed(ground, look.color(Token::Priority3), 14));
    base.areas(layers.parks, mixed(ground, look.color(Token::StatusAvailable), 12));
    base.streets(layers);
    base.outlines(layers);
    base.names(layers);
    return image;
}

} // namespace haven::ui
