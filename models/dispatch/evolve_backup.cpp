#include "models/dispatch/evolve_parts.h"

namespace haven {

void fold(const Fold& f, const StationBackedUp& fact)
{
    auto& all = f.state.backups.made;
    std::erase_if(all, [&](const BackupMade& one) { return one.made.file == fact.file; });
    if (all.size() >= kBackupsKept)
        all.erase(all.begin());
    all.push_back({fact, f.envelope.doneBy, f.envelope.recordedAt});
    f.changes.isRosterChanged = true;
}

} // namespace haven
