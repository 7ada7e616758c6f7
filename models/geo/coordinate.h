#pragma once

#include "models/base/result.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace haven {

// A point on Earth (WGS 84) in whole 1e-7 degrees, about a centimeter: what GPS receivers and
// OpenStreetMap use, and no floating point ever reaches the disk.
struct Coordinate {
    std::int32_t latE7 = 0; // -900,000,000 … 900,000,000, north positive
    std::int32_t lonE7 = 0; // -1,800,000,000 … 1,800,000,000, east positive
    auto operator<=>(const Coordinate&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("lat_e7", &Coordinate::latE7);
        f("lon_e7", &Coordinate::lonE7);
    }
};

double latitudeDegrees(Coordinate at);
double longitudeDegrees(Coordinate at);
// Empty when the point is not on Earth (|lat| > 90, |lon| > 180, not a number).
std::optional<Coordinate> coordinateFromDegrees(double latitude, double longitude);

// "41.2890000,-72.5130000": plain decimal degrees, latitude first; blanks around the comma and a
// leading + are accepted, exponents and other signs are not. Digits beyond 1e-7 are rounded.
// Refused: CoordinateMalformed (not of that form), CoordinateOutOfRange.
Result<Coordinate> parseCoordinate(std::string_view text);
// The form parseCoordinate() reads, always with seven decimals.
std::string coordinateText(Coordinate at);

// Great-circle distance (haversine, mean Earth radius 6,371,008.8 m): within 0.6 % of the
// ellipsoid, and by far close enough to say which unit is nearer.
double distanceMeters(Coordinate a, Coordinate b);
// The point so many meters east and north; for short ways, up to some tens of kilometers.
Coordinate movedBy(Coordinate at, double eastM, double northM);

// Web Mercator (EPSG:3857) as pixels of the whole world: x grows east, y grows south, the world is
// kTilePx * 2^zoom wide. Latitudes beyond ±85.0511288° are drawn at that edge.
inline constexpr double kTilePx = 256.0;
struct WorldPixel {
    double x = 0;
    double y = 0;
};
double worldSizePx(double zoom);
WorldPixel worldPixel(Coordinate at, double zoom);
Coordinate coordinateAt(WorldPixel pixel, double zoom);
// How many meters of ground one pixel covers at this latitude: for the scale bar.
double metersPerPixel(double latitude, double zoom);

// A box of latitudes and longitudes, edges included; never crosses the date line.
struct Bounds {
    Coordinate southWest;
    Coordinate northEast;
    bool operator==(const Bounds&) const = default;
    bool contains(Coordinate at) const
    {
        return at.latE7 >= southWest.latE7 && at.latE7 <= northEast.latE7 &&
               at.lonE7 >= southWest.lonE7 && at.lonE7 <= northEast.lonE7;
    }
    bool intersects(const Bounds& other) const
    {
        return southWest.latE7 <= other.northEast.latE7 &&
               other.southWest.latE7 <= northEast.latE7 &&
               southWest.lonE7 <= other.northEast.lonE7 && other.southWest.lonE7 <= northEast.lonE7;
    }
};
// Empty for no points.
std::optional<Bounds> boundsOf(const std::vector<Coordinate>& points);
std::optional<Bounds> united(const std::optional<Bounds>& a, const std::optional<Bounds>& b);
Bounds grownBy(const Bounds& bounds, double meters);
Coordinate centerOf(const Bounds& bounds);

} // namespace haven
