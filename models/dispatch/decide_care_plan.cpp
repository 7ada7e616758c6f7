#include "models/base/text.h"
#include "models/crisis/diagnosis.h"
#include "models/crisis/guarded_text.h"
#include "models/dispatch/care_rules.h"
#include "models/dispatch/decide_parts.h"
#include "models/dispatch/person_age.h"
#include "models/dispatch/said_name.h"
#include "models/dispatch/unseen_rules.h"

#include <algorithm>
#include <cctype>

// Care plans, follow-ups, and reading what is not for everybody.
namespace haven {

namespace {

constexpr int kPlanReviewDays = 180; // kPlanReview
constexpr int kPlanDaysMax = 365;    // kCareYear

Result<const CarePlan*> knownPlan(const State& state, CarePlanId id)
{
    const auto found = state.carePlans.find(id);
    if (found == state.carePlans.end())
        return refuse(RefusalCode::CarePlanUnknown, std::to_string(id.value));
    return &found->second;
}

// Errors: CarePlanUnknown, CarePlanIsOver.
Result<const CarePlan*> livingPlan(const State& state, CarePlanId id)
{
    auto plan = knownPlan(state, id);
    if (plan && (*plan)->endedAt)
        return refuse(RefusalCode::CarePlanIsOver, std::to_string(id.value));
    return plan;
}

Result<const FollowUp*> openFollowUp(const State& state, FollowUpId id)
{
    const auto found = state.followUps.find(id);
    if (found == state.followUps.end())
        return refuse(RefusalCode::FollowUpUnknown, std::to_string(id.value));
    if (found->second.end)
        return refuse(RefusalCode::FollowUpIsOver, std::to_string(id.value));
    return &found->second;
}

// What words for the air say of whom they are about: the name, a part of it as it is written there
// ("Will", and not "he will"), or the day of birth. Empty: nothing.
std::string nameSaidIn(const std::string& words, const CarePlan& plan)
{
    constexpr std::size_t kPartMin = 3;
    // Of a name of one word no more than its spelling tells it from a word.
    const bool isWholeName = trimmed(plan.person).find(' ') != std::string_view::npos;
    if (isWholeName && saysName(words, plan.person))
        return plan.person;
    if (!plan.born.empty() && words.find(plan.born) != std::string::npos)
        return plan.born;
    const auto isOfWord = [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || (c & 0x80) != 0;
    };
    std::string part;
    for (const char c : plan.person + " ") {
        if (isOfWord(c)) {
            part += c;
            continue;
        }
        for (auto at = words.find(part); part.size() >= kPartMin && at != std::string::npos;
             at = words.find(part, at + 1)) {
            const auto end = at + part.size();
            const bool isWhole = (at == 0 || !isOfWord(words[at - 1])) &&
                                 (end == words.size() || !isOfWord(words[end]));
            if (isWhole && std::isupper(static_cast<unsigned char>(part.front())) != 0)
                return part;
        }
        part.clear();
    }
    return {};
}

// A new plan that says neither whom nor where is of the place of the incident it came of.
Result<CarePlan> completedPlan(const State& state, const RecordCarePlan& command, const Act& act)
{
    CarePlan plan = command.plan;
    if (command.incident) {
        const auto incident = knownIncident(state, *command.incident);
        if (!incident)
            return incident.refusal();
        const bool isBare = plan.person.empty() && plan.place.text.empty();
        if (isBare)
            plan.place = (*incident)->location;
    }
    plan.person = trimmed(plan.person);
    plan.place = placed(plan.place, act);
    if (plan.person.empty() && trimmed(plan.place.text).empty())
        return refuse(RefusalCode::CarePlanSubjectMissing);
    if (!isBirthDay(plan.born, act.day))
        return refuse(RefusalCode::BirthDayBad, plan.born);
    if (!isSaidInWords(plan.radioSafe))
        return refuse(RefusalCode::CarePlanWordsMissing);
    if (const std::string said = nameSaidIn(plan.radioSafe, plan); !said.empty())
        return refuse(RefusalCode::CarePlanWordsName, said);
    if (const auto word = diagnosisIn(plan.radioSafe))
        return refuse(RefusalCode::TextIsDiagnosis, *word);
    if (const auto term = withdrawnTermIn(plan.radioSafe))
        return refuse(RefusalCode::TextIsWithdrawnTerm, *term);
    // Whoever changed it last answers for it, and somebody else looks at it again.
    plan.author = act.doneBy;
    plan.approver.reset();
    plan.credentials.clear();
    plan.reviewAt.reset();
    plan.endsAt.reset();
    plan.endedAt.reset();
    plan.startedAt = act.happenedAt;
    return plan;
}

bool hasFollowUp(const State& state, IncidentId incident)
{
    return std::any_of(state.followUps.begin(), state.followUps.end(),
                       [&](const auto& one) { return one.second.incident == incident; });
}

// Whether the page of an incident shows these roles nothing: then nobody has read of anybody.
bool showsNothing(const State& state, CareView view, const Incident& incident,
                  const std::set<Role>& roles)
{
    const IncidentCare& care = incident.care;
    const bool isAfterwards = mayReadAfterwards(roles);
    if (view != CareView::CarePlan && incident.visibility == Visibility::Restricted &&
        !isAfterwards)
        return true;
    switch (view) {
    case CareView::CarePlan:
    case CareView::FollowUps:
        return false;
    case CareView::CareRecord:
        return isAfterwards ? care == IncidentCare{} && !hasFollowUp(state, incident.id)
                            : care.force.empty() && !hasOfficerRequest(incident);
    // Beside what is not filled in a worksheet says whom the incident names.
    case CareView::OfficerRequest:
        return !hasOfficerRequest(incident) && !crisisPerson(incident);
    case CareView::Certificate:
        return care.sheets.count(CareSheet::Certificate) == 0 && !crisisPerson(incident);
    case CareView::Screenings:
        return care.screenings.empty();
    }
    return false;
}

// The same of the lists, which are of no one incident.
bool isListEmpty(const State& state, CareView view)
{
    return (view == CareView::CareRecord && state.carePlans.empty()) ||
           (view == CareView::FollowUps && state.followUps.empty());
}

// A dispatcher needs it for the call at hand; clinicians and supervisors also look after the plans.
Result<void> mayReadCare(const State& state, const ViewCare& command, const Act& act)
{
    const bool isDispatcherOnly =
        act.roles.count(Role::Clinician) == 0 && act.roles.count(Role::Supervisor) == 0;
    if (command.view == CareView::CarePlan) {
        if (!command.plan)
            return refuse(RefusalCode::CarePlanUnknown, "without a number");
        if (const auto plan = knownPlan(state, *command.plan); !plan)
            return plan.refusal();
        if (!isDispatcherOnly)
            return {};
        const auto found =
            command.incident ? state.incidents.find(*command.incident) : state.incidents.end();
        const std::string number =
            command.incident ? numberOf(state, *command.incident) : std::string("at hand");
        if (found == state.incidents.end())
            return refuse(RefusalCode::CarePlanNotHere, std::to_string(command.plan->value),
                          number);
        const auto hits = plansFor(state, found->second, act.happenedAt);
        const bool isHere = std::any_of(hits.begin(), hits.end(), [&](const PlanHit& hit) {
            return hit.plan == *command.plan;
        });
        if (!isHere)
            return refuse(RefusalCode::CarePlanNotHere, std::to_string(command.plan->value),
                          number);
    }
    // Outcomes, referrals and follow-ups are care: read by who works on them afterwards.
    const bool isAfterwards = command.view == CareView::FollowUps ||
                              command.view == CareView::Certificate ||
                              command.view == CareView::Screenings ||
                              (command.view == CareView::CareRecord && !command.incident);
    if (isAfterwards && isDispatcherOnly)
        return refuse(RefusalCode::RoleMissing, ViewCare::kName, "Clinician or Supervisor");
    return {};
}

} // namespace

Facts decideOne(const State& state, const RecordCarePlan& command, const Act& act)
{
    if (command.plan.id != CarePlanId{}) {
        if (const auto plan = livingPlan(state, command.plan.id); !plan)
            return plan.refusal();
    }
    auto plan = completedPlan(state, command, act);
    if (!plan)
        return plan.refusal();
    CarePlanRecorded fact;
    fact.incident = command.incident;
    fact.plan = *std::move(plan);
    if (fact.plan.id == CarePlanId{})
        fact.plan.id = CarePlanId(state.counters.carePlan + 1);
    return std::vector<Event>{std::move(fact)};
}

Facts decideOne(const State& state, const ApproveCarePlan& command, const Act& act)
{
    const auto plan = livingPlan(state, command.plan);
    if (!plan)
        return plan.refusal();
    const std::string number = std::to_string(command.plan.value);
    if (const auto missing = missingOf(**plan); !missing.empty())
        return refuse(RefusalCode::CarePlanIncomplete, number, joined(missing, ", "));
    // Renewing needs a second look only where something was changed since the first.
    if (!(*plan)->approver && (*plan)->author == act.doneBy)
        return refuse(RefusalCode::CarePlanByAuthor, number, (*plan)->author.value);
    CarePlanApproved fact;
    fact.plan = command.plan;
    fact.credentials = trimmed(command.credentials);
    const int ends = command.endDays.value_or(kPlanDaysMax);
    const int review = command.reviewDays.value_or(std::min(kPlanReviewDays, ends));
    if (review < 1 || review > ends || ends > kPlanDaysMax)
        return refuse(RefusalCode::CarePlanDaysBad, number);
    fact.reviewAt = act.happenedAt + Span::hours(24 * review);
    fact.endsAt = act.happenedAt + Span::hours(24 * ends);
    return std::vector<Event>{std::move(fact)};
}

Facts decideOne(const State& state, const EndCarePlan& command, const Act&)
{
    if (const auto plan = livingPlan(state, command.plan); !plan)
        return plan.refusal();
    if (trimmed(command.reason).empty())
        return refuse(RefusalCode::ReasonMissing, "Ending a care plan");
    return std::vector<Event>{CarePlanEnded{command.plan, command.reason}};
}

Facts decideOne(const State& state, const ViewCare& command, const Act& act)
{
    const Incident* shown = nullptr;
    if (command.incident) {
        const auto incident = knownIncident(state, *command.incident);
        if (!incident)
            return incident.refusal();
        shown = *incident;
    }
    if (const auto can = mayReadCare(state, command, act); !can)
        return can.refusal();
    // What was on a page was seen there, whatever became of its incident since.
    const bool isOnPage = command.way == CareLookWay::OnPage && command.view != CareView::CarePlan;
    if (!isOnPage && trimmed(command.reason).empty())
        return refuse(RefusalCode::CareReasonMissing);
    CareViewed fact{command.view, command.incident, command.plan, command.reason, {}};
    if (isOnPage)
        return std::vector<Event>{std::move(fact)};
    if (shown ? showsNothing(state, command.view, *shown, act.roles)
              : isListEmpty(state, command.view))
        fact.shownNothing = true;
    return std::vector<Event>{std::move(fact)};
}

Facts decideOne(const State& state, const PlanFollowUp& command, const Act& act)
{
    const auto incident = knownIncident(state, command.incident);
    if (!incident)
        return incident.refusal();
    // For whom six weeks are says how old a restricted person is.
    if (command.kind == FollowUpKind::SixWeeks && isRestricted(state, command.incident) &&
        !mayReadRestricted(act.roles))
        return refuse(RefusalCode::IncidentIsRestricted, (*incident)->number);
    const SchoolAge age = schoolAgeOf(**incident, act.happenedAt);
    if (command.kind == FollowUpKind::SixWeeks && age != SchoolAge::InSchool)
        return refuse(age == SchoolAge::Past ? RefusalCode::FollowUpForYouth
                                             : RefusalCode::FollowUpAgeUnknown,
                      (*incident)->number);
    FollowUpPlanned fact;
    fact.incident = command.incident;
    FollowUp& one = fact.followUp;
    one.id = FollowUpId(state.counters.followUp + 1);
    one.incident = command.incident;
    one.number = (*incident)->number;
    one.kind = command.kind;
    one.dueAt = act.happenedAt + spanOf(command.kind);
    one.text = trimmed(command.text);
    one.madeBy = act.doneBy;
    one.madeAt = act.happenedAt;
    return std::vector<Event>{std::move(fact)};
}

Facts decideOne(const State& state, const TryFollowUp& command, const Act&)
{
    const auto one = openFollowUp(state, command.followUp);
    if (!one)
        return one.refusal();
    return std::vector<Event>{
        FollowUpTried{(*one)->incident, command.followUp, command.result, command.text}};
}

namespace {

// Days until six weeks of contacts may be called done: in their last week, not after the first one.
std::int64_t daysToGo(const FollowUp& one, Instant now)
{
    constexpr Span kLastWeek = Span::hours(24 * 7);
    constexpr std::int64_t kDaySeconds = 24 * 3600;
    if (one.kind != FollowUpKind::SixWeeks || one.dueAt - now <= kLastWeek)
        return 0;
    return (one.dueAt - now).wholeSeconds() / kDaySeconds;
}

} // namespace

Facts decideOne(const State& state, const EndFollowUp& command, const Act& act)
{
    const auto one = openFollowUp(state, command.followUp);
    if (!one)
        return one.refusal();
    const auto& tries = (*one)->tries;
    const bool isReached = std::any_of(tries.begin(), tries.end(), [](const ContactTry& attempt) {
        return attempt.result == ContactResult::Reached;
    });
    if (command.end == FollowUpEnd::Done && !isReached)
        return refuse(RefusalCode::FollowUpNotReached, std::to_string(command.followUp.value));
    if (const auto days = daysToGo(**one, act.happenedAt);
        command.end == FollowUpEnd::Done && days > 0)
        return refuse(RefusalCode::FollowUpGoesOn, std::to_string(command.followUp.value),
                      std::to_string(days));
    if (command.end != FollowUpEnd::Done && trimmed(command.reason).empty())
        return refuse(RefusalCode::ReasonMissing, "Ending a follow-up that was not done");
    return std::vector<Event>{
        FollowUpEnded{(*one)->incident, command.followUp, command.end, command.reason}};
}

} // namespace haven
