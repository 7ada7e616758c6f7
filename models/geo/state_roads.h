#pragma once

#include "models/geo/road.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace haven {

// A made-up network on a bent grid of crossings about 215 m apart: highways, main roads and side
// streets, a third of the stretches missing, one in sixteen one-way. The same numbers give the same
// roads.
struct RoadPlan {
    std::uint64_t seed = 1;
    std::size_t columns = 60;
    std::size_t rows = 60;
    enum class Roads { Long, OneAStretch } roads = Roads::Long; // a road a street, or a stretch
};
std::vector<Road> madeRoads(const RoadPlan& plan);

// As many crossings as a small state has: about 300,000 on 140 by 110 km.
inline constexpr std::size_t kStateColumns = 651;
inline constexpr std::size_t kStateRows = 512;
std::vector<Road> madeState(std::uint64_t seed);
// Everything madeRoads() makes lies in it.
Bounds stateGround(const RoadPlan& plan);
// The middle of what madeRoads() makes for these counts, and its spread.
Coordinate madeCenter(const RoadPlan& plan);

// Anywhere in it.
class RoadChance final
{
public:
    explicit RoadChance(std::uint64_t seed) : m_state(seed * 2 + 1) {}
    std::uint64_t next(); // splitmix64
    std::uint64_t below(std::uint64_t count) { return next() % count; }
    double share() { return static_cast<double>(next() >> 11U) * 0x1.0p-53; }
    Coordinate pointIn(const RoadPlan& plan);

private:
    std::uint64_t m_state;
};

} // namespace haven
