#pragma once

#include "models/crisis/protocol.h"
#include "models/dispatch/types.h"

// Whether a risk-protection investigation is needed after a firearm with danger to anyone
// (CGS 29-38c). Haven prompts and records; it never says that grounds are met.
namespace haven {

struct RiskProtectionRecorded {
    static constexpr const char* kType = "RiskProtectionRecorded";
    IncidentId incident;
    RiskDecision decision = RiskDecision::NotDecided;
    std::string words; // who decided, and why
    bool operator==(const RiskProtectionRecorded&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &RiskProtectionRecorded::incident);
        f("decision", &RiskProtectionRecorded::decision, FieldClass::Police);
        f("words", &RiskProtectionRecorded::words, FieldClass::Police);
    }
};

// What it adds up to on the incident: the last word.
struct RiskProtection {
    RiskDecision decision = RiskDecision::NotDecided;
    std::string words;
    AgentId by;
    Instant at;
    bool operator==(const RiskProtection&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("decision", &RiskProtection::decision, FieldClass::Police);
        f("words", &RiskProtection::words, FieldClass::Police);
        f("by", &RiskProtection::by);
        f("at", &RiskProtection::at);
    }
};

} // namespace haven
