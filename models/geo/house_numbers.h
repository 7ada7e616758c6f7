#pragma once

#include "models/geo/layers.h"

#include <cstdint>
#include <optional>

// House numbers along one stretch of a street, both ways: number to point and point to number.
namespace haven {

enum class StreetSide { Left, Right };

std::optional<NumberRange> numbersOn(const StreetSegment& segment, StreetSide side);
// The side whose range holds the number with its parity; empty if neither does.
std::optional<StreetSide> sideOfNumber(const StreetSegment& segment, std::int32_t number);
// Straight interpolation, the first and last house a little inside the block, a house's width
// beside the street. Precondition: that side has numbers and the line has a point.
Coordinate pointOfNumber(const StreetSegment& segment, StreetSide side, std::int32_t number);
// The number a house here would have, from the side the point lies on (else the other side);
// empty without numbers. `near` is nearestOn() of the segment's line.
std::optional<std::int32_t> numberNear(const StreetSegment& segment, const NearestOnLine& near,
                                       Coordinate at);

} // namespace haven
