#pragma once

#include "app/session/log_reader.h"
#include "models/dispatch/query.h"

namespace haven {

// What a removal takes, entry by entry, as this reader may read it. Whoever may not ask for one is
// told that, and nothing of the entries. Errors: those of reading.
Result<RemovalSight> readRemovalSight(Database& database, const RemovalQuery& query,
                                      const LogReader& reader);

} // namespace haven
