#include "models/dispatch/crisis_rules.h"

#include "models/base/text.h"

// Whether a risk-protection investigation is needed: officer and supervisor decide, Haven records.
namespace haven {

// Also of an incident that is closed: the decision often comes after the units are gone.
Facts decideOne(const State& state, const RecordRiskProtection& command, const Act&)
{
    const auto found = knownIncident(state, command.incident);
    if (!found)
        return found.refusal();
    const Incident& incident = **found;
    const std::string words(trimmed(command.words));
    if (command.decision != RiskDecision::NotDecided && words.empty())
        return refuse(RefusalCode::RiskNeedsWords, incident.number);
    const auto& before = incident.riskProtection;
    if (before && before->decision == command.decision && before->words == words)
        return std::vector<Event>{};
    return std::vector<Event>{RiskProtectionRecorded{incident.id, command.decision, words}};
}

} // namespace haven
