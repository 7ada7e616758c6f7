#include "app/session/seal_release.h"

#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fmt/format.h>
#include <string>
#include <unistd.h>
#include <vector>

namespace haven {

namespace {

// What goes along with every disclosure of such records (42 CFR 2.32).
constexpr const char* kRedisclosure =
    "42 CFR Part 2 prohibits unauthorized use or disclosure of these records.";

} // namespace

std::string consentWords(const SealedRelease& release,
                         const std::function<std::string(Instant)>& timeText)
{
    if (release.basis != ReleaseBasis::WrittenConsent)
        return {};
    std::string words = "agreed to: " + release.scope;
    if (release.signedAt)
        words += "; signed " + timeText(*release.signedAt);
    if (release.until)
        words += "; until " + timeText(*release.until);
    return words;
}

std::string releaseHead(const ReleaseSealedNotes& wish, const std::string& number,
                        const std::function<std::string(Instant)>& timeText)
{
    SealedRelease asked;
    asked.basis = wish.basis;
    asked.scope = wish.scope;
    asked.signedAt = wish.signedAt;
    asked.until = wish.until;
    const std::string consent = consentWords(asked, timeText);
    return fmt::format("Released to {} by {}{}; incident {}.\n{}{}\n\n", wish.to,
                       basisWords(wish.basis), wish.ground.empty() ? "" : ": " + wish.ground,
                       number, consent.empty() ? "" : "Consent, " + consent + ".\n", kRedisclosure);
}

NameOf namesOf(const State& state)
{
    return [names = state.names](const AgentId& agent) {
        const auto found = names.find(agent);
        return found == names.end() ? agent.value : found->second;
    };
}

LockedBytes releaseWords(const std::vector<OpenedNote>& notes,
                         const std::function<std::string(Instant)>& timeText, const NameOf& nameOf)
{
    // Their size first: a text that grows leaves what it was behind in ordinary memory.
    std::vector<std::string> heads;
    std::size_t size = 0;
    for (const auto& note : notes) {
        heads.push_back((heads.empty() ? "" : "\n\n") + timeText(note.place.at) + " " +
                        nameOf(note.place.by) + "\n");
        size += heads.back().size() + note.text.size();
    }
    LockedBytes words(size);
    std::size_t at = 0;
    const auto put = [&words, &at](std::string_view part) {
        if (!part.empty())
            std::memcpy(words.data() + at, part.data(), part.size());
        at += part.size();
    };
    for (std::size_t n = 0; n < notes.size(); ++n) {
        put(heads[n]);
        put(notes[n].text.view());
    }
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
