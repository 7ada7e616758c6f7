#include "app/console/station_opening.h"

#include "app/session/demo_station.h"
#include "app/session/session.h"
#include "models/store/snapshot.h"
#include "models/store/station.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

namespace haven {

namespace {

constexpr int kReaderThreads = 2;
constexpr const char* kBuild = "0.1.0";
constexpr const char* kMadeBy = "haven";

std::string inFolderOfTheProgram(const QString& name)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    return QDir(folder).filePath(name).toStdString();
}

Result<void> makeFolderOf(const std::string& path)
{
    const QString folder = QFileInfo(QString::fromStdString(path)).absolutePath();
    if (!QDir().mkpath(folder))
        return refuse(RefusalCode::FileUnwritable, folder.toStdString());
    return {};
}

// Only a demo station, and one that nobody works in, may be thrown away.
Result<void> takeAwayDemo(const std::string& path)
{
    if (stationHolder(path))
        return heldElsewhere(path);
    {
        auto reader = StationReader::open({path, ""});
        auto loaded =
            reader ? loadState(reader->database()) : Result<LoadedState>(reader.refusal());
        // One that this program made for itself and that broke holds nothing real.
        const bool isOurs = path == demoStationPath();
        if (!loaded && !isOurs)
            return loaded.refusal();
        if (loaded && loaded->state.mode != StationMode::Demo)
            return refuse(RefusalCode::StationExists, path);
    }
    for (const char* suffix : {"-wal", "-shm", ""}) {
        const QString file = QString::fromStdString(path + suffix);
        if (QFile::exists(file) && !QFile::remove(file))
            return refuse(RefusalCode::StationReadOnly, path);
    }
    return {};
}

// Whoever closes a station leaves no WAL behind, and nobody goes on with yesterday's evening.
bool wasCutOffLately(const std::string& path)
{
    const QFileInfo wal(QString::fromStdString(path + "-wal"));
    if (!wal.exists() || wal.size() == 0 || stationHolder(path))
        return false;
    const Instant last{wal.lastModified().toMSecsSinceEpoch()};
    const Instant now = systemNow();
    if (last > now || now - last > kDemoGoesOnFor)
        return false;
    auto reader = StationReader::open({path, ""});
    auto loaded = reader ? loadState(reader->database()) : Result<LoadedState>(reader.refusal());
    return loaded && loaded->state.mode == StationMode::Demo;
}

} // namespace

Result<OpenStation> openStation(const std::string& path, const std::string& holder,
                                Session::Wake wake, ReadProgress* reading)
{
    SessionOptions options;
    options.reading = reading;
    options.path = path;
    options.holder = holder;
    options.map = SessionOptions::Map::Later;
    OpenStation station;
    auto session = Session::open(std::move(options), std::move(wake));
    if (!session)
        return session.refusal();
    station.session = *std::move(session);
    auto readers = ReaderPool::open({path, ""}, kReaderThreads);
    if (!readers)
        return readers.refusal();
    station.readers = *std::move(readers);
    station.positions = readPositionStart(path);
    return station;
}

Result<void> makeLiveStation(const std::string& path, const std::string& agency,
                             const std::string& timeZone)
{
    if (auto made = makeFolderOf(path); !made)
        return made;
    NewStation station;
    station.place.path = path;
    station.agency = agency;
    station.timeZone = timeZone;
    station.mode = StationMode::Live;
    station.build = kBuild;
    station.madeBy = AgentId(kMadeBy);
    station.position = PositionId(kMadeBy);
    station.now = systemNow();
    return createStation(station);
}

Result<void> remakeDemoStation(const std::string& path, DemoCutOff cutOff)
{
    if (auto made = makeFolderOf(path); !made)
        return made;
    if (cutOff == DemoCutOff::GoesOn && wasCutOffLately(path))
        return {};
    if (QFile::exists(QString::fromStdString(path))) {
        if (auto gone = takeAwayDemo(path); !gone)
            return gone;
    }
    return makeDemoStation(path, systemNow());
}

std::string usualStationPath()
{
    return inFolderOfTheProgram(QStringLiteral("station.haven"));
}

std::string demoStationPath()
{
    return inFolderOfTheProgram(QStringLiteral("demo.haven"));
}

} // namespace haven
