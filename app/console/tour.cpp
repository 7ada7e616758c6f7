#include "app/console/tour.h"

#include "ui/shell/dispatch_workspace.h"

#include <QDir>
#include <QThreadPool>
#include <QTimer>

namespace haven {

namespace {

// Answers of reader threads and the map's base come in between pose and picture.
constexpr int kHoldStillMs = 700;
constexpr QSize kLarge(1920, 1080);
constexpr QSize kSmall(1366, 768);

} // namespace

Tour::Tour(ui::MainWindow& window, ui::ThemeSource& source, const QString& folder)
    : m_window(window), m_source(source), m_folder(folder)
{}

const std::vector<Tour::Shot>& Tour::shots()
{
    using ui::DispatchWorkspace;
    using Workspace = ui::MainWindow::Workspace;
    static const std::vector<Shot> all = {
        {"console-night", "night", kLarge, 100, Workspace::Dispatch, nullptr},
        {"console-day", "day", kLarge, 100, Workspace::Dispatch, nullptr},
        {"console-high-contrast", "high-contrast", kLarge, 100, Workspace::Dispatch, nullptr},
        {"console-small", "night", kSmall, 100, Workspace::Dispatch, nullptr},
        {"console-150", "night", kLarge, 150, Workspace::Dispatch, nullptr},
        {"checklist", "night", kLarge, 100, Workspace::Dispatch, &DispatchWorkspace::showChecklist},
        {"intake", "night", kLarge, 100, Workspace::Dispatch, &DispatchWorkspace::startCall},
        {"intake-small", "day", kSmall, 100, Workspace::Dispatch, &DispatchWorkspace::startCall},
        {"keys", "night", kLarge, 100, Workspace::Dispatch, &DispatchWorkspace::showKeys},
        {"crisis", "day", kLarge, 100, Workspace::Crisis, nullptr},
        {"crisis-small", "night", kSmall, 100, Workspace::Crisis, nullptr},
        {"log", "day", kLarge, 100, Workspace::ShiftLog, nullptr},
        {"log-small", "night", kSmall, 100, Workspace::ShiftLog, nullptr},
        {"admin", "night", kLarge, 100, Workspace::Admin, nullptr}};
    return all;
}

void Tour::start(std::optional<IncidentId> shown)
{
    m_shown = shown;
    m_window.setWindowState(Qt::WindowNoState); // as large as its pictures, not as the screen
    QDir().mkpath(m_folder);
    pose();
}

void Tour::pose()
{
    const Shot& shot = shots().at(m_next);
    ui::Look look = m_source.look();
    if (const auto theme = ui::Theme::shipped(QString::fromLatin1(shot.theme)))
        look.theme = *theme;
    look.zoomPercent = shot.zoomPercent;
    m_source.setLook(look);
    m_window.resize(shot.size);
    m_window.goTo(shot.workspace);
    if (m_shown)
        m_window.select(*m_shown);
    if (shot.act)
        (m_window.dispatch().*shot.act)();
    QTimer::singleShot(kHoldStillMs, this, &Tour::shoot);
}

void Tour::shoot()
{
    QThreadPool::globalInstance()->waitForDone();
    const QString file =
        QDir(m_folder).filePath(QLatin1String(shots().at(m_next).name) + QStringLiteral(".png"));
    if (!m_window.grab().save(file)) {
        Q_EMIT ended(End::Unwritable);
        return;
    }
    Q_EMIT wrote(file);
    ++m_next;
    if (m_next < shots().size())
        pose();
    else
        Q_EMIT ended(End::Done);
}

} // namespace haven
