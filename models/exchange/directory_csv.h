#pragma once

#include "models/exchange/byte_source.h"

#include <cstdint>
#include <string>
#include <vector>

namespace haven {

// A directory out of a spreadsheet: the first row names the columns as the keys of
// resources/directory/README.md, in any order; lists are parted by semicolons. An empty cell is a
// key left out; for hours, ages and towns it is "unknown".
struct DirectoryTable {
    std::string json;               // what parseDirectory() takes
    std::vector<std::int64_t> rows; // of each entry, as a spreadsheet counts them
};

// Refused: those of the source and CsvReader, CsvMalformed for a column that is not known, missing
// or there twice, a row with more cells than columns, and more rows than a directory has.
Result<DirectoryTable> readDirectoryCsv(ByteSource& source);

} // namespace haven
