#include "models/store/seal_keys.h"

#include "models/store/accounts.h"
#include "models/store/digest.h"
#include "models/store/seal_record.h"

namespace haven {

namespace {

std::string ownContext(const AgentId& agent, const std::string& publicKey)
{
    return "own-key|" + agent.value + "|" + publicKey;
}

SealPersonRow wrappedOwn(const AgentId& agent, const std::string& publicKey,
                         const LockedBytes& secret, std::string_view password)
{
    SealPersonRow row;
    row.agent = agent;
    row.publicKey = publicKey;
    row.salt = randomBytes(kSealSaltBytes);
    const LockedBytes key = keyFromPassword(password, row.salt, row.cost);
    row.wrapped = sealWith(key, secret.view(), ownContext(agent, publicKey));
    return row;
}

Result<OpeningWith> openedOwn(const SealPersonRow& row, std::string_view password)
{
    // Whoever can write the file must not make the station work for hours or eat its memory.
    const PasswordCost usual;
    const bool isUsual = row.salt.size() == kSealSaltBytes && row.cost.passes >= 1 &&
                         row.cost.passes <= 2 * usual.passes && row.cost.memory >= 8192 &&
                         row.cost.memory <= 4 * usual.memory;
    if (!isUsual)
        return refuse(RefusalCode::SealKeyDamaged, row.agent.value);
    const LockedBytes key = keyFromPassword(password, row.salt, row.cost);
    const auto secret = openWith(key, row.wrapped, ownContext(row.agent, row.publicKey));
    if (!secret)
        return refuse(RefusalCode::SealPasswordWrong, row.agent.value);
    auto opening = OpeningWith::make(*secret);
    if (!opening || opening->publicKey() != row.publicKey)
        return refuse(RefusalCode::SealKeyDamaged, row.agent.value);
    return *std::move(opening);
}

// No password opens a row that was exchanged or changed: it is not the password's fault. Where the
// log does not tell what was written, the account does: one signs on with the same password.
Refusal whyUnopened(Database& database, const SealPersonRow& row, std::string_view password,
                    const Refusal& why)
{
    const auto book = readSealBook(database);
    if (!book)
        return book.refusal();
    if (!isRecordedKey(*book, row))
        return refuse(RefusalCode::SealKeyExchanged, row.agent.value);
    switch (ownRowState(*book, row)) {
    case RowState::AsWritten:
        return why;
    case RowState::Changed:
        return refuse(RefusalCode::SealKeyDamaged, row.agent.value);
    case RowState::Untold:
        break;
    }
    return why.code == RefusalCode::SealPasswordWrong &&
                   checkPassword(database, row.agent, password)
               ? refuse(RefusalCode::SealKeyDamaged, row.agent.value)
               : why;
}

} // namespace

std::string groupKeyContext(const std::string& group, std::int64_t generation,
                            const std::string& holder)
{
    return "group-key|" + group + "|" + std::to_string(generation) + "|" + holder;
}

std::string noteKeyContext(const std::string& group, std::int64_t generation, std::string_view seal)
{
    std::string context = "note-key|" + group + "|" + std::to_string(generation) + "|";
    context += seal;
    return context;
}

Result<std::unique_ptr<SealKeys>> SealKeys::open(Database& database, const AgentId& agent,
                                                 std::string_view password)
{
    // Where the system refuses it is an old kernel; the keys are locked and wiped all the same.
    HAVEN_EXPECT(shutProcess() == Shut::Yes);
    const auto row = sealPerson(database, agent);
    if (!row)
        return row.refusal();
    if (!*row)
        return refuse(RefusalCode::SealKeyMissing, agent.value);
    auto own = openedOwn(**row, password);
    if (!own)
        return whyUnopened(database, **row, password, own.refusal());
    std::unique_ptr<SealKeys> keys(new SealKeys(agent));
    keys->m_ownKey = *std::move(own);
    if (auto ok = keys->findGroup(database); !ok)
        return ok.refusal();
    return keys;
}

Result<void> SealKeys::findGroup(Database& database)
{
    m_groupKey.reset();
    m_toGroup.reset();
    m_group.clear();
    m_generation = 0;
    const auto member = sealMember(database, m_agent);
    if (!member)
        return member.refusal();
    if (!*member)
        return {};
    const auto group = sealGroup(database, (*member)->name);
    if (!group)
        return group.refusal();
    if (!*group)
        return refuse(RefusalCode::SealKeyDamaged, (*member)->name);
    const auto secret = m_ownKey->open(
        (*member)->wrapped, groupKeyContext((*group)->name, (*group)->generation, m_agent.value));
    auto opening = secret ? OpeningWith::make(*secret) : std::nullopt;
    if (!opening || opening->publicKey() != (*group)->publicKey)
        return refuse(RefusalCode::SealKeyDamaged, (*member)->name);
    m_groupKey = std::move(opening);
    m_group = (*group)->name;
    m_generation = (*group)->generation;
    return {};
}

OpeningWith& SealKeys::groupKey()
{
    HAVEN_ASSERT(m_groupKey.has_value());
    return *m_groupKey;
}

const SealingTo& SealKeys::toGroup()
{
    if (!m_toGroup)
        m_toGroup = SealingTo::make(groupKey().publicKey());
    HAVEN_ASSERT(m_toGroup.has_value()); // the key opened, so it is a point
    return *m_toGroup;
}

SealPlan planSealKey(const AgentId& agent, std::string_view password)
{
    HAVEN_EXPECT(shutProcess() == Shut::Yes);
    const SealKeyPair pair = makeSealKeyPair();
    const SealPersonRow row = wrappedOwn(agent, pair.publicKey, pair.secret, password);
    return {MakeSealKey{sealKeyDigest(pair.publicKey), sealRowDigest(row)},
            [row](Database& database) { return writeSealPerson(database, row); }};
}

Result<SealPlan> planOwnPassword(Database& database, const Account& account,
                                 std::string_view oldPassword, std::string_view newPassword)
{
    const auto hash = hashPassword(newPassword);
    if (!hash)
        return hash.refusal();
    const auto row = sealPerson(database, account.agent);
    if (!row)
        return row.refusal();
    std::optional<SealPersonRow> rewrapped;
    if (*row) {
        HAVEN_EXPECT(shutProcess() == Shut::Yes);
        const auto own = openedOwn(**row, oldPassword);
        if (!own)
            return whyUnopened(database, **row, oldPassword, own.refusal());
        rewrapped = wrappedOwn(account.agent, own->publicKey(), own->secret(), newPassword);
    }
    AccountChanged change{account.agent, account.name, account.roles, kOwnPassword,
                          passwordDigest(*hash)};
    if (rewrapped)
        change.sealRow = sealRowDigest(*rewrapped);
    const auto rows = [agent = account.agent, hash = *hash,
                       rewrapped](Database& file) -> Result<void> {
        Statement query(file, "UPDATE account SET password_hash = ?2 WHERE agent = ?1");
        if (auto ok = query.bind(agent.value).bind(hash).run(); !ok)
            return ok;
        return rewrapped ? writeSealPerson(file, *rewrapped) : Result<void>();
    };
    return SealPlan{ChangeOwnPassword{std::move(change)}, rows};
}

Result<std::string> sealFingerprint(Database& database, const AgentId& agent)
{
    const auto row = sealPerson(database, agent);
    if (!row)
        return row.refusal();
    if (!*row)
        return refuse(RefusalCode::SealKeyMissing, agent.value);
    return fingerprintOf((*row)->publicKey);
}

} // namespace haven
