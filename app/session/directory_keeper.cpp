#include "app/session/directory_keeper.h"

#include "app/session/console_desk.h"
#include "app/session/directory_files.h"

namespace haven {

namespace {

constexpr int kDirectoryWatchMs = 3000;

} // namespace

DirectoryKeeper::DirectoryKeeper(Session& session)
    : m_session(session), m_look(lookAt(session.path()))
{
    m_watch.setInterval(kDirectoryWatchMs);
    connect(&m_watch, &QTimer::timeout, this, &DirectoryKeeper::watch);
    m_watch.start();
}

void DirectoryKeeper::later(std::function<void()> act)
{
    // The thread ends before this does, so that it is still there when it asks.
    QMetaObject::invokeMethod(this, std::move(act), Qt::QueuedConnection);
}

void DirectoryKeeper::serve(ConsoleDesk& desk)
{
    desk.setDirectory(this);
}

DirectoryKeeper::Look DirectoryKeeper::lookAt(const std::string& stationPath)
{
    std::error_code missing;
    const std::string path = agencyDirectoryPath(stationPath);
    const auto written = std::filesystem::last_write_time(path, missing);
    const auto size = missing ? 0 : std::filesystem::file_size(path, missing);
    if (missing)
        return std::nullopt;
    return std::pair(written, size);
}

void DirectoryKeeper::begin(DirectoryWish wish, LocalDay today, Staged done)
{
    const auto act = [this, wish = std::move(wish), today, done = std::move(done)] {
        m_thread.post("", [this, wish, today, done, station = m_session.path()] {
            auto stage = std::make_shared<Result<Stage>>(stageDirectory(wish, station, today));
            later([this, done, stage] {
                done(*stage);
                if (!*stage)
                    drop();
            });
        });
    };
    m_turns.add(act);
}

void DirectoryKeeper::drop()
{
    m_turns.end();
}

void DirectoryKeeper::place(const Stage& stage, Placed placed)
{
    m_thread.post("", [this, stage, placed = std::move(placed), station = m_session.path()] {
        const auto done = stage.file->place();
        later([this, stage, placed, done, look = lookAt(station)] {
            if (done) {
                m_look = look;
                m_session.useDirectory(stage.entries);
            }
            placed(done);
            drop();
        });
    });
}

void DirectoryKeeper::watch()
{
    if (m_isWatching || m_turns.isTaken())
        return;
    m_isWatching = true;
    m_thread.post("watch", [this, station = m_session.path()] {
        later([this, look = lookAt(station)] { hearLook(look); });
    });
}

void DirectoryKeeper::hearLook(const Look& look)
{
    m_isWatching = false;
    if (m_turns.isTaken() || look == m_look)
        return;
    m_look = look;
    m_thread.post("", [this, station = m_session.path(), towns = m_session.base().knowledge.towns] {
        auto read = std::make_shared<Result<StationDirectory>>(loadDirectory(station, towns));
        later([this, read] {
            const auto unusable = *read ? (*read)->unusable : std::optional(read->refusal());
            if (unusable)
                Q_EMIT failed(*unusable);
            else if (!m_turns.isTaken())
                m_session.useDirectory((*read)->entries);
        });
    });
}

} // namespace haven
