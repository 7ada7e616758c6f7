#include "models/dispatch/backup_plan.h"

#include "models/base/text.h"
#include "models/dispatch/state.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace haven {

namespace {

constexpr Span kBackupEarly = Span::minutes(10);

// Takes the first word off.
std::string_view wordOff(std::string_view& words)
{
    words = trimmed(words);
    const auto end = words.find(' ');
    const std::string_view word = words.substr(0, end);
    words = end == std::string_view::npos ? std::string_view() : words.substr(end + 1);
    return word;
}

std::optional<std::int64_t> numberOff(std::string_view& words, std::int64_t least,
                                      std::int64_t most)
{
    const std::string_view word = wordOff(words);
    std::int64_t number = 0;
    const auto [end, fault] = std::from_chars(word.data(), word.data() + word.size(), number);
    const bool isWhole = fault == std::errc() && end == word.data() + word.size();
    return isWhole && number >= least && number <= most ? std::optional(number) : std::nullopt;
}

bool isFolderName(std::string_view name)
{
    const bool hasOrders = std::any_of(name.begin(), name.end(), [](char one) {
        return static_cast<unsigned char>(one) < 0x20 || one == 0x7f;
    });
    if (name.empty() || name.front() != '/' || name.size() > kBackupFolderCharsMax || hasOrders)
        return false;
    // By its name copies are found again: it has one spelling.
    const auto steps = split(std::string(name.substr(1)), '/');
    return std::none_of(steps.begin(), steps.end(), [](const std::string& step) {
        return step.empty() || step == "." || step == "..";
    });
}

// "/media/backup/" and "/media/backup" are one folder.
std::string withoutEndSlash(std::string_view name)
{
    while (name.size() > 1 && name.back() == '/')
        name.remove_suffix(1);
    return std::string(name);
}

bool isByItselfIn(const BackupMade& one, const std::string& folder)
{
    const auto slash = one.made.file.rfind('/');
    return one.by == AgentId(kBackupAgent) && slash != std::string::npos &&
           std::string_view(one.made.file).substr(0, std::max<std::size_t>(slash, 1)) == folder;
}

} // namespace

std::optional<BackupPlan> backupPlanFrom(std::string_view words)
{
    BackupPlan plan;
    if (toLower(std::string(wordOff(words))) != "every")
        return std::nullopt;
    const auto hours = numberOff(words, kBackupHoursMin, kBackupHoursMax);
    if (!hours || toLower(std::string(wordOff(words))) != "keep")
        return std::nullopt;
    const auto copies = numberOff(words, kBackupCopiesMin, kBackupCopiesMax);
    const std::string folder = withoutEndSlash(trimmed(words));
    if (!copies || !isFolderName(folder))
        return std::nullopt;
    plan.everyHours = *hours;
    plan.copies = *copies;
    plan.folder = folder;
    return plan;
}

Refusal backupPlanBad(std::string_view words)
{
    constexpr std::size_t kWordsShown = 200;
    return refuse(RefusalCode::BackupPlanBad, std::string(clipped(trimmed(words), kWordsShown)),
                  std::to_string(kBackupHoursMin), std::to_string(kBackupHoursMax),
                  std::to_string(kBackupCopiesMin), std::to_string(kBackupCopiesMax));
}

std::string backupPlanText(const BackupPlan& plan)
{
    return fmt::format("every {} keep {} {}", plan.everyHours, plan.copies, plan.folder);
}

std::optional<BackupPlan> backupPlanOf(const State& state)
{
    const auto found = state.settings.find(kBackupSetting);
    return found == state.settings.end() ? std::nullopt : backupPlanFrom(found->second);
}

Instant nextBackupAt(const State& state, const BackupPlan& plan)
{
    const auto& all = state.backups.made;
    const auto last = std::find_if(all.rbegin(), all.rend(), [&](const BackupMade& one) {
        return isByItselfIn(one, plan.folder);
    });
    if (last == all.rend())
        return Instant{};
    return last->at + Span::hours(plan.everyHours) - kBackupEarly;
}

std::vector<std::string> ownCopies(const State& state, const BackupPlan& plan)
{
    std::vector<std::string> own;
    for (const BackupMade& one : state.backups.made) {
        if (isByItselfIn(one, plan.folder))
            own.push_back(one.made.file);
    }
    return own;
}

std::vector<std::string> givingWay(std::vector<std::string> there, const BackupPlan& plan)
{
    const auto kept = static_cast<std::size_t>(plan.copies - 1);
    there.resize(there.size() > kept ? there.size() - kept : 0);
    return there;
}

} // namespace haven
