#include "models/dispatch/care_rules.h"

#include "models/base/text.h"
#include "models/dispatch/nearby.h"
#include "models/dispatch/one_place.h"
#include "models/dispatch/person_age.h"

#include <algorithm>
#include <cctype>
#include <initializer_list>
#include <tuple>

namespace haven {

namespace {

constexpr std::string_view kArrestCode = "03";                        // the common disposition
constexpr std::string_view kProtectiveCustody = "Protective custody"; // an answer of a checklist

std::optional<PlanMatch> personMatch(const CarePlan& plan, const Person& person, Instant now)
{
    const std::string key = nameKey(plan.person);
    if (key.empty() || key != nameKey(person.name))
        return std::nullopt;
    switch (bornMatch(plan.born, person.born, now)) {
    case BornMatch::Same:
        return PlanMatch::SamePerson;
    case BornMatch::Perhaps:
        return PlanMatch::SameName;
    case BornMatch::Differs:
        break;
    }
    return std::nullopt;
}

bool isAtPlace(const CarePlan& plan, const Location& place)
{
    if (!plan.person.empty())
        return false;
    const PlaceMatch match = placeMatch(place, plan.place);
    // "Group home B" is no apartment, and is not the next house of the same address.
    const bool isWhole = plan.place.detail.empty() || !homeOf(plan.place).apartment.empty();
    return isWhole ? match == PlaceMatch::Same || match == PlaceMatch::Around
                   : isOnePlace(match) && doorKey(plan.place) == doorKey(place);
}

std::optional<PlanMatch> matchOf(const CarePlan& plan, const PlanQuestion& question, Instant now)
{
    std::optional<PlanMatch> best;
    for (const auto& person : question.people) {
        const auto match = personMatch(plan, person, now);
        if (match && (!best || *match < *best))
            best = match;
    }
    if (!best && isAtPlace(plan, question.place))
        best = PlanMatch::SamePlace;
    return best;
}

bool hasAgeGroup(const Incident& incident, std::string_view value)
{
    const auto found = incident.answers.find(Fact::AgeGroup);
    return found != incident.answers.end() && found->second.answer.value == value;
}

void addLate(std::vector<CareLate>& out, const Incident& incident, Instant now)
{
    for (const MandatedReport* report : reportsOf(incident.care)) {
        if (report->standing != MandatedStanding::Due || !report->dueAt)
            continue;
        const Instant remindAt = *report->dueAt - kReportReminder;
        if (*report->dueAt <= now)
            out.push_back({CareLateness::ReportLate, incident.id, 0, *report->dueAt});
        else if (remindAt <= now)
            out.push_back({CareLateness::ReportSoon, incident.id, 0, remindAt});
    }
}

} // namespace

const Person* crisisPerson(const Incident& incident)
{
    const auto newest = [&](std::initializer_list<PersonRole> roles) {
        const Person* found = nullptr;
        for (const Person& person : incident.persons) {
            const bool isOne = std::find(roles.begin(), roles.end(), person.role) != roles.end();
            if (isOne && !trimmed(person.name).empty())
                found = &person;
        }
        return found;
    };
    const Person* patient = newest({PersonRole::Patient});
    return patient ? patient
                   : newest({PersonRole::InvolvedPerson, PersonRole::PersonOfInterest,
                             PersonRole::Suspect});
}

std::string knownOnIncident(const Incident& incident, CareField field)
{
    const Person* person = crisisPerson(incident);
    if (person && field == CareField::Person)
        return std::string(trimmed(person->name));
    if (person && field == CareField::Born)
        return std::string(trimmed(person->born));
    return {};
}

bool isPlanShown(const CarePlan& plan, Instant now)
{
    return plan.approver && !plan.endedAt && (!plan.endsAt || *plan.endsAt > now);
}

std::vector<PlanHit> plansFor(const State& state, const PlanQuestion& question, Instant now)
{
    std::vector<PlanHit> hits;
    for (const auto& [id, plan] : state.carePlans) {
        const auto match = isPlanShown(plan, now) ? matchOf(plan, question, now) : std::nullopt;
        if (match)
            hits.push_back(
                {id, *match, now - plan.startedAt, plan.reviewAt && *plan.reviewAt <= now});
    }
    std::sort(hits.begin(), hits.end(), [](const PlanHit& a, const PlanHit& b) {
        return std::tie(a.match, a.plan) < std::tie(b.match, b.plan);
    });
    return hits;
}

std::vector<PlanHit> plansFor(const State& state, const Incident& incident, Instant now)
{
    if (incident.visibility == Visibility::Restricted)
        return {};
    return plansFor(state, PlanQuestion{incident.location, incident.persons}, now);
}

std::optional<CarePlanId> planAbout(const State& state, const Incident& incident, Instant now)
{
    const PlanQuestion question{incident.location, incident.persons};
    std::optional<std::pair<PlanMatch, CarePlanId>> best;
    for (const auto& [id, plan] : state.carePlans) {
        const auto match = plan.endedAt ? std::nullopt : matchOf(plan, question, now);
        if (match && (!best || std::pair(*match, id) < *best))
            best = std::pair(*match, id);
    }
    return best ? std::optional(best->second) : std::nullopt;
}

bool isSaidInWords(std::string_view text)
{
    return std::any_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0x80 || std::isalnum(byte) != 0;
    });
}

