#pragma once

#include "app/session/agency_time.h"
#include "models/items/wall_figures.h"
#include "ui/theme/theme_source.h"
#include "ui/wall/wall_window.h"

#include <memory>
#include <optional>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

namespace haven {

// What a wall display knows of a station at one moment.
struct WallLook {
    WallFigures figures;
    std::string timeZone;
};

// Reads the station file as it is now, beside whatever console holds it. Takes as long as a start:
// not on the screen's thread. Errors: those of StationReader::open and loadState.
Result<WallLook> lookAtStation(const std::string& path, Instant now);

// `haven --wall`: the display alone, from a station file that another console of this machine holds
// or nobody does. It never writes, and holds nothing up.
class WallConsole final : public QObject
{
    Q_OBJECT

public:
    WallConsole(std::string path, QString theme);
    ~WallConsole() override;

    // 0: run the event loop; else the exit code, with the reason on stderr.
    int begin();

private:
    void look();
    void take(const Result<WallLook>& seen);

    std::string m_path;
    QString m_theme;
    std::unique_ptr<ui::ThemeSource> m_source;
    std::optional<AgencyTime> m_time;
    std::unique_ptr<ui::WallWindow> m_window;
    QTimer m_timer;
    bool m_isLooking = false;
    QThreadPool m_reader; // one thread: files are not touched on the screen's
};

} // namespace haven
