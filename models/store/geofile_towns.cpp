#include "models/geo/beats.h"
#include "models/store/geo_blob.h"
#include "models/store/geofile_writer.h"

#include <algorithm>
#include <array>
#include <map>

namespace haven {

namespace {

constexpr double kNearTownM = 1000.0;    // how far beyond its line a town's file may reach
constexpr std::int64_t kWholeShare = 95; // in a hundred features

struct TownAreas {
    std::vector<std::string> names;
    std::vector<MultiPolygon> areas;
};

// A feature without a town of its own.
struct Homeless {
    std::int64_t id = 0;
    std::int64_t layer = 0;
    Coordinate at;
    std::optional<std::size_t> town; // in TownAreas
};

struct TownTable {
    const char* select; // id, layer, and either a point or the points of a line
    const char* update;
    bool isLine;
};

constexpr std::array<TownTable, 3> kTownTables = {{
    {"SELECT id, layer, points FROM road WHERE is_town_given = 0 ORDER BY id",
     "UPDATE road SET town = ? WHERE id = ? AND town <> ?1", true},
    {"SELECT id, layer, lat_e7, lon_e7 FROM address WHERE is_town_given = 0 ORDER BY id",
     "UPDATE address SET town = ? WHERE id = ? AND town <> ?1", false},
    {"SELECT id, layer, lat_e7, lon_e7 FROM place WHERE is_town_given = 0 ORDER BY id",
     "UPDATE place SET town = ? WHERE id = ? AND town <> ?1", false},
}};

Result<TownAreas> townAreas(Database& database)
{
    TownAreas towns;
    Statement rows(database, "SELECT area.name, shape FROM area JOIN layer ON layer.id = area.layer"
                             " WHERE layer.kind = 'Towns' ORDER BY layer.name, area.id");
    for (;;) {
        const auto step = rows.step();
        if (!step)
            return step.refusal();
        if (*step == Step::Done)
            return towns;
        auto area = areaFromBlob(rows.bytes(1));
        if (!area)
            continue;
        towns.names.emplace_back(rows.text(0));
        towns.areas.push_back(*std::move(area));
    }
}

Result<std::vector<Homeless>> homeless(Database& database, const TownTable& table)
{
    std::vector<Homeless> list;
    Statement rows(database, table.select);
    for (;;) {
        const auto step = rows.step();
        if (!step)
            return step.refusal();
        if (*step == Step::Done)
            return list;
        Homeless one;
        one.id = rows.number(0);
        one.layer = rows.number(1);
        if (table.isLine) {
            const auto points = pointsFromBlob(rows.bytes(2));
            if (!points || points->empty())
                continue;
            one.at = (*points)[points->size() / 2];
        } else {
            one.at = Coordinate{static_cast<std::int32_t>(rows.number(2)),
                                static_cast<std::int32_t>(rows.number(3))};
        }
        list.push_back(one);
    }
}

double metersTo(const MultiPolygon& area, Coordinate at)
{
    double nearestM = 1e9;
    const Bounds around = grownBy(Bounds{at, at}, kNearTownM);
    for (const Polygon& polygon : area.polygons) {
        const auto bounds = boundsOf(polygon);
        if (!bounds || !bounds->intersects(around))
            continue;
        if (const auto near = nearestOn(Polyline{polygon.outer}, at))
            nearestM = std::min(nearestM, near->distanceM);
    }
    return nearestM;
}

// The town nearly all features of a layer lie in, by layer.
std::map<std::int64_t, std::size_t> townsOfLayers(const std::vector<Homeless>& list)
{
    std::map<std::int64_t, std::map<std::size_t, std::int64_t>> counts;
    std::map<std::int64_t, std::int64_t> totals;
    for (const Homeless& one : list) {
        ++totals[one.layer];
        if (one.town)
            ++counts[one.layer][*one.town];
    }
    std::map<std::int64_t, std::size_t> towns;
    for (const auto& [layer, ofLayer] : counts) {
        for (const auto& [town, count] : ofLayer) {
            if (count * 100 >= totals[layer] * kWholeShare)
                towns[layer] = town;
        }
    }
    return towns;
}

Result<void> assignTable(Database& database, const TownTable& table, const TownAreas& towns,
                         const AreaIndex& index)
{
    auto list = homeless(database, table);
    if (!list)
        return list.refusal();
    for (Homeless& one : *list)
        one.town = index.areaAt(one.at);
    const auto ofLayers = townsOfLayers(*list);
    for (Homeless& one : *list) {
        const auto whole = ofLayers.find(one.layer);
        if (whole != ofLayers.end() && one.town != whole->second &&
            metersTo(towns.areas[whole->second], one.at) <= kNearTownM)
            one.town = whole->second;
        Statement update(database, table.update);
        update.bind(one.town ? std::string_view(towns.names[*one.town]) : std::string_view());
        if (auto ok = update.bind(one.id).run(); !ok)
            return ok;
    }
    return {};
}

} // namespace

Result<void> assignTowns(Database& database)
{
    const auto towns = townAreas(database);
    if (!towns)
        return towns.refusal();
    const AreaIndex index(towns->areas);
    for (const TownTable& table : kTownTables) {
        if (auto ok = assignTable(database, table, *towns, index); !ok)
            return ok;
    }
    return {};
}

} // namespace haven
