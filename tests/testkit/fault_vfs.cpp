#include "tests/testkit/fault_vfs.h"

#include <chrono>
#include <sqlite3.h>
#include <thread>

namespace haven::test {

namespace {

struct FaultFile {
    sqlite3_file base;
    FaultVfs* owner;
    sqlite3_file* real; // lies right behind this struct
};

FaultFile* of(sqlite3_file* file)
{
    return reinterpret_cast<FaultFile*>(file);
}
sqlite3_file* realOf(sqlite3_file* file)
{
    return of(file)->real;
}
// Asked once, before one of ours may have become the default.
sqlite3_vfs* realVfs()
{
    static sqlite3_vfs* const real = sqlite3_vfs_find(nullptr);
    return real;
}
FaultVfs* ownerOf(sqlite3_vfs* vfs)
{
    return static_cast<FaultVfs*>(vfs->pAppData);
}

bool isDue(std::atomic<std::int64_t>& counter)
{
    if (counter.load() <= 0)
        return false;
    return counter.fetch_sub(1) == 1;
}

int writeTrouble(FaultVfs* owner)
{
    ++owner->writes;
    if (owner->isReadOnly)
        return SQLITE_READONLY;
    if (owner->isFull)
        return SQLITE_FULL;
    const int said = owner->brokenAnswer;
    if (owner->isBroken && said != SQLITE_OK)
        return said;
    if (owner->isBroken || isDue(owner->failWriteIn))
        return SQLITE_IOERR_WRITE;
    return SQLITE_OK;
}

int closeFile(sqlite3_file* file)
{
    return realOf(file)->pMethods ? realOf(file)->pMethods->xClose(realOf(file)) : SQLITE_OK;
}
int readFile(sqlite3_file* file, void* to, int size, sqlite3_int64 at)
{
    return realOf(file)->pMethods->xRead(realOf(file), to, size, at);
}
int writeFile(sqlite3_file* file, const void* from, int size, sqlite3_int64 at)
{
    if (const int trouble = writeTrouble(of(file)->owner); trouble != SQLITE_OK)
        return trouble;
    return realOf(file)->pMethods->xWrite(realOf(file), from, size, at);
}
int truncateFile(sqlite3_file* file, sqlite3_int64 size)
{
    FaultVfs* owner = of(file)->owner;
    if (owner->isReadOnly || owner->isBroken)
        return SQLITE_IOERR_TRUNCATE;
    return realOf(file)->pMethods->xTruncate(realOf(file), size);
}
int syncFile(sqlite3_file* file, int flags)
{
    FaultVfs* owner = of(file)->owner;
    ++owner->syncs;
    if (owner->delayMs > 0)
        std::this_thread::sleep_for(std::chrono::milliseconds(owner->delayMs.load()));
    if (owner->isBroken || isDue(owner->failSyncIn))
        return SQLITE_IOERR_FSYNC;
    return realOf(file)->pMethods->xSync(realOf(file), flags);
}
int sizeOfFile(sqlite3_file* file, sqlite3_int64* size)
{
    return realOf(file)->pMethods->xFileSize(realOf(file), size);
}
int lockFile(sqlite3_file* file, int level)
{
    return realOf(file)->pMethods->xLock(realOf(file), level);
}
int unlockFile(sqlite3_file* file, int level)
{
    return realOf(file)->pMethods->xUnlock(realOf(file), level);
}
int isReserved(sqlite3_file* file, int* answer)
{
    return realOf(file)->pMethods->xCheckReservedLock(realOf(file), answer);
}
int controlFile(sqlite3_file* file, int what, void* argument)
{
    return realOf(file)->pMethods->xFileControl(realOf(file), what, argument);
}
int sectorSize(sqlite3_file* file)
{
    return realOf(file)->pMethods->xSectorSize(realOf(file));
}
int characteristics(sqlite3_file* file)
{
    return realOf(file)->pMethods->xDeviceCharacteristics(realOf(file));
}
int shmMap(sqlite3_file* file, int page, int size, int extend, void volatile** memory)
{
    return realOf(file)->pMethods->xShmMap(realOf(file), page, size, extend, memory);
}
int shmLock(sqlite3_file* file, int offset, int count, int flags)
{
    return realOf(file)->pMethods->xShmLock(realOf(file), offset, count, flags);
}
void shmBarrier(sqlite3_file* file)
{
    realOf(file)->pMethods->xShmBarrier(realOf(file));
}
int shmUnmap(sqlite3_file* file, int isDeleted)
{
    return realOf(file)->pMethods->xShmUnmap(realOf(file), isDeleted);
}

const sqlite3_io_methods& methods()
{
    static const sqlite3_io_methods all = {
        2,        closeFile,  readFile,   writeFile,   truncateFile, syncFile,        sizeOfFile,
        lockFile, unlockFile, isReserved, controlFile, sectorSize,   characteristics, shmMap,
        shmLock,  shmBarrier, shmUnmap,   nullptr,     nullptr};
    return all;
}

int openFile(sqlite3_vfs* vfs, sqlite3_filename name, sqlite3_file* file, int flags, int* outFlags)
{
    FaultVfs* owner = ownerOf(vfs);
    ++owner->opens;
    FaultFile* own = of(file);
    own->base.pMethods = nullptr;
    own->owner = owner;
    own->real = reinterpret_cast<sqlite3_file*>(own + 1);
    if (isDue(owner->failOpenIn))
        return SQLITE_CANTOPEN;
    if (owner->isReadOnly && (flags & SQLITE_OPEN_READWRITE) != 0) {
        // As on a read-only file system: an old file opens for reading, a new one not at all.
        int isThere = 0;
        const int looked = name
                               ? realVfs()->xAccess(realVfs(), name, SQLITE_ACCESS_EXISTS, &isThere)
                               : SQLITE_CANTOPEN;
        if (looked != SQLITE_OK || isThere == 0 || (flags & SQLITE_OPEN_WAL) != 0)
            return SQLITE_CANTOPEN;
        flags = (flags & ~(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)) | SQLITE_OPEN_READONLY;
    }
    const int code = realVfs()->xOpen(realVfs(), name, own->real, flags, outFlags);
    if (code == SQLITE_OK)
        own->base.pMethods = &methods();
    return code;
}
int deleteFile(sqlite3_vfs* vfs, const char* name, int sync)
{
    if (ownerOf(vfs)->isReadOnly)
        return SQLITE_IOERR_DELETE;
    return realVfs()->xDelete(realVfs(), name, sync);
}
int accessFile(sqlite3_vfs*, const char* name, int flags, int* answer)
{
    return realVfs()->xAccess(realVfs(), name, flags, answer);
}
int fullName(sqlite3_vfs*, const char* name, int size, char* out)
{
    return realVfs()->xFullPathname(realVfs(), name, size, out);
}
int randomness(sqlite3_vfs*, int size, char* out)
{
    return realVfs()->xRandomness(realVfs(), size, out);
}
int sleepFor(sqlite3_vfs*, int microseconds)
{
    return realVfs()->xSleep(realVfs(), microseconds);
}
int currentTime(sqlite3_vfs*, double* time)
{
    return realVfs()->xCurrentTime(realVfs(), time);
}
int lastError(sqlite3_vfs*, int size, char* out)
{
    return realVfs()->xGetLastError(realVfs(), size, out);
}

} // namespace

struct FaultVfs::Registered {
    sqlite3_vfs vfs{};
};

FaultVfs::FaultVfs(std::string name) : m_name(std::move(name)), m_registered(new Registered)
{
    sqlite3_vfs& vfs = m_registered->vfs;
    vfs.iVersion = 1;
    vfs.szOsFile = static_cast<int>(sizeof(FaultFile)) + realVfs()->szOsFile;
    vfs.mxPathname = realVfs()->mxPathname;
    vfs.zName = m_name.c_str();
    vfs.pAppData = this;
    vfs.xOpen = openFile;
    vfs.xDelete = deleteFile;
    vfs.xAccess = accessFile;
    vfs.xFullPathname = fullName;
    vfs.xRandomness = randomness;
    vfs.xSleep = sleepFor;
    vfs.xCurrentTime = currentTime;
    vfs.xGetLastError = lastError;
    sqlite3_vfs_register(&vfs, 0);
}

void FaultVfs::makeDefault()
{
    sqlite3_vfs_register(&m_registered->vfs, 1);
}

FaultVfs::~FaultVfs()
{
    sqlite3_vfs_unregister(&m_registered->vfs);
    delete m_registered;
}

} // namespace haven::test
