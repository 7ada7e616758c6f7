#pragma once

#include "ui/incident/incident_acts.h"

namespace haven::ui {

class KeyButton;
class WrapLayout;

// The acts used most as buttons with their keys, and all of them in a menu.
class ActsBar final : public QWidget
{
    Q_OBJECT

public:
    ActsBar(const ThemeSource& source, IncidentActs& acts, QWidget* parent);

    // Binds the printed keys inside the panel.
    void bindWithin(QWidget* panel);
    void openMenu(const QPoint& at);
    void openMore();

private:
    struct Shown {
        QAction* action;
        KeyButton* button;
    };
    void follow();

    const ThemeSource& m_source;
    IncidentActs& m_acts;
    WrapLayout* m_row;
    std::vector<Shown> m_buttons;
    KeyButton* m_more;
};

} // namespace haven::ui
