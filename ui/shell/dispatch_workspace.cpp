#include "ui/shell/dispatch_workspace.h"

#include "ui/actions/action_key.h"
#include "ui/bolo/bolo_panel.h"
#include "ui/crisis/checklist_panel.h"
#include "ui/feeds/feed_panel.h"
#include "ui/help/help_panel.h"
#include "ui/incident/incident_panel.h"
#include "ui/intake/intake_panel.h"
#include "ui/map/map_panel.h"
#include "ui/paper/catch_up_panel.h"
#include "ui/places/place_panel.h"
#include "ui/queue/queue_panel.h"
#include "ui/recommend/who_panel.h"
#include "ui/room/relief_panel.h"
#include "ui/shell/key_help.h"
#include "ui/timers/timers_panel.h"
#include "ui/units/units_panel.h"
#include "ui/widgets/focus_home.h"

#include <algorithm>
#include <QApplication>
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
constexpr int kMapNarrow = 258; // all of its header
constexpr int kMapLeast = 184;  // without the keys on its buttons
constexpr int kBoardsNarrow = 650;
constexpr int kWorkNarrow = 354;
constexpr double kBoardsShareNarrow = 0.66; // of what the map leaves
constexpr int kQueueLines = 12;             // ten incidents in two groups
constexpr int kUnitLines = 5;               // stay in sight
constexpr int kUnitLinesLow = 3;            // where there is no room for all of that, but nearly
constexpr int kUnitLinesLeast = 2;
constexpr int kUnitLinesBeside = 3; // the title of a group and two units
constexpr int kBoardHead = 68;      // header, titles of the columns, border
constexpr int kWhoLines = 6;        // three to send, and who was near
constexpr int kWhoWords = 92;       // what is wanted, what is short, and the reasons in full

} // namespace

DispatchWorkspace::DispatchWorkspace(const ThemeSource& source, Desk& desk, const MapLayers& layers,
                                     WallClock clock, QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk), m_layers(&layers), m_clock(std::move(clock)),
      m_look(desk)
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
    m_left->setObjectName(QStringLiteral("boardsLeft"));
    QSplitter* left = m_left;
    left->setChildrenCollapsible(false);
    m_queue = new QueuePanel(m_source, m_desk, left);
    m_units = new UnitsPanel(m_source, m_desk, left);
    left->addWidget(m_queue);
    left->addWidget(m_units);
    m_middle = new QSplitter(Qt::Vertical, m_across);
    m_middle->setObjectName(QStringLiteral("boardsMiddle"));
    m_middle->setChildrenCollapsible(false);
    m_map = new MapPanel(m_source, m_desk, *m_layers, m_middle);
    m_who = new WhoPanel(m_source, m_desk, m_middle);
    m_middle->addWidget(m_map);
    m_middle->addWidget(m_who);
    m_middle->setStretchFactor(0, 1);
    m_right = new QStackedWidget(m_across);
    m_right->setObjectName(QStringLiteral("workColumn"));
    m_incident = new IncidentPanel(m_source, m_desk, m_clock, m_right);
    m_intake = new IntakePanel(m_source, m_desk, m_clock, m_right);
    m_intake->setNear([this] { return std::optional(lookedAt()); });
    m_checklist = new ChecklistPanel(m_source, m_desk, m_clock, m_right);
    m_keys = new KeyHelp(m_source, m_right);
    m_places = new PlacePanel(
        m_source, m_desk, [this] { return std::optional(lookedAt()); }, m_right);
    m_feeds = new FeedPanel(m_source, m_desk, m_right);
    m_help = new HelpPanel(m_source, m_desk, m_right);
    m_catchUp = new CatchUpPanel(m_source, m_desk, m_clock, m_right);
    m_timers = new TimersPanel(m_source, m_desk, m_right);
    m_bolos = new BoloPanel(m_source, m_desk, m_right);
    m_relief = new ReliefPanel(m_source, m_desk, m_clock, m_right);
    connect(m_right, &QStackedWidget::currentChanged, this, [this] {
        if (m_lent && m_right->currentWidget() != m_lent)
            m_right->setCurrentWidget(m_lent);
    });
    keepFocusOffButtons(*m_right);
    setFocusHome(*this, m_queue->view());
    setFocusHome(*m_across, m_queue->view());
    for (QWidget* page :
         std::initializer_list<QWidget*>{m_incident, m_intake, m_checklist, m_keys, m_places,
                                         m_feeds, m_help, m_catchUp, m_timers, m_bolos, m_relief})
        m_right->addWidget(page);
    m_across->addWidget(left);
    m_across->addWidget(m_middle);
    m_across->addWidget(m_right);
    m_across->setStretchFactor(1, 1);
    offerWindows();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_across);
}

