#include "ui/map/base_labels.h"

#include "ui/map/base_painter.h"

#include <cmath>
#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

namespace haven::ui {

namespace {

struct BaseLabelsTr {
    Q_DECLARE_TR_FUNCTIONS(haven::ui::BaseLabels)
};

// From which zoom on a name is worth its room.
constexpr double kWaterZoom = 10;
constexpr double kBeatZoom = 11.5;
constexpr double kParkZoom = 13.5;
constexpr double kTownZoomMax = 12.5; // nearer, one knows which town it is
constexpr double kMainStreetZoom = 12.5;
constexpr double kSecondaryZoom = 13;
constexpr double kResidentialNameZoom = 14.8;
constexpr int kNamesMax = 700;

double zoomFor(StreetClass streetClass)
{
    switch (streetClass) {
    case StreetClass::Motorway:
    case StreetClass::Trunk:
    case StreetClass::Primary:
        return kMainStreetZoom;
    case StreetClass::Secondary:
        return kSecondaryZoom;
    case StreetClass::Residential:
    case StreetClass::Service:
    case StreetClass::Path:
        return kResidentialNameZoom;
    }
    return kResidentialNameZoom;
}

double zoomFor(PlaceKind kind)
{
    switch (kind) {
    case PlaceKind::Police:
    case PlaceKind::Fire:
    case PlaceKind::Hospital:
        return 12.8;
    case PlaceKind::Clinic:
    case PlaceKind::Shelter:
    case PlaceKind::School:
    case PlaceKind::Government:
    case PlaceKind::Transit:
        return 14.2;
    case PlaceKind::Library:
    case PlaceKind::Worship:
    case PlaceKind::Park:
    case PlaceKind::Shop:
    case PlaceKind::Lodging:
    case PlaceKind::Food:
    case PlaceKind::Housing:
    case PlaceKind::Marina:
    case PlaceKind::Highway:
    case PlaceKind::Landmark:
        return 15.2;
    }
    return 15.2;
}

// Where a name may run along a street: its middle and its direction.
struct Stretch {
    QPointF middle;
    double degrees = 0;
    std::vector<QRectF> boxes; // what it covers, in small squares
};

class BaseLabels final
{
public:
    BaseLabels(QPainter& painter, const Look& look, const MapCamera& camera)
        : m_painter(painter), m_look(look), m_camera(camera),
          m_inner(camera.view().adjusted(4, 4, -4, -4)), m_halo(look.color(Token::MapLand))
    {}

    void areas(const std::vector<BaseArea>& areas, const QFont& font, const QColor& color)
    {
        for (const BaseArea& area : areas) {
            if (!area.label || area.name.isEmpty())
                continue;
            // A name wider than what it names says nothing.
            const double wide = area.bounds.width() * m_camera.scale();
            if (QFontMetricsF(font).horizontalAdvance(area.name) < wide * 1.3)
                centered(area.name, m_camera.pointOf(*area.label), font, color);
        }
    }

    void beats(const std::vector<BaseArea>& beats, const QFont& font, const QColor& color)
    {
        // A number needs the word before it, a neighborhood does not.
        constexpr qsizetype kShort = 4;
        for (const BaseArea& beat : beats) {
            if (beat.label)
                centered(beat.name.size() <= kShort ? BaseLabelsTr::tr("Beat %1").arg(beat.name)
                                                    : beat.name,
                         m_camera.pointOf(*beat.label), font, color);
        }
    }

    void places(const std::vector<BasePlace>& places, const QFont& font, const QColor& color)
    {
        const double dot = m_look.scaled(5);
        for (const BasePlace& place : places) {
            if (m_camera.zoom < zoomFor(place.kind))
                continue;
            const QPointF at = m_camera.pointOf(place.at);
            const QFontMetricsF metrics(font);
            const QRectF box(at.x() - dot / 2, at.y() - metrics.height() / 2,
                             dot * 1.8 + metrics.horizontalAdvance(place.name), metrics.height());
            if (!take({box}))
                continue;
            m_painter.setPen(Qt::NoPen);
            m_painter.setBrush(color);
            m_painter.drawEllipse(at, dot / 2, dot / 2);
            QPainterPath text;
            text.addText(at + QPointF(dot * 1.3, metrics.ascent() - metrics.height() / 2), font,
                         place.name);
            write(text, color);
        }
    }

    void streets(const std::vector<BaseName>& names, const QFont& font, const QColor& color)
    {
        const QFontMetricsF metrics(font);
        for (const BaseName& name : names) {
            if (m_camera.zoom < zoomFor(name.streetClass) || m_written >= kNamesMax)
                continue;
            along(name, font, metrics, color);
        }
    }

private:
    void centered(const QString& name, QPointF at, const QFont& font, const QColor& color)
    {
        const QFontMetricsF metrics(font);
        const QSizeF size(metrics.horizontalAdvance(name), metrics.height());
        const QRectF box(at - QPointF(size.width() / 2, size.height() / 2), size);
        if (!take({box}))
            return;
        QPainterPath text;
        text.addText(box.left(), box.top() + metrics.ascent(), font, name);
        write(text, color);
    }

    // All of the boxes are inside and free; then they are taken.
    bool take(const std::vector<QRectF>& boxes)
    {
        constexpr double kAir = 3;
        for (const QRectF& box : boxes) {
            if (!m_inner.contains(box))
                return false;
            for (const QRectF& other : m_taken) {
                if (other.intersects(box.adjusted(-kAir, -kAir, kAir, kAir)))
                    return false;
            }
        }
        m_taken.insert(m_taken.end(), boxes.begin(), boxes.end());
        ++m_written;
        return true;
    }

