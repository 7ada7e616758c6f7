#pragma once

#include "models/geo/map_cut.h"
#include "ui/theme/theme.h"

#include <array>
#include <QColor>
#include <vector>

namespace haven::ui {

// A size that grows with the zoom: between two steps in proportion, outside of them the nearest.
class ZoomSteps final
{
public:
    void add(double zoom, double value) { m_steps.emplace_back(zoom, value); }
    double at(double zoom) const;
    bool isEmpty() const { return m_steps.empty(); }

private:
    std::vector<std::pair<double, double>> m_steps; // by zoom
};

struct RoadStyle {
    double from = 0;      // zoom from which it is drawn
    double namedFrom = 0; // and named
    double casingPx = 0;  // on each side, where there is room for it
    ZoomSteps width;      // pixels
    QColor fill;
    QColor casing;
    QColor hair; // where it is too narrow for a casing
};

// What has a name on the map; the arrow of a one-way street finds its room like a name.
HAVEN_ENUM(MapNameKind, Town, Water, Beat, Place, Street, Shield, Park, House, Arrow)

struct NameStyle {
    double from = 0;
    double to = 0;
    double sizePx = 13; // design pixels
    bool isBold = false;
    bool isItalic = false;
    QColor ink;
    QColor halo; // of a shield: its ground
};

// Unknown: the ground beyond the map's edge.
HAVEN_ENUM(MapColor, Land, Unknown, UnknownLine, UnknownEdge, Water, WaterEdge, Park, Building,
           BuildingEdge, Rail, Stream, TownLine, TownBand, BeatLine, TroopLine, ShieldEdge)

// How the base map looks: widths and zooms from one file for all themes, colors from one for each.
class MapStyle final
{
public:
    // `shape` is map/style.json, `colors` map/<theme>.json. Every class of road, kind of name and
    // color must be there and nothing else may be. Errors: ThemeMalformed, which names the fault.
    static Result<MapStyle> fromJson(const QByteArray& shape, const QByteArray& colors);
    // The one that goes with a theme; a theme without one of its own gets night or day.
    static Result<MapStyle> shipped(const Theme& theme);

    const RoadStyle& road(RoadClass roadClass) const
    {
        return m_roads.at(static_cast<std::size_t>(roadClass));
    }
    const NameStyle& name(MapNameKind kind) const
    {
        return m_names.at(static_cast<std::size_t>(kind));
    }
    QColor color(MapColor color) const { return m_colors.at(static_cast<std::size_t>(color)); }

private:
    MapStyle() = default;
    Result<void> readShape(const QByteArray& json);
    Result<void> readColors(const QByteArray& json);

    std::array<RoadStyle, 9> m_roads;
    std::array<NameStyle, 9> m_names;
    std::array<QColor, 16> m_colors;
};

} // namespace haven::ui
