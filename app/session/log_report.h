#pragma once

#include "app/session/agency_time.h"
#include "app/session/log_reader.h"
#include "models/exchange/report_rows.h"

#include <string>
#include <vector>

namespace haven {

struct LogReportRequest {
    LogQuery query;
    LogAudience audience = LogAudience::Internal;
    std::string agency;
    std::string selection; // the filter in words, for the heading
    std::string made;      // "2026-11-21 23:04:11 by Lindqvist at Position 3"; may be empty
    // Plain reading shows classes open and police; a recorded internal export shows all but
    // clinician-only.
    FieldClass classMax = FieldClass::Police;
};

struct LogReport {
    Report report;
    std::int64_t withheld = 0;
};

// The shift log as a report, oldest first. Every withheld field has its reason code in its place.
// Words are looked for in what this audience may read, or the choice would tell what is withheld.
// Errors: those of reading the station.
Result<LogReport> logReport(Database& database, const LogReportRequest& request,
                            const LogReader& reader, const AgencyTime& time);

} // namespace haven
