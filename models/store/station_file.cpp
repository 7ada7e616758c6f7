#include "models/store/station_file.h"

#include "models/store/log_end.h"
#include "models/store/schema.h"

#include <cerrno>
#include <cstddef>
#include <fcntl.h>
#include <filesystem>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace haven {

namespace {

constexpr std::int64_t kHeaderBytes = 100;
constexpr std::int64_t kWalHeaderBytes = 32;

sqlite3_vfs* vfsOf(const StationPlace& place)
{
    return sqlite3_vfs_find(place.vfs.empty() ? nullptr : place.vfs.c_str());
}

bool isThere(const StationPlace& place, const char* suffix)
{
    sqlite3_vfs* vfs = vfsOf(place);
    const std::string name = place.path + suffix;
    int answer = 0;
    if (vfs && vfs->xAccess(vfs, name.c_str(), SQLITE_ACCESS_EXISTS, &answer) == SQLITE_OK &&
        answer != 0)
        return true;
    // To SQLite a file of no bytes is not there; to us it is a file that is no station.
    std::error_code ignored;
    return std::filesystem::exists(name, ignored);
}

bool isFolder(const StationPlace& place)
{
    std::error_code ignored;
    return std::filesystem::is_directory(place.path, ignored);
}

// A pipe has no end, and whoever opens it waits for ever; nor is a device a station.
bool isNoFile(const StationPlace& place)
{
    std::error_code ignored;
    return std::filesystem::is_other(place.path, ignored);
}

// Root, and a file that is in memory alone, may always be read.
bool isForbidden(const StationPlace& place)
{
    return ::faccessat(AT_FDCWD, place.path.c_str(), R_OK, AT_EACCESS) != 0 && errno == EACCES;
}

// Each of two names would have a lock and a WAL of its own.
bool hasOtherName(const StationPlace& place)
{
    struct stat found {};
    return ::stat(place.path.c_str(), &found) == 0 && found.st_nlink > 1;
}

bool mayWrite(const StationPlace& place)
{
    const auto folder = std::filesystem::absolute(place.path).parent_path();
    return ::access(place.path.c_str(), W_OK) == 0 && ::access(folder.c_str(), W_OK) == 0;
}

// Whether the WAL beside the station holds anything that a start would fold in.
bool hasWal(const StationPlace& place)
{
    sqlite3_vfs* vfs = vfsOf(place);
    if (!vfs || !isThere(place, "-wal"))
        return false;
    std::vector<std::max_align_t> room(
        static_cast<std::size_t>(vfs->szOsFile) / sizeof(std::max_align_t) + 1);
    auto* file = reinterpret_cast<sqlite3_file*>(room.data());
    const std::string name = place.path + "-wal";
    // The name's form is the one the VFS expects; a WAL bears no lock that closing could drop.
    sqlite3_filename known =
        sqlite3_create_filename(place.path.c_str(), "", name.c_str(), 0, nullptr);
    sqlite3_int64 size = 0;
    if (known && vfs->xOpen(vfs, sqlite3_filename_wal(known), file,
                            SQLITE_OPEN_WAL | SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK) {
        if (file->pMethods->xFileSize(file, &size) != SQLITE_OK)
            size = kWalHeaderBytes + 1; // it cannot be told, so it is left to SQLite
        file->pMethods->xClose(file);
    }
    sqlite3_free_filename(known);
    return size > kWalHeaderBytes;
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
    // The WAL is folded in by the engine when it is idle (EngineCore::tidy); only 32 MB of it make
    // a commit do that work, which no single command should pay for.
    return database.execute("PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
                            "PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY;"
                            "PRAGMA wal_autocheckpoint=8192; PRAGMA journal_size_limit=67108864;");
}

std::uint32_t bigEndian(const std::array<unsigned char, kHeaderBytes>& header, std::size_t at)
{
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
        value = (value << 8U) | header[at + i];
    return value;
}

// What is wrong with the file itself: nothing, that it is cut short, or that it is no station.
// Looks through SQLite's own handle: a second one, closed, would drop SQLite's locks.
Result<std::optional<RefusalCode>> wrongOnDisk(Database& database)
{
    using Wrong = std::optional<RefusalCode>;
    sqlite3_file* file = nullptr;
    const int found =
        sqlite3_file_control(database.handle(), "main", SQLITE_FCNTL_FILE_POINTER, &file);
    if (found != SQLITE_OK || !file || !file->pMethods)
        return database.refusalFor(found);
    sqlite3_int64 size = 0;
    if (const int code = file->pMethods->xFileSize(file, &size); code != SQLITE_OK)
        return database.refusalFor(code);
    std::array<unsigned char, kHeaderBytes> header{};
    const auto there = static_cast<int>(std::min<sqlite3_int64>(size, kHeaderBytes));
    if (const int code = there > 0 ? file->pMethods->xRead(file, header.data(), there, 0) : 0;
        code != SQLITE_OK)
        return database.refusalFor(code);
    // A file that does not begin as a station does, or has not even that much, never was one.
    constexpr std::string_view kMagic = "SQLite format 3";
    if (!std::equal(kMagic.begin(), kMagic.end(), header.begin()))
        return Wrong(RefusalCode::StationForeign);
    if (size < kHeaderBytes)
        return Wrong(RefusalCode::StationTruncated);
    std::int64_t pageBytes = (header[16] << 8) | header[17];
    if (pageBytes == 1)
        pageBytes = 65536;
    if (size < pageBytes * std::int64_t{bigEndian(header, 28)})
        return Wrong(RefusalCode::StationTruncated);
    return Wrong();
}

Result<void> checkFile(Database& database, const StationPlace& place)
{
    // A power cut while the WAL is folded in leaves torn pages, the first one too. They are whole
    // in the WAL, and SQLite mends them as it opens: what lies in the file says nothing yet.
    if (hasWal(place))
        return {};
    const auto wrong = wrongOnDisk(database);
    if (!wrong)
        return wrong.refusal();
    // Asked again: a writer may have begun between the two looks.
    if (*wrong && !hasWal(place))
        return refuse(**wrong, place.path);
    return {};
}

Result<void> checkLog(Database& database, const StationPlace& place)
{
    const auto events = database.number("SELECT seq FROM event NOT INDEXED LIMIT 1");
    if (!events)
        return events.refusal();
    if (*events == 0)
        return refuse(RefusalCode::StationDamaged, place.path, "its log is empty");
    const auto lost = firstLostFact(database);
    if (!lost)
        return lost.refusal();
    if (*lost)
        return refuse(RefusalCode::StationDamaged, place.path,
                      "fact " + std::to_string(**lost) + " of its log was changed or is missing");
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
    return {};
}

Result<Database> openChecked(const StationPlace& place, OpenMode mode,
                             LogCheck check = LogCheck::Whole)
{
    if (!isThere(place, ""))
        return refuse(RefusalCode::StationMissing, place.path);
    if (isFolder(place))
        return refuse(RefusalCode::StationIsFolder, place.path);
    if (isNoFile(place))
        return refuse(RefusalCode::StationForeign, place.path);
    if (isForbidden(place))
        return refuse(RefusalCode::StationUnreadable, place.path);
    auto database = Database::open(place.path, mode, place.vfs);
    if (!database)
        return database.refusal();
    if (auto ok = checkFile(*database, place); !ok)
        return ok.refusal();
    // Asked before the first read, which needs a WAL and would blame the disk.
    if (mode == OpenMode::ReadWrite && database->isReadOnly())
        return refuse(RefusalCode::StationReadOnly, place.path);
    if (auto ok = checkKind(*database, place); !ok)
        return ok.refusal();
    if (check == LogCheck::None)
        return database;
    if (auto ok = checkLog(*database, place); !ok)
        return ok.refusal();
    return database;
}

Result<void> makeSchema(Database& database)
{
    if (auto ok = database.execute("PRAGMA application_id=" + std::to_string(kApplicationId)); !ok)
        return ok;
    return migrate(database, migrations());
}

// To the newest format, and at once with the note of its end that a file of the first one may lack.
Result<void> bringUp(Database& database)
{
    const auto version = database.number("PRAGMA user_version");
    if (!version)
        return version.refusal();
    if (*version == schemaVersion())
        return {};
    Transaction transaction(database);
    if (auto ok = transaction.begin(); !ok)
        return ok;
    if (auto ok = migrate(database, migrations()); !ok)
        return ok;
    if (auto ok = noteMissingLogEnd(database); !ok)
        return ok;
    return transaction.commit();
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
    if (isFolder(place))
        return refuse(RefusalCode::StationIsFolder, place.path);
    if (isNoFile(place))
        return refuse(RefusalCode::StationForeign, place.path);
    if (isForbidden(place))
        return refuse(RefusalCode::StationUnreadable, place.path);
    if (hasOtherName(place))
        return refuse(RefusalCode::StationHasTwoNames, place.path);
    auto lock = StationLock::take(place.path, holder);
    if (!lock)
        return lock.refusal();
    auto database = openChecked(place, OpenMode::ReadWrite);
    if (!database)
        return database.refusal();
    if (auto ok = setUp(*database); !ok)
        return ok.refusal();
    if (auto ok = bringUp(*database); !ok)
        return ok.refusal();
    return StationFile(*std::move(lock), *std::move(database));
}

void StationFile::name(const StationHolder& holder)
{
    if (m_lock)
        m_lock->name(holder);
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

Result<StationReader> StationReader::open(const StationPlace& place, LogCheck check)
{
    auto database = openChecked(place, OpenMode::Read, check);
    const bool isUnwritable =
        !database && (database.refusal().code == RefusalCode::StationReadOnly ||
                      database.refusal().code == RefusalCode::DiskFailing);
    // A folder nobody can write to has no place for shared memory; without a WAL nothing can
    // change under us either.
    if (isUnwritable && !hasWal(place)) {
        auto immutable = openChecked(place, OpenMode::Immutable, check);
        if (immutable)
            return StationReader(*std::move(immutable));
    }
    // Its WAL cannot be folded in here; the sentence says that a copy elsewhere can be read.
    if (isUnwritable && !mayWrite(place))
        return refuse(RefusalCode::StationReadOnly, place.path);
    if (!database)
        return database.refusal();
    if (auto ok = database->execute("PRAGMA cache_size=-8192; PRAGMA temp_store=MEMORY"); !ok)
        return ok.refusal();
    return StationReader(*std::move(database));
}

} // namespace haven
