#include "models/base/text.h"
#include "models/dispatch/decide_parts.h"

#include <algorithm>

namespace haven {

namespace {

constexpr std::size_t kHashHexChars = 64;

bool isHashHex(std::string_view text)
{
    return text.size() == kHashHexChars &&
           text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool isOwnCopy(const State& state, const std::string& file)
{
    const auto& all = state.backups.made;
    return std::any_of(all.begin(), all.end(), [&](const BackupMade& one) {
        return one.made.file == file && one.by == AgentId(kBackupAgent);
    });
}

} // namespace

Facts decideOne(const State& state, const RecordBackup& command, const Act&)
{
    const StationBackedUp& made = command.made;
    if (trimmed(made.file).empty())
        return refuse(RefusalCode::BackupNeedsFile);
    // What was copied is never newer than the log it is told to.
    const bool isOfThis = made.facts >= 1 && made.facts <= state.sequence && made.bytes > 0 &&
                          isHashHex(made.head) && isHashHex(made.digest);
    if (!isOfThis)
        return refuse(RefusalCode::BackupUnproven, made.file);
    // Only what Haven made by itself, and the log knows, is ever deleted by it.
    for (const std::string& older : made.gaveWay) {
        if (older == made.file || !isOwnCopy(state, older))
            return refuse(RefusalCode::BackupUnproven, made.file);
    }
    return std::vector<Event>{made};
}

Facts decideOne(const State& state, const RecordBackupFailure& command, const Act&)
{
    const BackupFailed& failed = command.failed;
    if (trimmed(failed.folder).empty() || trimmed(failed.why).empty())
        return refuse(RefusalCode::BackupNeedsFile);
    if (state.backups.fault && state.backups.fault->failed == failed)
        return refuse(RefusalCode::NothingToChange, "What is known of the backups");
    return std::vector<Event>{failed};
}

} // namespace haven
