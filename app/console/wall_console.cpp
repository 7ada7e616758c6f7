#include "app/console/wall_console.h"

#include "app/session/knowledge_base.h"
#include "app/settings/installed_fonts.h"
#include "models/store/snapshot.h"
#include "models/store/station_file.h"
#include "ui/theme/apply_theme.h"
#include "ui/widgets/desk_asker.h"

#include <QApplication>
#include <QTextStream>

namespace haven {

namespace {

// A waiting time is never older than this on the wall.
constexpr int kLookEveryMs = 2000;
constexpr int kStationUnusable = 3;

} // namespace

Result<WallLook> lookAtStation(const std::string& path, Instant now)
{
    auto reader = StationReader::open({path, ""});
    if (!reader)
        return reader.refusal();
    auto loaded = loadState(reader->database());
    if (!loaded)
        return loaded.refusal();
    // Shipped with the program: the same at every look.
    static const auto base = loadKnowledge(MapSource::None, "");
    if (!base)
        return base.refusal();
    return WallLook{wallFigures(loaded->state, (*base)->knowledge.codes, now),
                    loaded->state.timeZone};
}

WallConsole::WallConsole(std::string path, QString theme)
    : m_path(std::move(path)), m_theme(std::move(theme))
{
    m_reader.setMaxThreadCount(1);
    m_timer.setInterval(kLookEveryMs);
    connect(&m_timer, &QTimer::timeout, this, &WallConsole::look);
}

WallConsole::~WallConsole()
{
    m_timer.stop();
    m_reader.waitForDone();
}

int WallConsole::begin()
{
    const auto theme = ui::Theme::shipped(m_theme);
    // Before the window: what is wrong is said once, and not on the wall.
    const Result<WallLook> seen =
        theme ? lookAtStation(m_path, systemNow()) : Result<WallLook>(theme.refusal());
    if (!seen) {
        QTextStream(stderr) << "haven: " << QString::fromStdString(refusalSentence(seen.refusal()))
                            << "\n";
        return kStationUnusable;
    }
    m_source = std::make_unique<ui::ThemeSource>(
        ui::Look{*theme, ui::registerFonts(installedInterFonts())});
    ui::applyTheme(*qApp, m_source->look());
    m_time.emplace(seen->timeZone);
    ui::WallClock clock;
    clock.time = [this](Instant at) { return m_time->clock(at); };
    clock.zulu = [this](Instant at) { return m_time->zulu(at); };
    m_window = std::make_unique<ui::WallWindow>(*m_source, std::move(clock));
    connect(m_window.get(), &ui::WallWindow::left, qApp, &QCoreApplication::quit);
    take(seen);
    m_window->showFullScreen();
    m_timer.start();
    return 0;
}

void WallConsole::look()
{
    if (m_isLooking)
        return;
    m_isLooking = true;
    m_reader.start([this, path = m_path] {
        const auto seen = lookAtStation(path, systemNow());
        QMetaObject::invokeMethod(
            this,
            [this, seen] {
                m_isLooking = false;
                take(seen);
            },
            Qt::QueuedConnection);
    });
}

// A station that cannot be read for a moment is no reason for an empty wall: the figures stay, and
// the clock beside them says from when they are.
void WallConsole::take(const Result<WallLook>& seen)
{
    if (seen)
        m_window->setFigures(seen->figures);
    else
        m_window->setTrouble(ui::refusalText(seen.refusal()));
}

} // namespace haven
