#pragma once

#include "models/base/ids.h"
#include "models/items/action_table.h"
#include "ui/theme/theme_source.h"

#include <optional>
#include <QString>
#include <vector>

namespace haven::ui {

// One command as the palette and the list of keys show it: an action of the registry, or a verb of
// the command bar.
struct ActionLine {
    enum class Near { No, Yes };

    QString id;      // of the registry; "verb:d" for a verb
    QString title;   // "Hold, with a reason"
    QString where;   // "Queue, map"; of a verb how it is written
    QString keys;    // "Ctrl+D", or several; of a verb its letters
    QString whyNot;  // why it can do nothing now; empty: it can
    QString line;    // of a verb, what it puts into the command bar
    QString example; // of a verb
    std::vector<std::string> areas;
    QString folded; // what typed letters are held against
    QString also;   // with it, what whole typed words are held against as well
    Near near = Near::No;

    std::optional<IncidentId> incident = std::nullopt; // of one that is chosen by its number

    bool isVerb() const { return !line.isEmpty(); }
    // All of it in words, for the tooltip and the screen reader.
    QString told() const;
};

// What counts as the registry for a source: the shipped one, where nobody has put in another.
std::shared_ptr<const ActionTable> registryOf(const ThemeSource& source);
QString actionName(const ActionEntry& entry);
QString areaName(const ActionArea& area);
// A sentence for the result line.
QString refusalOf(const ActionLine& line, const QString& why);
// The keys that count, "Ctrl++, Ctrl+=".
QString actionKeys(const ThemeSource& source, const ActionEntry& entry);

// Every action and every verb, in the order of the registry.
std::vector<ActionLine> registryLines(const ThemeSource& source);

} // namespace haven::ui
