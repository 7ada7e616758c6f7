#include "models/items/key_map.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;

namespace {

// A window with two boards side by side and two pages that take turns.
ActionTable small()
{
    const auto table = ActionTable::fromJson(R"({
        "version": 2,
        "areas": [
            {"id": "window", "name": "Anywhere"},
            {"id": "desk", "name": "Desk", "in": "window"},
            {"id": "queue", "name": "Queue", "in": "desk"},
            {"id": "units", "name": "Units", "in": "desk"},
            {"id": "call", "name": "Call", "in": "desk", "slot": "right"},
            {"id": "incident", "name": "Incident", "in": "desk", "slot": "right"}],
        "actions": [
            {"id": "find", "name": "Find", "in": ["window"], "keys": ["F7"],
             "was": [{"until": 1, "keys": ["F3"]}]},
            {"id": "help", "name": "Help", "in": ["window"], "keys": ["F1", "?"]},
            {"id": "hold", "name": "Hold", "in": ["queue"], "keys": ["H"]},
            {"id": "hit", "name": "Hit", "in": ["units"], "keys": ["H"]},
            {"id": "near", "name": "Near", "in": ["queue"], "keys": ["Alt+H"]},
            {"id": "yes", "name": "Yes", "in": ["incident"], "keys": ["Y", "Alt+Y"],
             "reach": "shown"},
            {"id": "digits*", "name": "Digits", "in": ["incident"], "keys": ["1", "2"],
             "fixed": true},
            {"id": "bare", "name": "Bare", "in": ["units"], "keys": []}]})");
    return table.value();
}

std::shared_ptr<const ActionTable> shared()
{
    return std::make_shared<const ActionTable>(small());
}

KeyChoice chosen(const std::string& action, std::vector<std::string> keys)
{
    KeyChoice choice;
    choice.version = 2;
    choice.keys[action] = std::move(keys);
    return choice;
}

} // namespace

class tst_KeyMap final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anActionHasItsShippedKeysUntilSomebodyChooses();
    void aChosenKeyTakesThePlaceOfTheShippedOnes();
    void anActionWithoutAKeyCanBeGivenOne();
    void aKeyThatIsTakenNamesTheOtherAction();
    void theSameLetterInAnotherPanelIsNoConflict();
    void aLetterAloneIsNoKeyOfTheWholeWindow();
    void lettersThatAreOffActWithAltWhereThatIsFree();
    void anUpdateLeavesAMovedKeyWhereItWasAndSaysSo();
    void aKeyThatSomebodyChoseIsNotGivenAwayByAnUpdate();
    void aChoiceOfANewerVersionIsLeftAlone();
    void aTableThatContradictsItselfIsNone();
    void aRowOfDigitsIsToldByItsEnds();
};

void tst_KeyMap::anActionHasItsShippedKeysUntilSomebodyChooses()
{
    const auto table = shared();
    const KeyMap keys(table);
    QCOMPARE(keys.bound("hold", "H"), std::string("H"));
    QCOMPARE(keys.bound("unheard of", "Ctrl+9"), std::string("Ctrl+9"));
    QCOMPARE(keys.keysOf(*table->find("help")), (std::vector<std::string>{"F1", "?"}));
    QVERIFY(!keys.isChosen(*table->find("hold")));
}

void tst_KeyMap::aChosenKeyTakesThePlaceOfTheShippedOnes()
{
    const auto table = shared();
    const KeyMap keys(table, chosen("help", {"Ctrl+H"}));
    QCOMPARE(keys.bound("help", "F1"), std::string("Ctrl+H"));
    QCOMPARE(keys.bound("help", "?"), std::string());
    QCOMPARE(keys.keysOf(*table->find("help")), (std::vector<std::string>{"Ctrl+H"}));
    // None at all is a choice too.
    QCOMPARE(KeyMap(table, chosen("hold", {})).bound("hold", "H"), std::string());
    // What belongs together is not chosen one by one, whatever a file says.
    QCOMPARE(KeyMap(table, chosen("digits*", {"Q"})).bound("digits7", "2"), std::string("2"));
}

void tst_KeyMap::anActionWithoutAKeyCanBeGivenOne()
{
    QCOMPARE(KeyMap(shared()).bound("bare", ""), std::string());
    QCOMPARE(KeyMap(shared(), chosen("bare", {"Ctrl+B"})).bound("bare", ""), std::string("Ctrl+B"));
    // A shipped key that is not there at this moment stays away.
    QCOMPARE(KeyMap(shared(), chosen("hold", {"J"})).bound("hold", ""), std::string());
}

void tst_KeyMap::aKeyThatIsTakenNamesTheOtherAction()
{
    const auto table = shared();
    const KeyMap keys(table);
    const auto taken = keys.objection(*table->find("hold"), "F7");
    QVERIFY(taken.has_value());
    QCOMPARE(taken->kind, KeyObjection::Kind::Taken);
    QCOMPARE(taken->by->id, std::string("find"));
    // While the incident is shown its Alt+Y counts in the queue too.
    const auto wide = keys.objection(*table->find("hold"), "Alt+Y");
    QVERIFY(wide && wide->by && wide->by->id == "yes");
    QVERIFY(!keys.objection(*table->find("hold"), "Ctrl+J"));
    const auto arrow = keys.objection(*table->find("hold"), "Down");
    QVERIFY(arrow && arrow->kind == KeyObjection::Kind::NotAKey);
}

