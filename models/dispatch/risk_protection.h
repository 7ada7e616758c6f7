#pragma once

#include "models/dispatch/incident.h"

#include <optional>
#include <string>

// A firearm with danger to anyone: officer and supervisor are asked whether a risk-protection
// investigation (CGS 29-38c) is needed. That it is asked says nothing about grounds.
namespace haven {

struct RiskPrompt {
    std::string words; // what speaks of a firearm: words of a note, or what somebody recorded
    Instant since;
    bool operator==(const RiskPrompt&) const = default;
};

// While nobody has decided: a note or a checklist speaks of a firearm and something speaks of
// danger to anyone, or somebody has recorded "not decided". It outlives the closing of the
// incident.
std::optional<RiskPrompt> riskPrompt(const Incident& incident);

// A word for a firearm in any of the words, in English or Spanish.
bool speaksOfFirearm(std::string_view words);

// "needed", "not_needed", "not_decided": as it is typed.
std::string riskWord(RiskDecision decision);
std::optional<RiskDecision> riskFromWord(std::string_view word);
// "Risk-protection investigation: not needed, Sgt. Hale, guns were taken along"
std::string riskSentence(const RiskProtection& risk);

} // namespace haven
