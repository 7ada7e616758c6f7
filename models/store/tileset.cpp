#include "models/store/tileset.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace haven {

namespace {

constexpr std::size_t kTilesMax = 64; // of one cut

} // namespace

Tileset::Tileset(const TilesetRow& row) : m_row(row)
{
    auto database = Database::open(row.path, OpenMode::Immutable, {});
    if (database)
        m_database = std::make_unique<Database>(*std::move(database));
}

void Tileset::interruptWhen(const std::atomic<bool>* isStale)
{
    if (m_database)
        m_database->interruptWhen(isStale);
}

std::optional<Bounds> Tileset::extent()
{
    if (!m_database)
        return std::nullopt;
    Statement row(*m_database, "SELECT min(tile_column), max(tile_column), min(tile_row),"
                               " max(tile_row) FROM tiles WHERE zoom_level = ?");
    const auto step = row.bind(std::int64_t{m_row.zoomMax}).step();
    if (!step || *step == Step::Done || row.isNull(0))
        return std::nullopt;
    const std::int64_t last = (std::int64_t{1} << m_row.zoomMax) - 1;
    const WorldBox first = worldBoxOf(TileSpot{m_row.zoomMax, row.number(0), last - row.number(3)});
    const WorldBox end = worldBoxOf(TileSpot{m_row.zoomMax, row.number(1), last - row.number(2)});
    return Bounds{coordinateAt({first.left, end.bottom}, 0),
                  coordinateAt({end.right, first.top}, 0)};
}

std::string Tileset::bytesOf(const TileSpot& tile)
{
    Statement row(*m_database, "SELECT tile_data FROM tiles WHERE zoom_level = ?"
                               " AND tile_column = ? AND tile_row = ?");
    // MBTiles counts its rows from the south.
    const std::int64_t last = (std::int64_t{1} << tile.zoom) - 1;
    row.bind(std::int64_t{tile.zoom}).bind(tile.x).bind(last - tile.y);
    const auto step = row.step();
    if (!step || *step == Step::Done)
        return {};
    return std::string(row.bytes(0));
}

void Tileset::cut(CutMaker& maker, const TileWish& wish)
{
    if (!m_database)
        return;
    // A vector tile holds what 512 pixels show, a picture has 256: the zoom at which it looks best.
    const int own = isVector() ? static_cast<int>(std::lround(maker.zoom())) - 1
                               : static_cast<int>(std::ceil(maker.zoom()));
    const int zoom = std::clamp(own, m_row.zoomMin, m_row.zoomMax);
    // Where a tile is missing the next coarser one that is there is drawn, below what is finer.
    std::map<std::tuple<int, std::int64_t, std::int64_t>, std::string> found;
    for (TileSpot spot : tilesIn(maker.box(), zoom, kTilesMax)) {
        for (; spot.zoom >= m_row.zoomMin; spot = {spot.zoom - 1, spot.x / 2, spot.y / 2}) {
            const std::tuple key(spot.zoom, spot.x, spot.y);
            if (found.count(key) > 0)
                break;
            std::string bytes = bytesOf(spot);
            if (bytes.empty())
                continue;
            found[key] = std::move(bytes);
            break;
        }
    }
    for (auto& [key, bytes] : found) {
        const TileSpot spot{std::get<0>(key), std::get<1>(key), std::get<2>(key)};
        if (!isVector()) {
            maker.picture({worldBoxOf(spot), std::move(bytes)});
        } else if (const auto tile = readVectorTile(bytes)) {
            addTile(maker, *tile, spot, wish);
        }
    }
}

} // namespace haven
