#include "app/session/staged_file.h"

#include "app/settings/whole_file.h"
#include "models/store/digest.h"

#include <filesystem>
#include <utility>

namespace haven {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kNameBytes = 6;

// Two exports to one place do not meet.
std::string partOf(const std::string& path)
{
    return path + "." + hexOf(randomBytes(kNameBytes)) + ".part";
}

} // namespace

StagedFile::StagedFile(std::string path, std::string part)
    : m_path(std::move(path)), m_part(std::move(part))
{}

Result<StagedFile> StagedFile::make(const std::string& path, const Write& write)
{
    const Refusal unwritable = refuse(RefusalCode::FileUnwritable, path);
    std::error_code ignored;
    std::string place = path;
    if (!mayBePutAt(path))
        return unwritable;
    if (fs::exists(path, ignored))
        place = fs::canonical(path, ignored).string(); // a link leads to what it names
    if (place.empty())
        return unwritable;
    StagedFile staged(place, partOf(place));
    if (!write(staged.m_part))
        return unwritable;
    return staged;
}

Result<void> StagedFile::place()
{
    std::error_code wrong;
    fs::rename(m_part, m_path, wrong);
    if (wrong)
        return refuse(RefusalCode::FileUnwritable, m_path);
    m_part.clear();
    return {};
}

StagedFile::StagedFile(StagedFile&& other) noexcept
    : m_path(std::move(other.m_path)), m_part(std::exchange(other.m_part, {}))
{}

StagedFile& StagedFile::operator=(StagedFile&& other) noexcept
{
    std::swap(m_path, other.m_path);
    std::swap(m_part, other.m_part);
    return *this;
}

StagedFile::~StagedFile()
{
    std::error_code ignored;
    if (!m_part.empty())
        fs::remove(m_part, ignored);
}

} // namespace haven
