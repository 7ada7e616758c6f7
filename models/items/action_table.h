#pragma once

#include <memory>
#include <optional>
#include <QByteArray>
#include <string>
#include <string_view>
#include <vector>

// Every command of the console, as shipped: what it is called, where it acts, which keys it has.
// The table is a file (resources/keys/actions.json), so that the console, the printed card and
// havenctl say the same.
namespace haven {

// Where keys act. Areas lie in each other; those that take turns in one place share its slot.
struct ActionArea {
    std::string id;
    std::string name;  // "Queue"
    std::string in;    // the area around it; empty: it is the whole window
    std::string slot;  // of its surroundings; empty: it is always there with them
    std::string panel; // object name of its widget
    std::string open;  // the action that brings it on the screen; empty: it comes by itself
};

// What an action had up to and with a version of the table.
struct FormerKeys {
    int until = 0;
    std::vector<std::string> keys;
};

struct ActionEntry {
    // Panel: its keys count while the focus is in its area. Shown: while the area is on the screen;
    // but a single character never counts outside of the area with the focus.
    enum class Reach { Panel, Shown };
    // Fixed: a row of keys that belong together, or a key of every text field; not to be chosen.
    enum class Keys { Free, Fixed };

    // Never changes; the object name of what it presses. One that ends with "*" stands for all that
    // begin so: a row of them, of which one at a time has the key.
    std::string id;
    std::string name;               // "Hold, with a reason"
    std::vector<std::string> areas; // the first one is its own
    std::vector<std::string> keys;  // "Ctrl+Shift+T", as Qt writes them portably
    std::string verb;               // what does the same in the command bar; empty: nothing
    Reach reach = Reach::Panel;
    Keys change = Keys::Free;
    std::vector<FormerKeys> was; // oldest first
    std::string also; // other words people look for it by, of every language; never shown
};

struct ActionTable {
    int version = 0; // grows with every release that moves a key
    std::vector<ActionArea> areas;
    std::vector<ActionEntry> actions;

    // Empty where it is not such a table: an unknown area, an id twice, no version.
    static std::optional<ActionTable> fromJson(const QByteArray& json);

    // Its own row, or that of its like; nullptr: there is none.
    const ActionEntry* find(std::string_view id) const;
    const ActionArea* area(std::string_view id) const;
    // Both could be meant by this key at some moment, if both had it.
    bool canMeet(const ActionEntry& one, const ActionEntry& other, std::string_view key) const;
    // The area and those around it, the innermost first.
    std::vector<const ActionArea*> around(std::string_view area) const;
    // "Queue, map".
    std::string whereWords(const ActionEntry& entry) const;
};

// "D", "Shift+H", "5", "/": a character with nothing held but Shift.
bool isSingleCharacter(std::string_view key);
// A row of digits is told by its ends: "1–9", "Alt+1–9"; others as they are.
std::vector<std::string> condensed(const std::vector<std::string>& keys);
std::string_view withoutShift(std::string_view key);

// What this program carries. Never null; shared because key maps outlive changes of it.
std::shared_ptr<const ActionTable> shippedActions();

} // namespace haven
