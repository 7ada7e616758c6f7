#include "models/dispatch/evolve_parts.h"

#include <algorithm>

namespace haven {

void fold(const Fold& f, const StationBackedUp& fact)
{
    auto& all = f.state.backups.made;
    const auto isGone = [&](const std::string& file) {
        return file == fact.file ||
               std::find(fact.gaveWay.begin(), fact.gaveWay.end(), file) != fact.gaveWay.end();
    };
    std::erase_if(all, [&](const BackupMade& one) { return isGone(one.made.file); });
    // Those that are made by hand push none out of those that give way by themselves.
    const bool isOwn = f.envelope.doneBy == AgentId(kBackupAgent);
    const auto isOfKind = [&](const BackupMade& one) {
        return (one.by == AgentId(kBackupAgent)) == isOwn;
    };
    if (std::count_if(all.begin(), all.end(), isOfKind) >=
        static_cast<std::ptrdiff_t>(kBackupsKept))
        all.erase(std::find_if(all.begin(), all.end(), isOfKind));
    all.push_back({fact, f.envelope.doneBy, f.envelope.happenedAt});
    if (isOwn)
        f.state.backups.fault.reset();
    f.changes.isRosterChanged = true;
}

void fold(const Fold& f, const BackupFailed& fact)
{
    auto& fault = f.state.backups.fault;
    // Another reason is no new beginning.
    const Instant since = fault ? fault->since : f.envelope.recordedAt;
    fault = BackupFault{fact, since};
    f.changes.isRosterChanged = true;
}

} // namespace haven
