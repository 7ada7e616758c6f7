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
    if (all.size() >= kBackupsKept)
        all.erase(all.begin());
    all.push_back({fact, f.envelope.doneBy, f.envelope.happenedAt});
    if (f.envelope.doneBy == AgentId(kBackupAgent))
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
