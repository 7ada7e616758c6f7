#include "ui/boards/board_windows.h"

#include "models/items/screen_fit.h"

#include <algorithm>
#include <utility>

namespace haven::ui {

namespace {

constexpr QSize kLeastBoard(420, 260);
constexpr QSize kUsualBoard(900, 700);
constexpr int kSettleMs = 400;
constexpr int kPlacingMs = 1500; // the desktop answers late where a window came to stand

} // namespace

BoardWindows::BoardWindows(const ThemeSource& source, Desk& desk, const MapLayers& layers,
                           PreferenceSource& preferences, Room room, QObject* parent)
    : QObject(parent), m_source(source), m_desk(desk), m_layers(&layers),
      m_preferences(preferences), m_room(std::move(room))
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(kSettleMs);
    connect(&m_settle, &QTimer::timeout, this, &BoardWindows::changed);
    // Whoever sits down now has chosen nothing yet.
    connect(&m_desk, &Desk::seatChanged, this, [this] { m_settle.stop(); });
}

BoardWindows::~BoardWindows() = default;

int BoardWindows::freeNumber(BoardKind board) const
{
    for (int number = 1; number <= kBoardNumberMax; ++number) {
        const bool isTaken = std::any_of(
            m_windows.begin(), m_windows.end(), [&](const std::unique_ptr<BoardWindow>& one) {
                return one->board().board == board && one->board().number == number;
            });
        if (!isTaken)
            return number;
    }
    return kBoardNumberMax;
}

void BoardWindows::open(BoardKind board)
{
    if (m_windows.size() >= kBoardWindowsMax) {
        Q_EMIT said(
            refusalText(refuse(RefusalCode::BoardWindowsFull, std::to_string(kBoardWindowsMax))),
            Tone::Refused);
        return;
    }
    DetachedBoard wanted;
    wanted.board = board;
    wanted.number = freeNumber(board);
    add(wanted);
    Q_EMIT changed();
}

// Where it was, on a screen that is there; else another screen, else beside the queue. Where there
// is no room beside the queue the window is as small as may be, in the corner farthest from it.
QRect BoardWindows::placeOf(const DetachedBoard& board) const
{
    const auto screens = m_room.screens();
    const QRect queue = m_room.queue();
    QRect place;
    if (!board.place.isEmpty())
        place = besideOf(board.place, queue, screens, kLeastBoard);
    if (place.isEmpty()) {
        place = placeForBoard(m_room.desk(), queue, screens, kLeastBoard);
        // Not the whole of another screen at once: two boards fit side by side.
        place.setSize(place.size().boundedTo(kUsualBoard));
        // Those that came before stay in sight.
        const int step = 28 * static_cast<int>(m_windows.size());
        place.translate(step, step);
    }
    if (place.isEmpty()) {
        const QRect desk = m_room.desk();
        place = QRect(desk.bottomRight() - QPoint(kLeastBoard.width(), kLeastBoard.height()),
                      kLeastBoard);
    }
    const QRect onScreen = fittedToScreens(place, screens, kLeastBoard);
    const QRect clear = besideOf(onScreen, queue, screens, kLeastBoard);
    return clear.isEmpty() ? onScreen : clear;
}

