#include "models/geo/beats.h"

#include <algorithm>

namespace haven {

namespace {

constexpr std::size_t kCells = 64; // a side; 4,096 cells in all

std::size_t stepOf(std::int32_t value, std::int32_t from, std::int32_t to)
{
    const std::int64_t width = static_cast<std::int64_t>(to) - from + 1;
    const std::int64_t step =
        (static_cast<std::int64_t>(value) - from) * static_cast<std::int64_t>(kCells) / width;
    return static_cast<std::size_t>(
        std::clamp<std::int64_t>(step, 0, static_cast<std::int64_t>(kCells) - 1));
}

std::vector<MultiPolygon> areasOf(const std::vector<BeatArea>& beats)
{
    std::vector<MultiPolygon> areas;
    areas.reserve(beats.size());
    for (const BeatArea& beat : beats)
        areas.push_back(beat.area);
    return areas;
}

} // namespace

AreaIndex::AreaIndex(const std::vector<MultiPolygon>& areas)
{
    for (std::size_t i = 0; i < areas.size(); ++i) {
        for (const Polygon& polygon : areas[i].polygons) {
            if (const auto bounds = boundsOf(polygon)) {
                m_parts.push_back(Part{i, polygon, *bounds});
                m_bounds = united(m_bounds, bounds);
            }
        }
    }
    if (!m_bounds)
        return;
    m_cells.resize(kCells * kCells);
    const auto columnOf = [this](Coordinate at) {
        return stepOf(at.lonE7, m_bounds->southWest.lonE7, m_bounds->northEast.lonE7);
    };
    const auto rowOf = [this](Coordinate at) {
        return stepOf(at.latE7, m_bounds->southWest.latE7, m_bounds->northEast.latE7);
    };
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        const Bounds& box = m_parts[i].bounds;
        for (std::size_t row = rowOf(box.southWest); row <= rowOf(box.northEast); ++row) {
            for (std::size_t column = columnOf(box.southWest); column <= columnOf(box.northEast);
                 ++column)
                m_cells[row * kCells + column].push_back(static_cast<std::uint32_t>(i));
        }
    }
}

std::size_t AreaIndex::cellOf(Coordinate at) const
{
    return stepOf(at.latE7, m_bounds->southWest.latE7, m_bounds->northEast.latE7) * kCells +
           stepOf(at.lonE7, m_bounds->southWest.lonE7, m_bounds->northEast.lonE7);
}

std::optional<std::size_t> AreaIndex::areaAt(Coordinate at) const
{
    if (!m_bounds || !m_bounds->contains(at))
        return std::nullopt;
    std::optional<std::size_t> onEdge;
    for (const std::uint32_t index : m_cells[cellOf(at)]) {
        const Part& part = m_parts[index];
        if (!part.bounds.contains(at))
            continue;
        switch (sideOf(part.polygon, at)) {
        case PointSide::Inside:
            return part.area;
        case PointSide::OnEdge:
            onEdge = std::min(onEdge.value_or(part.area), part.area);
            break;
        case PointSide::Outside:
            break;
        }
    }
    return onEdge;
}

BeatMap::BeatMap(std::vector<BeatArea> beats) : m_beats(std::move(beats)), m_index(areasOf(m_beats))
{}

const BeatArea* BeatMap::beat(const BeatId& id) const
{
    const auto found = std::find_if(m_beats.begin(), m_beats.end(),
                                    [&id](const BeatArea& beat) { return beat.id == id; });
    return found == m_beats.end() ? nullptr : &*found;
}

std::optional<BeatId> BeatMap::beatAt(Coordinate at) const
{
    const auto area = m_index.areaAt(at);
    if (!area)
        return std::nullopt;
    return m_beats[*area].id;
}

} // namespace haven
