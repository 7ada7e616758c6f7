#pragma once

#include "models/dispatch/event.h"

namespace haven {

// The event's name on disk, "UnitDispatched".
std::string_view eventType(const Event& event);
// The version of its fields; 1 until a released field changes its meaning.
int eventVersion(const Event& event);
// Canonical JSON text (keys sorted, UTF-8, empty optionals left out): what is stored and hashed.
std::string encodeEvent(const Event& event);
// Errors: EventUnknown for a type or version this build does not know, EventMalformed.
Result<Event> decodeEvent(std::string_view type, int version, std::string_view payload);
// Incidents and units an event speaks of, for indexes and filters.
std::vector<IncidentId> incidentsOf(const Event& event);
std::vector<UnitId> unitsOf(const Event& event);

} // namespace haven
