#pragma once

#include "models/items/last_unit_look.h"
#include "models/items/unit_board_model.h"
#include "ui/widgets/board_panel.h"

namespace haven::ui {

// Every unit on duty, what it does, for how long, and when it is to be heard from again.
class UnitsPanel final : public BoardPanel
{
    Q_OBJECT

public:
    UnitsPanel(const ThemeSource& source, Desk& desk, QWidget* parent = nullptr);

    std::optional<UnitId> selected() const;
    // All that are chosen, in the order shown.
    std::vector<UnitId> chosen() const;
    void select(const UnitId& unit);

Q_SIGNALS:
    void unitSelected(const haven::UnitId& unit);
    // Enter or double click on a unit that works something.
    void incidentOpened(haven::IncidentId incident);
    void mapRequested(const haven::UnitId& unit);

protected:
    RowActGroups acts() override;
    DropPlan dropPlan(const Dragged& dragged, const QModelIndex& row) const override;
    void applyFilter(const QuickFilter& filter) override { m_model.setFilter(filter); }
    void tick(Instant now, RowRange seen) override { m_model.tick(now, seen); }
    void tellCounts(PanelHeader& header) override;
    std::optional<Coordinate> pointOf(int row) const override;

private:
    void addToggles();
    void addHeaderActs();
    void regroup(KeyButton* pressed);
    ActPort port();
    void openIncident(int row);

    UnitBoardModel m_model;
    LastUnitLook m_look;
    KeyButton* m_beat = nullptr;
    KeyButton* m_skill = nullptr;
};

} // namespace haven::ui
