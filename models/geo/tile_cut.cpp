#include "models/geo/tile_cut.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace haven {

namespace {

enum class TileRole { Road, RoadName, Water, Stream, Green, Building, Border, Town, Spot, House };

using NamedRole = std::pair<std::string_view, TileRole>;

constexpr std::array<NamedRole, 32> kRoles = {{
    {"transportation", TileRole::Road},
    {"road", TileRole::Road},
    {"roads", TileRole::Road},
    {"streets", TileRole::Road},
    {"transit", TileRole::Road},
    {"bridge", TileRole::Road},
    {"tunnel", TileRole::Road},
    {"transportation_name", TileRole::RoadName},
    {"road_label", TileRole::RoadName},
    {"street_labels", TileRole::RoadName},
    {"water", TileRole::Water},
    {"water_polygons", TileRole::Water},
    {"ocean", TileRole::Water},
    {"waterway", TileRole::Stream},
    {"water_lines", TileRole::Stream},
    {"park", TileRole::Green},
    {"landcover", TileRole::Green},
    {"landuse", TileRole::Green},
    {"landuse_overlay", TileRole::Green},
    {"land", TileRole::Green},
    {"natural", TileRole::Green},
    {"building", TileRole::Building},
    {"buildings", TileRole::Building},
    {"boundary", TileRole::Border},
    {"boundaries", TileRole::Border},
    {"place", TileRole::Town},
    {"places", TileRole::Town},
    {"place_labels", TileRole::Town},
    {"poi", TileRole::Spot},
    {"pois", TileRole::Spot},
    {"housenumber", TileRole::House},
    {"addresses", TileRole::House},
}};

using NamedClass = std::pair<std::string_view, RoadClass>;

constexpr std::array<NamedClass, 31> kTileRoads = {{
    {"motorway", RoadClass::Motorway},
    {"motorway_link", RoadClass::Motorway},
    {"highway", RoadClass::Motorway},
    {"trunk", RoadClass::Trunk},
    {"trunk_link", RoadClass::Trunk},
    {"primary", RoadClass::Primary},
    {"primary_link", RoadClass::Primary},
    {"major_road", RoadClass::Primary},
    {"main", RoadClass::Primary},
    {"secondary", RoadClass::Secondary},
    {"secondary_link", RoadClass::Secondary},
    {"medium_road", RoadClass::Secondary},
    {"tertiary", RoadClass::Tertiary},
    {"tertiary_link", RoadClass::Tertiary},
    {"minor", RoadClass::Residential},
    {"minor_road", RoadClass::Residential},
    {"street", RoadClass::Residential},
    {"street_limited", RoadClass::Residential},
    {"residential", RoadClass::Residential},
    {"unclassified", RoadClass::Residential},
    {"living_street", RoadClass::Residential},
    {"service", RoadClass::Service},
    {"track", RoadClass::Track},
    {"path", RoadClass::Path},
    {"pedestrian", RoadClass::Path},
    {"footway", RoadClass::Path},
    {"cycleway", RoadClass::Path},
    {"steps", RoadClass::Path},
    {"bridleway", RoadClass::Path},
    {"busway", RoadClass::Service},
    {"raceway", RoadClass::Track},
}};

constexpr std::array<std::string_view, 7> kRails = {
    "rail", "major_rail", "minor_rail", "transit", "light_rail", "subway", "tram"};
constexpr std::array<std::string_view, 14> kGreens = {
    "park",          "wood",           "forest",        "grass",
    "cemetery",      "nature_reserve", "recreation",    "recreation_ground",
    "golf_course",   "garden",         "national_park", "meadow",
    "village_green", "pitch"};

template <class Words>
bool isIn(const Words& words, std::string_view word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

// The word that says what a feature is: each maker has its own key for it.
std::string_view kindOf(const TileFeature& feature)
{
    for (const std::string_view key : {"class", "kind", "type", "subclass"}) {
        const std::string_view word = feature.tag(key);
        if (!word.empty())
            return word;
    }
    return {};
}

std::string nameOf(const TileFeature& feature)
{
    for (const std::string_view key : {"name:en", "name_en", "name"}) {
        const std::string_view name = feature.tag(key);
        if (!name.empty())
            return std::string(name);
    }
    return {};
}

class TileCut final
{
public:
    TileCut(CutMaker& maker, const TileSpot& spot, const TileWish& wish)
        : m_maker(maker), m_box(worldBoxOf(spot)), m_wish(wish)
    {}

    void add(const TileLayer& layer)
    {
        const auto role = std::find_if(kRoles.begin(), kRoles.end(), [&](const NamedRole& one) {
            return one.first == layer.name;
        });
        if (role == kRoles.end())
            return;
        m_unit = (m_box.right - m_box.left) / layer.extent;
        for (const TileFeature& feature : layer.features)
            add(role->second, feature);
    }

private:
    WorldLine worldLine(const TileLine& line) const
    {
        WorldLine made;
        made.reserve(line.size());
        for (const TilePoint at : line)
            made.push_back({m_box.left + at.x * m_unit, m_box.top + at.y * m_unit});
        return made;
    }

    void add(TileRole role, const TileFeature& feature)
    {
        switch (role) {
        case TileRole::Road:
        case TileRole::RoadName:
            if (feature.shape == TileShape::Line)
                addRoad(feature);
            return;
        case TileRole::Water:
            addArea(CutAreaKind::Water, feature, m_wish.areas);
            return;
        case TileRole::Green:
            addArea(CutAreaKind::Park, feature, m_wish.areas && isIn(kGreens, kindOf(feature)));
            return;
        case TileRole::Building:
            addArea(CutAreaKind::Building, feature, m_wish.buildings);
            return;
        case TileRole::Stream:
            addLines(CutLineKind::Stream, feature, m_wish.areas);
            return;
        case TileRole::Border:
            // Towns and counties; states and countries have been seen before.
            addLines(CutLineKind::TownLine, feature,
                     m_wish.borders && feature.tag("admin_level").size() <= 1 &&
                         feature.tag("admin_level") >= "6");
            return;
        case TileRole::Town:
            addName(CutNameKind::Town, nameOf(feature), feature, m_wish.borders);
            return;
        case TileRole::Spot:
            addName(CutNameKind::Place, nameOf(feature), feature, m_wish.places);
            return;
        case TileRole::House:
            addHouse(feature);
            return;
        }
    }

    void addRoad(const TileFeature& feature)
    {
        const std::string_view word = kindOf(feature);
        if (isIn(kRails, word)) {
            addLines(CutLineKind::Rail, feature, m_wish.roads);
            return;
        }
        const auto known =
            std::find_if(kTileRoads.begin(), kTileRoads.end(),
                         [word](const NamedClass& one) { return one.first == word; });
        if (!m_wish.roads || known == kTileRoads.end())
            return;
        CutRoad road;
        road.roadClass = known->second;
        road.name = nameOf(feature);
        road.ref = std::string(feature.tag("ref"));
        road.isRamp = word.ends_with("_link") || feature.tag("ramp") == "1";
        const std::string_view oneway = feature.tag("oneway");
        if (oneway == "1" || oneway == "true" || oneway == "yes")
            road.oneway = RoadOneway::Forward;
        else if (oneway == "-1")
            road.oneway = RoadOneway::Backward;
        for (const TileLine& line : feature.lines)
            m_maker.road(road, worldLine(line));
    }

    void addArea(CutAreaKind kind, const TileFeature& feature, bool isWanted)
    {
        if (!isWanted || feature.shape != TileShape::Area)
            return;
        // Tiles reach over their edge; only what is inside is this tile's, or a neighbor would
        // paint it twice.
        std::vector<WorldLine> rings;
        for (const TileLine& line : feature.lines)
            rings.push_back(worldLine(line));
        m_maker.area(kind, rings);
    }

    void addLines(CutLineKind kind, const TileFeature& feature, bool isWanted)
    {
        if (!isWanted || feature.shape == TileShape::Point)
            return;
        for (const TileLine& line : feature.lines)
            m_maker.line(kind, worldLine(line));
    }

    void addName(CutNameKind kind, std::string text, const TileFeature& feature, bool isWanted)
    {
        if (!isWanted || feature.shape != TileShape::Point)
            return;
        for (const TilePoint at : feature.lines.front()) {
            const WorldPixel world = worldLine({at}).front();
            if (m_box.holds(world))
                m_maker.name({kind, text, world, PlaceKind::Landmark, 0});
        }
    }

    void addHouse(const TileFeature& feature)
    {
        std::string number(feature.tag("housenumber"));
        if (number.empty())
            number = std::string(feature.tag("addr_housenumber"));
        addName(CutNameKind::House, std::move(number), feature,
                m_wish.houses && m_maker.zoom() >= kHouseNumberZoom);
    }

    CutMaker& m_maker;
    WorldBox m_box;
    const TileWish& m_wish;
    double m_unit = 0;
};

} // namespace

WorldBox worldBoxOf(const TileSpot& tile)
{
    const double side = kTilePx / std::exp2(tile.zoom);
    const auto x = static_cast<double>(tile.x);
    const auto y = static_cast<double>(tile.y);
    return {x * side, y * side, (x + 1) * side, (y + 1) * side};
}

std::vector<TileSpot> tilesIn(const WorldBox& box, int zoom, std::size_t most)
{
    const double side = kTilePx / std::exp2(zoom);
    const auto last = static_cast<std::int64_t>(std::exp2(zoom)) - 1;
    const auto at = [side, last](double world) {
        return std::clamp(static_cast<std::int64_t>(std::floor(world / side)), std::int64_t{0},
                          last);
    };
    std::vector<TileSpot> tiles;
    const std::int64_t left = at(box.left);
    const std::int64_t right = at(box.right);
    const std::int64_t top = at(box.top);
    const std::int64_t bottom = at(box.bottom);
    if (static_cast<double>(right - left + 1) * static_cast<double>(bottom - top + 1) >
        static_cast<double>(most))
        return tiles;
    for (std::int64_t y = top; y <= bottom; ++y) {
        for (std::int64_t x = left; x <= right; ++x)
            tiles.push_back({zoom, x, y});
    }
    return tiles;
}

void addTile(CutMaker& maker, const VectorTile& tile, const TileSpot& spot, const TileWish& wish)
{
    TileCut cut(maker, spot, wish);
    for (const TileLayer& layer : tile.layers)
        cut.add(layer);
}

} // namespace haven
