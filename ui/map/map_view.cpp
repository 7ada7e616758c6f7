#include "ui/map/map_view.h"

#include "ui/map/base_painter.h"
#include "ui/widgets/marks.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPointer>
#include <QThreadPool>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace haven::ui {

namespace {

constexpr double kZoomMin = 8;
constexpr double kZoomMax = 19;
constexpr double kMarginShare = 0.25; // of the view, drawn around it so that a pan shows no blank

QString fromStd(const std::string& text)
{
    return QString::fromUtf8(text.c_str());
}

StatusShape shapeOf(const Unit& unit)
{
    if (unit.stage == AssignmentStage::OnScene || unit.stage == AssignmentStage::Transporting)
        return StatusShape::OnScene;
    if (unit.incident)
        return StatusShape::EnRoute;
    switch (unit.status.primary) {
    case UnitPrimary::Available:
        return StatusShape::Available;
    case UnitPrimary::ConditionallyAvailable:
        return StatusShape::HalfAvailable;
    case UnitPrimary::NotAvailable:
        return StatusShape::Out;
    }
    return StatusShape::Out;
}

} // namespace

MapView::MapView(const ThemeSource& source, Desk& desk, const MapLayers& layers, QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk), m_layers(layers)
{
    setObjectName(QStringLiteral("mapView"));
    setAccessibleName(tr("Map of incidents and units"));
    setToolTip(tr("Arrows move, plus and minus zoom, Home shows everything"));
    setFocusPolicy(Qt::StrongFocus);
    connect(&m_desk, &Desk::changed, this, [this] { update(); });
    connect(&m_source, &ThemeSource::changed, this, &MapView::redrawBase);
}

MapView::~MapView()
{
    QThreadPool::globalInstance()->waitForDone();
}

void MapView::fitAll()
{
    const auto bounds = boundsOf(m_layers);
    if (!bounds || width() < 10 || height() < 10)
        return;
    for (m_zoom = kZoomMax; m_zoom > kZoomMin; m_zoom -= 0.25) {
        const WorldPixel a = worldPixel(bounds->southWest, m_zoom);
        const WorldPixel b = worldPixel(bounds->northEast, m_zoom);
        if (std::abs(a.x - b.x) <= width() && std::abs(a.y - b.y) <= height())
            break;
    }
    m_center = worldPixel(centerOf(*bounds), m_zoom);
    m_isTouched = false;
    redrawBase();
}

void MapView::goTo(Coordinate at)
{
    m_zoom = std::max(m_zoom, 15.0);
    m_center = worldPixel(at, m_zoom);
    m_isTouched = true;
    redrawBase();
}

void MapView::select(std::optional<IncidentId> incident)
{
    m_selected = incident;
    update();
}

QPointF MapView::pointOf(Coordinate at) const
{
    const WorldPixel pixel = worldPixel(at, m_zoom);
    return {pixel.x - m_center.x + width() / 2.0, pixel.y - m_center.y + height() / 2.0};
}

Coordinate MapView::coordinateAtPoint(QPointF point) const
{
    return coordinateAt(
        WorldPixel{m_center.x + point.x() - width() / 2.0, m_center.y + point.y() - height() / 2.0},
        m_zoom);
}

void MapView::redrawBase()
{
    const quint64 generation = ++m_generation;
    const QSize margin(static_cast<int>(width() * kMarginShare),
                       static_cast<int>(height() * kMarginShare));
    const QSize size = this->size() + margin * 2;
    const WorldPixel origin{m_center.x - size.width() / 2.0, m_center.y - size.height() / 2.0};
    const QPointer<MapView> self(this);
    const Look look = m_source.look();
    const MapLayers* layers = &m_layers;
    QThreadPool::globalInstance()->start([=, zoom = m_zoom, ratio = devicePixelRatioF()] {
        Base base;
        base.image = paintBaseMap(*layers, look, size, ratio, origin, zoom);
        base.origin = origin;
        base.zoom = zoom;
        QMetaObject::invokeMethod(
            self.data(),
            [self, generation, base = std::move(base)]() mutable {
                if (self)
                    self->takeBase(generation, std::move(base));
            },
            Qt::QueuedConnection);
    });
    update();
}

void MapView::takeBase(quint64 generation, Base base)
{
    if (generation != m_generation)
        return; // the view has moved on
    m_base = std::move(base);
    update();
}

void MapView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_source.look().color(Token::Ground));
    if (!m_base.image.isNull()) {
        // Until the new base is there the old one is shown where it belongs, scaled if need be.
        const double scale = std::pow(2.0, m_zoom - m_base.zoom);
        const QPointF at(m_base.origin.x * scale - m_center.x + width() / 2.0,
                         m_base.origin.y * scale - m_center.y + height() / 2.0);
        const QSizeF size = m_base.image.deviceIndependentSize() * scale;
        painter.drawImage(QRectF(at, size), m_base.image);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    paintUnits(painter);
    paintIncidents(painter);
    paintFrame(painter);
}

