#include "tests/testkit/power_vfs.h"

#include <algorithm>
#include <cstring>
#include <sqlite3.h>

namespace haven::test {

namespace {

constexpr std::int64_t kSectorBytes = 512;

struct PowerFile {
    sqlite3_file base;
    PowerVfs* owner;
    PowerVfs::File* file;
    const char* name; // nullptr: temporary
};

PowerFile* of(sqlite3_file* file)
{
    return reinterpret_cast<PowerFile*>(file);
}
PowerVfs* ownerOf(sqlite3_vfs* vfs)
{
    return static_cast<PowerVfs*>(vfs->pAppData);
}

void applyWrite(std::string& bytes, const PowerVfs::Write& write)
{
    if (write.at < 0) {
        bytes.resize(static_cast<std::size_t>(write.size), '\0');
        return;
    }
    const auto at = static_cast<std::size_t>(write.at);
    if (bytes.size() < at + write.bytes.size())
        bytes.resize(at + write.bytes.size(), '\0');
    std::copy(write.bytes.begin(), write.bytes.end(),
              bytes.begin() + static_cast<std::ptrdiff_t>(at));
}

int closeFile(sqlite3_file* file)
{
    if (!of(file)->name)
        delete of(file)->file;
    return SQLITE_OK;
}

int readFile(sqlite3_file* file, void* to, int size, sqlite3_int64 at)
{
    const std::string& bytes = of(file)->file->now;
    const auto have = static_cast<std::int64_t>(bytes.size());
    const auto count = std::clamp<std::int64_t>(have - at, 0, size);
    if (count > 0)
        std::memcpy(to, bytes.data() + at, static_cast<std::size_t>(count));
    if (count == size)
        return SQLITE_OK;
    std::memset(static_cast<char*>(to) + count, 0, static_cast<std::size_t>(size - count));
    return SQLITE_IOERR_SHORT_READ;
}

int writeFile(sqlite3_file* file, const void* from, int size, sqlite3_int64 at)
{
    if (!of(file)->owner->takePower())
        return SQLITE_IOERR_WRITE;
    PowerVfs::Write write{
        at, size, std::string(static_cast<const char*>(from), static_cast<std::size_t>(size))};
    applyWrite(of(file)->file->now, write);
    of(file)->file->unsynced.push_back(std::move(write));
    return SQLITE_OK;
}

int truncateFile(sqlite3_file* file, sqlite3_int64 size)
{
    if (!of(file)->owner->takePower())
        return SQLITE_IOERR_TRUNCATE;
    PowerVfs::Write write{-1, size, {}};
    applyWrite(of(file)->file->now, write);
    of(file)->file->unsynced.push_back(std::move(write));
    return SQLITE_OK;
}

int syncFile(sqlite3_file* file, int)
{
    PowerVfs* owner = of(file)->owner;
    if (!owner->takePower())
        return SQLITE_IOERR_FSYNC;
    PowerVfs::File& own = *of(file)->file;
    if (owner->isLying())
        return SQLITE_OK; // says so, and keeps it in a cache that the cut empties
    own.durable = own.now;
    own.unsynced.clear();
    // The system's VFS syncs the folder with the first sync of a new file.
    if (of(file)->name)
        owner->syncName(of(file)->name);
    return SQLITE_OK;
}

int sizeOfFile(sqlite3_file* file, sqlite3_int64* size)
{
    *size = static_cast<sqlite3_int64>(of(file)->file->now.size());
    return SQLITE_OK;
}

int lockFile(sqlite3_file*, int)
{
    return SQLITE_OK;
}
int isReserved(sqlite3_file*, int* answer)
{
    *answer = 0;
    return SQLITE_OK;
}
int controlFile(sqlite3_file*, int, void*)
{
    return SQLITE_NOTFOUND;
}
int sectorSize(sqlite3_file*)
{
    return static_cast<int>(kSectorBytes);
}
int characteristics(sqlite3_file*)
{
    return 0; // promises nothing
}

int shmMap(sqlite3_file* file, int page, int size, int extend, void volatile** memory)
{
    auto& shared = of(file)->file->shared;
    const auto index = static_cast<std::size_t>(page);
    if (index >= shared.size()) {
        *memory = nullptr;
        if (extend == 0)
            return SQLITE_OK;
        shared.reserve(1024); // addresses handed out stay good
        while (shared.size() <= index)
            shared.emplace_back(static_cast<std::size_t>(size), '\0');
    }
    *memory = shared[index].data();
    return SQLITE_OK;
}
int shmLock(sqlite3_file*, int, int, int)
{
    return SQLITE_OK;
}
void shmBarrier(sqlite3_file*) {}
int shmUnmap(sqlite3_file* file, int isDeleted)
{
    if (isDeleted != 0)
        of(file)->file->shared.clear();
    return SQLITE_OK;
}

const sqlite3_io_methods& methods()
{
    static const sqlite3_io_methods all = {
        2,        closeFile,  readFile,   writeFile,   truncateFile, syncFile,        sizeOfFile,
        lockFile, lockFile,   isReserved, controlFile, sectorSize,   characteristics, shmMap,
        shmLock,  shmBarrier, shmUnmap,   nullptr,     nullptr};
    return all;
}

int openFile(sqlite3_vfs* vfs, sqlite3_filename name, sqlite3_file* file, int flags, int* outFlags)
{
    PowerVfs* owner = ownerOf(vfs);
    PowerFile* own = of(file);
    own->base.pMethods = nullptr;
    own->owner = owner;
    own->name = name;
    const bool isThere = name && owner->files.count(name) != 0;
    if (!isThere && (flags & SQLITE_OPEN_CREATE) == 0)
        return SQLITE_CANTOPEN;
    if (owner->isOff())
        return SQLITE_CANTOPEN;
    if (name && !isThere)
        owner->create(name);
    own->file = name ? &owner->files[name] : new PowerVfs::File;
    own->base.pMethods = &methods();
    if (outFlags)
        *outFlags = flags;
    return SQLITE_OK;
}

int deleteFile(sqlite3_vfs* vfs, const char* name, int)
{
    PowerVfs* owner = ownerOf(vfs);
    if (!owner->takePower())
        return SQLITE_IOERR_DELETE;
    if (owner->files.count(name) == 0)
        return SQLITE_IOERR_DELETE_NOENT;
    owner->remove(name);
    return SQLITE_OK;
}
int accessFile(sqlite3_vfs* vfs, const char* name, int, int* answer)
{
    *answer = ownerOf(vfs)->files.count(name) != 0 ? 1 : 0;
    return SQLITE_OK;
}
int fullName(sqlite3_vfs*, const char* name, int size, char* out)
{
    sqlite3_snprintf(size, out, "%s", name);
    return SQLITE_OK;
}
int randomness(sqlite3_vfs*, int size, char* out)
{
    sqlite3_vfs* real = sqlite3_vfs_find(nullptr);
    return real->xRandomness(real, size, out);
}
int sleepFor(sqlite3_vfs*, int)
{
    return 0;
}
int currentTime(sqlite3_vfs*, double* time)
{
    sqlite3_vfs* real = sqlite3_vfs_find(nullptr);
    return real->xCurrentTime(real, time);
}
int lastError(sqlite3_vfs*, int, char*)
{
    return 0;
}

} // namespace

PowerVfs::PowerVfs(std::string name, std::uint64_t seed, DiskKind kind)
    : m_name(std::move(name)), m_random(seed), m_kind(kind), m_vfs(new sqlite3_vfs{})
{
    m_vfs->iVersion = 1;
    m_vfs->szOsFile = static_cast<int>(sizeof(PowerFile));
    m_vfs->mxPathname = 1024;
    m_vfs->zName = m_name.c_str();
    m_vfs->pAppData = this;
    m_vfs->xOpen = openFile;
    m_vfs->xDelete = deleteFile;
    m_vfs->xAccess = accessFile;
    m_vfs->xFullPathname = fullName;
    m_vfs->xRandomness = randomness;
    m_vfs->xSleep = sleepFor;
    m_vfs->xCurrentTime = currentTime;
    m_vfs->xGetLastError = lastError;
    sqlite3_vfs_register(m_vfs, 0);
}

PowerVfs::~PowerVfs()
{
    sqlite3_vfs_unregister(m_vfs);
    delete m_vfs;
}

bool PowerVfs::takePower()
{
    ++m_operations;
    if (m_isOff)
        return false;
    if (m_cutIn > 0 && --m_cutIn == 0)
        m_isOff = true;
    return !m_isOff;
}

void PowerVfs::keepSome(File& file)
{
    for (const auto& write : file.unsynced) {
        if (write.at < 0) {
            if (m_random() % 2 == 0)
                applyWrite(file.durable, write);
            continue;
        }
        // Sectors reach the platter one by one, in any order, or not.
        for (std::int64_t done = 0; done < write.size;) {
            const std::int64_t count =
                std::min(kSectorBytes - (write.at + done) % kSectorBytes, write.size - done);
            std::string part =
                write.bytes.substr(static_cast<std::size_t>(done), static_cast<std::size_t>(count));
            const auto fate = m_random() % 8;
            if (fate == 0) {
                for (char& byte : part)
                    byte = static_cast<char>(m_random());
            }
            if (fate < 5)
                applyWrite(file.durable, Write{write.at + done, count, std::move(part)});
            done += count;
        }
    }
}

void PowerVfs::create(const std::string& name)
{
    files[name].isNamed = false;
}

void PowerVfs::remove(const std::string& name)
{
    const auto found = files.find(name);
    if (found->second.isNamed)
        deleted[name] = std::move(found->second);
    files.erase(found);
}

void PowerVfs::syncName(const std::string& name)
{
    files[name].isNamed = true;
    deleted.clear(); // one folder holds them all
}

// A file system keeps the order of what happens to names, but not how far it got.
void PowerVfs::keepSomeNames()
{
    for (auto& [name, file] : deleted) {
        const auto newer = files.find(name);
        const bool isBack = newer == files.end() || !newer->second.isNamed;
        if (isBack && m_random() % 2 == 0)
            files[name] = std::move(file);
    }
    deleted.clear();
    for (auto it = files.begin(); it != files.end();) {
        const bool isGone = !it->second.isNamed && m_random() % 2 == 0;
        it = isGone ? files.erase(it) : std::next(it);
    }
}

void PowerVfs::powerOn()
{
    keepSomeNames();
    for (auto& [name, file] : files) {
        keepSome(file);
        file.now = file.durable;
        file.unsynced.clear();
        file.shared.clear();
        file.isNamed = true;
    }
    m_isOff = false;
    m_cutIn = 0;
}

} // namespace haven::test
