#pragma once

#include "models/dispatch/relief_brief.h"
#include "models/exchange/report_rows.h"

namespace haven {

// The relief brief as a report: a heading of both names, and a row a line.
Report reliefReport(const ReliefBrief& brief);

} // namespace haven
