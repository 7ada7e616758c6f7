#pragma once

#include "models/store/sqlite.h"

#include <optional>
#include <string>

namespace haven {

// What in the file's own list of tables is not as Haven makes it for the format that the file
// names: a table, an index or a column too many or too few, or another format; nullopt: nothing.
// Triggers and views are not looked for here. Errors: those of reading.
Result<std::optional<std::string>> schemaFault(Database& database);

// The index of words against the words of the archive. The check of such an index is a command to
// it, and nothing is ever written into the station here: so a copy of it is asked. What of the copy
// is more than kIndexCheckKiB lies in a file without a name that goes with it. Precondition: the
// connection keeps what is temporary in files (PRAGMA temp_store=FILE). It only reads from then on.
// Errors: StationDamaged where it is not the index of the words; those of a query, DiskFull for one
// where temporary files go.
inline constexpr int kIndexCheckKiB = 6 * 1024;
Result<void> checkWordIndex(Database& database);

} // namespace haven
