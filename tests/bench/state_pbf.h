#pragma once

#include "models/geo/state_generator.h"

#include <string>

namespace haven::bench {

// The made-up state as an OpenStreetMap extract, so that an import as large as a small state's can
// be measured where no extract may be shown: its roads with their names, numbers of lanes left out,
// and an address and a shop here and there.
void writeStatePbf(const StatePlan& plan, const std::string& path);

} // namespace haven::bench
