#pragma once

#include "models/geo/shapes.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Shapes as they lie in the geofile. Every number is a variable-length integer, seven bits a byte,
// lowest first; signed ones are folded (0, -1, 1, -2 … become 0, 1, 2, 3 …).
//   points: for each point its latitude and longitude in 1e-7 degrees, less those of the one before
//   nodes:  for each node its number, less that of the one before
//   area:   count of polygons; for each its count of rings, the outer first; for each ring its
//           count of points and the points
namespace haven {

std::string pointsBlob(const std::vector<Coordinate>& points);
std::string nodesBlob(const std::vector<std::int64_t>& nodes);
std::string areaBlob(const MultiPolygon& area);

// Empty when the bytes are not of that form.
std::optional<std::vector<Coordinate>> pointsFromBlob(std::string_view bytes);
std::optional<std::vector<std::int64_t>> nodesFromBlob(std::string_view bytes);
std::optional<MultiPolygon> areaFromBlob(std::string_view bytes);

} // namespace haven
