#include "models/dispatch/backup_book.h"

#include "models/dispatch/state.h"

namespace haven {

std::int64_t wholeHours(Span span)
{
    return span.ms / Span::hours(1).ms;
}

std::optional<Span> backupOverdue(const State& state, Instant now)
{
    if (state.mode != StationMode::Live)
        return std::nullopt;
    const BackupBook& book = state.backups;
    const Instant last = book.made.empty() ? book.stationMadeAt : book.made.back().at;
    if (last == Instant{})
        return std::nullopt; // nobody knows since when
    const Span since = now - last;
    return since > kBackupDueAfter ? std::optional(since) : std::nullopt;
}

} // namespace haven
