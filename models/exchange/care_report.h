#pragma once

#include "models/exchange/handoff_report.h"

#include <functional>
#include <set>

// The care record on paper and as text: one page an incident, the two worksheets, the follow-ups,
// the care plans. A cell above what the reader's roles may see is withheld, and no page ever names
// who made a mandated report or what was perceived of race and sex.
namespace haven {

struct CareWish {
    const State& state;
    Instant now;
    std::string madeBy;
    std::set<Role> roles; // empty: plain reading, open and police
    // The name of an agent who is not signed on; empty, or an empty name: the agent's id is shown.
    std::function<std::string(const AgentId&)> nameOf = {};
};

// What was seen and done, force, reports, consents, referrals and follow-ups of one incident.
Report careReport(const CareWish& wish, const Incident& incident, const ReportClock& clock);
// Results of installed instruments, of one incident.
Report screeningReport(const CareWish& wish, const Incident& incident, const ReportClock& clock);
// Precondition: sheet is one of the two worksheets. It says on every sheet that it is no form of
// the state; the hospital's clocks are on it for a clinician alone.
Report worksheetReport(const CareWish& wish, const Incident& incident, CareSheet sheet,
                       const ReportClock& clock);
// Plain reading is told how many there are, and of whom nothing.
Report followUpReport(const CareWish& wish, const ReportClock& clock);
// Number, how it stands and when it ends; whom it is for and the words of all of them are care.
Report planListReport(const CareWish& wish, const ReportClock& clock);
// The whole plan. Whoever shows it has had ViewCare answered before.
Report planReport(const CareWish& wish, const CarePlan& plan, const ReportClock& clock);

// "in 48 hours": for lists and pages.
std::string_view followUpWords(FollowUpKind kind);

} // namespace haven
