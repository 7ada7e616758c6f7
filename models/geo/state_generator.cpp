#include "models/geo/state_generator.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace haven {

namespace {

constexpr std::size_t kBeatsATownSide = 2;
constexpr std::int32_t kNumbersABlock = 20;
constexpr std::int32_t kBlocksANumbering = 60; // then the street begins again at 1
constexpr std::int32_t kMileTenthsAPost = 5;
constexpr double kMetersAMile = 1609.344;

// What nearly every town has, so that a name alone seldom says where.
constexpr std::array<const char*, 12> kCommonNames = {
    "Main St",     "Elm St",   "Maple Ave", "Church St",   "School St", "Park Ave",
    "Prospect St", "River Rd", "Mill St",   "Pleasant St", "High St",   "Center St"};
constexpr std::array<const char*, 24> kNameStarts = {
    "Al",  "Bram", "Cor", "Dun",   "El",  "Fal",   "Gar",  "Hol",  "Is",   "Ken", "Lar", "Mor",
    "Nor", "Quin", "Ros", "Thorn", "Bar", "Chest", "Dray", "Farn", "Hart", "Lin", "Pem", "Win"};
constexpr std::array<const char*, 16> kNameMiddles = {"an", "be",  "der", "en", "fi", "ga",
                                                      "il", "ker", "lo",  "mi", "no", "or",
                                                      "ra", "sto", "ti",  "wen"};
constexpr std::array<const char*, 20> kNameEnds = {
    "bury", "croft", "dale",  "field", "ford", "gate", "ham",   "hurst", "ley",  "mere",
    "more", "ridge", "stead", "ton",   "well", "wick", "brook", "combe", "shaw", "worth"};
constexpr std::array<const char*, 8> kNameKinds = {"St", "Rd", "Ave", "Ln",
                                                   "Dr", "Ct", "Ter", "Pl"};
constexpr std::array<const char*, 6> kShopNames = {"Corner Market",      "Harbor Pharmacy",
                                                   "Union Savings Bank", "Red Door Diner",
                                                   "Family Fuel",        "Grange Hall"};

std::uint64_t stirred(std::uint64_t value)
{
    value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9U;
    value = (value ^ (value >> 27U)) * 0x94D049BB133111EBU;
    return value ^ (value >> 31U);
}

std::string properName(std::uint64_t number)
{
    return std::string(kNameStarts[number % kNameStarts.size()]) +
           kNameMiddles[number / kNameStarts.size() % kNameMiddles.size()] +
           kNameEnds[number / (kNameStarts.size() * kNameMiddles.size()) % kNameEnds.size()];
}

std::string townName(const StatePlan& plan, std::size_t town)
{
    constexpr std::array<const char*, 4> kSides = {"", "North ", "East ", "West "};
    // Counted on, so that no two towns share a name.
    const std::uint64_t number = plan.seed * 31 + town;
    return kSides[town % 4] + properName(number / 4 * 7 + 3);
}

std::string streetName(const StatePlan& plan, std::size_t town, std::size_t street)
{
    if (street < kCommonNames.size())
        return kCommonNames[street];
    const std::uint64_t number = stirred(plan.seed * 1'000'003 + town * 4096 + street);
    return properName(number) + " " + kNameKinds[(number >> 40U) % kNameKinds.size()];
}

class StateWriter final
{
public:
    explicit StateWriter(const StatePlan& plan)
        : m_plan(plan),
          m_ground(stateGround({plan.seed, plan.columns, plan.rows, RoadPlan::Roads::OneAStretch})),
          m_stretches(townCount())
    {}

    std::size_t townCount() const { return m_plan.townColumns * m_plan.townRows; }

    std::size_t townAt(Coordinate at) const
    {
        const auto share = [](std::int64_t value, std::int64_t low, std::int64_t high,
                              std::size_t count) {
            const std::int64_t part = (value - low) * static_cast<std::int64_t>(count) /
                                      std::max<std::int64_t>(1, high - low);
            return static_cast<std::size_t>(
                std::clamp<std::int64_t>(part, 0, static_cast<std::int64_t>(count) - 1));
        };
        const std::size_t column =
            share(at.lonE7, m_ground.southWest.lonE7, m_ground.northEast.lonE7, m_plan.townColumns);
        const std::size_t row =
            share(at.latE7, m_ground.southWest.latE7, m_ground.northEast.latE7, m_plan.townRows);
        return row * m_plan.townColumns + column;
    }

    // From corner to corner of the town's square, cut into `parts` a side; part 0 is southwest.
    MultiPolygon square(std::size_t town, std::size_t parts, std::size_t part) const
    {
        const std::size_t columns = m_plan.townColumns * parts;
        const std::size_t rows = m_plan.townRows * parts;
        const std::size_t column = town % m_plan.townColumns * parts + part % parts;
        const std::size_t row = town / m_plan.townColumns * parts + part / parts;
        const Coordinate a = corner(column, columns, row, rows);
        const Coordinate b = corner(column + 1, columns, row + 1, rows);
        return MultiPolygon{{Polygon{{a, {a.latE7, b.lonE7}, b, {b.latE7, a.lonE7}, a}, {}}}};
    }