std::vector<std::string> missingOf(const CarePlan& plan)
{
    std::vector<std::string> missing;
    if (!isSaidInWords(plan.radioSafe))
        missing.emplace_back("radio");
    for (const auto& [field, word] :
         {std::pair{PlanField::Helps, "helps"}, std::pair{PlanField::Steps, "steps"},
          std::pair{PlanField::Source, "source"}}) {
        const auto text = plan.texts.find(field);
        if (text == plan.texts.end() || !isSaidInWords(text->second))
            missing.emplace_back(word);
    }
    if (!plan.person.empty() && plan.consent == PlanConsent::NotAsked)
        missing.emplace_back("consent");
    return missing;
}

Span spanOf(FollowUpKind kind)
{
    switch (kind) {
    case FollowUpKind::Hours24:
        return Span::hours(24);
    case FollowUpKind::Hours48:
        return Span::hours(48);
    case FollowUpKind::Hours72:
        return Span::hours(72);
    case FollowUpKind::SixWeeks:
        return Span::hours(24 * 42);
    }
    return {};
}

std::vector<const FollowUp*> followUpList(const State& state)
{
    std::vector<const FollowUp*> list;
    for (const auto& [id, one] : state.followUps)
        list.push_back(&one);
    std::stable_sort(list.begin(), list.end(), [](const FollowUp* a, const FollowUp* b) {
        if (a->end.has_value() != b->end.has_value())
            return b->end.has_value();
        return a->end ? a->endedAt > b->endedAt : a->dueAt < b->dueAt;
    });
    return list;
}

bool isOverdue(const FollowUp& followUp, Instant now)
{
    return !followUp.end && followUp.dueAt <= now;
}

bool isCareOwed(const State& state, const Incident& incident)
{
    const auto isOpen = [&](const auto& entry) {
        return entry.second.incident == incident.id && !entry.second.end;
    };
    const auto isDue = [](const MandatedReport* one) {
        return one->standing == MandatedStanding::Due;
    };
    const auto reports = reportsOf(incident.care);
    return std::any_of(state.followUps.begin(), state.followUps.end(), isOpen) ||
           std::any_of(reports.begin(), reports.end(), isDue);
}

std::vector<CareLate> careLate(const State& state, Instant now)
{
    std::vector<CareLate> out;
    for (const auto& [id, one] : state.followUps) {
        if (isOverdue(one, now))
            out.push_back({CareLateness::FollowUpLate, one.incident, id.value, one.dueAt});
    }
    for (const auto& [id, incident] : state.incidents)
        addLate(out, incident, now);
    for (const auto& [id, plan] : state.carePlans) {
        const auto due =
            plan.reviewAt ? std::min(*plan.reviewAt, plan.endsAt.value_or(now)) : plan.endsAt;
        if (!plan.endedAt && due && *due <= now)
            out.push_back({CareLateness::PlanOver, std::nullopt, id.value, *due});
    }
    for (const auto& [id, caution] : state.cautions) {
        if (!caution.endedAt && caution.endsAt && *caution.endsAt <= now)
            out.push_back({CareLateness::CautionOver, std::nullopt, id.value, *caution.endsAt});
    }
    return out;
}

std::optional<HospitalClocks> hospitalClocks(const CareTexts& texts)
{
    const auto arrived = texts.find(CareField::Arrived);
    if (arrived == texts.end())
        return std::nullopt;
    return HospitalClocks{arrived->second.at + kExamWithin, arrived->second.at + kHoldMax};
}

bool isUnderAge(const Incident& incident, Instant now)
{
    const Person* person = crisisPerson(incident);
    const auto age = person ? ageAt(person->born, now) : std::nullopt;
    return hasAgeGroup(incident, "youth") || hasAgeGroup(incident, "child") ||
           (age && *age < kAdultYears);
}

SchoolAge schoolAgeOf(const Incident& incident, Instant now)
{
    constexpr int kStillInSchool = 18;
    if (isUnderAge(incident, now))
        return SchoolAge::InSchool;
    const Person* person = crisisPerson(incident);
    const auto age = person ? ageAt(person->born, now) : std::optional<int>();
    if (hasAgeGroup(incident, "adult") || hasAgeGroup(incident, "elder"))
        return SchoolAge::Past;
    if (!age)
        return SchoolAge::NotKnown;
    return *age > kStillInSchool ? SchoolAge::Past : SchoolAge::InSchool;
}

bool hasOfficerRequest(const Incident& incident)
{
    return incident.care.sheets.count(CareSheet::OfficerRequest) > 0;
}

