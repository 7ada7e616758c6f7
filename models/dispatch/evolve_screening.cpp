#include "models/dispatch/evolve_parts.h"

namespace haven {

void fold(const Fold& f, const ScreeningRecorded& fact)
{
    if (Incident* incident = f.incident(fact.incident))
        incident->care.screenings.push_back(fact.screening);
}

} // namespace haven