void DispatchWorkspace::followPreferences(PreferenceSource& preferences)
{
    m_queue->followPreferences(preferences);
    m_units->followPreferences(preferences);
    m_timers->followPreferences(preferences);
}

void DispatchWorkspace::wire()
{
    connect(m_queue, &QueuePanel::incidentSelected, this, &DispatchWorkspace::choose);
    connect(m_queue, &QueuePanel::incidentOpened, this, [this](IncidentId incident) {
        choose(incident);
        focusIncident();
    });
    connect(m_units, &UnitsPanel::incidentOpened, this, &DispatchWorkspace::choose);
    connect(m_units, &UnitsPanel::unitSelected, this,
            [this](const UnitId& unit) { m_map->showUnit(unit); });
    connect(m_queue, &QueuePanel::mapRequested, this, [this](IncidentId incident) {
        bringBack(DeskPart::Map);
        m_map->goTo(MarkId(incident));
    });
    connect(m_units, &UnitsPanel::mapRequested, this, [this](const UnitId& unit) {
        bringBack(DeskPart::Map);
        m_map->goTo(MarkId(unit));
    });
    connect(m_queue, &QueuePanel::requestLine, this, &DispatchWorkspace::requestLine);
    connect(m_units, &UnitsPanel::requestLine, this, &DispatchWorkspace::requestLine);
    connect(m_queue, &QueuePanel::said, this, &DispatchWorkspace::said);
    connect(m_units, &UnitsPanel::said, this, &DispatchWorkspace::said);
    wireMap();
    wireRight();
    wireWho();
    wirePlaces();
    wireTimers();
    wireRelief();
}

void DispatchWorkspace::wireMap()
{
    connect(m_map, &MapPanel::incidentSelected, this, &DispatchWorkspace::choose);
    connect(m_map, &MapPanel::incidentOpened, this, [this](IncidentId incident) {
        choose(incident);
        focusIncident();
    });
    connect(m_map, &MapPanel::unitSelected, m_units, &UnitsPanel::select);
    connect(m_map, &MapPanel::placeChosen, this, &DispatchWorkspace::startCallAt);
    connect(m_map, &MapPanel::nearWanted, this, [this](Coordinate at) {
        m_right->setCurrentWidget(m_places);
        m_places->showNear(at);
        m_places->nearest().setFocus(Qt::OtherFocusReason);
    });
    connect(m_map, &MapPanel::requestLine, this, &DispatchWorkspace::requestLine);
    connect(m_map, &MapPanel::said, this, &DispatchWorkspace::said);
    addSendKey(m_map);
}

void DispatchWorkspace::wireWho()
{
    connect(m_who, &WhoPanel::said, this, &DispatchWorkspace::said);
    connect(m_who, &WhoPanel::routesFound, this,
            [this](const RoutesFound& routes, const std::optional<UnitId>& chosen) {
                m_map->showRoutes(routes, chosen);
            });
    connect(m_who, &WhoPanel::unitWanted, this,
            [this](const UnitId& unit) { m_map->goTo(MarkId(unit)); });
    connect(m_who, &WhoPanel::shownWanted, this, &DispatchWorkspace::focusWho);
    connect(m_who, &WhoPanel::left, this, &DispatchWorkspace::backToDesk);
    for (QWidget* place : std::initializer_list<QWidget*>{m_left, m_incident, m_who})
        addSendKey(place);
    auto* own = new ActionKey(m_source, QStringLiteral("whoSend"),
                              {QKeySequence(Qt::CTRL | Qt::Key_D)}, m_intake);
    connect(own, &ActionKey::activated, this, &DispatchWorkspace::sendForCall);
}

