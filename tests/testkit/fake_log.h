#pragma once

#include "models/dispatch/query.h"
#include "models/dispatch/state.h"

// What a station file answers about its log, over a list of facts in memory: for panels.
namespace haven::test {

LogPage fakeLogPage(const std::vector<Recorded>& log, const State& state, const Codes& codes,
                    const LogQuery& query);
ShiftSummary fakeSummary(const std::vector<Recorded>& log, const Codes& codes,
                         const ShiftSummaryQuery& query);
ReportNumbers fakeReportNumbers(const std::vector<Recorded>& log);
CrisisNumbers fakeNumbers(const std::vector<Recorded>& log, const Codes& codes,
                          const CrisisNumbersQuery& query);
// A gun is a gun, and an incident is called by the last digits of its number.
RemovalSight fakeRemovalSight(const std::vector<Recorded>& log, const State& state,
                              const Codes& codes, const RemovalQuery& query,
                              const std::set<Role>& roles, Instant now);
FactFound fakeFact(const std::vector<Recorded>& log, const State& state, const Codes& codes,
                   const FactQuery& query);

} // namespace haven::test
