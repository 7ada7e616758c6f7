#include "ui/map/tile_store.h"

#include "models/items/patient_thread.h"

#include <algorithm>
#include <QThread>

namespace haven::ui {

namespace {

// A shipped style that cannot be read is a fault of the program, not of the station.
std::shared_ptr<const MapStyle> styleOf(const Theme& theme)
{
    auto style = MapStyle::shipped(theme);
    if (!style)
        qFatal("%s", refusalSentence(style.refusal()).c_str());
    return std::make_shared<const MapStyle>(*std::move(style));
}

qsizetype bytesOf(const NameSeeds& seeds)
{
    qsizetype bytes = 0;
    for (const NameSeed& seed : seeds)
        bytes += static_cast<qsizetype>(sizeof(NameSeed) + seed.line.size() * sizeof(WorldPixel)) +
                 seed.text.size() * 2;
    return bytes;
}

} // namespace

qsizetype MapTile::bytes() const
{
    return pictures.base.sizeInBytes() + pictures.areas.sizeInBytes() +
           (seeds ? bytesOf(*seeds) : 0);
}

TileStore::TileStore(const ThemeSource& source, qsizetype bytesMax)
    : m_source(source), m_style(styleOf(source.look().theme)), m_tiles(bytesMax),
      m_bytesMax(bytesMax)
{
    // Calls come before maps: one core stays free, and its threads let others first.
    m_pool.setMaxThreadCount(std::max(1, QThread::idealThreadCount() - 1));
    connect(&source, &ThemeSource::changed, this, &TileStore::restyle);
}

TileStore::~TileStore()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void TileStore::restyle()
{
    ++m_look;
    m_style = styleOf(m_source.look().theme);
    m_images.clear();
    m_claimed.clear();
    Q_EMIT restyled();
}

std::shared_ptr<NameImages> TileStore::images(double ratio)
{
    auto& kept = m_images[static_cast<int>(std::lround(ratio * 100))];
    if (!kept)
        kept = std::make_shared<NameImages>(m_source.look(), *m_style, ratio);
    return kept;
}

TileStore::Tile TileStore::find(const TileKey& key) const
{
    const Tile* kept = m_tiles.object(key);
    return kept != nullptr ? *kept : nullptr;
}

void TileStore::reserve(const QObject* view, qsizetype bytes)
{
    if (bytes > 0)
        m_reserved[view] = bytes;
    else
        m_reserved.remove(view);
    qsizetype all = 0;
    for (const qsizetype one : m_reserved)
        all += one;
    const qsizetype most = std::max(m_bytesMax, all);
    if (m_tiles.maxCost() != most)
        m_tiles.setMaxCost(most);
}

bool TileStore::claim(const TileKey& key)
{
    if (m_claimed.contains(key))
        return false;
    m_claimed.insert(key);
    return true;
}

void TileStore::release(const TileKey& key)
{
    if (m_claimed.remove(key))
        Q_EMIT released(key);
}

void TileStore::paint(const TileKey& key, std::shared_ptr<const MapCut> cut)
{
    ++m_painting;
    m_pool.start(
        [this, key, cut = std::move(cut), style = m_style, px = m_source.look().scaled(1)] {
            letOthersFirst();
            MapTile tile;
            tile.pictures = paintTile(*cut, *style, key, px);
            tile.seeds = std::make_shared<const NameSeeds>(seedsOf(*cut, *style, key));
            QMetaObject::invokeMethod(
                this, [this, key, tile = std::move(tile)]() mutable { take(key, std::move(tile)); },
                Qt::QueuedConnection);
        });
}

void TileStore::run(std::function<void()> work)
{
    constexpr int kBeforeTiles = 1;
    m_pool.start(
        [work = std::move(work)] {
            letOthersFirst();
            work();
        },
        kBeforeTiles);
}

void TileStore::take(const TileKey& key, MapTile tile)
{
    --m_painting;
    m_claimed.remove(key);
    const qsizetype bytes = std::max<qsizetype>(1, tile.bytes());
    m_tiles.insert(key, new Tile(std::make_shared<const MapTile>(std::move(tile))), bytes);
    Q_EMIT ready(key);
}

} // namespace haven::ui
