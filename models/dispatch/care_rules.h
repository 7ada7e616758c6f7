#pragma once

#include "models/dispatch/act.h"
#include "models/dispatch/state.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

// What follows from the care record: which plan belongs to a call, what is overdue, which clocks
// run. Pure views of the State, asked by the rules, the screen, paper and havenctl.
namespace haven {

inline constexpr Span kCareYear = Span::hours(24 * 365); // of plans, cautions and consents
inline constexpr Span kPlanReview = Span::hours(24 * 180);
inline constexpr Span kChildReportWithin = Span::hours(12); // CGS 17a-101b
inline constexpr Span kReportReminder = Span::hours(3);     // before it is over
inline constexpr Span kExamWithin = Span::hours(24);        // CGS 17a-503: the hospital's clocks
inline constexpr Span kHoldMax = Span::hours(72);

// --- who reads it ---

// Whoever works with people in crisis. An administrator keeps accounts and tables, and no role at
// all is plain reading: neither is told of anybody's health.
bool mayReadCare(const std::set<Role>& roles);
// Outcomes and all that follows are care, not police: a dispatcher alone does not read them.
bool mayReadAfterwards(const std::set<Role>& roles);
// The officer's request is a police record. Medicines and the rest of the hand-off page are care
// like the outcome: a dispatcher sees that they are there, and reads the safety facts.
bool mayReadSheet(CareSheet sheet, const std::set<Role>& roles);
// Who may not read a sheet writes where nothing stands, and mends their own words; a colleague's
// they neither see nor replace. `standing`: nullptr for none.
bool mayReplace(const CareText* standing, CareSheet sheet, const std::set<Role>& roles,
                const AgentId& who);
// Every mandated report, in the order of their numbers.
std::vector<const MandatedReport*> reportsOf(const IncidentCare& care);
std::vector<const MandatedReport*> dueReportsOf(const IncidentCare& care, MandatedKind kind);
// The first is of a log from before they had numbers; a new one is counted in its kind.
std::int64_t nextReportNumber(const IncidentCare& care);
std::int64_t nextReportNumber(const IncidentCare& care, MandatedKind kind);
const CareText* careTextOf(const IncidentCare& care, CareSheet sheet, CareField field);

// --- plans ---

// SamePerson: name and birth agree. SameName: nobody has said when they were born; to be confirmed.
HAVEN_ENUM(PlanMatch, SamePerson, SameName, SamePlace)

struct PlanHit {
    CarePlanId plan;
    PlanMatch match = PlanMatch::SamePlace;
    Span age; // since it was approved last
    bool isReviewDue = false;
    bool operator==(const PlanHit&) const = default;
};

// Whom and where a call is about.
struct PlanQuestion {
    Location place;
    std::vector<Person> people;
};

// Approved, not ended, not run out. A plan of an apartment is for that apartment alone.
std::vector<PlanHit> plansFor(const State& state, const PlanQuestion& question, Instant now);
std::vector<PlanHit> plansFor(const State& state, const Incident& incident, Instant now);
// The one that fits best, approved or not yet: for those who write plans and approve them.
std::optional<CarePlanId> planAbout(const State& state, const Incident& incident, Instant now);
// Whose crisis it is, of all who are named on an incident: the newest patient, else the newest of
// those it is about. Never who called, saw it or was done something to: what is written of "the
// person" would follow them. Empty where no such name is known.
const Person* crisisPerson(const Incident& incident);
// What the incident says of them for this field of a worksheet, to be taken over by hand and never
// taken as said; empty where it says nothing.
std::string knownOnIncident(const Incident& incident, CareField field);
bool isPlanShown(const CarePlan& plan, Instant now);
// A letter or a digit at least: blanks and signs tell whoever goes there nothing.
bool isSaidInWords(std::string_view text);
// What is still to be written before it can be approved: "source", "consent".
std::vector<std::string> missingOf(const CarePlan& plan);

// --- follow-ups ---

Span spanOf(FollowUpKind kind);
// Open ones, the one due first on top; then those that ended, newest first.
std::vector<const FollowUp*> followUpList(const State& state);
bool isOverdue(const FollowUp& followUp, Instant now);
// Somebody was promised a follow-up that has not ended, or a report of the law is due: whoever owes
// it reads whom to call, and its clock runs, where the incident is in memory.
bool isCareOwed(const State& state, const Incident& incident);

// --- what a supervisor has to see ---

// ReportSoon: its time runs out within kReportReminder, so that there is still time to make it.
HAVEN_ENUM(CareLateness, FollowUpLate, ReportLate, PlanOver, CautionOver, ReportSoon)
struct CareLate {
    CareLateness what = CareLateness::FollowUpLate;
    std::optional<IncidentId> incident;
    std::int64_t number = 0; // of the follow-up, the plan or the caution
    Instant since;
    bool operator==(const CareLate&) const = default;
};
std::vector<CareLate> careLate(const State& state, Instant now);

// --- worksheets ---

// From the arrival at the hospital. They are the hospital's, shown to the clinician alone.
struct HospitalClocks {
    Instant examBy;
    Instant holdUntil;
    bool operator==(const HospitalClocks&) const = default;
};
std::optional<HospitalClocks> hospitalClocks(const CareTexts& texts);
// By the answered age group, or when whose crisis it is was born: either is enough.
bool isUnderAge(const Incident& incident, Instant now);
// By what was answered or, where nobody was asked, by the birth day: 18 may still be in school, and
// of the youth team.
enum class SchoolAge { NotKnown, InSchool, Past };
SchoolAge schoolAgeOf(const Incident& incident, Instant now);
bool hasOfficerRequest(const Incident& incident);
// As a checklist was answered last; whatever page of the agency's asked it. CGS 17a-683.
bool isProtectiveCustody(const Incident& incident);
// Custody to bring somebody into care is no arrest and ends as none. Errors: CustodyIsNotArrest,
// ProtectiveIsNotArrest.
Result<void> mayBeArrest(const Incident& incident);
// By the common code of the disposition.
bool isArrest(const DispositionRule& disposition);

// --- force ---

// A later entry says that it was a slip: it stays on the record and is not counted.
bool isForceCorrected(const std::vector<Force>& all, const Force& one);
// Was any used, by what stands; empty where nothing was recorded.
std::optional<bool> forceUsed(const std::vector<Force>& all);

// In force now and to this partner.
bool isConsented(const IncidentCare& care, std::string_view partner, Instant now);
// It left this house: they have what was written, whatever they answered.
bool isReferralWithThem(ReferralStatus status);

} // namespace haven
