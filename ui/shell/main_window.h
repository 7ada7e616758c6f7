#pragma once

#include "models/geo/layers.h"
#include "models/items/desk.h"
#include "ui/theme/theme_source.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/wall_clock.h"

#include <functional>
#include <QLabel>
#include <QMainWindow>
#include <QTimer>

namespace haven::ui {

class CommandBar;
class IncidentPanel;
class MapView;
class QueuePanel;
class UnitsPanel;

// The dispatcher's desk: queue and units left, map in the middle, the incident right, one command
// bar along the bottom. Panels bring their own actions; the window only puts them side by side.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    MainWindow(ThemeSource& source, Desk& desk, const MapLayers& layers, WallClock clock,
               QWidget* parent = nullptr);

    void select(IncidentId incident);

private:
    QWidget* buildStrip();
    QWidget* buildBoards();
    void wire();
    void addShortcut(const QKeySequence& key, std::function<void()> act);
    void tick();
    void showHealth(StoreHealth health, const QString& sentence);
    void answerQuestion();

    ThemeSource& m_source;
    Desk& m_desk;
    const MapLayers& m_layers;
    WallClock m_clock;
    QTimer m_timer;
    Banner* m_banner = nullptr;
    QLabel* m_who = nullptr;
    QLabel* m_counts = nullptr;
    QLabel* m_saved = nullptr;
    QLabel* m_time = nullptr;
    QueuePanel* m_queue = nullptr;
    UnitsPanel* m_units = nullptr;
    MapView* m_map = nullptr;
    IncidentPanel* m_incident = nullptr;
    CommandBar* m_bar = nullptr;
};

} // namespace haven::ui
