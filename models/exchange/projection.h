#pragma once

#include "models/geo/coordinate.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>

// The coordinate systems map files come in, brought to WGS 84. NAD 83 is taken as WGS 84: in New
// England they differ by about a meter, less than the width of a lane.
namespace haven {

struct DegreesSystem {};
struct WebMercatorSystem {};

// Lambert's conformal conic with two standard parallels (Snyder, Map Projections, USGS 1395, p.
// 107).
struct LambertSystem {
    double parallel1Deg = 0;
    double parallel2Deg = 0;
    double originLatDeg = 0;
    double originLonDeg = 0;
    double falseEastM = 0;
    double falseNorthM = 0;
    double unitM = 1; // meters a unit of the file
};

using Projection = std::variant<DegreesSystem, WebMercatorSystem, LambertSystem>;

// Connecticut state plane: EPSG:2234 in US survey feet, EPSG:26956 in meters.
enum class StatePlaneUnit { Feet, Meters };
LambertSystem connecticutStatePlane(StatePlaneUnit unit);

// Empty where the point is not on Earth.
std::optional<Coordinate> toWgs84(const Projection& projection, double x, double y);

// From the text of a .prj file (WKT). Empty where the system is none of those above.
std::optional<Projection> projectionFromWkt(std::string_view wkt);
// "EPSG:2234" and the like, as on the command line. Empty for others.
std::optional<Projection> projectionFromName(std::string_view name);

} // namespace haven
