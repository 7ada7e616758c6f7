#pragma once

#include "models/dispatch/events_risk.h"

namespace haven {

// Whether a risk-protection investigation is needed, as officer and supervisor said. Needed and not
// needed take words: who decided, and why.
struct RecordRiskProtection {
    static constexpr const char* kName = "RecordRiskProtection";
    IncidentId incident;
    RiskDecision decision = RiskDecision::NotDecided;
    std::string words;
    bool operator==(const RecordRiskProtection&) const = default;
};

} // namespace haven