void BoardWindows::add(const DetachedBoard& board)
{
    auto window = std::make_unique<BoardWindow>(m_source, m_desk, *m_layers, m_preferences, board);
    BoardWindow* const shown = window.get();
    shown->shareTiles(m_tiles);
    shown->show(m_shown);
    shown->setCover(m_cover);
    if (m_health != StoreHealth::Good)
        shown->tellHealth(m_health, m_healthSentence);
    shown->setGeometry(placeOf(board));
    connect(shown, &BoardWindow::incidentSelected, this, &BoardWindows::incidentSelected);
    connect(shown, &BoardWindow::incidentOpened, this, &BoardWindows::incidentOpened);
    connect(shown, &BoardWindow::placeChosen, this, &BoardWindows::placeChosen);
    connect(shown, &BoardWindow::requestLine, this, &BoardWindows::requestLine);
    connect(shown, &BoardWindow::said, this, &BoardWindows::said);
    connect(shown, &BoardWindow::filtered, this, [this] { m_settle.start(); });
    // Where a window comes to stand because a screen is gone is nobody's choice: the screen may be
    // there again tomorrow.
    connect(shown, &BoardWindow::moved, this, [this] {
        if (!m_isTaking && m_placed.hasExpired(kPlacingMs))
            m_settle.start();
    });
    m_placed.start();
    connect(shown, &BoardWindow::left, this, [this, shown] {
        forget(shown);
        Q_EMIT changed();
    });
    m_windows.push_back(std::move(window));
    // What a person is typing elsewhere goes on there.
    shown->setAttribute(Qt::WA_ShowWithoutActivating);
    shown->show();
}

void BoardWindows::forget(const BoardWindow* window)
{
    const auto found = std::find_if(m_windows.begin(), m_windows.end(),
                                    [&](const auto& one) { return one.get() == window; });
    if (found == m_windows.end())
        return;
    // Not within its own event.
    m_leaving.push_back(std::move(*found));
    m_windows.erase(found);
    QTimer::singleShot(0, this, [this] { m_leaving.clear(); });
}

void BoardWindows::take(const std::vector<DetachedBoard>& boards)
{
    m_isTaking = true;
    const auto isOf = [](const DetachedBoard& one, const DetachedBoard& other) {
        return one.board == other.board && one.number == other.number;
    };
    std::vector<BoardWindow*> others;
    for (const auto& one : m_windows) {
        const bool isWanted = std::any_of(boards.begin(), boards.end(), [&](const auto& board) {
            return isOf(board, one->board());
        });
        if (!isWanted)
            others.push_back(one.get());
    }
    for (BoardWindow* one : others) {
        one->close();
        forget(one);
    }
    for (const DetachedBoard& board : boards) {
        const auto there = std::find_if(m_windows.begin(), m_windows.end(),
                                        [&](const auto& one) { return isOf(board, one->board()); });
        if (there == m_windows.end())
            add(board);
        else if (!board.place.isEmpty() && board.place != (*there)->board().place)
            (*there)->setGeometry(placeOf(board));
    }
    m_isTaking = false;
    m_placed.start();
}

std::vector<DetachedBoard> BoardWindows::now() const
{
    std::vector<DetachedBoard> boards;
    for (const auto& one : m_windows)
        boards.push_back(one->board());
    return boards;
}

void BoardWindows::leaveAll()
{
    if (m_windows.empty())
        return;
    closeAll();
    Q_EMIT changed();
}

void BoardWindows::closeAll()
{
    m_settle.stop();
    while (!m_windows.empty()) {
        m_windows.back()->close();
        forget(m_windows.back().get());
    }
}

void BoardWindows::setLayers(const MapLayers& layers)
{
    m_layers = &layers;
    for (const auto& one : m_windows)
        one->setLayers(layers);
}

void BoardWindows::shareTiles(const std::shared_ptr<TileStore>& tiles)
{
    m_tiles = tiles;
    for (const auto& one : m_windows)
        one->shareTiles(tiles);
}

void BoardWindows::tellHealth(StoreHealth health, const QString& sentence)
{
    m_health = health;
    m_healthSentence = sentence;
    for (const auto& one : m_windows)
        one->tellHealth(health, sentence);
}

void BoardWindows::show(std::optional<IncidentId> incident)
{
    m_shown = incident;
    for (const auto& one : m_windows)
        one->show(incident);
}

void BoardWindows::setCover(BoardWindow::Cover cover)
{
    m_cover = cover;
    for (const auto& one : m_windows)
        one->setCover(cover);
}

} // namespace haven::ui
