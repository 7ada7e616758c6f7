#include "ui/map/base_map.h"

#include "ui/map/base_painter.h"

#include <cmath>
#include <QPainter>

namespace haven::ui {

namespace {

constexpr double kMarginShare = 0.45; // of the view, on each side of it
constexpr double kSoonShare = 0.12;   // nearer to the edge of the picture, the next one is begun

bool isSameZoom(double a, double b)
{
    return std::abs(a - b) < 1e-9;
}

// To a whole pixel of the screen, so that a picture is copied and not resampled.
double snapped(double at, double ratio)
{
    return std::round(at * ratio) / ratio;
}

void draw(QPainter& painter, const QImage& image, const MapCamera& from, const MapCamera& to)
{
    const double ratio = image.devicePixelRatio();
    const QPointF corner = to.pointOf(from.worldAt({0, 0}));
    if (isSameZoom(from.zoom, to.zoom)) {
        painter.drawImage(QPointF(snapped(corner.x(), ratio), snapped(corner.y(), ratio)), image);
        return;
    }
    // Only the part that is seen is scaled.
    const double scale = to.scale() / from.scale();
    const QRectF whole(corner, from.size * scale);
    const QRectF target = whole.intersected(to.view());
    if (target.isEmpty())
        return;
    const QRectF source((target.left() - whole.left()) / scale * ratio,
                        (target.top() - whole.top()) / scale * ratio,
                        target.width() / scale * ratio, target.height() / scale * ratio);
    painter.drawImage(target, image, source);
}

} // namespace

BaseMap::BaseMap(const ThemeSource& source, const MapLayers& layers, QObject* parent)
    : QObject(parent), m_source(source), m_layers(layers)
{
    // One picture after the other: the newest view is always the next.
    m_pool.setMaxThreadCount(1);
    m_pool.setThreadPriority(QThread::LowPriority);
}

BaseMap::~BaseMap()
{
    m_pool.waitForDone();
}

void BaseMap::repaint()
{
    ++m_look;
    startNext();
}

void BaseMap::want(const MapCamera& view, const MapCamera& whole, double ratio)
{
    m_wish = Wish{view, whole, ratio};
    startNext();
}

bool BaseMap::covers(const Picture& picture, const MapCamera& view) const
{
    if (picture.image.isNull() || picture.look != m_look ||
        !isSameZoom(picture.camera.zoom, view.zoom))
        return false;
    const QRectF has(view.pointOf(picture.camera.worldAt({0, 0})), picture.camera.size);
    return has.adjusted(-1, -1, 1, 1).contains(view.view());
}

bool BaseMap::isComplete(const MapCamera& view) const
{
    return covers(m_view, view);
}

void BaseMap::startNext()
{
    if (m_isPainting || !m_wish || m_wish->view.size.isEmpty())
        return;
    MapCamera soon = m_wish->view;
    soon.size *= 1 + 2 * kSoonShare;
    const bool isRatioOld = m_view.image.devicePixelRatio() != m_wish->ratio;
    if (!covers(m_view, soon) || isRatioOld) {
        MapCamera picture = m_wish->view;
        picture.size = (picture.size * (1 + 2 * kMarginShare)).toSize();
        start(Part::View, picture);
    } else if (m_whole.look != m_look || m_whole.camera.size != m_wish->whole.size) {
        start(Part::Whole, m_wish->whole);
    }
}

void BaseMap::start(Part part, const MapCamera& camera)
{
    m_isPainting = true;
    m_pool.start(
        [this, part, camera, look = m_source.look(), number = m_look, ratio = m_wish->ratio] {
            if (!m_geometry)
                m_geometry = std::make_unique<BaseGeometry>(baseGeometry(m_layers));
            Picture picture{paintBaseMap(*m_geometry, look, camera, ratio), camera, number};
            QMetaObject::invokeMethod(
                this,
                [this, part, picture = std::move(picture)]() mutable {
                    take(part, std::move(picture));
                },
                Qt::QueuedConnection);
        });
}

void BaseMap::take(Part part, Picture picture)
{
    m_isPainting = false;
    (part == Part::View ? m_view : m_whole) = std::move(picture);
    Q_EMIT ready();
    startNext();
}

void BaseMap::paint(QPainter& painter, const MapCamera& view) const
{
    if (!isComplete(view)) {
        painter.fillRect(view.view(), m_source.look().color(Token::MapLand));
        if (!m_whole.image.isNull())
            draw(painter, m_whole.image, m_whole.camera, view);
    }
    if (!m_view.image.isNull())
        draw(painter, m_view.image, m_view.camera, view);
}

} // namespace haven::ui
