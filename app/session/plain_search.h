#pragma once

#include "app/session/log_reader.h"
#include "models/dispatch/query.h"

namespace haven {

// The search as this reader may ask it. Whoever is not told the names of victims and of minors is
// answered as if they stood nowhere: an incident that is found by such a name alone is no hit, and
// the page is filled with what comes after it. Errors: those of search() and of reading.
Result<IncidentPage> searchAs(Database& database, const SearchQuery& query,
                              const LogReader& reader);

} // namespace haven
