#pragma once

#include "models/dispatch/sealing.h"
#include "models/store/seal_tables.h"

// The tables of keys against what the log knows of them (SealBook). They can be written with any
// database tool: what stands there and was made by nobody on the record is given no key and sealed
// no word, and what was changed there is told apart from a wrong password.
namespace haven {

// What the log says of keys, for who holds no State. Errors: those of reading.
Result<SealBook> readSealBook(Database& database);

// SHA-256 in hex.
std::string sealKeyDigest(const std::string& publicKey);
std::string escrowDigest(const std::vector<SealEscrowRow>& rows); // who holds which public keys
// Of all that lies wrapped in these rows: what SealKeyMark::row tells.
std::string sealRowDigest(const SealPersonRow& row);
std::string sealRowDigest(const SealMemberRow& row);
std::string sealRowDigest(const SealKeyRow& row);
std::string sealRowDigest(const std::vector<SealEscrowRow>& rows);

// Of the keys of all notes of a group, taken one after the other in the order of their facts.
class SealKeysDigest final
{
public:
    void take(const SealKeyRow& row);
    std::string value() const; // empty list too

private:
    std::string m_soFar;
};

// Whether the rows may be those that were made; somebody else's key would open what is wrapped to
// it.
bool isRecordedKey(const SealBook& book, const SealPersonRow& row);
bool isRecordedGroup(const SealBook& book, const SealGroupRow& row);
bool isRecordedMember(const SealBook& book, const SealMemberRow& row);
// All of one group, of which there may be none.
bool areRecordedEscrows(const SealBook& book, const std::string& group,
                        const std::vector<SealEscrowRow>& rows);

// Whether what lies wrapped there is to the last byte what was written, where the log tells it.
HAVEN_ENUM(RowState, Untold, AsWritten, Changed)
RowState rowState(const SealKeyMark& mark, const std::string& digest);
// Untold for who is not in the book.
RowState ownRowState(const SealBook& book, const SealPersonRow& row);

} // namespace haven
