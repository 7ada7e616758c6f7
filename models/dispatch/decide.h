#pragma once

#include "models/base/result.h"
#include "models/dispatch/act.h"
#include "models/dispatch/commands.h"
#include "models/dispatch/event.h"
#include "models/dispatch/state.h"

#include <vector>

namespace haven {

// The one place where rules live. Same arguments, same answer; nothing is changed. The facts it
// returns are in the order in which they are to be appended, all or none.
// Preconditions: act.knowledge is set; act.happenedAt is not after act.recordedAt.
// Errors: every RefusalCode of refusals_dispatch.inc and refusals_crisis.inc; RoleMissing first.
Result<std::vector<Event>> decide(const State& state, const Command& command, const Act& act);

// What the incident was joined to, of which the command says or decides something that belongs
// there: with the one, the other has to be in memory.
std::optional<IncidentId> joinedTo(const State& state, const Command& command);

// The table verb x role: who may do what. Automata may suggest and raise alarms, never decide.
bool mayDo(const Command& command, const std::set<Role>& roles);

} // namespace haven
