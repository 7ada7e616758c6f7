#pragma once

#include "app/session/agency_time.h"
#include "models/dispatch/query.h"
#include "models/store/sqlite.h"

namespace haven {

// The same day of the year, so many years ago, at its first minute.
Instant yearsAgo(int years, const AgencyTime& time, Instant now);
// What is older than the schedule of the station the database is of wants it kept; of each kind the
// oldest, as many as one removal may name. Runs on a reader's thread. Errors: those of reading the
// station; a schedule that cannot be read is told in the answer.
Result<RetentionFound> readRetentionDue(Database& database, const AgencyTime& time, Instant now);

} // namespace haven
