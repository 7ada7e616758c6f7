#include "models/dispatch/backup_book.h"

#include "models/dispatch/state.h"

#include <algorithm>

namespace haven {

std::int64_t wholeHours(Span span)
{
    return span.ms / Span::hours(1).ms;
}

bool isRemovalWaiting(const State& state)
{
    const auto& all = state.recordBook.removals;
    return std::any_of(all.begin(), all.end(), [](const auto& one) {
        return one.second.standing == RemovalStanding::Approved && !one.second.carriedOutAt;
    });
}

std::optional<Span> backupOverdue(const State& state, Instant now)
{
    if (state.mode != StationMode::Live)
        return std::nullopt;
    const BackupBook& book = state.backups;
    // What was made beside this console may come to the log later than what was made after it.
    Instant last = book.stationMadeAt;
    for (const BackupMade& one : book.made)
        last = std::max(last, one.at);
    if (last == Instant{})
        return std::nullopt; // nobody knows since when
    const Span since = now - last;
    return since > kBackupDueAfter ? std::optional(since) : std::nullopt;
}

} // namespace haven
