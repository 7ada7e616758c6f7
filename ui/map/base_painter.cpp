#include "ui/map/base_painter.h"

#include "ui/map/base_labels.h"

#include <cmath>
#include <QPainter>
#include <QPainterPath>

namespace haven::ui {

namespace {

constexpr double kResidentialZoom = 11.5; // below, small streets are a gray haze and left out
constexpr double kServiceZoom = 13.5;
constexpr double kFineStep = 0.7; // pixels; nearer points are passed over

class BasePainter final
{
public:
    BasePainter(QPainter& painter, const Look& look, const MapCamera& camera)
        : m_painter(painter), m_look(look), m_camera(camera), m_view(camera.view())
    {}

    void areas(const std::vector<BaseArea>& areas, const QColor& fill, const QPen& edge)
    {
        m_painter.setPen(edge);
        m_painter.setBrush(fill);
        for (const BaseArea& area : areas) {
            if (isSeen(area.bounds))
                m_painter.drawPath(pathOf(area));
        }
    }

    void outlines(const std::vector<BaseArea>& areas, const QPen& pen)
    {
        m_painter.setPen(pen);
        m_painter.setBrush(Qt::NoBrush);
        for (const BaseArea& area : areas) {
            for (const BaseLine& ring : area.rings) {
                if (isSeen(ring.bounds))
                    m_painter.drawPolygon(polygonOf(ring));
            }
        }
    }

    void streets(const std::vector<BaseStreet>& streets)
    {
        std::vector<QPolygonF> lines(streets.size());
        const QColor casing = mixed(m_look.color(Token::MapLand), m_look.color(Token::MapHighway),
                                    m_look.theme.scheme() == Scheme::Dark ? 18 : 55);
        for (std::size_t n = 0; n < streets.size(); ++n) {
            if (!isDrawn(streets[n].streetClass) || !isSeen(streets[n].line.bounds))
                continue;
            lines[n] = polygonOf(streets[n].line);
            const double width = widthOf(streets[n].streetClass);
            if (width < 1.6)
                continue;
            m_painter.setPen(QPen(casing, width + 2, Qt::SolidLine, Qt::FlatCap, Qt::BevelJoin));
            m_painter.drawPolyline(lines[n]);
        }
        for (std::size_t n = 0; n < streets.size(); ++n) {
            if (lines[n].isEmpty())
                continue;
            m_painter.setPen(QPen(colorOf(streets[n].streetClass), widthOf(streets[n].streetClass),
                                  Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            m_painter.drawPolyline(lines[n]);
        }
    }

private:
    bool isSeen(const QRectF& world) const
    {
        const QPointF a = m_camera.pointOf(WorldPixel{world.left(), world.top()});
        const QPointF b = m_camera.pointOf(WorldPixel{world.right(), world.bottom()});
        constexpr double kReach = 12;
        return QRectF(a, b).adjusted(-kReach, -kReach, kReach, kReach).intersects(m_view);
    }

    QPolygonF polygonOf(const BaseLine& line) const
    {
        QPolygonF points;
        points.reserve(static_cast<qsizetype>(line.points.size()));
        for (std::size_t n = 0; n < line.points.size(); ++n) {
            const QPointF at = m_camera.pointOf(line.points[n]);
            const bool isEnd = n == 0 || n + 1 == line.points.size();
            if (isEnd || (at - points.back()).manhattanLength() > kFineStep)
                points << at;
        }
        return points;
    }

    QPainterPath pathOf(const BaseArea& area) const
    {
        QPainterPath path;
        path.setFillRule(Qt::OddEvenFill);
        for (const BaseLine& ring : area.rings) {
            path.addPolygon(polygonOf(ring));
            path.closeSubpath();
        }
        return path;
    }

    bool isDrawn(StreetClass streetClass) const
    {
        switch (streetClass) {
        case StreetClass::Motorway:
        case StreetClass::Trunk:
        case StreetClass::Primary:
        case StreetClass::Secondary:
            return true;
        case StreetClass::Residential:
            return m_camera.zoom >= kResidentialZoom;
        case StreetClass::Service:
        case StreetClass::Path:
            return m_camera.zoom >= kServiceZoom;
        }
        return true;
    }

    // Wider as one comes nearer, but never as wide as in nature: streets are there to be followed.
    double widthOf(StreetClass streetClass) const
    {
        const double nearness = std::exp2((m_camera.zoom - 14) * 0.55);
        const auto at = [nearness](double width, double least, double most) {
            return std::clamp(width * nearness, least, most);
        };
        switch (streetClass) {
        case StreetClass::Motorway:
            return at(6, 2, 20);
        case StreetClass::Trunk:
        case StreetClass::Primary:
            return at(4.4, 1.4, 18);
        case StreetClass::Secondary:
            return at(3.4, 1, 16);
        case StreetClass::Residential:
            return at(2.2, 1, 13);
        case StreetClass::Service:
        case StreetClass::Path:
            return at(1.2, 0.6, 7);
        }
        return 1;
    }

    QColor colorOf(StreetClass streetClass) const
    {
        const QColor street = m_look.color(Token::MapStreet);
        const QColor highway = m_look.color(Token::MapHighway);
        switch (streetClass) {
        case StreetClass::Motorway:
            return highway;
        case StreetClass::Trunk:
        case StreetClass::Primary:
            return mixed(street, highway, 60);
        case StreetClass::Secondary:
            return mixed(street, highway, 30);
        case StreetClass::Residential:
            return street;
        case StreetClass::Service:
        case StreetClass::Path:
            return mixed(street, m_look.color(Token::MapLand), 40);
        }
        return street;
    }

    QPainter& m_painter;
    const Look& m_look;
    const MapCamera& m_camera;
    QRectF m_view;
};

} // namespace

QColor mixed(const QColor& a, const QColor& b, int percentOfB)
{
    const auto mix = [percentOfB](int x, int y) {
        return (x * (100 - percentOfB) + y * percentOfB) / 100;
    };
    return QColor(mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue()));
}

QImage paintBaseMap(const BaseGeometry& geometry, const Look& look, const MapCamera& camera,
                    double ratio)
{
    QImage image((camera.size * ratio).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    image.fill(look.color(Token::MapLand));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    BasePainter base(painter, look, camera);
    const QColor water = look.color(Token::MapWater);
    base.areas(geometry.water, water, QPen(mixed(water, look.color(Token::MapHighway), 35), 1));
    base.areas(geometry.parks, look.color(Token::MapPark), QPen(Qt::NoPen));
    base.streets(geometry.streets);
    QColor beat = look.color(Token::MapBeat);
    beat.setAlphaF(0.75F);
    base.outlines(geometry.beats, QPen(beat, look.scaled(1.4), Qt::DotLine));
    QColor town = look.color(Token::MapLabel);
    town.setAlphaF(0.6F);
    base.outlines(geometry.towns, QPen(town, look.scaled(1.2), Qt::DashLine));
    paintBaseLabels(painter, geometry, look, camera);
    return image;
}

} // namespace haven::ui
