#include "ui/shell/dispatch_workspace.h"

#include "ui/crisis/checklist_panel.h"
#include "ui/incident/incident_panel.h"
#include "ui/intake/intake_panel.h"
#include "ui/map/map_panel.h"
#include "ui/queue/queue_panel.h"
#include "ui/shell/key_help.h"
#include "ui/units/units_panel.h"

#include <QResizeEvent>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

// Shares of the width: boards, map, what one works in. The last two give way first.
constexpr double kBoardsShare = 0.455;
constexpr double kWorkShare = 0.255;
constexpr int kBoardsMin = 640; // design pixels, as is the next
constexpr int kWorkMin = 400;
// On a small screen the queue has what the map can spare: words cut after six letters are no queue.
constexpr int kNarrow = 1500;
constexpr int kMapNarrow = 190;
constexpr int kQueueLines = 12;  // ten incidents in two groups
constexpr int kUnitLines = 5;    // stay in sight
constexpr int kUnitLinesLow = 2; // where there is no room for all of that
constexpr int kBoardHead = 68;   // header, titles of the columns, border

} // namespace

DispatchWorkspace::DispatchWorkspace(const ThemeSource& source, Desk& desk, const MapLayers& layers,
                                     WallClock clock, QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk), m_layers(layers), m_clock(std::move(clock))
{
    setObjectName(QStringLiteral("dispatchWorkspace"));
    setAccessibleName(tr("Dispatch"));
    build();
    wire();
}

void DispatchWorkspace::build()
{
    m_across = new QSplitter(Qt::Horizontal, this);
    m_across->setObjectName(QStringLiteral("boards"));
    m_across->setChildrenCollapsible(false);
    m_left = new QSplitter(Qt::Vertical, m_across);
    QSplitter* left = m_left;
    left->setChildrenCollapsible(false);
    m_queue = new QueuePanel(m_source, m_desk, left);
    m_units = new UnitsPanel(m_source, m_desk, left);
    left->addWidget(m_queue);
    left->addWidget(m_units);
    m_map = new MapPanel(m_source, m_desk, m_layers, m_across);
    m_right = new QStackedWidget(m_across);
    m_right->setObjectName(QStringLiteral("workColumn"));
    m_incident = new IncidentPanel(m_source, m_desk, m_clock, m_right);
    m_intake = new IntakePanel(m_source, m_desk, m_clock, m_right);
    m_checklist = new ChecklistPanel(m_source, m_desk, m_clock, m_right);
    m_keys = new KeyHelp(m_source, m_right);
    for (QWidget* page : std::initializer_list<QWidget*>{m_incident, m_intake, m_checklist, m_keys})
        m_right->addWidget(page);
    m_across->addWidget(left);
    m_across->addWidget(m_map);
    m_across->addWidget(m_right);
    m_across->setStretchFactor(1, 1);
    connect(m_across, &QSplitter::splitterMoved, this, [this] { m_isShared = true; });
    connect(m_left, &QSplitter::splitterMoved, this, [this] { m_isHeightShared = true; });
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_across);
}

void DispatchWorkspace::wire()
{
    connect(m_queue, &QueuePanel::incidentSelected, this, &DispatchWorkspace::choose);
    connect(m_queue, &QueuePanel::incidentOpened, this, [this](IncidentId incident) {
        choose(incident);
        focusIncident();
    });
    connect(m_units, &UnitsPanel::incidentOpened, this, &DispatchWorkspace::choose);
    connect(m_units, &UnitsPanel::unitSelected, m_map, &MapPanel::showUnit);
    connect(m_map, &MapPanel::incidentSelected, this, &DispatchWorkspace::choose);
    connect(m_map, &MapPanel::incidentOpened, this, [this](IncidentId incident) {
        choose(incident);
        focusIncident();
    });
    connect(m_map, &MapPanel::unitSelected, m_units, &UnitsPanel::select);
    connect(m_map, &MapPanel::placeChosen, this, &DispatchWorkspace::startCallAt);
    connect(m_queue, &QueuePanel::mapRequested, this,
            [this](IncidentId incident) { m_map->goTo(MarkId(incident)); });
    connect(m_units, &UnitsPanel::mapRequested, this,
            [this](const UnitId& unit) { m_map->goTo(MarkId(unit)); });
    connect(m_queue, &QueuePanel::requestLine, this, &DispatchWorkspace::requestLine);
    connect(m_units, &UnitsPanel::requestLine, this, &DispatchWorkspace::requestLine);
    connect(m_map, &MapPanel::requestLine, this, &DispatchWorkspace::requestLine);
    connect(m_queue, &QueuePanel::said, this, &DispatchWorkspace::said);
    connect(m_units, &UnitsPanel::said, this, &DispatchWorkspace::said);
    connect(m_map, &MapPanel::said, this, &DispatchWorkspace::said);
    wireRight();
}

