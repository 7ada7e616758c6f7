#include "app/session/station_backup.h"

#include "models/base/text.h"

#include <fmt/format.h>

#include <filesystem>

namespace haven {

namespace {

constexpr std::int64_t kHoursAsHours = 48;

} // namespace

std::string backupTarget(const std::string& named, const std::string& station,
                         const AgencyTime& time, Instant now)
{
    const std::string_view words = trimmed(named);
    if (words.empty())
        return {};
    std::error_code ignored;
    std::filesystem::path target{std::string(words)};
    if (!std::filesystem::is_directory(target, ignored))
        return target.string();
    return backupNameIn(target.string(), station, time, now);
}

std::string backupNameIn(const std::string& folder, const std::string& station,
                         const AgencyTime& time, Instant now)
{
    std::string clock = time.dated(now).toStdString(); // "2026-12-01 07:30:05"
    std::erase(clock, ':');
    clock[clock.find(' ')] = '-';
    const std::string stem = std::filesystem::path(station).stem().string();
    return (std::filesystem::path(folder) / (stem + "-" + clock + ".haven")).string();
}

std::shared_ptr<const std::atomic<bool>> BackupRun::begin()
{
    m_isStopped = std::make_shared<std::atomic<bool>>(false);
    return m_isStopped;
}

void BackupRun::stop()
{
    if (m_isStopped)
        *m_isStopped = true;
}

std::string backupAgeWords(Span since)
{
    const std::int64_t hours = wholeHours(since);
    return hours < kHoursAsHours ? fmt::format("{} h", hours) : fmt::format("{} days", hours / 24);
}

} // namespace haven