    // A rim of land lets a name be read across streets.
    void write(const QPainterPath& text, const QColor& color)
    {
        m_painter.strokePath(
            text, QPen(m_halo, m_look.scaled(3), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        m_painter.fillPath(text, color);
    }

    void along(const BaseName& name, const QFont& font, const QFontMetricsF& metrics,
               const QColor& color)
    {
        const QPointF a =
            m_camera.pointOf(WorldPixel{name.line.bounds.left(), name.line.bounds.top()});
        const QPointF b =
            m_camera.pointOf(WorldPixel{name.line.bounds.right(), name.line.bounds.bottom()});
        const double wide = metrics.horizontalAdvance(name.name);
        const double length = std::hypot(b.x() - a.x(), b.y() - a.y());
        if (length < wide * 1.1 || !QRectF(a, b).adjusted(-1, -1, 1, 1).intersects(m_inner))
            return;
        std::vector<QPointF> points;
        std::vector<double> way{0};
        for (const WorldPixel& world : name.line.points) {
            points.push_back(m_camera.pointOf(world));
            if (points.size() > 1) {
                const QPointF by = points.back() - points[points.size() - 2];
                way.push_back(way.back() + std::hypot(by.x(), by.y()));
            }
        }
        const double again = m_look.scaled(420); // a long street is named more than once
        const double step = m_look.scaled(24);
        for (double from = step; from + wide < way.back() - 4; from += step) {
            const auto stretch = straight(points, way, from, wide, metrics.height());
            if (!stretch || !take(stretch->boxes))
                continue;
            QPainterPath text;
            text.addText(-wide / 2, metrics.ascent() - metrics.height() / 2, font, name.name);
            m_painter.save();
            m_painter.translate(stretch->middle);
            m_painter.rotate(stretch->degrees);
            write(text, color);
            m_painter.restore();
            from += std::max(again, wide * 2);
        }
    }

    static QPointF pointAt(const std::vector<QPointF>& points, const std::vector<double>& way,
                           double at)
    {
        const auto after = std::upper_bound(way.begin() + 1, way.end() - 1, at);
        const auto n = static_cast<std::size_t>(after - way.begin());
        const double span = way[n] - way[n - 1];
        const double share = span > 0 ? (at - way[n - 1]) / span : 0;
        return points[n - 1] + (points[n] - points[n - 1]) * share;
    }

    // A name is drawn straight, so it stands where the street nearly is.
    std::optional<Stretch> straight(const std::vector<QPointF>& points,
                                    const std::vector<double>& way, double from, double wide,
                                    double high) const
    {
        const QPointF a = pointAt(points, way, from);
        const QPointF b = pointAt(points, way, from + wide);
        const QPointF by = b - a;
        const double chord = std::hypot(by.x(), by.y());
        if (chord < wide * 0.97)
            return std::nullopt;
        Stretch stretch;
        constexpr int kProbes = 4;
        for (int n = 1; n < kProbes; ++n) {
            const QPointF on = pointAt(points, way, from + wide * n / kProbes) - a;
            const double off = std::abs(on.x() * by.y() - on.y() * by.x()) / chord;
            if (off > high * 0.3)
                return std::nullopt;
        }
        stretch.middle = (a + b) / 2;
        stretch.degrees = std::atan2(by.y(), by.x()) * 180 / M_PI;
        if (stretch.degrees > 90)
            stretch.degrees -= 180;
        else if (stretch.degrees < -90)
            stretch.degrees += 180;
        const int squares = std::max(1, static_cast<int>(std::ceil(wide / high)));
        for (int n = 0; n <= squares; ++n) {
            const QPointF at = a + by * n / squares;
            stretch.boxes.emplace_back(at - QPointF(high / 2, high / 2), QSizeF(high, high));
        }
        return stretch;
    }

    QPainter& m_painter;
    const Look& m_look;
    const MapCamera& m_camera;
    QRectF m_inner;
    QColor m_halo;
    std::vector<QRectF> m_taken;
    int m_written = 0;
};

} // namespace

void paintBaseLabels(QPainter& painter, const BaseGeometry& geometry, const Look& look,
                     const MapCamera& camera)
{
    BaseLabels labels(painter, look, camera);
    const QColor ink = look.color(Token::MapLabel);
    const QColor water = mixed(look.color(Token::MapWater), ink, 60);
    QFont italic = look.font(TypeRole::Column);
    italic.setItalic(true);
    if (camera.zoom < kTownZoomMax)
        labels.areas(geometry.towns, look.font(TypeRole::Small), ink);
    if (camera.zoom >= kWaterZoom)
        labels.areas(geometry.water, italic, water);
    if (camera.zoom >= kBeatZoom)
        labels.beats(geometry.beats, look.font(TypeRole::Small), look.color(Token::MapBeat));
    labels.places(geometry.places, look.font(TypeRole::Column), ink);
    if (camera.zoom >= kParkZoom)
        labels.areas(geometry.parks, italic,
                     mixed(look.color(Token::MapPark), look.color(Token::StatusAvailable), 60));
    labels.streets(geometry.names, look.font(TypeRole::Column), ink);
}

} // namespace haven::ui
