#pragma once

#include "models/dispatch/state.h"

namespace haven {

// Whether the removal may go on now: nothing of it is still worked on, and no hold keeps it. Asked
// when it is requested, when it is approved and before it is carried out. Errors:
// RemovalIncidentOpen, RemovalStillStands, RemovalHeld.
std::optional<Refusal> removalFault(const State& state, const std::vector<std::int64_t>& facts,
                                    const RemovalReading& reading, Instant now);

// Whether somebody may ask for all that is known of a person or a place, and for who looked.
bool mayLookUp(const std::set<Role>& roles);

} // namespace haven
