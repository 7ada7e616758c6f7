#include "models/dispatch/protocol_fit.h"

#include "models/dispatch/crisis_rules.h"
#include "models/dispatch/flag_context.h"
#include "models/dispatch/protocol_texts.h"

#include <algorithm>

namespace haven {

std::optional<ProtocolOffer> protocolFirstNow(const State& state, const Knowledge& knowledge,
                                              const Incident& incident)
{
    if (incident.checklists.empty() || incident.stage == IncidentStage::Closed)
        return std::nullopt;
    const auto offers =
        protocolsFor(protocolsToOffer(state, knowledge), incident.commonType, answersOf(incident),
                     familiesRead(incident), notesRead(incident));
    const auto found = std::find_if(offers.begin(), offers.end(), [&](const ProtocolOffer& offer) {
        return offer.isFirst &&
               protocolToStart(state, knowledge, offer.protocol).by != StartBy::Nothing &&
               std::none_of(incident.checklists.begin(), incident.checklists.end(),
                            [&](const Checklist& run) { return run.protocol == offer.protocol; });
    });
    return found == offers.end() ? std::nullopt : std::optional(*found);
}

} // namespace haven
