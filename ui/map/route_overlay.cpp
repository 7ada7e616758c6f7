#include "ui/map/route_overlay.h"

#include <algorithm>
#include <QCoreApplication>
#include <QLineF>
#include <QPainter>
#include <QPainterPath>
#include <QVector>

namespace haven::ui {

namespace {

struct RouteOverlayTr {
    Q_DECLARE_TR_FUNCTIONS(haven::ui::RouteOverlay)
};

constexpr double kWayPx = 3;
constexpr double kChosenPx = 5;
constexpr double kEdgePx = 2; // around a way, so that it stands out from the streets
constexpr double kShortestPx = 1.5;
constexpr int kReachAlpha = 22;

std::vector<WorldPixel> worldLine(const std::vector<Coordinate>& points)
{
    std::vector<WorldPixel> line;
    line.reserve(points.size());
    for (const Coordinate at : points)
        line.push_back(worldPixel(at, 0));
    return line;
}

// Points that fall together on the screen are one.
QVector<QPointF> seenLine(const std::vector<WorldPixel>& line, const MapCamera& camera)
{
    QVector<QPointF> points;
    for (const WorldPixel& world : line) {
        const QPointF at = camera.pointOf(world);
        if (points.isEmpty() || (at - points.back()).manhattanLength() >= kShortestPx)
            points << at;
    }
    return points;
}

QVector<QLineF> stretches(const QVector<QPointF>& points, const QRectF& seen)
{
    QVector<QLineF> lines;
    for (qsizetype i = 1; i < points.size(); ++i) {
        const QRectF box = QRectF(points[i - 1], points[i]).normalized().adjusted(-1, -1, 1, 1);
        if (box.intersects(seen))
            lines << QLineF(points[i - 1], points[i]);
    }
    return lines;
}

QPen linePen(const QColor& color, double width)
{
    return QPen(color, width, Qt::SolidLine, Qt::SquareCap, Qt::BevelJoin);
}

} // namespace

void paintClosedSign(QPainter& painter, QPointF at, double size, const Look& look)
{
    const double half = size / 2;
    painter.setPen(QPen(look.color(Token::Panel), look.scaled(2)));
    painter.setBrush(look.color(Token::Danger));
    painter.drawEllipse(at, half, half);
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.color(Token::Panel));
    painter.drawRect(QRectF(at - QPointF(half * 0.6, half * 0.2), QSizeF(half * 1.2, half * 0.4)));
    painter.setBrush(Qt::NoBrush);
}

void RouteOverlay::setRoutes(const RoutesFound& routes, const std::optional<UnitId>& chosen)
{
    m_routes.clear();
    for (const UnitRoute& one : routes.routes)
        m_routes.push_back({worldLine(one.route.line), one.route.way != TravelWay::Road,
                            chosen && one.unit == *chosen});
    // The chosen one is painted over the others.
    std::stable_sort(m_routes.begin(), m_routes.end(),
                     [](const Way& a, const Way& b) { return a.isChosen < b.isChosen; });
}

void RouteOverlay::setReach(const ReachFound& reach)
{
    m_reach.clear();
    m_picture = {};
    for (const ReachedArea& area : reach.areas) {
        Ground ground;
        ground.within = area.within;
        std::optional<Coordinate> top;
        for (const Polygon& polygon : area.area.polygons) {
            std::vector<Line> rings{worldLine(polygon.outer)};
            for (const Ring& hole : polygon.holes)
                rings.push_back(worldLine(hole));
            for (const Coordinate at : polygon.outer) {
                if (!top || at.latE7 > top->latE7)
                    top = at;
            }
            ground.polygons.push_back(std::move(rings));
        }
        if (top) {
            ground.top = worldPixel(*top, 0);
            m_reach.push_back(std::move(ground));
        }
    }
    std::stable_sort(m_reach.begin(), m_reach.end(),
                     [](const Ground& a, const Ground& b) { return a.within > b.within; });
}

void RouteOverlay::setTrail(const TrailFound& trail)
{
    m_trail.clear();
    for (const TrailSpot& spot : trail.spots)
        m_trail.push_back(worldPixel(spot.at, 0));
}