bool isProtectiveCustody(const Incident& incident)
{
    const auto isIn = [](const Checklist& run) {
        std::string step; // the question that was answered so
        for (const ChecklistStep& one : run.steps) {
            const bool isSaid = one.outcome.kind == StepOutcomeKind::Answered &&
                                equalsIgnoringCase(one.outcome.answer, kProtectiveCustody);
            if (isSaid)
                step = one.outcome.step;
            else if (one.outcome.step == step)
                step.clear(); // set right since
        }
        return !step.empty();
    };
    return std::any_of(incident.checklists.begin(), incident.checklists.end(), isIn);
}

Result<void> mayBeArrest(const Incident& incident)
{
    if (hasOfficerRequest(incident))
        return refuse(RefusalCode::CustodyIsNotArrest, incident.number);
    if (isProtectiveCustody(incident))
        return refuse(RefusalCode::ProtectiveIsNotArrest, incident.number);
    return {};
}

bool isArrest(const DispositionRule& disposition)
{
    return disposition.commonCode == kArrestCode;
}

bool isForceCorrected(const std::vector<Force>& all, const Force& one)
{
    return std::any_of(all.begin(), all.end(), [&](const Force& later) {
        const auto& corrects = later.corrects;
        return std::find(corrects.begin(), corrects.end(), one.at) != corrects.end() &&
               one.corrects.empty() &&
               (later.officer.empty() || equalsIgnoringCase(later.officer, one.officer));
    });
}

std::optional<bool> forceUsed(const std::vector<Force>& all)
{
    if (all.empty())
        return std::nullopt;
    return std::any_of(all.begin(), all.end(), [&](const Force& one) {
        const bool isUsed = std::any_of(one.kinds.begin(), one.kinds.end(),
                                        [](ForceKind kind) { return kind != ForceKind::None; });
        return isUsed && !isForceCorrected(all, one);
    });
}

bool isConsented(const IncidentCare& care, std::string_view partner, Instant now)
{
    return std::any_of(care.consents.begin(), care.consents.end(), [&](const Consent& one) {
        return equalsIgnoringCase(one.partner, partner) && !one.withdrawnAt && one.until > now;
    });
}

bool isReferralWithThem(ReferralStatus status)
{
    switch (status) {
    case ReferralStatus::Sent:
    case ReferralStatus::Accepted:
    case ReferralStatus::Refused:
    case ReferralStatus::Completed:
        return true;
    case ReferralStatus::Offered:
    case ReferralStatus::Declined:
    case ReferralStatus::Closed: // also where nothing was sent
        return false;
    }
    return false;
}

bool mayReadCare(const std::set<Role>& roles)
{
    return roles.count(Role::Dispatcher) > 0 || mayReadAfterwards(roles);
}

bool mayReadAfterwards(const std::set<Role>& roles)
{
    return roles.count(Role::Clinician) > 0 || roles.count(Role::Supervisor) > 0;
}

bool mayReadSheet(CareSheet sheet, const std::set<Role>& roles)
{
    return sheet == CareSheet::OfficerRequest || mayReadAfterwards(roles);
}

bool mayReplace(const CareText* standing, CareSheet sheet, const std::set<Role>& roles,
                const AgentId& who)
{
    return !standing || mayReadSheet(sheet, roles) || standing->by == who;
}

std::vector<const MandatedReport*> reportsOf(const IncidentCare& care)
{
    std::vector<const MandatedReport*> all;
    for (const MandatedReport& report : care.earlierReports)
        all.push_back(&report);
    for (const auto& [kind, report] : care.reports)
        all.push_back(&report);
    std::stable_sort(all.begin(), all.end(), [](const MandatedReport* a, const MandatedReport* b) {
        return a->number < b->number;
    });
    return all;
}

std::vector<const MandatedReport*> dueReportsOf(const IncidentCare& care, MandatedKind kind)
{
    auto due = reportsOf(care);
    due.erase(std::remove_if(due.begin(), due.end(),
                             [&](const MandatedReport* one) {
                                 return one->kind != kind || one->standing != MandatedStanding::Due;
                             }),
              due.end());
    return due;
}

std::int64_t nextReportNumber(const IncidentCare& care)
{
    const auto all = reportsOf(care);
    // Those of an older log may have none; none is ever given twice.
    const auto count = static_cast<std::int64_t>(all.size());
    return 1 + (all.empty() ? 0 : std::max(count, all.back()->number));
}

std::int64_t nextReportNumber(const IncidentCare& care, MandatedKind kind)
{
    std::int64_t next = 1;
    for (const MandatedReport* report : reportsOf(care)) {
        // One without a number was the first of its kind.
        if (report->kind == kind)
            next = std::max(next, report->number) + 1;
    }
    return next;
}

const CareText* careTextOf(const IncidentCare& care, CareSheet sheet, CareField field)
{
    const auto texts = care.sheets.find(sheet);
    if (texts == care.sheets.end())
        return nullptr;
    const auto text = texts->second.find(field);
    return text == texts->second.end() ? nullptr : &text->second;
}

} // namespace haven
