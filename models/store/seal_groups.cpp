#include "models/store/seal_groups.h"

#include "models/base/text.h"
#include "models/dispatch/escrow_names.h"
#include "models/store/accounts.h"
#include "models/store/event_row.h"
#include "models/store/seal_record.h"

#include <algorithm>

namespace haven {

namespace {

constexpr std::size_t kCodeLetters = 32; // 160 bits
constexpr std::size_t kRowsAtOnce = 256; // whose sittings are worked out side by side

SealGroupChanged changeOf(const SealKeys& keys, SealGroupAct act)
{
    SealGroupChanged change;
    change.group = keys.group();
    change.act = act;
    change.generation = keys.generation();
    return change;
}

std::string escrowHolder(const std::string& a, const std::string& b)
{
    return "escrow|" + a + "|" + b;
}

// "K7QF-2M9X-…": no letter that looks like another.
std::string newCode()
{
    constexpr std::string_view kLetters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    std::string code;
    for (const char byte : randomBytes(kCodeLetters)) {
        if (!code.empty() && (code.size() + 1) % 5 == 0)
            code += '-';
        code += kLetters[static_cast<unsigned char>(byte) % kLetters.size()];
    }
    return code;
}

// As it was typed: dashes, blanks and case do not count.
std::string plainCode(std::string_view code)
{
    std::string plain;
    for (const char letter : toUpper(code)) {
        if (letter != '-' && letter != ' ')
            plain += letter;
    }
    return plain;
}

LockedBytes pairKey(const std::string& first, const std::string& second, const std::string& context)
{
    std::string a = plainCode(first);
    std::string b = plainCode(second);
    LockedBytes key = keyFromCodes(a, b, context);
    wipe(a);
    wipe(b);
    return key;
}

std::string pairContext(const std::string& group, const std::string& a, const std::string& b)
{
    return "escrow-pair|" + group + "|" + a + "|" + b;
}

Result<std::string> wrappedTo(const std::string& publicKey, const LockedBytes& secret,
                              const std::string& context, const Refusal& otherwise)
{
    const auto sealing = SealingTo::make(publicKey);
    if (!sealing)
        return otherwise;
    return sealing->seal(secret.view(), context);
}

// What a new group key changes in the file.
struct NewKey {
    SealGroupRow group;
    std::int64_t before = 0;
    std::vector<SealMemberRow> members;
    std::vector<SealEscrowRow> escrows;
    std::vector<SealKeyRow> notes;
};

Result<void> applyNewKey(Database& database, const NewKey& key)
{
    const std::string& name = key.group.name;
    if (auto ok = checkSealGeneration(database, name, key.before); !ok)
        return ok;
    // A note that was sealed meanwhile would be wrapped to a key that is gone.
    const auto notes = sealKeys(database, name);
    if (!notes)
        return notes.refusal();
    if (notes->size() != key.notes.size())
        return refuse(RefusalCode::SealMoved, name);
    if (auto ok = dropSealMembers(database, name); !ok)
        return ok;
    if (auto ok = writeSealGroup(database, key.group); !ok)
        return ok;
    for (const auto& row : key.members) {
        if (auto ok = writeSealMember(database, row); !ok)
            return ok;
    }
    for (const auto& row : key.escrows) {
        if (auto ok = writeSealEscrow(database, row); !ok)
            return ok;
    }
    for (const auto& row : key.notes) {
        if (auto ok = updateSealKey(database, row); !ok)
            return ok;
    }
    return {};
}

Result<std::vector<SealMemberRow>> membersFor(Database& database, const SealBook& book,
                                              const NewKey& key, const LockedBytes& secret,
                                              const std::optional<AgentId>& leaver)
{
    const auto members = sealMembers(database, key.group.name);
    if (!members)
        return members.refusal();
    std::vector<SealMemberRow> rows;
    for (const auto& member : *members) {
        if (member.agent == leaver)
            continue;
        if (!isRecordedMember(book, member))
            return refuse(RefusalCode::SealMemberUnknown, member.agent.value, key.group.name);
        const auto person = sealPerson(database, member.agent);
        if (!person)
            return person.refusal();
        if (!*person)
            continue; // the key was lost meanwhile
        if (!isRecordedKey(book, **person))
            return refuse(RefusalCode::SealKeyExchanged, member.agent.value);
        auto wrapped =
            wrappedTo((*person)->publicKey, secret,
                      groupKeyContext(key.group.name, key.group.generation, member.agent.value),
                      refuse(RefusalCode::SealKeyDamaged, member.agent.value));
        if (!wrapped)
            return wrapped.refusal();
        rows.push_back({key.group.name, member.agent, *std::move(wrapped)});
    }
    return rows;
}

// Precondition: the group is in the book.
bool areChanged(const SealBook& book, const std::vector<SealEscrowRow>& rows)
{
    return rowState(book.groups.at(rows.front().name).escrowKeys, sealRowDigest(rows)) ==
           RowState::Changed;
}

// Why no two codes open them: it may not be the codes.
Refusal whyEscrowUnopened(Database& database, const std::vector<SealEscrowRow>& rows)
{
    const std::string& name = rows.front().name;
    const auto book = readSealBook(database);
    if (!book)
        return book.refusal();
    if (!areRecordedEscrows(*book, name, rows))
        return refuse(RefusalCode::SealEscrowExchanged, name);
    return areChanged(*book, rows) ? refuse(RefusalCode::SealEscrowDamaged, name)
                                   : refuse(RefusalCode::EscrowCodes);
}

Result<std::vector<SealEscrowRow>> escrowsFor(Database& database, const SealBook& book,
                                              const NewKey& key, const LockedBytes& secret)
{
    auto rows = sealEscrows(database, key.group.name);
    if (!rows)
        return rows;
    if (!areRecordedEscrows(book, key.group.name, *rows))
        return refuse(RefusalCode::SealEscrowExchanged, key.group.name);
    // What the codes open goes on as it lies there.
    if (!rows->empty() && areChanged(book, *rows))
        return refuse(RefusalCode::SealEscrowDamaged, key.group.name);
    for (auto& row : *rows) {
        auto wrapped = wrappedTo(
            row.publicKey, secret,
            groupKeyContext(row.name, key.group.generation, escrowHolder(row.holderA, row.holderB)),
            refuse(RefusalCode::SealEscrowDamaged, row.name));
        if (!wrapped)
            return wrapped.refusal();
        row.wrapped = *std::move(wrapped);
    }
    return rows;
}

Result<std::vector<SealKeyRow>> notesFor(Database& database, SealKeys& keys, const NewKey& key)
{
    auto rows = sealKeys(database, key.group.name);
    if (!rows)
        return rows;
    const auto sealing = SealingTo::make(key.group.publicKey);
    HAVEN_ASSERT(sealing.has_value());
    std::vector<std::string_view> wrapped;
    for (const auto& row : *rows)
        wrapped.push_back(row.wrapped);
    LockedBytes noteKey(kSealKeyBytes);
    for (std::size_t n = 0; n < rows->size(); ++n) {
        SealKeyRow& row = (*rows)[n];
        if (n % kRowsAtOnce == 0)
            keys.groupKey().meet({wrapped.begin() + static_cast<std::ptrdiff_t>(n),
                                  wrapped.begin() + static_cast<std::ptrdiff_t>(std::min(
                                                        n + kRowsAtOnce, wrapped.size()))});
        if (!keys.groupKey().openKey(noteKey, row.wrapped,
                                     noteKeyContext(keys.group(), key.before, row.seal)))
            return refuse(RefusalCode::SealGroupDamaged, keys.group());
        row.wrapped = sealing->seal(noteKey.view(),
                                    noteKeyContext(keys.group(), key.group.generation, row.seal));
    }
    return rows;
}

// Every account there is, closed ones too, with all roles that it ever had: whoever was of the
// police once is so for an escrow.
Result<std::vector<Account>> accountsEver(Database& database)
{
    auto known = accounts(database);
    if (!known)
        return known.refusal();
    Statement query(database, "SELECT " HAVEN_EVENT_COLUMNS "FROM " HAVEN_EVENT_TABLES
                              "WHERE e.type = ?1 ORDER BY e.seq");
    query.bind(AccountChanged::kType);
    for (;;) {
        const auto step = query.step();
        if (!step)
            return step.refusal();
        if (*step == Step::Done)
            return known;
        const auto recorded = recordedFrom(eventRowFrom(query));
        if (!recorded)
            return recorded.refusal();
        const auto* change = recorded->event ? kindIf<AccountChanged>(&*recorded->event) : nullptr;
        if (!change)
            continue;
        Account then;
        then.agent = change->agent;
        then.name = change->name;
        then.roles = change->roles;
        known->push_back(std::move(then));
    }
}

void tellRows(const NewKey& key, SealGroupChanged& change)
{
    for (const auto& member : key.members)
        change.given.push_back({member.agent, sealRowDigest(member)});
    if (!key.escrows.empty())
        change.escrowRows = sealRowDigest(key.escrows);
    SealKeysDigest notes;
    for (const auto& note : key.notes)
        notes.take(note);
    change.noteRows = notes.value();
}

// A share or a member of an exchanged key would be of nobody's notes.
Result<void> needGroupOnRecord(Database& database, const SealBook& book, const std::string& name)
{
    const auto group = sealGroup(database, name);
    if (!group)
        return group.refusal();
    if (*group && !isRecordedGroup(book, **group))
        return refuse(RefusalCode::SealGroupExchanged, name);
    return {};
}

} // namespace

SealPlan planFoundGroup(SealKeys& keys, const std::string& name)
{
    const SealKeyPair pair = makeSealKeyPair();
    const SealGroupRow group{name, 1, pair.publicKey};
    const auto sealing = SealingTo::make(keys.ownKey().publicKey());
    HAVEN_ASSERT(sealing.has_value());
    const SealMemberRow member{
        name, keys.agent(),
        sealing->seal(pair.secret.view(), groupKeyContext(name, 1, keys.agent().value))};
    SealGroupChanged change;
    change.group = name;
    change.act = SealGroupAct::Founded;
    change.keyDigest = sealKeyDigest(pair.publicKey);
    change.given = {{member.agent, sealRowDigest(member)}};
    return {ChangeSealGroup{change}, [group, member](Database& database) -> Result<void> {
                if (auto ok = writeSealGroup(database, group); !ok)
                    return ok;
                return writeSealMember(database, member);
            }};
}

Result<SealPlan> planLetIn(Database& database, SealKeys& keys, const AgentId& agent,
                           const std::string& fingerprint)
{
    const auto account = findAccount(database, agent);
    if (!account)
        return account.refusal();
    const bool isClinician = *account && (*account)->standing != AccountStanding::Disabled &&
                             (*account)->roles.count(Role::Clinician) > 0;
    if (!isClinician)
        return refuse(RefusalCode::SealNotClinician, agent.value);
    const auto person = sealPerson(database, agent);
    if (!person)
        return person.refusal();
    if (!*person)
        return refuse(RefusalCode::SealKeyMissing, agent.value);
    const auto book = readSealBook(database);
    if (!book)
        return book.refusal();
    if (!isRecordedKey(*book, **person))
        return refuse(RefusalCode::SealKeyExchanged, agent.value);
    if (const auto ok = needGroupOnRecord(database, *book, keys.group()); !ok)
        return ok.refusal();
    const std::string found = fingerprintOf((*person)->publicKey);
    if (!fingerprint.empty() && plainCode(fingerprint) != plainCode(found))
        return refuse(RefusalCode::SealFingerprint, agent.value, found);
    auto wrapped = wrappedTo((*person)->publicKey, keys.groupKey().secret(),
                             groupKeyContext(keys.group(), keys.generation(), agent.value),
                             refuse(RefusalCode::SealKeyDamaged, agent.value));
    if (!wrapped)
        return wrapped.refusal();
    SealGroupChanged change = changeOf(keys, SealGroupAct::LetIn);
    change.agent = agent;
    const SealMemberRow row{keys.group(), agent, *std::move(wrapped)};
    change.given = {{agent, sealRowDigest(row)}};
    return SealPlan{ChangeSealGroup{change},
                    [row, generation = keys.generation()](Database& file) -> Result<void> {
                        if (auto ok = checkSealGeneration(file, row.name, generation); !ok)
                            return ok;
                        return writeSealMember(file, row);
                    }};
}

Result<SealPlan> planNewGroupKey(Database& database, SealKeys& keys,
                                 const std::optional<AgentId>& leaver)
{
    const SealKeyPair pair = makeSealKeyPair();
    NewKey key;
    key.before = keys.generation();
    key.group = {keys.group(), keys.generation() + 1, pair.publicKey};
    const auto book = readSealBook(database);
    if (!book)
        return book.refusal();
    auto members = membersFor(database, *book, key, pair.secret, leaver);
    if (!members)
        return members.refusal();
    key.members = *std::move(members);
    auto escrows = escrowsFor(database, *book, key, pair.secret);
    if (!escrows)
        return escrows.refusal();
    key.escrows = *std::move(escrows);
    auto notes = notesFor(database, keys, key);
    if (!notes)
        return notes.refusal();
    key.notes = *std::move(notes);
    SealGroupChanged change = changeOf(keys, leaver ? SealGroupAct::Left : SealGroupAct::Rotated);
    change.generation = key.group.generation;
    change.agent = leaver;
    change.keyDigest = sealKeyDigest(pair.publicKey);
    tellRows(key, change);
    return SealPlan{ChangeSealGroup{change},
                    [key = std::move(key)](Database& file) { return applyNewKey(file, key); }};
}

Result<EscrowCodes> planEscrow(Database& database, SealKeys& keys,
                               const std::vector<std::string>& holders)
{
    if (holders.size() != kEscrowHolders)
        return refuse(RefusalCode::EscrowNames);
    const auto known = accountsEver(database);
    if (!known)
        return known.refusal();
    for (const auto& name : holders) {
        if (auto ok = canHoldShare(name, *known); !ok)
            return ok.refusal();
    }
    const auto book = readSealBook(database);
    if (!book)
        return book.refusal();
    if (const auto ok = needGroupOnRecord(database, *book, keys.group()); !ok)
        return ok.refusal();
    EscrowCodes made;
    for (auto& code : made.codes)
        code = newCode();
    const std::string group = keys.group();
    std::vector<SealEscrowRow> rows;
    for (std::size_t a = 0; a < holders.size(); ++a) {
        for (std::size_t b = a + 1; b < holders.size(); ++b) {
            const SealKeyPair pair = makeSealKeyPair();
            const std::string context = pairContext(group, holders[a], holders[b]);
            SealEscrowRow row{group, holders[a], holders[b], pair.publicKey, {}, {}};
            row.pairWrapped = sealWith(pairKey(made.codes[a], made.codes[b], context),
                                       pair.secret.view(), context);
            auto wrapped = wrappedTo(
                pair.publicKey, keys.groupKey().secret(),
                groupKeyContext(group, keys.generation(), escrowHolder(holders[a], holders[b])),
                refuse(RefusalCode::SealEscrowDamaged, group));
            if (!wrapped)
                return wrapped.refusal();
            row.wrapped = *std::move(wrapped);
            rows.push_back(std::move(row));
        }
    }
    SealGroupChanged change = changeOf(keys, SealGroupAct::EscrowNamed);
    change.names = holders;
    change.keyDigest = escrowDigest(rows);
    change.escrowRows = sealRowDigest(rows);
    made.plan.command = ChangeSealGroup{change};
    made.plan.rows = [rows, generation = keys.generation()](Database& file) -> Result<void> {
        const std::string& name = rows.front().name;
        if (auto ok = checkSealGeneration(file, name, generation); !ok)
            return ok;
        if (auto ok = dropSealEscrows(file, name); !ok)
            return ok;
        for (const auto& row : rows) {
            if (auto ok = writeSealEscrow(file, row); !ok)
                return ok;
        }
        return {};
    };
    return made;
}

Result<SealPlan> planEscrowOpening(Database& database, SealKeys& own, const EscrowOpening& opening)
{
    const auto group = sealGroup(database, opening.group);
    if (!group)
        return group.refusal();
    if (!*group)
        return refuse(RefusalCode::SealGroupUnknown, opening.group);
    const auto rows = sealEscrows(database, opening.group);
    if (!rows)
        return rows.refusal();
    if (rows->empty())
        return refuse(RefusalCode::EscrowNone, opening.group);
    for (const auto& row : *rows) {
        const std::string context = pairContext(row.name, row.holderA, row.holderB);
        for (const bool isTurned : {false, true}) {
            const auto secret = openWith(
                pairKey(opening.codes[isTurned ? 1 : 0], opening.codes[isTurned ? 0 : 1], context),
                row.pairWrapped, context);
            auto pair = secret ? OpeningWith::make(*secret) : std::nullopt;
            if (!pair)
                continue;
            const auto groupSecret =
                pair->open(row.wrapped, groupKeyContext(row.name, (*group)->generation,
                                                        escrowHolder(row.holderA, row.holderB)));
            if (!groupSecret)
                return refuse(RefusalCode::SealEscrowDamaged, row.name);
            auto wrapped =
                wrappedTo(own.ownKey().publicKey(), *groupSecret,
                          groupKeyContext(row.name, (*group)->generation, own.agent().value),
                          refuse(RefusalCode::SealKeyDamaged, own.agent().value));
            if (!wrapped)
                return wrapped.refusal();
            SealGroupChanged change;
            change.group = row.name;
            change.act = SealGroupAct::EscrowOpened;
            change.agent = own.agent();
            change.generation = (*group)->generation;
            change.names = {row.holderA, row.holderB};
            change.reason = opening.reason;
            const SealMemberRow member{row.name, own.agent(), *std::move(wrapped)};
            change.given = {{member.agent, sealRowDigest(member)}};
            return SealPlan{
                ChangeSealGroup{change},
                [member, generation = (*group)->generation](Database& file) -> Result<void> {
                    if (auto ok = checkSealGeneration(file, member.name, generation); !ok)
                        return ok;
                    return writeSealMember(file, member);
                }};
        }
    }
    return whyEscrowUnopened(database, *rows);
}

} // namespace haven
