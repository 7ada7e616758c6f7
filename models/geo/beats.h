#pragma once

#include "models/base/ids.h"
#include "models/geo/layers.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace haven {

// Finds which of many areas holds a point: a grid over all of them lists, for each cell, the
// polygons whose box touches it, so that a town of 200 beats costs two or three ring walks.
class AreaIndex final
{
public:
    explicit AreaIndex(const std::vector<MultiPolygon>& areas);
    // The position of the area in the list given. Inside wins over on the edge; on a shared edge
    // the first in the list wins, so that each point has one owner, always the same.
    std::optional<std::size_t> areaAt(Coordinate at) const;

private:
    struct Part {
        std::size_t area = 0;
        Polygon polygon;
        Bounds bounds;
    };
    std::size_t cellOf(Coordinate at) const;
    std::vector<Part> m_parts;
    std::optional<Bounds> m_bounds;
    std::vector<std::vector<std::uint32_t>> m_cells;
};

// The agency's beats: name -> area, and the beat of a point.
class BeatMap final
{
public:
    explicit BeatMap(std::vector<BeatArea> beats);
    const std::vector<BeatArea>& beats() const { return m_beats; }
    const BeatArea* beat(const BeatId& id) const;
    // Empty outside every beat: the place is still good, mutual aid begins there.
    std::optional<BeatId> beatAt(Coordinate at) const;

private:
    std::vector<BeatArea> m_beats;
    AreaIndex m_index;
};

} // namespace haven
