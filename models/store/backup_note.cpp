#include "models/store/backup_note.h"

#include "models/base/json_codec.h"
#include "models/dispatch/backup_book.h"
#include "models/store/accounts.h"
#include "models/store/backup.h"
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

// Of the station's owner, and no more open than the station: whoever holds it takes up what lies
// here, also what was made with the rights of another. Only such another can give a file away.
void giveToStation(int file, const struct stat& station, mode_t mode)
{
    const bool isGiven = ::fchown(file, station.st_uid, station.st_gid) == 0 ||
                         ::fchown(file, static_cast<uid_t>(-1), station.st_gid) == 0;
    const bool isOpen = ::fchmod(file, mode) == 0;
    static_cast<void>(isGiven && isOpen); // a disk that knows no such rights has none to give
}

// Whether it is there now.
bool makeNotesFolder(const std::string& folder, const struct stat& station)
{
    if (::mkdir(folder.c_str(), 0700) != 0)
        return errno == EEXIST;
    const int file = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (file >= 0) {
        const mode_t entered = (station.st_mode & 0444U) >> 2U; // who reads it may look in
        giveToStation(file, station, 0700U | (station.st_mode & 0666U) | entered);
        ::close(file);
    }
    syncFolderOf(folder);
    return true;
}

// Whole and on the disk, or not at all.
bool writeNote(const std::string& path, const std::string& text, const struct stat& station)
{
    const std::string part = path + ".part";
    const int file = ::open(part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0)
        return false;
    giveToStation(file, station, 0600U | (station.st_mode & 0666U));
    const bool isWritten =
        ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
        ::fsync(file) == 0;
    const bool isWhole = ::close(file) == 0 && isWritten;
    if (isWhole && std::rename(part.c_str(), path.c_str()) == 0) {
        syncFolderOf(path);
        return true;
    }
    static_cast<void>(::unlink(part.c_str()));
    return false;
}

// Errors: FileUnreadable, which passes. Nothing: it is read, and no note.
Result<std::optional<BackupNote>> noteIn(const fs::path& path)
{
    const auto unreadable = [&] {
        return refuse(RefusalCode::FileUnreadable, path.string(), "it may not be read");
    };
    std::error_code fault;
    const auto status = fs::status(path, fault);
    if (fault || !fs::exists(status))
        return unreadable();
    if (!fs::is_regular_file(status))
        return std::optional<BackupNote>();
    const auto size = fs::file_size(path, fault);
    if (fault)
        return unreadable();
    if (size > kBackupNoteBytesMax)
        return std::optional<BackupNote>();
    std::ifstream file(path, std::ios::binary);
    std::string text(static_cast<std::size_t>(size), '\0');
    if (!file || (size > 0 && !file.read(text.data(), static_cast<std::streamsize>(size))))
        return unreadable();
    const Json json = Json::parse(text, nullptr, false);
    BackupNote note;
    if (!json.is_object() || !fromJson(json, note))
        return std::optional<BackupNote>();
    // What Haven makes by itself it deletes by itself: nobody says so of another file.
    const bool isOfSomebody =
        !note.by.value.empty() && (note.isEarly || note.by != AgentId(kBackupAgent));
    const bool isNote = isOfSomebody && !note.made.file.empty();
    return isNote ? std::optional(std::move(note)) : std::optional<BackupNote>();
}

// Of this station, and of no other: the copy ends with a fact of its chain. The copy itself is not
// opened: should the note name the station, closing it would drop the locks that SQLite has on it.
Result<bool> isOfChain(Database& database, const StationBackedUp& made)
{
    Statement query(database, "SELECT hash FROM event WHERE seq = ?");
    query.bind(made.facts);
    const auto step = query.step();
    if (!step)
        return step.refusal();
    return *step == Step::Row && hexOf(query.bytes(0)) == made.head;
}

// It goes on the log as done by somebody: by nobody who has no account.
Result<bool> hasAccount(Database& database, const AgentId& agent)
{
    const auto found = findAccount(database, agent);
    if (!found)
        return found.refusal();
    return found->has_value();
}

Result<bool> isOfStation(Database& database, const BackupNote& note)
{
    const auto ofChain = isOfChain(database, note.made);
    if (note.by == AgentId(kBackupAgent))
        return ofChain;
    return ofChain && *ofChain ? hasAccount(database, note.by) : ofChain;
}

enum class CopyIs { There, NotThere, OutOfReach };

CopyIs whereIs(const std::string& copy)
{
    std::error_code fault;
    if (fs::is_regular_file(fs::symlink_status(copy, fault)))
        return CopyIs::There;
    return fs::is_directory(fs::path(copy).parent_path(), fault) ? CopyIs::NotThere
                                                                 : CopyIs::OutOfReach;
}

// Answers where the note lies.
Result<std::string> writeNewNote(const std::string& station, const BackupNote& note)
{
    const std::string folder = notesFolder(station);
    struct stat found {};
    if (::stat(station.c_str(), &found) != 0 || !makeNotesFolder(folder, found))
        return refuse(RefusalCode::FileUnwritable, folder);
    std::string path = folder + "/" + hexOf(randomBytes(8)) + kNoteEnd;
    const std::string text = toJson(note).dump(-1, ' ', false, Json::error_handler_t::replace);
    if (!writeNote(path, text, found))
        return refuse(RefusalCode::FileUnwritable, folder);
    return path;
}

} // namespace

Result<void> leaveBackupNote(const std::string& station, const BackupNote& note)
{
    const auto path = writeNewNote(station, note);
    return path ? Result<void>() : path.refusal();
}

Result<std::string> leaveEarlyBackupNote(const std::string& station, BackupNote note)
{
    note.isEarly = true;
    return writeNewNote(station, note);
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
    if (fault && fault != std::errc::no_such_file_or_directory)
        return refuse(RefusalCode::FileUnreadable, notesFolder(station.path), "it may not be read");
    if (files.empty())
        return found;
    auto reader = StationReader::open(station);
    if (!reader)
        return reader.refusal();
    for (const fs::path& file : files) {
        const auto note = noteIn(file);
        if (!note)
            continue; // another time: what cannot be read just now is not bad
        const auto isGood = *note ? isOfStation(reader->database(), **note) : Result<bool>(false);
        if (!isGood)
            return isGood.refusal();
        if (!*isGood) {
            found.bad.push_back(file.string());
            continue;
        }
        const CopyIs copy = (*note)->isEarly ? whereIs((*note)->made.file) : CopyIs::There;
        if (copy == CopyIs::There)
            found.good.push_back({**note, file.string()});
        else if (copy == CopyIs::NotThere)
            found.unmade.push_back({**note, file.string()});
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
