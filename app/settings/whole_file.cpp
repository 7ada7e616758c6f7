#include "app/settings/whole_file.h"

#include <algorithm>
#include <array>
#include <csignal>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

namespace haven {

namespace {

namespace fs = std::filesystem;

// By its name: to open a station that this process holds, and close it again, would drop the locks
// that SQLite has on it.
bool isOfStation(const std::string& path)
{
    constexpr std::array<std::string_view, 6> kEnds{".haven",      ".haven-wal", ".haven-shm",
                                                    ".haven.lock", ".haven.geo", ".haven.geo.lock"};
    return std::any_of(kEnds.begin(), kEnds.end(), [&path](std::string_view end) {
        return path.size() >= end.size() && path.substr(path.size() - end.size()) == end;
    });
}

} // namespace

void keepFromOthers()
{
    constexpr mode_t kOthers = S_IROTH | S_IWOTH | S_IXOTH;
    const mode_t before = ::umask(kOthers);
    ::umask(before | kOthers);
}

void outliveFileLimit()
{
    std::signal(SIGXFSZ, SIG_IGN);
}

bool mayBePutAt(const std::string& path)
{
    std::error_code ignored;
    if (path.empty() || !fs::exists(path, ignored))
        return !path.empty();
    // Neither a folder nor a device can be replaced by a file; a link leads to what it names.
    const std::string place = fs::canonical(path, ignored).string();
    return fs::is_regular_file(path, ignored) && ::access(path.c_str(), W_OK) == 0 &&
           !isOfStation(path) && !isOfStation(place) && !fs::exists(place + ".lock", ignored);
}

bool openWhole(QSaveFile& file)
{
    return mayBePutAt(file.fileName().toStdString()) && file.open(QIODevice::WriteOnly);
}

bool commitWhole(QSaveFile& file)
{
    // Its own commit does not look at how its last flush went: on a full disk it would put an empty
    // file in the place of a good one and call that done.
    if (file.flush())
        return file.commit();
    file.cancelWriting();
    return false;
}

Result<void> writeWhole(const std::string& path, std::string_view text)
{
    QSaveFile file(QString::fromStdString(path));
    const auto size = static_cast<qint64>(text.size());
    if (!openWhole(file) || file.write(text.data(), size) != size || !commitWhole(file))
        return refuse(RefusalCode::FileUnwritable, path);
    return {};
}

} // namespace haven
