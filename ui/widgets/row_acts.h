#pragma once

#include "models/items/desk.h"
#include "ui/theme/theme_source.h"

#include <functional>
#include <QKeySequence>
#include <QString>
#include <vector>

class QMenu;

namespace haven::ui {

// One thing that can be done with what is chosen: by its key, and in the context menu with it.
struct RowAct {
    QString name; // object name of its action: "queueHold"
    QString text; // "Hold, with a reason"
    QKeySequence key;
    std::function<void()> run;
    // Why it would be refused now, in words; empty words or no function: it can be done.
    std::function<QString()> objection;
    // Instead of `run`: what its submenu holds, worked out when a menu opens and not before, since
    // every act is asked for its objection with each letter in the palette.
    std::function<std::vector<RowAct>()> more;
};
using RowActs = std::vector<RowAct>;
struct RowActGroup {
    RowActs acts;
    QString title = {}; // of its submenu; empty: its acts stand in the menu itself
};
// Groups are divided by lines in the menu.
using RowActGroups = std::vector<RowActGroup>;

// Where the acts of a panel go. `row` names the row concerned, as its model does.
struct ActPort {
    Desk& desk;
    std::function<void(Command command, const std::string& row)> ask;
    std::function<void(const QString& line)> line;
    std::function<void(IncidentId incident)> open;
    std::function<void(IncidentId incident)> mapIncident;
    std::function<void(const UnitId& unit)> mapUnit;
};

// The same with the keys that the person chose.
RowActGroups withKeys(const ThemeSource& source, RowActGroups groups);
// What can be done stands in the menu; what cannot stands in a submenu of its own at the end, gray,
// with the reason in its words.
void fillMenu(QMenu& menu, const RowActGroups& groups);
// nullptr when there is no act of that name.
const RowAct* actNamed(const RowActGroups& groups, const QString& name);

} // namespace haven::ui
