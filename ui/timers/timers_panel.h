#pragma once

#include "models/items/timer_list_model.h"
#include "ui/widgets/board_panel.h"

namespace haven::ui {

// What will be late next: every clock of the room in one list, and one key that answers the chosen
// one. A page of the right column, so that it never covers the queue.
class TimersPanel final : public BoardPanel
{
    Q_OBJECT

public:
    TimersPanel(const ThemeSource& source, Desk& desk, QWidget* parent = nullptr);

    // The first row is chosen where none is, so that the next key has something to act on.
    void start();

Q_SIGNALS:
    void incidentSelected(haven::IncidentId incident);
    void incidentOpened(haven::IncidentId incident);
    void left();

protected:
    RowActGroups acts() override;
    DropPlan dropPlan(const Dragged&, const QModelIndex&) const override { return {}; }
    QString toggledFilter() const override;
    void applyFilter(const QuickFilter& filter) override { m_model.setFilter(filter); }
    void tick(Instant now, RowRange seen) override;
    void tellCounts(PanelHeader& header) override;
    // Deadlines are of things that stand on the other boards with their places.
    std::optional<Coordinate> pointOf(int) const override { return std::nullopt; }
    void keyPressEvent(QKeyEvent* event) override;

private:
    const TimerRow* chosen() const;
    std::optional<IncidentId> incidentOf(const TimerRow& row) const;
    RowActs actsOf(const TimerRow& row);
    void send(const Command& command, const std::string& row);

    TimerListModel m_model;
    KeyButton* m_late = nullptr;
    bool m_isOpening = false; // its first row is marked, and nobody has chosen it
    QTimer m_soon;            // many facts at once are looked at once
};

// In the words of the screen: "Status check", "No answer: call again by radio".
QString timerWhat(const TimerRow& row);
QString spokenTimer(const TimerRow& row, qint64 secondsLeft);

} // namespace haven::ui
