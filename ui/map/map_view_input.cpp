// What a person does to the map: keys, mouse, drag and drop.
#include "ui/map/map_view.h"

#include "ui/widgets/desk_rules.h"

#include <algorithm>
#include <QApplication>
#include <QDrag>
#include <QKeyEvent>
#include <QMimeData>
#include <QToolTip>
#include <QWheelEvent>

namespace haven::ui {

namespace {

constexpr double kKeyStepPx = 80;
constexpr double kWheelNotch = 120; // eighths of a degree, one click of a wheel
constexpr double kZoomOfNotch = 0.5;
constexpr double kZoomOfKey = 1;

} // namespace

bool MapView::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    // The tip of the widget is for those who look it up; over the map it tells what is there.
    const auto* help = static_cast<QHelpEvent*>(event);
    const auto mark = markAtPoint(help->pos());
    const Coordinate at = m_camera.coordinateAt(help->pos());
    constexpr double kSignPx = 10;
    const double reachM =
        m_source.look().scaled(kSignPx) * metersPerPixel(latitudeDegrees(at), m_camera.zoom);
    const RoadClosure* closed = closureNear(at, reachM);
    QToolTip::showText(help->globalPos(),
                       mark     ? spokenMark(m_desk, *mark)
                       : closed ? closureWords(*closed)
                                : placeWords(m_desk.knowledge(), at),
                       this);
    return true;
}

// Tab goes through what is seen, the most urgent first, and then leaves the map.
bool MapView::focusNextPrevChild(bool next)
{
    const std::vector<MarkId> stops = tabStops();
    const auto at = m_pointed ? std::find(stops.begin(), stops.end(), *m_pointed) : stops.end();
    // A map that is being hidden keeps no focus.
    if (!stops.empty() && isVisible() && isEnabled()) {
        if (next && !m_pointed) {
            point(stops.front());
            return true;
        }
        if (next && at != stops.end() && at + 1 != stops.end()) {
            point(*(at + 1));
            return true;
        }
        if (!next && at != stops.end() && at != stops.begin()) {
            point(*(at - 1));
            return true;
        }
    }
    point(std::nullopt);
    return QWidget::focusNextPrevChild(next);
}

bool MapView::moveByKey(int key)
{
    const QPointF middle(width() / 2.0, height() / 2.0);
    switch (key) {
    case Qt::Key_Left:
        m_followed.reset();
        hold(panned(m_camera, {kKeyStepPx, 0}));
        return true;
    case Qt::Key_Right:
        m_followed.reset();
        hold(panned(m_camera, {-kKeyStepPx, 0}));
        return true;
    case Qt::Key_Up:
        m_followed.reset();
        hold(panned(m_camera, {0, kKeyStepPx}));
        return true;
    case Qt::Key_Down:
        m_followed.reset();
        hold(panned(m_camera, {0, -kKeyStepPx}));
        return true;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        hold(zoomed(m_camera, kZoomOfKey, middle));
        return true;
    case Qt::Key_Minus:
        hold(zoomed(m_camera, -kZoomOfKey, middle));
        return true;
    case Qt::Key_Home:
        fitAll();
        return true;
    }
    return false;
}

// A letter does to the chosen incident or unit what it does on the boards.
bool MapView::runKey(const QKeySequence& key)
{
    if (!m_chosen || m_book.find(*m_chosen) == nullptr)
        return false;
    for (const RowActGroup& group : withKeys(m_source, actsOf(*m_chosen))) {
        for (const RowAct& act : group.acts) {
            if (!act.key.isEmpty() && act.key == key && act.run) {
                act.run();
                return true;
            }
        }
    }
    return false;
}

void MapView::keyPressEvent(QKeyEvent* event)
{
    if (m_measure.isOn() && measureByKey(event->key()))
        return;
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && m_pointed) {
        if (m_chosen == m_pointed)
            openMark(*m_pointed);
        else
            choose(*m_pointed);
        return;
    }
    if (event->key() == Qt::Key_Escape && m_pointed) {
        point(std::nullopt);
        return;
    }
    const bool isPlain = (event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == 0;
    if (isPlain && moveByKey(event->key())) {
        relay();
        return;
    }
    if (!runKey(QKeySequence(event->keyCombination())))
        QWidget::keyPressEvent(event);
}