void MapView::paintUnits(QPainter& painter) const
{
    const Look& look = m_source.look();
    painter.setFont(look.font(TypeRole::Small));
    for (const auto& [id, unit] : m_desk.state().units) {
        if (!unit.place || !unit.place->point)
            continue;
        const QPointF at = pointOf(*unit.place->point);
        if (!rect().adjusted(-40, -20, 40, 20).contains(at.toPoint()))
            continue;
        const double size = look.scaled(12);
        paintStatusShape(painter, QRectF(at - QPointF(size / 2, size / 2), QSizeF(size, size)),
                         look, shapeOf(unit));
        painter.setPen(look.color(Token::Text));
        painter.drawText(at + QPointF(size, size / 2), fromStd(id.value));
    }
}

void MapView::paintIncidents(QPainter& painter) const
{
    const Look& look = m_source.look();
    painter.setFont(look.font(TypeRole::Small));
    for (const auto& [id, incident] : m_desk.state().incidents) {
        if (incident.stage == IncidentStage::Closed || !incident.location.point)
            continue;
        const QPointF at = pointOf(*incident.location.point);
        const int priority = static_cast<int>(incident.priority) + 1;
        painter.setPen(Qt::NoPen);
        painter.setBrush(look.color(priorityToken(priority)));
        painter.drawPath(priorityPath(priority, at, look.scaled(18)));
        if (m_selected == id) {
            painter.setPen(QPen(look.color(Token::Focus), 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawEllipse(at, look.scaled(18), look.scaled(18));
        }
        const std::string digits = incident.number.substr(incident.number.find('-') + 1);
        painter.setPen(look.color(Token::Text));
        painter.drawText(at + QPointF(look.scaled(14), -look.scaled(6)), fromStd(digits));
    }
}

void MapView::paintFrame(QPainter& painter) const
{
    const Look& look = m_source.look();
    painter.setFont(look.font(TypeRole::Column));
    painter.setPen(look.color(Token::Second));
    const double meters =
        metersPerPixel(latitudeDegrees(coordinateAtPoint(rect().center())), m_zoom);
    double bar = 100;
    while (bar / meters < look.px(60))
        bar *= bar < 1000 && static_cast<int>(bar) % 500 != 0 ? 5 : 2;
    const double px = bar / meters;
    const QPointF left(12, height() - 14);
    painter.drawLine(left, left + QPointF(px, 0));
    painter.drawText(left - QPointF(0, 6),
                     bar >= 1000 ? tr("%1 km").arg(bar / 1000) : tr("%1 m").arg(bar));
    if (!m_layers.attribution.empty())
        painter.drawText(rect().adjusted(0, 0, -8, -6), Qt::AlignRight | Qt::AlignBottom,
                         fromStd(m_layers.attribution));
    if (hasFocus()) {
        painter.setPen(QPen(look.color(Token::Focus), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

std::optional<IncidentId> MapView::incidentAt(QPointF point) const
{
    const double reach = m_source.look().scaled(14);
    for (const auto& [id, incident] : m_desk.state().incidents) {
        if (incident.stage == IncidentStage::Closed || !incident.location.point)
            continue;
        const QPointF by = pointOf(*incident.location.point) - point;
        if (std::hypot(by.x(), by.y()) <= reach)
            return id;
    }
    return std::nullopt;
}

void MapView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (!m_isTouched)
        fitAll();
    else
        redrawBase();
}

void MapView::pan(QPointF by)
{
    m_center = WorldPixel{m_center.x - by.x(), m_center.y - by.y()};
    m_isTouched = true;
    redrawBase();
}

void MapView::zoomBy(double steps, QPointF around)
{
    const Coordinate fixed = coordinateAtPoint(around);
    m_zoom = std::clamp(m_zoom + steps, kZoomMin, kZoomMax);
    const WorldPixel pixel = worldPixel(fixed, m_zoom);
    m_center =
        WorldPixel{pixel.x - around.x() + width() / 2.0, pixel.y - around.y() + height() / 2.0};
    m_isTouched = true;
    redrawBase();
}

void MapView::mousePressEvent(QMouseEvent* event)
{
    if (const auto incident = incidentAt(event->position())) {
        select(incident);
        Q_EMIT incidentChosen(*incident);
        return;
    }
    m_dragFrom = event->position();
}

void MapView::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_dragFrom)
        return;
    pan(event->position() - *m_dragFrom);
    m_dragFrom = event->position();
}

void MapView::mouseReleaseEvent(QMouseEvent*)
{
    m_dragFrom.reset();
}

void MapView::mouseDoubleClickEvent(QMouseEvent* event)
{
    Q_EMIT placeChosen(coordinateAtPoint(event->position()));
}

void MapView::wheelEvent(QWheelEvent* event)
{
    zoomBy(event->angleDelta().y() > 0 ? 0.5 : -0.5, event->position());
}

void MapView::keyPressEvent(QKeyEvent* event)
{
    const double step = 80;
    const QPointF middle = QPointF(width() / 2.0, height() / 2.0);
    if (event->key() == Qt::Key_Left)
        pan({step, 0});
    else if (event->key() == Qt::Key_Right)
        pan({-step, 0});
    else if (event->key() == Qt::Key_Up)
        pan({0, step});
    else if (event->key() == Qt::Key_Down)
        pan({0, -step});
    else if (event->key() == Qt::Key_Plus || event->key() == Qt::Key_Equal)
        zoomBy(1, middle);
    else if (event->key() == Qt::Key_Minus)
        zoomBy(-1, middle);
    else if (event->key() == Qt::Key_Home)
        fitAll();
    else
        QWidget::keyPressEvent(event);
}

} // namespace haven::ui
