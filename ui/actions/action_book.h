#pragma once

#include "ui/actions/action_line.h"

#include <map>
#include <QObject>

class QAction;
class QMenu;
class QWidget;

namespace haven::ui {

class ActionKey;

// What of the registry the window can do just now, and the hand that does it. It keeps no list:
// what bears an action (a shortcut, a button's key, an act of a table) is found in the window when
// it is asked for, so panels come and go as they like.
class ActionBook final : public QObject
{
    Q_OBJECT

public:
    // Precondition: both outlive it.
    ActionBook(const ThemeSource& source, QWidget& window, QObject* parent = nullptr);

    // Each action and verb with why it can do nothing now; those of the panel that has `focus` are
    // near.
    std::vector<ActionLine> lines(const QWidget* focus) const;
    // As its key would, in the panel it belongs to. A panel that is not on the screen is brought
    // there and the act left to a second time, so that nobody does what they have not seen.
    // Otherwise why not. A verb puts its line into the command bar.
    QString run(const ActionLine& line);
    // Every action in a submenu of its area, with its key; what can do nothing now is gray and its
    // tooltip says why.
    void fillMenu(QMenu& menu);
    // The innermost area a widget stands in; empty outside of all.
    std::string areaOf(const QWidget* widget) const;

Q_SIGNALS:
    void lineWanted(const QString& line);
    // Of an act of the menu that could not be done after all.
    void refused(const QString& sentence);

private:
    struct Bearer {
        ActionKey* key = nullptr;
        QAction* action = nullptr;
    };
    using Bearers = std::multimap<const ActionEntry*, Bearer>;
    // The window as it is at this moment.
    struct Scene {
        Bearers bearers;
        std::map<std::string, QWidget*> panels; // by object name; a shown one where there are more
        bool isShown(const ActionArea& area) const;
    };
    Scene scene(const ActionTable& table) const;
    static QString whyNot(const Bearer& bearer);
    // The first of its bearers that can, and otherwise why not.
    static std::pair<std::optional<Bearer>, QString> able(const Scene& scene,
                                                          const ActionEntry* entry);
    // Which of the acts that share a line; why not where none of them is meant.
    static QString pickMeant(const Scene& scene, const ActionEntry& entry,
                             std::optional<Bearer>& found);
    static void press(const Bearer& bearer);
    // Whether it is, or can be brought, on the screen.
    static bool canBring(const ActionTable& table, const Scene& scene, const ActionEntry& entry);
    void bring(const ActionTable& table, const ActionEntry& entry);

    const ThemeSource& m_source;
    QWidget& m_window;
};

} // namespace haven::ui
