#include "ui/map/base_map.h"

#include <algorithm>
#include <cmath>
#include <QPointer>
#include <utility>

// What a view needs and how it comes; how it is painted is in base_map_paint.cpp.
namespace haven::ui {

namespace {

constexpr double kOverviewSteps = 2 * kMapZoomSteps; // coarser than the whole town
constexpr double kOverviewShare = 0.5;               // of the view, on each side of it
constexpr double kRatioMax = 2;
constexpr std::size_t kZoomsKept = 6;
constexpr int kPaintingMax = 4;
constexpr double kNameMargin = 0.3; // of the view, laid out around it
constexpr int kNamesSoonMs = 120;
constexpr int kNamesLeisureMs = 400;

double fromMiddle(const TileKey& key, const MapCamera& view)
{
    const WorldBox box = key.box();
    return std::hypot((box.left + box.right) / 2 - view.center.x,
                      (box.top + box.bottom) / 2 - view.center.y);
}

Bounds boundsOf(const WorldBox& box)
{
    return {coordinateAt({box.left, box.bottom}, 0), coordinateAt({box.right, box.top}, 0)};
}

} // namespace

BaseMap::BaseMap(const ThemeSource& source, Desk& desk, QObject* parent)
    : QObject(parent), m_desk(desk)
{
    for (std::size_t n = 0; n < m_lanes.size(); ++n)
        m_lanes.at(n).asker = QStringLiteral("mapSquare%1").arg(n);
    m_nameTimer.setSingleShot(true);
    connect(&m_nameTimer, &QTimer::timeout, this, &BaseMap::placeNames);
    connect(&m_desk, &Desk::found, this, &BaseMap::hear);
    share(std::make_shared<TileStore>(source));
}

BaseMap::~BaseMap()
{
    dropLanes();
    m_store->reserve(this, 0);
}

void BaseMap::share(std::shared_ptr<TileStore> store)
{
    if (m_store) {
        dropLanes();
        m_store->disconnect(this);
        m_store->reserve(this, 0);
    }
    m_store = std::move(store);
    // Names that are being placed with the old one's threads may never come, or come too late.
    ++m_namingRun;
    m_isNaming = false;
    m_isNamesOld = true;
    connect(m_store.get(), &TileStore::ready, this, &BaseMap::takeTile);
    connect(m_store.get(), &TileStore::released, this, [this] { ask(); });
    connect(m_store.get(), &TileStore::restyled, this, [this] {
        dropLanes();
        ask();
    });
    ask();
}

void BaseMap::dropLanes()
{
    for (Lane& lane : m_lanes) {
        if (const auto key = std::exchange(lane.key, std::nullopt))
            m_store->release(*key);
    }
}

TileKey BaseMap::likeFor(double zoom) const
{
    TileKey key;
    key.zoomStep = static_cast<int>(std::lround(zoom * kMapZoomSteps));
    key.look = m_store->look();
    const double ratio = m_wish ? std::min(m_wish->ratio, kRatioMax) : 1;
    key.ratioPercent = static_cast<int>(std::lround(ratio * 100));
    return key;
}

std::vector<TileKey> BaseMap::overviewKeys() const
{
    if (!m_wish)
        return {};
    MapCamera camera = m_wish->whole;
    camera.zoom = std::max(0.0, camera.zoom - kOverviewSteps / kMapZoomSteps);
    const double share = 1 + 2 * kOverviewShare;
    camera.size = camera.size * (share / std::exp2(m_wish->whole.zoom - camera.zoom));
    return tilesOver(worldBoxOf(camera), likeFor(camera.zoom));
}

// The middle of the view first, then the small picture of everything, then one ring around.
std::vector<TileKey> BaseMap::wanted() const
{
    std::vector<TileKey> keys;
    const MapCamera& view = m_wish->view;
    const auto add = [&](std::vector<TileKey> more) {
        std::stable_sort(more.begin(), more.end(), [&](const TileKey& a, const TileKey& b) {
            return fromMiddle(a, view) < fromMiddle(b, view);
        });
        for (const TileKey& key : more) {
            const auto kept = m_overview.find(key);
            if (kept == m_overview.end() && !m_store->find(key) &&
                std::find(keys.begin(), keys.end(), key) == keys.end())
                keys.push_back(key);
        }
    };
    const TileKey like = likeFor(view.zoom);
    add(tilesOver(worldBoxOf(view), like));
    add(overviewKeys());
    add(tilesOver(worldBoxOf(view).grown(kTileSidePx / 2 / view.scale()), like));
    return keys;
}

void BaseMap::want(const MapCamera& view, const MapCamera& whole, double ratio)
{
    if (view.size.isEmpty())
        return;
    m_wish = Wish{view, whole, ratio};
    const int step = likeFor(view.zoom).zoomStep;
    m_zooms.erase(std::remove(m_zooms.begin(), m_zooms.end(), step), m_zooms.end());
    m_zooms.push_front(step);
    if (m_zooms.size() > kZoomsKept)
        m_zooms.pop_back();
    reserve();
    ask();
    if (!areNamesGood(view))
        nameSoon(hasTiles(view) ? 0 : kNamesSoonMs);
}

// The view, the ring around it and the small picture of everything, with beats over each: a store
// that cannot hold that would paint for ever.
void BaseMap::reserve()
{
    const WorldBox around = worldBoxOf(m_wish->view).grown(kTileSidePx / 2 / m_wish->view.scale());
    const TileKey like = likeFor(m_wish->view.zoom);
    const std::size_t count = tilesOver(around, like).size() + overviewKeys().size();
    constexpr double kBytesOfPixel = 4;
    constexpr double kWithNames = 1.25;
    const double side = kTileSidePx * like.ratio();
    m_store->reserve(this, static_cast<qsizetype>(static_cast<double>(count) * side * side * 2 *
                                                  kBytesOfPixel * kWithNames));
}

void BaseMap::ask()
{
    // What is let go here is told to all views, this one among them.
    if (!m_wish || m_isAsking)
        return;
    m_isAsking = true;
    const std::vector<TileKey> keys = wanted();
    // A question for what is not wanted any more makes room; the desk drops it when the lane is
    // used again.
    for (Lane& lane : m_lanes) {
        if (lane.key && std::find(keys.begin(), keys.end(), *lane.key) == keys.end())
            m_store->release(*std::exchange(lane.key, std::nullopt));
    }
    askFor(keys);
    m_isAsking = false;
}

void BaseMap::askFor(const std::vector<TileKey>& keys)
{
    auto next = keys.begin();
    for (Lane& lane : m_lanes) {
        if (lane.key || m_store->painting() >= kPaintingMax)
            continue;
        while (next != keys.end() && !m_store->claim(*next))
            ++next;
        if (next == keys.end())
            return;
        lane.key = *next;
        m_desk.ask(MapCutQuery{boundsOf(next->box()), next->zoom()}, lane.asker, ++lane.generation);
        ++next;
    }
}

void BaseMap::hear(const QString& asker, quint64 generation, const QueryAnswer& answer)
{
    const auto* found = std::get_if<MapCutFound>(&answer);
    if (found == nullptr)
        return;
    for (Lane& lane : m_lanes) {
        if (lane.asker != asker || lane.generation != generation || !lane.key)
            continue;
        const TileKey key = *std::exchange(lane.key, std::nullopt);
        m_store->paint(key, found->cut);
        ask();
        if (found->cut->extent && !std::exchange(m_isExtentTold, true))
            Q_EMIT extentFound(*found->cut->extent);
        return;
    }
}

void BaseMap::takeTile(const TileKey& key)
{
    keepOverview();
    ask();
    if (!m_wish)
        return;
    if (key.zoomStep == likeFor(m_wish->view.zoom).zoomStep) {
        m_isNamesOld = true;
        nameSoon(hasTiles(m_wish->view) ? 0 : kNamesSoonMs);
    }
    Q_EMIT ready();
}

// Squares of the small picture are few and small; they are held on to.
void BaseMap::keepOverview()
{
    const std::vector<TileKey> keys = overviewKeys();
    for (const TileKey& key : keys) {
        if (const auto tile = m_store->find(key))
            m_overview[key] = tile;
    }
    const bool isWhole = std::all_of(
        keys.begin(), keys.end(), [this](const TileKey& key) { return m_overview.count(key) > 0; });
    // What went before stays until all of it is there.
    if (isWhole)
        std::erase_if(m_overview, [&keys](const auto& one) {
            return std::find(keys.begin(), keys.end(), one.first) == keys.end();
        });
}

bool BaseMap::hasTiles(const MapCamera& view) const
{
    const std::vector<TileKey> keys = tilesOver(worldBoxOf(view), likeFor(view.zoom));
    return std::all_of(keys.begin(), keys.end(),
                       [this](const TileKey& key) { return m_store->find(key) != nullptr; });
}

bool BaseMap::isComplete(const MapCamera& view) const
{
    return m_wish && hasTiles(view) && areNamesGood(view);
}

void BaseMap::showAreas(AreasShown areas)
{
    m_areas = areas;
    Q_EMIT ready();
}

// --- names ---

bool BaseMap::areNamesGood(const MapCamera& view) const
{
    if (m_isNamesOld || m_namesLook != m_store->look() || m_names.camera.zoom != view.zoom)
        return false;
    const QPointF by = view.pointOf(m_names.camera.worldAt({0, 0}));
    return m_names.area.translated(by).adjusted(-1, -1, 1, 1).contains(view.view());
}

void BaseMap::nameSoon(int ms)
{
    if (!m_nameTimer.isActive() || m_nameTimer.remainingTime() > ms)
        m_nameTimer.start(ms);
}

void BaseMap::avoid(std::vector<QRectF> marks, const MapCamera& camera)
{
    m_marks = std::move(marks);
    m_marksCamera = camera;
    if (!m_wish || m_isNaming)
        return;
    const QPointF by = camera.pointOf(m_names.camera.worldAt({0, 0}));
    for (const PlacedName& name : m_names.names) {
        for (const QRectF& box : name.boxes) {
            const QRectF here = box.translated(by);
            for (const QRectF& mark : m_marks) {
                if (!mark.intersects(here))
                    continue;
                m_isNamesOld = true;
                nameSoon(kNamesLeisureMs);
                return;
            }
        }
    }
}

void BaseMap::placeNames()
{
    if (!m_wish || m_isNaming)
        return;
    NameWish wish;
    wish.camera = m_wish->view;
    wish.told = m_told;
    const QRectF view = wish.camera.view();
    wish.area = view.adjusted(-view.width() * kNameMargin, -view.height() * kNameMargin,
                              view.width() * kNameMargin, view.height() * kNameMargin);
    MapCamera around = wish.camera;
    around.size = wish.area.size();
    for (const TileKey& key : tilesOver(worldBoxOf(around), likeFor(around.zoom))) {
        if (const auto tile = m_store->find(key))
            wish.seeds.push_back(tile->seeds);
    }
    const QPointF by = wish.camera.pointOf(m_marksCamera.worldAt({0, 0}));
    if (m_marksCamera.zoom == wish.camera.zoom) {
        for (const QRectF& mark : m_marks)
            wish.avoid.push_back(mark.translated(by));
    }
    if (m_names.camera.zoom == wish.camera.zoom)
        wish.before = m_names.names;
    m_isNaming = true;
    m_isNamesOld = false;
    ++m_namingRun;
    // The store waits for its threads; this view may be gone by then, which is only looked at on
    // the screen's thread.
    m_store->run([self = QPointer<BaseMap>(this), run = m_namingRun, store = m_store.get(),
                  look = m_store->look(), wish = std::move(wish),
                  images = m_store->images(likeFor(0).ratio())] {
        NameLayout names = laidOutNames(wish, *images);
        QMetaObject::invokeMethod(
            store,
            [self, run, look, names = std::move(names)]() mutable {
                if (self && self->m_namingRun == run)
                    self->takeNames(std::move(names), look);
            },
            Qt::QueuedConnection);
    });
}

void BaseMap::takeNames(NameLayout names, int look)
{
    m_isNaming = false;
    m_names = std::move(names);
    m_namesLook = look;
    if (m_wish && !areNamesGood(m_wish->view))
        nameSoon(hasTiles(m_wish->view) ? 0 : kNamesSoonMs);
    Q_EMIT ready();
}

} // namespace haven::ui
