#pragma once

#include "models/geo/map_cut.h"
#include "models/geo/vector_tile.h"

namespace haven {

// A tile of the usual pyramid: the world is 2^zoom tiles wide, x from the west, y from the north.
struct TileSpot {
    int zoom = 0;
    std::int64_t x = 0;
    std::int64_t y = 0;
    bool operator==(const TileSpot&) const = default;
};
WorldBox worldBoxOf(const TileSpot& tile);
// The tiles of one zoom that touch the box; none where there would be more than `most`.
std::vector<TileSpot> tilesIn(const WorldBox& box, int zoom, std::size_t most);

// Kinds of features a cut is to take from tiles; what the geofile has itself is drawn from there.
struct TileWish {
    bool roads = true;
    bool areas = true; // water and parks
    bool buildings = true;
    bool borders = true; // town lines and their names
    bool places = true;
    bool houses = true;
};

// Draws a tile into a cut. Layers are known by the names that the usual makers of tiles give them
// (OpenMapTiles, Mapbox Streets, Protomaps, Shortbread); others are passed over.
void addTile(CutMaker& maker, const VectorTile& tile, const TileSpot& spot, const TileWish& wish);

} // namespace haven
