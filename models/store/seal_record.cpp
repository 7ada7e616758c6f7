#include "models/store/seal_record.h"

#include "models/store/digest.h"
#include "models/store/event_row.h"

#include <algorithm>
#include <tuple>

namespace haven {

namespace {

void takeGroup(RecordedGroup& group, const SealGroupChanged& fact, const Envelope& envelope)
{
    const RecordedKey made{envelope.sequence, fact.keyDigest};
    switch (fact.act) {
    case SealGroupAct::Founded:
        group.members.insert(envelope.recordedBy);
        group.key = made;
        break;
    case SealGroupAct::LetIn:
    case SealGroupAct::EscrowOpened:
        if (fact.agent)
            group.members.insert(*fact.agent);
        break;
    case SealGroupAct::Left:
        if (fact.agent)
            group.members.erase(*fact.agent);
        group.key = made;
        break;
    case SealGroupAct::Rotated:
        group.key = made;
        break;
    case SealGroupAct::EscrowNamed:
        group.escrow = fact.names;
        group.escrowKeys = made;
        break;
    case SealGroupAct::HandedBack:
        group.members.clear();
        group.escrow.clear();
        break;
    }
}

bool isSame(const RecordedKey& known, const std::string& digest)
{
    return !known.digest || *known.digest == digest;
}

} // namespace

void SealRecord::take(const Event& event, const Envelope& envelope)
{
    if (const auto* key = kindIf<SealKeyChanged>(&event)) {
        if (key->act == SealKeyAct::Made) {
            people[key->agent] = {envelope.sequence, key->keyDigest};
            return;
        }
        people.erase(key->agent);
        for (auto& [name, group] : groups)
            group.members.erase(key->agent);
    }
    if (const auto* change = kindIf<SealGroupChanged>(&event))
        takeGroup(groups[change->group], *change, envelope);
}

Result<SealRecord> readSealRecord(Database& database)
{
    Statement query(database, "SELECT " HAVEN_EVENT_COLUMNS "FROM " HAVEN_EVENT_TABLES
                              "WHERE e.type IN (?1, ?2) ORDER BY e.seq");
    query.bind(SealKeyChanged::kType).bind(SealGroupChanged::kType);
    SealRecord record;
    for (;;) {
        const auto step = query.step();
        if (!step)
            return step.refusal();
        if (*step == Step::Done)
            return record;
        const auto recorded = recordedFrom(eventRowFrom(query));
        if (!recorded)
            return recorded.refusal();
        if (recorded->event)
            record.take(*recorded->event, recorded->envelope);
    }
}

std::string sealKeyDigest(const std::string& publicKey)
{
    return hexOf(bytesOf(sha256(publicKey)));
}

std::string escrowDigest(std::vector<SealEscrowRow> rows)
{
    std::sort(rows.begin(), rows.end(), [](const SealEscrowRow& one, const SealEscrowRow& other) {
        return std::tie(one.holderA, one.holderB) < std::tie(other.holderA, other.holderB);
    });
    std::string all;
    for (const auto& row : rows)
        all += sealKeyDigest(row.holderA) + sealKeyDigest(row.holderB) + row.publicKey;
    return sealKeyDigest(all);
}

bool isRecordedKey(const SealRecord& record, const SealPersonRow& row)
{
    const auto known = record.people.find(row.agent);
    return known != record.people.end() && isSame(known->second, sealKeyDigest(row.publicKey));
}

bool isRecordedGroup(const SealRecord& record, const SealGroupRow& row)
{
    const auto known = record.groups.find(row.name);
    return known != record.groups.end() && isSame(known->second.key, sealKeyDigest(row.publicKey));
}

bool isRecordedMember(const SealRecord& record, const SealMemberRow& row)
{
    const auto known = record.groups.find(row.name);
    return known != record.groups.end() && known->second.members.count(row.agent) > 0;
}

bool areRecordedEscrows(const SealRecord& record, const std::string& group,
                        const std::vector<SealEscrowRow>& rows)
{
    const auto known = record.groups.find(group);
    if (known == record.groups.end() || known->second.escrow.empty())
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

} // namespace haven
