#include "models/store/station_lock.h"

#include "models/base/json_codec.h"

#include <cerrno>
#include <ctime>
#include <fcntl.h>
#include <filesystem>
#include <unistd.h>
#include <utility>

namespace haven {

namespace {

constexpr std::size_t kHolderBytesMax = 1000;
constexpr std::size_t kWhoBytesMax = 150; // also when each byte is written out as an escape

// Beside the file itself: whoever comes by a link to it meets the same lock, as SQLite's own files
// lie there too.
std::string lockPath(const std::string& stationPath)
{
    std::error_code fault;
    const auto whole = std::filesystem::canonical(stationPath, fault);
    return (fault ? stationPath : whole.string()) + ".lock";
}

struct flock wholeFile(short type)
{
    struct flock lock {};
    lock.l_type = type;
    lock.l_whence = SEEK_SET;
    return lock;
}

StationHolder readHolder(int file)
{
    std::string text(kHolderBytesMax, '\0');
    const ssize_t size = ::pread(file, text.data(), text.size(), 0);
    text.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
    StationHolder holder{"another program", Instant{}};
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object())
        return holder;
    const auto who = json.find("who");
    const auto since = json.find("since_ms");
    if (who != json.end() && who->is_string())
        holder.who = who->get<std::string>();
    if (since != json.end() && since->is_number_integer())
        holder.since = Instant{since->get<std::int64_t>()};
    return holder;
}

// Refusals are read by people in headless programs too, where no one else knows a time zone.
std::string utcText(Instant instant)
{
    const std::time_t seconds = instant.ms / 1000;
    std::tm parts{};
    if (instant.ms == 0 || !gmtime_r(&seconds, &parts))
        return "an unknown time";
    std::string out(32, '\0');
    out.resize(std::strftime(out.data(), out.size(), "%Y-%m-%d %H:%M:%S UTC", &parts));
    return out;
}

Refusal refusalForErrno(int error, const std::string& stationPath)
{
    if (error == ENOSPC || error == EDQUOT)
        return refuse(RefusalCode::DiskFull, stationPath);
    if (error == EACCES || error == EPERM || error == EROFS)
        return refuse(RefusalCode::StationReadOnly, stationPath);
    if (error == ENOENT || error == ENOTDIR)
        return refuse(RefusalCode::StationMissing, stationPath);
    return refuse(RefusalCode::DiskFailing, stationPath);
}

} // namespace

Result<StationLock> StationLock::take(const std::string& stationPath, const StationHolder& holder)
{
    const int file = ::open(lockPath(stationPath).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (file < 0)
        return refusalForErrno(errno, stationPath);
    StationLock taken(file);
    auto lock = wholeFile(F_WRLCK);
    if (::fcntl(file, F_OFD_SETLK, &lock) != 0) {
        if (errno != EAGAIN && errno != EACCES)
            return refusalForErrno(errno, stationPath);
        const auto other = readHolder(file);
        return refuse(RefusalCode::StationLocked, stationPath, other.who, utcText(other.since));
    }
    taken.name(holder);
    return taken;
}

void StationLock::name(const StationHolder& holder)
{
    Json json = Json::object();
    json["who"] = holder.who.substr(0, kWhoBytesMax);
    json["since_ms"] = holder.since.ms;
    const std::string text = json.dump(-1, ' ', false, Json::error_handler_t::replace);
    // The name is a courtesy to whoever is turned away; the lock holds without it, on a full disk
    // too.
    if (::ftruncate(m_file, 0) == 0)
        HAVEN_EXPECT(::pwrite(m_file, text.data(), text.size(), 0) >= 0 || errno == ENOSPC);
}

StationLock::StationLock(StationLock&& other) noexcept : m_file(std::exchange(other.m_file, -1)) {}

StationLock& StationLock::operator=(StationLock&& other) noexcept
{
    std::swap(m_file, other.m_file);
    return *this;
}

StationLock::~StationLock()
{
    // The file itself stays: removing it would let two processes lock two different files.
    if (m_file >= 0)
        ::close(m_file);
}

std::optional<StationHolder> stationHolder(const std::string& stationPath)
{
    const int file = ::open(lockPath(stationPath).c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (file < 0)
        return std::nullopt;
    auto lock = wholeFile(F_WRLCK);
    std::optional<StationHolder> holder;
    if (::fcntl(file, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK)
        holder = readHolder(file);
    ::close(file);
    return holder;
}

} // namespace haven
