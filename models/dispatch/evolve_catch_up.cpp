#include "models/dispatch/evolve_parts.h"

// What was entered afterwards.
namespace haven {

void fold(const Fold& f, const ActReconstructed& fact)
{
    if (fact.incident && f.incident(*fact.incident))
        f.state.incidentsCaughtUp[*fact.incident] = f.envelope.recordedAt;
    for (const UnitId& unit : fact.units) {
        if (f.unit(unit))
            f.state.unitsCaughtUp[unit] = f.envelope.recordedAt;
    }
    f.changes.isAlarmChanged = true;
}

} // namespace haven
