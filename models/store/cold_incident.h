#pragma once

#include "models/dispatch/incident.h"
#include "models/store/event_log.h"

#include <optional>

namespace haven {

// The incident as its facts make it, also when it has left memory. Empty when there is none, or
// when its first fact was lawfully removed. Errors: those of reading the log.
Result<std::optional<Incident>> incidentFromLog(EventLog& log, IncidentId incident);

} // namespace haven
