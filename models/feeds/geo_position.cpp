#include "models/feeds/geo_position.h"

#include <cmath>
#include <QDateTime>
#include <QTimeZone>

namespace haven {

namespace {

std::optional<std::int32_t> attributeOf(const QGeoPositionInfo& info,
                                        QGeoPositionInfo::Attribute attribute, double scale)
{
    constexpr double kMost = 2'000'000'000.0;
    if (!info.hasAttribute(attribute))
        return std::nullopt;
    const double value = info.attribute(attribute) * scale;
    if (!(std::fabs(value) <= kMost))
        return std::nullopt;
    return static_cast<std::int32_t>(std::lround(value));
}

} // namespace

std::optional<PositionFix> positionFix(const QGeoPositionInfo& info)
{
    const QGeoCoordinate& place = info.coordinate();
    const auto at = coordinateFromDegrees(place.latitude(), place.longitude());
    if (!place.isValid() || !at)
        return std::nullopt;
    PositionFix fix;
    fix.kind = "own";
    fix.at = *at;
    fix.mode = place.type() == QGeoCoordinate::Coordinate3D ? FixMode::ThreeD : FixMode::TwoD;
    if (info.timestamp().isValid())
        fix.time = Instant{info.timestamp().toMSecsSinceEpoch()};
    if (place.type() == QGeoCoordinate::Coordinate3D && std::fabs(place.altitude()) < 1e6)
        fix.altitudeCm = static_cast<std::int32_t>(std::lround(place.altitude() * 100));
    fix.speedMmS = attributeOf(info, QGeoPositionInfo::GroundSpeed, 1000.0);
    const auto course = attributeOf(info, QGeoPositionInfo::Direction, 100.0);
    if (course && *course >= 0 && *course <= 36'000)
        fix.courseCdeg = *course % 36'000;
    return fix;
}

} // namespace haven
