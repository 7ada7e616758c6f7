#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Vector tiles (Mapbox Vector Tile 2.1) as they lie in MBTiles files. Tiles come from anywhere, so
// nothing in them is believed: counts, indexes and geometry are checked, and sizes have limits.
namespace haven {

inline constexpr std::size_t kTileBytesMax = 8U << 20U; // unpacked; real ones: some 100 kilobytes
inline constexpr std::size_t kTileFeaturesMax = 400'000;
inline constexpr std::size_t kTilePointsMax = 4'000'000;

// On the tile's own grid: 0 to the layer's extent from the upper left corner, more on both sides
// for what reaches out of the tile.
struct TilePoint {
    std::int32_t x = 0;
    std::int32_t y = 0;
    bool operator==(const TilePoint&) const = default;
};
using TileLine = std::vector<TilePoint>;

enum class TileShape { Point, Line, Area };

struct TileFeature {
    TileShape shape = TileShape::Point;
    std::vector<TileLine> lines; // one of all points; the lines; the rings, not closed
    // Values as text, whatever their type: "true", "12", "0.5".
    std::vector<std::pair<std::string, std::string>> tags;
    // Empty where there is no such tag.
    std::string_view tag(std::string_view key) const;
};

struct TileLayer {
    std::string name;
    std::uint32_t extent = 4096;
    std::vector<TileFeature> features;
};

struct VectorTile {
    std::vector<TileLayer> layers;
    // What was left out and why: a layer, or a feature. The rest is good.
    std::vector<std::string> problems;
};

// Packed with gzip or zlib, or plain. Empty when it is no vector tile at all: not to be unpacked,
// too large, or no protocol buffer.
std::optional<VectorTile> readVectorTile(std::string_view bytes);

} // namespace haven
