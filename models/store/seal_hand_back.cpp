#include "models/store/seal_hand_back.h"

#include "models/base/json_codec.h"
#include "models/store/accounts.h"
#include "models/store/digest.h"

#include <array>
#include <fcntl.h>
#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

namespace haven {

namespace {

constexpr std::string_view kHandBackMagic = "HavenHandBack1\n";
constexpr std::size_t kRecordLengthBytes = 4;
constexpr std::uint32_t kRecordMax = 64 * 1024;

// A file of one's own, written to the end or not there at all.
class NewFile final
{
public:
    explicit NewFile(const std::string& path)
        : m_path(path), m_file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600))
    {}
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;
    ~NewFile()
    {
        if (m_file < 0)
            return;
        ::close(m_file);
        if (!m_isKept)
            ::unlink(m_path.c_str());
    }
    bool isOpen() const { return m_file >= 0; }
    [[nodiscard]] bool write(std::string_view bytes)
    {
        while (!bytes.empty()) {
            const ssize_t done = ::write(m_file, bytes.data(), bytes.size());
            if (done <= 0)
                return false;
            bytes.remove_prefix(static_cast<std::size_t>(done));
        }
        return true;
    }
    [[nodiscard]] bool keep()
    {
        m_isKept = ::fsync(m_file) == 0;
        return m_isKept;
    }

private:
    std::string m_path;
    int m_file = -1;
    bool m_isKept = false;
};

std::string lengthBytes(std::size_t length)
{
    std::string out;
    for (unsigned i = 0; i < kRecordLengthBytes; ++i)
        out += static_cast<char>((length >> (8 * i)) & 0xffU);
    return out;
}

// The place in the file is part of what is authenticated: none can be left out or moved.
std::string recordContext(std::int64_t index)
{
    return "hand-back|" + std::to_string(index);
}

[[nodiscard]] bool writeRecord(NewFile& file, const LockedBytes& key, std::int64_t index,
                               std::string_view record)
{
    const std::string blob = sealWith(key, record, recordContext(index));
    return file.write(lengthBytes(blob.size())) && file.write(blob);
}

std::string recordOf(const char* kind, const SealedPlace& place, std::string_view text,
                     const HandBack& wish)
{
    const Json json = {{"kind", kind},
                       {"number", place.number},
                       {"incident", wish.numberOf(place.incident)},
                       {"by", place.by.value},
                       {"at_ms_utc", place.at.ms},
                       {"text", std::string(text)}};
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace

Result<std::int64_t> writeHandBack(Database& database, SealKeys& keys, const HandBack& wish)
{
    if (wish.passphrase.size() < static_cast<std::size_t>(kPasswordBytesMin))
        return refuse(RefusalCode::PasswordBad, std::to_string(kPasswordBytesMin),
                      std::to_string(kPasswordBytesMax));
    // Before anything is written: the fact of a hand-back makes every key on the file lawfully
    // gone, also the one that was lost before, and nobody would look for it again.
    for (const SealedKind kind : {SealedKind::Note, SealedKind::Release}) {
        const auto missing = sealedWithoutKey(database, keys, kind);
        if (!missing)
            return missing.refusal();
        if (!missing->empty())
            return refuse(kind == SealedKind::Note ? RefusalCode::SealedNoteKeyMissing
                                                   : RefusalCode::SealedReleaseDamaged,
                          std::to_string(missing->front().number));
    }
    NewFile file(wish.path);
    const Refusal unwritable = refuse(RefusalCode::FileUnwritable, wish.path);
    if (!file.isOpen())
        return unwritable;
    const std::string salt = randomBytes(kSealSaltBytes);
    const LockedBytes key = keyFromPassword(wish.passphrase, salt, PasswordCost{});
    bool isWritten = file.write(kHandBackMagic) && file.write(salt);
    std::int64_t count = 0;
    std::int64_t notes = 0;
    // What was released is sealed under the same keys, and is gone with them too.
    for (const SealedKind kind : {SealedKind::Note, SealedKind::Release}) {
        const bool isNote = kind == SealedKind::Note;
        const auto expected = countSealed(database, keys, kind);
        if (!expected)
            return expected.refusal();
        const std::int64_t before = count;
        const auto walked = walkSealed(
            database, keys, 0,
            [&](const SealedPlace& place, std::string_view text) {
                std::string record = recordOf(isNote ? "note" : "release", place, text, wish);
                isWritten = isWritten && writeRecord(file, key, count++, record);
                wipe(record);
                return isWritten ? SealedTake::Next : SealedTake::Stop;
            },
            kind);
        if (!walked)
            return walked.refusal();
        // One that cannot be opened would be destroyed with the keys and be nowhere.
        if (walked->damaged > 0 || (isWritten && count - before != *expected))
            return refuse(RefusalCode::SealGroupDamaged, keys.group());
        notes += isNote ? count : 0;
    }
    const std::string end = R"({"kind":"end","notes":)" + std::to_string(notes) + "}";
    if (!isWritten || !writeRecord(file, key, count, end) || !file.keep())
        return unwritable;
    return notes;
}

SealPlan planHandBack(const SealKeys& keys, const std::string& toWhom,
                      const std::optional<AgentId>& second)
{
    SealGroupChanged change;
    change.group = keys.group();
    change.act = SealGroupAct::HandedBack;
    change.generation = keys.generation();
    change.agent = second;
    change.reason = toWhom;
    return {ChangeSealGroup{change},
            [name = keys.group(), generation = keys.generation()](Database& file) -> Result<void> {
                if (auto ok = checkSealGeneration(file, name, generation); !ok)
                    return ok;
                if (auto ok = dropSealMembers(file, name); !ok)
                    return ok;
                if (auto ok = dropSealEscrows(file, name); !ok)
                    return ok;
                return dropSealKeys(file, name);
            }};
}

Result<std::int64_t> readHandBack(const std::string& path, std::string_view passphrase,
                                  const std::function<void(std::string_view)>& take)
{
    std::ifstream file(path, std::ios::binary);
    std::string head(kHandBackMagic.size() + kSealSaltBytes, '\0');
    if (!file.read(head.data(), static_cast<std::streamsize>(head.size())) ||
        head.compare(0, kHandBackMagic.size(), kHandBackMagic) != 0)
        return refuse(RefusalCode::FileUnreadable, path, "it is no hand-back of sealed notes");
    const LockedBytes key =
        keyFromPassword(passphrase, head.substr(kHandBackMagic.size()), PasswordCost{});
    const Refusal unopened = refuse(RefusalCode::SealedFileUnopened, path);
    for (std::int64_t index = 0;; ++index) {
        std::array<char, kRecordLengthBytes> bytes{};
        if (!file.read(bytes.data(), bytes.size()))
            return unopened; // cut off before its end mark
        std::uint32_t length = 0;
        for (unsigned i = 0; i < kRecordLengthBytes; ++i)
            length |= std::uint32_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
        std::string blob(std::min(length, kRecordMax), '\0');
        if (length > kRecordMax || !file.read(blob.data(), length))
            return unopened;
        const auto record = openWith(key, blob, recordContext(index));
        if (!record)
            return unopened;
        if (record->view().substr(0, 13) == R"({"kind":"end")")
            return index;
        take(record->view());
    }
}

} // namespace haven
