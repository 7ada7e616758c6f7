#include "models/geo/map_cut.h"

#include <algorithm>
#include <cmath>

namespace haven {

namespace {

constexpr double kReachPx = 40; // the widest road and its casing, and a half arrow
constexpr double kThinPx = 0.3; // what bends less makes no difference to the eye
constexpr double kAreaPx = 2;   // smaller areas are specks
constexpr double kBuildingPx = 3;

bool isNamed(const std::string& text)
{
    return !text.empty();
}

} // namespace

double zoomFrom(RoadClass roadClass)
{
    switch (roadClass) {
    case RoadClass::Motorway:
        return 5;
    case RoadClass::Trunk:
        return 6;
    case RoadClass::Primary:
        return 8;
    case RoadClass::Secondary:
        return 9;
    case RoadClass::Tertiary:
        return 10;
    case RoadClass::Residential:
        return 11.5;
    case RoadClass::Service:
    case RoadClass::Track:
        return 13.5;
    case RoadClass::Path:
        return 14.5;
    }
    return 11;
}

double zoomFrom(PlaceKind kind)
{
    switch (kind) {
    case PlaceKind::Police:
    case PlaceKind::Fire:
    case PlaceKind::Hospital:
        return 13;
    case PlaceKind::Clinic:
    case PlaceKind::Shelter:
    case PlaceKind::School:
    case PlaceKind::Government:
    case PlaceKind::Transit:
        return 14.5;
    case PlaceKind::Library:
    case PlaceKind::Worship:
    case PlaceKind::Park:
    case PlaceKind::Shop:
    case PlaceKind::Lodging:
    case PlaceKind::Food:
    case PlaceKind::Housing:
    case PlaceKind::Marina:
    case PlaceKind::Highway:
    case PlaceKind::Landmark:
        return 15.75;
    }
    return 15.75;
}

double zoomFrom(CutAreaKind kind, double extent)
{
    const double least = kind == CutAreaKind::Building ? 14.5 : 6;
    if (extent <= 0)
        return 22;
    const double px = kind == CutAreaKind::Building ? kBuildingPx : kAreaPx;
    return std::clamp(std::log2(px / extent), least, 22.0);
}

CutMaker::CutMaker(const Bounds& box, double zoom)
    : m_box(worldBoxOf(box)), m_zoom(zoom), m_reach(m_box.grown(kReachPx / std::exp2(zoom))),
      m_pixel(1 / std::exp2(zoom)), m_reachBounds{coordinateAt({m_reach.left, m_reach.bottom}, 0),
                                                  coordinateAt({m_reach.right, m_reach.top}, 0)}
{}

void CutMaker::road(const CutRoad& road, const std::vector<Coordinate>& points)
{
    if (m_zoom >= zoomFrom(road.roadClass))
        this->road(road, worldLineOf(points));
}

void CutMaker::road(const CutRoad& road, const WorldLine& line)
{
    if (m_zoom < zoomFrom(road.roadClass))
        return;
    // Thinned before it is cut: the neighbor's half of the road then is the same line.
    for (LinePiece& piece : clippedLine(thinned(line, kThinPx * m_pixel), m_reach)) {
        CutRoad one = road;
        one.points = std::move(piece.points);
        one.from = piece.from;
        m_cut.roads.push_back(std::move(one));
    }
}

void CutMaker::area(CutAreaKind kind, const std::string& name, const MultiPolygon& area)
{
    std::vector<WorldLine> rings;
    for (const Polygon& polygon : area.polygons) {
        rings.push_back(ringNear(polygon.outer));
        for (const Ring& hole : polygon.holes)
            rings.push_back(ringNear(hole));
    }
    this->area(kind, rings);
    if (isNamed(name) && kind != CutAreaKind::Building)
        nameOf(kind == CutAreaKind::Water ? CutNameKind::Water : CutNameKind::Park, name, area);
}

// A sea has a hundred thousand points: what is far away goes before anything is projected.
WorldLine CutMaker::ringNear(const Ring& ring) const
{
    constexpr std::size_t kSmall = 200;
    if (ring.size() <= kSmall)
        return worldLineOf(ring);
    WorldLine plain; // longitude and latitude as they are: a box is a box there too
    plain.reserve(ring.size());
    for (const Coordinate at : ring)
        plain.push_back({static_cast<double>(at.lonE7), static_cast<double>(at.latE7)});
    const Bounds near = m_reachBounds;
    const WorldBox box{
        static_cast<double>(near.southWest.lonE7), static_cast<double>(near.southWest.latE7),
        static_cast<double>(near.northEast.lonE7), static_cast<double>(near.northEast.latE7)};
    WorldLine kept = clippedRing(plain, box);
    for (WorldPixel& at : kept)
        at = worldPixel(Coordinate{static_cast<std::int32_t>(std::lround(at.y)),
                                   static_cast<std::int32_t>(std::lround(at.x))},
                        0);
    return kept;
}

void CutMaker::area(CutAreaKind kind, const std::vector<WorldLine>& rings)
{
    CutArea made;
    made.kind = kind;
    for (const WorldLine& ring : rings) {
        const WorldBox whole = worldBoxOf(ring);
        const double extent = std::max(whole.right - whole.left, whole.bottom - whole.top);
        if (!m_reach.intersects(whole) || m_zoom < zoomFrom(kind, extent))
            continue;
        WorldLine kept = clippedRing(thinned(ring, kThinPx * m_pixel), m_reach);
        if (kept.size() >= 3)
            made.rings.push_back(std::move(kept));
    }
    if (!made.rings.empty())
        m_cut.areas.push_back(std::move(made));
}

void CutMaker::outline(CutLineKind kind, const std::string& name, const MultiPolygon& area)
{
    for (const Polygon& polygon : area.polygons) {
        border(kind, polygon.outer);
        for (const Ring& hole : polygon.holes)
            border(kind, hole);
    }
    if (isNamed(name) && kind != CutLineKind::TroopLine)
        nameOf(kind == CutLineKind::TownLine ? CutNameKind::Town : CutNameKind::Beat, name, area);
}

void CutMaker::border(CutLineKind kind, const Ring& ring)
{
    const WorldLine points = worldLineOf(ring);
    if (points.size() < 2 || !m_reach.intersects(worldBoxOf(points)))
        return;
    LinePiece run;
    double way = 0;
    const auto endRun = [&] {
        if (run.points.size() > 1)
            m_cut.lines.push_back({kind, thinned(run.points, kThinPx * m_pixel), run.from});
        run.points.clear();
    };
    for (std::size_t n = 0; n < points.size(); ++n) {
        const std::size_t next = (n + 1) % points.size();
        const WorldPixel a = points[n];
        const WorldPixel b = points[next];
        const WorldBox box{std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x),
                           std::max(a.y, b.y)};
        const bool isHere = m_reach.intersects(box) && ring[n] != ring[next];
        const auto ends = std::minmax(ring[n], ring[next]);
        if (!isHere || !m_borders.insert({kind, {ends.first, ends.second}}).second) {
            endRun();
        } else {
            if (run.points.empty()) {
                run.points.push_back(a);
                run.from = way;
            }
            run.points.push_back(b);
        }
        way += std::hypot(b.x - a.x, b.y - a.y);
    }
    endRun();
}

