#pragma once

#include "models/geo/position_fix.h"

#include <QGeoPositionInfo>

namespace haven {

// The border to Qt Positioning. Empty for a position that is not valid.
std::optional<PositionFix> positionFix(const QGeoPositionInfo& info);

} // namespace haven