// From a call that is being taken, to its own incident and to no other that happens to be chosen.
void DispatchWorkspace::sendForCall()
{
    const auto incident = m_intake->settledIncident();
    if (!incident) {
        Q_EMIT said(tr("This call is not on the board yet. Nobody was sent. Place and type put it "
                       "there."),
                    Tone::Refused);
        return;
    }
    // What is worked out anew has to be looked at first, and the panel says so.
    if (m_who->shown() != incident)
        select(*incident);
    m_who->send();
}

// Where the chosen incident is in hand. Not from the command line.
void DispatchWorkspace::addSendKey(QWidget* place)
{
    auto* send = new ActionKey(m_source, QStringLiteral("whoSend"),
                               {QKeySequence(Qt::CTRL | Qt::Key_D)}, place);
    connect(send, &ActionKey::activated, m_who, &WhoPanel::send);
}

void DispatchWorkspace::wirePlaces()
{
    connect(m_places, &PlacePanel::said, this, &DispatchWorkspace::said);
    connect(m_places, &PlacePanel::left, this, &DispatchWorkspace::backToDesk);
    connect(m_places, &PlacePanel::goRequested, this, [this](Coordinate at, const QString& label) {
        bringBack(DeskPart::Map);
        m_map->showPlace(at, label);
    });
    connect(m_places, &PlacePanel::reachWanted, this, [this](Coordinate at) {
        bringBack(DeskPart::Map);
        m_map->showReach(at);
    });
    connect(m_places, &PlacePanel::incidentWanted, this, &DispatchWorkspace::startCallAt);
    connect(m_places, &PlacePanel::unitChosen, this, [this](const UnitId& unit) {
        m_units->select(unit);
        m_map->showUnit(unit);
    });
    connect(m_places, &PlacePanel::incidentChosen, this, &DispatchWorkspace::choose);
}

void DispatchWorkspace::wireTimers()
{
    connect(m_timers, &TimersPanel::said, this, &DispatchWorkspace::said);
    connect(m_timers, &TimersPanel::requestLine, this, &DispatchWorkspace::requestLine);
    connect(m_timers, &TimersPanel::left, this, &DispatchWorkspace::backToDesk);
    // The list stays: one goes on to its next row.
    connect(m_timers, &TimersPanel::incidentSelected, this, &DispatchWorkspace::select);
    connect(m_timers, &TimersPanel::incidentOpened, this, [this](IncidentId incident) {
        choose(incident);
        focusIncident();
    });
    connect(m_bolos, &BoloPanel::requestLine, this, &DispatchWorkspace::requestLine);
    connect(m_bolos, &BoloPanel::left, this, &DispatchWorkspace::backToDesk);
    connect(m_bolos, &BoloPanel::incidentOpened, this, [this](IncidentId incident) {
        choose(incident);
        focusIncident();
    });
}

// From a page back; from elsewhere, such as the line that answered one of it, to the page.
bool DispatchWorkspace::isReading(const QWidget* page) const
{
    return m_right->currentWidget() == page && page->isAncestorOf(QApplication::focusWidget());
}

void DispatchWorkspace::showBolos()
{
    if (isReading(m_bolos)) {
        backToWork();
        return;
    }
    m_right->setCurrentWidget(m_bolos);
    m_bolos->start();
}

void DispatchWorkspace::wireRelief()
{
    connect(m_relief, &ReliefPanel::said, this, &DispatchWorkspace::said);
    connect(m_relief, &ReliefPanel::requestLine, this, &DispatchWorkspace::requestLine);
    connect(m_relief, &ReliefPanel::left, this, &DispatchWorkspace::backToDesk);
    connect(m_relief, &ReliefPanel::printRequested, this, &DispatchWorkspace::briefRequested);
    connect(m_relief, &ReliefPanel::incidentOpened, this, [this](IncidentId incident) {
        choose(incident);
        focusIncident();
    });
}

void DispatchWorkspace::showRelief()
{
    if (isReading(m_relief)) {
        backToWork();
        return;
    }
    m_right->setCurrentWidget(m_relief);
    m_relief->start();
}

// A call in hand is what one was at; without one, the queue.
void DispatchWorkspace::backToDesk()
{
    if (m_intake->isBusy()) {
        m_intake->comeBack();
        return;
    }
    showIncident();
    focusQueue();
}

