#include "models/items/action_table.h"

#include "models/base/contracts.h"

#include <algorithm>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <set>

namespace haven {

namespace {

constexpr std::string_view kShift = "Shift+";

std::string textOf(const QJsonObject& object, QStringView key)
{
    return object.value(key).toString().toStdString();
}

std::vector<std::string> textsOf(const QJsonValue& value)
{
    std::vector<std::string> out;
    for (const QJsonValue& one : value.toArray())
        out.push_back(one.toString().toStdString());
    return out;
}

ActionArea areaOf(const QJsonObject& object)
{
    return {textOf(object, u"id"),   textOf(object, u"name"),  textOf(object, u"in"),
            textOf(object, u"slot"), textOf(object, u"panel"), textOf(object, u"open")};
}

ActionEntry entryOf(const QJsonObject& object)
{
    ActionEntry entry;
    entry.id = textOf(object, u"id");
    entry.name = textOf(object, u"name");
    entry.areas = textsOf(object.value(u"in"));
    entry.keys = textsOf(object.value(u"keys"));
    entry.verb = textOf(object, u"verb");
    entry.also = textOf(object, u"also");
    if (object.value(u"reach").toString() == u"shown")
        entry.reach = ActionEntry::Reach::Shown;
    if (object.value(u"fixed").toBool())
        entry.change = ActionEntry::Keys::Fixed;
    for (const QJsonValue& former : object.value(u"was").toArray())
        entry.was.push_back({former[u"until"].toInt(), textsOf(former.toObject().value(u"keys"))});
    return entry;
}

bool isSound(const ActionTable& table)
{
    std::set<std::string> ids;
    for (const ActionArea& area : table.areas) {
        const bool isRooted = area.in.empty() || table.area(area.in) != nullptr;
        if (area.id.empty() || area.name.empty() || !isRooted || !ids.insert(area.id).second)
            return false;
    }
    ids.clear();
    for (const ActionEntry& entry : table.actions) {
        const bool isPlaced =
            !entry.areas.empty() && std::all_of(entry.areas.begin(), entry.areas.end(),
                                                [&](const auto& area) { return table.area(area); });
        if (entry.id.empty() || entry.name.empty() || !isPlaced || !ids.insert(entry.id).second)
            return false;
    }
    return table.version > 0 && !table.actions.empty();
}

// From the window down to the area.
std::vector<const ActionArea*> chain(const ActionTable& table, std::string_view area)
{
    auto out = table.around(area);
    std::reverse(out.begin(), out.end());
    return out;
}

enum class Kinship { Nested, Together, InTurns };

Kinship kinship(const ActionTable& table, std::string_view one, std::string_view other)
{
    const auto first = chain(table, one);
    const auto second = chain(table, other);
    for (std::size_t i = 0; i < std::min(first.size(), second.size()); ++i) {
        if (first[i] == second[i])
            continue;
        const bool isOneSlot = !first[i]->slot.empty() && first[i]->slot == second[i]->slot;
        return isOneSlot ? Kinship::InTurns : Kinship::Together;
    }
    return Kinship::Nested;
}

} // namespace

std::optional<ActionTable> ActionTable::fromJson(const QByteArray& json)
{
    const QJsonObject root = QJsonDocument::fromJson(json).object();
    ActionTable table;
    table.version = root.value(u"version").toInt();
    for (const QJsonValue& area : root.value(u"areas").toArray())
        table.areas.push_back(areaOf(area.toObject()));
    for (const QJsonValue& action : root.value(u"actions").toArray())
        table.actions.push_back(entryOf(action.toObject()));
    return isSound(table) ? std::optional(std::move(table)) : std::nullopt;
}

const ActionEntry* ActionTable::find(std::string_view id) const
{
    const ActionEntry* like = nullptr;
    for (const ActionEntry& entry : actions) {
        if (entry.id == id)
            return &entry;
        const std::string_view family(entry.id.data(), entry.id.size() - 1);
        if (entry.id.back() == '*' && id.substr(0, family.size()) == family)
            like = &entry;
    }
    return like;
}

const ActionArea* ActionTable::area(std::string_view id) const
{
    const auto found = std::find_if(areas.begin(), areas.end(),
                                    [&](const ActionArea& one) { return one.id == id; });
    return found == areas.end() ? nullptr : &*found;
}

std::vector<const ActionArea*> ActionTable::around(std::string_view id) const
{
    std::vector<const ActionArea*> out;
    // Never longer than there are areas, whatever a file says.
    for (const ActionArea* at = area(id); at != nullptr && out.size() < areas.size();
         at = area(at->in))
        out.push_back(at);
    return out;
}

bool ActionTable::canMeet(const ActionEntry& one, const ActionEntry& other,
                          std::string_view key) const
{
    const bool isHeard =
        one.reach == ActionEntry::Reach::Shown || other.reach == ActionEntry::Reach::Shown;
    const bool isWide = isHeard && !isSingleCharacter(key);
    for (const std::string& first : one.areas) {
        for (const std::string& second : other.areas) {
            const Kinship kin = kinship(*this, first, second);
            if (kin == Kinship::Nested || (kin == Kinship::Together && isWide))
                return true;
        }
    }
    return false;
}

std::string ActionTable::whereWords(const ActionEntry& entry) const
{
    std::string words;
    for (const std::string& id : entry.areas) {
        const ActionArea* one = area(id);
        if (one != nullptr)
            words += (words.empty() ? "" : ", ") + one->name;
    }
    return words;
}

std::vector<std::string> condensed(const std::vector<std::string>& keys)
{
    constexpr std::size_t kRow = 4;
    const bool isRow =
        keys.size() >= kRow && std::all_of(keys.begin(), keys.end(), [&](const std::string& key) {
            const bool isDigit = !key.empty() && key.back() >= '0' && key.back() <= '9';
            return isDigit && key.size() == keys.front().size() &&
                   key.compare(0, key.size() - 1, keys.front(), 0, key.size() - 1) == 0;
        });
    return isRow ? std::vector<std::string>{keys.front() + "\u2013" + keys.back().back()} : keys;
}

std::string_view withoutShift(std::string_view key)
{
    return key.substr(0, kShift.size()) == kShift ? key.substr(kShift.size()) : key;
}

bool isSingleCharacter(std::string_view key)
{
    const std::string_view character = withoutShift(key);
    // A character of UTF-8 may be several bytes; names of keys are plain letters.
    return character.size() == 1 ||
           (!character.empty() && static_cast<unsigned char>(character.front()) >= 0x80);
}

std::shared_ptr<const ActionTable> shippedActions()
{
    static const std::shared_ptr<const ActionTable> shipped = [] {
        QFile file(QStringLiteral(":/keys/actions.json"));
        const bool isOpen = file.open(QIODevice::ReadOnly);
        HAVEN_ASSERT(isOpen);
        auto table = ActionTable::fromJson(file.readAll());
        HAVEN_ASSERT(table.has_value());
        return std::make_shared<const ActionTable>(*std::move(table));
    }();
    return shipped;
}

} // namespace haven
