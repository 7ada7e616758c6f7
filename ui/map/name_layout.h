#pragma once

#include "ui/map/map_camera.h"
#include "ui/map/name_images.h"
#include "ui/map/name_seeds.h"

#include <memory>

// Where the names of the town stand, worked out for a whole view, so that none is cut at the edge
// of a square and none overlaps another or a live mark.
namespace haven::ui {

struct PlacedName {
    NameWriting writing;
    WorldPixel anchor; // of the point or of the middle of the text
    WorldPixel at;     // the middle of its picture
    QImage image;
    std::vector<QRectF> boxes; // what it covers, in the layout's pixels
};

struct NameWish {
    MapCamera camera;
    QRectF area; // what to lay out, in the camera's pixels; more than is seen
    // Shared with the squares they belong to, which may be forgotten meanwhile.
    std::vector<std::shared_ptr<const NameSeeds>> seeds;
    std::vector<QRectF> avoid;      // live marks, in the camera's pixels
    QString told;                   // a name that stands beside the map already
    std::vector<PlacedName> before; // what stands there now keeps its place where it can
};

struct NameLayout {
    MapCamera camera;
    QRectF area;
    std::vector<PlacedName> names; // the most important first
};

inline constexpr std::size_t kNamesMax = 900;

// Pure but for the pictures it draws; used on worker threads.
NameLayout laidOutNames(const NameWish& wish, NameImages& images);

// Pairs of names that overlap, by their numbers; empty, or the layout is wrong.
std::vector<std::pair<std::size_t, std::size_t>> overlappingNames(const NameLayout& layout);

} // namespace haven::ui
