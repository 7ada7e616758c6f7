#pragma once

#include "ui/map/base_map.h"
#include "ui/map/letter_widths.h"
#include "ui/map/map_camera.h"
#include "ui/map/map_frame.h"
#include "ui/map/mark_book.h"
#include "ui/map/mark_layout.h"
#include "ui/map/mark_painter.h"
#include "ui/map/measure_tool.h"
#include "ui/map/route_overlay.h"
#include "ui/widgets/desk_asker.h"
#include "ui/widgets/drop_plan.h"
#include "ui/widgets/row_acts.h"

#include <optional>
#include <QTimer>
#include <QWidget>

class QMenu;
class QPainter;

namespace haven::ui {

// The town, its incidents and its units, with no network, ever. The town comes as pictures from a
// worker thread; what lives goes on top. The view never moves by itself once somebody has touched
// it: it moves when a person drags, zooms or chooses something that is not seen.
class MapView final : public QWidget
{
    Q_OBJECT

public:
    // Precondition: the layers outlive the view. They say what to show at first and whose data it
    // is; what to draw is asked of the desk.
    MapView(const ThemeSource& source, Desk& desk, const MapLayers& layers,
            QWidget* parent = nullptr);

    // Chosen elsewhere, in the queue for example: ringed, and brought into view if it is not seen.
    void select(std::optional<IncidentId> incident);
    void select(const UnitId& unit);
    const std::optional<MarkId>& chosen() const { return m_chosen; }
    // Nearer, with the place in the middle.
    void goTo(Coordinate at);
    // The whole town; the view is free again.
    void fitAll();
    // As somebody left it: it moves no more by itself.
    void hold(const MapCamera& camera);
    // Somebody has moved the view: it stays as it is.
    bool isHeld() const { return m_isHeld; }
    // The view goes with it from now on, until somebody moves the view or ends this.
    void follow(std::optional<MarkId> mark);
    const std::optional<MarkId>& followed() const { return m_followed; }
    const MeasureTool& measure() const { return m_measure; }
    void startMeasure();
    void endMeasure();
    // Beats and other areas over the ground.
    void toggleAreas();

    const MapCamera& camera() const { return m_camera; }
    const MarkBook& book() const { return m_book; }
    // As of now: where everything stands in the widget. Laid out anew only when needed.
    const MarkLayout& layout();
    std::optional<MarkId> markAtPoint(QPointF point);
    // The picture of the town is there for what is seen.
    bool isComplete() const { return m_isLabeled && m_base.isComplete(m_camera); }
    // Ways, areas and trails over the town; call update() after changing it.
    RouteOverlay& overlay() { return m_overlay; }
    const BaseMap& base() const { return m_base; }
    // Instead of squares of its own: those of all map windows of the console.
    void shareTiles(std::shared_ptr<TileStore> tiles);
    // What is seen, in words: how many, and the most urgent ones.
    QString seenWords();

    // Everything that can be done at a place, or with what stands there.
    void fillMenu(QMenu& menu, QPointF at);

Q_SIGNALS:
    void incidentChosen(haven::IncidentId incident);
    void unitChosen(const haven::UnitId& unit);
    // Double click or a second Enter: one wants to work in it.
    void incidentOpened(haven::IncidentId incident);
    // Double click on the ground, or its menu: a new incident here.
    void placeChosen(haven::Coordinate at);
    // Who and what is near a place, as a list.
    void nearWanted(haven::Coordinate at);
    // Who can be there in some minutes, as an area; once more takes it away.
    void reachWanted(haven::Coordinate at);
    void trailWanted(const haven::UnitId& unit);
    void requestLine(const QString& line);
    void said(const QString& sentence, haven::ui::Tone tone);
    void heldChanged();
    void unplacedChanged();

protected:
    bool event(QEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    // A mouse button is down: on a mark, or on the ground to drag it.
    struct Press {
        QPointF at;
        std::optional<MarkId> mark;
        bool wasChosen = false;
        bool isMoving = false;
    };
    struct Hover {
        DropPlan plan;
        QPointF at;
    };
    LayoutWish wish() const;
    void giveNamesRoom(const MarkLayout& layout);
    QPointF draggedSince(const MarkLayout& layout) const;
    void moved();
    void relay();
    void restyle();
    void hear(const ChangeSet& changes);
    void hearMoves(const std::vector<UnitPosition>& positions);
    void showMoves();
    void showNews();
    void choose(const MarkId& mark);
    void openMark(const MarkId& mark);
    std::optional<MarkId> nextAtSamePlace(const MarkId& mark) const;
    void bringIntoView(const MarkId& mark);
    void point(std::optional<MarkId> mark);
    std::vector<MarkId> tabStops();
    void tell();
    ActPort port();
    RowActGroups actsOf(const MarkId& mark);
    void bindTools();
    bool runKey(const QKeySequence& key);
    bool moveByKey(int key);
    bool toolByKey(int key);
    bool measureByKey(int key);
    void addToolActs(QMenu& menu);
    void pointAt(std::optional<QPointF> pointer);
    void goAlong();
    QString noteWords() const;
    MapFrameWords frameWords() const;
    void startDrag(const MarkId& mark);
    DropPlan planAt(const Dragged& dragged, QPointF point);
    void addPlaceActs(QMenu& menu, Coordinate at);
    void addClosureAct(QMenu& menu, Coordinate at);
    QString closureWords(const RoadClosure& closure) const;
    // nullptr: none so near.
    const RoadClosure* closureNear(Coordinate at, double withinM) const;
    void addNearUnits(QMenu& menu, Coordinate at);

    const ThemeSource& m_source;
    Desk& m_desk;
    const MapLayers& m_layers;
    DeskAsker m_asker;
    std::optional<Bounds> m_home;
    MapCamera m_camera;
    bool m_isHeld = false;
    bool m_isLabeled = true; // all labels were in the last picture
    BaseMap m_base;
    MarkBook m_book;
    MarkPainter m_painter;
    RouteOverlay m_overlay;
    MapFrame m_frame;
    MeasureTool m_measure;
    LetterWidths m_letters;
    std::optional<MarkLayout> m_layout;
    std::optional<MarkId> m_chosen;
    std::optional<MarkId> m_pointed;
    std::optional<MarkId> m_followed;
    std::optional<QPointF> m_pointer; // of the mouse, while it is over the map
    std::optional<Press> m_press;
    std::optional<Hover> m_hover;
    QTimer m_news;
    bool m_isNewsShown = true;     // what the desk said last is laid out
    std::set<UnitId> m_movedUnits; // not laid out yet
    QTimer m_moves;
    QTimer m_aging;
    QTimer m_telling;
};

} // namespace haven::ui
