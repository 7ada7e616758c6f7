#include "ui/boards/board_window.h"

#include "models/items/qt_text.h"
#include "ui/actions/action_key.h"
#include "ui/map/map_panel.h"
#include "ui/queue/queue_panel.h"
#include "ui/timers/timers_panel.h"
#include "ui/units/units_panel.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/focus_home.h"
#include "ui/widgets/result_line.h"
#include "ui/widgets/training_frame.h"

#include <QCloseEvent>
#include <QLabel>
#include <QSignalBlocker>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace haven::ui {

QString boardTitle(BoardKind board)
{
    switch (board) {
    case BoardKind::Queue:
        return BoardWindow::tr("Queue");
    case BoardKind::Units:
        return BoardWindow::tr("Units");
    case BoardKind::Map:
        return BoardWindow::tr("Map");
    case BoardKind::Timers:
        return BoardWindow::tr("Late next");
    }
    return {};
}

BoardWindow::BoardWindow(const ThemeSource& source, Desk& desk, const MapLayers& layers,
                         PreferenceSource& preferences, const DetachedBoard& board)
    : QWidget(nullptr, Qt::Window), m_source(source), m_desk(desk), m_preferences(preferences),
      m_which(board), m_pages(new QStackedLayout), m_cover(new QLabel(this)),
      m_banner(new Banner(source, this)), m_result(new ResultLine(source, this))
{
    setObjectName(QStringLiteral("boardWindow"));
    new FocusWarden(*this);
    m_banner->setObjectName(QStringLiteral("boardHealth"));
    m_banner->hide();
    m_result->setObjectName(QStringLiteral("boardResult"));
    m_cover->setObjectName(QStringLiteral("boardCover"));
    m_cover->setTextFormat(Qt::PlainText);
    m_cover->setAlignment(Qt::AlignCenter);
    m_cover->setWordWrap(true);
    m_cover->setText(tr("Nobody is signed on at this position. The board is shown again as soon as "
                        "somebody is."));
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_banner);
    column->addWidget(makeContent(layers), 1);
    column->addWidget(m_result);
    m_page = page;
    m_pages->addWidget(page);
    m_pages->addWidget(m_cover);
    auto* all = new QWidget(this);
    all->setLayout(m_pages);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    if (desk.state().mode == StationMode::Live) {
        outer->addWidget(all);
    } else {
        auto* frame = new TrainingFrame(
            source, tr("TRAINING. Nothing here is real, nothing leaves this console."), this);
        frame->setContent(all);
        outer->addWidget(frame);
    }
    // The keys of the desk that make sense from another screen.
    auto* line = new ActionKey(source, QStringLiteral("commandLine"),
                               {QKeySequence(Qt::CTRL | Qt::Key_L)}, this, Qt::WindowShortcut);
    connect(line, &ActionKey::activated, this, [this] { Q_EMIT requestLine({}); });
    auto* close =
        new ActionKey(source, QStringLiteral("boardsClose"),
                      {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_W)}, this, Qt::WindowShortcut);
    connect(close, &ActionKey::activated, this, &BoardWindow::leave);
    connect(&desk, &Desk::seatChanged, this, &BoardWindow::retitle);
    retitle();
}

QWidget* BoardWindow::makeContent(const MapLayers& layers)
{
    switch (m_which.board) {
    case BoardKind::Queue: {
        auto* queue = new QueuePanel(m_source, m_desk, this);
        connect(queue, &QueuePanel::incidentSelected, this, &BoardWindow::incidentSelected);
        connect(queue, &QueuePanel::incidentOpened, this, &BoardWindow::incidentOpened);
        m_board = queue;
        break;
    }
    case BoardKind::Units: {
        auto* units = new UnitsPanel(m_source, m_desk, this);
        connect(units, &UnitsPanel::incidentOpened, this, &BoardWindow::incidentOpened);
        m_board = units;
        break;
    }
    case BoardKind::Timers: {
        auto* timers = new TimersPanel(m_source, m_desk, this);
        connect(timers, &TimersPanel::incidentSelected, this, &BoardWindow::incidentSelected);
        connect(timers, &TimersPanel::incidentOpened, this, &BoardWindow::incidentOpened);
        m_board = timers;
        break;
    }
    case BoardKind::Map:
        return makeMap(layers);
    }
    hear(*m_board);
    return m_board;
}

