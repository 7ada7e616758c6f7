#pragma once

#include "models/base/result.h"
#include "models/dispatch/state.h"
#include "models/store/sqlite.h"

#include <string>

namespace haven::ctl {

// The incident that a word names, as in a command line: a verb of reading means the one that a line
// with the same word would change. It may have left `state`. Errors: those of findIncident() and of
// reading.
Result<IncidentId> incidentFromWord(const std::string& word, const State& state,
                                    Database& database);

} // namespace haven::ctl
