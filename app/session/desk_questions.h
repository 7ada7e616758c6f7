#pragma once

#include "app/session/log_reader.h"
#include "models/dispatch/query.h"
#include "models/store/sqlite.h"

namespace haven {

// What a reader thread answers to a panel's question; runs on that thread. Errors: QueryCanceled
// and those of reading.
Result<QueryAnswer> answerQuery(Database& database, const Query& query, const LogReader& reader);

} // namespace haven
