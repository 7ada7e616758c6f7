#pragma once

#include "models/store/geofile_writer.h"

namespace haven {

// Whether an MBTiles file can be drawn from: its tables, its format, and a look at some of its
// tiles (vector tiles are unpacked). The tiles stay in their file. Refused as MapFileMalformed.
Result<TilesetRow> checkTiles(const std::string& path);

} // namespace haven
