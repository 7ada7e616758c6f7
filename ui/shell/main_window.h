#pragma once

#include "models/dispatch/command_line.h"
#include "models/geo/layers.h"
#include "models/items/desk.h"
#include "ui/theme/theme_source.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/desk_asker.h"
#include "ui/widgets/wall_clock.h"

#include <functional>
#include <QMainWindow>
#include <QTimer>
#include <vector>

class QStackedWidget;

namespace haven::ui {

class CommandBar;
class DispatchWorkspace;
class KeyHint;
class StatusStrip;

// One window: the status strip on top, the workspaces, and one command bar along the bottom. Panels
// bring their own actions; the window only puts them side by side and leads keys to them.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    MainWindow(ThemeSource& source, Desk& desk, const MapLayers& layers, WallClock clock,
               QWidget* parent = nullptr);

    void select(IncidentId incident);
    CommandBar& bar() { return *m_bar; }

Q_SIGNALS:
    // Accepted or refused, to be heard.
    void sounded(haven::ui::Tone tone);
    // The person wants another look: the next theme, or this zoom.
    void themeRequested();

private:
    struct Place {
        QWidget* workspace = nullptr;
        KeyHint* hint = nullptr;
    };
    void build();
    void addPlace(QWidget* workspace, const QKeySequence& key, const QString& word);
    KeyHint* addKey(const QKeySequence& key, const QString& word, std::function<void()> act);
    void addShortcut(const QKeySequence& key, std::function<void()> act);
    void addShortcuts();
    void wire();
    void goTo(QWidget* workspace);
    // The desk, from wherever one is, and then something on it.
    void onDesk(void (DispatchWorkspace::*act)());
    void tick();
    void showHealth(StoreHealth health, const QString& sentence);
    void answerQuestion(LineQuestion question);

    ThemeSource& m_source;
    Desk& m_desk;
    const MapLayers& m_layers;
    WallClock m_clock;
    QTimer m_timer;
    StatusStrip* m_strip = nullptr;
    Banner* m_banner = nullptr;
    QStackedWidget* m_stack = nullptr;
    DispatchWorkspace* m_dispatch = nullptr;
    CommandBar* m_bar = nullptr;
    std::vector<Place> m_places;
};

} // namespace haven::ui