std::optional<Coordinate> DispatchWorkspace::chosenPoint() const
{
    const auto found =
        m_selected ? m_desk.state().incidents.find(*m_selected) : m_desk.state().incidents.end();
    if (found == m_desk.state().incidents.end() ||
        found->second.visibility == Visibility::Restricted)
        return std::nullopt;
    return found->second.location.point;
}

Coordinate DispatchWorkspace::lookedAt() const
{
    if (const auto point = chosenPoint())
        return *point;
    const MapCamera& camera = m_map->view().camera();
    return camera.coordinateAt(camera.view().center());
}

void DispatchWorkspace::findPlace()
{
    m_right->setCurrentWidget(m_places);
    m_places->start();
}

void DispatchWorkspace::showNear()
{
    // Without a map the middle of what one looks at is no place on earth.
    if (!chosenPoint() && m_desk.mapStanding() == MapStanding::None) {
        findPlace();
        Q_EMIT said(tr("The chosen incident has no place on the map, and this station has no map "
                       "to look at. An administrator brings one in under Admin."),
                    Tone::Refused);
        return;
    }
    m_right->setCurrentWidget(m_places);
    m_places->showNear(lookedAt());
    m_places->nearest().setFocus(Qt::ShortcutFocusReason);
}

void DispatchWorkspace::showFeeds()
{
    m_right->setCurrentWidget(m_feeds);
    m_feeds->view().setFocus(Qt::ShortcutFocusReason);
}

void DispatchWorkspace::setLayers(const MapLayers& layers)
{
    m_layers = &layers;
    // The old one draws from what is about to go, also on its thread, so it goes at once.
    const bool hadFocus = m_map->isAncestorOf(focusWidget());
    const MapView& before = m_map->view();
    const auto held = before.isHeld() ? std::optional(before.camera()) : std::nullopt;
    delete m_map;
    m_map = new MapPanel(m_source, m_desk, *m_layers, m_middle);
    m_middle->insertWidget(0, m_map);
    m_middle->setStretchFactor(0, 1);
    m_map->setVisible(isMapShown());
    wireMap();
    if (held)
        m_map->view().hold(*held);
    m_map->show(m_selected);
    if (hadFocus)
        focusMap();
}

void DispatchWorkspace::showTimers()
{
    if (isReading(m_timers)) {
        backToWork();
        return;
    }
    m_right->setCurrentWidget(m_timers);
    m_timers->start();
}

void DispatchWorkspace::lendWork(QWidget& page)
{
    m_lent = &page;
    m_right->addWidget(m_lent);
    m_right->setCurrentWidget(m_lent);
}

void DispatchWorkspace::endLending()
{
    if (!m_lent)
        return;
    m_right->removeWidget(std::exchange(m_lent, nullptr));
    showIncident();
}

bool DispatchWorkspace::isNarrow() const
{
    return width() < m_source.look().px(kNarrow);
}

// Under the map where there is room for words, else a page of the right column.
void DispatchWorkspace::placeWho()
{
    const bool isInRight = m_right->indexOf(m_who) >= 0;
    if (isNarrow() == isInRight)
        return;
    if (isNarrow()) {
        m_right->addWidget(m_who);
        return;
    }
    const bool wasShown = m_right->currentWidget() == m_who;
    m_right->removeWidget(m_who);
    m_middle->addWidget(m_who);
    m_who->setVisible(!isHidden(DeskPart::Who));
    if (wasShown)
        showIncident();
}

