#include "models/geo/house_numbers.h"

#include "models/base/contracts.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace haven {

namespace {

constexpr double kBesideStreetM = 12.0; // where a front door stands, from the middle of the road
constexpr double kCornerShare = 0.08;   // no house stands in the crossing

} // namespace

std::optional<NumberRange> numbersOn(const StreetSegment& segment, StreetSide side)
{
    return side == StreetSide::Left ? segment.leftNumbers : segment.rightNumbers;
}

std::optional<StreetSide> sideOfNumber(const StreetSegment& segment, std::int32_t number)
{
    for (const StreetSide side : {StreetSide::Left, StreetSide::Right}) {
        const auto range = numbersOn(segment, side);
        if (!range || (number - range->from) % 2 != 0)
            continue;
        if (number >= std::min(range->from, range->to) &&
            number <= std::max(range->from, range->to))
            return side;
    }
    return std::nullopt;
}

Coordinate pointOfNumber(const StreetSegment& segment, StreetSide side, std::int32_t number)
{
    const auto range = numbersOn(segment, side);
    HAVEN_ASSERT(range.has_value());
    const double width = static_cast<double>(range->to) - range->from;
    const double share = width == 0 ? 0.5 : (static_cast<double>(number) - range->from) / width;
    return pointAlong(segment.line, kCornerShare + (1 - 2 * kCornerShare) * share,
                      side == StreetSide::Left ? -kBesideStreetM : kBesideStreetM);
}

std::optional<std::int32_t> numberNear(const StreetSegment& segment, const NearestOnLine& near,
                                       Coordinate at)
{
    const Coordinate a = segment.line.points[near.segment];
    const Coordinate b =
        segment.line.points[std::min(near.segment + 1, segment.line.points.size() - 1)];
    const double turn =
        (static_cast<double>(b.lonE7) - a.lonE7) * (static_cast<double>(at.latE7) - a.latE7) -
        (static_cast<double>(b.latE7) - a.latE7) * (static_cast<double>(at.lonE7) - a.lonE7);
    auto range = turn > 0 ? segment.leftNumbers : segment.rightNumbers;
    if (!range)
        range = turn > 0 ? segment.rightNumbers : segment.leftNumbers;
    if (!range)
        return std::nullopt;
    const double share = std::clamp((near.share - kCornerShare) / (1 - 2 * kCornerShare), 0.0, 1.0);
    const auto houses = static_cast<std::int32_t>(
        std::lround(share * std::abs(static_cast<double>(range->to) - range->from) / 2.0));
    return range->from + houses * (range->to < range->from ? -2 : 2);
}

} // namespace haven
