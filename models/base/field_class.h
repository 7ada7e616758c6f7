#pragma once

#include "models/base/enums.h"

namespace haven {

// Who may read a field, whether it is indexed for search, and what an export withholds.
// Open: anyone with the board. Police: agency staff. CriminalJustice: CJIS records.
// Victim, Juvenile: protected by state law. Care: health facts police and clinicians need.
// ClinicianOnly: sealed notes.
HAVEN_ENUM(FieldClass, Open, Police, CriminalJustice, Victim, Juvenile, Care, ClinicianOnly)

} // namespace haven