    StateStretch stretchOf(Road road)
    {
        StateStretch made;
        const std::size_t town = townAt(road.points[road.points.size() / 2]);
        made.town = townName(m_plan, town);
        if (road.roadClass == RoadClass::Motorway) {
            road.ref = "I " + std::to_string(80 + town % 12);
            road.name.clear();
            made.road = std::move(road);
            return made;
        }
        const std::size_t count = m_stretches[town]++;
        // Stretches that follow each other are one street, as many as there is room for names.
        const std::size_t all = std::max<std::size_t>(1, stretchesATown() / m_plan.streetsATown);
        const std::size_t street = count / all % m_plan.streetsATown;
        road.name = streetName(m_plan, town, street);
        if (road.roadClass == RoadClass::Primary)
            made.aliases.push_back("Route " + std::to_string(60 + town));
        const auto block = static_cast<std::int32_t>(count % all) % kBlocksANumbering;
        const std::int32_t first = block * kNumbersABlock;
        made.left = NumberRange{first + 1, first + kNumbersABlock - 1};
        made.right = NumberRange{first + 2, first + kNumbersABlock};
        made.road = std::move(road);
        return made;
    }

    std::vector<MapPlace> places() const
    {
        std::vector<MapPlace> list;
        RoadChance chance(m_plan.seed + 77);
        for (std::size_t town = 0; town < townCount(); ++town) {
            const auto bounds = boundsOf(square(town, 1, 0));
            for (std::size_t i = 0; i < m_plan.placesATown; ++i) {
                MapPlace place;
                place.town = townName(m_plan, town);
                place.kind = i == 0 ? PlaceKind::Police : PlaceKind::Shop;
                place.name = i == 0   ? place.town + " Police"
                             : i < 20 ? properName(stirred(town * 64 + i)) + " Store"
                                      : kShopNames[i % kShopNames.size()];
                place.at = between(*bounds, chance.share(), chance.share());
                list.push_back(std::move(place));
            }
        }
        return list;
    }

    std::vector<Milepost> posts() const
    {
        std::vector<Milepost> list;
        const double wideM = distanceMeters(m_ground.southWest,
                                            {m_ground.southWest.latE7, m_ground.northEast.lonE7});
        const auto count = static_cast<std::int32_t>(wideM / kMetersAMile * 10 / kMileTenthsAPost);
        for (std::int32_t i = 0; i < count; ++i) {
            Milepost post;
            post.route = "I 95";
            post.mileTenths = i * kMileTenthsAPost;
            post.at = between(m_ground, static_cast<double>(i) / count, 0.5);
            list.push_back(post);
        }
        return list;
    }

private:
    std::size_t stretchesATown() const
    {
        // Of the stretches a grid could have about two thirds are there.
        return m_plan.columns * m_plan.rows * 2 * 2 / 3 / townCount();
    }

    static Coordinate between(const Bounds& box, double east, double north)
    {
        const auto part = [](std::int32_t low, std::int32_t high, double share) {
            return low + static_cast<std::int32_t>(std::lround((high - low) * share));
        };
        return {part(box.southWest.latE7, box.northEast.latE7, north),
                part(box.southWest.lonE7, box.northEast.lonE7, east)};
    }

    Coordinate corner(std::size_t column, std::size_t columns, std::size_t row,
                      std::size_t rows) const
    {
        return between(m_ground, static_cast<double>(column) / static_cast<double>(columns),
                       static_cast<double>(row) / static_cast<double>(rows));
    }

    const StatePlan m_plan;
    const Bounds m_ground;
    std::vector<std::size_t> m_stretches; // by town, so far
};

} // namespace

StatePlan countyPlan(std::uint64_t seed)
{
    StatePlan plan;
    plan.seed = seed;
    plan.columns = 60;
    plan.rows = 60;
    plan.townColumns = 2;
    plan.townRows = 2;
    plan.streetsATown = 120;
    return plan;
}

void eachStretch(const StatePlan& plan, const std::function<bool(StateStretch)>& take)
{
    StateWriter writer(plan);
    for (Road& road :
         madeRoads({plan.seed, plan.columns, plan.rows, RoadPlan::Roads::OneAStretch})) {
        if (!take(writer.stretchOf(std::move(road))))
            return;
    }
}

MapLayers areasOf(const StatePlan& plan)
{
    const StateWriter writer(plan);
    MapLayers layers;
    for (std::size_t town = 0; town < writer.townCount(); ++town) {
        const std::string name = townName(plan, town);
        layers.towns.push_back(MapArea{name, writer.square(town, 1, 0)});
        for (std::size_t part = 0; part < kBeatsATownSide * kBeatsATownSide; ++part) {
            const std::string code = std::to_string(town + 1) + "-" + std::to_string(part + 1);
            layers.beats.push_back(BeatArea{BeatId(code), "Beat " + code + ", " + name,
                                            writer.square(town, kBeatsATownSide, part)});
        }
    }
    layers.places = writer.places();
    layers.mileposts = writer.posts();
    layers.attribution = "made-up map";
    return layers;
}

MapLayers layersOf(const StatePlan& plan)
{
    MapLayers layers = areasOf(plan);
    eachStretch(plan, [&layers](StateStretch stretch) {
        StreetSegment street;
        street.name = stretch.road.name.empty() ? stretch.road.ref : stretch.road.name;
        street.aliases = std::move(stretch.aliases);
        street.town = std::move(stretch.town);
        street.line.points = std::move(stretch.road.points);
        street.leftNumbers = stretch.left;
        street.rightNumbers = stretch.right;
        layers.streets.push_back(std::move(street));
        return true;
    });
    return layers;
}

Coordinate pointIn(const StatePlan& plan, RoadChance& chance)
{
    return chance.pointIn({plan.seed, plan.columns, plan.rows, RoadPlan::Roads::OneAStretch});
}

} // namespace haven
