#pragma once

#include "models/exchange/byte_source.h"
#include "models/exchange/map_fields.h"

namespace haven {

// A CSV of address points or places, row by row as features: latitude and longitude in columns of
// their own, or as "41.29, -72.92" in any column, with or without parentheses. The number of a
// feature is the row's, the header being row 1. Comma, semicolon or tab; UTF-8 or else
// Windows-1252. Refused as MapFileMalformed when there is no header or no column with positions,
// CsvMalformed and others of CsvReader where the rows cannot be parsed.
Result<FeatureList> readPointTable(const SourceOpener& open, const MapFieldNames& fields,
                                   const GeoFeatureTaker& take);

} // namespace haven