void MapView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton)
        return;
    Press press;
    press.at = event->position();
    if (event->button() == Qt::LeftButton && !m_measure.isOn())
        press.mark = markAtPoint(event->position());
    press.wasChosen = press.mark && m_chosen == press.mark;
    if (press.mark && !press.wasChosen)
        choose(*press.mark);
    m_press = press;
}

void MapView::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_press) {
        pointAt(event->position());
        if (m_measure.isOn()) {
            setCursor(Qt::CrossCursor);
            return;
        }
        setCursor(markAtPoint(event->position()) ? Qt::PointingHandCursor : Qt::ArrowCursor);
        return;
    }
    const QPointF by = event->position() - m_press->at;
    if (!m_press->isMoving && by.manhattanLength() < QApplication::startDragDistance())
        return;
    m_press->isMoving = true;
    if (m_press->mark) {
        const MarkId mark = *m_press->mark;
        m_press.reset();
        startDrag(mark);
        return;
    }
    setCursor(Qt::ClosedHandCursor);
    m_followed.reset();
    hold(panned(m_camera, by));
    m_press->at = event->position();
}

void MapView::mouseReleaseEvent(QMouseEvent*)
{
    const auto press = std::exchange(m_press, std::nullopt);
    setCursor(Qt::ArrowCursor);
    // While it is dragged labels stay with their signs; now they find room in what is seen.
    if (press && press->isMoving)
        relay();
    if (press && !press->isMoving && m_measure.isOn()) {
        m_measure.add(m_camera.coordinateAt(press->at));
        update();
        tell();
        return;
    }
    if (!press || press->isMoving || !press->mark || !press->wasChosen)
        return;
    if (const auto next = nextAtSamePlace(*press->mark))
        choose(*next);
}

void MapView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_press.reset();
    if (m_measure.isOn()) {
        m_measure.add(m_camera.coordinateAt(event->position()));
        update();
        return;
    }
    if (const auto mark = markAtPoint(event->position()))
        openMark(*mark);
    else
        Q_EMIT placeChosen(m_camera.coordinateAt(event->position()));
}

void MapView::wheelEvent(QWheelEvent* event)
{
    const double notches = event->angleDelta().y() / kWheelNotch;
    if (notches != 0)
        hold(zoomed(m_camera, notches * kZoomOfNotch, event->position()));
    event->accept();
}

void MapView::startDrag(const MarkId& mark)
{
    auto* drag = new QDrag(this);
    if (const auto* unit = std::get_if<UnitId>(&mark))
        drag->setMimeData(mimeOf(*unit));
    else
        drag->setMimeData(mimeOf(std::get<IncidentId>(mark)));
    drag->exec(Qt::CopyAction);
}

DropPlan MapView::planAt(const Dragged& dragged, QPointF point)
{
    const auto mark = markAtPoint(point);
    if (mark && std::holds_alternative<IncidentId>(*mark)) {
        const DropPlan plan = dropOnIncident(m_desk, dragged, std::get<IncidentId>(*mark));
        if (plan.isAllowed() || !plan.sentence.isEmpty())
            return plan;
    }
    if (mark && std::holds_alternative<UnitId>(*mark) && dragged.incident)
        return dropOnUnit(m_desk, dragged, std::get<UnitId>(*mark));
    return dropAt(m_desk, dragged, m_camera.coordinateAt(point));
}

void MapView::dragEnterEvent(QDragEnterEvent* event)
{
    if (draggedIn(*event->mimeData()).isOurs())
        event->acceptProposedAction();
}

void MapView::dragMoveEvent(QDragMoveEvent* event)
{
    m_hover = Hover{planAt(draggedIn(*event->mimeData()), event->position()), event->position()};
    if (m_hover->plan.isAllowed())
        event->acceptProposedAction();
    else
        event->ignore();
    update();
}

void MapView::dragLeaveEvent(QDragLeaveEvent*)
{
    m_hover.reset();
    update();
}

void MapView::dropEvent(QDropEvent* event)
{
    m_hover.reset();
    update();
    const DropPlan plan = planAt(draggedIn(*event->mimeData()), event->position());
    if (plan.command)
        m_asker.ask(*plan.command, {});
    else if (!plan.line.isEmpty())
        Q_EMIT requestLine(plan.line);
    else if (!plan.sentence.isEmpty())
        Q_EMIT said(plan.sentence, Tone::Refused);
    event->acceptProposedAction();
}

} // namespace haven::ui
