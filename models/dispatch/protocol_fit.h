#pragma once

#include "models/dispatch/act.h"
#include "models/dispatch/state.h"

#include <optional>

// What an answer brings while another checklist is worked.
namespace haven {

// The protocol that comes before all others by what is known now ("a bridge", "a gun in reach"),
// where checklists of the incident were begun and none of them is it, and it can be started here.
// Nothing where none was begun: then the list of what can be started says it; and nothing for a
// closed incident.
std::optional<ProtocolOffer> protocolFirstNow(const State& state, const Knowledge& knowledge,
                                              const Incident& incident);

} // namespace haven
