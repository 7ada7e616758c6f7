#pragma once

#include "models/base/ids.h"
#include "models/base/result.h"
#include "models/store/seal_crypto.h"
#include "models/store/sqlite.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

// The key tables as they lie in the station file. Everything secret in them is wrapped.
namespace haven {

// Rows of key tables, written in the transaction of their fact, on the engine's thread.
using SealRows = std::function<Result<void>(Database&)>;

struct SealPersonRow {
    AgentId agent;
    std::string publicKey;
    std::string salt;
    PasswordCost cost;
    std::string wrapped; // the private key, under the password
};
struct SealGroupRow {
    std::string name;
    std::int64_t generation = 1;
    std::string publicKey;
};
struct SealMemberRow {
    std::string name;
    AgentId agent;
    std::string wrapped; // the group's private key, to the agent's public key
};
struct SealEscrowRow {
    std::string name;
    std::string holderA;
    std::string holderB;
    std::string publicKey;   // of the pair
    std::string pairWrapped; // its private key, under the two codes
    std::string wrapped;     // the group's private key, to the pair's public key
};
struct SealKeyRow {
    std::string seal;
    std::string wrapped;       // the note's key, to the group's public key
    std::int64_t sequence = 0; // of its fact, once there is one
};

Result<std::optional<SealPersonRow>> sealPerson(Database& database, const AgentId& agent);
Result<std::optional<SealGroupRow>> sealGroup(Database& database, const std::string& name);
// The one group somebody has a wrapped key of.
Result<std::optional<SealMemberRow>> sealMember(Database& database, const AgentId& agent);
Result<std::vector<SealMemberRow>> sealMembers(Database& database, const std::string& name);
Result<std::vector<SealEscrowRow>> sealEscrows(Database& database, const std::string& name);
// In the order of their facts.
Result<std::vector<SealKeyRow>> sealKeys(Database& database, const std::string& name);

Result<void> writeSealPerson(Database& database, const SealPersonRow& row);
Result<void> writeSealGroup(Database& database, const SealGroupRow& row);
Result<void> writeSealMember(Database& database, const SealMemberRow& row);
Result<void> writeSealEscrow(Database& database, const SealEscrowRow& row);
// Of the fact written last in this transaction.
Result<void> writeSealKey(Database& database, const std::string& name, const SealKeyRow& row);
Result<void> updateSealKey(Database& database, const SealKeyRow& row);
// SealMoved unless the group's key is still the one that was planned with.
Result<void> checkSealGeneration(Database& database, const std::string& name,
                                 std::int64_t generation);
Result<void> dropSealMembers(Database& database, const std::string& name);
Result<void> dropSealEscrows(Database& database, const std::string& name);
Result<void> dropSealKeys(Database& database, const std::string& name);
// The person's own key and what was wrapped to it.
Result<void> dropSealKey(Database& database, const AgentId& agent);

} // namespace haven
