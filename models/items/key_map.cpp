#include "models/items/key_map.h"

#include <algorithm>

namespace haven {

namespace {

bool isFunctionKey(std::string_view key)
{
    const std::string_view name = withoutShift(key);
    return name.size() > 1 && name.front() == 'F' &&
           std::all_of(name.begin() + 1, name.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool isHeldWith(std::string_view key)
{
    for (const std::string_view held : {"Ctrl+", "Alt+", "Meta+"}) {
        if (key.find(held) != std::string_view::npos)
            return true;
    }
    return false;
}

// What a file on the disk says is not taken for a key: without one a field could not be left.
std::vector<std::string> usable(std::vector<std::string> keys)
{
    constexpr std::size_t kKeysMax = 4;
    keys.resize(std::min(keys.size(), kKeysMax));
    for (std::string& key : keys) {
        if (!isSingleCharacter(key) && !isFunctionKey(key) && !isHeldWith(key))
            key.clear();
    }
    return keys;
}

const std::vector<std::string>& formerKeys(const ActionEntry& entry, int version)
{
    for (const FormerKeys& former : entry.was) {
        if (former.until >= version)
            return former.keys;
    }
    return entry.keys;
}

} // namespace

AdoptedKeys adoptKeys(const ActionTable& table, KeyChoice choice)
{
    AdoptedKeys adopted{std::move(choice), {}};
    KeyChoice& mine = adopted.choice;
    if (mine.version > table.version)
        return adopted;
    for (const ActionEntry& entry : table.actions) {
        const auto& former = formerKeys(entry, mine.version);
        const bool isMoved = mine.version > 0 && former != entry.keys;
        if (!isMoved || entry.change == ActionEntry::Keys::Fixed || mine.keys.count(entry.id) > 0)
            continue;
        mine.keys[entry.id] = former;
        adopted.kept.push_back({entry.id, former, entry.keys});
    }
    mine.version = table.version;
    return adopted;
}

KeyMap::KeyMap(std::shared_ptr<const ActionTable> table, KeyChoice choice)
    : m_table(std::move(table)), m_choice(std::move(choice))
{
    if (!m_table)
        return;
    for (const ActionEntry& entry : m_table->actions) {
        const auto mine = m_choice.keys.find(entry.id);
        const bool isMine = mine != m_choice.keys.end() && entry.change == ActionEntry::Keys::Free;
        Keys keys = isMine ? usable(mine->second) : entry.keys;
        keys.resize(std::max(keys.size(), entry.keys.size()));
        m_keys.push_back(std::move(keys));
    }
    clearWhatIsChosen();
    if (m_choice.letters == LetterKeys::Off)
        moveLetters();
}

// A key that somebody chose is not also another action's, which an update may have given it.
void KeyMap::clearWhatIsChosen()
{
    for (std::size_t a = 0; a < m_keys.size(); ++a) {
        const ActionEntry& mine = m_table->actions[a];
        if (!isChosen(mine))
            continue;
        for (std::size_t b = 0; b < m_keys.size(); ++b) {
            const ActionEntry& other = m_table->actions[b];
            const bool isFirst = isChosen(other) && b < a;
            if (a == b || isFirst)
                continue;
            for (std::string& key : m_keys[b]) {
                const bool isHis =
                    !key.empty() && std::count(m_keys[a].begin(), m_keys[a].end(), key) > 0;
                if (isHis && m_table->canMeet(mine, other, key))
                    key.clear();
            }
        }
    }
}

void KeyMap::moveLetters()
{
    for (std::size_t a = 0; a < m_keys.size(); ++a) {
        for (std::string& key : m_keys[a]) {
            if (!isSingleCharacter(key))
                continue;
            const std::string held = "Alt+" + key;
            const bool isHeldAnyway = std::count(m_keys[a].begin(), m_keys[a].end(), held) > 0;
            key.clear();
            if (!isHeldAnyway && holder(held, m_table->actions[a]) == nullptr)
                key = held;
        }
    }
}

// Another action that may be meant by the key where this one acts; nullptr: none.
const ActionEntry* KeyMap::holder(std::string_view key, const ActionEntry& entry) const
{
    for (std::size_t i = 0; i < m_keys.size(); ++i) {
        const ActionEntry& other = m_table->actions[i];
        const bool hasIt = std::count(m_keys[i].begin(), m_keys[i].end(), key) > 0;
        if (hasIt && &other != &entry && m_table->canMeet(entry, other, key))
            return &other;
    }
    return nullptr;
}

std::string KeyMap::bound(std::string_view action, std::string_view shipped) const
{
    // Every button asks, and most people choose nothing.
    if (m_choice.keys.empty() && m_choice.letters == LetterKeys::On)
        return std::string(shipped);
    const ActionEntry* entry = m_table ? m_table->find(action) : nullptr;
    const auto keys = [&]() -> const Keys& {
        return m_keys[static_cast<std::size_t>(entry - m_table->actions.data())];
    };
    // Shipped without a key, or without one at this moment.
    if (shipped.empty())
        return entry && entry->keys.empty() && !keys().empty() ? keys().front() : std::string();
    const auto at = entry ? std::find(entry->keys.begin(), entry->keys.end(), shipped)
                          : std::vector<std::string>::const_iterator();
    if (entry && at != entry->keys.end())
        return keys()[static_cast<std::size_t>(at - entry->keys.begin())];
    const bool isOff = m_choice.letters == LetterKeys::Off && isSingleCharacter(shipped);
    return isOff ? std::string() : std::string(shipped);
}

std::vector<std::string> KeyMap::keysOf(const ActionEntry& entry) const
{
    const bool isOurs = m_table && m_table->find(entry.id) == &entry;
    Keys keys =
        isOurs ? m_keys[static_cast<std::size_t>(&entry - m_table->actions.data())] : entry.keys;
    keys.erase(std::remove(keys.begin(), keys.end(), std::string()), keys.end());
    return keys;
}

std::optional<KeyObjection> KeyMap::objection(const ActionEntry& entry, std::string_view key) const
{
    const bool isLetter = isSingleCharacter(key);
    if (!isLetter && !isFunctionKey(key) && !isHeldWith(key))
        return KeyObjection{KeyObjection::Kind::NotAKey, nullptr};
    const ActionArea* own = m_table ? m_table->area(entry.areas.front()) : nullptr;
    if (isLetter && own != nullptr && own->in.empty())
        return KeyObjection{KeyObjection::Kind::LetterEverywhere, nullptr};
    const ActionEntry* by = m_table ? holder(key, entry) : nullptr;
    return by ? std::optional(KeyObjection{KeyObjection::Kind::Taken, by}) : std::nullopt;
}

} // namespace haven
