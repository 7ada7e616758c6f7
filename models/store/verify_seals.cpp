#include "models/store/verify_seals.h"

#include "models/store/seal_record.h"
#include "models/store/seal_tables.h"

#include <algorithm>

namespace haven {

namespace {

constexpr std::size_t kOwnKeyBytes = kSealNonceBytes + kSealKeyBytes + kSealTagBytes;

bool mayBeOwnKey(const SealPersonRow& row)
{
    return row.publicKey.size() == kPublicKeyBytes && row.wrapped.size() == kOwnKeyBytes;
}

} // namespace

void SealVerifier::take(const Event& event, const Envelope& envelope)
{
    if (const auto* note = kindIf<SealedNoteAdded>(&event))
        m_seals[note->seal] = {envelope.sequence, note->group, note->keyRow};
    if (const auto* release = kindIf<SealedNoteReleased>(&event))
        m_seals[release->seal] = {envelope.sequence, release->group, release->keyRow};
    const auto* change = kindIf<SealGroupChanged>(&event);
    if (change && change->act == SealGroupAct::HandedBack)
        std::erase_if(m_seals, [&](const auto& one) { return one.second.group == change->group; });
}

std::optional<Damage> SealVerifier::check(const SealBook& book,
                                          const std::set<std::int64_t>& removed)
{
    // A file from before there were sealed notes has no tables of keys, and needs none.
    if (m_seals.empty() && book.keys.empty() && book.groups.empty() && !hasTables())
        return m_found;
    checkNotes(book, removed);
    checkPeople(book);
    for (const auto& [name, group] : book.groups)
        checkGroup(book, group);
    if (!m_found)
        checkOfNobody(book);
    return m_found;
}

bool SealVerifier::hasTables()
{
    const auto found =
        m_database.number("SELECT count(*) FROM sqlite_master WHERE name = 'seal_person'");
    return !found || *found != 0;
}

void SealVerifier::unreadable()
{
    m_found = Damage{std::nullopt, "the keys of sealed notes cannot be read"};
}

// Facts of the log are found in their order, their keys are not: the first of them is told.
void SealVerifier::keyDamaged(std::int64_t sequence, std::string why)
{
    const bool isFirst = !m_found || (m_found->sequence && sequence < *m_found->sequence);
    if (isFirst)
        m_found = Damage{sequence, std::move(why), true};
}

// A row that no fact made would be given the next key.
void SealVerifier::ofNobody(const std::string& whose)
{
    if (m_found)
        return;
    m_found = Damage{std::nullopt,
                     "a key of sealed notes is in the file that the log does not know: " + whose};
    m_found->isBesideLog = true;
}

void SealVerifier::checkNotes(const SealBook& book, const std::set<std::int64_t>& removed)
{
    std::map<std::string, SealKeysDigest> renewed; // wrapped anew with the group's newest key
    std::optional<std::string> stranger;
    Statement query(m_database,
                    "SELECT seal, name, seq, wrapped FROM seal_key ORDER BY name, seq, seal");
    for (;;) {
        const auto step = query.step();
        if (!step)
            return unreadable();
        if (*step == Step::Done)
            break;
        const SealKeyRow row{std::string(query.text(0)), std::string(query.bytes(3)),
                             query.number(2)};
        const std::string name(query.text(1));
        const auto group = book.groups.find(name);
        const bool isRenewed =
            group != book.groups.end() && row.sequence < group->second.key.sequence;
        if (isRenewed)
            renewed[name].take(row);
        const auto seal = m_seals.find(row.seal);
        if (seal == m_seals.end()) {
            if (group == book.groups.end() || removed.count(row.sequence) == 0)
                stranger = name;
            continue;
        }
        const Seal& known = seal->second;
        const bool isRight = name == known.group && row.sequence == known.sequence &&
                             isWrappedKey(row.wrapped) &&
                             (isRenewed || !known.row || *known.row == sealRowDigest(row));
        if (!isRight)
            keyDamaged(known.sequence, "the key to its sealed text was changed");
        m_seals.erase(seal);
    }
    for (const auto& [seal, left] : m_seals)
        keyDamaged(left.sequence, "the key to its sealed text is missing");
    for (const auto& [name, group] : book.groups) {
        if (!m_found && group.key.row && *group.key.row != renewed[name].value())
            keyDamaged(group.key.sequence, "of the keys to the sealed texts of " + name +
                                               " that were made anew here, one was changed");
    }
    if (stranger)
        ofNobody(*stranger);
}

// What the group's next key would be wrapped to, and the next note be sealed to.
void SealVerifier::checkPeople(const SealBook& book)
{
    for (const auto& [agent, mark] : book.keys) {
        const auto person = sealPerson(m_database, agent);
        if (!person)
            return unreadable();
        if (mark.digest && (!*person || !isRecordedKey(book, **person)))
            keyDamaged(mark.sequence,
                       "the key that " + agent.value + " made here is not the one in the file");
        else if (*person && ownRowState(book, **person) == RowState::Changed)
            keyDamaged(mark.sequence,
                       "the key that " + agent.value + " made here was changed in the file");
    }
}

void SealVerifier::checkGroup(const SealBook& book, const SealGroup& group)
{
    const auto stored = sealGroup(m_database, group.name);
    const auto escrows = sealEscrows(m_database, group.name);
    if (!stored || !escrows)
        return unreadable();
    const bool isThere = stored->has_value();
    if ((!isThere && group.key.digest) || (isThere && (!isRecordedGroup(book, **stored) ||
                                                       (*stored)->generation != group.generation)))
        keyDamaged(group.key.sequence,
                   "the key that " + group.name + " was given here is not the one in the file");
    if (!areRecordedEscrows(book, group.name, *escrows))
        keyDamaged(group.escrowKeys.sequence > 0 ? group.escrowKeys.sequence : group.key.sequence,
                   "the escrow of " + group.name + " in the file is not the one on the record");
    else if (!escrows->empty() &&
             rowState(group.escrowKeys, sealRowDigest(*escrows)) == RowState::Changed)
        keyDamaged(group.escrowKeys.sequence,
                   "the escrow of " + group.name + " was changed in the file");
    for (const auto& [agent, mark] : group.members)
        checkMember(group, agent, mark);
}

void SealVerifier::checkMember(const SealGroup& group, const AgentId& agent,
                               const SealKeyMark& mark)
{
    const auto stored = sealGroup(m_database, group.name);
    const auto member = sealMember(m_database, agent);
    const auto person = sealPerson(m_database, agent);
    if (!stored || !member || !person)
        return unreadable();
    const bool canOpen = *stored && (*stored)->publicKey.size() == kPublicKeyBytes && *member &&
                         (*member)->name == group.name && isWrappedKey((*member)->wrapped) &&
                         rowState(mark, sealRowDigest(**member)) != RowState::Changed && *person &&
                         mayBeOwnKey(**person);
    if (!canOpen)
        keyDamaged(mark.sequence, "the key of " + group.name + " that " + agent.value +
                                      " was given here is missing or was changed");
}

void SealVerifier::checkOfNobody(const SealBook& book)
{
    Statement query(m_database,
                    "SELECT agent, '' FROM seal_person UNION ALL SELECT '', name FROM seal_group"
                    " UNION ALL SELECT '', name FROM seal_escrow"
                    " UNION ALL SELECT agent, name FROM seal_member");
    for (;;) {
        const auto step = query.step();
        if (!step)
            return unreadable();
        if (*step == Step::Done)
            return;
        const AgentId agent(std::string(query.text(0)));
        const std::string group(query.text(1));
        const bool isKnown =
            (agent.value.empty() || book.keys.count(agent) > 0) &&
            (group.empty() || book.groups.count(group) > 0) &&
            (agent.value.empty() || group.empty() || isRecordedMember(book, {group, agent, {}}));
        if (!isKnown)
            ofNobody(agent.value.empty() ? group : agent.value);
    }
}

} // namespace haven
