#pragma once

#include "ui/boards/board_window.h"

#include <functional>
#include <memory>
#include <QElapsedTimer>
#include <QTimer>
#include <vector>

namespace haven::ui {

// All boards in windows of their own that one desk has.
class BoardWindows final : public QObject
{
    Q_OBJECT

public:
    // What it must know of where it opens: the screens there are now, where the desk's window is,
    // and where its queue is, on the screen.
    struct Room {
        std::function<std::vector<QRect>()> screens;
        std::function<QRect()> desk;
        std::function<QRect()> queue;
    };
    // Precondition: all of it outlives the windows, or the layers until setLayers().
    BoardWindows(const ThemeSource& source, Desk& desk, const MapLayers& layers,
                 PreferenceSource& preferences, Room room, QObject* parent = nullptr);
    ~BoardWindows() override;

    // One more of this kind. Refused, said, where there are as many as can be.
    void open(BoardKind board);
    // These and no others: those that are there stay, with what is typed in them.
    void take(const std::vector<DetachedBoard>& boards);
    std::vector<DetachedBoard> now() const;
    std::size_t count() const { return m_windows.size(); }
    BoardWindow& window(std::size_t at) { return *m_windows.at(at); }
    // A person closes all of them.
    void leaveAll();
    // The desk closes: they are there again when it is opened.
    void closeAll();

    void setLayers(const MapLayers& layers);
    void shareTiles(const std::shared_ptr<TileStore>& tiles);
    void show(std::optional<IncidentId> incident);
    void setCover(BoardWindow::Cover cover);
    // Also for those that are opened later.
    void tellHealth(StoreHealth health, const QString& sentence);

Q_SIGNALS:
    // One was opened, closed, moved or filtered by a person.
    void changed();
    void incidentSelected(haven::IncidentId incident);
    void incidentOpened(haven::IncidentId incident);
    void placeChosen(haven::Coordinate at);
    void requestLine(const QString& line);
    void said(const QString& sentence, haven::ui::Tone tone);

private:
    void add(const DetachedBoard& board);
    QRect placeOf(const DetachedBoard& board) const;
    int freeNumber(BoardKind board) const;
    void forget(const BoardWindow* window);

    const ThemeSource& m_source;
    Desk& m_desk;
    const MapLayers* m_layers;
    PreferenceSource& m_preferences;
    Room m_room;
    std::vector<std::unique_ptr<BoardWindow>> m_windows;
    std::vector<std::unique_ptr<BoardWindow>> m_leaving; // closed, and gone with the next event
    std::shared_ptr<TileStore> m_tiles;
    std::optional<IncidentId> m_shown;
    BoardWindow::Cover m_cover = BoardWindow::Cover::Off;
    StoreHealth m_health = StoreHealth::Good;
    QString m_healthSentence;
    QTimer m_settle;        // a window that is being dragged changes with every step
    QElapsedTimer m_placed; // since the program put one somewhere
    bool m_isTaking = false;
};

} // namespace haven::ui
