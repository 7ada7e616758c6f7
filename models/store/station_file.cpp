#include "models/store/station_file.h"

#include "models/store/schema.h"

#include <sqlite3.h>
#include <unistd.h>

namespace haven {

namespace {

constexpr std::int64_t kHeaderBytes = 100;

sqlite3_vfs* vfsOf(const StationPlace& place)
{
    return sqlite3_vfs_find(place.vfs.empty() ? nullptr : place.vfs.c_str());
}

bool isThere(const StationPlace& place, const char* suffix)
{
    sqlite3_vfs* vfs = vfsOf(place);
    const std::string name = place.path + suffix;
    int answer = 0;
    return vfs && vfs->xAccess(vfs, name.c_str(), SQLITE_ACCESS_EXISTS, &answer) == SQLITE_OK &&
           answer != 0;
}

// Only for a file this process has just made and nobody else has seen.
void takeAway(const StationPlace& place)
{
    sqlite3_vfs* vfs = vfsOf(place);
    for (const char* suffix : {"", "-wal", "-shm", "-journal"}) {
        const std::string name = place.path + suffix;
        if (isThere(place, suffix))
            HAVEN_EXPECT(vfs->xDelete(vfs, name.c_str(), 0) == SQLITE_OK);
    }
    const std::string lock = place.path + ".lock";
    HAVEN_EXPECT(::unlink(lock.c_str()) == 0);
}

Result<void> setUp(Database& database)
{
    return database.execute("PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
                            "PRAGMA cache_size=-16384; PRAGMA temp_store=MEMORY;"
                            "PRAGMA journal_size_limit=67108864;");
}

std::uint32_t bigEndian(const std::array<unsigned char, kHeaderBytes>& header, std::size_t at)
{
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
        value = (value << 8U) | header[at + i];
    return value;
}

// Looks at the file through SQLite's own handle: a second one, closed, would drop SQLite's locks.
Result<void> checkSize(Database& database, const StationPlace& place)
{
    sqlite3_file* file = nullptr;
    const int found =
        sqlite3_file_control(database.handle(), "main", SQLITE_FCNTL_FILE_POINTER, &file);
    if (found != SQLITE_OK || !file || !file->pMethods)
        return database.refusalFor(found);
    sqlite3_int64 size = 0;
    if (const int code = file->pMethods->xFileSize(file, &size); code != SQLITE_OK)
        return database.refusalFor(code);
    if (size < kHeaderBytes)
        return refuse(RefusalCode::StationTruncated, place.path);
    std::array<unsigned char, kHeaderBytes> header{};
    if (const int code = file->pMethods->xRead(file, header.data(), kHeaderBytes, 0);
        code != SQLITE_OK)
        return database.refusalFor(code);
    constexpr std::string_view kMagic = "SQLite format 3";
    if (!std::equal(kMagic.begin(), kMagic.end(), header.begin()))
        return refuse(RefusalCode::StationForeign, place.path);
    // With a WAL beside it the file may be shorter than its page count, and is whole all the same.
    if (isThere(place, "-wal"))
        return {};
    std::int64_t pageBytes = (header[16] << 8) | header[17];
    if (pageBytes == 1)
        pageBytes = 65536;
    if (size < pageBytes * std::int64_t{bigEndian(header, 28)})
        return refuse(RefusalCode::StationTruncated, place.path);
    return {};
}

Result<void> checkKind(Database& database, const StationPlace& place)
{
    const auto application = database.number("PRAGMA application_id");
    if (!application)
        return application.refusal();
    if (*application != kApplicationId)
        return refuse(RefusalCode::StationForeign, place.path);
    const auto version = database.number("PRAGMA user_version");
    if (!version)
        return version.refusal();
    if (*version > schemaVersion())
        return refuse(RefusalCode::StationNewer, place.path, std::to_string(*version),
                      std::to_string(schemaVersion()));
    const auto events = database.number("SELECT seq FROM event LIMIT 1");
    if (!events)
        return events.refusal();
    if (*events == 0)
        return refuse(RefusalCode::StationDamaged, place.path, "its log is empty");
    return {};
}

Result<Database> openChecked(const StationPlace& place, OpenMode mode)
{
    if (!isThere(place, ""))
        return refuse(RefusalCode::StationMissing, place.path);
    auto database = Database::open(place.path, mode, place.vfs);
    if (!database)
        return database.refusal();
    if (auto ok = checkSize(*database, place); !ok)
        return ok.refusal();
    if (auto ok = checkKind(*database, place); !ok)
        return ok.refusal();
    return database;
}

Result<void> makeSchema(Database& database)
{
    if (auto ok = database.execute("PRAGMA application_id=" + std::to_string(kApplicationId)); !ok)
        return ok;
    return migrate(database, migrations());
}

Result<Database> makeFile(const StationPlace& place,
                          const std::function<Result<void>(Database&)>& fill)
{
    auto database = Database::open(place.path, OpenMode::Create, place.vfs);
    if (!database)
        return database.refusal();
    if (auto ok = setUp(*database); !ok)
        return ok.refusal();
    if (auto ok = database->execute("PRAGMA journal_mode=WAL"); !ok)
        return ok.refusal();
    Transaction transaction(*database);
    if (auto ok = transaction.begin(); !ok)
        return ok.refusal();
    if (auto ok = makeSchema(*database); !ok)
        return ok.refusal();
    if (auto ok = fill(*database); !ok)
        return ok.refusal();
    if (auto ok = transaction.commit(); !ok)
        return ok.refusal();
    // In the file itself, not only in its WAL: a station that is copied at once is whole.
    if (auto ok = database->execute("PRAGMA wal_checkpoint(TRUNCATE)"); !ok)
        return ok.refusal();
    return database;
}

} // namespace

StationFile::StationFile(StationLock lock, Database database)
    : m_lock(std::move(lock)), m_database(std::move(database))
{}

Result<StationFile> StationFile::create(const StationPlace& place, const StationHolder& holder,
                                        const std::function<Result<void>(Database&)>& fill)
{
    if (isThere(place, ""))
        return refuse(RefusalCode::StationExists, place.path);
    auto lock = StationLock::take(place.path, holder);
    if (!lock)
        return lock.refusal();
    // Somebody may have made it between the look and the lock.
    if (isThere(place, ""))
        return refuse(RefusalCode::StationExists, place.path);
    auto database = makeFile(place, fill);
    if (!database) {
        takeAway(place);
        return database.refusal();
    }
    return StationFile(*std::move(lock), *std::move(database));
}

Result<StationFile> StationFile::open(const StationPlace& place, const StationHolder& holder)
{
    // Without this the lock would leave a sidecar beside nothing.
    if (!isThere(place, ""))
        return refuse(RefusalCode::StationMissing, place.path);
    auto lock = StationLock::take(place.path, holder);
    if (!lock)
        return lock.refusal();
    auto database = openChecked(place, OpenMode::ReadWrite);
    if (!database)
        return database.refusal();
    if (database->isReadOnly())
        return refuse(RefusalCode::StationReadOnly, place.path);
    if (auto ok = setUp(*database); !ok)
        return ok.refusal();
    if (auto ok = migrate(*database, migrations()); !ok)
        return ok.refusal();
    return StationFile(*std::move(lock), *std::move(database));
}

Result<void> StationFile::close()
{
    if (!m_database)
        return {};
    m_database->forgetStatements();
    auto folded = m_database->execute("PRAGMA wal_checkpoint(TRUNCATE)");
    m_database.reset();
    m_lock.reset();
    return folded;
}

StationFile::~StationFile()
{
    // A WAL that could not be folded in is folded in by the next start.
    static_cast<void>(close());
}

StationReader::StationReader(Database database)
    : m_database(std::make_unique<Database>(std::move(database)))
{}

Result<StationReader> StationReader::open(const StationPlace& place)
{
    auto database = openChecked(place, OpenMode::Read);
    const bool isUnwritable =
        !database && (database.refusal().code == RefusalCode::StationReadOnly ||
                      database.refusal().code == RefusalCode::DiskFailing);
    // A folder nobody can write to has no place for shared memory; without a WAL nothing can
    // change under us either.
    if (isUnwritable && !isThere(place, "-wal")) {
        auto immutable = openChecked(place, OpenMode::Immutable);
        if (immutable)
            return StationReader(*std::move(immutable));
    }
    if (!database)
        return database.refusal();
    if (auto ok = database->execute("PRAGMA cache_size=-8192; PRAGMA temp_store=MEMORY"); !ok)
        return ok.refusal();
    return StationReader(*std::move(database));
}

} // namespace haven
