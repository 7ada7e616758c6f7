#pragma once

#include "models/exchange/report_rows.h"

#include <string>
#include <vector>

namespace haven {

// Each report on pages of its own, letter size, upright: what goes along with a person in crisis.
// From any thread, one at a time a file; a QGuiApplication must exist (fonts). Written beside and
// renamed, so that a failed print leaves the old file alone. False when it cannot be written.
bool writeHandoffPdf(const std::vector<Report>& pages, const std::string& path);

} // namespace haven
