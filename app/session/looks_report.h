#pragma once

#include "app/session/log_report.h"
#include "models/dispatch/query.h"

#include <string>

// Who looked at what as a table, for whoever answers for the record. Console and havenctl share it.
namespace haven {

// What is in it, in words: "who looked at what, incident 4482, person Lake, from 2026-03-14 00:00".
std::string looksSelection(const LooksQuery& query, const AgencyTime& time);
// Newest first; what these roles do not read is withheld. Errors: RoleMissing, and of readLooks().
Result<LogReport> looksReport(Database& database, const LooksQuery& query, const LogReader& reader,
                              const AgencyTime& time);
// The same of what was read before.
LogReport looksReport(const LooksFound& found, const LooksQuery& query, const LogReader& reader,
                      const AgencyTime& time);

} // namespace haven