bool RouteOverlay::setClosures(std::vector<RoadClosure> closures)
{
    if (closures == m_closures)
        return false;
    m_closures = std::move(closures);
    return true;
}

void RouteOverlay::setPin(const std::optional<Coordinate>& at, const QString& label)
{
    m_pin = at ? std::optional(worldPixel(*at, 0)) : std::nullopt;
    m_pinLabel = label;
}

void RouteOverlay::paint(QPainter& painter, const MapCamera& camera, const Look& look)
{
    if (m_reach.empty() && m_routes.empty() && m_trail.empty() && m_closures.empty() && !m_pin)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    paintReach(painter, camera, look);
    paintTrail(painter, camera, look);
    for (const Way& way : m_routes)
        paintWay(painter, camera, look, way);
    paintClosures(painter, camera, look);
    if (m_pin)
        paintPin(painter, camera, look);
    painter.restore();
}

// The sign at any zoom; from near also the words, where that does not hide the street.
void RouteOverlay::paintClosures(QPainter& painter, const MapCamera& camera, const Look& look) const
{
    constexpr double kWordsZoom = 15;
    const double size = look.scaled(15);
    const QFont font = look.font(TypeRole::Small);
    const QFontMetricsF metrics(font);
    for (const RoadClosure& one : m_closures) {
        const QPointF at = camera.pointOf(worldPixel(one.at, 0));
        if (!camera.view().adjusted(-size, -size, size, size).contains(at))
            continue;
        paintClosedSign(painter, at, size, look);
        if (camera.zoom < kWordsZoom)
            continue;
        const QString words = RouteOverlayTr::tr("closed", "a road that is closed");
        QRectF plate(QPointF(), QSizeF(metrics.horizontalAdvance(words) + look.scaled(10),
                                       metrics.height() + look.scaled(2)));
        plate.moveCenter(at + QPointF(0, (size + plate.height()) / 2 + look.scaled(2)));
        painter.fillRect(plate, look.color(Token::Panel));
        painter.setFont(font);
        painter.setPen(look.color(Token::Text));
        painter.drawText(plate, Qt::AlignCenter, words);
    }
}

// A cross with an open middle, so that what is there stays to be seen.
void RouteOverlay::paintPin(QPainter& painter, const MapCamera& camera, const Look& look) const
{
    const QPointF at = camera.pointOf(*m_pin);
    if (!camera.view().adjusted(-50, -50, 50, 50).contains(at))
        return;
    const double in = look.scaled(5);
    const double out = look.scaled(16);
    const QVector<QLineF> cross{{at - QPointF(out, 0), at - QPointF(in, 0)},
                                {at + QPointF(in, 0), at + QPointF(out, 0)},
                                {at - QPointF(0, out), at - QPointF(0, in)},
                                {at + QPointF(0, in), at + QPointF(0, out)}};
    painter.setPen(linePen(look.color(Token::MapLand), look.scaled(6)));
    painter.drawLines(cross);
    painter.setPen(linePen(look.color(Token::Focus), look.scaled(3)));
    painter.drawLines(cross);
    if (m_pinLabel.isEmpty())
        return;
    const QFont font = look.font(TypeRole::Small);
    const QFontMetricsF metrics(font);
    QRectF plate(QPointF(), QSizeF(metrics.horizontalAdvance(m_pinLabel) + look.scaled(12),
                                   metrics.height() + look.scaled(4)));
    plate.moveTopLeft(at + QPointF(look.scaled(10), look.scaled(10)));
    painter.fillRect(plate, look.color(Token::Panel));
    painter.setFont(font);
    painter.setPen(look.color(Token::Text));
    painter.drawText(plate, Qt::AlignCenter, m_pinLabel);
}

void RouteOverlay::paintWay(QPainter& painter, const MapCamera& camera, const Look& look,
                            const Way& way) const
{
    const QVector<QPointF> points = seenLine(way.line, camera);
    const double width = look.scaled(way.isChosen ? kChosenPx : kWayPx);
    const QVector<QLineF> lines = stretches(points, camera.view());
    painter.setPen(linePen(look.color(Token::MapLand), width + 2 * look.scaled(kEdgePx)));
    painter.drawLines(lines);
    QPen pen = linePen(look.color(Token::MapRoute), width);
    if (way.isGuess) {
        // A guess does not look like a road: broken, and straight.
        pen.setStyle(Qt::DashLine);
        pen.setCapStyle(Qt::FlatCap);
    }
    painter.setPen(pen);
    painter.drawLines(lines);
}