void CutMaker::line(CutLineKind kind, const WorldLine& line)
{
    for (LinePiece& piece : clippedLine(thinned(line, kThinPx * m_pixel), m_reach))
        m_cut.lines.push_back({kind, std::move(piece.points), piece.from});
}

void CutMaker::name(CutName name)
{
    if (!name.text.empty() && m_box.holds(name.at))
        m_cut.names.push_back(std::move(name));
}

void CutMaker::known(const std::vector<Bounds>& ground)
{
    if (ground.empty())
        return;
    std::vector<WorldBox> here;
    for (const Bounds& one : ground) {
        const WorldBox box = worldBoxOf(one);
        if (box.contains(m_reach))
            return;
        if (box.intersects(m_reach))
            here.push_back(box);
    }
    m_cut.known = std::move(here);
}

void CutMaker::nameOf(CutNameKind kind, const std::string& text, const MultiPolygon& area)
{
    const auto bounds = boundsOf(area);
    if (!bounds || !m_box.intersects(worldBoxOf(*bounds)))
        return;
    const auto at = labelPointOf(area);
    if (!at)
        return;
    const WorldBox whole = worldBoxOf(*bounds);
    name({kind, text, worldPixel(*at, 0), PlaceKind::Landmark, whole.right - whole.left});
}

} // namespace haven
