#pragma once

#include "models/items/action_table.h"

#include <map>

namespace haven {

// Whether single letters and digits act in the panel that has the focus. Off: with Alt only.
enum class LetterKeys { On, Off };

// What one person made of the shipped keys.
struct KeyChoice {
    int version = 0; // of the table it was made with; 0: none yet
    std::map<std::string, std::vector<std::string>> keys; // action -> its keys; none: it has none
    LetterKeys letters = LetterKeys::On;
    bool operator==(const KeyChoice&) const = default;
};

// A shipped key that moved in an update, and stayed where it was for somebody.
struct KeptKey {
    std::string action;
    std::vector<std::string> kept;
    std::vector<std::string> shipped;
};

struct AdoptedKeys {
    KeyChoice choice; // of the table's version
    std::vector<KeptKey> kept;
};

// An update never binds a key anew behind somebody's back: what moved since the version of the
// choice is chosen as it was, and told. A choice of a newer table is left as it is.
AdoptedKeys adoptKeys(const ActionTable& table, KeyChoice choice);

// Why a key cannot be had by an action.
struct KeyObjection {
    enum class Kind { Taken, LetterEverywhere, NotAKey };
    Kind kind = Kind::Taken;
    const ActionEntry* by = nullptr; // Taken: who has it
};

// Which keys count now: what a person chose comes first, what was shipped second, and letters where
// they are wanted. Without a table every action has the keys its panel ships.
class KeyMap final
{
public:
    KeyMap() = default;
    explicit KeyMap(std::shared_ptr<const ActionTable> table, KeyChoice choice = {});

    // What counts in place of a key that a panel ships for an action; empty: nothing.
    std::string bound(std::string_view action, std::string_view shipped) const;
    // All that count for it, without gaps.
    std::vector<std::string> keysOf(const ActionEntry& entry) const;
    bool isChosen(const ActionEntry& entry) const { return m_choice.keys.count(entry.id) > 0; }
    // Empty: the action may have the key.
    std::optional<KeyObjection> objection(const ActionEntry& entry, std::string_view key) const;
    const KeyChoice& choice() const { return m_choice; }
    // nullptr: there is none.
    std::shared_ptr<const ActionTable> table() const { return m_table; }

private:
    using Keys =
        std::vector<std::string>; // one each for the shipped ones, then more; gaps are empty
    void clearWhatIsChosen();
    void moveLetters();
    const ActionEntry* holder(std::string_view key, const ActionEntry& entry) const;

    std::shared_ptr<const ActionTable> m_table; // shared with all maps of the program
    KeyChoice m_choice;
    std::vector<Keys> m_keys; // as the actions of the table
};

} // namespace haven
