#pragma once

#include "app/reactors/advisor.h"
#include "app/reactors/alarm_raiser.h"
#include "app/session/console_desk.h"
#include "models/items/preferences.h"
#include "tests/bench/big_station.h"
#include "ui/shell/main_window.h"
#include "ui/theme/theme_source.h"

#include <functional>
#include <memory>
#include <QEventLoop>
#include <QObject>
#include <QTimer>
#include <QWidget>
#include <random>

namespace haven::bench {

// Runs the event loop until somebody opens it: nothing here polls or sleeps, which would be
// measured too.
class Gate final
{
public:
    void open();
    // Forgets what opened it before, such as a row painted after its time was up.
    void close() { m_isOpen = false; }
    // False when nobody opened it in time.
    bool wait(int msMax);

private:
    QEventLoop m_loop;
    bool m_isOpen = false;
};

// Calls back after each time a widget was painted and what it painted was handed over.
class PaintWatch final : public QObject
{
public:
    PaintWatch(QWidget* widget, std::function<void()> painted);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    std::function<void()> m_painted;
    bool m_isDue = false;
};

// The console as it runs, but offscreen and signed on: session, readers, advisor, alarms, desk.
class LiveConsole final
{
public:
    static Result<std::unique_ptr<LiveConsole>> open(const std::string& path,
                                                     std::function<Instant()> clock = benchClock());
    LiveConsole(const LiveConsole&) = delete;
    LiveConsole& operator=(const LiveConsole&) = delete;
    ~LiveConsole();

    Session& session() { return *m_session; }
    ReaderPool& readers() { return *m_readers; }
    ConsoleDesk& desk() { return *m_desk; }
    ui::ThemeSource& source() { return *m_source; }
    // The main window, 1920x1080, shown and painted.
    ui::MainWindow& window();
    // So many events a second arrive from another position; 0 ends it.
    void feed(int perSecond);
    // Open incidents of the board, in order.
    std::vector<IncidentId> openIncidents() const;

private:
    LiveConsole() = default;
    void feedOne();

    std::unique_ptr<Session> m_session;
    std::unique_ptr<ReaderPool> m_readers;
    std::unique_ptr<Advisor> m_advisor;
    std::unique_ptr<AlarmRaiser> m_alarms;
    std::unique_ptr<ui::ThemeSource> m_source;
    std::unique_ptr<ConsoleDesk> m_desk;
    PreferenceSource m_preferences;
    std::unique_ptr<ui::MainWindow> m_window;
    QObject m_target;
    QTimer m_feeder;
    std::vector<IncidentId> m_incidents;
    std::vector<UnitId> m_units;
    std::mt19937 m_random{7};
};

} // namespace haven::bench
