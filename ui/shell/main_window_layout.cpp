#include "models/items/screen_fit.h"
#include "ui/layouts/layout_desk.h"
#include "ui/map/map_panel.h"
#include "ui/shell/command_bar.h"
#include "ui/shell/dispatch_workspace.h"
#include "ui/shell/main_window.h"
#include "ui/wall/wall_window.h"
#include "ui/widgets/band_list.h"

#include <QCloseEvent>
#include <QGuiApplication>
#include <QScreen>
#include <QVBoxLayout>

// Layouts of the desk, boards in windows of their own, and the display on the wall.
namespace haven::ui {

namespace {

// In the order of the band.
constexpr BoardKind kBoards[] = {BoardKind::Queue, BoardKind::Units, BoardKind::Map,
                                 BoardKind::Timers};
constexpr QSize kLeastWall(420, 260);
constexpr QMargins kFrame(32, 32, 32, 32); // what a desktop draws around a window, and more

} // namespace

void MainWindow::buildLayouts(const MapLayers& layers, QWidget* content)
{
    const auto place = [this] {
        switch (m_workspace) {
        case Workspace::Dispatch:
            return DeskPlace::Dispatch;
        case Workspace::Crisis:
            return DeskPlace::Crisis;
        case Workspace::ShiftLog:
            return DeskPlace::ShiftLog;
        case Workspace::Admin:
            return DeskPlace::Admin;
        }
        return DeskPlace::Dispatch;
    };
    m_layouts =
        new LayoutDesk(m_source, m_desk, m_preferences, layers, *m_dispatch, *content, place);
    m_boardList = new BandList(m_source, QStringLiteral("boardList"),
                               tr("Open in a window of its own; Enter opens it"), content);
    content->layout()->addWidget(&m_layouts->band());
    content->layout()->addWidget(m_boardList);
}

void MainWindow::goToPlace(DeskPlace place)
{
    switch (place) {
    case DeskPlace::Dispatch:
        goTo(Workspace::Dispatch);
        break;
    case DeskPlace::Crisis:
        goTo(Workspace::Crisis);
        break;
    case DeskPlace::ShiftLog:
        goTo(Workspace::ShiftLog);
        break;
    case DeskPlace::Admin:
        goTo(Workspace::Admin);
        break;
    }
}

void MainWindow::wireBoards()
{
    BoardWindows& boards = m_layouts->boards();
    connect(m_layouts, &LayoutDesk::said, this, &MainWindow::tell);
    connect(m_layouts, &LayoutDesk::placeWanted, this, [this](DeskPlace place) {
        // Whoever already types goes on typing.
        if (m_bar->line()->text().isEmpty())
            goToPlace(place);
    });
    connect(&boards, &BoardWindows::said, this, &MainWindow::tell);
    connect(&boards, &BoardWindows::incidentSelected, m_dispatch, &DispatchWorkspace::choose);
    connect(&boards, &BoardWindows::incidentOpened, this, [this](IncidentId incident) {
        activateWindow();
        open(incident);
    });
    connect(&boards, &BoardWindows::placeChosen, this, [this](Coordinate at) {
        activateWindow();
        goTo(Workspace::Dispatch);
        m_dispatch->startCallAt(at);
    });
    connect(&boards, &BoardWindows::requestLine, this, [this](const QString& line) {
        activateWindow();
        m_bar->prefill(line);
    });
    auto* const shown = &boards;
    connect(m_dispatch, &DispatchWorkspace::incidentSelected, shown,
            [shown](IncidentId incident) { shown->show(incident); });
    connect(m_boardList, &BandList::chosen, this, [this](int row) {
        const auto at = static_cast<std::size_t>(row);
        if (at < std::size(kBoards))
            m_layouts->boards().open(kBoards[at]);
        else
            turnWall();
    });
}

// An empty key stands for what is shipped without one, and for the key a person chooses instead.
void MainWindow::addLayoutKeys()
{
    addShortcut("layoutsShow", {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Y)},
                [this] { m_layouts->choose(); });
    addShortcut("layoutSave", {QKeySequence()}, [this] { m_layouts->save(); });
    addShortcut("layoutReset", {QKeySequence()}, [this] { m_layouts->reset(); });
    addShortcut("boardsShow", {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_B)},
                [this] { showBoards(); });
    addShortcut("boardsClose", {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_W)},
                [this] { m_layouts->boards().leaveAll(); });
    addShortcut("wallShow", {QKeySequence()}, [this] { turnWall(); });
    addShortcut("unitsTurn", {QKeySequence()}, [this] { m_dispatch->turnPart(DeskPart::Units); });
    addShortcut("mapTurn", {QKeySequence()}, [this] { m_dispatch->turnPart(DeskPart::Map); });
    addShortcut("whoTurn", {QKeySequence()}, [this] { m_dispatch->turnPart(DeskPart::Who); });
}

void MainWindow::showBoards()
{
    QStringList rows;
    for (const BoardKind board : kBoards)
        rows << boardTitle(board);
    rows << (m_wall ? tr("Close the display on the wall") : tr("Display on the wall, full screen"));
    m_boardList->turn(rows);
}

void MainWindow::turnWall()
{
    if (m_wall) {
        m_wall.reset();
        return;
    }
    m_wall = std::make_unique<WallWindow>(m_source, m_clock);
    m_wall->follow(m_desk);
    connect(m_wall.get(), &WallWindow::left, this, [this] {
        // Not within its own event.
        QTimer::singleShot(0, this, [this] { m_wall.reset(); });
    });
    m_wall->setAttribute(Qt::WA_ShowWithoutActivating);
    placeWall();
}

// A monitor this window is not on; where there is none it is a window like others, which never
// covers the queue.
void MainWindow::placeWall()
{
    QScreen* other = nullptr;
    const auto screens = QGuiApplication::screens();
    for (QScreen* screen : screens) {
        if (screen != this->screen())
            other = screen;
    }
    if (other) {
        m_wall->setGeometry(other->geometry());
        m_wall->showFullScreen();
        return;
    }
    m_wall->unsetCursor();
    const QRect own = this->screen()->availableGeometry();
    const QRect queue = m_dispatch->queueOnScreen().marginsAdded(kFrame);
    QRect place = placeForBoard(geometry(), queue, {own}, kLeastWall);
    if (place.isEmpty()) // as large as may be
        place = placeForBoard(geometry(), queue, {own}, QSize(1, 1));
    if (place.isEmpty()) {
        m_wall->showMinimized();
        return;
    }
    m_wall->setGeometry(place);
    m_wall->show();
}

void MainWindow::shareTiles(const std::shared_ptr<TileStore>& tiles)
{
    m_dispatch->map().view().shareTiles(tiles);
    m_layouts->boards().shareTiles(tiles);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    m_layouts->boards().closeAll();
    if (m_wall)
        m_wall->close();
    QMainWindow::closeEvent(event);
}

} // namespace haven::ui
