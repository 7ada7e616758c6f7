#pragma once

#include "app/console/console_windows.h"
#include "app/console/station_opening.h"
#include "app/reactors/advisor.h"
#include "app/reactors/alarm_raiser.h"
#include "app/reactors/housekeeping.h"
#include "app/reactors/sounder.h"
#include "ui/admin/station_page.h"
#include "ui/theme/theme_source.h"

#include <memory>
#include <QObject>
#include <QString>
#include <QThreadPool>
#include <QTimer>

namespace haven {

struct ConsoleOptions {
    std::string station; // path; empty: the usual one, with isDemo a fresh demo station
    std::string agent;   // signs on with HAVEN_PASSWORD; empty: the sign-on page asks
    bool isDemo = false;
    QString theme = QStringLiteral("night");
    QString tourFolder; // not empty: write pictures and end
};

// Starts, wires and stops the console: station, session, reactors, theme, windows. No rule, no
// widget of its own.
class Console final : public QObject
{
    Q_OBJECT

public:
    explicit Console(ConsoleOptions options);
    ~Console() override;

    // 0: run the event loop; otherwise the exit code of the design, with the reason on stderr. A
    // station that cannot be opened is told in a window, except on a tour, which has none.
    int begin();

private:
    std::string path() const;
    Session::Wake wake();
    bool isTour() const { return !m_options.tourFolder.isEmpty(); }
    // Demo and --as sign on by themselves.
    std::optional<SignOnWish> ownSignOn() const;
    void take(OpenStation station);
    void tellTrouble(const Refusal& refusal);
    void tryAgain(std::function<Result<void>()> first);
    void signOnByItself(const SignOnWish& wish);
    void writeTour();

    ConsoleOptions m_options;
    std::unique_ptr<ui::ThemeSource> m_source;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<ReaderPool> m_readers;
    std::unique_ptr<Advisor> m_advisor;
    std::unique_ptr<AlarmRaiser> m_alarms;
    std::unique_ptr<Housekeeping> m_housekeeping;
    QTimer m_keeping; // where nothing happens nobody would look
    std::unique_ptr<LoudSpeaker> m_speaker;
    std::unique_ptr<ConsoleWindows> m_windows;
    std::unique_ptr<Sounder> m_sounder;
    std::unique_ptr<ui::StationPage> m_page;
    QThreadPool m_opening; // one thread: files are not touched on the screen's
};

} // namespace haven
