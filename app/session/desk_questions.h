#pragma once

#include "models/dispatch/log_words.h"
#include "models/dispatch/query.h"
#include "models/store/sqlite.h"

namespace haven {

// What a reader thread answers to a panel's question; runs on that thread. Errors: QueryCanceled
// and those of reading.
Result<QueryAnswer> answerQuery(Database& database, const Query& query,
                                const LogWordsContext& words);

} // namespace haven
