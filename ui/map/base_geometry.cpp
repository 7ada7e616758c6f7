#include "ui/map/base_geometry.h"
#include "models/items/qt_text.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <map>

namespace haven::ui {

namespace {

template <class Points>
BaseLine lineOf(const Points& points)
{
    BaseLine line;
    line.points.reserve(points.size());
    double left = 1e9;
    double top = 1e9;
    double right = -1e9;
    double bottom = -1e9;
    for (const Coordinate at : points) {
        const WorldPixel world = worldPixel(at, 0);
        line.points.push_back(world);
        left = std::min(left, world.x);
        right = std::max(right, world.x);
        top = std::min(top, world.y);
        bottom = std::max(bottom, world.y);
    }
    if (!line.points.empty())
        line.bounds = QRectF(QPointF(left, top), QPointF(right, bottom));
    return line;
}

BaseArea areaOf(const QString& name, const MultiPolygon& area)
{
    BaseArea made;
    made.name = name;
    for (const Polygon& polygon : area.polygons) {
        made.rings.push_back(lineOf(polygon.outer));
        made.bounds = made.bounds.isNull() ? made.rings.back().bounds
                                           : made.bounds.united(made.rings.back().bounds);
        for (const Ring& hole : polygon.holes)
            made.rings.push_back(lineOf(hole));
    }
    if (const auto label = labelPointOf(area))
        made.label = worldPixel(*label, 0);
    return made;
}

// Stretches of one name that meet become one line, as far as they can be followed.
std::vector<std::deque<Coordinate>> joined(const std::vector<const StreetSegment*>& stretches)
{
    std::multimap<Coordinate, std::size_t> ends;
    std::vector<bool> isUsed(stretches.size(), false);
    for (std::size_t n = 0; n < stretches.size(); ++n) {
        ends.emplace(stretches[n]->line.points.front(), n);
        ends.emplace(stretches[n]->line.points.back(), n);
    }
    const auto next = [&](Coordinate at) -> std::optional<std::size_t> {
        const auto [from, to] = ends.equal_range(at);
        for (auto one = from; one != to; ++one) {
            if (!isUsed[one->second])
                return one->second;
        }
        return std::nullopt;
    };
    std::vector<std::deque<Coordinate>> lines;
    for (std::size_t n = 0; n < stretches.size(); ++n) {
        if (isUsed[n])
            continue;
        isUsed[n] = true;
        const auto& first = stretches[n]->line.points;
        std::deque<Coordinate> line(first.begin(), first.end());
        while (const auto more = next(line.back())) {
            isUsed[*more] = true;
            std::vector<Coordinate> points = stretches[*more]->line.points;
            if (points.front() != line.back())
                std::reverse(points.begin(), points.end());
            line.insert(line.end(), points.begin() + 1, points.end());
        }
        while (const auto more = next(line.front())) {
            isUsed[*more] = true;
            std::vector<Coordinate> points = stretches[*more]->line.points;
            if (points.back() != line.front())
                std::reverse(points.begin(), points.end());
            line.insert(line.begin(), points.begin(), points.end() - 1);
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

double extent(const BaseLine& line)
{
    return std::hypot(line.bounds.width(), line.bounds.height());
}

std::vector<BaseName> namesOf(const MapLayers& layers)
{
    std::map<std::pair<std::string, std::string>, std::vector<const StreetSegment*>> byName;
    for (const StreetSegment& street : layers.streets) {
        if (!street.name.empty() && street.line.points.size() > 1)
            byName[{street.name, street.town}].push_back(&street);
    }
    std::vector<BaseName> names;
    for (const auto& [name, stretches] : byName) {
        for (const auto& line : joined(stretches))
            names.push_back({fromStd(name.first), stretches.front()->streetClass, lineOf(line)});
    }
    std::stable_sort(names.begin(), names.end(), [](const BaseName& a, const BaseName& b) {
        return a.streetClass != b.streetClass ? a.streetClass < b.streetClass
                                              : extent(a.line) > extent(b.line);
    });
    return names;
}

} // namespace

BaseGeometry baseGeometry(const MapLayers& layers)
{
    BaseGeometry made;
    for (const MapArea& town : layers.towns)
        made.towns.push_back(areaOf(fromStd(town.name), town.area));
    for (const MapArea& water : layers.water)
        made.water.push_back(areaOf(fromStd(water.name), water.area));
    for (const MapArea& park : layers.parks)
        made.parks.push_back(areaOf(fromStd(park.name), park.area));
    for (const BeatArea& beat : layers.beats)
        made.beats.push_back(areaOf(fromStd(beat.id.value), beat.area));
    for (const StreetSegment& street : layers.streets) {
        if (street.line.points.size() > 1)
            made.streets.push_back({street.streetClass, lineOf(street.line.points)});
    }
    std::stable_sort(made.streets.begin(), made.streets.end(),
                     [](const auto& a, const auto& b) { return a.streetClass > b.streetClass; });
    made.names = namesOf(layers);
    for (const MapPlace& place : layers.places)
        made.places.push_back({fromStd(place.name), place.kind, worldPixel(place.at, 0)});
    // The enumerators of PlaceKind stand in the order of what a dispatcher looks for.
    std::stable_sort(made.places.begin(), made.places.end(),
                     [](const auto& a, const auto& b) { return a.kind < b.kind; });
    return made;
}

} // namespace haven::ui
