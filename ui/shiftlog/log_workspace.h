#pragma once

#include "models/items/desk.h"
#include "ui/theme/theme_source.h"
#include "ui/widgets/desk_asker.h"
#include "ui/widgets/wall_clock.h"

#include <QStackedWidget>

class QSplitter;

namespace haven::ui {

class AlarmNumbersPanel;
class ExportStrip;
class FactPanel;
class IncidentSearchPanel;
class NumbersPanel;
class ShiftLogPanel;
class ShiftTimelineView;
class SupervisePanel;

// The supervisor's workspace: the shift in numbers left, the log or the search in the middle, the
// chosen fact right, the time along the bottom.
class LogWorkspace final : public QWidget
{
    Q_OBJECT

public:
    LogWorkspace(const ThemeSource& source, Desk& desk, const WallClock& clock,
                 QWidget* parent = nullptr);

    // Everything that happened in it.
    void show(std::optional<IncidentId> incident);
    using QWidget::show;
    ShiftLogPanel& log() const { return *m_log; }
    IncidentSearchPanel& search() const { return *m_search; }

Q_SIGNALS:
    void said(const QString& sentence, haven::ui::Tone tone);
    void incidentOpened(haven::IncidentId incident);
    void incidentSelected(haven::IncidentId incident);

public Q_SLOTS:
    // Ctrl+F.
    void beginSearch();
    void showLog();
    // Ctrl+B.
    void showNumbers();
    // Ctrl+Shift+L; a supervisor's.
    void showAlarms();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    enum class FactShown { No, Yes };
    void showFact(FactShown shown);
    QWidget* buildLeft(QWidget* parent);
    void addKey(const char* action, const QKeySequence& key, void (LogWorkspace::*act)());
    void beginExport();
    void wire();
    void showLogOf(const QString& number);

    const ThemeSource& m_source;
    Desk& m_desk;
    SupervisePanel* m_supervise = nullptr;
    ExportStrip* m_export = nullptr;
    QSplitter* m_across = nullptr;
    QStackedWidget* m_middle = nullptr;
    ShiftLogPanel* m_log = nullptr;
    IncidentSearchPanel* m_search = nullptr;
    NumbersPanel* m_numbers = nullptr;
    AlarmNumbersPanel* m_alarms = nullptr;
    FactPanel* m_fact = nullptr;
    ShiftTimelineView* m_timeline = nullptr;
    WallClock m_clock;
    FactShown m_factShown = FactShown::No;
    bool m_isShared = false; // the room of a narrow window, among its columns
};

} // namespace haven::ui
