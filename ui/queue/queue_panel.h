#pragma once

#include "models/items/incident_queue_model.h"
#include "ui/widgets/board_panel.h"

namespace haven::ui {

// The queue: every incident that is not closed. Nothing ever covers it, and what one types here
// acts on the chosen row only.
class QueuePanel final : public BoardPanel
{
    Q_OBJECT

public:
    QueuePanel(const ThemeSource& source, Desk& desk, QWidget* parent = nullptr);

    std::optional<IncidentId> selected() const;
    // Chooses the row and scrolls to it; nothing happens if the incident is not shown.
    void select(IncidentId incident);
    // It was chosen elsewhere: its row is the chosen one, now or as soon as it is shown, and no
    // other is. Nothing is emitted, and nothing scrolls while somebody works in the table.
    void follow(IncidentId incident);
    // Those that somebody else has changed since this window's person looked: a mark at their rows.
    void setChanged(const std::set<IncidentId>& changed) { m_model.setChanged(changed); }
    // The oldest of the most urgent late calls; false if nothing is late.
    bool selectNextLate();

Q_SIGNALS:
    // Chosen with the arrows, the mouse or select().
    void incidentSelected(haven::IncidentId incident);
    // Enter or double click: one wants to work in it.
    void incidentOpened(haven::IncidentId incident);
    void mapRequested(haven::IncidentId incident);

protected:
    QString toggledFilter() const override;
    RowActGroups acts() override;
    DropPlan dropPlan(const Dragged& dragged, const QModelIndex& row) const override;
    void applyFilter(const QuickFilter& filter) override { m_model.setFilter(filter); }
    void tick(Instant now, RowRange seen) override;
    void tellCounts(PanelHeader& header) override;
    std::optional<Coordinate> pointOf(int row) const override;

private:
    void addToggles();
    ActPort port();
    void wireChoice();
    void hearRow();
    void markChosen();
    void tellAbove();
    QString aboveWords(const IncidentQueueModel::Pressing& above) const;
    QString hiddenWords(const IncidentQueueModel::PressingHidden& hidden) const;

    IncidentQueueModel m_model;
    std::optional<IncidentId> m_chosen;
    bool m_isMarking = false; // the row moves because the choice did, not by hand
    KeyButton* m_mine = nullptr;
    KeyButton* m_crisis = nullptr;
    KeyButton* m_late = nullptr;
};

} // namespace haven::ui
