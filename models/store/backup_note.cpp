#include "models/store/backup_note.h"

#include "models/base/json_codec.h"
#include "models/dispatch/backup_book.h"
#include "models/store/digest.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sys/stat.h>
#include <unistd.h>

namespace haven {

namespace {

namespace fs = std::filesystem;

constexpr const char* kNoteEnd = ".json";

std::string notesFolder(const std::string& station)
{
    return station + ".copies";
}

// Whole and on the disk, or not at all.
bool writeNote(const std::string& path, const std::string& text)
{
    const std::string part = path + ".part";
    const int file = ::open(part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0640);
    if (file < 0)
        return false;
    const bool isWritten =
        ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
        ::fsync(file) == 0;
    const bool isWhole = ::close(file) == 0 && isWritten;
    if (isWhole && std::rename(part.c_str(), path.c_str()) == 0)
        return true;
    static_cast<void>(::unlink(part.c_str()));
    return false;
}

std::optional<BackupNote> noteIn(const fs::path& path)
{
    std::error_code fault;
    const auto size = fs::file_size(path, fault);
    if (fault || size > kBackupNoteBytesMax || !fs::is_regular_file(path, fault))
        return std::nullopt;
    std::ifstream file(path, std::ios::binary);
    std::string text(static_cast<std::size_t>(size), '\0');
    if (!file.read(text.data(), static_cast<std::streamsize>(size)))
        return std::nullopt;
    const Json json = Json::parse(text, nullptr, false);
    BackupNote note;
    if (!json.is_object() || !fromJson(json, note))
        return std::nullopt;
    // What Haven makes by itself it deletes by itself: nobody says so of another file.
    const bool isByPerson = !note.by.value.empty() && note.by != AgentId(kBackupAgent);
    return isByPerson && !note.made.file.empty() ? std::optional(note) : std::nullopt;
}

// Of this station, and of no other: the copy ends with a fact of its chain. The copy itself is not
// opened: should the note name the station, closing it would drop the locks that SQLite has on it.
bool isOfChain(Database& database, const StationBackedUp& made)
{
    Statement query(database, "SELECT hash FROM event WHERE seq = ?");
    query.bind(made.facts);
    const auto step = query.step();
    return step && *step == Step::Row && hexOf(query.bytes(0)) == made.head;
}

} // namespace

Result<void> leaveBackupNote(const std::string& station, const BackupNote& note)
{
    const std::string folder = notesFolder(station);
    if (::mkdir(folder.c_str(), 0750) != 0 && errno != EEXIST)
        return refuse(RefusalCode::FileUnwritable, folder);
    const std::string path = folder + "/" + hexOf(randomBytes(8)) + kNoteEnd;
    const std::string text = toJson(note).dump(-1, ' ', false, Json::error_handler_t::replace);
    if (!writeNote(path, text))
        return refuse(RefusalCode::FileUnwritable, folder);
    return {};
}

Result<BackupNotesFound> backupNotes(const StationPlace& station)
{
    BackupNotesFound found;
    std::vector<fs::path> files;
    std::error_code fault;
    for (fs::directory_iterator it(notesFolder(station.path), fault), end; !fault && it != end;
         it.increment(fault)) {
        if (it->path().extension() == kNoteEnd && files.size() < kBackupNotesMax)
            files.push_back(it->path());
    }
    if (files.empty())
        return found;
    auto reader = StationReader::open(station);
    if (!reader)
        return reader.refusal();
    for (const fs::path& file : files) {
        const auto note = noteIn(file);
        if (note && isOfChain(reader->database(), note->made))
            found.good.push_back({*note, file.string()});
        else
            found.bad.push_back(file.string());
    }
    std::sort(found.good.begin(), found.good.end(),
              [](const auto& a, const auto& b) { return a.note.at < b.note.at; });
    return found;
}

void dropBackupNote(const std::string& file)
{
    static_cast<void>(::unlink(file.c_str()));
}

} // namespace haven
