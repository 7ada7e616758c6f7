#pragma once

#include "models/dispatch/codes.h"
#include "models/dispatch/state.h"

#include <optional>
#include <string>

// A firearm with danger to anyone: officer and supervisor are asked whether a risk-protection
// investigation (CGS 29-38c) is needed. That it is asked says nothing about grounds.
namespace haven {

// How long after it was asked a supervisor is asked again, in minutes; where the agency has not
// set it, the table of alarms says.
inline constexpr const char* kRiskMinutesSetting = "crisis.risk-minutes";
inline constexpr int kRiskMinutesMin = 5;
inline constexpr int kRiskMinutesMax = 24 * 60;

struct RiskPrompt {
    std::string words; // what speaks of a firearm: words of a note, or what somebody recorded
    Instant since;     // asked at: both were known, or somebody recorded "not decided"
    bool operator==(const RiskPrompt&) const = default;
};

// While nobody has decided: a note or a checklist speaks of a firearm and something speaks of
// danger to anyone, or somebody has recorded "not decided". It outlives the closing of the
// incident.
std::optional<RiskPrompt> riskPrompt(const Incident& incident);

// When a supervisor is asked again; nothing where nothing is asked, or the incident is closed: then
// it is on the supervisor's list and rings no more.
std::optional<Instant> riskAskedAgainAt(const Incident& incident, const State& state,
                                        const Codes& codes);
// The setting as it is typed, "30"; nothing where it is none.
std::optional<Span> riskSpanFrom(std::string_view minutes);

// A word for a firearm in any of the words, in English or Spanish.
bool speaksOfFirearm(std::string_view words);

// "needed", "not_needed", "not_decided": as it is typed.
std::string riskWord(RiskDecision decision);
std::optional<RiskDecision> riskFromWord(std::string_view word);
// "Risk-protection investigation: not needed, Sgt. Hale, guns were taken along"
std::string riskSentence(const RiskProtection& risk);

} // namespace haven
