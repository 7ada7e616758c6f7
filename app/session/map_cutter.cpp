#include "app/session/map_cutter.h"

#include "models/items/patient_thread.h"

#include <algorithm>
#include <QThread>

namespace haven {

namespace {

constexpr int kCutThreadsMax = 2;

TileWish wishBeside(const std::vector<GeoLayer>& layers)
{
    const auto has = [&layers](GeoLayerKind kind) {
        return std::any_of(layers.begin(), layers.end(),
                           [kind](const GeoLayer& layer) { return layer.kind == kind; });
    };
    TileWish wish;
    wish.roads = !has(GeoLayerKind::Roads);
    wish.areas = !has(GeoLayerKind::Water) && !has(GeoLayerKind::Parks);
    wish.buildings = !has(GeoLayerKind::Buildings);
    wish.borders = !has(GeoLayerKind::Towns);
    wish.places = !has(GeoLayerKind::Places);
    wish.houses = !has(GeoLayerKind::Addresses);
    return wish;
}

} // namespace

const LayerCuts& MapCutter::Memory::sorted()
{
    std::call_once(isSorted, [this] { cuts = std::make_unique<LayerCuts>(*layers); });
    return *cuts;
}

MapCutter::MapCutter(std::string geofile, std::shared_ptr<const MapLayers> layers)
    : m_path(std::move(geofile)), m_memory(std::make_shared<Memory>())
{
    m_memory->layers = std::move(layers);
    // Calls come before maps: one core stays free, and its threads let others first.
    m_pool.setMaxThreadCount(std::clamp(QThread::idealThreadCount() - 1, 1, kCutThreadsMax));
}

MapCutter::~MapCutter()
{
    m_pool.clear();
    {
        const std::lock_guard lock(m_mutex);
        for (const auto& [topic, isStale] : m_asked)
            *isStale = true;
    }
    m_pool.waitForDone();
}

void MapCutter::use(std::string geofile, std::shared_ptr<const MapLayers> layers)
{
    auto memory = std::make_shared<Memory>();
    memory->layers = std::move(layers);
    std::vector<std::unique_ptr<Source>> idle;
    {
        const std::lock_guard lock(m_mutex);
        ++m_opened;
        m_path = std::move(geofile);
        m_memory.swap(memory);
        m_idle.swap(idle);
    }
    // Closing files and letting go of a large map takes its time, too.
    m_pool.start([idle = std::make_shared<std::vector<std::unique_ptr<Source>>>(std::move(idle)),
                  memory = std::move(memory)]() mutable {
        idle.reset();
        memory.reset();
    });
}

void MapCutter::ask(const std::string& topic, const MapCutQuery& query, Done done)
{
    auto isStale = std::make_shared<std::atomic<bool>>(false);
    {
        const std::lock_guard lock(m_mutex);
        Stale& before = m_asked[topic];
        if (before)
            *before = true;
        before = isStale;
    }
    m_pool.start([this, topic, query, isStale, done = std::move(done)] {
        run(topic, query, isStale, done);
    });
}

MapCut MapCutter::cutNow(const MapCutQuery& query)
{
    std::unique_ptr<Source> source = lend();
    auto made = cut(*source, query);
    giveBack(std::move(source));
    return made ? *std::move(made) : MapCut{};
}

void MapCutter::run(const std::string& topic, const MapCutQuery& query, const Stale& isStale,
                    const Done& done)
{
    letOthersFirst();
    if (*isStale)
        return;
    std::unique_ptr<Source> source = lend();
    const auto interrupt = [&source](const std::atomic<bool>* flag) {
        if (source->geofile)
            source->geofile->interruptWhen(flag);
        for (Tileset& tiles : source->tilesets)
            tiles.interruptWhen(flag);
    };
    interrupt(isStale.get());
    auto made = cut(*source, query);
    interrupt(nullptr);
    giveBack(std::move(source));
    {
        const std::lock_guard lock(m_mutex);
        const auto asked = m_asked.find(topic);
        if (asked != m_asked.end() && asked->second == isStale)
            m_asked.erase(asked);
    }
    if (!*isStale)
        done(std::make_shared<const MapCut>(made ? *std::move(made) : MapCut{}));
}

std::unique_ptr<MapCutter::Source> MapCutter::lend()
{
    auto source = std::make_unique<Source>();
    std::string path;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_idle.empty()) {
            source = std::move(m_idle.back());
            m_idle.pop_back();
            return source;
        }
        source->opened = m_opened;
        source->memory = m_memory;
        path = m_path;
    }
    if (!path.empty())
        openGeofile(*source, path);
    return source;
}

void MapCutter::openGeofile(Source& source, const std::string& path)
{
    auto geofile = Geofile::open(path);
    if (!geofile || !geofile->hasBoxes())
        return;
    const auto layers = geofile->layers();
    const auto tilesets = geofile->tilesets();
    if (layers)
        source.wish = wishBeside(*layers);
    if (tilesets) {
        for (const TilesetRow& row : *tilesets)
            source.tilesets.emplace_back(row);
    }
    if (!boundsOf(*source.memory->layers)) {
        for (Tileset& tiles : source.tilesets)
            source.extent = united(source.extent, tiles.extent());
    }
    source.known = geofile->knownGround();
    if (!source.known.empty()) {
        for (Tileset& tiles : source.tilesets) {
            if (const auto extent = tiles.extent())
                source.known.push_back(*extent);
        }
    }
    source.geofile = *std::move(geofile);
}

void MapCutter::giveBack(std::unique_ptr<Source> source)
{
    const std::lock_guard lock(m_mutex);
    if (source->opened == m_opened)
        m_idle.push_back(std::move(source));
}

std::optional<MapCut> MapCutter::cut(Source& source, const MapCutQuery& query)
{
    if (!source.geofile)
        return source.memory->sorted().cut(query.box, query.zoom);
    CutMaker maker(query.box, query.zoom);
    maker.extent(source.extent);
    maker.known(source.known);
    for (Tileset& tiles : source.tilesets)
        tiles.cut(maker, source.wish);
    if (const auto done = source.geofile->cut(maker, query.box); !done)
        return std::nullopt;
    return maker.take();
}

} // namespace haven