QWidget* BoardWindow::makeMap(const MapLayers& layers)
{
    m_map = new MapPanel(m_source, m_desk, layers, this);
    connect(m_map, &MapPanel::incidentSelected, this, &BoardWindow::incidentSelected);
    connect(m_map, &MapPanel::incidentOpened, this, &BoardWindow::incidentOpened);
    connect(m_map, &MapPanel::placeChosen, this, &BoardWindow::placeChosen);
    connect(m_map, &MapPanel::requestLine, this, &BoardWindow::requestLine);
    connect(m_map, &MapPanel::said, this, &BoardWindow::tell);
    if (m_tiles)
        m_map->view().shareTiles(m_tiles);
    m_map->show(m_shown);
    return m_map;
}

void BoardWindow::hear(BoardPanel& panel)
{
    panel.followPreferences(m_preferences, boardName(m_which));
    panel.setFilterText(fromStd(m_which.filter));
    connect(&panel, &BoardPanel::requestLine, this, &BoardWindow::requestLine);
    connect(&panel, &BoardPanel::said, this, &BoardWindow::tell);
    connect(&panel, &BoardPanel::filterTyped, this, &BoardWindow::filtered);
}

// Here, where the person looks, and at the desk, where it is kept in the list of results.
void BoardWindow::tell(const QString& sentence, Tone tone)
{
    m_result->say(tone == Tone::Refused    ? ResultKind::Refused
                  : tone == Tone::Accepted ? ResultKind::Done
                                           : ResultKind::Told,
                  sentence);
    Q_EMIT said(sentence, tone);
}

DetachedBoard BoardWindow::board() const
{
    DetachedBoard now = m_which;
    now.place = QRect(pos(), size());
    if (m_board != nullptr)
        now.filter = m_board->filterText().toStdString();
    return now;
}

void BoardWindow::setLayers(const MapLayers& layers)
{
    if (m_map == nullptr)
        return;
    // The old one draws from what is about to go, also on its thread.
    const auto held = m_map->view().isHeld() ? std::optional(m_map->view().camera()) : std::nullopt;
    delete m_map;
    auto* column = static_cast<QVBoxLayout*>(m_page->layout());
    column->insertWidget(1, makeMap(layers), 1);
    m_map->setVisible(true);
    if (held)
        m_map->view().hold(*held);
}

void BoardWindow::shareTiles(const std::shared_ptr<TileStore>& tiles)
{
    m_tiles = tiles;
    if (m_map != nullptr && tiles)
        m_map->view().shareTiles(tiles);
}

void BoardWindow::show(std::optional<IncidentId> incident)
{
    m_shown = incident;
    if (m_map != nullptr)
        m_map->show(incident);
    auto* queue = qobject_cast<QueuePanel*>(m_board);
    if (queue != nullptr && incident)
        queue->follow(*incident);
}

// As at the desk.
void BoardWindow::tellHealth(StoreHealth health, const QString& sentence)
{
    if (health == StoreHealth::Good)
        m_banner->clear();
    else
        m_banner->say(health == StoreHealth::Failing ? BannerKind::Trouble : BannerKind::Notice,
                      sentence);
}

void BoardWindow::setCover(Cover cover)
{
    m_pages->setCurrentWidget(cover == Cover::On ? static_cast<QWidget*>(m_cover) : m_page);
}

void BoardWindow::leave()
{
    m_isLeft = true;
    close();
}

// Closed by the window's own button, or by leave(); at the end of the program all windows close,
// and are there again at the next start.
void BoardWindow::closeEvent(QCloseEvent* event)
{
    QWidget::closeEvent(event);
    if (event->spontaneous() || m_isLeft)
        Q_EMIT left();
}

void BoardWindow::moveEvent(QMoveEvent* event)
{
    QWidget::moveEvent(event);
    if (isVisible())
        Q_EMIT moved();
}

void BoardWindow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (isVisible())
        Q_EMIT moved();
}

void BoardWindow::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (auto* timers = qobject_cast<TimersPanel*>(m_board)) {
        // Nobody chose that row: the desk stays on what is in hand.
        const QSignalBlocker quiet(timers);
        timers->start();
    }
}

bool BoardWindow::focusNextPrevChild(bool next)
{
    return bringLostFocusHome(*this) == LostFocus::BroughtHome || QWidget::focusNextPrevChild(next);
}

void BoardWindow::retitle()
{
    const QString board =
        m_which.number == 1
            ? boardTitle(m_which.board)
            : tr("%1 %2", "a board, its number").arg(boardTitle(m_which.board)).arg(m_which.number);
    setWindowTitle(
        tr("Haven, %1, %2", "board, position").arg(board, fromStd(m_desk.seat().position.value)));
    setAccessibleName(windowTitle());
}

} // namespace haven::ui
