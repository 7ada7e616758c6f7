#include "models/geo/tile_cut.h"

#include <cstddef>
#include <cstdint>

// Any bytes as a vector tile: read, and drawn into a cut.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace haven;
    const auto tile = readVectorTile({reinterpret_cast<const char*>(data), size});
    if (!tile)
        return 0;
    const TileSpot spot{14, 4889, 6100};
    const WorldBox box = worldBoxOf(spot);
    CutMaker maker({coordinateAt({box.left, box.bottom}, 0), coordinateAt({box.right, box.top}, 0)},
                   17);
    addTile(maker, *tile, spot, {});
    return 0;
}