void DispatchWorkspace::wireRight()
{
    m_incident->setLook(&m_look);
    connect(&m_look, &LastLook::changesTold, this,
            [this] { m_queue->setChanged(m_look.changed()); });
    connect(m_incident, &IncidentPanel::requestLine, this, &DispatchWorkspace::requestLine);
    connect(m_incident, &IncidentPanel::said, this, &DispatchWorkspace::said);
    connect(m_incident, &IncidentPanel::checklistRequested, this, [this] { showChecklist(); });
    connect(m_incident, &IncidentPanel::detailsRequested, m_intake, &IntakePanel::continueWith);
    connect(m_incident, &IncidentPanel::furtherCallRequested, m_intake, &IntakePanel::startOn);
    connect(m_incident, &IncidentPanel::parkedRequested, this, &DispatchWorkspace::resumeCall);
    connect(m_intake, &IntakePanel::said, this, &DispatchWorkspace::said);
    connect(m_intake, &IntakePanel::incidentSelected, this, &DispatchWorkspace::select);
    connect(m_intake, &IntakePanel::parkedChanged, m_incident, &IncidentPanel::setParked);
    connect(m_intake, &IntakePanel::parkedChanged, this, &DispatchWorkspace::parkedChanged);
    connect(m_intake, &IntakePanel::opened, this, [this] {
        m_trail.note(CallInHand{m_intake->numberInHand()}, m_desk.now());
        m_right->setCurrentWidget(m_intake);
    });
    connect(m_intake, &IntakePanel::left, this, [this] {
        if (m_right->currentWidget() != m_intake)
            return; // put aside by choosing something else, where the focus now is
        showIncident();
        focusQueue();
    });
    connect(m_checklist, &ChecklistPanel::said, this, &DispatchWorkspace::said);
    connect(m_checklist, &ChecklistPanel::printRequested, this, &DispatchWorkspace::printRequested);
    connect(m_checklist, &ChecklistPanel::readAloudRequested, this,
            &DispatchWorkspace::readAloudRequested);
    // A call or a checklist in hand comes back; what stands there otherwise is the incident.
    const auto bringBack = [this] {
        if (m_beforeKeys == nullptr || m_beforeKeys == m_incident)
            backToDesk();
        else
            m_right->setCurrentWidget(m_beforeKeys);
    };
    connect(m_keys, &KeyHelp::left, this, bringBack);
    connect(m_help, &HelpPanel::left, this, bringBack);
    connect(m_catchUp, &CatchUpPanel::left, this, &DispatchWorkspace::backToDesk);
    connect(m_catchUp, &CatchUpPanel::said, this, &DispatchWorkspace::said);
    connect(m_catchUp, &CatchUpPanel::incidentSelected, this, &DispatchWorkspace::select);
    connect(m_feeds, &FeedPanel::left, this, &DispatchWorkspace::backToDesk);
}

void DispatchWorkspace::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    placeWho();
    applyHidden();
    applyShares();
}

void DispatchWorkspace::shareWidth()
{
    const int all = width();
    const Look& look = m_source.look();
    if (isNarrow() && m_middle->isHidden()) {
        const int work = look.px(kWorkNarrow);
        m_across->setSizes({std::max(all - work, 1), 0, work});
        return;
    }
    if (isNarrow()) {
        const int spared = all - look.px(kBoardsNarrow) - look.px(kWorkNarrow);
        const int map = std::clamp(spared, look.px(kMapLeast), look.px(kMapNarrow));
        const int rest = std::max(all - map, 2);
        const int left = static_cast<int>(rest * kBoardsShareNarrow);
        m_across->setSizes({left, map, rest - left});
        return;
    }
    const int boards = std::max(static_cast<int>(all * kBoardsShare), look.px(kBoardsMin));
    const int work = std::max(static_cast<int>(all * kWorkShare), look.px(kWorkMin));
    m_across->setSizes({boards, std::max(all - boards - work, 1), work});
}

// The queue has three fifths, and on a low screen as much more as ten incidents need.
void DispatchWorkspace::shareHeight()
{
    const Look& look = m_source.look();
    const int all = height();
    const auto room = [&look](int lines, int groups) {
        return look.px(kBoardHead) + (lines - groups) * look.rowHeight() +
               groups * look.groupRowHeight();
    };
    const auto queueBeside = [&](int lines) {
        return std::max(all * 3 / 5, std::min(room(kQueueLines, 2), all - room(lines, 1)));
    };
    int queue = queueBeside(kUnitLines);
    if (queue < room(kQueueLines, 2))
        queue = queueBeside(kUnitLinesLow);
    if (queue < room(kQueueLines - 1, 2))
        queue = queueBeside(kUnitLinesLeast);
    // Where bands leave no room for ten incidents either way, an eighth one is no reason to show a
    // single unit.
    if (queue < room(kQueueLines - 1, 2))
        queue = std::min(queue, std::max(all / 2, all - room(kUnitLinesBeside, 1)));
    m_left->setSizes({queue, std::max(all - queue, 1)});
    if (m_layout.middle.empty()) {
        const int who = look.px(kBoardHead + kWhoWords) + kWhoLines * look.rowHeight();
        m_middle->setSizes({std::max(all - who, all / 2), who});
    }
}

