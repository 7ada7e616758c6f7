#include "ui/map/base_map.h"

#include <algorithm>
#include <cmath>
#include <QPainter>

namespace haven::ui {

namespace {

constexpr int kFinerStepsMax = 2 * static_cast<int>(kMapZoomSteps);

// To a whole pixel of the screen, so that a square is copied and not resampled. A half goes up on
// both sides of zero: away from it, as std::round does, would leave a gap between two squares.
double snappedTo(double at, double ratio)
{
    return std::floor(at * ratio + 0.5) / ratio;
}

QRectF rectOf(const WorldBox& box, const MapCamera& view)
{
    return {view.pointOf(WorldPixel{box.left, box.top}),
            view.pointOf(WorldPixel{box.right, box.bottom})};
}

// Only the part that is seen is scaled.
void drawScaled(QPainter& painter, const QImage& image, const QRectF& whole, const QRectF& part)
{
    const QRectF target = whole.intersected(part);
    if (target.isEmpty() || image.isNull())
        return;
    const double by = image.width() / whole.width();
    painter.drawImage(target, image,
                      QRectF((target.left() - whole.left()) * by, (target.top() - whole.top()) * by,
                             target.width() * by, target.height() * by));
}

} // namespace

void BaseMap::paint(QPainter& painter, const MapCamera& view, const std::vector<QRectF>& keepFree)
{
    m_blank = 0;
    for (const TileKey& key : tilesOver(worldBoxOf(view), likeFor(view.zoom)))
        paintSquare(painter, key, view);
    paintNames(painter, view, keepFree);
}

void BaseMap::paintSquare(QPainter& painter, const TileKey& key, const MapCamera& view)
{
    const double ratio = painter.device()->devicePixelRatioF();
    const QPointF corner = view.pointOf(WorldPixel{key.box().left, key.box().top});
    const QPointF at(snappedTo(corner.x(), ratio), snappedTo(corner.y(), ratio));
    TileStore::Tile tile = m_store->find(key);
    if (!tile && key.look > 1) {
        // The theme has changed: the old colors until the new ones are there.
        TileKey before = key;
        --before.look;
        tile = m_store->find(before);
    }
    if (!tile) {
        const QRectF cell(at, QSizeF(kTileSidePx, kTileSidePx));
        if (!paintStandIn(painter, key, cell, view))
            ++m_blank;
        return;
    }
    painter.drawImage(at, tile->pictures.base);
    if (m_areas == AreasShown::Yes && !tile->pictures.areas.isNull())
        painter.drawImage(at, tile->pictures.areas);
}

// What of the town lies in the box is in the small picture of everything.
bool BaseMap::isOverviewOf(const WorldBox& box) const
{
    if (!m_wish || m_overview.empty())
        return false;
    const WorldBox town = worldBoxOf(m_wish->whole);
    if (!box.intersects(town))
        return true;
    const WorldBox part{std::max(box.left, town.left), std::max(box.top, town.top),
                        std::min(box.right, town.right), std::min(box.bottom, town.bottom)};
    const std::vector<TileKey> keys = tilesOver(part, m_overview.begin()->first);
    return std::all_of(keys.begin(), keys.end(),
                       [this](const TileKey& key) { return m_overview.count(key) > 0; });
}

// From the coarsest to the finest that there is, so that what is best lies on top. True when all of
// the square is covered.
bool BaseMap::paintStandIn(QPainter& painter, const TileKey& key, const QRectF& cell,
                           const MapCamera& view) const
{
    painter.fillRect(cell, m_store->style().color(MapColor::Land));
    const auto draw = [&](const TileKey& other, const MapTile& tile) {
        const QRectF whole = rectOf(other.box(), view);
        drawScaled(painter, tile.pictures.base, whole, cell);
        if (m_areas == AreasShown::Yes)
            drawScaled(painter, tile.pictures.areas, whole, cell);
    };
    for (const auto& [other, tile] : m_overview) {
        if (other.box().intersects(key.box()))
            draw(other, *tile);
    }
    bool isCovered = isOverviewOf(key.box());
    std::vector<int> zooms(m_zooms.begin(), m_zooms.end());
    std::sort(zooms.begin(), zooms.end());
    for (const int zoom : zooms) {
        if (zoom == key.zoomStep || zoom > key.zoomStep + kFinerStepsMax)
            continue;
        TileKey like = key;
        like.zoomStep = zoom;
        const std::vector<TileKey> others = tilesOver(key.box(), like);
        std::size_t found = 0;
        for (const TileKey& other : others) {
            const auto tile = m_store->find(other);
            if (!tile)
                continue;
            ++found;
            draw(other, *tile);
        }
        isCovered = isCovered || found == others.size();
    }
    return isCovered;
}

void BaseMap::paintNames(QPainter& painter, const MapCamera& view,
                         const std::vector<QRectF>& keepFree) const
{
    // Between two zooms the old names stand where they belong; farther off they would lie on each
    // other.
    constexpr double kZoomOff = 1.1;
    if (std::abs(m_names.camera.zoom - view.zoom) > kZoomOff)
        return;
    const double ratio = painter.device()->devicePixelRatioF();
    for (const PlacedName& name : m_names.names) {
        const QSizeF size = name.image.deviceIndependentSize();
        const QPointF at = view.pointOf(name.at);
        const QPointF corner(at.x() - size.width() / 2, at.y() - size.height() / 2);
        const QRectF box(corner, size);
        const bool isHidden =
            std::any_of(keepFree.begin(), keepFree.end(),
                        [&box](const QRectF& other) { return other.intersects(box); });
        if (!isHidden && view.view().intersects(box))
            painter.drawImage(QPointF(snappedTo(corner.x(), ratio), snappedTo(corner.y(), ratio)),
                              name.image);
    }
}

} // namespace haven::ui
