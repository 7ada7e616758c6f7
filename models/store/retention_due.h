#pragma once

#include "models/dispatch/retention.h"
#include "models/dispatch/state.h"
#include "models/store/sqlite.h"

#include <vector>

// What is older than a retention schedule wants it kept. It reads; nothing is destroyed by it.
namespace haven {

// What is worked on or still stands is not due, nor what a removal was asked for already. Errors:
// those of reading.
Result<DueRecords> dueRecords(Database& database, const State& state, RetentionRecords records,
                              Instant before, std::size_t limit);

} // namespace haven
