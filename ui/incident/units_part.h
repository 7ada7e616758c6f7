#pragma once

#include "ui/incident/part_tools.h"
#include "ui/widgets/latest_answer.h"

#include <map>
#include <QTimer>
#include <vector>

class QMenu;
class QVBoxLayout;

namespace haven::ui {

class UnitRowButton;

// The units on the incident, the primary one first, each with what it may do next by its menu.
class UnitsPart final : public IncidentPart
{
    Q_OBJECT

public:
    UnitsPart(const PartTools& tools, QWidget* parent);

    void setIncident(const Incident* incident, Standing standing) override;
    void tick(const Incident& incident, Instant now) override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void addTransportActs(QMenu& menu, const UnitId& unit, IncidentId incident);
    void openMenu(std::size_t row, const QPoint& at);
    UnitRowButton* addRow();
    void showRows();
    bool isAnyOnItsWay() const;
    void askEtas();

    LatestAnswer m_answer;
    std::map<UnitId, UnitEta> m_etas; // of those on their way, as asked last
    QTimer m_asking;
    std::optional<IncidentId> m_incident;
    std::vector<Assignment> m_assignments;
    std::vector<UnitRowButton*> m_rows;
    QVBoxLayout* m_column;
    Standing m_standing = Standing::Live;
};

} // namespace haven::ui
