#pragma once

#include "models/dispatch/event.h"
#include "models/store/seal_tables.h"

#include <map>
#include <set>

// Which keys there are by the log. The tables of keys can be written with any database tool: what
// stands there and was made by nobody on the record is given no key and sealed no word.
namespace haven {

struct RecordedKey {
    std::int64_t sequence = 0;         // of the fact that it was made
    std::optional<std::string> digest; // none: made before the log told which it was
};

struct RecordedGroup {
    std::set<AgentId> members;
    RecordedKey key;
    std::vector<std::string> escrow; // who holds a share
    RecordedKey escrowKeys;
};

struct SealRecord {
    std::map<AgentId, RecordedKey> people; // whose key is lost is not in it
    std::map<std::string, RecordedGroup> groups;

    void take(const Event& event, const Envelope& envelope);
};

Result<SealRecord> readSealRecord(Database& database);

// SHA-256 in hex.
std::string sealKeyDigest(const std::string& publicKey);
std::string escrowDigest(std::vector<SealEscrowRow> rows);

// Whether the rows may be those that were made; somebody else's key would open what is wrapped to
// it.
bool isRecordedKey(const SealRecord& record, const SealPersonRow& row);
bool isRecordedGroup(const SealRecord& record, const SealGroupRow& row);
bool isRecordedMember(const SealRecord& record, const SealMemberRow& row);
// All of one group, of which there may be none.
bool areRecordedEscrows(const SealRecord& record, const std::string& group,
                        const std::vector<SealEscrowRow>& rows);

} // namespace haven
