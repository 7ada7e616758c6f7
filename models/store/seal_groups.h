#pragma once

#include "models/store/seal_keys.h"

#include <array>

// The key group of a clinical employer: who holds its key, and how that changes. What is worked out
// here needs the group's key; whether it may be done is for models/dispatch/decide_sealed.cpp.
namespace haven {

// Errors: none but of the command.
SealPlan planFoundGroup(SealKeys& keys, const std::string& name);
// `fingerprint`: what the other read out; empty: not compared. Errors: SealKeyMissing,
// SealNotClinician, SealFingerprint.
Result<SealPlan> planLetIn(Database& database, SealKeys& keys, const AgentId& agent,
                           const std::string& fingerprint);
// Another group key for those who stay; all note keys are wrapped to it, and the old wrappings are
// gone from the file. Without an agent nobody leaves. Errors: SealKeyDamaged,
// SealEscrowDamaged, SealGroupDamaged.
Result<SealPlan> planNewGroupKey(Database& database, SealKeys& keys,
                                 const std::optional<AgentId>& leaver);

struct EscrowCodes {
    SealPlan plan;
    std::array<std::string, kEscrowHolders> codes; // for the holders, in order; shown once
};
// Errors: those of canHoldShare(), asked of every account there is or was.
Result<EscrowCodes> planEscrow(Database& database, SealKeys& keys,
                               const std::vector<std::string>& holders);
// With the codes of two holders; lets in whoever asks. `own` is their opened key. Errors:
// EscrowCodes, SealGroupUnknown, EscrowNone.
struct EscrowOpening {
    std::string group;
    std::array<std::string, 2> codes;
    std::string reason;
};
Result<SealPlan> planEscrowOpening(Database& database, SealKeys& own, const EscrowOpening& opening);

} // namespace haven
