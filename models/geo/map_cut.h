#pragma once

#include "models/geo/layers.h"
#include "models/geo/road.h"
#include "models/geo/world_line.h"

#include <optional>
#include <set>

// What a base map draws inside of a box at a zoom: projected, thinned to that zoom and cut off a
// little outside of the box. Whatever the map comes from (a geofile, tiles, layers in memory), it
// is drawn from cuts.
namespace haven {

struct CutRoad {
    std::string name;
    std::string ref; // "I 95;US 1"
    RoadClass roadClass = RoadClass::Residential;
    RoadOneway oneway = RoadOneway::No;
    bool isRamp = false;
    WorldLine points = {};
    double from = 0; // where the piece starts on its road: arrows keep their places across cuts
};

// In the order in which they are painted.
HAVEN_ENUM(CutAreaKind, Park, Water, Building)
struct CutArea {
    CutAreaKind kind = CutAreaKind::Water;
    std::vector<WorldLine> rings;
};

HAVEN_ENUM(CutLineKind, Stream, Rail, TownLine, BeatLine, TroopLine)
struct CutLine {
    CutLineKind kind = CutLineKind::Rail;
    WorldLine points;
    double from = 0;
};

// From the most to the least important.
HAVEN_ENUM(CutNameKind, Town, Water, Beat, Place, Park, House)
struct CutName {
    CutNameKind kind = CutNameKind::Place;
    std::string text;
    WorldPixel at;
    PlaceKind placeKind = PlaceKind::Landmark;
    double extent = 0; // width of what it names, in world pixels; 0 for a point
};

// A tile that is a picture already, as it lies in its file.
struct CutPicture {
    WorldBox box;
    std::string bytes;
};

struct MapCut {
    std::vector<CutPicture> pictures;
    std::vector<CutArea> areas;
    std::vector<CutLine> lines;
    std::vector<CutRoad> roads;
    std::vector<CutName> names; // each in the one box that holds its point
    // Where the map ends, what of the box and around it is known ground: beyond, nobody knows what
    // there is. None: the box is known, or nothing is said.
    std::optional<std::vector<WorldBox>> known = std::nullopt;
    // Of all there is to draw, where only the tiles know it.
    std::optional<Bounds> extent = std::nullopt;
};

// From which zoom on a feature is in a cut; a style may show it later, never sooner. Coarse maps
// must not read what they cannot show.
double zoomFrom(RoadClass roadClass);
double zoomFrom(PlaceKind kind);
double zoomFrom(CutAreaKind kind, double extent); // extent in world pixels
inline constexpr double kTownLineZoom = 6;
inline constexpr double kBeatLineZoom = 9;
inline constexpr double kRailZoom = 10;
inline constexpr double kHouseNumberZoom = 17;

// Puts a cut together from features as they are read.
class CutMaker final
{
public:
    CutMaker(const Bounds& box, double zoom);

    double zoom() const { return m_zoom; }
    const WorldBox& box() const { return m_box; }

    void road(const CutRoad& road, const std::vector<Coordinate>& points);
    void road(const CutRoad& road, const WorldLine& line);
    // Its name, where it has one, is told by the box that holds the middle of it.
    void area(CutAreaKind kind, const std::string& name, const MultiPolygon& area);
    void area(CutAreaKind kind, const std::vector<WorldLine>& rings);
    // Of towns, beats, troops: the lines only. A border that two of a kind share is drawn once.
    void outline(CutLineKind kind, const std::string& name, const MultiPolygon& area);
    void line(CutLineKind kind, const WorldLine& line);
    void name(CutName name);
    void picture(CutPicture picture) { m_cut.pictures.push_back(std::move(picture)); }
    // The ground that is known, all of it; empty: nothing is said.
    void known(const std::vector<Bounds>& ground);
    void extent(const std::optional<Bounds>& extent) { m_cut.extent = extent; }
    MapCut take() { return std::move(m_cut); }

private:
    void nameOf(CutNameKind kind, const std::string& text, const MultiPolygon& area);
    void border(CutLineKind kind, const Ring& ring);
    WorldLine ringNear(const Ring& ring) const;

    WorldBox m_box;
    double m_zoom;
    WorldBox m_reach;     // somewhat larger: what is cut off there is not seen
    double m_pixel;       // one pixel of this zoom, in world pixels
    Bounds m_reachBounds; // the same reach
    MapCut m_cut;
    std::set<std::pair<CutLineKind, std::pair<Coordinate, Coordinate>>> m_borders;
};

} // namespace haven
