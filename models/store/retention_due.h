#pragma once

#include "models/dispatch/retention.h"
#include "models/dispatch/state.h"
#include "models/store/sqlite.h"

#include <vector>

// What is older than a retention schedule wants it kept. It reads; nothing is destroyed by it.
namespace haven {

struct DueRecord {
    std::string name; // the number of an incident, "watch 4"
    Instant newest;   // the newest entry about the incident; else when it was written or received
    std::optional<IncidentId> incident; // to go whole
    std::int64_t fact = 0;              // else the entry
};

struct DueRecords {
    std::vector<DueRecord> oldest; // at most `limit`, the oldest first
    std::int64_t all = 0;
    std::int64_t held = 0; // of incidents a hold names; not among the others
};

// What is worked on or still stands is not due, nor what a removal was asked for already. Errors:
// those of reading.
Result<DueRecords> dueRecords(Database& database, const State& state, RetentionRecords records,
                              Instant before, std::size_t limit);

} // namespace haven
