#include "models/geo/state_roads.h"

#include <algorithm>

namespace haven {

namespace {

constexpr Coordinate kGridCorner{410'000'000, -737'000'000};
constexpr double kGridStepM = 215;
constexpr double kGridBendM = 60;

RoadClass classOfLine(std::size_t line)
{
    if (line % 64 == 32)
        return RoadClass::Motorway;
    if (line % 16 == 8)
        return RoadClass::Primary;
    return line % 4 == 0 ? RoadClass::Secondary : RoadClass::Residential;
}

class StateMaker final
{
public:
    explicit StateMaker(const RoadPlan& plan) : m_plan(plan), m_chance(plan.seed)
    {
        for (std::size_t row = 0; row < plan.rows; ++row) {
            for (std::size_t column = 0; column < plan.columns; ++column) {
                const double east = static_cast<double>(column) * kGridStepM + bend();
                const double north = static_cast<double>(row) * kGridStepM + bend();
                m_crossings.push_back(movedBy(kGridCorner, east, north));
            }
        }
    }

    std::vector<Road> roads()
    {
        for (std::size_t row = 0; row < m_plan.rows; ++row)
            addLine(row, row * m_plan.columns, 1, m_plan.columns);
        for (std::size_t column = 0; column < m_plan.columns; ++column)
            addLine(column, column, m_plan.columns, m_plan.rows);
        return std::move(m_roads);
    }

private:
    double bend() { return (m_chance.share() - 0.5) * 2 * kGridBendM; }

    void addLine(std::size_t line, std::size_t first, std::size_t step, std::size_t count)
    {
        const RoadClass roadClass = classOfLine(line);
        // Highways are never cut; of the rest a third of the stretches is missing.
        const std::uint64_t keptOfTen = roadClass == RoadClass::Residential ? 6 : 9;
        bool isOpen = false; // a road goes on
        for (std::size_t i = 0; i + 1 < count; ++i) {
            const bool isKept = roadClass == RoadClass::Motorway || m_chance.below(10) < keptOfTen;
            if (!isKept) {
                isOpen = false;
                continue;
            }
            if (!isOpen || m_plan.roads == RoadPlan::Roads::OneAStretch || m_chance.below(12) == 0)
                begin(roadClass, first + i * step);
            isOpen = true;
            extend(first + i * step, first + (i + 1) * step);
        }
    }

    void begin(RoadClass roadClass, std::size_t crossing)
    {
        Road road;
        road.id = static_cast<std::int64_t>(m_roads.size()) + 1;
        road.name = "Road " + std::to_string(road.id);
        road.roadClass = roadClass;
        if (roadClass != RoadClass::Motorway && m_chance.below(16) == 0)
            road.oneway = m_chance.below(2) == 0 ? RoadOneway::Forward : RoadOneway::Backward;
        if (m_chance.below(8) == 0)
            road.speedMaxKmh = 40 + 10 * static_cast<int>(m_chance.below(5));
        add(road, m_crossings[crossing]);
        m_roads.push_back(std::move(road));
    }

    static void add(Road& road, Coordinate point)
    {
        road.points.push_back(point);
        road.nodes.push_back(nodeIdAt(point));
    }

    void extend(std::size_t from, std::size_t to)
    {
        const Coordinate a = m_crossings[from];
        const Coordinate b = m_crossings[to];
        const Coordinate middle{a.latE7 + (b.latE7 - a.latE7) / 2,
                                a.lonE7 + (b.lonE7 - a.lonE7) / 2};
        add(m_roads.back(), movedBy(middle, bend() / 4, bend() / 4));
        add(m_roads.back(), b);
    }

    const RoadPlan m_plan;
    RoadChance m_chance;
    std::vector<Coordinate> m_crossings;
    std::vector<Road> m_roads;
};

} // namespace

std::vector<Road> madeRoads(const RoadPlan& plan)
{
    return StateMaker(plan).roads();
}

std::vector<Road> madeState(std::uint64_t seed)
{
    return madeRoads({seed, kStateColumns, kStateRows, RoadPlan::Roads::Long});
}

Bounds stateGround(const RoadPlan& plan)
{
    return Bounds{movedBy(kGridCorner, -kGridStepM, -kGridStepM),
                  movedBy(kGridCorner, static_cast<double>(plan.columns) * kGridStepM,
                          static_cast<double>(plan.rows) * kGridStepM)};
}

Coordinate madeCenter(const RoadPlan& plan)
{
    return movedBy(kGridCorner, static_cast<double>(plan.columns) * kGridStepM / 2,
                   static_cast<double>(plan.rows) * kGridStepM / 2);
}

std::uint64_t RoadChance::next()
{
    m_state += 0x9E3779B97F4A7C15U;
    std::uint64_t mixed = m_state;
    mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
    return mixed ^ (mixed >> 31U);
}

Coordinate RoadChance::pointIn(const RoadPlan& plan)
{
    const double east = share() * static_cast<double>(plan.columns - 1) * kGridStepM;
    const double north = share() * static_cast<double>(plan.rows - 1) * kGridStepM;
    return movedBy(kGridCorner, east, north);
}

} // namespace haven
