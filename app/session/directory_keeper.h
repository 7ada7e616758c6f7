#pragma once

#include "app/session/directory_change.h"
#include "app/session/session.h"
#include "app/session/topic_thread.h"
#include "app/session/turns.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <QObject>
#include <QTimer>

namespace haven {

class ConsoleDesk;

// The directory of the station a console has open: changed from the screen, and read again when the
// agency's file beside the station is another one. The running console calls whom the new list
// names from then on, in all of its windows. Lives on the screen's thread; files are read and
// written elsewhere.
class DirectoryKeeper final : public QObject
{
    Q_OBJECT

public:
    // Precondition: the session outlives it.
    explicit DirectoryKeeper(Session& session);

    // Takes this desk's wishes.
    void serve(ConsoleDesk& desk);
    // How often the file is looked at.
    void setWatchMs(int ms) { m_watch.setInterval(ms); }

    using Stage = DirectoryStage;
    using Staged = std::function<void(const Result<Stage>&)>;
    using Placed = std::function<void(const Result<void>&)>;
    // One change at a time: the next one is begun once this one was placed or dropped. Errors:
    // those of stageDirectory().
    void begin(DirectoryWish wish, LocalDay today, Staged staged);
    // In place, and in use. Precondition: what begin() gave, and the log has it.
    void place(const Stage& stage, Placed placed);
    // It is not to be placed.
    void drop();

Q_SIGNALS:
    // The agency's file is there and cannot be used; the list before stays in use.
    void failed(const haven::Refusal& refusal);

private:
    using Look = std::optional<std::pair<std::filesystem::file_time_type, std::uintmax_t>>;
    static Look lookAt(const std::string& stationPath);
    void later(std::function<void()> act);
    void watch();
    void hearLook(const Look& look);

    Session& m_session;
    QTimer m_watch;
    Look m_look;
    bool m_isWatching = false;
    Turns m_turns;
    TopicThread m_thread; // last: it ends before what it tells
};

} // namespace haven
