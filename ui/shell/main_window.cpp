#include "ui/shell/main_window.h"

#include "models/dispatch/act_words.h"
#include "ui/shell/command_bar.h"
#include "ui/shell/dispatch_workspace.h"
#include "ui/shell/key_hint.h"
#include "ui/shell/status_strip.h"
#include "ui/widgets/training_frame.h"

#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

constexpr int kZoomStep = 10;

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
    build();
    addShortcuts();
    wire();
    m_timer.setInterval(1000);
    connect(&m_timer, &QTimer::timeout, this, &MainWindow::tick);
    m_timer.start();
    tick();
}

void MainWindow::build()
{
    auto* content = new QWidget(this);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_strip = new StatusStrip(m_source, m_desk, m_clock, content);
    m_banner = new Banner(m_source, content);
    m_banner->setObjectName(QStringLiteral("healthBanner"));
    m_banner->hide();
    m_stack = new QStackedWidget(content);
    m_stack->setObjectName(QStringLiteral("workspaces"));
    m_dispatch = new DispatchWorkspace(m_source, m_desk, m_layers, m_clock, m_stack);
    m_bar = new CommandBar(m_source, m_desk, m_clock, content);
    column->addWidget(m_strip);
    column->addWidget(m_banner);
    column->addWidget(m_stack, 1);
    column->addWidget(m_bar);
    addKey(QKeySequence(Qt::Key_F2), tr("New call"),
           [this] { m_bar->prefill(QStringLiteral("new ")); });
    addKey(QKeySequence(Qt::Key_F6), tr("Next late"),
           [this] { onDesk(&DispatchWorkspace::selectNextLate); });
    addKey(QKeySequence(Qt::Key_F1), tr("Keys"), [this] { onDesk(&DispatchWorkspace::showKeys); });
    addPlace(m_dispatch, QKeySequence(Qt::Key_F9), tr("Desk"));
    if (m_desk.state().mode == StationMode::Live) {
        setCentralWidget(content);
    } else {
        auto* frame = new TrainingFrame(
            m_source, tr("TRAINING. Nothing here is real, nothing leaves this console."), this);
        frame->setContent(content);
        setCentralWidget(frame);
    }
}

KeyHint* MainWindow::addKey(const QKeySequence& key, const QString& word, std::function<void()> act)
{
    auto* hint = new KeyHint(m_source, key, word, m_bar);
    hint->setObjectName(QStringLiteral("key%1").arg(key.toString(QKeySequence::PortableText)));
    m_bar->addKey(hint);
    connect(hint, &QPushButton::clicked, this, [act] { act(); });
    addShortcut(key, std::move(act));
    return hint;
}

void MainWindow::addPlace(QWidget* workspace, const QKeySequence& key, const QString& word)
{
    m_stack->addWidget(workspace);
    KeyHint* hint = addKey(key, word, [this, workspace] { goTo(workspace); });
    hint->setCheckable(true);
    hint->setChecked(m_places.empty());
    m_places.push_back(Place{workspace, hint});
}

void MainWindow::goTo(QWidget* workspace)
{
    m_stack->setCurrentWidget(workspace);
    for (const auto& place : m_places)
        place.hint->setChecked(place.workspace == workspace);
    workspace->setFocus(Qt::ShortcutFocusReason);
}

void MainWindow::onDesk(void (DispatchWorkspace::*act)())
{
    goTo(m_dispatch);
    (m_dispatch->*act)();
}

void MainWindow::addShortcut(const QKeySequence& key, std::function<void()> act)
{
    auto* shortcut = new QShortcut(key, this);
    connect(shortcut, &QShortcut::activated, this, [act = std::move(act)] { act(); });
}

void MainWindow::addShortcuts()
{
    addShortcut(QKeySequence(Qt::CTRL | Qt::Key_L), [this] { m_bar->prefill({}); });
    addShortcut(QKeySequence(Qt::CTRL | Qt::Key_1),
                [this] { onDesk(&DispatchWorkspace::focusQueue); });
    addShortcut(QKeySequence(Qt::CTRL | Qt::Key_2),
                [this] { onDesk(&DispatchWorkspace::focusUnits); });
    addShortcut(QKeySequence(Qt::CTRL | Qt::Key_3),
                [this] { onDesk(&DispatchWorkspace::focusMap); });
    addShortcut(QKeySequence(Qt::CTRL | Qt::Key_4),
                [this] { onDesk(&DispatchWorkspace::focusIncident); });
    const auto zoomBy = [this](int step) {
        m_source.setZoomPercent(m_source.look().zoomPercent + step);
    };
    addShortcut(QKeySequence(Qt::CTRL | Qt::Key_Plus), [zoomBy] { zoomBy(kZoomStep); });
    addShortcut(QKeySequence(Qt::CTRL | Qt::Key_Equal), [zoomBy] { zoomBy(kZoomStep); });
    addShortcut(QKeySequence(Qt::CTRL | Qt::Key_Minus), [zoomBy] { zoomBy(-kZoomStep); });
    addShortcut(QKeySequence(Qt::CTRL | Qt::Key_0), [this] { m_source.setZoomPercent(100); });
    addShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T),
                [this] { Q_EMIT themeRequested(); });
}

void MainWindow::wire()
{
    connect(m_dispatch, &DispatchWorkspace::requestLine, m_bar, &CommandBar::prefill);
    connect(m_dispatch, &DispatchWorkspace::said, m_bar, &CommandBar::say);
    connect(m_dispatch, &DispatchWorkspace::incidentSelected, m_bar,
            [this](IncidentId incident) { m_bar->setSelected(incident); });
    connect(m_dispatch, &DispatchWorkspace::placeChosen, this, [this](Coordinate at) {
        m_bar->prefill(QStringLiteral("new  @%1").arg(fromStd(coordinateText(at))));
        m_bar->line()->setCursorPosition(4);
    });
    connect(m_bar, &CommandBar::asked, this, &MainWindow::answerQuestion);
    connect(m_bar, &CommandBar::sounded, this, &MainWindow::sounded);
    connect(m_bar, &CommandBar::incidentNamed, m_dispatch, &DispatchWorkspace::select);
    connect(&m_desk, &Desk::healthChanged, this, &MainWindow::showHealth);
    connect(&m_desk, &Desk::seatChanged, this, &MainWindow::tick);
}

void MainWindow::select(IncidentId incident)
{
    m_dispatch->select(incident);
}

void MainWindow::answerQuestion(LineQuestion question)
{
    switch (question) {
    case LineQuestion::Who:
        m_bar->say(fromStd(whoWords(m_desk.state())), Tone::Quiet);
        return;
    case LineQuestion::Verbs:
        onDesk(&DispatchWorkspace::showKeys);
        return;
    }
}

void MainWindow::tick()
{
    setWindowTitle(tr("Haven, %1, %2", "agency, position")
                       .arg(fromStd(m_desk.state().agency), fromStd(m_desk.seat().position.value)));
    m_strip->refresh();
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
