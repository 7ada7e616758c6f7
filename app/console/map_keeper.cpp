#include "app/console/map_keeper.h"

#include "app/session/console_desk.h"
#include "app/session/map_intake.h"
#include "models/base/text.h"
#include "models/feeds/feed_config.h"
#include "models/geo/position_fix.h"
#include "models/store/geofile_writer.h"

#include <QCoreApplication>

namespace haven {

namespace {

constexpr int kWatchMs = 3000;
constexpr int kTellEveryMs = 150;

// A geofile of an older version is drawn only once it has been brought up to date. What hinders
// that, a read-only folder for example; none where there was nothing to do, or the file is no
// geofile, which is told by whoever reads it.
std::optional<Refusal> renewedMap(const std::string& path, Instant now)
{
    {
        const auto old = Geofile::open(path);
        if (!old || old->hasBoxes())
            return std::nullopt;
    }
    const auto renewed = renewGeofile(path, StationHolder{"the map of this console", now});
    if (renewed)
        return std::nullopt;
    return refuse(RefusalCode::GeofileUnusable, path,
                  "it is of an older version, which is searched but not drawn, and it could not be "
                  "brought up to date (" +
                      refusalSentence(renewed.refusal()) + ")");
}

std::string wordsOf(const MapImportStep& step)
{
    constexpr std::size_t kWordsMax = 1000;
    std::string words;
    for (const MapFileTaken& file : step.files)
        words += (words.empty() ? "" : "; ") +
                 std::filesystem::path(file.path).filename().string() + ", " + file.words;
    return std::string(clipped(words, kWordsMax));
}

} // namespace

MapKeeper::MapKeeper(Session& session)
    : m_session(session), m_looks(lookAround(session.path())),
      m_answers(std::make_shared<MapAnswers>(session.path(), session.state().timeZone,
                                             session.base().knowledge.codes))
{
    if (m_session.mapStanding() == MapStanding::Loading)
        readMap([this](const std::optional<Refusal>& refusal) {
            if (!refusal)
                return;
            // Calls are taken all the same; a map can be brought in anew.
            m_session.goOnWithoutMap();
            Q_EMIT failed(*refusal);
        });
    else
        m_answers->useRoads(m_session.base().map);
    m_watch.setInterval(kWatchMs);
    connect(&m_watch, &QTimer::timeout, this, &MapKeeper::watch);
    m_watch.start();
}

MapKeeper::~MapKeeper()
{
    if (m_isStopped)
        *m_isStopped = true;
}

void MapKeeper::later(std::function<void()> act)
{
    // Threads end before this does, so that it is still there when they ask.
    QMetaObject::invokeMethod(this, std::move(act), Qt::QueuedConnection);
}

MapKeeper::Looks MapKeeper::lookAround(const std::string& stationPath)
{
    const auto lookAt = [](const std::string& path) -> Look {
        std::error_code missing;
        const auto changed = std::filesystem::last_write_time(path, missing);
        const auto size = missing ? 0 : std::filesystem::file_size(path, missing);
        if (missing)
            return std::nullopt;
        return std::pair(changed, size);
    };
    return {lookAt(geofilePath(stationPath)), lookAt(feedsPath(stationPath))};
}

void MapKeeper::watch()
{
    if (m_isWatching || m_isImporting)
        return;
    m_isWatching = true;
    m_answers->work("watch", [this, path = m_session.path()] {
        later([this, looks = lookAround(path)] { hearLooks(looks); });
    });
}

void MapKeeper::hearLooks(const Looks& looks)
{
    m_isWatching = false;
    if (m_isImporting)
        return;
    const Looks before = std::exchange(m_looks, looks);
    if (looks.map && looks.map != before.map) {
        readMap([this](const std::optional<Refusal>& refusal) {
            if (refusal)
                Q_EMIT failed(*refusal);
        });
    }
    if (looks.feeds == before.feeds)
        return;
    m_answers->work("feeds", [this, path = m_session.path()] {
        auto start = std::make_shared<PositionStart>(readPositionStart(path));
        later([this, start = std::move(start)] { Q_EMIT feedsFound(start); });
    });
}

void MapKeeper::readMap(std::function<void(const std::optional<Refusal>&)> then)
{
    const std::string path = geofilePath(m_session.path());
    m_answers->work("renew", [this, path, now = m_session.now()] {
        if (const auto refusal = renewedMap(path, now))
            later([this, refusal] { Q_EMIT failed(*refusal); });
    });
    m_answers->readMap(
        MapSource::Geofile, path, [this, then = std::move(then)](const Result<SharedMap>& read) {
            later([this, read, then] {
                if (!read) {
                    then(read.refusal());
                    return;
                }
                m_session.useMap(*read, [answers = std::weak_ptr(m_answers)](SharedMap old) {
                    if (const auto still = answers.lock())
                        still->retire(std::move(old));
                });
                then(std::nullopt);
            });
        });
}

void MapKeeper::serve(ConsoleDesk& desk)
{
    desk.setMapAnswers(m_answers.get());
    ConsoleDesk* const one = &desk;
    connect(one, &ConsoleDesk::importWished, this,
            [this, one](const MapImportWish& wish) { import(wish, *one); });
    connect(one, &ConsoleDesk::importStopWished, this, [this] {
        if (m_isStopped)
            *m_isStopped = true;
    });
}

void MapKeeper::import(const MapImportWish& wish, ConsoleDesk& desk)
{
    if (m_isImporting) {
        MapImportStep step;
        step.stage = MapImportStage::Failed;
        step.refusal = refuse(RefusalCode::EngineBusy);
        Q_EMIT desk.importTold(step);
        return;
    }
    m_isImporting = true;
    m_importer = &desk;
    m_isStopped = std::make_shared<std::atomic<bool>>(false);
    m_answers->work(
        {}, [this, wish, isStopped = m_isStopped, path = m_session.path(), now = m_session.now()] {
            QElapsedTimer sinceTold;
            const auto told = [&](const MapImportStep& step) {
                if (!sinceTold.isValid() || sinceTold.elapsed() >= kTellEveryMs) {
                    sinceTold.start();
                    later([this, step] { tell(step); });
                }
                return !*isStopped;
            };
            auto step = bringIn(wish, path, now, told);
            later([this, step = std::move(step), looks = lookAround(path)] {
                finishImport(step, looks.map);
            });
        });
}

void MapKeeper::finishImport(MapImportStep step, const Look& mapLook)
{
    if (step.stage != MapImportStage::Done) {
        m_isImporting = false;
        tell(step);
        return;
    }
    // Every change of what lies beside the record leaves one fact in it.
    if (m_importer)
        m_importer->submit(ChangeSetting{"map", wordsOf(step) + ", " + utcText(m_session.now())},
                           std::nullopt);
    MapImportStep indexing;
    indexing.stage = MapImportStage::Indexing;
    tell(indexing);
    // The new file is this import's, and is being read already.
    m_looks.map = mapLook;
    readMap([this, step = std::move(step)](const std::optional<Refusal>& refusal) mutable {
        m_isImporting = false;
        if (refusal) {
            step.stage = MapImportStage::Failed;
            step.refusal = refusal;
        }
        tell(step);
    });
}

void MapKeeper::tell(const MapImportStep& step)
{
    if (m_importer)
        Q_EMIT m_importer->importTold(step);
}

} // namespace haven
