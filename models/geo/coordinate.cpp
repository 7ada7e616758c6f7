#include "models/geo/coordinate.h"

#include "models/base/text.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numbers>

namespace haven {

namespace {

constexpr std::int64_t kE7 = 10'000'000;
constexpr double kEarthRadiusM = 6'371'008.8;
constexpr double kMercatorLatMax = 85.05112877980659;
constexpr double kDegree = std::numbers::pi / 180.0;
constexpr double kMetersPerDegree = kEarthRadiusM * kDegree;

std::int32_t clampedE7(double degrees, double degreesMax)
{
    return static_cast<std::int32_t>(
        std::llround(std::clamp(degrees, -degreesMax, degreesMax) * static_cast<double>(kE7)));
}

// Digits are read as integers, so that what was typed is what is stored to the last place.
std::optional<std::int64_t> parseDegreesE7(std::string_view text)
{
    constexpr std::size_t kTextMax = 32;
    const bool isNegative = text.starts_with('-');
    if (isNegative || text.starts_with('+'))
        text.remove_prefix(1);
    if (text.empty() || text.size() > kTextMax || !isDigit(text.front()))
        return std::nullopt;
    std::size_t at = 0;
    std::int64_t whole = 0;
    for (; at < text.size() && isDigit(text[at]); ++at)
        whole = std::min<std::int64_t>(whole * 10 + (text[at] - '0'), 1000);
    std::int64_t fraction = 0;
    std::size_t digits = 0;
    if (at < text.size() && text[at] == '.') {
        if (++at == text.size())
            return std::nullopt;
        for (; at < text.size() && isDigit(text[at]); ++at, ++digits) {
            if (digits < 7)
                fraction = fraction * 10 + (text[at] - '0');
            else if (digits == 7 && text[at] >= '5')
                ++fraction;
        }
    }
    if (at != text.size())
        return std::nullopt;
    for (; digits < 7; ++digits)
        fraction *= 10;
    const std::int64_t e7 = whole * kE7 + fraction;
    return isNegative ? -e7 : e7;
}

} // namespace

double latitudeDegrees(Coordinate at)
{
    return at.latE7 / static_cast<double>(kE7);
}

double longitudeDegrees(Coordinate at)
{
    return at.lonE7 / static_cast<double>(kE7);
}

std::optional<Coordinate> coordinateFromDegrees(double latitude, double longitude)
{
    if (!(std::abs(latitude) <= 90.0) || !(std::abs(longitude) <= 180.0))
        return std::nullopt;
    return Coordinate{clampedE7(latitude, 90.0), clampedE7(longitude, 180.0)};
}

Result<Coordinate> parseCoordinate(std::string_view text)
{
    const auto parts = split(text, ',');
    if (parts.size() != 2)
        return refuse(RefusalCode::CoordinateMalformed, std::string(clipped(text, 80)));
    const auto latitude = parseDegreesE7(trimmed(parts[0]));
    const auto longitude = parseDegreesE7(trimmed(parts[1]));
    if (!latitude || !longitude)
        return refuse(RefusalCode::CoordinateMalformed, std::string(clipped(text, 80)));
    if (std::abs(*latitude) > 90 * kE7 || std::abs(*longitude) > 180 * kE7)
        return refuse(RefusalCode::CoordinateOutOfRange, std::string(clipped(text, 80)));
    return Coordinate{static_cast<std::int32_t>(*latitude), static_cast<std::int32_t>(*longitude)};
}

std::string coordinateText(Coordinate at)
{
    const auto degrees = [](std::int32_t e7) {
        const std::int64_t size = std::abs(static_cast<std::int64_t>(e7));
        return fmt::format("{}{}.{:07}", e7 < 0 ? "-" : "", size / kE7, size % kE7);
    };
    return degrees(at.latE7) + "," + degrees(at.lonE7);
}

double distanceMeters(Coordinate a, Coordinate b)
{
    const double latA = latitudeDegrees(a) * kDegree;
    const double latB = latitudeDegrees(b) * kDegree;
    const double sinLat = std::sin((latB - latA) / 2);
    const double sinLon = std::sin((longitudeDegrees(b) - longitudeDegrees(a)) * kDegree / 2);
    const double h = sinLat * sinLat + std::cos(latA) * std::cos(latB) * sinLon * sinLon;
    return 2 * kEarthRadiusM * std::asin(std::min(1.0, std::sqrt(h)));
}

Coordinate movedBy(Coordinate at, double eastM, double northM)
{
    const double latitude = latitudeDegrees(at);
    const double shrink = std::max(0.01, std::cos(latitude * kDegree));
    return Coordinate{clampedE7(latitude + northM / kMetersPerDegree, 90.0),
                      clampedE7(longitudeDegrees(at) + eastM / (kMetersPerDegree * shrink), 180.0)};
}

double worldSizePx(double zoom)
{
    return kTilePx * std::exp2(zoom);
}

WorldPixel worldPixel(Coordinate at, double zoom)
{
    const double latitude = std::clamp(latitudeDegrees(at), -kMercatorLatMax, kMercatorLatMax);
    const double size = worldSizePx(zoom);
    const double sine = std::sin(latitude * kDegree);
    return WorldPixel{(longitudeDegrees(at) / 360.0 + 0.5) * size,
                      (0.5 - std::log((1 + sine) / (1 - sine)) / (4 * std::numbers::pi)) * size};
}

Coordinate coordinateAt(WorldPixel pixel, double zoom)
{
    const double size = worldSizePx(zoom);
    const double y = std::numbers::pi * (1 - 2 * pixel.y / size);
    return Coordinate{clampedE7(std::atan(std::sinh(y)) / kDegree, kMercatorLatMax),
                      clampedE7((pixel.x / size - 0.5) * 360.0, 180.0)};
}

double metersPerPixel(double latitude, double zoom)
{
    return std::cos(latitude * kDegree) * kMetersPerDegree * 360.0 / worldSizePx(zoom);
}

std::optional<Bounds> boundsOf(const std::vector<Coordinate>& points)
{
    if (points.empty())
        return std::nullopt;
    Bounds bounds{points.front(), points.front()};
    for (const Coordinate point : points) {
        bounds.southWest.latE7 = std::min(bounds.southWest.latE7, point.latE7);
        bounds.southWest.lonE7 = std::min(bounds.southWest.lonE7, point.lonE7);
        bounds.northEast.latE7 = std::max(bounds.northEast.latE7, point.latE7);
        bounds.northEast.lonE7 = std::max(bounds.northEast.lonE7, point.lonE7);
    }
    return bounds;
}

std::optional<Bounds> united(const std::optional<Bounds>& a, const std::optional<Bounds>& b)
{
    if (!a || !b)
        return a ? a : b;
    return boundsOf({a->southWest, a->northEast, b->southWest, b->northEast});
}

Bounds grownBy(const Bounds& bounds, double meters)
{
    return Bounds{movedBy(bounds.southWest, -meters, -meters),
                  movedBy(bounds.northEast, meters, meters)};
}

Coordinate centerOf(const Bounds& bounds)
{
    const auto middle = [](std::int32_t a, std::int32_t b) {
        return static_cast<std::int32_t>((static_cast<std::int64_t>(a) + b) / 2);
    };
    return Coordinate{middle(bounds.southWest.latE7, bounds.northEast.latE7),
                      middle(bounds.southWest.lonE7, bounds.northEast.lonE7)};
}

} // namespace haven
