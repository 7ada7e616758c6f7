#include "ui/shell/main_window.h"

#include "models/dispatch/alarms.h"
#include "models/dispatch/board.h"
#include "models/dispatch/command_line.h"
#include "ui/incident/incident_panel.h"
#include "ui/map/map_view.h"
#include "ui/queue/queue_panel.h"
#include "ui/shell/command_bar.h"
#include "ui/units/units_panel.h"
#include "ui/widgets/training_frame.h"

#include <QHBoxLayout>
#include <QShortcut>
#include <QSplitter>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

QString fromStd(const std::string& text)
{
    return QString::fromUtf8(text.c_str());
}

} // namespace

MainWindow::MainWindow(ThemeSource& source, Desk& desk, const MapLayers& layers, WallClock clock,
                       QWidget* parent)
    : QMainWindow(parent), m_source(source), m_desk(desk), m_layers(layers),
      m_clock(std::move(clock))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(tr("Haven, %1", "agency").arg(fromStd(desk.state().agency)));
    auto* content = new QWidget(this);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildStrip());
    m_banner = new Banner(source, content);
    m_banner->setObjectName(QStringLiteral("healthBanner"));
    m_banner->hide();
    column->addWidget(m_banner);
    column->addWidget(buildBoards(), 1);
    m_bar = new CommandBar(source, desk, m_clock.offset, content);
    column->addWidget(m_bar);
    if (desk.state().mode == StationMode::Live) {
        setCentralWidget(content);
    } else {
        auto* frame = new TrainingFrame(
            source, tr("TRAINING. Nothing here is real, nothing leaves this console."), this);
        frame->setContent(content);
        setCentralWidget(frame);
    }
    wire();
    m_timer.setInterval(1000);
    connect(&m_timer, &QTimer::timeout, this, &MainWindow::tick);
    m_timer.start();
    tick();
}

QWidget* MainWindow::buildStrip()
{
    auto* strip = new QWidget(this);
    strip->setObjectName(QStringLiteral("statusStrip"));
    strip->setAutoFillBackground(true);
    QPalette palette = strip->palette();
    palette.setColor(QPalette::Window, m_source.look().color(Token::Bar));
    palette.setColor(QPalette::WindowText, m_source.look().color(Token::BarText));
    strip->setPalette(palette);
    auto* row = new QHBoxLayout(strip);
    row->setContentsMargins(14, 6, 14, 6);
    row->setSpacing(24);
    const auto add = [&](const QString& name, TypeRole role) {
        auto* label = new QLabel(strip);
        label->setObjectName(name);
        label->setTextFormat(Qt::PlainText);
        label->setFont(m_source.look().font(role));
        row->addWidget(label);
        return label;
    };
    m_who = add(QStringLiteral("stripWho"), TypeRole::Strong);
    m_counts = add(QStringLiteral("stripCounts"), TypeRole::Body);
    row->addStretch(1);
    m_saved = add(QStringLiteral("stripSaved"), TypeRole::Body);
    m_time = add(QStringLiteral("stripTime"), TypeRole::Clock);
    return strip;
}

QWidget* MainWindow::buildBoards()
{
    auto* across = new QSplitter(Qt::Horizontal, this);
    across->setObjectName(QStringLiteral("boards"));
    across->setChildrenCollapsible(false);
    auto* left = new QSplitter(Qt::Vertical, across);
    left->setChildrenCollapsible(false);
    m_queue = new QueuePanel(m_source, m_desk, left);
    m_units = new UnitsPanel(m_source, m_desk, left);
    left->addWidget(m_queue);
    left->addWidget(m_units);
    left->setStretchFactor(0, 3);
    left->setStretchFactor(1, 2);
    m_map = new MapView(m_source, m_desk, m_layers, across);
    m_incident = new IncidentPanel(m_source, m_desk, m_clock.time, across);
    across->addWidget(left);
    across->addWidget(m_map);
    across->addWidget(m_incident);
    across->setSizes({910, 520, 490});
    across->setStretchFactor(1, 1);
    return across;
}

void MainWindow::addShortcut(const QKeySequence& key, std::function<void()> act)
{
    auto* shortcut = new QShortcut(key, this);
    connect(shortcut, &QShortcut::activated, this, [act = std::move(act)] { act(); });
}

