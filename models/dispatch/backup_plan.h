#pragma once

#include "models/base/result.h"
#include "models/dispatch/backup_book.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// Copies that a console makes by itself: how often, where to, and how many of them stay. It is a
// setting of the station (kBackupSetting), in words that people can write and read.
namespace haven {

inline constexpr std::int64_t kBackupHoursMin = 1;
inline constexpr std::int64_t kBackupHoursMax = 24;
// One that is being deleted is never the only one.
inline constexpr std::int64_t kBackupCopiesMin = 2;
inline constexpr std::int64_t kBackupCopiesMax = 60;
inline constexpr std::size_t kBackupFolderCharsMax = 500;
static_assert(kBackupCopiesMax < static_cast<std::int64_t>(kBackupsKept));

struct BackupPlan {
    std::int64_t everyHours = 4;
    std::int64_t copies = 20; // the newest; older ones that were made by themselves are deleted
    std::string folder;       // from the root on
    bool operator==(const BackupPlan&) const = default;
};

// "every 4 keep 20 /media/backup"; the folder is the rest of the line. Empty: it says no plan.
std::optional<BackupPlan> backupPlanFrom(std::string_view words);
std::string backupPlanText(const BackupPlan& plan);
// Why words are no plan, and how one is said.
Refusal backupPlanBad(std::string_view words);
// What a line says in the place of a plan where none is to be made by itself.
inline constexpr const char* kBackupOff = "off";
// Empty: none is to be made by itself.
std::optional<BackupPlan> backupPlanOf(const State& state);

// When the next one is to be made by itself: a little before its hours are over, so that with one a
// day none is due. In the past where one is owed.
Instant nextBackupAt(const State& state, const BackupPlan& plan);
// Copies that were made by themselves in this folder, the oldest first.
std::vector<std::string> ownCopies(const State& state, const BackupPlan& plan);
// Which of those that are there, the oldest first, give way to one more.
std::vector<std::string> givingWay(std::vector<std::string> there, const BackupPlan& plan);

} // namespace haven
