#pragma once

#include "ui/map/map_view.h"
#include "ui/widgets/latest_answer.h"

#include <QListView>

namespace haven::ui {

class KeyButton;
class MapLegend;
class PanelHeader;
class UnplacedModel;

// The map with its header, its legend, and the list of what nobody has placed yet.
class MapPanel final : public QWidget
{
    Q_OBJECT

public:
    // Precondition: the layers outlive the panel.
    MapPanel(const ThemeSource& source, Desk& desk, const MapLayers& layers,
             QWidget* parent = nullptr);

    using QWidget::show;
    // Chosen elsewhere: ringed, and brought into view if it is not seen.
    void show(std::optional<IncidentId> incident);
    void showUnit(const UnitId& unit);
    // "Show on the map": nearer, and into the middle. False, said, if it has no position.
    bool goTo(const MarkId& mark);
    MapView& view() const { return *m_view; }
    // Over the town until others come; empty ones take them away.
    void showRoutes(const RoutesFound& routes, const std::optional<UnitId>& chosen);
    // The ground from where one is there in 5, 10, 15 minutes; once more takes it away.
    void showReach(Coordinate at);
    void showTrail(const UnitId& unit);
    // A place that was looked for: marked, nearer, and into the middle.
    void showPlace(Coordinate at, const QString& label);

Q_SIGNALS:
    void incidentSelected(haven::IncidentId incident);
    void incidentOpened(haven::IncidentId incident);
    void unitSelected(const haven::UnitId& unit);
    // A new incident is wanted at this point.
    void placeChosen(haven::Coordinate at);
    void nearWanted(haven::Coordinate at);
    void requestLine(const QString& line);
    void said(const QString& sentence, haven::ui::Tone tone);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildHeader();
    void buildUnplaced();
    void wire();
    void followUnplaced();
    void placeLegend();
    void choose(const MarkId& mark);
    void restyle();

    const ThemeSource& m_source;
    Desk& m_desk;
    LatestAnswer m_reach;
    LatestAnswer m_trail;
    PanelHeader* m_header;
    MapView* m_view;
    MapLegend* m_legend;
    UnplacedModel* m_unplaced;
    QListView* m_list;
    QWidget* m_strip;
    KeyButton* m_listButton = nullptr;
};

} // namespace haven::ui