void RouteOverlay::paintTrail(QPainter& painter, const MapCamera& camera, const Look& look) const
{
    const QVector<QPointF> points = seenLine(m_trail, camera);
    const double dot = look.scaled(2.5);
    painter.setPen(linePen(look.color(Token::MapRoute), look.scaled(1.5)));
    painter.drawLines(stretches(points, camera.view()));
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.color(Token::MapRoute));
    // Dots where it was heard from, not so near to one another that they become a line.
    QPointF last;
    const double apart = look.scaled(12);
    for (const QPointF& at : points) {
        if (!last.isNull() && QLineF(last, at).length() < apart)
            continue;
        last = at;
        painter.drawEllipse(at, dot, dot);
    }
    painter.setBrush(Qt::NoBrush);
}

QImage RouteOverlay::reachPicture(const MapCamera& camera, const Look& look, double ratio) const
{
    QImage picture((camera.size * ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    QColor fill = look.color(Token::MapRoute);
    fill.setAlpha(kReachAlpha);
    for (const Ground& ground : m_reach) {
        QPainterPath path;
        for (const auto& rings : ground.polygons) {
            for (const Line& ring : rings) {
                path.addPolygon(QPolygonF(seenLine(ring, camera)));
                path.closeSubpath();
            }
        }
        painter.setPen(Qt::NoPen);
        painter.setBrush(fill);
        painter.drawPath(path);
        painter.setPen(QPen(look.color(Token::MapRoute), look.scaled(2)));
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(path);
    }
    paintMinutes(painter, camera, look);
    return picture;
}

// At the top of each ground, or at the edge of what is seen; never one on another.
void RouteOverlay::paintMinutes(QPainter& painter, const MapCamera& camera, const Look& look) const
{
    const QFont font = look.font(TypeRole::Small);
    painter.setFont(font);
    std::vector<QRectF> taken;
    for (const Ground& ground : m_reach) {
        const QString text = RouteOverlayTr::tr("%1 min", "reached within so many minutes")
                                 .arg(ground.within.wholeSeconds() / 60);
        const QFontMetricsF metrics(font);
        QRectF plate(QPointF(), QSizeF(metrics.horizontalAdvance(text) + look.scaled(12),
                                       metrics.height() + look.scaled(4)));
        // Also of an area that is larger than what is seen.
        const QRectF room =
            camera.view().adjusted(plate.width(), plate.height(), -plate.width(), -plate.height());
        const QPointF top = camera.pointOf(ground.top);
        plate.moveCenter({std::clamp(top.x(), room.left(), std::max(room.left(), room.right())),
                          std::clamp(top.y(), room.top(), std::max(room.top(), room.bottom()))});
        for (const QRectF& other : taken) {
            if (plate.intersects(other))
                plate.moveTop(other.bottom() + look.scaled(3));
        }
        taken.push_back(plate);
        painter.fillRect(plate, look.color(Token::Panel));
        painter.setPen(look.color(Token::Text));
        painter.drawText(plate, Qt::AlignCenter, text);
    }
}

void RouteOverlay::paintReach(QPainter& painter, const MapCamera& camera, const Look& look)
{
    if (m_reach.empty())
        return;
    const double ratio = painter.device()->devicePixelRatioF();
    const bool isSame =
        !m_picture.isNull() && m_pictureCamera.zoom == camera.zoom &&
        m_pictureCamera.size == camera.size && m_pictureCamera.center.x == camera.center.x &&
        m_pictureCamera.center.y == camera.center.y && m_picture.devicePixelRatio() == ratio;
    if (!isSame) {
        m_picture = reachPicture(camera, look, ratio);
        m_pictureCamera = camera;
    }
    painter.drawImage(QPointF(0, 0), m_picture);
}

} // namespace haven::ui
