#include "models/store/backup.h"

#include "models/store/removal.h"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

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

// The name of a file is safe on the disk only once its folder is.
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

// Who may not read the station may not read its copy either.
void keepMode(const std::string& from, const std::string& to)
{
    struct stat found {};
    // A disk that knows no such rights has nothing to keep.
    if (::stat(from.c_str(), &found) == 0)
        static_cast<void>(::chmod(to.c_str(), found.st_mode & 0777U));
}

} // namespace

Result<void> backUp(const StationPlace& from, const StationPlace& to,
                    const std::function<GoOn(const BackupProgress&)>& onStep,
                    const std::function<Result<void>(const StationPlace& part)>& prove)
{
    if (::access(to.path.c_str(), F_OK) == 0)
        return refuse(RefusalCode::StationExists, to.path);
    const StationPlace part{to.path + ".part", to.vfs};
    if (::unlink(part.path.c_str()) != 0 && errno != ENOENT)
        return refuse(RefusalCode::StationReadOnly, to.path);
    auto copied = makeCopy(from, part, onStep);
    if (copied) {
        keepMode(from.path, part.path);
        if (prove)
            copied = prove(part);
        takeAwayBeside(part.path);
    }
    if (copied && ::rename(part.path.c_str(), to.path.c_str()) == 0) {
        syncFolderOf(to.path);
        return {};
    }
    static_cast<void>(::unlink(part.path.c_str()));
    takeAwayBeside(part.path);
    return copied ? Result<void>(refuse(RefusalCode::DiskFailing, to.path)) : copied;
}

} // namespace haven
