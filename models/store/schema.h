#pragma once

#include "models/base/result.h"

#include <vector>

namespace haven {

class Database;

// "HavN": what `file` and every later version recognize a station by.
inline constexpr std::int64_t kApplicationId = 0x4861764E;

// One step of the format: `sql` leads from version - 1 to version. A released step never changes;
// each stands in a file of its own, migration_NNNN.cpp.
// Kept: the step leaves what the derived tables are worked out from, and them, alone.
enum class DerivedTables { MadeNew, Kept };
struct Migration {
    int version = 0;
    const char* sql = nullptr;
    DerivedTables derived = DerivedTables::MadeNew;
};
const std::vector<Migration>& migrations();
// The format this build writes: the version of the last migration.
int schemaVersion();

// Brings the file from its version to the last of `steps`, each step in a transaction of its own
// unless one is open. Errors: StationNewer, DiskFull, DiskFailing.
Result<void> migrate(Database& database, const std::vector<Migration>& steps);

// The derived tables alone: archive, references, snapshot. They may be dropped at any time.
extern const char* const kDerivedTablesSql;
extern const char* const kDropDerivedTablesSql;
extern const char* const kMigration0001;
extern const char* const kMigration0002;

} // namespace haven
