#include "models/geo/layer_cuts.h"

#include "models/geo/road_layers.h"

#include <algorithm>

namespace haven {

namespace {

constexpr std::int32_t kSquareE7 = 100'000; // a hundredth of a degree

std::int64_t squareOf(std::int32_t latStep, std::int32_t lonStep)
{
    return static_cast<std::int64_t>(latStep) * 1'000'000 + lonStep;
}

std::int32_t stepOf(std::int32_t e7)
{
    // Rounded down, also below zero, so that no square is twice as wide.
    return e7 >= 0 ? e7 / kSquareE7 : -((-e7 + kSquareE7 - 1) / kSquareE7);
}

void addOutlines(CutMaker& maker, CutLineKind kind, const std::vector<MapArea>& areas)
{
    for (const MapArea& area : areas)
        maker.outline(kind, area.name, area.area);
}

} // namespace

void LayerCuts::Squares::add(const Bounds& bounds, std::uint32_t number)
{
    m_bounds.push_back(bounds);
    m_numbers.push_back(number);
    for (std::int32_t lat = stepOf(bounds.southWest.latE7); lat <= stepOf(bounds.northEast.latE7);
         ++lat) {
        for (std::int32_t lon = stepOf(bounds.southWest.lonE7);
             lon <= stepOf(bounds.northEast.lonE7); ++lon)
            m_squares[squareOf(lat, lon)].push_back(number);
    }
}

std::vector<std::uint32_t> LayerCuts::Squares::in(const Bounds& box) const
{
    std::vector<std::uint32_t> found;
    const std::int32_t south = stepOf(box.southWest.latE7);
    const std::int32_t north = stepOf(box.northEast.latE7);
    const std::int32_t west = stepOf(box.southWest.lonE7);
    const std::int32_t east = stepOf(box.northEast.lonE7);
    const std::int64_t squares = (static_cast<std::int64_t>(north) - south + 1) *
                                 (static_cast<std::int64_t>(east) - west + 1);
    if (squares > static_cast<std::int64_t>(m_bounds.size())) {
        for (std::size_t n = 0; n < m_bounds.size(); ++n) {
            if (m_bounds[n].intersects(box))
                found.push_back(m_numbers[n]);
        }
        return found;
    }
    for (std::int32_t lat = south; lat <= north; ++lat) {
        for (std::int32_t lon = west; lon <= east; ++lon) {
            const auto here = m_squares.find(squareOf(lat, lon));
            if (here != m_squares.end())
                found.insert(found.end(), here->second.begin(), here->second.end());
        }
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

LayerCuts::LayerCuts(const MapLayers& layers) : m_layers(layers)
{
    for (std::size_t n = 0; n < layers.streets.size(); ++n) {
        const auto bounds = boundsOf(layers.streets[n].line.points);
        if (bounds)
            m_streets.add(*bounds, static_cast<std::uint32_t>(n));
    }
    for (std::size_t n = 0; n < layers.addressPoints.size(); ++n) {
        const Coordinate at = layers.addressPoints[n].at;
        m_addresses.add({at, at}, static_cast<std::uint32_t>(n));
    }
}

void LayerCuts::addAreas(CutMaker& maker, const Bounds& box) const
{
    const auto add = [&](CutAreaKind kind, const std::vector<MapArea>& areas) {
        for (const MapArea& area : areas) {
            const auto bounds = boundsOf(area.area);
            if (bounds && bounds->intersects(box))
                maker.area(kind, area.name, area.area);
        }
    };
    add(CutAreaKind::Park, m_layers.parks);
    add(CutAreaKind::Water, m_layers.water);
    if (maker.zoom() >= kTownLineZoom) {
        addOutlines(maker, CutLineKind::TroopLine, m_layers.troops);
        addOutlines(maker, CutLineKind::TownLine, m_layers.towns);
    }
    if (maker.zoom() < kBeatLineZoom)
        return;
    for (const BeatArea& beat : m_layers.beats)
        maker.outline(CutLineKind::BeatLine, beat.id.value, beat.area);
}

void LayerCuts::addPoints(CutMaker& maker, const Bounds& box) const
{
    for (const MapPlace& place : m_layers.places) {
        if (maker.zoom() >= zoomFrom(place.kind) && box.contains(place.at))
            maker.name({CutNameKind::Place, place.name, worldPixel(place.at, 0), place.kind, 0});
    }
    if (maker.zoom() < kHouseNumberZoom)
        return;
    for (const std::uint32_t n : m_addresses.in(box)) {
        const AddressPoint& point = m_layers.addressPoints[n];
        if (point.unit.empty())
            maker.name({CutNameKind::House,
                        point.numberText.empty() ? std::to_string(point.number) : point.numberText,
                        worldPixel(point.at, 0), PlaceKind::Housing, 0});
    }
}

MapCut LayerCuts::cut(const Bounds& box, double zoom) const
{
    CutMaker maker(box, zoom);
    addAreas(maker, box);
    // What crosses the edge from outside is drawn too, as wide as it is.
    constexpr double kReachPx = 40;
    const Bounds around =
        grownBy(box, kReachPx * metersPerPixel(latitudeDegrees(centerOf(box)), zoom));
    for (const std::uint32_t n : m_streets.in(around)) {
        const StreetSegment& street = m_layers.streets[n];
        CutRoad road;
        road.roadClass = roadClassOf(street.streetClass);
        if (zoom < zoomFrom(road.roadClass))
            continue;
        road.name = street.name;
        road.oneway = onewayOf(street.direction);
        maker.road(road, street.line.points);
    }
    addPoints(maker, box);
    return maker.take();
}

} // namespace haven
