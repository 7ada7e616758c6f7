#pragma once

#include "models/dispatch/state.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace haven {

// Where nobody gets through. The stretch of road nearest to the point is meant, whatever map is in
// use, so that a new import keeps what a dispatcher closed.
struct RoadClosure {
    Coordinate at;
    std::string words; // "Main St & Oak Ave"
    bool operator==(const RoadClosure&) const = default;
};

// Kept as one setting: "41.2890000,-72.5130000 Main St & Oak Ave", one a line.
inline constexpr const char* kClosedRoadsSetting = "roads.closed";
inline constexpr std::size_t kRoadClosuresMax = 100;
inline constexpr double kSameClosureM = 100; // what is said about a place this near is about it

std::vector<RoadClosure> closuresOf(const State& state);
std::vector<RoadClosure> closuresIn(std::string_view setting);
std::string closuresText(const std::vector<RoadClosure>& closures);

} // namespace haven
