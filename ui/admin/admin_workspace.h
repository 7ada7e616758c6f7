#pragma once

#include "models/items/desk.h"
#include "models/items/preferences.h"
#include "ui/admin/seat_line.h"
#include "ui/widgets/desk_asker.h"
#include "ui/widgets/wall_clock.h"

#include <QWidget>

class QStackedWidget;

namespace haven::ui {

class MapImportPanel;
class PanelHeader;

// Accounts, crisis protocols, and how the console looks and sounds, side by side; on top what one
// does with the seat itself.
class AdminWorkspace final : public QWidget
{
    Q_OBJECT

public:
    AdminWorkspace(const ThemeSource& source, Desk& desk, PreferenceSource& preferences,
                   WallClock clock, QWidget* parent = nullptr);

Q_SIGNALS:
    void said(const QString& sentence, haven::ui::Tone tone);
    void seatActRequested(haven::ui::SeatAct act);
    void newWindowRequested();

private:
    void buildSeat(const ThemeSource& source);
    void retell();

    Desk& m_desk;
    PanelHeader* m_header;
    QStackedWidget* m_pages = nullptr;
    MapImportPanel* m_map = nullptr;
};

} // namespace haven::ui
