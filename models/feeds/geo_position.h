#pragma once

#include "models/geo/position_fix.h"

#include <QGeoPositionInfo>

namespace haven {

// The border to Qt Positioning, both ways. What a QGeoPositionInfo cannot say (quality, sender,
// the kind of message) is lost on the way there.
QGeoPositionInfo geoPosition(const PositionFix& fix);
QGeoPositionInfo geoPosition(const UnitPosition& position);
// Empty for a position that is not valid.
std::optional<PositionFix> positionFix(const QGeoPositionInfo& info);

} // namespace haven
