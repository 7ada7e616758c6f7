#pragma once

#include "app/session/live_positions.h"
#include "app/session/map_answers.h"
#include "app/session/session.h"
#include "models/items/map_wish.h"

#include <atomic>
#include <filesystem>
#include <memory>
#include <optional>
#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>

namespace haven {

class ConsoleDesk;

// The map of the station a console has open: read in the background at the start, brought in anew
// by an import of this console, and read again when havenctl brought in another. The list of feeds
// is watched in the same way. Lives on the screen's thread; all files are read elsewhere.
class MapKeeper final : public QObject
{
    Q_OBJECT

public:
    // Precondition: the session outlives it.
    explicit MapKeeper(Session& session);
    ~MapKeeper() override;

    MapAnswers& answers() { return *m_answers; }
    // Takes this desk's wishes to import.
    void serve(ConsoleDesk& desk);
    // How often the files beside the station are looked at.
    void setWatchMs(int ms) { m_watch.setInterval(ms); }

Q_SIGNALS:
    // The list of feeds on disk is another one; carried in `start`, which is taken once.
    void feedsFound(const std::shared_ptr<haven::PositionStart>& start);
    // A map is there and cannot be read; the one before stays in use.
    void failed(const haven::Refusal& refusal);

private:
    // What a file was when it was looked at last; empty: there is none.
    using Look = std::optional<std::pair<std::filesystem::file_time_type, std::uintmax_t>>;
    struct Looks {
        Look map;
        Look feeds;
    };
    static Looks lookAround(const std::string& stationPath);
    void later(std::function<void()> act);
    void watch();
    void hearLooks(const Looks& looks);
    void readMap(std::function<void(const std::optional<Refusal>&)> then);
    void import(const MapImportWish& wish, ConsoleDesk& desk);
    void finishImport(MapImportStep step, const Look& mapLook);
    void tell(const MapImportStep& step);

    Session& m_session;
    QTimer m_watch;
    Looks m_looks;
    bool m_isWatching = false;        // a look is under way
    QPointer<ConsoleDesk> m_importer; // whose import is running
    bool m_isImporting = false;
    std::shared_ptr<std::atomic<bool>> m_isStopped; // shared with the import's thread
    // Shared with what the engine has still to let go of. Last: its threads end before what they
    // tell.
    std::shared_ptr<MapAnswers> m_answers;
};

} // namespace haven
