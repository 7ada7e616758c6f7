#pragma once

#include "models/dispatch/flag_context.h"
#include "models/store/sqlite.h"

#include <set>

namespace haven {

// Of the incidents that have left memory, those that `incident` may lean on as adviceContextOf
// counts the ones in memory. `hot`: those, which are not counted again. At most kColdPriorsMax of a
// place or a person are looked at, newest first. Errors: those of reading.
inline constexpr int kColdPriorsMax = 50;
Result<int> coldPriors(Database& database, const Incident& incident,
                       const std::set<IncidentId>& hot, const CueSet& cues, Instant now);

} // namespace haven