void DispatchWorkspace::select(IncidentId incident)
{
    m_selected = incident;
    m_look.look(incident);
    m_queue->follow(incident);
    m_incident->show(incident);
    m_checklist->show(incident);
    m_map->show(incident);
    m_who->show(incident);
    Q_EMIT incidentSelected(incident);
}

void DispatchWorkspace::choose(IncidentId incident)
{
    m_trail.note(incident, m_desk.now());
    place(incident);
}

void DispatchWorkspace::place(IncidentId incident)
{
    select(incident);
    if (m_right->currentWidget() == m_checklist)
        return; // it follows the choice
    if (m_right->currentWidget() == m_who)
        return; // it follows the choice too
    if (m_right->currentWidget() == m_catchUp && m_catchUp->isEntering())
        return; // what it enters is chosen, and the card goes on
    // Focus that is left to itself falls on whatever button comes next, and the next Space would
    // confirm a fact that nobody has looked at.
    const bool isInHand = m_right->currentWidget() != m_incident &&
                          m_right->isAncestorOf(QApplication::focusWidget());
    showIncident();
    if (isInHand)
        focusQueue();
}

void DispatchWorkspace::chooseMade(IncidentId incident)
{
    const bool isInHand = m_right->currentWidget() == m_checklist ||
                          (m_right->currentWidget() == m_intake && m_intake->isBusy());
    if (isInHand) {
        m_trail.putAhead(incident);
        return;
    }
    if (m_selected)
        m_trail.note(*m_selected, m_desk.now());
    m_trail.hold();
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
        backToWork();
        return;
    }
    m_right->setCurrentWidget(m_checklist);
    m_checklist->focusStep();
}

// A call that is in hand is parked, not lost: it is counted, and the incident's header leads back
// to it.
void DispatchWorkspace::showIncident()
{
    m_right->setCurrentWidget(m_incident);
    m_intake->leave();
}

// What is worked in, not what is read beside it.
void DispatchWorkspace::rememberRight()
{
    QWidget* now = m_right->currentWidget();
    if (now != m_keys && now != m_help)
        m_beforeKeys = now;
}

void DispatchWorkspace::showKeys()
{
    rememberRight();
    m_right->setCurrentWidget(m_keys);
    m_keys->start();
}

void DispatchWorkspace::showHelp(const std::string& area)
{
    rememberRight();
    m_right->setCurrentWidget(m_help);
    m_help->start(area);
}

void DispatchWorkspace::catchUp()
{
    m_right->setCurrentWidget(m_catchUp);
    m_catchUp->start();
}

void DispatchWorkspace::focusQueue()
{
    m_queue->view().setFocus(Qt::ShortcutFocusReason);
}

void DispatchWorkspace::focusUnits()
{
    bringBack(DeskPart::Units);
    m_units->view().setFocus(Qt::ShortcutFocusReason);
}

void DispatchWorkspace::focusMap()
{
    bringBack(DeskPart::Map);
    m_map->view().setFocus(Qt::ShortcutFocusReason);
}

// From a page beside it: to the call in hand; without one, to the incident.
void DispatchWorkspace::backToWork()
{
    if (m_intake->isBusy())
        m_intake->comeBack();
    else
        focusIncident();
}

void DispatchWorkspace::focusIncident()
{
    showIncident();
    m_incident->setFocus(Qt::ShortcutFocusReason);
}

void DispatchWorkspace::focusWho()
{
    if (m_right->indexOf(m_who) >= 0) {
        if (m_right->currentWidget() == m_who && m_who->isAncestorOf(QApplication::focusWidget())) {
            backToWork();
            return;
        }
        m_right->setCurrentWidget(m_who);
    } else {
        bringBack(DeskPart::Who);
    }
    m_who->view().setFocus(Qt::ShortcutFocusReason);
    if (!m_who->view().currentIndex().isValid())
        m_who->view().setCurrentIndex(m_who->model().index(0, 0));
}

void DispatchWorkspace::selectNextLate()
{
    if (!m_queue->selectNextLate())
        Q_EMIT said(tr("Nothing is late."), Tone::Quiet);
}

} // namespace haven::ui
