#include "ui/map/name_seeds.h"

#include "models/items/qt_text.h"

#include <cmath>

namespace haven::ui {

namespace {

constexpr int kTownRank = 0;
constexpr int kWaterRank = 10;
constexpr int kBeatRank = 15;
constexpr int kShieldRank = 20;
constexpr int kParkRank = 37;
constexpr int kArrowRank = 65;
constexpr int kHouseRank = 70;
constexpr double kArrowEveryPx = 120; // of the road, counted from its beginning
constexpr double kArrowRoadPx = 4.5;  // narrower roads have no room for one
constexpr double kArrowSpanPx = 14;   // of straight road
constexpr qsizetype kTextMax = 60;

int roadRank(RoadClass roadClass)
{
    switch (roadClass) {
    case RoadClass::Motorway:
        return 23;
    case RoadClass::Trunk:
        return 24;
    case RoadClass::Primary:
        return 26;
    case RoadClass::Secondary:
        return 30;
    case RoadClass::Tertiary:
        return 34;
    case RoadClass::Residential:
        return 40;
    case RoadClass::Service:
    case RoadClass::Track:
        return 50;
    case RoadClass::Path:
        return 55;
    }
    return 55;
}

// The enumerators of PlaceKind stand in the order of what a dispatcher looks for.
int placeRank(PlaceKind kind)
{
    if (kind <= PlaceKind::Hospital)
        return 21;
    return kind <= PlaceKind::Transit ? 32 : 45;
}

MapNameKind nameKindOf(CutNameKind kind)
{
    switch (kind) {
    case CutNameKind::Town:
        return MapNameKind::Town;
    case CutNameKind::Water:
        return MapNameKind::Water;
    case CutNameKind::Beat:
        return MapNameKind::Beat;
    case CutNameKind::Place:
        return MapNameKind::Place;
    case CutNameKind::Park:
        return MapNameKind::Park;
    case CutNameKind::House:
        return MapNameKind::House;
    }
    return MapNameKind::Place;
}

int nameRank(const CutName& name)
{
    switch (name.kind) {
    case CutNameKind::Town:
        return kTownRank;
    case CutNameKind::Water:
        return kWaterRank;
    case CutNameKind::Beat:
        return kBeatRank;
    case CutNameKind::Place:
        return placeRank(name.placeKind);
    case CutNameKind::Park:
        return kParkRank;
    case CutNameKind::House:
        return kHouseRank;
    }
    return kHouseRank;
}

bool isShown(const NameStyle& style, double zoom)
{
    return zoom >= style.from && zoom <= style.to;
}

void addRoadSeeds(NameSeeds& seeds, const CutRoad& road, const MapStyle& style, const TileKey& key)
{
    const double zoom = key.zoom();
    const bool isNamed =
        !road.name.empty() && !road.isRamp && zoom >= style.road(road.roadClass).namedFrom;
    const bool hasShield = !road.ref.empty() && !road.isRamp &&
                           road.roadClass <= RoadClass::Secondary &&
                           isShown(style.name(MapNameKind::Shield), zoom);
    if (!isNamed && !hasShield)
        return;
    for (LinePiece& piece : clippedLine(road.points, key.box())) {
        NameSeed seed;
        seed.line = std::move(piece.points);
        if (hasShield) {
            seed.kind = MapNameKind::Shield;
            seed.rank = kShieldRank;
            seed.text = fromStd(road.ref.substr(0, road.ref.find(';'))).trimmed();
            seeds.push_back(seed);
        }
        if (isNamed) {
            seed.kind = MapNameKind::Street;
            seed.rank = roadRank(road.roadClass);
            seed.text = fromStd(road.name);
            seeds.push_back(std::move(seed));
        }
    }
}

void addArrows(NameSeeds& seeds, const CutRoad& road, const MapStyle& style, const TileKey& key)
{
    const bool isArrowed = road.oneway != RoadOneway::No && road.points.size() > 1 &&
                           isShown(style.name(MapNameKind::Arrow), key.zoom()) &&
                           style.road(road.roadClass).width.at(key.zoom()) >= kArrowRoadPx;
    if (!isArrowed)
        return;
    const double every = kArrowEveryPx / key.scale();
    double way = road.from;
    double next = (std::floor(way / every - 0.5) + 1.5) * every;
    for (std::size_t n = 1; n < road.points.size(); ++n) {
        const WorldPixel a = road.points[n - 1];
        const WorldPixel by{road.points[n].x - a.x, road.points[n].y - a.y};
        const double span = std::hypot(by.x, by.y);
        for (; next <= way + span; next += every) {
            const double share = span > 0 ? (next - way) / span : 0;
            NameSeed seed;
            seed.kind = MapNameKind::Arrow;
            seed.rank = kArrowRank;
            seed.at = {a.x + by.x * share, a.y + by.y * share};
            const double turn = road.oneway == RoadOneway::Backward ? M_PI : 0;
            seed.degrees =
                static_cast<int>(std::lround((std::atan2(by.y, by.x) + turn) * 180 / M_PI));
            if (span * key.scale() > kArrowSpanPx && key.box().holds(seed.at))
                seeds.push_back(std::move(seed));
        }
        way += span;
    }
}

} // namespace

NameSeeds seedsOf(const MapCut& cut, const MapStyle& style, const TileKey& key)
{
    NameSeeds seeds;
    for (const CutName& name : cut.names) {
        const MapNameKind kind = nameKindOf(name.kind);
        // A coordinate has less room than a square's edge: what lies just outside is the
        // neighbor's.
        if (!isShown(style.name(kind), key.zoom()) || !key.box().holds(name.at))
            continue;
        NameSeed seed;
        seed.kind = kind;
        seed.rank = nameRank(name);
        seed.text = fromStd(name.text).left(kTextMax);
        seed.at = name.at;
        seed.extent = name.extent;
        seed.placeKind = name.placeKind;
        seeds.push_back(std::move(seed));
    }
    for (const CutRoad& road : cut.roads) {
        addRoadSeeds(seeds, road, style, key);
        addArrows(seeds, road, style, key);
    }
    return seeds;
}

} // namespace haven::ui
