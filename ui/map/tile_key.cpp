#include "ui/map/tile_key.h"

#include <algorithm>
#include <cmath>

namespace haven::ui {

namespace {

constexpr double kFarthest = 1e7; // squares from the corner of the world

} // namespace

std::vector<TileKey> tilesOver(const WorldBox& box, TileKey like)
{
    const double side = kTileSidePx / like.scale();
    const auto at = [side](double world) {
        return static_cast<int>(std::floor(std::clamp(world / side, -kFarthest, kFarthest)));
    };
    // A box that ends where a square begins does not touch it.
    const double hair = side * 1e-6;
    std::vector<TileKey> keys;
    for (int y = at(box.top); y <= at(box.bottom - hair); ++y) {
        for (int x = at(box.left); x <= at(box.right - hair); ++x) {
            like.x = x;
            like.y = y;
            keys.push_back(like);
        }
    }
    return keys;
}

WorldBox worldBoxOf(const MapCamera& camera)
{
    const WorldPixel a = camera.worldAt({0, 0});
    const WorldPixel b = camera.worldAt({camera.size.width(), camera.size.height()});
    return {a.x, a.y, b.x, b.y};
}

} // namespace haven::ui
