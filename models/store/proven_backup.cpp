#include "models/store/proven_backup.h"

#include "models/base/text.h"
#include "models/store/backup_note.h"
#include "models/store/digest.h"
#include "models/store/verify.h"

#include <openssl/evp.h>

#include <filesystem>
#include <fstream>
#include <sys/stat.h>

namespace haven {

namespace {

constexpr std::size_t kDigestChunk = 1U << 20U;

struct DigestEnd {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

// Names that SQLite and the lock give to files beside a station.
bool isKeptName(std::string_view path)
{
    for (const std::string_view end : {"-wal", "-shm", "-journal", ".lock", ".part"}) {
        if (path.size() >= end.size() && path.substr(path.size() - end.size()) == end)
            return true;
    }
    return false;
}

// Everything that is said of the copy comes out of the copy.
Result<void> proveCopy(const StationPlace& part, const std::string& station, NotedCopy& copy,
                       const std::function<GoOn(const BackupProgress&)>& onStep)
{
    StationBackedUp& made = copy.made;
    const auto verdict = verify(part, [&onStep] {
        return onStep && onStep(BackupProgress{1, 1}) == GoOn::No;
    });
    if (!verdict && verdict.refusal().code == RefusalCode::QueryCanceled)
        return verdict.refusal();
    if (!verdict)
        return refuse(RefusalCode::BackupNotWhole, made.file, "it cannot be read", station);
    const auto& damage = verdict->damage;
    if (damage && !isBesideFacts(*damage))
        return refuse(RefusalCode::BackupNotWhole, made.file, damage->why, station);
    // A station in which somebody wrote beside Haven, or whose index is bad, is one that needs a
    // copy most of all: all that was written is whole, and what is odd goes on the log with the
    // copy.
    if (damage)
        made.remark = damage->why;
    for (const Damage& more : verdict->also)
        made.remark += "; " + more.why;
    if (damage && damage->isOfKey) // they are looked at first
        copy.keys = CopiedKeys::Damaged;
    auto digest = digestOfFile(part.path, [&onStep] {
        return onStep ? onStep(BackupProgress{1, 1}) : GoOn::Yes;
    });
    if (!digest)
        return digest.refusal();
    std::error_code fault;
    const auto bytes = std::filesystem::file_size(part.path, fault);
    if (fault)
        return refuse(RefusalCode::DiskFailing, made.file);
    made.facts = verdict->events;
    made.bytes = static_cast<std::int64_t>(bytes);
    made.head = hexOf(bytesOf(verdict->head));
    made.digest = *std::move(digest);
    return {};
}

constexpr std::string_view kSameDiskRemark =
    "it lies on the disk of the station, and would be lost with it";

// A copy beside the station helps against a slip, not against a disk that fails; and where the disk
// of the copies is not there, its empty folder takes them all the same.
bool isOnOneDisk(const std::string& one, const std::string& other)
{
    struct stat first {};
    struct stat second {};
    return ::stat(one.c_str(), &first) == 0 && ::stat(other.c_str(), &second) == 0 &&
           first.st_dev == second.st_dev;
}

using OnProven = std::function<void(const StationBackedUp&)>;
Result<NotedCopy> copyProven(const StationPlace& from, const StationPlace& to,
                             const std::function<GoOn(const BackupProgress&)>& onStep,
                             const OnProven& onProven)
{
    if (trimmed(to.path).empty())
        return refuse(RefusalCode::BackupNeedsFile);
    if (isKeptName(to.path))
        return refuse(RefusalCode::BackupNameBad, to.path);
    std::error_code fault;
    const auto whole = std::filesystem::absolute(to.path, fault);
    if (fault || !std::filesystem::is_directory(whole.parent_path(), fault))
        return refuse(RefusalCode::FileUnwritable, to.path);
    takeAwayKilledCopies(whole.parent_path().string());
    NotedCopy copy;
    copy.made.file = whole.lexically_normal().string();
    const auto prove = [&](const StationPlace& part) -> Result<void> {
        if (auto proven = proveCopy(part, from.path, copy, onStep); !proven)
            return proven;
        std::string& remark = copy.made.remark;
        if (isOnOneDisk(from.path, part.path))
            remark += (remark.empty() ? "" : "; ") + std::string(kSameDiskRemark);
        if (onProven)
            onProven(copy.made);
        return {};
    };
    const auto done = backUp(from, to, onStep, prove);
    if (!done)
        return done.refusal();
    return copy;
}

} // namespace

Result<std::string> digestOfFile(const std::string& path, const std::function<GoOn()>& onStep)
{
    const auto unreadable = [&] {
        return refuse(RefusalCode::FileUnreadable, path, "it could not be read to its end");
    };
    std::error_code fault;
    std::ifstream file(path, std::ios::binary);
    // A device never ends.
    if (!file || !std::filesystem::is_regular_file(path, fault))
        return unreadable();
    const std::unique_ptr<EVP_MD_CTX, DigestEnd> context(EVP_MD_CTX_new());
    HAVEN_ASSERT(context && EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) == 1);
    std::string chunk(kDigestChunk, '\0');
    while (file) {
        file.read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
        const auto count = static_cast<std::size_t>(file.gcount());
        HAVEN_ASSERT(EVP_DigestUpdate(context.get(), chunk.data(), count) == 1);
        if (onStep && onStep() == GoOn::No)
            return refuse(RefusalCode::QueryCanceled);
    }
    if (!file.eof())
        return unreadable();
    std::array<unsigned char, EVP_MAX_MD_SIZE> out{};
    unsigned int size = 0;
    HAVEN_ASSERT(EVP_DigestFinal_ex(context.get(), out.data(), &size) == 1);
    return hexOf(std::string_view(reinterpret_cast<const char*>(out.data()), size));
}

Result<StationBackedUp> backUpProven(const StationPlace& from, const StationPlace& to,
                                     const std::function<GoOn(const BackupProgress&)>& onStep,
                                     const std::function<void(const StationBackedUp&)>& onProven)
{
    auto copy = copyProven(from, to, onStep, onProven);
    if (!copy)
        return copy.refusal();
    return std::move(copy->made);
}

Result<NotedCopy> backUpNoted(const StationPlace& from, const StationPlace& to,
                              const BackupMaker& maker,
                              const std::function<GoOn(const BackupProgress&)>& onStep)
{
    std::string note;
    auto copy = copyProven(from, to, onStep, [&](const StationBackedUp& proven) {
        if (const auto left = leaveEarlyBackupNote(from.path, {proven, maker.agent, maker.at}))
            note = *left;
    });
    if (!copy) {
        if (!note.empty())
            dropBackupNote(note);
        return copy.refusal();
    }
    copy->note = note;
    return copy;
}

} // namespace haven
