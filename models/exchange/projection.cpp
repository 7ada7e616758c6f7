#include "models/exchange/projection.h"

#include "models/base/text.h"

#include <cmath>
#include <cstdlib>
#include <numbers>

namespace haven {

namespace {

constexpr double kRadiusM = 6'378'137.0;            // WGS 84 and GRS 80 alike
constexpr double kFlattening = 1.0 / 298.257222101; // GRS 80; WGS 84 differs in the ninth digit
constexpr double kFootM = 1200.0 / 3937.0;          // US survey foot

double radians(double degrees)
{
    return degrees * std::numbers::pi / 180.0;
}

double degrees(double radians)
{
    return radians * 180.0 / std::numbers::pi;
}

double eccentricity()
{
    return std::sqrt(2.0 * kFlattening - kFlattening * kFlattening);
}

// Snyder's m (14-15) and t (15-9).
double scaleAt(double latitude)
{
    const double e = eccentricity();
    return std::cos(latitude) / std::sqrt(1.0 - std::pow(e * std::sin(latitude), 2));
}

double isometric(double latitude)
{
    const double e = eccentricity();
    const double sine = e * std::sin(latitude);
    return std::tan(std::numbers::pi / 4 - latitude / 2) /
           std::pow((1.0 - sine) / (1.0 + sine), e / 2);
}

std::optional<Coordinate> fromLambert(const LambertSystem& system, double x, double y)
{
    const double one = radians(system.parallel1Deg);
    const double two = radians(system.parallel2Deg);
    const double n = one == two ? std::sin(one)
                                : (std::log(scaleAt(one)) - std::log(scaleAt(two))) /
                                      (std::log(isometric(one)) - std::log(isometric(two)));
    const double f = scaleAt(one) / (n * std::pow(isometric(one), n));
    const double originRho = kRadiusM * f * std::pow(isometric(radians(system.originLatDeg)), n);
    const double east = x * system.unitM - system.falseEastM;
    const double north = originRho - (y * system.unitM - system.falseNorthM);
    const double rho = std::copysign(std::hypot(east, north), n);
    const double t = std::pow(rho / (kRadiusM * f), 1.0 / n);
    double latitude = std::numbers::pi / 2 - 2 * std::atan(t);
    constexpr int kTurns = 8; // three give a millimeter
    for (int i = 0; i < kTurns; ++i) {
        const double sine = eccentricity() * std::sin(latitude);
        latitude = std::numbers::pi / 2 -
                   2 * std::atan(t * std::pow((1 - sine) / (1 + sine), eccentricity() / 2));
    }
    const double theta = std::atan2(std::copysign(east, n * east), std::copysign(north, n * north));
    return coordinateFromDegrees(degrees(latitude), system.originLonDeg + degrees(theta / n));
}

std::optional<Coordinate> fromWebMercator(double x, double y)
{
    return coordinateFromDegrees(
        degrees(2 * std::atan(std::exp(y / kRadiusM)) - std::numbers::pi / 2),
        degrees(x / kRadiusM));
}

// The number after `NAME",` in WKT.
std::optional<double> parameter(const std::string& wkt, std::string_view name)
{
    const std::string key = "PARAMETER[\"" + std::string(name) + "\",";
    const auto at = wkt.find(key);
    if (at == std::string::npos)
        return std::nullopt;
    return std::strtod(wkt.c_str() + at + key.size(), nullptr);
}

// The last unit of a projected system is the one of its coordinates; those of angles come before.
double unitMeters(const std::string& wkt)
{
    const auto at = wkt.rfind("UNIT[");
    const auto comma = at == std::string::npos ? at : wkt.find(',', at);
    return comma == std::string::npos ? 1.0 : std::strtod(wkt.c_str() + comma + 1, nullptr);
}

} // namespace

LambertSystem connecticutStatePlane(StatePlaneUnit unit)
{
    LambertSystem system;
    system.parallel1Deg = 41.0 + 12.0 / 60.0;
    system.parallel2Deg = 41.0 + 52.0 / 60.0;
    system.originLatDeg = 40.0 + 50.0 / 60.0;
    system.originLonDeg = -72.75;
    system.falseEastM = 304'800.6096;
    system.falseNorthM = 152'400.3048;
    system.unitM = unit == StatePlaneUnit::Feet ? kFootM : 1.0;
    return system;
}

std::optional<Coordinate> toWgs84(const Projection& projection, double x, double y)
{
    if (!std::isfinite(x) || !std::isfinite(y))
        return std::nullopt;
    if (std::holds_alternative<DegreesSystem>(projection))
        return coordinateFromDegrees(y, x);
    if (std::holds_alternative<WebMercatorSystem>(projection))
        return fromWebMercator(x, y);
    return fromLambert(std::get<LambertSystem>(projection), x, y);
}

std::optional<Projection> projectionFromWkt(std::string_view wkt)
{
    std::string text = toUpper(wkt);
    std::erase_if(text, [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; });
    // NAD 27 lies some 40 meters off, more than a house.
    if (text.find("1927") != std::string::npos || text.find("NAD27") != std::string::npos)
        return std::nullopt;
    if (text.find("PROJCS[") == std::string::npos) {
        const bool isDegrees = text.find("GEOGCS[") != std::string::npos;
        return isDegrees ? std::optional<Projection>(DegreesSystem{}) : std::nullopt;
    }
    if (text.find("PSEUDO-MERCATOR") != std::string::npos ||
        text.find("AUXILIARY_SPHERE") != std::string::npos ||
        text.find("WEB_MERCATOR") != std::string::npos)
        return WebMercatorSystem{};
    if (text.find("LAMBERT_CONFORMAL_CONIC") == std::string::npos)
        return std::nullopt;
    const auto one = parameter(text, "STANDARD_PARALLEL_1");
    const auto lat = parameter(text, "LATITUDE_OF_ORIGIN");
    const auto lon = parameter(text, "CENTRAL_MERIDIAN");
    const auto east = parameter(text, "FALSE_EASTING");
    const auto north = parameter(text, "FALSE_NORTHING");
    const double unit = unitMeters(text);
    if (!one || !lat || !lon || !east || !north || !(unit > 0))
        return std::nullopt;
    return LambertSystem{*one,         parameter(text, "STANDARD_PARALLEL_2").value_or(*one),
                         *lat,         *lon,
                         *east * unit, *north * unit,
                         unit};
}

std::optional<Projection> projectionFromName(std::string_view name)
{
    const std::string code = toUpper(name);
    if (code == "EPSG:4326" || code == "EPSG:4269" || code == "WGS84")
        return DegreesSystem{};
    if (code == "EPSG:3857" || code == "EPSG:900913")
        return WebMercatorSystem{};
    if (code == "EPSG:2234")
        return connecticutStatePlane(StatePlaneUnit::Feet);
    if (code == "EPSG:26956")
        return connecticutStatePlane(StatePlaneUnit::Meters);
    return std::nullopt;
}

} // namespace haven
