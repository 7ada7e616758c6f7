#include "ui/shell/main_window.h"

#include "models/dispatch/act_words.h"
#include "models/items/qt_text.h"
#include "ui/actions/action_book.h"
#include "ui/actions/action_palette.h"
#include "ui/admin/admin_workspace.h"
#include "ui/admin/seat_line.h"
#include "ui/admin/sign_on_panel.h"
#include "ui/crisis/crisis_workspace.h"
#include "ui/firstshift/first_shift_band.h"
#include "ui/layouts/layout_desk.h"
#include "ui/room/room_band.h"
#include "ui/shell/alarm_strip.h"
#include "ui/shell/command_bar.h"
#include "ui/shell/dispatch_workspace.h"
#include "ui/shell/key_help.h"
#include "ui/shell/key_hint.h"
#include "ui/shell/status_strip.h"
#include "ui/shiftlog/log_workspace.h"
#include "ui/wall/wall_window.h"
#include "ui/widgets/announcer.h"
#include "ui/widgets/core_text.h"
#include "ui/widgets/focus_home.h"
#include "ui/widgets/page_scroll.h"

#include <QStackedWidget>
#include <QVBoxLayout>

namespace haven::ui {

MainWindow::MainWindow(ThemeSource& source, Desk& desk, const MapLayers& layers, WallClock clock,
                       PreferenceSource& preferences, QWidget* parent)
    : QMainWindow(parent), m_source(source), m_desk(desk), m_layers(&layers),
      m_preferences(preferences), m_clock(std::move(clock))
{
    setObjectName(QStringLiteral("mainWindow"));
    // Before the panels: they are made with the keys that count. Another window's person keeps
    // theirs.
    if (!m_source.keys().table())
        followKeys();
    new Announcer(this);
    new FocusWarden(*this);
    make();
    connect(&m_desk, &Desk::healthChanged, this, &MainWindow::showHealth);
    connect(&m_desk, &Desk::seatChanged, this, &MainWindow::showSeat);
    connect(&m_desk, &Desk::draftUnkept, this, &MainWindow::tellUnkept);
    connect(&m_desk, &Desk::draftKept, this, &MainWindow::tellKeptAgain);
    connect(&m_preferences, &PreferenceSource::changed, this, &MainWindow::followKeys);
    connect(&m_preferences, &PreferenceSource::restored, this, &MainWindow::adoptKeys);
    m_timer.setInterval(1000);
    connect(&m_timer, &QTimer::timeout, this, &MainWindow::tick);
    m_timer.start();
}

void MainWindow::buildPages()
{
    m_signOn = new SignOnPanel(m_source, m_desk, m_pages);
    m_pages->addWidget(m_signOn);
    m_content = buildContent(*m_layers);
    m_pages->addWidget(m_content);
}

MainWindow::~MainWindow() = default;

QWidget* MainWindow::buildContent(const MapLayers& layers)
{
    auto* content = new QWidget(m_pages);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_strip = new StatusStrip(m_source, m_desk, m_clock, content);
    m_alarms = new AlarmStrip(m_source, m_desk, content);
    m_seatLine = new SeatLine(m_source, m_desk, content);
    m_banner = new Banner(m_source, content);
    m_banner->setObjectName(QStringLiteral("healthBanner"));
    m_unkept = new Banner(m_source, content);
    m_unkept->setObjectName(QStringLiteral("unkeptBanner"));
    m_guide = new FirstShiftBand(m_source, m_desk, m_preferences, this, content);
    m_stack = new QStackedWidget(content);
    m_stack->setObjectName(QStringLiteral("workspaces"));
    m_dispatch = new DispatchWorkspace(m_source, m_desk, layers, m_clock, m_stack);
    m_dispatch->followPreferences(m_preferences);
    m_bar = new CommandBar(m_source, m_desk, m_clock, content);
    m_bar->setNear([this] { return std::optional(m_dispatch->lookedAt()); });
    column->addWidget(m_strip);
    column->addWidget(m_alarms);
    m_room = new RoomBand(m_source, m_desk, content);
    column->addWidget(m_room);
    column->addWidget(m_guide);
    column->addWidget(m_seatLine);
    column->addWidget(m_banner);
    column->addWidget(m_unkept);
    m_book = new ActionBook(m_source, *this, this);
    m_palette = new ActionPalette(m_source, *m_book, content);
    // What the places need never pushes the command bar off the screen: they scroll.
    column->addWidget(new PageScroll(QStringLiteral("placesScroll"), m_stack, content), 1);
    column->addWidget(m_palette);
    addBands(content);
    buildLayouts(layers, content);
    column->addWidget(m_bar);
    return content;
}

void MainWindow::addPlaces()
{
    addPlace(Workspace::Dispatch, "placeDesk", Qt::Key_F9, tr("Desk"),
             [this] { return static_cast<QWidget*>(m_dispatch); });
    addPlace(Workspace::Crisis, "placeCrisis", Qt::Key_F10, tr("Crisis"),
             [this] { return makeCrisis(); });
    addPlace(Workspace::ShiftLog, "placeLog", Qt::Key_F11, tr("Log"), [this] { return makeLog(); });
    addPlace(Workspace::Admin, "placeAdmin", Qt::Key_F12, tr("Admin"),
             [this] { return makeAdmin(); });
    goTo(Workspace::Dispatch);
}

QWidget* MainWindow::makeCrisis()
{
    auto* crisis = new CrisisWorkspace(m_source, m_desk, m_clock, m_stack);
    connect(crisis, &CrisisWorkspace::said, this, &MainWindow::tell);
    connect(crisis, &CrisisWorkspace::incidentSelected, m_dispatch, &DispatchWorkspace::select);
    connect(crisis, &CrisisWorkspace::printRequested, this, &MainWindow::printRequested);
    connect(crisis, &CrisisWorkspace::readAloudRequested, this, &MainWindow::readAloudRequested);
    connect(crisis, &CrisisWorkspace::worksheetRequested, this, &MainWindow::worksheetRequested);
    connect(m_dispatch, &DispatchWorkspace::incidentSelected, crisis, &CrisisWorkspace::show);
    crisis->show(m_dispatch->selected());
    return crisis;
}

QWidget* MainWindow::makeLog()
{
    auto* log = new LogWorkspace(m_source, m_desk, m_clock, m_stack);
    connect(log, &LogWorkspace::said, this, &MainWindow::tell);
    connect(log, &LogWorkspace::incidentSelected, m_dispatch, &DispatchWorkspace::select);
    connect(log, &LogWorkspace::incidentOpened, this, &MainWindow::open);
    return log;
}

QWidget* MainWindow::makeAdmin()
{
    auto* admin = new AdminWorkspace(m_source, m_desk, m_preferences, m_clock, m_stack);
    connect(admin, &AdminWorkspace::said, this, &MainWindow::tell);
    connect(admin, &AdminWorkspace::seatActRequested, m_seatLine, &SeatLine::start);
    connect(admin, &AdminWorkspace::newWindowRequested, this, &MainWindow::newWindowRequested);
    connect(admin, &AdminWorkspace::runCardsRequested, this, &MainWindow::runCardsRequested);
    return admin;
}

void MainWindow::addPlace(Workspace which, const char* action, const QKeySequence& key,
                          const QString& word, std::function<QWidget*()> make)
{
    KeyHint* hint = addKey(action, key, word, [this, which] { goTo(which); });
    hint->setCheckable(true);
    m_places.push_back(Place{which, std::move(make), nullptr, hint});
}

void MainWindow::goTo(Workspace workspace)
{
    m_workspace = workspace;
    for (auto& place : m_places) {
        place.hint->setChecked(place.which == workspace);
        if (place.which != workspace)
            continue;
        if (!place.workspace) {
            place.workspace = place.make();
            m_stack->addWidget(place.workspace);
        }
        m_stack->setCurrentWidget(place.workspace);
        place.workspace->setFocus(Qt::ShortcutFocusReason);
    }
}

void MainWindow::onDesk(void (DispatchWorkspace::*act)())
{
    // Where the desk is in sight the focus stays where it is until the act moves it: a key that
    // goes there and back tells by it which way is meant.
    if (m_workspace != Workspace::Dispatch)
        goTo(Workspace::Dispatch);
    (m_dispatch->*act)();
}

void MainWindow::open(IncidentId incident)
{
    goTo(Workspace::Dispatch);
    select(incident);
    m_dispatch->focusIncident();
}

void MainWindow::wire()
{
    connect(m_dispatch, &DispatchWorkspace::requestLine, m_bar, &CommandBar::prefill);
    connect(m_dispatch, &DispatchWorkspace::said, this, &MainWindow::tell);
    connect(m_dispatch, &DispatchWorkspace::printRequested, this, &MainWindow::printRequested);
    connect(m_dispatch, &DispatchWorkspace::briefRequested, this, &MainWindow::briefRequested);
    connect(m_dispatch, &DispatchWorkspace::readAloudRequested, this,
            &MainWindow::readAloudRequested);
    connect(m_dispatch, &DispatchWorkspace::incidentSelected, m_bar,
            [this](IncidentId incident) { m_bar->setSelected(incident); });
    connect(m_alarms, &AlarmStrip::said, this, &MainWindow::tell);
    connect(m_alarms, &AlarmStrip::incidentOpened, this, &MainWindow::open);
    connect(m_seatLine, &SeatLine::said, this, &MainWindow::tell);
    connect(m_guide, &FirstShiftBand::said, this, &MainWindow::tell);
    connect(&m_preferences, &PreferenceSource::paperChanged, m_strip,
            [this] { m_strip->setPaper(m_preferences.paperStanding()); });
    connect(m_bar, &CommandBar::asked, this, &MainWindow::answerQuestion);
    connect(m_bar, &CommandBar::sounded, this, &MainWindow::sounded);
    connect(m_bar, &CommandBar::incidentMade, m_dispatch, &DispatchWorkspace::chooseMade);
}

void MainWindow::select(IncidentId incident)
{
    m_dispatch->choose(incident);
}

void MainWindow::tell(const QString& sentence, Tone tone)
{
    m_bar->say(sentence, tone);
}

void MainWindow::setLayers(const MapLayers& layers)
{
    m_layers = &layers;
    m_dispatch->setLayers(layers);
    m_layouts->boards().setLayers(layers);
}

void MainWindow::answerQuestion(LineQuestion question)
{
    switch (question) {
    case LineQuestion::Who:
        tell(coreText(whoWords(m_desk.state())), Tone::Quiet);
        return;
    case LineQuestion::Verbs:
        showKeysOf(kVerbsArea);
        return;
    case LineQuestion::Macros:
        return; // the bar answers that itself
    }
}

void MainWindow::showSeat()
{
    const bool isTaken = !m_desk.seat().roles.empty();
    // First what is behind the page, which then takes the focus.
    if (!isTaken)
        goTo(Workspace::Dispatch);
    const auto& roles = m_desk.seat().roles;
    if (isTaken)
        m_isDispatchPosition = roles.count(Role::Dispatcher) + roles.count(Role::Supervisor) > 0;
    // In place of what one works in, where callers and persons are told of: board, timers and
    // alarms go on beside it.
    if (keepsBoard()) {
        m_dispatch->lendWork(*m_signOn);
    } else if (m_pages->indexOf(m_signOn) < 0) {
        m_dispatch->endLending();
        m_pages->insertWidget(0, m_signOn);
    }
    // With the bar go the keys of the desk.
    m_bar->setVisible(!keepsBoard());
    m_pages->setCurrentWidget(isTaken || keepsBoard() ? m_content : m_signOn);
    m_layouts->boards().setCover(isTaken || keepsBoard() ? BoardWindow::Cover::Off
                                                         : BoardWindow::Cover::On);
    // After whatever asked for the sign-off has given the focus back to the board.
    if (keepsBoard())
        QMetaObject::invokeMethod(
            m_signOn, [this] { m_signOn->start(); }, Qt::QueuedConnection);
    if (isTaken && isActiveWindow())
        m_bar->line()->setFocus(Qt::OtherFocusReason);
    tick();
}

bool MainWindow::keepsBoard() const
{
    return m_desk.seat().roles.empty() && m_isDispatchPosition;
}

void MainWindow::tick()
{
    setWindowTitle(tr("Haven, %1, %2", "agency, position")
                       .arg(fromStd(m_desk.state().agency), fromStd(m_desk.seat().position.value)));
    tellParked(); // and the counts of the board
}

void MainWindow::showHealth(StoreHealth health, const QString& sentence)
{
    m_healthSentence = sentence;
    if (health == StoreHealth::Good)
        m_banner->clear();
    else
        m_banner->say(health == StoreHealth::Failing ? BannerKind::Trouble : BannerKind::Notice,
                      sentence);
    m_layouts->boards().tellHealth(health, sentence);
    tick();
}

} // namespace haven::ui
