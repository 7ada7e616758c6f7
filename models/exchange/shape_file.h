#pragma once

#include "models/exchange/geojson.h"
#include "models/exchange/projection.h"

namespace haven {

// An ESRI shapefile (.shp with .shx, .dbf and, for anything but degrees, .prj beside it), feature
// by feature. Text that is not UTF-8 is read as Windows-1252. `system` wins over the .prj. Refused
// as MapFileMalformed when a part is missing, cut short or of another kind, or when the coordinate
// system is not known. The list answered has the rejections and remarks.
Result<FeatureList> readShapefile(const std::string& path, std::optional<Projection> system,
                                  const GeoFeatureTaker& take);

} // namespace haven
