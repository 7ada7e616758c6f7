#pragma once

#include "models/dispatch/commands_record.h"
#include "models/dispatch/state.h"

namespace haven {

// Whether the removal may go on now: nothing of it is still worked on, and no hold keeps it. Asked
// when it is requested, when it is approved and before it is carried out. Errors:
// RemovalIncidentOpen, RemovalStillStands, RemovalHeld.
std::optional<Refusal> removalFault(const State& state, const std::vector<std::int64_t>& facts,
                                    const RemovalReading& reading, Instant now);

// The same, with all that is asked of a request beside it: authority, reason, nobody asks for it
// already. `facts`: as factsToRemove() found them.
std::optional<Refusal> removalRequestFault(const State& state, const RequestRemoval& command,
                                           const std::vector<std::int64_t>& facts,
                                           const RemovalReading& reading, Instant now);
// Of what was asked for: whether all that would go now was asked for too. Errors: RemovalGrown, and
// those of removalFault().
std::optional<Refusal> removalStandingFault(const State& state, const Removal& removal,
                                            const RemovalReading& reading, Instant now);
// What of a request can be said before the log is read.
std::optional<Refusal> removalWordsFault(const RequestRemoval& command);
// Somebody still works on what the fact is of. Errors: RemovalStillStands, RemovalIncidentOpen.
std::optional<Refusal> workedOnFault(const State& state, const Event& event, Instant now);

// Whether somebody may ask for all that is known of a person or a place, and for who looked.
bool mayLookUp(const std::set<Role>& roles);

} // namespace haven
