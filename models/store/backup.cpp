#include "models/store/backup.h"

#include "models/store/removal.h"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace haven {

namespace {

constexpr int kPagesPerStep = 256;

struct BackupEnd {
    void operator()(sqlite3_backup* backup) const { sqlite3_backup_finish(backup); }
};

Result<void> copyPages(Database& source, Database& target,
                       const std::function<GoOn(const BackupProgress&)>& onStep)
{
    const std::unique_ptr<sqlite3_backup, BackupEnd> backup(
        sqlite3_backup_init(target.handle(), "main", source.handle(), "main"));
    if (!backup)
        return target.refusalFor(sqlite3_errcode(target.handle()));
    // A small station is one step, and somebody may have stopped it while it waited.
    if (onStep && onStep(BackupProgress{}) == GoOn::No)
        return refuse(RefusalCode::QueryCanceled);
    for (;;) {
        const int code = sqlite3_backup_step(backup.get(), kPagesPerStep);
        if (code == SQLITE_DONE)
            return {};
        if (code != SQLITE_OK && code != SQLITE_BUSY && code != SQLITE_LOCKED)
            return target.refusalFor(code);
        const int total = sqlite3_backup_pagecount(backup.get());
        const int left = sqlite3_backup_remaining(backup.get());
        if (onStep && onStep(BackupProgress{total - left, total}) == GoOn::No)
            return refuse(RefusalCode::QueryCanceled);
    }
}

Result<void> makeCopy(const StationPlace& from, const StationPlace& part,
                      const std::function<GoOn(const BackupProgress&)>& onStep)
{
    auto reader = StationReader::open(from);
    if (!reader)
        return reader.refusal();
    // One moment of the station: without this each entry made meanwhile would start the copy anew.
    if (auto ok = reader->database().execute("BEGIN"); !ok)
        return ok;
    if (const auto events = reader->database().number("SELECT max(seq) FROM event"); !events)
        return events.refusal();
    auto target = Database::open(part.path, OpenMode::Create, part.vfs);
    if (!target)
        return target.refusal();
    if (auto ok = target->execute("PRAGMA synchronous=FULL"); !ok)
        return ok;
    if (auto ok = copyPages(reader->database(), *target, onStep); !ok)
        return ok;
    // What is due in the station is done in the copy: no backup says what the law took out.
    const auto isDue = isSweepDue(*target);
    if (!isDue)
        return isDue.refusal();
    return *isDue ? sweep(*target) : Result<void>();
}

void takeAwayBeside(const std::string& path)
{
    for (const char* suffix : {"-wal", "-shm", "-journal"})
        static_cast<void>(::unlink((path + suffix).c_str()));
}

// Two programs that copy to one name would write into one file: whoever came first has it. The lock
// lies beside the copy and goes with it; the kernel frees it when a program is killed, so that what
// it left half made is taken up by the next one.
class PartLock final
{
public:
    // Errors: BackupGoesOn, where another one is made under this name; DiskFull, FileUnwritable,
    // DiskFailing, naming `target`.
    static Result<PartLock> take(const std::string& part, const std::string& target)
    {
        PartLock lock(part + ".lock");
        // A file that goes away between being opened and being locked is no lock; then once more.
        for (int attempt = 0; attempt < kLockAttempts; ++attempt) {
            lock.close();
            lock.m_file =
                ::open(lock.m_path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
            if (lock.m_file < 0)
                return refusalFor(errno, target);
            struct flock whole {};
            whole.l_type = F_WRLCK;
            whole.l_whence = SEEK_SET;
            if (::fcntl(lock.m_file, F_OFD_SETLK, &whole) != 0)
                return errno == EAGAIN || errno == EACCES ? refuse(RefusalCode::BackupGoesOn)
                                                          : refusalFor(errno, target);
            if (lock.isNamed()) {
                lock.m_isHeld = true;
                return lock;
            }
        }
        return refuse(RefusalCode::BackupGoesOn);
    }
    PartLock(PartLock&& other) noexcept
        : m_path(std::move(other.m_path)), m_file(std::exchange(other.m_file, -1)),
          m_isHeld(std::exchange(other.m_isHeld, false))
    {}
    PartLock(const PartLock&) = delete;
    PartLock& operator=(const PartLock&) = delete;
    PartLock& operator=(PartLock&&) = delete;
    ~PartLock()
    {
        if (m_isHeld)
            static_cast<void>(::unlink(m_path.c_str()));
        close();
    }

private:
    static constexpr int kLockAttempts = 5;

    explicit PartLock(std::string path) : m_path(std::move(path)) {}
    static Refusal refusalFor(int fault, const std::string& target)
    {
        if (fault == ENOSPC || fault == EDQUOT)
            return refuse(RefusalCode::DiskFull, target);
        if (fault == EACCES || fault == EPERM || fault == EROFS || fault == ENOENT)
            return refuse(RefusalCode::FileUnwritable, target);
        return refuse(RefusalCode::DiskFailing, target);
    }
    // Whether what is locked is what lies there under the name.
    bool isNamed() const
    {
        struct stat locked {};
        struct stat named {};
        return ::fstat(m_file, &locked) == 0 && ::stat(m_path.c_str(), &named) == 0 &&
               locked.st_dev == named.st_dev && locked.st_ino == named.st_ino;
    }
    void close()
    {
        if (m_file >= 0)
            ::close(std::exchange(m_file, -1));
    }

    std::string m_path;
    int m_file = -1;
    bool m_isHeld = false;
};

// Gives the copy its name, and never that of something that came there meanwhile.
Result<void> moveInto(const std::string& part, const std::string& to)
{
    if (::renameat2(AT_FDCWD, part.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0)
        return {};
    if (errno == EEXIST)
        return refuse(RefusalCode::StationExists, to);
    // A disk that cannot promise it: then it is looked, and moved.
    const bool isUnknown = errno == EINVAL || errno == ENOSYS || errno == ENOTSUP;
    if (isUnknown && ::access(to.c_str(), F_OK) == 0)
        return refuse(RefusalCode::StationExists, to);
    if (isUnknown && ::rename(part.c_str(), to.c_str()) == 0)
        return {};
    return refuse(RefusalCode::DiskFailing, to);
}

// Who may not read the station may not read its copy either.
void keepMode(const std::string& from, const std::string& to)
{
    struct stat found {};
    // A disk that knows no such rights has nothing to keep.
    if (::stat(from.c_str(), &found) == 0)
        static_cast<void>(::chmod(to.c_str(), found.st_mode & 0777U));
}

std::vector<std::string> partsIn(const std::string& folder, std::string_view end)
{
    std::vector<std::string> found;
    std::error_code fault;
    for (std::filesystem::directory_iterator it(folder, fault), last; !fault && it != last;
         it.increment(fault)) {
        const std::string name = it->path().filename().string();
        std::error_code unknown;
        if (name.size() > end.size() &&
            name.compare(name.size() - end.size(), end.size(), end) == 0 &&
            std::filesystem::is_regular_file(it->symlink_status(unknown)))
            found.push_back(it->path().string());
    }
    return found;
}

// One that is being made at this moment stays.
void takeAwayPart(const std::string& part)
{
    const auto lock = PartLock::take(part, part);
    if (!lock)
        return;
    static_cast<void>(::unlink(part.c_str()));
    takeAwayBeside(part);
}

} // namespace

void syncFolderOf(const std::string& path)
{
    const auto slash = path.rfind('/');
    const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
    const int file = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file < 0)
        return;
    HAVEN_EXPECT(::fsync(file) == 0);
    ::close(file);
}

Result<void> backUp(const StationPlace& from, const StationPlace& to,
                    const std::function<GoOn(const BackupProgress&)>& onStep,
                    const std::function<Result<void>(const StationPlace& part)>& prove)
{
    if (::access(to.path.c_str(), F_OK) == 0)
        return refuse(RefusalCode::StationExists, to.path);
    const StationPlace part{to.path + ".part", to.vfs};
    const auto lock = PartLock::take(part.path, to.path);
    if (!lock)
        return lock.refusal();
    if (::unlink(part.path.c_str()) != 0 && errno != ENOENT)
        return refuse(RefusalCode::StationReadOnly, to.path);
    auto copied = makeCopy(from, part, onStep);
    if (copied) {
        keepMode(from.path, part.path);
        if (prove)
            copied = prove(part);
        takeAwayBeside(part.path);
    }
    if (copied)
        copied = moveInto(part.path, to.path);
    if (copied) {
        syncFolderOf(to.path);
        return copied;
    }
    static_cast<void>(::unlink(part.path.c_str()));
    takeAwayBeside(part.path);
    return copied;
}

void takeAwayHalfCopies(const std::string& folder, const std::string& beginning)
{
    for (const std::string& part : partsIn(folder, ".haven.part")) {
        const std::string name = std::filesystem::path(part).filename().string();
        if (name.compare(0, beginning.size(), beginning) == 0)
            takeAwayPart(part);
    }
}

bool takeAwayHalfCopy(const std::string& target)
{
    const std::string part = target + ".part";
    struct stat found {};
    if (::lstat(part.c_str(), &found) != 0)
        return errno == ENOENT;
    if (S_ISREG(found.st_mode))
        takeAwayPart(part);
    return ::lstat(part.c_str(), &found) != 0 && errno == ENOENT;
}

void takeAwayKilledCopies(const std::string& folder)
{
    for (const std::string& part : partsIn(folder, ".part")) {
        struct stat lock {};
        if (::lstat((part + ".lock").c_str(), &lock) == 0 && S_ISREG(lock.st_mode) &&
            lock.st_size == 0)
            takeAwayPart(part);
    }
}

} // namespace haven
