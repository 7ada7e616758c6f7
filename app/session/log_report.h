#pragma once

#include "app/session/agency_time.h"
#include "models/dispatch/log_words.h"
#include "models/exchange/report_rows.h"
#include "models/store/archive.h"

#include <functional>
#include <string>
#include <vector>

namespace haven {

struct LogReportRequest {
    LogQuery query;
    LogAudience audience = LogAudience::Internal;
    std::string agency;
    std::string selection; // the filter in words, for the heading
    // Plain reading shows classes open and police; a recorded internal export shows all but
    // clinician-only.
    FieldClass classMax = FieldClass::Police;
};

struct LogReport {
    Report report;
    std::int64_t withheld = 0;
};

// The shift log as a report. Every withheld field has its reason code in its place.
// Errors: those of reading the station.
Result<LogReport> logReport(Database& database, const LogReportRequest& request,
                            const LogWordsContext& words, const AgencyTime& time);

} // namespace haven