void DispatchWorkspace::wireRight()
{
    connect(m_incident, &IncidentPanel::requestLine, this, &DispatchWorkspace::requestLine);
    connect(m_incident, &IncidentPanel::said, this, &DispatchWorkspace::said);
    connect(m_incident, &IncidentPanel::checklistRequested, this, [this] { showChecklist(); });
    connect(m_incident, &IncidentPanel::detailsRequested, m_intake, &IntakePanel::continueWith);
    connect(m_incident, &IncidentPanel::furtherCallRequested, m_intake, &IntakePanel::startOn);
    connect(m_incident, &IncidentPanel::parkedRequested, this, &DispatchWorkspace::resumeCall);
    connect(m_intake, &IntakePanel::said, this, &DispatchWorkspace::said);
    connect(m_intake, &IntakePanel::incidentSelected, this, &DispatchWorkspace::select);
    connect(m_intake, &IntakePanel::parkedChanged, m_incident, &IncidentPanel::setParked);
    connect(m_intake, &IntakePanel::opened, this, [this] { m_right->setCurrentWidget(m_intake); });
    connect(m_intake, &IntakePanel::left, this, [this] {
        if (m_right->currentWidget() != m_intake)
            return; // put aside by choosing something else, where the focus now is
        showIncident();
        focusQueue();
    });
    connect(m_checklist, &ChecklistPanel::said, this, &DispatchWorkspace::said);
    connect(m_checklist, &ChecklistPanel::printRequested, this, &DispatchWorkspace::printRequested);
    connect(m_keys, &KeyHelp::left, this, [this] {
        showIncident();
        focusQueue();
    });
}

void DispatchWorkspace::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (!m_isShared)
        shareWidth();
    if (!m_isHeightShared)
        shareHeight();
}

void DispatchWorkspace::shareWidth()
{
    const int all = width();
    const Look& look = m_source.look();
    int boards = std::max(static_cast<int>(all * kBoardsShare), look.px(kBoardsMin));
    if (all < look.px(kNarrow))
        boards = std::max(boards, all - look.px(kWorkMin) - look.px(kMapNarrow));
    const int work = std::max(static_cast<int>(all * kWorkShare), look.px(kWorkMin));
    m_across->setSizes({boards, std::max(all - boards - work, 1), work});
}

// The queue has three fifths, and on a low screen as much more as ten incidents need.
void DispatchWorkspace::shareHeight()
{
    const Look& look = m_source.look();
    const int all = height();
    const auto room = [&look](int lines) { return look.px(kBoardHead) + lines * look.rowHeight(); };
    int queue = std::max(all * 3 / 5, std::min(room(kQueueLines), all - room(kUnitLines)));
    if (queue < room(kQueueLines))
        queue = std::max(all * 3 / 5, std::min(room(kQueueLines), all - room(kUnitLinesLow)));
    m_left->setSizes({queue, std::max(all - queue, 1)});
}

void DispatchWorkspace::select(IncidentId incident)
{
    m_selected = incident;
    m_queue->follow(incident);
    m_incident->show(incident);
    m_checklist->show(incident);
    m_map->show(incident);
    Q_EMIT incidentSelected(incident);
}

void DispatchWorkspace::choose(IncidentId incident)
{
    select(incident);
    if (m_right->currentWidget() == m_checklist)
        return; // it follows the choice
    const bool wasTaking = m_right->currentWidget() == m_intake && m_intake->isBusy();
    showIncident();
    // The call that was being taken is parked, not lost: the incident's header leads back to it.
    if (wasTaking)
        m_intake->leave();
}

void DispatchWorkspace::chooseMade(IncidentId incident)
{
    const bool isInHand = m_right->currentWidget() == m_checklist ||
                          (m_right->currentWidget() == m_intake && m_intake->isBusy());
    if (!isInHand)
        choose(incident);
}

void DispatchWorkspace::startCall()
{
    m_intake->start();
}

void DispatchWorkspace::startCallAt(Coordinate at)
{
    m_intake->startAt(at);
}

void DispatchWorkspace::resumeCall()
{
    m_intake->resume();
}

// Once more is back to the incident.
void DispatchWorkspace::showChecklist()
{
    if (m_right->currentWidget() == m_checklist) {
        focusIncident();
        return;
    }
    m_right->setCurrentWidget(m_checklist);
    m_checklist->focusStep();
}

void DispatchWorkspace::showIncident()
{
    m_right->setCurrentWidget(m_incident);
}

void DispatchWorkspace::showKeys()
{
    m_right->setCurrentWidget(m_keys);
    m_keys->start();
}

void DispatchWorkspace::focusQueue()
{
    m_queue->view().setFocus(Qt::ShortcutFocusReason);
}

void DispatchWorkspace::focusUnits()
{
    m_units->view().setFocus(Qt::ShortcutFocusReason);
}

void DispatchWorkspace::focusMap()
{
    m_map->view().setFocus(Qt::ShortcutFocusReason);
}

void DispatchWorkspace::focusIncident()
{
    showIncident();
    m_incident->setFocus(Qt::ShortcutFocusReason);
}

void DispatchWorkspace::selectNextLate()
{
    if (!m_queue->selectNextLate())
        Q_EMIT said(tr("Nothing is late."), Tone::Quiet);
}

} // namespace haven::ui
