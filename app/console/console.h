#pragma once

#include "app/reactors/advisor.h"
#include "app/session/console_desk.h"
#include "app/session/session.h"
#include "ui/shell/main_window.h"
#include "ui/theme/theme_source.h"

#include <memory>
#include <QObject>
#include <QString>

namespace haven {

struct ConsoleOptions {
    std::string station; // path; empty with isDemo: a fresh demo station
    std::string agent;   // asked for where empty
    bool isDemo = false;
    QString theme = QStringLiteral("night");
    QString tourFolder; // not empty: write pictures and end
};

// Starts, wires and stops the console: station, session, seat, theme, window. No rule, no widget of
// its own.
class Console final : public QObject
{
    Q_OBJECT

public:
    explicit Console(ConsoleOptions options);
    ~Console() override;

    // 0, or the exit code of the design with the reason on stderr.
    int begin();

private:
    Result<std::string> stationToOpen() const;
    Result<Seat> seatFor(const std::string& path) const;
    int openWindow(const Seat& seat);
    int writeTour();

    ConsoleOptions m_options;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<ReaderPool> m_readers;
    std::unique_ptr<Advisor> m_advisor;
    std::unique_ptr<ui::ThemeSource> m_source;
    std::unique_ptr<ConsoleDesk> m_desk;
    std::unique_ptr<ui::MainWindow> m_window;
};

} // namespace haven
