#pragma once

#include "models/dispatch/act.h"
#include "models/dispatch/state.h"
#include "models/exchange/report_rows.h"

#include <functional>
#include <set>
#include <vector>

// What goes along on paper when somebody takes over a person in crisis: one page that hands off,
// and one for each checklist with who did what when. Plain data; whoever writes it decides nothing.
namespace haven {

// The agency's wall clock.
struct ReportClock {
    std::function<std::string(Instant)> time;  // "21:47:08"
    std::function<std::string(Instant)> dated; // "2026-11-21 21:47:08"
};

struct HandoffWish {
    const State& state; // the agency, its settings and cautions
    const Knowledge& knowledge;
    const Incident& incident; // need not be in the state: a cold one can be printed too
    Instant now;
    std::string madeBy;
    std::set<Role> roles; // of who reads it
};

// Who called, where, level and reason, weapon answer and time, what was said, who is on scene, what
// was done. What stands in the care record for whoever takes over is told to clinicians and
// supervisors alone. Of a restricted incident its title only; sealed notes are never on it.
Report handoffReport(const HandoffWish& wish, const ReportClock& clock);
// Every step of one run: done, set aside with its reason, or open. By the text that the run began
// with; where that is not to be had, what was recorded.
Report checklistReport(const HandoffWish& wish, const Checklist& run, const ReportClock& clock);
// The hand-off page, then each checklist, oldest first.
std::vector<Report> handoffPages(const HandoffWish& wish, const ReportClock& clock);

// How many rows the pages hold, and how many fields are withheld in them, for the fact of the log.
std::size_t rowCount(const std::vector<Report>& pages);
std::size_t withheldCount(const std::vector<Report>& pages);

} // namespace haven
