#include "app/session/seal_release.h"

#include <fcntl.h>
#include <filesystem>
#include <fmt/format.h>
#include <unistd.h>

namespace haven {

namespace {

// What goes along with every disclosure of such records (42 CFR 2.32).
constexpr const char* kRedisclosure =
    "42 CFR Part 2 prohibits unauthorized use or disclosure of these records.";

} // namespace

std::string releaseHead(const ReleaseSealedNotes& wish, const std::string& number)
{
    return fmt::format("Released to {} by {}{}; incident {}.\n{}\n\n", wish.to,
                       basisWords(wish.basis), wish.ground.empty() ? "" : ": " + wish.ground,
                       number, kRedisclosure);
}

LockedBytes releaseWords(const std::vector<OpenedNote>& notes,
                         const std::function<std::string(Instant)>& timeText)
{
    std::string all;
    for (const auto& note : notes) {
        all += (all.empty() ? "" : "\n\n") + timeText(note.place.at) + " " + note.place.by.value +
               "\n";
        all += note.text.view();
    }
    LockedBytes words = LockedBytes::copyOf(all);
    wipe(all);
    return words;
}

Result<void> writeReleased(const std::string& path, std::string_view head, std::string_view words)
{
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    bool isWritten = file >= 0;
    for (const std::string_view part : {head, words}) {
        isWritten = isWritten &&
                    ::write(file, part.data(), part.size()) == static_cast<ssize_t>(part.size());
    }
    isWritten = isWritten && ::fsync(file) == 0;
    if (file >= 0)
        ::close(file);
    if (isWritten)
        return {};
    return refuse(RefusalCode::FileUnwritable, path);
}

Result<void> canWriteReleased(const std::string& path)
{
    std::error_code ignored;
    const auto folder = std::filesystem::absolute(path, ignored).parent_path();
    if (std::filesystem::exists(path, ignored) || ::access(folder.c_str(), W_OK) != 0)
        return refuse(RefusalCode::FileUnwritable, path);
    return {};
}

} // namespace haven
