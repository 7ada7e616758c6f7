#pragma once

#include "models/geo/tile_cut.h"
#include "models/store/geofile.h"

#include <memory>

namespace haven {

// An MBTiles file to draw from, read only. It may have gone, or be another one by now: then it has
// no tiles, and the map is drawn without them. One thread owns one Tileset.
class Tileset final
{
public:
    explicit Tileset(const TilesetRow& row);

    bool isVector() const { return m_row.format == "pbf"; }
    // Its tiles in the maker's box, as vectors or as pictures, of the nearest zoom it has.
    void cut(CutMaker& maker, const TileWish& wish);
    // Of all of its tiles of the nearest zoom; empty where there are none.
    std::optional<Bounds> extent();
    void interruptWhen(const std::atomic<bool>* isStale);

private:
    std::string bytesOf(const TileSpot& tile);

    TilesetRow m_row;
    std::unique_ptr<Database> m_database; // none where the file cannot be read
};

} // namespace haven
