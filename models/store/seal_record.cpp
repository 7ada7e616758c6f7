#include "models/store/seal_record.h"

#include "models/dispatch/evolve.h"
#include "models/store/digest.h"
#include "models/store/event_row.h"

#include <algorithm>
#include <initializer_list>
#include <tuple>

namespace haven {

namespace {

bool isSame(const SealKeyMark& known, const std::string& digest)
{
    return !known.digest || *known.digest == digest;
}

// Each part for itself, so that no byte goes from one to the next.
std::string digestOfParts(std::initializer_list<std::string_view> parts)
{
    std::string all;
    for (const auto part : parts)
        all += bytesOf(sha256(part));
    return hexOf(bytesOf(sha256(all)));
}

std::vector<SealEscrowRow> inOrder(std::vector<SealEscrowRow> rows)
{
    std::sort(rows.begin(), rows.end(), [](const SealEscrowRow& one, const SealEscrowRow& other) {
        return std::tie(one.holderA, one.holderB) < std::tie(other.holderA, other.holderB);
    });
    return rows;
}

} // namespace

Result<SealBook> readSealBook(Database& database)
{
    Statement query(database, "SELECT " HAVEN_EVENT_COLUMNS "FROM " HAVEN_EVENT_TABLES
                              "WHERE e.type IN (?1, ?2, ?3) ORDER BY e.seq");
    query.bind(SealKeyChanged::kType).bind(SealGroupChanged::kType).bind(AccountChanged::kType);
    State state;
    for (;;) {
        const auto step = query.step();
        if (!step)
            return step.refusal();
        if (*step == Step::Done)
            return std::move(state.sealBook);
        const auto recorded = recordedFrom(eventRowFrom(query));
        if (!recorded)
            return recorded.refusal();
        evolve(state, *recorded);
    }
}

std::string sealKeyDigest(const std::string& publicKey)
{
    return hexOf(bytesOf(sha256(publicKey)));
}

std::string escrowDigest(const std::vector<SealEscrowRow>& rows)
{
    std::string all;
    for (const auto& row : inOrder(rows))
        all += sealKeyDigest(row.holderA) + sealKeyDigest(row.holderB) + row.publicKey;
    return sealKeyDigest(all);
}

std::string sealRowDigest(const SealPersonRow& row)
{
    return digestOfParts({row.agent.value, row.publicKey, row.salt, std::to_string(row.cost.passes),
                          std::to_string(row.cost.memory), row.wrapped});
}

std::string sealRowDigest(const SealMemberRow& row)
{
    return digestOfParts({row.name, row.agent.value, row.wrapped});
}

std::string sealRowDigest(const SealKeyRow& row)
{
    return digestOfParts({row.seal, row.wrapped});
}

std::string sealRowDigest(const std::vector<SealEscrowRow>& rows)
{
    std::string all;
    for (const auto& row : inOrder(rows))
        all += digestOfParts(
            {row.name, row.holderA, row.holderB, row.publicKey, row.pairWrapped, row.wrapped});
    return digestOfParts({all});
}

void SealKeysDigest::take(const SealKeyRow& row)
{
    m_soFar = digestOfParts({m_soFar, std::to_string(row.sequence), sealRowDigest(row)});
}

std::string SealKeysDigest::value() const
{
    return digestOfParts({m_soFar});
}

bool isRecordedKey(const SealBook& book, const SealPersonRow& row)
{
    const auto known = book.keys.find(row.agent);
    return known != book.keys.end() && isSame(known->second, sealKeyDigest(row.publicKey));
}

bool isRecordedGroup(const SealBook& book, const SealGroupRow& row)
{
    const auto known = book.groups.find(row.name);
    return known != book.groups.end() && isSame(known->second.key, sealKeyDigest(row.publicKey));
}

bool isRecordedMember(const SealBook& book, const SealMemberRow& row)
{
    const auto known = book.groups.find(row.name);
    return known != book.groups.end() && known->second.members.count(row.agent) > 0;
}

bool areRecordedEscrows(const SealBook& book, const std::string& group,
                        const std::vector<SealEscrowRow>& rows)
{
    const auto known = book.groups.find(group);
    if (known == book.groups.end() || known->second.escrow.empty())
        return rows.empty();
    const auto& names = known->second.escrow;
    const auto isHolder = [&names](const std::string& name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    };
    return rows.size() == kEscrowHolders && // as many pairs as holders, where there are three
           std::all_of(rows.begin(), rows.end(),
                       [&](const SealEscrowRow& row) {
                           return row.holderA != row.holderB && isHolder(row.holderA) &&
                                  isHolder(row.holderB);
                       }) &&
           isSame(known->second.escrowKeys, escrowDigest(rows));
}

RowState rowState(const SealKeyMark& mark, const std::string& digest)
{
    if (!mark.row)
        return RowState::Untold;
    return *mark.row == digest ? RowState::AsWritten : RowState::Changed;
}

RowState ownRowState(const SealBook& book, const SealPersonRow& row)
{
    const auto known = book.keys.find(row.agent);
    return known == book.keys.end() ? RowState::Untold
                                    : rowState(known->second, sealRowDigest(row));
}

} // namespace haven
