#pragma once

#include "models/store/geofile.h"

namespace haven {

// Zooms lie in the boxes in eighths, as whole numbers.
int zoomStep(double zoom);

// The box of one row, in the table of boxes of `table` ("road", "area", "line", "place",
// "address"): where it is, and from which zoom on it is drawn.
Result<void> addBox(Database& database, const char* table, std::int64_t row, const Bounds& bounds,
                    double zoomFrom);
// Before the rows of these layers go. `layers` is SQL that selects their numbers, with up to two
// texts to bind.
Result<void> removeBoxes(Database& database, const std::string& layers, std::string_view name,
                         std::string_view kind);
// From which zoom on an area of a layer is drawn.
double areaZoomFrom(GeoLayerKind kind, const Bounds& bounds);
// Gives a file of before there were boxes its boxes. Errors: those of SQLite; GeofileUnusable where
// a row cannot be read.
Result<void> addAllBoxes(Database& database);

} // namespace haven
