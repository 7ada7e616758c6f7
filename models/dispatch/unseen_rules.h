#pragma once

#include "models/base/refusal.h"
#include "models/dispatch/act.h"
#include "models/dispatch/commands.h"
#include "models/dispatch/event.h"
#include "models/dispatch/state.h"

#include <optional>
#include <set>

// A restricted incident shows its title only. Who cannot read it adds to it, sends to it and raises
// it, for help must never wait; but replaces, moves, lowers or pulls apart nothing that they have
// not seen, and joins nothing of it to where it can be read.
namespace haven {

// Empty, and one that left memory: no.
bool isRestricted(const State& state, const std::optional<IncidentId>& id);
// Those who may lift the restriction, and so may read behind it.
bool mayReadRestricted(const std::set<Role>& roles);

// Errors: IncidentIsRestricted, when a fact that came of it, by whatever road, would lower what
// these roles cannot see: a priority, an answer that tells of a danger, a level by correcting one.
std::optional<Refusal> loweredUnseen(const State& state, const Event& fact,
                                     const std::set<Role>& roles);

// Errors: IncidentIsRestricted, when these roles would change what they cannot see.
std::optional<Refusal> unseenFault(const State& state, const Command& command,
                                   const std::set<Role>& roles);

// Whether it says what was asked for, answered or done at an incident, or is open there. The one
// list of them; tst_unseen_alike tries every verb for those that were forgotten.
bool tellsWhatStandsThere(RefusalCode code);

// A refusal as it may be told to these roles: that nothing was asked for, or what was, is behind
// the restriction as well.
Refusal refusalTold(const State& state, const Command& command, const std::set<Role>& roles,
                    const Refusal& refusal);

} // namespace haven
