#pragma once

#include "models/base/result.h"
#include "models/geo/shapes.h"

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// GeoJSON (RFC 7946) in: what is good is taken, what is not is listed, one by one, with its reason.
namespace haven {

struct GeoJsonLimits {
    std::size_t bytesMax = 512U * 1024U * 1024U;
    std::size_t depthMax = 64;
    std::size_t featuresMax = 2'000'000;
    std::size_t positionsMax = 50'000'000;       // in the whole file
    std::size_t valuesPerFeatureMax = 4'000'000; // numbers, texts and lists of one feature
    std::size_t remarksMax = 1'000;              // of each kind; beyond that they are only counted
};

// Every kind of geometry comes down to these three; a GeometryCollection may fill all of them.
struct Geometry {
    std::vector<Coordinate> points;
    std::vector<Polyline> lines;
    MultiPolygon area;
    bool isEmpty() const { return points.empty() && lines.empty() && area.polygons.empty(); }
};

// Where a place stands: its point, or a point inside its outline.
std::optional<Coordinate> spotOf(const Geometry& geometry);

struct GeoFeature {
    std::size_t number = 0;                        // position in the file, from 1
    std::string id;                                // empty where the file gives none
    std::map<std::string, std::string> properties; // numbers as written by JSON, lists as JSON text
    Geometry geometry;                             // empty for "geometry": null
};

struct GeoRemark {
    std::size_t feature = 0; // from 1; 0 for the file itself
    std::size_t line = 0;    // where the feature ends in the text; 0 where not known
    std::string reason;
};

struct FeatureList {
    std::vector<GeoFeature> features;
    std::vector<GeoRemark> rejected; // features of which nothing was taken
    std::vector<GeoRemark> remarks;  // taken, but against the standard
    std::size_t rejectedCount = 0;   // also those beyond remarksMax
    std::size_t readCount = 0;       // taken and rejected
};

// Takes a feature that is good; answers false to stop the reading.
using GeoFeatureTaker = std::function<bool(GeoFeature)>;

// `name` is the file as people know it. Coordinates are rounded to 1e-7 degrees; heights are passed
// over. Refused as FileMalformed, with line and column, when the text is not JSON, its outermost
// object is not GeoJSON, its coordinates are not WGS 84, or a limit is passed: then nothing is
// taken. Good as the standard is about shapes, a feature off the Earth is rejected.
Result<FeatureList> readGeoJson(std::string_view bytes, std::string_view name,
                                const GeoJsonLimits& limits = {});
// The same, but each feature is handed on and forgotten, so that a list of a million is never in
// memory at once; the list answered has the remarks and rejections alone. When it refuses, what was
// handed on before is to be forgotten too. After a stop it refuses like that.
Result<FeatureList> readGeoJson(std::string_view bytes, std::string_view name,
                                const GeoFeatureTaker& take, const GeoJsonLimits& limits);

} // namespace haven
