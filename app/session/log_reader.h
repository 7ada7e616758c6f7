#pragma once

#include "app/session/agency_time.h"
#include "models/base/result.h"
#include "models/dispatch/alarm_numbers.h"
#include "models/dispatch/crisis_numbers.h"
#include "models/dispatch/log_words.h"
#include "models/dispatch/report_gaps.h"
#include "models/dispatch/state.h"
#include "models/store/sqlite.h"

#include <optional>
#include <set>

namespace haven {

class CueSet;

// Who reads the log: what may be told depends on the roles.
struct LogReader {
    const Codes* codes = nullptr;
    std::set<Role> roles;
    // For what goes by the agency's calendar; without a clock there is no such thing.
    const AgencyTime* time = nullptr; // outlives it
    Instant now = {};
    // Of restricted incidents only those are told that were opened with a reason, in a window and
    // in what is exported. Without a set all are told to whoever may read behind the title: what
    // such a reader asks is recorded with a reason otherwise, as who looked is.
    std::optional<std::set<IncidentId>> opened = std::nullopt;
    // What tells a weapon in words; outlives it. Without it none is looked for.
    const CueSet* cues = nullptr;
};

// The strictest class that these roles read. An administrator keeps accounts and tables, and no
// role at all is plain reading: neither is told of anybody's health.
FieldClass classMaxOf(const std::set<Role>& roles);

// Whether these roles are told the names of victims and of minors.
bool mayReadNames(const std::set<Role>& roles);

// What is opened with one incident: what was joined is one, and is restricted as one.
std::set<IncidentId> openedWith(const State& state, IncidentId id);

// Words for one answer, with numbers, names and visibility looked up in the station file, where
// also what has left memory is. Used by the thread that owns the database, and not longer than it.
LogWordsContext stationWords(Database& database, const LogReader& reader);
// For what leaves the house: without the code words of alarms, wherever they were typed.
LogWordsContext outwardStationWords(Database& database, const LogReader& reader);

// Makes the number of an incident, where one is asked for, what is read: the incident, or what the
// log says of its removal where the law took it out. False: there never was such a number, or
// nobody knows it any more. Errors: IncidentAmbiguous, those of reading.
Result<bool> narrowToNumber(Database& database, LogQuery& query);
// A page in words, each line as this reader may see it. Errors: those of reading.
Result<LogPage> readLog(Database& database, LogQuery query, const LogReader& reader);
// Errors: those of reading.
Result<FactFound> readFact(Database& database, const FactQuery& query, const LogReader& reader);
// Cut after kSummaryFactsMax facts; reasons as this reader may read them. Errors: those of reading.
inline constexpr std::int64_t kSummaryFactsMax = 500'000;
Result<ShiftSummary> readSummary(Database& database, const ShiftSummaryQuery& query,
                                 const LogReader& reader);
// The same limit, from kAgainWithin before the period on. The tables by perceived race and sex are
// there for a supervisor alone and for a quarter of the agency's calendar that is over. Errors:
// those of reading.
Result<CrisisNumbers> readNumbers(Database& database, CrisisNumbersQuery query,
                                  const LogReader& reader);
// The alarms of the period; the same limit. Errors: those of reading.
Result<AlarmNumbers> readAlarmNumbers(Database& database, const AlarmNumbersQuery& query,
                                      const LogReader& reader);
// Every report number that was ever given. Errors: those of reading.
Result<ReportNumbers> readReportNumbers(Database& database);
// The quarter that "2026-Q3" names, by the agency's clock, up to its last moment.
std::optional<CrisisNumbersQuery> quarterNamed(std::string_view words, const AgencyTime& time);

} // namespace haven
