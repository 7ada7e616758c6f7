#pragma once

#include "models/store/event_log.h"
#include "models/store/sqlite.h"

#include <optional>

namespace haven {

// What the station knows of where its log ends, apart from the log itself: a chain cannot show
// that its end was cut off. Written in the transaction of the facts.
Result<void> noteLogEnd(Database& database, const LogHead& head);
// The first fact that the note, a stored board or a payload speaks of and that is gone, or is not
// the one it was; nullopt: nothing is known to be missing. A station of an earlier version has no
// note until its next fact. Errors: those of reading.
Result<std::optional<std::int64_t>> firstLostFact(Database& database);

} // namespace haven
