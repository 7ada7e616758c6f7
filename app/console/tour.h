#pragma once

#include "ui/shell/main_window.h"

#include <QString>
#include <vector>

namespace haven {

// Pictures of every workspace, in the themes, sizes and zooms that people work in: to be looked at
// before and after a change, and for the README.
class Tour final : public QObject
{
    Q_OBJECT

public:
    enum class End { Done, Unwritable };

    // Precondition: window and source outlive it, and somebody has signed on.
    Tour(ui::MainWindow& window, ui::ThemeSource& source, const QString& folder);

    void start(std::optional<IncidentId> shown);

Q_SIGNALS:
    void wrote(const QString& file);
    void ended(haven::Tour::End end);

private:
    struct Shot {
        const char* name;
        const char* theme;
        QSize size;
        int zoomPercent;
        ui::MainWindow::Workspace workspace;
        void (ui::DispatchWorkspace::*act)();
    };
    static const std::vector<Shot>& shots();
    void pose();
    void shoot();

    ui::MainWindow& m_window;
    ui::ThemeSource& m_source;
    QString m_folder;
    std::optional<IncidentId> m_shown;
    std::size_t m_next = 0;
};

} // namespace haven
