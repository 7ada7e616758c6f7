#pragma once

#include "models/dispatch/act.h"
#include "models/dispatch/incident_rules.h"

#include <vector>

// What keeps a crisis open, and what is recorded as it closes. Private to the rules of closing.
namespace haven {

// What no reason overrides: a hand-off under way, a lost caller, an officer who was asked for, a
// suicidal person nobody has seen. Errors: CloseHasHandoff, CloseOwesCallback, CloseOwesOfficer,
// CloseNeedsFollowUp.
// What was joined into it counts as its own.
Result<void> crisisLetsGo(const State& state, const Incident& incident,
                          const DispositionRule& disposition);

// What a reason overrides, each with its rule, in the order to be told: CloseNeedsFacts,
// CloseNeedsNotSent, CloseNeedsUnit, CloseNeedsTransfer. Empty: nothing is missing.
std::vector<Refusal> missingToClose(const State& state, const Incident& incident,
                                    const Knowledge& knowledge);

// For an incident that was for a clinician, whether one was sent, else why not; the reason of the
// closing where nobody gave another. Nothing for the others.
std::vector<Event> needJudged(const State& state, const Incident& incident,
                              const std::string& reason, const Knowledge& knowledge);

} // namespace haven