void MainWindow::wire()
{
    connect(m_queue, &QueuePanel::incidentSelected, this, &MainWindow::select);
    connect(m_queue, &QueuePanel::incidentOpened, this, &MainWindow::select);
    connect(m_units, &UnitsPanel::incidentOpened, this, &MainWindow::select);
    connect(m_queue, &QueuePanel::requestLine, m_bar, &CommandBar::prefill);
    connect(m_units, &UnitsPanel::requestLine, m_bar, &CommandBar::prefill);
    connect(m_incident, &IncidentPanel::requestLine, m_bar, &CommandBar::prefill);
    connect(m_map, &MapView::incidentChosen, this, [this](IncidentId incident) {
        m_queue->select(incident);
        select(incident);
    });
    connect(m_map, &MapView::placeChosen, this, [this](Coordinate at) {
        m_bar->prefill(QStringLiteral("new  @%1").arg(fromStd(coordinateText(at))));
        m_bar->line()->setCursorPosition(4);
    });
    connect(m_queue, &QueuePanel::mapRequested, this, [this](IncidentId incident) {
        const auto found = m_desk.state().incidents.find(incident);
        if (found != m_desk.state().incidents.end() && found->second.location.point)
            m_map->goTo(*found->second.location.point);
    });
    connect(m_bar, &CommandBar::asked, this, &MainWindow::answerQuestion);
    connect(&m_desk, &Desk::healthChanged, this, &MainWindow::showHealth);
    addShortcut(QKeySequence(Qt::Key_F2), [this] { m_bar->prefill(QStringLiteral("new ")); });
    addShortcut(QKeySequence(Qt::CTRL | Qt::Key_L), [this] { m_bar->prefill({}); });
    addShortcut(QKeySequence(Qt::Key_F6), [this] { m_queue->selectNextLate(); });
    addShortcut(QKeySequence(Qt::CTRL | Qt::Key_1), [this] { m_queue->view().setFocus(); });
    addShortcut(QKeySequence(Qt::CTRL | Qt::Key_2), [this] { m_units->view().setFocus(); });
    addShortcut(QKeySequence(Qt::CTRL | Qt::Key_3), [this] { m_map->setFocus(); });
}

void MainWindow::select(IncidentId incident)
{
    m_incident->show(incident);
    m_map->select(incident);
    m_bar->setSelected(incident);
}

void MainWindow::answerQuestion()
{
    QStringList examples;
    for (const auto& verb : verbTable())
        examples += QString::fromUtf8(verb.example.data(), static_cast<int>(verb.example.size()));
    m_bar->say(ResultKind::Done, examples.join(QStringLiteral("  |  ")));
}

void MainWindow::tick()
{
    const Instant now = m_desk.now();
    const State& state = m_desk.state();
    int waiting = 0;
    int working = 0;
    for (const auto& [id, incident] : state.incidents) {
        if (incident.stage == IncidentStage::Closed)
            continue;
        (isWaiting(incident) ? waiting : working) += 1;
    }
    int free = 0;
    for (const auto& [id, unit] : state.units)
        free += unit.status.primary == UnitPrimary::Available ? 1 : 0;
    const int late = overdueCounts(state, m_desk.knowledge().codes, now).all();
    m_who->setText(tr("Haven   %1   %2: %3", "agency, position, name")
                       .arg(fromStd(state.agency), fromStd(m_desk.seat().position.value),
                            fromStd(m_desk.seat().name)));
    m_counts->setText(tr("%1 waiting   %2 late   %3 working   %4 of %5 units free")
                          .arg(waiting)
                          .arg(late)
                          .arg(working)
                          .arg(free)
                          .arg(state.units.size()));
    m_saved->setText(m_desk.health() == StoreHealth::Failing ? tr("NOT SAVING") : tr("Saved"));
    m_time->setText(m_clock.time(now) + QStringLiteral("  ") + m_clock.zulu(now));
}

void MainWindow::showHealth(StoreHealth health, const QString& sentence)
{
    if (health == StoreHealth::Good)
        m_banner->clear();
    else
        m_banner->say(health == StoreHealth::Failing ? BannerKind::Trouble : BannerKind::Notice,
                      sentence);
    tick();
}

} // namespace haven::ui