void tst_KeyMap::theSameLetterInAnotherPanelIsNoConflict()
{
    const auto table = small();
    QVERIFY(!table.canMeet(*table.find("hold"), *table.find("hit"), "H"));
    QVERIFY(table.canMeet(*table.find("hold"), *table.find("find"), "F7"));
    // Pages that take turns are never on the screen together.
    ActionEntry taking = *table.find("hold");
    taking.areas = {"call"};
    QVERIFY(!table.canMeet(taking, *table.find("yes"), "Alt+Y"));
    // A single character never counts outside of the panel with the focus.
    QVERIFY(!table.canMeet(*table.find("hold"), *table.find("yes"), "Y"));
    QVERIFY(table.canMeet(*table.find("hold"), *table.find("yes"), "Alt+Y"));
}

void tst_KeyMap::aLetterAloneIsNoKeyOfTheWholeWindow()
{
    const auto table = shared();
    const KeyMap keys(table);
    const auto letter = keys.objection(*table->find("find"), "J");
    QVERIFY(letter && letter->kind == KeyObjection::Kind::LetterEverywhere);
    QVERIFY(!keys.objection(*table->find("hold"), "J"));
}

void tst_KeyMap::lettersThatAreOffActWithAltWhereThatIsFree()
{
    KeyChoice choice;
    choice.version = 2;
    choice.letters = LetterKeys::Off;
    const KeyMap keys(shared(), choice);
    QCOMPARE(keys.bound("hit", "H"), std::string("Alt+H"));
    // In the queue Alt+H is another action's.
    QCOMPARE(keys.bound("hold", "H"), std::string());
    QCOMPARE(keys.bound("digits1", "1"), std::string("Alt+1"));
    // It has Alt+Y anyway, and once is enough.
    QCOMPARE(keys.bound("yes", "Y"), std::string());
    QCOMPARE(keys.bound("yes", "Alt+Y"), std::string("Alt+Y"));
    QCOMPARE(keys.bound("unheard of", "X"), std::string());
    QCOMPARE(keys.bound("find", "F7"), std::string("F7"));
}

void tst_KeyMap::anUpdateLeavesAMovedKeyWhereItWasAndSaysSo()
{
    const auto table = shared();
    KeyChoice old;
    old.version = 1;
    const AdoptedKeys adopted = adoptKeys(*table, old);
    QCOMPARE(adopted.choice.version, 2);
    QCOMPARE(adopted.kept.size(), std::size_t(1));
    QCOMPARE(adopted.kept.front().action, std::string("find"));
    QCOMPARE(adopted.kept.front().kept.front(), std::string("F3"));
    QCOMPARE(adopted.kept.front().shipped.front(), std::string("F7"));
    QCOMPARE(KeyMap(table, adopted.choice).bound("find", "F7"), std::string("F3"));
    // Told once.
    QVERIFY(adoptKeys(*table, adopted.choice).kept.empty());
    // Whoever comes new has what is shipped now.
    QVERIFY(adoptKeys(*table, KeyChoice{}).choice.keys.empty());
    // What somebody chose is not touched either.
    KeyChoice mine = old;
    mine.keys["find"] = {"Ctrl+F"};
    QVERIFY(adoptKeys(*table, mine).kept.empty());
    QCOMPARE(adoptKeys(*table, mine).choice.keys.at("find").front(), std::string("Ctrl+F"));
}

void tst_KeyMap::aKeyThatSomebodyChoseIsNotGivenAwayByAnUpdate()
{
    const auto table = shared();
    // Chosen when nothing had F7.
    const KeyMap keys(table, chosen("hold", {"F7"}));
    QCOMPARE(keys.bound("hold", "H"), std::string("F7"));
    QCOMPARE(keys.bound("find", "F7"), std::string());
}

void tst_KeyMap::aChoiceOfANewerVersionIsLeftAlone()
{
    KeyChoice newer = chosen("hold", {"J"});
    newer.version = 9;
    const AdoptedKeys adopted = adoptKeys(small(), newer);
    QCOMPARE(adopted.choice.version, 9);
    QVERIFY(adopted.kept.empty());
}

void tst_KeyMap::aTableThatContradictsItselfIsNone()
{
    QVERIFY(!ActionTable::fromJson("{}"));
    QVERIFY(!ActionTable::fromJson(R"({"version": 1, "areas": [{"id": "a", "name": "A"}],
        "actions": [{"id": "x", "name": "X", "in": ["b"], "keys": []}]})"));
    QVERIFY(!ActionTable::fromJson(R"({"version": 1, "areas": [{"id": "a", "name": "A"}],
        "actions": [{"id": "x", "name": "X", "in": ["a"]}, {"id": "x", "name": "Y", "in": ["a"]}]})"));
    QVERIFY(ActionTable::fromJson(R"({"version": 1, "areas": [{"id": "a", "name": "A"}],
        "actions": [{"id": "x", "name": "X", "in": ["a"]}]})"));
}

void tst_KeyMap::aRowOfDigitsIsToldByItsEnds()
{
    using Keys = std::vector<std::string>;
    QCOMPARE(condensed({"1", "2", "3", "4"}), (Keys{"1\u20134"}));
    QCOMPARE(condensed({"Alt+1", "Alt+2", "Alt+3", "Alt+9"}), (Keys{"Alt+1\u20139"}));
    QCOMPARE(condensed({"1", "2", "3"}), (Keys{"1", "2", "3"}));
    QCOMPARE(condensed({"1", "2", "3", "F4"}), (Keys{"1", "2", "3", "F4"}));
    QCOMPARE(condensed({}), Keys{});
}

HAVEN_TESTS(tst_KeyMap)
#include "tst_key_map.moc"
