#pragma once

#include "models/dispatch/state.h"

#include <QString>
#include <vector>

namespace haven::ui {

// A unit and how far it is in a straight line; the road may be longer.
struct NearUnit {
    UnitId unit;
    double distanceM = 0;
};

// Units on duty whose place is known, nearest first. Those without a place are never guessed.
std::vector<NearUnit> nearestUnits(const State& state, Coordinate at, std::size_t limit);

// "120 m", "1.4 km".
QString distanceWords(double meters);

} // namespace haven::ui
